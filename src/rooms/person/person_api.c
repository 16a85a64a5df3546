/* The archive of one person for programs: the same rules as the pages. */
#include "core/code.h"
#include "rooms/person/person_card.h"
#include "rooms/person/person_pdf.h"
#include "rooms/run/under_way.h"
#include "text/person.h"
#include "web/web.h"

FIELDS(SPELL, ROW_ID(struct person_spell, org), ROW_TEXT(struct person_spell, org_name), ROW_INT(struct person_spell, status),
	ROW_DAY(struct person_spell, from_day), ROW_DAY(struct person_spell, to_day), ROW_TEXT(struct person_spell, began_by),
	ROW_TEXT(struct person_spell, ended_by), ROW_TEXT(struct person_spell, document))
FIELDS(STANDING_CHANGE, ROW_ID(struct standing_change_row, id), ROW_ID(struct standing_change_row, org), ROW_TEXT(struct standing_change_row, org_name),
	ROW_TEXT(struct standing_change_row, cause), ROW_INT(struct standing_change_row, was), ROW_INT(struct standing_change_row, became),
	ROW_DAY(struct standing_change_row, day), ROW_TEXT(struct standing_change_row, document))
FIELDS(POST, { AN_ID("holding"), AT(struct person_holding, id) }, { A_TEXT("post", 0), AT(struct person_holding, post_name) },
	ROW_ID(struct person_holding, org), ROW_TEXT(struct person_holding, org_name), ROW_TEXT(struct person_holding, manner),
	ROW_DAY(struct person_holding, from_day), ROW_DAY(struct person_holding, to_day))
FIELDS(ROLE, ROW_ID(struct person_role_row, id), ROW_TEXT(struct person_role_row, kind), ROW_TEXT(struct person_role_row, source),
	ROW_TEXT(struct person_role_row, detail), ROW_TEXT(struct person_role_row, org_name), ROW_DAY(struct person_role_row, from_day),
	ROW_DAY(struct person_role_row, to_day), ROW_TEXT(struct person_role_row, mentor_name), ROW_DAY(struct person_role_row, term_day),
	ROW_TEXT(struct person_role_row, result))
FIELDS(ROLE_PLACE, ROW_ID(struct person_role_place, role), ROW_TEXT(struct person_role_place, org_name), ROW_DAY(struct person_role_place, from_day),
	ROW_DAY(struct person_role_place, to_day))
FIELDS(CHANGE, ROW_TEXT(struct person_change_row, field), ROW_TEXT(struct person_change_row, was), ROW_TEXT(struct person_change_row, became),
	ROW_TEXT(struct person_change_row, reason), ROW_INT(struct person_change_row, time_s), ROW_TEXT(struct person_change_row, author))
FIELDS(HISTORY, ROW_ID(struct person_history_row, id), ROW_TEXT(struct person_history_row, kind), ROW_TEXT(struct person_history_row, title),
	ROW_TEXT(struct person_history_row, detail), ROW_DAY(struct person_history_row, from_day), ROW_DAY(struct person_history_row, to_day),
	ROW_INT(struct person_history_row, row_version))
FIELDS(PAPER, ROW_ID(struct person_paper, id), ROW_TEXT(struct person_paper, kind), ROW_TEXT(struct person_paper, name),
	ROW_TEXT(struct person_paper, media_type), ROW_INT(struct person_paper, bytes), ROW_TEXT(struct person_paper, digest),
	ROW_DAY(struct person_paper, paper_day), ROW_BOOL(struct person_paper, is_withdrawn))

FIELDS(UNDER_WAY, ROW_TEXT(struct under_way, kind), ROW_ID(struct under_way, id), ROW_TEXT(struct under_way, title), ROW_TEXT(struct under_way, state),
	ROW_INT(struct under_way, step), ROW_INT(struct under_way, steps), ROW_BOOL(struct under_way, may_end_membership))

