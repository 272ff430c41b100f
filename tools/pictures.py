"""Take the pictures of the workbench that the docs show: `python tools/pictures.py LEDGER FOLDER`."""

import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Page, sync_playwright

from onrecord.web import make_app

WIDTH = 1280
LOWEST = 960
"""Pixels of a page that are shown at most; the rest would not be read in the docs."""
PAUSE = 500
"""Milliseconds until the app is asked again whether it still reads or compares."""
JUDGE = "Ane Torvik"


def main(ledger: str, folder: str) -> None:
    """Take one picture a page of the workbench over a copy of `ledger`."""
    out = Path(folder)
    with (
        tempfile.TemporaryDirectory() as place,
        serving(Path(shutil.copy(ledger, place))) as address,
        sync_playwright() as driver,
        driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"]) as browser,
    ):
        page = browser.new_page(base_url=address, viewport={"width": WIDTH, "height": LOWEST})
        while page.request.get("/work.json").json()["busy"]:
            page.wait_for_timeout(PAUSE)
        page.goto("/review")
        page.fill("#who", JUDGE)
        page.click("form[action='/who'] button")
        for name, path in paths(page).items():
            page.goto(path)
            taken = page.screenshot(path=out / f"{name}.png", clip=shown(page))
            print(f"{name}: {path}: {len(taken):,} bytes")


@contextmanager
def serving(ledger: Path) -> Iterator[str]:
    """Yield the address of the workbench over `ledger`."""
    with socket.create_server(("127.0.0.1", 0)) as bound:
        server = uvicorn.Server(uvicorn.Config(make_app(ledger), log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def paths(page: Page) -> dict[str, str]:
    """Return the path of each picture's page, by the picture's name."""

    def read(path: str) -> Any:  # noqa: ANN401 - any page's twin
        return page.request.get(path).json()

    disputes = read("/disputes.json?grade=likely")["disputes"]
    surest = max(disputes, key=lambda row: float(row["confidence"]))
    pages = [row["id"] for row in read("/pages.json")["pages"] if "vessal-reopening" in row["place"]]
    return {
        "start": "/",
        "matter": f"/matters/{read('/matters.json')['matters'][0]['id']}",
        "dispute": f"/disputes/{surest['dispute']}",
        "statement": f"/statements/{surest['b']['statement']}",
        "utterance": f"/utterances/{surest['a']['utterance']}",
        "page": f"/pages/{pages[0]}",
        "story": f"/stories/{read('/stories.json')['stories'][0]['story']}",
        "actor": f"/actors/{read('/actors.json')['actors'][0]['id']}",
        "network": "/network",
        "search": "/search?q=weirs&side=Pelasta",
        "review": "/review?kind=dispute",
        "add": "/add",
    }


def shown(page: Page) -> Any:  # noqa: ANN401 - Playwright's rectangle
    """Return the part of a page that its picture shows: as far as its footer."""
    height = page.evaluate("Math.ceil(document.querySelector('footer').getBoundingClientRect().top)")
    return {"x": 0, "y": 0, "width": WIDTH, "height": min(height, LOWEST)}


if __name__ == "__main__":
    main(*sys.argv[1:])
