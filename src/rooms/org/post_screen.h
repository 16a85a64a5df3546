/* What the templates of posts are given. */
#ifndef ROOMS_ORG_POST_SCREEN_H
#define ROOMS_ORG_POST_SCREEN_H

#include "rooms/org/org_input.h"
#include "rooms/org/org_sql.h"
#include "rooms/org/post_ending.h"
#include "view/component.h"

struct post_screen {
	struct post_row post;
	struct org_row org;
	const char *person, *manner, *from_day, *to_day, *document, *action, *cancel_href;
	const char *name, *seats, *reason, *change_action, *close_action;
	bool may_edit;
	const char *by_others;		/* who fills the post, where the actor may not: instead of the form; NULL: the form */
	bool wants_document;		/* an appointment without one is refused */
	message document_when;		/* or under this condition; NULL: it may be left out */
	struct option picked;		/* who was found by the search; value NULL: nobody yet */
	const char *find_href;		/* the search, which comes back with somebody */
};

struct holding_screen {
	struct holding_row holding;
	struct post_row post;
	struct org_row org;
	bool may_confirm;		/* of one that waits: the actor can be the second person */
	bool is_over;			/* it ended: only how is still to be said */
	const char *said, *ending_action;	/* how it ended, "" where nobody said */
	const char *name, *href, *end_action, *confirm_action, *cancel_href, *to_day, *reason, *document, *ended_as;
};

struct post_unsaid_screen { struct org_row org; struct post_unsaid_row *rows; size_t count; int64_t total, page, rows_per_page; };

#define POST_HEADS_MAX 4	/* secretary and director, of villages and of communities */
struct post_vacant_kind { const char *kind, *heads; int64_t n; };

struct post_vacancies_screen {
	struct org_row org;
	struct post_vacancy_query query;
	const struct option *areas;	/* what `heads` may ask for */
	size_t areas_count;
	bool is_read;			/* else the query was refused: there are no rows, and the day stands as it was typed */
	const char *day, *href, *page_href;
	int64_t page, total, rows_per_page;
	struct post_vacant_kind heads[POST_HEADS_MAX];	/* what heads a village or a community */
	struct post_vacancy *rows;
	size_t heads_count, count;
	bool may_appoint, may_export;
};

#endif
