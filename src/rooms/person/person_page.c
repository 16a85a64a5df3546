/* The archive of one person in the browser: its page, the forms that make and change it, and
 * the look at full numbers. Forms are shown again with what was typed when a rule refuses. */
#include <string.h>
#include "core/code.h"
#include "core/file.h"
#include "core/services.h"
#include "rooms/account/account.h"
#include "rooms/org/approver.h"
#include "rooms/org/org_input.h"
#include "rooms/org/org_kind.h"
#include "rooms/person/late_entry.h"
#include "rooms/person/person_card.h"
#include "rooms/person/person_form_tmpl.h"
#include "rooms/person/person_official_tmpl.h"
#include "rooms/person/person_pdf.h"
#include "rooms/person/person_screen.h"
#include "rooms/person/person_tmpl.h"
#include "rooms/person/person_void_input.h"
#include "rooms/person/role.h"
#include "rooms/run/under_way.h"
#include "rooms/transfer/transfer_training.h"
#include "text/archive.h"
#include "text/late.h"
#include "text/person.h"
#include "text/view.h"
#include "web/web.h"

ROUTE(GET, "/person/new", person_new_page, MAY_EDIT_PERSON, "The form for a new record in an organisation (org)")
ROUTE(GET, "/person/:person", person_page, MAY_SEE_PERSON, "The archive of one person: branches, standing, posts, roles, history, papers")
ROUTE(GET, "/person/:person/photo", person_photo, MAY_SEE_PERSON, "The photo of a record")
ROUTE(GET, "/person/:person/edit", person_edit_page, MAY_EDIT_PERSON, "The form that changes a record")
ROUTE(GET, "/person/:person/form", person_form_print, MAY_SEE_PERSON, "The official form of a member, A4 for print, numbers masked")
ROUTE(POST, "/person/:person/form", person_form_print_full, MAY_SEE_FULL, "The official form with full numbers; logged with the reason")
ROUTE(GET, "/person/:person/pdf", person_pdf, MAY_SEE_PERSON, "The official form of a member as PDF, numbers masked")
ROUTE(POST, "/person/:person/pdf", person_pdf_full, MAY_SEE_FULL, "The official form as PDF with full numbers; logged with the reason")
ROUTE(POST, "/person/create", person_create_save, MAY_EDIT_PERSON, "Make a record")
ROUTE(POST, "/person/:person/change", person_change_save, MAY_EDIT_PERSON, "Change a record")
ROUTE(POST, "/person/:person/verify", person_verify_save, MAY_EDIT_PERSON, "The record agrees with its papers")
ROUTE(POST, "/person/:person/reveal", person_reveal_page, MAY_SEE_FULL, "Show the full ID number and phone; logged with the reason")

static const char *person_url(struct ctx *c, person_id id, const char *rest)
{
	return arena_printf(c->arena, "/person/%lld%s", (long long)id.v, rest);
}

void person_card_read(struct ctx *c, struct person_card *card)
{
	const struct person_row *row = &card->row;

	person_org(c->store, row->org, &card->org);
	card->spells_count = person_spells(c->store, row->region, row->id, &card->spells);
	card->events_count = standing_changes(c->store, row->region, row->id, &card->events);
	card->late_count = late_entry_waiting_of(c, row->region, row->id, &card->late);
	card->approvers = card->late_count == 0 ? "" : approver_words(c, row->path);
	card->roles_count = person_roles(c->store, row->region, row->id, &card->roles);
	card->places_count = person_role_places(c->store, row->region, row->id, &card->places);
	card->holdings_count = person_holdings(c->store, row->id, &card->holdings);
	card->histories_count = person_histories(c->store, row->region, row->id, &card->histories);
	card->appraisals_count = appraisal_of_person(c->store, row->region, row->id, &card->appraisals);
	card->papers_count = person_papers(c->store, row->id.v, &card->papers);
	card->changes_count = person_changes(c->store, row->region, row->id, PERSON_CHANGES_SHOWN, &card->changes);
	card->state = person_record_state(row, card->changes, card->changes_count);
	for (size_t i = 0; i < card->roles_count; i++)
		if (strcmp(card->roles[i].kind, "floating_out") == 0 && card->roles[i].to_day > c->today)
			card->floating = &card->roles[i];
		else if (strcmp(card->roles[i].kind, ROLE_RIGHTS_SUSPENDED) == 0 && card->roles[i].from_day <= c->today && card->roles[i].to_day > c->today)
			card->suspended = &card->roles[i];
	card->age_years = row->birth_day == DAY_NONE || row->status == PERSON_DECEASED ? -1 : years_between(row->birth_day, c->today);
	card->party_years = row->full_day == DAY_NONE ? -1 : years_between(row->full_day, c->today);
}

