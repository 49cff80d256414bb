#include "rashomon/extract/extract.h"

#include "rashomon/text/language.h"

void
extract(mention_list *out, struct arena *arena, struct str text,
	const struct extract_context *context, unsigned what)
{
	struct extract_context c = *context;
	size_t first = out->n;

	if (!c.language.n)
		c.language = str_of(language_of(text));
	if (what & EXTRACT_TIMES)
		extract_times(out, arena, text, &c);
	if (what & EXTRACT_QUANTITIES)
		extract_quantities(out, arena, text, &c);
	if (what & EXTRACT_NAMES)
		extract_names(out, arena, text, &c);
	if (what & EXTRACT_QUOTES)
		extract_quotes(out, arena, text, &c);
	if (out->n > first)
		mention_sort(out->v + first, out->n - first);
}
