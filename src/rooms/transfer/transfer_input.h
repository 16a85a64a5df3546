/* What a page or a program sent about a transfer: one reading for both. */
#ifndef ROOMS_TRANSFER_TRANSFER_INPUT_H
#define ROOMS_TRANSFER_TRANSFER_INPUT_H

#include "rooms/transfer/transfer.h"
#include "rooms/transfer/transfer_arrival.h"

#define TRANSFER_ROWS_PER_PAGE 50

struct web;

/* What was sent of a transfer, or of somebody who comes from outside. A branch that was picked goes before one that was typed; days and months that are none
 * are DAY_NONE. */
void transfer_form_read(struct web *w, struct transfer_form *form);
void transfer_arrival_read(struct web *w, struct transfer_arrival *arrival);
/* An act with its fields; a receipt that was uploaded is kept first. False after a refusal. */
bool transfer_order_read(struct web *w, const char *act, struct transfer_order *order);

/* Which transfers are asked for. tab: waiting open over */
struct transfer_filter { const char *tab, *kind, *state; int64_t page, rows_per_page; };
/* Refuses a tab, a state or a kind that is none, with those that are known. */
bool transfer_filter_read(struct web *w, struct transfer_filter *filter);

/* One line of a list. */
struct transfer_line { struct transfer_row row; struct transfer_turn turn; bool has_turn; };
struct transfer_list { struct transfer_line *lines; size_t count; int64_t total, waiting, open; };
/* The page of the list that the filter asks for, and how many there are. */
void transfer_list_read(struct ctx *c, const struct transfer_filter *filter, struct transfer_list *list);
/* The scan of the receipt as the answer, with a line in the log. */
void transfer_send_receipt(struct web *w);
/* What the branch that is to take somebody over looks at before (transfer_handed.h): a case that goes along as PDF, a paper of his archive. */
void transfer_send_case(struct web *w);
void transfer_send_paper(struct web *w);
/* The letter as PDF, likewise: the paper "letter" by the template in force. */
void transfer_letter_send(struct web *w);

#endif
