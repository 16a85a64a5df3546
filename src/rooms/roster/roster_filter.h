/* A query as the limits of the statements: private to this room. */
#ifndef ROOMS_ROSTER_ROSTER_FILTER_H
#define ROOMS_ROSTER_ROSTER_FILTER_H

#include "rooms/roster/roster.h"

enum roster_sort { ROSTER_BY_NAME = 1, ROSTER_BY_ORG = 2, ROSTER_BY_JOINED = 3, ROSTER_BY_BIRTH = 4 };

/* Ranges are from ≤ x < to; -1, "" and false ask nothing. */
struct roster_filter {
	int64_t status_from, status_to;		/* both included */
	int64_t sex, occupation;
	day_t birth_from, birth_to, joined_from, joined_to;
	const char *education_from, *education_to, *role;
	bool minority, front_line, no_number, unreadable;
	enum roster_sort sort;
	bool is_down;
};

/* The bounds by which the statements look, from the query as typed. Where it names no status: members, those on probation too. What is empty or no
 * number narrows nothing. */
void roster_filter_read(struct ctx *c, const struct roster_query *q, struct roster_filter *f);
/* A number from 0 to 100000, or `absent`. */
int number_or(const char *text, int absent);

#endif
