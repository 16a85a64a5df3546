/* What a page or a program sent about dues: one reading for both. */
#ifndef ROOMS_DUES_DUES_INPUT_H
#define ROOMS_DUES_DUES_INPUT_H

#include "rooms/dues/dues_screen.h"

struct web;

/* until, day, channel, payer, document, is_extra. */
void dues_taking_read(struct web *w, struct dues_taking *taking);
/* The branch of the path with what each member owes up to `until`, for MAY_EDIT_PERSON. False after a refusal. */
bool dues_branch_read(struct web *w, struct dues_branch_screen *s);
/* The same for units right below an organisation, in the month `until`. */
bool dues_totals_read(struct web *w, struct dues_totals_screen *s);
/* Is `until`, where it is sent, a month that can be asked about? No later than this quarter: nothing is due after it. Refuses at `until`. */
bool dues_until_is_one(struct web *w);
bool dues_late_read(struct web *w, struct dues_late_screen *s);
/* Receipts of whoever is no member any more, dated behind the day on which the membership ended. */
bool dues_after_read(struct web *w, struct dues_after_screen *s);
/* The receipts of the organisation of the path, `year`, numbers `first` to `last`; where none are named the newest of this year. Those of members of
 * other branches, taken in while floating, are their branch's to show. False after a refusal. */
bool dues_receipts_read(struct web *w, struct dues_receipts_screen *s);
/* What the members of an organisation paid in `year`; the same as a file (`format` csv, xlsx or pdf) for a `reason`, with an audit line. False
 * after a refusal. */
bool dues_list_read(struct web *w, struct dues_list_screen *s);
bool dues_list_send(struct web *w);
/* One payer, for MAY_EDIT_PERSON at the branch or the host of a floating member (or the own, with is_own). False after a refusal. */
bool dues_payer_screen_read(struct web *w, person_id person, bool is_own, struct dues_person_screen *s);

#endif
