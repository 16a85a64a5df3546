/* Opening a review, its papers, and what they come to. */
#include "rooms/ballot/review.h"

#include <assert.h>
#include <string.h>
#include "base/map.h"
#include "base/text.h"
#include "core/audit.h"
#include "core/permit.h"
#include "rooms/ballot/ballot_part.h"
#include "rooms/ballot/review_named.h"
#include "rooms/ballot/review_typing.h"
#include "rooms/run/run_review.h"
#include "schema/model.h"
#include "text/review.h"

static const char *const COMBINES[REVIEW_COMBINES_COUNT] = { [REVIEW_MEAN] = "mean", [REVIEW_MEDIAN] = "median", [REVIEW_TRIMMED] = "trimmed" };

/* ---- opening ---- */

static int64_t least_of(const struct review_ask *ask)
{
	int64_t floor = ask->is_secret || ask->combine == REVIEW_TRIMMED ? REVIEW_SECRET_LEAST : 1;

	return ask->least < floor ? floor : ask->least;
}

static bool ask_is_right(struct ctx *c, const struct review_ask *ask)
{
	struct map seen;

	if (!fraction_is_number(ask->low) || !fraction_is_number(ask->high) || fraction_compare(ask->low, ask->high) >= 0)
		return ctx_refuse(c, AGAINST_RULE, T_review_scale_wrong, "title", ask->title, NULL);
	if (ask->raters_count > REVIEW_RATERS_MAX)
		return ctx_refuse(c, AGAINST_RULE, T_review_too_many, "n", ctx_number(c, (int64_t)ask->raters_count), "most", ctx_number(c, REVIEW_RATERS_MAX), NULL);
	if (ask->raters_count == 0 && !ask->is_secret)
		return ctx_refuse(c, AGAINST_RULE, T_review_nobody, "title", ask->title, NULL);
	if (ask->raters_count > 0 && (int64_t)ask->raters_count < least_of(ask))
		return ctx_refuse(c, AGAINST_RULE, T_review_too_few, "n", ctx_number(c, (int64_t)ask->raters_count), "least", ctx_number(c, least_of(ask)), NULL);
	map_init(&seen, c->arena);
	for (size_t i = 0; i < ask->raters_count; i++) {
		const char *key = ctx_number(c, ask->raters[i].person.v);

		if (map_get(&seen, key) != NULL)
			return ctx_refuse(c, AGAINST_RULE, T_review_twice, "name", ask->raters[i].name, NULL);
		map_set(&seen, key, (void *)ask);
	}
	return true;
}

bool review_write_open(struct ctx *c, const struct review_ask *ask, review_id *id)
{
	struct review_row before;

	if (review_by_item(c->store, ask->subject, ask->subject_id, ask->part_id, ask->item, &before))
		return ctx_refuse(c, CONFLICT, T_review_is_open, "title", before.title, NULL);
	if (!ask_is_right(c, ask))
		return false;
	id->v = store_new_id(c->store);
	review_insert(c->store, *id, ask->subject, ask->subject_id, ask->part_id, ask->item, ask->title, ask->org, ask->raters_title, ask->low.above,
		ask->low.below, ask->high.above, ask->high.below, least_of(ask), ask->is_secret, COMBINES[ask->combine], (int64_t)ask->raters_count,
		c->actor.account_id, c->now_s);
	for (size_t i = 0; i < ask->raters_count; i++)
		review_rater_insert(c->store, (review_rater_id){ store_new_id(c->store) }, *id, (int64_t)i + 1, ask->raters[i].person, ask->raters[i].name,
			ask->raters[i].circle != NULL ? ask->raters[i].circle : "");
	if (ask->rated.v != 0 && (!ask->is_secret || review_row_number(ask->item) > 0))
		review_rated_insert(c->store, (review_rated_id){ store_new_id(c->store) }, *id, ask->rated);
	audit_note_text(c, "review", "title", id->v, NULL, ask->title);
	audit_note_int(c, "review", "raters", id->v, 0, (int64_t)ask->raters_count);
	return true;
}

bool review_open(struct ctx *c, const struct review_ask *ask, review_id *id)
{
	ctx_begin(c, "review.open", "review", 0, ask->org.v);
	if (!permit_require(c, MAY_HANDLE, ask->org.v) || !review_write_open(c, ask, id))
		return false;
	store_subject(c->store, id->v, ask->org.v);
	return ctx_commit(c);
}

