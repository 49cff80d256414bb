/* Names across scripts by ear.
 *
 * Two ways a name can sound the same. Carried over: a foreign name spelled
 * with Han characters for their sound (特朗普). It is gated: the Han name has
 * a dot between its parts, or consists of characters that are used for this.
 * Romanised: a name that is written in Han by its owner (文在寅, 李嘉诚) and
 * spelled by Mandarin (pinyin, Wade-Giles), Cantonese, Korean or Vietnamese
 * rules. It is gated: two to four characters, and as many syllables.
 * What fits one of several parts of a long name only is worth less. */
#include "alias_parts.h"
#include "rashomon/text/utf8.h"

#include <stdlib.h>

/* What a name read by ear must fit better than one read by its letters. */
#define LOOSE 0.1

/* Characters that carry foreign names over, in code point order not needed:
 * searched as text. */
static const char carriers[] =
	"阿埃艾爱安昂奥澳巴白班邦保堡鲍贝本比彼毕宾波伯泊博勃布卜蔡采查柴昌楚"
	"茨达大戴丹当道德得登邓狄迪蒂帝第丁东杜度敦顿多俄厄恩尔耳法凡范方菲费芬"
	"丰冯佛夫弗福富盖甘冈高戈哥歌格葛根贡古瓜圭哈海汉翰豪郝赫黑亨洪侯胡华怀"
	"霍基吉姬加嘉迦贾简江杰捷金津久卡喀凯坎康考柯科可克肯孔库夸奎昆拉腊莱"
	"来兰朗劳勒乐雷累蕾里理利立丽莉连列林琳灵留流龙隆娄卢鲁路露吕伦罗洛马玛"
	"迈麦曼芒毛茂梅门蒙孟米密弥敏明缪摩莫默姆木穆拿内那纳娜奈南瑙尼妮年涅宁"
	"牛纽农努诺欧帕派潘庞佩彭蓬皮匹平泼珀普奇齐契恰强乔切钦琴青琼丘屈让热"
	"仁日荣茹儒瑞若撒萨塞赛三桑瑟森沙莎山珊尚绍舍申生圣施石史什舒朔丝司斯思"
	"松苏孙索塔泰坦汤唐陶特滕提田铁廷通图土托瓦万旺威韦维伟文温翁沃乌武伍吴"
	"西希锡席辛欣兴雄休修许叙逊雅亚延扬杨耶叶伊依易因英尤约于泽曾扎詹章珍"
	"真芝朱卓兹子佐川沟森岑麻甫裴蓓薇妲婷妍萝茜黛娅珂琪伽犹贞悌墨梵戛辽斐茵"
	"赖汀季培惠芭阔庇缇歇";

bool
name_carrier(struct str c)
{
	for (size_t at = 0; (at = str_find(STR(carriers), c, at)) != (size_t)-1;
	     at++)
		if (at % c.n == 0)
			return true;
	return false;
}

bool
name_carried(const struct name_parts *h)
{
	for (size_t i = 0; i < h->parts; i++)
		for (size_t at = 0, n; at < h->part[i].n; at += n) {
			uint32_t cp;

			n = utf8_next(h->part[i], at, &cp);
			if (!name_carrier(str_sub(h->part[i], at, at + n)))
				return false;
		}
	return h->letters >= 2;
}

/* Some characters keep, in foreign names, a sound of southern or older
 * Chinese: 加 is ga. */
struct str
name_carrier_sound(const struct readings *r, uint32_t cp)
{
	static const struct {
		uint32_t cp;
		const char *sound;
	} own[] = {{0x52A0, "ga"},  {0x57FA, "ki"}, {0x91D1, "kin"},
		   {0x4F11, "hyu"}, {0x7EA6, "yo"}, {0x590F, "sha"},
		   {0x8C22, "she"}, {0x5409, "gi"}, {0x8FE6, "ga"}};
	struct str all;

	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (own[i].cp == cp)
			return str_of(own[i].sound);
	all = reading_of(r, cp, READ_MANDARIN);
	return reading_next(&all);
}

void
name_han_sound(const struct name_matcher *m, struct sound *out, struct str part)
{
	for (size_t at = 0, n; at < part.n; at += n) {
		uint32_t cp;

		n = utf8_next(part, at, &cp);
		sound_pinyin(out, name_carrier_sound(&m->readings, cp));
	}
}

