/* Names of one script: which part of a name stands for the whole.
 *
 * A person is told by the last word of the name; a body or a place is not:
 * the Bank of England is not England, nor New York York. Words such as Inc.
 * and 公司 come and go with any name. */
#include "alias_parts.h"
#include "rashomon/lang/stem.h"

/* How alike two spellings of one foreign name sound at least. */
#define ALIKE 0.88

void
name_raise(struct verdict_on *v, double score, const char *why)
{
	if (score > v->score)
		*v = (struct verdict_on){score, why};
}

/* Words that end the names of bodies and places, not of people. */
bool
name_is_body(struct str word)
{
	static const char *const words[] = {
		"academy",	"agency",	"airport",    "alliance",
		"army",		"association",	"authority",  "bank",
		"bay",		"board",	"bureau",     "canal",
		"center",	"centre",	"church",     "city",
		"club",		"college",	"commission", "committee",
		"conference",	"congress",	"council",    "county",
		"court",	"daily",	"department", "district",
		"exchange",	"federation",	"force",      "forces",
		"forum",	"foundation",	"front",      "fund",
		"government",	"guard",	"herald",     "hospital",
		"hotel",	"house",	"institute",  "island",
		"islands",	"journal",	"korea",      "lake",
		"league",	"library",	"media",      "ministry",
		"museum",	"network",	"news",	      "office",
		"organisation", "organization", "palace",     "park",
		"parliament",	"party",	"police",     "post",
		"press",	"province",	"reserve",    "river",
		"school",	"sea",		"senate",     "service",
		"stadium",	"station",	"street",     "strait",
		"times",	"tower",	"tribune",    "union",
		"university",
	};

	return str_eq_any(word, STR_LIST(words));
}

/* Words for an office of state, of which translators choose any. */
bool
name_is_office(struct str word)
{
	static const char *const words[] = {
		"administration", "agency",	 "authority", "board",
		"bureau",	  "commission",	 "committee", "council",
		"department",	  "directorate", "institute", "ministry",
		"office",	  "service",	 "society",
	};

	return str_eq_any(word, STR_LIST(words));
}

/* Words before a name that make another of it: North Korea, New York. */
static bool
is_modifier(struct str word)
{
	static const char *const words[] = {
		"new",	    "north",	"south",    "east",    "west",
		"northern", "southern", "eastern",  "western", "central",
		"upper",    "lower",	"greater",  "inner",   "outer",
		"san",	    "saint",	"st",	    "los",     "las",
		"fort",	    "mount",	"lake",	    "port",    "national",
		"world",    "royal",	"european", "chinese", "british",
	};

	return str_eq_any(word, STR_LIST(words));
}

bool
name_has_stop(const struct name_parts *n)
{
	for (size_t i = 0; i < n->parts; i++)
		if (stem_stop(n->part[i]))
			return true;
	return false;
}

/* Are `small`'s parts the last of `big`, as a family name is of a person's,
 * or two or more of them the first (Spanish names have two family names)?
 * Nothing that names a body or a place is told by its last word. */
double
name_part_of(const struct name_parts *small, const struct name_parts *big)
{
	size_t n = small->parts, skip = big->parts - n;
	bool last = true, first = true;

	if (!n || n >= big->parts)
		return 0;
	for (size_t i = 0; i < n; i++) {
		last &= str_eq(small->part[i], big->part[skip + i]);
		first &= str_eq(small->part[i], big->part[i]);
	}
	if (!last && !(first && n >= 2 && !small->han))
		return 0;
	if (name_has_stop(big) || name_is_body(big->part[big->parts - 1]) ||
	    is_modifier(big->part[0]))
		return 0;
	return small->letters >= 3 || small->han ? 0.9 : 0.7;
}

static bool
is_acronym_of(const struct name_parts *acronym, const struct name_parts *full)
{
	struct str z = buf_str(&acronym->plain);
	size_t at = 0;

	if (!acronym->acronym || acronym->parts != 1 || full->parts < 2 ||
	    full->han)
		return false;
	for (size_t i = 0; i < full->parts; i++) {
		if (at < z.n && full->part[i].p[0] == z.p[at])
			at++;
		else if (!stem_stop(full->part[i]))
			return false;
	}
	return at == z.n;
}

