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

/* Characters that carry foreign names over, three bytes each, sorted. */
static const char carriers[] =
	"丁万三丘东丝丰丹丽久乌乐乔于亚亨什仁伊伍休伟伦伯伽佐佛佩依侯俄保修俾"
	"儒克兰兴兹内冈农冯凡凯切列利加努劳勃勒匹华卓南博卜卡卢厄叙古可史叶司"
	"吉吕吴哈哥唐喀嘉因图土圣圭坎坝坦埃培基堡塔塞墨多大夫夸奇奈奎契奥妍妮"
	"妲姆姬威娄娅娜婷子孔孙孟季宁安宾密富尔尚尤尼屈山岑川巴布希帕帝席平年"
	"庇库庞度康延廷弗弥强当彭彼得德怀思恩恰悌惠戈戛戴扎托扬拉拿捷提摩撒敏"
	"敦文斋斐斯方施日旺昂昆昌明易普曼曾朔朗木本朱杜来杨杰松林查柯柴根格桑"
	"梅梵森楚欣欧歇歌武比毕毛汀汉汗江汤沃沙沟泊法波泰泼泽洛津洪派流海涅温"
	"滕滨潘澳灵热爱牛特犹狄玛珀珂珊珍班理琪琳琴琼瑙瑞瑟瓜瓦甘生甫田申留登"
	"白皮盖真石福科穆立章第简米索累约纳纽绍维缇缪罗翁翰考耳耶肯胡腊舍舒艾"
	"芒芝芬芭苏若英茂范茜茨茵茹荣莉莎莫莱菲萝萨葛蒂蒙蓓蓬蔡蕾薇裴西詹让许"
	"诺豪贝贞贡费贾赖赛赫路辛辽达迈连迦迪逊通道邓那邦郝采里金钦铁锡门阔阿"
	"陶隆雄雅雷霍露青韦顿颇马高鲁鲍麦麻黑默黛齐龙";

bool
name_carrier(struct str c)
{
	return c.n == 3 && str_in_row(c, carriers, (sizeof carriers - 1) / 3);
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

	for (size_t i = 0; i < COUNT(own); i++)
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
	if (!sound_may_be_like(&x, &y))
		return 0;
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

	for (size_t i = 0; i < COUNT(heads); i++) {
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
is_pinyin(struct str letters, size_t n)
{
	if (!letters.n || !n)
		return !letters.n && !n;
	for (size_t k = 1; k <= letters.n && k <= 6; k++)
		if (sound_syllable(str_sub(letters, 0, k)) &&
		    is_pinyin(str_sub(letters, k, letters.n), n - 1))
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
	*pinyin = is_pinyin(buf_str(&r.letters[0]), r.n);
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
