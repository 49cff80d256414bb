/* Rough phones. One letter each:
 *   b p d t g k f v s z m n l r h w y   as in English
 *   c  ch, j, zh, q   S  sh, x (pinyin)   x  th   R  r (pinyin)
 *   a e i o u            one vowel for a whole group of them
 *   @                    a vowel that a syllable has only because it must:
 *                        the e of te, the u of fu, the i of si
 * Chinese carries a foreign name over syllable by syllable: consonants
 * without a vowel get one (Trump: te-lang-pu), r and l fall together or are
 * lost before a consonant (Carter: ka-te), v is w, th is s or t. The costs
 * say so. */
#include "rashomon/compare/sound.h"

#include "rashomon/text/utf8.h"

#include <stdbool.h>
#include <uninorm.h>

static void
add(struct sound *s, char phone)
{
	if (s->n < SOUND_MOST && !(s->n && s->phones[s->n - 1] == phone))
		s->phones[s->n++] = phone;
}

static bool
is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' ||
	       c == '@';
}

/* The letter that a letter with marks sounds near; 0: none. */
static char
base_letter(uint32_t cp)
{
	static const struct {
		uint32_t cp;
		char base;
	} bare[] = {{0xD8, 'o'},  {0xF8, 'o'},	{0xDF, 's'},  {0xC6, 'a'},
		    {0xE6, 'a'},  {0xD0, 'd'},	{0xF0, 'd'},  {0x110, 'd'},
		    {0x111, 'd'}, {0x141, 'w'}, {0x142, 'w'}, {0x131, 'i'},
		    {0x152, 'o'}, {0x153, 'o'}, {0xDE, 't'},  {0xFE, 't'},
		    {0x10C, 'C'}, {0x10D, 'C'}, {0x106, 'C'}, {0x107, 'C'},
		    {0x160, 'S'}, {0x161, 'S'}, {0x15E, 'S'}, {0x15F, 'S'}};
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];

	for (size_t i = 0; cp >= 0x80 && i < COUNT(bare); i++)
		if (bare[i].cp == cp)
			return bare[i].base;
	while (cp >= 0x80 && uc_canonical_decomposition(cp, parts) > 0)
		cp = parts[0];
	if (cp >= 'A' && cp <= 'Z')
		return (char)(cp + 32);
	return cp >= 'a' && cp <= 'z' ? (char)cp : '\0';
}

struct letters {
	char z[64];
	size_t n;
};

static void
plain_letters(struct letters *out, struct str word)
{
	size_t n;

	out->n = 0;
	for (size_t at = 0; at < word.n && out->n + 4 < sizeof out->z;
	     at += n) {
		uint32_t cp;
		char l;

		n = utf8_next(word, at, &cp);
		l = base_letter(cp);
		if (l == 'C' || l == 'S') {
			out->z[out->n++] = l == 'C' ? 'c' : 's';
			l = 'h';
		}
		if (l)
			out->z[out->n++] = l;
	}
	memset(out->z + out->n, 0, sizeof out->z - out->n);
}

struct rule {
	char letters[5];
	char phones[4];
	char where; /* '^' at the start only, '$' at the end only */
};

/* clang-format off */
static const struct rule rules[] = { /* the first that fits is taken */
{"tsch", "c", 0}, {"chr", "kr", 0}, {"sch", "S", 0}, {"tch", "c", 0},
{"ough", "o", 0}, {"augh", "o", 0}, {"eigh", "e", 0}, {"igh", "i", 0},
{"ssi", "si", 0}, {"sci", "si", 0}, {"sce", "se", 0}, {"dge", "c", 0},
{"cci", "ci", 0}, {"cch", "k", 0}, {"que", "k", '$'}, {"gue", "g", '$'},
{"ngh", "n", 0}, {"vic", "vic", '$'}, {"ps", "s", '^'}, {"pf", "pf", '^'},
{"kn", "n", '^'}, {"wr", "r", '^'}, {"mc", "mk", '^'}, {"dz", "z", '^'},
{"ng", "n", '$'}, {"ch", "c", 0}, {"sh", "S", 0}, {"th", "x", 0},
{"ph", "f", 0}, {"gh", "g", '^'}, {"gh", "", 0}, {"wh", "w", 0},
{"ck", "k", 0}, {"kh", "h", 0}, {"zh", "c", 0}, {"ts", "z", 0},
{"tz", "z", 0}, {"cz", "c", 0}, {"sz", "S", 0}, {"dj", "dy", 0},
{"tj", "c", 0}, {"hs", "S", '^'}, {"ce", "se", 0}, {"ci", "si", 0},
{"cy", "si", 0}, {"qu", "k", 0}, {"q", "k", 0}, {"x", "S", '^'},
{"x", "ks", 0}, {"c", "k", 0}, {"j", "c", 0}, {"ge", "ce", 0},
{"gi", "ci", 0}, {"oo", "u", 0}, {"ou", "u", 0}, {"ee", "i", 0},
{"ea", "i", 0}, {"ie", "i", 0}, {"ai", "a", 0}, {"ay", "a", 0},
{"ei", "e", 0}, {"ey", "e", 0}, {"au", "o", 0}, {"aw", "o", 0},
{"ow", "o", 0}, {"oe", "o", 0}, {"ew", "u", 0}, {"ue", "u", 0},
{"eu", "yu", '^'}, {"eo", "o", 0}, {"es", "s", '$'}, {"e", "", '$'},
{"h", "", '$'}, {"y", "y", '^'}, {"y", "i", 0},
};
/* clang-format on */

