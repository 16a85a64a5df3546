/* Pages of relations: the register with its gaps, and the card of a unit. */
#include "rooms/host/host_relation_page.h"

#include "base/text.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/host/host_input.h"
#include "rooms/host/host_relation_tmpl.h"
#include "rooms/org/org.h"
#include "web/web.h"

#define LIST_ROWS 40
#define PAGES_MAX 1000000

ROUTE(GET, "/org/:org/host/relation", host_relation_list_page, MAY_SEE_ORG, "Non-public units without a Party organisation: relation, home and secretary of each, and what is missing")

void host_relation_list_page(struct web *w)
{
	struct ctx *c = w->c;
	struct host_relation_screen s = { .rows_per_page = web_list_rows(w, LIST_ROWS) };
	const char *end;

	if (!org_see(c, web_path(w, org), &s.org))
		return;
	end = path_end(c->arena, s.org.path);
	s.gap = host_relation_gap_read(web_param(w, "gap"));
	s.page = web_param_int(w, "page", 1);
	if (s.page < 1 || s.page > PAGES_MAX)
		s.page = 1;
	host_relation_counts(c->store, s.org.path, end, 0, c->today, &s.counts);
	s.total = host_relation_total(&s.counts, s.gap);
	s.rows_count = host_relations(c->store, s.org.path, end, 0, c->today, HOST_GAP_WORDS[s.gap], s.rows_per_page, (s.page - 1) * s.rows_per_page, &s.rows);
	s.href = arena_printf(c->arena, "/org/%lld/host/relation", (long long)s.org.id.v);
	s.page_href = arena_printf(c->arena, "%s?gap=%s&", s.href, HOST_GAP_WORDS[s.gap]);
	host_relation_list_screen(&w->view, &s);
	web_page(w);
}

static void read_homes(struct ctx *c, const struct host_row *host, struct host_relation_card *card)
{
	struct host_home *homes;
	size_t count = host_homes(c->store, host->org, card->row.superior, host->covered_by, c->today, &homes);

	card->homes = arena_array(c->arena, count + 1, sizeof(*card->homes));
	for (size_t i = 0; i < count; i++)
		card->homes[card->homes_count++] = (struct option){ .value = ctx_number(c, homes[i].id.v),
			.label_text = arena_printf(c->arena, "%s · %s", homes[i].org_name, homes[i].name) };
}

void host_relation_card_read(struct web *w, const struct host_row *host, bool may_edit, struct host_relation_card *card)
{
	struct ctx *c = w->c;

	*card = (struct host_relation_card){ .may_edit = may_edit };
	card->is_there = host_relation_read(c, host->id, &card->row);
	if (!card->is_there)
		return;
	card->action = arena_printf(c->arena, "/host/%lld/relation", (long long)host->id.v);
	card->list_href = arena_printf(c->arena, "/org/%lld/host/relation", (long long)host->org);
	card->superior_code = card->row.superior_code;
	card->place = card->row.place == 0 ? "" : ctx_number(c, card->row.place);
	card->document = card->row.document;
	card->day = day_text(c->arena, card->row.row_version == 0 ? c->today : card->row.day);
	/* Each form of the page has a day of another name, which a browser always sends. */
	if (ctx_is_refused(c) && c->refusals[0].kind != CONFLICT && !(text_is_empty(web_param(w, "relation_day")) && text_is_empty(web_param(w, "superior_code")))) {
		card->superior_code = web_param(w, "superior_code");
		card->place = web_param(w, "place");
		card->document = web_param(w, "document");
		card->day = web_param(w, "relation_day");
	}
	read_homes(c, host, card);
}
