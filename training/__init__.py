"""How the shipped weights were made: from the data beside the project to the file in the wheel."""
