/* What an approver chose, in every room where somebody else's request is approved or given back: the field `state`. */
#ifndef WEB_DECISION_H
#define WEB_DECISION_H

#include <stdbool.h>
#include "web/web.h"

/* *is_approved: "approved" was chosen, not "refused". False after a refusal at `state`: neither was. Whether the actor may decide, the room has asked before or asks then. */
bool decision_read(struct web *w, bool *is_approved);

#endif
