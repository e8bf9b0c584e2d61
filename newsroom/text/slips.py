"""How words get mistyped: neighbouring keys, swapped letters, Telex that was off."""

from __future__ import annotations

import re

from newsroom.text.keys import key_line
from newsroom.text.telex import decode

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SWAPPED, _NEIGHBOUR, _DOUBLED, _OTHER, _RESIDUE = 0.8, 0.8, 0.8, 1.0, 0.1


_TONES = re.compile(r"[sfrxjw]+$")
"""Letters at a word's end that Telex would have made marks of."""


def _near_keys() -> frozenset[tuple[str, str]]:
    found = set()
    for row, letters in enumerate(_ROWS):
        for column, letter in enumerate(letters):
            beside = letters[column + 1 : column + 2]
            below = _ROWS[row + 1][max(0, column - 1) : column + 1] if row < 2 else ""
            found |= {(letter, other) for other in beside + below}
    return frozenset(found | {(other, letter) for letter, other in found})


_NEAR = _near_keys()


def residues(typed: str) -> list[str]:
    """The search keys that ``typed`` may be Telex for: hooij and hoiwj are hoi."""
    syllable = decode(typed)
    bare = _TONES.sub("", typed)
    found = [key_line(syllable)] if syllable else []
    return found + [bare] * (bare != typed and len(bare) > 1)


def slip_cost(typed: str, meant: str) -> float:
    """How unlikely it is to type ``typed`` for ``meant``: about 1 for one slip of the finger."""
    if meant in residues(typed):
        return _RESIDUE
    if len(typed) == len(meant):
        differing = [pair for pair in zip(typed, meant, strict=True) if pair[0] != pair[1]]
        if len(differing) == 1:
            return _NEIGHBOUR if differing[0] in _NEAR else _OTHER
        if len(differing) == 2 and differing[0] == differing[1][::-1]:
            return _SWAPPED
        return 2 * _OTHER
    if abs(len(typed) - len(meant)) > 1:
        return 2 * _OTHER
    longer, shorter = sorted((typed, meant), key=len, reverse=True)
    return _DOUBLED if re.sub(r"(.)\1", r"\1", longer) == shorter else _OTHER
