"""Which words of a sentence bear on its matter: asides, sources, contrasts and conditions are set apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.disputes.conditions import Condition, condition_of
from onrecord.disputes.lexicon.nouns import DETERMINERS
from onrecord.disputes.lexicon.operators import ACTS, KINDS, RUNGS, Kind
from onrecord.disputes.units import base
from onrecord.disputes.words import Token, tokens

__all__ = ["Scopes", "scopes_of"]

LONGEST = 200
"""Words of a sentence that are read, so that hostile text costs no more than plain text."""
BREAKS = frozenset(",;:—–()")
RELATIVES = frozenset("who whom whose which where".split())
OPENERS = frozenset("contrary asked unlike like far speaking despite".split())
"""What opens an aside before the main clause."""
ASIDES = OPENERS | frozenset(
    "not without hardly whatever as with to if whether unlikely while stopping although though for saying citing "
    "choosing having never and nor even by in at according when close visiting addressing answering pressed after "
    "before amid during on unwilling except save apart instead rather than including few whom".split()
)
"""What opens a segment that stands beside the claim."""
GOES_ON = frozenset("saying he she they it which".split())
"""What opens a further remark after the claim."""
CONTRASTS = (["rather", "than"], ["instead", "of"], ["as", "opposed", "to"])
EXCEPTIONS = (["other", "than"], ["apart", "from"])
NAMED_NEGATORS = frozenset("no never without non stop nothing against".split())
FIRST = frozenset("no not never none neither nobody nothing few little hardly cannot nor".split())
"""Negators with which a sentence may begin."""
PARTY_HEADS = frozenset("leader party member members deputies figure figures lawmaker lawmakers group groups".split())
SUBORDINATORS = frozenset("because since when while though although whereas".split())
MANNER = frozenset("without not with hardly".split())
MANNER_REACH = 8
NO_CONTRAST = frozenset("all anything nothing cannot not".split())
"""Words after which "but" sets nothing against anything."""
REASONS = (["for", "lack", "of"], ["for", "want", "of"])
REASON_REACH = 6
PARTIES = frozenset(
    "i we he she they it army crews side government league union council forces party cabinet guild club airline "
    "company firm commission ministry bank clinic board drivers".split()
)
COMING = frozenset("will would won't wouldn't".split())
STANCES = frozenset((Kind.SAY, Kind.HOLD, Kind.DENY))


@dataclass(frozen=True, slots=True)
class Scopes:
    """The sentence's words, where the matter stands among them, which count, and on what the stand hangs."""

    words: tuple[Token, ...]
    matter: tuple[int, int]
    kept: tuple[bool, ...]
    condition: Condition | None
    said: int
    """Token of a verb of saying after the claim, -1 for none."""
    own_coming: bool
    """Whether it tells what the speaker or a named party will do ("said she would ...")."""
    excepted: bool
    """Whether the matter is what "rather than" or "except" sets aside."""


def scopes_of(text: str, matter: str) -> Scopes:
    """Return the words of `text` with those marked that bear on `matter`."""
    sorting = _Sorting(text, matter)
    sorting.drop_names()
    condition = condition_of(sorting.words, sorting.segments, range(*sorting.matter))
    if condition is not None:
        sorting.drop(condition.opened, condition.end)
    said = sorting.drop_segments()
    sorting.drop_relatives()
    sorting.drop_manner()
    sorting.drop_adjuncts()
    excepted = sorting.drop_contrasts()
    sorting.drop_halves()
    sorting.drop_first_of_neither()
    words = tuple(sorting.words)
    return Scopes(words, sorting.matter, tuple(sorting.kept), condition, said, _own_coming(words), excepted)


