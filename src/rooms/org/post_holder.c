/* Who is put into a post and who leaves it: appointments, their second person, dismissals, and whoever leaves every post at once. */
#include "rooms/org/post_part.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/path.h"
#include "core/permit.h"
#include "programme/english.h"
#include "rooms/norm/norm.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/org_sql.h"
#include "rooms/org/post_fit.h"
#include "rooms/org/post_mass.h"
#include "rooms/org/post_norm.h"
#include "rooms/person/person.h"
#include "rooms/person/secondment.h"
#include "rooms/run/run_post.h"
#include "rooms/run/run_term.h"
#include "schema/model.h"
#include "text/org.h"

#define ACTING_MONTHS 6

/* So long somebody may act in a post before it is filled: a norm, half a year unless the county says otherwise. */
static bool acting_has_no_end(struct ctx *c, day_t from_day)
{
	int least = 1, most = ACTING_MONTHS;

	norm_band(c, "acting_months", &least, &most);
	return ctx_refuse_field(c, "to_day", T_org_acting_needs_end, "n", ctx_number(c, most), "from", day_text(c->arena, from_day), "day",
		day_text(c->arena, day_add_months(from_day, most)), NULL);
}

bool post_term_is_right(struct ctx *c, const struct post_form *form, const struct post_row *post)
{
	if (!ctx_day_is_one(c, "from_day", form->from_typed) || !ctx_day_is_one(c, "to_day", form->to_typed))
		return false;
	if (form->from_day == DAY_NONE)
		return ctx_refuse_field(c, "from_day", T_org_day_missing, NULL);
	if (form->from_day > c->today)
		return ctx_refuse_field(c, "from_day", T_org_day_in_future, "today", day_text(c->arena, c->today), NULL);
	if (form->from_day < post->from_day)
		return ctx_refuse_field(c, "from_day", T_org_post_not_yet, "post", post->name, "since", day_text(c->arena, post->from_day), "day",
			day_text(c->arena, form->from_day), NULL);
	if (form->to_day <= form->from_day)
		return ctx_refuse_field(c, "to_day", T_org_term_backwards, NULL);
	if (strcmp(form->manner, "acting") == 0 && form->to_day == DAY_OPEN)
		return acting_has_no_end(c, form->from_day);
	return true;
}

day_t post_age_day(day_t birth_day)
{
	return birth_day == DAY_NONE ? DAY_NONE : day_add_months(birth_day, 12 * POST_AGE_MIN);
}

bool post_is_of_party(const char *kind)
{
	static const char *const PARTY_POSTS[] = { "secretary", "deputy_secretary", "committee_member", "organisation_member",
		"publicity_member", "discipline_member", "youth_member", "united_front_member", "part_time_member" };

	for (size_t i = 0; i < sizeof(PARTY_POSTS) / sizeof(PARTY_POSTS[0]); i++)
		if (strcmp(kind, PARTY_POSTS[i]) == 0)
			return true;
	return false;
}

/* 支部工作条例 art. 23: the secretary is a full member; a year of Party age is usual, not demanded. What counts is the time of the post. */
static bool is_full_in_term(struct ctx *c, const struct post_row *post, const struct post_form *form, const struct post_person_row *person)
{
	struct post_full_row full;
	bool was_full = post_person_full(c->store, person->region, person->id, &full);
	day_t since = person->full_day != DAY_NONE ? person->full_day : was_full ? full.from_day : DAY_NONE;

	if (person->status != PERSON_FULL && !was_full)
		return ctx_refuse_field(c, "person", T_org_post_needs_full_member, "name", person->name, "post", post->name, NULL);
	if (since != DAY_NONE && form->from_day < since)
		return ctx_refuse_field(c, "from_day", T_org_post_before_full, "name", person->name, "post", post->name, "day", day_text(c->arena, form->from_day),
			"full", day_text(c->arena, since), NULL);
	if (person->status != PERSON_FULL && form->to_day > full.to_day)
		return form->to_day == DAY_OPEN ? ctx_refuse_field(c, "person", T_org_post_needs_full_member, "name", person->name, "post", post->name, NULL) :
			ctx_refuse_field(c, "to_day", T_org_post_past_full, "name", person->name, "post", post->name, "day", day_text(c->arena, form->to_day),
				"last", day_text(c->arena, full.to_day), NULL);
	return true;
}

