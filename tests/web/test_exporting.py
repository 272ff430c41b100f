import json

import pytest
from starlette.testclient import TestClient

from onrecord.export.forms import FORMS
from onrecord.ledger import open_ledger
from onrecord.records import Matter


def test_every_form_is_listed(reader: TestClient) -> None:
    page = reader.get("/export").text
    assert [row["name"] for row in reader.get("/export.json").json()["forms"]] == list(FORMS)
    for name in FORMS:
        assert f'href="/export/{name}"' in page


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_form_is_a_file(reader: TestClient, form: str) -> None:
    answer = reader.get(f"/export/{form}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(FORMS[form].media)
    assert answer.headers["content-disposition"] == f'attachment; filename="onrecord{FORMS[form].suffix}"'
    assert len(answer.content) == int(answer.headers["content-length"])
    assert bool(answer.content) is (form != "training"), "nobody has judged anything here"


def test_one_matter_is_less_than_all(reader: TestClient, settled_demo) -> None:
    with open_ledger(settled_demo) as store:
        (matter,) = store.top(Matter, limit=1)
    whole, part = (json.loads(reader.get(f"/export/timeline{q}").content) for q in ("", f"?matter={matter.id}"))
    assert 0 < len(part["events"]) < len(whole["events"])
    assert matter.name in reader.get(f"/export?matter={matter.id}").text


def test_what_cannot_be_exported_is_said(reader: TestClient) -> None:
    assert reader.get("/export/papyrus").status_code == 404
    assert reader.get("/export/csv?matter=ffffffffff").status_code == 404
