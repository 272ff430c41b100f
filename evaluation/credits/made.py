"""Measure credit lines and policies on made pages: `python -m evaluation.credits.made [--half tune|check] [--errors]`.

Each piece of `made.jsonl` was written by hand, without sight of the rules, as pages print such lines: credits, words
that look like credits and are none, and discussion policies. It is put at its place into one made page and read there.
The half "tune" is looked at while building, "check" by figures alone.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.credits.marking import MARKINGS
from evaluation.credits.scoring import LEAST
from evaluation.pages.readings import page_of
from evaluation.pages.stored import Form
from onrecord.records import CreditKind, Page

__all__ = ["HALVES", "Piece", "count", "main", "markup", "pieces"]

HALVES = ("tune", "check")
WORD = re.compile(r"[^\W_]+")
PARAGRAPHS = {
    "en": (
        "The harbour council voted on Monday evening to reopen the old pier to walkers before the summer begins.",
        "Engineers had closed it in the winter, after a storm tore planks from its outer end and bent two pillars.",
        "The repair cost less than feared, the council's treasurer told the meeting, and was paid out of reserves.",
        "Shopkeepers by the water had asked for an earlier date, as their takings fell by a third over the spring.",
        "A band will play at the opening, and the ferry will call at the pier again from the first weekend of June.",
    ),
    "de": (
        "Der Hafenrat hat am Montagabend beschlossen, den alten Steg noch vor dem Sommer für Fußgänger zu öffnen.",
        "Im Winter war er gesperrt worden, nachdem ein Sturm Planken gelöst und zwei Pfeiler verbogen hatte.",
        "Die Arbeiten kosteten weniger als befürchtet, wie der Kämmerer in der Sitzung sagte, und sind bezahlt.",
        "Händler am Wasser hatten einen früheren Termin verlangt, denn ihr Umsatz fiel im Frühjahr um ein Drittel.",
        "Zur Eröffnung spielt eine Kapelle, und die Fähre legt vom ersten Wochenende im Juni an wieder dort an.",
    ),
}
"""The report around a piece; pages in other languages stand with English."""
FORMS = {
    "en": ("Old pier to open again before the summer", "By Edda Lindqvist", "Comments", "harbour", "pier"),
    "de": ("Alter Steg öffnet noch vor dem Sommer", "Von Edda Lindqvist", "Kommentare", "Hafen", "Steg"),
}
ENDINGS = frozenset({"end", "own-paragraph-end"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One made piece: its markup, where it stands, and what a reader takes from it."""

    name: str
    place: str
    html: str
    credits: tuple[tuple[str, CreditKind, bool], ...]
    policy: str | None
    language: str
    half: str


@dataclass(frozen=True, slots=True)
class Count:
    """What is right of all that is told (precision), and of all that is printed (recall), credits and policies."""

    figures: Counter[str]
    errors: tuple[str, ...]


