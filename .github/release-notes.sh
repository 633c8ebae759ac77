#!/usr/bin/env bash
# The part of CHANGELOG.md about one version, as notes of a GitHub release:
#
#   .github/release-notes.sh 0.2.0 [URL of the tree, for links to files]
#
# Notes are shown with the line breaks of their source, so lines that are wrapped here are joined.
set -euo pipefail
version=${1:?write the version, such as 0.2.0}
tree=${2:-}
cd "$(dirname "${BASH_SOURCE[0]}")/.."

notes=$(awk -v version="$version" '
  /^## / { if (found) exit; found = $2 == version; next }
  !found { next }
  /^ +[^ *]/ { sub(/^ +/, ""); line = line " " $0; next }
  { print line; line = $0 }
  END { print line }
' CHANGELOG.md | sed '/./,$!d')

if [ -z "$notes" ]; then
  echo "CHANGELOG.md has no part '## $version', or an empty one; write what changed" >&2
  exit 1
fi
if [ -n "$tree" ]; then
  notes=$(sed -E "s|\]\(([^):#]+)(#[^)]*)?\)|](${tree}/\1\2)|g" <<< "$notes")
fi
printf '%s\n' "$notes"
