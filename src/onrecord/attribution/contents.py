"""Where the content of a verb of saying stands: after it, before it, or on both sides."""

from onrecord.attribution.lexicon import Form, cues
from onrecord.attribution.phrases import clause_end
from onrecord.attribution.sentence import (
    BARE_CONFIDENCE,
    MARKS,
    OBJECT_CONFIDENCE,
    QUOTED_CONFIDENCE,
    THAT_CONFIDENCE,
    Sentence,
)
from onrecord.attribution.tokens import Token
from onrecord.records import Span

__all__ = [
    "BARE_OPENERS",
    "EVENT_PREPOSITIONS",
    "TIMES",
    "WH",
    "after_time",
    "content_after",
    "content_before",
    "ends_in_quotation",
    "left_start",
    "rejoins",
    "rest_of_clause",
]

WH = frozenset("whether if how what why who where when which".split())
TIMES = frozenset(
    "on monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night today yesterday late "
    "early last week month year earlier later again".split()
)
EVENT_PREPOSITIONS = frozenset("in during at on after before via over by through from".split())
BARE_OPENERS = frozenset(
    "the a an he she it they we i you his her their its our my this these there no not some many most all both each "
    "every any nobody nothing everyone only two three four five six seven eight nine ten".split()
)
PARTICLES = frozenset("down up off out back away".split())
NO_REJOIN = frozenset(
    "who which but while as when after before although though since because in on at during speaking with where "
    "according to if for by under".split()
)
"""Words that open a circumstance, not the rest of a clause that a verb of saying interrupted."""
MIN_LEFT_WORDS = 3
MOST_OBJECT = 16
"""Tokens between "put" and the "at" of its number."""


def rest_of_clause(state: Sentence, at: int) -> Span | None:
    """Return the rest of a clause that the verb interrupted: "The guard, she concedes, could go"."""
    row = state.row
    if at + 2 >= len(row) or row[at].low != "," or not row[at + 1].word:
        return None
    opener = row[at + 1].low
    if opener in NO_REJOIN or opener.endswith("ing") or opener in cues():
        return None
    return state.content(at + 1, state.clause(at + 1))


def after_time(row: list[Token], i: int) -> int:
    """Skip times such as "on Tuesday" after a verb or its subject."""
    while i < len(row) and row[i].low in TIMES and not (row[i].low == "on" and not _is_time(row, i + 1)):
        i += 1
    return i


def _is_time(row: list[Token], i: int) -> bool:
    return i < len(row) and row[i].low in TIMES


def content_after(state: Sentence, at: int, form: Form, inverted: bool = False) -> tuple[Span | None, float]:
    """Return the content after the verb at `i` and how sure it is; `at` is where the search begins."""
    row, frames, size = state.row, form.cue.frames, len(state.row)
    if at >= size:
        return None, 0.0
    first = row[at]
    if first.text == ":" and at + 1 < size:
        return state.content(at + 1, size), QUOTED_CONFIDENCE if row[at + 1].quote is not None else THAT_CONFIDENCE
    if first.text == "," and at + 1 < size and row[at + 1].quote is not None:
        return state.content(at + 1, _quote_end(state, at + 1)), QUOTED_CONFIDENCE
    if first.quote is not None and "q" in frames:
        return state.content(at, _quote_end(state, at)), QUOTED_CONFIDENCE
    if first.low == "that" and "t" in frames and at + 1 < size:
        return state.content(at, state.clause(at)), THAT_CONFIDENCE
    if first.low in WH and "w" in frames:
        return state.content(at, state.clause(at)), BARE_CONFIDENCE
    if inverted and first.text != ",":
        return None, 0.0
    ahead = _that_ahead(row, at, form)
    if ahead is not None:
        token = row[ahead]
        if token.quote is not None or token.text == ":":
            begin = ahead + (token.text == ":" and token.quote is None)
            return state.content(begin, _quote_end(state, begin) if row[begin].quote else size), QUOTED_CONFIDENCE
        return state.content(ahead, state.clause(ahead)), THAT_CONFIDENCE
    if first.low in form.cue.prepositions and at + 2 < size and row[at + 1].text not in MARKS:
        return state.content(at, state.clause(at)), BARE_CONFIDENCE
    if first.low == "to" and "i" in frames and at + 1 < size:
        return state.content(at, state.clause(at)), BARE_CONFIDENCE
    if "b" in frames and _bare_clause(state, at):
        return state.content(at, state.clause(at)), BARE_CONFIDENCE
    if "n" in frames and _put_at_number(row, at):
        return state.content(at, state.clause(at)), BARE_CONFIDENCE
    if form.cue.lemma == "accuse" or (
        "o" in frames and (first.word or first.quote is not None) and _object_opens(first, state)
    ):
        return state.content(at, state.clause(at)), OBJECT_CONFIDENCE
    if state.headline and form.cue.lemma == "say" and first.word and first.low not in EVENT_PREPOSITIONS | {"as"}:
        return state.content(at, state.clause(at)), BARE_CONFIDENCE
    return None, 0.0


