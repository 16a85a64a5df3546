/* 中国共产党党员组织关系介绍信 in its three parts, 存根, 介绍信 and 回执, for paper. As a file it is the paper "letter" of the room
 * document, filled from the template in force; the page to print from the browser has the same words. */
#ifndef ROOMS_TRANSFER_TRANSFER_LETTER_H
#define ROOMS_TRANSFER_TRANSFER_LETTER_H

#include "rooms/person/person.h"
#include "rooms/transfer/transfer.h"

/* The sentences of the three parts; the seal is a place, never an image. */
struct transfer_letter {
	struct transfer_row row;
	const char *number, *to, *date;	/* to: whom the letter is for */
	const char *stub, *body, *dues, *validity, *receipt;
	const char *member_phone;
	const char *again;		/* of a stub that is printed again: that it is, by whom and when; else NULL */
	const char *address, *phone;	/* of whoever issued it, as typed for the print; empty: a place to write on */
	bool has_full_number, has_full_phone;	/* they stand in it whole, which the log says */
};

/* Takes a letter out to print it, with a line in the log and in what was done: every copy is known. For the committee of the old side
 * (MAY_EDIT_PERSON there), while the letter is good and the member has not arrived elsewhere. ID number and phone are whole
 * where the post may see them. */
bool transfer_print(struct ctx *c, transfer_id id, struct transfer_letter *letter);

/* 存根补印: of a letter that may not be printed any more the stub alone, which stays with the committee, marked as printed again with who and when; a second good
 * letter or receipt never comes of it. Logged as printing is, for the same committee; ID number as its post may see it where the member is now. Refuses one
 * that was written elsewhere or never, and one that is still good. */
bool transfer_print_stub(struct ctx *c, transfer_id id, struct transfer_letter *letter);
/* May the actor do that now? */
bool transfer_may_print_stub(struct ctx *c, const struct transfer_row *row);

/* 催要回执的函: asks whoever received the letter for its receipt, for the committee of the old side (MAY_EDIT_PERSON there). It has of the member the name alone and
 * writes nothing. NOT_FOUND while no receipt is waited for: `body` says what is asked, `date` is today's. */
bool transfer_chase(struct ctx *c, transfer_id id, struct transfer_letter *letter);

#endif
