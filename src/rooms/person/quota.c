/* Declared quotas. Shipped ones stand in SHIPPED; a row of table quota with the same code takes the place of one. They are the practice of single
 * places, so none is in force until an office turns it on. How many full-time people a Party-building office needs (CS-18) is no quota: it is
 * counted from posts by the norm of posts (body_report_staff), which the page of the quotas shows beside them. */
#include "rooms/person/quota.h"

#include <stdlib.h>
#include <string.h>
#include "base/buffer.h"
#include "core/code.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/org/org.h"
#include "schema/model.h"
#include "text/quota.h"
#include "text/person.h"

#define COUNT_MAX 999
#define AGE_MAX 100
#define MEMBERS_MAX 1000000
#define BORN_EVER INT32_MIN	/* before any day, also before DAY_NONE */

static const struct shipped {
	const char *code;
	message title, basis;
	const char *org_kinds, *unit_kinds, *counts, *kinds, *per_kind;
	int min_count, max_count, age_below, members_from;
	bool is_floor, is_ceiling;
} SHIPPED[] = {
	{ "village_reserve", T_quota_village_reserve, T_quota_village_reserve_basis, "", "village", "role", "reserve", "", 2, 3, 35, 0, false, true },
	{ "city_organiser", T_quota_city_organiser, T_quota_city_organiser_basis, "city_committee", "", "role", "organiser_full", "", 3, 0, 0, 0, true, false },
	{ "door_head", T_quota_door_head, T_quota_door_head_basis, "residents_committee", "", "post", "door_head", "area_head", 3, 3, 0, 0, false, false },
};
#define SHIPPED_COUNT (sizeof(SHIPPED) / sizeof(SHIPPED[0]))

static struct quota quota_of_shipped(struct ctx *c, const struct shipped *s)
{
	return (struct quota){ .code = s->code, .title = ctx_words(c, s->title), .org_kinds = s->org_kinds, .unit_kinds = s->unit_kinds,
		.counts = s->counts, .kinds = s->kinds, .per_kind = s->per_kind, .basis = ctx_words(c, s->basis), .min_count = s->min_count,
		.max_count = s->max_count, .age_below = s->age_below, .members_from = s->members_from, .is_floor = s->is_floor,
		.is_ceiling = s->is_ceiling, .is_off = true };
}

static struct quota quota_of_row(const struct quota_row *r)
{
	return (struct quota){ .code = r->code, .title = r->title, .org_kinds = r->org_kinds, .unit_kinds = r->unit_kinds,
		.counts = r->counts, .kinds = r->kinds, .per_kind = r->per_kind, .basis = r->basis, .min_count = r->min_count,
		.max_count = r->max_count, .age_below = r->age_below, .members_from = r->members_from, .row_version = r->row_version,
		.is_floor = r->is_floor, .is_ceiling = r->is_ceiling, .is_off = r->is_off };
}

size_t quota_list(struct ctx *c, struct quota **quotas)
{
	struct quota_row *rows;
	size_t rows_count = quota_rows(c->store, &rows), count = SHIPPED_COUNT;

	*quotas = arena_array(c->arena, SHIPPED_COUNT + rows_count, sizeof(**quotas));
	for (size_t i = 0; i < SHIPPED_COUNT; i++)
		(*quotas)[i] = quota_of_shipped(c, &SHIPPED[i]);
	for (size_t i = 0; i < rows_count; i++) {
		size_t at = 0;

		while (at < SHIPPED_COUNT && strcmp(SHIPPED[at].code, rows[i].code) != 0)
			at++;
		(*quotas)[at < SHIPPED_COUNT ? at : count++] = quota_of_row(&rows[i]);
	}
	return count;
}

bool quota_find(struct ctx *c, const char *code, struct quota *quota)
{
	struct quota *quotas;
	size_t count = quota_list(c, &quotas);

	for (size_t i = 0; i < count; i++)
		if (strcmp(quotas[i].code, code) == 0) {
			*quota = quotas[i];
			return true;
		}
	return false;
}

bool quota_lists(const char *codes, const char *code)
{
	size_t bytes = strlen(code);

	for (const char *at = codes; (at = strstr(at, code)) != NULL; at += bytes)
		if ((at == codes || at[-1] == ',') && (at[bytes] == ',' || at[bytes] == '\0'))
			return true;
	return false;
}

