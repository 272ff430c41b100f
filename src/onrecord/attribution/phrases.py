"""Noun phrases and clauses, told from word lists and capitals alone: where a source begins, where a content ends."""

from onrecord.attribution.lexicon import Form, cues
from onrecord.attribution.tokens import Token

__all__ = [
    "PRONOUNS",
    "clause_end",
    "is_verbal",
    "leading_subject",
    "skip_back",
    "source_after",
    "source_before",
]

PRONOUNS = frozenset("he she they it we i you who someone nobody everyone everybody others many some one".split())
AUXILIARIES = frozenset(
    "has have had having is was were are am be been being will would shall should can could may might must do does did "
    "'s 've 'd 'll 're not n't never".split()
)
ADVERBS = frozenset(
    "also later then further again once twice often always earlier previously recently repeatedly publicly now still "
    "just even ever since already instead too thus simply only reportedly apparently went goes go on sometimes soon "
    "first more less both all today yesterday tonight".split()
)
NOT_ADVERBS = frozenset("family ally july italy rally reply supply assembly bully emily sally kelly billy lily".split())
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tues wed thurs fri sat sun january february march "
    "april june july august september october november december jan feb aug sept oct nov dec "
    "morning afternoon evening night week weekend month year today yesterday".split()
)
BREAKS = frozenset(
    "when that which while but although though because whereas where what how so than if whether until unless why "
    "whose whom then nor yet as".split()
)
PREPOSITIONS = frozenset(
    "in on at by during after before with without from to into over under through against about around between among "
    "despite via within toward towards upon following amid near since for of".split()
)
LINKS = frozenset("of for at from in and with on the a an to 's de la von van bin al el".split())
DETERMINERS = frozenset(
    "the a an his her their its our my your this that these those another one two three some".split()
)
STOPS = frozenset(";:()[]{}—–?!.…/|")
MAX_SOURCE = 40
"""Tokens; a longer subject is taken from its head."""


def is_verbal(row: list[Token], i: int) -> bool:
    """Tell whether token `i` may be a finite verb of reporting here rather than a noun or a modifier."""
    token = row[i]
    if i == 0:
        return token.low.endswith("ing")
    before = row[i - 1]
    if before.low in DETERMINERS and before.low not in ("that", "this", "one", "some"):
        return False
    return before.low not in ("of", "'s", "no", "any", "every", "such", "as") or (before.low == "as" and i > 1)


def skip_back(row: list[Token], i: int) -> tuple[int, list[str]]:
    """Return the index of the last token before `i` that is no auxiliary, adverb or time, and the words skipped."""
    skipped: list[str] = []
    j = i - 1
    while j >= 0:
        low = row[j].low
        if low in AUXILIARIES or low in ADVERBS or (low.endswith("ly") and low not in NOT_ADVERBS and j > 0):
            if row[j].capital and j > 0 and low not in AUXILIARIES:
                break
            skipped.append(low)
            j -= 1
        elif low in DAYS and row[j].word and j > 0:
            k = j
            while k > 0 and (row[k].low in DAYS or row[k].low in ("last", "this", "next", "late", "early")):
                k -= 1
            if row[k].low in ("on", "in", "late", "early") and k > 0:
                k -= 1
            skipped.append("on")
            j = k
        else:
            break
    return j, skipped


def source_before(row: list[Token], i: int, floor: int = 0) -> tuple[int, int] | None:
    """Return the tokens [first, last) of the subject that ends just before token `i`; None where there is none."""
    j, _ = skip_back(row, i)
    if j < floor:
        return None
    token = row[j]
    if token.low == ",":
        return _with_apposition(row, j, floor)
    if token.low in ("and", "but", "or", "then"):
        return None
    if token.low == "who":
        return _antecedent(row, j, floor)
    if token.low in PRONOUNS and token.low not in ("many", "some", "one", "others"):
        return j, j + 1
    if token.text == ")" and _opening(row, j) is not None:
        return _noun_phrase(row, j, floor)
    if token.quote is not None or not token.word:
        return None
    return _noun_phrase(row, j, floor)


def _opening(row: list[Token], close: int) -> int | None:
    """Return where a short parenthesis such as "(R-Texas)" opens, given where it closes."""
    return next((k for k in range(close - 1, max(-1, close - 8), -1) if row[k].text == "("), None)


def _antecedent(row: list[Token], who: int, floor: int) -> tuple[int, int] | None:
    k = who - 1
    if k >= floor and row[k].low == ",":
        k -= 1
    if k < floor or not row[k].word:
        return who, who + 1
    found = _noun_phrase(row, k, floor)
    return (found[0], who + 1) if found else (who, who + 1)


