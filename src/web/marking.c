#include "web/marking.h"

#include <string.h>
#include "core/secrecy.h"
#include "text/web.h"
#include "web/draft.h"
#include "web/request.h"

bool marking_is_absent(struct web *w)
{
	const struct web_request *r = w->request;

	for (size_t i = 0; i < r->params_count; i++) {
		const struct param *p = &r->params[i];
		const char *mark = draft_keeps(p->name) ? secrecy_in_text(w->c->arena, p->value, strlen(p->value), "\t") : NULL;

		if (mark != NULL)
			return ctx_refuse_field(w->c, p->name, T_web_marked, "mark", mark, NULL);
	}
	return true;
}
