"""When and where the sample partnership meets, in weeks from the running event."""

# key, weeks, weekday (0 = Monday) or None for the running one, days, kind, host, title, venue,
# work package, activity
EVENTS = [
    ("kick-off", -50, 1, 2, "meeting", "P1", {"en": "Kick-off meeting in Ankara", "tr": "Ankara açılış toplantısı"}, "Directorate, great hall", "WP1", ""),
    ("needs", -36, 2, 1, "roundtable", "P7", {"en": "What local bodies need", "tr": "Yerel kurumlar neye ihtiyaç duyuyor"}, "Culture centre", "WP2", "A2"),
    ("curriculum", -28, 0, 2, "meeting", "P3", {"en": "Curriculum meeting in Graz", "tr": "Graz müfredat toplantısı"}, "Lecture room 4", "WP1", ""),
    ("seville", -23, 0, 5, "training", "P4", {"en": "Working with newcomers", "tr": "Yeni gelenlerle çalışmak"}, "Training centre, room 2", "WP3", "A1"),
    ("rome", -9, 1, 2, "meeting", "P5", {"en": "Interim meeting in Rome", "tr": "Roma ara toplantısı"}, "Cooperative, ground floor", "WP1", ""),
    ("graz", 0, None, 3, "visit", "P3", {"en": "How Graz receives newcomers", "tr": "Graz yeni gelenleri nasıl karşılıyor"}, "FH auditorium", "WP2", "A1"),
    ("valletta", 3, 0, 5, "training", "P6", {"en": "Pilot of the curriculum", "tr": "Müfredatın denenmesi"}, "Foundation, seminar room", "WP3", "A2"),
    ("platform", 20, 1, 2, "meeting", "P4", {"en": "Platform meeting in Seville", "tr": "Sevilla platform toplantısı"}, "Training centre", "WP1", ""),
    ("round-graz", 24, 2, 1, "roundtable", "P3", {"en": "Roundtable Graz", "tr": "Graz yuvarlak masası"}, "City library", "WP2", "A2"),
    ("round-rome", 26, 2, 1, "roundtable", "P5", {"en": "Roundtable Rome", "tr": "Roma yuvarlak masası"}, "Municipal hall", "WP2", "A2"),
    ("final", 43, 1, 2, "final", "P1", {"en": "Final seminar", "tr": "Kapanış semineri"}, "Congress centre", "WP5", "A1"),
]  # fmt: skip

SUMMARIES = {
    "graz": {
        "en": "Three days with the people who run the welcome desk, the language cafés and the "
        "night shelter.",
        "tr": "Karşılama masasını, dil kafelerini ve gece barınağını yürüten insanlarla üç gün.",
    },
    "round-graz": {
        "en": "Open to everybody: neighbours, newcomers and the city council at one table.",
        "tr": "Herkese açık: komşular, yeni gelenler ve belediye meclisi aynı masada.",
    },
    "final": {
        "en": "What seven partners learned in two years, and what stays.",
        "tr": "Yedi ortak iki yılda ne öğrendi, geriye ne kalıyor.",
    },
}

ZONES = {"TR": "Europe/Istanbul", "AT": "Europe/Vienna", "ES": "Europe/Madrid",
         "IT": "Europe/Rome", "MT": "Europe/Malta"}  # fmt: skip

