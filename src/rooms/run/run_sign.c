/* Signatures of a step: in their order, on what is filled in, and void when that changes. */
#include "rooms/run/run.h"

#include <string.h>
#include "core/audit.h"
#include "core/file.h"
#include "rooms/run/run_apart.h"
#include "rooms/run/run_rest.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

static int place_in(const struct words *words, const char *id)
{
	for (size_t i = 0; i < words->count; i++)
		if (strcmp(words->list[i]->text, id) == 0)
			return (int)i;
	return -1;
}

static bool order_is_right(struct ctx *c, const struct run_case *k, int place)
{
	const struct step *s = &k->p->steps[k->at];

	if (place < 0)
		return ctx_refuse_field(c, "role", T_run_no_signature_here, "step", programme_named(c->lang, s->title), NULL);
	if (k->play.is_signed[k->at][place])
		return ctx_refuse_field(c, "role", T_run_signed_already, "role", run_roles_text(c, k->p, &(struct words){ &s->sign.list[place], 1 }), NULL);
	for (int i = 0; i < place; i++)
		if (!k->play.is_signed[k->at][i])
			return ctx_refuse_field(c, "role", T_run_sign_order, "role", run_roles_text(c, k->p, &(struct words){ &s->sign.list[place], 1 }), "before",
				run_roles_text(c, k->p, &(struct words){ &s->sign.list[i], 1 }), NULL);
	return true;
}

static const char *post_of(struct ctx *c, const struct run_case *k, const char *role, int64_t person, day_t day)
{
	struct run_person *people;
	bool is_open;
	size_t count = run_role_people(c, k, run_role_find(k->p, role), day, &people, &is_open);

	for (size_t i = 0; i < count; i++)
		if (people[i].person.v == person)
			return people[i].post_name;
	return NULL;
}

static bool has_signed(const struct run_case *k, int64_t person, const char **role)
{
	for (size_t i = 0; i < k->signatures_count; i++)
		if (k->signatures[i].step == k->steps[k->steps_count - 1].id.v && k->signatures[i].person == person) {
			*role = k->signatures[i].role;
			return true;
		}
	return false;
}

static const char *signer_text(struct ctx *c, const struct run_case *k, const char *role)
{
	const struct words *sign = &k->p->steps[k->at].sign;
	int place = place_in(sign, role);

	return place < 0 ? "" : run_roles_text(c, k->p, &(struct words){ &sign->list[place], 1 });
}

/* Two signatures of a step are those of two people wherever there are two: who signed for one role leaves the other to somebody else of it, as a secretary
 * who is the village's director too leaves it to another of the committee. Where he is all that there is, he signs for both. */
static bool is_second_person(struct ctx *c, const struct run_case *k, const char *role, int64_t person, const char *name, day_t day)
{
	struct run_person *people;
	const char *first, *other;
	bool is_open;
	size_t count;

	if (!has_signed(k, person, &first))
		return true;
	count = run_role_people(c, k, run_role_find(k->p, role), day, &people, &is_open);
	for (size_t i = 0; i < count; i++)
		if (!has_signed(k, people[i].person.v, &other))
			return ctx_refuse_field(c, "person", T_run_signed_for_another, "name", name, "first", signer_text(c, k, first), "role", signer_text(c, k, role), NULL);
	return true;
}

/* Is somebody of this role left besides that person, who has signed nothing here? */
static bool has_other(struct ctx *c, const struct run_case *k, const char *role, int64_t person, day_t day, bool *is_in)
{
	struct run_person *people;
	const char *signed_as;
	bool is_open, is_left = false;
	size_t count = run_role_people(c, k, run_role_find(k->p, role), day, &people, &is_open);

	*is_in = false;
	for (size_t i = 0; i < count; i++) {
		*is_in |= people[i].person.v == person;
		is_left |= people[i].person.v != person && !has_signed(k, people[i].person.v, &signed_as);
	}
	return is_left;
}

/* Whoever alone can sign a line that is still to come leaves this one to somebody else where there is one: a town's secretary does not take the place of its
 * delegate, or four people would give five signatures. */
