"""The templates of what people read in a browser: what pages say is never taken for markup."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.export.dossier.wording import clip, counted, shown

__all__ = ["templates_of"]


def templates_of(package: str) -> Environment:
    """Return the templates of a package: everything printed is escaped, and an unknown name is an error."""
    made = Environment(
        loader=PackageLoader(package, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )
    made.filters.update(clip=clip, counted=counted)
    return made


def _finalized(value: object) -> object:
    """Make control characters visible in whatever is printed, and leave what is marked up already alone."""
    return shown(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
