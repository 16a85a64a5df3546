/* What the templates of this room are given: finished data, no queries. */
#ifndef ROOMS_DUES_DUES_SCREEN_H
#define ROOMS_DUES_DUES_SCREEN_H

#include "rooms/dues/dues_book.h"
#include "rooms/dues/dues_part.h"
#include "rooms/org/org.h"
#include "view/component.h"

#define DUES_UNTIL_SHOWN 15		/* months to choose from: twelve back, and to the end of the quarter */
#define DUES_RECEIPTS_SHOWN 60
#define DUES_LATE_PER_PAGE 50
#define DUES_RECEIPTS_PER_PAGE 50	/* where no numbers are named */

/* `in`: the standard of the month asked; where none holds in it nothing is due, and the class is that of the newest. `line` has the newest. */
struct dues_owing { struct dues_line line; struct dues_base_in in; struct dues_owed owed; int late_months;
	bool is_past_quarter;	/* what he pays this quarter rests on an income before the last one (art. 4), and no base is shown: it is asked for */
	 const char *due, *owed_text, *base_text; };

struct dues_branch_screen {
	struct org_row org;
	struct dues_owing *lines;
	size_t lines_count, unset_count, provisional_count;	/* provisional: what they owe still rests on an income before the last quarter's */
	int month, until;			/* the present one, and up to which is asked */
	int64_t due_fen, owed_fen;
	struct option untils[DUES_UNTIL_SHOWN];
	size_t untils_count;
	struct dues_after_sum after;		/* receipts behind the end of a membership */
	bool is_open;				/* the branch takes dues */
	bool is_all;				/* whoever owes is ticked */
	size_t owing_count; int64_t owing_fen;	/* who owes and can be ticked, and how much that is */
};

struct dues_unit { struct org_item *item; const char *path; struct dues_total total; };
struct dues_totals_screen {
	struct org_row org;
	struct dues_unit *units;		/* right below that keep members or have sums, in the order of the tree */
	size_t units_count;
	struct dues_total total;
	int64_t provisional_count;		/* of the present month: whose sum still rests on an income before the last quarter's */
	struct dues_after_sum after;
	int month;				/* the one shown */
	int late_month;				/* a month unpaid before this is late: no later than the present one */
	bool is_now;				/* that is the present one, so that the list of who is late says the same */
	struct option months[DUES_UNTIL_SHOWN];
	size_t months_count;
};

/* Which of those who are late: all, five months and not yet six, six and more, and of these those whose reason nobody has found out. */
enum dues_late_side { DUES_LATE_ALL, DUES_LATE_WARN, DUES_LATE_REVIEW, DUES_LATE_OPEN, DUES_LATE_SIDES_COUNT };
const char *dues_late_side_name(enum dues_late_side side);	/* in an address; of all: "" */

struct dues_late_who { struct dues_late_line line; int late_months; };
struct dues_late_screen {
	struct org_row org;
	enum dues_late_side side;
	int64_t counts[DUES_LATE_SIDES_COUNT];
	struct tab tabs[DUES_LATE_SIDES_COUNT];
	struct dues_late_who *lines;
	size_t lines_count;
	int64_t total, page, rows_per_page;
	int month;
};

/* Receipts whose day lies behind the end of a membership. */
struct dues_after_screen { struct org_row org; struct dues_after_line *lines; size_t lines_count; struct dues_after_sum sum; int64_t page, rows_per_page; };

struct dues_list_screen { struct org_row org; struct dues_year_line *lines; size_t lines_count; int year; int64_t months, paid_fen, extra_fen; };

/* Receipts that an organisation gave in a year, from one number to another. */
struct dues_receipts_screen { struct org_row org; struct dues_receipt_row *rows; size_t rows_count; int year; int64_t first, last; };

struct dues_person_screen {
	struct dues_payer p;
	struct dues_receipt_row *receipts;
	size_t receipts_count;
	int month;
	struct dues_run late;			/* months late in a row: none where it is empty */
	int late_months;			/* how many these are */
	struct dues_owed owed;
	struct dues_after_sum after;		/* of the receipts */
	day_t end_day;				/* of the membership before the last of these; DAY_OPEN: there is none of them */
	struct dues_gap_row gap; bool has_gap;	/* before the membership was restored: nothing is owed for these days */
	struct option untils[DUES_UNTIL_SHOWN];
	size_t untils_count;
	struct dues_statement *statements;	/* with is_own: of the branch and the committees above */
	size_t statements_count;
	bool is_own, may_reduce;
	bool may_open_case;			/* about the member: the procedure that the branch proposes */
	bool is_host;			/* of a floating member: takes dues, and sees no income */
};

/* By how many months in a row are owed: paid, owing, to be warned (five), to be reviewed (six). */
enum tone dues_tone(int late_months);
/* "3 个月未缴", or up to which month all is paid. */
const char *dues_state_text(struct view *v, const char *payer_class, int64_t paid_to, int late_months);
const char *dues_say_name(struct view *v, message m, const char *name);

#endif