/* One Han part against parts [from, to) of a Latin name run together. */
static double
part_like(const struct name_matcher *m, struct str h,
	  const struct name_parts *e, size_t from, size_t to)
{
	struct sound x = {.n = 0}, y = {.n = 0};

	name_han_sound(m, &x, h);
	for (size_t i = from; i < to; i++)
		sound_spelling(&y, e->part[i]);
	return sound_like(&x, &y, SOUND_CARRIED);
}

/* The best place for a single Han part: the last word, the last words run
 * together, or any other word, which is worth less. */
static double
single_like(const struct name_matcher *m, struct str h,
	    const struct name_parts *e)
{
	double best = 0;

	for (size_t i = 0; i < e->parts; i++) {
		double whole = part_like(m, h, e, i, e->parts);
		double one = part_like(m, h, e, i, i + 1);

		if (i + 1 < e->parts)
			one *= 0.85;
		if (i + 1 < e->parts)
			whole *= 0.95;
		if (whole > best)
			best = whole;
		if (one > best)
			best = one;
	}
	return best;
}

/* Parts in order against words in order: the last to the last (they name
 * the family), the first to the first, the mean of both. */
static double
several_like(const struct name_matcher *m, const struct name_parts *h,
	     const struct name_parts *e)
{
	double last = single_like(m, h->part[h->parts - 1], e), first;

	if (e->parts == 1)
		return last * 0.97;
	first = part_like(m, h->part[0], e, 0, 1);
	return 0.6 * last + 0.4 * first;
}

/* Syllables of a spelling: its groups of vowels. */
static size_t
syllables(const struct name_parts *e)
{
	size_t n = 0;

	for (size_t i = 0; i < e->parts; i++) {
		bool in = false;

		for (size_t k = 0; k < e->part[i].n; k++) {
			char c = e->part[i].p[k];
			bool v = c && strchr("aeiouy", c) && !(c == 'y' && !in);

			n += v && !in;
			in = v;
		}
		n += !in && e->part[i].n == 2 && e->part[i].p[0] == 'n';
	}
	return n ? n : 1;
}

/* A Han name read one way and spelled out: all parts together, the family
 * name first or last. */
struct reader {
	const struct name_matcher *m;
	enum reading in;
	bool exact;		 /* by letters only */
	struct sound spelled[2]; /* as it stands; last word first */
	struct buf letters[2];	 /* the same, letters only */
	uint32_t cp[4];
	size_t n;
	char read[64];
	struct sound sound;
	double best;
};

/* Wade-Giles, without marks, from pinyin: what the two spell differently. */
void
name_wade_giles(char out[16], struct str pinyin)
{
	static const char *const heads[][2] = {
		{"zhi", "chih"}, {"chi", "chih"}, {"shi", "shih"},
		{"ri", "jih"},	 {"zi", "tzu"},	  {"ci", "tzu"},
		{"si", "ssu"},	 {"zh", "ch"},	  {"j", "ch"},
		{"q", "ch"},	 {"x", "hs"},	  {"b", "p"},
		{"d", "t"},	 {"g", "k"},	  {"z", "ts"},
		{"c", "ts"},	 {"r", "j"},
	};
	size_t at = 0, n = 0;

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		struct str head = str_of(heads[i][0]);

		if (!str_starts(pinyin, head) ||
		    (str_ends(head, STR("i")) && pinyin.n != head.n) ||
		    (head.n == 1 && str_starts(pinyin, STR("ch"))))
			continue;
		n = strlen(heads[i][1]);
		memcpy(out, heads[i][1], n);
		at = head.n;
		break;
	}
	for (; at < pinyin.n && n < 14; at++) {
		char c = pinyin.p[at];

		if (c == 'o' && at + 2 < pinyin.n && pinyin.p[at + 1] == 'n')
			c = 'u'; /* dong: tung */
		out[n++] = c == 'v' ? 'u' : c;
	}
	out[n] = '\0';
}

