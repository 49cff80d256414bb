/* Languages by script first, then by what only one of them has: characters
 * that exist in one form of Chinese, function words of Latin languages.
 * Linear in the text; at most the first 64 kB are looked at,
 * and of the Han in them the first 1,024 for the form of Chinese. */
#include "rashomon/text/language.h"
#include "rashomon/base/ascii.h"

#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

enum { ENOUGH_WORDS = 200, LOOK_MOST = 65536, FORMS_MOST = 1024 };

struct census {
	size_t latin, han, kana, hangul, cyrillic, arabic, greek, thai;
	size_t traditional; /* Han that folds to another character */
	size_t simplified;  /* Han of the short list below */
};

/* Frequent characters that only simplified text has. In byte order. */
static const char only_simplified[] =
	"与专业东两严个丰临为丽举义乐习乡书买争亏亚产亲亿仅从仓们价众优"
	"会传伤伦体侨俩债倾储儿党兰关兴养兽冲决况净准凉减几凤凭凯击刘则"
	"创删别制剧劝办务动励劳势勋区医华协单卖卢卫厂厅历厉压县双发变叙"
	"叶号叹吓启员响哑唤商团园围国图圆圣场坏块坚坛垄垒备复头夹奋奖妇"
	"妈姗娱孙学宁宝实宠审宪对寻导将尔层属岁岂岗岛岭峡币帅师帐带帮干"
	"并广庄庆库应庞废开异弃张弹强归当录彻征径怀态总恋恳恶悬惊惧惨惯"
	"愿战户扑执扩扫扬抢护报担拟拥择挂挡挤挥损换据携摄摆敌数断无旧时"
	"显晓暂术机杀杂权条来杨极构枪标栋树样桥检椭楼榄欢欧歼毁毕气汇汉"
	"汤沟没沪泪泽洁浅测济浓涛润涨渊渐温湾湿滚满灭灯灾炼烂烟烦烧热爱"
	"爷牵犹独狱猎环现电画畅疗监盖盘矿码砖础确礼祸离种积称稳穷窃竞笔"
	"签简篮类粮紧纠红约级纪纯纲纳纵纷纸纽线练组细织终绍经结给络绝统"
	"继绩续维绿缓编缘缩网罗罚罢职联聪肃肠肤胁胜脏脑脚脱艺节苏荐药莱"
	"获营萧虑虽补装规视览觉触誉计订认讨让训议讯记讲许论设访证评识诉"
	"词试诗话诞询该详语误说请诸课谁调谈谊谋谢谨谱贝负贡财责贤败货质"
	"贩贪购贯贴贵贷贸费贺赁资赏赔赖赛赞赢赵赶趋跃践车轨转轮软轻载较"
	"辅辆辉输辞边达迁过运还这进远违连迟选递逻遗邓邮邻郑释里针钟钢钱"
	"铁银销锁错键镇长门闪闭问闲间闻阅队阳阴阵阶际陆陈险随隐难雾静韩"
	"页顶项顺须顾顿预领频题额风飞饭饮饰馆马驱驶驻验骗鱼鲁鲜鸟鸡麦黄"
	"齐龄龙龟";

/* Function words; a language wins when most of the hits are its own. */
static const struct {
	const char *tag;
	const char *words; /* parted and enclosed by blanks */
} latin[] = {
	{"en", " the and of to in is that for was with said on by has "
	       "are be from this at as it "},
	{"es", " el los las del que por una con para se su como pero "},
	{"fr", " le les des et est une dans pour que sur pas au qui du "},
	{"de", " der die und das den von ist mit nicht ein eine dem auf "},
	{"pt", " o os do da em que uma com para não dos no na ao mais "},
	{"it", " il di che della per una con sono del le gli alla nel è "},
	{"nl", " de het een van en dat niet op te zijn met voor ook aan "},
	{"sv", " och att det som en på är av för med den till inte har "},
	{"da", " og det at en på er af til med som der ikke har den "},
	{"pl", " nie się na w z do że jest i to o jak po dla "},
	{"tr", " ve bir bu için ile de da olarak çok daha olan gibi "},
	{"id", " yang dan di untuk dengan dari pada ini itu dalam akan "},
};

/* Bytes of the longest of them. */
enum { LATIN_COUNT = COUNT(latin), LATIN_MOST = 6 };

/* Bytes of a text from which on their shapes are worth noting. */
enum { SHAPES_FROM = 500 };

/* Is a character of three bytes among them? */
static bool
is_simplified(struct str c)
{
	return str_in_row(c, only_simplified, (sizeof only_simplified - 1) / 3);
}

