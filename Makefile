# make demo: the demonstration memorial, served here.   make test: all that proves it.   make bench: what is measured.
PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 1
DATA_DIR ?= $(CURDIR)/data
export PYTHON WORKERS DATA_DIR

manage := .venv/bin/python manage.py
collected := $(DATA_DIR)/static/.collected

.PHONY: demo test bench

demo:
	@.ci/venv .venv requirements.txt
	@$(manage) migrate --no-input --verbosity 0
	@$(manage) load_demo
	@$(MAKE) --no-print-directory $(collected)
	@$(manage) demo_account --address http://127.0.0.1:$(PORT)
	@exec .venv/bin/granian --interface wsgi --host 127.0.0.1 --port $(PORT) --workers $(WORKERS) \
		--blocking-threads 2 --no-ws --log-level warning config.wsgi:application

$(collected): $(shell find static */static -type f 2>/dev/null) requirements.txt
	@$(manage) collectstatic --no-input --clear --verbosity 0
	@touch $@

test:
	@.ci/venv .venv requirements-dev.txt
	@.ci/test $(ARGS)

RECORDS ?= 100000
bench:
	@.ci/venv .venv requirements.txt
	@.venv/bin/python -m bench.run --records $(RECORDS)
	@cat bench/RESULTS.md
