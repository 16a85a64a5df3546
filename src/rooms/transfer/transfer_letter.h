/* 中国共产党党员组织关系介绍信 in its three parts, 存根, 介绍信 and 回执, for paper: as a page and as PDF. */
#ifndef ROOMS_TRANSFER_TRANSFER_LETTER_H
#define ROOMS_TRANSFER_TRANSFER_LETTER_H

#include "rooms/person/person.h"
#include "rooms/transfer/transfer.h"

/* The sentences of the three parts; the seal is a place, never an image. */
struct transfer_letter {
	struct transfer_row row;
	const char *number, *to, *date;	/* to: whom the letter is for */
	const char *stub, *body, *dues, *validity, *receipt;
	bool has_full_number;		/* the whole ID number stands in it, which the log says */
};

/* Takes a letter out to print it, with a line in the log and in what was done: every copy is known. For the committee of the old side
 * (MAY_EDIT_PERSON there), while the letter is good and the member has not arrived elsewhere. The ID number is whole where the post
 * may see it. */
bool transfer_print(struct ctx *c, transfer_id id, struct transfer_letter *letter);

struct buffer;
/* The letter as PDF. False, with a refusal: it could not be made. */
bool transfer_letter_pdf(struct ctx *c, const struct transfer_letter *letter, struct buffer *out);

#endif
