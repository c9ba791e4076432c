# make run   opens the room on the sources in seeds/    make test   runs all tests
PYTHON ?= python3
PORT   ?= 8000
VENV   := .venv
TOOLS  := tests/quality/node_modules
PY     := $(VENV)/bin/python

.PHONY: run test lint gates messages quality quality-tools score bench-import bench-reading bench-search clean

run: $(VENV)/.installed
	@$(PY) manage.py open_room --port $(PORT)

test: $(VENV)/.installed
	@$(PY) -m pytest --ignore=tests/quality --numprocesses auto --dist loadfile

lint: $(VENV)/.installed
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) manage.py makemigrations --check --dry-run

# In a real browser, on the five sources; what the machine does not have is skipped.
gates: $(VENV)/.installed
	@$(PY) -m pytest tests/quality

# What is new in the pages and the code goes into the .po, and what stands there into the .mo that the
# room reads. Only this needs GNU gettext.
messages: $(VENV)/.installed
	@$(PY) manage.py makemessages --locale en --extension html,py \
		--ignore 'tests/*' --ignore 'templates/admin/*' --no-location --no-obsolete --no-wrap
	@$(PY) manage.py compilemessages --locale en --ignore .venv

# Every gate with its figures, Lighthouse and vnu too: some minutes, on a machine with nothing to do.
quality: $(VENV)/.installed $(TOOLS)/.all
	@$(PY) -m pytest tests/quality -m browser

quality-tools: $(TOOLS)/.few

score: $(VENV)/.installed
	@$(PY) -m tests.catalogues

bench-import bench-reading bench-search: bench-%: $(VENV)/.installed
	@$(PY) -m tests.benchmarks.bench_$*

$(VENV)/.installed: pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "python3 is not installed: install Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$$($(PYTHON) --version) is too old: install Python 3.11 or newer, or say make PYTHON=python3.12"; exit 1; }
	@echo "Installing into $(VENV) (once) …"
	@$(PYTHON) -m venv $(VENV) || { echo "Python cannot make a virtual environment: on Debian, apt-get install python3-venv."; exit 1; }
	@$(PY) -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# A few are for make gates, all for make quality.
$(TOOLS)/.few: OMIT := --omit=dev
$(TOOLS)/.few $(TOOLS)/.all: tests/quality/package.json
	@command -v npm >/dev/null || { echo "npm is not installed: install Node.js 20 or newer."; exit 1; }
	@rm -f $(TOOLS)/.few $(TOOLS)/.all
	@npm install --prefix tests/quality $(OMIT) --ignore-scripts --no-package-lock --no-audit --no-fund --silent
	@touch $@

clean:
	rm -rf $(VENV) $(TOOLS) db.sqlite3* staticfiles
