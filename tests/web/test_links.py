"""Every link within the workbench leads somewhere, and every page has its twin."""

from starlette.testclient import TestClient
from web.markup import crawled, shape

from onrecord.web.pages import PAGES


def test_no_link_is_dead(reader: TestClient) -> None:
    dead, shapes = [], set()
    for path, before, status, body in crawled(reader, most=12):
        shapes.add(shape(path).partition("?")[0])
        if status != 200:
            dead.append(f"{status} {path} from {before}")
        if body and not path.startswith("/export/"):
            assert "<h1" in body, path
    assert dead == []
    pages = {path.replace("{id}", "ID") for path, _ in PAGES} - {"/work", "/copies/ID", "/review/orphans"}
    assert shapes >= pages | {"/index.json"} | {f"{path}.json" for path in pages - {"/"}}
