# make try: judge a draft.  make test: run the tests.  Both set up .venv by themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: try test test-versions check bench evaluate clean

try: $(VENV)/installed
	@$(BIN)/tonecheck --fail-on never examples/after-the-final-round.txt

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n auto

test-versions:
	@for version in 3.11 3.12 3.13 3.14; do \
	  if python$$version -c pass 2>/dev/null; then \
	    $(MAKE) --no-print-directory test PYTHON=python$$version VENV=.venv-$$version || exit 1; \
	  fi; done

check: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/installed-dev
	$(BIN)/python -m tests.bench.bench

evaluate: $(VENV)/installed-dev
	mkdir -p build
	$(BIN)/tonecheck evaluate data/test --second data/second/test --baselines data/train \
	  --json models/reply-13/metrics.json --html build/evaluation.html --card models/reply-13/CARD.md \
	  --docs README.md --docs docs/judgement.md

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --constraint requirements.lock --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements.lock
	$(BIN)/python -m pip install --quiet --requirement requirements.lock
	@touch $@

clean:
	rm -rf .venv* build dist
