/* Names in Han script, without a word list: what writing itself shows.
 *
 * - Foreign persons: characters that transliterate, around the dot ·.
 * - Offices and companies: a suffix (委员会, 公司, 局 …), back to the nearest
 *   function character or mark.
 * - Chinese persons: a title (主席, 分析师 …), a surname, one or two more
 *   characters up to a verb or mark; known ones are found again without it.
 * - Originals in brackets: 歐凡集團(Orvane). The original becomes the value.
 *
 * All tests fold traditional characters to simplified first. A "stretch" is a
 * maximal run of Han characters and dots; every name lies in one. Growth:
 * linear, each look back is bounded. */
#include "names.h"

#include "rashomon/base/buf.h"
#include "rashomon/base/map.h"
#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

enum { BACK_MOST = 12, PART_MOST = 8 };

/* Character sets: UTF-8, three bytes a character, in byte order. */
/* clang-format off */
static const char transliteration[] =
	"丁万丘东丝丰丹丽乃久乌乔于亚亨仁代伊伍休伦伯"
	"佐佛佩侯保儒克兰兹内冈农凡凯切列利加努劳勃勒"
	"华南博卡卢卫厄古可史叶司吉吕哈哥唐因图土圣圭"
	"坎坤坦埃培基塔塞墨夏多夫夸奇奈奎奥妮妲姆威娅"
	"娜婭孔季宁安宾密富尔尚尤尼山巴布希帕平库庞康"
	"廉延廷弗彭彼德怀思恩惠意戈戴所扎托扬拉拜拿提"
	"摩撒敏敦文斯施日旺昂昆明易显普曼朗本朱杜杰松"
	"林查根格桃桑梅梵森欧武比毕毛汉汤沃沙治法波泰"
	"泼泽洛津洪海涅温滕潘热爱特狄玛珀珍班理琳琴琼"
	"瑞瑟瓜瓦甘申留登白皮盖祖福科穆米素索约纳纽绍"
	"维缇罕罗翁考耶肯胡腊舍舒艾芒芝芬芭苏若英范茜"
	"茨茹荣莉莎莫莱菲萨葛蒂蒙蓓蔡蕾薇西詹让许诺谢"
	"豪贝贞贡费贾赖赛赫路辛达迈连迪逊通道邓邦里金"
	"锡门阿陶雅雷霍露韦顿马高魏鲁鲍麦黑默黛齐";

static const char surnames[] =
	"丁万丛严乔于仇付仲任伍何佘余佟侯俞倪党全兰关"
	"冉农冯冷凌刁刘包华卓单卜卞卢卫古史叶司吉向吕"
	"吴周和唐商喻夏姚姜姬娄孔孙孟季宁安宋宗宫寇尚"
	"尤尹屈岑岳崔左巩巫师席庄应庞康廖张彭徐成戚戴"
	"房敖文方施时明易晏景曲曹曾朱李杜杨林柏查柯柳"
	"柴栾桂桑梁梅樊欧武段殷毕毛江池汤汪沈沙洪涂温"
	"游滕潘焦熊牛牟王甄甘田申白盛瞿石祁祝秦程穆窦"
	"章童符简管米纪缪罗翁翟耿聂肖胡臧舒艾芦苏苑苗"
	"苟范荣莫葛董蒋蒙蒲蓝蔡薛虞袁裴褚覃解詹许谢谭"
	"谷费贺贾赖赵路车辛边连迟邓邝邢邬邱邵邹郎郑郝"
	"郭金钟钱闫闵阮阳陆陈陶隋雷霍靳韦韩项顾颜饶马"
	"骆高魏鲁鲍麦麻黄黎齐龙龚";

static const char stops[] =
		"上下不与且个为之也了于交仅从令以们件会但位使"
	"促做共其再几出函分则到助却去又及发受另只叫可"
	"号吁各同名后向告和因在均如宣家对导将就尽已布"
	"帮年并归往很或所才把报指按据接控提数日时是显"
	"更替最月朝来某次此每比求没点照由的皆着示种称"
	"等答管约经给而能自至致若获虽表被要认让访诉该"
	"说请赢赴起超跟较达过近还这迫透通逼逾道遭那都"
	"问间随露项";

