/* What the templates of cases are given. */
#ifndef ROOMS_RUN_RUN_SCREEN_H
#define ROOMS_RUN_RUN_SCREEN_H

#include "rooms/run/run_each.h"
#include "rooms/run/run_hold.h"
#include "rooms/run/run_input.h"
#include "rooms/run/run_back.h"
#include "rooms/run/run_loose.h"
#include "rooms/run/run_move_sql.h"
#include "view/component.h"

#define RUN_ROWS_PER_PAGE 50
#define RUN_CHIPS_MAX 9	/* one for each part of a filter */

struct run_list_screen {
	struct org_row org;
	struct run_overview overview;
	bool has_post_needs;		/* holders of posts are listed who lack something */
	struct run_line *lines; size_t lines_count;
	int64_t total, rows_per_page;
	struct run_filter filter;
	struct chip chips[RUN_CHIPS_MAX]; size_t chips_count;	/* what the list is narrowed by */
};
/* The address of the list with that filter, ending in & for more; without the part of that name. */
const char *run_filter_href(struct arena *a, const char *base, const struct run_filter *filter, const char *without);
void run_chips_read(struct ctx *c, struct run_list_screen *s);

/* A practice that is in force for an organisation. place.id 0: none above opens it, so it is opened below. key: its name as it is sorted. */
struct run_choice { const struct programme_use_row *use; const struct programme *p; struct run_place place; const char *key; int64_t open; };	/* open: how many are open in the organisation */

struct run_new_screen {
	struct org_row org;
	struct run_choice *here, *elsewhere; size_t here_count, elsewhere_count;	/* opened here; opened above or below */
	const struct run_choice *chosen;			/* of those here, NULL: none */
	struct option *people; size_t people_count;		/* whom it may be opened for */
	const struct run_choice *below;				/* chosen of those elsewhere, to find out where; NULL: none */
	struct run_place *orgs; size_t orgs_count; bool is_cut;	/* below, where it is opened; is_cut: there may be more */
	bool may_set;						/* puts practices in force here */
	const struct step **vacant; size_t vacant_count; const char **vacant_roles;	/* steps of the chosen one that nobody can do yet */
	const char *person, *title, *day, *find, *repeated;
	bool is_for_talk;	/* opened from the task to talk with an applicant: the talk may have been held */
};
/* The practices that are in force for the organisation of the screen. */
void run_choices_read(struct ctx *c, struct run_new_screen *s);
/* NULL: not among them. */
const struct run_choice *run_choice_of(const struct run_choice *list, size_t count, int64_t use);
/* The people of the organisation whom the chosen practice is for. */
void run_people_read(struct ctx *c, struct run_new_screen *s);
/* The steps of the chosen practice that nobody could do here. */
void run_vacant_read(struct ctx *c, struct run_new_screen *s);
/* The organisations in which the practice of `below` is opened, RUN_ROWS_PER_PAGE of them, by name or initials. */
void run_below_read(struct ctx *c, struct run_new_screen *s);

/* One field of a form, to be filled in or read. */
struct paper_page_screen { int64_t file; const char *name, *digest, *out_label; bool is_erased; };
struct run_field_screen {
	const struct programme_field *f;
	const char *name, *id, *value, *shown;	/* shown: of a person the name, else the value */
	const char *note;			/* what the register of booklets says of a number that stands there, or how long the file is kept; NULL: nothing */
	bool is_erased;				/* of a file: its content was destroyed when its term was over */
	struct option *options; size_t options_count; bool is_typed;	/* of a person: more than a list is good for, so that name or number is typed */
	const char ***cells; size_t rows_count, fed_count, cells_count, most;	/* of a table, with empty rows to write in; most: how many rows it takes; fed_count: rows that stand there because a duty reported them */
	const char **corrected;			/* of a table that a duty fills, beside its cells: what was corrected since (run_corrected.h); NULL: nothing was */
	int64_t *meant; const char *org_unit;		/* of a table of organisations: which each row means, 0: not known; what the first column is chosen from (options) */
	size_t held_count;				/* of a table of posts: the first cells are those of the archive, shown and not typed */
	int64_t file;
	bool is_from_paper;			/* nobody typed it: it is as the paper has it */
	message asked;				/* of the open step: not needed to keep the form, but a refusal of the step asks for it; NULL: none does */
	const char *label;			/* the title, and of what is asked that it is */
	const char *sheet_name;			/* of a table that is typed: the field of a file that is read into it (run_table_file.h) */
	const struct run_reading *reading;	/* what was pasted just now and stands in the cells (run_table.h); NULL: nothing was */
	const char *before;			/* the file of a round that no longer counts; NULL: none */
	struct paper_page_screen *pages; size_t pages_count; bool are_photos;	/* of a file that is to be filled in or has several pages: each of them (paper_page.h) */
	const struct run_page_out_row **gone; size_t gone_count;	/* pages that somebody took away in that step, of a paper of several */
	const char *out_name, *how_name;	/* of the pages that go, and of whether what is chosen follows them */
	struct option *loose; size_t loose_count; const char *loose_name, *loose_value;	/* of a file: papers of a batch to choose from, the one that is offered */
};
struct run_form_screen {
	const struct programme_form *form;
	struct run_field_screen *fields;		/* without what they hold where the form is sealed */
	bool is_wrong;					/* filled in, and a rule of the step stands against what it says */
	bool is_filled, has_file, is_sealed, may_read;	/* may_read: the actor is among those who may read a sealed one, and the case is open */
	const char *read_by_text;
	bool is_behind;					/* it stands behind a notice and says what came of it */
	const char *waits;				/* why that is not known yet; NULL: it may be filled in */
	const char *repeated;				/* what was answered of matters like it; "": nothing, or it was not asked */
	bool is_again, is_conflict;			/* it was sent just now and refused; because somebody else had changed it meanwhile */
	struct conflict_row *conflicts; size_t conflicts_count;	/* then: fields that stand otherwise than they were typed */
};

