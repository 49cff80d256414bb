/* A mail is headers, an empty line and a body that may be parts in parts. Of
 * the parts one is read: the first HTML, else the first text; attachments are
 * passed over. Parts are cut by their boundary lines, each byte looked at once
 * a level; levels and parts are bounded. Words in headers are decoded as
 * RFC 2047 says. */
#include "mail.h"

#include "base64.h"

#include "rashomon/base/ascii.h"
#include "rashomon/base/vec.h"
#include "rashomon/read/charset.h"
#include "rashomon/read/html.h"
#include "rashomon/read/page.h"
#include "rashomon/read/webdate.h"

enum { LEVELS_MOST = 8, PARTS_MOST = 200, WORD_MOST = 1000 };

/* A header block and what follows it. */
struct part {
	struct str head, body;
};

/* What is read of a mail: parts that hold text. */
struct found {
	struct part html, text;
	size_t parts;
};

static struct part
cut(struct str s)
{
	struct part p = {STR_NONE, s};
	struct str rest = s, line;

	while (str_line(&rest, &line)) {
		if (str_trim(line).n)
			continue;
		p.head = str_sub(s, 0, (size_t)(line.p - s.p));
		p.body = rest;
		return p;
	}
	p.head = s;
	p.body = STR_NONE;
	return p;
}

static bool
is_folded(struct str line)
{
	return line.n && (line.p[0] == ' ' || line.p[0] == '\t');
}

/* The value of a header, its folded lines joined, appended to `out`; false
 * when it is not there. */
static bool
header(struct buf *out, struct str head, const char *name)
{
	struct str line, key = str_of(name);
	bool in = false;

	while (str_line(&head, &line)) {
		if (in && !is_folded(line))
			break;
		if (in) {
			buf_addc(out, ' ');
			buf_add(out, str_trim(line));
		} else if (line.n > key.n && line.p[key.n] == ':' &&
			   str_eq_ascii(str_sub(line, 0, key.n), key)) {
			buf_add(out,
				str_trim(str_sub(line, key.n + 1, line.n)));
			in = true;
		}
	}
	return in;
}

/* Quoted-printable; in headers '_' is a blank. */
static void
quoted(struct buf *out, struct str s, bool in_header)
{
	for (size_t i = 0; i < s.n; i++) {
		int a = i + 2 < s.n ? ascii_hex(s.p[i + 1]) : -1;
		int b = a >= 0 ? ascii_hex(s.p[i + 2]) : -1;

		if (s.p[i] == '=' && b >= 0) {
			buf_addc(out, (char)(a << 4 | b));
			i += 2;
		} else if (s.p[i] == '=' && i + 1 < s.n &&
			   (s.p[i + 1] == '\n' || s.p[i + 1] == '\r')) {
			i += s.p[i + 1] == '\r' ? 2 : 1;
		} else {
			buf_addc(out,
				 in_header && s.p[i] == '_' ? ' ' : s.p[i]);
		}
	}
}

/* One encoded word at `at`, "=?charset?B?…?="; gives its end, 0 for none. */
static size_t
encoded_word(struct buf *out, struct str s, size_t at)
{
	size_t kind, end;
	struct buf bytes = BUF_INIT, charset = BUF_INIT;
	struct str words;

	if (s.n - at > WORD_MOST)
		s.n = at + WORD_MOST;
	kind = str_find(s, STR("?"), at + 2);
	if (kind == (size_t)-1 || kind + 3 >= s.n || s.p[kind + 2] != '?')
		return 0;
	end = str_find(s, STR("?="), kind + 3);
	if (end == (size_t)-1)
		return 0;
	words = str_sub(s, kind + 3, end);
	buf_add(&charset, str_sub(s, at + 2, kind));
	if ((s.p[kind + 1] | 32) == 'b')
		base64_decode(&bytes, words);
	else
		quoted(&bytes, words, true);
	charset_decode(out, buf_str(&bytes), charset.p, NULL);
	buf_free(&bytes);
	buf_free(&charset);
	return end + 2;
}

/* Appends a header's words, decoded; blanks between encoded words go. */
static void
decode_words(struct buf *out, struct str s)
{
	size_t at = 0, end, after = 0;

	while (at < s.n) {
		end = str_starts(str_sub(s, at, s.n), STR("=?"))
			      ? encoded_word(out, s, at)
			      : 0;
		if (end) {
			at = after = end;
			while (at < s.n && s.p[at] == ' ')
				at++;
			if (!str_starts(str_sub(s, at, s.n), STR("=?")))
				at = after;
			continue;
		}
		buf_addc(out, s.p[at++]);
	}
}

