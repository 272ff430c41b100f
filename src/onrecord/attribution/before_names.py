"""Descriptions that stand before a name: right before it, or across a comma."""

from onrecord.attribution.acting import acting_clause, as_former
from onrecord.attribution.capitals import NOT_NAMES, is_common, opens_sentence
from onrecord.attribution.gazetteer import Gazetteer
from onrecord.attribution.lexicon import cues
from onrecord.attribution.occupations import MODIFIERS, agentive
from onrecord.attribution.people import PageNames
from onrecord.attribution.role_owners import text_of
from onrecord.attribution.role_phrases import PRONOUNS, QUALIFIERS, read_role
from onrecord.attribution.roles import BODIES, BUSINESSES, HONORIFICS, KIN, ORGANISATION_WORDS, Role, office_of
from onrecord.attribution.tokens import Token

__all__ = ["across_comma", "rank", "right_before", "with_complement"]

BEFORE_TITLES = frozenset("said says that and when with told by to between added but as while".split())
TITLING = frozenset("right rt most very his her your excellency honourable the chief elder saint".split())
"""Words that may stand between a comma and an honorific: "the Right Rev.", "His Excellency Chief"."""
RANKS = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "prof": "professor",
    "cpl": "corporal",
    "maj": "major",
    "brig": "brigadier",
    "cmdr": "commander",
    "adm": "admiral",
    "det": "detective",
    "insp": "inspector",
    "supt": "superintendent",
    "cllr": "councillor",
    "coun": "councillor",
    "ald": "alderman",
    "pte": "private",
    "ch": "chief",
    "asst": "assistant",
    "con": "constable",
    "pc": "police constable",
    "wpc": "police constable",
    "dci": "detective chief inspector",
    "dep": "deputy",
    "cmsr": "commissioner",
}
"""Offices by the abbreviations that stand before names."""
MAX_TITLE = 9
"""Tokens before a name in which its title is looked for."""
MAX_APPOSITION = 26
"""Tokens of an apposition."""
MAX_CHAIN = 16
"""Tokens of an office with whose it is, right before a name."""
STANDING = frozenset("longtime long-time long-serving veteran retired senior junior then ex".split())
"""Words in lower case that may stand before a title in capitals."""
FIRST = frozenset("minister secretary lady deputy officer lieutenant".split())
"""Offices of which "First" is a part, though sentences begin with it."""
ORDINALS = frozenset("first second third".split())
ADDRESS = frozenset(
    "professor captain father sister reverend brother justice colonel major lieutenant sergeant senator councillor "
    "judge commander brigadier commodore general admiral imam pastor rabbi canon advocate".split()
)
"""Titles that may stand between an office and a name: "lead researcher Professor X"."""
LEADING_RANKS = frozenset("chief deputy assistant detective police acting station staff senior district state".split())
"""Words that open a rank or an office of several words: "Chief Judge", "Deputy Commander"."""
RANKING = frozenset("rear vice wing air flight squadron warrant field petty group lance staff state senior".split())
"""Words that open a rank of several words: "Rear Admiral"."""
REMOVING = frozenset("sacked fired dismissed ousted removed axed dumped deposed impeached sacks fires ousts".split())
LINKS = frozenset("of for at from to in on".split())
OWNING = LINKS - {"in", "on"}
NO_PERSONS = NOT_NAMES | KIN | BODIES
NO_ROLES = frozenset("latter former resident pensioner native villager rival".split())
"""Words for persons that are no roles."""
ABBREVIATIONS = HONORIFICS | set(RANKS)


def right_before(row: list[Token], first: int, gazetteer: Gazetteer, names: PageNames) -> Role | None:
    """Return the role printed right before a name: "Russia’s Foreign Minister", "Harbour Union spokesman"."""
    end = _past_honorifics(row, first)
    if end > 1 and end < first and row[end - 1].low == "the" and office_of(row[end - 2].low):
        end -= 1
    end = _past_address(row, end)
    if not end:
        return None
    word = row[end - 1]
    opens = opens_sentence(row, end - 1)
    plain = word.text.islower()
    if not office_of(word.low, lower=plain or opens) and not (plain and _agent_before(row, end - 1)):
        return None
    if word.low in BUSINESSES and (plain or opens) and end == first and not _articled(row, end):
        return None
    begin = _phrase_start(row, end)
    if begin == end - 1 and opens and word.capital and not office_of(word.low, lower=False) and first != end:
        return None
    opening = _opening(row, begin, names)
    of = next((k for k in range(end - 1, begin, -1) if row[k].low == "of"), None)
    if of is None:
        return read_role(row[begin:end], gazetteer, opening=opening, agents=True)
    if office_of(row[of - 1].low) and all(t.text.islower() for t in row[of + 1 : end]):
        return read_role(row[begin:end], gazetteer, opening=opening)
    last = next((k for k in range(of + 1, end) if row[k].text.islower()), end)
    role = read_role(row[last:end], gazetteer, agents=True) if last < end else None
    return Role(role.role, text_of(row[begin:last])) if role is not None else None


