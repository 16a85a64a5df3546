/* Inside of the room: what is known of the subject of a paper, by field. */
#ifndef ROOMS_DOCUMENT_DOCUMENT_PART_H
#define ROOMS_DOCUMENT_DOCUMENT_PART_H

#include "rooms/document/document.h"
#include "rooms/org/org_sql.h"
#include "rooms/person/person_sql.h"
#include "rooms/run/run.h"

/* Refuses at "file": what docx_check or docx_fill found. */
bool document_refuse_fault(struct ctx *c, enum docx_fault fault, const char *detail);

struct document_rows { const char **cells; size_t count; };	/* by the columns of its list */
struct document_facts {
	const char *texts[FIELDS_COUNT];	/* NULL: nothing is known, which leaves a place to write on */
	struct document_rows lists[LISTS_COUNT];
	const char *title;			/* of the file that is made */
	const char *subject;			/* noun in the log */
	int64_t org_id;
	const char *path;			/* where its template is in force */
	int64_t person_id;			/* of a case about a person; 0 else */
	const char *person_path;
	struct docx_picture photo;		/* for FIELD_PHOTO */
	struct docx_picture *scans; size_t scans_count;	/* of a bundle, by their signs in its lists */
	bool is_of_branch;			/* the organisation is one branch */
	int64_t people;				/* how many a list names */
};

/* Its paper with the template in force: all of its fields and lists. */
struct docx_values document_values(struct ctx *c, const struct document_kind *kind, const struct document_facts *facts, const struct document_ask *ask);
/* The bundle of a case, as document_print says of every paper (document_bundle.c). */
bool document_print_bundle(struct ctx *c, const struct document_kind *kind, const struct document_ask *ask, struct document_paper *paper);
/* What a case says on every paper about it. */
void document_put_run(struct ctx *c, struct document_facts *f, const struct run_case *k, org_id org);

/* Days as papers write them: 2015年11月17日; NULL: none. */
const char *document_day(struct ctx *c, day_t day);

/* ---- votes (document_vote.c) ---- */

/* What a paper says of a vote. Figures stand in it once two agreed on them and the vote is closed; before, their places are empty. is_ranked: of an election whoever has
 * most votes stands first; else the lines are those of the count sheet. */
void document_put_vote(struct ctx *c, struct document_facts *f, const struct ballot_row *vote, bool is_ranked);
/* Which meeting held it, and who seals what it decided; vote NULL: a meeting of the organisation. */
void document_put_meeting(struct ctx *c, struct document_facts *f, const struct run_case *k, const struct ballot_row *vote);
/* The vote that was asked for (0: none was) among those that are closed, else the newest; an open one only where the paper tells no result. NULL: the
 * case has none. Refuses at "ballot" one that is not of the case, or not closed. */
bool document_find_vote(struct ctx *c, const struct run_case *k, int64_t asked, bool is_result, const struct ballot_row **vote);
/* What stands in the title behind 关于; vote NULL: the case has none. */
const char *document_resolved(struct ctx *c, const struct run_case *k, const struct ballot_row *vote);
/* What the meeting decided, in its own words; resolved stands for the motion where the practice has no words for it. NULL before the vote is closed. */
const char *document_resolution(struct ctx *c, const struct run_case *k, const struct ballot_row *vote, const char *resolved);
/* Who was elected, the one with most votes first, with commas between; "": nobody. */
const char *document_elected(struct ctx *c, const struct ballot_row *vote);
const char *document_written_clause(struct ctx *c, const struct ballot_row *vote);
/* The ballot paper and the count sheet; asks the right on the vote. */
bool document_read_ballot(struct ctx *c, const struct document_kind *kind, int64_t ballot, struct document_facts *f);

/* ---- the course of a case (document_course.c) ---- */

/* What was filled in and counts, one line a field, at the step of that record; 0: at all steps. */
void document_put_entries(struct ctx *c, struct document_facts *f, const struct run_case *k, int64_t step);
/* A line for each step that counts. */
void document_put_course(struct ctx *c, struct document_facts *f, const struct run_case *k);

/* Reads what a paper says; asks the right on the subject. Refuses NOT_FOUND, and what its paper cannot say yet. */
bool document_facts_read(struct ctx *c, const struct document_kind *kind, const struct document_ask *ask, struct document_facts *f);
/* Its parts for papers about members and organisations (document_facts_people.c); they ask MAY_SEE_PERSON. A list of more than
 * ROSTER_PRINT_ROWS_MAX people is refused. */
bool document_read_roster(struct ctx *c, int64_t org, const char *query, struct document_facts *f);
bool document_read_record(struct ctx *c, int64_t person, struct document_facts *f);
bool document_read_change(struct ctx *c, int64_t org, const struct document_ask *ask, struct document_facts *f);
bool document_read_certificate(struct ctx *c, int64_t certificate, struct document_facts *f);
bool document_read_pass(struct ctx *c, int64_t pass, struct document_facts *f);
bool document_read_reminder(struct ctx *c, int64_t reminder, struct document_facts *f);

/* May the actor's organisation reply (批复)? Only one above the case: a committee that its practice gives a part in it, and where it names none any
 * one above (党政机关公文处理工作条例 2012, art. 8: a reply answers what a lower organ asked for). Refuses with who may. */
bool document_may_answer(struct ctx *c, const struct run_case *k);
/* To whom a request of the case goes, and a reply: by its name; "": not known. */
const char *document_usual_to(struct ctx *c, const struct document_kind *kind, const struct run_case *k);

/* The issuer with its superior, day and hand; a person with the branch. */
void document_put_org(struct ctx *c, struct document_facts *f, org_id org);
void document_put_person(struct ctx *c, struct document_facts *f, const struct person_row *row);

#endif
