/* Papers in the browser: what can be printed, printing one, and the templates. */
#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "core/permit.h"
#include "rooms/ballot/ballot_voided.h"
#include "rooms/document/document_part.h"
#include "rooms/document/document_screen.h"
#include "rooms/document/document_tmpl.h"
#include "rooms/org/org_kind.h"
#include "rooms/run/run.h"
#include "text/document.h"
#include "web/web.h"

ROUTE(GET, "/document", document_list_page, MAY_HANDLE, "Papers that can be printed, and whose template holds")
ROUTE(GET, "/document/:document", document_page, MAY_SET_NORMS, "The templates of a paper: fields, versions, where they are in force")
ROUTE(POST, "/document/:document", document_keep_save, MAY_SET_NORMS, "Keep an uploaded .docx as the next version of a template")
ROUTE(GET, "/document/:document/file", document_file_page, MAY_SET_NORMS, "A version of a template as .docx")
ROUTE(POST, "/document/:document/use", document_use_save, MAY_SET_NORMS, "Put a version of a template in force from a day")
ROUTE(POST, "/document/:document/end", document_end_save, MAY_SET_NORMS, "End a template from a day")
ROUTE(GET, "/document/:document/print", document_print_page, MAY_HANDLE, "What a paper asks before it is printed")
ROUTE(POST, "/document/:document/print", document_print_save, MAY_HANDLE, "Print a paper about a case, a vote, a transfer, a certificate (of a member, of a floating member), a reminder, a member or an organisation; logged")
UPLOADS(document_keep_save, UPLOAD_BYTES_MAX)

void document_list_page(struct web *w)
{
	struct document_list_screen s = { .may_manage = may(w->c, MAY_SET_NORMS) };

	s.count = document_lines(w->c, &s.lines);
	document_list_screen(&w->view, &s);
	web_page(w);
}

/* ---- printing ---- */

static const message LABELS[FIELDS_COUNT] = {
	[FIELD_NUMBER] = T_document_field_number, [FIELD_ASKED_NUMBER] = T_document_field_asked, [FIELD_TO] = T_document_field_to, [FIELD_SIGNER] = T_document_field_signer, [FIELD_BODY] = T_document_field_body,
	[FIELD_PLACE] = T_document_field_place, [FIELD_CHAIR] = T_document_field_chair, [FIELD_WRITER] = T_document_field_writer,
	[FIELD_GUESTS] = T_document_field_guests, [FIELD_CONTACT] = T_document_field_contact, [FIELD_PHONE] = T_document_field_phone, [FIELD_ORGAN_ADDRESS] = T_document_field_address,
	[FIELD_SINCE] = T_document_field_since, [FIELD_UNTIL] = T_document_field_until,
};

static bool is_needed(const struct document_kind *kind, enum document_field field)
{
	for (const enum document_field *f = kind->needed; *f != FIELD_NONE; f++)
		if (*f == field)
			return true;
	return false;
}

/* A case of several meetings has a paper of each. */
static void read_votes(struct ctx *c, struct document_print_screen *s)
{
	struct run_case k;

	if (!run_see(c, (run_id){ s->subject }, &k))
		return;
	s->votes = arena_array(c->arena, k.ballots_count + 1, sizeof(*s->votes));
	for (size_t i = k.ballots_count; i-- > 0;)
		if (ballot_was_counted(&k.ballots[i]))
			s->votes[s->votes_count++] = (struct option){ .value = ctx_number(c, k.ballots[i].id.v),
				.label_text = arena_printf(c->arena, "%s %s%s", day_text(c->arena, k.ballots[i].day), k.ballots[i].title,
					strcmp(k.ballots[i].state, "void") == 0 ? ctx_words(c, T_document_voided) : "") };
}

