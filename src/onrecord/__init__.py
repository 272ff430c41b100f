"""onrecord keeps the public record of a contested matter straight."""

__version__ = "0.1.0"
