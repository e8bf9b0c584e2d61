"""Vietnamese from before Unicode: TCVN3 (the .VnTime fonts) and VNI, seen as Western letters.

Such text arrives as Windows-1252 characters whose fonts drew Vietnamese: "Héi nghÞ" is TCVN3 for
"Hội nghị", "Hoäi nghò" the same in VNI.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

_TCVN3_CODES: Final = (
    "¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ ¨ă ©â ªê «ô ¬ơ \xadư ®đ µà ¶ả ·ã ¸á ¹ạ »ằ ¼ẳ ½ẵ ¾ắ Æặ Çầ Èẩ Éẫ Êấ Ëậ Ìè"
    " Îẻ Ïẽ Ðé Ñẹ Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị ßò áỏ âõ ãó äọ åồ æổ çỗ èố éộ êờ ëở ìỡ íớ îợ ïù ñủ"
    " òũ óú ôụ õừ öử ÷ữ øứ ùự úỳ ûỷ üỹ ýý þỵ"
)
_TCVN3: Final = {ord(pair[0]): pair[1] for pair in _TCVN3_CODES.split(" ")}

_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
_HAT, _BREVE = "\u0302", "\u0306"
_VNI_MARKS: Final = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _HAT, "á": _HAT + _ACUTE, "à": _HAT + _GRAVE, "å": _HAT + _HOOK, "ã": _HAT + _TILDE,
    "ä": _HAT + _DOT,
    "ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_LETTERS: Final = {
    "ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
}  # fmt: skip
_VNI_PAIR: Final = re.compile(r"([aeouyôö])([ùøûõïâáàåãäêéèúüë])|[ñôöíìæóòî]", re.IGNORECASE)

# Words that hardly a sentence does without, all with letters beyond ASCII.
_COMMON: Final = tuple(
    """của và các được trong những người không một đã với này từ đến năm tại về đồng tỉnh cho là
    công việc hội nghị ủy phó bí chủ tịch ngày xã huyện thành phố""".split()
)
_WORD: Final = re.compile(r"[^\W\d_]+|[^\s\w<>&;\"'=/.,:()-]+")
_SAMPLE = 60_000


def to_unicode(text: str) -> str:
    """``text`` itself, or what it means where it is written in TCVN3 or VNI."""
    sample = text[:_SAMPLE]
    plain = likeness(sample)
    best, converted = max(
        ((likeness(convert(sample)), convert) for convert in (from_tcvn3, from_vni)),
        key=lambda pair: pair[0],
    )
    return converted(text) if best > 2 * plain + 2 else text


def likeness(text: str) -> int:
    """How many of the commonest Vietnamese words stand in ``text``, each place counted."""
    return len(_common().findall(text.lower()))


def from_tcvn3(text: str) -> str:
    """TCVN3 read as Windows-1252, in Unicode."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """VNI read as Windows-1252, in Unicode NFC."""
    return unicodedata.normalize("NFC", _VNI_PAIR.sub(_vni, text))


def _vni(match: re.Match[str]) -> str:
    if match[2] is None:
        return _cased(_VNI_LETTERS[match[0].lower()], match[0])
    letter = _VNI_LETTERS.get(match[1].lower(), match[1].lower())
    return _cased(letter, match[1]) + _VNI_MARKS[match[2].lower()]


def _cased(letter: str, model: str) -> str:
    return letter.upper() if model.isupper() else letter


@cache
def _common() -> re.Pattern[str]:
    accented = [word for word in _COMMON if not word.isascii()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(accented)})(?!\w)")
