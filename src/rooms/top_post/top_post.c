#include "rooms/top_post/top_post.h"

#include <string.h>
#include "core/code.h"
#include "core/permit.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/post.h"
#include "text/org.h"
#include "text/top.h"

/* What an office begins with, and of a post made here how many seats: one secretary and one head, and room for the others. The office changes it later. */
static const struct { const char *kind; int64_t seats; } FIRST[] = { { "secretary", 1 }, { "deputy_secretary", 3 }, { "org_department_head", 1 }, { "org_department_deputy", 3 },
	{ "org_officer", 9 } };
#define FIRST_COUNT (sizeof(FIRST) / sizeof(FIRST[0]))

static int64_t seats_of(const char *kind)
{
	for (size_t i = 0; i < FIRST_COUNT; i++)
		if (strcmp(FIRST[i].kind, kind) == 0)
			return FIRST[i].seats;
	return 1;
}

static bool is_among(const char *const *kinds, size_t count, const char *kind)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(kinds[i], kind) == 0)
			return true;
	return false;
}

size_t top_post_kinds(const struct ctx *c, const char *const **kinds)
{
	const char *may_have[ORG_KIND_POST_KINDS_MAX];
	struct top_post_kind_row *there = NULL;
	const char **all;
	struct top_post_org root;
	bool has_root = top_post_root(c->store, &root);
	size_t there_count = has_root ? top_post_kinds_there(c->store, root.id, &there) : 0, count = 0;
	size_t may_count = has_root ? org_kind_post_kinds(org_kind_find(root.kind), may_have) : 0;

	*kinds = all = arena_array(c->arena, FIRST_COUNT + there_count + may_count, sizeof(*all));
	for (size_t i = 0; i < FIRST_COUNT; i++)
		all[count++] = FIRST[i].kind;
	for (size_t i = 0; i < there_count; i++)
		if (!is_among(all, count, there[i].kind))
			all[count++] = there[i].kind;
	for (size_t i = 0; i < may_count; i++)
		if (!is_among(all, count, may_have[i]))
			all[count++] = may_have[i];
	return count;
}

static bool kind_is_right(struct ctx *c, const char *kind)
{
	const char *const *kinds;
	size_t count = top_post_kinds(c, &kinds);

	return (kind != NULL && is_among(kinds, count, kind)) || ctx_refuse_field(c, "kind", T_top_post_kind_missing, NULL);
}

/* The person of the form: the archive with this ID number, or a new one at the top. */
static bool find_or_write_person(struct ctx *c, const struct top_post_org *root, const struct person_facts *facts,
	const struct person_keys *keys, person_id made, person_id *person)
{
	struct person_org_row org;

	if (person_by_number(c, facts->id_number, person))
		return true;
	if (!person_org(c->store, root->id, &org))
		return ctx_refuse(c, NOT_FOUND, T_top_post_no_root, NULL);
	person_write_new(c, made, &org, facts, keys, PERSON_LATE_ENTRY, "");
	*person = made;
	return true;
}

/* One mistyped digit would give the rights to somebody else. Whose number it is is not told. */
static bool name_fits(struct ctx *c, const char *name, person_id person)
{
	struct top_post_standing kept = { .name = "" };

	return !top_post_standing_of(c->store, person, c->today, &kept) || text_same(kept.name, name) ||
		ctx_refuse_field(c, "id_number", T_top_post_other_name, "name", name, NULL);
}

static bool seat_is_free(struct ctx *c, const struct top_post_row *post, const char *name, person_id person)
{
	struct top_post_number taken = { 0 };

	if (person.v != 0 && top_post_held_by(c->store, post->id, person, c->today, &taken) && taken.n > 0)
		return ctx_refuse_field(c, "kind", T_top_post_held_already, "name", name, "post", post->name, NULL);

	top_post_taken(c->store, post->id, c->today, &taken);
	return taken.n < post->seats || ctx_refuse_field(c, "kind", T_top_post_no_seat, "post", post->name, "n",
		ctx_number(c, post->seats), NULL);
}

/* 党章 arts. 4 and 7, 纪律处分条例 (2023): to be elected is a right of full members, unless it is suspended, so nobody else is secretary or deputy. Officers of the department are no post of the Party. */
static bool is_full_member(struct ctx *c, const char *kind, const char *post_name, const char *name, bool has_record, person_id person)
{
	struct top_post_standing standing = { .status = PERSON_NOT_MEMBER };
	bool is_full = has_record && top_post_standing_of(c->store, person, c->today, &standing) && standing.status == PERSON_FULL;

	if (!post_is_of_party(kind) || (is_full && standing.suspended_day == DAY_NONE))
		return true;
	if (is_full)
		return ctx_refuse_field(c, "kind", T_org_post_rights_suspended, "name", name, "post", post_name, "day", day_text(c->arena, c->today), "since",
			day_text(c->arena, standing.suspended_day), NULL);
	return ctx_refuse_field(c, "kind", has_record ? T_top_post_not_full : T_top_post_no_record, "name", name, "post", post_name, "status",
		code_name_int(c->lang, "member_status", standing.status), NULL);
}

size_t top_post_now(struct ctx *c, struct top_post_holder **holders)
{
	struct top_post_org root;

	*holders = NULL;
	return top_post_root(c->store, &root) ? top_post_holders(c->store, root.id, c->today, holders) : 0;
}

bool top_post_lacks_standing(const struct top_post_holder *h)
{
	return post_is_of_party(h->kind) && h->status != PERSON_FULL;
}

