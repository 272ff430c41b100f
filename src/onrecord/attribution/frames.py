"""One sentence to attributions: each reporting verb with the subject and the content that stand around it."""

from dataclasses import dataclass, field

from onrecord.attribution.lexicon import Form, cues
from onrecord.attribution.phrases import (
    PRONOUNS,
    clause_end,
    is_verbal,
    leading_subject,
    skip_back,
    source_after,
    source_before,
)
from onrecord.attribution.roles import ROLE_HEADS
from onrecord.attribution.tagger import Draft
from onrecord.attribution.tokens import MAX_SENTENCE, Token, words_of
from onrecord.records import Span, Voice, Where

__all__ = ["Found", "read_sentence"]

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
NEGATED = frozenset({"not", "n't", "never"})
WEAK_MODALS = frozenset({"could", "may", "might", "should", "can", "must", "let"})
HAVE = frozenset({"has", "have", "had", "having", "'ve", "'d"})
BE = frozenset({"is", "was", "were", "are", "be", "been", "being"})
MARKS = frozenset(",.;:?!…–—-")
AFTER_INVERTED = TIMES | EVENT_PREPOSITIONS | frozenset("who when while as to of with and but about".split())
NOBODY = frozenset("nobody neither none no each nothing never you".split())
PARTICLES = frozenset("down up off out back away".split())
NO_REJOIN = frozenset(
    "who which but while as when after before although though since because in on at during speaking with where "
    "according to if for by under".split()
)
"""Words that open a circumstance, not the rest of a clause that a verb of saying interrupted."""
QUOTED_CONFIDENCE, THAT_CONFIDENCE, BARE_CONFIDENCE, OBJECT_CONFIDENCE = 0.95, 0.9, 0.75, 0.6
"""By frame, rounded from precision on PolNeAR dev: a quotation or that-clause beside its verb is rarely wrong."""
MIN_LEFT_WORDS = 3


@dataclass
class Found:
    """A statement while it is being put together."""

    content: list[Span]
    cue: Span | None
    source: Span | None
    voice: Voice = Voice.REPORTED
    confidence: float = BARE_CONFIDENCE
    quoted: bool = True
    """Its content ends in a quotation, which a next sentence may go on with."""

    def draft(self, where: Where) -> Draft:
        """Return the draft of the statement."""
        return Draft(
            where=where,
            content=tuple(self.content),
            cue=self.cue,
            source=self.source,
            voice=self.voice,
            confidence=self.confidence,
        )


@dataclass
class _Sentence:
    """The tokens of a sentence with what has been found in it so far."""

    text: str
    row: list[Token]
    headline: bool
    found: list[Found] = field(default_factory=list)
    subject: tuple[int, int] | None = None
    """The source of the last statement."""
    last_cue: int = -1

    def span(self, first: int, last: int) -> Span:
        return Span(self.row[first].start, self.row[last - 1].end)

    def content(self, first: int, last: int) -> Span | None:
        """Return the span of tokens [first, last) without the marks that close or open it."""
        while last > first and self.row[last - 1].text in MARKS and self.row[last - 1].quote is None:
            if self.row[last - 1].text == "." and last - 2 >= first and self._abbreviated(last - 1):
                break
            last -= 1
        while first < last and self.row[first].text in MARKS and self.row[first].quote is None:
            first += 1
        return self.span(first, last) if first < last else None

    def clause(self, begin: int) -> int:
        """Return where the clause that begins at token `begin` ends."""
        return clause_end(self.row, begin, headline=self.headline)

    def _abbreviated(self, dot: int) -> bool:
        return self.row[dot - 1].low in ("d.c", "u.s", "jr", "sr", "inc", "a.m", "p.m") and dot + 1 < len(self.row)

    def ends_quoted(self, last: int) -> bool:
        while last > 0 and self.row[last - 1].text in MARKS and self.row[last - 1].quote is None:
            last -= 1
        return last > 0 and self.row[last - 1].quote is not None


