/* Inside of the judge of rows: its memory, and the writing of findings. Private to the room. */
#ifndef ROOMS_BATCH_BATCH_JUDGE_H
#define ROOMS_BATCH_BATCH_JUDGE_H

#include "base/buffer.h"
#include "base/map.h"
#include "rooms/batch/batch.h"
#include "rooms/batch/batch_near.h"

#define BATCH_REGIONS_MAX 64

/* ---- batch_seen.c ---- */
struct batch_seen_row { uint64_t key; int number; };
struct batch_seen { struct arena *arena; struct batch_seen_row *slots; size_t count, room; };
/* Nothing seen yet; it grows in the arena. */
void batch_seen_init(struct batch_seen *s, struct arena *a);
/* The row that had this key before, 0 if none; then it is remembered for this one. */
int batch_seen_before(struct batch_seen *s, uint64_t key, int number);
bool batch_seen_has(const struct batch_seen *s, uint64_t key);

struct batch_judge {
	struct arena *arena;
	const char *path, *path_end;
	int columns_count;
	const int *fields;
	const char *const *titles;
	int column_of[BATCH_FIELDS_MAX];	/* -1: no such column */
	/* branches in scope, by code and by every spelling of the name */
	struct batch_org *orgs;
	size_t orgs_count;
	struct map by_code, by_name, by_former_name /* of what is closed */, guesses;
	struct batch_near near;		/* of those that are open */
	struct map nearest;		/* what is near to each name that none has */
	struct map missing;		/* of struct batch_missing_name: what rows name and nobody has founded */
	int missing_row;		/* the last row that is counted there */
	int64_t regions[BATCH_REGIONS_MAX];
	size_t regions_count;
	/* ID numbers of rows before, all under one key */
	int digest_key_id;
	struct batch_seen numbers, regions_unknown;
	bool is_demo;			/* its people have numbers of regions 99xxxx, which only it knows */
	/* names with birthdays: of rows before, and marks of those in the archive of the counties that are read */
	struct batch_seen names, regions_read;
	uint64_t *archived;
};

/* ---- batch_org.c ---- */
/* All organisations of j->path by code, name and former name, once for an import. */
void batch_orgs_load(struct batch_judge *j, struct ctx *c);
enum batch_org_answer { BATCH_ORG_FOUND, BATCH_ORG_UNKNOWN, BATCH_ORG_AMBIGUOUS };
/* By code or name; unknown: *guess is the name that may be meant, NULL if none. */
enum batch_org_answer batch_org_find(struct batch_judge *j, const char *typed, const struct batch_org **org, const char **guess);
/* Which branches of j->path somebody may have meant who mistyped this name, in quotes; "" for none. */
const char *batch_org_near(struct batch_judge *j, enum lang lang, const char *typed);

#define BATCH_MISSING_MAX 5000		/* as many as one list founds */
struct batch_missing_name { const char *name; int64_t people; };
/* The row names a branch that is not there: counted once, though its block is judged again. */
void batch_org_missing(struct batch_judge *j, const char *name, int row);
/* Inside a transaction: keeps them, in place of those of an earlier check. */
void batch_org_keep_missing(struct ctx *c, const struct batch_judge *j, batch_id id);

/* ---- batch_finding.c ---- */
struct batch_findings { struct buffer text; bool is_wrong, is_warned, is_changed; };
/* `place` is a title, or "@" and the name of a field. Pairs of placeholder and value follow, ended by NULL. */
void batch_finding_add(struct batch_findings *f, enum batch_finding_kind kind, const char *place, const char *content, message m, ...)
	__attribute__((sentinel));
void batch_finding_refusal(struct batch_findings *f, const char *place, const char *content, const struct refusal *r);
/* Of kept findings those that make a row wrong, kept form again. */
const char *batch_findings_wrong(struct arena *a, const char *kept);
void batch_finding_change(struct batch_findings *f, const char *field, const char *before, const char *after);

/* ---- batch_judge.c ---- */
/* A row on its way. */
struct batch_trial {
	struct batch_judge *j;
	struct ctx c;			/* of this row: its own refusals */
	const char *const *cells;
	int number;
	enum batch_look look;
	bool is_settled;			/* whose row it is: by a good number, or because there is none for a reason */
	const char *typed[BATCH_FIELDS_MAX];	/* NULL: no such column */
	struct batch_findings findings;
	struct batch_verdict *v;
};

/* Where a finding about a field stands, and what is typed there ("" for nothing). */
const char *batch_place_of(struct batch_trial *t, const char *field);
const char *batch_typed_of(const struct batch_trial *t, const char *field);
#define WRONG(t, field, m, ...) batch_finding_add(&(t)->findings, BATCH_FINDING_WRONG, batch_place_of(t, field), batch_typed_of(t, field), m, __VA_ARGS__)
#define WARN(t, field, m, ...) batch_finding_add(&(t)->findings, BATCH_FINDING_WARNING, batch_place_of(t, field), batch_typed_of(t, field), m, __VA_ARGS__)

/* Does a roster with these fields have days of members but not who is one? */
bool batch_lacks_status(const int *fields, int count);
/* What person_check refused, as findings. */
void batch_take_refusals(struct batch_trial *t);
/* The branch that is typed. False when it is none in scope: said already. *org NULL: nothing was typed. */
bool batch_trial_org(struct batch_trial *t, const struct batch_org **org);

/* ---- batch_known.c ---- */
/* Judges a row about somebody whose record is there: what would change, and what is wrong, as findings; nothing is written. */
void batch_judge_known(struct batch_trial *t);

/* ---- batch_twin.c ---- */
/* Warns of a new row that would make somebody of the name and birthday of another: in the archive of the county, or in a row before. The archive is read
 * once for a check, not once for a row; who is registered after that is found when the row is written. Who is in the archive keeps name and birthday (a
 * roster renames nobody, and the number has the birthday), so what stays as it is costs nothing. In a check alone. */
void batch_twin_warn(struct batch_trial *t, int64_t region);

#endif
