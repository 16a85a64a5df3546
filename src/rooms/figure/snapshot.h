/* The members in memory, as columns, for counting. One row (a spell) a member and stretch of unchanged branch and
 * status: 12 bytes, and the person's number beside them for drilling down. Rows of spells still open stand apart from
 * those that ended, each in the order of the tree, so that a subtree of today is one run of rows and needs no dates.
 * Changes of single people go to a small unsorted part, and each row that came or went is noted, so that what was counted
 * before can follow (follow.h); everything else builds the snapshot anew.
 *
 * A reader asks snapshot_open for its own transaction: it gets an image at least as new as what it reads there, and
 * holds it (shared) until snapshot_close. Nobody opens twice at once. */
#ifndef ROOMS_FIGURE_SNAPSHOT_H
#define ROOMS_FIGURE_SNAPSHOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "core/ctx.h"
#include "core/term.h"

struct services;
struct holders;
struct snapshot;
struct image;

struct snapshot *snapshot_new(void);		/* empty; built by the first reader */
void snapshot_free(struct snapshot *s);		/* NULL is allowed */
/* Builds the image in a thread of its own, so that the first reader need not wait for it: called once, while the program
 * starts. Does nothing where it fails; the first reader builds then. snapshot_free waits for it. */
void snapshot_build_ahead(const struct services *services);
/* NULL: the store failed, or the context has no snapshot. Inside a write transaction the image is not renewed. */
const struct image *snapshot_open(struct ctx *c);
void snapshot_close(struct ctx *c);
/* The same with the secretaries (holders.h). */
const struct image *snapshot_open_holders(struct ctx *c, const struct holders **holders);

/* ---- what an image holds ---- */

/* Days since 1899-12-31 in 16 bits: 0 unknown, SPELL_OPEN no end; good until 2079. */
#define SPELL_OPEN 65535
#define SPELL_DAY_ZERO (-25568)	/* 1899-12-31 */
uint16_t spell_day(day_t day);

/* The attributes that are most asked for together, packed; bit 13 marks a row that counts no more. */
#define WHO_STATUS(w) ((w) & 3)
#define WHO_SEX(w) ((w) >> 2 & 3)
#define WHO_OCCUPATION(w) ((w) >> 4 & 15)
#define WHO_EDUCATION(w) ((w) >> 8 & 7)
#define WHO_FRONT_LINE(w) ((w) >> 11 & 1)
#define WHO_MINORITY(w) ((w) >> 12 & 1)
#define WHO_DEAD 0x2000
#define WHO_VALUES 0x4000

struct part {
	size_t rows_count, rows_room, dead_count;
	uint16_t from_max, to_max;	/* the latest: on that day and later open rows need no look at dates, ended ones none at all */
	uint16_t *from, *to, *birth, *joined, *who;
	uint8_t *nationality;		/* place in the code set, from 1; 0 unknown */
	uint16_t *causes;		/* began, and ended << 8: places in the code set membership_cause */
	int64_t *person;
	size_t *org_start;		/* rows of org i are org_start[i] … org_start[i + 1]; NULL in the unsorted part */
	uint32_t *org;			/* of the unsorted part alone */
	uint32_t *by_person;		/* rows by their person's number; NULL in the unsorted part */
};
enum part_name { PART_OPEN, PART_ENDED, PART_DELTA, PARTS_COUNT };
#define SPELL_BYTES 13
enum { CAUSE_OPENING = 0, CAUSE_JOINED = 1, CAUSE_LATE_ENTRY = 6 };	/* places that figure_spells gives, in the code set from 0; a test compares */
#define CAUSE_BEGAN(causes) ((causes) & 255)
#define CAUSE_ENDED(causes) ((causes) >> 8)

/* The tree on one day. */
struct tree {
	day_t day;
	bool is_today;
	const char **path;		/* by organisation */
	uint8_t *kind;			/* place in the code set org_kind, from 1; 0: not there on that day */
	const uint8_t *unit;		/* place in the code set unit_kind on that day */
	uint32_t *order;		/* organisations by path */
};

/* A row that came (sign 1) or went (-1) since the image was built. Its values stay where they are. */
struct row_change { uint32_t row, org; uint8_t part; int8_t sign; };

/* What the communiqué counts of people beside their membership: roles, at the organisation where they are held, and awards, at the
 * person's. The day of an award is `from`. */