/* A case that goes up several times has a request and a reply of each. */
static void read_submissions(struct ctx *c, struct document_print_screen *s)
{
	struct document_submission *submissions;
	struct run_case k;
	size_t count;

	if (!run_see(c, (run_id){ s->subject }, &k))
		return;
	count = document_submissions(c, &k, strcmp(s->kind->code, "reply") == 0, &submissions);
	s->submissions = arena_array(c->arena, count + 1, sizeof(*s->submissions));
	for (size_t i = 0; i < count; i++)
		s->submissions[s->submissions_count++] = (struct option){ .value = ctx_number(c, submissions[i].number),
			.label_text = arena_printf(c->arena, "%s %s", day_text(c->arena, submissions[i].day), programme_named(c->lang, submissions[i].title)) };
}

/* "主送、签发人": what the paper does not do without; "" nothing. */
static const char *needed_names(struct ctx *c, const struct document_kind *kind)
{
	struct buffer names;

	buffer_init(&names, c->arena, 0);
	for (const enum document_field *f = kind->needed; *f != FIELD_NONE; f++)
		buffer_printf(&names, "%s%s", f == kind->needed ? "" : ctx_words(c, T_document_and), ctx_words(c, LABELS[*f]));
	return buffer_text(&names);
}

/* What stands in a field that nobody typed in yet. */
static const char *usual(struct ctx *c, const struct document_kind *kind, const struct document_ask *ask, enum document_field field)
{
	struct run_case k;

	if (!text_is_empty(ask->typed[field]) || field != FIELD_TO || kind->about != ABOUT_RUN || c->refusals_count > 0)
		return ask->typed[field];
	return run_see(c, (run_id){ ask->subject }, &k) ? document_usual_to(c, kind, &k) : "";
}

static void show_print(struct web *w, const struct document_kind *kind)
{
	struct ctx *c = w->c;
	struct document_ask ask;
	struct document_print_screen s = { .kind = kind };
	struct org_row org;

	document_ask_read(w, kind, &ask);
	if (!document_subject(c, kind, ask.subject, &s.title, &s.back))
		return;
	s.subject = ask.subject;
	s.query = ask.query;
	s.needed = needed_names(c, kind);
	s.people = -1;
	if (strcmp(kind->code, "roster") == 0) {
		if (!text_is_empty(ask.query))
			s.back = arena_printf(c->arena, "%s&%s", s.back, ask.query);
		if (c->refusals_count == 0 && !document_roster_count(c, ask.subject, ask.query, &s.people))
			return;
	}
	if (kind->nature == DOCUMENT_PEOPLE && org_get(c->store, (org_id){ ask.subject }, &org)) {
		s.is_of_branch = org_kind_keeps_members(org.kind);
		s.may_export = may_at_path(c, MAY_EXPORT, org.path);
	}
	s.is_full = ask.is_full;
	s.reason = ask.reason;
	s.may_see_full = kind->may_show_number && may(c, MAY_SEE_FULL);
	s.inputs = arena_array(c->arena, FIELDS_COUNT, sizeof(*s.inputs));
	for (const enum document_field *f = kind->typed; *f != FIELD_NONE; f++)
		s.inputs[s.inputs_count++] = (struct document_input){ .field = *f, .label = LABELS[*f], .name = DOCUMENT_INPUTS[*f], .value = usual(c, kind, &ask, *f),
			.hint = *f == FIELD_NUMBER || *f == FIELD_ASKED_NUMBER ? T_document_field_number_hint : 0, .is_needed = is_needed(kind, *f) };
	if (kind->about == ABOUT_RUN && document_has_field(kind, FIELD_VOTE))
		read_votes(c, &s);
	s.ballot = ask.ballot == 0 ? "" : ctx_number(c, ask.ballot);
	if (strcmp(kind->code, "request") == 0 || strcmp(kind->code, "reply") == 0)
		read_submissions(c, &s);
	s.step = ask.step == 0 ? "" : ctx_number(c, ask.step);
	document_print_screen(&w->view, &s);
	web_page(w);
}

void document_print_page(struct web *w)
{
	const struct document_kind *kind = document_path(w);

	if (kind != NULL)
		show_print(w, kind);
}

void document_print_save(struct web *w)
{
	const struct document_kind *kind = document_path(w);

	if (kind != NULL && !document_send(w, kind) && web_form_again(w))
		show_print(w, kind);
}