/* clang-format on */

/* Suffixes of organisations, longest first within a last character. A single
 * character needs two before it and must not begin another word. */
static const struct {
	const char *suffix;
	const char *not_before; /* characters it must not stand before */
} suffixes[] = {
	{"委员会", ""},
	{"联合会", ""},
	{"研究院", ""},
	{"研究所", ""},
	{"实验室", ""},
	{"观测所", ""},
	{"观测台", ""},
	{"气象局", ""},
	{"电视台", ""},
	{"检察院", ""},
	{"出版社", ""},
	{"通讯社", ""},
	{"基金会", ""},
	{"交易所", ""},
	{"俱乐部", ""},
	{"国防部", ""},
	{"公司", ""},
	{"集团", ""},
	{"大学", "生"},
	{"学院", ""},
	{"银行", ""},
	{"证券", "交"},
	{"协会", ""},
	{"法院", ""},
	{"议会", ""},
	{"国会", ""},
	{"政府", ""},
	{"医院", ""},
	{"中心", ""},
	{"电台", ""},
	{"日报", ""},
	{"时报", ""},
	{"晚报", ""},
	{"财经", ""},
	{"基金", "会"},
	{"党", "员"},
	{"部", "分门长队署落件位"},
	{"局", "势面长部限"},
	{"署", "长名"},
	{"厅", "长"},
	{"社", "会区交群长"},
	{"院", "士长校"},
	{"所", "有以在长"},
};

/* What stands before a Chinese person's name. */
static const char *const titles[] = {
	"主席",	  "总统",   "总理",   "部长",	  "局长",	"院长",
	"市长",	  "省长",   "州长",   "县长",	  "书记",	"议员",
	"总裁",	  "董事长", "执行长", "行政总裁", "首席执行官", "总经理",
	"分析师", "发言人", "记者",   "教授",	  "博士",	"主任",
	"专家",	  "律师",   "法官",   "大使",	  "司令",	"将军",
	"外长",	  "防长",   "主编",   "编辑",	  "专员",	"委员",
	"经理",	  "校长",   "研究员",
};

/* Words that may follow a person's name; they end it. */
static const char *const after_name[] = {
	"表示", "指出", "认为", "说",	"称",	"强调", "宣布", "在",
	"的",	"和",	"与",	"向",	"对",	"也",	"则",	"将",
	"已",	"曾",	"于",	"是",	"为",	"告诉", "坦言", "回应",
	"透露", "呼吁", "警告", "周",	"昨",	"今",	"日",	"先生",
	"女士", "等",	"及",	"以",	"从",	"因",	"被",	"会",
	"就",	"写",	"提",	"解释", "补充", "批评", "否认", "承认",
	"喊",	"率",	"出席", "接受", "担任", "上",	"当",	"重申",
};

struct han {
	uint32_t cp; /* folded */
	size_t at;   /* byte offset */
};

/* A stretch: its characters, and the byte after the last. */
struct stretch {
	VEC(struct han) c;
	struct buf folded; /* the same folded, three bytes a character where
			    * all are in the BMP */
	size_t end;
	size_t from; /* first character that no name has yet */
};

static void
put3(uint32_t cp, char z[3])
{
	z[0] = (char)(0xE0 | cp >> 12);
	z[1] = (char)(0x80 | (cp >> 6 & 0x3F));
	z[2] = (char)(0x80 | (cp & 0x3F));
}

static bool
in_set(const char *set, size_t bytes, uint32_t cp)
{
	char z[3];

	if (cp > 0xFFFF || cp < 0x800)
		return false;
	put3(cp, z);
	return str_in_row((struct str){z, 3}, set, bytes / 3);
}

#define IN(set, cp) in_set(set, sizeof set - 1, cp)

static bool
is_dot(uint32_t cp)
{
	return cp == 0xB7 || cp == 0x2022 || cp == 0x2027 || cp == 0x30FB;
}