/* A parameter of a header value, as boundary="x"; may be empty. */
static struct str
parameter(struct str value, const char *name)
{
	struct str key = str_of(name);

	for (size_t at = 0; at + key.n < value.n; at++) {
		size_t end = at + key.n + 1;
		bool quote;

		if (!str_eq_ascii(str_sub(value, at, at + key.n), key) ||
		    value.p[at + key.n] != '=' ||
		    (at && value.p[at - 1] != ' ' && value.p[at - 1] != ';'))
			continue;
		quote = end < value.n && value.p[end] == '"';
		end += quote;
		at = end;
		while (end < value.n && (quote ? value.p[end] != '"'
					       : !strchr("; ", value.p[end])))
			end++;
		return str_sub(value, at, end);
	}
	return STR_NONE;
}

static void take_part(struct found *f, struct str s, int level);

/* Takes the parts between the lines of `boundary`. */
static void
take_parts(struct found *f, struct str body, struct str boundary, int level)
{
	struct str rest = body, line;
	size_t from = (size_t)-1;

	while (str_line(&rest, &line) && f->parts < PARTS_MOST) {
		size_t at = (size_t)(line.p - body.p);

		if (!str_starts(line, STR("--")) ||
		    !str_starts(str_sub(line, 2, line.n), boundary))
			continue;
		if (from != (size_t)-1)
			take_part(f, str_sub(body, from, at), level + 1);
		from = (size_t)(rest.p - body.p);
		if (str_starts(str_sub(line, 2 + boundary.n, line.n),
			       STR("--")))
			return;
	}
	if (from != (size_t)-1 && from < body.n) /* cut before its end */
		take_part(f, str_sub(body, from, body.n), level + 1);
}

static void
take_part(struct found *f, struct str s, int level)
{
	struct part p = cut(s);
	struct buf type = BUF_INIT, disposition = BUF_INIT;
	struct str kind;

	f->parts++;
	header(&type, p.head, "Content-Type");
	header(&disposition, p.head, "Content-Disposition");
	kind = buf_str(&type);
	if (str_starts_ascii(kind, STR("multipart/"))) {
		struct str boundary = parameter(kind, "boundary");

		if (boundary.n && level < LEVELS_MOST)
			take_parts(f, p.body, boundary, level);
	} else if (!str_starts_ascii(buf_str(&disposition),
				     STR("attachment"))) {
		if (str_starts_ascii(kind, STR("text/html")) && !f->html.body.n)
			f->html = p;
		else if ((!kind.n ||
			  str_starts_ascii(kind, STR("text/plain"))) &&
			 !f->text.body.n)
			f->text = p;
	}
	buf_free(&type);
	buf_free(&disposition);
}

/* The body of a part as UTF-8. */
static void
decode_body(struct buf *out, const struct part *p)
{
	struct buf type = BUF_INIT, coding = BUF_INIT, bytes = BUF_INIT;
	struct buf charset = BUF_INIT;

	header(&type, p->head, "Content-Type");
	header(&coding, p->head, "Content-Transfer-Encoding");
	if (str_starts_ascii(buf_str(&coding), STR("base64")))
		base64_decode(&bytes, p->body);
	else if (str_starts_ascii(buf_str(&coding), STR("quoted-printable")))
		quoted(&bytes, p->body, false);
	else
		buf_add(&bytes, p->body);
	buf_add(&charset, parameter(buf_str(&type), "charset"));
	charset_decode(out, buf_str(&bytes), charset.p, NULL);
	buf_free(&type);
	buf_free(&coding);
	buf_free(&bytes);
	buf_free(&charset);
}

/* A decoded header, in the article; "" when it is not there. */
static const char *
kept_header(struct article *a, struct str head, const char *name)
{
	struct buf raw = BUF_INIT, words = BUF_INIT;
	const char *kept;

	header(&raw, head, name);
	decode_words(&words, buf_str(&raw));
	kept = article_keep(a, buf_str(&words));
	buf_free(&raw);
	buf_free(&words);
	return kept;
}

/* "Name <address>": the name without its quotes; of an address alone without
 * its brackets. What a browser saved is from nobody. */
static struct str
sender(struct str s)
{
	size_t open = str_find(s, STR("<"), 0);

	if (open != (size_t)-1 && open)
		s = str_trim(str_sub(s, 0, open));
	if (s.n > 1 && (s.p[0] == '"' || s.p[0] == '<'))
		s = str_trim(str_sub(s, 1, s.n - 1));
	return str_starts_ascii(s, STR("saved by ")) ? STR_NONE : s;
}

