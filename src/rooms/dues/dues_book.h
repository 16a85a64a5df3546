/* 党费收支账: what an organisation took, handed up, was allotted and used, year by year, and what it makes public once a year. Articles are
 * those of 中组发〔2008〕3号. Receipts of members count by themselves; everything else is an entry, which counts once somebody else settled
 * it. Nothing is deleted: an entry is taken back by another of its own. */
#ifndef ROOMS_DUES_DUES_BOOK_H
#define ROOMS_DUES_DUES_BOOK_H

#include "core/ctx.h"
#include "rooms/dues/dues_book_rule.h"
#include "rooms/dues/dues_book_sql.h"
#include "rooms/org/org.h"

#define DUES_ENTRY_FEN_MAX INT64_C(100000000000)
#define DUES_ENTRIES_MAX 500		/* of a year, on one page */
#define DUES_STATEMENTS_MAX 20

/* May it keep a book? Branches that keep members, but no temporary one; general branches and committees. */
bool dues_keeps_book(const char *org_kind);
/* The sums of a year, and what may be spent now. */
void dues_book_read(struct ctx *c, const struct org_row *org, int year, struct dues_book *book);

/* Art. 26: may anything still bear a day of that year? Refuses at "day" once the organisation, or one above it whose report holds its figures, has made
 * that year or a later one public, since what is left is carried on from year to year: whoever writes money into the book, by an entry or by a receipt,
 * asks. */
bool dues_year_is_open(struct ctx *c, org_id org, int year);

struct dues_entry_form {
	const char *kind;		/* code set dues_entry */
	const char *purpose;		/* code set dues_purpose: of a use; of an allotment what it is earmarked for, or "" */
	const char *to;			/* of an allotment: the organisation by code or name */
	const char *detail, *document;	/* what for; the minutes of the meeting that decided */
	int64_t amount_fen;
	day_t day, decided_day;
};
/* Needs MAY_EDIT_PERSON at the organisation. Refuses: who keeps no book, an unknown kind, a day in the future or in a year that is public, no
 * amount, more than is there now or was on any day since, or than is free for the purpose (art. 21), a use outside art. 18, spending or allotting without the minutes of a
 * meeting held before (art. 20), an allotment past the next organisation (art. 21), a second opening balance. */
bool dues_record(struct ctx *c, org_id org, const struct dues_entry_form *form, dues_entry_id *made);
/* The entry, for MAY_EDIT_PERSON at the organisation or the one that receives; else NOT_FOUND. */
bool dues_entry_see(struct ctx *c, dues_entry_id id, struct dues_entry_row *row);
/* May the actor settle it: the receiver where there is one, else the organisation itself, and never who recorded it (art. 23). Says why not
 * where `says_why`. */
bool dues_may_settle(struct ctx *c, const struct dues_entry_row *row, bool says_why);
/* Refuses likewise where the entry's year was made public above meanwhile. */
bool dues_settle(struct ctx *c, dues_entry_id id, int64_t row_version);
/* Not settled: given back with a reason by whoever may settle it, or withdrawn by who recorded it. */
bool dues_turn_back(struct ctx *c, dues_entry_id id, const char *reason, int64_t row_version);
/* A settled entry taken back by one with the amount below nought, which waits to be settled too. Needs MAY_EDIT_PERSON at the organisation.
 * Refuses without a reason, twice, of what is itself one, and where the receiver has spent the money. */
bool dues_counter(struct ctx *c, dues_entry_id id, const char *reason, int64_t row_version, dues_entry_id *made);

/* Art. 26: once a year, for the members. Needs MAY_EDIT_PERSON at the organisation. Refuses a year that is not over, twice, while entries of
 * it wait, and where nothing came in or went out. From then on no entry bears a day of that year. */
bool dues_publish(struct ctx *c, org_id org, int year, dues_statement_id *made);
/* A year that was made public, with its figures. */
struct dues_statement { struct dues_statement_row row; struct dues_statement_item *lines; size_t lines_count; };
/* What the branch and the committees above it made public, newest first: for their members. */
size_t dues_statements_for(struct ctx *c, org_id branch, struct dues_statement **statements);
bool dues_statement_of(struct ctx *c, org_id org, int year, struct dues_statement *statement);

#endif
