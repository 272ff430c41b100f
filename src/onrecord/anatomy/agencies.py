"""News agencies: those of the world by name and sign, and the forms by which a page names another.

The list is of national and international agencies and of syndicates, one or more a country, written from general
knowledge and checked against no register: it lacks some. What it lacks is told by the form of its name or sign.
"""

import re

__all__ = ["agencies_in", "any_agencies", "is_agency", "known_sign", "made_as_agency"]

SIGNS = frozenset(
    "afp dpa dapd ddp apa ots sda ats epd kna sid awp pap ansa efe dts anp ntb stt rtr upi aap pti ani ians uni jiji "
    "kyodo yonhap xinhua tass lusa belga ritzau tanjug bernama antara irna wafa petra unian ukrinform interfax "
    "reuters bloomberg notimex télam telam agerpres mediafax ctk čtk tasr hina agi adnkronos askanews servimedia "
    "colpisa folhapress tns sapa nampa kuna qna wam bna mtva mti elta leta bns belta novum dha iha anka "
    "kcna keystone-sda dpa-afx dpa-infocom presseportal globenewswire swns".split()
)
"""Signs and one-word names that stand for an agency in capitals, in small letters or as a name is written."""
CAPITAL_SIGNS = frozenset(
    "AP PA CP NA TT STA BTA MIA SRNA FENA APP BSS UNB MENA SPA NAN GNA APS TAP PANA ANA CNA CNS VNA TNA PNA ABI MAP "
    "RIA SITA PTS RTR SAPA NZPA ISNA İHA ANF KAP".split()
)
"""Signs that are words or names unless they stand in capitals."""
NAMES = re.compile(
    r"(?<![\w-])(?:the\s)?(?:"
    r"associated press|agence[- ]france[- ]presse?|deutschen? presse[- ]agentur|austria presse[- ]agentur|"
    r"schweizerischen? depeschenagentur|sport-informations-dienst|evangelischer pressedienst|"
    r"katholischen? nachrichten-?agentur|keystone[- ]sda|thomson reuters|reuters|bloomberg(?: news)?|"
    r"canadian press|la presse canadienne|press association|pa media|united press international|"
    r"australian associated press|press trust of india|asian news international|indo-asian news service|"
    r"kyodo(?: news)?|jiji press|yonhap(?: news agency)?|xinhua(?: news agency)?|anadolu(?: agency| ajans[ıi])?|"
    r"demirören haber ajans[ıi]|ihlas haber ajans[ıi]|ria novosti|interfax(?:-ukraine)?|ukrinform|"
    r"europa press|agencia efe|prensa latina|agência brasil|estadão conteúdo|agência lusa|"
    r"project syndicate|inter press service|tribune (?:news service|content agency)|mcclatchy|"
    r"news aktuell|pr newswire|business wire|globe ?newswire|dow jones newswires|dpa-infocom|dpa-afx|"
    r"polska agencja prasowa|česká tisková kancelář|magyar távirati iroda|norsk telegrambyrå|ritzaus bureau|"
    r"news agency of nigeria|ghana news agency|saudi press agency|emirates news agency|middle east news agency"
    r")(?![\w])",
    re.IGNORECASE,
)
TOKEN = re.compile(r"(?<![\w@.-])[^\W\d_]{2,14}(?:-[^\W\d_]{2,14})?(?![\w@])")
FORMED = re.compile(
    r"\b(?:(?:news|press|wire|photo)\s(?:agency|service|syndicate)|nachrichtendienst|nachrichten-?agentur|"
    r"presse-?agentur|pressedienst|agence\s(?:de\spresse|télégraphique)|agencia\s(?:de\s(?:noticias|prensa))|"
    r"agência\sde\snotícias|agenzia\s(?:di\s)?stampa|presswire|agencja\s(?:prasowa|informacyjna)|haber\sajans[ıi]|syndicate|newswire|"
    r"persbureau|nyhetsbyrå|nyhedsbureau|press\sassociation|associated\spress)\b",
    re.IGNORECASE,
)
"""Words of which one makes a name an agency's."""
ANY = re.compile(
    r"^(?:(?:news|wire|mit|with|internationale?n?|foreign)\s)*(?:agenc(?:y|ies)|agentur(?:en|material|meldungen|berichten)?|"
    r"agences?|agencias?|agências|agenzie|agencje|agentschappen|persbureaus|byråer|wires?|wire\sreports?|news\sservices?|"
    r"ajanslar|агентства|агенції)$",
    re.IGNORECASE,
)


def agencies_in(text: str) -> list[tuple[int, int, str]]:
    """Return the agencies of the list named in `text`: start, end and name as printed, in order, none in another."""
    out = [(match.start(), match.end(), match.group()) for match in NAMES.finditer(text)]
    taken = [(start, end) for start, end, _ in out]
    for match in TOKEN.finditer(text):
        if is_agency(match.group()) and not any(start < match.end() and match.start() < end for start, end in taken):
            out.append((match.start(), match.end(), match.group()))
    return sorted(out)


def is_agency(name: str) -> bool:
    """Tell whether `name` is the sign or name of an agency of the list, with a desk's word behind it or none."""
    if name in CAPITAL_SIGNS:
        return True
    folded = name.casefold()
    head = folded.partition("-")[0]
    if folded in SIGNS or head in SIGNS:
        return name.isupper() or name.islower() or len(head) > 4 or "-" in name
    return NAMES.fullmatch(name) is not None


def known_sign(name: str) -> bool:
    """Tell whether `name`, a part of a sign by itself, is an agency's name as names are written ("Lusa", "Tass")."""
    return len(name) == 4 and name.istitle() and name.casefold() in SIGNS


def made_as_agency(name: str) -> bool:
    """Tell whether `name` has a word that agencies' names have ("Northwire News Agency"), or is one of the list."""
    return is_agency(name) or bool(agencies_in(name)) or bool(FORMED.search(name))


def any_agencies(name: str) -> bool:
    """Tell whether `name` is the word for agencies that are not named ("Agenturen", "wire reports")."""
    return bool(ANY.match(name))
