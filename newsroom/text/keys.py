"""Search keys: one key for what different writers spell differently.

A key is a folded syllable in which kỷ and kỉ, lý and lí, Mỹ and Mĩ are one, and in which Roman
numerals are numbers: thế kỷ XVIII and thế kỉ 18 have the same keys.
"""

from __future__ import annotations

import re

from newsroom.text.fold import fold
from newsroom.text.syllables import accented_syllables

_ROMAN = {
    numeral: str(number)
    for number, numeral in enumerate(
        """i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi""".split(), 1
    )
}
# These are also syllables or letters: numerals only after "thế kỷ".
_AMBIGUOUS = ("i", "v", "vi", "x", "xi")
# Both begin with a letter, so that the search runs from one to the next.
_FINAL_Y = re.compile(r"y\b(?<=\b[hklmst]y)")
_NUMERAL = re.compile(rf"\b(?:{'|'.join(set(_ROMAN) - set(_AMBIGUOUS))})\b")
_CENTURY = re.compile(rf"the ki (?<=\bthe ki )({'|'.join(_AMBIGUOUS)})\b")


def key_line(accented: str) -> str:
    """The keys of a line of accented syllables, separated as they were."""
    line = _FINAL_Y.sub("i", fold(accented))
    line = _NUMERAL.sub(lambda match: _ROMAN[match[0]], line)
    return _CENTURY.sub(lambda match: f"the ki {_ROMAN[match[1]]}", line)


def keys(text: str) -> list[str]:
    """The search keys of ``text``, one for each syllable or number."""
    return key_line(" ".join(accented_syllables(text))).split()