/* 纪律处分条例 (2023): nor somebody whose right to be elected is suspended. */
static bool has_rights(struct ctx *c, const struct post_row *post, const struct post_form *form, const struct post_person_row *person)
{
	struct post_rights_row suspended;

	return !post_rights_suspended(c->store, person->region, person->id, form->from_day, &suspended) || ctx_refuse_field(c, "person", T_org_post_rights_suspended,
		"name", person->name, "post", post->name, "day", day_text(c->arena, form->from_day), "since", day_text(c->arena, suspended.from_day), NULL);
}

bool post_person_fits(struct ctx *c, const struct post_row *post, const struct post_form *form, const struct post_person_row *person)
{
	struct post_work_unit_row unit = { .name = "" };
	day_t of_age = post_age_day(person->birth_day);

	/* A part-time member of a sub-district committee stands for a unit of the area (CS-16). */
	if (strcmp(post->kind, "part_time_member") == 0 && (!post_work_unit(c->store, person->id, &unit) || text_is_empty(unit.name)))
		return ctx_refuse_field(c, "person", T_org_part_time_unit, "name", person->name, NULL);
	if (of_age != DAY_NONE && form->from_day < of_age)
		return ctx_refuse_field(c, "from_day", T_org_post_under_age, "name", person->name, "day", day_text(c->arena, form->from_day), "n", ctx_number(c, POST_AGE_MIN),
			"age", day_text(c->arena, of_age), NULL);
	return !post_is_of_party(post->kind) || (is_full_in_term(c, post, form, person) && has_rights(c, post, form, person));
}

/* A secretary who is not elected holds the post by a decision of the Party organisation above: its document number is kept (XY-04). */
static bool decision_is_named(struct ctx *c, const struct post_row *post, const struct post_form *form)
{
	static const char *const DECIDED[] = { "appointed", "exchanged", "sent", "recruited" };

	for (size_t i = 0; i < sizeof(DECIDED) / sizeof(DECIDED[0]); i++)
		if (strcmp(post->kind, "secretary") == 0 && strcmp(form->manner, DECIDED[i]) == 0 && text_is_empty(form->document))
			return ctx_refuse_field(c, "document", T_org_decision_missing, "manner", code_name(c->lang, "holding_manner", form->manner), NULL);
	return true;
}

/* 选举工作条例2020年: a branch elects its own members, and where a practice of elections is in force a post of the Party is given by its case alone:
 * what was elected on paper before it came into force is entered late, with the paper that approved it. */
static bool election_is_right(struct ctx *c, const struct org_row *org, const struct post_row *post, const struct post_form *form, const struct post_person_row *person)
{
	struct run_term_way way;

	if (strcmp(form->manner, "elected") != 0 || !post_is_of_party(post->kind))
		return true;
	if (org_kind_keeps_members(org->kind) && !path_is_within(person->path, org->path))
		return ctx_refuse_field(c, "person", T_org_elected_elsewhere, "name", person->name, "org", org->name, NULL);
	if (!run_term_way(c, org, &way))
		return true;
	if (form->from_day >= way.use.from_day)
		return ctx_refuse_field(c, "manner", T_org_post_elect_by_case, "name", org->name, "title", programme_named(c->lang, way.use.title), "day", day_text(c->arena, way.use.from_day), NULL);
	return !text_is_empty(form->document) || ctx_refuse_field(c, "document", T_org_elect_document, "day", day_text(c->arena, form->from_day), NULL);
}

bool post_seat_is_free(struct ctx *c, const struct post_form *form, const struct post_row *post,
	const struct post_person_row *person)
{
	struct post_number number;

	if (post_held_by(c->store, post->id, form->person, form->from_day, &number) && number.n > 0)
		return ctx_refuse_field(c, "person", T_org_post_held_already, "name", person->name, "post", post->name, NULL);
	if (post_seats_taken(c->store, post->id, form->from_day, form->to_day, &number) && number.n >= post->seats)
		return ctx_refuse(c, AGAINST_RULE, T_org_post_no_seat, "post", post->name, "seats", ctx_number(c, post->seats),
			"n", ctx_number(c, number.n), NULL);
	return true;
}

