#!/bin/sh
# demo.sh: prints the screens that README shows, made from the example story.
set -u
top=$(cd "${srcdir:-.}" && pwd)
prog=${RASHOMON:-./rashomon}
keys=$(mktemp)
trap 'rm -f "$keys"' EXIT
LC_ALL=C.UTF-8; export LC_ALL
show() {
	printf '%s\n\n' "$1"
	printf '%s' "$2" >"$keys"
	"$prog" --script "$keys" --screen "$3" "$top/examples/lowen-gate" |
		sed 's/^/    /; s/ *$//'
	echo
}
show 'The articles side by side, on the next fact that sources tell differently:' \
	'}' 80x20
show 'The matrix, what each source says of each fact:' 'mjjj' 80x14
show 'The timeline, to scale, with what was cut short marked:' 'tjj' 80x17
