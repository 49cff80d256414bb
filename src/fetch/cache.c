#include "cache.h"

#include "rashomon/base/data.h"
#include "rashomon/base/home.h"
#include "rashomon/base/map.h"
#include "rashomon/base/vec.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAME = 16, DAYS_MOST = 30, DAY = 24 * 60 * 60 };
static const size_t one_most = (size_t)4 << 20;
static const size_t all_most = (size_t)64 << 20;

static bool
cache_path(struct buf *out, const char *url)
{
	char name[NAME + 1];

	snprintf(name, sizeof name, "%016llx",
		 (unsigned long long)hash_bytes(str_of(url)));
	return home_path(out, HOME_CACHE, name);
}

void
cache_load(struct cached *out, const char *url)
{
	struct buf path = BUF_INIT;
	struct str file, rest, line;

	if (cache_path(&path, url) && data_map(&file, path.p, NULL)) {
		rest = file;
		if (str_line(&rest, &line) && str_eq(line, str_of(url)) &&
		    str_line(&rest, &line)) {
			buf_add(&out->etag, line);
			if (str_line(&rest, &line))
				buf_add(&out->type, line);
			buf_add(&out->body, rest);
		}
		data_unmap(file);
	}
	buf_free(&path);
}

bool
cache_store(const char *url, struct str etag, const char *type, struct str body)
{
	struct buf path = BUF_INIT, text = BUF_INIT;
	bool kept = etag.n && body.n <= one_most &&
		    !memchr(etag.p, '\n', etag.n) &&
		    !memchr(etag.p, '\r', etag.n) && cache_path(&path, url);

	if (kept) {
		buf_printf(&text, "%s\n%.*s\n%s\n", url, STR_ARG(etag), type);
		buf_add(&text, body);
		kept = home_replace(path.p, buf_str(&text));
	}
	buf_free(&path);
	buf_free(&text);
	return kept;
}

void
cache_touch(const char *url)
{
	struct buf path = BUF_INIT;

	if (cache_path(&path, url))
		utimensat(AT_FDCWD, path.p, NULL, 0);
	buf_free(&path);
}

void
cached_free(struct cached *c)
{
	buf_free(&c->etag);
	buf_free(&c->type);
	buf_free(&c->body);
}

struct kept {
	time_t used;
	size_t bytes;
	char *name;
};

static int
newest_first(const void *a, const void *b)
{
	const struct kept *x = a, *y = b;

	if (x->used != y->used)
		return x->used < y->used ? 1 : -1;
	return strcmp(x->name, y->name);
}

/* A hash, or one that is being written ("HASH.PROCESS"). */
static bool
is_ours(const char *name)
{
	size_t n = strspn(name, "0123456789abcdef");

	return n == NAME &&
	       (!name[n] ||
		(name[n] == '.' && name[n + 1] &&
		 !name[n + 1 + strspn(name + n + 1, "0123456789")]));
}

typedef VEC(struct kept) kept_list;

static void
list(kept_list *out, DIR *d)
{
	struct dirent *entry;
	struct stat st;

	while ((entry = readdir(d))) {
		if (!is_ours(entry->d_name) ||
		    fstatat(dirfd(d), entry->d_name, &st,
			    AT_SYMLINK_NOFOLLOW) != 0 ||
		    !S_ISREG(st.st_mode))
			continue;
		vec_push(out, ((struct kept){
				      .used = st.st_mtime,
				      .bytes = (size_t)st.st_size,
				      .name = mem_dup(entry->d_name,
						      strlen(entry->d_name))}));
	}
}

void
cache_prune(const char *folder, size_t bytes_most, time_t before)
{
	DIR *d = opendir(folder);
	kept_list l = {0};
	size_t bytes = 0;

	if (!d)
		return;
	list(&l, d);
	if (l.n)
		qsort(l.v, l.n, sizeof *l.v, newest_first);
	for (size_t i = 0; i < l.n; i++) {
		bytes += l.v[i].bytes;
		if (bytes > bytes_most || l.v[i].used < before)
			unlinkat(dirfd(d), l.v[i].name, 0);
		free(l.v[i].name);
	}
	vec_free(&l);
	closedir(d);
}

void
cache_prune_own(void)
{
	struct buf folder = BUF_INIT;

	if (home_path(&folder, HOME_CACHE, ""))
		cache_prune(folder.p, all_most,
			    time(NULL) - (time_t)DAYS_MOST * DAY);
	buf_free(&folder);
}
