"""Insults and slurs, also where letters are starred, spaced, drawn out or swapped for digits."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from newsroom.comments.disguise import ordinary_letters
from newsroom.comments.triage.submission import Submission
from newsroom.text.normalize import nfc, normalize

_WORD = re.compile(r"[^\W_]+(?:\*+[^\W_]*)*|\*+[^\W_]+")
_SPACED = re.compile(r"(?<!\w)[^\W\d_](?:[ .*_-]{1,2}[^\W\d_](?!\w)){1,9}")
_DRAWN_OUT = re.compile(r"(\D)\1+")
_DIGITS = str.maketrans("013457@$", "oieasats")
_SLANG = {"djt": "địt", "đjt": "địt", "loz": "lồn", "lìn": "lồn", "kặc": "cặc", "cặk": "cặc"}
_SLANG |= {"đyt": "địt", "buoi": "buồi", "đ*o": "đéo", "dkm": "đkm", "dcm": "đcm"}
_LONGEST = 4


def holds(submission: Submission) -> bool:
    """Whether the comment has a word or phrase of the list, however it is dressed up."""
    text = normalize(ordinary_letters(nfc(submission.text))).lower()
    return _has_any(_words(text)) or _has_any(_words(_SPACED.sub(_together, text)))


def _has_any(words: list[str]) -> bool:
    phrases = _phrases()
    return any(
        " ".join(words[at : at + length]) in phrases
        for at in range(len(words))
        for length in range(1, _LONGEST + 1)
    ) or any("*" in word and _fits_starred(word) for word in words)


def _words(text: str) -> list[str]:
    return [_plain(word) for word in _WORD.findall(text)]


def _plain(word: str) -> str:
    """A word without drawn-out letters, its digits as the letters that they look like."""
    if word.isdigit():
        return word
    word = _DRAWN_OUT.sub(r"\1", word.translate(_DIGITS))
    return _SLANG.get(word, word)


def _together(match: re.Match[str]) -> str:
    return "".join(letter for letter in match[0] if letter.isalpha() or letter == "*")


def _fits_starred(word: str) -> bool:
    """Whether stars stand for letters of an obscene word (l*n, đ**)."""
    pattern = re.compile(re.escape(word).replace(r"\*", "."))
    return len(word) > 1 and any(pattern.fullmatch(each) for each in _phrases() if " " not in each)


@cache
def _phrases() -> frozenset[str]:
    text = (files("newsroom.comments.triage") / "insults.txt").read_text(encoding="utf-8")
    return frozenset(normalize(line) for line in text.splitlines() if not line.startswith("#"))
