#include "rooms/ballot/review_named.h"

#include "core/audit.h"
#include "core/permit.h"
#include "text/review.h"

#define NAMES_MAX 20	/* so many are said by name */

/* ---- where a mark goes ---- */

/* The paper of that rater among those typed by others; NULL: he gave it himself, it is void, or there is none. */
static const struct review_by_other *by_other(const struct review_by_other *papers, size_t count, int64_t rater)
{
	for (size_t i = 0; i < count; i++)
		if (papers[i].rater == rater)
			return &papers[i];
	return NULL;
}

static bool has_paper(struct ctx *c, review_id id, int64_t rater, int64_t *next)
{
	struct review_paper_row *papers;
	size_t count = review_papers(c->store, id, &papers);

	*next = (int64_t)count + 1;
	for (size_t i = 0; i < count; i++)
		if (papers[i].rater == rater)
			return true;
	return false;
}

static bool refuse_typed(struct ctx *c, const struct review_rater_row *rater)
{
	return ctx_refuse_field(c, "rater", T_review_typed_before, "name", rater->name, NULL);
}

bool review_place_find(struct ctx *c, const struct review_row *row, const struct review_rater_row *rater, bool is_again, struct review_place *place)
{
	struct review_by_other *papers;
	size_t count = review_by_others(c->store, row->id, &papers);
	const struct review_by_other *one = by_other(papers, count, rater->number);

	*place = (struct review_place){ 0 };
	if (!has_paper(c, row->id, rater->number, &place->number))
		return true;
	if (one == NULL)
		return ctx_refuse_field(c, "rater", T_review_rater_twice, "name", rater->name, NULL);
	place->number = one->number;
	if (permit_is_self(c, one->typed_by)) {
		place->is_change = true;
		return is_again || refuse_typed(c, rater);
	}
	place->is_check = true;
	place->is_change = one->checked_by != 0;
	if (one->checked_by != 0 && !permit_is_self(c, one->checked_by))
		return ctx_refuse_field(c, "rater", T_review_named_two_typed, "name", rater->name, NULL);
	return one->checked_by == 0 || is_again || refuse_typed(c, rater);
}

void review_place_write(struct ctx *c, const struct review_row *row, const struct review_rater_row *rater, struct review_place place, struct fraction mark)
{
	if (place.is_check) {
		if (place.is_change)
			review_check_delete_of(c->store, row->id, rater->number);
		review_check_insert(c->store, (review_check_id){ store_new_id(c->store) }, row->id, rater->number, rater->circle, mark.above, mark.below, c->actor.account_id);
		audit_note_int(c, "review_check", "number", row->id.v, -1, rater->number);
		return;
	}
	if (place.is_change)
		review_paper_change(c->store, row->id, place.number, mark.above, mark.below, c->actor.account_id);
	else
		review_paper_insert(c->store, (review_paper_id){ store_new_id(c->store) }, row->id, place.number, rater->number, rater->circle, mark.above, mark.below,
			c->actor.account_id);
	audit_note_int(c, "review_paper", "rater", row->id.v, -1, rater->number);
}

/* ---- a paper ---- */

bool review_named_type(struct ctx *c, const struct review_row *row, const struct review_typed *typed, size_t count, bool is_again)
{
	struct review_rater_row *raters;
	size_t raters_count = review_raters(c->store, row->id, &raters);
	const struct review_rater_row *rater;
	struct review_place place;

	if (count == 0)
		return ctx_refuse_field(c, "marks", T_review_nothing_typed, "most", ctx_number(c, REVIEW_RATERS_MAX), NULL);
	if (typed[0].rater < 1 || typed[0].rater > (int64_t)raters_count)
		return ctx_refuse_field(c, "rater", T_review_rater_missing, NULL);
	rater = &raters[typed[0].rater - 1];
	if (!review_mark_of_is_right(c, row, "marks", typed[0].mark, rater->name))
		return false;
	if (count > 1)
		return ctx_refuse_field(c, "rater", T_review_rater_twice, "name", rater->name, NULL);
	if (!review_place_find(c, row, rater, is_again, &place))
		return false;
	review_place_write(c, row, rater, place, typed[0].mark);
	review_touch(c->store, row->id);
	return true;
}

/* ---- before it is closed ---- */

static const char *with_name(struct ctx *c, const char *names, const char *name, int64_t number)
{
	if (number >= NAMES_MAX)
		return number == NAMES_MAX ? arena_printf(c->arena, "%s …", names) : names;
	return arena_printf(c->arena, "%s%s%s", names, number == 0 ? "" : c->lang == LANG_ZH ? "、" : ", ", name);
}

void review_named_unsettled(struct ctx *c, const struct review_row *row, struct review_unsettled *u)
{
	struct review_by_other *papers;
	size_t count = review_by_others(c->store, row->id, &papers);

	*u = (struct review_unsettled){ .alone = "", .differing = "", .is_unsettled = arena_array(c->arena, (size_t)row->raters + 1, sizeof(bool)),
		.is_alone = arena_array(c->arena, (size_t)row->raters + 1, sizeof(bool)), .is_own = arena_array(c->arena, (size_t)row->raters + 1, sizeof(bool)) };
	for (size_t i = 0; i < count; i++) {
		const struct review_by_other *p = &papers[i];
		bool is_alone = p->checked_by == 0, is_same = p->mark_above == p->check_above && p->mark_below == p->check_below;

		if (is_alone)
			u->alone = with_name(c, u->alone, p->name, u->alone_count++);
		else if (!is_same)
			u->differing = with_name(c, u->differing, p->name, u->differing_count++);
		u->is_unsettled[p->rater - 1] = is_alone || !is_same;
		u->is_alone[p->rater - 1] = is_alone;
		u->is_own[p->rater - 1] = permit_is_self(c, p->typed_by) || (!is_alone && permit_is_self(c, p->checked_by));
		u->has_typed = u->has_typed || u->is_own[p->rater - 1];
	}
}

bool review_named_is_whole(struct ctx *c, const struct review_row *row)
{
	struct review_unsettled u;

	review_named_unsettled(c, row, &u);
	if (u.alone_count > 0)
		return ctx_refuse(c, AGAINST_RULE, T_review_named_alone, "title", row->title, "n", ctx_number(c, u.alone_count), "names", u.alone, NULL);
	return u.differing_count == 0 ||
		ctx_refuse(c, AGAINST_RULE, T_review_named_differ, "title", row->title, "n", ctx_number(c, u.differing_count), "names", u.differing, NULL);
}
