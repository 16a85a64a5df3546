/* Inside of the judge of rows: its memory, and the writing of findings. Private to the room. */
#ifndef ROOMS_BATCH_BATCH_JUDGE_H
#define ROOMS_BATCH_BATCH_JUDGE_H

#include "base/buffer.h"
#include "base/map.h"
#include "rooms/batch/batch.h"

#define BATCH_REGIONS_MAX 64

/* ---- batch_seen.c ---- */
struct batch_seen_row { uint64_t key; int number; };
struct batch_seen { struct arena *arena; struct batch_seen_row *slots; size_t count, room; };
void batch_seen_init(struct batch_seen *s, struct arena *a);
/* The row that had this key before, 0 if none; then it is remembered for this one. */
int batch_seen_before(struct batch_seen *s, uint64_t key, int number);

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
	struct map by_code, by_name, guesses;
	int64_t regions[BATCH_REGIONS_MAX];
	size_t regions_count;
	/* ID numbers of rows before, all under one key */
	int digest_key_id;
	struct batch_seen numbers, regions_unknown;
};

/* ---- batch_org.c ---- */
void batch_orgs_load(struct batch_judge *j, struct ctx *c);
enum batch_org_answer { BATCH_ORG_FOUND, BATCH_ORG_UNKNOWN, BATCH_ORG_AMBIGUOUS };
/* By code or name; unknown: *guess is the name that may be meant, NULL if none. */
enum batch_org_answer batch_org_find(struct batch_judge *j, const char *typed, const struct batch_org **org, const char **guess);

/* ---- batch_finding.c ---- */
struct batch_findings { struct buffer text; bool is_wrong, is_warned, is_changed; };
/* `place` is a title, or "@" and the name of a field. Pairs of placeholder and value follow, ended by NULL. */
void batch_finding_add(struct batch_findings *f, enum batch_finding_kind kind, const char *place, const char *content, message m, ...)
	__attribute__((sentinel));
void batch_finding_refusal(struct batch_findings *f, const char *place, const char *content, const struct refusal *r);
void batch_finding_change(struct batch_findings *f, const char *field, const char *before, const char *after);

#endif
