#include "html_parts.h"

static void *
take(void *arena, size_t n)
{
	return arena_alloc(arena, n);
}

/* The arena gives everything back at once. */
static void
drop(void *arena, void *piece)
{
	(void)arena;
	(void)piece;
}

void
html_parse(struct html_tree *t, struct str html)
{
	t->arena = (struct arena)ARENA_INIT;
	t->options = kGumboDefaultOptions;
	t->options.max_errors = 0;
	t->options.allocator = take;
	t->options.deallocator = drop;
	t->options.userdata = &t->arena;
	t->text = (struct buf)BUF_INIT;
	html_strip(&t->text, html);
	t->out = gumbo_parse_with_options(&t->options, t->text.p, t->text.n);
}

void
html_tree_free(struct html_tree *t)
{
	arena_free(&t->arena);
	buf_free(&t->text);
}
