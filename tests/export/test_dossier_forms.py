"""The dossier as forms of export is the one that `onrecord dossier` writes."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from ledgers import fill

from onrecord.cli import main
from onrecord.ledger import open_ledger
from onrecord.records import Matter

PAGES = ("interlake/2019-03-04-osmarra-invites-ministers.html", "pelasta-today/2019-03-08-morcant-leaves-tyrin.html")


@pytest.fixture(scope="module")
def ledger(demo_pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("forms") / "case.db"
    with open_ledger(path, create=True) as store:
        fill(store, [str(demo_pages / name) for name in PAGES])
    return path


@pytest.fixture(scope="module")
def matter(ledger: Path) -> str:
    with open_ledger(ledger) as store:
        return max(store.corpus(Matter), key=lambda row: (row.pages, row.id)).name


def printed(*words: str, ledger: Path) -> bytes:
    done = CliRunner().invoke(main, [*words, "--ledger", str(ledger)])
    assert done.exit_code == 0, done.stderr
    return done.stdout_bytes


def test_the_html_form_is_the_dossiers_file(ledger: Path, matter: str, tmp_path: Path) -> None:
    files = {name: tmp_path / name for name in ("all", "one")}
    printed("dossier", "--html", str(files["all"]), ledger=ledger)
    printed("dossier", matter, "--html", str(files["one"]), ledger=ledger)
    whole = printed("export", "html", ledger=ledger)
    part = printed("export", "html", "--matter", matter, ledger=ledger)
    assert whole == files["all"].read_bytes()
    assert part == files["one"].read_bytes() != whole


def test_the_markdown_form_is_the_dossiers_text(ledger: Path, matter: str, tmp_path: Path) -> None:
    whole = tmp_path / "whole.md"
    printed("export", "markdown", "-o", str(whole), ledger=ledger)
    assert whole.read_bytes() == printed("dossier", "--markdown", ledger=ledger)
    part = printed("export", "markdown", "--matter", matter, ledger=ledger)
    assert part == printed("dossier", matter, "--markdown", ledger=ledger) != whole.read_bytes()
