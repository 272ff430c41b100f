"""Pages built by hand, put into a ledger as they are."""

from pathlib import Path

from onrecord.ledger import open_ledger
from onrecord.records import Finding, Page, PageWork, Sighting, Statement


def put_made(ledger: Path, page: Page, *statements: Statement, findings: tuple[Finding, ...] = (), place: str) -> None:
    """Put a page of `builders.make_page` into the ledger, with what stands on it."""
    body = f"{page.text}{page.published}{page.outlet}".encode()
    sighting = Sighting(capture=page.capture, place=place, resolved=f"/made/{place}")
    with open_ledger(ledger, create=True) as store:
        store.put_page(body, [sighting], PageWork(page=page, statements=statements, findings=findings, made="test@1"))
