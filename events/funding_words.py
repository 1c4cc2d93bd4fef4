"""What the funder wants to read on every page, in six languages: data without Django.

``{authority}`` is the phrase a project gives for its granting authority. Languages that need it
in two cases hold both, parted by ``|``: what belongs to it first, then the authority itself:
"der OeAD-GmbH | die OeAD-GmbH", "del SEPIE | el SEPIE", "dell’INDIRE | l’INDIRE".
"""

STATEMENTS = {
    "en": "Co-funded by the European Union",
    "tr": "Avrupa Birliği tarafından ortaklaşa finanse edilmektedir",
    "de": "Kofinanziert von der Europäischen Union",
    "es": "Cofinanciado por la Unión Europea",
    "it": "Cofinanziato dall’Unione europea",
    "mt": "Kofinanzjat mill-Unjoni Ewropea",
}

# calls from 2021 on
DISCLAIMERS = {
    "en": (
        "Funded by the European Union. Views and opinions expressed are however those of the "
        "author(s) only and do not necessarily reflect those of the European Union or "
        "{authority}. Neither the European Union nor {again} can be held responsible for them."
    ),
    "tr": (
        "Avrupa Birliği tarafından finanse edilmektedir. Ancak ifade edilen görüş ve düşünceler "
        "yalnızca yazar(lar)a aittir; Avrupa Birliği’nin veya hibe makamının ({authority}) "
        "görüşlerini yansıtmayabilir. Ne Avrupa Birliği ne de hibe makamı bunlardan sorumlu "
        "tutulabilir."
    ),
    "de": (
        "Von der Europäischen Union finanziert. Die geäußerten Ansichten und Meinungen "
        "entsprechen jedoch ausschließlich denen des Autors bzw. der Autoren und spiegeln nicht "
        "zwingend die der Europäischen Union oder {authority} wider. Weder die Europäische Union "
        "noch {again} können dafür verantwortlich gemacht werden."
    ),
    "es": (
        "Financiado por la Unión Europea. Las opiniones y puntos de vista expresados solo "
        "comprometen a su(s) autor(es) y no reflejan necesariamente los de la Unión Europea o "
        "los {authority}. Ni la Unión Europea ni {again} pueden ser considerados responsables "
        "de ellos."
    ),
    "it": (
        "Finanziato dall’Unione europea. Le opinioni e i punti di vista espressi sono tuttavia "
        "esclusivamente quelli dell’autore/degli autori e non riflettono necessariamente quelli "
        "dell’Unione europea o {authority}. Né l’Unione europea né {again} possono esserne "
        "ritenute responsabili."
    ),
    "mt": (
        "Iffinanzjat mill-Unjoni Ewropea. Madankollu, il-fehmiet u l-opinjonijiet espressi huma "
        "biss dawk tal-awtur(i) u mhux neċessarjament jirriflettu dawk tal-Unjoni Ewropea jew "
        "{authority}. La l-Unjoni Ewropea u lanqas {again} ma jistgħu jinżammu responsabbli "
        "għalihom."
    ),
}

# calls of 2014 to 2020, which name the Commission instead of the authority
EARLIER_DISCLAIMERS = {
    "en": (
        "The European Commission's support for the production of this publication does not "
        "constitute an endorsement of the contents, which reflect the views only of the authors, "
        "and the Commission cannot be held responsible for any use which may be made of the "
        "information contained therein."
    ),
    "tr": (
        "Avrupa Komisyonu’nun bu yayının hazırlanmasına verdiği destek, yalnızca yazarların "
        "görüşlerini yansıtan içeriğin onaylandığı anlamına gelmez; Komisyon, burada yer alan "
        "bilgilerin kullanımından sorumlu tutulamaz."
    ),
    "de": (
        "Die Unterstützung der Europäischen Kommission für die Erstellung dieser "
        "Veröffentlichung stellt keine Billigung des Inhalts dar, welcher nur die Ansichten der "
        "Verfasser wiedergibt, und die Kommission kann nicht für eine etwaige Verwendung der "
        "darin enthaltenen Informationen haftbar gemacht werden."
    ),
    "es": (
        "El apoyo de la Comisión Europea para la producción de esta publicación no constituye "
        "una aprobación del contenido, el cual refleja únicamente las opiniones de los autores, "
        "y la Comisión no se hace responsable del uso que pueda hacerse de la información "
        "contenida en la misma."
    ),
    "it": (
        "Il sostegno della Commissione europea alla produzione di questa pubblicazione non "
        "costituisce un’approvazione del contenuto, che riflette esclusivamente il punto di "
        "vista degli autori, e la Commissione non può essere ritenuta responsabile per l’uso che "
        "può essere fatto delle informazioni ivi contenute."
    ),
    "mt": (
        "L-appoġġ tal-Kummissjoni Ewropea għall-produzzjoni ta’ din il-pubblikazzjoni ma jfissirx "
        "approvazzjoni tal-kontenut, li jirrifletti biss il-fehmiet tal-awturi, u l-Kummissjoni "
        "ma tistax tinżamm responsabbli għal kwalunkwe użu li jista’ jsir mill-informazzjoni li "
        "tinsab fiha."
    ),
}

# said while a project has not named its authority
SOME_AUTHORITY = {
    "en": "the granting authority",
    "tr": "Ulusal Ajans",
    "de": "der Bewilligungsbehörde | die Bewilligungsbehörde",
    "es": "de la autoridad que concede la subvención | la autoridad que concede la subvención",
    "it": "dell’autorità che concede la sovvenzione | l’autorità che concede la sovvenzione",
    "mt": "ta’ min jagħti l-għotja | min jagħti l-għotja",
}


def statement(language: str) -> str:
    """The words beside the emblem."""
    return STATEMENTS.get(language, STATEMENTS["en"])


def disclaimer(language: str, *, call_year: int, authority: str = "") -> str:
    """The sentence that the rules of the call year ask for, with its granting authority."""
    language = language if language in DISCLAIMERS else "en"
    if call_year < 2021:
        return EARLIER_DISCLAIMERS[language]
    first, _bar, second = (authority or SOME_AUTHORITY[language]).partition("|")
    first, second = first.strip(), second.strip()
    return DISCLAIMERS[language].format(authority=first, again=second or first)
