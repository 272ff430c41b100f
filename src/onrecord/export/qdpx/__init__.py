"""`onrecord export qdpx`: a project in the exchange format of qualitative-data tools (REFI-QDA 1.5).

A ZIP of `project.qde` (XML) and a text file a page and a note in `sources/`. MAXQDA, NVivo, ATLAS.ti, QualCoder and
others import it. It holds no clock times and its ids are made of the records' ids, so equal ledgers give equal bytes.
"""

from onrecord.export.qdpx.texts import source_text
from onrecord.export.qdpx.writing import write_qdpx

__all__ = ["source_text", "write_qdpx"]
