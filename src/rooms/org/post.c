/* Rules of posts and their holders. */
#include "rooms/org/post.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/org_sql.h"
#include "rooms/org/post_fit.h"
#include "rooms/org/post_norm.h"
#include "rooms/run/run_post.h"
#include "rooms/run/run_term.h"
#include "schema/model.h"
#include "text/org.h"

#define SEATS_MAX 999

bool post_is_of_committee(const char *kind)
{
	static const char *const KINDS[] = { "committee_member", "organisation_member", "publicity_member", "discipline_member", "youth_member",
		"united_front_member" };

	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++)
		if (strcmp(kind, KINDS[i]) == 0)
			return true;
	return false;
}

static bool name_and_seats_are_right(struct ctx *c, const struct post_form *form)
{
	bool is_right = true;

	if (text_is_empty(form->name))
		is_right = ctx_refuse_field(c, "name", T_org_post_name_missing, NULL);
	else if (text_chars(form->name) > LIMIT_POST_NAME)
		is_right = ctx_refuse_field(c, "name", T_org_name_long, "n", ctx_number(c, LIMIT_POST_NAME), NULL);
	if (form->seats < 1 || form->seats > SEATS_MAX)
		is_right = ctx_refuse_field(c, "seats", T_org_post_seats, "n", ctx_number(c, SEATS_MAX), NULL);
	return is_right;
}

/* A post to be changed: there, open, and as the form saw it. */
static bool post_take(struct ctx *c, post_id id, enum permission p, struct post_row *post)
{
	struct org_row org = { .to_day = DAY_OPEN };

	if (!post_get(c->store, id, post))
		return ctx_refuse(c, NOT_FOUND, T_org_post_not_found, NULL);
	if (!permit_require(c, p, post->org.v))
		return false;
	if (post->to_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_org_post_closed, "name", post->name, NULL);
	/* A body that was merged or closed acts no more (SN-03). */
	if (!org_get(c->store, post->org, &org) || org.to_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_org_is_closed, "day", day_text(c->arena, org.to_day), NULL);
	return true;
}

static bool version_is_right(struct ctx *c, int64_t seen, int64_t now, const char *name)
{
	return seen == now || ctx_refuse_changed(c, T_org_changed_meanwhile, "name", name, NULL);
}

static bool fits(struct ctx *c, const char *field, const char *text, int most, message too_long)
{
	return text == NULL || text_chars(text) <= (size_t)most || ctx_refuse_field(c, field, too_long, "n", ctx_number(c, most), NULL);
}

static bool explanation_fits(struct ctx *c, const struct post_form *form)
{
	return fits(c, "reason", form->reason, LIMIT_POST_CHANGE_REASON, T_org_text_long) &
		fits(c, "document", form->document, LIMIT_POST_CHANGE_DOCUMENT, T_org_document_long);
}

/* KFQ-07: every change of an establishment is kept with reason and document; a cut is refused without them. */
static bool cut_is_explained(struct ctx *c, const struct post_form *form)
{
	bool is_right = explanation_fits(c, form);

	if (text_is_empty(form->reason))
		is_right = ctx_refuse_field(c, "reason", T_org_cut_reason_missing, NULL);
	if (text_is_empty(form->document))
		is_right = ctx_refuse_field(c, "document", T_org_document_missing, NULL);
	return is_right;
}

static const char *or_empty(const char *text)
{
	return text != NULL ? text : "";
}

static void keep_change(struct ctx *c, post_id id, org_id org, int64_t before, int64_t after, const struct post_form *form)
{
	if (before != after)
		post_change_insert(c->store, (post_change_id){ store_new_id(c->store) }, id, org, c->today, before, after,
			or_empty(form->reason), or_empty(form->document));
}

bool post_create(struct ctx *c, org_id org, const struct post_form *form, post_id *made)
{
	struct org_row row;

	ctx_begin(c, "post.create", "post", 0, org.v);
	if (!permit_require(c, MAY_EDIT_ORG, org.v))
		return false;
	if (!org_get(c->store, org, &row) || row.to_day != DAY_OPEN)
		return ctx_refuse(c, NOT_FOUND, T_org_not_found, NULL);
	if (code_find("post_kind", form->kind) == NULL)
		return ctx_refuse_field(c, "kind", T_org_post_kind_missing, NULL);
	if (!name_and_seats_are_right(c, form) || !post_may_be_added(c, &row, form->kind, form->seats))
		return false;

	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, org.v);
	post_insert(c->store, *made, org, form->kind, form->name, form->seats, form->is_exclusive, 0, SEATS_MAX, c->today);
	keep_change(c, *made, org, 0, form->seats, form);
	audit_note_text(c, "post", "name", made->v, NULL, form->name);
	audit_note_int(c, "post", "seats", made->v, 0, form->seats);
	return ctx_commit(c);
}

