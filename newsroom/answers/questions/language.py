"""Which language a question is in."""

from __future__ import annotations

from newsroom.answers.lexicon import entry
from newsroom.answers.wording import is_syllable
from newsroom.models import Language
from newsroom.text.syllables import tokens

_ENGLISH = frozenset(
    """the of and what who whom whose which when where why how many much is are was were did does do
    has have had in on at for from with by about to this that it an as its their his her there be
    been will would can could should or than most first latest news new happened chaired attended
    meeting yesterday today week last""".split()
)
_VIETNAMESE = frozenset(
    """la ai gi nao o dau khi bao nhieu may cua va cho voi duoc khong co tai sao vi the nhu nhung
    cac
    mot trong tren duoi nguoi tinh huyen xa thanh pho hoi nghi chu tich ubnd da se dang ve tin moi
    den tu bang ra vao thi hay neu cung den nam ngay thang tuan qua nay bai viet viec bi ong ba
    noi dong chi nuoc nha tu doc xem con nay do ngo dung""".split()
)


def detect(text: str) -> Language:
    """English where more of the words are English function words than Vietnamese ones; anything
    with Vietnamese letters counts towards Vietnamese, and half as much as a function word any other
    English word towards English."""
    found = tokens(text)
    joining = sum(token.accented in _ENGLISH for token in found)
    english = joining + sum(_is_foreign(token.accented) for token in found) / 2
    vietnamese = sum(token.folded in _VIETNAMESE and token.folded != "to" for token in found)
    marked = sum(token.accented != token.folded for token in found)
    # A question in English names Vietnamese people and places: two marked words for one of ours.
    return "en" if english > vietnamese + marked / 4 else "vi"


def _is_foreign(word: str) -> bool:
    """Whether a word is English and can be no Vietnamese syllable."""
    return word not in _ENGLISH and not is_syllable(word) and entry((word,), 0) is not None