/* Letters from `at` on as pinyin syllables, exactly `n` of them. */
static bool
is_pinyin(const struct name_matcher *m, struct str letters, size_t n)
{
	if (!letters.n || !n)
		return !letters.n && !n;
	for (size_t k = 1; k <= letters.n && k <= 6; k++)
		if (map_get(&m->syllables, str_sub(letters, 0, k)) !=
			    MAP_NONE &&
		    is_pinyin(m, str_sub(letters, k, letters.n), n - 1))
			return true;
	return false;
}

static void
judge(struct reader *r)
{
	for (size_t i = 0; i < 2; i++) {
		double like = 0;

		if (str_eq(str_of(r->read), buf_str(&r->letters[i])))
			like = 1;
		else if (!r->exact)
			like = sound_like(&r->sound, &r->spelled[i],
					  SOUND_ROMANISED) -
			       LOOSE;
		if (like > r->best)
			r->best = like;
	}
}

/* All choices of readings, one character after the other. */
static void
read_on(struct reader *r, size_t at, bool wade)
{
	struct str all, one;
	size_t length = strlen(r->read);
	struct sound sound = r->sound;

	if (at == r->n) {
		judge(r);
		return;
	}
	all = reading_of(&r->m->readings, r->cp[at], r->in);
	while ((one = reading_next(&all)).n) {
		char z[16];

		if (one.n > 14)
			continue;
		if (wade) {
			name_wade_giles(z, one);
		} else {
			memcpy(z, one.p, one.n);
			z[one.n] = '\0';
			for (char *v = z; *v; v++)
				*v = *v == 'v' ? 'u' : *v;
		}
		strcat(r->read, z);
		if (r->in == READ_MANDARIN)
			sound_pinyin(&r->sound, one);
		else
			sound_spelling(&r->sound, one);
		read_on(r, at + 1, wade);
		r->read[length] = '\0';
		r->sound = sound;
	}
}

static void
spell(struct reader *r, const struct name_parts *e)
{
	for (size_t turn = 0; turn < 2; turn++)
		for (size_t i = 0; i < e->parts; i++) {
			size_t k = turn ? (i + e->last) % e->parts : i;

			sound_spelling(&r->spelled[turn], e->part[k]);
			for (size_t b = 0; b < e->part[k].n; b++)
				if (e->part[k].p[b] >= 'a' &&
				    e->part[k].p[b] <= 'z')
					buf_addc(&r->letters[turn],
						 e->part[k].p[b]);
		}
}

static double
romanised(const struct name_matcher *m, const struct name_parts *h,
	  const struct name_parts *e, bool *pinyin)
{
	struct reader r = {.m = m};
	size_t n;

	if (h->parts != 1 || h->letters < 2 || h->letters > 4 || e->parts < 1 ||
	    e->parts > 4)
		return 0;
	n = syllables(e);
	if (n + 1 < h->letters || n > h->letters + 1)
		return 0;
	for (size_t at = 0; at < h->part[0].n && r.n < 4; r.n++)
		at += utf8_next(h->part[0], at, &r.cp[r.n]);
	spell(&r, e);
	/* What is spelled in pinyin is not read by another language's rules,
	 * nor by ear. */
	*pinyin = is_pinyin(m, buf_str(&r.letters[0]), r.n);
	for (unsigned in = 0; in < (*pinyin ? 1 : READINGS); in++) {
		r.in = (enum reading)in;
		r.exact = in == READ_MANDARIN;
		r.sound.n = 0;
		read_on(&r, 0, false);
		if (in == READ_MANDARIN)
			read_on(&r, 0, true);
	}
	buf_free(&r.letters[0]);
	buf_free(&r.letters[1]);
	return r.best;
}

double
name_sounds(const struct name_matcher *m, const struct name_parts *h,
	    const struct name_parts *e, const char **why)
{
	bool pinyin = false;
	double read = romanised(m, h, e, &pinyin), carried = 0;

	if ((h->dotted || name_carried(h)) && !(pinyin && e->parts > 1))
		carried = h->parts > 1 ? several_like(m, h, e)
				       : single_like(m, h->part[0], e);
	/* Short names fit too much. */
	if (!h->dotted && h->letters <= 3)
		carried -= h->letters == 2 ? 0.1 : 0.015;
	*why = read > carried ? "the same name by its reading" : "by sound";
	return read > carried ? read : carried > 0 ? carried : 0;
}
