"""Who the sample partnership is. All names are invented (decision 27)."""

TITLE = {"en": "Welcoming Cities", "tr": "Kucaklayan Kentler"}
NUMBER = "2025-1-TR01-KA220-ADU-000000000"
GRANTING_AUTHORITY = {
    "en": "the Turkish National Agency",
    "tr": "Türkiye Ulusal Ajansı",
    "de": "der Türkischen Nationalagentur | die Türkische Nationalagentur",
    "es": "de la Agencia Nacional de Turquía | la Agencia Nacional de Turquía",
    "it": "dell’Agenzia nazionale turca | l’Agenzia nazionale turca",
    "mt": "tal-Aġenzija Nazzjonali Torka | l-Aġenzija Nazzjonali Torka",
}

# code: legal name, street, postcode, city, country, latitude, longitude, type, public body
ORGANISATIONS = {
    "P1": ("Sample Provincial Directorate", "Örnek Caddesi 1", "06420", "Ankara", "TR", 39.9208, 32.8541, "public body", True),
    "P2": ("Sample Training Consultancy", "Deneme Sokak 12", "06690", "Ankara", "TR", 39.9334, 32.8597, "training company", False),
    "P3": ("Sample University of Applied Sciences", "Alte Poststraße 149", "8020", "Graz", "AT", 47.0707, 15.4395, "university", False),
    "P4": ("Sample Training Centre", "Calle Feria 1", "41003", "Sevilla", "ES", 37.3891, -5.9845, "training centre", False),
    "P5": ("Sample Social Cooperative", "Via Esempio 24", "00185", "Roma", "IT", 41.9028, 12.4964, "social cooperative", False),
    "P6": ("Sample Rights Foundation", "Triq l-Eżempju 7", "VLT 1400", "Valletta", "MT", 35.8989, 14.5146, "NGO", False),
    "P7": ("Sample Social Services Directorate of the Metropolitan Province", "Numune Meydanı 3", "34122", "İstanbul", "TR", 41.0082, 28.9784, "public body", True),
    "A1": ("Sample Municipality", "Musterplatz 1", "1010", "Wien", "AT", 48.2082, 16.3738, "municipality", True),
}  # fmt: skip

# names under which four of the five sample lists know a partner; the fifth stays unknown, so that
# the mapping of organisations is seen
OTHER_NAMES = {
    "P1": ["Ankara Örnek İl Müdürlüğü"],
    "P3": ["FH Beispiel Graz"],
    "P4": ["Centro de Formación Ejemplo, Sevilla"],
    "P5": ["Cooperativa Sociale Esempio – Roma"],
}

SIGNATORIES = {
    "P1": ("Ayşe Örnek", "Project coordinator"),
    "P3": ("Dr. Lukas Österreicher-Groß", "Head of the Institute of Social Work"),
    "P4": ("María José Ñúñez Peña", "Director"),
    "P5": ("Niccolò D’Angelo", "President"),
    "P6": ("Ġorġ Ħamrun", "Secretary General"),
}

# organisation, given name, family name, language, function
PEOPLE = [
    ("P1", "Ayşe", "Örnek", "tr", "Project coordinator"),
    ("P1", "İbrahim", "Işık", "tr", "Social worker"),
    ("P2", "Şule", "Çağlayan", "tr", "Trainer"),
    ("P7", "Yiğit", "Güneş", "tr", "Head of unit"),
    ("P3", "Lukas", "Österreicher-Groß", "de", "Head of institute"),
    ("P3", "Jürgen", "Weiß", "de", "Researcher"),
    ("P4", "María José", "Ñúñez Peña", "es", "Director"),
    ("P4", "Íñigo", "Álvarez de la Fuente", "es", "Trainer"),
    ("P5", "Niccolò", "D’Angelo", "it", "President"),
    ("P5", "Γιώργος", "Παπαδόπουλος", "en", "Mediator"),
    ("P6", "Ċetta", "Għaxaq", "mt", "Project officer"),
    ("P6", "Ġorġ", "Ħamrun", "mt", "Secretary General"),
    ("P6", "Żeppi", "Cauchi", "mt", "Adult educator"),
    ("A1", "السيدة فاطمة", "الزهراء", "en", "Cultural mediator"),
]

# e-mail, name, role, organisation it is for ("" = the project)
ACCOUNTS = [
    ("ayse.ornek@directorate.example", "Ayşe Örnek", "coordinator", ""),
    ("deniz.ak@directorate.example", "Deniz Ak", "assistant", ""),
    ("lukas@university.example", "Lukas Österreicher-Groß", "host", "P3"),
    ("carmen@centre.example", "Carmen Vila", "contact", "P4"),
]
PARTICIPANT_ACCOUNT = ("cetta@foundation.example", "Ċetta Għaxaq")
OPERATOR = "operator@kilim.example"

# work package, number, title, lead, place, weeks from the running event, days, people
PROMISED = [
    ("WP2", "A1", {"en": "Study visits to local bodies", "tr": "Yerel kurumlara çalışma ziyaretleri"}, "P3", "Graz", 0, 3, 14),
    ("WP2", "A2", {"en": "Roundtables in the partner countries", "tr": "Ortak ülkelerde yuvarlak masalar"}, "P7", "five cities", 24, 1, 150),
    ("WP3", "A1", {"en": "Joint staff training", "tr": "Ortak personel eğitimi"}, "P4", "Seville", -23, 5, 18),
    ("WP3", "A2", {"en": "Pilot of the learning programme", "tr": "Öğrenme programının denenmesi"}, "P6", "Valletta", 3, 5, 18),
    ("WP5", "A1", {"en": "Final seminar", "tr": "Kapanış semineri"}, "P1", "Ankara", 43, 2, 100),
]  # fmt: skip

# what the host answered by mail, as the coordinator attached it
MAIL_OF_THE_HOST = """From: {name} <{email}>
To: Ayşe Örnek <ayse.ornek@directorate.example>
Subject: Programm Graz
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Dear Ayşe,

this is our programme for the three days. Could you enter and publish it, please? I am in
exams until Friday.

Best wishes
Lukas
"""