/* What the mail's head says and the part does not. */
static void
take_head(struct article *a, struct str head, bool page)
{
	const char *subject = kept_header(a, head, "Subject");
	char iso[32];

	if (*subject && (!*a->title || !page))
		a->title = subject;
	if (!*a->outlet)
		a->outlet = article_keep(
			a, sender(str_of(kept_header(a, head, "From"))));
	if (!*a->published &&
	    webdate_parse(str_of(kept_header(a, head, "Date")), iso)) {
		a->published = article_keep(a, str_of(iso));
		a->published_basis = DATE_METADATA;
	}
	if (!*a->url && page)
		a->url = kept_header(a, head, "Snapshot-Content-Location");
	if (!page)
		a->kind = "mail";
}

/* Reads one mail; false when it holds no text. */
static bool
read_one(article_list *out, struct str mail, const char *path, size_t item)
{
	struct found f = {0};
	struct part whole = cut(mail);
	struct buf text = BUF_INIT, page = BUF_INIT;
	size_t first = out->n;
	bool ok = false;

	take_part(&f, mail, 0);
	decode_body(&text, f.html.body.n ? &f.html : &f.text);
	if (f.html.body.n)
		ok = read_html(out, buf_str(&text), path, NULL);
	if (!ok && f.text.body.n) {
		buf_clear(&text);
		decode_body(&text, &f.text);
		if (str_trim(buf_str(&text)).n)
			ok = read_page(out, buf_str(&text), path, NULL);
	}
	for (size_t i = first; i < out->n; i++) {
		take_head(
			out->v[i], whole.head,
			header(&page, whole.head, "Snapshot-Content-Location"));
		out->v[i]->item = item;
	}
	buf_free(&text);
	buf_free(&page);
	return ok;
}

bool
mail_sniff(struct str bytes)
{
	static const char *const keys[] = {
		"From:",	 "To:",		 "Subject:",	 "Date:",
		"MIME-Version:", "Received:",	 "Return-Path:", "Message-ID:",
		"Content-Type:", "Delivered-To:"};
	struct str rest = str_sub(bytes, 0, bytes.n < 8192 ? bytes.n : 8192);
	struct str line;
	size_t found = 0;
	bool mime = false;

	if (str_starts(bytes, STR("From ")) &&
	    str_find(rest, STR("\nFrom:"), 0) != (size_t)-1)
		return true;
	for (int i = 0; i < 60 && str_line(&rest, &line); i++) {
		size_t before = found;

		if (!str_trim(line).n)
			break;
		if (is_folded(line))
			continue;
		for (size_t k = 0; k < COUNT(keys); k++)
			found += str_starts_ascii(line, str_of(keys[k]));
		mime |= str_starts_ascii(line, STR("MIME-Version:")) ||
			str_starts_ascii(line, STR("Received:")) ||
			str_starts_ascii(line, STR("Message-ID:")) ||
			str_starts_ascii(line, STR("Content-Type:"));
		if (found == before && !i)
			return str_starts_ascii(line, STR("X-")) ||
			       str_starts_ascii(line, STR("DKIM-"));
	}
	return mime && found >= 3;
}

/* Takes one '>' off each line that begins ">From ", ">>From ": a box quotes
 * what could be taken for its marks. */
static void
unquote(struct buf *out, struct str s)
{
	struct str line;

	while (str_line(&s, &line)) {
		size_t n = 0;

		while (n < line.n && line.p[n] == '>')
			n++;
		if (n && str_starts(str_sub(line, n, line.n), STR("From ")))
			line = str_sub(line, 1, line.n);
		buf_add(out, line);
		buf_addc(out, '\n');
	}
}

/* A mail of a box. */
static bool
read_boxed(article_list *out, struct str mail, const char *path, size_t item)
{
	struct buf plain = BUF_INIT;
	bool quoted = str_find(mail, STR("\n>"), 0) != (size_t)-1, ok;

	if (quoted)
		unquote(&plain, mail);
	ok = read_one(out, quoted ? buf_str(&plain) : mail, path, item);
	buf_free(&plain);
	return ok;
}

bool
read_mail(article_list *out, struct str bytes, const char *path,
	  struct error *e)
{
	struct str mark = STR("\nFrom ");
	bool box = str_starts(bytes, STR("From ")), any = false;
	size_t from = 0, end, n = 0;

	if (!box)
		return read_one(out, bytes, path, 0) ||
		       error_set(e, path, "is a mail without text");
	for (; from < bytes.n; from = end + 1) {
		size_t line = str_find(bytes, STR("\n"), from);

		end = str_find(bytes, mark, from);
		end = end == (size_t)-1 ? bytes.n : end;
		line = line == (size_t)-1 ? bytes.n : line + 1;
		if (line < end)
			any |= read_boxed(out, str_sub(bytes, line, end), path,
					  ++n);
	}
	return any || error_set(e, path, "holds no mail with text");
}
