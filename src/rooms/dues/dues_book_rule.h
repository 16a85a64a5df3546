/* 党费收支账: sums and balances as functions of numbers alone. Articles are those of 中组发〔2008〕3号. Money is in fen. */
#ifndef ROOMS_DUES_DUES_BOOK_RULE_H
#define ROOMS_DUES_DUES_BOOK_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DUES_PURPOSES 5			/* of the code set dues_purpose, in its order */
#define DUES_NO_PURPOSE (-1)

/* What comes in stands before what goes out. */
enum dues_item { DUES_OPENING, DUES_COLLECTED, DUES_BELOW, DUES_ABOVE, DUES_INTEREST, DUES_UP, DUES_DOWN, DUES_USED, DUES_ITEMS };
bool dues_item_is_income(enum dues_item item);
const char *dues_item_name(enum dues_item item);	/* "opening" … "used": the word that is kept and that programs read */

/* What a book holds, summed up or line by line. What is not settled yet is only set aside. */
struct dues_flow { int year; enum dues_item item; int purpose; bool is_settled; int64_t fen; };

struct dues_book {
	int year;
	int64_t carried_fen;		/* from the years before */
	int64_t items[DUES_ITEMS];	/* settled in the year */
	int64_t used[DUES_PURPOSES];	/* of that: by purpose */
	int64_t centre_fen;		/* taken in the year for the Centre (art. 11), in none of the sums */
	int64_t left_fen;		/* at the end of the year */
	int64_t free_fen;		/* now, over all years, less what waits to be settled */
	int64_t kept_fen[DUES_PURPOSES];	/* of that: allotted from above for this purpose alone (art. 21) */
};
/* The book of a year from the movements of it and all before, in fen: what was carried over, each item, what was used for what and what is left, of what is
 * settled alone. Of what may still be spent, and what is earmarked, money that is about to go is taken off already, and money that is about to come is not there
 * yet. */
void dues_book_reckon(const struct dues_flow *flows, size_t count, int year, struct dues_book *book);
/* Did anything come in or go out in the year? */
bool dues_book_moved(const struct dues_book *book);
/* What may be spent for a purpose: money kept for others is not touched. */
int64_t dues_book_free_for(const struct dues_book *book, int purpose);
/* What came in less what went out on one day, in the order of days. */
struct dues_day { int64_t day, fen; };
/* The least that was there on a day or any later one, and on which (*least_day). */
int64_t dues_book_least(const struct dues_day *days, size_t count, int64_t from_day, int64_t *least_day);
/* The part of what was taken and came from below that was handed up, in ten-thousandths; 0 where nothing came. */
int64_t dues_book_share_up(const struct dues_book *book);

#endif
