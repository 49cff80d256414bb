#!/bin/sh
# How the comparer grows: stories of N sources of 4 kB, CPU seconds, peak
# memory, and how much more the double costs. usage: story.sh [N...]
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
before=
printf '%8s %8s %8s %8s\n' sources seconds MB growth
for n in ${*:-250 500 1000 2000 5000}; do
	mkdir "$dir/$n" && ./tests/bench/make_story "$n" "$dir/$n" || exit 1
	./tests/bench/usage ./rashomon report --format=json "$dir/$n" \
		2>"$dir/said" >/dev/null || exit 1
	read -r seconds mb <"$dir/said"
	awk -v n="$n" -v s="$seconds" -v m="$mb" -v b="$before" 'BEGIN {
		split(b, o, " ")
		g = b == "" ? "-" : sprintf("%.2f", \
			exp(log(s / o[2]) / log(n / o[1]) * log(2)))
		printf "%8d %8.2f %8.0f %8s\n", n, s, m, g }'
	before="$n $seconds"
	rm -r "${dir:?}/$n"
done
