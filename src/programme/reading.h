/* A programme in plain sentences, step by step, for those who will work by it. */
#ifndef PROGRAMME_READING_H
#define PROGRAMME_READING_H

#include "programme/programme.h"

/* when: NULL if always, else the condition as written. target: number of the step, or of the finish. */
struct reading_way { const char *to, *when; size_t target; bool is_finish, is_back; };
struct reading_step {
	const char *title;
	const char **lines; size_t lines_count;		/* who, signatures, what is needed, the term, what is shown */
	struct reading_way *ways; size_t ways_count;
};

/* One for each step, in their order; everything lives in the arena. A way is back when it leads to a step that stands before. */
size_t programme_reading(struct arena *a, const struct programme *p, enum lang lang, struct reading_step **steps);

/* Declared names as people call them, with commas: roles by who they are, everything else by its title. NULL for no names. */
const char *programme_words_text(struct arena *a, const struct programme *p, const struct words *words, enum lang lang);
/* Likewise of those who do something or must not: of a step that stands among the roles whoever did it. NULL: none. */
const char *programme_people_text(struct arena *a, const struct programme *p, const struct words *words, enum lang lang);
/* The term of a step in words: "自“开办”起 5 日内办结"; "" where it has none. */
const char *programme_term_text(struct arena *a, const struct programme *p, size_t step, enum lang lang);
/* The same for one role. */
const char *programme_role_text(struct arena *a, const struct programme *p, const struct role *role, enum lang lang);

#endif
