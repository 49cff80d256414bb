#!/bin/sh
# demo.sh [--readme]: prints the screens that README shows, made from the
# example story. --readme puts them, as they are now, into README: the first
# and the last.
set -u
top=$(cd "${srcdir:-.}" && pwd)
prog=${RASHOMON:-./rashomon}
keys=$(mktemp)
trap 'rm -f "$keys" "$keys".*' EXIT
LC_ALL=C.UTF-8; export LC_ALL
screen() {
	printf '%s' "$1" >"$keys"
	"$prog" --script "$keys" --screen "$2" "$top/examples/lowen-gate" |
		sed 's/^/    /; s/ *$//'
}
show() {
	printf '%s\n\n' "$1"
	screen "$2" "$3"
	echo
}
if [ "${1:-}" = --readme ]; then
	screen '}' 80x20 >"$keys".columns
	screen 'tjj' 80x17 >"$keys".timeline
	awk -v a="$keys".columns -v b="$keys".timeline '
		function put(f, line) { while ((getline line <f) > 0) print line }
		/^    1 of / { put(a); skip = "^    columns " }
		/^    dates / { put(b); skip = "^    timeline " }
		!skip { print }
		skip && $0 ~ skip { skip = "" }' "$top/README" >"$keys".new
	cat "$keys".new >"$top/README"
	exit
fi
show 'The articles side by side, on the next fact that sources tell differently:' \
	'}' 80x20
show 'The matrix, what each source says of each fact:' 'mjjj' 80x14
show 'The timeline, to scale, with what was cut short marked:' 'tjj' 80x17