const char *quota_names(struct arena *a, enum lang lang, const char *set, const char *codes)
{
	struct buffer b;

	buffer_init(&b, a, 0);
	for (const char *at = codes; *at != '\0';) {
		size_t bytes = strcspn(at, ",");

		if (b.bytes > 0)
			buffer_puts(&b, message_text(a, lang, T_quota_and, NULL, 0));
		buffer_puts(&b, code_name(lang, set, arena_text_n(a, at, bytes)));
		at += bytes + (at[bytes] == ',');
	}
	return buffer_text(&b);
}

void quota_turn_on_shipped(struct ctx *c)
{
	for (size_t i = 0; i < SHIPPED_COUNT; i++) {
		const struct quota n = quota_of_shipped(c, &SHIPPED[i]);

		quota_insert(c->store, n.code, n.title, n.org_kinds, n.unit_kinds, n.counts, n.kinds, n.per_kind, n.min_count, n.max_count, n.age_below,
			n.members_from, n.is_floor, n.is_ceiling, n.basis, false);
	}
}

/* ---- counting ---- */

/* ",a,b,": what the statements search in; "" stays empty. */
static const char *as_list(struct ctx *c, const char *codes)
{
	return codes[0] == '\0' ? "" : arena_printf(c->arena, ",%s,", codes);
}

/* Born on this day or before is too old: the birthday itself no longer counts. */
static day_t born_after(const struct quota *quota, day_t day)
{
	return quota->age_below == 0 ? BORN_EVER : day_add_months(day, -12 * (int)quota->age_below);
}

bool quota_counts_holder(const struct quota *quota, day_t birth_day, day_t day)
{
	return birth_day > born_after(quota, day);
}

static int64_t count_of(const struct quota_count *counts, size_t count, org_id org)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (counts[middle].org.v < org.v)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && counts[low].org.v == org.v ? counts[low].n : 0;
}

static enum quota_state state_of(int64_t count, int64_t min_count, int64_t max_count)
{
	if (count < min_count)
		return count == 0 ? QUOTA_EMPTY : QUOTA_SHORT;
	return max_count > 0 && count > max_count ? QUOTA_OVER : QUOTA_MET;
}

static size_t count_kinds(struct ctx *c, const struct quota *quota, const char *from, const char *to, day_t day, struct quota_count **counts)
{
	const char *kinds = as_list(c, quota->kinds);

	if (strcmp(quota->counts, "post") == 0)
		return quota_post_counts(c->store, from, to, day, kinds, born_after(quota, day), counts);
	return quota_role_counts(c->store, from, to, day, kinds, born_after(quota, day), counts);
}

static size_t gauges_between(struct ctx *c, const struct quota *quota, const char *from, const char *to, day_t day, struct quota_gauge **gauges)
{
	struct quota_org *orgs;
	struct quota_count *counts, *bases = NULL;
	size_t bases_count = 0, counts_count = count_kinds(c, quota, from, to, day, &counts);
	size_t orgs_count = quota_orgs(c->store, from, to, day, as_list(c, quota->org_kinds), as_list(c, quota->unit_kinds), quota->members_from, &orgs);
	bool is_ratio = quota->per_kind[0] != '\0';

	if (is_ratio)
		bases_count = quota_post_counts(c->store, from, to, day, as_list(c, quota->per_kind), BORN_EVER, &bases);
	*gauges = arena_array(c->arena, orgs_count, sizeof(**gauges));
	for (size_t i = 0; i < orgs_count; i++) {
		struct quota_gauge *g = &(*gauges)[i];
		int64_t times = is_ratio ? count_of(bases, bases_count, orgs[i].id) : 1;

		*g = (struct quota_gauge){ .org = orgs[i].id, .name = orgs[i].name, .parent_name = orgs[i].parent_name,
			.count = count_of(counts, counts_count, orgs[i].id), .min_count = quota->min_count * times, .max_count = quota->max_count * times };
		g->state = state_of(g->count, g->min_count, g->max_count);
	}
	return orgs_count;
}

