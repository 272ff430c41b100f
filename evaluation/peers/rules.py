"""onrecord's rules alone, without a trained tagger."""

import sys
from collections.abc import Callable

from evaluation.peers.harness import Answer, Row, main
from evaluation.statements import page_of
from onrecord.attribution import Gazetteer, RuleTagger, statements
from onrecord.records import Settings

__all__ = ["load"]


def load() -> Callable[[list[Row]], Answer]:
    """Return the adapter."""
    gazetteer, tagger = Gazetteer.of(Settings()), RuleTagger()

    def predict(rows: list[Row]) -> Answer:
        answer = Answer()
        for row in rows:
            found, _, _ = statements(page_of(row), gazetteer=gazetteer, tagger=tagger)
            answer.statements[row["id"]] = [
                {"content": one.content, "cue": one.cue, "source": one.source, "within": one.within} for one in found
            ]
        return answer

    return predict


if __name__ == "__main__":
    sys.exit(main(load, ("onrecord",)))