/* ---- reading ---- */

bool review_of(struct ctx *c, const char *subject, int64_t subject_id, int64_t part_id, const char *item, struct review_row *row)
{
	return review_by_item(c->store, subject, subject_id, part_id, item, row);
}

bool review_see(struct ctx *c, review_id id, struct review_row *row)
{
	if (!review_get(c->store, id, row) || (!may_at(c, MAY_HANDLE, row->org.v) && !(may(c, MAY_HANDLE) && run_review_is_kept(c, row))))
		return ctx_refuse(c, NOT_FOUND, T_review_not_found, NULL);
	return true;
}

struct fraction review_result(const struct review_row *row)
{
	return (struct fraction){ row->result_above, row->result_below };
}

static enum review_combine combine_of(const struct review_row *row)
{
	enum review_combine combine = REVIEW_MEAN;

	while (combine < REVIEW_COMBINES_COUNT && strcmp(COMBINES[combine], row->combine) != 0)
		combine++;
	assert(combine < REVIEW_COMBINES_COUNT);
	return combine;
}

static struct fraction mark_of(const struct review_paper_row *paper)
{
	return (struct fraction){ paper->mark_above, paper->mark_below };
}

/* ---- papers ---- */

static bool is_still_open(struct ctx *c, const struct review_row *row)
{
	store_subject(c->store, row->id.v, row->org.v);
	return strcmp(row->state, "open") == 0 || ctx_refuse(c, CONFLICT, T_review_is_closed, NULL);
}

static bool take(struct ctx *c, review_id id, struct review_row *row)
{
	return review_see(c, id, row) && is_still_open(c, row) && run_review_keeper_is_right(c, row);
}

static bool mark_is_right(struct ctx *c, const struct review_row *row, const char *field, struct fraction mark, const char *whose)
{
	struct fraction low = { row->low_above, row->low_below }, high = { row->high_above, row->high_below };
	bool is_number = fraction_is_number(mark);

	if (is_number && fraction_compare(mark, low) >= 0 && fraction_compare(mark, high) <= 0)
		return true;
	return ctx_refuse_field(c, field, is_number ? T_review_mark_outside : T_review_mark_missing, "whose", whose, "mark", is_number ? fraction_text(c->arena, mark) : "",
		"low", fraction_text(c->arena, low), "high", fraction_text(c->arena, high), NULL);
}

static bool mark_of_paper_is_right(struct ctx *c, const struct review_row *row, struct fraction mark, size_t number)
{
	return mark_is_right(c, row, "marks", mark, message_text(c->arena, c->lang, T_review_paper_number, (const struct message_arg[]){ { "n", ctx_number(c, (int64_t)number) } }, 1));
}

bool review_mark_of_is_right(struct ctx *c, const struct review_row *row, const char *field, struct fraction mark, const char *name)
{
	return mark_is_right(c, row, field, mark, message_text(c->arena, c->lang, T_review_mark_of, (const struct message_arg[]){ { "name", name } }, 1));
}

struct pile { struct review_rater_row *raters; struct review_paper_row *papers; size_t raters_count, papers_count; };

static void read_pile(struct ctx *c, review_id id, struct pile *p)
{
	p->raters_count = review_raters(c->store, id, &p->raters);
	p->papers_count = review_papers(c->store, id, &p->papers);
}

static size_t raters_in(const struct pile *p, const char *circle)
{
	size_t count = 0;

	for (size_t i = 0; i < p->raters_count; i++)
		count += strcmp(p->raters[i].circle, circle) == 0;
	return count;
}

/* No more papers of a circle than it has raters; a pile without names is compared with the list. */
static bool circle_is_right(struct ctx *c, const struct pile *p, const struct review_typed *typed, size_t i)
{
	size_t raters = raters_in(p, typed[i].circle), papers = 1;

	if (p->raters_count == 0)
		return true;
	if (raters == 0)
		return ctx_refuse_field(c, "circle", T_review_circle_missing, "n", ctx_number(c, (int64_t)i + 1), NULL);
	for (size_t k = 0; k < p->papers_count; k++)
		papers += strcmp(p->papers[k].circle, typed[i].circle) == 0;
	for (size_t k = 0; k < i; k++)
		papers += strcmp(typed[k].circle, typed[i].circle) == 0;
	return papers <= raters || ctx_refuse_field(c, "marks", T_review_papers_above, "n", ctx_number(c, (int64_t)papers),
		"raters", ctx_number(c, (int64_t)raters), NULL);
}

