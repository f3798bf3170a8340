#!/bin/sh
# Pins what pyproject.toml asks for: requirements/run.txt and requirements/dev.txt, with hashes.
# maek[translate] weighs more than all the rest: it is among the tools of tests, not of the demo.
# Usage: pins.sh PYTHON
set -eu
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
"$1" -m venv "$tools/venv"
"$tools/venv/bin/pip" install -q --disable-pip-version-check uv
uv="$tools/venv/bin/uv"
common="--universal --python-version 3.11 --generate-hashes --no-header --quiet"
# shellcheck disable=SC2086
$uv pip compile $common --extra postgres --extra serve --output-file requirements/run.txt pyproject.toml requirements/build.in
# shellcheck disable=SC2086
$uv pip compile $common --constraint requirements/run.txt --output-file requirements/dev.txt requirements/dev.in