def pieces(half: str, path: Path = MARKINGS / "made.jsonl") -> list[Piece]:
    """Return the pieces of one half."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Piece(
            row["id"],
            row["place"],
            row["html"],
            tuple((words, CreditKind(kind), whole) for words, kind, whole in row["names"]),
            row["policy"],
            row["language"],
            row["half"],
        )
        for row in rows
        if row["half"] == half
    ]


def markup(piece: Piece) -> str:
    """Return the made page with the piece at its place."""
    language = piece.language if piece.language in PARAGRAPHS else "en"
    headline, byline, talk, *tags = FORMS[language]
    at: dict[str, str] = {piece.place: piece.html}
    report = [f"<p>{words}</p>" for words in PARAGRAPHS[language]]
    if "tail-of-last-paragraph" in at:
        report[-1] = f"<p>{PARAGRAPHS[language][-1]}{piece.html}</p>"
    boxed = at.get("box", "")
    thread = f"<section class='comments'><h3>{talk}</h3>{boxed}<form><textarea></textarea></form></section>"
    if not piece.name.startswith("policy"):
        report.insert(2, boxed)
        thread = ""
    listed = "".join(f"<li><a href='/t/{tag}'>{tag}</a></li>" for tag in tags)
    return (
        f"<html lang='{piece.language}'><head><title>{headline} – The Made Courier</title>{at.get('meta', '')}"
        "<meta property='og:site_name' content='The Made Courier'></head><body>"
        "<header><nav><a href='/'>The Made Courier</a> <a href='/news'>News</a> <a href='/sport'>Sport</a></nav>"
        f"</header><main><article><h1>{headline}</h1>{at.get('under-headline', '')}"
        f"<div class='meta'>{at.get('byline', f'<span>{byline}</span>')} <time>4 May 2031</time></div>"
        f"{at.get('before-report', '')}{''.join(report)}{''.join(at.get(end, '') for end in sorted(ENDINGS))}"
        f"<ul class='tags'>{listed}</ul>"
        f"{at.get('after-tags', '')}</article>{thread}</main>"
        "<footer><p>Imprint</p><p>Privacy</p></footer></body></html>"
    )


def count(rows: Iterable[Piece]) -> Count:
    """Return the figures over the pieces, and what is behind them."""
    figures: Counter[str] = Counter()
    errors: list[str] = []
    for piece in rows:
        page = page_of(markup(piece), Form.AS_IS)
        if page is None:
            raise ValueError(f"{piece.name}: its markup is refused")
        figures["pieces"] += 1
        before = len(errors)
        _credits(piece, page, figures, errors)
        _policies(piece, page, figures, errors)
        figures["pieces right"] += len(errors) == before
    return Count(figures, tuple(errors))


def _credits(piece: Piece, page: Page, figures: Counter[str], errors: list[str]) -> None:
    spare = list(page.credits)
    hit: set[int] = set()
    for words, kind, whole in piece.credits:
        figures["credits printed"] += 1
        credit = next((row for row in page.credits if _names(words) <= _names(row.names)), None)
        if credit is None:
            errors.append(f"{piece.name}, {piece.place}: missed {kind} {words!r}: {piece.html}")
            continue
        hit.add(id(credit))
        figures["credits found"] += 1
        figures["their kind"] += credit.kind is kind
        figures["their whole"] += credit.whole is whole
        if (credit.kind, credit.whole) != (kind, whole):
            errors.append(f"{piece.name}: {words!r} as {credit.kind}, {credit.whole} for {kind}, {whole}: {piece.html}")
    known = {word for words, _, _ in piece.credits for word in _names(words)}
    for credit in spare:
        named = _names(credit.names)
        right = id(credit) in hit and len(named & known) >= LEAST * len(named)
        figures["credits told"] += 1
        figures["credits right"] += right
        if not right:
            figures["told where none is"] += not piece.credits
            errors.append(f"{piece.name}, {piece.place}: invented {credit.kind} {credit.names!r}: {piece.html}")


def _policies(piece: Piece, page: Page, figures: Counter[str], errors: list[str]) -> None:
    told = [span.of(page.text) for span in page.policy or ()]
    found = _names(" ".join(told))
    wanted = _names(piece.policy or "")
    right = bool(wanted) and len(wanted & found) >= LEAST * len(wanted | found)
    figures["policies printed"] += bool(wanted)
    figures["policies told"] += bool(found)
    figures["policies right"] += right
    if bool(wanted or found) and not right:
        errors.append(f"{piece.name}: policy {told} for {piece.policy!r}: {piece.html}")


def _names(words: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(words)} - {"the"}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of each half asked for; with `--errors`, what is behind them."""
    parser = argparse.ArgumentParser(prog="evaluation.credits.made", description=__doc__)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--errors", action="store_true", help="name what is missed and what is wrong (tune alone)")
    given = parser.parse_args(arguments)
    if given.errors and given.half != "tune":
        parser.error("the check half's errors are nobody's to read")
    for half in HALVES if given.half is None else (given.half,):
        done = count(pieces(half))
        row = done.figures
        print(f"{half}: {row['pieces']} pieces, {row['pieces right']} right in all")
        for name, hits, of in (
            ("credits, precision", "credits right", "credits told"),
            ("credits, recall", "credits found", "credits printed"),
            ("  kind of a found credit", "their kind", "credits found"),
            ("  whole of a found credit", "their whole", "credits found"),
            ("policies, precision", "policies right", "policies told"),
            ("policies, recall", "policies right", "policies printed"),
        ):
            print(f"  {name:28} {row[hits] / max(1, row[of]):.3f}  ({row[hits]} of {row[of]})")
        print(f"  credits told where none is   {row['told where none is']}")
        if given.errors:
            print(*done.errors, sep="\n")


if __name__ == "__main__":
    main()
