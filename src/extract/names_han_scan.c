/* The names of one stretch of Han characters: what writing itself shows, and
 * the words of the pack (lang/zh-names.lang).
 *
 * - Foreign persons: characters that transliterate, around the dot ·.
 * - Offices and companies: a suffix (委员会, 公司, 局 …), back to the nearest
 *   function character, mark or word that stands before names. A function
 *   character inside a word of names (上海, 管理) does not end one.
 * - Chinese persons: a title (主席, 分析师 …), a surname, one or two more
 *   characters up to a verb or mark.
 * - Known names: of places, bodies and some persons, where none of the above
 *   holds them.
 *
 * Linear: each look back and ahead is bounded. */
#include "names_han.h"

#include "rashomon/lang/pack.h"
#include "rashomon/text/utf8.h"

enum { BACK_MOST = 12, DOTTED_MOST = 24 };

/* Character sets: UTF-8, three bytes a character, in byte order. */
/* clang-format off */
static const char transliteration[] =
	"丁万丘东丝丰丹丽乃久乌乔于亚亨仁代伊伍休伦伯佐"
	"佛佩侯保儒克兰兹内冈农凡凯切列利加努劳勃勒华南"
	"博卡卢卫厄古可史叶司吉吕哈哥唐喀嘉因图土圣圭坎"
	"坤坦埃培基塔塞墨夏多夫夸奇奈奎奥妮妲姆威娅娜婭"
	"孔季宁安宾密富尔尚尤尼山巴布希帕平库庞康廉延廷"
	"弗彭彼德怀思恩恰惠意戈戴所扎托扬拉拜拿提摩撒敏"
	"敦文斯施日旺昂昆明易显普曼朗本朱李杜杰松林查柯"
	"根格桃桑梅梵森欧武比毕毛汀汉汤沃沙治法波泰泼泽"
	"洛津洪海涅温滕潘灵烈热爱特狄玛珀珍班理琪琳琴琼"
	"瑞瑟瓜瓦甘申留登白皮盖祖福科穆米素索约纳纽绍维"
	"缇罕罗翁翰考耶肖肯胡腊舍舒艾芒芝芬芭苏若英范茜"
	"茨茹荣莉莎莫莱菲萨葛蒂蒙蓓蓬蔡蕾薇西詹让许诺谢"
	"豪贝贞贡费贾赖赛赫路辛达迈连迪迭逊通道邓邦里金"
	"钦锡门阿陶雅雷霍露韦顿马高魏鲁鲍麦黑默黛齐龙";

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
	"上下不与且个为之也了于交仅从他令以们件会但位你"
	"使促做共其再几出函分则到助却去又及发受另只叫可"
	"号吁各同名后向告和因在均她如它宣家对导将就尽已"
	"布帮年并归往很我或所才把报指按据接控提数日时是"
	"显更替最月朝来某次此每比求没点照由的皆着示种称"
	"等答管约经给而能自至致若获虽表被要认让访诉该说"
	"请赢赴起超跟较达过近还这迫透通逼逾道遭那都问间"
	"随露项";

/* clang-format on */

/* Suffixes of organisations, longest first within a last character. A single
 * character needs two before it and must not begin another word. */
static const struct {
	const char *suffix;
	const char *not_before; /* characters it must not stand before */
} suffixes[] = {
	{"委员会", ""},	      {"联合会", ""},	{"研究院", ""},
	{"研究所", ""},	      {"实验室", ""},	{"观测所", ""},
	{"观测台", ""},	      {"气象局", ""},	{"电视台", ""},
	{"检察院", ""},	      {"出版社", ""},	{"通讯社", ""},
	{"基金会", ""},	      {"交易所", ""},	{"事务所", ""},
	{"派出所", ""},	      {"看守所", ""},	{"收容所", ""},
	{"卫生所", ""},	      {"俱乐部", ""},	{"国防部", ""},
	{"公司", ""},	      {"集团", ""},	{"大学", "生"},
	{"学院", ""},	      {"银行", ""},	{"证券", "交"},
	{"协会", ""},	      {"法院", ""},	{"议会", ""},
	{"国会", ""},	      {"政府", ""},	{"医院", ""},
	{"中心", ""},	      {"电台", ""},	{"日报", ""},
	{"时报", ""},	      {"晚报", ""},	{"财经", ""},
	{"基金", "会"},	      {"党", "员"},	{"部", "分门长队署落件位"},
	{"局", "势面长部限"}, {"署", "长名"},	{"厅", "长"},
	{"社", "会区交群长"}, {"院", "士长校"},
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

void
han_bytes(uint32_t cp, char z[3])
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
	han_bytes(cp, z);
	return str_in_row((struct str){z, 3}, set, bytes / 3);
}

