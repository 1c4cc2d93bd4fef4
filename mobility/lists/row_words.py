"""Words of rows, titles and tabs that are no people, folded (see ``texts.fold``)."""

from .texts import phrases, words

TOTALS = phrases(
    """
    total; totals; grand total; sub total; subtotal; sum; total participants; total number
    number of participants; toplam; genel toplam; ara toplam; toplam kisi; toplam katilimci
    katilimci sayisi; summe; gesamt; gesamtsumme; insgesamt; gesamtzahl; anzahl; zwischensumme
    anzahl teilnehmende; suma; total general; total participantes; total de participantes
    totale; totali; somma; totale partecipanti; ghadd; total tal partecipanti; συνολο; razem
    ogolem; lacznie"""
)
PLACEHOLDERS = phrases(
    """
    belirlenecek; belli degil; da confermare; da definire; da nominare; n n; nn; noch offen
    nomen nominandum; offen; open; por confirmar; por designar; por determinar; tba; tbc; tbd
    to be announced; to be confirmed; to be defined; to be determined; vacant
    wird nachgereicht; wird noch bekannt gegeben"""
)
# Beginnings (long) and whole words (short) that only occur in names of organisations.
ORGANISATION_BEGINNINGS = tuple(
    words(
        """
    universi beledi mudurlu bakanli valili kaymakam dernek dernegi vakfi kurumu merkezi
    federas federac federaz konfeder kooperatif cooperativ ministr minister municip council
    associat asociac associaz verein foundation fundacion fondazion fondazzjoni stiftung
    magistrat gemeinde hochschul fachhochschul institut istitut centro centre center zentrum
    comune regione provincia ayuntamiento diputacion consejeria kunsill agenzija agency
    agentur agenzia agencia academy akadem accadem school schule lisesi okulu escuela scuola
    colegio caritas societa sociedad birligi sendika network organisation organizat organizac
    organizzaz sociale πανεπιστημ δημοσ stowarzysz fundacj asociati primari consorzio
    consorcio volkshochschul department directorate authority landesregier bildungs"""
    )
)
ORGANISATION_WORDS = words("amt college ev fh gmbh ltd ngo ong srl vhs")
LIST_BEGINNINGS = tuple(
    words(
        """
    particip partecip teilnehm katilimci asisten uczestn συμμετ list liste lista project proje
    projekt proyecto progetto erasmus ka2 meeting toplanti treffen event etkinlik sheet sayfa
    tabelle hoja foglio attendance yoklama"""
    )
)
PLAIN_SHEET_NAMES = tuple(words("sheet sayfa tabelle hoja foglio feuil arkusz blatt tab"))