/* What may stand before or after a Han name without making another of it. */
static bool
is_trimming(struct str s, bool before)
{
	static const char *const heads[] = {"中国", "国家", "全国", "中共"};
	static const char *const tails[] = {
		"公司",	  "集团", "控股", "股份", "有限公司", "股份有限公司",
		"市",	  "省",	  "县",	  "区",	  "州",	      "岛",
		"通讯社", "组织", "武装", "运动", "地区"};
	const char *const *list = before ? heads : tails;
	size_t n = before ? COUNT(heads) : COUNT(tails);

	return str_eq_any(s, list, n);
}

/* 人民银行 ends 中国人民银行, 腾讯 begins 腾讯公司; but 国务院 is not
 * 国务院办公厅. */
static double
han_part_of(const struct name_parts *small, const struct name_parts *big)
{
	struct str s = buf_str(&small->plain), b = buf_str(&big->plain);

	if (small->letters < 2 || s.n >= b.n)
		return 0;
	if (str_ends(b, s) && small->letters >= 4 &&
	    is_trimming(str_sub(b, 0, b.n - s.n), true))
		return 0.85;
	return str_starts(b, s) && is_trimming(str_sub(b, s.n, b.n), false)
		       ? 0.85
		       : 0;
}

/* Words that come and go with a name. */
static bool
is_generic(struct str word)
{
	static const char *const words[] = {
		"inc",
		"corp",
		"corporation",
		"company",
		"co",
		"ltd",
		"limited",
		"holdings",
		"group",
		"plc",
		"news",
		"agency",
		"city",
		"county",
		"province",
		"district",
		"sir",
		"us",
		"american",
		"mr",
		"mrs",
		"ms",
		"dr",
		"president",
		"capital",
		"state",
		"republic",
		"island",
		"islands",
		"river",
		"subprovincial",
		"prefecture",
		"level",
		"municipality",
		"region",
		"autonomous",
		"special",
		"administrative",
	};

	return str_eq_any(word, STR_LIST(words)) || stem_stop(word);
}

/* The same words in the same order, generic ones aside. */
bool
name_same_core(const struct name_parts *a, const struct name_parts *b)
{
	size_t i = 0, k = 0, same = 0;

	for (;; i++, k++, same++) {
		while (i < a->parts && is_generic(a->part[i]))
			i++;
		while (k < b->parts && is_generic(b->part[k]))
			k++;
		if (i >= a->parts || k >= b->parts)
			break;
		if (!str_eq(a->part[i], b->part[k]))
			return false;
	}
	return same && i >= a->parts && k >= b->parts;
}

/* 埃德蒙多 and 艾德蒙多 carry one name over. Mere homophones do not count:
 * both must be names that were carried over, of three characters or more. */
static double
one_sound(const struct name_matcher *m, const struct name_parts *a,
	  const struct name_parts *b)
{
	double least = 1;

	if (!(a->dotted || name_carried(a)) || !(b->dotted || name_carried(b)))
		return 0;
	if (a->letters < 3 || b->letters < 3)
		return 0;
	for (size_t i = 0; i < a->parts; i++) {
		struct sound x = {.n = 0}, y = {.n = 0};
		double like;

		name_han_sound(m, &x, a->part[i]);
		name_han_sound(m, &y, b->part[i]);
		like = sound_like(&x, &y, SOUND_ROMANISED);
		least = like < least ? like : least;
	}
	return least >= ALIKE ? 0.85 : least * 0.8;
}

void
names_within(struct verdict_on *v, const struct name_matcher *m,
	     const struct name_parts *a, const struct name_parts *b)
{
	bool known = names_group(m, buf_str(&a->plain)) != MAP_NONE &&
		     names_group(m, buf_str(&b->plain)) != MAP_NONE;

	/* The table has both, and as two things. */
	if (known)
		return;
	name_raise(v, name_part_of(a, b), "a part of the full name");
	name_raise(v, name_part_of(b, a), "a part of the full name");
	if (is_acronym_of(a, b) || is_acronym_of(b, a))
		name_raise(v, 0.9, "an acronym of the name");
	if (!a->han && !b->han && name_same_core(a, b))
		name_raise(v, 0.9, "the same name in short");
	if (a->han && b->han && a->parts == b->parts)
		name_raise(v, one_sound(m, a, b),
			   "the same foreign name, written otherwise");
	if (a->han && b->han && !a->dotted && !b->dotted) {
		name_raise(v, han_part_of(a, b), "a part of the full name");
		name_raise(v, han_part_of(b, a), "a part of the full name");
	}
}
