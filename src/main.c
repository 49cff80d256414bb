#include "rashomon/commands.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

struct command {
	const char *name;
	int (*run)(int argc, char **argv);
};

static const struct command commands[] = {
	{"import", command_import},
	{"extract", command_extract},
	{"align", command_align},
	{"report", command_report},
};

int
main(int argc, char **argv)
{
	setlocale(LC_CTYPE, "");
	if (argc > 1)
		for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
			if (!strcmp(argv[1], commands[i].name))
				return commands[i].run(argc - 1, argv + 1);
	fputs("usage: rashomon COMMAND\n", stderr);
	return 2;
}