class _Sorting:
    """Words of a sentence while they are sorted into those that bear on its matter and the rest."""

    def __init__(self, text: str, matter: str) -> None:
        self.words = tokens(text)[:LONGEST]
        self.lows = [word.low for word in self.words]
        self.matter = _place(self.lows, [word.low for word in tokens(matter)])
        self.kept = [True] * len(self.words)
        self.segments = _segments(text, self.words)

    def drop(self, start: int, end: int) -> None:
        self.kept[start:end] = [False] * max(0, end - start)

    def holds(self, start: int, end: int) -> bool:
        """Tell whether the matter stands among the tokens from `start` to `end`."""
        return start < self.matter[1] and self.matter[0] < end

    def end_of(self, at: int) -> int:
        return next(end for start, end in self.segments if start <= at < end)

    def kind(self, at: int) -> Kind | None:
        month = at > 0 and self.words[at].text == "May"
        return None if month else KINDS.get(base(self.lows[at]))

    def drop_names(self) -> None:
        """Leave out operators that are part of a name or title ("the No Wall Party", "Opposition leader")."""
        for at, word in enumerate(self.words):
            if not word.capital or self.kind(at) is None:
                continue
            follow = self.words[at + 1] if at + 1 < len(self.words) else None
            capital_after = follow is not None and follow.capital
            if at == 0:
                head = follow is not None and follow.low in PARTY_HEADS
                title = word.low not in FIRST and (capital_after or head)
                self.kept[at] = not (title or (capital_after and word.low in NAMED_NEGATORS))
            else:
                marked = word.start - self.words[at - 1].end > 1 and not self.words[at - 1].capital
                self.kept[at] = marked and not capital_after

    def drop_segments(self) -> int:
        """Leave out asides and the source after the claim; return the verb of saying in the source, or -1."""
        said = -1
        for index, (start, end) in enumerate(self.segments):
            if self.holds(start, end):
                self._drop_question(index, start, end)
                continue
            speech = next((at for at in range(start, end) if self.kind(at) is Kind.SAY), -1)
            if self._source(index, start, end, speech):
                said = speech
                self.drop(start, end)
            elif self._beside(index, start, end, speech):
                self.drop(start, end)
        return said

    def _drop_question(self, index: int, start: int, end: int) -> None:
        """Of "Asked whether p, ..." keep p alone."""
        later = end < len(self.words)
        if self.lows[start] == "far" or (self.lows[start] == "asked" and later):
            self.drop(start, self.matter[0] if later and index == 0 else start)

    def _source(self, index: int, start: int, end: int, speech: int) -> bool:
        """Tell whether a segment after the matter only names who said it."""
        if index == 0 or start < self.matter[1] or speech < 0 or self.lows[0] == "asked":
            return False
        if self.lows[start] in RELATIVES or self.lows[end : end + 1] == ["that"]:
            return False
        # "ruled it out" is no source
        return base(self.lows[speech]) != "rule" or self.lows[min(speech + 1, end - 1)] not in ("it", "out")

    def _beside(self, index: int, start: int, end: int, speech: int) -> bool:
        first = self.lows[start]
        if first in RELATIVES:
            return True
        if index > 0:
            return first in ASIDES or (first in GOES_ON and self.lows[0] not in OPENERS)
        if first in OPENERS and len(self.segments) > 1:
            return True
        if first in ASIDES and first not in ("not", "never"):
            return speech < 0 or not any(self.kind(at) is Kind.SAY for at in range(end, len(self.words)))
        acted = any(base(low) in ACTS for low in self.lows[start:end])
        participle = len(self.segments) > 1 and not acted and first.endswith("ed")
        return speech < 0 and (self.lows[end : end + 1] == ["but"] or participle)

    def drop_relatives(self) -> None:
        """Leave out what "who ..." says of the subject, up to the sentence's own verb of saying or act."""
        for at, low in enumerate(self.lows):
            if low not in ("who", "which", "whose") or not self.kept[at]:
                continue
            end = next((to for to in range(at + 2, self.end_of(at)) if self.kind(to) in STANCES), at)
            if not self.holds(at, end):
                self.drop(at, end)

    def drop_manner(self) -> None:
        """Leave out how a thing was said ("said without hesitation that"), and what "for lack of" gives as a reason."""
        lows = self.lows
        for at in range(1, len(lows) - 1):
            if self.kind(at - 1) is Kind.SAY and lows[at] in MANNER:
                end = next((to for to in range(at, min(len(lows), at + MANNER_REACH)) if lows[to] == "that"), at)
                if not self.holds(at, end):
                    self.drop(at, end)
            if lows[at : at + 3] in REASONS and not self.holds(at, min(len(lows), at + REASON_REACH)):
                self.drop(at, next((to for to in range(at, len(lows)) if lows[to] == "and"), len(lows)))

    def drop_adjuncts(self) -> None:
        """Leave out the clause after the matter that gives a time or reason ("... because none was left")."""
        for at in range(self.matter[1], len(self.lows)):
            if self.lows[at] in SUBORDINATORS and self.kept[at]:
                self.drop(at, self.end_of(at))

    def drop_contrasts(self) -> bool:
        """Leave out what is set aside by "rather than"; tell whether that is the matter."""
        for at in range(len(self.lows)):
            end = self.end_of(at)
            if self._excepts(at) and at < self.matter[0] and self.holds(at, end):
                return True
            phrase = next((row for row in CONTRASTS if self.lows[at : at + len(row)] == row), None)
            if phrase is None:
                continue
            if self.holds(at, end):
                self.drop(at, at + len(phrase))
                return self.matter[0] >= at
            self.drop(at, end)
        return False

    def _excepts(self, at: int) -> bool:
        """Tell whether what follows is left out of what is said ("all save one", "would rather go than stay")."""
        lows = self.lows
        if lows[at] == "than":
            return any(low in ("rather", "sooner") for low in lows[:at]) and lows[at - 1] != "rather"
        return lows[at] in ("except", "save") or lows[at : at + 2] in EXCEPTIONS

    def drop_halves(self) -> None:
        """Leave out the other half of "x but y" where each half names a thing of its own."""
        lows = self.lows
        for at in range(1, len(lows) - 1):
            if lows[at] != "but" or not self.kept[at] or lows[at - 1] in NO_CONTRAST:
                continue
            if at < self.matter[0] and lows[at + 1] != "not":
                for to in range(at):
                    self.kept[to] = self.kept[to] and self.kind(to) in (None, Kind.SAY)
            elif at >= self.matter[1] and not self._denies_rung(at) and not self._not_only(at):
                self.drop(at, len(lows))

    def _not_only(self, at: int) -> bool:
        """Tell whether "but" answers a "not only"."""
        return any(self.lows[to] == "not" and self.lows[to + 1] in ("only", "just", "merely") for to in range(at - 1))

    def _denies_rung(self, at: int) -> bool:
        """Tell whether "but not" denies another rung than the one just claimed ("agreed but not signed")."""
        lows = self.lows
        if lows[at + 1] not in ("not", "never"):
            return False
        before = next((RUNGS[base(low)] for low in reversed(lows[:at]) if base(low) in RUNGS), None)
        after = next((RUNGS[base(low)] for low in lows[at + 2 : at + 4] if base(low) in RUNGS), None)
        return after is not None and after is not before

    def drop_first_of_neither(self) -> None:
        """Of "neither x nor y", keep the half that holds the matter."""
        if "neither" not in self.lows:
            return
        start = self.lows.index("neither") + 1
        end = next((at for at in range(start, len(self.lows)) if self.lows[at] == "nor"), 0)
        if start < end <= self.matter[0] and base(self.lows[start]) not in ("confirm", "deny"):
            self.drop(start, end)


def _place(lows: Sequence[str], matter: Sequence[str]) -> tuple[int, int]:
    """Return where the matter's words stand, or the span of those of them that do."""
    for at in range(len(lows) - len(matter) + 1):
        if matter and lows[at : at + len(matter)] == matter:
            return at, at + len(matter)
    wanted = {low for low in matter if low not in DETERMINERS}
    found = [at for at, low in enumerate(lows) if low in wanted]
    return (found[0], found[-1] + 1) if found else (len(lows), len(lows))


def _segments(text: str, words: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the runs of words between marks."""
    starts = [0] if words else []
    for at in range(1, len(words)):
        if not BREAKS.isdisjoint(text[words[at - 1].end : words[at].start]):
            starts.append(at)
    return [*zip(starts, [*starts[1:], len(words)], strict=True)] if words else []


def _own_coming(words: Sequence[Token]) -> bool:
    """Tell whether "will" or "would" follows the speaker, their side or a party's name."""
    for at in range(1, len(words)):
        if words[at].low not in COMING:
            continue
        before = words[at - 1]
        if before.low in PARTIES or (before.capital and at > 1 and words[at - 2].low not in DETERMINERS):
            return not any(words[to].low == "it" and words[to + 1].low == "was" for to in range(at - 1))
    return False
