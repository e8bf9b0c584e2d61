"""Whether two words with a dot between them are a domain or a sentence end without its space."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from newsroom.comments.alike import latin
from newsroom.text.fold import fold
from newsroom.text.orthography import folded, syllables

GENERIC = frozenset("com net org info biz edu gov xyz".split())
"""Top-level domains that are no words of any sentence."""
SPACED = GENERIC | frozenset("vn asia online site shop store club app dev io top vip tv".split())
"""Top-level domains that make a link also where spaces stand around the dot."""
TOP_LEVEL_TRICKS = {"c0m": "com", "c0rn": "com", "n3t": "net", "0rg": "org", "nét": "net"}

# Hosts whose name alone could be a word, an initial or an abbreviation.
_KNOWN = frozenset(
    """t.me m.me g.co t.co a.co s.id v.gd is.gd bit.ly ow.ly bom.so ta.go zalo.me fb.me wa.me ig.me
    b.link q.page youtu.be redd.it""".split()
)
# What stands before a dot as an abbreviation, in lower case.
_ABBREVIATIONS = frozenset(
    """tp tx tt kp ql tl ths ts gs pgs bs bscki ks ls cn kts nxb tr th ng ph st mr mrs ms dr prof
    no vs cty đ/c hcm vn bv dn ub cv nv sn cr us uk""".split()
)
_TECHNOLOGIES = frozenset({"asp.net", "vb.net", "ado.net", "socket.io"})
_FILES = frozenset({"zip", "mov"})
_SHORTHAND = frozenset("ng mn bn ms cg nc gd ht pt tl lm cx cc ls vs nt sp kh th tr ae bs".split())
"""Country codes with which chat begins a sentence (mn: mọi người)."""
# How a sentence goes on after a word that is a country code too: Ai cũng, Do đó, So với.
_GOES_ON = {
    "ai": "cung ma do nay biet bao dam cha chang khong lai ngo co thi hieu muon dung sai con doi",
    "do": "do vay dau y dich chinh nha nguoi minh ban",
    "so": "voi sanh ra",
    "in": "ra them",
    "la": "do vi phai",
}


def is_domain(left: str, right: str, path: bool, following: str) -> bool:
    """Whether ``left.right`` is a domain.

    ``path`` says that a path or port follows directly; ``following`` is the word after a space.
    """
    name, top = left.lower(), TOP_LEVEL_TRICKS.get(right.lower(), right.lower())
    host = f"{name}.{top}"
    if top not in top_level() or host in _TECHNOLOGIES:
        return False
    if host in _KNOWN or name.startswith("xn--") or top.startswith("xn--"):
        return True
    if path:
        return not _accented(name) or top in GENERIC
    if top in _FILES or _abbreviated(name, top):
        return False
    return not _is_sentence_end(left, right, following)


def _is_sentence_end(left: str, right: str, following: str) -> bool:
    """Whether the dot between the two words rather ends a sentence (không biết.Ai cũng)."""
    name, top = left.lower(), right.lower()
    if _accented(name) and (top not in GENERIC or top == "net"):  # net: also "the connection"
        return True
    if top in GENERIC:
        return _is_word(name) and _begins(left, right)
    if _is_word(top):
        return _is_word(name) or _goes_on(left, right, following)
    return name in folded() and (top in _SHORTHAND or _begins(left, right))


def joins(left: str, right: str, bracketed: bool, path: bool, after_word: bool) -> bool:
    """Whether a dot in disguise stands between two labels of a domain.

    ``bracketed``: [.] or (dot); ``after_word``: the dot follows the left word directly, as a full
    stop does, and a space comes after it.
    """
    name, top = left.lower(), right.lower()
    if not name:
        return False
    if bracketed or path or f"{name}.{top}" in _KNOWN:
        return top in top_level() and (not _accented(name) or top in GENERIC)
    if name == "www":
        return True
    if top not in SPACED or (_accented(name) and top not in GENERIC):
        return False
    return not after_word or not (_begins(left, right) or _is_word(name) or top in {"top", "vip"})


@cache
def top_level() -> frozenset[str]:
    """Every top-level domain, in lower case and Unicode, also as its letters look in Latin."""
    text = (files("newsroom.comments") / "tlds.txt").read_text(encoding="utf-8")
    names = [line for line in text.splitlines() if not line.startswith("#")]
    return frozenset(names) | frozenset(map(latin, names))


def _accented(word: str) -> bool:
    return not word.isascii() and word in syllables()


def _is_word(word: str) -> bool:
    """Whether ``word`` has the shape of a Vietnamese syllable or is an expression of chat."""
    return fold(word) in folded() or word in {"ok", "oki", "oke", "ko", "hihi", "haha"}


def _abbreviated(name: str, top: str) -> bool:
    if name.isdigit():
        return top not in (SPACED if len(name) > 2 else GENERIC)
    return (len(name) == 1 or name in _ABBREVIATIONS) and top not in GENERIC


def _begins(left: str, right: str) -> bool:
    """Whether ``right`` is written as the beginning of a sentence after ``left``."""
    return right[0].isupper() and not left.isupper()


def _goes_on(left: str, right: str, following: str) -> bool:
    if not following:
        return False
    return _begins(left, right) or fold(following) in _GOES_ON.get(right.lower(), "").split()
