"""Letters of other alphabets that look like Latin ones (after Unicode's list of confusables)."""

from __future__ import annotations

_PAIRS = """аa вb сc еe һh іi јj кk мm оo рp ѕs тt уy хx ԁd ԛq ԝw ӏl пn ԍg ѵv гr
АA ВB СC ЕE НH ІI ЈJ КK МM ОO РP ЅS ТT УY ХX ПN
αa βb εe  ιi κk νv οo ρp τt υu χx γy ωw ηn
ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX
ᴀa ʙb ᴄc ᴅd ᴇe ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ɡg ɑa ⅼl օo ոn սu"""
_TABLE = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split() if len(pair) == 2})


def latin(text: str) -> str:
    """``text`` with every such letter as the Latin one that it looks like."""
    return text.translate(_TABLE)
