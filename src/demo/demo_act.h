/* Acts of the demo by the rules of the rooms: who acts on which day. Each has its own arena and store. */
#ifndef DEMO_DEMO_ACT_H
#define DEMO_DEMO_ACT_H

#include "core/ctx.h"

struct demo_plan;

struct caster {
	struct ctx *base;
	struct demo_plan *p;		/* NULL: a district without a plan; who acts has no name then */
	const char *root_path;		/* of the topmost organisation */
	struct arena *arena;
	struct ctx c;
	char *error;
	size_t error_bytes;
	bool is_failed;
	int64_t run;			/* the case that the act is about, 0: it opens one, or is about none */
	const char *what;		/* what it opens, NULL: nothing */
	int64_t recruit;		/* the use of national/recruit, once demo_recruits has put it in force */
};

/* Fails the load for another reason, unless it has failed already. */
void fail_load(struct caster *k, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A context for an act of that person on that day, with every right in the whole city. */
struct ctx *acting(struct caster *k, int person, int account, day_t day);
/* The same for a post in that organisation, by the account of this name. */
struct ctx *acting_at(struct caster *k, int org, const char *login, day_t day);
/* The first act that a rule refuses fails the load: the error names the day, the case with its practice and step, the sentence of the refusal and its
 * rule. Later acts run too, and change no error. */
bool done(struct caster *k, bool is_done);
/* The same of an act among those of other threads. True: it lost a race with one of them (PostgreSQL) and is to be begun again. */
bool lost_race(struct caster *k, bool is_done);

/* People on the way to membership in every committee, at most steps of recruiting: a few of them late. */
void demo_recruits(struct caster *k);
/* When the branch looked at somebody for the Nth half-year since he became an activist: some days before it was over; what it said of him; and the rows of the
 * form up to a day, which say what was reported. */
#define DEMO_REVIEW "思想进步，表现良好"
day_t demo_review_day(day_t chosen, int number);
const char *demo_reviews(struct arena *a, day_t chosen, day_t to);
/* Transfers in every state, and pairs of members who changed places, so that nobody's number of members is another. */
void demo_transfers(struct caster *k);
/* Members away, taken in by communities but for one who waits. */
void demo_floating(struct caster *k);
/* In-service members who serve where they live. */
void demo_residents(struct caster *k);
/* Dues of some branches for the year, two of their members late. */
void demo_dues(struct caster *k);

#endif
