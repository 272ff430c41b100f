"""`onrecord export jsonld`: the record as linked data, in the words of Web Annotation, schema.org and PROV.

The document's context stands in it, so that nothing is loaded when it is read. Keys that it does not define are our own
words, under `urn:onrecord:term:`. Positions count Unicode code points of the page's `text`, which the document holds.
"""

from onrecord.export.jsonld.context import CONTEXT
from onrecord.export.jsonld.writing import write_jsonld

__all__ = ["CONTEXT", "write_jsonld"]