def _put_at_number(row: list[Token], at: int) -> bool:
    """Tell whether an object set at a number follows: "the loss at about 2,400 hectares"."""
    for k in range(at + 1, min(len(row) - 1, at + MOST_OBJECT)):
        if row[k].quote is not None or row[k].text in ";:.?!":
            return False
        if row[k].low == "at":
            return any(t.text[:1].isdigit() or t.text in "$€£" for t in row[k + 1 : k + 5])
    return False


def _object_opens(token: Token, state: Sentence) -> bool:
    if token.quote is not None or state.headline:
        return True
    low = token.low
    return low not in ("in", "on", "at", "by", "to", "with", "for", "and", "or", "but", "as", "from", "when", "because")


def _quote_end(state: Sentence, q: int) -> int:
    """Return where the content that begins with the quotation at `q` ends: with it, unless its clause goes on."""
    row = state.row
    quote = row[q].quote
    inner = quote.inner(state.text) if quote is not None else ""
    if q + 1 >= len(row) or row[q + 1].text in ".,;:?!–—" or inner[-1:] in ".,?!":
        return q + 1
    return clause_end(row, q, headline=state.headline)


def _that_ahead(row: list[Token], at: int, form: Form) -> int | None:
    """Return where the content begins after an addressee or a circumstance: "told reporters on Tuesday that …"."""
    limit = min(len(row), at + (14 if "p" in form.cue.frames else 12))
    circumstance = row[at].low in EVENT_PREPOSITIONS or row[at].text == "," or row[at].low in ("to", "reporters")
    if not circumstance and "p" not in form.cue.frames:
        return None
    for k in range(at, limit):
        token = row[k]
        if token.quote is not None:
            if token.quote.single and row[at].text == ",":
                return None
            return k if "q" in form.cue.frames or "p" in form.cue.frames else None
        if token.text == ":" and k > at:
            return k if k + 1 < len(row) else None
        if token.low == "that" and ("t" in form.cue.frames or "p" in form.cue.frames) and k > at:
            return k
        if "p" in form.cue.frames and k > at and token.low in ("to", "how", "what", "why", "whether", "if"):
            if form.cue.lemma in ("tell", "ask", "warn", "advise") and token.low != "to":
                return k
            if token.low == "to" and k + 1 < len(row) and form.cue.lemma in ("tell", "ask", "warn", "advise", "urge"):
                return k
        if "p" in form.cue.frames and k > at and token.low in ("he", "she", "they", "it", "there", "i", "we"):
            return k
        if token.text in ";.?!":
            break
    if form.cue.lemma == "tell" and not circumstance:
        for k in range(at + 1, min(limit, at + 5)):
            if row[k].low in BARE_OPENERS and row[k].low not in ("his", "her", "their") and row[k - 1].low != "the":
                return k
    return None


