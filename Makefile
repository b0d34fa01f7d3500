# Each target may be called first on a fresh machine: what it needs is set up by it.
PYTHON_IN_VENV = .venv/bin/python

.PHONY: setup run test test-long test-fleet coverage check screens texts badge-sheets

setup:
	@sh .ci/setup.sh

run: setup
	@sh .ci/start.sh

test:
	@sh .ci/setup.sh test
	QT_QPA_PLATFORM=offscreen $(PYTHON_IN_VENV) -m pytest -n 2

# Long forms: many more examples for every law.
test-long:
	@sh .ci/setup.sh test
	CQITEC_LONG=1 QT_QPA_PLATFORM=offscreen $(PYTHON_IN_VENV) -m pytest -n 2

# A venue where everything fails, for ten minutes: real desks, a real hub, and somebody who kills them.
test-fleet:
	@sh .ci/setup.sh test
	QT_QPA_PLATFORM=offscreen $(PYTHON_IN_VENV) -m tests.fleet.chaos --desks 8 --tickets 2000 --seconds 600

# Every branch of the decision and of the tickets is tried, or this fails.
coverage:
	@sh .ci/setup.sh test
	QT_QPA_PLATFORM=offscreen $(PYTHON_IN_VENV) -m coverage run --branch --source=kiosk/domain,kiosk/ticket -m pytest -q \
		tests/domain tests/ticket tests/laws tests/conformance tests/test_guests.py tests/test_words.py tests/test_claim.py \
		tests/test_amendments.py
	$(PYTHON_IN_VENV) -m coverage report --show-missing --skip-covered --fail-under=100

check: setup
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/basedpyright --pythonpath $(PYTHON_IN_VENV)
	.venv/bin/lint-imports
	$(PYTHON_IN_VENV) -m pytest -q tests/house

screens: setup
	QT_QPA_PLATFORM=offscreen $(PYTHON_IN_VENV) -m ui.screenshots docs/screens
	QT_QPA_PLATFORM=offscreen $(PYTHON_IN_VENV) -m ui.selfservice.pictures docs/screens/selfservice --width 600

# The hardest badges of the bundled event in every stock, to look at.
badge-sheets: setup
	$(PYTHON_IN_VENV) main.py badge --contact-sheet badges.png

# After a text of the window has changed: collects the texts; the Chinese is then written into the .ts file.
texts: setup
	$(PYTHON_IN_VENV) -m ui.areas
