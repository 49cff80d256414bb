#!/bin/sh
# structure.sh: the house rules that no compiler checks. One line a breach.
set -u
top=${srcdir:-.}
bad=0
breach() { echo "$*"; bad=1; }

# Only one file knows curses.
for f in $(grep -rlE '#include <(n?curses|ncursesw/)' "$top/src" "$top/include"); do
	[ "$f" = "$top/src/term/curses.c" ] || breach "$f includes curses"
done

# A room uses only rooms to its left.
order="base fetch unpack text article read lang extract compare story reader term plain export"
allowed() {
	case $1 in
	base) echo base ;;
	fetch) echo base fetch ;;
	unpack) echo base unpack ;;
	text) echo base text ;;
	article) echo base text article ;;
	read) echo base text article read ;;
	lang) echo base text lang ;;
	extract) echo base text article lang extract ;;
	compare) echo base text article lang extract compare ;;
	story) echo base text article read lang extract compare story ;;
	reader) echo base text article read lang extract compare story reader ;;
	term) echo base text article compare story reader term ;;
	plain) echo base text article compare story reader plain ;;
	export) echo base text article read extract compare story export ;;
	esac
}
for room in $order; do
	for used in $(cat "$top"/src/"$room"/*.[ch] "$top"/include/rashomon/"$room"/*.h 2>/dev/null |
		sed -n 's|^#include "rashomon/\([a-z]*\)/.*|\1|p' | sort -u); do
		case " $(allowed "$room") " in
		*" $used "*) ;;
		*) breach "room $room uses room $used" ;;
		esac
	done
done

# State is passed, not kept: no variables that can change but signal flags
# and what gives the terminal back.
if command -v objdump >/dev/null 2>&1 && [ -f librashomon.a ]; then
	for v in $(objdump -t librashomon.a 2>/dev/null |
		awk '/ O [.](data|bss|tbss|tdata)[ \t]/ { print $NF }' |
		grep -vE '^(got_size|got_end|before)$|asan|ubsan|odr|^__unnamed_' | sort -u); do
		breach "mutable global: $v"
	done
fi

# What the makefile does not name is missing from the archive that is given out.
for f in $(cd "$top" && find src include tests -name '*.[ch]'); do
	[ ! -f "$top/Makefile.am" ] || grep -q "$f" "$top/Makefile.am" ||
		breach "Makefile.am does not name $f"
done

# Nothing names a place of one machine.
for f in $(grep -rlE '/(home|root|Users)/[a-z]' "$top/src" "$top/include" "$top/doc" "$top/README" 2>/dev/null); do
	breach "$f names a path of one machine"
done
exit $bad