/* The fields of PERSON_INPUTS; tests/unit/api_field_test.c compares them. Days may be months, numbers are masked in what is given. */
#define PERSON_FACTS(name_needed, code_needed) \
	{ A_TEXT("name", LIMIT_PERSON_NAME), name_needed }, { A_TEXT("former_name", LIMIT_PERSON_FORMER_NAME) }, { A_TEXT("id_number", 40) }, \
	{ A_TEXT("no_number_reason", LIMIT_PERSON_NO_NUMBER_REASON) }, { A_CODE_NAME("sex", "sex") }, { A_TEXT("birth", 40) }, \
	{ A_CODE_NAME("nationality", "nationality"), code_needed }, { A_TEXT("native_place", LIMIT_PERSON_NATIVE_PLACE) }, \
	{ A_CODE_NAME("marriage", "marriage") }, { A_TEXT("phone", 40) }, { A_TEXT("address", LIMIT_PERSON_ADDRESS) }, \
	{ A_CODE_NAME("education", "education"), code_needed }, { A_TEXT("degree", LIMIT_PERSON_DEGREE) }, { A_TEXT("school", LIMIT_PERSON_SCHOOL) }, \
	{ A_CODE_NAME("occupation", "occupation"), code_needed }, { A_TEXT("work_unit", LIMIT_PERSON_WORK_UNIT) }, { A_TEXT("job", LIMIT_PERSON_JOB) }, \
	{ A_BOOL("is_front_line") }, { A_CODE_NAME("status", "member_status"), code_needed }, { A_TEXT("applied", 40) }, { A_TEXT("joined", 40) }, \
	{ A_TEXT("full", 40) }
#define OPTIONAL .is_needed = false

ROUTE(GET, "/api/v1/person/:person", person_api_get, MAY_SEE_PERSON, "One archive: facts, branches and standing by date, posts, roles, history, papers")
TAKES_NOTHING(person_api_get)
GIVES(person_api_get, 200, { AN_ID("id") }, { AN_ID("org") }, { A_TEXT("org_name", 0) }, { A_TEXT("name", 0) }, { A_TEXT("former_name", 0) },
	{ A_TEXT("id_number", 0) }, { A_TEXT("no_number_reason", 0) }, { A_TEXT("sex", 0) }, { A_TEXT("birth", 0) }, { A_TEXT("nationality", 0) },
	{ A_TEXT("native_place", 0) }, { A_TEXT("marriage", 0) }, { A_TEXT("phone", 0) }, { A_TEXT("address", 0) }, { A_TEXT("education", 0) },
	{ A_TEXT("degree", 0) }, { A_TEXT("school", 0) }, { A_TEXT("occupation", 0) }, { A_TEXT("work_unit", 0) }, { A_TEXT("job", 0) },
	{ A_CHOICE("is_front_line", "0 1") }, { A_TEXT("status", 0) }, { A_TEXT("applied", 0) }, { A_TEXT("joined", 0) }, { A_TEXT("full", 0) },
	{ AN_INT("row_version") }, { A_LIST("spells", SPELL) }, { A_LIST("standing_changes", STANDING_CHANGE) }, { A_LIST("posts", POST) }, { A_LIST("roles", ROLE) }, { A_LIST("role_places", ROLE_PLACE) }, { A_LIST("history", HISTORY) },
	{ A_LIST("papers", PAPER) }, { A_LIST("changes", CHANGE) }, { A_LIST("under_way", UNDER_WAY) })

ROUTE(GET, "/api/v1/me/archive", own_archive_api, MAY_SEE_SELF, "One's own archive")
TAKES_NOTHING(own_archive_api)
GIVES_SAME(own_archive_api, 200, person_api_get_given)

ROUTE(GET, "/api/v1/person/:person/photo", person_api_photo, MAY_SEE_PERSON, "The photo of a record; it is uploaded as a paper of the kind photo")
TAKES_NOTHING(person_api_photo)
GIVES_FILE(person_api_photo, "image/*")

ROUTE(POST, "/api/v1/me/archive/reveal", own_archive_api_reveal, MAY_SEE_SELF, "One's own full ID number and phone; logged")
TAKES_NOTHING(own_archive_api_reveal)
GIVES(own_archive_api_reveal, 200, { A_TEXT("id_number", 0) }, { A_TEXT("phone", 0) })

