/* Democratic appraisal in the browser: the record of a branch with the form for all its members, the branches of a subtree, one's own marks. */
#include <string.h>
#include "base/text.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/appraisal/appraisal_screen.h"
#include "rooms/appraisal/appraisal_tmpl.h"
#include "text/appraisal.h"
#include "web/web.h"

ROUTE(GET, "/appraisal", appraisal_own_page, MAY_SEE_PERSON, "Leads to the democratic appraisal of the own organisation")
ROUTE(GET, "/org/:org/appraisal", appraisal_page, MAY_SEE_PERSON, "How a branch appraised its members in a year; of an organisation above: which of its branches did")
ROUTE(POST, "/org/:org/appraisal", appraisal_save_form, MAY_EDIT_PERSON, "Records the appraisal of a year with the mark of each member, or corrects it with a reason")
ROUTE(POST, "/org/:org/appraisal/withdraw", appraisal_withdraw_form, MAY_EDIT_PERSON, "Withdraws the record of a year with a reason")
ROUTE(POST, "/org/:org/appraisal/decide", appraisal_decide_form, MAY_EDIT_PERSON, "The committee above settles a correction, a withdrawal or a late record of a year that is over, or gives it back")
ROUTE(GET, "/me/appraisal", appraisal_me_page, MAY_SEE_SELF, "How one was appraised oneself, year by year")

/* ---- words ---- */

const char *appraisal_mark_words(struct view *v, const char *mark)
{
	return text_is_empty(mark) ? view_message_text(v, T_appraisal_no_mark) : code_name(v->lang, "appraisal_mark", mark);
}

static const char *shown(struct view *v, const char *field, const struct appraisal_line *line, const char *stored)
{
	const struct field f = { .name = arena_printf(v->arena, "%s_%lld", field, (long long)line->person.v), .value = stored };

	return field_refusal(v, f.name) != NULL ? f.name : field_value(v, &f);
}

bool appraisal_more_is_open(struct view *v, const struct appraisal_line *line)
{
	const struct field mark = { .name = arena_printf(v->arena, "mark_%lld", (long long)line->person.v), .value = line->mark < 0 ? "" : appraisal_mark_code((enum appraisal_word)line->mark) };

	return appraisal_needs_measure(appraisal_mark_find(field_value(v, &mark)), line->has_ground) || !text_is_empty(shown(v, "place", line, line->place)) ||
		!text_is_empty(shown(v, "measure", line, line->measure));
}

message appraisal_field_text(const char *field)
{
	static const struct { const char *field; const struct message *text; } FIELDS[] = { { "day", T_appraisal_day }, { "due", T_appraisal_due }, { "present", T_appraisal_present },
		{ "reason", T_appraisal_excess }, { "mark", T_appraisal_mark }, { "place", T_appraisal_place } };

	for (size_t i = 0; i < sizeof(FIELDS) / sizeof(FIELDS[0]); i++)
		if (strcmp(FIELDS[i].field, field) == 0)
			return FIELDS[i].text;
	return T_appraisal_measure;
}

message appraisal_kind_text(const struct appraisal_correction_row *k)
{
	static const struct { const char *kind; const struct message *waiting, *settled, *refused; } KINDS[] = {
		{ "record", T_appraisal_record_waiting, T_appraisal_record_settled, T_appraisal_record_refused },
		{ "withdraw", T_appraisal_withdraw_waiting, T_appraisal_withdraw_settled, T_appraisal_withdraw_refused },
		{ "change", T_appraisal_state_waiting, T_appraisal_state_settled, T_appraisal_state_refused } };
	size_t i = 0;

	while (i < 2 && strcmp(KINDS[i].kind, k->kind) != 0)
		i++;
	if (strcmp(k->state, "withdrawn") == 0)
		return T_appraisal_record_withdrawn;
	return strcmp(k->state, "waiting") == 0 ? KINDS[i].waiting : strcmp(k->state, "refused") == 0 ? KINDS[i].refused : KINDS[i].settled;
}

const char *appraisal_value_words(struct view *v, const char *field, const char *value)
{
	if (strcmp(field, "mark") == 0)
		return appraisal_mark_words(v, value);
	return text_is_empty(value) ? view_message_text(v, T_appraisal_empty) : value;
}

