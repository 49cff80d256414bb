/* The commands of the command line, each with its own arguments. They return
 * the program's exit status: 0 done, 1 some source could not be read, 2 wrong
 * usage or nothing readable. */
#ifndef RASHOMON_COMMANDS_H
#define RASHOMON_COMMANDS_H

#include <cjson/cJSON.h>
#include <stdio.h>

int command_import(int argc, char **argv);
int command_extract(int argc, char **argv);
int command_align(int argc, char **argv);
int command_report(int argc, char **argv);
int command_keys(int argc, char **argv);
int command_themes(int argc, char **argv);
int command_help(int argc, char **argv);

/* Reads `in` to its end, a JSON object a line, and gives each to `one`, which
 * borrows it. Other lines are named with their number on standard error.
 * Returns the exit status. */
int each_case(FILE *in, void (*one)(void *data, const cJSON *c), void *data);

#endif
