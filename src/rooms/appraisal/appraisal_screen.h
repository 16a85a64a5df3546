/* What the templates of this room are given, and one reading for pages and programs. */
#ifndef ROOMS_APPRAISAL_APPRAISAL_SCREEN_H
#define ROOMS_APPRAISAL_APPRAISAL_SCREEN_H

#include "rooms/appraisal/appraisal.h"
#include "view/component.h"

#define APPRAISAL_YEARS 12
#define APPRAISAL_PER_PAGE 50

struct web;

struct appraisal_screen {
	struct appraisal a;
	struct option years[APPRAISAL_YEARS]; size_t years_count;
	bool may_edit, may_withdraw, is_closed, is_late, may_decide, may_open_case;
	int64_t counts[APPRAISAL_MARKS], graded;
};

/* Which branches: all, those that have recorded it, those that have not, those with a correction that waits. */
enum appraisal_side { SIDE_ALL, SIDE_DONE, SIDE_MISSING, SIDE_WAITING, SIDES_COUNT };
struct appraisal_list_screen {
	struct org_row org;
	int year;
	day_t day;
	enum appraisal_side side;
	int64_t counts[SIDES_COUNT], page, rows_per_page;
	struct appraisal_sides sum;		/* of all of them, whatever side is shown */
	struct appraisal_branch *lines; size_t lines_count;
	struct tab tabs[SIDES_COUNT];
	struct option years[APPRAISAL_YEARS]; size_t years_count;
	const char *page_href;
};

/* Refuses a year, day or side in the address that there is not: nothing else is shown in its stead. */
bool appraisal_is_asked_rightly(struct web *w);
/* The branch of the path in the year asked for; the organisation above branches. False after a refusal. */
bool appraisal_screen_read(struct web *w, struct appraisal_screen *s);
bool appraisal_list_read(struct web *w, int64_t rows_per_page, struct appraisal_list_screen *s);
/* The fields beside the rows. */
void appraisal_form_read(struct web *w, struct appraisal_form *f);
void appraisal_decision_read(struct web *w, struct appraisal_decision *d);
/* One's own marks or those of somebody else. */
struct appraisal_own_screen { const char *name; struct appraisal_own *rows; size_t count; };

/* The grade, or the reason without one, in the language of the reader; "" is told as no mark. */
const char *appraisal_mark_words(struct view *v, const char *mark);
/* Are the fields behind the grade shown: there is something in them, they were refused, or the grade needs them? */
bool appraisal_more_is_open(struct view *v, const struct appraisal_line *line);
message appraisal_field_text(const char *field);
/* What was asked for, and how it stands. */
message appraisal_kind_text(const struct appraisal_correction_row *k);
/* A value of a correction in words. */
const char *appraisal_value_words(struct view *v, const char *field, const char *value);

#endif