static bool leaves_own_line(struct ctx *c, const struct run_case *k, const char *role, int64_t person, const char *name, day_t day)
{
	const struct words *sign = &k->p->steps[k->at].sign;
	bool is_in;

	if (!has_other(c, k, role, person, day, &is_in))
		return true;
	for (size_t i = 0; i < sign->count; i++) {
		const char *later = sign->list[i]->text;

		if (strcmp(later, role) != 0 && !k->play.is_signed[k->at][i] && !has_other(c, k, later, person, day, &is_in) && is_in)
			return ctx_refuse_field(c, "person", T_run_sign_kept_for, "name", name, "later", signer_text(c, k, later), "role", signer_text(c, k, role), NULL);
	}
	return true;
}

/* Nobody signs what is not written yet. */
static bool is_filled_in(struct ctx *c, const struct run_case *k)
{
	const struct words *needs = &k->p->steps[k->at].needs;
	bool is_whole = true;

	for (size_t i = 0; i < needs->count; i++) {
		struct name name = programme_name(k->p, needs->list[i]->text);

		if (name.kind == NAME_FORM && !play_has(&k->play, name))
			is_whole = ctx_refuse(c, AGAINST_RULE, T_run_sign_unfilled, "form", programme_named(c->lang, k->p->forms[name.index].title), "step", programme_named(c->lang, k->row.step_title), NULL);
	}
	return is_whole;
}

bool run_sign(struct ctx *c, run_id id, const char *role, const struct run_act *act)
{
	struct run_case k;
	const char *name, *post;
	int64_t person, file;
	int place;

	ctx_begin(c, "run.sign", "run", id.v, 0);
	if (!run_see(c, id, &k) || !run_is_open(c, &k, act->row_version) || !run_not_on_hold(c, &k))
		return false;
	place = place_in(&k.p->steps[k.at].sign, role);
	if (!order_is_right(c, &k, place) || !is_filled_in(c, &k) || !run_day_is_right(c, &k, act->day) ||
	    !run_actor_is_right(c, &k, &(struct words){ &k.p->steps[k.at].sign.list[place], 1 }, act, &person, &name))
		return false;
	post = post_of(c, &k, role, person, act->day);
	if (post == NULL)
		return ctx_refuse_field(c, "person", T_run_not_in_role, "name", name, "step", programme_named(c->lang, k.row.step_title), "roles",
			run_roles_text(c, k.p, &(struct words){ &k.p->steps[k.at].sign.list[place], 1 }), NULL);
	if (!run_signs_in_order(c, &k, role, act->day) || !run_sign_is_not_barred(c, &k, role, person, name, act->day) || !is_second_person(c, &k, role, person, name, act->day) ||
	    !leaves_own_line(c, &k, role, person, name, act->day))
		return false;
	store_subject(c->store, id.v, k.row.org.v);
	file = person == c->actor.person_id ? 0 : run_keep_file(c, &k, act->kept, act->file_name, act->day);
	run_signature_insert(c->store, (run_signature_id){ store_new_id(c->store) }, k.row.region, id.v, k.steps[k.steps_count - 1].id.v, role, person, post,
		act->day, c->now_s, c->actor.account_id, file);
	k.play.is_signed[k.at][place] = true;
	run_write_turns(c, &k);
	run_touch(c->store, id, k.row.region, k.row.row_version);
	store_note(c->store, "role", NULL, role);
	store_note(c->store, "person_id", NULL, arena_printf(c->arena, "%lld", (long long)person));
	return ctx_commit(c);
}

size_t run_signed_count(const struct run_case *k)
{
	size_t count = 0;

	for (size_t i = 0; k->at >= 0 && i < k->signatures_count; i++)
		count += k->signatures[i].step == k->steps[k->steps_count - 1].id.v;
	return count;
}

/* What was signed was the text before: whoever signed it signs the new one, or does not. The log keeps who had. */
void run_void_signatures(struct ctx *c, struct run_case *k)
{
	int64_t step = k->steps[k->steps_count - 1].id.v;

	if (run_signed_count(k) == 0)
		return;
	for (size_t i = 0; i < k->signatures_count; i++)
		if (k->signatures[i].step == step) {
			audit_note_text(c, "run_signature", "role", step, k->signatures[i].role, "");
			audit_note_int(c, "run_signature", "person_id", step, k->signatures[i].person, 0);
		}
	run_signature_delete(c->store, k->row.region, k->row.id.v, step);
	memset(k->play.is_signed[k->at], 0, k->p->steps[k->at].sign.count * sizeof(*k->play.is_signed[k->at]));
	run_write_turns(c, k);
}
