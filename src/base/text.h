/* UTF-8 text: checked on entry, so that everything inside the program is valid UTF-8 without control bytes. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/number.h"

struct bytes { const void *data; size_t bytes; };	/* data NULL means absent */

bool text_is_utf8(const char *text, size_t bytes);	/* no overlong, no surrogates, no NUL */
size_t text_chars(const char *text);			/* code points */
uint32_t text_next(const char **cursor);		/* next code point, 0 at the end; input is valid UTF-8 */
size_t text_put_char(char out[4], uint32_t code_point);	/* bytes written */
/* A sign that is not seen where it stands and changes what is: of no width (U+200B to 200D, 2060, FEFF), turning the direction of text (U+200E, 200F, 202A
 * to 202E, 2066 to 2069, 061C), soft hyphens, tags. No Chinese paper needs one. text_clean drops them from all that is typed, pasted or imported, since they
 * come along with what is copied from other programs and nobody knows; what is kept byte by byte, the text of a practice, is refused with its line. */
bool text_is_unseen(uint32_t c);
bool text_is_blank(uint32_t c);				/* of whatever width, line ends and the fillers of other writings among them */
uint32_t text_read_as(uint32_t c);			/* text_plain of one character; 0: dropped */
/* Of a traditional character the simplified one (Unicode's Unihan database, kSimplifiedVariant), for comparing what two people wrote; itself where it has none. What is kept or
 * shown is never changed so: names keep the characters they have. */
uint32_t text_simplified(uint32_t c);
/* So many bytes as they are read, for looking whether a word stands there: unseen signs dropped, blanks of odd widths a space, and radicals (⺠ U+2EA0), strokes
 * and compatibility ideographs the ordinary character they are read as. `text`, if nothing changes, or in the arena with *bytes set anew. Bytes that are no UTF-8
 * stay. */
const char *text_plain(struct arena *a, const char *text, size_t *bytes);
bool text_is_empty(const char *text);			/* NULL, "" or only blanks (U+3000 included) */
/* Letters of any writing, Chinese characters among them; digits, blanks, signs and punctuation are none. NULL has none. */
size_t text_letters(const char *text);
bool text_is_letter(uint32_t c);			/* one of those */
bool text_says(const char *text);			/* two letters at least: what is demanded as a reason is no single sign */
bool text_same(const char *a, const char *b);		/* NULL equals "" */
const char *text_or_empty(const char *text);		/* "" for NULL */
bool text_starts(const char *text, const char *prefix);
bool text_is_one_of(const char *text, const char *const *list);	/* which ends with NULL */
/* The text, or so many of its first characters and … where it has more. Lives in the arena, or is `text`. */
const char *text_beginning(struct arena *a, const char *text, int chars);

/* Outer blanks off (U+3000 too), inner runs of blanks to one space, full-width ASCII to half-width
 * (not the punctuation of Chinese prose, nor brackets in it), control characters dropped. What people type in a single-line field. */
char *text_clean(struct arena *a, const char *text);
/* Like text_clean for many lines: line ends become \n and are kept; each line loses its outer blanks. */
char *text_clean_lines(struct arena *a, const char *text);
/* As typed but for line ends, which become \n, and bytes that are no UTF-8, which become U+FFFD: sources, in which blanks and signs mean something. */
char *text_line_ends(struct arena *a, const char *text);
/* Brackets as documents print them in a Chinese name: （ and ） for ( and ), which text_clean leaves. A text without Chinese stays. */
char *text_wide_brackets(struct arena *a, const char *text);
/* ( and ) for （ and ）: one spelling, where names are compared. */
char *text_narrow_brackets(struct arena *a, const char *text);
/* The same text but for ( and （, ) and ）, blanks between Chinese characters ("张　三") and the dots of minority names, which people type for one another. */
bool text_is_same(const char *one, const char *other);
/* A person's name: text_clean, no inner space between Chinese characters, the dot of minority names
 * (· • ・ ．‧, and a full stop after a Chinese character) to ·. Latin names keep dots and spaces. */
char *text_clean_name(struct arena *a, const char *name);
/* A version for what is replaced whole and counts no changes of its own: from 1 to 2^53 - 1, the same for the same text. For a slip, not against intent. */
int64_t text_version(const char *text);
char *text_lower(struct arena *a, const char *text);	/* ASCII only */
/* A number or a code as it was typed or stands in a spreadsheet: half-width, upper-case, without blanks and without an apostrophe in front. A
 * sign that is not ASCII becomes '?', which none has. `out` holds chars_max + 1 bytes; false if it is longer. */
bool text_code(const char *typed, char *out, size_t chars_max);

#endif
