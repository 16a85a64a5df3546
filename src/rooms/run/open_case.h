/* 公开办件: the list of cases that everybody may read, where the practice says so (`ledger public`), and of one case what its programme marks as
 * public: fields that were filled in and hold, and what was reported of public duties. */
#ifndef ROOMS_RUN_OPEN_CASE_H
#define ROOMS_RUN_OPEN_CASE_H

#include "rooms/run/run.h"
#include "view/component.h"

#define OPEN_CASE_ROWS_PER_PAGE 50

/* Where cases of a practice stand; of one practice also by what was chosen in its public fields. */
struct open_case_field { const char *title; struct run_open_choice *choices; size_t choices_count; };
struct open_case_list {
	const char *org, *code;			/* as asked; empty: all */
	struct run_open_line *lines; size_t lines_count;
	struct run_open_count *counts; size_t counts_count;
	struct open_case_field *fields; size_t fields_count;
	int64_t total, page;
};
void open_case_list_read(struct ctx *c, const char *org, const char *code, int64_t page, struct open_case_list *list);

/* One line of what is public: of a form and field, or of a duty, its period and content. */
struct open_case_entry { const char *title, *text; };
struct open_case { struct run_case k; struct open_case_entry *entries; size_t entries_count; const struct notice_of_run **shown; size_t shown_count; };	/* shown: notices that everybody may speak to today */
/* Refuses NOT_FOUND: no such case, or one that is not public. */
bool open_case_read(struct ctx *c, run_id id, struct open_case *one);

#endif