/* ---- templates ---- */

static const char *braces(struct arena *a, const char *sign, const char *name)
{
	return arena_printf(a, "{{%s%s}}", sign, name);
}

static void read_fields(struct ctx *c, struct document_screen *s)
{
	struct arena *a = c->arena;

	s->fields = arena_array(a, FIELDS_COUNT + LISTS_COUNT, sizeof(*s->fields));
	for (const enum document_field *f = s->kind->fields; *f != FIELD_NONE; f++)
		s->fields[s->fields_count++] = braces(a, "", DOCUMENT_FIELDS[*f]);
	s->example = s->fields[0];
	s->list_example = braces(a, "#", DOCUMENT_LISTS[LIST_SIGN_IN].name);
	for (const enum document_list *l = s->kind->lists; *l != LIST_NONE; l++) {
		const struct document_list_shape *shape = &DOCUMENT_LISTS[*l];
		struct buffer names;
		struct message_arg args[2] = { { "name", s->list_example = braces(a, "#", shape->name) }, { "fields", NULL } };

		buffer_init(&names, a, 0);
		for (size_t i = 0; i < shape->fields_count; i++)
			buffer_printf(&names, "%s%s", i == 0 ? "" : " ", braces(a, "", shape->fields[i]));
		args[1].value = buffer_text(&names);
		s->fields[s->fields_count++] = message_text(a, c->lang, T_document_list_of, args, 2);
	}
}

static void show(struct web *w, const struct document_kind *kind)
{
	struct ctx *c = w->c;
	struct document_screen s = { .kind = kind, .org_name = c->actor.org_name, .note = web_param(w, "note"), .template = web_param(w, "template"),
		.basis = web_param(w, "basis"), .day = web_param(w, "day"), .may_keep = c->actor.level <= 1 };

	if (s.day[0] == '\0')
		s.day = day_text(c->arena, c->today);
	read_fields(c, &s);
	s.templates_count = document_templates(c->store, kind->code, &s.templates);
	s.uses_count = document_uses_in(c->store, kind->code, c->actor.path_from, c->actor.path_to, &s.uses);
	s.options = arena_array(c->arena, s.templates_count + 1, sizeof(*s.options));
	for (size_t i = 0; i < s.templates_count; i++) {
		const struct message_arg n = { "n", ctx_number(c, s.templates[i].version) };

		s.options[i] = (struct option){ .value = ctx_number(c, s.templates[i].id.v),
			.label_text = arena_printf(c->arena, "%s %s", message_text(c->arena, c->lang, T_document_version, &n, 1), s.templates[i].note) };
	}
	document_screen(&w->view, &s);
	web_page(w);
}

void document_page(struct web *w)
{
	const struct document_kind *kind = document_path(w);

	if (kind != NULL)
		show(w, kind);
}

void document_file_page(struct web *w)
{
	document_send_template(w);
}

static void answer(struct web *w, const struct document_kind *kind, bool is_done, message notice)
{
	if (is_done) {
		web_notice(w, notice, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/document/%s", kind->code));
	} else if (web_form_again(w)) {
		show(w, kind);
	}
}

void document_keep_save(struct web *w)
{
	const struct document_kind *kind = document_path(w);
	struct document_upload upload;
	document_template_id made;

	document_upload_read(w, &upload);
	if (kind != NULL)
		answer(w, kind, document_keep(w->c, kind, &upload, &made), T_document_kept);
}

void document_use_save(struct web *w)
{
	const struct document_kind *kind = document_path(w);
	struct document_using what;
	document_use_id made;

	document_using_read(w, &what);
	if (kind != NULL)
		answer(w, kind, document_put_in_force(w->c, kind, &what, &made), T_document_used);
}

void document_end_save(struct web *w)
{
	const struct document_kind *kind = document_path(w);

	if (kind != NULL)
		answer(w, kind, document_end(w->c, kind, (document_use_id){ web_param_int(w, "use", 0) }, web_param_day(w, "day", DAY_NONE), web_row_version(w)),
			T_document_ended);
}
