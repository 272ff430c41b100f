"""Bad input gets a clear, coded error; the run goes on; nothing already stored is harmed."""

import gzip
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ledgers import command, onrecord

from onrecord.ledger import open_ledger

PAGE = (
    "<html><head><title>Talks on the canal resume</title></head><body><h1>Talks on the canal resume</h1>"
    "<p>“We will talk until it is done,” the harbour minister, Olwen Prask, said on Monday after a first round that "
    "ended late in the evening.</p><p>Prask said that both sides had agreed to meet again on Friday.</p></body></html>"
)


def with_a_page(folder: Path) -> Path:
    """Return `folder` with one good page, already in `onrecord.db`."""
    (folder / "good.html").write_text(PAGE, encoding="utf-8")
    done = onrecord("add", "good.html", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_a_page(tmp_path_factory.mktemp("good"))


@pytest.fixture
def case(good: Path, tmp_path: Path) -> Path:
    """A copy of a folder with one good page, already in `onrecord.db`."""
    return Path(shutil.copytree(good, tmp_path, dirs_exist_ok=True))


def export(case: Path) -> str:
    done = onrecord("export", "jsonl", cwd=case)
    assert done.returncode == 0, done.stderr
    return done.stdout


def pages_of(case: Path) -> list[str]:
    with open_ledger(case / "onrecord.db") as store:
        return sorted(row.place for row in store.summaries())


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("empty.html", b"", "empty"),
        ("blank.txt", b" \n \n", "empty"),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(200), "binary"),
        ("noise.txt", bytes(range(256)) * 20, "binary"),
        ("cut.html.gz", gzip.compress(PAGE.encode() * 20)[:60], "bad-gzip"),
        ("deep.html", b"<html>" + b"<div>" * 60_000, "too-deep"),
        ("wide.html", b"<html><p " + b" ".join(b"a%d=1" % n for n in range(60_000)) + b">x</p>", "too-many-attributes"),
        ("shell.html", b"<html><body><script>render()</script></body></html>", "no-text"),
    ],
)
def test_a_bad_file_is_a_coded_failure_and_the_good_one_is_read(case: Path, name: str, body: bytes, code: str) -> None:
    (case / name).write_bytes(body)
    (case / "next.html").write_text(PAGE.replace("Friday", "Sunday"), encoding="utf-8")
    done = onrecord("add", name, "next.html", cwd=case)
    assert done.returncode == 1
    assert f"({code})" in done.stderr
    assert "1 read, 1 failed" in done.stderr
    assert pages_of(case) == ["good.html", "next.html"]
    listed = onrecord("failures", "--format", "jsonl", cwd=case).stdout
    assert f'"code":"{code}"' in listed


def test_a_hundred_megabytes_of_markup_are_refused_in_bounded_time_and_memory(case: Path) -> None:
    with (case / "huge.html").open("wb") as file:
        file.write(b"<html><body>")
        for _ in range(100):
            file.write(b"<p>word word word</p>" * 50_000)
    started = time.monotonic()
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    done = onrecord("add", "huge.html", cwd=case)
    assert "(too-large)" in done.stderr
    assert time.monotonic() - started < 60
    assert max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) < 1_500_000  # kilobytes


def test_a_page_just_under_the_limits_is_read(case: Path) -> None:
    body = "<html><body><h1>Many words</h1>" + "<p>The minister said that the talks went on.</p>" * 4_000
    (case / "long.html").write_text(body, encoding="utf-8")
    assert onrecord("add", "long.html", cwd=case).returncode == 0


def test_broken_encoding_is_read_and_noted(case: Path) -> None:
    body = PAGE.encode().replace(b"Prask", b"Pr\xe9sk\xff")
    (case / "broken.html").write_bytes(b'<meta charset="utf-8">' + body)
    assert onrecord("add", "broken.html", cwd=case).returncode == 0
    read = onrecord("read", "broken.html", "--format", "jsonl", cwd=case)
    assert '"encoding:broken"' in read.stdout