static bool typed_is_right(struct ctx *c, const struct review_row *row, const struct pile *p, const struct review_typed *typed, size_t i)
{
	if (typed[i].rater != 0)
		return ctx_refuse_field(c, "rater", T_review_no_names, NULL);
	return mark_of_paper_is_right(c, row, typed[i].mark, i + 1) && circle_is_right(c, p, typed, i);
}

/* Of a secret review the papers of the actor's own pile, behind which the next are added. False: two others have typed it. */
struct own_pile { struct pile p; int64_t last_number; bool is_second; };

static bool own_pile_is_right(struct ctx *c, const struct review_row *row, bool is_again, struct own_pile *own)
{
	struct review_check_row *checks;
	struct review_typing t;
	size_t count, kept = 0;

	*own = (struct own_pile){ .last_number = 0 };
	read_pile(c, row->id, &own->p);
	for (size_t i = 0; i < own->p.papers_count; i++)
		own->last_number = own->p.papers[i].number;
	review_typing_of(c, row, &t);
	if (!t.is_first && !t.is_second && t.first[0] != '\0' && t.second[0] != '\0')
		return ctx_refuse(c, AGAINST_RULE, T_review_two_typed, "first", t.first, "second", t.second, NULL);
	own->is_second = t.is_second || (!t.is_first && t.first[0] != '\0');
	if (own->is_second) {
		count = review_checks(c->store, row->id, &checks);
		own->p.papers = arena_array(c->arena, count + 1, sizeof(*own->p.papers));
		own->last_number = count;
		for (size_t i = 0; i < count; i++)
			own->p.papers[i] = (struct review_paper_row){ .number = checks[i].number, .circle = checks[i].circle };
		own->p.papers_count = count;
	}
	for (size_t i = 0; i < own->p.papers_count; i++)
		if (!is_again || own->p.papers[i].is_void)
			own->p.papers[kept++] = own->p.papers[i];
	own->p.papers_count = kept;
	if (is_again)
		own->last_number = 0;
	return true;
}

/* Behind the last one; who types all anew begins with 1 again, and the number of a void paper stays its own. */
static int64_t next_number(const struct own_pile *own, int64_t number)
{
	number++;
	for (size_t i = 0; i < own->p.papers_count; i++)
		number += own->p.papers[i].is_void && own->p.papers[i].number == number;
	return number;
}

static void write_typed(struct ctx *c, const struct review_row *row, const struct own_pile *own, const struct review_typed *typed, size_t count, bool is_again)
{
	int64_t number = own->last_number;

	if (is_again && own->is_second)
		review_check_delete(c->store, row->id);
	if (is_again && !own->is_second)
		review_paper_delete(c->store, row->id);
	for (size_t i = 0; i < count; i++) {
		number = next_number(own, number);
		if (own->is_second)
			review_check_insert(c->store, (review_check_id){ store_new_id(c->store) }, row->id, number, typed[i].circle, typed[i].mark.above, typed[i].mark.below,
				c->actor.account_id);
		else
			review_paper_insert(c->store, (review_paper_id){ store_new_id(c->store) }, row->id, number, 0, typed[i].circle, typed[i].mark.above, typed[i].mark.below,
				c->actor.account_id);
	}
	review_touch(c->store, row->id);
}

bool review_type(struct ctx *c, review_id id, const struct review_typed *typed, size_t count, bool is_again)
{
	struct review_row row;
	struct own_pile own;

	ctx_begin(c, "review.type", "review", id.v, 0);
	if (!take(c, id, &row))
		return false;
	if (!row.is_secret)
		return review_named_type(c, &row, typed, count, is_again) && ctx_commit(c);
	if (!own_pile_is_right(c, &row, is_again, &own))
		return false;
	if (count == 0 || count > REVIEW_RATERS_MAX - own.p.papers_count)
		return ctx_refuse_field(c, "marks", T_review_nothing_typed, "most", ctx_number(c, REVIEW_RATERS_MAX), NULL);
	for (size_t i = 0; i < count; i++)
		if (!typed_is_right(c, &row, &own.p, typed, i))
			return false;
	write_typed(c, &row, &own, typed, count, is_again);
	audit_note_int(c, "review", "papers", id.v, (int64_t)own.p.papers_count, (int64_t)(own.p.papers_count + count));
	return ctx_commit(c);
}

