"""Matters in a settings file: what one entry may not say, and what two may not both say."""

from collections.abc import Sequence

from onrecord.ledger.errors import SettingsError
from onrecord.ledger.settings_lines import SettingsLines
from onrecord.records import MatterSetting, Settings

__all__ = ["checked_matter", "checked_matters", "checked_words", "same_words"]

ARTICLES = ("the ", "a ", "an ")
LISTS = ("aliases", "apart", "only_with")


def same_words(words: str) -> str:
    """Return a name without case, article and odd spaces, for comparing names."""
    plain = " ".join(words.casefold().split())
    return next((plain.removeprefix(article) for article in ARTICLES if plain.startswith(article)), plain)


def checked_matters(rows: Sequence[MatterSetting], held: Settings) -> None:
    """Raise SettingsError where entries that are in no file say what they may not, beside those `held`."""
    lines = SettingsLines("")
    for index, row in enumerate(rows):
        checked_matter(row, index, lines)
    checked_words(rows, held.matters, lines)


def checked_matter(matter: MatterSetting, index: int, lines: SettingsLines) -> None:
    """Raise SettingsError where entry `index` has an empty text, is apart from itself, or unsets what it sets."""
    for field in LISTS:
        if any(not words.strip() for words in getattr(matter, field)):
            raise SettingsError(
                "settings-bad-value",
                f"{lines.at('matter', index, field)}{field}: a text of {matter.name!r} is empty",
                "Leave it out, or say what it is.",
            )
    own = {same_words(words) for words in (matter.name, *matter.aliases)}
    for words in matter.apart:
        if same_words(words) in own:
            raise SettingsError(
                "settings-apart-from-itself",
                f"{lines.at('matter', index, 'apart')}{matter.name!r} is set apart from its own name {words!r}",
                "Take it out of apart, or out of name and aliases.",
            )
    if matter.unset and matter != MatterSetting(name=matter.name, unset=True):
        raise SettingsError(
            "settings-unset-and-set",
            f"{lines.at('matter', index, 'unset')}{matter.name!r} is unset and has other fields",
            "Leave out either unset or the others.",
        )


def checked_words(rows: Sequence[MatterSetting], held: Sequence[MatterSetting], lines: SettingsLines) -> None:
    """Raise SettingsError where a name or alias of `rows` is that of another entry, there or in what is `held`.

    `rows` are in the order of the file. Entries that both have `only_with` may share words: each means its own pages.
    """
    new = {row.name: index for index, row in enumerate(rows)}
    owners: dict[str, list[MatterSetting]] = {}
    for row in [*(row for row in held if row.name not in new), *rows]:
        if row.unset:
            continue
        for field, words in [("name", row.name), *(("aliases", words) for words in row.aliases)]:
            others = owners.setdefault(same_words(words), [])
            other = next((o for o in others if o.name != row.name and not (o.only_with and row.only_with)), None)
            if other is not None and row.name in new:
                raise SettingsError(
                    "settings-shared-words",
                    f"{lines.at('matter', new[row.name], field)}{words!r} is the matter {other.name!r} and the matter "
                    f"{row.name!r}",
                    "Keep it in one of them, or give both an only_with: words that tell their pages apart.",
                )
            others.append(row)
