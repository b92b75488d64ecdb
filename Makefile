# Two commands for people: `make demo` and `make test`. Each sets up all it needs with python3 alone.
PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/python -m uv
# The machine's own certificates, as pip uses them, and patience with a slow registry.
export UV_SYSTEM_CERTS ?= 1
export UV_HTTP_TIMEOUT ?= 180

.PHONY: demo test check lint format constraints samples clean

demo: .venv/.installed
	$(BIN)/skulens demo

test: check

# What CI runs: lint, types, contracts between the floors, all tests.
check: .venv/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

format: .venv/.installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Versions for every platform, without download addresses.
constraints: .venv/.uv
	$(UV) pip compile --quiet --universal --python-version 3.11 --extra parquet --extra postgres --group dev \
		--no-header --no-annotate --no-emit-index-url --upgrade \
		pyproject.toml -o constraints.txt

# The sample shop anew: renders what is missing. Blender's module wants Python 3.11 and an environment of its own.
samples: .venv-samples/.installed
	.venv-samples/bin/python -m samples

.venv-samples/.installed: .venv/.uv pyproject.toml
	$(UV) venv --quiet --python 3.11 --allow-existing .venv-samples
	$(UV) pip install --quiet --python .venv-samples/bin/python --group samples
	touch $@

.venv/.uv:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	touch $@

.venv/.installed: .venv/.uv pyproject.toml constraints.txt
	$(UV) pip install --quiet --python $(BIN)/python --constraint constraints.txt --editable .
	touch $@

.venv/.installed-dev: .venv/.installed
	$(UV) pip install --quiet --python $(BIN)/python --constraint constraints.txt --group dev --editable '.[parquet,postgres]'
	touch $@

clean:
	rm -rf .venv .venv-samples dist build .mypy_cache .ruff_cache .pytest_cache