# day: begins, ends, kind, title, more
GRAZ = {
    1: [
        ("09:00", "10:30", "session", {"en": "Welcome and introduction", "tr": "Karşılama ve tanışma"}, {"speaker": "Lukas Österreicher-Groß"}),
        ("10:30", "11:00", "break", {"en": "Coffee", "tr": "Kahve arası"}, {}),
        ("11:00", "12:30", "session", {"en": "Integration policy of the city", "tr": "Kentin uyum politikası"}, {"speaker": "Jürgen Weiß"}),
        ("12:30", "14:00", "break", {"en": "Lunch", "tr": "Öğle yemeği"}, {}),
        ("14:00", "16:00", "visit", {"en": "Night shelter", "tr": "Gece barınağı"},
         {"host_institution": "Sample Night Shelter", "address": "Schönaugürtel 29, 8010 Graz", "contact": "Herr Pichler", "access_note": {"en": "Two groups of seven; no photographs", "tr": "Yedişer kişilik iki grup; fotoğraf çekilmez"}}),
    ],
    2: [
        ("08:45", "10:00", "visit", {"en": "Welcome desk, City of Graz", "tr": "Karşılama masası, Graz Belediyesi"},
         {"host_institution": "City of Graz", "address": "Keesgasse 6, 8010 Graz", "contact": "Frau Huber", "way_to_next": "12 min on foot", "access_note": {"en": "German with interpreter, step-free", "tr": "Almanca, çevirmenli; engelsiz giriş"}}),
        ("10:30", "12:00", "visit", {"en": "Language café in the library", "tr": "Kütüphanede dil kafesi"},
         {"host_institution": "City Library", "address": "Belgiergasse 2, 8020 Graz", "contact": "Frau Lang", "access_note": {"en": "Bring an identity card", "tr": "Kimlik kartı getirin"}}),
        ("12:00", "13:30", "break", {"en": "Lunch", "tr": "Öğle yemeği"}, {}),
        ("13:30", "15:00", "visit", {"en": "Housing first, an NGO’s office", "tr": "Önce konut, bir STK’nın ofisi"},
         {"host_institution": "Sample Housing Association", "address": "Annenstraße 39, 8020 Graz", "contact": "Frau Mayer", "way_to_next": "tram 1, 4, 7"}),
        ("15:30", "17:00", "session", {"en": "What we take home", "tr": "Eve ne götürüyoruz"}, {"speaker": "all partners"}),
    ],
    3: [
        ("09:00", "11:00", "session", {"en": "Good practice cards", "tr": "İyi uygulama kartları"}, {"speaker": "Şule Çağlayan"}),
        ("11:00", "11:30", "break", {"en": "Coffee", "tr": "Kahve arası"}, {}),
        ("11:30", "12:30", "session", {"en": "Next steps and certificates", "tr": "Sonraki adımlar ve belgeler"}, {"speaker": "Ayşe Örnek"}),
    ],
}  # fmt: skip

ROUNDTABLE = {
    1: [
        ("14:00", "14:15", "session", {"en": "Welcome", "tr": "Karşılama"}, {"speaker": "Lukas Österreicher-Groß"}),
        ("14:15", "15:45", "session", {"en": "What newcomers say they need", "tr": "Yeni gelenler neye ihtiyaç duyduklarını söylüyor"}, {"place": "Reading room"}),
        ("15:45", "16:15", "break", {"en": "Coffee and talk", "tr": "Kahve ve sohbet"}, {}),
        ("16:15", "17:30", "session", {"en": "What the city can change", "tr": "Kent neyi değiştirebilir"}, {"place": "Reading room"}),
    ],
}  # fmt: skip
PROGRAMMES = {"graz": GRAZ, "round-graz": ROUNDTABLE}
ANNOUNCED = {"round-graz"}  # public long before: what visitors of the site see first

ANY_DAY = [
    ("09:00", "10:30", "session", {"en": "Opening and work plan", "tr": "Açılış ve iş planı"}, {}),
    ("10:30", "11:00", "break", {"en": "Coffee", "tr": "Kahve arası"}, {}),
    ("11:00", "12:30", "session", {"en": "Work in groups", "tr": "Grup çalışması"}, {}),
    ("12:30", "14:00", "break", {"en": "Lunch", "tr": "Öğle yemeği"}, {}),
    (
        "14:00",
        "16:30",
        "session",
        {"en": "Results and decisions", "tr": "Sonuçlar ve kararlar"},
        {},
    ),
]
