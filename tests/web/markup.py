"""Markup that must never come through: what hostile pages hold, how pages are crawled, and what stands in them."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

__all__ = ["HOSTILE", "crawled", "links_of", "shape", "wrong_in"]

HOSTILE = (
    "\"><img src=x onerror=alert(1)><script>alert(2)</script>' onfocus='alert(3) javascript:alert(4) q{{7*7}}q</svg>"
)
"""Words that break out of text, of attributes in either quotes, of a drawing and of a template, where they can."""
RAW = ("<img src=x", "<script>alert", "q49q")
"""What an answer holds where they did."""
LED = ("href", "src", "action", "formaction", "xlink:href", "poster", "data")
ELEMENTS = "iframe, object, embed, base, style, img, frame, applet, foreignObject, animate, set"
"""What no template of ours holds."""
REFRESH = 'meta[http-equiv]:not([content="3"])'
ID = re.compile(r"[0-9a-f]{12,}")


def wrong_in(html: str) -> list[str]:
    """Return what a browser would find in a page that does not come from our templates."""
    tree = LexborHTMLParser(html)
    wrong = [row for row in RAW if row in html]
    wrong += [node.html or "" for node in tree.css("script") if not _ours(node.attributes.get("src")) or node.text()]
    wrong += [node.html or "" for node in tree.css(f"{ELEMENTS}, {REFRESH}")]
    for node in tree.css("*"):
        for name, value in node.attributes.items():
            place = re.sub(r"[\x00-\x20]+", "", value or "").lower()
            leads = name in LED and urlsplit(place).scheme not in ("", "http", "https")
            if leads or name.startswith("on") or name in ("style", "srcdoc"):
                wrong.append(f"{name}={value}")
    return wrong


def _ours(source: str | None) -> bool:
    return bool(source and re.fullmatch(r"/static/onrecord\.js\?v=[0-9a-f]{10}", source))


def links_of(html: str, here: str) -> list[str]:
    """Return the paths of the workbench that a page leads to, without their fragments."""
    found = (urljoin(here, node.attributes.get("href") or "") for node in LexborHTMLParser(html).css("a[href]"))
    return [urldefrag(row).url for row in found if not urlsplit(row).netloc and not urlsplit(row).scheme]


def shape(path: str) -> str:
    """Return what paths of one kind have in common: the path without ids, and the names in its query."""
    parts = urlsplit(path)
    names = sorted(row.partition("=")[0] for row in parts.query.split("&"))
    return f"{ID.sub('ID', parts.path)}?{','.join(names)}"


def crawled(client: TestClient, *, most: int) -> Iterator[tuple[str, str, int, str]]:
    """Yield (path, the page that leads there, status, body) from the start page on; of one shape `most` at most."""
    seen: dict[str, str] = {"/": ""}
    shapes: Counter[str] = Counter()
    waiting = deque(["/"])
    while waiting:
        path = waiting.popleft()
        if shapes[shape(path)] == most:
            continue
        shapes[shape(path)] += 1
        answer = client.get(path)
        html = answer.headers["content-type"].startswith("text/html")
        yield path, seen[path], answer.status_code, answer.text if html else ""
        if html and not path.startswith("/export/"):
            for link in links_of(answer.text, path):
                if link not in seen:
                    seen[link] = path
                    waiting.append(link)
