#include "config.h"

#include "rashomon/options.h"

#include "rashomon/text/sanitise.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
	"usage: rashomon [OPTION]... [SOURCE]...\n"
	"       rashomon report --format=text|json|markdown|html|csv|ics|ssml "
	"SOURCE...\n"
	"       rashomon import SOURCE...\n"
	"       rashomon extract < cases.jsonl\n"
	"       rashomon align [--top K] < pairs.jsonl\n"
	"       rashomon keys | themes | help [TOPIC]\n"
	"\n"
	"SOURCE is a file, a folder, an address or - for standard input.\n"
	"Without one, the example story opens.\n"
	"\n"
	"  --plain         line mode, for screen readers and pipes\n"
	"  --width N       plain mode: wrap at N cells, 0 does not wrap\n"
	"  --theme NAME    use that theme\n"
	"  --config FILE   read FILE instead of the usual configuration\n"
	"  --script FILE   play the keys in FILE first\n"
	"  --screen WxH    print the screen of that size as text and end\n"
	"  --help          this text\n"
	"  --version       the version\n";

void
usage_print(void)
{
	fputs(usage, stdout);
}

int
usage_wrong(const char *what, const char *arg)
{
	struct error e = ERROR_INIT;

	error_set(&e, arg, "%s", what);
	error_print(&e, stderr);
	error_free(&e);
	fputs("Try `rashomon --help'.\n", stderr);
	return 2;
}

/* The value of option argv[*i], in the same word or the next. */
static const char *
value_of(int argc, char **argv, int *i, const char *name)
{
	size_t n = strlen(name);

	if (strncmp(argv[*i], name, n) != 0)
		return NULL;
	if (argv[*i][n] == '=')
		return argv[*i] + n + 1;
	if (!argv[*i][n] && *i + 1 < argc)
		return argv[++*i];
	return NULL;
}

/* -1 for none. */
static int
width_of(const char *v)
{
	char *end;
	long n = strtol(v, &end, 10);

	return end == v || *end || n < 0 || n > 10000 ? -1 : (int)n;
}

int
options_read(struct wish *w, int argc, char **argv)
{
	int i = 1;

	for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
		const char *v;

		if (!strcmp(argv[i], "--")) {
			i++;
			break;
		}
		if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h")) {
			usage_print();
			return 1;
		}
		if (!strcmp(argv[i], "--version")) {
			puts("rashomon " VERSION);
			return 1;
		}
		if (!strcmp(argv[i], "--plain"))
			w->plain = true;
		else if ((v = value_of(argc, argv, &i, "--width")))
			w->plain_width = width_of(v);
		else if ((v = value_of(argc, argv, &i, "--theme")))
			w->theme = v;
		else if ((v = value_of(argc, argv, &i, "--config")))
			w->config = v;
		else if ((v = value_of(argc, argv, &i, "--script")))
			w->script = v;
		else if ((v = value_of(argc, argv, &i, "--screen")))
			w->screen = v;
		else
			return usage_wrong("is no option, or lacks its value",
					   argv[i]) +
			       1;
	}
	if (w->plain_width < 0)
		return usage_wrong("is a number of cells, 0 to 10000",
				   "--width") +
		       1;
	w->sources = (const char *const *)(argv + i);
	w->n = (size_t)(argc - i);
	return 0;
}
