# `make book` and `make test` are the two commands. Each makes the environment it needs; nothing needs root.
# The environment is a plain venv from locked requirements; PYTHON picks another interpreter (3.11 or later).
PYTHON ?= python3
BIN := .venv/bin
ENVIRONMENT := @$(PYTHON) requirements/install.py
RUN_TESTS := $(BIN)/python -m pytest --numprocesses=logical --maxprocesses=4 --dist=loadscope

.PHONY: book translations serve test test-all check simulation api lock archive audit lite clean help book-environment test-environment

help: ## Say what each command does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

book: book-environment ## Build the website and the PDF into _build (SURVEY=export.csv: on real answers; LANGUAGE=nl: Dutch alone)
	$(BIN)/python -m evenwicht.publish.book

translations: book-environment ## Bring the catalogues of the English edition up to date, and say what is to be translated
	$(BIN)/python -m evenwicht.publish.translation

serve: book-environment ## Serve the website while you write: what you save is built, and open pages load again
	$(BIN)/python -m evenwicht.publish.serve

test: test-environment ## Run the tests that one runs while working
	$(RUN_TESTS) -m "not long" $(PYTEST)

test-all: test ## Run those, then the long ones, and laws on many examples
	$(RUN_TESTS) -m "long or hypothesis" --hypothesis-profile=many $(PYTEST)

check: test-environment ## Lint, format and types, as pre-commit does
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

simulation: book-environment ## Draw the simulated data sets anew, if the printed figures are others (about seven minutes)
	$(BIN)/python -m evenwicht.reconstruction --if-needed

api: book-environment ## Build the reference of evenwicht.identify from its docstrings into _build/api
	$(BIN)/python -m sphinx -q -W -d _build/api-trees docs/api _build/api

audit: test-environment ## Measure the built site beside a stock Jupyter Book (Lighthouse needs Node)
	$(BIN)/python -m benchmarks.audit

archive: book-environment ## Freeze the built edition under editions/, and pack it with data and sources as an RO-Crate zip
	$(BIN)/python -m evenwicht.publish.archive

lite: book-environment ## Build JupyterLite beside the site, if CITATION.cff names the repository (after make book)
	@$(BIN)/python -m evenwicht.publish.lite --wanted; case $$? in \
	  0) $(PYTHON) requirements/install.py lite && $(BIN)/python -m evenwicht.publish.lite;; \
	  1) ;; *) exit 1;; esac

lock: test-environment ## Lock the requirements anew from pyproject.toml
	sh requirements/lock.sh

clean: ## Take away what was built, not the environment
	rm -rf _build

book-environment:
	$(ENVIRONMENT) book

test-environment:
	$(ENVIRONMENT) test
