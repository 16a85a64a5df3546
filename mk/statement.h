/* What the parts of the statement generator know of one another: declarations that were read, and their texts. */
#ifndef MK_STATEMENT_H
#define MK_STATEMENT_H

#include "schema.h"

enum kind { K_INT, K_BOOL, K_DAY, K_TEXT, K_BLOB, K_ID, K_IDS };
enum shape { ONE, MANY, EACH, NONE };

struct field { const char *name, *c; enum kind kind; bool is_null; };
struct fields { struct field *items; size_t count; };
struct row { const char *name, *file; struct fields columns; int line; };
struct statement {
	const char *name, *file, *row_name;
	const struct row *row;
	struct fields params;
	struct text text[2];		/* by engine, with numbered parameters */
	enum shape shape;
	bool is_across, is_quiet, writes, is_lognone;
	int line;
};

/* Everything read so far; rows and statements in the order of the files. */
extern struct schema schema;
extern struct row *rows[10000];
extern struct statement *statements[10000];
extern int rows_count, statements_count;

/* The declaration "name(params) -> shape row(columns)", taken into the lists; NULL after a complaint. */
struct statement *scan_header(const char *file, int line, const char *header);
/* Whether the lines of a declaration read so far are all of it. */
bool is_header_whole(const char *header);

/* Takes the text of one engine (0 SQLite, 1 PostgreSQL, 2 both), still with its line ends: numbers the parameters and looks at
 * what it does to which tables. `line` is that of its first line. */
void take_text(struct statement *st, int engine, const char *text, int line);

/* Texts that several statements of a file have in common, with their parameters. */
struct part { const char *name, *params; struct text text; int line; bool is_used; };
/* "part name(name: type, …)", without the word. NULL after a complaint. */
struct part *part_declare(struct part **all, size_t *count, const char *file, int line, const char *header);
bool is_part_whole(const char *header);
void part_text_add(struct part *part, const char *line, size_t bytes);
/* {name} becomes the part's parameters in a declaration, its text (in one line, so that lines can be counted) elsewhere. */
char *with_parts(struct part *all, size_t count, const char *file, int line, const char *text, bool is_header);
/* How many bytes of the line stand before a "-- comment" that is not inside a quote. */
size_t without_comment(const char *line, size_t bytes);

/* Past the end of the quoted text or name that begins at `at`. */
const char *quoted_end(const char *at);

/* FILE_sql.h and FILE_sql.c below `out`. */
void write_file(const char *out, const char *file);

#endif
