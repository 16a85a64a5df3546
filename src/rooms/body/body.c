/* Rules of bodies: re-constitution on a day, and centres made from the declared template. */
#include "rooms/body/body.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/org/org.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/post_sql.h"
#include "schema/model.h"
#include "text/body.h"

bool body_is_group(const char *org_kind)
{
	return strcmp(org_kind, "leading_group") == 0 || strcmp(org_kind, "coordination_group") == 0 || strcmp(org_kind, "support_group") == 0;
}

/* The body to be changed, in the write turn: there, editable, open. */
static bool take(struct ctx *c, org_id id, struct org_row *org)
{
	if (!permit_require(c, MAY_EDIT_ORG, id.v))
		return false;
	if (!org_get(c->store, id, org))
		return ctx_refuse(c, NOT_FOUND, T_body_not_found, NULL);
	return org->to_day == DAY_OPEN || ctx_refuse(c, AGAINST_RULE, T_body_closed, "name", org->name, "day", day_text(c->arena, org->to_day), NULL);
}

static bool lines_are_right(struct ctx *c, const char *field, const char *text, message missing)
{
	if (text_is_empty(text))
		return ctx_refuse_field(c, field, missing, NULL);
	return text_chars(text) <= LIMIT_BODY_VERSION_DUTIES ||
		ctx_refuse_field(c, field, T_body_long, "n", ctx_number(c, LIMIT_BODY_VERSION_DUTIES), NULL);
}

static bool is_named_twice(const struct body_form *form)
{
	int64_t all[2 * BODY_MEMBERS_MAX + 1];
	size_t count = 0;

	all[count++] = form->head.v;
	for (size_t i = 0; i < form->deputies_count; i++)
		all[count++] = form->deputies[i].v;
	for (size_t i = 0; i < form->members_count; i++)
		all[count++] = form->members[i].v;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < i; k++)
			if (all[i] == all[k])
				return true;
	return false;
}

/* Two constitutions are never in force on one day: the new one begins after the last one began. */
static bool version_day_is_right(struct ctx *c, org_id id, const struct org_row *org, day_t day)
{
	struct body_version_row last;

	if (day == DAY_NONE || day > c->today || day < org->from_day)
		return ctx_refuse_field(c, "day", T_body_day, "since", day_text(c->arena, org->from_day), "today", day_text(c->arena, c->today), NULL);
	return !body_version_last(c->store, id, &last) || last.from_day < day ||
		ctx_refuse_field(c, "day", T_body_two_versions, "since", day_text(c->arena, last.from_day), "document", last.document, "day", day_text(c->arena, day), NULL);
}

static bool form_is_right(struct ctx *c, org_id id, const struct org_row *org, const struct body_form *form)
{
	bool is_right = true;

	if (form->head.v == 0)
		is_right = ctx_refuse_field(c, "head", T_body_head_missing, NULL);
	else if (is_named_twice(form))
		is_right = ctx_refuse_field(c, "members", T_body_twice, NULL);
	is_right &= lines_are_right(c, "duties", form->duties, T_body_duty_missing);
	is_right &= lines_are_right(c, "goals", form->goals, T_body_goal_missing);
	if (text_is_empty(form->document) || text_chars(form->document) > LIMIT_BODY_VERSION_DOCUMENT)
		is_right = ctx_refuse_field(c, "document", T_body_document_missing, "n", ctx_number(c, LIMIT_BODY_VERSION_DOCUMENT), NULL);
	is_right &= version_day_is_right(c, id, org, form->day);
	return is_right;
}

static const struct post_row *post_of_kind(const struct post_row *posts, size_t count, const char *kind)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(posts[i].kind, kind) == 0)
			return &posts[i];
	return NULL;
}

/* What each group of people will hold; filled by reading, written afterwards. */
struct part { const char *kind, *field; const person_id *people; size_t count; const struct post_row *post; bool needs_second; };

static bool part_is_right(struct ctx *c, org_id id, struct part *part, const struct post_row *posts, size_t posts_count)
{
	if (part->count == 0)
		return true;
	part->post = post_of_kind(posts, posts_count, part->kind);
	if (part->post == NULL || (int64_t)part->count > part->post->seats)
		return ctx_refuse_field(c, part->field, T_body_seats, "post", code_name(c->lang, "post_kind", part->kind),
			"seats", arena_printf(c->arena, "%lld", part->post == NULL ? 0LL : (long long)part->post->seats), NULL);
	for (size_t i = 0; i < part->count; i++) {
		struct body_person_name who;
		bool needs_second = false;

		if (!body_person(c->store, part->people[i], &who) || !may_at_path(c, MAY_SEE_PERSON, who.path))
			return ctx_refuse_field(c, part->field, T_body_person_missing, NULL);
		if (!permit_may_appoint(c, id.v, part->kind, part->people[i].v, &needs_second))
			return false;
		part->needs_second |= needs_second;
	}
	return true;
}

