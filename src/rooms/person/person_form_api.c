/* The official form of a member (党员基本信息采集表) as data, for programs that print it, and what a clerk looks after:
 * possible duplicates and names of unknown reading. */
#include <string.h>
#include "rooms/person/person_card.h"
#include "rooms/person/person_twin.h"
#include "web/web.h"

#define ROWS_MAX 200	/* as on the pages */

FIELDS(POST, { A_TEXT("org_name", 0), AT(struct person_holding, org_name) }, { A_TEXT("post", 0), AT(struct person_holding, post_name) })
FIELDS(CAREER, ROW_TEXT(struct person_history_row, kind), ROW_TEXT(struct person_history_row, title), ROW_TEXT(struct person_history_row, detail),
	ROW_DAY(struct person_history_row, from_day), ROW_DAY(struct person_history_row, to_day))
FIELDS(RELATIVE, { A_CODE("relation", "family_relation"), AT(struct person_history_row, code) }, { A_TEXT("name", 0), AT(struct person_history_row, title) },
	{ A_TEXT("unit", 0), AT(struct person_history_row, detail) })
FIELDS(FORM, ROW_ID(struct person_row, id), ROW_TEXT(struct person_row, name), ROW_TEXT(struct person_row, former_name), ROW_INT(struct person_row, sex),
	ROW_TEXT(struct person_row, nationality), ROW_DAY(struct person_row, birth_day), ROW_TEXT(struct person_row, native_place), { A_TEXT("id_number", 0) },
	ROW_TEXT(struct person_row, no_number_reason), ROW_TEXT(struct person_row, education), ROW_TEXT(struct person_row, school),
	ROW_TEXT(struct person_row, degree), ROW_INT(struct person_row, status), { A_TEXT("parent_name", 0) }, { A_TEXT("org_name", 0) },
	ROW_DAY(struct person_row, applied_day), ROW_INT(struct person_row, applied_precision), ROW_DAY(struct person_row, joined_day),
	ROW_INT(struct person_row, joined_precision), ROW_DAY(struct person_row, full_day), ROW_INT(struct person_row, full_precision),
	ROW_TEXT(struct person_row, work_unit), ROW_TEXT(struct person_row, job), ROW_INT(struct person_row, occupation),
	ROW_BOOL(struct person_row, is_front_line), ROW_TEXT(struct person_row, address), { A_TEXT("phone", 0) }, { A_BOOL("is_lost") },
	{ A_BOOL("is_floating") }, { A_TEXT("floating_place", 0) }, { A_LIST("posts", POST) }, { A_LIST("career", CAREER) }, { A_LIST("awards", CAREER) },
	{ A_LIST("family", RELATIVE) }, { A_DAY("filled_day") })
FIELDS(DUPLICATE, ROW_ID(struct person_duplicate, id), ROW_TEXT(struct person_duplicate, name), ROW_DAY(struct person_duplicate, birth_day),
	ROW_TEXT(struct person_duplicate, id_number_mask), ROW_INT(struct person_duplicate, status), ROW_TEXT(struct person_duplicate, org_name))
FIELDS(UNREAD, ROW_ID(struct person_unread_row, id), ROW_TEXT(struct person_unread_row, name),
	{ A_TEXT("reading", 0), AT(struct person_unread_row, pinyin_key) }, ROW_TEXT(struct person_unread_row, org_name),
	ROW_INT(struct person_unread_row, row_version))

ROUTE(GET, "/api/v1/person/:person/form", person_api_form, MAY_SEE_PERSON, "The official form of a member, filled in; numbers masked")
TAKES_NOTHING(person_api_form)
GIVES_SAME(person_api_form, 200, FORM)

ROUTE(POST, "/api/v1/person/:person/form", person_api_form_full, MAY_SEE_FULL, "The official form with full numbers; logged with the reason")
TAKES(person_api_form_full, { A_TEXT("reason", 200), NEEDED })
GIVES_SAME(person_api_form_full, 200, FORM)

