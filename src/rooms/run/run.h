/* Cases of practices (办件): a run walks the steps that its programme declares. A step opens only when the one before is closed, and
 * closes only when what it needs, its signatures and the refusals of the programme allow it; what is closed is sealed and never changes.
 * A way back begins a new round, the old one stays readable. */
#ifndef ROOMS_RUN_RUN_H
#define ROOMS_RUN_RUN_H

#include "core/ctx.h"
#include "core/file_sql.h"
#include "programme/english.h"
#include "programme/play.h"
#include "rooms/ballot/ballot.h"
#include "rooms/ballot/draw.h"
#include "rooms/ballot/review.h"
#include "rooms/notice/notice.h"
#include "rooms/org/org_sql.h"
#include "rooms/programme/programme_cache.h"
#include "rooms/run/run_hold_sql.h"
#include "rooms/run/run_sql.h"
#include "rooms/run/run_turn_sql.h"

#define RUN_TITLE_CHARS_MIN 2
#define RUN_PEOPLE_MAX 2000	/* of one role */
#define RUN_TABLE_ROWS_MAX EXPRESSION_ROWS_MAX	/* of any table: no more are reckoned with */
#define RUN_TABLE_ROWS_UNSAID 50	/* of a table field without a bound of its own */

/* A case with everything that is known of it. Facts of a round that a way back made void are kept, but do not count. */
struct run_case {
	struct run_row row;
	const struct programme *p;
	struct run_step_row *steps; size_t steps_count;		/* each time a step was open; the last one is the present one unless the case is over */
	bool *is_void;						/* of each of them: a later way back leads to it or to one before it */
	struct run_value_row *values; size_t values_count;
	struct run_signature_row *signatures; size_t signatures_count;
	struct ballot_row *ballots; size_t ballots_count;	/* of every round */
	struct review_row *reviews; size_t reviews_count;	/* likewise */
	struct draw_of_case *draws; size_t draws_count;		/* likewise */
	struct notice_of_run *notices; size_t notices_count;
	struct run_report_row *reports; size_t reports_count;	/* for periods of duties */
	struct run_report_text_row *report_texts; size_t report_texts_count;
	struct run_param_row *params; size_t params_count;	/* that were set for the organisation when the case began */
	struct run_hold_row *holds; size_t holds_count;		/* the earliest first; one that stands is the last */
	struct run_stopped_row stopped;				/* name "" unless it was ended without a result */
	struct run_person_row subject;				/* of a case about a person; id 0 else */
	struct play play;
	day_t today;						/* as the programme sees it: the day on which a step is done */
	bool is_closing;					/* somebody said that day; else it is the one on which the case is looked at */
	int at;							/* the open step in p->steps; -1: over */
};

/* One row of what stands between the case and the next step. */
enum run_missing_kind { RUN_MISSING_FORM, RUN_MISSING_SHEET, RUN_MISSING_VOTE, RUN_MISSING_DRAW, RUN_MISSING_NOTICE, RUN_MISSING_EACH, RUN_MISSING_SIGNATURE, RUN_REFUSED,
	RUN_MISSING_GATE, RUN_MISSING_BAR };
struct run_missing { enum run_missing_kind kind; const char *id, *title;	/* title of a refusal: the sentence of the programme; of an `each`: who is missing */
	/* Of a notice: why it is not over. Of a refusal that rests on a sealed form, whose title only names the form: the sentence, where the actor reads that form. Else NULL. */
	const char *why;
	const char *rule;	/* of a refusal that rests on nothing sealed: the rule for the audit log, without figures; else NULL */
	const char *param_href;	/* of a refusal: where the numbers on which it rests are changed, for who may; else NULL */
	bool is_agreed;		/* of a vote: two counted the same, and nobody has sealed it */
	int64_t run; const char *href; };	/* of a gate: the case on which it waits, as far as the actor may see it, and where it is opened or goes on; 0 and NULL: none */

/* The case if the actor may see it, else NOT_FOUND: whoever handles cases in the subtree of its organisation, and for the others whose
 * role in it carries them there. */
bool run_see(struct ctx *c, run_id id, struct run_case *k);

