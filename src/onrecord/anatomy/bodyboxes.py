"""Boxes of other stories that stand in or right after a report, each opened by a heading that says so."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from onrecord.anatomy.document import Document
from onrecord.anatomy.lines import Line
from onrecord.anatomy.parts import is_heading, unit_span_words

__all__ = ["other_stories", "without_boxes"]

OTHERS = re.compile(
    r"(?:(?:you (?:may|might|could)|people) (?:also )?(?:like|enjoy|read|be interested)|(?:see|read) (?:also|next)|"
    r"(?:more|most|further) (?:from|on|in|about|read|popular|viewed|shared|stories|news|articles|reading)\b|"
    r"(?:related|recommended|similar|latest|recent|popular|trending|other|top|featured) "
    r"(?:posts?|stories|articles?|news|content|reads?|topics?|coverage|videos?|entries)|"
    r"(?:related|recommended(?: for you)?|read more)[:.…]{0,3}$|"
    r"up next|don[’']?t miss|editor[’']?s picks?|also (?:on|in|read)\b|"
    r"das könnte (?:sie|dich) auch|auch interessant|mehr (?:zum thema|aus|von|zu)\b|"
    r"weitere (?:artikel|themen|meldungen|nachrichten)|ähnliche (?:artikel|beiträge)|meistgelesen|"
    r"lesen sie auch|empfohlene|"
    r"à lire (?:aussi|également)|lire aussi|sur le même (?:sujet|thème)|articles? (?:liés|similaires|récents)|"
    r"les plus lus|vous aimerez|"
    r"te (?:puede|podría) (?:interesar|gustar)|(?:noticias|artículos|notas|contenidos?) relacionad|lea también|"
    r"lo más (?:leído|visto)|también te|"
    r"você (?:pode|também pode|vai) (?:gostar|se interessar)|leia (?:também|mais)|veja (?:também|mais)|"
    r"mais (?:lid|notícias)|(?:notícias|posts|artigos|matérias) relacionad|"
    r"leggi anche|(?:articoli|notizie) correlat|potrebbe(?:ro)? interessar|i più letti|"
    r"lees (?:ook|meer|verder)|meer (?:over|nieuws)|gerelateerd|"
    r"læs (?:også|mere)|les (?:også|mer)|läs (?:också|även|mer)|lue (?:myös|lisää)|"
    r"czytaj (?:też|także|więcej)|zobacz (?:też|także)|mohlo by (?:vás|se)|čtěte také|další články|"
    r"ilgili haberler|читайте также|читайте також|関連記事|相关(?:新闻|阅读))",
    re.IGNORECASE,
)
LONGEST_HEADING = 60
"""Characters of a heading that announces other stories."""
BEFORE = 200
"""Characters of the report that stand before such a box."""
DEEP = 8
"""Elements around a heading among which its box is looked for."""


@lru_cache(maxsize=4096)
def other_stories(words: str) -> bool:
    """Tell whether a short line reads as the heading of a box of other stories."""
    return len(words) <= LONGEST_HEADING and OTHERS.match(words) is not None


def without_boxes(document: Document, groups: Sequence[list[Line]], units: list[int]) -> list[int]:
    """Return the report's `units` without those in a box that opens with a heading of other stories.

    The box is the widest element that starts with its heading; one that starts before `BEFORE` characters of the
    report have been printed is left alone, for a report may stand in it.
    """
    if not units:
        return units
    spans = [(groups[index][0].span.start, groups[index][-1].span.end) for index in units]
    printed, opens = 0, spans[-1][1]
    for start, end in spans:
        printed += end - start
        if printed >= BEFORE:
            opens = end
            break
    gone: list[tuple[int, int]] = []
    for group in groups[units[0] : units[-1]]:
        line = group[0]
        if line.span.start < opens or line.hidden or len(line.text) > LONGEST_HEADING:
            continue
        words = unit_span_words(document, group)
        if (gone and line.span.start < gone[-1][1]) or not other_stories(words) or not is_heading(document, group):
            continue
        end = group[-1].span.end
        for row in document.holding(line.home)[:DEEP]:
            if row.start < line.span.start:
                break
            end = max(end, row.end)
        gone.append((line.span.start, end))
    # The boxes stand in text order and apart: only the last that opens before a unit may hold it.
    opened = [low for low, _ in gone]
    out = []
    for index, (start, _) in zip(units, spans, strict=True):
        at = bisect_right(opened, start)
        if not at or start >= gone[at - 1][1]:
            out.append(index)
    return out
