/* What the templates of this room are given. */
#ifndef ROOMS_BALLOT_BALLOT_SCREEN_H
#define ROOMS_BALLOT_BALLOT_SCREEN_H

#include "rooms/ballot/ballot_exclusion.h"
#include "rooms/ballot/ballot_paper.h"
#include "rooms/ballot/ballot_secret_screen.h"
#include "rooms/ballot/ballot_voided.h"
#include "rooms/ballot/ballot_voiding.h"
#include "rooms/ballot/ballot_words.h"
#include "rooms/org/org.h"
#include "view/component.h"

#define BALLOT_SIGN_ROWS 24	/* who sign in on one sheet, a row each; of more, two stand in a row */

/* A line of the count sheet: its field, what this account typed, and the figure that is shown. */
struct ballot_item { const char *name, *label, *typed, *value; message field; bool is_different, is_hidden; };	/* hidden: nobody votes against who is no candidate */

struct ballot_screen {
	struct ballot_row row;
	struct ballot_terms terms;
	const char *base;			/* "/ballot/5" */
	const char *quorum_rule, *pass_rule;
	const char *result;			/* of one that was counted, void or not; NULL: it was not */
	const char *voided;			/* that it is void, and why (ballot_voided_text); NULL: it is not */
	const char *tie;			/* of an election whose count is agreed: who tied at the last seat; NULL: nobody */
	const char *disclosure;			/* what the sums of a secret vote give away; NULL: nothing */
	struct ballot_line_row *lines; size_t lines_count;
	struct ballot_paper paper;
	struct ballot_voter_row *voters; size_t voters_count;
	struct option *options; size_t options_count;	/* of the list, who still counts */
	struct option *written; size_t written_count;	/* who was written in, by number of the list */
	struct option *others; size_t others_count;	/* of the list, who is no line yet and may be written in */
	const char **names;			/* of the lines, as they are shown */
	struct option grounds[BALLOT_GROUNDS_COUNT]; size_t grounds_count;	/* none: of such a vote nobody is left out */
	struct ballot_exclusion_row *exclusions; size_t exclusions_count;	/* asked for, with what became of it */
	bool *may_confirm; size_t waiting_count;	/* of each that waits: this account may decide */
	const char **left_out;			/* of each of the list: on which ground, and who confirmed it; NULL: counts */
	const char *out_line;			/* NULL: nobody is left out */
	int64_t out_count;			/* left out of the list */
	int64_t voted_count;			/* from afar */
	enum ballot_phase phase;		/* of a secret one from afar; BALLOT_COUNTED of any other */
	const char **given;			/* of each of the list, what he voted from afar, in words; "" before the vote is closed */
	struct ballot_counting counting;
	bool is_before_count;			/* open, and no figure was typed or vote given */
	bool has_typed, is_open;		/* this account has; not closed or void */
	bool may_be_void;			/* it may be declared void, by somebody */
	bool binds;				/* a final vote that had its quorum: only on a ground, with a paper, by two */
	message void_effect, void_barred;	/* ballot_voiding.h; NULL: none */
	const char *void_asked;			/* who asked that it be void, on which ground and why; NULL: nobody, or it is decided */
	int64_t void_paper;			/* the file of that */
	bool may_decide_void;			/* this account did not ask */
	bool has_made;				/* this account typed the count or closed the vote, and does not decide about it */
	bool may_confirm_void;			/* and may say yes (ballot_voiding_may_confirm) */
	const char *void_deciders;		/* who may, in a sentence; NULL: nothing waits */
	struct ballot_voiding_row *voidings; size_t voidings_count;	/* all that was asked */
	const char **void_told;			/* of each that was refused or taken back, in a sentence; NULL: it was not */
	int64_t void_unread;			/* what this account asked for and another decided, and it has not read; 0: nothing */
	struct option void_grounds[BALLOT_VOID_GROUNDS_COUNT];
	struct ballot_item *items; size_t items_count;
	size_t fixed_count;			/* of the items: what is not of a line; after them come three for each line */
	bool has_figures;			/* the items have figures to show: of a count that is agreed or closed, of an open vote what the first typed; while two differ each sees his own alone */
	bool is_differing;			/* two have typed, and not the same */
	bool may_handle;			/* else the actor counts alone (ballot_may_count) */
	const char *handlers;			/* who else may type, by name and post; NULL: nobody has to any more */
	const char *meeting;			/* of its papers alone: which one votes, as papers of WPS name it; of no case the organisation */
	const char *entitled_line;		/* of a vote without a list: who typed how many are entitled, from what, and who said the same; NULL: nothing typed */
	const char *own_matter;			/* on whom it is voted does none of these acts, and who may; NULL: this account may */
	struct ballot_sentence *sums; size_t sums_count;	/* of figures that count */
};

struct ballot_list_screen { struct org_row org; struct ballot_row *rows; size_t count; const char **results, **voided; };

/* The vote with all that its page shows, as the reader may see it. False after a refusal: there is none, or none for this post. */
bool ballot_screen_read(struct ctx *c, ballot_id id, struct ballot_screen *s);

#endif
