"""How the comparer of claims was made: `python -m training.comparing`."""
