"""How many statements were made when, as a small SVG of bars: months, or years where there are many."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from onrecord.export.dossier import counted, plain_date
from onrecord.records import Record

__all__ = ["Stretch", "drawn_months"]

HEIGHT, FOOT, TOP = 64, 18, 14
MOST_WIDE, WIDTH = 26, 640


class Stretch(Record, frozen=True, kw_only=True):
    """A month or a year, and how many statements were made in it."""

    date: str
    """ISO 8601: a month or a year."""
    statements: int
    capped: bool = False
    """Whether there are more than were counted."""


def drawn_months(rows: Sequence[Stretch], name: str) -> Markup:
    """Return the drawing, nothing where all is in one stretch; `name` tells a screen reader whose statements it is."""
    if len(rows) < 2:
        return Markup("")
    most = max(row.statements for row in rows) or 1
    wide = min(MOST_WIDE, WIDTH / len(rows))
    bottom = TOP + HEIGHT
    bars = []
    for place, row in enumerate(rows):
        high = max(2.0, HEIGHT * row.statements / most) if row.statements else 0
        told = f"{plain_date(row.date)}: {'more than ' if row.capped else ''}{counted(row.statements, 'statement')}"
        bars.append(
            f'<rect x="{place * wide + 1:.1f}" y="{bottom - high:.1f}" width="{max(1.0, wide - 2):.1f}"'
            f' height="{high:.1f}"><title>{escape(told)}</title></rect>'
        )
    width = max(wide * len(rows), 220)
    first, last = plain_date(rows[0].date), plain_date(rows[-1].date)
    ends = (
        f'<text x="0" y="{bottom + 14}">{escape(first)}</text>'
        f'<text x="{width:.0f}" y="{bottom + 14}" text-anchor="end">{escape(last)}</text>'
    )
    label = (
        f"Statements of {name}: {first} to {last}, at most {most:,} in one {'month' if '-' in rows[0].date else 'year'}"
    )
    text = (
        f'<svg class="months" role="img" aria-label="{escape(label)}" viewBox="0 0 {width:.0f} {bottom + FOOT}"'
        f' width="{width:.0f}" height="{bottom + FOOT}"><path d="M0 {bottom}h{width:.0f}"/>{"".join(bars)}{ends}</svg>'
    )
    return Markup(text)  # noqa: S704 - every word in it is escaped above
