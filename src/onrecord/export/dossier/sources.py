"""Citations: each quotation gets its page, spans and anchor; each cited page goes into the appendix with its marks."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence

from onrecord.export.dossier.model import DossierInput, PageView, Part, Piece, Quote, SourceView, Token
from onrecord.export.dossier.wording import clip, counted, plain_date
from onrecord.ledger.store import PageSummary
from onrecord.records import BlockKind, Page, PageId, Span

__all__ = ["Sources", "anchor", "tokens"]

ID_DIGITS = 12
"""Of a page's id in an anchor: enough to be its own within one file."""
LEFT_OUT = (BlockKind.FURNITURE, BlockKind.COMMENT_HEADER, BlockKind.COMMENT, BlockKind.POLICY, BlockKind.EMBED)
"""Blocks that the appendix prints only where something in them is cited."""


def anchor(page: PageId, span: Span) -> str:
    """Return the id of the mark of `span`."""
    return f"s{page[:ID_DIGITS]}-{span.start}-{span.end}"


class Sources:
    """Hands out quotations and remembers what they cite; the appendix is made at the end."""

    def __init__(self, given: DossierInput) -> None:
        self._pages = {page.id: page for page in given.pages}
        self._summaries = {row.id: row for row in given.summaries}
        self._cited: dict[PageId, set[Span]] = {}
        self._quoted: dict[PageId, set[Span]] = {}
        """Those of the cited spans that are more than a passage which a copy changed."""

    def page(self, page: PageId) -> Page | None:
        """Return the page with its text, where it was given."""
        return self._pages.get(page)

    def view(self, page: PageId, place: str = "") -> PageView:
        """Return the page named for people; a page that was not given is named by its place."""
        row: PageSummary | Page | None = self._summaries.get(page) or self._pages.get(page)
        summary = self._summaries.get(page)
        where = summary.place if summary else place
        if row is None:
            return PageView(page=page, title=where or "(a page not given)", outlet="", date="undated", place=where)
        return PageView(
            page=page,
            title=clip(row.title or where or "(no headline)", 200),
            outlet=row.outlet or "",
            date=plain_date(row.published),
            place=where,
            language=row.language,
        )

    def when(self, page: PageId) -> str:
        """Return the page's date in ISO 8601, after all dates where it has none."""
        row: PageSummary | Page | None = self._summaries.get(page) or self._pages.get(page)
        return (row.published if row else None) or "9999"

    def label(self, page: PageId) -> str:
        """Return "The Outlet, 4 March 2019" for people."""
        view = self.view(page)
        return f"{view.outlet or view.place or view.title}, {view.date}"

    def quote(self, page: PageId, spans: Iterable[Span], words: str, *, passage: bool = False) -> Quote:
        """Return a quotation of `words` at `spans`; spans whose words are not on the page are left out.

        A `passage` that a copy changed is marked faintly, unless its span is quoted elsewhere too.
        """
        text = held.text if (held := self._pages.get(page)) else ""
        pieces: list[Piece] = []
        for row in spans:
            span = Span(*row)
            if 0 <= span.start < span.end <= len(text):
                self._cited.setdefault(page, set()).add(span)
                if not passage:
                    self._quoted.setdefault(page, set()).add(span)
                pieces.append(Piece(words=span.of(text), span=span, anchor=anchor(page, span)))
        exact = " … ".join(piece.words for piece in pieces) if pieces else words
        return Quote(page=page, label=self.label(page), words=exact, pieces=tuple(pieces))

    def appendix(self) -> tuple[SourceView, ...]:
        """Return every cited page with its cited words marked, by date."""
        order = sorted(self._cited, key=lambda page: (self.when(page), self.view(page).place, page))
        return tuple(self._source(number, page) for number, page in enumerate(order, 1))

    def _source(self, number: int, key: PageId) -> SourceView:
        page = self._pages[key]
        rows = _layout(page)
        quoted = self._quoted.get(key, set())
        inside = _by_row(rows, sorted(self._cited[key]))
        parts: list[Part] = []
        hidden = 0
        for (kind, label, span), cited in zip(rows, inside, strict=True):
            # White space between two paragraphs of one quotation is printed only where a quotation begins in it.
            blank = not kind and not span.of(page.text).strip() and all(row.start < span.start for row in cited)
            if (cited and not blank) or (kind and kind not in LEFT_OUT):
                parts.append(Part(kind=kind or "other", label=label, tokens=tokens(page, span, cited, quoted=quoted)))
            elif kind == BlockKind.COMMENT:
                hidden += 1
        left_out = f"{counted(hidden, 'comment')} of this page, not cited here, left out." if hidden else ""
        return SourceView(
            number=number, anchor=f"s{key[:ID_DIGITS]}", page=self.view(key), parts=tuple(parts), left_out=left_out
        )


