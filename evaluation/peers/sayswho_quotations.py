"""SaysWho's quotation finder, without its coreference: the model of that is in no package that pip can install."""

import importlib
import sys

from evaluation.peers.harness import main
from evaluation.peers.spacy_triples import PIPELINE, triples_adapter

__all__: list[str] = []

if __name__ == "__main__":
    sys.exit(
        main(
            lambda: triples_adapter(importlib.import_module("sayswho.quote_finder").quote_finder),
            ("sayswho", "spacy", PIPELINE),
        )
    )