ROUTE(GET, "/api/v1/person/duplicates", person_api_duplicates, MAY_EDIT_PERSON, "People of one name and birthday in the own range")
TAKES_NOTHING(person_api_duplicates)
GIVES_ROWS(person_api_duplicates, DUPLICATE)

ROUTE(POST, "/api/v1/person/:person/distinct", person_api_distinct, MAY_EDIT_PERSON, "Say that somebody is not the other of the same name and birthday; kept in both records")
TAKES(person_api_distinct, { A_TEXT("reason", LIMIT_PERSON_CHANGE_REASON), NEEDED })
GIVES_ID(person_api_distinct, 200)

ROUTE(GET, "/api/v1/person/readings", person_api_readings, MAY_EDIT_PERSON, "Names with characters of unknown reading")
TAKES_NOTHING(person_api_readings)
GIVES_ROWS(person_api_readings, UNREAD)

static void put_posts(struct json *j, const struct person_card *card, day_t today)
{
	json_name(j, "posts");
	json_array(j);
	for (size_t i = 0; i < card->holdings_count; i++) {
		if (card->holdings[i].to_day <= today)
			continue;
		json_object(j);
		api_put_members(j, POST, &card->holdings[i]);
		json_end(j);
	}
	json_end(j);
}

/* Rows of history of one kind or the other. */
static void put_histories(struct json *j, const char *name, const struct api_field *fields, const struct person_card *card, const char *kind,
	const char *other)
{
	json_name(j, name);
	json_array(j);
	for (size_t i = 0; i < card->histories_count; i++) {
		const struct person_history_row *h = &card->histories[i];

		if (strcmp(h->kind, kind) != 0 && strcmp(h->kind, other) != 0)
			continue;
		json_object(j);
		api_put_members(j, fields, h);
		json_end(j);
	}
	json_end(j);
}

static void give_form(struct web *w, struct person_card *card)
{
	struct json *j;

	person_card_read(w->c, card);
	j = web_json(w);
	json_object(j);
	api_put_members(j, FORM, &card->row);
	json_put_text(j, "id_number", card->id_number != NULL ? card->id_number : card->row.id_number_mask);
	json_put_text(j, "phone", card->phone != NULL ? card->phone : card->row.phone_mask);
	json_put_text(j, "parent_name", card->org.parent_name);
	json_put_text(j, "org_name", card->org.name);
	json_put_bool(j, "is_lost", card->row.status == PERSON_SUSPENDED);
	json_put_bool(j, "is_floating", card->floating != NULL);
	json_put_text(j, "floating_place", card->floating != NULL ? card->floating->detail : "");
	put_posts(j, card, w->c->today);
	put_histories(j, "career", CAREER, card, "education", "work");
	put_histories(j, "awards", CAREER, card, "award", "training");
	put_histories(j, "family", RELATIVE, card, "family", "family");
	json_put_day(j, "filled_day", w->c->today);
	json_end(j);
}

void person_api_form(struct web *w)
{
	struct person_card card = { 0 };

	if (person_see(w->c, web_path(w, person), &card.row))
		give_form(w, &card);
}

void person_api_form_full(struct web *w)
{
	person_id id = web_path(w, person);
	struct person_card card = { 0 };

	if (person_reveal(w->c, id, web_param(w, "reason"), &card.id_number, &card.phone) && person_get(w->c->store, id, &card.row))
		give_form(w, &card);
}

void person_api_duplicates(struct web *w)
{
	const struct actor *actor = &w->c->actor;
	struct person_duplicate *rows;
	size_t count = person_duplicates(w->c->store, actor->region_id, actor->path_from, actor->path_to, ROWS_MAX, &rows);

	web_give_rows(w, DUPLICATE, rows, count);
}

void person_api_distinct(struct web *w)
{
	person_id id = web_path(w, person);

	if (person_distinct(w->c, id, web_param(w, "reason")))
		web_give_id(w, id.v);
}

void person_api_readings(struct web *w)
{
	const struct actor *actor = &w->c->actor;
	struct person_unread_row *rows;
	size_t count = person_unread(w->c->store, actor->region_id, actor->path_from, actor->path_to, ROWS_MAX, &rows);

	web_give_rows(w, UNREAD, rows, count);
}