/* Does `word` stand at character i? Gives its length in characters. */
static inline size_t
stands(const struct stretch *s, size_t i, const char *word)
{
	const char *here = s->folded.p + i * 3;
	struct str w;

	/* Most words part in the first character. */
	if (i * 3 + 3 > s->folded.n || here[2] != word[2] || here[1] != word[1])
		return 0;
	w = str_of(word);
	if (i * 3 + w.n > s->folded.n || memcmp(here, w.p, w.n) != 0)
		return 0;
	return w.n / 3;
}

static size_t
byte_at(const struct stretch *s, size_t i)
{
	return i < s->c.n ? s->c.v[i].at : s->end;
}

static void
push(struct finder *f, struct stretch *s, size_t from, size_t to,
     enum name_type type)
{
	struct mention m = {.kind = MENTION_NAME,
			    .name = type,
			    .start = byte_at(s, from),
			    .end = byte_at(s, to)};

	vec_push(&f->found, m);
	s->from = to;
}

static bool
transliterates(const struct stretch *s, size_t i)
{
	return IN(transliteration, s->c.v[i].cp);
}

/* A dotted name around the dot at i. */
static void
dotted(struct finder *f, struct stretch *s, size_t i)
{
	size_t from = i, to = i + 1;

	while (from > s->from && i - from < 6 && transliterates(s, from - 1))
		from--;
	while (to < s->c.n && to - i < 24 &&
	       (transliterates(s, to) || is_dot(s->c.v[to].cp))) {
		if (is_dot(s->c.v[to].cp))
			i = to;
		to++;
	}
	if (from < i && to > i + 1 && to - from >= 4)
		push(f, s, from, to, NAME_PERSON);
}

/* The start of an organisation's name whose suffix starts at `at`. */
static size_t
office_start(const struct stretch *s, size_t at)
{
	size_t from = at;

	while (from > s->from && at - from < BACK_MOST &&
	       !IN(stops, s->c.v[from - 1].cp) && !is_dot(s->c.v[from - 1].cp))
		from--;
	return from;
}

static bool
office(struct finder *f, struct stretch *s, size_t i)
{
	for (size_t k = 0; k < COUNT(suffixes); k++) {
		size_t n = stands(s, i, suffixes[k].suffix), from;
		char z[4] = {0};

		if (!n)
			continue;
		if (i + n < s->c.n) {
			put3(s->c.v[i + n].cp, z);
			if (strstr(suffixes[k].not_before, z))
				continue;
		}
		from = office_start(s, i);
		if (i - from < (n == 1 ? 2u : 1u) || i - from >= BACK_MOST)
			continue;
		push(f, s, from, i + n, NAME_ORG);
		return true;
	}
	return false;
}

/* May a person's name end before character i? */
static bool
name_ends(const struct stretch *s, size_t i)
{
	if (i >= s->c.n)
		return true;
	for (size_t k = 0; k < COUNT(after_name); k++)
		if (stands(s, i, after_name[k]))
			return true;
	return false;
}

/* A Chinese or transliterated name right behind a title that ends at i. */
static void
titled(struct finder *f, struct stretch *s, size_t i)
{
	size_t to = i;

	while (to < s->c.n && to - i < PART_MOST && transliterates(s, to))
		to++;
	if (i >= s->c.n || (to < s->c.n && is_dot(s->c.v[to].cp)))
		return;
	if (IN(surnames, s->c.v[i].cp)) {
		for (size_t n = 2; n <= 4; n++) {
			if (i + n > s->c.n || !name_ends(s, i + n))
				continue;
			push(f, s, i, i + n, NAME_PERSON);
			return;
		}
	}
	if (to - i >= 3 && name_ends(s, to))
		push(f, s, i, to, NAME_PERSON);
}

static void
note_openers(struct finder *f)
{
	for (size_t i = 0; i < COUNT(suffixes); i++) {
		unsigned char c = (unsigned char)suffixes[i].suffix[2];

		f->opens[c >> 6] |= UINT64_C(1) << (c & 63);
	}
	for (size_t i = 0; i < COUNT(titles); i++) {
		unsigned char c = (unsigned char)titles[i][2];

		f->opens[c >> 6] |= UINT64_C(1) << (c & 63);
	}
}

