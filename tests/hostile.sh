#!/bin/sh
# What is hostile in titles, bodies, names of files and addresses reaches no
# output: sources, reports, the reading in lines, messages.
here=$(pwd)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
HOME=$work
export HOME
esc=$(printf '\033')
bel=$(printf '\007')
# CSI, OSC 0, 8 and 52, DCS, APC, C1 as code points, backspaces, bidi, tags, one
# that does not end.
evil=$(printf 'A\033[31mB\033]0;T\007C\033]8;;http://x\033\\D\033]52;c;QQ==\007E')
evil=$evil$(printf '\033P1q\033\\F\033_X\033\\G\302\23331mH\302\2350;t\302\234I')
evil=$evil$(printf '\010\010J\342\200\256K\342\201\246L\363\240\201\201M\033]0;end')
words="The ferry ${evil} stopped on Monday with 84 passengers, they said."
mkdir "$work/in" || exit 1
cd "$work/in" || exit 1
cat >a.html <<END
<html><head><title>$evil</title><meta name=author content="$evil">
<meta property=og:site_name content="$evil"><link rel=canonical
href="http://x.example/$evil"></head><body><h1>$evil</h1><p>$words</p>
<figure><figcaption>$evil</figcaption></figure></body></html>
END
cat >b.xml <<END
<rss><channel><title>$evil</title><item><title>$evil</title>
<link>http://x.example/$evil</link><author>$evil</author>
<source>$evil</source><pubDate>$evil</pubDate>
<description>$words</description></item></channel></rss>
END
printf -- '---\ntitle: %s\nauthor: %s\n---\n%s\n' "$evil" "$evil" "$words" >c.md
printf 'From: %s <a@b>\nSubject: %s\nDate: %s\nMIME-Version: 1.0\n\n%s\n' \
	"$evil" "$evil" "$evil" "$words" >d.eml
printf '%s\n\nBy %s\n\n%s\n' "$evil" "$evil" "$words" >e.txt
printf '<html><meta charset=iso-8859-1><p>Words \23331mX\2350;t\234Y at sea.\n' \
	>f.html
printf 'Title\n\n%s\n' "$words" >"g$esc]0;x$bel.txt" 2>/dev/null
: >"empty$esc[2J.txt" 2>/dev/null
cd "$here" || exit 1
bad=0
controls=$(printf '[\001-\010\013\014\016-\037\177]')
c1=$(printf '\302[\200-\237]')
bidi=$(printf '\342\200[\252-\256]\\|\342\201[\246-\251]\\|\363\240[\200\201]')

# No control in what a command printed, on either side.
clean() {
	for pattern in "$controls" "$c1" "$bidi"; do
		if LC_ALL=C grep -a -q "$pattern" "$work/$1"; then
			echo "FAILED: $1 lets through:"
			LC_ALL=C grep -a "$pattern" "$work/$1" | head -3 | od -c | head
			bad=1
		fi
	done
}

./rashomon import "$work/in" >"$work/import" 2>"$work/import.err"
clean import
clean import.err
for format in text json markdown html csv ics ssml; do
	./rashomon report --format=$format "$work/in" >"$work/$format" \
		2>"$work/$format.err"
	[ -s "$work/$format" ] || { echo "FAILED: $format is empty"; bad=1; }
	clean $format
	clean $format.err
done
printf 'sources\nnext fact\nwhy\nmatrix\ntimeline\nquit\n' |
	./rashomon --plain "$work/in" >"$work/plain" 2>"$work/plain.err"
clean plain
clean plain.err
grep -q '84 passengers' "$work/import" ||
	{ echo "FAILED: nothing was read"; bad=1; }
[ $bad -eq 0 ] && echo "ok: nothing passes"
exit $bad
