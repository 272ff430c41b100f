"""States by every name: countries, capitals, demonyms, other spellings, from a full list and the user's own."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property, lru_cache

from countryinfo import all_countries

from onrecord.records import ActorSetting, Settings

__all__ = ["Gazetteer", "Place", "PlaceKind", "fold_name"]

DOMINANT = 10
"""A form that several states share goes to the one with this many times the people of the next; else to none.

Without this, adjectives that a library also lists for small islands of a state would be lost.
"""
SEATS = {
    "Benin": "Cotonou",
    "Bolivia": "La Paz",
    "Ivory Coast": "Abidjan",
    "Malaysia": "Putrajaya",
    "Netherlands": "The Hague",
    "South Africa": "Cape Town",
    "Sri Lanka": "Colombo",
}
"""The seats of government that are not the capital: all states where the two differ."""
OF_THE_CAPITAL = re.compile(r",?\s+D\.?C\.?$")


DIRECTIONS = frozenset("northern southern eastern western central north south east west upper lower".split())
"""Names of provinces that are words of many other names."""


class PlaceKind(StrEnum):
    """How a form stands for a state."""

    NAME = "name"
    CAPITAL = "capital"
    DEMONYM = "demonym"


@dataclass(frozen=True, slots=True)
class Place:
    """What a form stands for: the state, and whether it is its name, capital or demonym."""

    state: str
    kind: PlaceKind


@lru_cache(maxsize=1 << 16)
def fold_name(words: str) -> str:
    """Return `words` with case, accents, dots and the look of apostrophes taken away."""
    plain = words.replace("’", "'").replace(".", "")
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(plain.split()).casefold()


@dataclass(frozen=True)
class Gazetteer:
    """Look-ups of states. Immutable in use; pickles; two made of equal settings are equal."""

    places: dict[str, Place] = field(default_factory=dict)
    """By folded form."""
    initials: frozenset[str] = frozenset()
    """Folded forms that count only in capital letters ("US")."""
    longest: int = 1
    """Words of the longest form."""
    provinces: frozenset[str] = frozenset()
    """Folded names of provinces, which tell a place from a person and stand for no state."""
    actors: dict[str, ActorSetting] = field(default_factory=dict)
    """The user's actors, by folded name and alias."""

    @classmethod
    def of(cls, settings: Settings) -> "Gazetteer":
        """Return the gazetteer of the library's states and those of `settings`, which overrule."""
        ranked: dict[tuple[str, PlaceKind], dict[str, int]] = {}
        initials: set[str] = set()
        provinces: set[str] = set()
        for country in sorted(all_countries(), key=lambda row: row.info()["name"]):
            row = country.info()
            name, people = str(row["name"]), int(row.get("population") or 0)
            provinces |= {fold_name(str(province)) for province in row.get("provinces") or []} - DIRECTIONS
            codes = {str(code) for code in (row.get("ISO") or {}).values()}
            spellings = [str(s) for s in row.get("altSpellings") or []]
            long_names = [name, *spellings]
            for form in [name, *spellings]:
                if form in codes or (form.isupper() and len(form) <= 4):
                    if not any(form == _initials(long) for long in long_names):
                        continue
                    initials.add(fold_name(form))
                ranked.setdefault((fold_name(form), PlaceKind.NAME), {})[name] = people
            capital = OF_THE_CAPITAL.sub("", str(row.get("capital") or ""))
            demonym = str(row.get("demonym") or "")
            short = capital.removeprefix("New ")
            if name.endswith("s") and " " not in name and not name.endswith(("ss", "us", "is")):
                ranked.setdefault((fold_name(name[:-1]), PlaceKind.DEMONYM), {})[name] = people
            if name in SEATS:
                for seat in (SEATS[name], SEATS[name].removeprefix("The ")):
                    ranked.setdefault((fold_name(seat), PlaceKind.CAPITAL), {})[name] = people
            for form, kind in [
                (capital, PlaceKind.CAPITAL),
                (short, PlaceKind.CAPITAL),
                *((d, PlaceKind.DEMONYM) for d in _plural(demonym)),
            ]:
                if form:
                    ranked.setdefault((fold_name(form), kind), {})[name] = people
        places: dict[str, Place] = {}
        for kind in (PlaceKind.DEMONYM, PlaceKind.CAPITAL, PlaceKind.NAME):
            for (form, other), states in ranked.items():
                state = _dominant(states) if other is kind and form else None
                if state:
                    places[form] = Place(state, kind)
        for setting in settings.states:
            for demonym in setting.demonyms:
                places[fold_name(demonym)] = Place(setting.name, PlaceKind.DEMONYM)
            if setting.capital:
                places[fold_name(setting.capital)] = Place(setting.name, PlaceKind.CAPITAL)
            for form in (*setting.aliases, setting.name):
                places[fold_name(form)] = Place(setting.name, PlaceKind.NAME)
        longest = max((form.count(" ") + 1 for form in places), default=1)
        actors: dict[str, ActorSetting] = {}
        for actor in sorted(settings.actors, key=lambda row: row.name):
            for form in actor.aliases:
                actors.setdefault(fold_name(form), actor)
        for actor in settings.actors:
            actors[fold_name(actor.name)] = actor
        return cls(
            dict(sorted(places.items())),
            frozenset(initials),
            longest,
            frozenset(provinces),
            dict(sorted(actors.items())),
        )

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The folded first words of all forms."""
        return frozenset(form.partition(" ")[0] for form in self.places)

    def on(self, date: str | None) -> "Gazetteer":
        """Return the gazetteer as of `date`: each of the user's actors with the role that they hold then."""
        dated = {form: row.on(date) for form, row in self.actors.items() if row.roles}
        return replace(self, actors={**self.actors, **dated}) if dated else self

    def actor(self, words: str) -> ActorSetting | None:
        """Return the user's actor that `words` name, by name or alias, a leading article aside."""
        folded = fold_name(words)
        return self.actors.get(folded) or self.actors.get(folded.removeprefix("the "))

    def place(self, words: str) -> Place | None:
        """Return what `words`, as printed, stand for; None for lower-case words and unknown ones."""
        if not words[:1].isupper():
            return None
        folded = fold_name(words)
        found = self.places.get(folded)
        if found is None and folded.startswith("the "):
            folded = folded[4:]
            found = self.places.get(folded)
        if found is not None and folded in self.initials and not words.replace(".", "").isupper():
            return None
        return found

    def state(self, words: str) -> str | None:
        """Return the state that `words` name, by name, capital or demonym."""
        found = self.place(words)
        return found.state if found else None

    def capital(self, words: str) -> str | None:
        """Return the state whose capital is `words`."""
        found = self.place(words)
        return found.state if found and found.kind is PlaceKind.CAPITAL else None

    def demonym(self, words: str) -> str | None:
        """Return the state whose demonym is `words`."""
        found = self.place(words)
        return found.state if found and found.kind is PlaceKind.DEMONYM else None

    def is_province(self, words: str) -> bool:
        """Tell whether `words`, as printed, are the name of a province of some state."""
        return words[:1].isupper() and fold_name(words) in self.provinces

    def match(self, words: Sequence[str], at: int) -> tuple[int, Place] | None:
        """Return the longest form that begins at word `at`, as (number of words, place)."""
        if at >= len(words) or not words[at][:1].isupper():
            return None
        first = fold_name(words[at])
        if first.isalpha() and first != "the" and first not in self.first_words:
            return None
        for size in range(min(self.longest, len(words) - at, 6), 0, -1):
            if words[at + size - 1] == ".":
                continue
            found = self.place(" ".join(words[at : at + size]))
            if found:
                return size, found
        return None


def _initials(long_name: str) -> str:
    return "".join(word[0] for word in long_name.split() if word[0].isupper())


def _plural(demonym: str) -> Iterable[str]:
    if not demonym:
        return []
    return [demonym] if demonym.endswith(("s", "sh", "ch", "se")) else [demonym, f"{demonym}s"]


def _dominant(states: dict[str, int]) -> str | None:
    rows = sorted(states.items(), key=lambda row: (-row[1], row[0]))
    if len(rows) > 1 and rows[0][1] < DOMINANT * max(1, rows[1][1]):
        return None
    return rows[0][0]
