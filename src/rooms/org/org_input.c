#include "rooms/org/org_input.h"

#include <string.h>
#include "core/code.h"
#include "text/org.h"
#include "web/web.h"

/* A unit by its number or its name in the actor's range; several of one name are offered. Nothing typed is 0, nothing found -1. */
int64_t org_host_named(struct ctx *c, const char *typed)
{
	struct org_host_choice *rows;
	struct refusal_choice *choices;
	int64_t number;
	size_t count;

	if (text_is_empty(typed))
		return 0;
	if (int_parse(typed, &number))
		return number;
	if (text_chars(typed) > LIMIT_HOST_UNIT_NAME)
		return -1;
	count = org_hosts_named(c->store, c->actor.path_from, c->actor.path_to, typed, &rows);
	if (count <= 1)
		return count == 1 ? rows[0].id : -1;
	ctx_refuse_field(c, "host", T_org_host_many, "n", arena_printf(c->arena, "%zu", count), "name", typed, NULL);
	choices = arena_array(c->arena, count, sizeof(*choices));
	for (size_t i = 0; i < count; i++)
		choices[i] = (struct refusal_choice){ ctx_number(c, rows[i].id), arena_printf(c->arena, "%s　%s", rows[i].name, rows[i].org_name) };
	ctx_offer(c, choices, count);
	return -1;
}

/* Nothing typed is 0, nothing found -1. */
static org_id linked_named(struct ctx *c, const char *typed)
{
	org_id found = org_named(c, typed);

	return found.v == 0 && !text_is_empty(typed) ? (org_id){ -1 } : found;
}

void org_form_read(struct web *w, struct org_form *form)
{
	*form = (struct org_form){ .name = text_wide_brackets(w->c->arena, web_param(w, "name")), .short_name = text_wide_brackets(w->c->arena, web_param(w, "short_name")),
		.kind = web_param(w, "kind"), .unit_kind = web_param(w, "unit_kind"), .code = web_param(w, "code"),
		.document = web_param(w, "document"), .note = web_param_lines(w, "note"),
		.type = web_param(w, "type"), .authority = web_param(w, "authority"), .linked = linked_named(w->c, web_param(w, "linked_code")),
		.parent = org_named(w->c, web_param(w, "parent_code")), .host = org_host_named(w->c, web_param(w, "host")),
		.day = web_param_day(w, "day", DAY_NONE), .day_typed = web_param(w, "day"),
		.term_years = web_param_small(w, "term_years", 0), .term_typed = web_param(w, "term_years"),
		.predates = strcmp(web_param(w, "predates"), "1") == 0, .corrects = strcmp(web_param(w, "corrects"), "1") == 0,
		.row_version = web_row_version(w) };
}

void post_form_read(struct web *w, struct post_form *form)
{
	*form = (struct post_form){ .kind = web_param(w, "kind"), .name = web_param(w, "name"), .manner = web_param(w, "manner"),
		.document = web_param(w, "document"), .reason = web_param(w, "reason"), .ended_as = web_param(w, "ended_as"), .seats = web_param_int(w, "seats", 0),
		.is_exclusive = strcmp(web_param(w, "is_exclusive"), "1") == 0,
		.from_day = web_param_day(w, "from_day", DAY_NONE), .to_day = web_param_day(w, "to_day", DAY_OPEN),
		.from_typed = web_param(w, "from_day"), .to_typed = web_param(w, "to_day"),
		.row_version = web_row_version(w) };
	if (text_is_empty(form->name) && code_find("post_kind", form->kind) != NULL)
		form->name = code_name(LANG_ZH, "post_kind", form->kind);
}

bool post_vacancy_query_read(struct web *w, struct post_vacancy_query *q)
{
	static const char *const HEADS[] = { "", "village", "community" };
	int heads = 0;

	*q = (struct post_vacancy_query){ .kind = web_param(w, "kind"), .heads = "", .day = web_param_day(w, "day", w->c->today) };
	if (!text_is_empty(q->kind) && code_find("post_kind", q->kind) == NULL)
		return ctx_refuse_field(w->c, "kind", T_org_post_kind_missing, NULL);
	if (!web_param_word(w, "heads", HEADS, 3, &heads) || !web_day_is_one(w, "day"))
		return false;
	q->heads = HEADS[heads];
	return q->day <= w->c->today || ctx_refuse_field(w->c, "day", T_org_day_in_future, "today", day_text(w->c->arena, w->c->today), NULL);
}

/* Whom of one name: by branch, age and the ends of the ID number. */
static void offer_people(struct ctx *c, const struct post_person_choice *rows, size_t count)
{
	struct refusal_choice *choices = arena_array(c->arena, count, sizeof(*choices));

	for (size_t i = 0; i < count; i++) {
		choices[i].value = ctx_number(c, rows[i].id.v);
		choices[i].words = arena_printf(c->arena, "%s　%s　%s　%s", rows[i].name, rows[i].org_name,
			rows[i].birth_day == DAY_NONE ? "" : message_text(c->arena, c->lang, T_org_person_age,
				(struct message_arg[]){ { "n", ctx_number(c, years_between(rows[i].birth_day, c->today)) } }, 1), rows[i].number_mask);
	}
	ctx_offer(c, choices, count);
}

person_id post_person_named_at(struct ctx *c, const char *field, const char *typed)
{
	struct post_person_choice *rows;
	struct post_person_row row;
	int64_t number;
	size_t count;

	/* Somebody out of sight is answered as a number that nobody has. */
	if (int_parse(typed, &number))
		return post_person(c->store, (person_id){ number }, &row) && may_at_path(c, MAY_SEE_PERSON, row.path) ? row.id : (person_id){ 0 };
	if (text_is_empty(typed))
		return (person_id){ 0 };
	count = post_people_named(c->store, c->actor.region_id, c->actor.path_from, c->actor.path_to, typed, &rows);
	if (count == 1)
		return rows[0].id;
	if (count > 1) {
		ctx_refuse_field(c, field, T_org_person_many, "n", arena_printf(c->arena, "%zu", count), "name", typed, NULL);
		offer_people(c, rows, count);
	}
	return (person_id){ 0 };
}

person_id post_person_named(struct ctx *c, const char *typed)
{
	return post_person_named_at(c, "person", typed);
}