def _opening(row: list[Token], begin: int, names: PageNames) -> bool:
    """Tell whether the word at `begin` has its capital only from the sentence, as far as the page tells."""
    low = row[begin].low
    return opens_sentence(row, begin) and low not in (names.amid if low in MODIFIERS else names.capitals)


def _past_address(row: list[Token], end: int) -> int:
    """Return the end of the office before ranks that only address: "army spokesman Colonel X", "Chair Justice X"."""
    k = end
    while k > 1 and row[k - 1].low in ADDRESS and row[k - 1].capital:
        k -= 1
    if k == end or k < 1:
        return end
    office = row[k - 1]
    if row[k].low == "general" and not office.low.startswith("spokes"):
        return end
    opens = opens_sentence(row, k - 1) and office.low not in LEADING_RANKS
    return k if office_of(office.low) and (office.text.islower() or opens) else end


def _articled(row: list[Token], end: int) -> bool:
    """Tell whether the phrase that ends before `end` follows a verb of saying: "said boat builder X"."""
    return any(t.low in cues() for t in row[max(0, end - 4) : end - 1])


def _past_honorifics(row: list[Token], first: int) -> int:
    end = first
    while end and (
        (row[end - 1].low in HONORIFICS and row[end - 1].capital)
        or (row[end - 1].text == "." and end > 1 and row[end - 2].low in HONORIFICS)
        or (end < first and row[end - 1].low in TITLING and row[end - 1].capital and row[end - 1].low != "chief")
    ):
        end -= 1
    return end


def _agent_before(row: list[Token], k: int) -> bool:
    """Tell whether the unknown word right before a name is made like a noun of trade, and no verb."""
    low = row[k].low
    if low in cues() or low in NO_PERSONS or not agentive(low):
        return False
    return k > 0 and (row[k - 1].low in ("the", "a", "an", "said", "says") or row[k - 1].text == ",")


def with_complement(row: list[Token], first: int, gazetteer: Gazetteer, names: PageNames) -> Role | None:
    """Return an office with whose it is, or its field, right before a name: "head of the Lamp Guild X".

    The office must open its sentence or clause, so that "told the head of the guild X had left" is seldom misread; what
    stands between the preposition and the name must be a phrase of its own, not a title of the name.
    """
    end = _past_honorifics(row, first)
    least = max(0, end - MAX_CHAIN)
    k = end - 1
    office = None
    while k > least and _within(row, k):
        if row[k].low in OWNING and office_of(row[k - 1].low, lower=True) and k + 1 < end:
            office = k - 1
        if office is not None and k < office and (row[k].low in BEFORE_TITLES or row[k].low in ("the", "a", "an")):
            break
        if office is None and row[k].low in VERBAL:
            return None
        k -= 1
    if office is None:
        return None
    begin = _phrase_start(row, office + 1)
    inner = row[office + 2 : end]
    named = any(t.capital for t in inner) or inner[0].low in ("the", "a", "an") or _opens_clause(row, begin)
    last = inner[-1]
    own = bool(office_of(last.low, lower=last.text.islower())) or last.low in KIN or last.low in LINKS
    if not named or own or not (row[office].capital or _opens_clause(row, begin)):
        return None
    if last.text.islower() and not (last.low in BODIES or _opens_clause(row, begin)):
        return None
    opening = _opening(row, begin, names)
    role = read_role(row[begin:end], gazetteer, opening=opening)
    return role if role is not None and len(role.role.split()) + len((role.of or "").split()) > 1 else None


VERBAL = (BEFORE_TITLES - {"and", "to"}) | frozenset(
    "is was were are be will would has had have can could may might asked".split()
)


def _opens_clause(row: list[Token], begin: int) -> bool:
    before = row[begin - 1] if begin else None
    if before is None or opens_sentence(row, begin) or before.low in ("the", "a", "an", "said", "says", "while", "and"):
        return True
    return not before.word and before.text in ",:;—–"


