/* What an election changes in posts: those elected take them, those before leave. */
#include "rooms/org/post_part.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/org/org_sql.h"
#include "rooms/org/post_fit.h"
#include "rooms/org/post_norm.h"
#include "rooms/run/run_post.h"
#include "text/org.h"

/* An election is reported by the branch and approved above: where two people did that, the second person has confirmed. */
static bool is_confirmed_by_approval(struct ctx *c, int64_t reported_by)
{
	return reported_by != 0 && !permit_is_self(c, reported_by);
}

/* Whoever is elected into a post with grave rights, reported and approved by one person, waits for a second person; until then those before stay, or nobody
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
	if (!post_may_be_filled(c, &org, post) || !post_term_is_right(c, form, post) || !post_person_fits(c, post, form, &person) || (!waits && !post_seat_is_free(c, form, post, &person)) ||
	    !post_norms_hold(c, post, &org, &person, form->manner, form->from_day) ||
	    !run_lets_appoint(c, &org, post->kind, person.id, person.name, form->from_day))
		return false;
	if (is_confirmed && !permit_require_fresh(c))
		return false;
	made.v = store_new_id(c->store);
	post_give(c, made, post, form, form->manner, waits);
	post_give_derived(c, post, form, waits);
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
			if (posts[k].id.v == holders[i].post.v && strcmp(posts[k].kind, kind) != 0 && post_is_of_party(posts[k].kind))
				return true;
	return false;
}

/* Whom the posts go to: of plain members whoever has no other post of the committee. */
static size_t meant_people(struct ctx *c, org_id org, const struct post_row *all, size_t all_count, const char *kind, const struct post_elected *e, person_id *meant)
{
	bool is_plain = strcmp(kind, "committee_member") == 0;
	size_t count = 0;

	for (size_t i = 0; i < e->people_count; i++)
		if (!is_plain || !holds_another(c, org, all, all_count, kind, e->people[i], e->day))
			meant[count++] = e->people[i];
	return count;
}

/* How many of them hold the post already, and stay in it because its term goes on; those come first among *meant. */
static size_t staying_in(struct ctx *c, const struct post_row *post, const struct post_elected *e, person_id *meant, size_t count, size_t first)
{
	struct holding_row *held;
	size_t held_count = holding_of_post(c->store, post->id, e->day, &held), n = first;

	for (size_t i = first; e->is_term_going_on && i < count; i++)
		for (size_t k = 0; k < held_count; k++)
			if (held[k].person.v == meant[i].v && held[k].from_day < e->day && !held[k].needs_second) {
				person_id stays = meant[i];

				meant[i] = meant[n];
				meant[n++] = stays;
				break;
			}
	return n - first;
}

bool post_write_elected(struct ctx *c, org_id org, const struct post_elected *e)
{
	const struct code *code = code_read("post_kind", e->kind);
	struct post_row *all, *posts;
	size_t all_count = post_list(c->store, org, e->day, &all), posts_count = 0, staying = 0, at = 0;
	person_id *meant = arena_array(c->arena, e->people_count + 1, sizeof(*meant));
	size_t *taken = arena_array(c->arena, all_count + 1, sizeof(*taken));
	size_t count = meant_people(c, org, all, all_count, code == NULL ? "" : code->value, e, meant);

	posts = arena_array(c->arena, all_count + 1, sizeof(*posts));
	for (size_t i = 0; i < all_count; i++)
		if (all[i].base == 0 && code != NULL && strcmp(all[i].kind, code->value) == 0)
			posts[posts_count++] = all[i];
	for (size_t i = 0; i < posts_count; i++)
		staying += taken[i] = staying_in(c, &posts[i], e, meant, count, staying);
	for (size_t i = 0; i < posts_count; i++)
		if (count == 0 || !waits_for_second(c, &posts[i], e->reported_by))
			post_relieve(c, &posts[i], e->day, e->document, meant, staying);
	for (size_t i = staying; i < count; i++) {
		while (at < posts_count && taken[at] >= (size_t)posts[at].seats)
			at++;
		if (at == posts_count)
			return ctx_refuse(c, AGAINST_RULE, T_org_elected_without_seat, "post", e->kind, "n", ctx_number(c, (int64_t)count), NULL);
		if (!give_elected(c, &posts[at], &(struct post_form){ .person = meant[i], .manner = "elected", .from_day = e->day, .to_day = DAY_OPEN, .document = e->document }, e->reported_by))
			return false;
		taken[at]++;
	}
	return true;
}
