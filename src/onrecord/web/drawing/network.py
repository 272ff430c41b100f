"""The network as SVG: matters in the middle, actors in two columns grouped by side, ties of several styles between.

The layout hangs on the network alone: sides go to the shorter column, the heaviest first, and within a side actors
stand by the matters that they speak of, so that few ties cross. No tie is told apart by colour alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from onrecord.disputes import Network
from onrecord.disputes.network import Accord, Conflict
from onrecord.export import shown
from onrecord.export.dossier import NO_SIDE, clip, counted
from onrecord.records import ActorId, MatterId, Stand

__all__ = ["TIES", "drawn_network", "network_legend"]

WIDTH = 980
LEFT, MIDDLE, RIGHT = 232, 490, 748
"""Where the columns stand."""
BOX, ROW, HEAD, TOP = 212, 32, 34, 6
MOST_HIGH = 56
"""The room that one actor takes where there is much."""
LABEL, MATTER, SIDE = 30, 30, 28
"""Letters of a label."""
TIES = 14
"""Conflicts, and agreements, that are drawn: those on most matters."""
SIGN_AT = (0.08, 0.92, 0.14, 0.86, 0.2, 0.8)
"""Where on a tie between the columns its sign stands: never behind a matter, and not all at one place."""
TOLD = {
    Stand.FOR: "is for",
    Stand.AGAINST: "is against",
    Stand.CONDITIONAL: "sets conditions on",
    Stand.MIXED: "is for and against",
    Stand.UNCLEAR: "speaks of",
}
LEGEND = (
    ("tie for", "for"),
    ("tie against", "against"),
    ("tie conditional", "on conditions, or both"),
    ("tie unclear", "neither"),
)


@dataclass(frozen=True, slots=True)
class _Spot:
    x: float
    y: float


def drawn_network(row: Network, links: Mapping[str, str], name: str) -> Markup:
    """Return the drawing, nothing where nothing is tied; `links` are the paths of actors and matters by id."""
    if not row.actors or not row.matters:
        return Markup("")
    drawing = _Drawing(row, links)
    body = "".join((*drawing.pairs(), *drawing.stands(), *drawing.heads(), *drawing.nodes()))
    text = (
        f'<svg class="network" role="group" aria-label="{_said(name)}" viewBox="0 0 {WIDTH} {drawing.height}"'
        f' width="{WIDTH}" height="{drawing.height}">{body}</svg>'
    )
    return Markup(text)  # noqa: S704 - every word in it went through `_said`


def network_legend() -> Markup:
    """Return what the ties mean, as pieces of SVG with their words."""
    out = [
        f'<li><svg class="key" viewBox="0 -10 36 20" width="36" height="20" aria-hidden="true">'
        f'<path class="{kind}" d="M1 0h34"/></svg> {words}</li>'
        for kind, words in LEGEND
    ]
    for kind, sign, words in (("conflict", "×", "two actors conflict"), ("accord", "=", "two actors agree")):
        out.append(
            f'<li><svg class="key network" viewBox="0 -10 36 20" width="36" height="20" aria-hidden="true">'
            f'<path class="pair {kind}" d="M1 0h34"/>{_sign(18, 0, sign, kind)}</svg> {words}</li>'
        )
    return Markup("".join(out))  # noqa: S704 - all of it stands above


class _Drawing:
    def __init__(self, row: Network, links: Mapping[str, str]) -> None:
        self.row = row
        self.links = links
        self.names: dict[str, str] = {actor.actor: actor.name for actor in row.actors}
        self.names |= {matter.matter: matter.name for matter in row.matters}
        weights: dict[str, int] = {}
        for stand in row.standpoints:
            for key in (stand.actor, stand.matter):
                weights[key] = weights.get(key, 0) + stand.weight
        order = sorted(row.matters, key=lambda matter: (-weights.get(matter.matter, 0), matter.matter))
        rank: dict[MatterId, int] = {matter.matter: place for place, matter in enumerate(order)}
        columns = self._columns(weights, rank)
        tall = max(sum(HEAD + ROW * len(actors) for _, actors in column) for column in columns)
        self.height = TOP + max(tall, HEAD + ROW * len(order)) + 8
        self.spots: dict[str, _Spot] = {}
        self.sides: list[tuple[str, float, float]] = []
        for column, x in zip(columns, (LEFT, RIGHT), strict=True):
            y = float(TOP)
            actors_here = sum(len(actors) for _, actors in column)
            row_high = (self.height - TOP - 8 - HEAD * len(column)) / max(1, actors_here)
            for side, actors in column:
                self.sides.append((side, x, y + 20))
                y += HEAD
                for actor in actors:
                    self.spots[actor] = _Spot(x, y + min(row_high, MOST_HIGH) / 2)
                    y += min(row_high, MOST_HIGH)
        gap = (self.height - TOP - HEAD - 8) / len(order)
        for place, matter in enumerate(order):
            self.spots[matter.matter] = _Spot(MIDDLE, TOP + HEAD + gap * (place + 0.5))
        self.sides.append(("Matters", MIDDLE, TOP + 20))

    def _columns(
        self, weights: Mapping[str, int], rank: Mapping[MatterId, int]
    ) -> tuple[list[tuple[str, list[ActorId]]], list[tuple[str, list[ActorId]]]]:
        """Return the sides of the left and of the right column, each with its actors from top to bottom."""
        places: dict[ActorId, list[int]] = {}
        for stand in self.row.standpoints:
            places.setdefault(stand.actor, []).extend([rank[stand.matter]] * stand.weight)
        sides: dict[str, list[ActorId]] = {}
        for actor in self.row.actors:
            sides.setdefault(actor.side or "", []).append(actor.actor)
        left: list[tuple[str, list[ActorId]]] = []
        right: list[tuple[str, list[ActorId]]] = []
        heavy = sorted(sides, key=lambda side: (not side, -sum(weights.get(a, 0) for a in sides[side]), side))
        for side in heavy:
            middle = {a: sum(rows) / len(rows) if (rows := places.get(a)) else len(rank) for a in sides[side]}
            actors = sorted(sides[side], key=lambda a: (middle[a], a))
            tall = [sum(HEAD + ROW * len(held) for _, held in column) for column in (left, right)]
            (left if tall[0] <= tall[1] else right).append((side or NO_SIDE, actors))
        return left, right

    def pairs(self) -> Iterator[str]:
        """Yield the strongest agreements and conflicts of two actors, each with its sign halfway."""
        groups: tuple[tuple[str, str, str, Sequence[Accord | Conflict]], ...] = (
            ("accord", "=", "agree", self.row.accords),
            ("conflict", "×", "conflict", self.row.conflicts),
        )
        for kind, sign, told, rows in groups:
            for place, row in enumerate(sorted(rows, key=lambda pair: (-pair.weight, pair.a, pair.b))[:TIES]):
                a, b = self.spots[row.a], self.spots[row.b]
                part = SIGN_AT[place % len(SIGN_AT)]
                words = f"{self.names[row.a]} and {self.names[row.b]} {told} on {counted(row.weight, 'matter')}"
                if a.x == b.x:
                    bow = (1 if a.x == LEFT else -1) * (28 + abs(a.y - b.y) / 4)
                    path = f"M{a.x} {a.y:.1f}Q{a.x + bow:.1f} {(a.y + b.y) / 2:.1f} {b.x} {b.y:.1f}"
                    x = a.x + bow / 2
                else:
                    path = f"M{a.x} {a.y:.1f}L{b.x} {b.y:.1f}"
                    x = a.x + (b.x - a.x) * part
                y = (a.y + b.y) / 2 if a.x == b.x else a.y + (b.y - a.y) * part
                yield (
                    f'<g><title>{_said(words)}</title><path class="pair {kind}" d="{path}"/>'
                    f"{_sign(x, y, sign, kind)}</g>"
                )

    def stands(self) -> Iterator[str]:
        """Yield each actor's tie with each matter, the thicker the more positions."""
        for row in self.row.standpoints:
            a, m = self.spots[row.actor], self.spots[row.matter]
            end = m.x - BOX / 2 if a.x < m.x else m.x + BOX / 2
            half = (a.x + end) / 2
            kind = Stand.CONDITIONAL if row.stand is Stand.MIXED else row.stand
            width = min(1 + row.weight**0.5 * 0.6, 5)
            words = f"{self.names[row.actor]} {TOLD[row.stand]} {self.names[row.matter]}"
            yield (
                f'<path class="tie {kind.value}" stroke-width="{width:.1f}"'
                f' d="M{a.x} {a.y:.1f}C{half:.1f} {a.y:.1f} {half:.1f} {m.y:.1f} {end} {m.y:.1f}">'
                f"<title>{_said(words)}: {counted(row.weight, 'position')}</title></path>"
            )

    def heads(self) -> Iterator[str]:
        """Yield the names of the sides above their actors."""
        for side, x, y in self.sides:
            anchor = "middle" if x == MIDDLE else "end" if x == LEFT else "start"
            yield f'<text class="head" x="{x}" y="{y:.1f}" text-anchor="{anchor}">{_said(clip(side, SIDE))}</text>'

    def nodes(self) -> Iterator[str]:
        """Yield actors and matters, each a link."""
        for matter in self.row.matters:
            spot = self.spots[matter.matter]
            told = f"{matter.name}: {counted(matter.utterances, 'utterance')}"
            label = _said(clip(matter.name, MATTER))
            yield self._link(
                matter.matter,
                told,
                f'<rect x="{spot.x - BOX / 2}" y="{spot.y - 11:.1f}" width="{BOX}" height="22" rx="3"/>'
                f'<text x="{spot.x}" y="{spot.y + 4:.1f}" text-anchor="middle">{label}</text>',
            )
        for actor in self.row.actors:
            spot = self.spots[actor.actor]
            role = f", {actor.role}" if actor.role else ""
            told = f"{actor.name}{role}: {counted(actor.statements, 'statement')}"
            anchor, x = ("end", spot.x - 12) if spot.x == LEFT else ("start", spot.x + 12)
            yield self._link(
                actor.actor,
                told,
                f'<circle cx="{spot.x}" cy="{spot.y:.1f}" r="6"/>'
                f'<text x="{x}" y="{spot.y + 4:.1f}" text-anchor="{anchor}">{_said(clip(actor.name, LABEL))}</text>',
            )

    def _link(self, key: str, told: str, inner: str) -> str:
        return f'<a href="{_said(self.links[key])}" aria-label="{_said(told)}"><title>{_said(told)}</title>{inner}</a>'


def _sign(x: float, y: float, sign: str, kind: str) -> str:
    return (
        f'<circle class="sign {kind}" cx="{x:.1f}" cy="{y:.1f}" r="7"/>'
        f'<text class="sign {kind}" x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle" aria-hidden="true">{sign}</text>'
    )


def _said(words: str) -> str:
    return str(escape(shown(words)))
