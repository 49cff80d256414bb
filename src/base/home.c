#include "rashomon/base/home.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

bool
home_path(struct buf *out, enum home where, const char *name)
{
	static const struct {
		const char *variable, *below;
	} homes[] = {
		[HOME_CONFIG] = {"XDG_CONFIG_HOME", ".config"},
		[HOME_DATA] = {"XDG_DATA_HOME", ".local/share"},
		[HOME_STATE] = {"XDG_STATE_HOME", ".local/state"},
		[HOME_CACHE] = {"XDG_CACHE_HOME", ".cache"},
	};
	const char *xdg = getenv(homes[where].variable), *home = getenv("HOME");

	if (xdg && *xdg == '/')
		buf_printf(out, "%s/rashomon/%s", xdg, name);
	else if (home && *home == '/')
		buf_printf(out, "%s/%s/rashomon/%s", home, homes[where].below,
			   name);
	else
		return false;
	return true;
}

/* The folders above a file, as far as they lack; a home that is not there is
 * not made. */
static void
make_folders(const char *path)
{
	struct str home = str_of(getenv("HOME"));
	size_t from = home.n && str_starts(str_of(path), home) ? home.n + 1 : 1;
	struct buf b = BUF_INIT;

	for (size_t i = 0; path[i]; i++) {
		if (path[i] == '/' && i >= from)
			mkdir(b.p, 0700);
		buf_addc(&b, path[i]);
	}
	buf_free(&b);
}

bool
home_replace(const char *path, struct str text)
{
	struct buf fresh = BUF_INIT;
	FILE *out;
	bool ok;
	int fd;

	make_folders(path);
	buf_printf(&fresh, "%s.%ld", path, (long)getpid());
	fd = open(fresh.p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	out = fd < 0 ? NULL : fdopen(fd, "wb");
	ok = out && (!text.n || fwrite(text.p, 1, text.n, out) == text.n);
	if (out)
		ok = fclose(out) == 0 && ok;
	else if (fd >= 0)
		close(fd);
	ok = ok && rename(fresh.p, path) == 0;
	if (!ok && fd >= 0)
		unlink(fresh.p);
	buf_free(&fresh);
	return ok;
}
