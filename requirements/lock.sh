#!/bin/sh
# Lock requirements.txt (the book) and requirements/test.txt (the book and its tests) for every Python from 3.11 on.
set -eu
cd "$(dirname "$0")/.."
options="--universal --python-version 3.11 --override requirements/overrides.txt --generate-hashes
  --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet"
extras="--extra survey --extra cluster --extra book"
uv pip compile pyproject.toml $extras $options -o requirements.txt
uv pip compile pyproject.toml $extras --extra test $options -c requirements.txt -o requirements/test.txt
