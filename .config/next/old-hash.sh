#!/usr/bin/env bash
# Prints one hash of all tracked files of the old program, its tests and its settings, as they stand. In `old-checked`
# beside this file is the one at which its whole suite last passed. What the new program changes with every step is no
# part of it.
set -euo pipefail
cd "$(dirname "$0")/../.."
files=(. ':!*/next/*' ':!package.json' ':!package-lock.json' ':!.ci' ':!README.md')
git() { command git -c safe.directory='*' -c core.abbrev=40 "$@"; }
{
  git ls-files -s -- "${files[@]}"
  git diff --no-ext-diff -- "${files[@]}"
} | sha256sum | cut -d ' ' -f 1
