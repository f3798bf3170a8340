# maek: every command of the house. On a bare machine `make demo` or `make test` is enough.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test lint score bench serve docs clean pins help

help:  ## What there is to do
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | column -t -s '	'

$(BIN)/maek: requirements/run.txt pyproject.toml
	@scripts/venv.sh "$(PYTHON)" "$(VENV)" requirements/run.txt
	@touch $@

$(VENV)/.dev: $(BIN)/maek requirements/dev.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements/dev.txt
	@touch $@

demo: $(BIN)/maek  ## The example desk: pages in five languages → a cited story site, verified
	@scripts/demo.sh $(BIN)/maek $(DEMO)

test: $(VENV)/.dev  ## All tests; installs PostgreSQL and Chromium when it can
	@scripts/test_tools.sh
	@$(BIN)/python -m pytest

lint: $(VENV)/.dev  ## ruff, mypy strict, import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

score: $(VENV)/.dev  ## Quality against gold, compared with pinned floors
	@$(BIN)/maek score

bench: $(VENV)/.dev  ## Speed, as ratios measured in one run
	@$(BIN)/python -m bench

serve: $(BIN)/maek  ## The demo site and API on http://127.0.0.1:8765
	@test -f $(DEMO)/maek.toml || scripts/demo.sh $(BIN)/maek $(DEMO)
	@$(BIN)/maek serve -C $(DEMO)

docs: $(VENV)/.dev  ## The pages on commands, settings and scores, from the code
	@$(BIN)/python scripts/make_docs.py

pins:  ## Make requirements/*.txt from pyproject.toml
	@scripts/pins.sh "$(PYTHON)"

clean:  ## Remove what make made
	rm -rf $(VENV) $(DEMO) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
