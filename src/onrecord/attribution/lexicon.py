"""The verbs by which people are reported, with all their forms: read once from `cues.tsv`."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["CUE_FORMS", "SAYING_FORMS", "Cue", "Form", "cues"]

VOWELS = frozenset("aeiou")
PARTICIPLES = frozenset("written spoken shown known seen sworn begun".split())
"""Forms that are no past tense: without an auxiliary they modify a noun."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One verb and the frames that its content may stand in.

    `frames` holds letters: q quotation, t that-clause, b bare clause, o object, i to-infinitive, w wh-clause, n an
    object put at a number, p an addressee may stand between. `prepositions` may open the content. `hint` verbs give the
    reporter's inference when they hang on another statement as a participle. A `stance` need not be uttered.
    """

    lemma: str
    frames: str
    prepositions: frozenset[str]
    hint: bool
    fact: bool
    stance: bool


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a verb: `base`, `s`, `past`, `part` (a participle only) or `ing`."""

    cue: Cue
    form: str


def _regular(lemma: str) -> dict[str, str]:
    """Return the forms of a regular verb: base, s, past, ing."""
    if lemma.endswith("ee"):
        return {lemma: "base", f"{lemma}s": "s", f"{lemma}d": "past", f"{lemma}ing": "ing"}
    if lemma.endswith("e"):
        return {lemma: "base", f"{lemma}s": "s", f"{lemma}d": "past", f"{lemma[:-1]}ing": "ing"}
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return {lemma: "base", f"{lemma[:-1]}ies": "s", f"{lemma[:-1]}ied": "past", f"{lemma}ing": "ing"}
    ending = "es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else "s"
    forms = {lemma: "base", f"{lemma}{ending}": "s", f"{lemma}ed": "past", f"{lemma}ing": "ing"}
    if lemma[-1] not in "wxy" and lemma[-1] not in VOWELS and lemma[-2] in VOWELS and lemma[-3:-2] not in VOWELS:
        forms |= {f"{lemma}{lemma[-1]}ed": "past", f"{lemma}{lemma[-1]}ing": "ing"}
    return forms


@cache
def cues() -> dict[str, Form]:
    """Return every form of every reporting verb, lower case."""
    out: dict[str, Form] = {}
    table = files("onrecord.attribution").joinpath("cues.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        lemma, frames, irregular, voice, *_ = [*line.split("\t"), "", "", ""]
        letters, _, prepositions = frames.partition(":")
        wanted = frozenset(prepositions.split(",")) if prepositions else frozenset()
        cue = Cue(lemma, letters, wanted, voice == "hint", voice == "fact", voice == "stance")
        for form, kind in _regular(lemma).items():
            out.setdefault(form, Form(cue, kind))
        for form in irregular.split():
            kind = "ing" if form.endswith("ing") else "part" if form in PARTICIPLES else "past"
            out[form] = Form(cue, kind)
    return out


CUE_FORMS: frozenset[str] = frozenset(cues())
SAYING_FORMS: frozenset[str] = frozenset(f for f, row in cues().items() if not (row.cue.stance or row.cue.fact)) | {
    "according"
}
"""Forms of the verbs by which something uttered is reported, and "according"."""
