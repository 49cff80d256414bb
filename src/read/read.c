/* From a SOURCE to articles. Files are read whole up to a bound; folders are
 * walked in name order, each folder once (by device and inode, so that links
 * cannot loop), to a bounded depth. The format is told from the bytes. */
#include "rashomon/read/read.h"

#include "archive.h"
#include "heads.h"
#include "json_article.h"
#include "mail.h"
#include "markdown.h"
#include "pdf.h"
#include "remote.h"
#include "url.h"

#include "rashomon/read/charset.h"
#include "rashomon/read/feed.h"
#include "rashomon/read/html.h"
#include "rashomon/read/page.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEPTH_MOST = 32 };
/* No article is larger; a larger file is refused before it is read. */
static const size_t bytes_most = (size_t)32 << 20;

/* A first look passes over larger files. */
enum { FIRST_LOOK = 256 << 10 };

struct walk {
	article_list *out;
	error_handler *complain;
	void *data;
	bool all; /* nothing was left unread */
	size_t found;
	VEC(struct stat) above; /* folders on the way down */
	size_t most;		/* articles, where only the first are wanted;
				 * 0: all */
};

static void
report(struct walk *w, const char *place, const char *what)
{
	struct error e = ERROR_INIT;

	error_set(&e, place, "%s", what);
	if (w->complain)
		w->complain(w->data, &e);
	error_free(&e);
	w->all = false;
}

enum { NUL_WEIGHT = 4 };

/* A file that is no text in any charset: many controls after decoding, or
 * zero bytes, of which one may be damage. */
static bool
is_binary(struct str text)
{
	size_t odd = 0, n = text.n < 65536 ? text.n : 65536;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		odd += c ? 0 : NUL_WEIGHT;
		odd += c < 9 || (c > 13 && c < 27) || (c > 27 && c < 32);
	}
	return odd * 20 > n;
}

/* XML that no reader knew: not to be taken for prose. */
static bool
is_markup(struct str text)
{
	text = str_trim(text);
	return str_starts(text, STR("<?xml"));
}

static bool
read_inside(article_list *out, struct str bytes, const char *path,
	    struct archive_room *room, struct error *e)
{
	struct buf text = BUF_INIT;
	size_t bad, first = out->n;
	bool ok;

	if (!str_trim(bytes).n)
		return error_set(e, path, "is empty");
	if (archive_sniff(bytes))
		return read_archive(out, bytes, path, room, read_inside, e);
	if (pdf_sniff(bytes))
		return read_pdf(out, bytes, path, e);
	if (mail_sniff(bytes))
		return read_mail(out, bytes, path, e);
	if (feed_sniff(bytes))
		return read_feed(out, bytes, path, e);
	if (jsonfeed_sniff(bytes))
		return read_jsonfeed(out, bytes, path, e);
	if (html_sniff(bytes))
		return read_html(out, bytes, path, e);
	charset_decode(&text, bytes, NULL, &bad);
	if (is_markup(buf_str(&text))) {
		buf_free(&text);
		return error_set(e, path, "is XML of a kind I do not know");
	}
	if (is_binary(buf_str(&text)) || bad > text.n / 8) {
		buf_free(&text);
		return error_set(e, path, "is not text that I can read");
	}
	if (json_sniff(buf_str(&text)))
		ok = read_json(out, buf_str(&text), path, e);
	else if (node_sniff(buf_str(&text)))
		ok = read_node(out, buf_str(&text), path, e);
	else if (markdown_sniff(buf_str(&text), path))
		ok = read_markdown(out, buf_str(&text), path, e);
	else
		ok = read_plain(out, buf_str(&text), path, e);
	for (size_t i = first; i < out->n; i++)
		out->v[i]->undecoded += bad;
	buf_free(&text);
	return ok;
}

bool
read_bytes(article_list *out, struct str bytes, const char *path,
	   struct error *e)
{
	struct archive_room room = ARCHIVE_ROOM;

	return read_inside(out, bytes, path, &room, e);
}

