/* Parts of the room: how a case is read and judged, for its own rules only. */
#ifndef ROOMS_RUN_RUN_WALK_H
#define ROOMS_RUN_RUN_WALK_H

#include "rooms/run/run.h"

/* A case that may be opened, judged and not yet written. */
struct run_about { const char *kind, *title, *text_key; int64_t id; struct run_person_row person; };
struct run_to_open { struct org_row org; struct programme_use_row use; const struct programme *p; struct run_about about; const struct run_opening *opening; };
/* Does the practice let it begin (refuse opens)? Refuses at `day` with the words of the practice. */
bool run_may_begin(struct ctx *c, const struct run_to_open *what);
/* Refuses what run_open refuses, but for who may. */
bool run_opening_judge(struct ctx *c, const struct org_row *org, const struct run_opening *o, struct run_to_open *what);
/* 禁止重提: a text without blanks and signs, which do not make another matter, as a digest. */
const char *run_text_key(struct ctx *c, const char *text);
/* Refuse what a case of the practice that is over in the organisation bars, or one of another practice where the villagers decide in both (run_decided.h): the same title; in a form of the first step the same matter under another title,
 * that is the title of then as one of its texts, or the whole form unchanged but for its papers. */
bool run_title_is_new(struct ctx *c, const struct programme *p, const struct org_row *org, const char *key);
/* Of cases about the same subject one with the same value of a field (one_open_per subject, FIELD) is open at a time: refuses at the field, naming the other one, when the form is
 * saved, and again when its step is closed, since a case may have come over from paper. Asked in the transaction that writes, and those follow one another. */
bool run_is_alone(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct run_entry *entries);
bool run_stays_alone(struct ctx *c, const struct run_case *k);
bool run_matter_is_new(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct run_entry *entries);
/* Refuses, where villagers decide, a title under which such a case of the organisation is open: one matter, one case. */
bool run_is_one_case(struct ctx *c, const struct programme *p, const struct org_row *org, const char *key);
/* Refuses a case whose matter another one that was opened beside it has lost, or that bars it, meanwhile: what was decided is not decided again
 * (《村民委员会组织法》（2025年）第二十八条). And the open step of one, if it decides for good and has not lost that vote itself. */
bool run_is_still_new(struct ctx *c, const struct run_case *k);
bool run_decision_is_still_new(struct ctx *c, const struct run_case *k);
/* As the transaction has written the form since `before` was read: refuses, at the table and in the words of the rule, what the open step will refuse whatever is filled in later. */
bool run_rows_may_stand(struct ctx *c, const struct run_case *before, int form);
/* What a vote of the open step decides, as the transaction has written it since `before` was read: refuses, at the field, what a rule of the step forbids on any day, before anybody votes on it. */
bool run_motion_is_right(struct ctx *c, const struct run_case *before, int form);
/* How many rows the table takes at most. */
size_t run_table_most(const struct programme_field *f);
/* Under which a field is typed and refused. */
const char *run_input_name(struct ctx *c, const struct programme_field *f);
/* Refuses, at the field, a gap where something must be, and what is not of its kind: no number, day or choice, a person who is not in the role,
 * a table with too few or too many rows or a wrong cell, a file of another case. */
bool run_entry_is_right(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct programme_field *f, const struct run_entry *e);
/* A file of this case by its number. */
bool run_file_named(struct ctx *c, const struct run_case *k, int64_t file, struct file_row *row);
/* In the transaction: a row of what a form of the open step holds. */
void run_put_value(struct ctx *c, const struct run_case *k, const char *form, const char *field, int row, const char *value, int64_t file, int64_t meant);

/* Does it run in the branch of whom it is about, and not in a general branch above? */
bool run_is_in_own_branch(const struct programme *p);
/* Matters of the organisation that this practice, or another one in which the villagers decide like in this one, refused in the last RUN_LIKE_MONTHS months and bars, where half of the pairs of characters of one text are in
 * the other: this title, and the title and the texts of the forms of their first step; the newest first. */
