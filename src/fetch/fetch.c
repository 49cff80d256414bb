/* rashomon-fetch: gets addresses, for rashomon.
 *
 *     rashomon-fetch [--progress] URL...
 *
 * A program of its own, so that the reader itself has no code that opens a
 * connection and need not load libcurl when it starts. For each address, as
 * they come in, one record goes to standard output:
 *
 *     NUMBER STATUS LENGTH TYPE URL\n  then LENGTH bytes
 *
 * NUMBER counts the arguments from 0. STATUS is ok, cut (the connection ended
 * early; the bytes are what came) or error (the bytes are the message). TYPE
 * is the media type as the server says it, blanks taken out, or "-"; URL the
 * address after redirects.
 *
 * Only http and https; five redirects, 32 MB after decompression, 30 seconds;
 * PARALLEL_MOST at a time. No cookies, no passwords, nothing sent but the
 * request. Answers with an ETag are kept under $XDG_CACHE_HOME/rashomon and
 * asked for again with If-None-Match; what was not used for long is taken out
 * at the end. */
#include "config.h"

#include "cache.h"

#include "rashomon/base/mem.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PARALLEL_MOST = 6, REDIRECTS_MOST = 5, SECONDS_MOST = 30 };
static const size_t bytes_most = (size_t)32 << 20;

struct job {
	size_t number;
	const char *url;
	CURL *curl;
	struct curl_slist *headers;
	struct buf body, etag;
	struct cached kept;
	bool too_large;
};

static size_t
take_body(char *bytes, size_t size, size_t n, void *data)
{
	struct job *job = data;

	n *= size;
	if (job->body.n + n > bytes_most) {
		job->too_large = true;
		return 0;
	}
	buf_add(&job->body, (struct str){bytes, n});
	return n;
}

/* Keeps the ETag of the last answer. */
static size_t
take_header(char *bytes, size_t size, size_t n, void *data)
{
	struct job *job = data;
	struct str line = {bytes, n * size};

	if (str_starts(line, STR("HTTP/")))
		buf_clear(&job->etag);
	if (str_starts_ascii(line, STR("etag:"))) {
		buf_clear(&job->etag);
		buf_add(&job->etag, str_trim(str_sub(line, 5, line.n)));
	}
	return n * size;
}

/* SECONDS_MOST, or what RASHOMON_FETCH_SECONDS says for tests. */
static long
seconds(void)
{
	const char *z = getenv("RASHOMON_FETCH_SECONDS");
	long n = z ? strtol(z, NULL, 10) : 0;

	return n > 0 && n < SECONDS_MOST ? n : SECONDS_MOST;
}

