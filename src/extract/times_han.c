#include "rashomon/extract/times.h"

void
times_han(time_list *out, struct str text, const struct pack *pack)
{
	(void)out;
	(void)text;
	(void)pack;
}