/* May a suffix or title start with character i? */
static inline bool
may_open(const struct finder *f, const struct stretch *s, size_t i)
{
	unsigned char c = (unsigned char)s->folded.p[i * 3 + 2];

	return f->opens[c >> 6] >> (c & 63) & 1;
}

static void
scan(struct finder *f, struct stretch *s)
{
	for (size_t i = 0; i < s->c.n; i++) {
		if (i < s->from)
			continue;
		if (is_dot(s->c.v[i].cp)) {
			dotted(f, s, i);
			continue;
		}
		if (!may_open(f, s, i) || (i > s->from && office(f, s, i)))
			continue;
		for (size_t k = 0; k < COUNT(titles); k++) {
			size_t n = stands(s, i, titles[k]);

			if (n) {
				titled(f, s, i + n);
				break;
			}
		}
	}
}

/* The Latin original in brackets right behind a stretch: its bytes without
 * the brackets, and where the brackets end; empty when there is none. */
static struct str
original(struct str text, size_t at, size_t *end)
{
	struct str open = STR("("), wide = STR("（");
	struct str rest = str_sub(text, at, text.n);
	size_t from, to;
	bool letters = false;

	if (str_starts(rest, wide))
		from = at + wide.n;
	else if (str_starts(rest, open))
		from = at + 1;
	else
		return STR_NONE;
	for (to = from; to < text.n && to - from < 80; to++) {
		unsigned char c = (unsigned char)text.p[to];

		if (c == ')' ||
		    str_starts(str_sub(text, to, text.n), STR("）")))
			break;
		if (c < 0x80 && (c | 32) >= 'a' && (c | 32) <= 'z')
			letters = true;
		else if (c >= 0xE3 || (c < 0x80 && !strchr(" .'-&", c)))
			return STR_NONE;
	}
	if (to >= text.n || to - from >= 80 || !letters || text.p[from] < 'A' ||
	    text.p[from] > 'Z')
		return STR_NONE;
	*end = to + (text.p[to] == ')' ? 1u : 3u);
	return str_sub(text, from, to);
}

/* Ties an original in brackets to the name before it, or takes the words
 * before it as the name. */
static void
gloss(struct finder *f, struct stretch *s, struct str text)
{
	size_t end, from = s->c.n;
	struct str o = original(text, s->end, &end);
	struct mention *last;

	if (!o.n)
		return;
	if (!f->found.n || f->found.v[f->found.n - 1].end != s->end ||
	    s->from != s->c.n) {
		while (from > s->from && s->c.n - from < PART_MOST &&
		       !IN(stops, s->c.v[from - 1].cp))
			from--;
		if (s->c.n - from < 2)
			return;
		push(f, s, from, s->c.n, NAME_NONE);
	}
	last = &f->found.v[f->found.n - 1];
	last->end = end;
	if (o.n > 5 || last->name == NAME_PERSON)
		last->value = arena_dup(f->arena, o);
}

static void
stretch_end(struct finder *f, struct stretch *s, struct str text)
{
	if (s->c.n > 1) {
		scan(f, s);
		gloss(f, s, text);
	}
	s->c.n = 0;
	s->from = 0;
	buf_clear(&s->folded);
}

static void
stretch_add(struct stretch *s, uint32_t cp, size_t at, size_t n)
{
	struct han h = {is_dot(cp) ? 0xB7 : fold_han(cp), at};
	char z[3] = {'\xEF', '\xBF', '\xBD'};

	if (h.cp >= 0x800 && h.cp <= 0xFFFF)
		put3(h.cp, z);
	buf_add(&s->folded, (struct str){z, 3});
	vec_push(&s->c, h);
	s->end = at + n;
}

/* The last bytes of a name's first two characters, six bits each. */
static inline size_t
pair_of(const char *p)
{
	return (size_t)(p[2] & 63) | (size_t)(p[5] & 63) << 6;
}

/* Names found by their title or dot are found again by themselves: keys are
 * whole names and their dotted parts, folded; values places in `found`. */
