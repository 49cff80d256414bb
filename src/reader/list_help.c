/* The help: what works in the view it was opened from, with the keys as the
 * user has bound them. */
#include "list.h"

#include "rashomon/text/width.h"

static void
add_keys(struct buf *b, const long *keys, size_t n)
{
	if (b->n)
		buf_addc(b, ' ');
	for (size_t i = 0; i < n; i++) {
		char name[16];

		key_print(keys[i], name);
		buf_adds(b, name);
	}
}

/* The table's keys that the user has not bound to something else. */
static void
add_own_keys(const struct session *s, enum mode m, const struct action *a,
	     struct buf *b)
{
	struct str rest = str_of(a->keys);

	while (rest.n) {
		size_t gap = str_find(rest, STR(" "), 0);
		size_t end = gap < rest.n ? gap : rest.n, n;
		long keys[KEYS_MOST];
		bool more;

		n = keys_read(str_sub(rest, 0, end), keys);
		if (action_of_keys(s, m, keys, n, &more) == a)
			add_keys(b, keys, n);
		rest = str_sub(rest, end + (end < rest.n), rest.n);
	}
}

void
action_keys(const struct session *s, enum mode m, const struct action *a,
	    struct buf *out)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, "");
	for (size_t i = s->binds.n; i-- > 0;) {
		const struct bind *own = &s->binds.v[i];
		bool more;

		if (own->action == a &&
		    action_of_keys(s, m, own->keys, own->n, &more) == a)
			add_keys(&b, own->keys, own->n);
	}
	add_own_keys(s, m, a, &b);
	buf_adds(out, b.p);
	buf_free(&b);
}

/* "  KEYS    what it does", wrapped beside the keys. */
static void
push_action(struct session *s, size_t target, struct str keys, struct str help)
{
	size_t left = s->width < NARROW ? 12 : 28;
	size_t room =
		s->width > (int)left + 10 ? (size_t)s->width - left - 3 : 8;
	struct buf b = BUF_INIT;
	row_list rows = {0};

	wrap(&rows, help, room, s->ambiguous);
	for (size_t i = 0; i < rows.n; i++) {
		buf_adds(&b, "  ");
		pad(s, &b, i ? STR_NONE : keys, left - 3);
		buf_addc(&b, ' ');
		buf_add(&b, str_sub(help, rows.v[i].start, rows.v[i].end));
		push_buf(s, STYLE_TEXT, target, &b);
	}
	vec_free(&rows);
	buf_free(&b);
}

void
build_help(struct session *s)
{
	struct buf b = BUF_INIT;
	const char *group = "";

	push_line(s, STYLE_TITLE, NO_FOCUS, STR("Marks"));
	push_wrapped(s, STYLE_TEXT, NO_FOCUS, 2,
		     STR("= agreed, ~ compatible, ! differs, 1 single source, "
			 "c copies of one text"));
	for (size_t i = 0; i < action_count; i++) {
		const struct action *a = &actions[i];

		if (!(a->modes & (1u << s->under)))
			continue;
		if (strcmp(group, a->group) != 0)
			push_line(s, STYLE_TITLE, NO_FOCUS, str_of(a->group));
		group = a->group;
		action_keys(s, s->under, a, &b);
		if (!b.n)
			buf_printf(&b, ":%s", a->plain);
		push_action(s, i, buf_str(&b), str_of(a->help));
		buf_clear(&b);
	}
	buf_free(&b);
}