def read_sentence(text: str, row: list[Token], *, headline: bool = False) -> list[Found]:
    """Return the attributions of one sentence, in the order of their verbs."""
    state = _Sentence(text, row, headline)
    known = cues()
    colon = _colon_layout(state)
    if colon is not None:
        return colon
    for i, token in enumerate(row):
        if token.quote is not None:
            if not token.quote.single and token.end - token.start > 40:
                state.found.extend(_inside(text, token))
            continue
        if token.low == "according" and i + 1 < len(row) and row[i + 1].low == "to":
            _according(state, i)
            continue
        form = known.get(token.low)
        if form is None or (token.capital and not headline and i > 0) or not is_verbal(row, i):
            continue
        if form.form == "ing":
            _participle(state, i, form)
        else:
            _finite(state, i, form)
    return state.found


def _colon_layout(state: _Sentence) -> list[Found] | None:
    """Read "Petrov: no deal" and a speaker's name before a colon in an interview."""
    row = state.row
    for k in range(1, min(6, len(row) - 1)):
        if row[k].text == ":" and row[k].quote is None:
            named = all(t.capital or t.text in (".", "’s", "'s") for t in row[:k])
            if not named or row[0].low in ("the", "photo", "video", "watch", "read", "update", "breaking", "exclusive"):
                return None
            if not state.headline and row[k + 1].quote is None and k > 4:
                return None
            words = sum(t.word for t in row[:k])
            quoted = row[k + 1].quote is not None
            if (words < 2 and not quoted and not state.headline) or (state.headline and words > 4):
                return None
            content = state.content(k + 1, len(row))
            if content is None:
                return None
            confidence = QUOTED_CONFIDENCE - 0.15 if quoted else OBJECT_CONFIDENCE
            return [Found([content], state.span(k, k + 1), state.span(0, k), confidence=confidence, quoted=quoted)]
        if row[k].quote is not None:
            return None
    return None


def _according(state: _Sentence, i: int) -> None:
    row = state.row
    first = i + 2
    if first >= len(row):
        return
    last = first
    while last < len(row) and row[last].quote is None and row[last].text not in ",;:.?!–—()":
        if last > first and row[last].low in ("and", "but") and i > 0:
            break
        last += 1
    while last < len(row) and row[last].text == "." and row[last - 1].end == row[last].start and last + 1 < len(row):
        last += 1
        while last < len(row) and row[last].word:
            last += 1
    if last == first:
        return
    source = state.span(first, last)
    cue = state.span(i, i + 2)
    while last + 1 < len(row) and row[last].low == "," and row[last + 1].low in ("the", "a", "an", "who", "his", "her"):
        end = next((k for k in range(last + 1, min(len(row), last + 16)) if row[k].text in ",;.:"), None)
        if end is None or row[end].text != "," or not _is_apposition(row[last + 1 : end]):
            break
        source, last = state.span(first, end), end
    opening = (
        i == 0 or row[i - 1].text == ";" or (row[i - 1].low in ("but", "and") and (i == 1 or row[i - 2].low in ",;"))
    )
    if opening:
        if last >= len(row):
            return
        begin = last
        content = state.content(begin, clause_end(row, begin))
    else:
        end = i
        while end > 0 and row[end - 1].text in MARKS and row[end - 1].quote is None:
            end -= 1
        content = state.content(_left_start(state, end), end)
    if content is not None:
        quoted = state.ends_quoted(len(row)) if opening else state.ends_quoted(i)
        state.found.append(Found([content], cue, source, confidence=THAT_CONFIDENCE, quoted=quoted))
        state.subject = (first, last)


def _is_apposition(row: list[Token]) -> bool:
    if row[0].low == "who":
        return True
    return any(t.low in ROLE_HEADS for t in row[:6]) and not any(t.low in BE | HAVE | {"would", "will"} for t in row)