void post_give(struct ctx *c, holding_id id, const struct post_row *post, const struct post_form *form, const char *manner,
	bool needs_second)
{
	holding_insert(c->store, id, post->id, post->org, form->person, manner, form->from_day, form->to_day,
		form->document != NULL ? form->document : "", needs_second, c->actor.account_id);
}

/* Posts that follow this one: the successor takes them over the same day (DHZ-04). */
void post_give_derived(struct ctx *c, const struct post_row *base, const struct post_form *form, bool needs_second)
{
	struct post_row *derived;
	size_t count = post_derived(c->store, base->id.v, &derived);

	for (size_t i = 0; i < count; i++)
		post_give(c, (holding_id){ store_new_id(c->store) }, &derived[i], form, "derived", needs_second);
}

/* GY-08, as for the roles of first secretaries and village teams. */
static bool is_sent_once(struct ctx *c, const struct post_row *post, const struct post_form *form, const struct post_person_row *person)
{
	return !secondment_by_manner(form->manner) || secondment_is_free(c, &(struct secondment){ .person = person->id, .region = person->region, .org = post->org,
		.is_post = true, .from_day = form->from_day, .to_day = form->to_day }, "from_day");
}

bool post_appoint(struct ctx *c, post_id id, const struct post_form *form, holding_id *made)
{
	struct post_row post;
	struct post_person_row person;
	struct org_row org;
	bool needs_second = false;

	ctx_begin(c, "post.appoint", "holding", 0, 0);
	if (!post_take(c, id, MAY_APPOINT, &post))
		return false;
	if (post.base != 0)
		return ctx_refuse(c, AGAINST_RULE, T_org_post_is_derived, "name", post.name, NULL);
	if (form->person.v == 0 || !post_person(c->store, form->person, &person) || !may_at_path(c, MAY_SEE_PERSON, person.path))
		return ctx_refuse_field(c, "person", T_org_person_missing, NULL);
	if (code_find("holding_manner", form->manner) == NULL)
		return ctx_refuse_field(c, "manner", T_org_manner_missing, NULL);
	if (!permit_may_appoint(c, post.org.v, post.kind, form->person.v, &needs_second))
		return false;
	if (!org_get(c->store, post.org, &org) || !post_may_be_filled(c, &org, &post) || !post_term_is_right(c, form, &post) || !post_person_fits(c, &post, form, &person) || !decision_is_named(c, &post, form) ||
	    !post_mass_is_filled_by_itself(c, &org, post.kind, form) || !election_is_right(c, &org, &post, form, &person) || !post_seat_is_free(c, form, &post, &person) || !is_sent_once(c, &post, form, &person))
		return false;
	if (!post_norms_hold(c, &post, &org, &person, form->manner, form->from_day) ||
	    !run_lets_appoint(c, &org, post.kind, person.id, person.name, form->from_day))
		return false;
	if (needs_second && !permit_require_fresh(c))
		return false;

	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, post.org.v);
	post_give(c, *made, &post, form, form->manner, needs_second);
	post_give_derived(c, &post, form, needs_second);
	audit_note_int(c, "holding", "post_id", made->v, 0, id.v);
	audit_note_int(c, "holding", "person_id", made->v, 0, form->person.v);
	audit_note_day(c, "holding", "from_day", made->v, DAY_NONE, form->from_day);
	return ctx_commit(c);
}

static void end_one(struct ctx *c, holding_id id, const struct post_form *form, const char *document, int64_t version)
{
	holding_end(c->store, id, form->to_day, form->reason, document, version);
	holding_ending_put(c->store, id, form->ended_as);
}

static void end_derived(struct ctx *c, const struct holding_row *holding, const struct post_form *form)
{
	struct post_row *derived;
	size_t count = post_derived(c->store, holding->post.v, &derived);

	for (size_t i = 0; i < count; i++) {
		struct holding_row *held;
		size_t held_count = holding_of_post(c->store, derived[i].id, c->today, &held);

		for (size_t k = 0; k < held_count; k++)
			if (held[k].person.v == holding->person.v)
				end_one(c, held[k].id, form, "", held[k].row_version);
	}
}