def _phrase_start(row: list[Token], end: int) -> int:
    """Return where the noun phrase begins that ends, before `end`, in a noun of office, no article needed.

    Common nouns and adjectives first, then capitals, then an owner: "the Harbour Union’s chief press officer".
    """
    begin = end - 1
    while begin and end - begin < MAX_TITLE and (row[begin].text.islower() or _initials(row, begin)):
        joins = row[begin - 1].low in ("and", "or") and begin > 1 and office_of(row[begin - 2].low)
        if not joins and not _describes(row, begin - 1):
            break
        begin -= 1 + bool(joins)
    if begin == end - 1 and begin > 1 and row[begin].low.endswith("s") and row[begin - 1].low == "of":
        begin -= 2 if row[begin].text.islower() and office_of(row[begin - 2].low) else 0
    while begin and end - begin < MAX_TITLE and _adds(row, begin - 1, end):
        begin -= 1
    while begin and (row[begin - 1].low in QUALIFIERS or row[begin - 1].low in STANDING):
        begin -= 1
    if begin and row[begin - 1].low == "first" and row[begin - 1].capital and row[begin].low in FIRST:
        begin -= 1
    if begin and row[begin - 1].low in PRONOUNS:
        begin -= 1
    if begin >= 2 and (row[begin - 1].low == "'s" or _plural_owner(row, begin - 1)):
        at = begin - 2
        while at and begin - at < MAX_TITLE and row[at - 1].word and not _parts(row[at - 1]):
            at -= 1
        while at < begin - 2 and row[at].text.islower() and row[begin - 2].capital:
            at += 1
        begin = at
    return begin


def _initials(row: list[Token], k: int) -> bool:
    """Tell whether initials of an office stand after another office: "founder and CEO"."""
    return row[k].text.isupper() and row[k - 1].low == "and" and k > 1 and bool(office_of(row[k - 2].low))


def _plural_owner(row: list[Token], k: int) -> bool:
    return row[k].text in "’'" and k > 0 and row[k - 1].low.endswith("s") and row[k].start == row[k - 1].end


def _describes(row: list[Token], k: int) -> bool:
    """Tell whether the lower-case word at `k` belongs to the title after it; a verb does not."""
    token = row[k]
    if token.low in ORDINALS and k and not row[k - 1].word:
        return True
    if not token.word or not token.text.islower() or _parts(token) or token.low in NOT_NAMES or token.low == "'s":
        return False
    form = cues().get(token.low)
    if form is not None and form.form in ("past", "s"):
        return False
    if token.low.endswith("ed") and len(token.low) > 4 and "-" not in token.low:
        return k == 0 or not row[k - 1].word or row[k - 1].low in ("the", "a", "an", "by", "of", "to", "with")
    return True


def _adds(row: list[Token], k: int, end: int) -> bool:
    token = row[k]
    if token.text in "’'&" and k and row[k - 1].capital:
        return row[k + 1].capital and k + 1 < end
    if token.low == "'s" and k and row[k - 1].capital and row[k + 1].capital:
        return any(t.low in ORGANISATION_WORDS for t in row[k + 1 : end - 1])
    if token.low == "of" and k and row[k - 1].low in ORGANISATION_WORDS and row[k - 1].capital and row[k + 1].capital:
        return not row[end - 1].capital
    return token.capital and not is_common(token) and token.low not in HONORIFICS


def _parts(token: Token) -> bool:
    return token.low in BEFORE_TITLES or token.low in ("the", "a", "an", "of", "for", "at", "from", "in", "on")


def rank(row: list[Token], first: int, gazetteer: Gazetteer) -> Role | None:
    """Return the office that abbreviations before a name stand for: "Sen.", "Det. Insp."."""
    words: list[str] = []
    k = first - 1
    while k >= 0 and len(words) < 3 and (row[k].text == "." or _abbreviated(row[k]) or (words and _ranks(row[k]))):
        if row[k].text != ".":
            words.insert(0, RANKS.get(row[k].low, row[k].low))
        k -= 1
    if not words:
        return None
    role = " ".join(word.capitalize() for word in words)
    for begin in (k - 1, k):
        place = " ".join(t.text for t in row[max(0, begin) : k + 1])
        if place and gazetteer.is_province(place):
            return Role(role, place)
    return Role(role, None)


def _abbreviated(token: Token) -> bool:
    return token.capital and token.low in RANKS


def _ranks(token: Token) -> bool:
    return token.low == "state" or (
        token.capital and token.low in ("chief", "deputy", "assistant", "detective", "police", "acting", "station")
    )


def across_comma(row: list[Token], first: int, last: int, gazetteer: Gazetteer, names: PageNames) -> Role | None:
    """Return the role before a name set in commas: "The foreign minister of Utopia, Ada Lund,"."""
    while first > 1 and row[first - 1].text != "," and _titles(row, first - 1):
        first -= 1
    if first < 2 or row[first - 1].text != "," or last > len(row):
        return None
    closed = last == len(row) or row[last].text in ",.;:)–—" or row[last].low in ("and", "who")
    found = _opening_role(row, first - 1, gazetteer, names, closed=closed) or _with_body(row, first - 1, gazetteer)
    if found is None:
        return None
    role, begin = found
    phrase = row[begin : first - 1]
    strong = row[begin].low == "the" or any(t.low == "'s" for t in phrase) or opens_sentence(row, begin)
    if not closed and (phrase[-1].low.endswith("s") or not strong):
        return None
    removed = begin > 0 and row[begin - 1].low in REMOVING and row[begin].low in (*PRONOUNS, "the")
    return as_former(role) if removed else role