void person_under_way_read(struct ctx *c, struct person_card *card)
{
	if (!card->is_own)
		card->under_way_count = under_way_read(c, &card->row, &card->under_way);
}

static void show_card(struct web *w, struct person_card *card)
{
	struct ctx *c = w->c;

	person_card_read(c, card);
	person_under_way_read(c, card);
	card->may_edit = may_at_path(c, MAY_EDIT_PERSON, card->row.path) && card->row.status != PERSON_DECEASED;
	card->may_handle = may_at_path(c, MAY_HANDLE, card->row.path);
	card->is_on_the_way = transfer_is_on_the_way(c, &card->row);
	card->may_open_account = card->row.status != PERSON_DECEASED && account_could_open(c, card->row.id.v);
	card->may_see_full = may_at_path(c, MAY_SEE_FULL, card->row.path);
	card->wants_call = web_param_int(w, "call", 0) != 0;
	card->may_see_org = may_at_path(c, MAY_SEE_ORG, card->row.path);
	person_archive(&w->view, card);
	web_page(w);
}

void person_page(struct web *w)
{
	struct person_card card = { 0 };

	if (!person_void_shown(w, web_path(w, person)) && person_see(w->c, web_path(w, person), &card.row))
		show_card(w, &card);
}

void person_reveal_page(struct web *w)
{
	struct ctx *c = w->c;
	struct person_card card = { 0 };
	const char *id_number = NULL, *phone = NULL;
	bool is_shown = person_reveal(c, web_path(w, person), web_param(w, "reason"), &id_number, &phone);

	if ((!is_shown && !web_form_again(w)) || !person_get(c->store, web_path(w, person), &card.row))
		return;
	card.id_number = id_number;
	card.phone = phone;
	show_card(w, &card);
}

static void show_official(struct web *w, struct person_card *card)
{
	person_card_read(w->c, card);
	card->may_see_full = may_at_path(w->c, MAY_SEE_FULL, card->row.path);
	person_official_form(&w->view, card);
	web_page(w);
}

void person_form_print(struct web *w)
{
	struct person_card card = { 0 };

	if (person_see(w->c, web_path(w, person), &card.row))
		show_official(w, &card);
}

void person_form_print_full(struct web *w)
{
	struct ctx *c = w->c;
	struct person_card card = { 0 };
	bool is_shown = person_reveal(c, web_path(w, person), web_param(w, "reason"), &card.id_number, &card.phone);

	if ((!is_shown && !web_form_again(w)) || !person_get(c->store, web_path(w, person), &card.row))
		return;
	show_official(w, &card);
}

void person_pdf(struct web *w)
{
	struct person_card card = { 0 };

	if (person_see(w->c, web_path(w, person), &card.row))
		person_pdf_send(w, &card);
}

/* Without a reason the form is shown again and asks for one. */
void person_pdf_full(struct web *w)
{
	struct ctx *c = w->c;
	struct person_card card = { 0 };
	bool is_shown = person_reveal(c, web_path(w, person), web_param(w, "reason"), &card.id_number, &card.phone);

	if ((!is_shown && !web_form_again(w)) || !person_get(c->store, web_path(w, person), &card.row))
		return;
	if (is_shown)
		person_pdf_send(w, &card);
	else
		show_official(w, &card);
}

