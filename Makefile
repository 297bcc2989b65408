# Each target sets up what it needs, once; afterwards nothing here touches the network.

PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
REPORT_TOOL := livingdocs/allure/node_modules/.installed
MERMAID := livingdocs/mermaid/node_modules/.installed
NODE_CLIENT := tests/sandbox/clients/node/node_modules/.installed

CHECKS := "ruff check --quiet ." "ruff format --check --quiet ." "mypy kaltura_sandbox livingdocs" \
  "python -m livingdocs lint" "python -m livingdocs docs --check" "lint-imports --no-logo"
# All run, whichever fails; one that fails fails the target.
each = status=0; for check in $(1); do echo "== $$check"; $(VENV)/bin/$$check || status=1; done; exit $$status

.DEFAULT_GOAL := help
.PHONY: help setup guides check test lint docs site report serve sweep probe sandbox bench soak format clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

guides: setup ## run all guides and build the report (JOBS=n, SHARD=2/4, RETRIES=1, BROWSER=0 or 1, ARGS='--tags … features/03_edit')
	@$(if $(BROWSER),BROWSER='$(BROWSER)' )$(PY) -m livingdocs run --equip $(if $(JOBS),--jobs $(JOBS)) $(if $(SHARD),--shard $(SHARD)) \
	  $(if $(RETRIES),--retries $(RETRIES)) $(ARGS)

check: $(VENV)/.dev ## check in seconds: style, types, lint of the features, docs in step, what imports what
	@$(call each,$(CHECKS))

test: $(VENV)/.dev $(REPORT_TOOL) $(NODE_CLIENT) $(MERMAID) ## check everything but the guides: what make check does, and pytest on all cores (ARGS='-k …')
	@$(call each,$(CHECKS) "pytest -n auto --dist loadfile $(ARGS)")

lint: $(VENV)/.dev ## check the features and the step library against the house style
	@$(PY) -m livingdocs lint

docs: $(VENV)/.runtime ## write docs/guides, docs/reference and the like from the features and the last run
	@$(PY) -m livingdocs docs

site: $(VENV)/.site $(MERMAID) ## build the site of the documents, with search, in reports/site
	@$(PY) -m livingdocs site

sweep: $(VENV)/.runtime ## delete what killed runs left behind on the target (asks first; ARGS=--yes)
	@$(PY) -m livingdocs sweep $(ARGS)

probe: $(VENV)/.runtime ## find out who may call what on the target, by harmless calls: reports/accessibility.md
	@$(PY) -m livingdocs probe

report: setup ## build the report from the results of the last run (FROM=dir,dir merges several; ARGS=--directory)
	@$(PY) -m livingdocs report $(if $(FROM),--from $(FROM)) $(ARGS)

serve: $(VENV)/.runtime ## show a report that is a directory, as large runs have it
	@$(PY) -m livingdocs serve $(ARGS)

sandbox: $(VENV)/.runtime ## start a local Kaltura (ARGS='--port 8080 --data DIR'); Ctrl-C ends it
	@$(PY) -m kaltura_sandbox $(ARGS)

bench: $(VENV)/.runtime ## measure the sandbox and the suite
	@$(PY) -m livingdocs.bench $(ARGS)

soak: $(VENV)/.runtime ## attack the sandbox for some ten minutes: kills, crowds, hostile files (ARGS='crowd files --write')
	@$(PY) -m livingdocs.soak $(ARGS)

format: $(VENV)/.dev ## format the code
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

setup: $(VENV)/.runtime $(REPORT_TOOL) ## install what the guides need, without running them

clean: ## remove the set-up and all results
	rm -rf $(VENV) livingdocs/*/node_modules tests/sandbox/clients/node/node_modules reports/allure-results reports/allure-report reports/junit reports/logs reports/discarded reports/site

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or later is needed; name one with: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); \
	  $(PYTHON) -m virtualenv -q $(VENV) 2>/dev/null || { rm -rf $(VENV); \
	  { $(PYTHON) -m venv --without-pip $(VENV) && $(PYTHON) -m pip -q --python $(PY) install pip; } 2>/dev/null || { \
	  rm -rf $(VENV); \
	  echo "$(PYTHON) can't make a virtual environment: ensurepip is missing. On Debian and Ubuntu:"; \
	  echo "    apt-get install python3-venv"; exit 1; }; }; }

$(VENV)/.runtime: requirements.txt | $(PY)
	@echo "Installing the Python packages, once …"
	@$(PY) -m pip install -q --disable-pip-version-check -r requirements.txt
	@$(PY) -c 'import os, sysconfig as s; open(s.get_path("purelib") + "/guides.pth", "w").write(os.getcwd())'  # for plain behave
	@touch $@

$(VENV)/.dev: $(wildcard requirements*.txt) | $(PY)
	@echo "Installing the tools for make test, once …"
	@$(PY) -m pip install -q --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.runtime $(VENV)/.site $(VENV)/.browser

$(MERMAID): livingdocs/mermaid/package-lock.json livingdocs/mermaid/package.json | $(VENV)/.runtime
	@echo "Installing what draws the pictures of the site, once …"
	@$(PY) -m livingdocs setup mermaid

$(NODE_CLIENT): tests/sandbox/clients/node/package-lock.json tests/sandbox/clients/node/package.json | $(VENV)/.runtime
	@echo "Installing Kaltura's client for Node, once …"
	@$(PY) -m livingdocs setup client

$(VENV)/.site: requirements-docs.txt requirements.txt | $(PY)
	@echo "Installing the generator of the site, once …"
	@$(PY) -m pip install -q --disable-pip-version-check -r requirements-docs.txt
	@touch $@

$(REPORT_TOOL): livingdocs/allure/package-lock.json livingdocs/allure/package.json | $(VENV)/.runtime
	@echo "Installing the report generator, once …"
	@$(PY) -m livingdocs setup