def tokens(page: Page, span: Span, cited: Sequence[Span], *, quoted: Collection[Span] = ()) -> tuple[Token, ...]:
    """Return the text of `span` with a mark for each of `cited`, cut to it.

    Marks nest; where two cross, the outer one is closed and opened again. A mark has its id where its words begin,
    so that every link leads to one place. Those that are not among `quoted` are faint.
    """
    rows = sorted(
        ((max(row.start, span.start), min(row.end, span.end), row) for row in cited),
        key=lambda row: (row[0], -row[1], row[2]),
    )
    out: list[Token] = []
    open_rows: list[tuple[int, Span]] = []
    at = span.start

    def write(until: int) -> None:
        nonlocal at
        if until > at:
            out.append(Token(step="text", value=page.text[at:until]))
            at = until

    def close(until: int) -> None:
        """Close the marks that end at or before `until`, in the order of their ends."""
        while ends := [end for end, _ in open_rows if end <= until]:
            nearest = min(ends)
            write(nearest)
            below = next(place for place, (end, _) in enumerate(open_rows) if end == nearest)
            again = [row for row in open_rows[below:] if row[0] != nearest]
            out.extend(Token(step="close") for _ in open_rows[below:])
            del open_rows[below:]
            for row in again:
                out.append(Token(step="open", faint=row[1] not in quoted))
                open_rows.append(row)

    for start, end, row in rows:
        close(start)
        write(start)
        name = anchor(page.id, row) if start == row.start else ""
        out.append(Token(step="open", value=name, faint=row not in quoted))
        open_rows.append((end, row))
    close(span.end)
    write(span.end)
    return tuple(out)


def _layout(page: Page) -> list[tuple[str, str, Span]]:
    """Return the page's blocks in text order as (kind, label, span), and the text between them with no kind."""
    authors = {
        comment.body: f"Comment {comment.number}" + (f", {comment.author}" if comment.author else "")
        for comment in page.comments
    }
    rows: list[tuple[str, str, Span]] = []
    at = 0
    spans = {block.span: str(block.kind) for block in page.blocks}
    spans.update((body, str(BlockKind.COMMENT)) for body in authors)
    for span in sorted(spans, key=lambda row: (row.start, -row.end)):
        if span.start < at or span.length == 0:
            continue
        if span.start > at:
            rows.append(("", "", Span(at, span.start)))
        rows.append((spans[span], authors.get(span, ""), span))
        at = span.end
    if at < len(page.text):
        rows.append(("", "", Span(at, len(page.text))))
    return rows


def _by_row(rows: Sequence[tuple[str, str, Span]], cited: Sequence[Span]) -> list[list[Span]]:
    """Return for each row of the layout, which covers the whole text, the cited spans that touch it."""
    starts = [span.start for _, _, span in rows]
    out: list[list[Span]] = [[] for _ in rows]
    for row in cited:
        place = bisect_right(starts, row.start) - 1
        while place < len(rows) and starts[place] < row.end:
            out[place].append(row)
            place += 1
    return out