bool post_change(struct ctx *c, post_id id, const struct post_form *form)
{
	struct post_row post;
	struct post_number taken;

	ctx_begin(c, "post.change", "post", id.v, 0);
	if (!post_take(c, id, MAY_EDIT_ORG, &post) || !version_is_right(c, form->row_version, post.row_version, post.name) ||
	    !name_and_seats_are_right(c, form) || !post_seats_fit(c, &post, form->seats) || !explanation_fits(c, form))
		return false;
	if (post_seats_taken(c->store, id, c->today, c->today + 1, &taken) && taken.n > form->seats)
		return ctx_refuse_field(c, "seats", T_org_post_seats_below, "n", ctx_number(c, taken.n),
			"seats", ctx_number(c, form->seats), NULL);
	if (form->seats < post.seats && !cut_is_explained(c, form))
		return false;

	store_subject(c->store, id.v, post.org.v);
	keep_change(c, id, post.org, post.seats, form->seats, form);
	post_set_seats(c->store, id, form->name, form->seats, post.row_version);
	audit_note_text(c, "post", "name", id.v, post.name, form->name);
	audit_note_int(c, "post", "seats", id.v, post.seats, form->seats);
	return ctx_commit(c);
}

bool post_close(struct ctx *c, post_id id, const struct post_form *form)
{
	struct post_row post;
	struct post_number taken;

	ctx_begin(c, "post.close", "post", id.v, 0);
	if (!post_take(c, id, MAY_EDIT_ORG, &post) || !version_is_right(c, form->row_version, post.row_version, post.name))
		return false;
	if (post_seats_taken(c->store, id, c->today, DAY_OPEN, &taken) && taken.n > 0)
		return ctx_refuse(c, AGAINST_RULE, T_org_post_held, "name", post.name, "n", ctx_number(c, taken.n), NULL);
	if (!cut_is_explained(c, form))
		return false;

	store_subject(c->store, id.v, post.org.v);
	keep_change(c, id, post.org, post.seats, 0, form);
	post_set_closed(c->store, id, c->today, post.row_version);
	audit_note_day(c, "post", "to_day", id.v, DAY_OPEN, c->today);
	return ctx_commit(c);
}

static bool term_is_right(struct ctx *c, const struct post_form *form, const struct post_row *post)
{
	if (form->from_day == DAY_NONE || form->from_day > c->today)
		return ctx_refuse_field(c, "from_day", T_org_day_in_future, "today", day_text(c->arena, c->today), NULL);
	if (form->from_day < post->from_day)
		return ctx_refuse_field(c, "from_day", T_org_day_too_early, "since", day_text(c->arena, post->from_day), NULL);
	if (form->to_day <= form->from_day)
		return ctx_refuse_field(c, "to_day", T_org_term_backwards, NULL);
	if (strcmp(form->manner, "acting") == 0 && form->to_day == DAY_OPEN)
		return ctx_refuse_field(c, "to_day", T_org_acting_needs_end, NULL);
	return true;
}

static bool is_party_post(const char *kind)
{
	static const char *const PARTY_POSTS[] = { "secretary", "deputy_secretary", "committee_member", "organisation_member",
		"publicity_member", "discipline_member", "youth_member", "united_front_member", "part_time_member" };

	for (size_t i = 0; i < sizeof(PARTY_POSTS) / sizeof(PARTY_POSTS[0]); i++)
		if (strcmp(kind, PARTY_POSTS[i]) == 0)
			return true;
	return false;
}

/* 支部工作条例 art. 23: the secretary is a full member; a year of Party age is usual, not demanded. */
static bool person_fits(struct ctx *c, const struct post_row *post, const struct post_person_row *person)
{
	struct post_work_unit_row unit = { .name = "" };

	/* A part-time member of a sub-district committee stands for a unit of the area (CS-16). */
	if (strcmp(post->kind, "part_time_member") == 0 && (!post_work_unit(c->store, person->id, &unit) || text_is_empty(unit.name)))
		return ctx_refuse_field(c, "person", T_org_part_time_unit, "name", person->name, NULL);
	return !is_party_post(post->kind) || person->status == 2 ||
		ctx_refuse_field(c, "person", T_org_post_needs_full_member, "name", person->name, "post", post->name, NULL);
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

	if (strcmp(form->manner, "elected") != 0 || !is_party_post(post->kind))
		return true;
	if (org_kind_keeps_members(org->kind) && !path_is_within(person->path, org->path))
		return ctx_refuse_field(c, "person", T_org_elected_elsewhere, "name", person->name, "org", org->name, NULL);
	if (!run_term_way(c, org, &way))
		return true;
	if (form->from_day >= way.use.from_day)
		return ctx_refuse_field(c, "manner", T_org_post_elect_by_case, "name", org->name, "title", way.use.title, "day", day_text(c->arena, way.use.from_day), NULL);
	return !text_is_empty(form->document) || ctx_refuse_field(c, "document", T_org_elect_document, "day", day_text(c->arena, form->from_day), NULL);
}

