#!/bin/sh
# run.sh [--renew]: plays each NAME.WxH.keys on the example story and holds the
# screen against NAME.WxH.screen. --renew writes the screens anew: look at
# them before you commit them. The story's report, report.json, is held and
# renewed in the same way.
set -u
top=$(cd "${srcdir:-.}" && pwd)
prog=${RASHOMON:-./rashomon}
new=$(mktemp); bad=0; n=0
trap 'rm -f "$new"' EXIT
LC_ALL=C.UTF-8; export LC_ALL
for keys in "$top"/tests/screen/*.keys; do
	base=${keys%.keys}; size=${base##*.}; n=$((n + 1))
	"$prog" --script "$keys" --screen "$size" "$top/examples/lowen-gate" >"$new" || bad=1
	if [ "${1:-}" = --renew ]; then
		cp "$new" "$base.screen"
	elif ! diff -u "$base.screen" "$new"; then
		echo "differs: $base"
		bad=1
	fi
done
golden=$top/tests/screen/report.json
"$prog" report --format=json "$top/examples/lowen-gate" | sed "s|$top/||g" >"$new"
if [ "${1:-}" = --renew ]; then
	cp "$new" "$golden"
elif ! diff -u "$golden" "$new"; then
	echo "differs: report.json"
	bad=1
fi
[ "$n" -gt 0 ] || { echo "no screens found"; exit 1; }
exit $bad
