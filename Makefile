# Ổ Chung. `make run` and `make test` do all their own set-up and can be repeated.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check
SAMPLE := var/sample

.DEFAULT_GOAL := help
.PHONY: help run test check bench bench-search bench-quality bench-soak sample lock clean

help:
	@echo "make run     start Ổ Chung (on an invented office's drive until config.toml names yours)"
	@echo "make test    run every test"
	@echo "make check   format, lint, types, architecture"
	@echo "make bench   measure, with a table at the end"
	@echo "make bench-search   our search engine beside others on 100,000 documents (half an hour)"
	@echo "make bench-quality  how good the order of answers is, beside plain engines (some minutes)"
	@echo "make bench-soak     random changes, crashes and mount losses until 10,000 steps are clean (some minutes)"
	@echo "make sample  write the sample drive into $(SAMPLE)"
	@echo "make lock    make the lock files anew from pyproject.toml"
	@echo "make clean   remove the environment and what tools left behind (var/ stays)"

# The sample belongs to config.toml as it comes. Any other drive that is missing is an error and never made up.
run: $(VENV)/.ready-to-run
	@if grep -q '^[^#]*$(SAMPLE)/' config.toml && [ ! -e $(SAMPLE) ]; then $(MAKE) --no-print-directory sample; fi
	@exec $(BIN)/ochung run

test: $(VENV)/.ready-to-test
	@.ci/system-packages
	@.ci/side-by-side $(BIN)/python

check: $(VENV)/.ready-to-test
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_architecture.py

bench: $(VENV)/.ready-to-test
	$(BIN)/python -m bench

bench-search: $(VENV)/.ready-to-test
	$(BIN)/python -m bench.engines

# QUALITY=folder: another judged set
bench-quality: $(VENV)/.ready-to-test
	$(BIN)/python -m bench.search_quality $(QUALITY)

bench-soak: $(VENV)/.ready-to-test
	$(BIN)/python -m bench.soak

sample: $(SAMPLE)/config.toml

# Written beside and renamed: an interrupted `make sample` leaves no half of a drive.
$(SAMPLE)/config.toml: | $(VENV)/.ready-to-run
	@if [ -e $(SAMPLE) ]; then echo "$(SAMPLE) is there but not whole: delete it and try again." >&2; exit 1; fi
	@rm -rf $(SAMPLE).part && mkdir -p $(dir $(SAMPLE))
	@echo "Writing the sample drive into $(SAMPLE)"
	@$(BIN)/ochung sample $(SAMPLE).part >/dev/null
	@mv $(SAMPLE).part $(SAMPLE)

$(VENV)/.ready-to-run: requirements.lock pyproject.toml | $(VENV)/.made
	@$(call install,requirements.lock)
	@touch $@

$(VENV)/.ready-to-test: requirements-dev.lock pyproject.toml | $(VENV)/.made
	@$(call install,requirements-dev.lock)
	@touch $@

# The project itself is built with the setuptools of the lock file, so nothing unpinned is downloaded.
define install
echo "Installing the packages of $(1) into $(VENV)" && \
{ $(PIP) install --quiet --require-hashes -r $(1) && \
  PYTHONWARNINGS=ignore $(PIP) install --quiet --no-build-isolation --no-deps --editable . ; } || \
{ echo "The packages could not be installed; see the lines above. Is this computer online?" >&2; exit 1; }
endef

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; say which one with: make run PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  { apt-get install -y -qq python3-venv || { apt-get update -qq && apt-get install -y -qq python3-venv; } ; } >/dev/null ; } || \
	  { echo "Python's venv module is missing. Install it with: sudo apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11

lock: $(VENV)/.made
	$(PIP) install --quiet uv
	echo 'setuptools>=80' | $(LOCK) pyproject.toml - -o requirements.lock
	$(LOCK) pyproject.toml --extra dev -o requirements-dev.lock

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
