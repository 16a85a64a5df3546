/* Posts that an election of a case gives, once it is approved: to whoever was elected and still is among those who may hold them. Who died or left between the
 * election and the approval leaves his post vacant for a by-election (选举工作条例2020年): the others were elected all the same. */
#include "rooms/run/run_walk.h"

#include <string.h>
#include "rooms/org/post.h"
#include "rooms/run/run_candidate.h"
#include "text/run.h"

/* Of those whom the effect gives the post: who may hold it comes first in *ids, and their number is *standing. */
static size_t people_of(struct ctx *c, const struct run_case *k, const struct effect *e, day_t day, person_id **ids, size_t *standing)
{
	size_t count = run_effect_people(c, k, e, day, ids), n = 0;

	for (size_t i = 0; i < count; i++)
		if (run_elected_stands(c, k, (*ids)[i], day)) {
			person_id held = (*ids)[i];

			(*ids)[i] = (*ids)[n];
			(*ids)[n++] = held;
		}
	*standing = n;
	return count;
}

bool run_somebody_stands(struct ctx *c, const struct run_case *k, const struct effect *effects, size_t effects_count, day_t day)
{
	const person_id *gone = NULL;
	size_t kept = 0;

	for (size_t i = 0; i < effects_count; i++) {
		person_id *ids;
		size_t standing;

		if (effects[i].kind != EFFECT_APPOINT || !play_acts(&k->play, &effects[i]))
			continue;
		if (people_of(c, k, &effects[i], day, &ids, &standing) > standing)
			gone = &ids[standing];
		kept += standing;
	}
	return gone == NULL || kept > 0 || run_refuse_elected(c, k, *gone, day);
}

/* An election of a committee begins its term; a by-election fills it until the term ends. */
static bool begins_term(const struct programme *p)
{
	for (size_t i = 0; i < p->steps_count; i++)
		for (size_t n = 0; n < p->steps[i].effects_count; n++) {
			const struct effect *e = &p->steps[i].effects[n];
			int attribute = e->kind == EFFECT_SET ? programme_attribute(e->target->text) : -1;

			if (attribute >= 0 && PROGRAMME_ATTRIBUTES[attribute].word == WORD_TERM)
				return true;
		}
	return false;
}

/* Whichever of his posts makes him the one who approves. Practices from before the floor of appointments (floor_appoint.c) do not say so themselves. */
static bool appoints_nobody_himself(struct ctx *c, const struct run_case *k, const person_id *ids, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (ids[i].v == c->actor.person_id)
			return ctx_refuse(c, AGAINST_RULE, T_run_appoints_himself, "name", run_elected_name(c, k, ids[i]), NULL);
	return true;
}

bool run_appoint(struct ctx *c, const struct run_case *k, const struct effect *e, day_t done)
{
	person_id *ids;
	size_t standing, count = people_of(c, k, e, done, &ids, &standing);
	day_t day;

	store_verb(c->store, "run.close_archive");
	if (!run_effect_day(c, k, e, done, &day) || !appoints_nobody_himself(c, k, ids, standing))
		return false;
	for (size_t i = standing; i < count; i++)
		store_note(c->store, "left_vacant", NULL, arena_printf(c->arena, "%s %lld", e->text, (long long)ids[i].v));
	return post_write_elected(c, k->row.org, &(struct post_elected){ .kind = e->text, .people = ids, .people_count = standing, .day = day,
		.document = arena_printf(c->arena, "%s %s", k->row.programme_title, day_text(c->arena, done)), .reported_by = k->steps_count < 2 ? 0 : k->steps[k->steps_count - 2].account,
		.is_term_going_on = !begins_term(k->p) });
}

static bool is_named_in(const char *all, const char *name, const char *between)
{
	const char *at = strstr(all, name);

	return at != NULL && (at == all || strncmp(at - strlen(between), between, strlen(between)) == 0);
}

const char *run_left_vacant(struct ctx *c, const struct run_case *k)
{
	const char *between = c->lang == LANG_ZH ? "、" : ", ", *all = "";

	for (size_t i = 0; k->at >= 0 && i < k->p->steps[k->at].effects_count; i++) {
		const struct effect *e = &k->p->steps[k->at].effects[i];
		person_id *ids;
		size_t standing = 0, count = e->kind == EFFECT_APPOINT ? people_of(c, k, e, c->today, &ids, &standing) : 0;

		for (size_t n = standing; n < count; n++) {
			const char *name = run_elected_name(c, k, ids[n]);

			if (!is_named_in(all, name, between))
				all = arena_printf(c->arena, "%s%s%s", all, all[0] == '\0' ? "" : between, name);
		}
	}
	return all;
}
