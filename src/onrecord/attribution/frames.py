"""One sentence to attributions: each reporting verb with the subject and the content that stand around it."""

from onrecord.attribution.contents import (
    BARE_OPENERS,
    EVENT_PREPOSITIONS,
    TIMES,
    WH,
    after_time,
    content_after,
    content_before,
    ends_in_quotation,
    left_start,
    rejoins,
    rest_of_clause,
)
from onrecord.attribution.lexicon import Form, cues
from onrecord.attribution.nouns import NOUNS, read_noun
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
from onrecord.attribution.sentence import (
    LEADING_CONFIDENCE,
    MARKS,
    OBJECT_CONFIDENCE,
    QUOTED_CONFIDENCE,
    THAT_CONFIDENCE,
    Found,
    Sentence,
)
from onrecord.attribution.tokens import MAX_SENTENCE, Token, words_of
from onrecord.records import Span, Voice

__all__ = ["read_sentence"]

PARTICIPLE_LOSS = 0.25
"""What a participle's borrowed subject costs: .53 of them are right, against .78 of finite verbs (train, as above)."""
SOURCELESS_LOSS = 0.3
"""A judgement, not measured: without a source a draft cannot be scored right where gold has one."""
NEGATED = frozenset({"not", "n't", "never"})
WEAK_MODALS = frozenset({"could", "may", "might", "should", "can", "must", "let"})
HAVE = frozenset({"has", "have", "had", "having", "'ve", "'d"})
BE = frozenset({"is", "was", "were", "are", "be", "been", "being"})
AFTER_INVERTED = TIMES | EVENT_PREPOSITIONS | frozenset("who when while as to of with and but about".split())
NOBODY = frozenset("nobody neither none no each nothing never you".split())


def read_sentence(text: str, row: list[Token], *, headline: bool = False) -> list[Found]:
    """Return the attributions of one sentence, in the order of their verbs."""
    state = Sentence(text, row, headline)
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
        if token.low == "asked" and i == 0:
            _passive(state, i, known[token.low])
            continue
        if token.low in NOUNS and (noun := read_noun(state, i)) is not None:
            state.found.append(noun)
            continue
        form = known.get(token.low)
        if form is None or (token.capital and not headline and i > 0) or not is_verbal(row, i):
            continue
        if form.form == "ing":
            _participle(state, i, form)
        else:
            _finite(state, i, form)
    return state.found


def _colon_layout(state: Sentence) -> list[Found] | None:
    """Read "Petrov: no deal" and a speaker's name before a colon in an interview."""
    row = state.row
    lead = next((k for k, t in enumerate(row[:3]) if t.word), 0)  # after a list's bullet
    for k in range(lead + 1, min(lead + 6, len(row) - 1)):
        if row[k].text == ":" and row[k].quote is None:
            named = all(t.capital or t.text in (".", "’s", "'s") for t in row[lead:k])
            a_text = row[lead].low == "the" and row[k + 1].quote is not None and all(t.word for t in row[lead:k])
            if (
                not (named or a_text)
                or (named and row[lead].low == "the")
                or row[lead].low
                in (
                    "photo",
                    "video",
                    "watch",
                    "read",
                    "update",
                    "breaking",
                    "exclusive",
                )
            ):
                return None
            if not state.headline and row[k + 1].quote is None and k > 4:
                return None
            words = sum(t.word for t in row[lead:k])
            quoted = row[k + 1].quote is not None
            if (words < 2 and not quoted and not state.headline) or (state.headline and words > 4):
                return None
            content = state.content(k + 1, len(row))
            if content is None:
                return None
            confidence = QUOTED_CONFIDENCE - 0.15 if quoted else OBJECT_CONFIDENCE
            return [Found([content], state.span(k, k + 1), state.span(lead, k), confidence=confidence, quoted=quoted)]
        if row[k].quote is not None:
            return None
    return None


def _according(state: Sentence, i: int) -> None:
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
        content = state.content(left_start(state, end), end)
    if content is not None:
        quoted = state.ends_quoted(len(row)) if opening else state.ends_quoted(i)
        state.found.append(Found([content], cue, source, confidence=THAT_CONFIDENCE, quoted=quoted))
        state.subject = (first, last)


def _is_apposition(row: list[Token]) -> bool:
    if row[0].low == "who":
        return True
    return any(t.low in ROLE_HEADS for t in row[:6]) and not any(t.low in BE | HAVE | {"would", "will"} for t in row)


