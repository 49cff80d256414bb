/* `rashomon report`: the whole comparison, written out. */
#include "rashomon/commands.h"
#include "rashomon/options.h"

#include "rashomon/export/export.h"
#include "rashomon/text/sanitise.h"

#include <stdio.h>
#include <string.h>

static int
usage(void)
{
	fputs("rashomon: report: usage: rashomon report --format=FORMAT "
	      "SOURCE...\n(text, json, markdown, html, csv, ics, ssml)\n",
	      stderr);
	return 2;
}

static const char *
format_option(int argc, char **argv, int *at)
{
	const char *format = "text";

	for (; *at < argc && argv[*at][0] == '-' && argv[*at][1]; (*at)++) {
		const char *arg = argv[*at];

		if (strcmp(arg, "--") == 0) {
			(*at)++;
			break;
		}
		if (strncmp(arg, "--format=", 9) == 0)
			format = arg + 9;
		else if (strcmp(arg, "--format") == 0 && *at + 1 < argc)
			format = argv[++*at];
		else
			return NULL;
	}
	return format;
}

static bool
known_format(const char *format)
{
	static const char *const names[] = {"text", "json", "markdown", "html",
					    "csv",  "ics",  "ssml"};

	for (size_t i = 0; i < COUNT(names); i++)
		if (strcmp(names[i], format) == 0)
			return true;
	return false;
}

int
command_report(int argc, char **argv)
{
	int at = 1, status;
	const char *format = format_option(argc, argv, &at);
	struct story st;
	bool all;

	if (format && !known_format(format))
		return usage_wrong(
			"is no format: text json markdown html csv ics ssml",
			format);
	if (!format || at >= argc)
		return usage();
	all = story_load(&st, (const char *const *)argv + at,
			 (size_t)(argc - at), false, error_tell, NULL);
	status = !st.articles.n ? 2 : all ? 0 : 1;
	if (st.articles.n)
		export_report(&st, format, stdout);
	story_free(&st);
	return status;
}
