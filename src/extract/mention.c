#include "rashomon/extract/mention.h"

const char *
mention_kind_name(enum mention_kind k)
{
	static const char *const names[MENTION_KINDS] = {
		"time", "quantity", "name", "quote", "claim"};

	return names[k];
}

const char *
timex_name(enum timex t)
{
	static const char *const names[] = {"", "DATE", "TIME", "DURATION",
					    "SET"};

	return names[t];
}
