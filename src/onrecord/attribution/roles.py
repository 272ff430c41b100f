"""Words of offices and trades: which nouns name a person, of what gender, and which two roles may be one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.attribution.occupations import is_occupation

__all__ = [
    "ABBREVIATED",
    "BODIES",
    "BRANDS",
    "BUSINESSES",
    "COMPANIES",
    "HONORIFICS",
    "KIN",
    "MINISTRIES",
    "ORGANISATION_WORDS",
    "ROLE_HEADS",
    "TERRITORIAL",
    "Role",
    "gender_of",
    "office_of",
    "same_role",
]

ROLE_HEADS = frozenset(
    "minister president premier chancellor secretary spokesman spokeswoman spokesperson ambassador envoy "
    "chairman chairwoman chairperson chair director mayor governor senator congressman congresswoman "
    "representative king queen prince princess commissioner judge justice professor leader head chief general "
    "colonel major captain commander officer official adviser advisor aide analyst expert lawyer attorney "
    "prosecutor editor reporter journalist author founder owner manager coordinator strategist pollster "
    "economist historian hydrologist scientist researcher deputy member lawmaker legislator speaker candidate "
    "nominee diplomat negotiator mediator delegate bishop archbishop pope rabbi imam pastor doctor sheriff "
    "inspector superintendent master engineer coach executive vice-president undersecretary consul counsel "
    "activist farmer resident sergeant lieutenant staffer operative organizer teacher student consultant "
    "counterpart administrator treasurer ombudsman principal dean admiral brigadier commodore marshal "
    "detective constable cardinal magistrate councillor councilor lecturer headteacher columnist correspondent "
    "frontrunner ceo cfo coo cto mp mep congressperson incumbent successor predecessor".split()
)
"""Nouns of office that name a person by what they do, also with a capital."""
MINISTRIES = frozenset("ministry department office agency government parliament embassy army police delegation".split())
HONORIFICS = frozenset(
    "mr mrs ms miss mx dr sir dame lord lady prof rev revd hon sen rep gov gen col lt sgt capt cpl pte maj "
    "brig cmdr adm det insp supt cllr coun ald fr engr smt shri alhaji alhaja hajiya hajia mallam sheikh datuk "
    "dato tun atty mme mlle herr frau monsieur madame madam comrade nana tunku rt excellency honourable "
    "honorable ven con pc wpc dci mgr monsignor messrs rtd fra".split()
)
KINDS_OF_BODY = frozenset(
    "ministry council authority institute party group union committee agency university college court bank company "
    "corporation commission department house parliament senate congress guard association cooperative organization "
    "organisation federation foundation society office bureau board service force forces army police assembly club "
    "league church school center centre museum hospital times post news press gazette journal herald tribune courier "
    "magazine network radio television tv inc corp ltd llc co fund trust coalition alliance movement front "
    "administration cabinet embassy delegation academy laboratory states nations team campaign secretariat infirmary "
    "clinic polytechnic conservatory conservatoire orchestra philharmonic gallery library theatre theater "
    "archdiocese constabulary consortium diocese inspectorate tribunal shipyard brewery cinema guild syndicate "
    "treasury synod municipality directorate confederation co-operative chamber commons forum railway railways "
    "railroad".split()
)
BRANDS = frozenset(
    "securities holdings logistics industries enterprises technologies pharmaceuticals motors packaging foods rovers "
    "wanderers athletic fc afc airlines airways vets bros water energy broadband telecom media capital bulk robotics "
    "data labs studios pictures records homes estates coaches buses freight rail transit shipping bakery farms "
    "pharma biotech systems networks electric healthcare".split()
)
"""Last words of names of companies and clubs, which say so without naming their kind."""
ORGANISATION_WORDS = KINDS_OF_BODY | BRANDS
"""Words that tell the name of an organisation."""
BODIES = ORGANISATION_WORDS | frozenset(
    "airline airport archdiocese archive bar brewery brigade broadcaster business carrier charity cinema clinic "
    "collective command commune consortium constabulary diocese directorate division factory farm firm forum gallery "
    "government group guild harbour harbor hotel inquiry inspectorate judiciary league library mill mine mosque "
    "newspaper observatory opera orchestra palace panel parish plant port prison project prosecution refinery "
    "registry restaurant retailer shipyard side station studio supermarket synod syndicate temple theater theatre "
    "tribunal troupe utility watchdog website winery zoo county town city village district region state province "
    "canton synagogue cathedral abbey".split()
)
"""Common nouns of bodies that have officers: only looked for in lower case, or as the last word of a name."""
ABBREVIATED = HONORIFICS - frozenset(
    "miss sir dame lord lady sheikh monsieur madame madam comrade nana excellency honourable honorable frau".split()
)
"""Honorifics after which a full stop ends no sentence."""
COMPANIES = frozenset(
    "company firm holding holdings chain brand start-up startup maker manufacturer giant operator supplier developer "
    "producer provider line lines retailer carrier builder publisher lender insurer utility group business consultancy "
    "charity campaign agent agency broker rival parent subsidiary distributor importer exporter label outfit lobby "
    "nonprofit non-profit think-tank thinktank union association shipper grocer brewer bookmaker contractor platform "
    "app website newspaper magazine broadcaster station side club team band orchestra trawler ferry vessel ship boat "
    "tanker yacht schooner airline hotel pub restaurant cafe solicitors architects accountants".split()
)
"""Common nouns beside which a name is that of a body, a ship or a business: "law firm Pell Ottaway"."""
BUSINESSES = frozenset(
    "maker manufacturer operator supplier provider retailer carrier lender insurer distributor importer "
    "exporter shipper bookmaker broadcaster wholesaler".split()
)
"""Nouns that name a business as often as a person."""
TERRITORIAL = frozenset(
    "mayor governor senator representative congressman congresswoman mp mep mla msp mlc member reeve sheriff alderman "
    "councillor councilor councilman councilwoman provost sarpanch tehsildar collector".split()
)
"""Offices of places, whose names are no short names of bodies."""
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


@lru_cache(maxsize=1 << 16)
def office_of(low: str, *, lower: bool = True) -> str:
    """Return the singular of a noun of office or trade; "" for other words. `lower` allows trades that are surnames.

    Compounds count by their last part ("co-chair"), men and women by the ending of the singular ("fishermen").
    """
    plural = f"{low[:-2]}an" if low.endswith("men") else low[:-1] if low.endswith("s") else ""
    if low in ("co-operative", "cooperative"):
        return ""
    base = low.removesuffix("-elect").removesuffix("-designate")
    if base != low:
        return low if office_of(base, lower=lower) else ""
    for word in (low, plural):
        if word and (word.rsplit("-", 1)[-1] in ROLE_HEADS or is_occupation(word, capital=not lower)):
            return word
    return ""


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
