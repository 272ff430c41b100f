"""The sheet on which anatomy writes its labels: spans that never overlap, first come first kept."""

from bisect import bisect_right

from onrecord.records import Block, BlockKind, Span

__all__ = ["Sheet"]


class Sheet:
    """Labels over one text. A span is trimmed to its words; what is already labelled stays as it is."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.rows: list[Block] = []

    def trim(self, start: int, end: int) -> Span:
        """Return the span without outer white space."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def free(self, span: Span) -> bool:
        """Tell whether no label touches `span`."""
        start, end = span
        starts = self.starts
        index = bisect_right(starts, start)
        if index and self.ends[index - 1] > start:
            return False
        return index == len(starts) or starts[index] >= end

    def label(self, span: Span, kind: BlockKind, why: str, path: str = "") -> bool:
        """Label `span`; return False, and label nothing, where it is empty or touches a label."""
        span = self.trim(*span)
        if span.start >= span.end or not self.free(span):
            return False
        index = bisect_right(self.starts, span.start)
        self.starts.insert(index, span.start)
        self.ends.insert(index, span.end)
        self.rows.insert(index, Block(kind=kind, span=span, path=path, why=why))
        return True

    def blocks(self) -> tuple[Block, ...]:
        """Return the labels in text order."""
        return tuple(self.rows)
