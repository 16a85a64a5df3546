#include "rooms/run/run_post.h"

#include <string.h>
#include "core/code.h"
#include "programme/reading.h"
#include "rooms/programme/programme_cache.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

struct asked { const struct programme *p; const struct programme_use_row *use; const struct org_row *org; person_id person; const char *name; day_t day; };

bool run_post_is_among(const struct words *finishes, const char *finish)
{
	for (size_t i = 0; i < finishes->count; i++)
		if (strcmp(finishes->list[i]->text, finish) == 0)
			return true;
	return false;
}

/* There is no case, or none that says anything. */
static bool refuse_without(struct ctx *c, const struct asked *a)
{
	return ctx_refuse_field(c, "person", T_run_post_without, "name", a->name, "title", programme_named(c->lang, a->use->title), "org", a->use->org_name, "since",
		day_text(c->arena, a->use->from_day), NULL);
}

static bool refuse_open(struct ctx *c, const struct asked *a, const struct run_about_row *row)
{
	return ctx_refuse_field(c, "person", T_run_post_open, "name", a->name, "title", programme_named(c->lang, a->use->title), "org", a->use->org_name, "since",
		day_text(c->arena, a->use->from_day), "day", day_text(c->arena, row->opened_day), "at", row->org_name, "step", programme_named(c->lang, row->step_title), "finishes",
		programme_words_text(c->arena, a->p, &a->p->post_needs, c->lang), NULL);
}

static bool is_satisfied(struct ctx *c, const struct asked *a)
{
	struct run_about_row row;
	day_t last;

	if (!run_newest_about(c->store, a->org->region, a->person, a->p->id, &row) || strcmp(row.state, "stopped") == 0)
		return refuse_without(c, a);
	if (strcmp(row.state, "open") == 0)
		return refuse_open(c, a, &row);
	if (!run_post_is_among(&a->p->post_needs, row.finish))
		return ctx_refuse_field(c, "person", T_run_post_ended, "name", a->name, "title", programme_named(c->lang, a->use->title), "org", a->use->org_name, "since",
			day_text(c->arena, a->use->from_day), "day", day_text(c->arena, row.closed_day), "at", row.org_name, "finish", programme_named(c->lang, row.finish_title), NULL);
	last = a->p->post_within.count == 0 ? DAY_OPEN : run_term_end(a->p->post_within, row.closed_day);
	return a->day <= last || ctx_refuse_field(c, "person", T_run_post_over, "name", a->name, "title", programme_named(c->lang, a->use->title), "org", a->use->org_name, "since",
		day_text(c->arena, a->use->from_day), "day", day_text(c->arena, row.closed_day), "last", day_text(c->arena, last), NULL);
}

bool run_post_is_meant(const struct programme *p, const char *post_kind)
{
	const struct code *code = p->post_meant == NULL ? NULL : code_read("post_kind", p->post_meant);

	return p->post_meant == NULL ? run_is_on_committee(post_kind) : code != NULL && strcmp(code->value, post_kind) == 0;
}

bool run_lets_appoint(struct ctx *c, const struct org_row *org, const char *post_kind, person_id person, const char *name, day_t day)
{
	struct programme_use_row *uses;
	size_t count = programme_uses_for(c->store, org->path, day, &uses);
	const char *before = "";

	for (size_t i = 0; i < count; i++) {
		struct asked asked = { .use = &uses[i], .org = org, .person = person, .name = name, .day = day };
		struct run_place place;

		/* Of each practice the nearest organisation counts. */
		if (uses[i].from_day > day || strcmp(uses[i].code, before) == 0)
			continue;
		before = uses[i].code;
		asked.p = programme_of_file(c, uses[i].programme);
		if (asked.p != NULL && asked.p->post_needs.count > 0 && run_post_is_meant(asked.p, post_kind) && run_place_find(c, org->path, asked.p->runs_at, &place) && !is_satisfied(c, &asked))
			return false;
	}
	return true;
}
