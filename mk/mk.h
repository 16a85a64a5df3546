/* What the generators and checkers share: reading inputs whole, growing text, writing a file only when
 * its text changed (so that make recompiles nothing in vain), and complaints with file and line.
 * A generator lives for a moment and frees nothing. */
#ifndef MK_MK_H
#define MK_MK_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- complaints ---- */

/* "file:line: message" on standard error; work goes on, so that all are seen at once. Line 0: of the whole file. */
void complain(const char *file, int line, const char *format, ...) __attribute__((format(printf, 3, 4)));
int complaints_count(void);
/* The same, and the program ends with 1: for trouble after which nothing else makes sense. */
_Noreturn void give_up(const char *file, int line, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* ---- memory and text ---- */

void *allot(size_t bytes);					/* zeroed, never NULL */
/* Room for one more item behind `count` items; returns the (moved) array. Start with NULL and 0. */
void *grow(void *items, size_t count, size_t item_bytes);
char *copy_n(const char *data, size_t bytes);			/* 0-terminated */
char *copy(const char *text);
char *print(const char *format, ...) __attribute__((format(printf, 1, 2)));
char *trimmed(const char *data, size_t bytes);			/* copy without outer blanks and line ends */
char *upper(const char *text);

struct text { char *data; size_t bytes, room; };		/* always 0-terminated once something was added */
void text_put(struct text *t, const char *data, size_t bytes);
void text_add(struct text *t, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_quote(struct text *t, const char *data, size_t bytes);	/* as a C string literal with its quotes */

/* ---- files ---- */

char *file_read(const char *path, size_t *bytes);		/* 0-terminated; gives up when it cannot; bytes may be NULL */
/* Writes dir/path, making folders, and only when the text differs. Does nothing after a complaint. */
void file_write(const char *dir, const char *path, const struct text *t);
/* 0, or 1 if there were complaints: what main returns. */
int finish(void);

/* One line of a text, without its end; false at the end of the text. */
struct lines { const char *at; int number; };
bool lines_next(struct lines *l, const char **line, size_t *bytes);
/* C text without its comments: they become blanks, in place; line ends stay. Quotes are respected. */
char *without_comments(char *text);

/* ---- words ---- */

bool is_name(const char *text);		/* [a-z][a-z0-9_]* */
bool is_c_keyword(const char *text);
bool has_han(const char *text);		/* a Chinese character */
bool has_wide(const char *text);	/* a Chinese character or East Asian punctuation */
bool starts_with(const char *text, const char *prefix);
bool ends_with(const char *text, const char *suffix);
const char *base_name(const char *path);
/* "src/rooms/org/org.sql" → "rooms/org/org": where the generated file goes, without its ending. */
char *generated_path(const char *source);

#endif