/* Opens a case, or takes one over that is on its way on paper: then with the scan of its list or first page, and the days, notices and
 * meetings before today are registered as they were. Needs MAY_HANDLE in the organisation. Refuses: a practice that is not in force there
 * today, another kind of organisation, a day in the future, without paper one before the practice came into force, outside the time of the year in which it opens, a person of
 * another branch or whom the programme excludes, somebody with an open case where only one is allowed, a matter that was refused before
 * where the same text is barred; and one whose title is like that of such a matter until it is said whether it is the same. */
struct file_kept;
struct run_opening { programme_use_id use; int64_t person; const char *title; day_t day; const struct file_kept *kept; const char *file_name;
	const char *repeated;	/* of a matter like one that was refused: "yes" it is that one, "no" it is another; "" nobody was asked yet */ };
bool run_open(struct ctx *c, org_id org, const struct run_opening *opening, run_id *made);

/* What one form brings: a text for each field; of a table rows of cells with tabs between, lines between rows; of a file all its pages in order, where anything is
 * said of them (paper_page.h), else those that are there stay. */
struct paper_page;
struct run_entry { const char *text; struct paper_page *pages; size_t pages_count; bool are_pages_said, is_refused; /* a file was, and it is said why */ };

/* Fills in a form that the open step needs; what was filled in before is replaced until the step is closed. Refuses at "v_FIELD", each
 * field with its reason; and at "repeated" a matter like one that was refused, until it is said whether it is the same, as run_open does. */
struct run_filling { const struct run_entry *entries; int64_t row_version;
	const char *repeated;	/* "yes", "no" (that is declared, and stays in the case), "" or NULL: nobody was asked yet */ };
bool run_fill(struct ctx *c, run_id id, const char *form, const struct run_filling *what);
/* How many have signed the open step. */
size_t run_signed_count(const struct run_case *k);

/* A file by itself, to be named by a form later. Refuses like run_fill, and where nothing was uploaded. */
bool run_add_file(struct ctx *c, run_id id, const struct file_kept *kept, const char *name, file_id *made);

/* What was done on that day stands on paper: the case was taken over later, and the open step was open by then. */
bool run_is_on_paper(const struct run_case *k, day_t day);

/* Opens the ballot of a vote that the open step needs: the list of the entitled is frozen as it is on the day of the meeting, which is
 * today but for meetings that were held before a case was taken over from paper. Needs MAY_HANDLE in the organisation. Refuses: a vote
 * that the step does not need, one that is open or closed there already, another day, and from afar where the programme does not say so
 * or nobody is on the list. */
struct run_voting { const char *vote; day_t day; bool from_afar; int64_t row_version; };
bool run_open_vote(struct ctx *c, run_id id, const struct run_voting *what, ballot_id *made);
/* What the meeting decides by a ballot of the case where it passes, as it was put to the vote: the title of the ballot. Of one that was opened when titles
 * were the case and the vote it is what the practice says of the case as it stands. NULL: the practice has no words for it. */
const char *run_motion_of(struct ctx *c, const struct run_case *k, const struct ballot_row *ballot);
/* The ballot of a vote in the present round, the newest; NULL: none was opened. */
const struct ballot_row *run_ballot_of(const struct run_case *k, const char *vote);

/* Opens the review of a sheet that the open step needs; the raters are frozen as they are that day. Refuses: who does not keep the review (run_review.h), a
 * sheet that the step does not need, and what review_write_open refuses. */
bool run_open_sheet(struct ctx *c, run_id id, const char *sheet, int64_t row_version, review_id *made);
const struct review_row *run_review_of(const struct run_case *k, const char *sheet);

/* Opens the draw that the open step needs, from the names that its table holds now: they are frozen. Needs MAY_HANDLE in the organisation. Refuses: a
 * draw that the step does not need, a number to be picked that is not known, and what draw_write_open refuses: names that were drawn from before
 * need a reason. Held it is in the register (draw_hold). */
struct run_drawing { const char *draw, *seed_source, *reason; int64_t row_version; };
bool run_open_draw(struct ctx *c, run_id id, const struct run_drawing *what, draw_id *made);
/* The newest of the present round; NULL: none was opened. is_of_pool: the names that it was opened with are still those of the table. */
const struct draw_of_case *run_draw_of(const struct run_case *k, const char *draw);
bool run_draw_is_of_pool(struct ctx *c, const struct run_case *k, int draw);
/* Who was picked, in the order of the draw, with signs between; "" before it is held. */
const char *run_drawn_text(struct ctx *c, draw_id id);
/* What the programme knows of the draws. */
void run_draw_play(struct ctx *c, struct run_case *k);

