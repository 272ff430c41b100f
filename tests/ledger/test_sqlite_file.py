"""The SQLite ledger's file: whose it is, which schema it has, what happens where it cannot be written."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from ledger.making import body_of, harbour, seen_at, work_on

from onrecord.ledger import (
    LedgerBusyError,
    LedgerDamagedError,
    LedgerError,
    LedgerFullError,
    LedgerReadOnlyError,
    NewerSchemaError,
    NotALedgerError,
    StatementQuery,
    Store,
    open_ledger,
)
from onrecord.ledger.sqlite import migrating, opening, tables, writing
from onrecord.ledger.sqlite.store import SqliteStore
from onrecord.records import Matter, Page, Statement, Utterance


def filled(path: Path) -> Path:
    page = harbour()
    with open_ledger(path) as store:
        store.put_page(body_of(page), [seen_at(page, "a.html")], work_on(page))
    return path


def raw(path: Path, *statements: str) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        db.execute(statement)
    db.close()


def sqlite_of(store: Store) -> SqliteStore:
    assert isinstance(store, SqliteStore)
    return store


def test_a_new_ledger_is_marked_as_ours_and_writes_ahead(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "case.db") as store:
        db = sqlite_of(store).db
        assert db.value("PRAGMA application_id") == tables.APPLICATION_ID
        assert db.value("PRAGMA user_version") == tables.SCHEMA_VERSION
        assert db.value("PRAGMA journal_mode") == "wal"
        assert db.value("PRAGMA foreign_keys") == 1
        assert db.value("PRAGMA busy_timeout") == 120_000


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    path.touch()
    with open_ledger(path) as store:
        assert store.counts()["pages"] == 0


def test_a_ledger_that_is_not_there_is_not_made_unasked(tmp_path: Path) -> None:
    for options in ({"create": False}, {"read_only": True}):
        with pytest.raises(LedgerError) as caught:
            open_ledger(tmp_path / "case.db", **options)
        assert caught.value.code == "ledger-missing"
    with pytest.raises(LedgerError) as caught:
        open_ledger(tmp_path / "no" / "case.db")
    assert caught.value.code == "ledger-no-folder"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"Dear diary, today", b"\0" * 4096, b"SQLite format 3\0", b"PK\x03\x04"])
def test_a_file_that_is_not_ours_is_refused_unharmed(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "case.db"
    path.write_bytes(content)
    for options in ({}, {"read_only": True}):
        with pytest.raises(NotALedgerError, match="not touched"):
            open_ledger(path, **options)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_database_of_another_program_is_refused_unharmed(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    raw(path, "CREATE TABLE notes (words TEXT)", "INSERT INTO notes VALUES ('mine')")
    before = path.read_bytes()
    with pytest.raises(NotALedgerError):
        open_ledger(path)
    assert path.read_bytes() == before


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(NotALedgerError):
        open_ledger(tmp_path)


def test_a_newer_ledger_is_refused_untouched(tmp_path: Path) -> None:
    path = filled(tmp_path / "case.db")
    raw(path, "PRAGMA journal_mode = DELETE", "PRAGMA user_version = 99")
    before = path.read_bytes()
    for options in ({}, {"read_only": True}):
        with pytest.raises(NewerSchemaError, match="newer onrecord"):
            open_ledger(path, **options)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_newer_version_that_stands_only_in_the_log_is_refused(tmp_path: Path) -> None:
    path = filled(tmp_path / "case.db")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerSchemaError):
        open_ledger(path)
    holder.close()


def test_an_older_ledger_is_led_to_this_schema_keeping_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path / "case.db")
    step = "CREATE TABLE extra (id TEXT); -- a semicolon; in a remark\nINSERT INTO extra VALUES ('x;y');\n"
    monkeypatch.setattr(tables, "STEPS", (*tables.STEPS, step))
    with pytest.raises(LedgerReadOnlyError, match="older"):
        open_ledger(path, read_only=True)
    with open_ledger(path) as store:
        db = sqlite_of(store).db
        assert db.value("PRAGMA user_version") == tables.SCHEMA_VERSION + 1
        assert db.value("SELECT id FROM extra") == "x;y"
        assert store.counts()["pages"] == 1


def as_of(path: Path, version: int) -> Path:
    """Return a ledger with what the one at `path` holds, as an onrecord with an older schema would have made it."""
    older = path.with_name(f"older-{version}.db")
    db = sqlite3.connect(older, isolation_level=None)
    for step in tables.STEPS[:version]:
        db.executescript(step)
    db.execute("DELETE FROM counters")
    db.execute("ATTACH ? AS newer", (str(path),))
    names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'block_search%'"
    for (name,) in db.execute(names + " AND name NOT LIKE 'sqlite_%'").fetchall():
        columns = ", ".join(f'"{row[0]}"' for row in db.execute("SELECT name FROM pragma_table_info(?)", (name,)))
        told = " WHERE name = 'generation'" if name == "counters" else ""
        db.execute(f"INSERT INTO {name} ({columns}) SELECT {columns} FROM newer.{name}{told}")
    db.execute("INSERT INTO block_search (block_search) VALUES ('rebuild')")
    db.execute(f"PRAGMA application_id = {tables.APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {version}")
    db.close()
    return older


def test_sketches_of_an_older_ledger_are_read_until_its_pages_are_read_again(tmp_path: Path) -> None:
    with open_ledger(as_of(filled(tmp_path / "case.db"), 2)) as store:
        (row,) = store.sketches()
        assert (row.words, row.hashes, row.blocks, row.origins, row.digest) == (12, b"\x01" * 16, b"", (), "")
        assert sqlite_of(store).db.value("PRAGMA user_version") == tables.SCHEMA_VERSION


def test_a_ledger_without_lists_and_links_gets_them_when_it_is_opened(tmp_path: Path) -> None:
    from ledger.test_sqlite_statements import WEIR, link, put

    path = tmp_path / "case.db"
    asked = [
        StatementQuery(words="weirs"),
        StatementQuery(matter=WEIR),
        StatementQuery(side="Oxmere"),
        StatementQuery(),
    ]
    with open_ledger(path) as store:
        link(store, put(store, canonical="https://gull.example/1", published="2020-01-01"))
        put(store, "raft", canonical="https://gull.example/1", published="2019-01-01")
        found = [store.find_statements(query) for query in asked]
        listed, matters = store.page_summaries(), store.top(Matter)
        touching = [store.related(Utterance, row.id) for row in matters]
    assert [row.total for row in found] == [1, 2, 2, 3]
    older = as_of(path, 3)
    with pytest.raises(LedgerReadOnlyError, match="older"):
        open_ledger(older, read_only=True)
    with open_ledger(older) as store:
        assert [store.find_statements(query) for query in asked] == found
        assert (store.page_summaries(), store.top(Matter)) == (listed, matters)
        assert [store.related(Utterance, row.id) for row in matters] == touching
        for kind, table in ((Page, "pages"), (Statement, "statements"), (Matter, "matters"), (Utterance, "utterances")):
            assert store.count(kind) == store.counts()[table] > 0
    whole(older)


def test_a_writer_in_the_middle_keeps_nobody_from_opening_and_reading(tmp_path: Path) -> None:
    path = filled(tmp_path / "case.db")
    page = harbour("parking")
    with open_ledger(path) as writer, open_ledger(path, read_only=True) as reader:
        db = sqlite_of(writer).db
        with db.writing():
            writing.put_page(db, body_of(page), [seen_at(page, "b.html")], work_on(page))
            with open_ledger(path) as another, open_ledger(path, read_only=True) as late:
                for store in (reader, another, late):
                    assert store.find_statements(StatementQuery()).total == len(store.page_summaries()) == 1
                    assert store.find_statements(StatementQuery(words="plan*")).total == store.count(Statement) == 1
        assert reader.find_statements(StatementQuery()).total == len(reader.page_summaries()) == 2


def test_a_long_reader_sees_one_ledger_and_keeps_no_writer_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.0)
    path = filled(tmp_path / "case.db")
    with open_ledger(path, read_only=True) as reader, open_ledger(path) as writer:
        with sqlite_of(reader).db.reading():
            before = reader.find_statements(StatementQuery(words="plan"))
            for word in ("parking", "mooring"):
                page = harbour(word)
                writer.put_page(body_of(page), [seen_at(page, f"{word}.html")], work_on(page))
            assert writer.find_statements(StatementQuery(words="plan")).total == 3
            assert reader.find_statements(StatementQuery(words="plan")) == before
            assert reader.page_count() == len(reader.page_summaries()) == 1
        assert reader.find_statements(StatementQuery(words="plan")).total == reader.page_count() == 3


def test_a_step_that_fails_leaves_the_older_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path / "case.db")
    with monkeypatch.context() as patch:
        patch.setattr(
            tables, "STEPS", (*tables.STEPS, "CREATE TABLE extra (id TEXT);\nCREATE TABLE pages (id TEXT);\n")
        )
        with pytest.raises(LedgerError):
            open_ledger(path)
    with open_ledger(path) as store:
        db = sqlite_of(store).db
        assert db.value("PRAGMA user_version") == tables.SCHEMA_VERSION
        assert db.row("SELECT 1 FROM sqlite_schema WHERE name = 'extra'") is None


def test_a_read_only_ledger_is_read_and_not_written(tmp_path: Path) -> None:
    path = filled(tmp_path / "case.db")
    with open_ledger(path, read_only=True) as store:
        assert len(store.search("dredging")) == 2
        assert store.find_statements(StatementQuery(words="dredg*")).total == 1
        with pytest.raises(LedgerReadOnlyError):
            store.mark_stale(["disputes"])  # type: ignore[list-item]


def test_what_is_written_beside_other_programs_and_other_connections_stays(tmp_path: Path) -> None:
    path = filled(tmp_path / "case.db")
    page = harbour("parking")
    other = f"from onrecord.ledger import open_ledger; open_ledger({str(path)!r}).close()"
    with open_ledger(path) as store:
        open_ledger(path).close()  # it once closed the file, and with it let go of all locks of this process
        subprocess.run([sys.executable, "-c", other], check=True)
        store.put_page(body_of(page), [seen_at(page, "b.html")], work_on(page))
        with open_ledger(path) as later:
            assert later.counts()["pages"] == 2


def test_what_another_process_adds_is_seen_by_an_open_reader(tmp_path: Path) -> None:
    path = filled(tmp_path / "case.db")
    page = harbour("parking")
    with open_ledger(path, read_only=True) as reader, open_ledger(path) as writer:
        writer.put_page(body_of(page), [seen_at(page, "b.html")], work_on(page))
        assert reader.counts()["pages"] == 2


AS_NOBODY = """
import os, sys
sys.path[:0] = {paths!r}
from onrecord.ledger import open_ledger, LedgerReadOnlyError, StatementQuery
os.setgid(65534); os.setuid(65534)
try:
    open_ledger({path!r})