static const struct rule *
rule_at(const struct letters *l, size_t at)
{
	for (size_t i = 0; i < COUNT(rules); i++) {
		size_t n;

		if (*rules[i].letters != l->z[at])
			continue;
		n = strlen(rules[i].letters);
		if (strncmp(l->z + at, rules[i].letters, n) ||
		    (rules[i].where == '^' && at) ||
		    (rules[i].where == '$' && at + n != l->n))
			continue;
		/* A name of one vowel keeps it: "Lee", "Ye". */
		if (rules[i].where == '$' && *rules[i].letters == 'e' && at < 2)
			continue;
		return &rules[i];
	}
	return NULL;
}

void
sound_spelling(struct sound *s, struct str word)
{
	struct letters l;

	plain_letters(&l, word);
	for (size_t at = 0; at < l.n;) {
		const struct rule *r = rule_at(&l, at);

		if (!r) {
			if (!(is_vowel(l.z[at]) && s->n &&
			      is_vowel(s->phones[s->n - 1]) && at))
				add(s, l.z[at]);
			at++;
			continue;
		}
		for (const char *p = r->phones; *p; p++)
			add(s, *p);
		at += strlen(r->letters);
	}
}

static char
main_vowel(const char *z, size_t n)
{
	static const char order[] = "aeo";

	for (const char *v = order; *v; v++)
		if (memchr(z, *v, n))
			return *v;
	return n && z[n - 1] == 'v' ? 'u' : n ? z[n - 1] : '\0';
}

/* Is it a syllable that stands for a lone consonant as well? */
static bool
is_filler(struct str y)
{
	static const char *const all[] = {
		"si", "shi", "zi", "ci", "zhi", "chi", "qi", "xi", "te",
		"ke", "ge",  "de", "le", "fu",	"mu",  "pu", "bu", "ku",
		"gu", "du",  "tu", "su", "shu", "zhu", "wu"};

	return str_eq_any(y, STR_LIST(all));
}

void
sound_pinyin(struct sound *s, struct str y)
{
	static const char *const initials[][2] = {
		{"zh", "c"}, {"ch", "c"}, {"sh", "S"}, {"j", "c"}, {"q", "c"},
		{"x", "S"},  {"z", "z"},  {"c", "s"},  {"r", "R"},
	};
	size_t at = 0, end;

	if (str_eq(y, STR("er"))) {
		add(s, 'r');
		return;
	}
	for (size_t i = 0; i < COUNT(initials); i++) {
		if (!str_starts(y, str_of(initials[i][0])))
			continue;
		add(s, *initials[i][1]);
		at = strlen(initials[i][0]);
		break;
	}
	if (!at && y.n && !is_vowel(y.p[0]))
		add(s, y.p[at++]);
	for (end = at; end < y.n && (is_vowel(y.p[end]) || y.p[end] == 'v');)
		end++;
	if (end > at && s->n < SOUND_MOST)
		s->phones[s->n++] =
			is_filler(y) ? '@' : main_vowel(y.p + at, end - at);
	if (end < y.n)
		add(s, y.p[end]);
}

