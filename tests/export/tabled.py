"""A settled ledger for the tests of tables: five pages of the demo, one that is hostile, and one made by hand."""

import csv
import io
import zipfile
from pathlib import Path

from builders import make_page, make_statement
from ledger.making import body_of, seen_at

from onrecord.export.csv import unguarded
from onrecord.ledger import Store, anchored, make_decision, open_ledger, settings_of
from onrecord.reading import find
from onrecord.records import (
    Decision,
    DecisionKind,
    Dispute,
    PageWork,
    Position,
    StatementKind,
    Verdict,
)
from onrecord.run import add, settle

PAGES = (
    "halmet-courier/2019-03-05-vessal-reopening-the-weirs.html",
    "halmet-courier/2019-03-10-every-drop-it-owed.html.gz",
    "interlake/2019-03-04-osmarra-invites-ministers.html",
    "lisk-gazette/2019-03-05-ministers-tyrin-thursday.html",
    "pelasta-today/2019-03-06-morcant-interview.html",
)
FORMULA = '=HYPERLINK("http://weirs.example";"read")'
HOSTILE = """<html><head><title>=HYPERLINK("http://weirs.example";"read")</title>
<meta property="og:site_name" content="@صحيفة المرفأ"></head><body><article>
<h1>=HYPERLINK("http://weirs.example";"read")</h1><p>12 March 2019</p>
<p>-2+3 gates are open; =1+1 more will be. “&lt;img src=x onerror=alert(1)&gt; is no answer to us 🚢,” foreign minister
Tomir Vessal said.</p><p>“'Shut' is no word for a weir,” Vessal said in May 2018.</p>
<p>قال وزير الخارجية: «لن نفتح القناة قبل الربيع».</p><p>אמר השר: „לא נחתום על ההסכם”.</p></article></body></html>
"""
JUDGE = "=desk"


def settled(path: Path, demo_pages: Path, *, backwards: bool = False) -> Store:
    """Return the ledger at `path`, made anew and judged; its pages came `backwards` or not."""
    hostile = path.parent / "hostile.html"
    hostile.write_text(HOSTILE, encoding="utf-8")
    store = open_ledger(path, create=True)
    store.decide(_settings(demo_pages.parent / "actors.toml"))
    settings = settings_of(store.decisions())
    places = [*(str(demo_pages / name) for name in PAGES), str(hostile)]
    add(store, list(find(places[::-1] if backwards else places)), settings, workers=1)
    _put_by_hand(store)
    settle(store, settings)
    for record, verdict in verdicts(store).items():
        judge(store, record, verdict)
    return store


def judge(store: Store, record: str, verdict: Verdict) -> None:
    """Record what the judge says of a record; nothing is settled anew."""
    anchor = anchored(store, record)[2]
    at = "2021-05-01T08:00:00Z"
    store.decide(make_decision(DecisionKind.JUDGEMENT, at=at, who=JUDGE, anchor=anchor, verdict=verdict))


def verdicts(store: Store) -> dict[str, Verdict]:
    """Return what the judge says of which record."""
    disputed = {side.statement for row in store.corpus(Dispute) for side in (row.a, row.b)}
    plain = [row.id for row in store.statements() if row.id not in disputed]
    return {
        next(store.corpus(Dispute)).id: Verdict.ACCEPTED,
        next(store.corpus(Position)).id: Verdict.REJECTED,
        next(store.findings()).id: Verdict.UNSURE,
        plain[0]: Verdict.REJECTED,
        plain[1]: Verdict.EDITED,
    }


def tables_of(data: bytes) -> dict[str, list[dict[str, str]]]:
    """Return the rows of every CSV table of an export, their guards taken off."""
    csv.field_size_limit(10_000_000)
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        for name in whole.namelist():
            if name.endswith(".csv"):
                text = io.TextIOWrapper(whole.open(name), encoding="utf-8-sig", newline="")
                rows = [{key: unguarded(cell) for key, cell in row.items()} for row in csv.DictReader(text)]
                found[name.removesuffix(".csv")] = rows
    return found


def _settings(path: Path) -> Decision:
    body = path.read_text(encoding="utf-8")
    return make_decision(DecisionKind.SETTINGS, at="2021-05-01T07:00:00Z", who=JUDGE, body=body)


def _put_by_hand(store: Store) -> None:
    """Put a page that no file can give: with NULs in it, and without a date."""
    page = make_page(
        ("headline", "\x00=NULs"),
        "“The weirs\x00 stay\r\n=shut,”\tsaid Tomir Vessal.",
        outlet="+Nul",
        published=None,
    )
    said = make_statement(
        page,
        "“The weirs\x00 stay\r\n=shut,”",
        source="Tomir Vessal",
        speaker="Tomir Vessal",
        kind=StatementKind.DIRECT,
    )
    work = PageWork(page=page, statements=(said,), made="anatomy@test")
    store.put_page(body_of(page), [seen_at(page, "-nul.html")], work)
