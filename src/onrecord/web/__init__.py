"""Web: the local web app. Not built yet: the workbench issue fills this room."""