struct run_signer_screen {
	const char *role, *roles_text;
	const struct run_signature_row *signature;	/* NULL: not yet */
	bool is_next, may_sign;				/* the actor is in the role */
	struct option *people; size_t people_count;	/* whose signature on paper may be registered */
};

struct run_vote_screen { const struct vote *vote; const char *voters_text; const struct ballot_row *ballot; const char *result; bool is_over, is_agreed, is_void; };	/* ballot NULL: not opened; is_void: the last one was declared void; is_agreed: two counted the same, and it is to be sealed */

/* review NULL: not opened; mark NULL: open; kept_from: why the actor does not open it, and who does; NULL: he may */
struct run_sheet_screen { const struct sheet *sheet; const char *raters_text; const struct review_row *review; const char *mark, *kept_from; bool is_marked; };

/* draw NULL: not opened. is_stale: the names of the table are no longer those that it was opened with. */
struct run_draw_screen { const struct draw_rule *rule; const struct draw_of_case *draw; const char *drawn; int64_t wanted; bool is_held, is_stale; };

/* A notice of the item that was withdrawn, in any round: its days and what waits on it, in words. */
struct run_notice_down { const struct notice_of_run *notice; const char *days; };
/* shown NULL: not on display yet; title: what it is called there; text: what the public fields of the case say, to begin with. */
struct run_notice_screen { const struct notice *notice; const struct notice_of_run *shown; const char *title, *text; int days; bool is_over;
	struct run_notice_down *down; size_t down_count; };

/* What else a step holds: a vote, a review, a notice, a signature; href NULL: nothing to open. */
struct run_trace { const char *href, *text; };

/* Each time a step was open, with what was entered. */
struct run_step_screen {
	const struct run_step_row *row;
	const char *title;
	int number;				/* of its title; 0: none, or one that stands further up, or a round that counts no more */
	bool is_void;
	bool is_vote_void;			/* its final vote was declared void, and not held again (run_vote_void) */
	bool is_sent_back;			/* void, because a later step led back to it or to one before it */
	bool is_way_back;			/* the one that led back to the open step: why is what whoever does that step reads first */
	bool is_repeated;			/* one of several times in a row: the step led to itself */
	struct run_form_screen *forms; size_t forms_count;
	struct run_trace *traces; size_t traces_count;
	const struct run_value_row *scan;	/* of a notice that hung on paper; NULL: none */
};

/* A phase of the way: how many of its steps are closed, and how far that is, 0 to 100. */
struct run_phase { const char *title; int closed, percent; bool is_done, is_now; };

/* Steps of one phase that follow one another on the page; a case that went back has several of a phase. title NULL: the programme names none. */
struct run_block {
	const char *title;
	const struct run_step_screen *past; size_t past_count;
	int64_t closed;			/* of the steps of the phase, as the bar counts them: each once, none that was sent back or went by itself */
	bool has_now;
	bool is_void;			/* all past steps of it were sent back */
	const struct step **later; size_t later_count;
};

