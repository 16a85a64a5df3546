/* What the files that write a reading share: the names of a programme as people call them. For reading*.c only. */
#ifndef PROGRAMME_READING_PART_H
#define PROGRAMME_READING_PART_H

#include "programme/programme.h"

/* What is read, for whom, and where its sentences live. */
struct reading { struct arena *arena; const struct programme *p; enum lang lang; };

/* A sentence with one placeholder filled in. */
const char *reading_say(struct reading *r, message text, const char *name, const char *value);
/* What the file calls something, in the language of the reading. */
const char *reading_named(const struct reading *r, const char *text);
/* One more behind a comma; so_far NULL: the first. */
const char *reading_join(struct reading *r, const char *so_far, const char *next);
/* A declared name as people call it; roles by who they are. */
const char *reading_name(struct reading *r, const struct token *token);
const char *reading_field_title(const struct reading *r, const struct token *token);
/* Several with commas; of people a step that stands among them is whoever did it. NULL: none. */
const char *reading_words(struct reading *r, const struct words *words);
const char *reading_people(struct reading *r, const struct words *words);

#endif