bool body_reconstitute(struct ctx *c, org_id id, const struct body_form *form)
{
	struct part parts[] = { { "group_head", "head", &form->head, 1, NULL, false },
		{ "group_deputy_head", "deputies", form->deputies, form->deputies_count, NULL, false },
		{ "group_member", "members", form->members, form->members_count, NULL, false } };
	body_version_id version;
	struct org_row org;
	struct post_row *posts;
	size_t posts_count;

	ctx_begin(c, "body.reconstitute", "org", id.v, id.v);
	if (!take(c, id, &org) || !permit_require(c, MAY_APPOINT, id.v))
		return false;
	if (!body_is_group(org.kind))
		return ctx_refuse(c, AGAINST_RULE, T_body_not_group, "name", org.name, NULL);
	if (!form_is_right(c, id, &org, form))
		return false;
	posts_count = post_list(c->store, id, c->today, &posts);
	if (strcmp(org.kind, "support_group") == 0) {
		parts[0].kind = "team_leader";
		parts[1].kind = parts[2].kind = "team_member";
	}
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (!part_is_right(c, id, &parts[i], posts, posts_count) || (parts[i].needs_second && !permit_require_fresh(c)))
			return false;

	version.v = store_new_id(c->store);
	body_version_close(c->store, id, form->day);
	body_version_insert(c->store, version, id, form->duties, form->goals, form->document, form->day);
	holding_endings_of_org(c->store, id, c->today, "term");
	holding_end_all(c->store, id, form->day, c->today, "reconstituted");
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		for (size_t k = 0; k < parts[i].count; k++)
			holding_insert(c->store, (holding_id){ store_new_id(c->store) }, parts[i].post->id, id, parts[i].people[k], "appointed",
				form->day, DAY_OPEN, form->document, parts[i].needs_second, c->actor.account_id);
	audit_note_day(c, "body_version", "from_day", version.v, DAY_NONE, form->day);
	audit_note_text(c, "body_version", "document", version.v, NULL, form->document);
	return ctx_commit(c);
}

static bool is_held(const char *post_kind, const struct body_person_row *people, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(people[i].post_kind, post_kind) == 0)
			return true;
	return false;
}

void body_whole_of(struct ctx *c, const struct org_row *org, const struct body_person_row *people, size_t count, struct body_whole *whole)
{
	struct norm_rule *rules;
	size_t rules_count = norm_rules(c, &rules);

	*whole = (struct body_whole){ .label = "" };
	for (size_t i = 0; i < rules_count; i++) {
		if (rules[i].kind != NORM_WHOLE || !norm_fits(rules[i].a, rules[i].a_count, "", "", org->kind, "."))
			continue;
		whole->has_rule = true;
		whole->label = rules[i].label;
		for (int k = 0; k < rules[i].b_count && whole->missing_count < NORM_POSTS_MAX; k++)
			if (!is_held(rules[i].b[k].post, people, count))
				whole->missing[whole->missing_count++] = rules[i].b[k].post;
	}
}

/* ---- centres ---- */

static bool fits(const struct norm_post *posts, int count, const struct body_base_row *base)
{
	return norm_fits(posts, count, base->post_kind, "", base->org_kind, base->is_own ? "." : "");
}

/* A post that follows a base post, and its holders with it, from the later of both days on. */
static void derive(struct ctx *c, org_id centre, const char *kind, const char *name, const struct body_base_row *base, int rank, day_t day)
{
	post_id post = { store_new_id(c->store) };
	struct body_holder *holders;
	size_t count = body_post_holders(c->store, base->id, c->today, &holders);

	post_insert(c->store, post, centre, kind, name, base->seats, false, base->id.v, rank, day);
	for (size_t i = 0; i < count; i++)
		holding_insert(c->store, (holding_id){ store_new_id(c->store) }, post, centre, holders[i].person, "derived",
			holders[i].from_day > day ? holders[i].from_day : day, holders[i].to_day, "", holders[i].needs_second, c->actor.account_id);
}

