/* A sentence of the catalogue in both languages. The catalogues are text/<room>.txt; the build makes
 * from each a header "text/<room>.h" with one constant T_<room>_<name> per sentence, so a missing or
 * misspelt sentence does not compile. */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buffer.h"

enum lang { LANG_ZH = 0, LANG_EN = 1 };

struct message {
	const char *key;	/* "org.title" */
	const char *text[2];	/* by enum lang; placeholders {name}, in English {n|member|members} */
};

typedef const struct message *message;

/* The whole catalogue, made by the build, sorted by key (bytes). */
extern const struct message *const MESSAGES[];
extern const int MESSAGES_COUNT;

struct message_arg { const char *name, *value; };

/* Writes the sentence with its placeholders filled, unescaped. A placeholder without a value asserts. What is counted comes in plain digits
 * and is written in threes (number_put_grouped) where the placeholder has a name of a count, such as {n} or {most}; the names stand in
 * message.c. Years, ids, numbers of papers, versions and lines have other names: {year}, {id}, {number}, {version}, {row}. */
void message_put(struct buffer *b, enum lang lang, message m, const struct message_arg *args, size_t count);
char *message_text(struct arena *a, enum lang lang, message m, const struct message_arg *args, size_t count);
/* The contrary of message_text: reads the sentence where *text begins with it, gives the placeholders of args their values (in the arena, counts without the threes) and moves *text behind it.
 * A value ends where what stands behind its placeholder begins; one that ends the sentence takes all that is left. False, and nothing moved: another sentence. */
bool message_read(struct arena *a, enum lang lang, message m, const char **text, struct message_arg *args, size_t count);
message message_find(const char *key);	/* NULL if the catalogue has none; for keys that are data */

#endif
