#include "rashomon/compare/compare.h"

const char *
verdict_name(enum verdict v)
{
	static const char *const names[VERDICT_COUNT] = {
		"agreed", "compatible", "differs", "single", "copied"};

	return names[v];
}

char
verdict_mark(enum verdict v)
{
	return "=~!1c"[v];
}

const char *
check_name(enum check_kind k)
{
	static const char *const names[] = {"sum", "change", "percentage",
					    "span", "ratio"};

	return names[k];
}

bool
fact_silent(const struct comparison *c, const struct fact *f, struct silent *s)
{
	while (s->next < c->sources.n) {
		size_t source = s->next++;

		while (s->at < f->told.n &&
		       c->told.v[f->told.v[s->at]].source < source)
			s->at++;
		if (s->at < f->told.n &&
		    c->told.v[f->told.v[s->at]].source == source)
			continue;
		s->source = source;
		return true;
	}
	return false;
}
