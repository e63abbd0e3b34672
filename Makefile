# The two commands: `make book` and `make test`. Each makes the environment it needs; nothing needs root.
# The environment is a plain venv from locked requirements; PYTHON picks another interpreter (3.11 or later).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BOOK_READY := $(VENV)/.book-ready
TEST_READY := $(VENV)/.test-ready
LITE := $(VENV)/lite
LITE_READY := $(LITE)/.ready

.PHONY: book test check simulation lock archive audit lite clean help

help: ## Say what each command does
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

book: $(BOOK_READY) ## Build the website and the PDF into _build (SURVEY=export.csv: on real answers)
	$(BIN)/python -m evenwicht.publish.book

test: $(TEST_READY) ## Run all tests
	$(BIN)/python -m pytest --numprocesses=logical --maxprocesses=4 --dist=loadscope $(PYTEST)

check: $(TEST_READY) ## Lint, format and types, as pre-commit does
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

simulation: $(BOOK_READY) ## Draw the simulated data sets anew, if the printed figures are others (about seven minutes)
	$(BIN)/python -m evenwicht.reconstruction --if-needed

audit: $(TEST_READY) ## Measure the built site beside a stock Jupyter Book (Lighthouse needs Node)
	$(BIN)/python -m evenwicht.publish.audit

archive: $(BOOK_READY) ## Pack site, PDF, data and sources as an RO-Crate zip with checksums
	$(BIN)/python -m evenwicht.publish.archive

lite: $(BOOK_READY) ## Build JupyterLite beside the site, if CITATION.cff names the repository (after make book)
	@$(BIN)/python -m evenwicht.publish.lite --wanted; case $$? in \
	  0) $(MAKE) --no-print-directory $(LITE_READY) && $(BIN)/python -m evenwicht.publish.lite;; \
	  1) ;; *) exit 1;; esac

lock: $(TEST_READY) ## Lock the requirements anew from pyproject.toml (needs uv)
	sh requirements/lock.sh

clean: ## Take away what was built, not the environment
	rm -rf _build

$(BOOK_READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "make: Python 3.11 or later is needed; name one with PYTHON=/path/to/python3" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "make: installing the locked requirements (about two minutes)" >&2
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(LITE_READY): requirements/lite.txt $(BOOK_READY)
	@echo "make: installing what builds JupyterLite" >&2
	@test -x $(LITE)/bin/python || $(BIN)/python -m venv $(LITE)
	$(LITE)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/lite.txt
	@touch $@

$(TEST_READY): requirements/test.txt $(LITE_READY)
	@echo "make: installing what the tests need" >&2
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/test.txt
	@touch $@
