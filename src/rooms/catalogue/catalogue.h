/* The catalogue of practices (制度目录, X-14): every row of the requirements, what it is held to, and what the tests of this build
 * prove of it. The rows stand in PLACE.def beside this file; mk/catalogue reads them and the marks of the tests, so nobody keeps a
 * state by hand. A new practice is a row there; a new proof is a mark in a test (CONTRIBUTING.md). */
#ifndef ROOMS_CATALOGUE_CATALOGUE_H
#define ROOMS_CATALOGUE_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/message.h"

/* General rows hold for all practices and are counted apart; a narrative describes and asks for nothing. */
enum catalogue_kind { CATALOGUE_SYSTEM, CATALOGUE_SENSITIVE, CATALOGUE_NARRATIVE, CATALOGUE_GENERAL };

enum catalogue_state {
	CATALOGUE_WORKS,	/* each condition is proved by page and by API */
	CATALOGUE_IN_PART,	/* at least one is */
	CATALOGUE_NOT_YET,
	CATALOGUE_TOLD,		/* a narrative */
	CATALOGUE_STATES_COUNT
};

struct catalogue_place { const char *code, *zh, *en; };

/* An example that must come out, or something that must be refused. */
struct catalogue_condition {
	bool is_refusal;
	int number;				/* from 1, of its sort in the row */
	const char *zh, *en;
	const char *page_test, *api_test;	/* "run_test: name of the test"; NULL: none proves it */
};

struct catalogue_row {
	const char *id, *zh, *en;
	const char *page;			/* where it runs, perhaps with ":org"; "" if nowhere */
	int place;				/* index of CATALOGUE_PLACES */
	enum catalogue_kind kind;
	const struct catalogue_condition *conditions;
	size_t conditions_count;
};

/* The places of the requirements in the order of the page; mk/catalogue makes both lists from src/rooms/catalogue and the tests. */
extern const struct catalogue_place CATALOGUE_PLACES[];
extern const size_t CATALOGUE_PLACES_COUNT;
extern const struct catalogue_row CATALOGUE_ROWS[];	/* place after place, by number */
/* Rows of CATALOGUE_ROWS. */
extern const size_t CATALOGUE_ROWS_COUNT;

/* By a test of the page and one of the API. */
bool catalogue_is_proved(const struct catalogue_condition *condition);
size_t catalogue_proved_count(const struct catalogue_row *row);
/* A narrative is told; any other works with all its conditions proved, works in part with some, and does not yet with none. */
enum catalogue_state catalogue_state(const struct catalogue_row *row);

/* "works", "in_part", "not_yet", "told": of addresses and of the API. */
const char *catalogue_state_key(enum catalogue_state state);
const char *catalogue_kind_key(enum catalogue_kind kind);
message catalogue_state_text(enum catalogue_state state);

/* "" asks for nothing. Without a place the general rows are left out; the word is looked for in number, names and conditions,
 * small and capital letters alike. A place or state that there is not fits no row. */
struct catalogue_query { const char *place, *state, *word; };
size_t catalogue_find(struct arena *a, const struct catalogue_query *query, const struct catalogue_row ***rows);

/* Of all practices, and of the general rows. */
struct catalogue_counts { size_t states[CATALOGUE_STATES_COUNT], practices, general; };
void catalogue_count(struct catalogue_counts *counts);

/* The page with ":org" replaced; without an organisation (0) the card of one's own. NULL where nothing runs it. */
const char *catalogue_href(struct arena *a, const struct catalogue_row *row, int64_t org);

#endif