bool review_own_of(struct ctx *c, review_id id, struct review_own *own)
{
	const person_id person = { c->actor.person_id };
	struct review_rater_row rater;
	struct review_rated_row rated;
	struct pile p;

	*own = (struct review_own){ 0 };
	if (person.v == 0 || !review_get(c->store, id, &own->row) || own->row.is_secret)
		return ctx_refuse(c, NOT_FOUND, T_review_not_found, NULL);
	if (review_rated_is(c->store, id, person, &rated))
		return ctx_refuse(c, AGAINST_RULE, T_review_own_rated, "title", own->row.title, "n", ctx_number(c, own->row.raters), NULL);
	if (!review_rater_of(c->store, id, person, &rater))
		return ctx_refuse(c, NOT_FOUND, T_review_not_found, NULL);
	own->rater = rater.number;
	read_pile(c, id, &p);
	for (size_t i = 0; i < p.papers_count; i++)
		if (p.papers[i].rater == rater.number) {
			own->has_given = true;
			own->is_void = p.papers[i].is_void;
			own->mark = mark_of(&p.papers[i]);
		}
	return true;
}

bool review_give(struct ctx *c, review_id id, struct fraction mark)
{
	struct review_own own;
	struct pile p;
	int64_t number = 0;

	ctx_begin(c, "review.give", "review", id.v, 0);
	if (!review_own_of(c, id, &own) || !is_still_open(c, &own.row))
		return false;
	if (own.is_void)
		return ctx_refuse(c, AGAINST_RULE, T_review_own_void, NULL);
	if (!mark_is_right(c, &own.row, "mark", mark, ctx_words(c, T_review_mark_own)))
		return false;
	read_pile(c, id, &p);
	for (size_t i = 0; i < p.papers_count; i++)
		if (p.papers[i].rater == own.rater)
			number = p.papers[i].number;
	if (number != 0)
		review_paper_change(c->store, id, number, mark.above, mark.below, c->actor.account_id);
	else
		review_paper_insert(c->store, (review_paper_id){ store_new_id(c->store) }, id, (int64_t)p.papers_count + 1, own.rater,
			p.raters[own.rater - 1].circle, mark.above, mark.below, c->actor.account_id);
	review_touch(c->store, id);
	audit_note_int(c, "review_paper", "rater", id.v, -1, own.rater);
	return ctx_commit(c);
}

bool review_void(struct ctx *c, review_id id, int64_t number, const char *reason)
{
	struct review_row row;

	ctx_begin(c, "review.void", "review", id.v, 0);
	if (!take(c, id, &row) || !ballot_is_text(c, "reason", reason, LIMIT_REVIEW_PAPER_VOID_REASON, T_review_reason_missing))
		return false;
	if (review_paper_void(c->store, id, number, reason) == 0)
		return ctx_refuse_field(c, "number", T_review_paper_missing, NULL);
	review_touch(c->store, id);
	audit_note_int(c, "review_paper", "number", id.v, -1, number);
	audit_note_text(c, "review_paper", "void_reason", id.v, NULL, reason);
	return ctx_commit(c);
}

/* ---- closing ---- */

static size_t marks_of(struct ctx *c, const struct pile *p, struct fraction **marks)
{
	size_t count = 0;

	*marks = arena_array(c->arena, p->papers_count + 1, sizeof(**marks));
	for (size_t i = 0; i < p->papers_count; i++)
		if (!p->papers[i].is_void)
			(*marks)[count++] = mark_of(&p->papers[i]);
	return count;
}

bool review_wants_out(const struct review_row *row)
{
	return row->is_secret && row->raters == 0;
}

static bool refuse_out(struct ctx *c, const char *field, message text, int64_t more, int64_t than)
{
	return ctx_refuse_field(c, field, text, "a", ctx_number(c, more), "b", ctx_number(c, than), "most", ctx_number(c, REVIEW_ISSUED_MAX), NULL);
}

