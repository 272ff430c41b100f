"""The pages of the app, one file a kind of record: what a request asks of the ledger, to a typed view."""

from collections.abc import Callable

from starlette.responses import Response

from onrecord.web.answers import Answer
from onrecord.web.desk import Desk
from onrecord.web.pages.actor import actor
from onrecord.web.pages.actors import actors, decide_actors_posted
from onrecord.web.pages.adding import add, add_posted, compare_posted, rest_posted, stop_posted, work
from onrecord.web.pages.copied import copied
from onrecord.web.pages.dispute import dispute
from onrecord.web.pages.disputes import disputes
from onrecord.web.pages.editing import edit, edit_posted
from onrecord.web.pages.exporting import export, exports
from onrecord.web.pages.failures import failures
from onrecord.web.pages.finding import finding
from onrecord.web.pages.judging import (
    batch_posted,
    judge_posted,
    preview_posted,
    reattach_posted,
    undo_posted,
    who_posted,
)
from onrecord.web.pages.matter import matter
from onrecord.web.pages.matters import decide_posted, matters
from onrecord.web.pages.network import network_page
from onrecord.web.pages.page import page
from onrecord.web.pages.pages import pages
from onrecord.web.pages.position import position
from onrecord.web.pages.review import orphans, review, reviewed
from onrecord.web.pages.searching import search
from onrecord.web.pages.start import start
from onrecord.web.pages.statement import statement
from onrecord.web.pages.stories import stories
from onrecord.web.pages.story import story
from onrecord.web.pages.utterance import utterance

__all__ = ["ACTIONS", "FILES", "PAGES"]

Page = Callable[[Desk], Answer | Response]

PAGES: tuple[tuple[str, Page], ...] = (
    ("/", start),
    ("/add", add),
    ("/work", work),
    ("/matters", matters),
    ("/matters/{id}", matter),
    ("/disputes", disputes),
    ("/disputes/{id}", dispute),
    ("/search", search),
    ("/export", exports),
    ("/pages", pages),
    ("/pages/{id}", page),
    ("/failures", failures),
    ("/statements/{id}", statement),
    ("/statements/{id}/edit", edit),
    ("/positions/{id}/edit", edit),
    ("/findings/{id}/edit", edit),
    ("/utterances/{id}", utterance),
    ("/review", review),
    ("/review/done", reviewed),
    ("/review/orphans", orphans),
    ("/stories", stories),
    ("/stories/{id}", story),
    ("/actors", actors),
    ("/actors/{id}", actor),
    ("/network", network_page),
    ("/positions/{id}", position),
    ("/findings/{id}", finding),
    ("/copies/{id}", copied),
)
"""Every page by its path; each has a twin that ends in `.json`."""

FILES: tuple[tuple[str, Page], ...] = (("/export/{form}", export),)
"""What is given as a file: it has no twin."""

ACTIONS: tuple[tuple[str, Page], ...] = (
    ("/add", add_posted),
    ("/add/stop", stop_posted),
    ("/add/rest", rest_posted),
    ("/matters", decide_posted),
    ("/actors", decide_actors_posted),
    ("/add/compare", compare_posted),
    ("/who", who_posted),
    ("/judge", judge_posted),
    ("/review/preview", preview_posted),
    ("/review/batch", batch_posted),
    ("/review/undo", undo_posted),
    ("/review/reattach", reattach_posted),
    ("/statements/{id}/edit", edit_posted),
    ("/positions/{id}/edit", edit_posted),
    ("/findings/{id}/edit", edit_posted),
)
"""What forms ask to be done, by the path that they are posted to."""
