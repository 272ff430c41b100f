"""A timeline as SVG: one lane a side, for above and against below, each mark a link that says what it is."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from onrecord.export import shown
from onrecord.export.dossier import NO_SIDE, clip
from onrecord.records import Stand
from onrecord.web.drawing.timeline import ROWS, TOLD, Clash, Mark, Timeline

__all__ = ["drawn_timeline", "timeline_legend"]

WIDTH = 960
LEFT, RIGHT = 30, 10
PLOT = WIDTH - LEFT - RIGHT
TOP = 8
NAME = 22
ROW = 20
LANE = NAME + 3 * ROW + 8
FOOT = 30
LABEL = 96
"""Width of a date under the axis."""
NAMED = 70
"""Letters of a side's name."""
SIZE = 7
SHAPES = {
    Stand.FOR: "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0",
    Stand.AGAINST: "M-6.5 -6.5h13v13h-13z",
    Stand.CONDITIONAL: "M0 -8l8 8l-8 8l-8 -8z",
    Stand.MIXED: "M0 -8l8 8l-8 8l-8 -8z",
    Stand.UNCLEAR: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0",
}
SIGNS = {
    Stand.FOR: "M-4 0h8M0 -4v8",
    Stand.AGAINST: "M-4 0h8",
    Stand.CONDITIONAL: "M-3.5 1q1.75 -3.5 3.5 -1t3.5 -1",
    Stand.MIXED: "M-3.5 1q1.75 -3.5 3.5 -1t3.5 -1",
    Stand.UNCLEAR: "",
}
LEGEND = (Stand.FOR, Stand.AGAINST, Stand.CONDITIONAL, Stand.UNCLEAR)


def drawn_timeline(row: Timeline, name: str) -> Markup:
    """Return the drawing, or nothing where no position has a date; `name` says to a screen reader what it is of."""
    if not row.pieces:
        return Markup("")
    drawing = _Drawing(row)
    height = TOP + LANE * len(row.lanes) + FOOT
    body = "".join((*drawing.lanes(), *drawing.axis(), *drawing.steps(), *drawing.clashes(), *drawing.marks()))
    text = (
        f'<svg class="timeline" role="group" aria-label="{_said(name)}" viewBox="0 0 {WIDTH} {height}"'
        f' width="{WIDTH}" height="{height}">{body}</svg>'
    )
    return Markup(text)  # noqa: S704 - every word in it went through `_said`


def timeline_legend() -> Markup:
    """Return what the marks mean, as pieces of SVG with their words."""
    out = []
    for stand in LEGEND:
        out.append(
            '<li><svg class="key" viewBox="-10 -10 20 20" width="20" height="20" aria-hidden="true">'
            f'<g class="point {stand.value}">{_shape(stand)}</g></svg> {TOLD[stand]}</li>'
        )
    for kind, words in (("likely", "likely dispute"), ("possible", "possible dispute"), ("step", "how a side moved")):
        out.append(
            '<li><svg class="key" viewBox="0 -10 30 20" width="30" height="20" aria-hidden="true">'
            f'<path class="{"step" if kind == "step" else f"clash {kind}"}" d="M1 0h28"/></svg> {words}</li>'
        )
    return Markup("".join(out))  # noqa: S704 - all of it stands above


