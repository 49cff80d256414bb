/* The commands that show what the program has: its keys, themes and help. */
#include "rashomon/commands.h"
#include "rashomon/options.h"

#include "rashomon/reader/config.h"
#include "rashomon/reader/theme.h"
#include "rashomon/term/curses.h"
#include "rashomon/text/sanitise.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* As the user's configuration binds them. */
int
command_keys(int argc, char **argv)
{
	struct story none = {0};
	struct session s;

	(void)argc;
	(void)argv;
	session_open(&s, &none);
	config_load(&s, NULL, error_tell, NULL);
	for (size_t i = 0; i < action_count; i++) {
		enum mode m = actions[i].modes & IN_COLUMNS ? MODE_COLUMNS
							    : MODE_TIMELINE;
		struct buf keys = BUF_INIT;

		action_keys(&s, m, &actions[i], &keys);
		printf("%-24s %-20s %s\n", keys.n ? keys.p : "-",
		       actions[i].name, actions[i].help);
		buf_free(&keys);
	}
	session_close(&s);
	return 0;
}

/* What each verdict looks like, on a terminal; else its letter alone. */
static void
print_sample(struct writer *w, const struct theme *t, bool looks)
{
	static const char *const words[VERDICT_COUNT] = {
		"= agreed", "~ compatible", "! differs", "1 single",
		"c copied"};
	const char *no = getenv("NO_COLOR");
	struct buf b = BUF_INIT;

	writer_looks(w, t, !(no && *no));
	for (int v = 0; v < VERDICT_COUNT; v++) {
		buf_adds(&b, v ? "  " : "");
		if (looks)
			writer_words(w, verdict_style((enum verdict)v),
				     words[v], &b);
		else
			buf_adds(&b, words[v]);
	}
	puts(b.p);
	buf_free(&b);
}

int
command_themes(int argc, char **argv)
{
	struct description d = {.start = BUF_INIT};
	bool looks = isatty(STDOUT_FILENO) && description_read(&d, false);
	struct writer w;
	struct theme t;
	int status = 0;

	(void)argc;
	(void)argv;
	writer_open(&w, &d.can);
	for (size_t i = 0; theme_names[i]; i++) {
		struct error e = ERROR_INIT;

		printf("%-14s ", theme_names[i]);
		if (theme_load(&t, theme_names[i], &e)) {
			print_sample(&w, &t, looks);
		} else {
			puts("(not found)");
			error_print(&e, stderr);
			status = 1;
		}
		error_free(&e);
	}
	writer_close(&w);
	if (looks)
		description_free(&d);
	return status;
}

int
command_help(int argc, char **argv)
{
	if (argc > 1 && strcmp(argv[1], "keys") != 0)
		return usage_wrong("is no topic of help; keys is", argv[1]);
	usage_print();
	if (argc > 1)
		return command_keys(argc, argv);
	fputs("\nTopics: keys. The manual page is rashomon(1).\n", stdout);
	return 0;
}