def _bare_clause(state: Sentence, at: int) -> bool:
    """Tell whether a clause without "that" begins at `at`."""
    row = state.row
    token = row[at]
    if token.quote is not None or not token.word:
        return False
    if len(row) - at < 4 and not any(t.quote is not None for t in row[at:]):
        return state.headline
    if token.low in BARE_OPENERS or token.capital or token.low.endswith("s") or token.text[0].isdigit():
        return True
    return token.low not in EVENT_PREPOSITIONS | PARTICLES | {
        "to",
        "so",
        "and",
        "or",
        "but",
        "of",
        "with",
        "for",
        "as",
        "about",
    }


def content_before(state: Sentence, end: int, form: Form, inverted: bool, has_right: bool) -> Span | None:
    """Return the content that ends before token `end`: a quotation, or a clause with its comma."""
    row = state.row
    if end <= 0:
        return None
    before = row[end - 1]
    comma = before.quote is None and before.text in (",", "?", "!", "–", "—")
    last = end - 1 if comma and before.text not in ("?", "!") else end
    if before.quote is not None:
        inner = before.quote.inner(state.text)
        if not inner or (inner[-1] not in ",?!—-.…" and not inverted and has_right):
            return None
        if before.quote.single and inner[-1] not in ",?!." and has_right:
            return None
    elif not comma or last <= 0:
        return None
    start = left_start(state, last)
    if start >= last:
        return None
    if row[last - 1].quote is None:
        if "b" not in form.cue.frames and "t" not in form.cue.frames:
            return None
        words = sum(t.word for t in row[start:last]) + sum(3 for t in row[start:last] if t.quote is not None)
        if words < (2 if _parenthetical(state, end) else MIN_LEFT_WORDS) or (
            row[start].low in EVENT_PREPOSITIONS | {"as", "when", "while", "if", "speaking"} and has_right
        ):
            return None
        if has_right and row[start].low not in BARE_OPENERS and not row[start].capital:
            return None
        if has_right and not _parenthetical(state, end):
            return None
        if row[start].low in EVENT_PREPOSITIONS | {"but", "and"} and last - start < 6:
            return None
        if row[start].low in ("asked", "pressed", "questioned"):
            return None
    return state.content(start, last)


def _parenthetical(state: Sentence, source: int) -> bool:
    """Tell whether the subject and verb at `source` stand between two commas: "The guard, she concedes, could go"."""
    for k in range(source, min(len(state.row), source + 8)):
        token = state.row[k]
        if token.quote is not None:
            return False
        if token.low == ",":
            return True
    return False


def left_start(state: Sentence, end: int) -> int:
    """Return the token at which the content that ends at `end` begins: the sentence's, its conjunction left out."""
    row = state.row
    start = _after_dateline(row, end)
    if state.found and state.last_cue >= 0:
        for k in range(end - 1, state.last_cue, -1):
            if row[k].low in ("but", "while", ";") or (row[k].low == "and" and k and row[k - 1].low == ","):
                start = k + 1
                break
    while start < end and (row[start].low in ("but", "and", "yet", "so", "still") or row[start].text in MARKS):
        if row[start].quote is not None:
            break
        start += 1
    return start


def _after_dateline(row: list[Token], end: int) -> int:
    """Return the token after a dateline such as "PORTO, May 3 (Agency) —", else 0."""
    if not (row[0].text.isupper() and len(row[0].text) > 2):
        return 0
    return next((k + 1 for k in range(1, min(end, 14)) if row[k].text in "—–-" and row[k].quote is None), 0)


def rejoins(state: Sentence, at: int) -> bool:
    """Tell whether what stands on the right goes on with what stood on the left, the verb between two commas."""
    row = state.row
    if at < len(row) and row[at].low == "," and at + 1 < len(row):
        return row[at + 1].quote is not None
    return at < len(row) and row[at].quote is not None


def ends_in_quotation(state: Sentence, span: Span) -> bool:
    """Tell whether `span` ends with a quotation."""
    return any(t.quote is not None and t.end == span.end for t in state.row)