static bool seat_is_free(struct ctx *c, const struct post_form *form, const struct post_row *post,
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

static void give(struct ctx *c, holding_id id, const struct post_row *post, const struct post_form *form, const char *manner,
	bool needs_second)
{
	holding_insert(c->store, id, post->id, post->org, form->person, manner, form->from_day, form->to_day,
		form->document != NULL ? form->document : "", needs_second, c->actor.account_id);
}

/* Posts that follow this one: the successor takes them over the same day (DHZ-04). */
static void hand_on_derived(struct ctx *c, const struct post_row *base, const struct post_form *form, bool needs_second)
{
	struct post_row *derived;
	size_t count = post_derived(c->store, base->id.v, &derived);

	for (size_t i = 0; i < count; i++)
		give(c, (holding_id){ store_new_id(c->store) }, &derived[i], form, "derived", needs_second);
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
	if (!org_get(c->store, post.org, &org) || !post_may_be_filled(c, &org, &post) || !term_is_right(c, form, &post) || !person_fits(c, &post, &person) || !decision_is_named(c, &post, form) ||
	    !election_is_right(c, &org, &post, form, &person) || !seat_is_free(c, form, &post, &person))
		return false;
	if (!post_norms_hold(c, &post, &org, &person, form->manner, form->from_day) ||
	    !run_lets_appoint(c, &org, post.kind, person.id, person.name, form->from_day))
		return false;
	if (needs_second && !permit_require_fresh(c))
		return false;

	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, post.org.v);
	give(c, *made, &post, form, form->manner, needs_second);
	hand_on_derived(c, &post, form, needs_second);
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
	bool ignored;

	ctx_begin(c, "post.dismiss", "holding", id.v, 0);
	if (!holding_get(c->store, id, &holding))
		return ctx_refuse(c, NOT_FOUND, T_org_post_not_found, NULL);
	if (!permit_require(c, MAY_APPOINT, holding.org.v) ||
	    !version_is_right(c, form->row_version, holding.row_version, ""))
		return false;
	if (!post_get(c->store, holding.post, &post))
		return ctx_refuse(c, NOT_FOUND, T_org_post_not_found, NULL);
	/* Who may not appoint to a post may not empty it either: own level, above, oneself. */
	if (!permit_may_appoint(c, holding.org.v, post.kind, holding.person.v, &ignored))
		return false;
	if (strcmp(holding.manner, "derived") == 0)
		return ctx_refuse(c, AGAINST_RULE, T_org_holding_is_derived, NULL);
	if (form->to_day == DAY_NONE || form->to_day <= holding.from_day || form->to_day > c->today)
		return ctx_refuse_field(c, "to_day", T_org_end_day, "since", day_text(c->arena, holding.from_day),
			"today", day_text(c->arena, c->today), NULL);
	if (text_is_empty(form->ended_as) || code_find("holding_ending", form->ended_as) == NULL)
		return ctx_refuse_field(c, "ended_as", T_org_ended_as_missing, NULL);
	if (text_is_empty(form->reason))
		return ctx_refuse_field(c, "reason", T_org_reason_missing, NULL);
	if (!fits(c, "reason", form->reason, LIMIT_HOLDING_REASON, T_org_text_long) ||
	    !fits(c, "document", form->document, LIMIT_HOLDING_DOCUMENT, T_org_document_long))
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
static void relieve(struct ctx *c, const struct post_row *post, day_t day, const char *document)
{
	const struct post_form form = { .to_day = day, .reason = document, .document = document, .ended_as = "term" };
	struct holding_row *held;
	size_t count = holding_of_post(c->store, post->id, day, &held);

	for (size_t i = 0; i < count; i++)
		if (held[i].from_day < day) {
			end_one(c, held[i].id, &form, document, held[i].row_version);
			end_derived(c, &held[i], &form);
			audit_note_day(c, "holding", "to_day", held[i].id.v, held[i].to_day, day);
		}
}

/* An election is reported by the branch and approved above: where two accounts did that, the second person has confirmed. */
static bool is_confirmed_by_approval(struct ctx *c, int64_t reported_by)
{
	return reported_by != 0 && reported_by != c->actor.account_id;
}

/* Whoever is elected into a post with grave rights, reported and approved by one account, waits for a second person; until then those before stay, or nobody
 * would have their rights. */
static bool waits_for_second(struct ctx *c, const struct post_row *post, int64_t reported_by)
{
	return (permit_kind_rights(c, post->kind) & PERMISSIONS_GRAVE) != 0 && !is_confirmed_by_approval(c, reported_by);
}

static bool give_elected(struct ctx *c, const struct post_row *post, const struct post_form *form, int64_t reported_by)
{
	struct post_person_row person;
	struct org_row org;
	bool is_grave = (permit_kind_rights(c, post->kind) & PERMISSIONS_GRAVE) != 0, waits = waits_for_second(c, post, reported_by), is_confirmed = is_grave && !waits;
	holding_id made;

	if (!post_person(c->store, form->person, &person) || !org_get(c->store, post->org, &org))
		return ctx_refuse_field(c, "person", T_org_person_missing, NULL);
	if (!post_may_be_filled(c, &org, post) || !term_is_right(c, form, post) || !person_fits(c, post, &person) || (!waits && !seat_is_free(c, form, post, &person)) ||
	    !post_norms_hold(c, post, &org, &person, form->manner, form->from_day) ||
	    !run_lets_appoint(c, &org, post->kind, person.id, person.name, form->from_day))
		return false;
	if (is_confirmed && !permit_require_fresh(c))
		return false;
	made.v = store_new_id(c->store);
	give(c, made, post, form, form->manner, waits);
	hand_on_derived(c, post, form, waits);
	audit_note_int(c, "holding", "post_id", made.v, 0, post->id.v);
	audit_note_int(c, "holding", "person_id", made.v, 0, form->person.v);
	audit_note_day(c, "holding", "from_day", made.v, DAY_NONE, form->from_day);
	if (is_confirmed)
		audit_note_int(c, "holding", "confirmed_by", made.v, reported_by, c->actor.account_id);
	return true;
}

/* Does somebody hold another post than one of that kind there, one that waits for the second person too? */
static bool holds_another(struct ctx *c, org_id org, const struct post_row *posts, size_t posts_count, const char *kind, person_id person, day_t day)
{
	struct post_holder *holders;
	size_t count = post_holders(c->store, org, day, &holders);

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; holders[i].person.v == person.v && k < posts_count; k++)
			if (posts[k].id.v == holders[i].post.v && strcmp(posts[k].kind, kind) != 0 && is_party_post(posts[k].kind))
				return true;
	return false;
}

