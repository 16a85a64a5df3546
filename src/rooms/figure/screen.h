/* What the templates of figures are given. */
#ifndef ROOMS_FIGURE_SCREEN_H
#define ROOMS_FIGURE_SCREEN_H

#include "rooms/figure/cover.h"
#include "rooms/figure/cross.h"
#include "rooms/figure/report.h"
#include "view/view.h"

enum figure_tab { FIGURE_TAB_COMMUNIQUE, FIGURE_TAB_ANNUAL, FIGURE_TAB_CROSS, FIGURE_TAB_COVERAGE, FIGURE_TAB_PROFILE, FIGURE_TAB_TEAM, FIGURE_TAB_CHECK, FIGURE_TABS_COUNT };

/* How the figures of a tab are counted, in words; NULL where each line of it says so itself (check) or its question does (cross). */
message figure_tab_how(enum figure_tab tab);

struct figure_screen {
	const struct figure_report *report;
	enum figure_tab tab;
	const char *address;			/* of this page: "/figure" */
	const char *day_text;			/* what was typed */
	const char *org_href;
	const struct figure_item { const char *name, *href; } *ancestors;
	size_t ancestors_count;
	const char *tab_hrefs[FIGURE_TABS_COUNT];
	const char *today_href, *year_end_href, *year_end_text;
	bool is_today, is_public;
	const char *other_href;			/* the same for the public, or back */
	const char *export_href;		/* where it is asked for as a file, NULL if it is empty */
	const char *stated_href;		/* where stated figures are entered, NULL for who may not */
};

struct figure_person_line {
	const char *name, *href;		/* name NULL: the person left the range of the one who looks */
	const char *sex, *birth_text, *education, *occupation, *status, *joined_text, *mask, *org_name, *posts;
};

struct figure_people_screen {
	const struct figure_report *report;
	const char *roster_href, *export_href;	/* the same people in the roster; as a file, NULL: may not */
	const char *described, *page_href, *back_href;
	struct figure_person_line *lines;
	size_t count;
	int64_t total, page, rows_per_page;
	bool has_posts;				/* the list is of posts that are held: each line names them */
};

/* Around a list of organisations or units: which it is, where its pages, its paper and its file are. */
struct figure_list_frame {
	const struct figure_report *report;
	const char *page_href, *list_href, *back_href, *print_href;
	const char *export_href;		/* NULL: no row, or no right to */
	int64_t total, page, rows_per_page;
	bool is_paper;
};

struct figure_orgs_screen {
	struct figure_list_frame frame;
	struct figure_org_line *lines;
	size_t count;
};

struct figure_units_screen {
	struct figure_list_frame frame;
	const struct cover_unit *units;		/* all of them; shown are `count` from `first` on */
	size_t first, count;
	int64_t households, staff;
	bool has_households, has_days, has_staff;
};

struct figure_list_ask {
	const struct figure_list *list;
	const char *reason, *back_href;
	bool is_csv;
};

struct figure_cross_screen {
	const struct figure_screen *frame;
	const char *chosen[FIGURE_CROSS_MAX];	/* keys, "" none */
	struct figure_cross_table table;
	bool has_table;
};

/* Asks for a report as a file. */
struct figure_export_screen {
	const struct figure_report *report;
	const char *key;			/* of the report */
	const char *chosen[FIGURE_CROSS_MAX];	/* of the cross table, "" none */
	const char *reason;			/* what was typed */
	bool is_csv, is_public;
	const char *action, *back_href;
};

/* "PATH?org=5&day=2015-11-17" */
const char *figure_address(struct ctx *c, const char *path, int64_t org, day_t day);
const char *figure_cell_text(struct view *v, const struct figure_cell *cell);
const char *figure_words(struct view *v, message label, const char *label_text);
const char *figure_day_words(struct view *v, day_t day);

#endif
