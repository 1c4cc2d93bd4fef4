"""The words of made parts in the manual's languages.

Commands and the API describe themselves in English; their sentences in Turkish stand here.
A sentence that has none yet appears in English, and a test names it.
"""

import re

from config.reference.turkish import SENTENCES

WORDS = {
    "en": {
        "signed in": "everybody with an account",
        "contact": "contact person",
    },
    "tr": {
        "option": "seçenek", "meaning": "anlamı", "default": "varsayılan", "address": "adres",
        "everyone": "herkes", "signed in": "hesabı olan herkes",
        "pass holder": "karekod kartının sahibi", "link holder": "bağlantıya sahip olan",
        "device": "kayıt cihazı", "participant": "katılımcı", "contact": "irtibat kişisi",
        "host": "ev sahibi", "assistant": "koordinatör yardımcısı", "coordinator": "koordinatör",
        "operator": "site yöneticisi", "parameter": "parametre", "body": "gövde",
        "answer": "yanıt", "field": "alan", "holds": "içeriği", "required": "zorunlu",
        "yes": "evet", "column": "sütun", "headers": "tanınan başlıklar",
        "lists at once": "tek seferde yüklenen liste", "file size": "dosya boyutu",
        "unpacked size": "açılmış boyut", "rows of a sheet": "bir sayfadaki satır",
        "columns of a sheet": "bir sayfadaki sütun", "letters of a cell": "bir hücredeki karakter",
        "letters of a field": "bir alandaki karakter", "what": "ne",
        "at most": "en çok", "word": "sözcük",
    },
}  # fmt: skip


def say(word: str, language: str) -> str:
    """A word of a table's head or of a role."""
    return WORDS[language].get(word, word)


def in_turkish(sentence: str, language: str) -> str:
    """A sentence that a command or the API says about itself, in the page's language."""
    sentence = re.sub(r"\s+", " ", str(sentence)).strip()
    if language == "en":
        return sentence
    return SENTENCES.get(sentence, sentence)
