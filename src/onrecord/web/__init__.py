"""Web: the workbench, a local web app over one ledger. Rendered here, usable with scripts off."""

from onrecord.web.access import Access
from onrecord.web.app import make_app

__all__ = ["Access", "make_app"]
