"""Words of headers in the languages of the partners, folded (see ``texts.fold``).

One line a language, in the order en, tr, de, es, it, mt, then fr, el, pl, ro where known.
"""

from . import fields
from .texts import phrases, words

HEADERS = {
    fields.NUMBER: """
        no; nr; n; num; number; s no; serial no; row
        sira; sira no; sira numarasi; s n; sn
        lfd nr; lfdnr; laufende nummer; nummer; pos
        numero; n o; orden; n orden; num orden; nº; ord; progressivo; n progr; n ord; numru
        α α; αα; lp; l p; poz; nr crt; crt; n°""",
    fields.TITLE: """
        title; academic title; titles; akademik unvan; akademik unvani; unvan; unvani
        titel; akad titel; akademischer titel; akad grad; titulo; titulo academico; tratamiento
        titolo; titolo accademico; titlu; titlu akkademiku; titre; τιτλοσ; tytul; titlul
        salutation; anrede; hitap""",
    fields.ORGANISATION: """
        organisation; organization; institution; company; partner; partner organisation; entity
        partner organization; partner institution; sending organisation; sending organization
        sending institution; home institution; affiliation; employer; university; ngo
          organisation name
        name of organisation; name of organization; name of institution; name of the organisation
        name of the organization; name of the institution; institution name; organization name
        name of the partner; name of partner; company name; represented organisation; association
        kurum; kurumu; kurulus; kurulusu; kurum adi; kurumun adi; kurulus adi; kurum kurulus
        gorev yaptigi kurum; calistigi kurum; gorev yeri; kadro yeri; isyeri; is yeri
          temsil ettigi kurum
        gonderen kurum; ortak; ortak kurum; ortak kurulus; universite; belediye; okul; okulu
        einrichtung; institut; dienststelle; entsendende einrichtung; entsendende organisation
        trager; tragerorganisation; hochschule; partnerorganisation; verein; name der organisation
        name der einrichtung; arbeitgeber; arbeitsstelle; unternehmen; betrieb; gemeinde; behorde
        entidad; entidad socia; institucion; organizacion; organismo; empresa; entidad de envio
          socio
        entidad de procedencia; institucion de origen; centro de trabajo; centro
          nombre de la entidad
        nombre de la organizacion; nombre de la institucion; organizacion de envio; ayuntamiento
        ente; ente di appartenenza; organizzazione; organizzazione di appartenenza; istituzione
        istituto; istituto di appartenenza; azienda; societa; associazione; ente di invio
          nome ente
        organizzazione di invio; nome dell organizzazione; denominazione ente; partner di progetto
          comune
        organizzazzjoni; entita; istituzzjoni; kumpanija; l organizzazzjoni
          isem l organizzazzjoni; sieheb
        organisme; structure; etablissement; organisation d envoi; nom de l organisation
          entreprise
        φορεασ; οργανισμοσ; ιδρυμα; φορεασ αποστολησ; εταιροσ; υπηρεσια
        organizacja; instytucja; organizacja wysylajaca; nazwa organizacji; nazwa instytucji
          firma partnerska
        organizatie; organizatia; institutia; institutie; denumirea organizatiei""",
    # German for a company, Spanish and Italian for a signature: the cells decide.
    "firma": "firma; firme",
    fields.FUNCTION: """
        function; role; position; job title; job; post; occupation; profession
          role in the project
        role in the organisation; role in organisation; position in the organisation
          staff position
        gorev; gorevi; gorev unvani; gorevi unvani; unvan gorev; unvani gorevi; kadro unvani
          meslek; meslegi
        pozisyon; pozisyonu; projedeki gorevi; kurumdaki gorevi; kadrosu; statu; statusu; rolu
        funktion; position im projekt; beruf; berufsbezeichnung; tatigkeit; stelle; rolle; aufgabe
          taetigkeit
        cargo; puesto; puesto de trabajo; funcion; rol; profesion; ocupacion; cargo que ocupa
        ruolo; funzione; qualifica; incarico; mansione; professione; carica; posizione
          ruolo nel progetto
        rwol; kariga; pozizzjoni; funzjoni; xoghol; professjoni
        fonction; poste; qualite; θεση; ιδιοτητα; ρολοσ; θεση εργασιασ
        stanowisko; funkcja; rola; functie; functia; rolul""",
    fields.EMAIL: """
        e mail; email; mail; e mail address; email address; mail address; e mails; emails
        e posta; eposta; e posta adresi; eposta adresi; mail adresi; elektronik posta
          e mail adresi
        e mail adresse; email adresse; emailadresse; mailadresse; mail adresse
          elektronische adresse
        correo; correo electronico; direccion de correo; e correo; direccion electronica; correo e
        indirizzo e mail; indirizzo email; posta elettronica; indirizzo di posta elettronica
          indirizzo mail
        indirizz elettroniku; imejl; indirizz tal email; posta elettronika; indirizz tal imejl
        courriel; adresse electronique; adresse mail; adresse e mail; mel; ηλεκτρονικο ταχυδρομειο
          ηλ ταχυδρομειο
        adres e mail; adres email; adresa de e mail; adresa de email; posta electronica""",
    fields.ARRIVAL: """
        arrival; arrival date; date of arrival; arrival day; day of arrival; arriving
        gelis; gelis tarihi; gelisi; varis; varis tarihi; ulasim tarihi
        anreise; ankunft; anreisetag; anreisedatum; ankunftsdatum; ankunftstag; datum der anreise
        llegada; fecha de llegada; fecha llegada; dia de llegada; entrada; fecha de entrada
        arrivo; data di arrivo; data arrivo; giorno di arrivo; arrivi
        wasla; data tal wasla; il wasla; data tal wasla f malta
        arrivee; date d arrivee; αφιξη; ημερομηνια αφιξησ; przyjazd; data przyjazdu; przylot
        sosire; data sosirii; sosirea""",
    fields.DEPARTURE: """
        departure; departure date; date of departure; departure day; day of departure; departing
          leaving
        gidis; gidis tarihi; ayrilis; ayrilis tarihi; cikis; cikis tarihi
        abreise; abfahrt; abflug; abreisetag; abreisedatum; datum der abreise
        salida; fecha de salida; fecha salida; dia de salida; partida
        partenza; data di partenza; data partenza; giorno di partenza; partenze
        tluq; data tat tluq; it tluq
        depart; date de depart; αναχωρηση; ημερομηνια αναχωρησησ; wyjazd; data wyjazdu; odjazd
          wylot
        plecare; data plecarii; plecarea""",
    "outward": """
        outbound; outward; outward journey; hinreise; hinfahrt; hinflug; ida; fecha de ida; andata
        data di andata; aller""",
    "return": """
        return; return date; date of return; return journey; returning; donus; donus tarihi
          donusu
        ruckreise; ruckfahrt; ruckflug; ruckkehr; heimreise; regreso; fecha de regreso; vuelta
        fecha de vuelta; ritorno; data di ritorno; data ritorno; ritorn; retour; date de retour
        επιστροφη; ημερομηνια επιστροφησ; powrot; data powrotu; intoarcere; data intoarcerii""",
    fields.COUNTRY: """
        country; country of residence; sending country; partner country; ulke; ulkesi; ulke adi
        land; staat; herkunftsland; pais; pais de origen; paese; nazione; stato
          paese di provenienza
        pajjiz; pays; χωρα; kraj; tara""",
    fields.CITY: """
        city; town; city town; sehir; sehri; il; ili; ilce; il ilce; stadt; ort; wohnort; ciudad
          localidad
        municipio; poblacion; citta; luogo; belt; lokalita; ville; πολη; miasto; oras; orasul
          localitate""",
    fields.LANGUAGE: """
        language; languages; preferred language; spoken languages; languages spoken
          working language
        mother tongue; dil; dili; diller; konustugu dil; konustugu diller; yabanci dil; ana dili
        sprache; sprachen; muttersprache; sprachkenntnisse; korrespondenzsprache; idioma; idiomas
          lengua
        lengua materna; lingua; lingue; lingua madre; lingue parlate; lingwa; lingwi; langue
          langues
        γλωσσα; γλωσσεσ; jezyk; jezyki; limba; limbi""",
    fields.IGNORE: """
        phone; telephone; tel; tel no; phone no; phone number; telephone number; mobile
          mobile phone; mob; cell
        mobile number; cell phone; contact; contact number; contact details; whatsapp; fax
          telefon; telefonu
        telefon no; telefon numarasi; cep; cep telefonu; cep tel; cep no; gsm; gsm no; iletisim
        iletisim bilgileri; mobil; handy; telefonnummer; mobilnummer; handynummer; mobiltelefon
        rufnummer; telefono; movil; telefono movil; telefono fijo; celular; cellulare; recapito
          contacto
        recapito telefonico; contatti; numero di telefono; mowbajl; numru tat telefon; telefown
          portable
        τηλεφωνο; κινητο; τηλ; telefon komorkowy; kontakt
        diet; dietary requirements; dietary; dietary needs; special diet; allergies; allergy; food
        food allergies; food preferences; food restrictions; vegetarian; meals; diyet; alerji
          alerjiler
        beslenme; beslenme tercihi; yemek; yemek tercihi; ernahrung; ernahrung allergien
          allergien
        unvertraglichkeiten; essen; verpflegung; essgewohnheiten; dieta; alergias; intolerancias
          alimentacion
        restricciones alimentarias; necesidades alimentarias; intolleranze; allergie
          esigenze alimentari
        intolleranze alimentari; allergiji; ikel; regime alimentaire; allergies alimentaires
          διατροφη; alergie
        remarks; remark; comments; comment; notes; note; observations; other; other information
        additional information; aciklama; aciklamalar; not; notlar; dusunceler; diger; bemerkung
          bemerkungen
        anmerkung; anmerkungen; hinweis; hinweise; kommentar; notiz; notizen; sonstiges
          observaciones
        notas; comentarios; osservazioni; annotazioni; commenti; altro; kummenti; rimarki; noti
          remarques
        παρατηρησεισ; σχολια; uwagi; observatii
        signature; signatures; sign; imza; imzasi; unterschrift; unterschriften; firma y fecha
        firma autografa; firma del participante; firem; υπογραφη; podpis; semnatura
        date of birth; birth date; dob; d o b; birthday; birthdate; place of birth; age
          year of birth
        dogum tarihi; dogum yeri; d tarihi; yas; yasi; geburtsdatum; geburtstag; geb datum
          geburtsort; alter
        geb dat; fecha de nacimiento; lugar de nacimiento; edad; data di nascita; luogo di nascita
          eta
        data tat twelid; post tat twelid; eta; date de naissance; ημερομηνια γεννησησ
          data urodzenia
        data nasterii
        passport; passport no; passport number; id; id no; id number; id card; id card number
          identity
        passport id; national id; visa; tc; tc no; t c; t c no; tc kimlik no; t c kimlik no
          kimlik no
        tckn; pasaport; pasaport no; pasaport numarasi; sicil no; reisepass; reisepassnummer
          passnummer
        ausweis; ausweisnummer; personalausweis; dni; nie; nif; dni nif; dni nie; dni pasaporte
          pasaporte
        n pasaporte; numero de pasaporte; passaporto; numero passaporto; codice fiscale
          carta d identita
        documento; documento d identita; passaport; karta ta l identita
          numru tal karta ta l identita
        passeport; διαβατηριο; διαβατηριου; αδτ; paszport; pesel; cnp; pasaportul
        gender; sex; m f; cinsiyet; cinsiyeti; geschlecht; sexo; genero; sesso; genere; sess
          genre; sexe
        φυλο; plec; gen; sexul; nationality; citizenship; uyruk; uyrugu; staatsangehorigkeit
        staatsburgerschaft; nationalitat; nacionalidad; nazionalita; cittadinanza; nazzjonalita
          cittadinanza
        nationalite; υπηκοοτητα; εθνικοτητα; narodowosc; obywatelstwo; nationalitate; cetatenie
          religion
        address; home address; postal address; street; adres; adresi; ev adresi; adresse
          anschrift; strasse
        direccion; domicilio; indirizzo; indirizzo di residenza; residenza; indirizz; adresa
          διευθυνση
        hotel; hotel name; room; room type; accommodation; single room; oda; otel; konaklama
          zimmer
        unterkunft; ubernachtung; habitacion; alojamiento; camera; alloggio; kamra; akkomodazzjoni
          chambre
        flight; flight number; flight no; flight details; flights; arrival flight
          departure flight
        arrival time; departure time; time of arrival; time of departure; arrival airport; airport
        departure airport; departure city; city of departure; place of departure; arrival city
        means of transport; transport; ucus; ucus no; gelis saati; gidis saati; donus saati; flug
          flugnummer
        ankunftszeit; abfahrtszeit; uhrzeit; vuelo; numero de vuelo; hora de llegada
          hora de salida; volo
        numero volo; ora di arrivo; ora di partenza; titjira; numru tat titjira
        iban; bank; t shirt; t shirt size; size; tax number; vergi no; emergency contact
          notfallkontakt
        emergency phone; contact person; acil durum; contacto de emergencia; contatto di emergenza
        special needs; fewer opportunities; disability; engel durumu; behinderung; discapacidad
        photo; photo consent; consent; gdpr; lugar; signature date""",
}

