"""onrecord as it ships, by the door that `python -m evaluation.statements` uses, with what it sets up each time."""

import sys

from evaluation.peers.harness import Answer, Row, main
from evaluation.statements import predict as statements_of

__all__ = ["predict"]


def predict(rows: list[Row]) -> Answer:
    """Return the statements of each document."""
    return Answer(statements_of(rows))


if __name__ == "__main__":
    sys.exit(main(lambda: predict, ("onrecord",)))