def _participle(state: Sentence, i: int, form: Form) -> None:
    """Read ", implying that …", "by saying that …" and "was saying that …"."""
    row = state.row
    j, skipped = skip_back(row, i)
    if BE & set(skipped):
        _finite(state, i, form)
        return
    at = after_time(row, i + 1)
    content, confidence = content_after(state, at, form)
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
    voice = Voice.REPORTER_INFERRED if form.cue.hint else Voice.NARRATOR if form.cue.fact else Voice.REPORTED
    state.found.append(
        Found(
            [content],
            state.span(i, i + 1),
            state.span(*source) if source else None,
            voice=voice,
            confidence=round(confidence - PARTICIPLE_LOSS, 2),
            quoted=ends_in_quotation(state, content),
        )
    )
    state.last_cue = i


def _following_subject(state: Sentence, content: Span) -> tuple[int, int] | None:
    """Return the subject after a participle that opens the sentence: "Saying that …, Petrov left"."""
    for k, token in enumerate(state.row):
        if token.start >= content.end and token.low == "," and k + 1 < len(state.row):
            return source_after(state.row, k + 1)
    return None


def _finite(state: Sentence, i: int, form: Form) -> None:
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
    at = after_time(row, content_begin)
    right, confidence = content_after(state, at, form, inverted is not None)
    left: Span | None = None
    left_end = i if inverted is not None else (source[0] if source else i)
    if source is not None and "q" in form.cue.frames:
        left = content_before(state, left_end, form, inverted is not None, right is not None)
    if left is not None and not rejoins(state, at):
        right = rest_of_clause(state, at) if not ends_in_quotation(state, left) else None
    pieces = [p for p in (left, right) if p is not None]
    if left is None and right is not None and confidence < QUOTED_CONFIDENCE and _of_relative(state, source):
        return
    if not pieces:
        return
    if left is not None:
        confidence = QUOTED_CONFIDENCE if ends_in_quotation(state, left) else LEADING_CONFIDENCE
    state.found.append(
        Found(
            pieces,
            state.span(i, i + 1),
            state.span(*source) if source else None,
            voice=Voice.NARRATOR if form.cue.fact else Voice.REPORTED,
            confidence=confidence if source else round(confidence - SOURCELESS_LOSS, 2),
            quoted=any(ends_in_quotation(state, p) for p in pieces),
        )
    )
    if source is not None:
        state.subject = source
    state.last_cue = i


def _of_relative(state: Sentence, source: tuple[int, int] | None) -> bool:
    """Tell whether the verb stands in a relative clause: "officials who know the file"."""
    return source is not None and state.row[source[1] - 1].low == "who" and source[1] - source[0] > 1


def _plausible(state: Sentence, source: tuple[int, int]) -> bool:
    """Tell whether the subject can be someone: a name, a pronoun, or a noun with an article or in the plural."""
    rows = state.row[source[0] : source[1]]
    if rows[0].low in NOBODY or (len(rows) == 1 and rows[0].low == "i"):
        return False
    return any(t.capital or t.low in PRONOUNS or t.low in BARE_OPENERS or t.low.endswith("s") for t in rows) or (
        rows[-1].low in ("people", "police", "media", "staff", "percent", "cent", "half", "most", "majority")
        or rows[0].text.isdigit()
    )


def _weak_source(state: Sentence, source: tuple[int, int]) -> bool:
    """Tell whether the subject is a mere "it" or "that", which reports nothing."""
    return source[1] - source[0] == 1 and state.row[source[0]].low in ("it", "this", "that", "which", "you")


def _plural(state: Sentence, source: tuple[int, int]) -> bool:
    rows = state.row[source[0] : source[1]]
    if len(rows) == 1 and rows[0].low in PRONOUNS:
        return rows[0].low in ("they", "we", "i", "many", "some", "others", "who")
    return any(t.low == "and" or (t.low.endswith("s") and t.low != "'s") for t in rows) or rows[-1].low in (
        "people",
        "police",
        "percent",
        "cent",
        "half",
        "most",
    )


def _passive(state: Sentence, i: int, form: Form) -> None:
    """Read "it was reported that …" and "… was told by X that …"."""
    row = state.row
    if not {"t", "w"} & set(form.cue.frames):
        return
    at = after_time(row, i + 1)
    source = None
    if at < len(row) and row[at].low == "by":
        source = source_after(row, at + 1)
        at = source[1] if source else at
    if at < len(row) and (
        row[at].low == "that" or (form.cue.lemma == "ask" and (row[at].low in WH or row[at].quote is not None))
    ):
        content, _ = content_after(state, at, form)
        if content is not None:
            confidence = OBJECT_CONFIDENCE
            state.found.append(
                Found(
                    [content],
                    state.span(i, i + 1),
                    state.span(*source) if source else None,
                    confidence=confidence,
                    quoted=ends_in_quotation(state, content),
                )
            )


def _inverted(state: Sentence, i: int, form: Form) -> tuple[int, int] | None:
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