bool post_dismiss(struct ctx *c, holding_id id, const struct post_form *form)
{
	struct holding_row holding;
	struct post_row post;
	struct org_row org;
	bool ignored;

	ctx_begin(c, "post.dismiss", "holding", id.v, 0);
	if (!holding_get(c->store, id, &holding))
		return ctx_refuse(c, NOT_FOUND, T_org_post_not_found, NULL);
	if (!permit_require(c, MAY_APPOINT, holding.org.v))
		return false;
	if (!post_get(c->store, holding.post, &post))
		return ctx_refuse(c, NOT_FOUND, T_org_post_not_found, NULL);
	if (!post_version_is_right(c, form->row_version, holding.row_version, post.name))
		return false;
	/* Who may not appoint to a post may not empty it either: own level, above, oneself. */
	if (!permit_may_appoint(c, holding.org.v, post.kind, holding.person.v, &ignored))
		return false;
	if (strcmp(holding.manner, "derived") == 0)
		return ctx_refuse(c, AGAINST_RULE, T_org_holding_is_derived, NULL);
	if (!ctx_day_is_one(c, "to_day", form->to_typed))
		return false;
	if (form->to_day == DAY_NONE || form->to_day <= holding.from_day || form->to_day > c->today)
		return ctx_refuse_field(c, "to_day", T_org_end_day, "since", day_text(c->arena, holding.from_day),
			"today", day_text(c->arena, c->today), NULL);
	if (text_is_empty(form->ended_as) || code_find("holding_ending", form->ended_as) == NULL)
		return ctx_refuse_field(c, "ended_as", T_org_ended_as_missing, NULL);
	if (!text_says(form->reason))
		return ctx_refuse_field(c, "reason", T_org_reason_missing, NULL);
	if (!ctx_text_fits(c, "reason", form->reason, LIMIT_HOLDING_REASON, T_org_text_long) ||
	    !ctx_text_fits(c, "document", form->document, LIMIT_HOLDING_DOCUMENT, T_org_document_long))
		return false;
	if (!org_get(c->store, holding.org, &org) || !post_mass_is_told(c, &org, post.kind, form->document))
		return false;

	store_subject(c->store, id.v, holding.org.v);
	end_one(c, id, form, form->document != NULL ? form->document : "", holding.row_version);
	end_derived(c, &holding, form);
	audit_note_day(c, "holding", "to_day", id.v, holding.to_day, form->to_day);
	audit_note_text(c, "holding", "reason", id.v, NULL, form->reason);
	audit_note_text(c, "holding_ending", "ended_as", id.v, NULL, form->ended_as);
	return ctx_commit(c);
}

/* Those before leave; who is elected again goes on under the new term. */
static bool is_among(person_id person, const person_id *people, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (people[i].v == person.v)
			return true;
	return false;
}

void post_relieve(struct ctx *c, const struct post_row *post, day_t day, const char *document, const person_id *staying, size_t staying_count)
{
	const struct post_form form = { .to_day = day, .reason = document, .document = document, .ended_as = "term" };
	struct holding_row *held;
	size_t count = holding_of_post(c->store, post->id, day, &held);

	for (size_t i = 0; i < count; i++)
		if (held[i].from_day < day && !is_among(held[i].person, staying, staying_count)) {
			end_one(c, held[i].id, &form, document, held[i].row_version);
			end_derived(c, &held[i], &form);
			audit_note_day(c, "holding", "to_day", held[i].id.v, held[i].to_day, day);
		}
}

/* Was it given by a case of election, or is there no seat for those before beside it? */
static bool follows_others(struct ctx *c, const struct org_row *org, const struct post_row *post, const struct holding_row *holding)
{
	struct post_number taken = { 0 };
	struct run_term_way way;

	if (strcmp(holding->manner, "elected") != 0)
		return false;
	return (run_term_way(c, org, &way) && holding->from_day >= way.use.from_day) ||
		(post_seats_taken(c->store, post->id, holding->from_day, holding->to_day, &taken) && taken.n > post->seats);
}

