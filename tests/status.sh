#!/bin/sh
# What the program ends with: 0 done, 1 something was not read or written, 2
# wrong usage or nothing to read; and that each failure says where it was.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
printf 'Ferry stops\n\nThe ferry stopped on 3 May 2026, the port said.\n' \
	>"$work/good.txt"
good=$work/good.txt
gone=$work/gone.txt
bad=0

# expect STATUS WORDS COMMAND...: the status, and what standard error says;
# nothing where WORDS are none
expect() {
	want=$1 words=$2
	shift 2
	"$@" >"$work/out" 2>"$work/err" </dev/null
	got=$?
	if [ "$words" ]; then
		said=$(grep -c "$words" "$work/err")
	else
		said=$((1 - $(wc -l <"$work/err")))
	fi
	if [ "$said" -lt 1 ] || [ $got != "$want" ]; then
		echo "FAIL: $* ends with $got, not $want, and says:"
		cat "$work/err"
		bad=1
	fi
}

full() {
	"$@" >/dev/full
}

closed() {
	"$@" >&-
}

for how in --plain 'report --format=json' import; do
	# shellcheck disable=SC2086
	set -- ./rashomon $how
	expect 0 '' "$@" "$good"
	expect 1 "^rashomon: $gone: " "$@" "$good" "$gone"
	expect 2 "^rashomon: $gone: " "$@" "$gone"
	expect 1 '^rashomon: standard output: ' closed "$@" "$good"
	[ ! -c /dev/full ] ||
		expect 1 '^rashomon: standard output: ' full "$@" "$good"
done
expect 2 '^rashomon: none: ' ./rashomon report --format=none "$good"
expect 2 'usage' ./rashomon report --format=text
expect 2 '^rashomon: none: ' ./rashomon help none
expect 2 'usage' ./rashomon import
expect 2 '^rashomon: --none: ' ./rashomon --none
expect 2 '^rashomon: --width: ' ./rashomon --width=x "$good"
expect 2 '^rashomon: 120: ' ./rashomon --screen 120 "$good"
expect 2 "^rashomon: $gone: " ./rashomon --script "$gone" "$good"
for how in text markdown html; do # each says what a source is worth
	./rashomon report --format=$how "${srcdir:-.}/examples/lowen-gate" \
		>"$work/report"
	for words in 'copy of s1 (98 % of it)' 'cut off' \
		'says a machine rewrote it' 'date unknown'; do
		grep -q "$words" "$work/report" ||
			{ echo "FAIL: $how does not say: $words"; bad=1; }
	done
done
printf 'set mouse on\ncolor nope red blue\n' >"$work/conf"
expect 0 "^rashomon: $work/conf:2: " ./rashomon --config "$work/conf" "$good"
for how in --help --version keys help; do
	expect 0 '' ./rashomon $how
done
exit $bad