/* A duty with its periods, and what is to be typed where the actor may report. */
struct run_duty_screen {
	const struct duty *duty;
	const char *who_text, *every_text, *to_text, **contents; enum programme_word *content_types; size_t contents_count;	/* a duty without contents has its title */
	const char *counts_from;	/* the title of the step from whose day the periods count; NULL: the calendar */
	struct run_period *periods; size_t periods_count;
	struct option *open; size_t open_count;		/* periods without a report, the earliest first */
	bool has_coming; struct day_span coming;	/* the next one, that has not begun */
	int64_t late;
	bool may_report;
	const char ***struck;				/* of each period and content what stood there before it was corrected; "" nothing */
	bool *was_late;					/* of each period: reported behind its last day */
};

/* The organisations of an `each` with their cases. titles: what its figures are called in the other practice. */
struct run_each_screen {
	const struct run_case *k;
	const struct run_each_list *list;			/* NULL: the programme has none */
	const char **titles;
	struct option *again; size_t again_count;		/* where one more may be opened */
	bool only_lacking, may_open;				/* may_open: the open step needs them, and the actor opens them */
};

struct run_screen {
	const struct run_case *k;
	struct run_step_screen *past; size_t past_count;
	const struct step *now;				/* NULL: over */
	const struct run_step_row *now_row; bool is_now_repeated;
	struct run_form_screen *forms; size_t forms_count;	/* that the open step needs */
	struct run_vote_screen *votes; size_t votes_count;
	struct run_notice_screen *notices; size_t notices_count;
	struct run_sheet_screen *sheets; size_t sheets_count;
	struct run_draw_screen *draws; size_t draws_count;
	struct run_each_list *eaches; size_t eaches_count;	/* all of the programme */
	struct run_declared_row *declared; size_t declared_count;	/* matters like this one that were refused before: it is none of them */
	struct run_each_whole whole; bool is_part;		/* the case that wants this one */
	struct run_signer_screen *signers; size_t signers_count;
	struct run_missing *missing; size_t missing_count;
	const char *by_text, *not_by_text;
	const char *no_due;				/* why the open step with a term has no last day; NULL: it has one, or no term */
	const char *kept_away;				/* why the actor must not do the step, and who may; NULL: nothing keeps him away */
	const char *registrars;				/* that nobody of the step has an account, and who registers it; NULL: somebody has */
	struct run_back back;				/* who sent the case back to the open step, and why */
	bool is_done_above;				/* by the level above, which closes it itself */
	struct option *people; size_t people_count;	/* who may do the step, where somebody else registers it */
	bool wants_files;				/* a form of the open step asks for a file */
	struct run_loose *loose; size_t loose_count;	/* papers of a batch that no form names yet */
	const struct run_batch_file *batch; size_t batch_count; const char *batch_words;	/* the batch that came just now, NULL: none; what was taken of it */
	const struct run_hold_row *hold;		/* it is on hold; NULL: it is not */
	const char *left_vacant;			/* names of whom the open step would give a post and who may hold none any more; NULL or "": none */
	const char *hold_text;				/* of hold, as a sentence */
	bool may_hold; const char *holders;		/* puts it on hold and lifts that; who may */
	bool is_held;					/* another case about the same subject holds this one */
	bool is_vote_void;		/* as of a step: of any */
	int64_t void_waits;		/* a ballot of the case of which somebody asked that it be void, and nobody has decided; 0: none */
	const char *void_asked;		/* who asked, on which ground and why; NULL: nobody */
	const char *voided;		/* final votes that were declared void, in lines (run_voided.h); "" without any */
	const char *stop_barred;	/* why this account does not end the case without a result; NULL: it may */
	bool can_remind;				/* it is the turn of an organisation below the actor's, or one is late with a report */
	bool is_lapsed;					/* a term of the open step has run out today: an earlier day is proved by its paper */
	bool may_handle, may_do, may_fill;		/* registers for others; is in the role of the step; fills in its forms */
	bool may_have_been_right;			/* only rules stand against the step, as of today, and it may have been done on an earlier day */
	bool may_be_on_paper;				/* the open step began before the case was taken over */
	bool has_notice;				/* one was put on display and not withdrawn: there is something to print */
	int now_number, *later_numbers;			/* as number of a past step; by step */
	bool *is_aside;					/* by step: no way leads there unless something is decided otherwise than most often */
	const struct step **later; size_t later_count;	/* not reached yet, to which a way leads from the open one; phase after phase */
	struct run_phase *phases; size_t phases_count;	/* in the order of the programme; none where it names none */
	struct run_block *blocks; size_t blocks_count;	/* past steps, the open one and later ones, in this order */
	struct run_duty_screen *duties; size_t duties_count;	/* that have lived */
	struct run_move_row *moves; size_t moves_count;		/* where it was handled before */
	struct run_figure *params; size_t params_count;	/* of the practice, as they were set otherwise than its file has them */
	struct run_figure *figures; size_t figures_count;
	struct run_payment payment;
	const struct step **to_take_over; size_t to_take_over_count;	/* that were or may have been done on paper */
	bool may_answer;			/* 批复 is printed by whoever answers */
	bool take_over_waits;			/* for the organisation above, since others signed or decided the open step */
	struct run_message *messages; size_t messages_count;
	struct run_point *points; size_t points_count;
	struct run_publication *publications; size_t publications_count;
	const char **publications_voided;	/* of each, that the vote which it tells is void (ballot_voided_published); "": it is not */
	const char *day, *close_day;			/* today; and what a step is closed with: the day of its vote */
};

