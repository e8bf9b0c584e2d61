"""English words and their Vietnamese ones, for English questions about Vietnamese news."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from newsroom.text.keys import key_line
from newsroom.text.syllables import accented_syllables

LONGEST = 6
"""Words of the longest phrase."""
_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("d", ""),
    ("er", ""),
    ("er", "e"),
    ("est", ""),
    ("ly", ""),
    ("ness", ""),
    ("ment", ""),
    ("ation", "ate"),
    ("ation", "e"),
    ("ition", "ish"),
    ("ion", ""),
    ("ion", "e"),
    ("al", ""),
)
_IRREGULAR = {
    base_form.split(":")[1]: base_form.split(":")[0]
    for base_form in """child:children person:people man:men woman:women foot:feet tooth:teeth
    mouse:mice leaf:leaves life:lives wife:wives half:halves wolf:wolves thief:thieves
    phenomenon:phenomena crisis:crises bacterium:bacteria datum:data medium:media
    bring:brought break:broke break:broken catch:caught choose:chose draw:drew draw:drawn
    drink:drank drive:drove drive:driven eat:ate eat:eaten fall:fell fall:fallen feel:felt
    fight:fought fly:flew fly:flown forget:forgot give:gave go:gone grow:grown hear:heard hide:hid
    hide:hidden keep:kept know:knew lay:laid leave:left lend:lent lose:lost mean:meant meet:met
    pay:paid rise:rose rise:risen run:ran say:says see:saw seek:sought sell:sold shake:shook
    shoot:shot show:shown sing:sang sing:sung sink:sank sit:sat speak:spoke speak:spoken
    spend:spent stand:stood steal:stole steal:stolen strike:struck swim:swam take:taken
    teach:taught tell:told think:thinks throw:threw throw:thrown understand:understood wear:wore
    wear:worn win:won withdraw:withdrew withdraw:withdrawn write:wrote begin:begun become:becomes
    bear:bore build:builds rebuild:rebuilt overcome:overcame overthrow:overthrew good:better
    bad:worse arise:arose drown:drowned deal:dealt dig:dug feed:fed flee:flees hold:holds
    make:makes forbid:forbade freeze:froze freeze:frozen hang:hung lead:leads lie:lay ride:rode
    arise:arisen awake:awoke beat:beaten bend:bent bite:bit bite:bitten blow:blew blow:blown
    breed:bred creep:crept fling:flung forget:forgotten forgive:forgave kneel:knelt leap:leapt
    learn:learnt light:lit ride:ridden sew:sewn shake:shaken shrink:shrank sink:sunk sleep:slept
    slide:slid sow:sown speed:sped spill:spilt spin:spun sting:stung swear:sworn sweep:swept
    swell:swollen swim:swum swing:swung tear:torn tread:trod wake:woken weave:wove weave:woven
    weep:wept overtake:overtook overthrow:overthrown undergo:undergone undergo:underwent
    uphold:upheld mislead:misled mistake:mistook repay:repaid rebuild:rebuilt drink:drunk
    feel:felt ring:rung cling:clung
    ring:rang send:sends split:splits spread:spreads swear:swore tear:tore wake:woke""".split()
}
FUNCTION_WORDS = frozenset(
    """a an the of in on at to for from by with as is are was were be been being am do does did done
    doing have has had having it its they them their he she his her him we our us you your i my me
    this that these those there here and or but if than then so such no nor not only just also into
    onto upon over under out up down off about can could will would shall should may might must
    which what who whom whose when where why how many much one ones s t d ll re ve""".split()
)
"""Words that are dropped where no entry or phrase of the lexicon begins with them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the lexicon has for ``size`` words of a question: Vietnamese phrases as search keys, and
    the same as they are written, in lower case."""

    size: int
    phrases: tuple[tuple[str, ...], ...]
    written: tuple[tuple[str, ...], ...] = ()


@cache
def lexicon() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Every English word or phrase, in lower case and without apostrophes (as syllables have them),
    with its Vietnamese forms as rows of syllables."""
    source = resources.files("newsroom.answers") / "data" / "en_vi.tsv"
    found = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        english, _, forms = line.partition("\t")
        found[english.replace("'", "")] = tuple(
            tuple(accented_syllables(form)) for form in forms.split("|")
        )
    return found


@cache
def _keyed(phrase: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key_line(" ".join(phrase)).split())


def entry(words: Sequence[str], at: int) -> Entry | None:
    """The longest entry that the lower-case ``words`` have at position ``at``."""
    known = lexicon()
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        row = words[at : at + size]
        for phrase in _base_forms(row):
            written = known.get(phrase)
            if written:
                return Entry(size, tuple(map(_keyed, written)), written)
    return None


def _base_forms(row: Sequence[str]) -> Iterator[str]:
    """A phrase with its last word in every form that may be its base, then with its first one so:
    power cuts, burned down."""
    *before, last = row
    begin = "".join(f"{word} " for word in before)
    yield from (begin + each for each in lemmas(last))
    if before:
        rest = " ".join(row[1:])
        yield from (f"{each} {rest}" for each in lemmas(row[0]))


def lemmas(word: str) -> Iterator[str]:
    """``word`` and what it may be a form of, likeliest first; growers is a form of grow."""
    yield word
    if word in _IRREGULAR:
        yield _IRREGULAR[word]
    stems = list(_stems(word))
    yield from stems
    if word.endswith("ers"):
        yield from (each for stem in stems for each in _stems(stem))


def _stems(word: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 3:
            continue
        yield stem + instead
        if stem[-1] == stem[-2]:
            yield stem[:-1]
