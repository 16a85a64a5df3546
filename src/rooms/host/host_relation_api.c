/* Relations of non-public units for programs: the same rules as the pages. */
#include "core/path.h"
#include "rooms/host/host_input.h"
#include "rooms/org/org.h"
#include "web/web.h"

#define PAGE_ROWS 200

FIELDS(RELATION, ROW_ID(struct host_relation_row, id), ROW_TEXT(struct host_relation_row, kind), ROW_TEXT(struct host_relation_row, name),
	ROW_ID(struct host_relation_row, org), ROW_TEXT(struct host_relation_row, org_name), ROW_TEXT(struct host_relation_row, coverage),
	{ AN_ID("superior"), AT(struct host_relation_row, superior) }, ROW_TEXT(struct host_relation_row, superior_name),
	{ AN_ID("place"), AT(struct host_relation_row, place) }, ROW_TEXT(struct host_relation_row, place_name), ROW_TEXT(struct host_relation_row, document),
	ROW_DAY(struct host_relation_row, day), ROW_BOOL(struct host_relation_row, is_cleared), ROW_BOOL(struct host_relation_row, has_home),
	ROW_BOOL(struct host_relation_row, has_secretary), ROW_INT(struct host_relation_row, row_version))

ROUTE(GET, "/api/v1/org/:org/host/relation", host_api_relations, MAY_SEE_ORG, "Non-public units without a Party organisation, 200 a page, with what is missing: all, or those without a relation, a home or a secretary (gap)")
TAKES(host_api_relations, { A_CHOICE("gap", "relation home secretary") }, { AN_INT("page") })
GIVES(host_api_relations, 200, { AN_INT("units") }, { AN_INT("cleared") }, { AN_INT("homes") }, { AN_INT("secretaries") }, { AN_INT("total") }, { A_LIST("items", RELATION) })

ROUTE(POST, "/api/v1/host/:host/relation", host_api_set_relation, MAY_EDIT_ORG, "Say to which Party organisation a unit without one belongs (code or name), and where its members meet; row_version of what is changed, none when nothing is clear yet")
TAKES(host_api_set_relation, { A_TEXT("superior_code", LIMIT_ORG_NAME), NEEDED }, { AN_ID("place") }, { A_TEXT("document", LIMIT_HOST_RELATION_DOCUMENT), NEEDED },
	{ A_DAY("relation_day"), NEEDED }, { AN_INT("row_version") })
GIVES_ID(host_api_set_relation, 200)

void host_api_relations(struct web *w)
{
	struct ctx *c = w->c;
	enum host_relation_gap gap = host_relation_gap_read(web_param(w, "gap"));
	struct host_relation_count counts = { 0 };
	struct host_relation_row *rows;
	int64_t page = web_page_number(w);
	struct org_row org;
	struct json *j;
	const char *end;
	size_t count;

	if (!org_see(c, web_path(w, org), &org))
		return;
	end = path_end(c->arena, org.path);
	host_relation_counts(c->store, org.path, end, 0, c->today, &counts);
	count = host_relations(c->store, org.path, end, 0, c->today, HOST_GAP_WORDS[gap], PAGE_ROWS, (page - 1) * PAGE_ROWS, &rows);
	j = web_json(w);
	json_object(j);
	json_put_int(j, "units", counts.units);
	json_put_int(j, "cleared", counts.cleared);
	json_put_int(j, "homes", counts.homes);
	json_put_int(j, "secretaries", counts.secretaries);
	json_put_int(j, "total", host_relation_total(&counts, gap));
	api_put_rows(j, "items", RELATION, rows, count);
	json_end(j);
}

void host_api_set_relation(struct web *w)
{
	host_unit_id id = { web_path_id(w, "host") };
	struct host_relation_form form;

	host_relation_form_read(w, &form);
	if (host_set_relation(w->c, id, &form))
		web_give_id(w, id.v);
}
