/* What looks like a time in Chinese and is none: syllables of other words
 * (出现在, 撑不过去), the day or year that a sentence speaks of and does not
 * count (最后一天, 艰难的一年), jubilees. Each question looks at the few
 * characters around the words. */
#include "times_han.h"

static struct str
before(const struct han *h, size_t at)
{
	return str_sub(h->text, 0, at);
}

static struct str
from(const struct han *h, size_t at)
{
	return str_sub(h->text, at, h->text.n);
}

bool
han_in_word(const struct han *h, size_t at)
{
	static const char *const now[] = {"现在", "現在", "现时", "現時", NULL};
	static const char *const shows[] = {"出", "发", "發", "表", "体", "體",
					    "实", "實", "呈", "展", "涌", "湧",
					    "重", "浮", "再", "显", "顯"};
	static const char *const past[] = {"过去", "過去", NULL};
	static const char *const moves[] = {
		"不", "得", "走", "跑", "游", "飞", "飛", "冲", "衝",
		"推", "桨", "槳", "引", "送", "赶", "趕", "转", "轉",
		"拉", "熬", "挺", "昏", "晕", "暈", "驶", "駛", "划"};
	static const char *const schools[] = {"学", "學", "财", "財",
					      "计", "計", "政"};
	static const char *const times[] = {"这", "這", "此", "每", "首",
					    "一", "二", "两", "兩", "三",
					    "多", "几", "幾", "数", "數"};
	size_t end;

	switch ((unsigned char)h->text.p[at]) { /* of 现 現 过 過 年 次 */
	case 0xE7:
		return han_any(h, at, now, &end) &&
		       str_ends_any(before(h, at), STR_LIST(shows));
	case 0xE8:
	case 0xE9:
		return han_any(h, at, past, &end) &&
		       str_ends_any(before(h, at), STR_LIST(moves));
	case 0xE5: /* 114学年度 */
		return han_stands(h, at, "年度", &end) &&
		       str_ends_any(before(h, at), STR_LIST(schools));
	case 0xE6:
		return han_stands(h, at, "次日", &end) &&
		       str_ends_any(before(h, at), STR_LIST(times));
	default:
		return false;
	}
}

/* 一天 and 一年 behind 的 or 最后 name a day or year. */
static bool
is_named(const struct han *h, size_t at)
{
	static const char *const last[] = {"最后", "最後"};
	static const char *const facing[] = {
		"过去的", "過去的", "未来的", "未來的", "接下来的", "接下來的",
		"今后的", "今後的", "此后的", "此後的", "之后的",   "之後的",
		"最近的", "长达的", "随后的", "隨後的", "整整的",   "漫长的",
		"前的",	  "后的",   "後的"};
	struct str done = before(h, at);

	return str_ends_any(done, STR_LIST(last)) ||
	       (str_ends(done, STR("的")) &&
		!str_ends_any(done, STR_LIST(facing)));
}

bool
han_no_count(const struct han *h, size_t at, size_t unit, size_t end,
	     const struct figure *f, const char *key)
{
	static const char *const years[] = {"年", "岁", "歲"};
	static const char *const within[] = {"内", "內", "里", "裡", "中",
					     "之", "以", "间", "間"};

	if (*key == 'W' && end - unit == strlen("周") &&
	    str_starts_any(from(h, end), STR_LIST(years)))
		return true; /* 50周年 */
	if (f->n != 1 || f->half || f->vague ||
	    (unsigned char)h->text.p[at] < 0x80)
		return false;
	if (!strcmp(key, "K"))
		return end - unit == strlen("刻"); /* 那一刻 */
	return strchr("DYQ", *key) && !key[1] && is_named(h, at) &&
	       !str_starts_any(from(h, end), STR_LIST(within));
}
