"""bagpipes-spacy's quote detector: runs between marks, by tokens; it names neither cue nor source."""

import importlib
import sys
from collections.abc import Callable

from evaluation.peers.harness import Answer, Row, main, paragraphs

__all__ = ["load"]


def load() -> Callable[[list[Row]], Answer]:
    """Return the adapter; paragraph by paragraph, or one mark without its pair would turn all that follows."""
    pipeline = importlib.import_module("spacy").blank("en")
    importlib.import_module("bagpipes_spacy")
    pipeline.add_pipe("quote_detector")

    def predict(rows: list[Row]) -> Answer:
        answer = Answer()
        for row in rows:
            answer.statements[row["id"]] = [
                {"content": [[at + run.start_char, at + run.end_char]], "cue": None, "source": None}
                for at, part in paragraphs(row["text"])
                for run in pipeline(part)._.quotes
            ]
        return answer

    return predict


if __name__ == "__main__":
    sys.exit(main(load, ("bagpipes-spacy", "spacy")))