/* What was typed, papers that are void too: nobody types one that was never handed out. */
static bool out_is_right(struct ctx *c, const struct review_row *row, const struct review_out *out, int64_t typed)
{
	if (!review_wants_out(row))
		return true;
	if (out->issued < 0 || out->issued > REVIEW_ISSUED_MAX || out->collected < 0 || out->collected > REVIEW_ISSUED_MAX)
		return refuse_out(c, out->issued < 0 || out->issued > REVIEW_ISSUED_MAX ? "issued" : "collected", T_review_out_missing, 0, 0);
	if (out->collected > out->issued)
		return refuse_out(c, "collected", T_review_collected_above, out->collected, out->issued);
	if (typed > out->issued)
		return refuse_out(c, "issued", T_review_typed_above_issued, typed, out->issued);
	return typed <= out->collected || refuse_out(c, "collected", T_review_typed_above_collected, typed, out->collected);
}

bool review_write_close(struct ctx *c, const struct review_row *row, const struct review_out *out)
{
	struct fraction *marks, result;
	struct pile p;
	size_t count;

	read_pile(c, row->id, &p);
	count = marks_of(c, &p, &marks);
	if ((int64_t)count < row->least)
		return ctx_refuse(c, AGAINST_RULE, T_review_papers_below, "title", row->title, "n", ctx_number(c, (int64_t)count), "least", ctx_number(c, row->least), NULL);
	if (!review_typing_is_whole(c, row) || !out_is_right(c, row, out, (int64_t)p.papers_count))
		return false;
	result = review_combined(combine_of(row), marks, count);
	if (!fraction_is_number(result))
		return ctx_refuse(c, AGAINST_RULE, T_review_too_fine, NULL);
	review_mark_closed(c->store, row->id, (int64_t)count, result.above, result.below, c->actor.account_id, c->now_s);
	if (review_wants_out(row)) {
		review_issue_insert(c->store, row->id, out->issued, out->collected);
		audit_note_int(c, "review_issue", "issued", row->id.v, 0, out->issued);
		audit_note_int(c, "review_issue", "collected", row->id.v, 0, out->collected);
	}
	audit_note_text(c, "review", "state", row->id.v, row->state, "closed");
	audit_note_int(c, "review", "papers", row->id.v, 0, (int64_t)count);
	audit_note_int(c, "review", "result_above", row->id.v, 0, result.above);
	audit_note_int(c, "review", "result_below", row->id.v, 0, result.below);
	return true;
}

bool review_close(struct ctx *c, review_id id, const struct review_out *out)
{
	struct review_row row;

	ctx_begin(c, "review.close", "review", id.v, 0);
	return take(c, id, &row) && review_write_close(c, &row, out) && ctx_commit(c);
}

/* ---- circles ---- */

static size_t circle_index(struct review_circle *circles, size_t *count, const char *name)
{
	size_t i = 0;

	while (i < *count && strcmp(circles[i].name, name) != 0)
		i++;
	if (i == *count)
		circles[(*count)++].name = name;
	return i;
}

size_t review_circles(struct ctx *c, const struct review_row *row, struct review_circle_result **results)
{
	struct review_circle *circles;
	size_t circles_count = 0, count = 0;
	struct fraction *marks;
	struct pile p;

	if (strcmp(row->state, "closed") != 0)
		return 0;
	read_pile(c, row->id, &p);
	circles = arena_array(c->arena, p.papers_count + 1, sizeof(*circles));
	for (size_t i = 0; i < p.papers_count; i++)
		if (!p.papers[i].is_void)
			circles[circle_index(circles, &circles_count, p.papers[i].circle)].papers_count++;
	if (circles_count < 2)
		return 0;
	review_merge(circles, circles_count, REVIEW_SECRET_LEAST);
	*results = arena_array(c->arena, circles_count, sizeof(**results));
	marks = arena_array(c->arena, p.papers_count, sizeof(*marks));
	for (size_t i = 0; i < circles_count; i++) {
		struct review_circle_result *r = &(*results)[count];
		size_t marks_count = 0;

		if (circles[i].merged_into != i)
			continue;
		r->names = circles[i].name;
		r->papers_count = circles[i].shown_count;
		for (size_t k = 0; k < circles_count; k++)
			if (k != i && circles[k].merged_into == i)
				r->names = arena_printf(c->arena, "%s, %s", r->names, circles[k].name);
		for (size_t k = 0; k < p.papers_count; k++)
			if (!p.papers[k].is_void && circles[circle_index(circles, &circles_count, p.papers[k].circle)].merged_into == i)
				marks[marks_count++] = mark_of(&p.papers[k]);
		r->mark = review_combined(combine_of(row), marks, marks_count);
		count++;
	}
	/* One that stands for all says nothing more than the result. */
	return count > 1 ? count : 0;
}
