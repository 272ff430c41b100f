"""Run one article extractor over stored pages, inside its own environment: standard library and the peer only.

Started as `python -m evaluation.pages.extractor_adapter NAME PAGES READINGS`; PAGES has `{markup}` a line, READINGS
gets the fields of `readings.Reading` that the tool fills, a line each, in the same order.
"""

import importlib
import json
import re
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

__all__ = ["READERS", "main"]

TAG = re.compile(r"<[^>]{0,5000}>")
BLOCK_END = re.compile(r"</(?:p|div|li|h[1-6]|blockquote|td|tr|pre)>|<br ?/?>", re.IGNORECASE)


def newspaper(markup: str) -> dict[str, Any]:
    """Return what newspaper4k says; it fetches neither pictures nor a list of domain suffixes, but takes its own."""
    suffixes: Any = importlib.import_module("tldextract.tldextract")
    suffixes.TLD_EXTRACTOR = suffixes.TLDExtract(suffix_list_urls=(), cache_dir=None)
    article = importlib.import_module("newspaper").Article("https://example.org/", fetch_images=False)
    article.download(input_html=markup)
    article.parse()
    day = article.publish_date
    return {
        "body": article.text,
        "paragraphs": [row for row in article.text.split("\n") if row.strip()],
        "title": article.title or "",
        "authors": list(article.authors),
        "published": day.isoformat() if day else "",
    }


def readability(markup: str) -> dict[str, Any]:
    """Return what readability says; it knows no author and no date."""
    document = importlib.import_module("readability").Document(markup)
    text = unescape(TAG.sub("", BLOCK_END.sub("\n", document.summary(html_partial=True))))
    return {
        "body": text,
        "paragraphs": [row for row in text.split("\n") if row.strip()],
        "title": document.short_title(),
    }


READERS: dict[str, Callable[[str], dict[str, Any]]] = {"newspaper4k": newspaper, "readability": readability}


def main() -> int:
    """Read the pages and write the readings; a page that a tool fails on is an empty reading. Return 0."""
    name, pages, readings = sys.argv[1:4]
    with Path(pages).open(encoding="utf-8") as source, Path(readings).open("w", encoding="utf-8") as target:
        for line in source:
            try:
                row = READERS[name](json.loads(line)["markup"])
            except Exception as error:  # a peer's failure on one page must not end the run
                row = {"failed": type(error).__name__}
            target.write(json.dumps(row) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
