"""What a certificate says, in six languages: data, without a line of logic.

Languages whose endings follow the word before (Turkish) or whose articles melt into it (Maltese)
say the facts as label and value; the others say a sentence. No sentence agrees with the person.
``certificates.sentences`` puts the facts in.

``sentence`` takes {name} {of} {role} {kind} {title} {place} {when} {truth} {project} {number};
``of`` and ``role`` are left out when there is nothing to say.
"""

from dataclasses import dataclass, field

LANGUAGES = ("en", "tr", "de", "es", "it", "mt")


@dataclass(frozen=True)
class Counting:
    """How days and hours are said: (for one, for more). ``part`` when days were missed."""

    all: tuple[str, str]
    part: tuple[str, str]
    hours: tuple[str, str]
    joined: str = "{days}, {hours}"


@dataclass(frozen=True)
class Words:
    """One language."""

    title: str
    sentence: str
    of: str
    on: str
    span: str
    kinds: dict
    roles: dict
    counting: Counting
    labels: dict
    # the same numbers inside the sentence, where grammar asks for another form
    counting_inside: Counting | None = None
    pairs: list = field(default_factory=list)


ENGLISH = Words(
    title="Certificate of Attendance",
    sentence=(
        "This is to certify that {name}{of} {role} the {kind} “{title}” held in {place}, {when} "
        "({truth}) within the Erasmus+ project “{project}” ({number})."
    ),
    of=", representing {organisation},",
    on="on {day}",
    span="from {start} to {end}",
    kinds={
        "meeting": "transnational project meeting",
        "visit": "study visit",
        "training": "joint staff training",
        "roundtable": "national roundtable",
        "final": "final seminar",
    },
    roles={
        "": "attended",
        "trainer": "took part as a trainer in",
        "speaker": "took part as a speaker in",
        "host_staff": "took part as a member of the host’s staff in",
        "interpreter": "took part as an interpreter in",
        "accompanying": "took part as an accompanying person in",
    },
    counting=Counting(
        all=("{days} day", "{days} days"),
        part=("{days} of {of_days} days", "{days} of {of_days} days"),
        hours=("{hours} hour", "{hours} hours"),
    ),
    labels={
        "lead": "This is to certify that",
        "of": "representing {organisation}",
        "host": "Receiving organisation",
        "coordinator": "Coordinating organisation",
        "issued": "Place and date of issue",
        "keeper": "Records kept by",
        "preview": "PREVIEW",
    },
)

TURKISH = Words(
    title="Katılım Belgesi",
    sentence=(
        "İşbu belge, adı soyadı belirtilen kişinin Erasmus+ programı kapsamında yürütülen "
        "“{project}” ({number}) projesinin “{title}” başlıklı etkinliğine katıldığını gösterir."
    ),
    of="{organisation}",
    on="{day}",
    span="{range}",
    kinds={
        "meeting": "ulusötesi proje toplantısı",
        "visit": "çalışma ziyareti",
        "training": "ortak personel eğitimi",
        "roundtable": "ulusal yuvarlak masa toplantısı",
        "final": "kapanış semineri",
    },
    roles={
        "": "",
        "trainer": "eğitmen",
        "speaker": "konuşmacı",
        "host_staff": "ev sahibi kuruluş personeli",
        "interpreter": "tercüman",
        "accompanying": "refakatçi",
    },
    counting=Counting(
        all=("{days} gün", "{days} gün"),
        part=("{of_days} günlük programın {days} günü", "{of_days} günlük programın {days} günü"),
        hours=("{hours} saat", "{hours} saat"),
    ),
    labels={
        "host": "Ev sahibi kuruluş",
        "coordinator": "Koordinatör kuruluş",
        "issued": "Düzenlenme yeri ve tarihi",
        "keeper": "Kayıtları saklayan kuruluş",
        "preview": "ÖN İZLEME",
    },
    pairs=[
        ("Adı soyadı", "{name}"),
        ("Kuruluş", "{of}"),
        ("Rol", "{role}"),
        ("Etkinlik türü", "{kind}"),
        ("Yer", "{place}"),
        ("Tarih", "{when}"),
        ("Süre", "{truth}"),
    ],
)

GERMAN = Words(
    title="Teilnahmebestätigung",
    sentence=(
        "Hiermit wird bestätigt, dass {name}{of} {when} in {place}, an der Veranstaltung "
        "„{title}“ ({kind}) im Umfang von {truth} im Rahmen des Erasmus+-Projekts „{project}“ "
        "({number}) {role}teilgenommen hat."
    ),
    of=" ({organisation})",
    on="am {day}",
    span="vom {start} bis {end}",
    kinds={
        "meeting": "transnationales Projekttreffen",
        "visit": "Studienbesuch",
        "training": "gemeinsame Personalschulung",
        "roundtable": "nationaler Runder Tisch",
        "final": "Abschlussseminar",
    },
    roles={
        "": "",
        "trainer": "als Lehrkraft ",
        "speaker": "mit einem Vortrag ",
        "host_staff": "für die aufnehmende Einrichtung ",
        "interpreter": "zum Dolmetschen ",
        "accompanying": "als Begleitperson ",
    },
    counting=Counting(
        all=("{days} Tag", "{days} Tage"),
        part=("{days} von {of_days} Tagen", "{days} von {of_days} Tagen"),
        hours=("{hours} Stunde", "{hours} Stunden"),
    ),
    counting_inside=Counting(
        all=("{days} Tag", "{days} Tagen"),
        part=("{days} von {of_days} Tagen", "{days} von {of_days} Tagen"),
        hours=("{hours} Stunde", "{hours} Stunden"),
        joined="{days} ({hours})",
    ),
    labels={
        "host": "Aufnehmende Einrichtung",
        "coordinator": "Koordinierende Einrichtung",
        "issued": "Ort und Datum der Ausstellung",
        "keeper": "Unterlagen aufbewahrt bei",
        "preview": "VORSCHAU",
    },
)