#define RUN_LIKE_MONTHS 24
size_t run_titles_like(struct ctx *c, const struct programme *p, const struct org_row *org, const char *title, struct run_same **list);
/* Refuses at "repeated": whether it is one of those is not said, or it is. */
bool run_title_is_asked_for(struct ctx *c, const struct programme *p, const struct org_row *org, const char *title, const char *repeated);
/* Likewise of a form of the first step that is filled in: its texts and the title of the case, of which one at least is a title or the first text of a form, since the rest (方案见附件) is
 * written of many. What was declared of the case before is not asked again. *others: those about which `no` declares something, for run_write_declared. */
struct run_like { struct run_same *list; size_t count; };
bool run_matter_is_asked_for(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct run_entry *entries, const char *repeated, struct run_like *others);
/* In the transaction: whoever acts said that the case is none of these. */
void run_write_declared(struct ctx *c, int64_t region, run_id made, const struct run_same *same, size_t count);
/* In the transaction. */
void run_opening_write(struct ctx *c, const struct run_to_open *what, run_id *made);

#define RUN_ROLE_POOL "pool"	/* role_kind of whoever is in the range of prospects */

/* The case whoever asks; false: there is none. */
bool run_read(struct ctx *c, run_id id, struct run_case *k);
/* May the actor see it? */
bool run_may_see(struct ctx *c, const struct run_case *k);
/* From the rows of the case once more, after one of them changed. */
void run_play(struct ctx *c, struct run_case *k);
/* What expressions may know of a person. */
void run_set_subject(struct ctx *c, struct play *play, const struct run_person_row *person);
/* Where somebody stands today, as people read it. */
const char *run_status_said(struct ctx *c, const struct run_person_row *person);
/* Why the open step of a case is not closed: it is about somebody who is no more what the practice is about, and not by the case itself, while it has something left to
 * write into the archive. NULL: it is as it was. *rests: his membership is suspended, so the case waits until it is restored. */
const char *run_subject_unfit(struct ctx *c, const struct run_case *k, bool *rests);
/* And of an organisation; its members are those of the archive on the day, whoever types what. */
void run_set_subject_org(struct ctx *c, struct run_case *k, const struct org_row *org);
void run_set_members(struct ctx *c, struct run_case *k);
int run_step_index(const struct programme *p, const char *id);	/* -1: there is none */
/* Whether what was done in that row of run_step counts: no way back has made it void. */
bool run_counts(const struct run_case *k, int64_t step);

/* "What: result" as it is kept, in Chinese. */
const char *run_said(struct ctx *c, const char *what, const char *result);
/* The same as it is only shown: in the language of whoever reads it, `what` with its English. */
const char *run_shown(struct ctx *c, const char *what, const char *result);
/* What a vote or a notice was called for the case, and what a meeting resolved, is kept in Chinese and stands on its own page; in a list whoever reads
 * English is told which of the practice it was, and in Chinese what is kept. */
const char *run_item_title(struct ctx *c, const struct run_case *k, const char *item, const char *kept);

/* What stands in a field, money with its unit unless the title has it; for everybody and for paper also marked where nobody typed it. Empty for no row. */
const char *run_value_words(struct ctx *c, const struct programme_field *f, const char *value);
const char *run_value_public(struct ctx *c, const struct programme_field *f, const struct run_value_row *v);
/* What came of a closed ballot, and by which figures. */
const char *run_ballot_said(struct ctx *c, const struct ballot_row *ballot);
/* What a review that is closed came to: the mark, and where its papers were counted how many went out, came back and counted. */
const char *run_review_said(struct ctx *c, const struct review_row *review);
/* The result of a sheet and of how many papers it is, in the language of the request; "" while it is not closed. */
const char *run_sheet_said(struct ctx *c, const struct run_case *k, int sheet);
/* The rows of a table as lines, cells with blanks between; "" if there are none. */
const char *run_table_text(struct ctx *c, const struct run_case *k, int form, int field);

/* The rows of a table that is read from signatures (签字记录), as they are in the newest case of that practice that has any and that the actor may see: cells with
 * tabs between, lines between rows; "" without any. */
const char *run_signed_rows(struct ctx *c, const struct run_case *k, const struct programme_field *f);
/* Puts them into the entry. Refuses at the field: rows that were typed and are others, and, in a field that must be filled in, where nobody has signed. */
bool run_signed_is_right(struct ctx *c, const struct run_case *k, const struct programme_field *f, struct run_entry *entry);