/* clang-format off */
/* What two different consonants cost, in hundredths; nothing is said of most. */
static const unsigned char near[128][128] = {
	['b']['p'] = 10, ['d']['t'] = 10, ['g']['k'] = 10, ['s']['z'] = 10,
	['l']['r'] = 5, ['v']['w'] = 10, ['f']['v'] = 15, ['S']['s'] = 25,
	['S']['z'] = 30, ['c']['z'] = 30, ['c']['s'] = 35, ['c']['S'] = 30,
	['c']['t'] = 45, ['c']['d'] = 45, ['c']['k'] = 40, ['c']['g'] = 30,
	['c']['y'] = 35, ['h']['k'] = 40, ['g']['h'] = 35, ['S']['h'] = 40,
	['m']['n'] = 30, ['l']['n'] = 50, ['t']['x'] = 10, ['s']['x'] = 10,
	['d']['x'] = 20, ['x']['z'] = 20, ['b']['v'] = 35, ['f']['w'] = 40,
	['h']['w'] = 40, ['f']['h'] = 40, ['t']['z'] = 40, ['d']['z'] = 40,
	['f']['x'] = 30, ['S']['x'] = 40, ['f']['p'] = 50, ['b']['w'] = 50,
	['g']['w'] = 50, ['S']['k'] = 60, ['r']['z'] = 60, ['c']['r'] = 60,
	['h']['y'] = 40, ['c']['h'] = 45, ['R']['c'] = 20, ['R']['z'] = 30,
	['R']['r'] = 20, ['R']['l'] = 40, ['R']['y'] = 30, ['R']['S'] = 40,
};
/* clang-format on */

static float
consonants(char a, char b)
{
	unsigned char x = (unsigned char)(a & 127),
		      y = (unsigned char)(b & 127);
	unsigned cost = near[x][y] ? near[x][y] : near[y][x];

	return cost ? (float)cost / 100 : 1;
}

static float
change(char a, char b, enum sound_way way)
{
	if (a == b)
		return 0;
	if (is_vowel(a) && is_vowel(b))
		return way == SOUND_CARRIED || a == '@' || b == '@' ? .12f
								    : .35f;
	if ((a == 'y' && b == 'i') || (a == 'i' && b == 'y') ||
	    (a == 'w' && (b == 'u' || b == 'o')) ||
	    (b == 'w' && (a == 'u' || a == 'o')))
		return .1f;
	if (is_vowel(a) || is_vowel(b))
		return 1.2f;
	return consonants(a, b);
}

/* What it costs that one side lacks `c`. */
static float
lack(char c, enum sound_way way)
{
	if (c == '@')
		return .1f;
	if (is_vowel(c))
		return way == SOUND_CARRIED ? .2f : .45f;
	switch (c) {
	case 'y':
		return .15f;
	case 'h':
	case 'w':
		return .25f;
	case 'l':
	case 'r':
		return .28f;
	case 'n':
	case 't':
	case 'd':
		return .5f;
	default:
		return .75f;
	}
}

static float
weight(char c, enum sound_way way)
{
	if (is_vowel(c))
		return way == SOUND_CARRIED ? .25f : .5f;
	if (c == 'y' || c == 'h' || c == 'w')
		return .4f;
	return c == 'l' || c == 'r' ? .7f : 1;
}

static float
least(float a, float b, float c)
{
	a = a < b ? a : b;
	return a < c ? a : c;
}

bool
sound_may_be_like(const struct sound *a, const struct sound *b)
{
	return a->n && b->n &&
	       change(a->phones[0], b->phones[0], SOUND_CARRIED) <= 0.5f &&
	       a->n <= 2 * b->n + 2 && b->n <= 2 * a->n + 2;
}

double
sound_like(const struct sound *a, const struct sound *b, enum sound_way way)
{
	float row[SOUND_MOST + 1], total = 0;

	if (!a->n || !b->n)
		return 0;
	row[0] = 0;
	for (size_t k = 0; k < b->n; k++) {
		row[k + 1] = row[k] + lack(b->phones[k], way);
		total += weight(b->phones[k], way);
	}
	for (size_t i = 0; i < a->n; i++) {
		float last = row[0];

		total += weight(a->phones[i], way);
		row[0] += lack(a->phones[i], way);
		for (size_t k = 0; k < b->n; k++) {
			float above = row[k + 1];

			row[k + 1] = least(
				above + lack(a->phones[i], way),
				row[k] + lack(b->phones[k], way),
				last + change(a->phones[i], b->phones[k], way));
			last = above;
		}
	}
	if (way == SOUND_CARRIED &&
	    change(a->phones[0], b->phones[0], way) > 0.3f)
		row[b->n] += 0.3f; /* names are told by how they begin */
	total = 1 - row[b->n] / (total / 2);
	return total > 0 ? (double)total : 0;
}

static char
class_of(char c)
{
	static const char from[] = "bpdtxgkhfvwszScRmn";
	static const char to[] = "pptttkk\0fffsssssmm";
	const char *at = c ? strchr(from, c) : NULL;

	return at ? to[at - from] : '\0';
}

size_t
sound_key(const struct sound *s, char out[4])
{
	size_t n = 0;

	for (size_t i = 0; i < s->n && n < 4; i++) {
		char c = class_of(s->phones[i]);

		if (c && !(n && out[n - 1] == c))
			out[n++] = c;
	}
	return n;
}
