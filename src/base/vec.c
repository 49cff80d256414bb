#include "rashomon/base/vec.h"

#include <stdint.h>

size_t
vec_next(size_t cap, size_t need)
{
	size_t next = cap < 8 ? 8 : cap;

	while (next < need)
		next = next > SIZE_MAX / 2 ? need : next * 2;
	return next;
}
