# Prints a pack of names from the tables of names in data/: run with LC_ALL=C
# and LANGUAGE set to en or zh, on fold.txt, aliases.txt and names-cldr.txt.
# Han names are written in simplified characters; short ones are often parts of
# words: only places keep two characters. English names other than places have
# two words at least, as one alone is told by its capital letter.
BEGIN {
	FS = "\t"
	print "language", LANGUAGE, "\npart names\nscript",
		LANGUAGE == "zh" ? "han" : "words", "\n\n[name]"
}
FILENAME ~ /fold.txt$/ {
	if (!/^#/ && split($0, pair, " ") == 2)
		to[pair[1]] = pair[2]
	next
}
/^#/ {
	kind = 2
	if (/^# (Territories|Cities|States|Places)/)
		kind = 1
	else if (/^# (Currencies|Things)/)
		kind = -1
	else if (/^# People/)
		kind = 3
	next
}
function simplified(name,    out, i, c) {
	for (i = 1; i <= length(name); i += 3) {
		c = substr(name, i, 3)
		out = out (c in to ? to[c] : c)
	}
	return out
}
function put(name) {
	if (!seen[name]++)
		print kind, name
}
kind >= 0 {
	for (i = 1; i <= NF; i++)
		if (LANGUAGE == "zh" &&
		    $i ~ /^([\343-\351][\200-\277][\200-\277])+$/ &&
		    length($i) >= (kind == 1 ? 6 : 9))
			put(simplified($i))
		else if (LANGUAGE == "en" && kind < 3 &&
		    $i ~ /^[A-Z][a-z]/ && $i !~ /[,&\343-\351]/ &&
		    (kind == 1 || $i ~ / /)) {
			name = tolower($i)
			gsub(" ", "_", name)
			put(name)
		}
}
