#include "handlers.h"

#include "rashomon/base/mem.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <unistd.h>

extern char **environ;

bool
address_opens(const char *url)
{
	struct str s = str_of(url);

	if (!str_starts(s, STR("http://")) && !str_starts(s, STR("https://")))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 127)
			return false;
	return true;
}

/* The browser reads and says nothing here: the screen is ours. */
bool
address_open(const char *browser, const char *url)
{
	posix_spawn_file_actions_t files;
	char *argv[3];
	pid_t pid;
	int code;

	if (!*browser || *browser == '-' || !address_opens(url))
		return false;
	argv[0] = mem_dup(browser, strlen(browser));
	argv[1] = mem_dup(url, strlen(url));
	argv[2] = NULL;
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
	code = posix_spawnp(&pid, browser, &files, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&files);
	free(argv[0]);
	free(argv[1]);
	return code == 0;
}
