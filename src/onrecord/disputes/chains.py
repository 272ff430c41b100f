"""The stand of one sentence on a matter named in it, read as a chain of operators from its top down to the matter."""

from dataclasses import dataclass
from functools import lru_cache

from onrecord.disputes.deeds import act_of
from onrecord.disputes.lexicon.bases import BASES
from onrecord.disputes.lexicon.nouns import DETERMINERS, POSSESSIVES
from onrecord.disputes.lexicon.operators import KINDS, RUNGS, Kind
from onrecord.disputes.scopes import Scopes, scopes_of
from onrecord.disputes.units import Unit, as_noun, units_of
from onrecord.records import Act, Polarity, Status

__all__ = ["Link", "Taken", "read_stand"]

KEPT = 4096
"""Stands kept at hand: one sentence is held against many that were said about the same time."""
REACH = 4
"""Units before an act within which a negator denies the act itself."""
WIDEST = 16
"""The same for a subject that denies ("Nobody at the ministry denied")."""
WIDE = frozenset("nobody none neither nowhere notany nothing no".split())
LASTING = frozenset(("nolonger", "notyet"))
"""Negators after which an act is denied, not left open ("no longer demanded")."""
TAKES_UP = frozenset((Kind.FLIP, Kind.BELIEF, Kind.DENY, Kind.SAY, Kind.HOLD))
RELAYED = frozenset("claim denial charge accusation allegation threat charges claims".split())
BACKING = frozenset("to will would not did and can could must should they we i".split())
"""What stands before "back" as a verb."""
UNTIMELY = frozenset("untimely premature irrelevant unhelpful late old stale petty divisive untime".split())
"""What a report is called without calling it untrue."""
FACTUAL = frozenset(("consent", "agree", "ratify"))
"""Acts that are deeds as much as stands: not done, they are denied."""
RULED = frozenset("code law rules act statute constitution licence".split())
"""Words that show that "may" permits."""
HEARSAY = frozenset("reportedly apparently seemingly appear".split())
REFUSING = frozenset(("refuse", "decline"))
YET_TO_BE = frozenset("to would will might may must could can of".split())
OFFERS = frozenset("offer bid proposal plan motion".split())
TURNED_BY_NOT = frozenset(("unless", "before", "without"))
OVER = frozenset("over amid because before during when despite".split())
ABLE = frozenset("easily clearly now only finally".split())


@dataclass(frozen=True, slots=True)
class Link:
    """One operator that bears on the matter, as printed."""

    kind: Kind
    word: str
    text: str
    start: int
    """Its first token."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The stand that one sentence takes on one matter."""

    act: Act
    polarity: Polarity
    conditional: bool
    status: Status | None
    chain: tuple[Link, ...]
    """The operators from the top down."""
    units: tuple[Unit, ...]
    """All units that bear on the matter."""
    scopes: Scopes
    flips: frozenset[int]
    """First tokens of the units that deny."""
    counterfactual: bool
    """Whether it tells what would have been."""


@lru_cache(maxsize=KEPT)
def read_stand(text: str, matter: str) -> Taken:
    """Return the stand that the sentence `text` takes on `matter`, whose words stand in it."""
    scopes = scopes_of(text, matter)
    units = tuple(unit for unit in units_of(scopes.words) if all(scopes.kept[unit.start : unit.end]))
    walk = _Walk(scopes, units)
    walk.go()
    return walk.taken(text)