/* Of the batch that came just now how many were taken in; of the papers to be sorted how many are matched by name. */
size_t run_batch_taken(const struct run_screen *s);
size_t run_loose_clear(const struct run_screen *s);
/* " 由X登记" behind what somebody else entered for whoever acted; "" where nobody did. */
const char *run_registered_text(struct ctx *c, const char *name);
/* Which of the steps that the page shows have their number there: each number once, one after the other. Needs past, now and later in their order. */
void run_numbers_read(struct ctx *c, const struct run_case *k, struct run_screen *s);
/* The title with its number, or without one where that is 0. */
const char *run_numbered(const char *title, int number);

/* The day on which somebody said that the step was done, which may be later than the day of the step; DAY_OPEN: it is open. */
day_t run_entered_day(const struct run_step_row *step);
bool run_is_entered_later(const struct run_step_row *step);
/* The phases and the blocks, of what else was read. */
void run_phases_read(struct ctx *c, const struct run_case *k, struct run_screen *s);
/* After a form of the page of a case: back to it with the notice, or shown again with what was refused. */
void run_answer(struct web *w, bool is_done, message notice);
/* Does the open step need it? May the actor see the case that wants this one? */
bool run_each_is_needed(const struct run_screen *s, const struct run_each_list *list);
bool run_may_see_whole(const struct ctx *c, const struct run_screen *s);
/* The `each` of that name, the first where none is named. */
void run_each_screen_read(struct ctx *c, const struct run_case *k, const char *each, struct run_each_screen *s);
/* Everything the page of a case shows. */
void run_screen_read(struct ctx *c, const struct run_case *k, struct run_screen *s);

/* Whose act on paper the actor may register: whoever was in the role on some day since the step began, for the act has its own day. */
size_t run_people_to_register(struct ctx *c, const struct run_case *k, const struct words *roles, struct option **options);
/* What the field holds in that step record; step 0: now, or in the round before. NULL: nothing, or the form is sealed. */
const struct run_value_row *run_value_in(const struct run_case *k, int64_t step, const char *form, const char *field, int number);
/* The cells of a row as it is kept, as many as the table has columns. */
const char **run_cells_of(struct arena *a, const struct programme_field *f, const char *row);
/* Is something said at a day of the steps that were done on paper? Then their form is open. */
bool run_take_over_is_refused(const struct view *v, const struct run_screen *s);
/* What the field of a sheet, or of a vote, that was held on paper asks for. */
const char *run_taken_sheet_label(const struct view *v, const struct sheet *sheet);
const char *run_taken_vote_label(const struct view *v, const struct vote *vote);
/* What the archive has as the day of the application, where a field that becomes it says another one; NULL. */
const char *run_applied_note(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct programme_field *f, const char *value);
/* The form as it was filled in in that step record; 0: as it is to be filled in now. */
void run_form_read(struct ctx *c, const struct run_case *k, int64_t step, const struct programme_form *form, struct run_form_screen *s);
/* The form was sent and refused: its page shows it open, and where somebody else changed it meanwhile both texts. typed NULL: it could not be read. */
void run_form_again(struct ctx *c, const struct run_case *k, struct run_screen *s, const char *form, const struct run_entry *typed);
/* Of a field that names somebody the people of its role to choose from (step 0), else the name. The fields before it are read already. */
void run_person_field_read(struct ctx *c, const struct run_case *k, int64_t step, const struct run_form_screen *s, size_t i);

#endif
