#include "rashomon/text/sanitise.h"

#include "rashomon/text/utf8.h"

size_t
sanitise(struct buf *out, struct str s, enum sanitise_form form)
{
	size_t taken = 0;

	for (size_t at = 0, n; at < s.n; at += n) {
		uint32_t cp;

		n = utf8_next(s, at, &cp);
		if (cp == '\n' || cp == '\t' || cp == '\r')
			cp = cp == '\n' && form == SANITISE_TEXT ? '\n' : ' ';
		if (cp != '\n' && (cp < 0x20 || (cp >= 0x7F && cp < 0xA0)))
			taken++;
		else
			utf8_add(out, cp);
	}
	return taken;
}

char *
sanitise_dup(struct str s, enum sanitise_form form)
{
	struct buf b = BUF_INIT;

	sanitise(&b, s, form);
	buf_adds(&b, "");
	return b.p;
}

void
error_print(const struct error *e, FILE *out)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, "rashomon: ");
	sanitise(&b, buf_str(&e->place), SANITISE_LINE);
	buf_adds(&b, ": ");
	sanitise(&b, buf_str(&e->what), SANITISE_LINE);
	buf_addc(&b, '\n');
	fwrite(b.p, 1, b.n, out);
	buf_free(&b);
}
