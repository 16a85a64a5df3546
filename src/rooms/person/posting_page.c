/* Who is posted where, in the browser. */
#include <string.h>
#include "core/permit.h"
#include "rooms/org/org.h"
#include "rooms/person/posting_screen.h"
#include "rooms/person/posting_tmpl.h"
#include "web/web.h"

#define LIST_ROWS 40

ROUTE(GET, "/org/:org/posting", posting_page, MAY_SEE_PERSON, "First secretaries, liaisons, legal advisers and legal deputy directors: how many, and who is posted where")

void posting_page(struct web *w)
{
	struct ctx *c = w->c;
	org_id org = web_path(w, org);
	struct posting_screen s = { .page = web_page_number(w), .rows_per_page = web_list_rows(w, LIST_ROWS), .href = org_url(c, org, "/posting") };

	if (!posting_list(c, org, web_param(w, "kind"), strcmp(web_param(w, "members"), "1") == 0, s.rows_per_page, (s.page - 1) * s.rows_per_page, &s.list))
		return;
	s.is_seen = arena_array(c->arena, s.list.count + 1, sizeof(*s.is_seen));
	for (size_t i = 0; i < s.list.count; i++)
		s.is_seen[i] = may_at_path(c, MAY_SEE_PERSON, s.list.rows[i].path);
	for (size_t i = 0; i < POSTING_KINDS_COUNT; i++)
		s.tabs[i] = (struct tab){ .href = arena_printf(c->arena, "%s?kind=%s", s.href, POSTING_KINDS[i]), .label_text = posting_kind_name(c->lang, POSTING_KINDS[i]),
			.is_current = strcmp(s.list.kind, POSTING_KINDS[i]) == 0 };
	posting_screen(&w->view, &s);
	web_page(w);
}
