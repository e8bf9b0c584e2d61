"""The shape of a Vietnamese syllable as it is written: onset, rime, tone.

The grammar generates every syllable that Vietnamese spelling allows, used or not; what is not
among them (Facebook, très, ddawcj) is not written Vietnamese.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from newsroom.text.fold import fold

_ONSETS = " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split(" ")
_OPEN = """a ai ao au ay am an ang anh ăm ăn ăng âm ân âng âu ây e eo em en eng ê êu êm ên ênh
i ia iu im in inh iêm iên iêng iêu o oi om on ong oong oa oai oao oay oam oan oang oanh oăm oăn
oăng oe oeo oen ô ôi ôm ôn ông ơ ơi ơm ơn u ua ui um un ung uê uênh uơ uôi uôm uôn uông uy uya
uyu uynh uyên uân uâng uây ư ưa ưi ưm ưn ưng ưu ươi ươm ươn ương ươu y yêm yên yêng yêu""".split()
_STOPPED = """ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich ip it iêc iêp iêt oc op ot ooc
oac oach oap oat oăc oăt oet ôc ôp ôt ơp ơt uc up ut uât uôc uôt uych uyt uyêt uêch ưc ưt ươc ươp
ươt yêt""".split()
# After qu, whose u is the glide, y may begin a rime; after gi the i of iê is not written again.
_AFTER_QU = "y ynh yn yt ych yp yên yêt yêng".split()
_AFTER_GI = "êng ên êm êt êc êp êu".split()
_FRONT = frozenset("iíìỉĩịeéèẻẽẹêếềểễệyýỳỷỹỵ")
_TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
_STOPPED_TONES = ("\u0301", "\u0323")
_MODIFIED = "ăâêôơư"
_VOWELS = "aeiouy" + _MODIFIED
_EITHER = ("oa", "oe", "uy")
_TELLS_FRONT = frozenset({"k", "gh", "ngh"})
_TELLS_BACK = frozenset({"c", "ng", "g"})

# Syllables that the grammar does not make but that newspapers write: names of peoples and places.
_NAMES = "hmông mnông krông đắk đăk lắk lăk pắk păk kạn kông kơ niê đrăng đrắk yô".split()


@cache
def syllables() -> frozenset[str]:
    """Every syllable of Vietnamese spelling, lower case, NFC, with either place of the tone."""
    return frozenset(_generate()) | frozenset(_NAMES)


@cache
def folded() -> frozenset[str]:
    """Every syllable without its diacritics, also the ones that are never written so (mot)."""
    return frozenset(fold(syllable) for syllable in syllables())


def _generate() -> Iterator[str]:
    for onset in _ONSETS:
        for rime in _OPEN + _STOPPED + _extra(onset):
            if _fits(onset, rime):
                for tone in _STOPPED_TONES if _stopped(rime) else _TONES:
                    yield from _written(onset, rime, tone)


def _extra(onset: str) -> list[str]:
    return {"qu": _AFTER_QU, "gi": _AFTER_GI}.get(onset, [])


def _stopped(rime: str) -> bool:
    return rime.endswith(("c", "ch", "p", "t"))


def _fits(onset: str, rime: str) -> bool:
    """Whether spelling joins the two: k, gh and ngh before i, e, ê, y, and c, g, ng elsewhere."""
    front = rime[0] in _FRONT
    if onset in _TELLS_FRONT:
        return front
    if onset in _TELLS_BACK:
        return not front or (onset == "g" and rime.startswith("i"))
    if onset == "qu":
        return rime[0] not in "uư" and not rime.startswith(("oa", "oe", "oă"))
    return not (onset == "gi" and rime[0] in "iy")


def _written(onset: str, rime: str, tone: str) -> Iterator[str]:
    for at in _places(onset, rime) if tone else (0,):
        yield onset + unicodedata.normalize("NFC", rime[: at + 1] + tone + rime[at + 1 :])
    if tone and onset == "qu" and rime[0] not in _MODIFIED:
        yield unicodedata.normalize("NFC", "qu" + tone) + rime


def _places(onset: str, rime: str) -> tuple[int, ...]:
    """On which letters of the rime the tone may stand; first the usual one."""
    modified = [at for at, letter in enumerate(rime) if letter in _MODIFIED]
    if modified:
        return (modified[-1],)
    vowels = [at for at, letter in enumerate(rime) if letter in _VOWELS]
    if len(vowels) == 1:
        return (0,)
    if onset != "qu" and rime.startswith(_EITHER):
        return (0, 1)
    return (1,) if len(vowels) == 3 or len(vowels) < len(rime) else (0,)
