/* The catalogue of practices for programs. */
#include "core/permit.h"
#include "rooms/catalogue/catalogue.h"
#include "web/web.h"

#define ROWS_PER_PAGE 100
#define WORD_CHARS_MAX 50

FIELDS(CATALOGUE_CONDITION, { A_CHOICE("kind", "accept refuse") }, { AN_INT("number") }, { A_TEXT("text_zh", 0) }, { A_TEXT("text_en", 0) },
	{ A_TEXT("page_test", 0), OR_NULL }, { A_TEXT("api_test", 0), OR_NULL })
FIELDS(CATALOGUE_ROW, { A_TEXT("row", 0) }, { A_TEXT("place", 0) }, { A_TEXT("place_zh", 0) }, { A_TEXT("place_en", 0) }, { A_TEXT("name_zh", 0) },
	{ A_TEXT("name_en", 0) }, { A_CHOICE("kind", "system sensitive narrative general") }, { A_CHOICE("state", "works in_part not_yet told") },
	{ A_TEXT("page", 0), OR_NULL }, { AN_INT("proved") }, { AN_INT("asked") }, { A_LIST("conditions", CATALOGUE_CONDITION) })
FIELDS(CATALOGUE_COUNTS, { AN_INT("works") }, { AN_INT("in_part") }, { AN_INT("not_yet") }, { AN_INT("told") }, { AN_INT("practices") }, { AN_INT("general") })

ROUTE(GET, "/api/v1/catalogue", catalogue_api_list, ANYONE, "Every practice with its conditions and the tests that prove them; place X: what holds for all")
TAKES(catalogue_api_list, { A_TEXT("place", 3) }, { A_CHOICE("state", "works in_part not_yet told") }, { A_TEXT("q", WORD_CHARS_MAX) }, A_PAGE)
GIVES(catalogue_api_list, 200, { AN_INT("total") }, { AN_OBJECT("counts", CATALOGUE_COUNTS) }, { A_LIST("items", CATALOGUE_ROW) })

static void put_condition(struct json *j, const struct catalogue_condition *condition)
{
	json_object(j);
	json_put_text(j, "kind", condition->is_refusal ? "refuse" : "accept");
	json_put_int(j, "number", condition->number);
	json_put_text(j, "text_zh", condition->zh);
	json_put_text(j, "text_en", condition->en);
	json_put_text(j, "page_test", condition->page_test);
	json_put_text(j, "api_test", condition->api_test);
	json_end(j);
}

static void put_row(struct json *j, const struct catalogue_row *row)
{
	const struct catalogue_place *place = &CATALOGUE_PLACES[row->place];

	json_object(j);
	json_put_text(j, "row", row->id);
	json_put_text(j, "place", place->code);
	json_put_text(j, "place_zh", place->zh);
	json_put_text(j, "place_en", place->en);
	json_put_text(j, "name_zh", row->zh);
	json_put_text(j, "name_en", row->en);
	json_put_text(j, "kind", catalogue_kind_key(row->kind));
	json_put_text(j, "state", catalogue_state_key(catalogue_state(row)));
	json_put_text(j, "page", row->page[0] == '\0' ? NULL : row->page);
	json_put_int(j, "proved", (int64_t)catalogue_proved_count(row));
	json_put_int(j, "asked", (int64_t)row->conditions_count);
	json_name(j, "conditions");
	json_array(j);
	for (size_t i = 0; i < row->conditions_count; i++)
		put_condition(j, &row->conditions[i]);
	json_end(j);
	json_end(j);
}

static void put_counts(struct json *j)
{
	struct catalogue_counts counts;

	catalogue_count(&counts);
	json_name(j, "counts");
	json_object(j);
	for (int state = 0; state < CATALOGUE_STATES_COUNT; state++)
		json_put_int(j, catalogue_state_key(state), (int64_t)counts.states[state]);
	json_put_int(j, "practices", (int64_t)counts.practices);
	json_put_int(j, "general", (int64_t)counts.general);
	json_end(j);
}

void catalogue_api_list(struct web *w)
{
	const struct catalogue_query query = { web_param(w, "place"), web_param(w, "state"), web_param(w, "q") };
	const struct catalogue_row **rows;
	size_t count = catalogue_find(w->c->arena, &query, &rows);
	int64_t first = (web_page_number(w) - 1) * ROWS_PER_PAGE;
	struct json *j = web_json(w);

	json_object(j);
	json_put_int(j, "total", (int64_t)count);
	put_counts(j);
	json_name(j, "items");
	json_array(j);
	for (int64_t i = first; i < (int64_t)count && i < first + ROWS_PER_PAGE; i++)
		put_row(j, rows[i]);
	json_end(j);
	json_end(j);
}
