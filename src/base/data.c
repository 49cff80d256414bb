#include "rashomon/base/data.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

bool
data_map(struct str *out, const char *path, struct error *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	void *p = MAP_FAILED;

	*out = STR("");
	if (fd < 0 || fstat(fd, &st)) {
		error_set(e, path, "cannot open: %s", strerror(errno));
	} else if (!S_ISREG(st.st_mode) || (uintmax_t)st.st_size > SIZE_MAX) {
		error_set(e, path, "not a file that can be mapped");
	} else if (!st.st_size) {
		close(fd);
		return true;
	} else {
		p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd,
			 0);
		if (p == MAP_FAILED)
			error_set(e, path, "cannot map: %s", strerror(errno));
		else
			*out = (struct str){p, (size_t)st.st_size};
	}
	if (fd >= 0)
		close(fd);
	return p != MAP_FAILED;
}

void
data_unmap(struct str bytes)
{
	if (bytes.n)
		munmap((void *)(uintptr_t)bytes.p, bytes.n);
}

bool
data_save(const char *path, struct str bytes, struct error *e)
{
	FILE *f = fopen(path, "wb");
	bool ok = f && fwrite(bytes.p, 1, bytes.n, f) == bytes.n;

	if (f && fclose(f))
		ok = false;
	return ok ||
	       error_set(e, path, "cannot be written: %s", strerror(errno));
}

bool
data_path(struct buf *out, const char *name, unsigned n)
{
	const char *own = getenv("RASHOMON_DATA");
	const char *at = own && *own ? own : DATADIR ":" BUILDDIR ":" SOURCEDIR;

	for (;; at++) {
		size_t length = strcspn(at, ":");

		if (length && !n--) {
			buf_add(out, (struct str){at, length});
			buf_printf(out, "/%s", name);
			return true;
		}
		at += length;
		if (!*at)
			return false;
	}
}
