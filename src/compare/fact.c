#include "rashomon/compare/fact.h"

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
