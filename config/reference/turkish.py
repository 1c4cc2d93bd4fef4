"""Turkish for what commands and the API say about themselves in English."""

COMMANDS = {
    "Bring an Excel or CSV list into an event. Rows that need a look are named on standard error "
    "with their cell, value and reason; the exit code is then 3.":
        "Excel veya CSV listesini etkinliğe aktarır. Kontrol edilmesi gereken satırları hücresi, "
        "değeri ve nedeniyle standart hata çıktısına yazar; bu durumda çıkış kodu 3 olur.",
    "Exports who was there, with days and hours, as xlsx, csv or json.":
        "Kimlerin katıldığını gün ve saatleriyle xlsx, csv veya json olarak dışa aktarır.",
    "Gather marked strings (--update), write .mo files (--compile), or check the rules.":
        "Çevrilecek metinleri toplar (--update), .mo dosyalarını yazar (--compile) veya kuralları "
        "denetler.",
    "Issue the certificates of an event to everybody who was present and has none.":
        "Katıldığı hâlde katılım belgesi olmayan herkese etkinliğin katılım belgelerini düzenler.",
    "Make the parts of the manual that come from the code, or say which are out of date.":
        "Kılavuzun koddan üretilen bölümlerini yazar veya hangilerinin eskidiğini bildirir.",
    "Make the sample partnership “Welcoming Cities”; refuses a database that is not empty.":
        "“Welcoming Cities” örnek ortaklığını oluşturur; boş olmayan bir veritabanını reddeder.",
    "Print addresses and accounts of a development site.":
        "Geliştirme sitesinin adreslerini ve hesaplarını yazdırır.",
    "Print the SHA-256 of the business state; with --json the state itself too.":
        "Kayıtlı durumun SHA-256 özetini yazdırır; --json ile durumun kendisini de.",
    "Print who may use which route by which method.":
        "Hangi adresi, hangi yöntemle, kimin kullanabileceğini yazdırır.",
    "Run jobs, send the outbox and do whatever else is due.":
        "Zamanı gelen işleri yapar, bekleyen e-postaları gönderir.",
    "Works out the attendance of all events again from scans and corrections.":
        "Bütün etkinliklerin katılım durumunu giriş kayıtlarından ve düzeltmelerden yeniden "
        "hesaplar.",
    "Write certificate.pem and key.pem for NAME into FOLDER; browsers will ask once.":
        "NAME için FOLDER klasörüne certificate.pem ve key.pem yazar; tarayıcılar bir kez sorar.",
}  # fmt: skip
OPTIONS = {
    "a file; standard output without it": "dosya; verilmezse standart çıktı",
    "as JSON instead of a table": "tablo yerine JSON olarak",
    "bring in nobody when a row needs a look":
        "kontrol edilmesi gereken satır varsa kimseyi aktarmaz",
    "change nothing; fail when a part is out of date":
        "hiçbir şeyi değiştirmez; eskiyen bölüm varsa hatayla çıkar",
    "do what is due now, then stop": "zamanı gelenleri yapar, sonra durur",
    "hundreds of guests more": "kaç yüz konuk daha ekleneceği",
    "make the parts again": "bölümleri yeniden yazar",
    "only show what would happen": "yalnızca ne olacağını gösterir",
    "say nothing when it is not": "veritabanı boş değilse sessizce çıkar",
    "say what would come, write nothing": "ne aktarılacağını söyler, hiçbir şey yazmaz",
    "second language; default: as chosen for the event, '' for English only":
        "ikinci dil; verilmezse etkinlik için seçilen, '' ise yalnızca İngilizce",
    "seconds between looks": "iki bakış arasındaki saniye",
    "the day to stand on, as 2026-11-24": "bugün sayılacak gün, örnek: 2026-11-24",
    "the event's slug": "etkinliğin adresindeki ad (slug)",
    "who was absent": "kimlerin katılmadığını belirleyen sayı",
    "gather marked strings into every catalogue": "çevrilecek metinleri her kataloğa ekler",
    "write the .mo files": ".mo dosyalarını yazar",
    "fail when a rule is broken": "bir kural bozuksa hatayla çıkar",
    "how far the partnership has come": "ortaklığın vardığı aşama",
    "with the state itself": "durumun kendisiyle birlikte",
    "where the two files go": "iki dosyanın yazılacağı klasör",
    "host name or address of the site": "sitenin adı veya adresi",
    "the list, as it came": "geldiği hâliyle liste",
    "the kind of file": "dosya türü",
}  # fmt: skip
API = {
    "A batch. ``sent_at`` is the sender's clock at sending: it puts wrong clocks right.":
        "Bir toplu gönderim. ``sent_at`` gönderenin saatidir: yanlış saatler bununla düzeltilir.",
    "All a device needs to answer without network.":
        "Bir kayıt cihazının bağlantısız yanıt vermek için ihtiyaç duyduğu her şey.",
    "An answer for each scan, in their order, and counts of the roll calls they named. The one "
    "scan of somebody who was in already changes nothing and may bring no counts.":
        "Her giriş kaydı için sırasıyla bir yanıt ve adı geçen yoklamaların sayıları. "
        "Girişi zaten kayıtlı birinin tek başına yeniden okutulması hiçbir şeyi değiştirmez; "
        "bu durumda sayı gelmeyebilir.",
    "How many are in, of how many who may come.": "Beklenenlerden kaçının girişi kayıtlı.",
    "Keep a batch of scans and answer one by one. Sending the same again changes nothing.":
        "Giriş kayıtlarını saklar ve her birini ayrı yanıtlar. Aynısını yeniden göndermek hiçbir "
        "şeyi değiştirmez.",
    "One attempt: the code of a pass as it was read or typed, or the reference of a person.":
        "Bir giriş denemesi: karekod kartının okunan veya yazılan kodu ya da kişinin referansı.",
    "People by a few letters of name or organisation, twenty at most.":
        "Adın veya kuruluşun birkaç harfiyle kişiler; en çok yirmi.",
    "RFC 9457.": "RFC 9457 biçiminde hata.",
    "Somebody who is on no list.": "Hiçbir listede olmayan biri.",
    "Take back a scan of this device, while the roll call is not done.":
        "Yoklama tamamlanmadığı sürece, bu cihazın bir giriş kaydını geri alır.",
    "Taking back a scan of this device.": "Bu cihazın bir giriş kaydını geri alma.",
    "Welcome somebody who is on no list: on the list and in at once.":
        "Listede olmayan birini karşılar: hem listeye ekler hem girişini kaydeder.",
    "What a device needs offline. Answers 304 to the ETag of an unchanged one.":
        "Bir cihazın çevrim dışı ihtiyaç duyduğu veriler. Değişmemişse ETag için 304 yanıtı verir.",
    "What became of one scan. Nobody is named unless welcome.":
        "Bir giriş kaydının sonucu. Karşılananlar dışında kimsenin adı verilmez.",
    "``org`` is a place in ``organisations``, ``code`` the beginning of the code's hash.":
        "``org``, ``organisations`` içindeki sıradır; ``code``, karekodun özetinin başlangıcıdır.",
    "made by the sender; a retry sends the same":
        "gönderen üretir; yeniden denemede aynısı gönderilir",
    "when, by the sender's clock": "gönderenin saatine göre an",
}  # fmt: skip
SENTENCES = COMMANDS | OPTIONS | API
