"""How far a tool's reading agrees with a page's gold: numbers of one page, by figure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

from evaluation.pages.readings import Reading, split_names

__all__ = ["Numbers", "body_rates", "page_numbers"]

WORD = re.compile(r"\w+")
SHINGLE = 4
"""Words of a shingle, as in the article-extraction benchmark."""
SAME = 0.8
"""Word Jaccard from which two paragraphs or captions are the same."""
HALF = 0.5
"""Word Jaccard from which two picture credits are the same: parsers of outlets cut them in their own ways."""
Numbers = dict[str, tuple[float, ...]]


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the multiset of word 4-grams."""
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)) if words)


def body_rates(found: str, wanted: str) -> tuple[float, float, float, float]:
    """Return (precision, counted, recall, counted) of word 4-grams, by the rule of article-extraction-benchmark.

    A page without any found shingle counts in no mean of precision, one without gold in no mean of recall.
    """
    ours, gold = shingles(found), shingles(wanted)
    right = (ours & gold).total()
    return (
        right / max(1, ours.total()), float(bool(ours)), right / max(1, gold.total()), float(bool(gold))
    )  # fmt: skip


def folded(text: str) -> str:
    """Return `text` composed, without white space and control marks, in lower case."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in plain if not char.isspace() and unicodedata.category(char) != "Cf")


def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def _same(one: str, other: str, least: float) -> bool:
    a, b = _words(one), _words(other)
    return bool(a and b) and len(a & b) >= least * len(a | b)


def matches(found: Iterable[str], wanted: Iterable[str], neutral: Iterable[str], least: float) -> tuple[float, ...]:
    """Return (right among found, found, right among wanted, wanted), each text standing for one of the other side.

    What matches a neutral text counts neither way. Held texts match too where `least` is no more than a half.
    """
    gold = list(wanted)
    free = dict.fromkeys(range(len(gold)))
    rest = list(neutral)
    right = counted = 0
    for text in found:
        hit = next((at for at in free if _alike(text, gold[at], least)), None)
        if hit is not None:
            del free[hit]
            right += 1
        elif any(_alike(text, row, least) for row in rest):
            continue
        counted += 1
    return float(right), float(counted), float(right), float(len(gold))


def _alike(one: str, other: str, least: float) -> bool:
    if _same(one, other, least):
        return True
    a, b = folded(one), folded(other)
    return least <= HALF and min(len(a), len(b)) > 2 and (a in b or b in a)


def page_numbers(gold: dict[str, Any], reading: Reading, visible: str) -> Numbers:
    """Return the numbers of one page for every figure that its gold allows; `visible` is the page's whole text."""
    out: Numbers = {}
    if "articleBody" in gold:
        out["body F1"] = body_rates(reading.body, gold["articleBody"])
    if isinstance(gold.get("body"), dict):
        _fundus(out, gold, reading, visible)
    if "with" in gold:
        _segments(out, gold, reading)
    _metadata(out, gold, reading)
    return out


def _fundus(out: Numbers, gold: dict[str, Any], reading: Reading, visible: str) -> None:
    body = gold["body"]
    sections = body.get("sections") or []
    wanted = [text for section in sections for text in section["paragraphs"]]
    neutral = [*(body.get("summary") or []), *(text for section in sections for text in section["headline"])]
    hit, counted, _, all_wanted = matches(reading.paragraphs, wanted, neutral, SAME)
    both = counted + all_wanted
    out["paragraphs match F1"] = (2 * hit / both if both else 1.0, 1.0)
    text = folded(visible)
    captions: dict[str, str] = {}
    credited: dict[str, str] = {}
    for image in gold.get("images") or []:
        caption, names = str(image.get("caption") or ""), ", ".join(image.get("authors") or [])
        if len(folded(caption)) >= 10 and folded(caption) in text:
            captions.setdefault(folded(caption), caption)
        if names and all(folded(name) in text for name in image["authors"]):
            credited.setdefault(folded(names), names)
    if captions:
        out["captions F1"] = _captions(reading.captions, list(captions.values()))
    if credited:
        out["picture credits F1"] = matches(sorted(set(reading.credits)), credited.values(), (), HALF)


def _captions(found: tuple[str, ...], wanted: list[str]) -> tuple[float, ...]:
    """Return the numbers of captions; one printed twice counts once, and one may hold its credit as well."""
    ours = list(dict.fromkeys(text for text in found if len(folded(text)) > 9))
    hits = [[_same(text, row, SAME) or _holds(text, row) or _holds(row, text) for row in wanted] for text in ours]
    return (
        float(sum(any(row) for row in hits)), float(len(ours)),
        float(sum(any(row[at] for row in hits) for at in range(len(wanted)))), float(len(wanted)),
    )  # fmt: skip


def _holds(outer: str, inner: str) -> bool:
    return folded(inner) in folded(outer)


def _segments(out: Numbers, gold: dict[str, Any], reading: Reading) -> None:
    body, comments = folded(reading.body), folded(reading.comments)
    for name, part, text in (
        ("wanted segments found", "with", body),
        ("unwanted segments let in", "without", body),
        ("comment segments in the body", "comments", body),
        ("comment segments found", "comments", comments),
        ("body segments in comments", "with", comments),
        ("furniture segments in comments", "without", comments),
    ):
        rows = [row for segment in gold.get(part) or [] if (row := folded(segment))]
        if rows:
            out[name] = (float(sum(row in text for row in rows)), float(len(rows)))


def _licence(out: Numbers, wanted: str, ours: str) -> None:
    """Put down whether the licence is right: the same terms, and the same version and country where gold has them."""
    name, gold = (re.sub(r"[\W_]+", " ", text).casefold().split() for text in (ours, wanted))
    if gold:
        out["licence right"] = (float(name[: len(gold)] == gold), 1.0)
    else:
        out["licence invented"] = (float(bool(name)), 1.0)


def _metadata(out: Numbers, gold: dict[str, Any], reading: Reading) -> None:
    title = gold.get("title") or ""
    if title:
        out["title exact"] = (float(folded(reading.title) == folded(title)), 1.0)
    day = str(gold.get("publishing_date") or gold.get("date") or "")[:10]
    if day:
        out["date, by day"] = (float(reading.published[:10] == day), 1.0)
    if "license" in gold:
        _licence(out, str(gold["license"] or ""), reading.licence)
    for name, said, given in (
        ("tags F1", reading.tags, gold.get("tags")),
        ("section among the page's", reading.sections, gold.get("categories")),
    ):
        mine, theirs = {folded(row) for row in said}, {folded(row) for row in given or ()}
        if theirs and name == "tags F1":
            both = float(len(mine & theirs))
            out[name] = (both, float(len(mine)), both, float(len(theirs)))
        elif theirs and mine:
            out[name] = (float(bool(mine & theirs)), 1.0)
    authors = gold.get("authors", gold.get("author"))
    if authors is not None:
        names = split_names(authors) if isinstance(authors, str) else tuple(authors)
        ours = {folded(name) for row in reading.authors for name in split_names(row)}
        wanted = {folded(name) for row in names for name in split_names(row)}
        if wanted:
            out["author set exact"] = (float(ours == wanted), 1.0)
        else:
            out["authors invented"] = (float(bool(ours)), 1.0)