static void
set_protocols(CURL *c)
{
#if LIBCURL_VERSION_NUM >= 0x075500
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(c, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
#else
	curl_easy_setopt(c, CURLOPT_PROTOCOLS,
			 (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
	curl_easy_setopt(c, CURLOPT_REDIR_PROTOCOLS,
			 (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

static void
start(CURLM *multi, struct job *job)
{
	CURL *c = job->curl = curl_easy_init();
	struct buf header = BUF_INIT;

	if (!c)
		exit(3);
	cache_load(&job->kept, job->url);
	set_protocols(c);
	curl_easy_setopt(c, CURLOPT_URL, job->url);
	curl_easy_setopt(c, CURLOPT_PRIVATE, job);
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(c, CURLOPT_WRITEDATA, job);
	curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, take_header);
	curl_easy_setopt(c, CURLOPT_HEADERDATA, job);
	curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 1L);
	curl_easy_setopt(c, CURLOPT_MAXREDIRS, (long)REDIRECTS_MOST);
	curl_easy_setopt(c, CURLOPT_TIMEOUT, seconds());
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_ACCEPT_ENCODING, "");
	curl_easy_setopt(c, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)bytes_most);
	curl_easy_setopt(c, CURLOPT_USERAGENT,
			 "rashomon/" PACKAGE_VERSION " (terminal reader)");
	if (job->kept.etag.n) {
		buf_printf(&header, "If-None-Match: %s", job->kept.etag.p);
		job->headers = curl_slist_append(NULL, header.p);
		curl_easy_setopt(c, CURLOPT_HTTPHEADER, job->headers);
	}
	curl_multi_add_handle(multi, c);
	buf_free(&header);
}

static void
put_record(const struct job *job, const char *status, const char *type,
	   struct str bytes)
{
	char *url = NULL;
	struct buf clean = BUF_INIT;

	curl_easy_getinfo(job->curl, CURLINFO_EFFECTIVE_URL, &url);
	for (const char *c = type ? type : ""; *c; c++)
		if (*c > ' ')
			buf_addc(&clean, *c);
	printf("%zu %s %zu %s %s\n", job->number, status, bytes.n,
	       clean.n ? clean.p : "-", url ? url : job->url);
	fwrite(bytes.p, 1, bytes.n, stdout);
	buf_free(&clean);
}

static void
finish(struct job *job, CURLcode code)
{
	char *type = NULL;
	long status = 0;
	struct buf message = BUF_INIT;

	curl_easy_getinfo(job->curl, CURLINFO_RESPONSE_CODE, &status);
	curl_easy_getinfo(job->curl, CURLINFO_CONTENT_TYPE, &type);
	if (job->too_large || code == CURLE_FILESIZE_EXCEEDED)
		buf_adds(&message, "is larger than 32 MB, no article");
	else if (code == CURLE_TOO_MANY_REDIRECTS)
		buf_printf(&message, "is redirected more than %d times",
			   REDIRECTS_MOST);
	else if (code == CURLE_OPERATION_TIMEDOUT)
		buf_printf(&message, "did not answer whole in %ld seconds",
			   seconds());
	else if (code && !(code == CURLE_PARTIAL_FILE && job->body.n))
		buf_printf(&message, "cannot be fetched: %s",
			   curl_easy_strerror(code));
	else if (status >= 400)
		buf_printf(&message, "is answered with status %ld", status);
	if (message.n) {
		put_record(job, "error", NULL, buf_str(&message));
	} else if (status == 304) {
		put_record(job, "ok", job->kept.type.p,
			   buf_str(&job->kept.body));
		cache_touch(job->url);
	} else {
		put_record(job, code ? "cut" : "ok", type, buf_str(&job->body));
		if (!code)
			cache_store(job->url, buf_str(&job->etag),
				    type ? type : "", buf_str(&job->body));
	}
	buf_free(&message);
}

static void
release(CURLM *multi, struct job *job)
{
	curl_multi_remove_handle(multi, job->curl);
	curl_easy_cleanup(job->curl);
	curl_slist_free_all(job->headers);
	buf_free(&job->body);
	buf_free(&job->etag);
	cached_free(&job->kept);
}

static void
show(bool progress, size_t done, size_t n)
{
	if (progress && done < n)
		fprintf(stderr, "\rfetching %zu of %zu", done + 1, n);
	else if (progress)
		fprintf(stderr, "\r%40s\r", "");
}

/* Takes what has come in; gives how many are done now. */
static size_t
take_finished(CURLM *multi)
{
	size_t done = 0;
	CURLMsg *m;
	int left;

	while ((m = curl_multi_info_read(multi, &left)) != NULL) {
		struct job *job;

		if (m->msg != CURLMSG_DONE)
			continue;
		curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, &job);
		finish(job, m->data.result);
		release(multi, job);
		done++;
	}
	return done;
}

static void
fetch_all(struct job *jobs, size_t n, bool progress)
{
	CURLM *multi = curl_multi_init();
	size_t started = 0, done = 0;
	int running;

	if (!multi)
		exit(3);
	while (done < n) {
		while (started < n && started - done < PARALLEL_MOST)
			start(multi, &jobs[started++]);
		show(progress, done, n);
		if (curl_multi_perform(multi, &running) != CURLM_OK)
			exit(3);
		done += take_finished(multi);
		if (running)
			curl_multi_poll(multi, NULL, 0, 1000, NULL);
	}
	show(progress, n, n);
	curl_multi_cleanup(multi);
}

int
main(int argc, char **argv)
{
	bool progress = argc > 1 && !strcmp(argv[1], "--progress");
	int first = progress ? 2 : 1;
	size_t n = argc > first ? (size_t)(argc - first) : 0;
	struct job *jobs = mem_zero(mem_mul(n, sizeof *jobs));

	if (curl_global_init(CURL_GLOBAL_DEFAULT) != 0)
		return 3;
	for (size_t i = 0; i < n; i++)
		jobs[i] =
			(struct job){.number = i, .url = argv[first + (int)i]};
	fetch_all(jobs, n, progress && isatty(STDERR_FILENO));
	free(jobs);
	cache_prune_own();
	curl_global_cleanup();
	return fflush(stdout) ? 3 : 0;
}