class _Drawing:
    def __init__(self, row: Timeline) -> None:
        self.row = row
        self.wide = PLOT / len(row.pieces)

    def lanes(self) -> Iterator[str]:
        """Yield each lane's name, its signs and its three lines."""
        for number, lane in enumerate(self.row.lanes):
            top = TOP + LANE * number
            side = clip(lane.side or NO_SIDE, NAMED)
            positions = f"{lane.positions:,}"
            yield (
                f'<g class="lane"><rect x="0" y="{top}" width="{WIDTH}" height="{LANE - 6}" rx="3"/>'
                f'<text class="name" x="8" y="{top + 16}">{_said(side)} <tspan class="soft">{positions}</tspan></text>'
            )
            for at, sign in enumerate("+ −"):
                y = top + NAME + ROW * at + ROW // 2
                yield f'<path class="line" d="M{LEFT} {y}H{WIDTH - RIGHT}"/>'
                yield f'<text class="sign" x="14" y="{y + 4}" aria-hidden="true">{sign}</text>'
            yield "</g>"

    def axis(self) -> Iterator[str]:
        """Yield the dates below, as many as there is room for."""
        bottom = TOP + LANE * len(self.row.lanes)
        every = max(1, -(-LABEL // max(1, int(self.wide))))
        yield f'<path class="axis" d="M{LEFT} {bottom}H{WIDTH - RIGHT}"/>'
        for number, piece in enumerate(self.row.pieces):
            if number % every:
                continue
            x = LEFT + self.wide * (number + 0.5)
            label = piece.label.partition(" to ")[0]
            anchor = "start" if x < LEFT + LABEL / 2 else "end" if x > WIDTH - LABEL / 2 else "middle"
            x_text = LEFT if anchor == "start" else WIDTH - RIGHT if anchor == "end" else x
            yield f'<path class="axis" d="M{x:.1f} {bottom}v5"/>'
            yield f'<text class="date" x="{x_text:.1f}" y="{bottom + 20}" text-anchor="{anchor}">{_said(label)}</text>'

    def steps(self) -> Iterator[str]:
        """Yield each side's stand over time as a line that steps where it moved."""
        by_lane: dict[int, list[str]] = {}
        for step in self.row.steps:
            x = LEFT + self.wide * (step.piece + 0.5)
            y = self._y(step.lane, step.stand)
            path = by_lane.setdefault(step.lane, [])
            path.append(f"H{x:.1f}V{y}" if path else f"M{x:.1f} {y}")
        for path in by_lane.values():
            yield f'<path class="step" d="{"".join(path)}H{WIDTH - RIGHT}"/>'

    def clashes(self) -> Iterator[str]:
        """Yield the disputes as curves, each a link."""
        for clash in self.row.clashes:
            path = self._curve(clash)
            kind = f"clash {clash.grade}{' shift' if clash.shift else ''}"
            yield (
                f'<a href="{_said(clash.href)}" aria-label="{_said(clash.told)}"><title>{_said(clash.told)}</title>'
                f'<path class="reach" d="{path}"/><path class="{_said(kind)}" d="{path}"/></a>'
            )

    def _curve(self, clash: Clash) -> str:
        a, b = self.row.marks[clash.a], self.row.marks[clash.b]
        (x1, y1), (x2, y2) = self._at(a), self._at(b)
        bow = 34 if abs(x2 - x1) < SIZE * 4 else 0
        if bow and max(x1, x2) + bow > WIDTH - RIGHT:
            bow = -bow
        middle = (y1 + y2) / 2
        if bow:
            return (
                f"M{x1:.1f} {y1}Q{max(x1, x2) + bow if bow > 0 else min(x1, x2) + bow:.1f} {middle:.1f} {x2:.1f} {y2}"
            )
        if y1 == y2:
            return f"M{x1:.1f} {y1}Q{(x1 + x2) / 2:.1f} {y1 + ROW} {x2:.1f} {y2}"
        return f"M{x1:.1f} {y1}C{x1:.1f} {middle:.1f} {x2:.1f} {middle:.1f} {x2:.1f} {y2}"

    def marks(self) -> Iterable[str]:
        """Yield the marks, each a link."""
        for mark in self.row.marks:
            x, y = self._at(mark)
            inner = _shape(mark.stand) if mark.count == 1 else _number(mark)
            yield (
                f'<a href="{_said(mark.href)}" aria-label="{_said(mark.told)}"><title>{_said(mark.told)}</title>'
                f'<g class="point {mark.stand.value}" transform="translate({x:.1f} {y})">{inner}</g></a>'
            )

    def _at(self, mark: Mark) -> tuple[float, int]:
        return LEFT + self.wide * (mark.piece + mark.place), self._y(mark.lane, mark.stand)

    def _y(self, lane: int, stand: Stand) -> int:
        return TOP + LANE * lane + NAME + ROW * ROWS[stand] + ROW // 2


def _shape(stand: Stand) -> str:
    sign = f'<path class="in" d="{SIGNS[stand]}"/>' if SIGNS[stand] else ""
    return f'<path class="out" d="{SHAPES[stand]}"/>{sign}'


def _number(mark: Mark) -> str:
    """Return a mark of several positions: its shape, larger, around their number."""
    told = f"{mark.count}" if mark.count < 1000 else f"{mark.count // 1000}k"
    return (
        f'<path class="out" transform="scale(1.35)" d="{SHAPES[mark.stand]}"/>'
        f'<text class="count" text-anchor="middle" y="3.5">{told}</text>'
    )


def _said(words: str) -> str:
    return str(escape(shown(words)))