ROUTE(GET, "/api/v1/me/archive/photo", own_archive_api_photo, MAY_SEE_SELF, "One's own photo")
TAKES_NOTHING(own_archive_api_photo)
GIVES_FILE(own_archive_api_photo, "image/*")

ROUTE(POST, "/api/v1/person", person_api_create, MAY_EDIT_PERSON, "Make a record; without an ID number no_number_reason, sex and birth are needed; twin_reason where somebody has the same name and birthday")
TAKES(person_api_create, { AN_ID("org"), NEEDED }, PERSON_FACTS(NEEDED, NEEDED), { A_TEXT("document", LIMIT_MEMBERSHIP_DOCUMENT) },
	{ A_TEXT("twin_reason", LIMIT_PERSON_CHANGE_REASON) })
GIVES(person_api_create, 201, { AN_ID("id") }, { AN_INT("row_version") })

ROUTE(POST, "/api/v1/person/:person", person_api_change, MAY_EDIT_PERSON, "Change a record: any of its fields, with the reason; the others stay; twin_reason where somebody has the new name and birthday")
TAKES(person_api_change, PERSON_FACTS(OPTIONAL, OPTIONAL), { A_TEXT("document", LIMIT_MEMBERSHIP_DOCUMENT) }, { A_TEXT("reason", LIMIT_PERSON_CHANGE_REASON), NEEDED },
	{ A_TEXT("twin_reason", LIMIT_PERSON_CHANGE_REASON) }, A_VERSION)
GIVES(person_api_change, 200, { AN_ID("id") }, { AN_INT("row_version") })

ROUTE(POST, "/api/v1/person/:person/verify", person_api_verify, MAY_EDIT_PERSON, "The record agrees with its papers")
TAKES(person_api_verify, A_VERSION)
GIVES_ID(person_api_verify, 200)

ROUTE(POST, "/api/v1/person/:person/reveal", person_api_reveal, MAY_SEE_FULL, "The full ID number and phone; logged with the reason")
TAKES(person_api_reveal, { A_TEXT("reason", 200), NEEDED })
GIVES(person_api_reveal, 200, { A_TEXT("id_number", 0) }, { A_TEXT("phone", 0) })

ROUTE(GET, "/api/v1/person/:person/pdf", person_api_pdf, MAY_SEE_PERSON, "The official form of a member as PDF, numbers masked")
TAKES_NOTHING(person_api_pdf)
GIVES_FILE(person_api_pdf, "application/pdf")

ROUTE(POST, "/api/v1/person/:person/pdf", person_api_pdf_full, MAY_SEE_FULL, "The official form as PDF with full numbers; logged with the reason")
TAKES(person_api_pdf_full, { A_TEXT("reason", 200), NEEDED })
GIVES_FILE(person_api_pdf_full, "application/pdf")

static void put_facts(struct ctx *c, struct json *j, const struct person_card *card)
{
	struct person_form form;

	person_form_of(c, &card->row, &form);
	json_put_id(j, "id", card->row.id.v);
	json_put_id(j, "org", card->org.id.v);
	json_put_text(j, "org_name", card->org.name);
	for (size_t i = 0; i < PERSON_INPUTS_COUNT; i++)
		if (PERSON_INPUTS[i].codes != NULL || !PERSON_INPUTS[i].is_only_new)
			json_put_text(j, PERSON_INPUTS[i].name, person_input_get(&form, &PERSON_INPUTS[i]));
	json_put_int(j, "row_version", card->row.row_version);
}

/* Family stays inside the form of the member: it is not given to programs. */
static void put_histories(struct json *j, const struct person_card *card)
{
	json_name(j, "history");
	json_array(j);
	for (size_t i = 0; i < card->histories_count; i++) {
		const struct person_history_row *h = &card->histories[i];

		if (text_same(h->kind, "family"))
			continue;
		json_object(j);
		api_put_members(j, HISTORY, h);
		json_end(j);
	}
	json_end(j);
}

