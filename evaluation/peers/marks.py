"""The floor: what quotation marks alone give, with the nearest reporting verb and the nearest name. Our own."""

import re
import sys

from evaluation.peers.harness import Answer, Row, main, paragraphs

__all__ = ["predict", "statements_of"]

Span = tuple[int, int]

LEAST_WORDS = 4
"""A shorter run in quotation marks is taken for a title or a term, not for a statement."""

RUN = re.compile(r"[“\"]([^“”\"]+)[”\"]")
WORD = re.compile(r"\w+")
CUE = re.compile(
    r"\b(?:said|says|say|saying|told|tells|added|adds|asked|asks|wrote|writes|argued|argues|claimed|claims|stated|states"
    r"|declared|declares|explained|explains|insisted|insists|replied|replies|according to)\b"
)
NAME = re.compile(r"\b(?:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*|he|she|they|it|we)\b")


def _nearest(candidates: list[Span], to: Span) -> Span | None:
    def gap(span: Span) -> tuple[int, int]:
        return max(span[0] - to[1], to[0] - span[1], 0), span[0]

    return min(candidates, key=gap, default=None)


def statements_of(text: str) -> list[dict[str, list[int] | list[list[int]] | None]]:
    """Return the statements of one document; spans are code points of `text`.

    A paragraph without a reporting verb outside its marks gives statements without cue or source.
    """
    out: list[dict[str, list[int] | list[list[int]] | None]] = []
    for at, paragraph in paragraphs(text):
        runs = [match.span() for match in RUN.finditer(paragraph)]
        outside = RUN.sub(lambda match: " " * len(match.group()), paragraph)
        cues = [match.span() for match in CUE.finditer(outside)]
        names = [match.span() for match in NAME.finditer(outside)]
        for start, end in runs:
            if len(WORD.findall(paragraph, start, end)) < LEAST_WORDS:
                continue
            cue = _nearest(cues, (start, end))
            source = _nearest(names, cue) if cue else None
            out.append(
                {
                    "content": [[at + start, at + end]],
                    "cue": [at + cue[0], at + cue[1]] if cue else None,
                    "source": [at + source[0], at + source[1]] if source else None,
                }
            )
    return out


def predict(rows: list[Row]) -> Answer:
    """Return the statements of each document."""
    return Answer({row["id"]: statements_of(row["text"]) for row in rows})


if __name__ == "__main__":
    sys.exit(main(lambda: predict))
