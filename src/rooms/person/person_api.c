/* The archive of one person for programs: the same rules as the pages. */
#include "core/code.h"
#include "rooms/person/person_card.h"
#include "rooms/person/person_pdf.h"
#include "web/web.h"

ROUTE(GET, "/api/v1/person/:person", person_api_get, MAY_SEE_PERSON, "One archive: facts, branches and standing by date, posts, roles, history, papers")
ROUTE(POST, "/api/v1/person", person_api_create, MAY_EDIT_PERSON, "Make a record: org, name, id_number, nationality, education, occupation, status, joined …")
ROUTE(POST, "/api/v1/person/:person", person_api_change, MAY_EDIT_PERSON, "Change a record: any of its fields, row_version")
ROUTE(POST, "/api/v1/person/:person/standing", person_api_standing, MAY_EDIT_PERSON, "Record an event: cause, day, document, org (code or name), row_version")
ROUTE(POST, "/api/v1/person/:person/reveal", person_api_reveal, MAY_SEE_FULL, "The full ID number and phone: reason; logged")
ROUTE(GET, "/api/v1/person/:person/pdf", person_api_pdf, MAY_SEE_PERSON, "The official form of a member as PDF, numbers masked")
ROUTE(POST, "/api/v1/person/:person/pdf", person_api_pdf_full, MAY_SEE_FULL, "The official form as PDF with full numbers: reason; logged")

static person_id path_person(const struct web *w)
{
	return (person_id){ web_path_id(w, "person") };
}

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

static void put_spells(struct json *j, const struct person_card *card)
{
	json_name(j, "spells");
	json_array(j);
	for (size_t i = 0; i < card->spells_count; i++) {
		const struct person_spell *s = &card->spells[i];

		json_object(j);
		json_put_id(j, "org", s->org.v);
		json_put_text(j, "org_name", s->org_name);
		json_put_int(j, "status", s->status);
		json_put_day(j, "from_day", s->from_day);
		json_put_day(j, "to_day", s->to_day);
		json_put_text(j, "began_by", s->began_by);
		json_put_text(j, "ended_by", s->ended_by);
		json_put_text(j, "document", s->document);
		json_end(j);
	}
	json_end(j);
}

static void put_posts(struct json *j, const struct person_card *card)
{
	json_name(j, "posts");
	json_array(j);
	for (size_t i = 0; i < card->holdings_count; i++) {
		const struct person_holding *h = &card->holdings[i];

		json_object(j);
		json_put_id(j, "holding", h->id.v);
		json_put_text(j, "post", h->post_name);
		json_put_id(j, "org", h->org.v);
		json_put_text(j, "org_name", h->org_name);
		json_put_text(j, "manner", h->manner);
		json_put_day(j, "from_day", h->from_day);
		json_put_day(j, "to_day", h->to_day);
		json_end(j);
	}
	json_end(j);
}

static void put_roles(struct json *j, const struct person_card *card)
{
	json_name(j, "roles");
	json_array(j);
	for (size_t i = 0; i < card->roles_count; i++) {
		const struct person_role_row *r = &card->roles[i];

		json_object(j);
		json_put_id(j, "id", r->id.v);
		json_put_text(j, "kind", r->kind);
		json_put_text(j, "source", r->source);
		json_put_text(j, "detail", r->detail);
		json_put_text(j, "org_name", r->org_name);
		json_put_day(j, "from_day", r->from_day);
		json_put_day(j, "to_day", r->to_day);
		json_end(j);
	}
	json_end(j);
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
		json_put_id(j, "id", h->id.v);
		json_put_text(j, "kind", h->kind);
		json_put_text(j, "title", h->title);
		json_put_text(j, "detail", h->detail);
		json_put_day(j, "from_day", h->from_day);
		json_put_day(j, "to_day", h->to_day);
		json_end(j);
	}
	json_end(j);
}

static void put_papers(struct json *j, const struct person_card *card)
{
	json_name(j, "papers");
	json_array(j);
	for (size_t i = 0; i < card->papers_count; i++) {
		const struct person_paper *p = &card->papers[i];

		json_object(j);
		json_put_id(j, "id", p->id.v);
		json_put_text(j, "kind", p->kind);
		json_put_text(j, "name", p->name);
		json_put_text(j, "media_type", p->media_type);
		json_put_int(j, "bytes", p->bytes);
		json_put_text(j, "digest", p->digest);
		json_put_day(j, "paper_day", p->paper_day);
		json_put_bool(j, "is_withdrawn", p->is_withdrawn);
		json_end(j);
	}
	json_end(j);
}

void person_api_get(struct web *w)
{
	struct person_card card = { 0 };
	struct json *j;

	if (!person_see(w->c, path_person(w), &card.row))
		return;
	person_card_read(w->c, &card);
	j = web_json(w);
	json_object(j);
	put_facts(w->c, j, &card);
	put_spells(j, &card);
	put_posts(j, &card);
	put_roles(j, &card);
	put_histories(j, &card);
	put_papers(j, &card);
	json_end(j);
}

/* What a write gives back: the number and the version to go on with. */
static void put_done(struct web *w, person_id id, int64_t row_version, int status)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_id(j, "id", id.v);
	json_put_int(j, "row_version", row_version);
	json_end(j);
	web_json_status(w, status);
}

void person_api_create(struct web *w)
{
	struct person_form form = { .org = { web_param_int(w, "org", 0) } };
	person_id made;

	person_input_read(w, &form);
	if (person_create(w->c, &form, &made))
		put_done(w, made, 1, 201);
}

void person_api_change(struct web *w)
{
	struct person_row row;
	struct person_form form;

	if (!person_see(w->c, path_person(w), &row))
		return;
	person_form_of(w->c, &row, &form);
	person_input_read(w, &form);
	person_form_unmask(w->c, &row, &form);
	if (person_change(w->c, row.id, &form))
		put_done(w, row.id, form.row_version + 1, 200);
}

void person_api_standing(struct web *w)
{
	struct person_standing standing;
	struct person_row row;

	if (!person_see(w->c, path_person(w), &row))
		return;
	if (person_standing_read(w, &standing) && person_set_standing_from(w->c, row.id, &standing))
		put_done(w, row.id, standing.row_version + 1, 200);
}

void person_api_reveal(struct web *w)
{
	const char *id_number, *phone;
	struct json *j;

	if (!person_reveal(w->c, path_person(w), web_param(w, "reason"), &id_number, &phone))
		return;
	j = web_json(w);
	json_object(j);
	json_put_text(j, "id_number", id_number);
	json_put_text(j, "phone", phone);
	json_end(j);
}

void person_api_pdf(struct web *w)
{
	struct person_card card = { 0 };

	if (person_see(w->c, path_person(w), &card.row))
		person_pdf_send(w, &card);
}

void person_api_pdf_full(struct web *w)
{
	struct person_card card = { 0 };

	if (person_reveal(w->c, path_person(w), web_param(w, "reason"), &card.id_number, &card.phone) &&
		person_get(w->c->store, path_person(w), &card.row))
		person_pdf_send(w, &card);
}
