/* Inside of the room: what is known of the subject of a paper, by field. */
#ifndef ROOMS_DOCUMENT_DOCUMENT_PART_H
#define ROOMS_DOCUMENT_DOCUMENT_PART_H

#include "rooms/document/document.h"
#include "rooms/org/org_sql.h"
#include "rooms/person/person_sql.h"
#include "rooms/run/run.h"

/* Refuses at "file": what docx_check or docx_fill found. */
bool document_refuse_fault(struct ctx *c, enum docx_fault fault, const char *detail);

struct run_field_screen;

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
	bool is_logged;				/* whose numbers it shows, and whether whole, stands in a line of the log of its own */
	int64_t people;				/* how many a list names */
	const char *mark;			/* above the paper, whatever its template says: that the vote which it tells is void; NULL: none */
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
/* What is voted on, without the organisation whose meeting it is. */
const char *document_matter(const struct ballot_row *vote);
/* Which meeting held it, and who seals what it decided; vote NULL: a meeting of the organisation. */
void document_put_meeting(struct ctx *c, struct document_facts *f, const struct run_case *k, const struct ballot_row *vote);
/* The vote that was asked for (0: none was) among those that were counted, void or not; else the newest that is closed, else an open one where the paper tells no result, else
 * one that was counted and is void, whose paper says so. NULL: the case has none. Refuses at "ballot" one that is not of the case, or was not counted. */
bool document_find_vote(struct ctx *c, const struct run_case *k, int64_t asked, bool is_result, const struct ballot_row **vote);
/* What the practice is called at the organisation of the case: 党支部换届选举, 党总支换届选举. */
const char *document_practice(struct ctx *c, const struct run_case *k);
/* What stands in the title behind 关于; vote NULL: the case has none. */
const char *document_resolved(struct ctx *c, const struct run_case *k, const struct ballot_row *vote);
/* Likewise of a request and of the reply to it, which names an organisation that the case is about; and what the reply answers, "2015年11月17日《关于…的请示》（…号）":
 * number NULL or "", day DAY_NONE: not known. Puts the figures of the vote besides; vote NULL: none. */
struct document_asking { bool is_reply; const char *number; day_t day; };
void document_put_asked(struct ctx *c, struct document_facts *f, const struct run_case *k, const struct ballot_row *vote, const struct document_asking *asking);
/* What the meeting decided, in its own words; resolved stands for the motion where the practice has no words for it. NULL before the vote is closed. */
const char *document_resolution(struct ctx *c, const struct run_case *k, const struct ballot_row *vote, const char *resolved);
/* Behind how the meeting voted: earlier final votes on the same item that were declared void, and why; those of other meetings are no matter of its paper. Nothing changes
 * where there are none, or vote is NULL. */
void document_put_voided(struct ctx *c, struct document_facts *f, const struct run_case *k, const struct ballot_row *vote);
/* Who was elected, the one with most votes first, with commas between; "": nobody. */
const char *document_elected(struct ctx *c, const struct ballot_row *vote);
const char *document_written_clause(struct ctx *c, const struct ballot_row *vote);
/* The ballot paper and the count sheet; asks the right on the vote. */
bool document_read_ballot(struct ctx *c, const struct document_kind *kind, int64_t ballot, struct document_facts *f);

/* ---- between two levels (document_stretch.c) ---- */

/* One time a step was open. is_above: it is done above the organisation of the case alone; is_open: not closed yet, but filled in. */
struct run_form_screen;
struct document_step { const struct step *step; const struct run_step_row *row; const struct run_form_screen *forms; size_t forms_count; bool is_above, is_open, is_void; };
struct document_stretch { struct document_step *steps; size_t count; };
/* What a request tells: the steps of the organisation itself since somebody above last decided something, the open one as far as it is filled in; where there are
 * none, or the case is over, those before that decision. Neither later steps nor what was answered. step: which of several times, by the number (from 1) of a step of
 * it among all of the case; 0: the last. False: none has that step. */
bool document_asked(struct ctx *c, const struct run_case *k, int64_t step, struct document_stretch *s);
/* What a reply answers: the last step of the actor's organisation, closed or filled in, or the one of that number, and the steps that asked for it. False where it said
 * nothing in the case yet, or not in that step. */
bool document_answered(struct ctx *c, const struct run_case *k, int64_t step, struct document_step *answer, struct document_stretch *s);
/* Each time something was asked for, or answered by the actor's organisation, the last first: its number, the step with which it ends, and the day. */
struct document_submission { int64_t number; const char *title; day_t day; };
size_t document_submissions(struct ctx *c, const struct run_case *k, bool is_reply, struct document_submission **submissions);
/* The last vote of these steps that is closed; NULL: none. The day of the last step; DAY_NONE: there is none, or it is open. */
const struct ballot_row *document_stretch_vote(const struct run_case *k, const struct document_stretch *s);
day_t document_stretch_day(const struct document_stretch *s);

/* ---- the course of a case (document_course.c) ---- */

/* What was filled in and counts, one line a field, at the step of that record; 0: at all steps. */
void document_put_entries(struct ctx *c, struct document_facts *f, const struct run_case *k, int64_t step);
/* What these steps say: what was filled in at the last one that holds words, without the files and what does not apply, and each vote with its meeting and figures.
 * False: nothing. */
bool document_put_course(struct ctx *c, struct document_facts *f, const struct run_case *k, const struct document_stretch *s);
/* The record of that last one; -1: none. */
int64_t document_words_step(const struct document_stretch *s);
/* What a field is called on a paper: without the hint in brackets behind it. */
const char *document_field_title(struct ctx *c, const char *title);
/* What stands in a field, days as papers write them. */
const char *document_entry(struct ctx *c, const struct run_field_screen *field);

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
/* What was decided at that step, in a sentence for each thing: "同意党支部换届选举。" */
const char *document_decision(struct ctx *c, const struct run_case *k, const struct document_step *answer, const char *matter);
/* To whom a request of the case goes, and a reply: by its name; "": not known. */
const char *document_usual_to(struct ctx *c, const struct document_kind *kind, const struct run_case *k);

/* The issuer with its superior, day and hand; a person with the branch. */
void document_put_org(struct ctx *c, struct document_facts *f, org_id org);
void document_put_person(struct ctx *c, struct document_facts *f, const struct person_row *row);

#endif
