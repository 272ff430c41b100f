"""textacy's direct quotations: a parser's subject of the nearest reporting verb around each pair of marks."""

import importlib
import sys

from evaluation.peers.harness import main
from evaluation.peers.spacy_triples import PIPELINE, triples_adapter

__all__: list[str] = []

if __name__ == "__main__":
    sys.exit(
        main(
            lambda: triples_adapter(importlib.import_module("textacy.extract").direct_quotations),
            ("textacy", "spacy", PIPELINE),
        )
    )