def _participle(state: _Sentence, i: int, form: Form) -> None:
    """Read ", implying that …", "by saying that …" and "was saying that …"."""
    row = state.row
    j, skipped = skip_back(row, i)
    if BE & set(skipped):
        _finite(state, i, form)
        return
    at = _after_time(row, i + 1)
    content, confidence = _right(state, at, form)
    if content is None:
        return
    before = row[j].low if j >= 0 else ""
    if (
        before not in (",", "by", "in", "", "and", "“”", "while", "when", "–", "—", "after", "before")
        and confidence < THAT_CONFIDENCE
    ):
        return
    source = state.subject
    if before == "" or source is None:
        source = leading_subject(row, 0, i) if before != "" else _following_subject(state, content)
    voice = Voice.REPORTER_INFERRED if form.cue.hint else Voice.REPORTED
    state.found.append(
        Found(
            [content],
            state.span(i, i + 1),
            state.span(*source) if source else None,
            voice=voice,
            confidence=round(confidence - 0.1, 2),
            quoted=_span_quoted(state, content),
        )
    )
    state.last_cue = i


def _following_subject(state: _Sentence, content: Span) -> tuple[int, int] | None:
    """Return the subject after a participle that opens the sentence: "Saying that …, Petrov left"."""
    for k, token in enumerate(state.row):
        if token.start >= content.end and token.low == "," and k + 1 < len(state.row):
            return source_after(state.row, k + 1)
    return None


def _finite(state: _Sentence, i: int, form: Form) -> None:
    row = state.row
    j, skipped = skip_back(row, i)
    words = set(skipped)
    passive = bool(BE & words) and form.form in ("past", "part")
    if form.form == "part" and not words & HAVE | BE & words:
        return
    if words & NEGATED and form.cue.lemma not in ("think", "believe", "want", "know", "expect"):
        return
    if words & WEAK_MODALS or (form.form == "base" and j >= 0 and row[j].low in ("to", "let")):
        if not (j > 0 and row[j].low == "to" and row[j - 1].low in ("went", "goes", "on", "continued")):
            return
        source: tuple[int, int] | None = leading_subject(row, 0, i)
    else:
        source = source_before(row, i)
    inverted = _inverted(state, i, form)
    if inverted is not None:
        source = inverted
    coordinated = j >= 0 and row[j].low in ("and", "but", ",", "then") and source is None
    if coordinated and state.subject is not None:
        source = state.subject
    elif coordinated and j > 0 and inverted is None:
        source = leading_subject(row, 0, i)
    if passive:
        _passive(state, i, form)
        return
    if source is None and not (state.headline and i == 0) and form.cue.lemma not in ("say", "tell"):
        return
    if form.form == "base" and source is not None and not _plural(state, source):
        return
    if source is not None and not _plausible(state, source):
        return
    if source is not None and form.cue.lemma not in ("say", "tell") and _weak_source(state, source):
        return
    content_begin = inverted[1] if inverted is not None else i + 1
    at = _after_time(row, content_begin)
    right, confidence = _right(state, at, form, inverted is not None)
    left: Span | None = None
    left_end = i if inverted is not None else (source[0] if source else i)
    if source is not None and "q" in form.cue.frames:
        left = _left(state, left_end, form, inverted is not None, right is not None)
    if left is not None and not _rejoins(state, at):
        right = _rest(state, at) if not _span_quoted(state, left) else None
    pieces = [p for p in (left, right) if p is not None]
    if left is None and right is not None and confidence < QUOTED_CONFIDENCE and _of_relative(state, source):
        return
    if not pieces:
        return
    if left is not None:
        confidence = QUOTED_CONFIDENCE if _span_quoted(state, left) else 0.85
    state.found.append(
        Found(
            pieces,
            state.span(i, i + 1),
            state.span(*source) if source else None,
            confidence=confidence if source else round(confidence - 0.3, 2),
            quoted=any(_span_quoted(state, p) for p in pieces),
        )
    )
    if source is not None:
        state.subject = source
    state.last_cue = i


def _rest(state: _Sentence, at: int) -> Span | None:
    """Return the rest of a clause that the verb interrupted: "The guard, she concedes, could go"."""
    row = state.row
    if at + 2 >= len(row) or row[at].low != "," or not row[at + 1].word:
        return None
    opener = row[at + 1].low
    if opener in NO_REJOIN or opener.endswith("ing") or opener in cues():
        return None
    return state.content(at + 1, state.clause(at + 1))