# Word → (class, languages). WEAK is the whole name alone, and the other half beside a half.
GIVEN, FAMILY, WEAK = "given", "family", "weak"
NAME_WORDS = {
    GIVEN: {
        "first given christian fore forename forenames": "en",
        "vorname vornamen vor rufname": "de",
        "prenom prenoms": "fr",
        "imie imiona": "pl",
        "prenume prenumele": "ro",
    },
    FAMILY: {
        "last family sur surname surnames lastname": "en",
        "soyad soyadi soyisim soyismi soyadiniz": "tr",
        "nachname nachnamen familienname familiennamen familien zuname nach zu": "de",
        "apellido apellidos": "es",
        "cognome cognomi": "it",
        "kunjom kunjomok": "mt",
        "επωνυμο επιθετο": "el",
        "nazwisko nazwiska": "pl",
    },
    WEAK: {
        "name names": "en de",
        "ad adi isim ismi isimler adiniz": "tr",
        "nombre nombres": "es",
        "nome nomi": "it",
        "isem ismek": "mt",
        "nom noms": "fr",
        "ονομα": "el",
        "nume numele": "ro",
    },
}
WHOLE_NAMES = phrases(
    """
    participant; participants; attendee; person; delegate; staff member; full name; fullname
    katilimci; katilimcilar; kisi; adsoyad; adisoyadi; teilnehmer; teilnehmerin; teilnehmende
    teilnehmer in; teilnehmer innen; teilnehmerinnen; participante; participantes; asistente
    asistentes; persona; partecipante; partecipanti; nominativo; nominativi; partecipanti
    partecipant; ονοματεπωνυμο; συμμετεχων; συμμετεχοντεσ; uczestnik; uczestnicy"""
)
# Words that add nothing beside a field's own word.
FILLERS = words(
    """
    the of your their please full complete official printed latin letters block capital capitals
    and or with participant participants attendee person persons visitor delegate learner staff
    member ve veya tam katilimci katilimcinin katilimcilarin kisinin personel personelin und
    oder der die des dem im voller vollstandiger teilnehmer teilnehmers teilnehmerin
    teilnehmenden teilnehmende grossbuchstaben in innen y o e del de la el los las con completo
    completa completos participante participantes asistente pila primer primero segundo
    mayusculas di il lo dei della del partecipante partecipanti completo primo secondo u tal ta
    l il partecipant et ou du le les participant i oraz si sau και του τησ uczestnika 1 2 s n a
    as title titles titel titulo titolo unvan unvani job academic"""
)
PASSPORT_PHRASES = phrases(
    """
    as in passport; as in the passport; as on passport; as on the passport
    as shown in passport; as it appears in the passport; as written in the passport
    pasaportta yazdigi gibi; pasaporttaki gibi; pasaportta yazildigi sekilde; wie im pass
    wie im reisepass; laut pass; laut reisepass; como en el pasaporte; segun pasaporte
    como figura en el pasaporte; come da passaporto; come sul passaporto; bhal fil passaport
    comme sur le passeport; dd mm yyyy; dd mm yy; gg aa yyyy; gg mm aaaa; tt mm jjjj
    dd mm aaaa"""
)
# A second family name has its own column in Spanish lists.
SECOND = {"2", "segundo", "second", "secondo", "ikinci"}
