/* Papers of an office as .docx, which WPS and Word open: a template holds fields {{name}}, and is filled with values. Templates come from
 * the office, so all that reads one is done in the confined child (core/helper.h). The same template gives the paper as .docx, with the
 * office's formatting untouched, and as PDF.
 *
 * A table row, or a paragraph outside a table, that holds {{#list}} is repeated for each row of that list; inside it the list's own fields
 * come first. A value may have several lines. */
#ifndef CORE_DOCX_H
#define CORE_DOCX_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buffer.h"

#define DOCX_MEDIA_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define DOCX_BYTES_MAX (2 * 1024 * 1024)	/* of a template */

struct docx_value { const char *name, *text; };
/* rows: rows_count times fields_count texts, NULL as "". */
struct docx_list { const char *name; const char *const *fields; size_t fields_count; const char *const *rows; size_t rows_count; };
/* A picture, image/jpeg or image/png, that takes the place of its sign in a value: as large as the box allows, the right way up. Whoever sets it asked
 * docx_picture_is_good; its bytes live until the paper is made, and go past the child. DOCX_PICTURE alone is the sign of the first; of several each has its
 * own (docx_picture_sign). One whose sign the template drops does not go into the file. */
#define DOCX_PICTURE "\xef\xbf\xbc"	/* U+FFFC, the sign of what stands for an object */
#define DOCX_PICTURE_BYTES_MAX (8 * 1024 * 1024)	/* of a photo */
#define DOCX_PICTURES_MAX 1000
struct docx_picture { const char *media_type; const void *data; size_t bytes; int width_mm, height_mm; };
#define DOCX_PHOTO_WIDTH_MM 25	/* of one inch */
#define DOCX_PHOTO_HEIGHT_MM 35
/* mark: one line above the paper whatever its template says, of a PDF above each page (内部资料, who took it, when); NULL or "": none.
 * percent: what the text itself says of the size of its type, and of the distances of its lines and paragraphs, is made so much smaller, 1 to 99; 0: it stays. */
struct docx_values { const struct docx_value *values; size_t values_count; const struct docx_list *lists; size_t lists_count; const struct docx_picture *pictures; size_t pictures_count; const char *mark; int percent; };

enum docx_fault {
	DOCX_GOOD,
	DOCX_DAMAGED,		/* no container, or XML that cannot be read */
	DOCX_FOREIGN,		/* another kind of file */
	DOCX_LOCKED,		/* with a password */
	DOCX_LARGE,		/* over a limit, or packed so that it would grow over one */
	DOCX_MACRO,		/* program code */
	DOCX_LINK,		/* leads to another file or address */
	DOCX_OBJECT,		/* a picture, text box, or embedded file */
	DOCX_CODE,		/* a field code other than the number of a page */
	DOCX_NESTED,		/* a table in a table */
	DOCX_UNKNOWN,		/* a field or list that this paper does not have; detail: its name */
	DOCX_LOOSE,		/* single braces, which fill nothing; only docx_check finds it, since templates that are kept go on printing. detail: the text in them */
	DOCX_BROKEN,		/* {{ without }}, a list inside a list, or a field in a header; detail: the text around it */
	DOCX_FAULTS_COUNT,
	DOCX_BUSY = DOCX_FAULTS_COUNT	/* the confined child is not there or took too long */
};

/* What is wrong with a template that may use those fields and lists; *detail is in the arena, "" if there is none. */
enum docx_fault docx_check(struct arena *a, const void *data, size_t bytes, const struct docx_values *known, const char **detail);
/* The template with values in place of its fields, as .docx. */
enum docx_fault docx_fill(struct arena *a, const void *data, size_t bytes, const struct docx_values *values, struct buffer *out);
/* The same into a file, from its offset on: pictures are written as they are read, so that of many large ones none is held in memory. */
enum docx_fault docx_write(struct arena *a, const void *data, size_t bytes, const struct docx_values *values, int fd);
/* Can it stand in a paper? Nothing is decoded. */
bool docx_picture_is_good(const struct docx_picture *picture);
const char *docx_picture_sign(struct arena *a, size_t index);
/* The same as PDF, in which the first picture alone can stand; *pages: how many. Fonts that are not installed are replaced by Debian's. */
enum docx_fault docx_pdf(struct arena *a, const void *data, size_t bytes, const char *title, const struct docx_values *values, struct buffer *out, int *pages);

/* A template from its text, as the program's own are kept (docs/documents.md has the lines it may have). NULL when good, else what is wrong. */
const char *docx_make(struct arena *a, const char *source, struct buffer *out);

/* The work in the child, for core/parsers.h. */
int docx_job(int in_fd, int out_fd, const char *args);

#endif
