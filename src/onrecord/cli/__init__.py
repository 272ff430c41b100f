"""The command line: one file a command group."""

from onrecord.cli.main import main

__all__ = ["main"]