static void
learn(struct finder *f, struct map *known, uint64_t pairs[64], struct str text,
      size_t first)
{
	struct buf b = BUF_INIT;

	for (size_t i = first; i < f->found.n; i++) {
		const struct mention *m = &f->found.v[i];
		size_t part = 0;

		if (m->name != NAME_PERSON)
			continue;
		buf_clear(&b);
		for (size_t at = m->start, n; at <= m->end; at += n) {
			uint32_t cp = '(';

			n = 1;
			if (at < m->end)
				n = utf8_next(text, at, &cp);
			if (cp_is_han(cp)) {
				utf8_add(&b, fold_han(cp));
				continue;
			}
			if (b.n - part >= 6) {
				size_t pair = pair_of(b.p + part);

				map_at(known, str_sub(buf_str(&b), part, b.n),
				       i);
				pairs[pair >> 6] |= UINT64_C(1) << (pair & 63);
			}
			part = b.n;
			if (!is_dot(cp))
				break;
		}
	}
	buf_free(&b);
}

/* Is [start, end) inside a name that was found? `found` is sorted up to
 * `first`; *at moves along. */
static bool
inside(const mention_list *found, size_t n, size_t *at, size_t start)
{
	while (*at < n && found->v[*at].end <= start)
		(*at)++;
	return *at < n && found->v[*at].start <= start;
}

static size_t
known_at(const struct map *known, const struct stretch *s, size_t i, size_t *n)
{
	for (*n = 5; *n >= 2; (*n)--) {
		struct str key;
		size_t hit;

		if (i + *n > s->c.n)
			continue;
		key = str_sub(buf_str(&s->folded), i * 3, (i + *n) * 3);
		hit = map_get(known, key);
		if (hit != MAP_NONE)
			return hit;
	}
	return MAP_NONE;
}

struct again {
	const struct map *known;
	const uint64_t *pairs; /* that a known name may start with, as bits */
	size_t first, last;    /* places of Han names in `found` */
	size_t at;
};

static void
scan_again(struct finder *f, struct stretch *s, struct str text,
	   struct again *a)
{
	for (size_t i = 0; i + 1 < s->c.n; i++) {
		size_t n, hit, pair = pair_of(s->folded.p + i * 3);

		if (!(a->pairs[pair >> 6] >> (pair & 63) & 1) ||
		    inside(&f->found, a->last, &a->at, byte_at(s, i)))
			continue;
		hit = known_at(a->known, s, i, &n);
		if (hit == MAP_NONE)
			continue;
		push(f, s, i, i + n, NAME_PERSON);
		if (!f->found.v[hit].value)
			f->found.v[hit].value = arena_dup(
				f->arena, str_sub(text, f->found.v[hit].start,
						  f->found.v[hit].end));
		f->found.v[f->found.n - 1].value = f->found.v[hit].value;
		i += n - 1;
	}
	s->c.n = 0;
	s->from = 0;
	buf_clear(&s->folded);
}

static void
each_stretch(struct finder *f, struct str text, struct again *again)
{
	struct stretch s = {0};

	for (size_t at = 0, n; at <= text.n; at += n) {
		uint32_t cp = 0;

		n = 1;
		if (at < text.n && (unsigned char)text.p[at] >= 0x80)
			n = utf8_next(text, at, &cp);
		if (cp_is_han(cp) || (s.c.n && is_dot(cp)))
			stretch_add(&s, cp, at, n);
		else if (s.c.n && again)
			scan_again(f, &s, text, again);
		else if (s.c.n)
			stretch_end(f, &s, text);
	}
	vec_free(&s.c);
	buf_free(&s.folded);
}

void
find_han(struct finder *f, struct str text)
{
	struct map known = MAP_INIT;
	size_t first = f->found.n;
	struct again again;
	uint64_t pairs[64] = {0};

	note_openers(f);
	each_stretch(f, text, NULL);
	learn(f, &known, pairs, text, first);
	again = (struct again){&known, pairs, first, f->found.n, first};
	if (known.n)
		each_stretch(f, text, &again);
	map_free(&known);
}
