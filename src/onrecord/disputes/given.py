"""What the user says of matters: which words are whose, on which pages, and what stays apart."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from onrecord.disputes.touches import Key, kind_of, whole_keys_of
from onrecord.disputes.words import stem, tokens
from onrecord.records import BlockKind, MatterId, MatterKind, MatterSetting, Page, PageId, content_id

__all__ = ["Given", "folded", "user_id"]

NO_REPORT = frozenset({BlockKind.FURNITURE, BlockKind.POLICY, BlockKind.COMMENT, BlockKind.COMMENT_HEADER})
"""Blocks that tell nothing of what the page's report is about."""


class Given:
    """The matters that the user has set, by name, and the phrases set apart from them, each a matter of its own.

    An entry with `only_with` goes before one without on the pages where it holds.
    """

    def __init__(
        self, settings: Iterable[MatterSetting], pages: Callable[[PageId], Page], ids: Iterable[PageId]
    ) -> None:
        self.rows = _with_apart(_one_each(sorted(settings, key=lambda row: row.name)))
        self.only: dict[int, frozenset[PageId]] = {}
        """Pages on which an entry with `only_with` holds, by its place in `rows`."""
        ordered = sorted(set(ids))
        for place, row in enumerate(self.rows):
            if row.only_with:
                sign = _any_of(row.only_with)
                self.only[place] = frozenset(key for key in ordered if _holds(pages(key), sign))
        self._by_key: dict[Key, list[int]] = {}
        for place in sorted(range(len(self.rows)), key=lambda at: (at not in self.only, at)):
            for words in (self.rows[place].name, *self.rows[place].aliases):
                for key in whole_keys_of(words):
                    self._by_key.setdefault(key, []).append(place)
        self._by_head: dict[str, list[Key]] = {}
        for key in self._by_key:
            if key[1]:
                self._by_head.setdefault(key[0], []).append(key)

    @property
    def pages(self) -> Mapping[MatterId, frozenset[PageId]]:
        """The pages on which matters with `only_with` are spoken of; a matter that is not named here may be on any."""
        return {user_id(self.rows[place]): held for place, held in self.only.items()}

    def kind(self, place: int) -> MatterKind:
        """Return what kind the entry at `place` is: as the user says, else as the first of its names that tells."""
        row = self.rows[place]
        told = (kind_of(words) for words in (row.name, *row.aliases))
        return row.kind or next((kind for kind in told if kind is not MatterKind.ISSUE), MatterKind.ISSUE)

    def names(self, keys: Iterable[Key]) -> bool:
        """Tell whether any of `keys` is the user's somewhere."""
        return any(key in self._by_key or self._within(key) for key in keys)

    def owner(self, key: Key, page: PageId, joined: Iterable[Key] = ()) -> int | None:
        """Return whose the phrase `key` is on `page`: the place in `rows`, None where it is nobody's.

        Where it is nobody's itself, it is that of the phrase it is most like, among those `joined` with it and those
        that it only adds words to.
        """
        own = self._first(key, page)
        if own is not None:
            return own
        near = [*joined, *self._within(key)]
        near.sort(key=lambda other: (-len(other[1] & key[1]), len(other[1] ^ key[1]), sorted(other[1])))
        return next((found for other in near if (found := self._first(other, page)) is not None), None)

    def _within(self, key: Key) -> list[Key]:
        return [other for other in self._by_head.get(key[0], ()) if other[1] < key[1]]

    def _first(self, key: Key, page: PageId) -> int | None:
        rows = self._by_key.get(key, ())
        return next((place for place in rows if place not in self.only or page in self.only[place]), None)


def user_id(setting: MatterSetting) -> MatterId:
    """Return the id of the matter that the user calls so."""
    return MatterId(content_id("matter", folded(setting.name)))


def folded(name: str) -> str:
    """Return a name in one form: small letters, single spaces, singular words."""
    return " ".join(stem(word.low) for word in tokens(name))


def _one_each(settings: Iterable[MatterSetting]) -> list[MatterSetting]:
    """Return the entries, one for each name: "eel ladders" is more of what was said of "eel ladder"."""
    out: dict[MatterId, MatterSetting] = {}
    for row in settings:
        first = out.setdefault(user_id(row), row)
        if first is not row:
            aliases, apart = (*first.aliases, row.name, *row.aliases), (*first.apart, *row.apart)
            out[user_id(row)] = msgspec.structs.replace(first, aliases=aliases, apart=apart)
    return list(out.values())


def _with_apart(settings: Sequence[MatterSetting]) -> tuple[MatterSetting, ...]:
    """Return the entries, and one for each phrase set apart that none of them names."""
    named = {_what(words) for row in settings for words in (row.name, *row.aliases)}
    out = list(settings)
    for words in sorted({words for row in settings for words in row.apart}):
        if _what(words) not in named:
            named.add(_what(words))
            out.append(MatterSetting(name=words))
    return tuple(out)


def _what(words: str) -> object:
    """Return what two ways of printing one phrase share."""
    return next(iter(whole_keys_of(words)), folded(words))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    rows = (r"\s+".join(re.escape(part) for part in row.split()) for row in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(rows)})(?!\w)", re.IGNORECASE)


def _holds(page: Page, sign: re.Pattern[str]) -> bool:
    return any(sign.search(row.span.of(page.text)) for row in page.blocks if row.kind not in NO_REPORT)