def _titles(row: list[Token], k: int) -> bool:
    token = row[k]
    if token.text == ".":
        return k > 0 and row[k - 1].low in ABBREVIATIONS
    if token.low in HONORIFICS or token.low in TITLING:
        return True
    return token.capital and (token.low in RANKING or bool(office_of(token.low, lower=False)))


def _opening_role(
    row: list[Token], end: int, gazetteer: Gazetteer, names: PageNames, *, closed: bool
) -> tuple[Role, int] | None:
    """Return the role of the noun phrase that ends at the comma `end`, and where it begins.

    Articles are tried from the nearest on; one after "of", "for" and the like opens only a part of the phrase.
    """
    end = _without_time(row, end)
    k = end
    while k > 0 and end - k < MAX_APPOSITION and _within(row, k - 1):
        k -= 1
        if row[k].low not in ("the", "a", "an", *PRONOUNS):
            continue
        inner = k > 0 and row[k - 1].low in LINKS | {"with", "by"}
        if inner and k > 1 and (row[k - 2].low in KIN or office_of(row[k - 2].low) or row[k - 1].low == "of"):
            continue
        role = _described(row, k, end, gazetteer, names, closed=closed)
        if role is not None:
            return role, k
        if not inner and (k == 0 or not row[k - 1].word or row[k - 1].low in cues() or row[k - 1].low in BEFORE_TITLES):
            return None
    if k == end or (row[k].text.islower() and k and row[k - 1].word):
        return None
    while k < end and row[k].low in BEFORE_TITLES:
        k += 1
    role = _described(row, k, end, gazetteer, names, closed=closed) if k < end else None
    return (role, k) if role is not None else None


def _with_body(row: list[Token], end: int, gazetteer: Gazetteer) -> tuple[Role, int] | None:
    """Return the role in "Chief Engineer, Lisk Railway, X said": an office that opens the sentence, and its body."""
    k = end
    while k and row[k - 1].capital and end - k < MAX_TITLE:
        k -= 1
    if k == end or k < 2 or row[k - 1].text != "," or not any(t.low in BODIES for t in row[k:end]):
        return None
    begin = k - 1
    while begin and row[begin - 1].word and k - begin < MAX_TITLE and not opens_sentence(row, begin):
        begin -= 1
    if not opens_sentence(row, begin) or not row[begin].capital:
        return None
    role = read_role(row[begin : k - 1], gazetteer)
    return (Role(role.role, text_of(row[k:end])), begin) if role is not None and role.of is None else None


def _without_time(row: list[Token], end: int) -> int:
    """Return the end of a phrase before "for 22 years" or "since 2011"."""
    if end > 3 and row[end - 1].low in ("years", "months", "decades", "year") and row[end - 3].low in ("for", "of"):
        return end - 3
    if end > 2 and row[end - 2].low == "since" and row[end - 1].text[0].isdigit():
        return end - 2
    return end


def _within(row: list[Token], k: int) -> bool:
    if row[k].text == ".":
        return k > 0 and (row[k - 1].low in HONORIFICS or len(row[k - 1].text) == 1)
    return row[k].word or (row[k].text in "’'&-" and k > 0)


def _described(
    row: list[Token], begin: int, end: int, gazetteer: Gazetteer, names: PageNames, *, closed: bool
) -> Role | None:
    phrase = row[begin:end]
    opening = _opening(row, begin, names)
    role = read_role(phrase, gazetteer, opening=opening, agents=closed)
    if role is not None:
        return role
    clause = next((n for n, t in enumerate(phrase) if t.low == "who"), None)
    if clause is not None and closed:
        return acting_clause(row, begin + clause + 1, gazetteer)
    opens = begin == 0 or not row[begin - 1].word or row[begin - 1].low in cues() or opens_sentence(row, begin)
    if closed and opens and phrase[0].low in ("the", "a", "an"):
        return _trade(phrase[1:], definite=phrase[0].low == "the")
    return None


def _trade(phrase: list[Token], *, definite: bool) -> Role | None:
    """Return what a bare noun phrase in apposition calls somebody: "the claimant", "a retired typesetter"."""
    if phrase and phrase[0].low in ORDINALS:
        phrase = phrase[1:]
    if not 1 <= len(phrase) <= 3 or not all(t.word and t.text.islower() for t in phrase):
        return None
    low = phrase[-1].low
    if low in NO_PERSONS or low in NO_ROLES:
        return None
    if low.endswith(("s", "ing", "ly", "-old")) or phrase[0].low in NOT_NAMES or not (definite or agentive(low)):
        return None
    return Role(text_of(phrase), None)
