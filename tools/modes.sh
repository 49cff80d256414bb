#!/bin/sh
# modes.sh PROGRAM: writes doc/MODES, and the list of actions in the manual,
# as the table of actions is now.
set -eu
top=$(cd "${srcdir:-.}" && pwd)
new=$(mktemp)
trap 'rm -f "$new" "$new.list"' EXIT
"$1" --modes >"$new"
cp "$new" "$top/doc/MODES"
"$1" --actions >"$new.list"
awk -v list="$new.list" '
	/^\.\\" actions:/ {
		print
		while ((getline line < list) > 0)
			print line
		skip = 1
		next
	}
	/^\.\\" end of actions/ { skip = 0 }
	!skip { print }
' "$top/doc/rashomon.1" >"$new"
cp "$new" "$top/doc/rashomon.1"
