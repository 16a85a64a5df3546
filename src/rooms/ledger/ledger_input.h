/* What pages and API of ledgers read from a request alike. */
#ifndef ROOMS_LEDGER_LEDGER_INPUT_H
#define ROOMS_LEDGER_LEDGER_INPUT_H

#include "rooms/ledger/ledger.h"
#include "web/web.h"

/* Organisation, sheet and period of the address; the period of today where none is named, "all" for every one of them. */
bool ledger_input(struct web *w, struct org_row *org, struct ledger_table *t);
/* One field an item, named as the item; a plan as plan_ITEM. Fields of other names are left alone. */
size_t ledger_input_typed(struct web *w, const struct ledger_sheet *sheet, struct ledger_typed typed[LEDGER_ITEMS_MAX]);
void ledger_input_form(struct web *w, struct ledger_form *form);
bool ledger_save(struct web *w);		/* of a sheet */
bool ledger_save_result(struct web *w);		/* of a project */
bool ledger_save_reset(struct web *w);		/* of a counter */

#endif