def _with_apposition(row: list[Token], comma: int, floor: int) -> tuple[int, int] | None:
    """Resolve "X, the deputy minister of Y," with `comma` the last: the head before the first comma is included."""
    k = comma - 1
    least = max(floor, comma - MAX_SOURCE)
    while k >= least:
        token = row[k]
        if token.quote is not None or token.text in STOPS:
            return None
        if token.low == "," and k + 1 < comma and _begins_apposition(row, k + 1):
            if k == 0 or not (row[k - 1].word or row[k - 1].text == ")"):
                return None
            head = _noun_phrase(row, k - 1, floor)
            if head is not None and _is_aside(row, head, least):
                k = head[0]
                continue
            return (head[0], comma) if head else None
        k -= 1
    return None


def _is_aside(row: list[Token], head: tuple[int, int], least: int) -> bool:
    """Tell whether what stands before an apposition is itself one, or an age: "X, 21, a student from Y, said"."""
    first = head[0]
    if first - 2 < least or row[first - 1].low != "," or not row[first - 2].word:
        return False
    return row[first].low in ("a", "an", "the", "who", "his", "her") or all(
        t.text.isdigit() for t in row[first : head[1]]
    )


def _begins_apposition(row: list[Token], i: int) -> bool:
    low = row[i].low
    return low in (
        "who",
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "in",
        "speaking",
        "one",
        "which",
        "at",
        "like",
    ) or (row[i].word)


def _noun_phrase(row: list[Token], last: int, floor: int) -> tuple[int, int] | None:
    known = cues()
    first = last + 1
    k = last
    least = max(floor, last - MAX_SOURCE)
    while k >= least:
        token = row[k]
        low = token.low
        if token.quote is not None:
            if k < last and token.quote.single and token.low == "‘’":
                k -= 1
                continue
            break
        if not token.word:
            if token.text == "." and k and row[k - 1].end == token.start and k < last:
                k -= 1
                continue
            if token.text in ("-", "‑", "&", "$", "%", "#", "@") or _of_plural(row, k):
                k -= 1
                continue
            opening = _opening(row, k) if token.text == ")" else None
            if opening is not None and opening > floor:
                k = opening - 1
                continue
            break
        if low == "who" and k < last and k > floor:
            found = _antecedent(row, k, floor)
            return (found[0], last + 1) if found is not None and found[0] < k else None
        if low in BREAKS or (low in AUXILIARIES and low != "'s"):
            break
        if low in PRONOUNS and low not in ("one", "some", "many", "others"):
            break
        if k < last and low in known and not token.capital and known[low].form in ("past", "s") and is_verbal(row, k):
            break
        first = k
        k -= 1
    while first <= last and row[first].low in (*PREPOSITIONS, "and", "or", "'s", ",", ".", "late", "early", "only"):
        lead = row[first].low
        first += 1
        if lead in PREPOSITIONS:
            first = _after_prepositional(row, first, last)
    return (first, last + 1) if first <= last else None


def _of_plural(row: list[Token], k: int) -> bool:
    """Tell whether a mark is the apostrophe of a plural or of a name in s: "the unions’ lawyer"."""
    return row[k].text in "’'" and k > 0 and row[k - 1].end == row[k].start and row[k - 1].low.endswith("s")


def _after_prepositional(row: list[Token], first: int, last: int) -> int:
    """Return where the subject begins after a leading prepositional phrase such as "In a statement Petrov"."""
    k = last
    while k > first and (row[k].capital or row[k].low in ("'s", ".")):
        k -= 1
    if k < last and row[last].capital:
        return k + 1
    for k in range(last, first, -1):
        if row[k].low in DETERMINERS:
            return k
    return first


def source_after(row: list[Token], i: int) -> tuple[int, int] | None:
    """Return the tokens of the subject that begins at `i`, as in "added Petrov, the deputy minister, on Tuesday"."""
    size = len(row)
    if i >= size or not row[i].word:
        return None
    if row[i].low in PRONOUNS:
        return i, i + 1
    if not (row[i].capital or row[i].low in DETERMINERS or _plural_noun(row, i)):
        return None
    if row[i].low in DAYS:
        return None
    k = i
    while k < size and k - i < MAX_SOURCE:
        token = row[k]
        low = token.low
        if token.quote is not None:
            break
        if token.text == "." and k + 1 < size and row[k - 1].end == token.start and len(row[k - 1].text) <= 4:
            k += 1
            continue
        if not token.word and token.text not in ("-", "&", "#", "@", "‑"):
            break
        if low in BREAKS or low in AUXILIARIES - {"'s"} or low in ADVERBS or low in DAYS:
            break
        if low in PREPOSITIONS - {"of", "for", "from", "with"} and not (
            low in ("at", "in") and _institution(row, i, k)
        ):
            break
        if low in ("who", "saying", "adding"):
            break
        k += 1
    last = k
    while last > i and row[last - 1].low in (*PREPOSITIONS, "and", "'s"):
        last -= 1
    if last == i:
        return None
    if last < size and row[last].low == "," and last + 1 < size:
        last = _apposition_after(row, last)
    return i, last


