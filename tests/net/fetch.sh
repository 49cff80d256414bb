#!/bin/sh
# Addresses as sources, against a server of our own on this machine.
[ -x ./rashomon-fetch ] || { echo "built without libcurl"; exit 77; }
dir=$(mktemp -d) || exit 1
./tests/net/server >"$dir/port" &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$dir"' EXIT
for i in 1 2 3 4 5 6 7 8 9 10; do [ -s "$dir/port" ] && break; sleep 0.2; done
port=$(cat "$dir/port")
[ -n "$port" ] || { echo "no port to listen on"; exit 77; }
at=http://127.0.0.1:$port
RASHOMON_FETCH=./rashomon-fetch XDG_CACHE_HOME=$dir/cache
RASHOMON_FETCH_SECONDS=2 no_proxy=127.0.0.1
export RASHOMON_FETCH XDG_CACHE_HOME RASHOMON_FETCH_SECONDS no_proxy
fail=0

# try WHAT STATUS PATTERN SOURCE...: output and messages match the pattern
try() {
	what=$1 want=$2 pattern=$3
	shift 3
	./rashomon import "$@" >"$dir/out" 2>&1
	got=$?
	if [ $got -eq "$want" ] && grep -q "$pattern" "$dir/out"; then
		echo "ok: $what"
	else
		echo "FAILED: $what: exit $got, said:"
		cut -c1-300 "$dir/out"
		fail=1
	fi
}

try "a page" 0 'The river rose' "$at/page"
try "the same page from the cache" 0 'The river rose' "$at/page"
kept=$dir/cache/rashomon
touch -t 202001010000 "$kept/0123456789abcdef" "$kept/not of the cache"
try "a third time" 0 'The river rose' "$at/page"
if [ -e "$kept/0123456789abcdef" ] || [ ! -e "$kept/not of the cache" ] ||
	[ "$(find "$kept" -type f | wc -l)" -lt 2 ]; then
	echo "FAILED: the cache is pruned"
	fail=1
fi
try "a redirect, its end as the address" 0 "\"url\":\"$at/page\"" "$at/moved"
try "a charset of the header" 0 'Rügen' "$at/latin1"
try "a packed page" 0 'Selby' "$at/gzip"
try "one packed otherwise" 0 'Selby' "$at/br"
try "a cut page is read and said" 1 'was cut off' "$at/cut"
try "a circle" 2 'redirected more than 5 times' "$at/circle"
try "404" 2 'status 404' "$at/none"
try "500" 2 'status 500' "$at/500"
try "silence" 2 'did not answer whole in 2 seconds' "$at/slow"
try "too much" 2 'larger than 32 MB' "$at/large"
try "no server" 2 'cannot be fetched' "http://127.0.0.1:1/"
try "the rest is read" 1 'The river rose' "$at/none" "$at/page" "$at/slow"
printf 'The river rose by three meters on Sunday.\n' >"$dir/a b.txt"
try "a file as an address" 0 'three meters' "file://$dir/a%20b.txt"
try "a file elsewhere" 2 'of another machine' "file://elsewhere/x"
exit $fail