/* Puts a notice that the open step needs on display from a day on, or registers one that hung on paper before the case was taken over,
 * with its scan. Needs MAY_HANDLE in the organisation. Refuses: a notice that the step does not need, one that is on display or over
 * already, a scan where the first day is not on paper, and what notice_write refuses. */
struct run_showing { const char *notice, *text; day_t from_day; const struct file_kept *kept; const char *file_name; int64_t row_version; };
bool run_show_notice(struct ctx *c, run_id id, const struct run_showing *what);
/* The scan of the notice that hung on paper; NULL: none. */
const struct run_value_row *run_notice_paper(const struct run_case *k, const char *notice);
/* The notice of the present round that stands, the newest; NULL: none. */
const struct notice_of_run *run_notice_of(const struct run_case *k, const char *notice);
/* How many objections to the item wait for an answer that they must get, on all its notices in the case, of rounds before and withdrawn ones too: taking a
 * notice down and showing it again answers nobody. */
int64_t run_notice_waiting(const struct run_case *k, const char *notice);
/* Is that notice over on the day (notice_is_over), and nothing of its item waits either? */
bool run_notice_is_over(const struct run_case *k, const struct notice_of_run *shown, day_t day);
/* From which day to which it was shown, and that it was withdrawn, in the language of the request. */
const char *run_notice_days_text(struct ctx *c, const struct notice_of_run *n);
/* How long it is shown: the declared days, or working days. */
int run_notice_days(const struct run_case *k, const struct notice *n);

/* Who acts: the actor, or somebody whose act on paper is registered (person and scan). */
struct run_act { int64_t person; day_t day; const struct file_kept *kept; const char *file_name; int64_t row_version; };

/* Signs the open step for a role. Refuses: a form of the step that is not filled in, a role that does not sign here or has signed, one before it that has not, somebody who is
 * not in the role, a signature of another without its scan, a day in the future, before the step, or before that of whoever signs before. */
bool run_sign(struct ctx *c, run_id id, const char *role, const struct run_act *act);

/* Closes the open step and goes on; steps that close by themselves follow at once. Refuses, all reasons at once: what is missing, a
 * refusal of the programme, somebody who may not do it, a day before the step began, before what it rests on (run_rest.h) or after today, an earlier day for what has lapsed today without the
 * scan of its paper, a step that is over its time where the programme blocks. */
bool run_close(struct ctx *c, run_id id, const struct run_act *act);

/* Whom the case is about takes back what he agreed to (`consent`), by himself and at any time: the case ends today at the finish that is meant for it,
 * whatever its open step lacks and whether or not it is on hold. Refuses: NOT_FOUND everybody but him, and a case whose practice asks for no consent or in which
 * he gave none; a case that is over. */
bool run_withdraw(struct ctx *c, run_id id);
/* The day of his consent; DAY_NONE: the practice asks for none, or he gave none. */
day_t run_consent_day(const struct run_case *k);
/* Did whoever the case is about end it at this step by taking the consent back? The step itself was not done. */
bool run_is_withdrawn(const struct run_case *k, const struct run_step_row *step);

struct day_span { day_t from, to; };	/* both inside */
/* One period of a duty that has begun: it falls due on its last day. A duty lives from the day on which the step `from` opens to that
 * on which the step `until` opens or the case ends, both counted; a way back makes it live again. Where the step before `until` was entered later than the day that was
 * typed, what fell due before it was entered stays owed: nobody had said till then that the matter was done. Of a case taken over from paper nothing
 * is asked for that fell due before, once its stretch is over. Where periods count from the day of a step, one that was not whole when the duty ended is not
 * asked for, and a row with a day of the period, in the table that begins with the reports, stands for the report. */
struct run_period { day_t first_day, due_day; const struct run_report_row *report; day_t held_day; };	/* report NULL: none yet; held_day DAY_NONE: no such row */
bool run_period_is_met(const struct run_period *period);
size_t run_periods(struct ctx *c, const struct run_case *k, int duty, struct run_period **list);
/* The period that is reported next, where all before it are and it has not begun: until its first day nobody is asked. False: there is none. */
bool run_period_coming(struct ctx *c, const struct run_case *k, int duty, struct day_span *period);
/* What was reported under that number, from 1; "" if nothing. */
const char *run_report_text_of(const struct run_case *k, run_report_id report, int number);

