/* Declared rules that an appointment must keep (rooms/norm): posts that exclude each other in one unit, posts that
 * need another one, directors of centres that follow a base post. The rules are text; here is only how they are held. */
#include "rooms/org/post_norm.h"

#include <string.h>
#include "core/code.h"
#include "core/path.h"
#include "rooms/norm/norm.h"
#include "text/org.h"

/* One post held, or about to be. */
struct seat { const char *post_kind, *manner, *org_kind, *path; int64_t org, parent; };

/* How `other` lies to `self`: the unit itself, the one above, or NULL when they have no unit in common. "" is
 * a neighbour below the same unit. */
static const char *relation_of(struct arena *a, const struct seat *self, const struct seat *other)
{
	const char *unit;

	if (other->org == self->org)
		return ".";
	if (other->org == self->parent)
		return "^";
	if (strlen(self->path) < PATH_SEGMENT_CHARS)
		return NULL;
	unit = arena_text_n(a, self->path, strlen(self->path) - PATH_SEGMENT_CHARS);
	return path_is_within(other->path, unit) && path_depth(other->path) <= path_depth(unit) + 1 ? "" : NULL;
}

static bool fits_b(struct arena *a, const struct norm_rule *rule, const struct seat *self, const struct seat *other)
{
	const char *relation = relation_of(a, self, other);

	return relation != NULL && norm_fits(rule->b, rule->b_count, other->post_kind, other->manner, other->org_kind, relation);
}

static bool fits_a(const struct norm_rule *rule, const struct seat *seat)
{
	return norm_fits(rule->a, rule->a_count, seat->post_kind, seat->manner, seat->org_kind, "");
}

static bool excludes(struct arena *a, const struct norm_rule *rule, const struct seat *new_seat, const struct seat *held)
{
	return (fits_a(rule, new_seat) && fits_b(a, rule, new_seat, held)) || (fits_a(rule, held) && fits_b(a, rule, held, new_seat));
}

/* The base posts of a centre are looked for from the unit above it, so that `.` is that unit. */
static bool is_base_of_centre(const struct norm_rule *rule, const struct org_row *centre, const struct post_held_row *held)
{
	bool is_unit = held->org.v == centre->parent.v;

	if (!is_unit && held->parent.v != centre->parent.v)
		return false;
	return norm_fits(rule->a, rule->a_count, held->post_kind, held->manner, held->org_kind, is_unit ? "." : "");
}

static bool rule_holds(struct ctx *c, const struct norm_rule *rule, const struct seat *new_seat, const struct org_row *org,
	const struct post_held_row *held, size_t held_count, day_t day, const char *person)
{
	bool is_centre = rule->kind == NORM_CENTRE && strcmp(new_seat->post_kind, "centre_director") == 0 &&
		strcmp(org->kind, "centre") == 0 && strstr(org->name, rule->label) != NULL;
	bool needs = rule->kind == NORM_NEEDS && fits_a(rule, new_seat);

	if (rule->kind == NORM_BY && fits_a(rule, new_seat) && !norm_allows_manner(rule, new_seat->manner))
		return ctx_refuse_field(c, "manner", T_org_post_manner, "manner", code_name(c->lang, "holding_manner", new_seat->manner),
			"rule", rule->label, NULL);

	for (size_t i = 0; i < held_count; i++) {
		struct seat other = { held[i].post_kind, held[i].manner, held[i].org_kind, held[i].path, held[i].org.v, held[i].parent.v };

		if (rule->kind == NORM_APART && excludes(c->arena, rule, new_seat, &other))
			return ctx_refuse_field(c, "person", T_org_post_apart, "name", person, "post", held[i].post_name, "org", held[i].org_name,
				"rule", rule->label, NULL);
		if (held[i].from_day > day)
			continue;
		if (is_centre && is_base_of_centre(rule, org, &held[i]))
			is_centre = false;
		if (needs && fits_b(c->arena, rule, new_seat, &other))
			needs = false;
	}
	if (is_centre)
		return ctx_refuse_field(c, "person", T_org_post_needs_base, "name", person, "org", org->name, NULL);
	return !needs || ctx_refuse_field(c, "person", T_org_post_needs_other, "name", person, "rule", rule->label, NULL);
}

/* A post that says so itself is held beside others: 兼任, 名誉. */
static bool is_beside(const char *manner)
{
	return strcmp(manner, "concurrent") == 0 || strcmp(manner, "honorary") == 0;
}

/* Declared to be held together: the unit's post is A, the one of a body right below it is B. */
static bool is_joined(const struct norm_rule *rules, size_t rules_count, const struct seat *one, const struct seat *other)
{
	const struct seat *upper = one->org == other->parent || one->org == other->org ? one : other, *lower = upper == one ? other : one;

	if (upper->org != lower->parent && upper->org != lower->org)
		return false;
	for (size_t i = 0; i < rules_count; i++) {
		const struct norm_rule *r = &rules[i];

		if ((r->kind == NORM_MAY || r->kind == NORM_CROSS) && norm_fits(r->a, r->a_count, upper->post_kind, upper->manner, upper->org_kind, ".") &&
		    norm_fits(r->b, r->b_count, lower->post_kind, lower->manner, lower->org_kind, ""))
			return true;
	}
	return false;
}

static bool exclusion_holds(struct ctx *c, const struct norm_rule *rules, size_t rules_count, const struct seat *new_seat,
	const struct post_held_row *held, size_t held_count, const char *person)
{
	if (is_beside(new_seat->manner))
		return true;
	for (size_t i = 0; i < held_count; i++) {
		struct seat other = { held[i].post_kind, held[i].manner, held[i].org_kind, held[i].path, held[i].org.v, held[i].parent.v };

		if (held[i].is_exclusive && !is_beside(held[i].manner) && !is_joined(rules, rules_count, new_seat, &other))
			return ctx_refuse(c, AGAINST_RULE, T_org_post_exclusive, "name", person, "post", held[i].post_name,
				"org", held[i].org_name, "since", day_text(c->arena, held[i].from_day), NULL);
	}
	return true;
}

bool post_norms_hold(struct ctx *c, const struct post_row *post, const struct org_row *org, const struct post_person_row *person,
	const char *manner, day_t from_day)
{
	struct seat new_seat = { post->kind, manner, org->kind, org->path, org->id.v, org->parent.v };
	struct post_held_row *held;
	struct norm_rule *rules;
	size_t rules_count = norm_rules(c, &rules), held_count = post_held(c->store, person->id, from_day, &held);

	for (size_t i = 0; i < rules_count; i++)
		if (!rule_holds(c, &rules[i], &new_seat, org, held, held_count, from_day, person->name))
			return false;
	return !post->is_exclusive || exclusion_holds(c, rules, rules_count, &new_seat, held, held_count, person->name);
}
