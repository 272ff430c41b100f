"""Changes to what is set of matters: the entries that a decision sets, and what takes them back."""

import pytest

from onrecord.ledger import (
    NotFoundError,
    SettingsError,
    checked_matters,
    entry_of,
    hidden,
    make_decision,
    merged,
    renamed,
    set_apart,
    settings_of,
    settings_toml,
    undone,
)
from onrecord.records import Decision, DecisionKind, MatterKind, MatterSetting, Settings

TOLL = MatterSetting(name="toll bill", aliases=("the toll act",), apart=("bridge toll bill",))
LUND = MatterSetting(name="Lund bridge", kind=MatterKind.PLACE, aliases=("bridge toll bill",), hide=True)
BOTH = Settings(matters=(LUND, TOLL))


def logged(*changes: tuple[MatterSetting, ...]) -> list[Decision]:
    return [
        make_decision(
            DecisionKind.SETTINGS,
            at=f"2021-01-0{day}T00:00:00Z",
            who="desk",
            body=settings_toml(Settings(matters=rows)),
        )
        for day, rows in enumerate(changes, 1)
    ]


def test_an_entry_is_found_by_its_name_before_an_alias() -> None:
    settings = Settings(matters=(MatterSetting(name="a", aliases=("b",)), MatterSetting(name="the B")))
    assert entry_of(settings, "B") == settings.matters[1]
    assert entry_of(BOTH, "The Toll  Act") == TOLL
    assert entry_of(BOTH, "toll") is None


def test_a_merge_takes_over_the_names_and_unsets_the_other() -> None:
    one, gone = merged(BOTH, TOLL, LUND)
    assert one == MatterSetting(
        name="toll bill", kind=MatterKind.PLACE, aliases=("the toll act", "Lund bridge", "bridge toll bill")
    )
    assert gone == MatterSetting(name="Lund bridge", unset=True)
    checked_matters((one, gone), BOTH)
    assert merged(Settings(), TOLL, MatterSetting(name="levy")) == (
        MatterSetting(name="toll bill", aliases=("the toll act", "levy"), apart=TOLL.apart),
    )


def test_pages_are_kept_apart_by_a_merge_only_where_both_name_them() -> None:
    north, south = (MatterSetting(name=name, only_with=(name,)) for name in ("north", "south"))
    assert merged(Settings(), north, south)[0].only_with == ("north", "south")
    assert merged(Settings(), north, TOLL)[0].only_with == ("north",)
    assert merged(Settings(), TOLL, north)[0].only_with == ()


def test_a_new_name_makes_the_old_one_an_alias() -> None:
    assert renamed(BOTH, TOLL, "Ferry Act") == (
        MatterSetting(name="Ferry Act", aliases=("toll bill", "the toll act"), apart=TOLL.apart),
        MatterSetting(name="toll bill", unset=True),
    )
    assert renamed(BOTH, TOLL, "Toll Bill")[0].aliases == ("the toll act",)
    assert renamed(Settings(), MatterSetting(name="call"), "coffee") == (
        MatterSetting(name="coffee", aliases=("call",)),
    )


def test_what_is_set_apart_is_no_alias_any_more() -> None:
    (row,) = set_apart(TOLL, "toll act")
    assert (row.aliases, row.apart) == ((), ("bridge toll bill", "toll act"))
    assert set_apart(row, "the toll act") == (row,)
    with pytest.raises(SettingsError, match=r"^'toll bill' is set apart from its own name") as caught:
        checked_matters(set_apart(TOLL, "the toll bill"), BOTH)
    assert caught.value.code == "settings-apart-from-itself"


def test_hiding_changes_nothing_else() -> None:
    (row,) = hidden(TOLL, hide=True)
    assert row.hide
    assert hidden(row, hide=False) == (TOLL,)


def test_what_was_only_hidden_is_the_machines_again() -> None:
    (row,) = hidden(MatterSetting(name="call"), hide=True)
    assert hidden(row, hide=False) == (MatterSetting(name="call", unset=True),)


def test_a_decision_is_taken_back_to_what_stood_before_it() -> None:
    log = logged((TOLL,), (LUND,), merged(BOTH, TOLL, LUND))
    back = undone(log, log[2].id[:8])
    assert sorted(back, key=lambda row: row.name) == [LUND, TOLL]
    assert settings_of([*log, *logged((), (), (), back)[3:]]) == BOTH
    assert undone(log[:1], log[0].id) == (MatterSetting(name="toll bill", unset=True),)


def test_what_was_changed_since_is_not_taken_back() -> None:
    log = logged((TOLL,), hidden(TOLL, hide=True))
    with pytest.raises(SettingsError, match="'toll bill' was changed") as caught:
        undone(log, log[0].id)
    assert caught.value.code == "settings-changed-since"
    assert undone(log, log[1].id) == (TOLL,)


@pytest.mark.parametrize("reference", ["", "zzzz"])
def test_no_one_decision_is_not_found(reference: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        undone(logged((TOLL,), (LUND,)), reference)
    assert caught.value.code == "no-such-decision"
