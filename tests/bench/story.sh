#!/bin/sh
# How the comparer grows: stories of N sources of 4 kB, the CPU seconds of
# reading, comparing and writing as JSON, the peak memory, and how much more
# the double costs: of comparing, of writing, and of all three. JSON names the
# silent sources of each fact, so it grows faster than the story.
# usage: story.sh [N...]
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
before=
printf '%8s %8s %8s %8s %8s   growth: %8s %8s %8s\n' \
	sources read compare write MB compare write all
for n in ${*:-250 500 1000 2000 5000}; do
	mkdir "$dir/$n" && ./tests/bench/make_story "$n" "$dir/$n" || exit 1
	now=$(./tests/bench/bench_story "$dir/$n") || exit 1
	echo "$n $now $before" | awk '
		function growth(a, b) {
			if (NF < 6 || a <= 0 || b <= 0)
				return "-"
			return sprintf("%.2f", \
				exp(log(a / b) / log($1 / $6) * log(2)))
		}
		{ printf "%8d %8.2f %8.2f %8.2f %8.0f           %8s %8s %8s\n", \
			$1, $2, $3, $4, $5, growth($3, $8), growth($4, $9), \
			growth($2 + $3 + $4, $7 + $8 + $9) }'
	before="$n $now"
	rm -r "${dir:?}/$n"
done
