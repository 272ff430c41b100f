"""Words for things: a name that holds one is no person's."""

__all__ = ["THINGS"]

THINGS = frozenset(
    "note protocol framework treaty agreement act accord accords convention declaration resolution plan principles "
    "affairs document documents report paper river dam lake sea mountain mountains island islands street road avenue "
    "bridge canal port airport square park hall tower palace hotel city valley county province region war day week "
    "prize award conference summit forum constitution bill law code charter memorandum statement process poll polls "
    "survey studies study research project programme program index bowl cup championship games festival show daily "
    "weekly guide studios solutions pac studio review today online media election elections debate convention "
    "amendment highway beach bay coast hills creek reef cape junction crescent district "
    "primary caucus revolution amendments fathers base".split()
)
