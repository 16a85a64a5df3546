/* What the templates of transfers are given. */
#ifndef ROOMS_TRANSFER_TRANSFER_SCREEN_H
#define ROOMS_TRANSFER_TRANSFER_SCREEN_H

#include "rooms/person/person_input.h"
#include "rooms/transfer/transfer_handed.h"
#include "rooms/transfer/transfer_input.h"
#include "view/component.h"

struct transfer_list_screen { struct transfer_filter filter; struct transfer_list list; };

/* What both sides should know; nothing of it refuses. */
struct transfer_warnings {
	day_t conversion;		/* the end of a probation that is near; DAY_NONE: it is not */
	bool lacks_file;		/* of a probationary member */
	day_t dues_month;		/* dues are paid up to there only; DAY_NONE: enough */
	bool has_letter;		/* and the letter says so already */
	const char *posts, *branch;	/* held in the old branch; "" none */
	bool may_end_posts;		/* whoever looks at it */
	const char *beside;		/* of a transfer out: posts held beside the Party, that stay; "" none */
	bool may_end_beside;
};

struct transfer_new_screen {
	bool is_training;			/* of somebody on the way to membership */
	struct person_row person;
	struct person_org_row org;
	struct transfer_form form;
	const char *dues_text, *day_text;
	struct option *similar; size_t similar_count;	/* organisations whose name holds what was typed and refused */
	bool offers_similar;				/* also where nothing was refused: what came filled in fits none */
	day_t dues_known;		/* by the register of dues; DAY_NONE: it is typed */
	struct transfer_warnings warnings;
	const char *returned;		/* why the one before was sent back; NULL: none waits to be proposed again */
	const struct under_way *open;	/* the transfer that is open already; NULL: none */
	const char *ending;		/* that a case may end his membership; NULL: none may */
	const char *ending_href;
	const char *asked;		/* that the member asked for it and from when; NULL: he did not */
};

/* A letter that came, as typed. */
struct transfer_arrival_screen {
	struct transfer_arrival arrival;
	const char *issued, *until, *day, *dues;
	struct option statuses[2];
};
/* Is this field of a record asked for with a letter? */
bool transfer_arrival_asks(const struct person_input *input);

struct transfer_screen {
	struct transfer_row row;
	struct transfer_step_row *steps; size_t steps_count;
	struct transfer_turn turn; bool has_turn;
	int64_t after;			/* the transfer proposed after this one; 0: none */
	const char *asked;		/* that the member asked for it and from when; NULL: he did not */
	struct transfer_warnings warnings;
	bool is_probationary;
	const char *stage;		/* of who is no member yet (transfer_stage); NULL or "": of nobody else */
	bool shows_handed;		/* the actor is to take him over: */
	struct transfer_handed handed;
	day_t over;			/* of who came from outside: the day from which his probation is over; DAY_NONE: it is not */
	bool may_handle;		/* cases of his branch */
	bool is_where_he_was;		/* still a member of the old branch; else: */
	const char *now_branch, *now_status;	/* where the member is today, or what who is none any more is; NULL: the other, or not for the reader to know */
	const char *act;		/* that may be done now; NULL: others' turn, or over */
	bool may_return, may_withdraw, may_expire, may_reissue, may_print, may_print_stub, may_see_person;
	day_t reissue_last;
	const char *day, *valid_days, *org, *reason, *document, *paper_back;	/* as typed, else the usual */
};

/* What the button of an act says. */
message transfer_do_text(const struct transfer_row *t, const char *act);

#endif
