#!/bin/sh
# run.sh SOURCE-TREE SECONDS: builds every fuzz target with clang, libFuzzer,
# ASan and UBSan in the folder "fuzz" and runs each for SECONDS from its seed
# corpus. What it finds is kept in fuzz/NAME.new, inputs that crash in
# fuzz/crash-*. FUZZ_FLAGS, FUZZ_LIBS and FUZZ_FIRST (made
# before the library) come from the makefile.
set -eu
top=$(cd "$1" && pwd)
seconds=$2
checks="-g -O1 -fno-sanitize-recover=undefined"
mkdir -p fuzz/lib
cd fuzz
here=$(pwd)
if [ ! -f lib/Makefile ]; then
	(cd lib && "$top/configure" CC=clang \
		CFLAGS="$checks -fsanitize=fuzzer-no-link,address,undefined" \
		>configure.out 2>&1) || { tail lib/configure.out; exit 1; }
fi
# shellcheck disable=SC2086
make -C lib -j2 $FUZZ_FIRST >make.out 2>&1 || { tail make.out; exit 1; }
make -C lib -j2 librashomon.a >make.out 2>&1 || { tail make.out; exit 1; }
bad=0
for source in "$top"/tests/fuzz/fuzz_*.c; do
	name=$(basename "$source" .c)
	what=${name#fuzz_}
	# shellcheck disable=SC2086
	clang $FUZZ_FLAGS $checks -fsanitize=fuzzer,address,undefined \
		-I"$top/include" "$source" lib/librashomon.a $FUZZ_LIBS \
		-o "$name"
	mkdir -p "$what.new"
	words=$top/tests/fuzz/$what.dict
	if ./"$name" -max_total_time="$seconds" -max_len=4096 -timeout=10 \
		-rss_limit_mb=1024 -dict="$words" \
		-artifact_prefix="$here/crash-$what-" "$what.new" \
		"$top/tests/fuzz/corpus/$what" >"$what.out" 2>&1; then
		echo "$what: $(grep '^Done' "$what.out")"
	else
		echo "$what: FAILED, see fuzz/$what.out"
		grep -m 3 -E 'ERROR|runtime error|SUMMARY' "$what.out" || :
		bad=1
	fi
done
exit $bad