static void give_archive(struct web *w, struct person_card *card)
{
	struct json *j;

	person_card_read(w->c, card);
	person_under_way_read(w->c, card);
	j = web_json(w);
	json_object(j);
	put_facts(w->c, j, card);
	api_put_rows(j, "spells", SPELL, card->spells, card->spells_count);
	api_put_rows(j, "standing_changes", STANDING_CHANGE, card->events, card->events_count);
	api_put_rows(j, "posts", POST, card->holdings, card->holdings_count);
	api_put_rows(j, "roles", ROLE, card->roles, card->roles_count);
	api_put_rows(j, "role_places", ROLE_PLACE, card->places, card->places_count);
	put_histories(j, card);
	api_put_rows(j, "papers", PAPER, card->papers, card->papers_count);
	api_put_rows(j, "changes", CHANGE, card->changes, card->changes_count);
	api_put_rows(j, "under_way", UNDER_WAY, card->under_way, card->under_way_count);
	json_end(j);
}

void person_api_get(struct web *w)
{
	struct person_card card = { 0 };

	if (person_see(w->c, web_path(w, person), &card.row))
		give_archive(w, &card);
}

void person_api_photo(struct web *w)
{
	struct person_row row;

	if (person_see(w->c, web_path(w, person), &row))
		person_send_photo(w, &row);
}

/* ---- one's own ---- */

static bool see_own(struct web *w, struct person_row *row)
{
	return person_get(w->c->store, (person_id){ w->c->actor.person_id }, row) || ctx_refuse(w->c, NOT_FOUND, T_person_not_found, NULL);
}

void own_archive_api(struct web *w)
{
	struct person_card card = { .is_own = true };

	if (see_own(w, &card.row))
		give_archive(w, &card);
}

void own_archive_api_photo(struct web *w)
{
	struct person_row row;

	if (see_own(w, &row))
		person_send_photo(w, &row);
}

/* What a write gives back: the number and the version to go on with. */
static void put_done(struct web *w, person_id id, int64_t row_version)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_id(j, "id", id.v);
	json_put_int(j, "row_version", row_version);
	json_end(j);
}

void person_api_create(struct web *w)
{
	struct person_form form = { .org = { web_param_int(w, "org", 0) } };
	person_id made;

	person_input_read(w, &form);
	if (person_create(w->c, &form, &made))
		put_done(w, made, 1);
}

void person_api_change(struct web *w)
{
	struct person_row row;
	struct person_form form;

	if (!person_see(w->c, web_path(w, person), &row))
		return;
	person_form_of(w->c, &row, &form);
	person_input_read(w, &form);
	person_form_unmask(w->c, &row, &form);
	if (person_change(w->c, row.id, &form))
		put_done(w, row.id, form.row_version + 1);
}

void person_api_verify(struct web *w)
{
	struct person_row row;

	if (person_see(w->c, web_path(w, person), &row) && person_verify(w->c, row.id, web_row_version(w)))
		web_give_id(w, row.id.v);
}

static void give_numbers(struct web *w, const char *id_number, const char *phone)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_text(j, "id_number", id_number);
	json_put_text(j, "phone", phone);
	json_end(j);
}

void person_api_reveal(struct web *w)
{
	const char *id_number, *phone;

	if (person_reveal(w->c, web_path(w, person), web_param(w, "reason"), &id_number, &phone))
		give_numbers(w, id_number, phone);
}

void own_archive_api_reveal(struct web *w)
{
	struct person_row row;
	const char *id_number, *phone;

	if (person_reveal_own(w->c, &row, &id_number, &phone))
		give_numbers(w, id_number, phone);
}

void person_api_pdf(struct web *w)
{
	struct person_card card = { 0 };

	if (person_see(w->c, web_path(w, person), &card.row))
		person_pdf_send(w, &card);
}

void person_api_pdf_full(struct web *w)
{
	struct person_card card = { 0 };

	if (person_reveal(w->c, web_path(w, person), web_param(w, "reason"), &card.id_number, &card.phone) &&
		person_get(w->c->store, web_path(w, person), &card.row))
		person_pdf_send(w, &card);
}