size_t quota_gauges(struct ctx *c, const struct quota *quota, const char *path, day_t day, struct quota_gauge **gauges)
{
	return gauges_between(c, quota, path, path_end(c->arena, path), day, gauges);
}

size_t quota_holders(struct ctx *c, const struct quota *quota, org_id org, day_t day, struct quota_holder **holders)
{
	const char *kinds = as_list(c, quota->kinds);

	if (strcmp(quota->counts, "post") == 0)
		return quota_post_holders(c->store, org, day, kinds, holders);
	return quota_role_holders(c->store, org, day, kinds, holders);
}

/* ---- refusing ---- */

static bool one_allows(struct ctx *c, const struct quota *quota, const struct org_row *org, int step, const char *reason)
{
	struct quota_gauge *gauges;
	/* Nothing sorts between a path and itself with a blank: the organisation alone. */
	size_t count = gauges_between(c, quota, org->path, arena_printf(c->arena, "%s ", org->path), c->today, &gauges);

	if (count == 0)
		return true;
	if (step < 0 && quota->is_floor && gauges[0].count + step < gauges[0].min_count)
		return ctx_refuse(c, AGAINST_RULE, T_quota_floor, "quota", quota->title, "org", org->name, "least",
			ctx_number(c, gauges[0].min_count), "now", ctx_number(c, gauges[0].count),
			"basis", quota->basis, NULL);
	if (step > 0 && quota->is_ceiling && gauges[0].max_count > 0 && gauges[0].count + step > gauges[0].max_count && !text_says(reason))
		return ctx_refuse_field(c, "reason", T_quota_ceiling, "quota", quota->title, "org", org->name, "most",
			ctx_number(c, gauges[0].max_count), "now", ctx_number(c, gauges[0].count),
			"basis", quota->basis, NULL);
	return true;
}

bool quota_allows(struct ctx *c, org_id org, const char *role_kind, int step, day_t birth_day, const char *reason)
{
	struct quota *quotas;
	struct org_row row;
	size_t count = quota_list(c, &quotas);

	if (!org_get(c->store, org, &row))
		return true;
	for (size_t i = 0; i < count; i++) {
		const struct quota *n = &quotas[i];
		bool is_meant = !n->is_off && (n->is_floor || n->is_ceiling) && strcmp(n->counts, "role") == 0 &&
			strstr(as_list(c, n->kinds), as_list(c, role_kind)) != NULL && quota_counts_holder(n, birth_day, c->today);

		if (is_meant && !one_allows(c, n, &row, step, reason))
			return false;
	}
	return true;
}

/* ---- changing ---- */

static bool code_is_plain(const char *code)
{
	size_t n = strspn(code, "abcdefghijklmnopqrstuvwxyz_");

	return n > 0 && n <= LIMIT_QUOTA_CODE && code[n] == '\0';
}

/* Codes of one set with commas between. */
static bool are_known(struct ctx *c, const char *field, const char *set, const char *codes, bool must)
{
	const char *p = codes;

	if (codes[0] == '\0')
		return !must || ctx_refuse_field(c, field, T_person_choice_missing, NULL);
	while (*p != '\0') {
		size_t n = strcspn(p, ",");
		const char *code = arena_text_n(c->arena, p, n);

		if (code_find(set, code) == NULL)
			return ctx_refuse_field(c, field, T_person_choice_unknown, "typed",	/* maybe of the other set: a post where roles count */
				code_name(c->lang, code_find("role_kind", code) != NULL ? "role_kind" : "post_kind", code), "near", code_near(c->arena, c->lang, set, code), NULL);
		p += n + (p[n] == ',');
	}
	return true;
}

static bool is_within(struct ctx *c, const char *field, int64_t number, int64_t most)
{
	return (number >= 0 && number <= most) ||
		ctx_refuse_field(c, field, T_quota_number, "most", ctx_number(c, most), NULL);
}