/* ---- a branch, and the branches of a subtree ---- */

void appraisal_own_page(struct web *w)
{
	const char *year = web_param(w, "year");

	if (!appraisal_is_asked_rightly(w))
		return;
	web_redirect(w, org_url(w->c, (org_id){ w->c->actor.org_id }, text_is_empty(year) ? "/appraisal" : arena_printf(w->c->arena, "/appraisal?year=%s", year)));
}

static void show(struct web *w)
{
	struct appraisal_screen s;
	struct appraisal_list_screen list;
	struct org_row org;

	if (!org_see_for(w->c, web_path(w, org), MAY_SEE_PERSON, &org))
		return;
	if (appraisal_is_held_by(org.kind)) {
		if (!appraisal_screen_read(w, &s))
			return;
		appraisal_screen(&w->view, &s);
	} else {
		if (!appraisal_list_read(w, web_list_rows(w, APPRAISAL_PER_PAGE), &list))
			return;
		appraisal_list_screen(&w->view, &list);
	}
	web_page(w);
}

void appraisal_page(struct web *w)
{
	if (appraisal_is_asked_rightly(w))
		show(w);
}

static const char *of_person(struct web *w, const char *name, person_id person)
{
	return web_param(w, arena_printf(w->c->arena, "%s_%lld", name, (long long)person.v));
}

/* One row of the form for each member of that day who can have a mark. */
static void typed_read(struct web *w, struct appraisal_form *f)
{
	struct appraisal a;
	struct appraisal_typed *typed;

	if (f->day == DAY_NONE || !appraisal_read(w->c, web_path(w, org), f->year, f->day, MAY_EDIT_PERSON, &a))
		return;
	typed = arena_array(w->c->arena, a.lines_count + 1, sizeof(*typed));
	for (size_t i = 0; i < a.lines_count; i++) {
		person_id id = a.lines[i].person;

		if (!a.lines[i].is_probationary)
			typed[f->typed_count++] = (struct appraisal_typed){ .person = id, .mark = of_person(w, "mark", id), .place = of_person(w, "place", id), .measure = of_person(w, "measure", id) };
	}
	f->typed = typed;
}

static void answer(struct web *w, bool is_done, message said, int year)
{
	if (is_done) {
		web_notice(w, said, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/org/%lld/appraisal?year=%d", (long long)web_path_id(w, "org"), year));
	} else if (web_form_again(w)) {
		show(w);
	}
}

void appraisal_save_form(struct web *w)
{
	struct appraisal_form f;
	bool waits = false, is_done;

	appraisal_form_read(w, &f);
	if (permit_require(w->c, MAY_EDIT_PERSON, web_path_id(w, "org")))
		typed_read(w, &f);
	is_done = !ctx_is_refused(w->c) && appraisal_save(w->c, web_path(w, org), &f, &waits);
	answer(w, is_done, waits ? T_appraisal_correction_waits : T_appraisal_saved, f.year);
}

void appraisal_withdraw_form(struct web *w)
{
	int year = web_param_small(w, "year", 0);
	bool waits = false, is_done = appraisal_withdraw(w->c, web_path(w, org), year, web_param(w, "reason"), web_row_version(w), &waits);

	answer(w, is_done, waits ? T_appraisal_correction_waits : T_appraisal_withdrawn, year);
}

void appraisal_decide_form(struct web *w)
{
	struct appraisal_decision d;
	bool is_done;

	appraisal_decision_read(w, &d);
	is_done = appraisal_decide(w->c, web_path(w, org), &d);
	answer(w, is_done, strcmp(d.state, "settled") == 0 ? T_appraisal_settled : T_appraisal_given_back, d.year);
}

/* ---- one's own ---- */

void appraisal_me_page(struct web *w)
{
	struct ctx *c = w->c;
	struct appraisal_person_row person = { .name = "" };
	struct appraisal_own_screen s = { .name = c->actor.name };

	if (appraisal_person(c->store, (person_id){ c->actor.person_id }, &person))
		s.count = appraisal_of_person(c->store, person.region, (person_id){ c->actor.person_id }, &s.rows);
	s.name = person.name;
	appraisal_own_screen(&w->view, &s);
	web_page(w);
}