/* The rows of a table that is read from cases of another practice (办件记录), the earliest first: of each that the actor may see its title (with its organisation where two
 * have one title), its organisation, and what it says under the titles of the other columns. "" without any. */
const char *run_cases_rows(struct ctx *c, const struct run_case *k, const struct programme_field *f);
/* Files of a needed form that are no pictures where the field says so (影像), and files that stand in another field of the case as well where it may not be (专件专用): at most two lines a field. */
size_t run_files_wrong(struct ctx *c, const struct run_case *k, struct name form, struct run_missing *list);
/* Is the field a table whose rows are read from cases, and nobody types it? */
bool run_cases_are_read(const struct programme_field *f);
/* The rows of a table of rectifications that are open (整改未了): each organisation of the table's register with how many in it and below it. */
const char *run_rectifying_rows(struct ctx *c, const struct run_case *k, const struct programme_field *f);
/* Puts them into the entry. Refuses at the field: rows that were typed and are others, and a table that must have some and has none. */
bool run_cases_is_right(struct ctx *c, const struct run_case *k, const struct programme_field *f, struct run_entry *entry);
/* Has another case come to it, or left it, since the form was kept? As of today, whatever day the step is closed with: two that were filled in side by side
 * are both looked at with the other. */
bool run_cases_have_changed(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct programme_field *f);

/* The rows of a table of posts held (任职记录) as the archive has them today: post, from, last day, how it ended, and 档案 for its paper. */
const char *run_held_rows(struct ctx *c, const struct run_case *k);
bool run_is_held_row(struct ctx *c, const char *const *cells);	/* from the archive, not typed */
/* Puts them into the entry before those that were typed. Refuses at the field: a typed row with a gap, and one that ends on or behind the first day from which
 * the archive knows posts of the organisation or of the person. */
bool run_held_is_right(struct ctx *c, const struct run_case *k, const struct programme_field *f, struct run_entry *entry);

/* The rows of a table with `merge` as they are kept (play_merged), as lines of cells with tabs between: what was typed of too few is written nowhere. */
const char *run_merged_text(struct ctx *c, const struct run_case *k, const struct programme_field *f, const char *text);

/* Does the open step need it? */
bool run_needs(const struct run_case *k, const char *id);
/* Whoever handles cases here, and whoever does the step, fills in its forms; whom the step keeps away does not. */
bool run_may_fill(struct ctx *c, const struct run_case *k);
/* The same, with the refusal that says who may. */
bool run_fill_allowed(struct ctx *c, const struct run_case *k);
/* Refuses a case that is over, and one that somebody else changed since the version was shown. */
bool run_is_open(struct ctx *c, const struct run_case *k, int64_t row_version);
/* In the transaction: the row of a paper that belongs to the case; 0 for none. */
struct file_kept;
int64_t run_keep_file(struct ctx *c, const struct run_case *k, const struct file_kept *kept, const char *name, day_t day);

/* What the open step lacks by its own programme. */
size_t run_missing_own(struct ctx *c, const struct run_case *k, struct run_missing **list);
/* What other practices ask before the open step is closed (把关), and what they bar (禁止办理): the kinds RUN_MISSING_GATE and RUN_MISSING_BAR. Not
 * asked of whoever sends the case back or gives it up, once the step is whole. */
size_t run_gates(struct ctx *c, const struct run_case *k, struct run_missing **list);

/* Is there an open case about the same subject whose programme holds the others, or one that held the open step still on that day: what is done in it only later opens
 * nothing for an earlier day? Its terms run on: the programme does not stop them. */
bool run_is_held(struct ctx *c, const struct run_case *k, day_t day);
/* Refuses while it is so, and where it was on the day of an act. */
bool run_is_not_held(struct ctx *c, const struct run_case *k, day_t day);

/* Refuse an act that closes or signs the open step: a day after today or before the step; somebody else's act without the scan, one of
 * another organisation, or one that those of the level above register themselves. Gives who acted, and the name as the actor may see it. */
bool run_day_is_right(struct ctx *c, const struct run_case *k, day_t day);
bool run_actor_is_right(struct ctx *c, const struct run_case *k, const struct words *roles, const struct run_act *act, int64_t *person, const char **name);
/* In the transaction that changes a form of the open step. */
void run_void_signatures(struct ctx *c, struct run_case *k);