/* Everything from `fd`; false with errno set, EFBIG over the bound. */
static bool
read_all(int fd, struct buf *b)
{
	ssize_t n;

	for (;;) {
		buf_reserve(b, 65536);
		n = read(fd, b->p + b->n, b->cap - b->n - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		b->n += (size_t)n;
		if (b->n > bytes_most) {
			errno = EFBIG;
			return false;
		}
	}
	return n == 0;
}

static void
read_fd(struct walk *w, int fd, const char *path)
{
	struct buf b = BUF_INIT;
	struct error e = ERROR_INIT;

	if (!read_all(fd, &b)) {
		report(w, path,
		       errno == EFBIG ? "is larger than 32 MB, no article"
				      : strerror(errno));
	} else if (!read_bytes(w->out, buf_str(&b), path, &e)) {
		if (w->complain)
			w->complain(w->data, &e);
		w->all = false;
	} else {
		w->found++;
	}
	error_free(&e);
	buf_free(&b);
}

static void walk_path(struct walk *w, const char *path, bool named);

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The entries of a folder, hidden ones left out, sorted by bytes. */
static bool
list_folder(const char *path, char ***names, size_t *n)
{
	VEC(char *) list = {0};
	DIR *d = opendir(path);
	struct dirent *entry;

	if (!d)
		return false;
	while ((entry = readdir(d)))
		if (entry->d_name[0] != '.')
			vec_push(&list,
				 mem_dup(entry->d_name, strlen(entry->d_name)));
	closedir(d);
	if (list.n > 1)
		qsort(list.v, list.n, sizeof *list.v, by_name);
	*names = list.v;
	*n = list.n;
	return true;
}

static void
walk_folder(struct walk *w, const char *path, const struct stat *st)
{
	char **names;
	size_t n, before = w->found;

	for (size_t i = 0; i < w->above.n; i++) {
		if (w->above.v[i].st_dev != st->st_dev ||
		    w->above.v[i].st_ino != st->st_ino)
			continue;
		report(w, path, "is a link to a folder above it");
		return;
	}
	if (w->above.n >= DEPTH_MOST) {
		report(w, path, "is too deep");
		return;
	}
	if (!list_folder(path, &names, &n)) {
		report(w, path, strerror(errno));
		return;
	}
	vec_push(&w->above, *st);
	for (size_t i = 0; i < n; i++) {
		struct buf b = BUF_INIT;

		buf_printf(&b, "%s%s%s", path,
			   path[strlen(path) - 1] == '/' ? "" : "/", names[i]);
		if (!w->most || w->out->n < w->most)
			walk_path(w, b.p, false);
		buf_free(&b);
		free(names[i]);
	}
	free(names);
	w->above.n--;
	if (!w->above.n && w->found == before)
		report(w, path, "holds nothing that I can read");
}

/* `named`: the user gave this path. Inside folders, what is neither file nor
 * folder is passed over. */
static void
walk_path(struct walk *w, const char *path, bool named)
{
	struct stat st;
	int fd;

	if (stat(path, &st) != 0) {
		report(w, path, strerror(errno));
		return;
	}
	if (S_ISDIR(st.st_mode)) {
		walk_folder(w, path, &st);
		return;
	}
	if ((!named || w->most) && !S_ISREG(st.st_mode))
		return;
	if (w->most && st.st_size > FIRST_LOOK)
		return;
	if (S_ISREG(st.st_mode) &&
	    (unsigned long long)st.st_size > bytes_most) {
		report(w, path, "is larger than 32 MB, no article");
		return;
	}
	fd = open(path, O_RDONLY | O_NOCTTY | O_CLOEXEC);
	if (fd < 0) {
		report(w, path, strerror(errno));
		return;
	}
	read_fd(w, fd, path);
	close(fd);
}

void
read_first(article_list *out, const char *source, size_t most)
{
	struct walk w = {.out = out, .most = most, .all = true};

	if (strcmp(source, "-") != 0 && *source && out->n < most)
		walk_path(&w, source, true);
	vec_free(&w.above);
}

/* "file:///tmp/a%20b" as a path; false when it names another host. */
static bool
file_path(struct buf *out, const char *url)
{
	const char *p = url + strlen("file:");

	if (!strncmp(p, "//localhost/", 12))
		p += 11;
	else if (!strncmp(p, "///", 3))
		p += 2;
	else if (!strncmp(p, "//", 2))
		return false;
	url_unescape(out, str_of(p));
	return out->n > 0;
}

static void
read_answer(struct walk *w, const struct remote *r)
{
	struct str charset = remote_charset(buf_str(&r->type));
	struct buf name = BUF_INIT, text = BUF_INIT;
	struct error e = ERROR_INIT;
	size_t first = w->out->n;

	if (r->status == REMOTE_ERROR) {
		report(w, r->url, r->bytes.p);
		return;
	}
	buf_add(&name, charset);
	if (charset.n)
		charset_decode(&text, buf_str(&r->bytes), name.p, NULL);
	else
		buf_add(&text, buf_str(&r->bytes));
	if (r->status == REMOTE_CUT)
		report(w, r->url, "was cut off; what came is read");
	if (!read_bytes(w->out, buf_str(&text), r->url, &e)) {
		if (w->complain)
			w->complain(w->data, &e);
		w->all = false;
	}
	for (size_t i = first; i < w->out->n; i++)
		if (!*w->out->v[i]->url)
			w->out->v[i]->url = article_keep(w->out->v[i],
							 buf_str(&r->address));
	error_free(&e);
	buf_free(&name);
	buf_free(&text);
}

static void
read_one(struct walk *w, const char *source)
{
	struct buf path = BUF_INIT;

	if (!strcmp(source, "-"))
		read_fd(w, STDIN_FILENO, "-");
	else if (!*source)
		report(w, "\"\"", "is no name of a file");
	else if (strncmp(source, "file:", 5) != 0)
		walk_path(w, source, true);
	else if (file_path(&path, source))
		walk_path(w, path.p, true);
	else
		report(w, source, "is a file of another machine");
	buf_free(&path);
}

bool
read_sources(article_list *out, const char *const *sources, size_t n,
	     bool progress, error_handler *complain, void *data)
{
	struct walk w = {
		.out = out, .complain = complain, .data = data, .all = true};
	VEC(struct remote) far = {0};
	struct error e = ERROR_INIT;
	size_t next = 0;

	for (size_t i = 0; i < n; i++)
		if (read_is_remote(sources[i]))
			vec_push(&far, ((struct remote){.url = sources[i]}));
	if (far.n && !remote_fetch(far.v, far.n, progress, &e) && complain)
		complain(data, &e);
	for (size_t i = 0; i < n; i++) {
		if (read_is_remote(sources[i]))
			read_answer(&w, &far.v[next++]);
		else
			read_one(&w, sources[i]);
	}
	for (size_t i = 0; i < far.n; i++)
		remote_free(&far.v[i]);
	vec_free(&far);
	vec_free(&w.above);
	error_free(&e);
	return w.all;
}
