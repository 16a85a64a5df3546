#include "web/decision.h"

#include <string.h>
#include "text/web.h"

bool decision_read(struct web *w, bool *is_approved)
{
	const char *state = web_param(w, "state");

	*is_approved = strcmp(state, "approved") == 0;
	return *is_approved || strcmp(state, "refused") == 0 || ctx_refuse_field(w->c, "state", T_web_decision_missing, NULL);
}
