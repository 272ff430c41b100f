"""Made news pages with their statements, as many as wanted: who speaks of which matter, who denies what another said.

Every page tells of one affair: a few pages of a few days about one matter, with places of their own and speakers of two
or three states. How often a matter returns falls with its rank, so that a few are spoken of in a tenth of all pages.
One page in five is a copy of another in another outlet. All words are put together from lists; nothing is real.
"""

import hashlib
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.records import (
    Block,
    BlockKind,
    CaptureId,
    Mention,
    Page,
    Span,
    SpeakerKind,
    Statement,
    StatementKind,
    Voice,
    Where,
    page_id,
    statement_id,
)

__all__ = ["MadePage", "made_pages"]

START = 1_300_000_000
"""The first page's time, in seconds."""
DAY = 86_400
DAYS = 3_650
OUTLETS = 300
STATES = 60
COPIES = 5
"""One page in so many is a copy."""
SPOKEN = 40
"""Utterances a speaker, about."""
SYLLABLES = (
    "ka vor len dra mi sel tor una bre go hal ix jor ela pra quen ris sta tho ul ver wen yar zol ash bel cor dun er fal"
)
FIRST = (
    "Anna Boris Clara Daniel Edith Felix Greta Hugo Ilse Jonas Katya Leon Mira Nadia Oskar Petra Quentin Rosa Stefan "
    "Tilda Ursula Viktor Wanda Xenia Yusuf Zora Arne Bela Carla Dmitri Elena Frida"
)
ROLES = "foreign minister|finance minister|mayor|ambassador|spokesman|union leader|chief negotiator|governor|consul"
KINDS = "border water gas grain fishing transit prisoner harbour railway customs energy climate airport rebel debt visa"
HEADS = "treaty accord agreement protocol plan proposal offer option summit ceasefire talks vote referendum reform tax"
NOUNS = (
    "army border bridge budget cable camp canal cargo citizen coast commission company contract convoy corridor "
    "council court crew dam debt delegation depot district doctor embassy engineer envoy factory farm farmer fleet "
    "flight force garrison guarantee harbour hospital hostage household industry inspector island journalist judge "
    "lake law licence loan market mediator militia mine monitor navy neighbour observer oil patrol pension pipeline "
    "plant port prisoner quota railway refugee reserve river road route salary sanction satellite school sector "
    "security settler ship shipment signal soldier station subsidy supply tanker tariff teacher territory terminal "
    "township trader train troop truck tunnel turbine union valley vessel victim village visa voter warehouse weapon"
)
DOING = (
    "abandoned arrested attacked bought cleared closed counted damaged delayed delivered destroyed doubled emptied "
    "evacuated expelled exposed financed flooded funded guarded halted hidden ignored improved informed inspected "
    "insulted invited isolated killed launched lifted loaded mined moved named occupied ordered paid planned poisoned "
    "protected punished raided rebuilt released removed repaired replaced rescued returned robbed seized searched "
    "shelled sold stopped stored stolen supplied threatened trained trapped visited warned weakened wounded"
)
QUALITIES = (
    "armed broken civilian closed cold costly damaged early eastern empty foreign former free heavy hidden hungry "
    "joint large late legal local long military modern narrow national new northern old open poor private public "
    "quiet regional remote rich rural safe secret shared short small southern special strong temporary urban young"
)
UNITS = "hectares soldiers tonnes litres houses ships prisoners workers schools trucks families voters kilometres"
MONTHS = "January February March April June July August September October November December"
STANCES = (
    "{matter} is off the table",
    "{matter} is still on the table",
    "we accept {matter} as it stands",
    "we reject {matter} and will not return to it",
    "we support {matter} with all that we have",
    "{matter} has been signed and remains in force",
    "{matter} is being discussed with our partners",
    "{matter} is dead and nobody will mourn it",
    "nobody has ever discussed {matter} with us",
    "we demand {matter} before the winter",
    "we agreed to {matter} and keep our word",
    "{matter} is unacceptable to our people",
)


class MadePage(NamedTuple):
    """A page as the ledger takes it: its bytes, itself, its statements and who is named on it; whether it is a copy."""

    body: bytes
    page: Page
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    copy: bool


@dataclass(frozen=True, slots=True)
class _Speaker:
    name: str
    role: str
    of: str


class _Said(NamedTuple):
    speaker: _Speaker
    cue: str
    content: str
    quoted: bool