SPANISH = Words(
    title="Certificado de asistencia",
    sentence=(
        "Se certifica que {name}{of} ha participado {role}en la actividad «{title}» ({kind}), "
        "celebrada en {place}, {when} ({truth}), en el marco del proyecto Erasmus+ «{project}» "
        "({number})."
    ),
    of=", en representación de {organisation},",
    on="el {day}",
    span="del {start} al {end}",
    kinds={
        "meeting": "reunión transnacional del proyecto",
        "visit": "visita de estudio",
        "training": "formación conjunta del personal",
        "roundtable": "mesa redonda nacional",
        "final": "seminario final",
    },
    roles={
        "": "",
        "trainer": "como docente ",
        "speaker": "como ponente ",
        "host_staff": "como personal de la organización de acogida ",
        "interpreter": "como intérprete ",
        "accompanying": "como acompañante ",
    },
    counting=Counting(
        all=("{days} día", "{days} días"),
        part=("{days} de {of_days} días", "{days} de {of_days} días"),
        hours=("{hours} hora", "{hours} horas"),
    ),
    labels={
        "host": "Organización de acogida",
        "coordinator": "Organización coordinadora",
        "issued": "Lugar y fecha de expedición",
        "keeper": "Documentación custodiada por",
        "preview": "VISTA PREVIA",
    },
)

ITALIAN = Words(
    title="Attestato di partecipazione",
    sentence=(
        "Si certifica che {name}{of} ha partecipato {role}all’attività «{title}» ({kind}), "
        "svoltasi a {place}, {when} ({truth}), nell’ambito del progetto Erasmus+ «{project}» "
        "({number})."
    ),
    of=", in rappresentanza di {organisation},",
    on="{il_day}",
    span="{dal_start} {al_end}",
    kinds={
        "meeting": "riunione transnazionale di progetto",
        "visit": "visita di studio",
        "training": "formazione congiunta del personale",
        "roundtable": "tavola rotonda nazionale",
        "final": "seminario finale",
    },
    roles={
        "": "",
        "trainer": "come docente ",
        "speaker": "con un intervento ",
        "host_staff": "come personale dell’organizzazione ospitante ",
        "interpreter": "come interprete ",
        "accompanying": "come persona accompagnatrice ",
    },
    counting=Counting(
        all=("{days} giorno", "{days} giorni"),
        part=("{days} giorno su {of_days}", "{days} giorni su {of_days}"),
        hours=("{hours} ora", "{hours} ore"),
    ),
    labels={
        "host": "Organizzazione ospitante",
        "coordinator": "Organizzazione coordinatrice",
        "issued": "Luogo e data di rilascio",
        "keeper": "Documentazione conservata da",
        "preview": "ANTEPRIMA",
    },
)

MALTESE = Words(
    title="Ċertifikat ta’ Attendenza",
    sentence=(
        "B’dan iċ-ċertifikat nikkonfermaw il-parteċipazzjoni ta’ {name}{of} fl-attività “{title}” "
        "({kind}), li saret fil-lokalità ta’ {place}, {when} ({role}{truth}), fi ħdan il-proġett "
        "Erasmus+ “{project}” ({number})."
    ),
    of=", f’isem {organisation},",
    on="data: {day}",
    span="dati: {range}",
    kinds={
        "meeting": "laqgħa tranżnazzjonali tal-proġett",
        "visit": "żjara ta’ studju",
        "training": "taħriġ konġunt tal-persunal",
        "roundtable": "diskussjoni nazzjonali ta’ madwar mejda",
        "final": "seminar finali",
    },
    roles={
        "": "",
        "trainer": "rwol: taħriġ; ",
        "speaker": "rwol: preżentazzjoni; ",
        "host_staff": "rwol: persunal tal-organizzazzjoni ospitanti; ",
        "interpreter": "rwol: interpretazzjoni; ",
        "accompanying": "rwol: akkumpanjament; ",
    },
    counting=Counting(
        all=("jiem: {days}", "jiem: {days}"),
        part=("jiem: {days} minn {of_days}", "jiem: {days} minn {of_days}"),
        hours=("sigħat: {hours}", "sigħat: {hours}"),
        joined="{days}; {hours}",
    ),
    labels={
        "host": "Organizzazzjoni ospitanti",
        "coordinator": "Organizzazzjoni koordinatriċi",
        "issued": "Post u data tal-ħruġ",
        "keeper": "Dokumenti miżmuma minn",
        "preview": "DEHRA MINN QABEL",
    },
)

WORDS = dict(
    zip(LANGUAGES, (ENGLISH, TURKISH, GERMAN, SPANISH, ITALIAN, MALTESE), strict=True)
)  # fmt: skip
