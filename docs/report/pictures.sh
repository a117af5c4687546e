#!/usr/bin/env bash
# Makes the pictures of the README from the reports that "mvn verify" leaves: the example's and that of an integration test.
# Needs Chromium.
set -euo pipefail
cd "$(dirname "$0")/../.."

profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

picture() { # page, picture, size, option
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$profile" ${4:+"$4"} \
    --window-size="$3" --screenshot="$PWD/docs/report/$2" "file://$PWD/$1" 2>"$profile/log" || { cat "$profile/log"; exit 1; }
}

picture examples/plain-arrays/target/backproof/index.html passing.png 1120,860
picture maven-plugin/target/it/broken-key-bias/target/backproof/index.html failing.png 1120,1100