static void
count_wide(struct census *k, struct str s, size_t at, size_t n, uint32_t cp)
{
	if (cp_is_han(cp)) {
		k->han++;
		if (k->han > FORMS_MOST)
			return;
		if (fold_han(cp) != cp)
			k->traditional++;
		else if (n == 3)
			k->simplified += is_simplified(str_sub(s, at, at + n));
	} else if (cp >= 0x3041 && cp <= 0x30FF && cp != 0x30FB) {
		k->kana++;
	} else if (cp >= 0xAC00 && cp <= 0xD7A3) {
		k->hangul++;
	} else if (cp >= 0x400 && cp <= 0x52F) {
		k->cyrillic++;
	} else if (cp >= 0x600 && cp <= 0x6FF) {
		k->arabic++;
	} else if (cp >= 0x370 && cp <= 0x3FF) {
		k->greek++;
	} else if (cp >= 0xE00 && cp <= 0xE7F) {
		k->thai++;
	} else if (cp >= 0xC0 && cp <= 0x24F) {
		k->latin++;
	}
}

static struct census
count(struct str s)
{
	struct census k = {0};

	for (size_t at = 0, n; at < s.n; at += n) {
		uint32_t cp = (unsigned char)s.p[at];

		n = 1;
		if (cp >= 0x80) {
			n = utf8_next(s, at, &cp);
			count_wide(&k, s, at, n, cp);
		} else {
			k.latin += (cp | 32) - 'a' < 26;
		}
	}
	return k;
}

static bool
is_word_byte(char c)
{
	return (unsigned char)c >= 0x80 || ascii_letter(c);
}

/* For each language and first letter, a bit for each length that a word of
 * its has: most words of a long text are none of them, and need no search. */
struct shapes {
	unsigned char lengths[LATIN_COUNT][27];
};

static size_t
first_letter(char c)
{
	return ascii_letter(c) ? (size_t)((c | 32) - 'a') : 26;
}

static void
note_shapes(struct shapes *k, size_t bytes)
{
	memset(k, bytes < SHAPES_FROM ? 0xFF : 0, sizeof *k);
	for (size_t i = 0; i < LATIN_COUNT && bytes >= SHAPES_FROM; i++)
		for (const char *w = latin[i].words + 1; *w;) {
			size_t n = strcspn(w, " ");

			k->lengths[i][first_letter(*w)] |=
				(unsigned char)(1u << n);
			w += n + 1;
		}
}

static void
count_word(const struct shapes *k, struct str w, size_t hits[LATIN_COUNT])
{
	char key[LATIN_MOST + 3];
	size_t first = first_letter(w.p[0]);

	if (w.n > LATIN_MOST)
		return;
	key[0] = ' ';
	for (size_t i = 0; i < w.n; i++)
		key[i + 1] = (char)((unsigned char)w.p[i] < 0x80 ? w.p[i] | 32
								 : w.p[i]);
	key[w.n + 1] = ' ';
	key[w.n + 2] = '\0';
	for (size_t i = 0; i < LATIN_COUNT; i++)
		if (k->lengths[i][first] & 1u << w.n)
			hits[i] += strstr(latin[i].words, key) != NULL;
}

static const char *
latin_language(struct str s)
{
	size_t hits[LATIN_COUNT] = {0}, best = 0, words = 0;
	struct shapes shapes;

	if (s.n > LOOK_MOST / 8)
		s.n = LOOK_MOST / 8;
	note_shapes(&shapes, s.n);
	for (size_t at = 0; at < s.n && words < ENOUGH_WORDS; at++) {
		size_t from = at;

		while (at < s.n && is_word_byte(s.p[at]))
			at++;
		if (at > from) {
			words++;
			count_word(&shapes, str_sub(s, from, at), hits);
		}
	}
	for (size_t i = 1; i < LATIN_COUNT; i++)
		if (hits[i] > hits[best])
			best = i;
	if (!words)
		return "";
	return hits[best] || words > 3 ? latin[hits[best] ? best : 0].tag
				       : "en";
}

const char *
language_of(struct str s)
{
	struct census k;
	size_t letters;

	if (s.n > LOOK_MOST)
		s.n = LOOK_MOST;
	k = count(s);
	letters = k.latin + k.cyrillic + k.arabic + k.greek + k.thai;
	/* A Han character says about as much as three letters. */
	if (k.kana * 8 > k.han && (k.kana + k.han) * 3 > letters && k.kana)
		return "ja";
	if (k.hangul * 3 > letters && k.hangul > k.han)
		return "ko";
	if (k.han * 3 > letters)
		return k.traditional > k.simplified ? "zh-Hant" : "zh-Hans";
	if (k.cyrillic > k.latin)
		return "ru";
	if (k.arabic > k.latin)
		return "ar";
	if (k.greek > k.latin)
		return "el";
	if (k.thai > k.latin)
		return "th";
	return latin_language(s);
}