except LedgerReadOnlyError as error:
    print("refused", error.code)
with open_ledger({path!r}, read_only=True) as store:
    found = store.find_statements(StatementQuery(words="dredg*")).total
    print("read", len(store.search("dredging")), found)
"""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs to drop rights")
def test_a_file_that_may_not_be_written_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path
    while folder != Path(folder.anchor) and not folder.stat().st_mode & 0o001:
        folder.chmod(folder.stat().st_mode | 0o011)
        folder = folder.parent
    path = filled(tmp_path / "case.db")
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY.format(paths=sys.path, path=str(path))],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.split("\n")[:2] == ["refused ledger-read-only", "read 2 1"], done.stderr


def test_a_full_disk_harms_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path / "case.db")
    page = harbour("a very long quarrel " * 20_000)
    with open_ledger(path) as store:
        db = sqlite_of(store).db
        db.value(f"PRAGMA max_page_count = {db.value('PRAGMA page_count') + 5}")
        with pytest.raises(LedgerFullError, match="what was stored before is safe"):
            store.put_page(body_of(page), [seen_at(page, "b.html")], work_on(page))
        assert store.counts()["pages"] == 1
        db.value("PRAGMA max_page_count = 1000000")
        store.put_page(body_of(page), [seen_at(page, "b.html")], work_on(page))
        assert store.counts()["pages"] == 2
    whole(path)


LIMITED = """
import resource, sys
sys.path[:0] = {paths!r}
from pathlib import Path
from ledger.making import *
from onrecord.ledger import open_ledger, LedgerFullError
page = harbour("a very long quarrel " * 20_000)
with open_ledger({path!r}) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
    try:
        store.put_page(body_of(page), [seen_at(page, "b.html")], work_on(page))
    except LedgerFullError as error:
        print(error.code, store.counts()["pages"])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a file-size limit")
