#include "rashomon/text/language.h"
#include "rashomon/text/utf8.h"
const char *
language_of(struct str t)
{
	size_t han = 0;
	for (size_t at = 0, n; at < t.n; at += n) {
		uint32_t c;
		n = utf8_next(t, at, &c);
		han += cp_is_han(c);
	}
	return han * 8 > t.n ? "zh-Hans" : "en";
}
void
sentences_of(sentence_list *out, struct str text)
{
	size_t from = 0;
	for (size_t i = 0; i < text.n; i++)
		if ((text.p[i] == '.' &&
		     (i + 1 == text.n || text.p[i + 1] == ' ' ||
		      text.p[i + 1] == '\n')) ||
		    text.p[i] == '\n' ||
		    (i >= 2 && !memcmp(text.p + i - 2, "。", 3))) {
			size_t end = text.p[i] == '\n' ? i : i + 1;
			while (from < end &&
			       (text.p[from] == ' ' || text.p[from] == '\n'))
				from++;
			if (from < end)
				vec_push(out, (struct sentence){from, end});
			from = i + 1;
		}
	if (from < text.n)
		vec_push(out, (struct sentence){from, text.n});
}