@pytest.mark.skipif(os.geteuid() != 0, reason="another user can only be tried as root")
def test_a_file_that_may_not_be_read_is_a_coded_failure(case: Path) -> None:
    (case / "secret.html").write_text(PAGE, encoding="utf-8")
    (case / "secret.html").chmod(0o600)
    probe = [sys.executable, "-c", "import onrecord"]
    try:
        subprocess.run(probe, user=65534, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("another user cannot run this Python")
    case.chmod(0o777)
    done = subprocess.run(
        command("add", "secret.html", "--ledger", "other.db"),
        cwd=case,
        user=65534,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "(no-permission)" in done.stderr


def test_a_ledger_of_a_newer_onrecord_is_refused_and_not_touched(case: Path) -> None:
    connection = sqlite3.connect(case / "onrecord.db")
    connection.execute("PRAGMA user_version = 9999")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = (case / "onrecord.db").read_bytes()
    for words in (("add", "good.html"), ("statements",), ("export", "jsonl")):
        done = onrecord(*words, cwd=case)
        assert done.returncode == 3
        assert "newer" in done.stderr
    assert (case / "onrecord.db").read_bytes() == before


def test_a_file_that_is_no_ledger_is_refused_and_not_touched(case: Path) -> None:
    for body in (b"my notes, not a ledger\n" * 100, b"PK\x03\x04" + bytes(500)):
        (case / "notes.db").write_bytes(body)
        done = onrecord("add", "good.html", "--ledger", "notes.db", cwd=case)
        assert done.returncode == 3, done.stderr
        assert (case / "notes.db").read_bytes() == body


def test_reading_commands_do_not_make_a_ledger(case: Path) -> None:
    done = onrecord("statements", "--ledger", "typo.db", cwd=case)
    assert done.returncode == 3
    assert "onrecord add" in done.stderr
    assert not (case / "typo.db").exists()


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    case = with_a_page(tmp_path)
    before = export(case)
    size = sum((case / name).stat().st_size for name in ("onrecord.db", "onrecord.db-wal") if (case / name).exists())
    for number in range(30):
        text = " ".join(f"word{number}x{place}" for place in range(4_000))
        (case / f"big{number}.html").write_text(PAGE.replace("</p>", f" {text}</p>", 1), encoding="utf-8")

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 400_000, size + 400_000))

    done = onrecord("add", ".", "--workers", "1", cwd=case, preexec_fn=limit)
    assert done.returncode == 3, (done.returncode, done.stderr)
    assert "full" in done.stderr
    with open_ledger(case / "onrecord.db") as store:
        assert "good.html" in [row.place for row in store.summaries()]
    assert onrecord("add", ".", cwd=case).returncode == 0  # room again: it goes on
    assert len(pages_of(case)) == 31
    assert before.splitlines()[0] in export(case)


def test_ctrl_c_in_the_middle_keeps_what_was_read_and_goes_on(tmp_path: Path, demo_pages: Path) -> None:
    for number in range(6):
        shutil.copytree(demo_pages, tmp_path / "pages" / str(number))
        for path in (tmp_path / "pages" / str(number)).rglob("*.html"):
            path.write_bytes(path.read_bytes() + b"<!-- %d -->" % number)
    # a shell's background work ignores Ctrl-C, and so would what it starts
    heeding = signal.signal(signal.SIGINT, signal.default_int_handler)
    run = subprocess.Popen(
        command("add", "pages", "--workers", "2"),
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    signal.signal(signal.SIGINT, heeding)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:  # wait for a first page to be stored
        try:
            with open_ledger(tmp_path / "onrecord.db", create=False) as store:
                if store.summaries():
                    break
        except Exception:  # it is not there yet
            pass
    os.killpg(run.pid, signal.SIGINT)
    _, errors = run.communicate(timeout=60)
    assert run.returncode == 130, errors
    assert "safe" in errors
    assert "Traceback" not in errors
    done = onrecord("add", "pages", cwd=tmp_path)
    assert done.returncode == 0
    assert "known already" in done.stderr
    onrecord("add", "pages", "--ledger", "fresh.db", cwd=tmp_path)
    exports = [
        onrecord("export", "jsonl", "--ledger", name, cwd=tmp_path).stdout for name in ("onrecord.db", "fresh.db")
    ]
    assert exports[0] == exports[1]


def test_an_unknown_id_is_said_to_be_unknown(case: Path) -> None:
    done = onrecord("judge", "ffffffffff", "accepted", cwd=case)
    assert done.returncode == 4
    assert onrecord("forget", "nosuchpage", "--yes", cwd=case).returncode == 4


def test_a_broken_settings_file_is_refused_with_its_place(case: Path) -> None:
    (case / "actors.toml").write_text('[[actor]]\nname = "A"\nkind = "wizard"\n', encoding="utf-8")
    before = export(case)
    done = onrecord("import", "actors.toml", cwd=case)
    assert done.returncode != 0
    assert "kind" in done.stderr
    assert "Traceback" not in done.stderr
    assert export(case) == before