def test_a_limit_on_file_size_reads_as_a_full_disk(tmp_path: Path) -> None:
    path = filled(tmp_path / "case.db")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED.format(paths=sys.path, path=str(path))],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == "ledger-full 1", done.stderr
    whole(path)


def test_a_busy_ledger_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path / "case.db")
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    page = harbour("parking")
    with open_ledger(path) as store:
        with pytest.raises(LedgerBusyError):
            store.put_page(body_of(page), [seen_at(page, "b.html")], work_on(page))
        assert store.counts()["pages"] == 1
    holder.close()


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = filled(tmp_path / "case.db")
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(LedgerDamagedError), open_ledger(path, read_only=True) as store:
        store.counts()


def test_damaged_bytes_and_records_say_so(tmp_path: Path) -> None:
    path = filled(tmp_path / "case.db")
    raw(path, "UPDATE captures SET body = x'00'", "UPDATE pages SET record = '{'")
    page = harbour()
    with open_ledger(path) as store:
        with pytest.raises(LedgerDamagedError):
            store.body(page.capture)
        with pytest.raises(LedgerDamagedError):
            store.page(page.id)


def test_a_closed_ledger_says_so_and_closes_again(tmp_path: Path) -> None:
    store = open_ledger(tmp_path / "case.db")
    store.close()
    store.close()
    with pytest.raises(LedgerError) as caught:
        store.summaries()
    assert caught.value.code == "ledger-closed"