/* The highest organisation above that of a case about a person, or body beside such a one, that has closed or signed a step of it, void rounds
 * too, and in which the actor does not handle cases: only those who do end it. False: there is none. */
bool run_acted_above(struct ctx *c, const struct run_case *k, struct run_acted *found);
/* Why the actor, who handles cases here, does not end the open case without a result, and who may: that, a final vote that was held in it, which only an organisation
 * above ends, or that he is kept away from its open step. NULL: he may. Lives in the arena. */
const char *run_stop_barred_text(struct ctx *c, const struct run_case *k);

/* Refuses what decides something in a case that was put on hold (run_hold.h). */
bool run_not_on_hold(struct ctx *c, const struct run_case *k);
/* How many days, or working days, the terms stood still on or behind that day, as far as holds are lifted. */
int run_days_stood(const struct run_case *k, day_t from, bool workdays);

/* The last day of a notice that is shown from a day on; DAY_NONE for DAY_NONE. */
day_t run_notice_last_day(const struct run_case *k, const struct notice *n, day_t from);
/* The last day on which objections to it are taken. */
day_t run_notice_objections_last(const struct run_case *k, const struct notice *n, day_t from);
/* What stands in the form of a notice before anybody edits it, in Chinese. */
const char *run_notice_draft(struct ctx *c, const struct run_case *k, const struct notice *n);

/* Why the open step has no last day though it has a term: the day from which that counts cannot be reckoned. NULL: it has one, or no term. */
const char *run_no_due(struct ctx *c, const struct run_case *k);
/* The last day in time of a step that opens on a day, days on hold not counted; DAY_OPEN: no limit. */
day_t run_due_day(const struct run_case *k, int step, day_t opened);

/* The last day of a stretch that begins behind a day. */
day_t run_term_end(struct span within, day_t from);

/* The first day of the year, the half or the quarter in which the practice is opened once, that the day lies in; DAY_NONE: it opens any time. */
day_t run_opening_period(const struct programme *p, day_t day);
/* The last day of the period of a kind that the day lies in. */
day_t run_period_end(enum programme_word period, day_t day);
/* The period of a duty that the day lies in: of the calendar, or counted from the day of a step, where the first one begins on that day and each ends on the
 * day of so many months after it. Both DAY_NONE: that step is not done, or the day lies before it. */
struct day_span run_duty_period(const struct run_case *k, const struct duty *duty, day_t day);
/* How many periods of a duty were over before the day and have no report. */
struct programme_value run_duty_late(struct ctx *c, const struct run_case *k, int duty);
/* The same where the case ends now: of a duty that lives no more each of its periods without a report, the last one too where it is not over. */
struct programme_value run_duty_owed(struct ctx *c, const struct run_case *k, int duty);
/* In the transaction: what of the duties is to be reported next, after a step, a report or the end of the case. */
void run_write_duties(struct ctx *c, const struct run_case *k);

/* In the transaction, whenever a step opens or is signed: the organisations that have to act on it, and those that are told once it is
 * late. The case is open. */
void run_write_turns(struct ctx *c, const struct run_case *k);
/* Inside a transaction: the open case ends without a result, by whoever acts; `file` is the paper, 0 none. */
void run_write_end(struct ctx *c, const struct run_case *k, const char *reason, int64_t file);
/* Likewise who has to report a duty by a day. */
void run_write_reporter(struct ctx *c, const struct run_case *k, const struct duty *duty, day_t due);

/* The ballot of the open step, open or valid, that is about the form: whose people are its candidates, or where the motion stands. NULL: none. */
const struct ballot_row *run_ballot_on(struct ctx *c, const struct run_case *k, const char *form, bool of_candidates);
/* What the meeting decides where the vote passes, as the case stands; of an election, and where the file does not say it, what is voted on for whom. */
const char *run_motion(struct ctx *c, const struct run_case *k, const struct vote *v);
/* Refuses a vote of the open step whose form with the motion is not filled in, a motion that the rules refuse, and a day on which the step can't be closed whatever is typed
 * after the vote: what a meeting decides it decides on its day, so such a vote would lead nowhere. */
bool run_lets_vote_on(struct ctx *c, const struct run_case *k, const struct vote *v, day_t day);

