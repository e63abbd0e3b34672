#!/bin/sh
# Lock requirements.txt (the book), requirements/test.txt (with what the tests need) and requirements/lite.txt (what builds
# JupyterLite, in an environment of its own) for every Python from 3.11 on, and requirements/lite-wheels.txt (what the
# browser loads).
set -eu
cd "$(dirname "$0")/.."
python="${PYTHON:-.venv/bin/python}"
uv="$python -m uv"
options="--universal --python-version 3.11 --override requirements/overrides.txt --generate-hashes
  --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet"
$uv pip compile pyproject.toml --extra book $options --override requirements/not-in-the-book.txt -o requirements.txt
$uv pip compile pyproject.toml --extra test $options -c requirements.txt -o requirements/test.txt
echo "uv>=0.9,<1" | $uv pip compile - $options -o requirements/uv.txt
$uv pip compile --group lite $options -o requirements/lite.txt
$python -m evenwicht.publish.lite.wheels