def _of_relative(state: _Sentence, source: tuple[int, int] | None) -> bool:
    """Tell whether the verb stands in a relative clause: "officials who know the file"."""
    return source is not None and state.row[source[1] - 1].low == "who" and source[1] - source[0] > 1


def _plausible(state: _Sentence, source: tuple[int, int]) -> bool:
    """Tell whether the subject can be someone: a name, a pronoun, or a noun with an article or in the plural."""
    rows = state.row[source[0] : source[1]]
    if rows[0].low in NOBODY or (len(rows) == 1 and rows[0].low == "i"):
        return False
    return any(t.capital or t.low in PRONOUNS or t.low in BARE_OPENERS or t.low.endswith("s") for t in rows) or (
        rows[-1].low in ("people", "police", "media", "staff")
    )


def _weak_source(state: _Sentence, source: tuple[int, int]) -> bool:
    """Tell whether the subject is a mere "it" or "that", which reports nothing."""
    return source[1] - source[0] == 1 and state.row[source[0]].low in ("it", "this", "that", "which", "you")


def _plural(state: _Sentence, source: tuple[int, int]) -> bool:
    rows = state.row[source[0] : source[1]]
    if len(rows) == 1 and rows[0].low in PRONOUNS:
        return rows[0].low in ("they", "we", "i", "many", "some", "others", "who")
    return any(t.low == "and" or (t.low.endswith("s") and t.low != "'s") for t in rows) or rows[-1].low in (
        "people",
        "police",
    )


def _passive(state: _Sentence, i: int, form: Form) -> None:
    """Read "it was reported that …" and "… was told by X that …"."""
    row = state.row
    if "t" not in form.cue.frames:
        return
    at = _after_time(row, i + 1)
    source = None
    if at < len(row) and row[at].low == "by":
        source = source_after(row, at + 1)
        at = source[1] if source else at
    if at < len(row) and row[at].low == "that":
        content = state.content(at, clause_end(row, at, headline=state.headline))
        if content is not None:
            confidence = OBJECT_CONFIDENCE
            state.found.append(
                Found(
                    [content],
                    state.span(i, i + 1),
                    state.span(*source) if source else None,
                    confidence=confidence,
                    quoted=_span_quoted(state, content),
                )
            )


def _inverted(state: _Sentence, i: int, form: Form) -> tuple[int, int] | None:
    """Return the subject after the verb, where a quotation or a clause with its comma stands right before it."""
    row = state.row
    if i == 0 or i + 1 >= len(row) or form.form == "base" or "q" not in form.cue.frames:
        return None
    before = row[i - 1]
    if before.quote is None and before.text not in (",", "?", "!", "–", "—", "-"):
        return None
    if before.quote is None and i >= 2 and row[i - 1].text == "," and row[i - 2].quote is None:
        if form.cue.lemma not in ("say", "add", "write", "note", "report", "tell", "ask", "explain", "warn", "argue"):
            return None
        if source_before(row, i) is not None and not row[i + 1].capital:
            return None
    if row[i + 1].low in ("that", "to", "by", "in", "on") or form.cue.lemma == "tell":
        return None
    found = source_after(row, i + 1)
    if found is None:
        return None
    after = row[found[1]] if found[1] < len(row) else None
    if row[i + 1].low in ("it", "them", "him", "her", "us", "me") and form.cue.lemma != "say":
        return None
    if after is not None and after.word and after.low not in AFTER_INVERTED and not after.low.endswith(("ly", "ing")):
        return None
    return found


def _after_time(row: list[Token], i: int) -> int:
    """Skip times such as "on Tuesday" after a verb or its subject."""
    while i < len(row) and row[i].low in TIMES and not (row[i].low == "on" and not _is_time(row, i + 1)):
        i += 1
    return i


def _is_time(row: list[Token], i: int) -> bool:
    return i < len(row) and row[i].low in TIMES