/* Whom a form names: by its fields of people, or by the rows of its one table of them. In the arena, as those below are. */
size_t run_form_people(struct ctx *c, const struct run_case *k, int form, struct run_person_row **people);
/* The people whom an election is about, in the order of its lines: those that its form names, or of a runoff those who tied; and those who were
 * elected in the present round, or have the same number of votes at the last seat. */
size_t run_candidates_of(struct ctx *c, const struct run_case *k, const struct vote *v, struct run_person_row **people);
size_t run_elected_of(struct ctx *c, const struct run_case *k, const struct vote *v, struct run_person_row **people);
size_t run_tied_of(struct ctx *c, const struct run_case *k, const struct vote *v, struct run_person_row **people);

/* How far somebody is on the way to membership; NO_WORD: not on it. */
enum programme_word run_status_word(struct ctx *c, person_id id, int64_t region, int64_t status);

/* Are the dates of a form that is filled in what the programme says they are: past, future, not before a day? Refuses at each field. */
bool run_dates_are_right(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct run_entry *entries);
/* A day however offices write it as 2015-03-01; what is no day as typed. Lives in the arena, or is `typed`. */
const char *run_day_plain(struct arena *a, const char *typed);
/* Is that a cell of a column of WORD_NUMBER, WORD_DATE or WORD_TEXT? */
bool run_cell_is(enum programme_word type, const char *cell);
/* Refuses, at `input` and in the name of `title`, a number that the field, or the cell that is described as one, does not take: negative, too large, with parts where it is
 * whole, finer than a fen, out of its range. */
bool run_number_is_right(struct ctx *c, const char *input, const char *title, const struct programme_field *f, const char *text);
/* "得票第2行的优秀"; row from 1. In the arena. */
const char *run_cell_title(struct ctx *c, const struct programme_field *table, size_t row, const char *column);
/* Refuses the first cell that is not what its column takes. text: rows between ends of line, cells between tabs. */
bool run_cells_are_right(struct ctx *c, const struct programme_field *f, const char *text);
/* A wrong date as people read it. */
const char *run_date_text(struct ctx *c, const struct run_case *k, const struct play_date *wrong);
/* Why a notice of the open step is not over: not on display, still on display, opinions without an answer. */
const char *run_notice_lacks(struct ctx *c, const struct run_case *k, int notice);
/* Why a form of the open step is not filled in yet: it stands behind a notice, and what came of that is not known before its end; or behind a vote, and it takes a
 * paper: what a meeting resolved is signed once it has voted with its quorum, and what was signed at a meeting that was not valid says nothing of the next one. Gives the
 * sentence with {item}, the notice and what it lacks or the vote, for {form}. False: it may be filled in. */
struct run_wait { message said; const char *form, *item; };
bool run_form_waits(struct ctx *c, const struct run_case *k, const char *form, struct run_wait *wait);
const char *run_form_waits_text(struct ctx *c, const struct run_case *k, const char *form);	/* NULL: it may be */

/* A refusal as people read it, with the rule in force on the day of the step. */
const char *run_refusal_text(struct ctx *c, const struct run_case *k, const struct programme_refusal *refusal);
/* The same as a row of what stands between the case and its next step. Where it rests on a sealed form it would tell what stands there: it is
 * said to those who read the form, and to others that there is one. `sealed`: that form, NULL none; `rule`: for the audit log. */
struct run_missing run_refused(struct ctx *c, const struct run_case *k, const char *id, const struct programme_form *sealed, const char *text, const char *rule);
/* Who set the number of the case for a parameter, and from when; NULL: it is that of the file. */
const char *run_param_by(struct ctx *c, const struct run_case *k, const char *param);
/* The numbers that organisations set and that the expression reads, each with who set it; empty: none. And where they are changed: NULL, where the
 * expression reads no parameter, or the actor may set none for the organisation of the case. */
const char *run_params_behind(struct ctx *c, const struct run_case *k, const struct expression *when);
const char *run_params_href(struct ctx *c, const struct run_case *k, const struct expression *when);
struct run_missing run_refused_by(struct ctx *c, const struct run_case *k, const char *id, const struct programme_refusal *refusal);
/* Why the open step is not closed with what the form holds now: the first of its rules that reads the form and stands against it, with its figures; of a
 * sealed form what the actor may know of it. NULL: none does. */
