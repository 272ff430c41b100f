"""The flat tables, as both of their forms write them."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from export.tabled import JUDGE, judge, verdicts

from onrecord.export.selection import Selection
from onrecord.export.tables import TABLES, ColumnType, Table
from onrecord.export.tables.readme import readme
from onrecord.ledger import Store, copy_id, find_matter, open_ledger
from onrecord.records import Actor, Dispute, Matter, Position, Story, Utterance, Verdict

BY_NAME = {table.name: table for table in TABLES}
LINKS = {
    "page": "pages",
    "statement": "statements",
    "utterance": "utterances",
    "actor": "actors",
    "matter": "matters",
    "position": "positions",
    "story": "stories",
    "within": "statements",
}
"""The table in which the id that a column holds has its row."""


@pytest.fixture(scope="module")
def store(judged: Path):
    with open_ledger(judged) as held:
        yield held


@pytest.fixture(scope="module")
def whole(store: Store) -> dict[str, list[dict]]:
    return rows_of(Selection(store))


@pytest.fixture(scope="module")
def narrow(store: Store) -> dict[str, list[dict]]:
    return rows_of(Selection(store, matter=find_matter(store, "April Note").id))


def rows_of(selection: Selection) -> dict[str, list[dict]]:
    return {table.name: list(table.rows(selection)) for table in TABLES}


def test_every_row_count_is_the_ledgers(store: Store, whole: dict[str, list[dict]]) -> None:
    pages = list(store.pages())
    stories = list(store.corpus(Story))
    edges = [row for story in stories for row in (*story.copies, *story.excerpts)]
    rejected = {record for record, verdict in verdicts(store).items() if verdict is Verdict.REJECTED}
    statements = [row for row in store.statements() if row.id not in rejected]
    positions = [row for row in store.corpus(Position) if row.id not in rejected]
    actors, matters = list(store.corpus(Actor)), list(store.corpus(Matter))
    utterances = list(store.corpus(Utterance))
    counts = {
        "pages": len(pages),
        "blocks": sum(len(page.blocks) for page in pages),
        "credits": sum(len(page.credits) for page in pages),
        "pictures": sum(len(page.pictures) for page in pages),
        "runs": sum(len(page.policy or ()) + len(page.hidden) for page in pages),
        "evidence": sum(len(page.evidence) + len(page.notes) for page in pages),
        "comments": sum(len(page.comments) for page in pages),
        "statements": len(statements),
        "pieces": sum(len(row.pieces) for row in statements),
        "mentions": sum(1 for _ in store.mentions()),
        "actors": len(actors),
        "actor_statements": sum(len(row.statements) for row in actors),
        "roles": sum(len(row.roles) for row in actors),
        "utterances": len(utterances),
        "variants": sum(len(row.variants) for row in utterances),
        "stories": len(stories),
        "copies": len(edges),
        "passages": sum(len(row.passages) for row in edges),
        "copy_evidence": sum(len(row.evidence) for row in edges),
        "matters": len(matters),
        "matter_utterances": sum(len(row.utterances) for row in matters),
        "positions": len(positions),
        "features": sum(len(row.features) for row in positions),
        "disputes": sum(1 for _ in store.corpus(Dispute)),
        "rules": sum(1 for _ in store.rules()),
        "findings": sum(1 for _ in store.findings()),
        "judgements": len(verdicts(store)),
        "judged_words": 6,
        "failures": len(store.failures()),
    }
    assert {name: len(rows) for name, rows in whole.items()} == counts
    assert all(counts.values())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows_have_the_columns_and_types_that_the_table_says(table: Table, whole: dict[str, list[dict]]) -> None:
    held = {
        ColumnType.STRING: str,
        ColumnType.INTEGER: int,
        ColumnType.NUMBER: float,
        ColumnType.BOOLEAN: bool,
        ColumnType.LIST: (tuple, list),
    }
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    for row in whole[table.name]:
        assert sorted(row) == sorted(names)
        for column in table.columns:
            cell = row[column.name]
            assert cell is None or isinstance(cell, held[column.type])
            assert not (column.type is ColumnType.INTEGER and isinstance(cell, bool))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_key_tells_every_row_from_every_other(table: Table, whole: dict[str, list[dict]]) -> None:
    keys = Counter(tuple(row[name] for name in table.key) for row in whole[table.name])
    assert set(keys.values()) == {1}


def test_offsets_give_the_words_of_the_page(whole: dict[str, list[dict]]) -> None:
    texts = {row["page"]: row["text"] for row in whole["pages"]}
    checked: Counter[tuple[str, str]] = Counter()
    for name, rows in whole.items():
        for row in rows:
            for column in row:
                prefix = column.removesuffix("words")
                if prefix == column or row.get(f"{prefix}start") is None:
                    continue
                page = row.get(f"{prefix}page", row.get("page") or row.get("a_page"))
                assert texts[page][row[f"{prefix}start"] : row[f"{prefix}end"]] == row[column]
                checked[name, column] += 1
    spoken = {"a_words", "b_words", "cue_words", "source_words", "clause_words", "credit_words"}
    assert {column for _, column in checked} == {"words", *spoken}
    assert {name for name, _ in checked} == {
        *("blocks", "credits", "pictures", "runs", "evidence", "comments", "statements", "pieces", "mentions"),
        *("positions", "features", "disputes", "rules", "findings", "judged_words"),
    }


def test_every_offset_stands_beside_words_or_can_be_cut_from_its_page(whole: dict[str, list[dict]]) -> None:
    texts = {row["page"]: row["text"] for row in whole["pages"]}
    for row in whole["copy_evidence"]:
        if row["start"] is not None:
            assert texts[row["page"]][row["start"] : row["end"]] == row["text"]
    for row in whole["passages"]:
        for page, prefix in (("page", ""), ("parent", "parent_")):
            if row[f"{prefix}start"] is not None:
                assert texts[row[page]][row[f"{prefix}start"] : row[f"{prefix}end"]].strip()


def test_ids_lead_to_rows(whole: dict[str, list[dict]]) -> None:
    held = {name: {row[BY_NAME[name].key[0]] for row in rows} for name, rows in whole.items()}
    left_out = {row["record"] for row in whole["judgements"] if row["verdict"] == "rejected"}
    for name, rows in whole.items():
        for row in rows:
            for column, target in LINKS.items():
                if row.get(column) is not None and row[column] not in left_out:
                    assert row[column] in held[target], (name, column)


def test_a_matter_narrows_every_table_to_what_touches_it(
    whole: dict[str, list[dict]], narrow: dict[str, list[dict]]
) -> None:
    assert [row["name"] for row in narrow["matters"]] == ["April Note"]
    for name in ("pages", "statements", "pieces", "actors", "utterances", "positions", "features", "actor_statements"):
        assert 0 < len(narrow[name]) < len(whole[name])
        assert all(row in whole[name] for row in narrow[name])
    touched = {row["utterance"] for row in narrow["matter_utterances"]}
    assert {row["utterance"] for row in narrow["utterances"]} == touched
    assert {row["utterance"] for row in narrow["positions"]} <= touched
    pages = {row["page"] for row in narrow["statements"]}
    for name in ("pages", "blocks", "comments", "mentions", "rules", "findings"):
        assert {row["page"] for row in narrow[name]} <= pages
    assert len(narrow["judgements"]) < len(whole["judgements"])
    assert narrow["failures"] == []


def test_state_is_machine_until_a_person_judges(store: Store, whole: dict[str, list[dict]]) -> None:
    said = {record: verdict for record, verdict in verdicts(store).items() if verdict is not Verdict.REJECTED}
    for name in ("statements", "positions", "disputes", "findings", "copies"):
        for row in whole[name]:
            verdict = said.get(row[BY_NAME[name].key[0]])
            assert (row["state"], row["judged_by"]) == ((verdict, JUDGE) if verdict else ("machine", None))
    assert {row["state"] for name in ("statements", "disputes", "findings") for row in whole[name]} == {
        *("machine", "accepted", "edited", "unsure"),
    }


def test_a_copy_that_a_person_rejected_is_left_out_before_anything_is_settled(judged: Path, tmp_path: Path) -> None:
    with open_ledger(Path(shutil.copy(judged, tmp_path / "copy.db"))) as store:
        story = next(row for row in store.corpus(Story) if row.copies)
        judge(store, copy_id(story.copies[0].page, story.copies[0].parent), Verdict.REJECTED)
        rows = rows_of(Selection(store))
    assert (rows["copies"], rows["passages"], rows["copy_evidence"]) == ([], [], [])


def test_the_readme_tells_every_column() -> None:
    told = readme(TABLES, opening="Tables.", suffix=".csv").decode()
    for table in TABLES:
        assert f"{table.name}.csv: {table.told}." in told
        for column in table.columns:
            assert column.told in told
