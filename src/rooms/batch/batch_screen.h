/* What the templates of this room are given. */
#ifndef ROOMS_BATCH_BATCH_SCREEN_H
#define ROOMS_BATCH_BATCH_SCREEN_H

#include "rooms/batch/batch_near.h"
#include "rooms/batch/batch_show.h"
#include "view/component.h"

struct batch_screen {
	struct crumb crumbs[2];
	struct batch_item batch;
	message state;
	struct job_row job;
	struct batch_approval_row approval, undo_approval;	/* the latest; with has_approval, has_undo_approval */
	int64_t unread;			/* the approval whose answer the reader asked for and has not read; 0: none */
	bool has_undo_approval, undo_needs_approval, may_take_back;
	bool has_job, is_running, may_confirm, may_undo, may_drop, may_map, may_decide, has_approval, needs_approval, imports, is_erased;
	struct batch_author_row author, undone_by;	/* author: of a bulk edit; undone_by with is_undone_by */
	bool is_undone_by;
	const char *undo_reason, *twin_reason;	/* as typed */
	bool asks_twins;		/* how namesakes were told apart */
	const char *approvers;		/* who approves, in a sentence; with needs_approval, or while it waits */
	const char *href, *stop_action, *show;
	struct tab tabs[BATCH_SHOWS_COUNT];
	size_t tabs_count;
	struct batch_line *lines;
	size_t lines_count;
	int64_t lines_total, page;
	const char *page_href;
	bool is_of_changes, is_of_new;
	size_t missing_near;		/* of them are called nearly like one that is there */
	struct batch_missing_told *missing;	/* branches that the roster names and nobody has founded, at most BATCH_MISSING_SHOWN of missing_count */
	size_t missing_count, missing_shown;
	int64_t missing_people;
	bool may_found;
	const char *found_href;
	const char *unread_sheets;	/* of the workbook, in words; NULL: none was left */
	bool lacks_status;		/* the roster has days of joining, but no column that says who is a member */
};

#define BATCH_MISSING_SHOWN 50

struct batch_map_screen {
	struct batch_item batch;
	int count;
	const char **titles, **names, **values;
	bool has_no_head;		/* what should be titles are people's numbers */
	struct option *options;
	size_t options_count;
	const char *action, *cancel_href, *unread_sheets;
};

/* The state of an import for its page; one that is unknown is told as failed. */
message batch_state_text(const char *state);
message batch_edit_state_text(const char *state);	/* of a bulk edit */

struct web;
/* What an import and a bulk edit have in common, once `batch` is there: address, work, undoing; and the list that is asked for. */
void batch_screen_begin(struct web *w, struct batch_screen *s);
void batch_screen_lines(struct web *w, struct batch_screen *s);

#endif