@dataclass(slots=True)
class _Matter:
    name: str
    sides: list[list[_Speaker]]


@dataclass(slots=True)
class _Affair:
    matter: _Matter
    places: list[str]
    speakers: list[_Speaker]
    day: int
    claims: list[tuple[str, str, str, str]] = field(default_factory=list)
    """What was claimed: the speaker's state, the subject, "were" or "were not", the rest."""


def made_pages(utterances: int, seed: int = 7, said: tuple[int, int] = (2, 6)) -> Iterator[MadePage]:
    """Yield pages with about `utterances` utterances on them, and then on without an end.

    `said` is the least and the most that is said on a page.
    """
    chance = random.Random(seed)  # noqa: S311 - made pages, the same every time
    names = _Names(chance)
    states = [names.new() for _ in range(STATES)]
    speakers = [_speaker(chance, names, states) for _ in range(max(120, utterances // SPOKEN))]
    matters = [_matter(chance, names, speakers) for _ in range(100 + utterances // 300)]
    heaped: list[float] = []
    for rank in range(len(matters)):
        heaped.append((heaped[-1] if heaped else 0.0) + 1 / (rank + 1))
    number = 0
    while True:
        matter = chance.choices(matters, cum_weights=heaped)[0]
        sides = chance.sample(matter.sides, k=2)
        affair = _Affair(
            matter,
            [names.new() for _ in range(3)],
            [chance.choice(side) for side in sides for _ in range(2)],
            chance.randrange(DAYS),
        )
        printed: list[list[str | _Said]] = []
        for _ in range(chance.randint(2, 10)):
            copy = bool(printed) and chance.randrange(COPIES) == 0
            parts = list(chance.choice(printed)) if copy else _report(chance, affair, said)
            if not copy:
                printed.append(parts)
            outlet = chance.randrange(OUTLETS)
            when = START + DAY * (affair.day + chance.randrange(4)) + 60 * chance.randrange(1_440)
            yield _page(number, outlet, when, parts, copy=copy)
            number += 1


class _Names:
    """Made names, each new."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.syllables = SYLLABLES.split()
        self.seen: set[str] = set()

    def new(self) -> str:
        """Return a name that was not given before."""
        while True:
            name = "".join(self.chance.choices(self.syllables, k=self.chance.randint(3, 4))).capitalize()
            if name not in self.seen:
                self.seen.add(name)
                return name


def _speaker(chance: random.Random, names: _Names, states: Sequence[str]) -> _Speaker:
    name = f"{chance.choice(FIRST.split())} {names.new()}"
    return _Speaker(name, chance.choice(ROLES.split("|")), chance.choice(states))


def _matter(chance: random.Random, names: _Names, speakers: Sequence[_Speaker]) -> _Matter:
    words = (names.new(), chance.choice(KINDS.split()), chance.choice(HEADS.split()))
    by_state: dict[str, list[_Speaker]] = {}
    for row in chance.sample(speakers, k=60):
        by_state.setdefault(row.of, []).append(row)
    sides = sorted(by_state.values(), key=lambda row: (-len(row), row[0].of))[:3]
    return _Matter(" ".join(words), sides)


def _report(chance: random.Random, affair: _Affair, said: tuple[int, int]) -> list[str | _Said]:
    first, second, third = affair.places
    told = f"Little has moved between {first} and {second} this week, and people in {third} are waiting."
    out: list[str | _Said] = [f"{affair.matter.name.capitalize()} divides {first}", told]
    out += [_said(chance, affair, chance.choice(affair.speakers)) for _ in range(chance.randint(*said))]
    return out


def _said(chance: random.Random, affair: _Affair, speaker: _Speaker) -> _Said:
    sort = chance.random()
    others = [row for row in affair.claims if row[0] != speaker.of]
    if others and sort < 0.15:
        _, subject, verb, rest = chance.choice(others)
        if chance.random() < 0.5:
            return _Said(speaker, "denied", f"that {subject} {verb} {rest}", quoted=False)
        turned = verb.removesuffix(" not") if verb.endswith("not") else f"{verb} not"
        return _Said(speaker, "said", f"{subject} {turned} {rest}", quoted=True)
    if sort < 0.35:
        stance = chance.choice(STANCES).format(matter=_called(chance, affair.matter))
        return _Said(speaker, "said", stance[0].upper() + stance[1:], quoted=True)
    claim = _claim(chance, affair)
    affair.claims.append((speaker.of, *claim))
    words = " ".join(claim)
    if sort < 0.42:
        condition = f"We will sign {_called(chance, affair.matter)} if {words}"
        return _Said(speaker, "said", condition, quoted=True)
    if sort < 0.5:
        day = f"{chance.choice(MONTHS.split())} {chance.randint(1, 28)}"
        return _Said(speaker, "announced", f"that {_called(chance, affair.matter)} opens on {day}", quoted=False)
    if sort < 0.7:
        words += f", and {_called(chance, affair.matter)} {chance.choice(('is', 'is not'))} to blame"
    return _Said(speaker, "said", words[0].upper() + words[1:], quoted=chance.random() < 0.7)


def _claim(chance: random.Random, affair: _Affair) -> tuple[str, str, str]:
    """Return subject, verb and the rest of a claim."""
    noun = f"{chance.choice(NOUNS.split())}s"
    if chance.random() < 0.25:
        subject = f"{chance.randint(2, 900)} {chance.choice(UNITS.split())}"
    elif chance.random() < 0.5:
        subject = f"the {chance.choice(QUALITIES.split())} {noun}"
    else:
        subject = f"the {noun} of {chance.choice(affair.places)}"
    place = chance.choice((f"in {chance.choice(affair.places)}", f"near the {chance.choice(NOUNS.split())}", ""))
    verb = chance.choice(("were", "were", "were", "were not"))
    doer = f"by the {chance.choice(QUALITIES.split())} {chance.choice(NOUNS.split())}s"
    return subject, verb, " ".join(f"{chance.choice(DOING.split())} {doer} {place}".split())


def _called(chance: random.Random, matter: _Matter) -> str:
    _, kind, head = matter.name.split()
    return f"the {chance.choice((matter.name, matter.name, f'{kind} {head}', head))}"


def _page(number: int, outlet: int, when: int, parts: Sequence[str | _Said], *, copy: bool) -> MadePage:
    text = ""
    blocks: list[Block] = []
    said: list[tuple[_Said, int, int, int]] = []
    for part in parts:
        start = len(text)
        if isinstance(part, str):
            text += part
        else:
            head = f"{part.speaker.name}, {part.speaker.role} of {part.speaker.of}, {part.cue} "
            content = f"“{part.content}.”" if part.quoted else part.content
            text += head + content + ("" if part.quoted else ".")
            said.append((part, start, start + len(head), start + len(head) + len(content)))
        blocks.append(Block(kind=BlockKind.PARAGRAPH if blocks else BlockKind.HEADLINE, span=Span(start, len(text))))
        text += "\n\n"
    text = text.strip()
    body = f"{number}\n{text}".encode()
    capture = CaptureId(hashlib.sha256(body).hexdigest())
    page = Page(
        id=page_id(capture, "text@1"),
        capture=capture,
        form="text",
        text=text,
        text_version="text@1",
        language="en",
        title=str(parts[0]),
        outlet=f"Outlet {outlet}",
        published=time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(when)),
        blocks=tuple(blocks),
    )
    statements = tuple(_statement(page, *row) for row in said)
    return MadePage(body, page, statements, tuple(_mention(row) for row in statements), copy)


def _statement(page: Page, part: _Said, start: int, opened: int, end: int) -> Statement:
    content, source = Span(opened, end), Span(start, start + len(part.speaker.name))
    cue = Span(opened - len(part.cue) - 1, opened - 1)
    return Statement(
        id=statement_id(page.id, (content,), cue, source),
        page=page.id,
        where=Where.BODY,
        kind=StatementKind.DIRECT if part.quoted else StatementKind.INDIRECT,
        voice=Voice.REPORTED,
        content=(content,),
        pieces=(content.of(page.text),),
        cue=cue,
        cue_words=cue.of(page.text),
        source=source,
        source_words=source.of(page.text),
        speaker=part.speaker.name,
        speaker_kind=SpeakerKind.PERSON,
        role=part.speaker.role,
        of=part.speaker.of,
        resolved_by="full-name",
        confidence=0.9,
        made_by="made@1",
    )


def _mention(row: Statement) -> Mention:
    return Mention(
        page=row.page,
        span=row.source or row.content[0],
        words=row.source_words or "",
        name=row.speaker or "",
        kind=SpeakerKind.PERSON,
        role=row.role,
        of=row.of,
    )