def _right(state: _Sentence, at: int, form: Form, inverted: bool = False) -> tuple[Span | None, float]:
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
    if form.cue.lemma == "accuse" or (
        "o" in frames and (first.word or first.quote is not None) and _object_opens(first, state)
    ):
        return state.content(at, state.clause(at)), OBJECT_CONFIDENCE
    if state.headline and form.cue.lemma == "say" and first.word and first.low not in EVENT_PREPOSITIONS | {"as"}:
        return state.content(at, state.clause(at)), BARE_CONFIDENCE
    return None, 0.0


def _object_opens(token: Token, state: _Sentence) -> bool:
    if token.quote is not None or state.headline:
        return True
    low = token.low
    return low not in ("in", "on", "at", "by", "to", "with", "for", "and", "or", "but", "as", "from", "when", "because")


def _quote_end(state: _Sentence, q: int) -> int:
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
            return None
    if form.cue.lemma == "tell" and not circumstance:
        for k in range(at + 1, min(limit, at + 5)):
            if row[k].low in BARE_OPENERS and row[k].low not in ("his", "her", "their") and row[k - 1].low != "the":
                return k
    return None


def _bare_clause(state: _Sentence, at: int) -> bool:
    """Tell whether a clause without "that" begins at `at`."""
    row = state.row
    token = row[at]
    if token.quote is not None or not token.word:
        return False
    if len(row) - at < 4:
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


def _left(state: _Sentence, end: int, form: Form, inverted: bool, has_right: bool) -> Span | None:
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
    start = _left_start(state, last)
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
    return state.content(start, last)


def _parenthetical(state: _Sentence, source: int) -> bool:
    """Tell whether the subject and verb at `source` stand between two commas: "The guard, she concedes, could go"."""
    for k in range(source, min(len(state.row), source + 8)):
        token = state.row[k]
        if token.quote is not None:
            return False
        if token.low == ",":
            return True
    return False


def _left_start(state: _Sentence, end: int) -> int:
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


def _rejoins(state: _Sentence, at: int) -> bool:
    """Tell whether what stands on the right goes on with what stood on the left, the verb between two commas."""
    row = state.row
    if at < len(row) and row[at].low == "," and at + 1 < len(row):
        return row[at + 1].quote is not None
    return at < len(row) and row[at].quote is not None


def _span_quoted(state: _Sentence, span: Span) -> bool:
    return any(t.quote is not None and t.end == span.end for t in state.row)


def _inside(text: str, token: Token) -> list[Found]:
    """Return what a quotation itself reports: "X told me that …", with a named subject and a that-clause only."""
    known = cues()
    row = words_of(text, token.start + 1, token.end - 1)
    out: list[Found] = []
    begin = 0
    for i, word in enumerate(row):
        if word.text in ".?!;" and (i + 1 >= len(row) or row[i + 1].capital):
            begin = i + 1
            continue
        form = known.get(word.low)
        if form is None or form.form not in ("past", "s") or word.capital:
            continue
        if "t" not in form.cue.frames or (form.cue.lemma not in ("say", "tell") and not is_verbal(row, i)):
            continue
        that = next((k for k in range(i + 1, min(len(row), i + 8)) if row[k].low == "that"), None)
        source = source_before(row, i, begin)
        if that is None or source is None or any(row[k].text in ",;.?!" for k in range(i + 1, that)):
            continue
        if that > i + 1 and "p" not in form.cue.frames:
            continue
        low = row[source[0]].low
        if low in NOBODY | {"i", "we", "it", "who", "which"} or BE & set(skip_back(row, i)[1]):
            continue
        limit = min(len(row), that + MAX_SENTENCE)
        end = next((k for k in range(that, limit) if row[k].text in ".?!;"), limit)
        while end > that and row[end - 1].text in MARKS:
            end -= 1
        if end > that + 2:
            out.append(
                Found(
                    [Span(row[that].start, row[end - 1].end)],
                    Span(word.start, word.end),
                    Span(row[source[0]].start, row[source[1] - 1].end),
                    confidence=THAT_CONFIDENCE,
                    quoted=False,
                )
            )
    return out