/* The director follows the first alternative of the rule that there is. */
static const struct body_base_row *director_base(const struct norm_rule *rule, const struct body_base_row *bases, size_t count)
{
	for (int i = 0; i < rule->a_count; i++)
		for (size_t k = 0; k < count; k++)
			if (fits(&rule->a[i], 1, &bases[k]))
				return &bases[k];
	return NULL;
}

static bool create_centre(struct ctx *c, const struct org_row *unit, const struct norm_rule *rule, const struct org_form *about,
	const struct body_base_row *bases, size_t bases_count)
{
	const struct body_base_row *base = director_base(rule, bases, bases_count);
	struct org_form form = *about;
	struct org_number same;
	org_id centre;
	int rank = 2;

	form.name = arena_printf(c->arena, "%s%s", unit->short_name, rule->label);
	if (base == NULL || (org_siblings_named(c->store, unit->id, form.name, (org_id){ 0 }, c->today, &same) && same.n > 0))
		return false;
	org_write_new(c, &form, unit, false, &centre);
	derive(c, centre, "centre_director", code_name(LANG_ZH, "post_kind", "centre_director"), base, 1, form.day);
	for (size_t i = 0; i < bases_count; i++)
		if (fits(rule->b, rule->b_count, &bases[i]) && bases[i].id.v != base->id.v)
			derive(c, centre, "centre_deputy_director", code_name(LANG_ZH, "post_kind", "centre_deputy_director"), &bases[i], rank++, form.day);
	return true;
}

static int create_centres_of(struct ctx *c, org_id id, const struct norm_rule *rules, size_t rules_count, const struct org_form *form)
{
	struct org_row unit;
	struct body_base_row *bases;
	size_t bases_count;
	int made = 0;

	if (!org_get(c->store, id, &unit) || unit.from_day > form->day)
		return 0;
	bases_count = body_base_posts(c->store, id, c->today, &bases);
	for (size_t i = 0; i < rules_count; i++)
		if (rules[i].kind == NORM_CENTRE && create_centre(c, &unit, &rules[i], form, bases, bases_count))
			made++;
	return made;
}

/* One unit: a transaction and a line of the log of its own, so that a county's hundreds hold nobody up. What is there already is left. */
static bool create_centres_at(struct ctx *c, org_id id, const struct norm_rule *rules, size_t rules_count, const struct org_form *form, int *made)
{
	struct org_row unit;
	int n;

	ctx_begin(c, "body.create_centres", "org", id.v, id.v);
	if (!take(c, id, &unit))
		return false;
	n = create_centres_of(c, id, rules, rules_count, form);
	if (n == 0) {
		store_abandon(c->store);
		return true;
	}
	*made += n;
	store_note(c->store, "centres", NULL, ctx_number(c, n));
	return ctx_commit(c);
}

static bool centres_are_right(struct ctx *c, org_id id, day_t day, const char *document, struct org_row *org)
{
	if (!take(c, id, org))
		return false;
	if (day == DAY_NONE || day > c->today || day < org->from_day)
		return ctx_refuse_field(c, "day", T_body_day, "since", day_text(c->arena, org->from_day), "today", day_text(c->arena, c->today), NULL);
	if (text_is_empty(document) || text_chars(document) > LIMIT_ORG_PATH_DOCUMENT)
		return ctx_refuse_field(c, "document", T_body_document_missing, "n", ctx_number(c, LIMIT_ORG_PATH_DOCUMENT), NULL);
	return true;
}

bool body_create_centres(struct ctx *c, org_id id, day_t day, const char *document, int *made)
{
	struct org_form form = { .kind = "centre", .short_name = "", .unit_kind = "", .code = "", .document = document, .note = "", .day = day };
	struct norm_rule *rules;
	size_t rules_count = norm_rules(c, &rules), units_count;
	struct body_unit *units;
	struct org_row org;

	*made = 0;
	if (!centres_are_right(c, id, day, document, &org))
		return false;
	units_count = body_general_branches(c->store, org.path, path_end(c->arena, org.path), c->today, &units);
	if (units_count == 0 && org_kind_fits(org_kind_find("centre"), org.kind) && !create_centres_at(c, id, rules, rules_count, &form, made))
		return false;
	for (size_t i = 0; i < units_count; i++)
		if (!create_centres_at(c, units[i].id, rules, rules_count, &form, made))
			return false;
	return *made > 0 || ctx_refuse(c, AGAINST_RULE, T_body_no_centres, "name", org.name, NULL);
}
