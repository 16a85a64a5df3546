/* Inside of the XLSX reader: the container in sheet_xlsx.c, its sheets in sheet_tabs.c, the cells in sheet_cells.c. Confined child only. */
#ifndef CORE_SHEET_XLSX_H
#define CORE_SHEET_XLSX_H

#include <expat.h>
#include <stdbool.h>
#include <stddef.h>
#include <zip.h>
#include "core/sheet_out.h"

#define XLSX_ENTRIES_MAX 2000
#define XLSX_INFLATED_BYTES_MAX (400ull * 1024 * 1024)
#define XLSX_RATIO_MAX 100
#define XLSX_STRINGS_BYTES_MAX (96u * 1024 * 1024)
#define XLSX_STRINGS_MAX 6000000u
#define XLSX_STYLES_MAX 65000
#define XLSX_TARGET_BYTES 256
#define XLSX_RELATION_BYTES 64
#define XLSX_SHEETS_MAX 1000	/* visible ones that are kept; further ones are counted */

struct xlsx_sheet {
	char relation[XLSX_RELATION_BYTES], name[SHEET_NAME_BYTES_MAX + 1];
	char target[XLSX_TARGET_BYTES];		/* its path inside the container; "": there is none */
	bool is_untold;				/* where it lies cannot be followed */
};

struct xlsx {
	struct sheet_out *out;
	zip_t *zip;
	uint64_t inflated_bytes;
	bool is_1904;
	/* shared strings: one run of bytes, and where each begins */
	char *strings;
	size_t strings_bytes, strings_room;
	uint32_t *starts;
	size_t strings_count, starts_room;
	/* what each cell style shows of a number */
	unsigned char *styles;		/* enum sheet_format_kind */
	size_t styles_count;
	/* the visible sheets, in the order of the workbook: the first is read */
	struct xlsx_sheet *sheets;
	size_t sheets_count, sheets_beyond;
	bool is_enough;			/* set by a handler: nothing more of this part is wanted */
};

/* Feeds a part to a parser whose handlers and user data are set. A DOCTYPE stops it, so do the caps.
 * False when there is no such part; everything else is told in x->out->fault. */
bool xlsx_parse(struct xlsx *x, const char *part, XML_Parser parser);
/* The value of an attribute, NULL if absent. Names are compared without their prefix. */
const char *xlsx_attribute(const XML_Char **attributes, const char *name);
bool xlsx_is(const XML_Char *element, const char *name);	/* likewise */
/* May a path inside the container be followed? */
bool xlsx_name_is_sound(const char *name);
XML_Parser xlsx_parser(struct xlsx *x, void *user, XML_StartElementHandler start, XML_EndElementHandler end, XML_CharacterDataHandler text);

/* Fills sheets; refuses a container without a workbook or without a visible sheet. */
void xlsx_find_sheets(struct xlsx *x);
/* After the cells: which other visible sheets hold something. */
void xlsx_tell_sheets(struct xlsx *x);
void xlsx_read_strings(struct xlsx *x, const char *part);
void xlsx_read_cells(struct xlsx *x);

#endif
