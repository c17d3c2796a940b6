# Works in a fresh clone: every target first makes .venv hold what it needs (.ci/siapkan.py).

# The first interpreter that is new enough; PYTHON=... names another.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
BIN := .venv/bin
PROSES ?= 2

.DEFAULT_GOAL := bantu
.PHONY: bantu siap jalan uji periksa rapi ukur pasang-jalan pasang-uji python

bantu:  ## list the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

siap: pasang-uji  ## install everything, and the hooks that check each commit
	@$(BIN)/pre-commit install

jalan: pasang-jalan  ## run the whole site with a demo city; PORT=8000
	@exec $(BIN)/python manage.py jalan --ikut-induk

uji: pasang-uji  ## run the tests; PILIH="laporan -k kunci" picks some
	@$(BIN)/python -m pytest -n $(PROSES) --dist loadgroup $(PILIH)

periksa: pasang-uji  ## check everything, change nothing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djhtml --check --tabwidth 2 templates
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/sqlfluff lint pegawai laporan umpanbalik evaluasi kinerja
	$(BIN)/mypy .
	$(BIN)/lint-imports
	$(BIN)/python -W "ignore:Got an error checking" manage.py makemigrations --check --dry-run
	@echo "manage.py check --deploy, as a real installation"
	@DATABASE_URL=postgresql://basis/kinerja REDIS_URL=redis://antrean SECRET_KEY="$$(seq -s- 30)" \
	ALLOWED_HOSTS=kinerja.contoh.go.id $(BIN)/python manage.py check --deploy --fail-level WARNING

rapi: pasang-uji  ## mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	find templates -name '*.html' -exec $(BIN)/djade --target-version 5.2 {} +
	$(BIN)/djhtml --tabwidth 2 templates

ukur: pasang-jalan  ## measure speed; PEGAWAI=10000 BULAN=2 JSON=1
	@$(BIN)/python manage.py ukur $(if $(PEGAWAI),--pegawai $(PEGAWAI)) $(if $(BULAN),--bulan $(BULAN)) $(if $(JSON),--json)

pasang-jalan: python
	@$(PYTHON) .ci/siapkan.py requirements.txt

pasang-uji: python
	@$(PYTHON) .ci/siapkan.py requirements-dev.txt

python:
	@test -n "$(PYTHON)" || { echo "Galat: Python 3.11 atau lebih baru tidak ditemukan. Pasang dahulu, lalu ulangi; \
	bila namanya lain, sebutkan: make PYTHON=/jalur/ke/python3.11" >&2; exit 1; }
