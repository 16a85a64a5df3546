/* Inside of the .docx reader: the container and its XML in docx_read.c, fields in docx_fill.c, what PDF needs in docx_lay.c. Confined child
 * only. XML is kept as a row of tokens, so that what is not understood stays as it was. */
#ifndef CORE_DOCX_PART_H
#define CORE_DOCX_PART_H

#include <stdint.h>
#include <zip.h>
#include "core/docx.h"

#define DOCX_ENTRIES_MAX 200
#define DOCX_INFLATED_BYTES_MAX (16ull * 1024 * 1024)
#define DOCX_RATIO_MAX 100
#define DOCX_TOKENS_MAX 1500000u	/* of a filled paper */
#define DOCX_DEPTH_MAX 100
#define DOCX_NAME_CHARS_MAX 40		/* of a field */

enum docx_token_kind { DOCX_OPEN, DOCX_CLOSE, DOCX_TEXT };
/* text: the element's name as written ("w:p"), or the text. Attributes: pairs, ended by NULL; of an opening one. */
struct docx_token { enum docx_token_kind kind; const char *text; const char **attributes; };
struct docx_tokens { struct docx_token *list; size_t count, room; };

struct docx {
	struct arena *arena;
	zip_t *zip;
	enum docx_fault fault;
	const char *detail;
	uint64_t inflated_bytes;
};

/* The first fault is kept. */
void docx_fail(struct docx *d, enum docx_fault fault, const char *detail);

/* Opens the container and refuses what may not be in it. */
void docx_open(struct docx *d, const void *data, size_t bytes);
/* A part as tokens; false when there is no such part. */
bool docx_parse(struct docx *d, const char *part, struct docx_tokens *tokens);
void docx_add(struct docx *d, struct docx_tokens *tokens, struct docx_token token);
bool docx_is(const struct docx_token *t, enum docx_token_kind kind, const char *name);
const char *docx_attribute(const struct docx_token *t, const char *name);	/* NULL if absent */
/* The index of the token that closes the one at `at`. */
size_t docx_close_of(const struct docx_tokens *tokens, size_t at);

void docx_fill_tokens(struct docx *d, const struct docx_tokens *from, const struct docx_values *values, struct docx_tokens *to);
/* Fails with DOCX_LOOSE at the first text in single braces. */
void docx_find_loose(struct docx *d, const struct docx_tokens *tokens);
/* Lines that core/docx_pdf.c draws. */
void docx_lay(struct docx *d, const struct docx_tokens *tokens, struct buffer *out);

/* Values on their way to the child; `text` is changed while it is read. */
void docx_put_values(struct buffer *out, const struct docx_values *values);
bool docx_take_values(struct arena *a, char *text, struct docx_values *values);

/* A container that is being written in memory. */
struct docx_pack { zip_t *zip; zip_source_t *source; };
bool docx_pack_begin(struct docx_pack *p);
bool docx_pack_add(struct docx_pack *p, const char *name, const void *data, size_t bytes);	/* the bytes live until docx_pack_end */
bool docx_pack_end(struct docx_pack *p, struct buffer *out);

#endif