class _Walk:
    """The state of one walk down the chain."""

    def __init__(self, scopes: Scopes, units: tuple[Unit, ...]) -> None:
        self.scopes = scopes
        self.units = units
        self.lows = [word.low for word in scopes.words]
        self.sign = -1 if scopes.excepted else 1
        self.void = False
        self.unsaid = False
        self.flips: set[int] = set()
        self.said = scopes.said >= 0 and not self._own_source()
        self.links: list[tuple[Kind, Unit]] = []
        self.last_not = -1
        self.status: Status | None = None

    def go(self) -> None:
        for at, unit in enumerate(self.units):
            kind = self._kind(unit)
            if kind is not None and self._step(at, unit, kind):
                self.links.append((kind, unit))
            self._note_status(at, unit)

    def taken(self, text: str) -> Taken:
        conditional, sign, void, counterfactual = self._conditioned()
        firm = Polarity.FOR if sign > 0 else Polarity.AGAINST
        polarity = Polarity.NEUTRAL if void else firm
        act = Act.DENIES if self.unsaid else act_of(self.scopes, self.units, polarity, conditional)
        words = self.scopes.words
        chain = tuple(
            Link(kind, unit.word, text[words[unit.start].start : words[unit.end - 1].end], unit.start)
            for kind, unit in self.links
        )
        flips = frozenset(self.flips)
        return Taken(
            act,
            polarity,
            conditional,
            None if void else self.status,
            chain,
            self.units,
            self.scopes,
            flips,
            counterfactual,
        )

    def _own_source(self) -> bool:
        """Tell whether the source after the claim belongs to its subject ("..., his office said")."""
        at = self.scopes.said
        return at > 1 and any(self.lows[to] in ("his", "her", "its", "their", "he", "she") for to in (at - 1, at - 2))

    def _kind(self, unit: Unit) -> Kind | None:
        """Return what a unit does to the matter; inside the matter's own words only what denies it as a whole."""
        if as_noun(unit, self.lows) or self._adverb(unit):
            return None
        kind = KINDS.get(unit.word)
        first, last = self.scopes.matter
        if first <= unit.start < last:
            opens = unit.start == first and kind in (Kind.DENY, Kind.HOLD)
            if kind in (Kind.FLIP, Kind.FALSE):
                self.flips.add(unit.start)
            return kind if kind is Kind.NOT or opens else None
        return kind

    def _adverb(self, unit: Unit) -> bool:
        """Tell whether "back" is no verb ("turned back")."""
        return self.lows[unit.start] == "back" and unit.start > 0 and self.lows[unit.start - 1] not in BACKING

    def _step(self, at: int, unit: Unit, kind: Kind) -> bool:
        """Take one operator into account; tell whether it bears on the matter."""
        match kind:
            case Kind.NOT:
                return self._not(at, unit)
            case Kind.FLIP:
                self._flip(at, unit)
            case Kind.FALSE:
                # "dismissed as false" denies once
                if not any(link is Kind.DENY for link, _ in self.links) or "as" not in self.lows[: unit.end]:
                    self._turn(unit)
            case Kind.DENY:
                self._deny(at, unit)
            case Kind.HOLD:
                self._hold(at, unit)
            case Kind.SAY:
                if self._negated(at) and not self.said:
                    self.void = True
                self.said = True
            case Kind.VOID:
                self._leave_open(at, unit)
            case Kind.DEED:
                return self._deed(at, unit)
            case Kind.QUIT:
                self.sign = -self.sign
            case Kind.BELIEF | Kind.FACT:
                pass
        return True

    def _not(self, at: int, unit: Unit) -> bool:
        if unit.word == "no" and unit.end < len(self.lows) and self._marked(unit.end):
            return False
        if unit.word in ("hardly", "scarcely") and "when" in self.lows[unit.end :]:
            return False
        left_out = self.lows[unit.start - 1 : unit.start] == ["but"] and self.sign < 0
        if left_out and unit.end in (self.scopes.matter[0], self.scopes.matter[0] - 1):
            self.void = True
        self._turn(unit)
        self.last_not = at
        return True

    def _flip(self, at: int, unit: Unit) -> None:
        self._turn(unit)
        if unit.word in ("stopshort", "avoid", "fallshort"):
            self._short(at)
        passive = self.lows[unit.start - 1] in ("was", "were", "been", "is", "are")
        if unit.word == "refuse" and passive and unit.start < self.scopes.matter[0]:
            self.void = True

    def _short(self, at: int) -> None:
        """Stopping short of an act of speech commits to nothing; of a deed, it is not done."""
        spoken = any(
            KINDS.get(unit.word) in (Kind.SAY, Kind.HOLD, Kind.DENY) or unit.word in REFUSING
            for unit in self.units[at + 1 : at + 3]
        )
        own = not self.said and self.scopes.said < 0 and not any(kind is Kind.HOLD for kind, _ in self.links)
        self.void = self.void or spoken or (own and self.units[at].word != "fallshort")

    def _deny(self, at: int, unit: Unit) -> None:
        if self._negated(at, WIDEST):
            self.void = True
        else:
            self._turn(unit)
        after = [other.word for other in self.units[at + 1 : at + 3]]
        untimely = after[:1] == ["as"] and after[-1] in UNTIMELY
        if untimely or after[:1] in (["know"], ["isasked"]) or self._beside(unit):
            self.void = True

    def _hold(self, at: int, unit: Unit) -> None:
        neither = self.last_not >= 0 and self.units[self.last_not].word == "neither"
        if self._negated(at) and not neither and not self.said and unit.word not in FACTUAL:
            self.void = True

    def _deed(self, at: int, unit: Unit) -> bool:
        told = any(other.word in RELAYED for other in self.units[at + 1 : at + 4])
        if unit.word in ("withdraw", "drop") and told and "that" in self.lows[unit.end :]:
            self.void = True
        elif not self._claimed() and unit.start < self.scopes.matter[0]:
            self.sign = -self.sign
        else:
            return False
        return True

    def _leave_open(self, at: int, unit: Unit) -> None:
        after = [other.word for other in self.units[at + 1 : at + 3]]
        if unit.word == "could":
            plainly = unit.end < len(self.lows) and self.lows[unit.end] in ABLE
            denied = plainly or any(KINDS.get(word) is Kind.NOT for word in after[:1])
            self.void = self.void or not (self._near_not(at) or denied or "reject" in after)
        elif unit.word == "may":
            self.void = self.void or not (self._near_not(at) or RULED.intersection(self.lows))
        elif unit.word in HEARSAY:
            claimed = self.said or self.scopes.said >= 0
            self.void = self.void or (claimed and not self._before_saying(at))
        elif unit.word == "silent" and self._unsaid(unit):
            self._turn(unit)
            self.unsaid = True
        elif unit.word != "try" or not any(link.word in REFUSING for _, link in self.links):
            self.void = True

    def _turn(self, unit: Unit) -> None:
        self.sign = -self.sign
        self.flips.add(unit.start)

    def _near_not(self, at: int, reach: int = REACH) -> bool:
        if self.last_not < 0:
            return False
        return at - self.last_not <= (reach if self.units[self.last_not].word in WIDE else REACH)

    def _negated(self, at: int, reach: int = REACH) -> bool:
        """Tell whether a negator denies the act at `at` itself, and no operator between takes the negation up."""
        if not self._near_not(at, reach) or self.units[self.last_not].word in LASTING:
            return False
        between = self.units[self.last_not + 1 : at]
        return not any(KINDS.get(unit.word) in TAKES_UP and not as_noun(unit, self.lows) for unit in between)

    def _beside(self, unit: Unit) -> bool:
        """Tell whether the act has another object and the matter is its ground ("dismissed her over the plan")."""
        return not OVER.isdisjoint(self.lows[unit.end + 1 : self.scopes.matter[0]])

    def _before_saying(self, at: int) -> bool:
        return self.scopes.said < 0 and not any(KINDS.get(unit.word) is Kind.SAY for unit in self.units[:at])

    def _unsaid(self, unit: Unit) -> bool:
        """Tell whether the words that were not said are the matter itself ("I never said 'no'")."""
        first = self.lows[:1] in (["i"], ["we"]) or self.lows[max(0, unit.start - 2) : unit.start] == ["i", "did"]
        at = self.scopes.matter[0]
        return first and (unit.start <= at < unit.end or (unit.end == at and self.lows[at] not in ("that", "whether")))

    def _marked(self, at: int) -> bool:
        words = self.scopes.words
        return words[at].start - words[at - 1].end > 1

    def _claimed(self) -> bool:
        """Tell whether the words so far open a claim, rather than a stand of the speaker's own."""
        if not (self.said or self.scopes.said >= 0):
            return False
        acted = any(kind is Kind.HOLD or link.word in REFUSING for kind, link in self.links)
        return not acted and not self.scopes.own_coming

    def _note_status(self, at: int, unit: Unit) -> None:
        rung = RUNGS.get(unit.word)
        if rung is None or as_noun(unit, self.lows):
            return
        before = self.lows[unit.start - 1] if unit.start else ""
        denied = self.last_not >= 0 and at - self.last_not <= 2
        undone = any(kind is Kind.FLIP for kind, _ in self.links) or before in YET_TO_BE
        if undone:
            return
        if unit.word in ("withdraw", "keep") and OFFERS.isdisjoint(self.lows[unit.end : unit.end + 4]):
            return
        if unit.word == "keep":
            rung = Status.PROPOSED
        if before not in DETERMINERS and before not in POSSESSIVES and not denied:
            self.status = rung

    def _conditioned(self) -> tuple[bool, int, bool, bool]:
        """Return whether the stand hangs on something, its sign and openness then, and whether it is counterfactual."""
        condition = self.scopes.condition
        sort = condition.sort if condition else ""
        if sort not in ("", "even"):
            sign = 1 if sort in TURNED_BY_NOT and self.sign < 0 else self.sign
            return True, sign, self.void, False
        if self._would_have():
            against = any(kind is Kind.DENY for kind, _ in self.links)
            return True, self.sign if against else -self.sign, self.void, not against
        if not sort and self._bare_would():
            return True, self.sign, True, False
        return False, self.sign, self.void, False

    def _would_have(self) -> bool:
        """Tell whether it tells what would have been, outside a relative clause."""
        for at, low in enumerate(self.lows):
            if low != "would" or self.lows[at - 1] in ("that", "which", "who"):
                continue
            have = next((to for to in range(at + 1, min(at + 6, len(self.lows))) if self.lows[to] == "have"), -1)
            after = self.lows[have + 1 : have + 2]
            if have >= 0 and after and (after[0].endswith(("ed", "en")) or after[0] in BASES):
                return True
        return False

    def _bare_would(self) -> bool:
        """Tell whether "we would ..." leaves its condition unsaid."""
        first = self.lows[:1] in (["we"], ["i"]) and "would" in self.lows[:3]
        denied = any(kind is Kind.NOT for kind, _ in self.links)
        return first and not denied and not any(KINDS.get(unit.word) in (Kind.HOLD, Kind.DENY) for unit in self.units)
