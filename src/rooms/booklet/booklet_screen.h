/* What the templates of this room are given, and what page and API read alike. */
#ifndef ROOMS_BOOKLET_BOOKLET_SCREEN_H
#define ROOMS_BOOKLET_BOOKLET_SCREEN_H

#include "rooms/booklet/booklet.h"
#include "view/component.h"

#define BOOKLET_ROWS_PER_PAGE 100

struct booklet_list_screen {
	struct org_row org;
	struct booklet_count_row counts;
	struct booklet_row *rows; size_t count;
	int64_t total, page, rows_per_page;
	struct booklet_unmatched_row *unmatched; size_t unmatched_count;	/* cases with numbers that were not issued for them */
	const char **notes;				/* of each of these, what is the matter */
	struct booklet_handover_row *handovers; size_t handovers_count;
	const char *state;				/* "" for all; "unmatched": those cases and no booklets */
	const char *first, *last, *source, *day;	/* as typed */
};
struct booklet_screen { struct booklet_row row; struct option *cases; size_t cases_count; const char *run, *day, *reason; bool may_see_full, is_full, leaves_out; };
struct overprint_screen { struct org_row org; struct overprint o; const char *right, *down, **xs, **ys; };	/* as typed, in millimetres */

struct web;
/* What was sent of numbers received: first and last as typed; a day that is none is DAY_NONE and for the rule to refuse. */
void booklet_receipt_read(struct web *w, struct booklet_receipt *r);
/* Fields right, down, and KEY_x and KEY_y of each place, in millimetres with one decimal; what is left out keeps its place. */
void overprint_form_read(struct web *w, org_id org, struct overprint *o);
const char *tenths_text(struct arena *a, int64_t tenths);
void booklet_send_print(struct web *w);
void booklet_send_test(struct web *w);

#endif