void person_send_photo(struct web *w, const struct person_row *row)
{
	struct file_row file;
	int fd = -1;

	if (row->photo_file != 0 && file_get(w->c->store, (file_id){ row->photo_file }, &file))
		fd = file_read(w->c->services->files, file.digest);
	if (fd < 0) {
		ctx_refuse(w->c, NOT_FOUND, T_person_not_found, NULL);
		return;
	}
	web_attachment_fd(w, file.name[0] == '\0' ? message_text(w->c->arena, LANG_ZH, T_archive_form_photo, NULL, 0) : file.name, file.media_type, fd, file.bytes);
}

void person_photo(struct web *w)
{
	struct person_row row;

	if (person_see(w->c, web_path(w, person), &row))
		person_send_photo(w, &row);
}

/* How many late entries of a record wait. */
static size_t waiting_of(struct ctx *c, person_id id)
{
	struct late_entry_row *rows;
	struct person_row row;

	return person_get(c->store, id, &row) ? late_entry_waiting_of(c, row.region, id, &rows) : 0;
}

/* ---- new ---- */

/* `place` is where the form was opened. Where that keeps no members, the form asks for the branch: `typed` is what stands there. */
static void show_new(struct web *w, org_id place, const char *typed, const struct person_form *form)
{
	struct person_form_screen screen = { .form = *form, .action = "/person/create" };

	if (!permit_require(w->c, MAY_EDIT_PERSON, place.v) || !person_org(w->c->store, place, &screen.org))
		return;
	/* Told before a form is filled in, not after. */
	if (screen.org.to_day != DAY_OPEN && !ctx_is_refused(w->c)) {
		ctx_refuse(w->c, AGAINST_RULE, T_person_org_closed, "name", screen.org.name, "day", day_text(w->c->arena, screen.org.to_day), NULL);
		return;
	}
	if (!org_kind_keeps_members(screen.org.kind))
		screen.branch = typed;
	screen.cancel_href = arena_printf(w->c->arena, "/org/%lld", (long long)place.v);
	person_form_page(&w->view, &screen);
	web_page(w);
}

void person_new_page(struct web *w)
{
	struct ctx *c = w->c;
	org_id org = { web_param_int(w, "org", c->actor.org_id) };

	show_new(w, org, "", &(struct person_form){ .nationality = "01", .is_front_line = "0" });
}

/* A branch by its code or name, or the branches that a part of the name or its initials fit, from which the form lets choose.
 * Nothing typed is the place itself: who is no member may be registered at a committee. False: refused at the field. */
static bool read_branch(struct ctx *c, const char *typed, org_id place, org_id *org)
{
	struct org_item *items;
	struct refusal_choice *choices;
	size_t count, fit = 0;

	*org = text_is_empty(typed) ? place : org_named(c, typed);
	if (org->v != 0)
		return true;
	count = org_search(c, typed, &items);
	choices = arena_array(c->arena, count, sizeof(*choices));
	for (size_t i = 0; i < count; i++) {
		if (!org_kind_keeps_members(items[i].kind) || items[i].to_day != DAY_OPEN)
			continue;
		*org = items[i].id;
		choices[fit++] = (struct refusal_choice){ items[i].code, items[i].name };
	}
	if (fit == 1)
		return true;
	ctx_refuse_field(c, "org", fit == 0 ? T_archive_branch_unknown : T_archive_branch_many, "typed", typed, "n", arena_printf(c->arena, "%zu", fit), NULL);
	if (fit > 1)
		ctx_offer(c, choices, fit);
	return false;
}

/* A branch that is not found is told together with what else is wrong. */
static bool create(struct web *w, org_id place, const char *typed, struct person_form *form, person_id *made)
{
	struct person_facts ignored;

	if (place.v == 0)
		form->org.v = web_param_int(w, "org", 0);
	else if (!permit_require(w->c, MAY_EDIT_PERSON, place.v))
		return false;
	else if (!read_branch(w->c, typed, place, &form->org)) {
		person_check(w->c, form, &ignored);
		return false;
	}
	return person_create(w->c, form, made);
}

