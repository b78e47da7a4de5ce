# Two commands matter: make demo, make test. Everything lives in .venv; nothing is installed elsewhere,
# except that `make test` as root on Debian adds the system packages named in .ci/packages.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DEMO_ADDRESS := $(if $(HOST),--host $(HOST)) $(if $(PORT),--port $(PORT))
INGREDIENTS := pyproject.toml build_hook.py package.json
CATALOGUE := assembly/translations/en/LC_MESSAGES/messages.po
COMPILED := $(patsubst %.po,%.mo,$(wildcard $(CATALOGUE)))
NODE_TOOLS := node_modules/.installed
PATHS ?= tests
# Every processor takes a file at a time, so that what a file shares is made once.
SHARED_OUT ?= --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
# A test's instance is gone a second later: where memory serves as a disk, no commit waits for one.
IN_MEMORY := $(shell [ -w /dev/shm ] && [ "$$(df -k /dev/shm | awk 'END {print $$4}')" -gt 2000000 ] \
	&& echo PYTEST_DEBUG_TEMPROOT=/dev/shm)

# The tests start the program again and again; it is compiled once, whatever the surroundings say.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup demo run test check journeys faults bench strings format clean \
	packages browser format-check lint types contracts templates scripts wording

help:  ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# --- for everybody -------------------------------------------------------------------------------

setup: $(VENV)/.installed $(COMPILED)  ## the environment only

demo: setup  ## the Phang-nga example on http://127.0.0.1:8000 (HOST, PORT)
	@exec $(BIN)/assembly demo $(DEMO_ADDRESS)

run: setup  ## serve the assembly that stands in ./instance
	@exec $(BIN)/assembly serve $(DEMO_ADDRESS)

test: workshop packages browser $(NODE_TOOLS)  ## every test, browser journeys included (PATHS=tests/ballots for some)
	$(IN_MEMORY) $(BIN)/python -m pytest $(SHARED_OUT) $(PATHS)

# --- for those who work on the program -----------------------------------------------------------

check: format-check lint types contracts templates scripts wording  ## the house checks

journeys: workshop packages browser $(NODE_TOOLS)  ## only the scenes with several browsers
	$(BIN)/python -m pytest -m journey

faults: workshop packages  ## only the tests that break something on purpose
	$(BIN)/python -m pytest -m fault

bench: workshop  ## the measurements; prints what was reached
	$(BIN)/python -m benchmarks

format: workshop $(NODE_TOOLS)  ## put the layout of the source in order
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/node node_modules/@biomejs/biome/bin/biome check --write --colors=off

strings: workshop  ## collect the visible strings into the English catalogue
	@new=$$(mktemp) && mkdir -p $(dir $(CATALOGUE)) \
	&& $(BIN)/pybabel -q extract --mapping-file pyproject.toml --keyword _l --no-location --sort-output \
		--project Assembly --msgid-bugs-address 'see SECURITY.md' --copyright-holder 'สมัชชา (Assembly) contributors' --output-file $$new . \
	&& if [ -f $(CATALOGUE) ]; then \
		$(BIN)/pybabel -q update --input-file $$new --output-file $(CATALOGUE) --locale en \
			--ignore-obsolete --no-fuzzy-matching --ignore-pot-creation-date; \
	else \
		$(BIN)/pybabel -q init --input-file $$new --output-file $(CATALOGUE) --locale en; \
	fi; rm -f $$new
	@$(MAKE) --no-print-directory $(CATALOGUE:.po=.mo)

clean:  ## take away what was made, except the records in ./instance
	rm -rf $(VENV) node_modules static/vendor build dist test-results
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find assembly tests -name '*.mo' -delete -o -name __pycache__ -prune -exec rm -rf {} +

# --- the house checks, one by one ----------------------------------------------------------------

format-check: workshop
	$(BIN)/ruff format --check .

lint: workshop
	$(BIN)/ruff check .

types: workshop
	$(BIN)/mypy

contracts: workshop
	$(BIN)/lint-imports

templates: workshop
	$(BIN)/djlint templates --lint --quiet

scripts: workshop $(NODE_TOOLS)
	$(BIN)/node node_modules/@biomejs/biome/bin/biome ci --colors=off

wording: workshop
	$(BIN)/python -m pytest --quiet tests/house/test_strings.py

# --- how things come to be there -----------------------------------------------------------------

.PHONY: workshop
workshop: $(VENV)/.workshop $(COMPILED)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed (PYTHON=/path/to/python3.11 make …)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || $(MAKE) --no-print-directory debian NAMES=python3-venv
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(INGREDIENTS) | $(BIN)/python
	$(PIP) install --editable .
	@touch $@

$(VENV)/.workshop: $(INGREDIENTS) | $(BIN)/python
	$(PIP) install --editable '.[test,check]'
	@touch $(VENV)/.installed $@

$(NODE_TOOLS): package.json | $(VENV)/.workshop
	$(BIN)/npm install --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

%.mo: %.po | $(VENV)/.installed
	@$(BIN)/pybabel -q compile --input-file $< --output-file $@

packages:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		$(MAKE) --no-print-directory debian NAMES="$$(sed 's/ *#.*//' .ci/packages | xargs)"; fi

browser: workshop packages
	@command -v chromium >/dev/null || $(BIN)/playwright install chromium

.PHONY: debian
debian:
	@missing=$$(for name in $(NAMES); do \
		dpkg-query -W -f '$${Status}' $$name 2>/dev/null | grep -q 'ok installed' || echo $$name; done); \
	[ -z "$$missing" ] || { echo "installing" $$missing \
		&& apt-get update -qq \
		&& DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; }
