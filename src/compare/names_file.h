/* The compiled tables of names, as mknames writes them and alias_table.c maps
 * them: a hash table from plain names to the number of the thing they name.
 * All numbers are of the machine that builds; `order` tells.
 *
 *   header
 *   slots   a power of two of them; one whose end is 0 is free. A name stands
 *           in the first free slot from hash_bytes(name) on.
 *   text    the plain names */
#ifndef RASHOMON_COMPARE_NAMES_FILE_H
#define RASHOMON_COMPARE_NAMES_FILE_H

#include <stdint.h>

#define NAMES_MAGIC "rashnam1"
#define NAMES_ORDER UINT32_C(0x01020304)

struct names_header {
	char magic[8];
	uint32_t order;
	uint32_t size; /* of the file */
	uint32_t slots, groups;
};

struct names_slot {
	uint32_t start, end; /* bytes of the file */
	uint32_t group;
};

#endif
