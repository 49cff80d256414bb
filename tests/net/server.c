/* A web server for the test of addresses: good and bad answers, one process a
 * connection. Prints its port, then serves until it is killed.
 *
 *     /page     a page with an ETag; 304 when it is asked for with it
 *     /latin1   bytes of ISO 8859-1, said so by the header alone
 *     /gzip     a packed page
 *     /br       one packed otherwise (Brotli), where that is asked for
 *     /cut      promises more bytes than it sends
 *     /circle   redirects to itself       /moved   redirects to /page
 *     /slow     says nothing for ten seconds
 *     /large    40 MB of nothing
 *     /500      fails                     else 404 */
#include <netinet/in.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const char page[] =
	"<html><head><title>The river rose</title></head><body><article>"
	"<p>The river rose by three meters on Sunday, and the old bridge at "
	"Selby was closed to all traffic until the water had fallen.</p>"
	"</article></body></html>";

static void
say(FILE *out, const char *head, const char *body, size_t n)
{
	fprintf(out,
		"HTTP/1.1 %sConnection: close\r\nContent-Length: %zu\r\n\r\n",
		head, n);
	fwrite(body, 1, n, out);
}

static uint32_t
crc32_of(const char *p, size_t n)
{
	uint32_t c = 0xFFFFFFFF;

	for (size_t i = 0; i < n; i++) {
		c ^= (unsigned char)p[i];
		for (int k = 0; k < 8; k++)
			c = c >> 1 ^ (c & 1 ? 0xEDB88320 : 0);
	}
	return ~c;
}

/* The page in gzip's frame, in one block that is stored. */
static void
say_packed(FILE *out)
{
	size_t n = sizeof page - 1, at = 0;
	uint32_t tail[2] = {crc32_of(page, n), (uint32_t)n};
	char packed[1024] = "\x1f\x8b\x08\0\0\0\0\0\0\xff\x01";

	at = 11;
	packed[at++] = (char)(n & 255);
	packed[at++] = (char)(n >> 8);
	packed[at++] = (char)(~n & 255);
	packed[at++] = (char)(~n >> 8 & 255);
	memcpy(packed + at, page, n);
	at += n;
	for (int i = 0; i < 2; i++)
		for (int k = 0; k < 4; k++)
			packed[at++] = (char)(tail[i] >> 8 * k & 255);
	say(out, "200 OK\r\nContent-Encoding: gzip\r\n", packed, at);
}

/* The page in Brotli's frame (RFC 7932), in one block that is stored: a window
 * of 16 bits, not the last block, four nibbles of length, stored; then an
 * empty last block. */
static void
say_brotli(FILE *out)
{
	size_t n = sizeof page - 1, at = 0;
	uint32_t head = (uint32_t)(n - 1) << 4 | UINT32_C(1) << 20;
	char packed[1024];

	for (int k = 0; k < 3; k++)
		packed[at++] = (char)(head >> 8 * k & 255);
	memcpy(packed + at, page, n);
	at += n;
	packed[at++] = 3;
	say(out, "200 OK\r\nContent-Encoding: br\r\n", packed, at);
}

static void
say_large(FILE *out)
{
	static const char blank[4096];

	fputs("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", out);
	for (int i = 0; i < 10240 && !ferror(out); i++)
		fwrite(blank, 1, sizeof blank, out);
}

static void
answer(FILE *out, const char *path, int known, int brotli)
{
	static const char latin1[] =
		"R\xFCgen, May 3 - The ferry to R\xFCgen was late by two hours "
		"on Sunday because of the storm over the sea.\n";

	if (!strcmp(path, "/page") && known)
		say(out, "304 Not Modified\r\nETag: \"v1\"\r\n", "", 0);
	else if (!strcmp(path, "/page"))
		say(out, "200 OK\r\nETag: \"v1\"\r\n", page, sizeof page - 1);
	else if (!strcmp(path, "/latin1"))
		say(out,
		    "200 OK\r\nContent-Type: text/plain; "
		    "charset=ISO-8859-1\r\n",
		    latin1, sizeof latin1 - 1);
	else if (!strcmp(path, "/gzip"))
		say_packed(out);
	else if (!strcmp(path, "/br") && brotli)
		say_brotli(out);
	else if (!strcmp(path, "/br"))
		say(out, "200 OK\r\n", page, sizeof page - 1);
	else if (!strcmp(path, "/cut"))
		fprintf(out,
			"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n%s",
			page);
	else if (!strcmp(path, "/circle"))
		say(out, "302 Found\r\nLocation: /circle\r\n", "", 0);
	else if (!strcmp(path, "/moved"))
		say(out, "301 Moved\r\nLocation: /page\r\n", "", 0);
	else if (!strcmp(path, "/slow"))
		sleep(10);
	else if (!strcmp(path, "/large"))
		say_large(out);
	else if (!strcmp(path, "/500"))
		say(out, "500 Broken\r\n", "no", 2);
	else
		say(out, "404 Not Found\r\n", "no", 2);
}

static void
serve(int fd)
{
	FILE *io = fdopen(fd, "r+");
	char line[1024], path[1024] = "";
	int known = 0, brotli = 0;

	if (!io || !fgets(line, sizeof line, io) ||
	    sscanf(line, "GET %1000s", path) != 1)
		return;
	while (fgets(line, sizeof line, io) && line[0] != '\r') {
		known |= !strncmp(line, "If-None-Match: \"v1\"", 19);
		brotli |= !strncmp(line, "Accept-Encoding:", 16) &&
			  strstr(line, " br");
	}
	fseek(io, 0, SEEK_CUR);
	answer(io, path, known, brotli);
	fclose(io);
}

int
main(void)
{
	struct sockaddr_in a = {.sin_family = AF_INET};
	socklen_t n = sizeof a;
	int s = socket(AF_INET, SOCK_STREAM, 0);

	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (s < 0 || bind(s, (struct sockaddr *)&a, sizeof a) != 0 ||
	    listen(s, 16) != 0 ||
	    getsockname(s, (struct sockaddr *)&a, &n) != 0)
		return 77;
	signal(SIGCHLD, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	printf("%d\n", ntohs(a.sin_port));
	fflush(stdout);
	for (;;) {
		int fd = accept(s, NULL, NULL);

		if (fd < 0)
			continue;
		if (fork() == 0) {
			serve(fd);
			_exit(0);
		}
		close(fd);
	}
}