static bool quota_is_right(struct ctx *c, const struct quota *n)
{
	int before = c->refusals_count;
	bool is_post = strcmp(n->counts, "post") == 0;

	if (!code_is_plain(n->code))
		ctx_refuse_field(c, "code", T_quota_code_wrong, NULL);
	if (text_is_empty(n->title))
		ctx_refuse_field(c, "title", T_quota_title_missing, NULL);
	ctx_text_fits(c, "title", n->title, LIMIT_QUOTA_TITLE, T_person_too_long);
	ctx_text_fits(c, "basis", n->basis, LIMIT_QUOTA_BASIS, T_person_too_long);
	ctx_text_fits(c, "kinds", n->kinds, LIMIT_QUOTA_KINDS, T_person_too_long);
	ctx_text_fits(c, "org_kinds", n->org_kinds, LIMIT_QUOTA_ORG_KINDS, T_person_too_long);
	ctx_text_fits(c, "unit_kinds", n->unit_kinds, LIMIT_QUOTA_UNIT_KINDS, T_person_too_long);
	ctx_text_fits(c, "per_kind", n->per_kind, LIMIT_QUOTA_PER_KIND, T_person_too_long);
	if (!is_post && strcmp(n->counts, "role") != 0)
		ctx_refuse_field(c, "counts", T_person_choice_missing, NULL);
	are_known(c, "kinds", is_post ? "post_kind" : "role_kind", n->kinds, true);
	are_known(c, "org_kinds", "org_kind", n->org_kinds, false);
	are_known(c, "unit_kinds", "unit_kind", n->unit_kinds, n->org_kinds[0] == '\0');
	are_known(c, "per_kind", "post_kind", n->per_kind, false);
	is_within(c, "min_count", n->min_count, COUNT_MAX);
	is_within(c, "max_count", n->max_count, COUNT_MAX);
	is_within(c, "age_below", n->age_below, AGE_MAX);
	is_within(c, "members_from", n->members_from, MEMBERS_MAX);
	if (n->max_count > 0 && n->max_count < n->min_count)
		ctx_refuse_field(c, "max_count", T_quota_most_below_least, NULL);
	return c->refusals_count == before;
}

static void note(struct ctx *c, const char *field, int64_t before, int64_t after)
{
	if (before != after)
		store_note(c->store, field, ctx_number(c, before), ctx_number(c, after));
}

static void note_changes(struct ctx *c, const struct quota *old, const struct quota *n)
{
	store_note(c->store, "code", n->code, n->code);
	if (!text_same(old->kinds, n->kinds))
		store_note(c->store, "kinds", old->kinds, n->kinds);
	if (!text_same(old->unit_kinds, n->unit_kinds))
		store_note(c->store, "unit_kinds", old->unit_kinds, n->unit_kinds);
	note(c, "min_count", old->min_count, n->min_count);
	note(c, "max_count", old->max_count, n->max_count);
	note(c, "age_below", old->age_below, n->age_below);
	note(c, "members_from", old->members_from, n->members_from);
	note(c, "is_floor", old->is_floor, n->is_floor);
	note(c, "is_ceiling", old->is_ceiling, n->is_ceiling);
	note(c, "is_off", old->is_off, n->is_off);
}

bool quota_save(struct ctx *c, const struct quota *n)
{
	struct quota old = { .code = n->code, .title = "", .kinds = "", .unit_kinds = "" };
	int64_t changed;

	if (!quota_is_right(c, n))
		return false;
	ctx_begin(c, "quota.set", "quota", 0, 0);
	if (!may(c, MAY_SET_NORMS))
		return ctx_refuse(c, FORBIDDEN, T_quota_not_allowed, NULL);
	quota_find(c, n->code, &old);
	if (old.row_version != n->row_version)
		return ctx_refuse_changed(c, T_quota_changed_meanwhile, NULL);
	if (old.row_version == 0)
		changed = quota_insert(c->store, n->code, n->title, n->org_kinds, n->unit_kinds, n->counts, n->kinds, n->per_kind, n->min_count,
			n->max_count, n->age_below, n->members_from, n->is_floor, n->is_ceiling, n->basis, n->is_off);
	else
		changed = quota_update(c->store, n->code, n->title, n->org_kinds, n->unit_kinds, n->counts, n->kinds, n->per_kind, n->min_count,
			n->max_count, n->age_below, n->members_from, n->is_floor, n->is_ceiling, n->basis, n->is_off, n->row_version);
	if (changed != 1)
		return ctx_refuse_changed(c, T_quota_changed_meanwhile, NULL);
	note_changes(c, &old, n);
	return ctx_commit(c);
}
