#include "rooms/run/run_rest.h"

#include <string.h>
#include "rooms/run/run_each.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

/* The last of what was found so far, and what is said of it. */
struct rest { day_t day; message said; const char *title; };

static void take(struct rest *last, day_t day, message said, const char *title)
{
	if (last->title == NULL || day > last->day)
		*last = (struct rest){ day, said, title };
}

static int64_t step_of(const struct run_case *k) { return k->steps[k->steps_count - 1].id.v; }

static void take_sheets(const struct run_case *k, struct rest *last)
{
	for (size_t i = 0; i < k->reviews_count; i++)
		if (k->reviews[i].part == step_of(k) && strcmp(k->reviews[i].state, "closed") == 0)
			take(last, day_from_time(k->reviews[i].closed_s), T_run_rest_sealed, k->reviews[i].title);
}

static void take_draws(const struct run_case *k, struct rest *last)
{
	for (size_t i = 0; i < k->draws_count; i++)
		if (k->draws[i].part == step_of(k) && k->draws[i].seed[0] != '\0')
			take(last, day_from_time(k->draws[i].drawn_s), T_run_rest_drawn, k->draws[i].title);
}

static void take_parts(struct ctx *c, const struct run_case *k, struct rest *last)
{
	const struct words *needs = &k->p->steps[k->at].needs;

	for (size_t i = 0; i < needs->count; i++) {
		struct name name = programme_name(k->p, needs->list[i]->text);
		struct run_each_list list;

		if (name.kind != NAME_EACH)
			continue;
		run_each_read(c, k, name.index, &list);
		for (size_t n = 0; n < list.lines_count; n++)
			if (list.lines[n].is_done)
				take(last, list.lines[n].part->closed_day, T_run_rest_closed, list.lines[n].org->name);
	}
}

static const char *role_text(struct ctx *c, const struct run_case *k, const char *role)
{
	const struct words *sign = &k->p->steps[k->at].sign;

	for (size_t i = 0; i < sign->count; i++)
		if (strcmp(sign->list[i]->text, role) == 0)
			return run_roles_text(c, k->p, &(struct words){ &sign->list[i], 1 });
	return role;
}

static void take_signatures(struct ctx *c, const struct run_case *k, struct rest *last)
{
	for (size_t i = 0; i < k->signatures_count; i++)
		if (k->signatures[i].step == step_of(k))
			take(last, k->signatures[i].day, T_run_rest_signed, role_text(c, k, k->signatures[i].role));
}

bool run_day_has_its_papers(struct ctx *c, const struct run_case *k, day_t day)
{
	struct rest last = { .title = NULL };

	if (run_vote_day(k) != DAY_NONE)
		return true;
	if (!run_is_on_paper(k, day)) {
		take_sheets(k, &last);
		take_draws(k, &last);
		take_parts(c, k, &last);
	}
	take_signatures(c, k, &last);
	if (last.title == NULL || day >= last.day)
		return true;
	return ctx_refuse_field(c, "day", T_run_day_before_rest, "step", programme_named(c->lang, k->row.step_title), "day", day_text(c->arena, day), "last", day_text(c->arena, last.day),
		"what", message_text(c->arena, c->lang, last.said, (const struct message_arg[]){ { "title", last.title } }, 1), NULL);
}

bool run_signs_in_order(struct ctx *c, const struct run_case *k, const char *role, day_t day)
{
	struct rest last = { .title = NULL };

	take_signatures(c, k, &last);
	return last.title == NULL || day >= last.day || ctx_refuse_field(c, "day", T_run_sign_day_order, "role", role_text(c, k, role), "before", last.title, "last",
		day_text(c->arena, last.day), "day", day_text(c->arena, day), NULL);
}