def _plural_noun(row: list[Token], i: int) -> bool:
    low = row[i].low
    return (low.endswith("s") and len(low) > 4) or low in ("people", "police", "many", "some")


def _institution(row: list[Token], i: int, k: int) -> bool:
    return any(not row[n].capital for n in range(i, k) if row[n].word) and row[i].low in DETERMINERS


def _apposition_after(row: list[Token], comma: int) -> int:
    """Return the end of the apposition that begins after `comma`, or `comma` where there is none."""
    nxt = row[comma + 1].low
    if nxt not in ("the", "a", "an", "who", "his", "her", "its", "their", "one"):
        return comma
    for k in range(comma + 1, min(len(row), comma + MAX_SOURCE)):
        token = row[k]
        if token.quote is not None or (token.text in STOPS and not _dotted(row, k)):
            return k
        if token.low == ",":
            return k + 1 if k + 1 < len(row) else k
        if token.low in ("adding", "saying", "when", "as", "after", "during"):
            return k
    return len(row)


def _dotted(row: list[Token], k: int) -> bool:
    return row[k].text == "." and k + 1 < len(row) and row[k - 1].end == row[k].start and len(row[k - 1].text) <= 3


def leading_subject(row: list[Token], floor: int, i: int) -> tuple[int, int] | None:
    """Return the name, pronoun or noun phrase that opens the clause at `floor`, somewhere before token `i`."""
    k = floor
    while k < i and row[k].low in ("but", "and", "so", "then", "still", "however", ",", "yet"):
        k += 1
    if k >= i or not row[k].word:
        return None
    if row[k].low in PRONOUNS:
        return k, k + 1
    start = k
    if row[k].low in DETERMINERS:
        k += 1
        while k < i and row[k].word and not _verb_like(row, k):
            k += 1
        return (start, k) if k > start + 1 else None
    while k < i and (row[k].capital or row[k].low in ("'s", "of", "the", "and", "de", "von", "van")) and row[k].word:
        k += 1
    while k > start and not row[k - 1].capital:
        k -= 1
    return (start, k) if k > start else None


def _verb_like(row: list[Token], k: int) -> bool:
    low = row[k].low
    return (
        low in AUXILIARIES
        or low in PREPOSITIONS - {"of", "for"}
        or low in BREAKS
        or (low.endswith("ed") or low in cues())
    )


def clause_end(row: list[Token], begin: int, *, headline: bool = False) -> int:
    """Return the index after the last token of the clause that begins at `begin`."""
    size = len(row)
    known = cues()
    for k in range(begin + 1, size):
        token = row[k]
        if token.quote is not None:
            continue
        if token.text in (";", "|"):
            return k
        if token.low in (",", "–", "—") and k + 1 < size and _breaks_at(row, k + 1, known, headline):
            return k
        if token.low in ("but", "while", "although") and row[k - 1].quote is not None:
            return k
        if headline and token.low == "as" and k > begin + 1:
            return k
        if token.low in ("and", "but", "while") and k + 1 < size:
            at = k + 1
            while at < size and row[at].low in ADVERBS:
                at += 1
            if at < size and row[at].low in known and known[row[at].low].form in ("past", "s") and _has_right(row, at):
                return k
    return size


def _breaks_at(row: list[Token], i: int, known: dict[str, Form], headline: bool) -> bool:
    """Tell whether the clause before a comma ends there, given what follows at `i`."""
    low = row[i].low
    if low in ("but", "while", "although", "though", "whereas"):
        return True
    if low == "and" and i + 1 < len(row):
        i += 1
        low = row[i].low
        if low in known and known[low].form in ("past", "s"):
            return True
    form = known.get(low)
    if form is not None and form.form == "ing" and "t" in form.cue.frames:
        return True
    if low == "according":
        return True
    for k in range(i, min(len(row), i + 9)):
        token = row[k]
        if token.quote is not None or token.text in ",;:.()":
            return False
        form = known.get(token.low)
        if k > i and form is not None and form.form in ("past", "s", "base") and (not token.capital or headline):
            if not is_verbal(row, k) or source_before(row, k, i) is None:
                continue
            return row[i].low not in ("who", "which", "that")
        if token.low in BREAKS:
            return False
    return False


def _has_right(row: list[Token], i: int) -> bool:
    return i + 1 < len(row) and (
        row[i + 1].quote is not None or row[i + 1].low in ("that", "the", "he", "she", "they", "it")
    )