bool top_post_propose(struct ctx *c, const struct top_post_form *form, holding_id *made)
{
	struct person_facts facts;
	struct person_keys keys;
	struct top_post_org root;
	struct top_post_row post;
	person_id new_person = { store_new_id(c->store) }, person = { 0 };
	bool has_post, has_record;

	if (!permit_route(c, SECURITY_ADMIN))
		return false;
	kind_is_right(c, form->kind);
	ctx_text_is_right(c, "document", form->document, LIMIT_HOLDING_DOCUMENT, T_top_post_document_missing, T_top_post_document_long);
	if (!person_check(c, &form->person, &facts) || ctx_is_refused(c))
		return false;
	if (!permit_require_fresh(c))
		return false;
	person_make_keys(c, new_person, &facts, &keys);

	ctx_begin(c, "top_post.propose", "holding", 0, 0);
	if (!top_post_root(c->store, &root))
		return ctx_refuse(c, NOT_FOUND, T_top_post_no_root, NULL);
	has_record = person_by_number(c, facts.id_number, &person);
	if (has_record && !name_fits(c, facts.name, person))
		return false;
	if (!is_full_member(c, form->kind, code_name(c->lang, "post_kind", form->kind), facts.name, has_record, person))
		return false;
	has_post = top_post_find(c->store, root.id, form->kind, c->today, &post);
	if (has_post && !seat_is_free(c, &post, facts.name, person))
		return false;
	if (!has_post) {
		post = (struct top_post_row){ .id = { store_new_id(c->store) }, .name = code_name(LANG_ZH, "post_kind", form->kind) };
		top_post_insert(c->store, post.id, root.id, form->kind, post.name, seats_of(form->kind), c->today);
	}
	if (!find_or_write_person(c, &root, &facts, &keys, new_person, &person))
		return false;
	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, root.id.v);
	top_post_hold(c->store, *made, post.id, root.id, person, c->today, form->document, c->actor.account_id);
	store_note(c->store, "post", NULL, post.name);
	store_note(c->store, "person_id", NULL, ctx_number(c, person.v));
	return ctx_commit(c);
}

/* A holding at the top that still runs, as the form saw it. */
static bool take(struct ctx *c, holding_id id, int64_t row_version, struct top_post_held *held)
{
	struct top_post_org root;

	if (!top_post_root(c->store, &root) || !top_post_holding(c->store, id, held) || held->org.v != root.id.v ||
	    held->to_day <= c->today)
		return ctx_refuse(c, NOT_FOUND, T_top_post_not_found, NULL);
	return held->row_version == row_version || ctx_refuse_changed(c, T_top_post_changed, NULL);
}

bool top_post_confirm(struct ctx *c, holding_id id, int64_t row_version)
{
	struct top_post_held held;

	if (!permit_route(c, SYSTEM_ADMIN))
		return false;
	ctx_begin(c, "top_post.confirm", "holding", id.v, 0);
	if (!take(c, id, row_version, &held))
		return false;
	if (!held.needs_second)
		return ctx_refuse(c, AGAINST_RULE, T_top_post_confirmed_already, NULL);
	if (held.proposed_by == c->actor.account_id)
		return ctx_refuse(c, AGAINST_RULE, T_top_post_same_account, NULL);
	if (!is_full_member(c, held.kind, held.post_name, held.person_name, true, held.person))
		return false;
	if (!permit_require_fresh(c))
		return false;
	store_subject(c->store, id.v, held.org.v);
	top_post_confirm_row(c->store, id, c->actor.account_id, held.row_version);
	store_note(c->store, "needs_second", "1", "0");
	return ctx_commit(c);
}

static bool reason_is_right(struct ctx *c, const char *reason, message missing)
{
	if (!text_says(reason))
		return ctx_refuse_field(c, "reason", missing, NULL);
	return text_chars(reason) <= LIMIT_HOLDING_REASON || ctx_refuse_field(c, "reason", T_top_post_reason_long, "n", arena_printf(c->arena, "%zu", text_chars(reason)), "max",
		ctx_number(c, LIMIT_HOLDING_REASON), NULL);
}

/* Somebody leaves a post at the top, or it is given back: what both write beside their row. */
static bool leaves(struct ctx *c, const struct top_post_held *held, const char *reason)
{
	store_subject(c->store, held->id.v, held->org.v);
	store_note(c->store, "reason", NULL, reason);
	return ctx_commit(c);
}

bool top_post_refuse(struct ctx *c, holding_id id, const char *reason, int64_t row_version)
{
	struct top_post_held held;

	if (!permit_route(c, SYSTEM_ADMIN) || !reason_is_right(c, reason, T_top_post_refuse_missing))
		return false;
	ctx_begin(c, "top_post.refuse", "holding", id.v, 0);
	if (!take(c, id, row_version, &held))
		return false;
	if (!held.needs_second)
		return ctx_refuse(c, AGAINST_RULE, T_top_post_confirmed_already, NULL);
	top_post_refuse_row(c->store, id, c->today, reason, c->actor.account_id, held.row_version);
	return leaves(c, &held, reason);
}

size_t top_post_given_back(struct ctx *c, struct top_post_refused_row **rows)
{
	struct top_post_org root;

	*rows = NULL;
	return top_post_root(c->store, &root) ? top_post_refused(c->store, root.id, c->today - TOP_POST_REFUSED_DAYS, c->today, rows) : 0;
}

bool top_post_end(struct ctx *c, holding_id id, const char *reason, int64_t row_version)
{
	struct top_post_held held;

	if (!permit_route(c, SECURITY_ADMIN) || !reason_is_right(c, reason, T_top_post_reason_missing))
		return false;
	ctx_begin(c, "top_post.end", "holding", id.v, 0);
	if (!take(c, id, row_version, &held))
		return false;
	top_post_end_row(c->store, id, c->today, reason, held.row_version);
	store_note(c->store, "to_day", NULL, day_text(c->arena, c->today));
	return leaves(c, &held, reason);
}
