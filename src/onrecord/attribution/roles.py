"""Words of offices and trades: which nouns name a person, of what gender, and which two roles may be one."""

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = [
    "BODIES",
    "HONORIFICS",
    "KIN",
    "MINISTRIES",
    "ORGANISATION_WORDS",
    "ROLE_HEADS",
    "Role",
    "gender_of",
    "office_of",
    "same_role",
]

ROLE_HEADS = frozenset(
    "minister president premier chancellor secretary spokesman spokeswoman spokesperson ambassador envoy chairman "
    "chairwoman chairperson chair director mayor governor senator congressman congresswoman representative king queen "
    "prince princess commissioner judge justice professor leader head chief general colonel major captain commander "
    "officer official adviser advisor aide analyst expert lawyer attorney prosecutor editor reporter journalist "
    "author founder owner manager coordinator strategist pollster economist historian hydrologist scientist "
    "researcher deputy member lawmaker legislator speaker candidate nominee diplomat negotiator mediator delegate "
    "bishop archbishop pope rabbi imam pastor doctor sheriff inspector superintendent master engineer coach executive "
    "vice-president undersecretary consul counsel activist farmer resident sergeant lieutenant staffer operative "
    "organizer teacher student consultant counterpart administrator treasurer ombudsman principal dean admiral "
    "brigadier commodore detective constable cardinal magistrate councillor councilor lecturer headteacher columnist "
    "correspondent frontrunner ceo cfo coo cto mp mep congressperson incumbent successor predecessor".split()
)
"""Nouns of office and trade that name a person by what they do."""
TRADES = frozenset(
    "advocate announcer architect artist assistant associate auditor banker barrister blogger boss broker campaigner "
    "clerk comptroller critic curator designer developer driver entrepreneur fellow fisher forecaster grower guide "
    "harbourmaster headmaster headmistress hunter insider investor keeper librarian marshal midwife monk nun nurse "
    "officeholder operator organiser paramedic photographer physician pilot planner player poet presenter priest "
    "producer provost publisher ranger rector registrar seller skipper solicitor surgeon surrogate surveyor survivor "
    "trader trainer trustee tutor veteran veterinarian vicar volunteer warden whip worker writer singer actor actress "
    "musician politician physicist statistician dietician technician electrician mathematician academic mechanic chef "
    "butcher baker carpenter builder miner shepherd herder fixer translator interpreter lobbyist lodger tenant "
    "landlord landlady shopkeeper stallholder innkeeper publican landowner homeowner commuter passenger agent "
    "auctioneer cook novelist umpire referee typesetter pathologist coroner bailiff verger curate sculptor painter "
    "composer conductor choreographer filmmaker storyteller".split()
)
"""More of them, taken for such in lower case only: with a capital they may be surnames."""
NO_TRADES = frozenset("woman human layman persist consist subsist insist desist assist resist enlist exist".split())
MINISTRIES = frozenset("ministry department office agency government parliament embassy army police delegation".split())
HONORIFICS = frozenset("mr mrs ms miss dr sir dame lord lady prof rev hon sen rep gov gen col lt sgt capt".split())
ORGANISATION_WORDS = frozenset(
    "ministry council authority institute party group union committee agency university college court bank company "
    "corporation commission department house parliament senate congress guard association cooperative organization "
    "organisation federation foundation society office bureau board service force forces army police assembly club "
    "league church school center centre museum hospital times post news press gazette journal herald tribune courier "
    "magazine network radio television tv inc corp ltd llc co fund trust coalition alliance movement front "
    "administration cabinet embassy delegation academy laboratory states nations team campaign secretariat".split()
)
BODIES = ORGANISATION_WORDS | frozenset(
    "airline airport archdiocese archive bar brewery brigade broadcaster business carrier charity cinema clinic "
    "collective command commune consortium constabulary diocese directorate division factory farm firm forum gallery "
    "government group guild harbour harbor hotel inquiry inspectorate judiciary league library mill mine mosque "
    "newspaper observatory opera orchestra palace panel parish plant port prison project prosecution refinery "
    "registry restaurant retailer shipyard side station studio supermarket synod syndicate temple theater theatre "
    "tribunal troupe utility watchdog website winery zoo county town city village district region state province "
    "canton".split()
)
"""Common nouns of bodies that have officers: only looked for in lower case, or as the last word of a name."""
KIN = frozenset(
    "father mother brother sister son daughter wife husband widow widower uncle aunt cousin nephew niece grandfather "
    "grandmother grandson granddaughter partner fiance parent child boy girl man woman person baby twin relative "
    "friend neighbour neighbor guy lady gentleman teenager".split()
)
"""Nouns of kin and kind, which are no roles."""
WOMEN = frozenset(
    "spokeswoman chairwoman congresswoman queen princess mrs ms miss dame lady actress headmistress landlady".split()
)
MEN = frozenset("spokesman chairman congressman king prince mr sir lord headmaster landlord".split())


@dataclass(frozen=True, slots=True)
class Role:
    """A role as printed, whose it is, and the pronoun that stands for the owner: "its chief executive"."""

    role: str
    of: str | None
    by: str = ""


def gender_of(words: Sequence[str]) -> str:
    """Return "f", "m" or "" as the lower-case words tell; both or neither tell nothing."""
    woman, man = any(w in WOMEN for w in words), any(w in MEN for w in words)
    return "f" if woman and not man else "m" if man and not woman else ""


def office_of(low: str, *, lower: bool = True) -> str:
    """Return the singular of a noun of office or trade; "" for other words. `lower` allows those of trades.

    Compounds count by their last part ("co-chair"), words in -man, -woman and -ist as a whole ("fisherman").
    """
    for word in (low, f"{low[:-2]}an" if low.endswith("men") else low[:-1] if low.endswith("s") else ""):
        if not word:
            continue
        tail = word.rsplit("-", 1)[-1]
        if tail in ROLE_HEADS or (lower and (tail in TRADES or _made_of_suffix(word))):
            return word
    return ""


def _made_of_suffix(word: str) -> bool:
    if word in NO_TRADES or len(word) < 7:
        return False
    return word.endswith(("man", "woman", "person", "ist"))


def same_role(wanted: str, known: str) -> bool:
    """Tell whether "minister" or "foreign minister" may stand for someone whose role is "Foreign Minister".

    The nouns of office must be equal, and what else the shorter form says must be said by the longer: "labour
    secretary" may be the "secretary of labour".
    """
    a, b = wanted.lower().split(), known.lower().split()
    if not a or not b:
        return False
    small = ("of", "and", "the", "for")
    holds = all(word in b or word in small for word in a)
    return holds and (_head_of(a) == _head_of(b) or "deputy" in a)


def _head_of(words: list[str]) -> str:
    """Return the noun of office of a role's words: the last before "of", or the last."""
    at = words.index("of") if "of" in words[1:] else len(words)
    return words[at - 1]