def test_a_python_without_full_text_search_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Bare:
        def execute(self, _sql: str) -> None:
            raise sqlite3.OperationalError("no such module: fts5")

        def close(self) -> None: ...

    monkeypatch.setattr(migrating.sqlite3, "connect", lambda _name: Bare())
    with pytest.raises(LedgerError, match="FTS5"):
        open_ledger(":memory:")


def test_an_old_sqlite_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrating.sqlite3, "sqlite_version_info", (3, 20, 0))
    with pytest.raises(LedgerError, match=r"3\.27"):
        open_ledger(":memory:")


def test_decisions_are_append_only_even_for_sql(tmp_path: Path) -> None:
    from ledger.contract import judged

    path = filled(tmp_path / "case.db")
    with open_ledger(path) as store:
        store.decide(judged(harbour()))
    for change in (
        "DELETE FROM decisions",
        "UPDATE decisions SET verdict = 'accepted'",
        "UPDATE decisions SET who = 'x'",
        "UPDATE decisions SET record = record || ' '",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="decisions are never"):
            raw(path, change)


def whole(path: Path) -> None:
    """Check that a ledger is whole: pages, keys and search index."""
    db = sqlite3.connect(path, isolation_level=None)
    try:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        for index in ("block_search", "statement_search", "page_search"):
            db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        columns = "words, speaker, cue, facets"
        db.execute(
            f"CREATE VIRTUAL TABLE temp.fresh USING fts5 ({columns}, content = '', tokenize = '{tables.TOKENIZER}')"
        )
        db.execute(f"INSERT INTO temp.fresh (rowid, {columns}) SELECT seq, {columns} FROM said_texts")
        db.execute("CREATE VIRTUAL TABLE temp.held_words USING fts5vocab ('main', 'statement_search', 'instance')")
        db.execute("CREATE VIRTUAL TABLE temp.fresh_words USING fts5vocab ('temp', 'fresh', 'instance')")
        held, fresh = (db.execute(f"SELECT * FROM temp.{name}_words").fetchall() for name in ("held", "fresh"))
        assert held == fresh
    finally:
        db.close()
