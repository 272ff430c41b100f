"""Settings as TOML: read, refused with the line and the field, merged, written back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger import SettingsError, make_decision, parse_settings, settings_of, settings_toml
from onrecord.records import (
    ActorKind,
    ActorSetting,
    Decision,
    DecisionKind,
    MatterKind,
    MatterSetting,
    RoleSetting,
    Settings,
    StateSetting,
)

GOOD = """
# who is who
[[state]]
name = "Norvania"
capital = "Port Elm"
demonyms = ["Norvanian"]
side = "north"

[[actor]]
name = "Ilse Brandt"
kind = "person"
aliases = ["the mayor"]

[[actor]]
name = " Ada Noor "

[[matter]]
name = "the ferry accord"
kind = "document"
hide = true
"""


MATTERS = '[[matter]]\nname = "b"\naliases = ["c"]\n[[matter]]\nname = "a"\n'
ROLES = '[[actor]]\nname = "a"\nroles = ['
TABLES = '[[actor]]\nname = "z"\n[[actor]]\nname = "a"\n'


def imported(body: str, at: str) -> Decision:
    return make_decision(DecisionKind.SETTINGS, at=at, who="desk", body=body)


def test_every_table_is_read_by_name() -> None:
    assert parse_settings(GOOD) == Settings(
        states=(StateSetting(name="Norvania", capital="Port Elm", demonyms=("Norvanian",), side="north"),),
        actors=(
            ActorSetting(name="Ada Noor"),
            ActorSetting(name="Ilse Brandt", kind=ActorKind.PERSON, aliases=("the mayor",)),
        ),
        matters=(MatterSetting(name="the ferry accord", kind=MatterKind.DOCUMENT, hide=True),),
    )


def test_nothing_is_no_settings() -> None:
    assert parse_settings("") == parse_settings("\ufeff# only a remark\n") == Settings()


@pytest.mark.parametrize(
    ("toml", "code", "said"),
    [
        ("[[actor]\n", "settings-not-toml", "line 1"),
        ('[[actor]]\nname = "a"\nname = "b"\n', "settings-not-toml", "line 3"),
        ("x = " + "[" * 5_000, "settings-not-toml", "too deep"),
        ('[[actors]]\nname = "a"\n', "settings-unknown-table", r"line 1: .*\[\[actors\]\]"),
        ('\n[actor]\nname = "a"\n', "settings-not-a-list", "line 2: "),
        ('[[actor]]\nname = "a"\n[[actor]]\nname = "b"\nalias = "c"\n', "settings-unknown-field", "line 5: .*'alias'"),
        ('[[actor]]\nkind = "person"\n', "settings-no-name", "line 1: "),
        ('[[matter]]\nkind = "place"\nname = "  "\n', "settings-no-name", "line 3: "),
        ('[[actor]]\nname = 7\n', "settings-bad-value", "line 2: name: .*str"),
        ('[[actor]]\nname = "a"\n\naliases = "b"\n', "settings-bad-value", "line 4: aliases: .*array"),
        ('[[actor]]\nname = "a"\naliases = ["b", 3]\n', "settings-bad-value", "line 3: aliases: "),
        ('[[actor]]\nname = "a"\nkind = "wizard"\n', "settings-bad-value", "line 3: kind: .*wizard"),
        ('[[matter]]\nname = "a"\nhide = "yes"\n', "settings-bad-value", "line 3: hide: "),
        ('[[state]]\nname = "a"\n[[state]]\nname = "a "\n', "settings-twice", "line 4: .*'a'"),
        ('actor = [{name = "a", role = 3}]\n', "settings-bad-value", "role: "),
        (ROLES + '3]\n', "settings-bad-value", "line 3: roles: "),
        (ROLES + '{}]\n', "settings-bad-value", "line 3: roles: .*role"),
        (ROLES + '\n{role = " "}]\n', "settings-bad-value", "line 4: .*'a' says nothing"),
        (ROLES + '\n{role = "b"},\n# {\n{role = "c", till = 1}]\n', "settings-unknown-field", "line 6: .*'till'"),
        (ROLES + '\n{role = "b", from = "2019-02-30"}]\n', "settings-bad-date", "line 4: from: 2019-02-30"),
        (ROLES + '{role = "b", to = "spring"}]\n', "settings-bad-date", "line 3: to: spring"),
        (ROLES + '{role = "b", to = 20190304}]\n', "settings-bad-date", "line 3: to: "),
        (ROLES + '{role = "b", to = 2019-03-04T05:06:07Z}]\n', "settings-bad-date", "line 3: to: 2019-03-04T05"),
        (ROLES + '{role = "b", from = true}]\n', "settings-bad-date", "line 3: from: "),
        (ROLES + '\n{role = "b", from = 2020, to = 2019}]\n', "settings-role-reversed", "line 4: 'b' of 'a' .*2019"),
        (
            ROLES + '{role = "b", from = 2018, to = 2020},\n{role = "c", from = 2020}]\n',
            "settings-roles-overlap", "line 4: 'b' of 'a' and 'c' of 'a'",
        ),
        (
            ROLES + '{role = "b", from = 2020}, {role = "c", from = 2020, to = 2020-01-01}]\n',
            "settings-roles-overlap", "line 3: ",
        ),
        (ROLES + '\n{role = "b"},\n{role = "c"}]\n', "settings-roles-overlap", "line 5: 'a' has two roles"),
        (ROLES + '{role = "b"}]\nrole = "c"\n', "settings-roles-overlap", "line 3: 'a' has two roles"),
        (
            TABLES + '[[actor.roles]]\nrole = "b"\nfrom = "x"\n', "settings-bad-date", "line 7: from: x",
        ),
        (
            TABLES + '[[actor.roles]]\nrole = "b"\nto = 2018\nfrom = 2019\n', "settings-role-reversed", "line 7: ",
        ),
        ('[[matter]]\nname = "a"\nkind = "rumour"\n', "settings-bad-value", "line 3: kind: .*rumour"),
        ('[[matter]]\nname = "a"\naliases = ["b", " "]\n', "settings-bad-value", "line 3: aliases: .*'a' is empty"),
        ('[[matter]]\nname = "a"\napart = [""]\n', "settings-bad-value", "line 3: apart: "),
        ('[[matter]]\nname = "a"\nonly_with = [""]\n', "settings-bad-value", "line 3: only_with: "),
        ('[[matter]]\nname = "a"\nonly_with = "b"\n', "settings-bad-value", "line 3: only_with: .*array"),
        ('[[matter]]\nname = "The Act"\n\napart = ["b", "act"]\n', "settings-apart-from-itself", "line 4: .*'act'"),
        (MATTERS + 'apart = ["d"]\naliases = ["d"]\n', "settings-apart-from-itself", "line 6: 'a' .*'d'"),
        (MATTERS + 'aliases = ["e", " C "]\n', "settings-shared-words", "line 6: ' C ' is the matter 'b' and .*'a'"),
        (MATTERS + 'aliases = ["the B"]\n', "settings-shared-words", "line 6: 'the B' is the matter 'b'"),
        (MATTERS + '[[matter]]\nname = "C"\nonly_with = ["d"]\n', "settings-shared-words", "line 7: 'C' is the .*'b'"),
        (MATTERS + '\nunset = true\nhide = true\n', "settings-unset-and-set", "line 7: 'a' is unset"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_names_the_line_and_field(toml: str, code: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said) as caught:
        parse_settings(toml)
    assert caught.value.code == code
    assert caught.value.next


def test_a_mistyped_field_is_told_its_name() -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings('[[actor]]\nname = "a"\naliasses = []\n')
    assert caught.value.next.startswith("Is it 'aliases'?")


def test_the_latest_entry_of_a_name_stands() -> None:
    early = imported('[[actor]]\nname = "A"\nside = "x"\n[[actor]]\nname = "B"\n', "2021-01-01T00:00:00Z")
    late = imported('[[actor]]\nname = "A"\nrole = "y"\n', "2021-01-02T00:00:00Z")
    wanted = (ActorSetting(name="A", role="y"), ActorSetting(name="B"))
    assert settings_of([early, late]).actors == settings_of([late, early]).actors == wanted


def test_fields_of_a_newer_build_are_passed_over_in_the_log() -> None:
    newer = imported('[[actor]]\nname = "A"\nmood = "fair"\n[[rule]]\nname = "r"\n', "2021-01-01T00:00:00Z")
    assert settings_of([newer]).actors == (ActorSetting(name="A"),)


def test_other_decisions_set_nothing() -> None:
    other = make_decision(DecisionKind.FORGET, at="2021-01-01T00:00:00Z", who="desk", body="[[")
    assert settings_of([other]) == Settings()


def test_roles_take_dates_in_any_form() -> None:
    dated = '{role = "b", of = "c", to = "2018-04"}, {role = "d", from = 2018-05-06, to = 2019}, {role = "e"}]'
    tables = """
        [[actor.roles]]
        role = "b"
        of = "c"
        to = "2018-04"
        [[actor.roles]]
        role = "d"
        from = "2018-05-06"
        to = "2019"
        [[actor.roles]]
        role = "e"
    """
    (actor,) = parse_settings(ROLES + dated).actors
    assert actor.roles == (
        RoleSetting(role="b", of="c", until="2018-04"),
        RoleSetting(role="d", since="2018-05-06", until="2019"),
        RoleSetting(role="e"),
    )
    assert parse_settings(TABLES + tables).actors[0] == actor


def test_two_roles_may_share_the_day_on_which_one_follows_the_other() -> None:
    both = '{role = "b", to = 2020-02-11}, {role = "c", from = 2020-02-11}]'
    assert len(parse_settings(ROLES + both).actors[0].roles) == 2


def test_fields_of_a_newer_builds_roles_are_passed_over_in_the_log() -> None:
    newer = imported(ROLES + '{role = "b", mood = "fair"}]', "2021-01-01T00:00:00Z")
    assert settings_of([newer]).actors == (ActorSetting(name="a", roles=(RoleSetting(role="b"),)),)


def test_entries_that_mean_different_pages_may_share_their_words() -> None:
    toml = (
        '[[matter]]\nname = "a"\naliases = ["c"]\nonly_with = ["x"]\n'
        '[[matter]]\nname = "b"\naliases = ["c"]\nonly_with = ["y"]\n'
    )
    assert [row.aliases for row in parse_settings(toml).matters] == [("c",), ("c",)]


def test_a_file_must_agree_with_what_is_held() -> None:
    held = parse_settings('[[matter]]\nname = "a"\naliases = ["c"]\n[[matter]]\nname = "b"\n')
    with pytest.raises(SettingsError, match="line 3: 'c' is the matter 'a' and the matter 'b'") as caught:
        parse_settings('[[matter]]\nname = "b"\naliases = ["c"]\n', held=held)
    assert caught.value.code == "settings-shared-words"
    moved = '[[matter]]\nname = "b"\naliases = ["c"]\n[[matter]]\nname = "a"\n'
    assert parse_settings(moved, held=held)
    assert parse_settings('[[matter]]\nname = "b"\naliases = ["c"]\n[[matter]]\nname = "a"\nunset = true\n', held=held)


def test_a_later_entry_takes_back_what_an_earlier_one_said() -> None:
    first = imported('[[matter]]\nname = "a"\nhide = true\naliases = ["b"]\napart = ["c"]\n', "2021-01-01T00:00:00Z")
    later = imported('[[matter]]\nname = "a"\nhide = false\n', "2021-02-01T00:00:00Z")
    gone = imported('[[matter]]\nname = "a"\nunset = true\n', "2021-03-01T00:00:00Z")
    again = imported('[[matter]]\nname = "a"\nkind = "place"\n', "2021-04-01T00:00:00Z")
    assert settings_of([later, first]).matters == (MatterSetting(name="a"),)
    assert settings_of([gone, later, first]) == Settings()
    assert settings_of([again, gone, first]).matters == (MatterSetting(name="a", kind=MatterKind.PLACE),)


def test_the_log_is_read_though_entries_share_words() -> None:
    logged = [imported(f'[[matter]]\nname = "{name}"\naliases = ["c", ""]\n', "2021-01-01T00:00:00Z") for name in "ab"]
    assert [row.name for row in settings_of(logged).matters] == ["a", "b"]


names = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(lambda text: f"n{text}n")
lists = st.lists(names, max_size=3).map(tuple)
years = st.lists(st.integers(1, 9999), unique=True, max_size=4).map(sorted)
dated = st.builds(
    lambda ends, role, of: tuple(
        RoleSetting(role=f"{role}{since}", of=of, since=f"{since:04}", until=f"{since:04}-12") for since in ends
    ),
    years,
    names,
    st.none() | names,
)


@given(
    st.lists(st.builds(StateSetting, name=names, capital=st.none() | names, demonyms=lists, aliases=lists)),
    st.lists(
        st.builds(ActorSetting, name=names, kind=st.sampled_from(ActorKind), aliases=lists, role=names, roles=dated)
    ),
    st.lists(
        st.builds(
            MatterSetting,
            name=names,
            kind=st.none() | st.sampled_from(MatterKind),
            aliases=lists,
            apart=lists,
            only_with=lists,
            hide=st.booleans(),
        )
    ),
)
def test_what_is_written_is_read_back(
    states: list[StateSetting], actors: list[ActorSetting], matters: list[MatterSetting]
) -> None:
    settings = Settings(
        states=tuple(sorted({row.name: row for row in states}.values(), key=lambda row: row.name)),
        actors=tuple(sorted({row.name: row for row in actors}.values(), key=lambda row: row.name)),
        matters=tuple(sorted({row.name: row for row in matters}.values(), key=lambda row: row.name)),
    )
    assert parse_settings(settings_toml(settings), strict=False) == settings


def test_the_demo_settings_are_read(demo_pages: Path) -> None:
    file = demo_pages.parent / "actors.toml"
    settings = parse_settings(file.read_text(encoding="utf-8"))
    assert settings.states
    assert all(row.side for row in settings.states)
