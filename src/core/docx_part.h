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

enum docx_token_kind { DOCX_OPEN, DOCX_CLOSE, DOCX_TEXT, DOCX_RAW };	/* RAW: XML of ours, written as it is */
/* text: the element's name as written ("w:p"), or the text. Attributes: pairs, ended by NULL; of an opening one. */
struct docx_token { enum docx_token_kind kind; const char *text; const char **attributes; };
struct docx_tokens { struct docx_token *list; size_t count, room; };

/* A picture on its way to the child: sizes in EMU (360,000 a centimetre) as the file has it, turned by so many degrees when it is looked at. */
struct docx_sent_picture { uint64_t width, height, turn, is_png; };
/* What goes before the pictures, the template and the values. What comes back: of each picture a byte, 1 where it stands in the text, then the container without
 * their bytes, which docx_append.c puts in. */
struct docx_sent { uint64_t template_bytes, pictures_count; };

struct docx {
	struct arena *arena;
	zip_t *zip;
	const struct docx_sent_picture *pictures; size_t pictures_count;	/* 0: none is to be put in */
	char *are_used;				/* of each picture */
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

/* Copies `from` to `to` with the values in place of its fields, rows repeated; fails with what does not fit the template. */
void docx_fill_tokens(struct docx *d, const struct docx_tokens *from, const struct docx_values *values, struct docx_tokens *to);
/* Fails with DOCX_LOOSE at the first text in single braces. */
void docx_find_loose(struct docx *d, const struct docx_tokens *tokens);
/* A picture, as what stands in a run, and as what the container needs besides: docx_picture.c. */
const char *docx_picture_xml(const struct docx *d, size_t index);
const char *docx_picture_name(struct arena *a, size_t index, bool is_png);	/* of its part */
/* The first sign of a picture in a text, with its index and what is behind it; NULL: there is none. */
const char *docx_picture_find(const struct docx *d, const char *text, size_t *index, const char **end);
/* As it is sent to the child. */
void docx_picture_measure(const struct docx_picture *picture, struct docx_sent_picture *sent);
/* Writes the container with those pictures in it, whose bytes it does not have yet. False: it is none, or could not be written. */
bool docx_append(struct arena *a, const char *container, size_t bytes, const char *are_used, const struct docx_picture *pictures, size_t count, int fd);
/* A part that names others, with the pictures that are used named too; NULL: it is none of those. A part that the container has not is made. */
const char *docx_picture_named(struct docx *d, const char *part, size_t *bytes);
#define DOCX_TYPES_PART "[Content_Types].xml"
#define DOCX_LINKS_PART "word/_rels/document.xml.rels"
/* The part as it is kept in the container. */
void docx_put_xml(const struct docx_tokens *tokens, struct buffer *out);
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
