#include "rooms/person/team_batch.h"

#include <string.h>
#include "core/path.h"
#include "core/permit.h"
#include "rooms/org/post.h"
#include "rooms/person/role.h"
#include "schema/model.h"
#include "text/role.h"

#define YEAR_MIN 1949

static bool form_is_right(struct ctx *c, const struct team_batch_form *form)
{
	int year = date_from_day(c->today).year;
	bool is_right = true;

	if (form->number < 1 || form->number > TEAM_BATCH_NUMBER_MAX)
		is_right = ctx_refuse_field(c, "number", T_role_batch_number, "n", ctx_number(c, TEAM_BATCH_NUMBER_MAX), NULL);
	if (form->year < YEAR_MIN || form->year > year + 1)
		is_right = ctx_refuse_field(c, "year", T_role_batch_year, "from", ctx_number(c, YEAR_MIN), "to",
			ctx_number(c, year + 1), NULL);
	if (text_is_empty(form->document) || text_chars(form->document) > LIMIT_TEAM_BATCH_DOCUMENT)
		is_right = ctx_refuse_field(c, "document", T_role_batch_document, "n", ctx_number(c, LIMIT_TEAM_BATCH_DOCUMENT), NULL);
	return is_right;
}

bool team_batch_begin(struct ctx *c, org_id org, const struct team_batch_form *form, team_batch_id *made)
{
	struct team_batch_row there;

	ctx_begin(c, "team_batch.begin", "team_batch", 0, org.v);
	if (!permit_require(c, MAY_EDIT_PERSON, org.v) || !form_is_right(c, form))
		return false;
	if (team_batch_numbered(c->store, org, form->number, &there))
		return ctx_refuse_field(c, "number", T_role_batch_there, "n", ctx_number(c, form->number), "year",
			ctx_number(c, there.year), NULL);
	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, org.v);
	team_batch_insert(c->store, *made, org, form->number, form->year, form->document, c->actor.account_id);
	store_note(c->store, "number", NULL, ctx_number(c, form->number));
	store_note(c->store, "year", NULL, ctx_number(c, form->year));
	store_note(c->store, "document", NULL, form->document);
	return ctx_commit(c);
}

size_t team_batch_reports(struct ctx *c, const char *path, int64_t number, struct team_batch_report **reports)
{
	struct team_batch_row *rows;
	const char *to = path_end(c->arena, path);
	size_t count = team_batch_list(c->store, path, to, &rows), taken = 0;

	*reports = arena_array(c->arena, count, sizeof(**reports));
	for (size_t i = 0; i < count; i++) {
		struct team_batch_report *r = &(*reports)[taken];

		if (number != 0 && rows[i].number != number)
			continue;
		*r = (struct team_batch_report){ .row = rows[i] };
		r->people_count = team_batch_people(c->store, rows[i].id, path, to, c->today, &r->people);
		for (size_t k = 0; k < r->people_count; k++) {
			r->deputy_secretaries += strcmp(r->people[k].post_kind, "deputy_secretary") == 0;
			r->committee_members += post_is_of_committee(r->people[k].post_kind);
		}
		taken++;
	}
	return taken;
}

day_t team_batch_until(const struct team_batch_person *p)
{
	return p->term_day != DAY_OPEN ? p->term_day : day_add_months(p->from_day, ROLE_TEAM_MONTHS);
}