/* Reports a period of a duty, its contents in the order of the programme; a duty that names none has one. Whoever is in its role, or
 * handles cases in the organisation of the case itself, may; nobody above in its place. Who is to be told gets a message. Refuses: a period that the duty did not live in or that has
 * not begun, one that was reported, a content that is left out or too long.
 * With a reason it corrects the report of the period: both stay, the new one counts. Then refused: a period without a report, and one that says the same. */
struct run_reporting { const char *duty, *reason; day_t period; const char **texts; size_t texts_count; int64_t row_version; };
bool run_report(struct ctx *c, run_id id, const struct run_reporting *what);
/* The report of the same period that it corrects; NULL: it is the first. `report` is one of k->reports. */
const struct run_report_row *run_report_before(const struct run_case *k, const struct run_report_row *report);
/* The day on which the period was reported first: by that it was in time or late. */
day_t run_report_first_day(const struct run_case *k, const struct run_report_row *report);
/* What stood there before it was corrected, of one content, each with who corrected it, when and why; lines, "" without any. Lives in the arena. */
const char *run_report_struck(struct ctx *c, const struct run_case *k, const struct run_report_row *report, int number);
bool run_may_report(struct ctx *c, const struct run_case *k, int duty);
/* Is the case over, so that a report which it lacks comes afterwards and says so? Not one that was stopped: that owes nothing. */
bool run_report_is_made_up(const struct run_case *k);

/* What somebody did in a case for an organisation above. */
struct run_acted { struct run_place place; const char *step; day_t day; };

/* Ends an open case without a result; it stays readable. Needs MAY_HANDLE in the organisation. Refuses: no reason; about a person also: no paper, and
 * whoever does not handle cases in the highest organisation that has acted in it. Of any case: whom the open step is kept from, and behind a final vote all but
 * organisations above (run_stop_barred_text). */
struct run_ending { const char *reason, *file_name; const struct file_kept *kept; int64_t row_version; };
bool run_stop_case(struct ctx *c, run_id id, const struct run_ending *what);

/* The day of the last vote of the open step that is closed; DAY_NONE: none is. The step is closed with this day. */
day_t run_vote_day(const struct run_case *k);

/* What the open step still lacks, in the order of the programme. */
size_t run_missing(struct ctx *c, const struct run_case *k, struct run_missing **list);

/* May what the case is about be paid for? Not while a rule of the practice stands against it; nor while the
 * case is on hold, nor once it was ended without a result. */
struct run_payment { bool is_ruled; const char *refusal; };	/* has the practice such a rule; why nothing may be paid, NULL: it may */
struct run_payment run_payment_of(struct ctx *c, const struct run_case *k);

/* What the programme reckons and shows: values with a title that are known. Numbers are exact, or cut, not rounded, to two decimals. In the arena. */
struct run_figure { const char *id, *title, *text, *each, *by; };	/* each: the `each` whose cases it comes from; by: who set it, of a parameter; NULL: none */
size_t run_figures(struct ctx *c, const struct run_case *k, struct run_figure **list);

/* The parameters that were set for the organisation when the case began, as text. */
size_t run_params_shown(struct ctx *c, const struct run_case *k, struct run_figure **list);

/* A file of the case; its reading is written into the log, since it may hold personal data. Commits. Refuses where the programme wants a
 * reason and none is given, and GONE where the content was destroyed when its term was over. */
bool run_file_see(struct ctx *c, run_id id, file_id file, const char *reason, struct run_case *k, struct file_row *row);
/* Is the file opened with a reason only: some field with_reason names it, in this round or another? */
bool run_needs_reason(const struct run_case *k, int64_t file);

/* Is it a form that only some may read (read_by)? What stands in it goes nowhere but through run_sealed_see. */
bool run_is_sealed(const struct run_case *k, const char *form);

/* What the field holds now, or held in the round before; NULL: never filled in. */
const struct run_value_row *run_value_of(const struct run_case *k, const char *form, const char *field, int number, bool also_void);

/* The digest that seals the step at that index: everything entered in it, and the seal before. */
const char *run_seal(struct ctx *c, const struct run_case *k, size_t index, day_t day, int64_t person, const char *way);

#endif
