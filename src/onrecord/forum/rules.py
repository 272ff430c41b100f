"""Discussion policy -> rules: each clause quoted, named, and matched with the checkers that can decide it."""

import re

from onrecord.forum.clauses import Sentence, sentences, trimmed
from onrecord.forum.limits import length_limit
from onrecord.forum.topics import OTHER, Topic, allows, forbids, topics_in
from onrecord.records import Page, Rule, RuleId, Span, content_id

__all__ = ["CHECKERS", "FORUM", "rules", "sentence_of"]

FORUM = "forum@1"

CHECKERS: dict[str, tuple[str, ...]] = {
    "profanity": ("profanity@1",),
    "personal-attack": ("insult@1",),
    "threat": ("threat@1",),
    "capitals": ("capitals@1",),
    "links": ("links@1",),
    "advertising": ("links@1",),
    "private-data": ("private-data@1",),
    "length": ("length@1",),
    "repetition": ("repetition@1",),
}
"""Which checkers decide a rule on each topic; a topic that is not here none of ours can decide."""

SEPARATOR = re.compile(
    r",\s{0,5}(?:and|or|nor|but)\s{1,5}|\s{1,5}(?:and/or|and|or|nor|but)\s{1,5}|[,:]\s{0,5}|\s[–—-]\s"
)
LEAD_IN = re.compile(
    r"\b(?:contain(?:s|ing)?|includ(?:e|es|ing)|such as|consist(?:s|ing)? of|post(?:ing)?|publish(?:ing)?|"
    r"us(?:e|es|ing)|"
    r"are|avoid|against|promot(?:e|es|ing)|engage in)\s+",
    re.IGNORECASE,
)
TAIL = re.compile(r"\s(?:will|is|are|may|must|shall|should|can|won['’]t)\s", re.IGNORECASE)


def rules(page: Page) -> tuple[Rule, ...]:
    """Return the rules of the page's discussion policy in text order; a clause on none of our topics is `other`."""
    out: dict[str, Rule] = {}
    for sentence in sentences(page):
        for rule in _rules_of(page, sentence):
            out.setdefault(rule.id, rule)
    return tuple(sorted(out.values(), key=lambda rule: (rule.span, rule.name)))


def sentence_of(page: Page, rule: Rule) -> Span:
    """Return the sentence of the policy that holds `rule`: what a finding quotes, so that it can be understood."""
    return next((row.span for row in sentences(page) if row.span.holds(rule.span)), rule.span)


def _rules_of(page: Page, sentence: Sentence) -> list[Rule]:
    text, span = page.text, sentence.span
    topics = topics_in(text, span)
    context = f"{sentence.lead} {span.of(text)}"
    if not topics:
        return [_rule(page, Topic(OTHER, span), span, allows(context))]
    parts = _parts(text, span, topics)
    out: list[Rule] = []
    for part, inside in parts:
        own = part.of(text)
        permission = allows(own) if allows(own) or forbids(own) else allows(context)
        out.extend(_rule(page, topic, part, permission) for topic in inside or [Topic(OTHER, part)])
    return out


def _parts(text: str, span: Span, topics: list[Topic]) -> list[tuple[Span, list[Topic]]]:
    """Return the parts of a sentence that name a topic each; one that names a single topic stays whole.

    The last item of a list that names no topic ("… or other inappropriate material") is a part of its own.
    """
    if len({topic.span for topic in topics}) < 2:
        return [(span, topics)]
    cuts: list[tuple[int, int]] = []
    for match in SEPARATOR.finditer(text, span.start, span.end):
        if not any(topic.span.start < match.end() and match.start() < topic.span.end for topic in topics):
            cuts.append(match.span())
    starts = [span.start, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), span.end]
    parts: list[tuple[Span, list[Topic]]] = []
    for start, end in zip(starts, ends, strict=True):
        inside = [topic for topic in topics if start <= topic.span.start < end]
        rest = end == span.end and re.match(r"(?:any )?other\b|similar\b", text[start:end], re.IGNORECASE)
        # A part about nothing of ours belongs to what stands before it, unless it opens the sentence or closes a list.
        if inside or rest or not parts:
            parts.append((Span(start, end), inside))
        else:
            parts[-1] = (Span(parts[-1][0].start, end), parts[-1][1])
    if len(parts) > 1 and not parts[0][1]:
        parts[1] = (Span(parts[0][0].start, parts[1][0].end), parts[1][1])
        del parts[0]
    return [(_item(text, part, inside, span), inside) for part, inside in parts]


def _item(text: str, part: Span, inside: list[Topic], sentence: Span) -> Span:
    """Return a list's item without the words around the list ("comments that include", "will be removed")."""
    start, end = part
    if part.start == sentence.start and inside:
        lead = [match.end() for match in LEAD_IN.finditer(text, start, inside[0].span.start)]
        start = lead[-1] if lead else start
    if part.end == sentence.end:
        after = inside[-1].span.end if inside else start
        tail = TAIL.search(text, after, end)
        end = tail.start() if tail else end
    return trimmed(text, Span(start, end))


def _rule(page: Page, topic: Topic, span: Span, permission: bool) -> Rule:
    checkers = () if topic.mild else CHECKERS.get(topic.name, ())
    if topic.name == "length" and length_limit(span.of(page.text)) is None:
        checkers = ()
    return Rule(
        id=RuleId(content_id("rule", page.id, topic.name, span)),
        page=page.id,
        name=topic.name,
        allows=permission,
        span=span,
        words=span.of(page.text),
        checkers=checkers,
        made_by=FORUM,
    )
