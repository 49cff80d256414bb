#!/bin/sh
# What a reading session touches: only sources, data, configuration, the
# terminal and what the system's libraries read; no process, no network.
command -v strace >/dev/null 2>&1 || { echo "no strace: skipped"; exit 77; }
top=$(cd "${srcdir:-.}" && pwd)
here=$(pwd)
home=$(mktemp -d) || exit 1
trap 'rm -rf "$home"' EXIT
# A reading without addresses; plain mode reads its commands from a pipe.
printf 'next fact\nwhy\nmatrix\ntimeline\nquit\n' |
	env -i PATH="$PATH" HOME="$home" LC_ALL=C.UTF-8 TERM=xterm \
	ASAN_OPTIONS=detect_leaks=0 \
	strace -ff -o "$home/trace" \
	-e trace=open,openat,creat,execve,execveat,fork,vfork,socket,connect \
	./rashomon --plain "$top/examples/lowen-gate" >"$home/out" 2>&1
# A file for each thread: in one, a call that another interrupts is in two
# pieces, and how it ended stands on a line without its path.
sed 's/^/- /' "$home"/trace.* >"$home/trace" 2>/dev/null
[ -s "$home/trace" ] || { echo "strace does not work here: skipped"; exit 77; }
grep -q 'Tidewater' "$home/out" || { echo "FAILED: nothing was read"; exit 1; }
bad=0
if grep -E ' (socket|connect)\(' "$home/trace"; then
	echo "FAILED: the network was touched"
	bad=1
fi
if [ "$(grep -c ' execve' "$home/trace")" -ne 1 ] ||
	grep -E ' (fork|vfork|execveat)\(' "$home/trace"; then
	echo "FAILED: a process was started"
	bad=1
fi
# Paths without their "..".
whole() {
	while read -r path; do
		folder=$(cd "$(dirname "$path")" 2>/dev/null && pwd)
		echo "${folder:-$(dirname "$path")}/$(basename "$path")"
	done
}
# Paths that were opened, without the allowed ones.
grep -E ' (open|openat|creat)\(' "$home/trace" | grep -v ENOENT |
	sed -n 's/^[^"]*"\([^"]*\)".*/\1/p' | sort -u | whole |
	grep -v -e "^$top/examples/" -e "^$top/data/" -e "^$here/data/" \
		-e "^$home/" -e '^/dev/' -e '^/proc/self/' -e '^/proc/sys/vm/' -e '^/sys/' \
		-e '^/etc/ld' -e '^/etc/terminfo' -e '^/lib' -e '^/usr/lib' \
		-e '^/usr/share/locale' -e '^/usr/share/terminfo' \
		-e '^/usr/local/lib' -e '^/usr/share/zoneinfo' \
		-e '^/etc/localtime' >"$home/odd"
if [ -s "$home/odd" ]; then
	echo "FAILED: opened besides:"
	cat "$home/odd"
	bad=1
fi
[ $bad -eq 0 ] && echo "ok: $(grep -c open "$home/trace") files, no process, no network"
exit $bad