#define IN(set, cp) in_set(set, sizeof set - 1, cp)

bool
han_stops(uint32_t cp)
{
	return IN(stops, cp);
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

void
han_push(struct finder *f, struct stretch *s, size_t from, size_t to,
	 enum name_type type)
{
	struct mention m = {.kind = MENTION_NAME,
			    .name = type,
			    .start = han_byte(s, from),
			    .end = han_byte(s, to)};

	vec_push(&f->found, m);
	s->from = to;
}

/* Makes names of the known ones before character `to`, and forgets those that
 * reach beyond. */
static void
settle_known(struct finder *f, struct stretch *s, size_t to)
{
	for (size_t i = 0; i < s->known.n; i++) {
		const struct han_known *k = &s->known.v[i];

		if (k->from >= s->from && k->to <= to)
			han_push(f, s, k->from, k->to, k->type);
	}
	s->known.n = 0;
}

/* A name that writing shows; it wins over known ones inside it. */
static void
name_of(struct finder *f, struct stretch *s, size_t from, size_t to,
	enum name_type type)
{
	settle_known(f, s, from);
	han_push(f, s, from, to, type);
}

/* Pairs of which the second character transliterates in that place alone. */
static bool
pairs_up(const struct stretch *s, size_t i)
{
	static const char *const pairs[] = {"亚历", "彼得", "山大", "布什"};

	for (size_t k = 0; i && k < COUNT(pairs); k++)
		if (stands(s, i - 1, pairs[k]))
			return true;
	return stands(s, i, "大卫") || stands(s, i, "简·") ||
	       stands(s, i, "强尼");
}

static bool
transliterates(const struct stretch *s, size_t i)
{
	return IN(transliteration, s->c.v[i].cp) || pairs_up(s, i);
}

/* The length of the title at character i; 0 none. */
static size_t
title_at(const struct stretch *s, size_t i)
{
	for (size_t k = 0; k < COUNT(titles); k++) {
		size_t n = stands(s, i, titles[k]);

		if (n)
			return n;
	}
	return 0;
}

/* Behind what only leads to a name whose first part is [from, dot): the rest
 * of a title or of a word (总理佐兰·, 对于唐纳德·). */
static size_t
skip_lead(const struct stretch *s, size_t from, size_t dot)
{
	size_t start = from;

	if (from > s->from && from + 1 < dot && stands(s, from, "于"))
		start = from + 1;
	for (size_t q = from > s->from + 2 ? from - 2 : s->from; q < dot; q++) {
		size_t end = q + title_at(s, q);

		if (end > q && end > start && end < dot)
			start = end;
		if (q > start && s->ends.v[q].before)
			start = q;
	}
	return start;
}

/* The end of a name whose last part is [from, to): words behind it may begin
 * with characters that transliterate. */
static size_t
drop_rest(const struct stretch *s, size_t from, size_t to)
{
	const struct pack *words = pack_names(STR("zh"));
	struct str folded = buf_str(&s->folded);
	const struct pack_entry *e;
	size_t end;

	for (size_t q = from + 2; q < to; q++) {
		e = pack_match(words, folded, q * 3, &end);
		if (title_at(s, q) || (e && pack_as(e, PACK_AFTER)))
			return q;
	}
	if (to < s->c.n && to > from + 1 && stands(s, to - 1, "于"))
		return to - 1;
	if (to < s->c.n && to > from + 2 &&
	    (stands(s, to - 1, "因") || stands(s, to - 1, "日")))
		return to - 1;
	return to;
}

/* A dotted name around the dot at i. */
static void
dotted(struct finder *f, struct stretch *s, size_t i)
{
	size_t from = i, to = i + 1, dot = i;

	while (from > s->from && i - from < 6 && transliterates(s, from - 1))
		from--;
	while (to < s->c.n && to - i < DOTTED_MOST &&
	       (transliterates(s, to) || han_dot(s->c.v[to].cp))) {
		if (han_dot(s->c.v[to].cp))
			dot = to;
		to++;
	}
	from = skip_lead(s, from, i);
	to = drop_rest(s, dot + 1, to);
	if (from < i && to > dot + 1 && to - from >= 4)
		name_of(f, s, from, to, NAME_PERSON);
}

/* The start of an organisation's name whose suffix starts at `at`. */
static size_t
office_start(const struct stretch *s, size_t at)
{
	size_t from = at;

	while (from > s->from && at - from < BACK_MOST) {
		const struct han_ends *e = &s->ends.v[from];

		if (e->before)
			break;
		if (e->inner && from - s->from >= e->inner) {
			from -= e->inner;
			continue;
		}
		if (han_stops(s->c.v[from - 1].cp) ||
		    han_dot(s->c.v[from - 1].cp))
			break;
		from--;
	}
	/* 所有者 and its like stand before a name */
	return from < at && stands(s, from, "者") ? from + 1 : from;
}

static bool
office(struct finder *f, struct stretch *s, size_t i)
{
	for (size_t k = 0; k < COUNT(suffixes); k++) {
		size_t n = stands(s, i, suffixes[k].suffix), from;
		char z[4] = {0};

		if (!n || s->ends.v[i + n].stop)
			continue;
		if (i + n < s->c.n) {
			han_bytes(s->c.v[i + n].cp, z);
			if (strstr(suffixes[k].not_before, z))
				continue;
		}
		from = office_start(s, i);
		if (i - from < (n == 1 ? 2u : 1u) || i - from >= BACK_MOST)
			continue;
		name_of(f, s, from, i + n, NAME_ORG);
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

	while (to < s->c.n && to - i < HAN_PART_MOST && transliterates(s, to))
		to++;
	if (i >= s->c.n || (to < s->c.n && han_dot(s->c.v[to].cp)))
		return;
	if (IN(surnames, s->c.v[i].cp)) {
		for (size_t n = 2; n <= 4; n++) {
			if (i + n > s->c.n || !name_ends(s, i + n))
				continue;
			name_of(f, s, i, i + n, NAME_PERSON);
			return;
		}
	}
	if (to - i >= 3 && name_ends(s, to))
		name_of(f, s, i, to, NAME_PERSON);
}

void
han_note_openers(struct finder *f)
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

static enum name_type
type_of(const struct pack_entry *name)
{
	static const enum name_type types[] = {NAME_NONE, NAME_PLACE, NAME_ORG,
					       NAME_PERSON};

	return name->number < (int)COUNT(types) ? types[name->number]
						: NAME_NONE;
}

/* Notes where the word [at, at + n) of the pack ends. */
static void
mark_end(struct stretch *s, const struct pack_entry *e, size_t at, size_t n)
{
	struct han_ends *here = &s->ends.v[at + n];
	bool stop = pack_as(e, PACK_STOP) != NULL;

	here->stop |= stop;
	here->before |= pack_as(e, PACK_BEFORE) != NULL;
	if (!stop && n > here->inner && n < UINT8_MAX &&
	    (pack_as(e, PACK_INNER) || pack_as(e, PACK_NAME)))
		here->inner = (uint8_t)n;
}

/* Fills s->ends, by words of every length. */
static void
mark_words(struct stretch *s)
{
	const struct pack *words = pack_names(STR("zh"));

	s->ends.n = 0;
	for (size_t i = 0; i <= s->c.n; i++)
		vec_push(&s->ends, (struct han_ends){0});
	for (size_t i = 0; i < s->c.n; i++) {
		struct str text = buf_str(&s->folded);
		const struct pack_entry *e;

		while ((e = pack_match(words, text, i * 3, &text.n)) != NULL) {
			mark_end(s, e, i, text.n / 3 - i);
			text.n--;
		}
	}
}

/* The known name at character i; gives the character behind the word there. */
static size_t
note_known(struct stretch *s, size_t i)
{
	const struct pack *words = pack_names(STR("zh"));
	const struct pack_entry *e, *name;
	size_t end;

	e = pack_match(words, buf_str(&s->folded), i * 3, &end);
	if (!e)
		return i;
	name = pack_as(e, PACK_STOP) ? NULL : pack_as(e, PACK_NAME);
	if (!name)
		return pack_as(e, PACK_STOP) ? end / 3 : i;
	if (type_of(name) == NAME_ORG && stands(s, end / 3, "长"))
		return end / 3; /* 商务部长 is a person */
	vec_push(&s->known, (struct han_known){i, end / 3, type_of(name)});
	return end / 3;
}

void
han_scan(struct finder *f, struct stretch *s)
{
	size_t known = 0; /* no known name starts before this character */

	mark_words(s);
	for (size_t i = 0; i < s->c.n; i++) {
		size_t n;

		if (i < s->from)
			continue;
		if (han_dot(s->c.v[i].cp)) {
			dotted(f, s, i);
			continue;
		}
		if (i >= known)
			known = note_known(s, i);
		if (!may_open(f, s, i) || (i > s->from && office(f, s, i)))
			continue;
		n = title_at(s, i);
		if (n)
			titled(f, s, i + n);
	}
	settle_known(f, s, s->c.n);
}