bool post_write_elected(struct ctx *c, org_id org, const char *kind, const person_id *people, size_t count, day_t day, const char *document, int64_t reported_by)
{
	const struct code *code = code_read("post_kind", kind);
	struct post_row *all, *posts;
	size_t all_count = post_list(c->store, org, day, &all), posts_count = 0, at = 0, seat = 0;
	person_id *meant = arena_array(c->arena, count + 1, sizeof(*meant));
	size_t meant_count = 0;
	bool is_plain = code != NULL && strcmp(code->value, "committee_member") == 0;

	posts = arena_array(c->arena, all_count + 1, sizeof(*posts));
	for (size_t i = 0; i < all_count; i++)
		if (all[i].base == 0 && code != NULL && strcmp(all[i].kind, code->value) == 0)
			posts[posts_count++] = all[i];
	for (size_t i = 0; i < posts_count; i++)
		if (count == 0 || !waits_for_second(c, &posts[i], reported_by))
			relieve(c, &posts[i], day, document);
	for (size_t i = 0; i < count; i++)
		if (!is_plain || !holds_another(c, org, all, all_count, code->value, people[i], day))
			meant[meant_count++] = people[i];
	for (size_t i = 0; i < meant_count; i++, seat++) {
		if (at < posts_count && seat == (size_t)posts[at].seats) {
			at++;
			seat = 0;
		}
		if (at >= posts_count)
			return ctx_refuse(c, AGAINST_RULE, T_org_elected_without_seat, "post", kind, "n", ctx_number(c, (int64_t)meant_count), NULL);
		if (!give_elected(c, &posts[at], &(struct post_form){ .person = meant[i], .manner = "elected", .from_day = day, .to_day = DAY_OPEN, .document = document }, reported_by))
			return false;
	}
	return true;
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
	if (!permit_require(c, MAY_APPOINT, holding.org.v) ||
	    !version_is_right(c, row_version, holding.row_version, ""))
		return false;
	if (!holding.needs_second)
		return ctx_refuse(c, AGAINST_RULE, T_org_confirmed_already, NULL);
	if (!post_get(c->store, holding.post, &post) || !org_get(c->store, holding.org, &org) || !post_person(c->store, holding.person, &person))
		return ctx_refuse(c, NOT_FOUND, T_org_post_not_found, NULL);
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
		relieve(c, &post, holding.from_day, holding.document);
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

void post_end_in(struct ctx *c, person_id person, org_id org, day_t day, const char *reason)
{
	int64_t ended;

	holding_endings_in(c->store, person, org, day, "transferred");
	ended = holding_end_derived_from(c->store, person, org, day, reason);
	ended += holding_end_in(c->store, person, org, day, reason);
	if (ended > 0)
		store_note(c->store, "posts_ended", NULL, ctx_number(c, ended));
}
