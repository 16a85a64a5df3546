/* A register that can leave as a file (rooms/export): its lists, its columns, and how the rows of one list are counted and read. A room that has one
 * declares it in a file of its own, *_register.c; rooms/export/export_register.c names them all. */
#ifndef CORE_REGISTER_H
#define CORE_REGISTER_H

#include "core/ctx.h"

/* Of which organisation and below, and what the page narrows it by; kind, state, desk and days are "" where it does not. desk: by whose work stands in it, own or
 * below. text: what the page looks for, as it was typed. from, to: the days of its period, in ISO; a list of one day has it in `to`. */
struct register_ask { int64_t org; const char *path, *side, *kind, *state, *desk, *from, *to, *text; };
struct register_column { const struct message *title; int width; };	/* width in characters */

struct register_list {
	const char *key;			/* as in the query of an export: register=certificate */
	const struct message *title;
	const char *const *sides; const struct message *const *side_titles; size_t sides_count;	/* the first where none is named */
	const struct register_column *columns; size_t columns_count;
	const char *kinds, *states;		/* code sets of the narrowing; NULL: by nothing */
	const char *(*kind_words)(struct ctx *c, const struct register_ask *ask);	/* of a kind that is in no code set, NULL: there is none such; NULL: all are in kinds */
	const char *desk_sides;			/* the lists that are narrowed by whose work it is, blanks between; NULL: none */
	bool has_text;				/* its page looks for a text */
	int days;				/* 1: a day, 2: a period; today and this year so far where none is asked for */
	bool is_of_orgs;			/* of organisations and units: for who may see those, not only for who may see people */
	bool is_own_range;			/* always of the post that asks, as on its page */
	int64_t (*count)(struct ctx *c, const struct register_ask *ask);
	/* At most `limit` rows from `offset` (a multiple of limit) on, columns_count cells each, one after the other, in the arena. */
	size_t (*read)(struct ctx *c, const struct register_ask *ask, int64_t limit, int64_t offset, const char ***cells);
	const char *(*address)(struct arena *a, const struct register_ask *ask);	/* its page */
};

#endif
