#!/bin/sh
# run.sh SOURCE-TREE SECONDS [afl]: builds every fuzz target with ASan and UBSan
# and runs each for SECONDS from its seed corpus, one after the other; with
# clang and libFuzzer in the folder "fuzz", or with AFL++ in "fuzz-afl". What it
# finds is kept there: new inputs, and those that crash or hang. FUZZ_ONLY, where
# set, names the targets to run. FUZZ_FLAGS, FUZZ_LIBS, FUZZ_ARCHIVE and
# FUZZ_FIRST (made before the library) come from the makefile.
set -eu
top=$(cd "$1" && pwd)
seconds=$2
engine=${3:-libfuzzer}
checks="-g -O1 -fno-sanitize-recover=undefined"
if [ "$engine" = afl ]; then
	folder=fuzz-afl
	compiler=afl-clang-fast
	library=$checks
	target="$checks $top/tests/fuzz/replay.c"
	export AFL_USE_ASAN=1 AFL_USE_UBSAN=1 AFL_QUIET=1
else
	folder=fuzz
	compiler=clang
	library="$checks -fsanitize=fuzzer-no-link,address,undefined"
	target="$checks -fsanitize=fuzzer,address,undefined"
fi
mkdir -p $folder/lib
cd $folder
here=$(pwd)
if [ ! -f lib/Makefile ]; then
	(cd lib && "$top/configure" CC=$compiler CFLAGS="$library" \
		>configure.out 2>&1) || { tail lib/configure.out; exit 1; }
fi
# shellcheck disable=SC2086
make -C lib -j2 $FUZZ_FIRST >make.out 2>&1 || { tail make.out; exit 1; }
make -C lib -j2 librashomon.a >make.out 2>&1 || { tail make.out; exit 1; }

# The value of a line "NAME : VALUE" of what afl-fuzz says at its end.
stat_of() {
	sed -n "s/^$1 *: //p" "$what.new/default/fuzzer_stats"
}

run_afl() {
	AFL_NO_UI=1 AFL_SKIP_CPUFREQ=1 AFL_NO_AFFINITY=1 AFL_AUTORESUME=1 \
		AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 \
		afl-fuzz -V "$seconds" -t 10000 -m none \
		-x "$words" -i "$seeds" -o "$what.new" -- "./$name" \
		>"$what.out" 2>&1 || return 1
	echo "$what: $(stat_of execs_done) runs," \
		"$(stat_of saved_crashes) crashes, $(stat_of saved_hangs) hangs"
	[ "$(stat_of saved_crashes)$(stat_of saved_hangs)" = 00 ]
}

run_libfuzzer() {
	mkdir -p "$what.new"
	"./$name" -max_total_time="$seconds" -max_len=4096 -timeout=10 \
		-rss_limit_mb=1024 -dict="$words" \
		-artifact_prefix="$here/crash-$what-" "$what.new" \
		"$seeds" >"$what.out" 2>&1 || return 1
	echo "$what: $(grep '^Done' "$what.out")"
}

bad=0
for source in "$top"/tests/fuzz/fuzz_*.c; do
	name=$(basename "$source" .c)
	what=${name#fuzz_}
	more=
	failed=0
	case " ${FUZZ_ONLY:-$what} " in
	*" $what "*) ;;
	*) continue ;;
	esac
	if [ "$what" = unpack ]; then
		case $FUZZ_ARCHIVE in
		*-larchive*) more="$top/src/unpack/records.c $FUZZ_ARCHIVE" ;;
		*) continue ;;
		esac
	fi
	# shellcheck disable=SC2086
	$compiler $FUZZ_FLAGS $target -I"$top/include" "$source" \
		${more%% *} lib/librashomon.a ${more#* } $FUZZ_LIBS -o "$name"
	words=$top/tests/fuzz/$what.dict
	seeds=$top/tests/fuzz/corpus/$what
	if [ "$engine" = afl ]; then
		run_afl || failed=1
	else
		run_libfuzzer || failed=1
	fi
	if [ "$failed" = 1 ]; then
		echo "$what: FAILED, see $folder/$what.out and $what.new"
		grep -a -m 3 -E 'ERROR|runtime error|SUMMARY|ABORT' \
			"$what.out" || :
		bad=1
	fi
done
exit $bad