bool post_confirm(struct ctx *c, holding_id id, int64_t row_version)
{
	struct holding_row holding;
	struct post_row post;
	struct org_row org;
	struct post_person_row person;

	ctx_begin(c, "post.confirm", "holding", id.v, 0);
	if (!holding_get(c->store, id, &holding))
		return ctx_refuse(c, NOT_FOUND, T_org_post_not_found, NULL);
	if (!permit_require(c, MAY_APPOINT, holding.org.v))
		return false;
	if (!post_get(c->store, holding.post, &post) || !org_get(c->store, holding.org, &org) || !post_person(c->store, holding.person, &person))
		return ctx_refuse(c, NOT_FOUND, T_org_post_not_found, NULL);
	if (!post_version_is_right(c, row_version, holding.row_version, arena_printf(c->arena, "%s %s", person.name, post.name)))
		return false;
	if (!holding.needs_second)
		return ctx_refuse(c, AGAINST_RULE, T_org_confirmed_already, NULL);
	if (!permit_may_confirm(c, holding.org.v, post.kind, holding.person.v, holding.proposed_by) || !post_may_be_filled(c, &org, &post) || !permit_require_fresh(c))
		return false;
	/* Something may have come to light since the first person proposed. */
	if (!run_lets_appoint(c, &org, post.kind, holding.person, person.name, holding.from_day))
		return false;

	store_subject(c->store, id.v, holding.org.v);
	holding_confirm(c->store, id, c->actor.account_id, holding.row_version);
	holding_confirm_derived(c->store, holding.post.v, holding.person, c->actor.account_id);
	audit_note_int(c, "holding", "confirmed_by", id.v, 0, c->actor.account_id);
	if (follows_others(c, &org, &post, &holding))
		post_relieve(c, &post, holding.from_day, holding.document, NULL, 0);
	return ctx_commit(c);
}

void post_end_all_of(struct ctx *c, person_id person, day_t day, const char *ended_as, const char *reason)
{
	int64_t ended;

	holding_endings_of_person(c->store, person, day, ended_as);
	ended = holding_end_of_person(c->store, person, day, reason);

	if (ended > 0)
		store_note(c->store, "posts_ended", NULL, ctx_number(c, ended));
}

static bool is_beside_party(const struct holding_by_kind_row *h)
{
	return org_kind_is_beside(h->org_kind) && (h->base_kind[0] == '\0' || org_kind_is_beside(h->base_kind));
}

void post_end_of_party(struct ctx *c, person_id person, day_t day, bool is_all, const char *reason)
{
	struct holding_by_kind_row *held;
	size_t count = holdings_by_kind(c->store, person, day, &held);
	int64_t ended = 0;

	for (size_t i = 0; i < count; i++) {
		if (!is_all && is_beside_party(&held[i]))
			continue;
		holding_ending_put(c->store, held[i].id, "transferred");
		holding_end(c->store, held[i].id, held[i].from_day > day ? held[i].from_day : day, reason, "", held[i].row_version);
		ended++;
	}
	if (ended > 0)
		store_note(c->store, "posts_ended", NULL, ctx_number(c, ended));
}

const char *post_beside_party(struct ctx *c, person_id person, day_t day, bool *may_end)
{
	struct holding_by_kind_row *held;
	size_t count = holdings_by_kind(c->store, person, day, &held);
	const char *all = "";

	*may_end = true;
	for (size_t i = 0; i < count; i++) {
		if (!is_beside_party(&held[i]))
			continue;
		*may_end &= may_at_path(c, MAY_APPOINT, held[i].org_path);
		all = arena_printf(c->arena, "%s%s%s%s", all, all[0] == '\0' ? "" : ctx_words(c, T_org_comma), held[i].org_name, held[i].post_name);
	}
	return all;
}

void post_end_in(struct ctx *c, person_id person, org_id org, day_t day, const char *reason)
{
	int64_t ended;

	holding_endings_in(c->store, person, org, day, "transferred");
	ended = holding_end_derived_from(c->store, person, org, day, reason);
	ended += holding_end_in(c->store, person, org, day, reason);
	if (ended > 0)
		store_note(c->store, "posts_ended", NULL, ctx_number(c, ended));
}
