"""Where a pair of claims belongs: the matter that both are about, or the topic by which a new one is named."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from onrecord.disputes.claims import Claim
from onrecord.disputes.lexicon.nouns import AUXILIARIES, DETERMINERS, POSSESSIVES
from onrecord.disputes.lexicon.senses import CLAIM_NOUNS
from onrecord.disputes.pairs import ClaimPair
from onrecord.disputes.phrases import Phrase
from onrecord.disputes.senses import sense, senses_of
from onrecord.disputes.touches import BY_USER
from onrecord.disputes.words import tokens
from onrecord.records import Matter, MatterId, PageId, UtteranceId

__all__ = ["Homes", "topic_of"]

COUNTED = frozenset({"number", "date"})
BEFORE_VERBS = AUXILIARIES | frozenset("to i we you he she it they who".split())


class Homes:
    """Matters by the utterances that touch them: those that the matters hold, or those of `touched`.

    Matters in `only` take no claims of other pages.
    """

    def __init__(
        self,
        matters: Sequence[Matter],
        touched: Mapping[MatterId, Iterable[UtteranceId]] | None = None,
        only: Mapping[MatterId, frozenset[PageId]] = MappingProxyType({}),
    ) -> None:
        self.only = only
        self.by_utterance: dict[UtteranceId, list[Matter]] = {}
        for matter in matters:
            keys = matter.utterances if touched is None else touched.get(matter.id, ())
            for key in sorted(keys):
                self.by_utterance.setdefault(key, []).append(matter)
        self.names = {matter.id: _names(matter) for matter in matters}

    def of(self, pair: ClaimPair) -> Matter | None:
        """Return the matter that holds both utterances and that the claims name; of several, the one they name most.

        One that they do not name is none of theirs, though it be all that is left where the user hides theirs.
        """
        b = {matter.id for matter in self.by_utterance.get(pair.b.utterance.id, ())}
        both = [matter for matter in self.by_utterance.get(pair.a.utterance.id, ()) if matter.id in b]
        roots = pair.a.roots | pair.b.roots
        return self._best(pair, [row for row in both if any(not name or name & roots for name in self.names[row.id])])

    def near(self, pair: ClaimPair) -> Matter | None:
        """Return the matter of either utterance that the words of the claim, or of its answer, name; else None."""
        rows: dict[str, Matter] = {}
        pages = {claim.utterance.page for claim in (pair.a, pair.b)}
        for claim in (pair.a, pair.b):
            for matter in self.by_utterance.get(claim.utterance.id, ()):
                held = self.only.get(matter.id, pages)
                if pages <= held and any(name & claim.roots for name in self.names[matter.id]):
                    rows.setdefault(matter.id, matter)
        return self._best(pair, [rows[key] for key in sorted(rows)])

    def _best(self, pair: ClaimPair, rows: Sequence[Matter]) -> Matter | None:
        def key(matter: Matter) -> tuple[int, float, str]:
            fit = max(
                3 * len(name & pair.shared) + 2 * len(name & pair.a.roots) + len(name & pair.b.roots)
                for name in self.names[matter.id]
            )
            return -fit, -matter.confidence, matter.id

        return min(rows, key=key, default=None)


def _names(matter: Matter) -> list[frozenset[str]]:
    """Return the senses of a matter's name; the user's aliases are names too."""
    words = (matter.name, *matter.aliases) if matter.made_by == BY_USER else (matter.name,)
    return [senses_of(tokens(row)) for row in words]


def topic_of(pair: ClaimPair, party: Callable[[Claim, Phrase], bool]) -> tuple[Claim, Phrase] | None:
    """Return the phrase that names what a pair is about, and whose it is; phrases for which `party` is true are none.

    What is counted or dated is named by the claim; what is denied, by the answer where it repeats the claim's noun.
    """
    rows = [(claim, phrase) for claim in (pair.b, pair.a) for phrase in claim.phrases]
    rows = [row for row in rows if row[1].head not in CLAIM_NOUNS and _noun(*row) and not party(*row)]
    shared = [row for row in rows if sense(row[1].head) in pair.shared]
    if pair.reason.code not in COUNTED and shared:
        return shared[0]
    ordered = [row for row in rows if row[0] is pair.a] + [row for row in rows if row[0] is pair.b]
    pointed = [row for row in rows if row[0] is pair.b and pair.b.anaphoric]
    return next(iter(pointed + ordered), None)


def _noun(claim: Claim, phrase: Phrase) -> bool:
    """Tell whether a phrase is a thing: neither a lone verb after its auxiliary nor the unit of a figure."""
    ahead = claim.clause.tokens[phrase.first - 1].low if phrase.first else ""
    word = claim.clause.tokens[phrase.last].low
    lone = phrase.first == phrase.last
    verb = lone and (ahead in BEFORE_VERBS or ahead.endswith("ly"))
    doing = lone and word.endswith("ing") and ahead not in DETERMINERS and ahead not in POSSESSIVES
    return not (verb or doing) and not ahead[:1].isdigit() and all(phrase.head != unit for _, unit in claim.numbers)
