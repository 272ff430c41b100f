"""Changes to what is set of actors: the entries that a decision sets, and what takes them back."""

import pytest

from onrecord.ledger import (
    NotFoundError,
    SettingsError,
    changing_actors,
    checked_actors,
    make_decision,
    parse_settings,
    settings_of,
    settings_toml,
)
from onrecord.records import ActorKind, ActorSetting, Decision, DecisionKind, RoleSetting, Settings

VESSAL = ActorSetting(name="Tomir Vessal", aliases=("Vessal",), role="foreign minister", of="Dovrania")
GUARD = ActorSetting(name="River Guard", kind=ActorKind.ORGANISATION, aliases=("the Guard",), side="Pelasta")
BOTH = Settings(actors=(GUARD, VESSAL))


def logged(*changes: tuple[ActorSetting, ...]) -> list[Decision]:
    return [
        make_decision(
            DecisionKind.SETTINGS,
            at=f"2021-01-0{day}T00:00:00Z",
            who="desk",
            body=settings_toml(Settings(actors=rows)),
        )
        for day, rows in enumerate(changes, 1)
    ]


def test_an_entry_is_found_by_its_name_before_an_alias() -> None:
    settings = Settings(actors=(ActorSetting(name="A. Brelow", aliases=("Hask",)), ActorSetting(name="Hásk")))
    assert changing_actors.entry_of(settings, "hask") == settings.actors[1]
    assert changing_actors.entry_of(BOTH, "guard") == GUARD
    assert changing_actors.entry_of(BOTH, "Tomir") is None


def test_a_merge_takes_over_names_and_what_the_first_lacks() -> None:
    one, gone = changing_actors.merged(BOTH, GUARD, VESSAL)
    assert one == ActorSetting(
        name="River Guard",
        kind=ActorKind.ORGANISATION,
        aliases=("the Guard", "Tomir Vessal", "Vessal"),
        side="Pelasta",
        role="foreign minister",
        of="Dovrania",
    )
    assert gone == ActorSetting(name="Tomir Vessal", unset=True)
    checked_actors((one, gone), BOTH)
    (row,) = changing_actors.merged(Settings(), VESSAL, ActorSetting(name="T. Vessal", role="envoy", side="x"))
    assert (row.aliases, row.role, row.side) == (("Vessal", "T. Vessal"), "foreign minister", "x")


def test_what_is_parted_is_an_actor_of_its_own() -> None:
    one, other = changing_actors.parted(BOTH, VESSAL, "vessal")
    assert (one.aliases, other) == ((), ActorSetting(name="vessal"))
    assert changing_actors.parted(BOTH, GUARD, "Harbour Guard") == (
        ActorSetting(name="Harbour Guard", kind=ActorKind.ORGANISATION),
    )
    held = Settings(actors=(GUARD, VESSAL, ActorSetting(name="Vessal")))
    assert changing_actors.parted(held, VESSAL, "Vessal") == (
        ActorSetting(name="Tomir Vessal", role="foreign minister", of="Dovrania"),
    )


def test_a_change_leaves_what_it_does_not_name() -> None:
    (row,) = changing_actors.changed(VESSAL, side="Dovrania")
    assert (row.side, row.aliases, row.role) == ("Dovrania", ("Vessal",), "foreign minister")
    assert changing_actors.changed(row, side="Dovrania", roles=row.all_roles, aliases=["Vessal"]) == ()
    assert changing_actors.changed(row, side="")[0].side is None
    roles = (RoleSetting(role="envoy", since="2020"),)
    (row,) = changing_actors.changed(VESSAL, roles=roles, aliases=["Vessal", "tomir vessal", "T.V."])
    assert (row.role, row.roles, row.aliases) == (None, roles, ("Vessal", "T.V."))


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (ActorSetting(name="Hask", aliases=("the guard",)), "settings-shared-words"),
        (ActorSetting(name="vessal"), "settings-shared-words"),
        (ActorSetting(name="Hask", aliases=(" ",)), "settings-bad-value"),
        (ActorSetting(name="Hask", roles=(RoleSetting(role="envoy", since="soon"),)), "settings-bad-date"),
        (
            ActorSetting(name="Hask", roles=(RoleSetting(role="x", since="2020", until="2019"),)),
            "settings-role-reversed",
        ),
        (ActorSetting(name="Hask", role="x", roles=(RoleSetting(role="y"),)), "settings-roles-overlap"),
        (ActorSetting(name="Hask", side="x", unset=True), "settings-unset-and-set"),
    ],
)
def test_what_cannot_stand_together_is_refused(row: ActorSetting, code: str) -> None:
    with pytest.raises(SettingsError) as caught:
        checked_actors((row,), BOTH)
    assert caught.value.code == code


def test_what_was_shared_before_is_let_be() -> None:
    held = Settings(actors=(VESSAL, ActorSetting(name="Vessal")))
    checked_actors(changing_actors.changed(VESSAL, side="x"), held)


def test_a_decision_is_taken_back_unless_changed_since() -> None:
    first = changing_actors.changed(VESSAL, side="Dovrania")
    log = logged((VESSAL, GUARD), first)
    assert changing_actors.undone(log, log[1].id[:8]) == (VESSAL,)
    assert changing_actors.undone(log[:1], log[0].id) == (
        ActorSetting(name="River Guard", unset=True),
        ActorSetting(name="Tomir Vessal", unset=True),
    )
    with pytest.raises(SettingsError, match="changed after that decision"):
        changing_actors.undone(log, log[0].id)
    with pytest.raises(NotFoundError):
        changing_actors.undone(log, "f00d")


def test_what_is_unset_is_gone_and_comes_back_from_a_file() -> None:
    gone = ActorSetting(name="River Guard", unset=True)
    log = logged((VESSAL, GUARD), (gone,))
    settings = settings_of(log)
    assert settings.actors == (VESSAL,)
    assert parse_settings(settings_toml(settings)) == settings
    assert parse_settings(settings_toml(Settings(actors=(gone,)))).actors == (gone,)
    with pytest.raises(SettingsError, match=r"^line 4: 'x' is unset and has other fields"):
        parse_settings('[[actor]]\nname = "x"\nside = "y"\nunset = true\n')