enum mark_kind { MARK_APPLICANT, MARK_ACTIVIST, MARK_PROSPECT, MARK_AWARD_MEMBER, MARK_AWARD_WORKER, MARK_AWARD_FIFTY, MARKS_COUNT };
struct mark { int64_t person; uint32_t org; uint16_t from, to; uint8_t kind; };
struct marks { struct mark *rows; size_t count, room, sorted; };	/* the first `sorted` stand by organisation; what came later behind them */

struct tree_cache;
struct answers;
struct image {
	struct arena *arena;
	int64_t seq;			/* last audit line it knows */
	size_t orgs_count;
	int64_t *org_id;		/* in the order of today's paths */
	const char **org_path, **org_name;	/* names of today */
	uint8_t *org_kind, *org_unit;	/* places in the code sets org_kind and unit_kind, from 1 */
	day_t *org_from, *org_to, *org_elected, *org_term_ends;	/* the last two of the present term */
	uint8_t *org_term_years;	/* 0 none */
	struct former_term { uint32_t org; day_t elected, ends, to; uint8_t years; } *terms;	/* before the present one, by the number of the organisation and day */
	size_t terms_count;
	struct former_unit { uint32_t org; day_t to; uint8_t unit; } *units;	/* kinds of unit before the present one, the latest first */
	size_t units_count;
	size_t hangs_count;		/* organisation, path and kind by stretch of days, by path */
	struct hang { uint32_t org; uint8_t kind; day_t from, to; const char *path; } *hangs;
	uint8_t *org_has_hangs;
	struct part parts[PARTS_COUNT];
	struct row_change *changes;
	size_t changes_count, changes_room;
	struct marks marks;
	uint32_t *org_by_id;		/* organisations by id */
	struct tree_cache *trees;
	struct answers *answers;	/* what was counted of it (answers.h); of the snapshot it belongs to, NULL without one */
};

/* An empty image; once its organisations are filled in, image_index; then room for its rows, which the caller places
 * in the order of organisations and counts in org_start. */
struct image *image_new(size_t orgs, size_t hangs);
void image_room(struct image *im, size_t open, size_t ended);
void part_room(struct arena *a, struct part *p, size_t rows);	/* of an unsorted part: more room */
size_t part_org(const struct image *im, enum part_name part, size_t row);	/* the organisation of a row */
void image_index(struct image *im);
void image_free(struct image *im);
/* An organisation's place, -1 if there is none. */
int64_t image_org(const struct image *im, int64_t org_id);
int64_t image_org_at(const struct image *im, const char *path);	/* by today's path */

struct person_facts_of_spell { int64_t sex, nationality, education, occupation, is_front_line; };
/* Packs; `status` 1..3. */
uint16_t spell_who(int64_t status, const struct person_facts_of_spell *facts);
uint8_t spell_nationality(int64_t gb_code);
/* 1 postgraduate 2 undergraduate 3 junior college 4 secondary vocational 5 high school 6 below; 0 unknown: of GB/T 4658 */
int education_group(int64_t gb_code);

/* The tree on a day: from `today` on it is today's. Kept with the image, or made in `a` when many are kept already. */
const struct tree *image_tree(const struct image *im, struct arena *a, day_t day, day_t today);
/* The organisations whose path lies under `top` on that day are order[*from] … order[*to - 1]. */
void tree_range(const struct image *im, const struct tree *t, const char *top, size_t *from, size_t *to);
/* Those one step below it, there on that day or not: *orgs in the order of the tree, in `a`. */
size_t tree_children(const struct image *im, const struct tree *t, struct arena *a, const char *top, uint32_t **orgs);

/* How the term of an organisation stood on the day: of the one that ran then, TERM_UNKNOWN where none is known. */
enum term_state image_term_state(const struct image *im, uint32_t org, day_t day);

/* ---- how it is filled (snapshot_read.c) ---- */
struct image *image_read(struct ctx *c);	/* NULL: the store failed */
/* Reads these people again, sorted by number: image_read_people first, then image_take under the lock. With has_all_roles the
 * roles of everybody. */
struct fresh { int64_t *people; size_t people_count; bool has_all_roles; struct part rows; struct marks marks; };
bool image_read_people(struct ctx *c, const struct image *im, struct fresh *fresh);
/* ---- image_change.c ---- */
/* Who stands as before changes nothing. */
void image_take(struct image *im, const struct fresh *fresh, struct arena *scratch);

#endif