const char *run_form_falls_short(struct ctx *c, const struct run_case *k, const char *form);
/* Of each field that the open step asks fit() about whether whoever stands there is in its roles on the day of the case, and his name. Of a step on paper whose day nobody has
 * said yet some day of it will do. */
bool run_step_asks_fit(const struct run_case *k, struct name field);	/* do the rules of the open step ask it? */
void run_fit_play(struct ctx *c, struct run_case *k);
/* On which day a step on paper was done is not known before somebody says so: was that person in the roles of the field on some day of it? */
bool run_may_have_been_fit(struct ctx *c, const struct run_case *k, const struct programme_field *f, const char *person);
/* Whether that person, by his number, may be named in the field on the day: in its role. */
bool run_may_name(struct ctx *c, const struct run_case *k, const struct programme_field *f, const char *person, day_t day);

/* The first refusal of the open step that holds on the day of the case because a term has run out; NULL: none. */
const struct programme_refusal *run_lapsed(const struct run_case *k);
/* Refuses an earlier day for a step that has lapsed today without the scan of the paper of that day. What stands on paper anyway was taken over with one. */
bool run_is_proved(struct ctx *c, const struct run_case *k, const struct run_act *act);

/* What the step sets in the archive, in the transaction that closes it. False after a refusal. */
bool run_effects(struct ctx *c, struct run_case *k, int step, day_t day);

/* In the transaction: the open step was done on paper on that day, by nobody who acts here, and went that way, which ends in a step. False after
 * a refusal. */
bool run_go_on_paper(struct ctx *c, struct run_case *k, const struct go *go, day_t day, int64_t file);

/* The vote of the open step that goes on, or was closed with its quorum; NULL: nobody has voted there, or none of it stands. */
const struct ballot_row *run_standing_vote(const struct run_case *k);
/* The open step is left for another one on that day, or on that of its opening where it is later: nothing of it is done, so nothing follows but where the case is. */
void run_leave_undone(struct ctx *c, struct run_case *k, int step, day_t day);
/* In the transaction that moved the person whom the case is about on that day: where the open step has a way for whoever came later, which holds now, the case goes
 * it, with nothing of the step done, unless a vote was opened there. */
void run_go_by_move(struct ctx *c, run_id id, day_t day);

/* What a finish does to the archive and the registers, in the transaction of the last step. False after a refusal. */
bool run_finish(struct ctx *c, const struct run_case *k, int finish, day_t day);

struct run_meant;
/* Whom a row of a table means, of the people `list`; 0: nobody. */
int64_t run_row_person(struct ctx *c, const struct play_table *table, size_t row, const struct run_meant *list, size_t count);
/* Whom an effect means by its role or by its field of type person; and the day from which it holds. False after a refusal: that day is not known. */
size_t run_effect_people(struct ctx *c, const struct run_case *k, const struct effect *e, day_t done, person_id **ids);
/* Gives the post to those who were elected and may still hold it, and notes the others in the log: their posts stay vacant. */
bool run_appoint(struct ctx *c, const struct run_case *k, const struct effect *e, day_t done);
/* Refuses where the effects give posts to people of whom none may hold one any more: then there is nothing to approve. */
bool run_somebody_stands(struct ctx *c, const struct run_case *k, const struct effect *effects, size_t effects_count, day_t day);
/* Of whom the open step would give a post the names of those who may not hold one today; "" of none. */
const char *run_left_vacant(struct ctx *c, const struct run_case *k);
bool run_effect_day(struct ctx *c, const struct run_case *k, const struct effect *e, day_t done, day_t *day);
/* An award goes into the record of each, in the same transaction. False after a refusal. */
bool run_award(struct ctx *c, const struct run_case *k, const struct effect *e, day_t done);
/* The grades of a table become the record of the branch (rooms/appraisal) for the year in which the case was opened, in the same transaction. False after
 * a refusal. */
bool run_appraise(struct ctx *c, const struct run_case *k, const struct effect *e, day_t day);
/* A practice whose result is the democratic appraisal of the branch, and an organisation that holds none: the case could come to nothing. */
bool run_appraises_nobody(const struct programme *p, const char *org_kind);
/* Refuses, at the field and by name, what a row of the form says about somebody and what the record of the branch has no room for. */
bool run_appraisal_fits(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct run_entry *entries);

#endif