void person_create_save(struct web *w)
{
	struct ctx *c = w->c;
	org_id place = { web_param_int(w, "under", 0) };
	const char *typed = web_param(w, "org");
	struct person_form form = { 0 };
	person_id made;

	person_input_read(w, &form);
	if (create(w, place, typed, &form, &made)) {
		web_notice(w, waiting_of(c, made) != 0 ? T_late_made_waits : T_archive_made, "name", form.name, NULL);
		web_redirect(w, person_url(c, made, ""));
	} else if (web_form_again(w)) {
		show_new(w, place.v != 0 ? place : form.org, typed, &form);
	}
}

/* ---- change ---- */

static void show_edit(struct web *w, const struct person_row *row, const struct person_form *form)
{
	struct ctx *c = w->c;
	struct person_form_screen screen = { .row = row, .form = *form, .action = person_url(c, row->id, "/change"),
		.cancel_href = person_url(c, row->id, "") };

	person_form_page(&w->view, &screen);
	web_page(w);
}

void person_edit_page(struct web *w)
{
	struct ctx *c = w->c;
	struct person_row row;
	struct person_form form;

	if (!person_see(c, web_path(w, person), &row))
		return;
	person_form_of(c, &row, &form);
	show_edit(w, &row, &form);
}

/* NULL: what changed the row is no correction, such as a move. */
static const char *changed_words(struct ctx *c, const struct person_row *row)
{
	struct person_change_row *changes;
	struct message_arg args[2] = { { "who", "" }, { "when", "" } };

	if (person_changes(c->store, row->region, row->id, 1, &changes) == 0)
		return NULL;
	args[0].value = changes[0].author;
	args[1].value = time_text(c->arena, changes[0].time_s);
	return message_text(c->arena, c->lang, T_view_conflict_by, args, 2);
}

/* 409: what stands there now beside what was typed. */
static void show_conflict(struct web *w, const struct person_row *row, const struct person_form *mine)
{
	struct ctx *c = w->c;
	struct person_form theirs;
	struct conflict_row *rows = arena_array(c->arena, PERSON_INPUTS_COUNT + 2, sizeof(*rows));
	size_t count = 0;

	person_form_of(c, row, &theirs);
	for (size_t i = 0; i < PERSON_INPUTS_COUNT; i++) {
		const struct person_input *input = &PERSON_INPUTS[i];

		if (input->is_only_new)
			continue;
		rows[count++] = (struct conflict_row){ .label = input->label, .name = input->name,
			.theirs = person_input_words(c, &theirs, input), .mine = person_input_words(c, mine, input) };
	}
	rows[count++] = (struct conflict_row){ .label = T_archive_change_reason, .name = "reason", .theirs = "", .mine = mine->reason };
	if (!text_is_empty(mine->twin_reason))
		rows[count++] = (struct conflict_row){ .label = T_archive_twin_reason, .name = "twin_reason", .theirs = "", .mine = mine->twin_reason };
	conflict_page(&w->view, .action = person_url(c, row->id, "/change"), .row_version = row->row_version, .changed = changed_words(c, row),
		.back_href = person_url(c, row->id, ""), .rows = rows, .rows_count = count);
	web_page(w);
}

void person_change_save(struct web *w)
{
	struct ctx *c = w->c;
	struct person_row row;
	struct person_form typed, form;
	size_t waited;

	if (!person_see(c, web_path(w, person), &row))
		return;
	waited = waiting_of(c, row.id);
	person_form_of(c, &row, &typed);
	person_input_read(w, &typed);
	form = typed;
	person_form_unmask(c, &row, &form);
	if (person_change(c, row.id, &form)) {
		web_notice(w, waiting_of(c, row.id) != waited ? T_late_dates_wait : T_archive_saved, "name", form.name, NULL);
		web_redirect(w, person_url(c, row.id, ""));
	} else if (web_form_again(w)) {
		if (c->refusals[0].kind != CONFLICT)
			show_edit(w, &row, &typed);
		else if (person_get(c->store, row.id, &row))
			show_conflict(w, &row, &typed);
	}
}

void person_verify_save(struct web *w)
{
	struct ctx *c = w->c;
	struct person_row row;

	if (!person_see(c, web_path(w, person), &row) || !person_verify(c, row.id, web_row_version(w)))
		return;
	web_notice(w, T_archive_verified_done, "name", row.name, NULL);
	web_redirect(w, person_url(c, row.id, ""));
}
