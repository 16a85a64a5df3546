#include "rooms/ballot/review_typing.h"

#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "core/permit.h"
#include "rooms/ballot/review_named.h"
#include "text/review.h"

#define SHOWN_MAX 20	/* marks that differ; more say no more than that it is typed anew */

struct typed { const char *circle; struct fraction mark; int64_t number; bool is_void; };
/* What only one of two lists has: the marks with their places, and how many. */
struct differences { const char *only_first, *only_second; size_t firsts, seconds; };

static int by_circle_and_number(const void *a, const void *b)
{
	const struct typed *x = a, *y = b;
	int order = strcmp(x->circle, y->circle);

	return order != 0 ? order : (x->number > y->number) - (x->number < y->number);
}

static const char *with_mark(struct ctx *c, const char *all, const struct typed *t, size_t place, size_t number)
{
	const struct message_arg args[] = { { "circle", t->circle }, { "n", ctx_number(c, (int64_t)place) }, { "mark", fraction_text(c->arena, t->mark) } };

	if (number >= SHOWN_MAX)
		return number == SHOWN_MAX ? arena_printf(c->arena, "%s …", all) : all;
	return arena_printf(c->arena, "%s%s%s", all, number == 0 ? "" : c->lang == LANG_ZH ? "、" : ", ", message_text(c->arena, c->lang, T_review_typed_place, args, 3));
}

static size_t length_of_circle(const struct typed *list, size_t count, const char *circle)
{
	size_t n = 0;

	while (n < count && strcmp(list[n].circle, circle) == 0)
		n++;
	return n;
}

/* The papers of one circle, place by place: a number is found by it later, so the same marks in another order are not the same. A paper that is void counts for
 * neither; the second list has it too, if it was typed before. */
static void compare_circle(struct ctx *c, const struct typed *first, size_t first_count, const struct typed *second, size_t second_count, struct differences *d)
{
	size_t i = 0, k = 0;

	while (i < first_count || k < second_count) {
		bool has_first = i < first_count, has_second = k < second_count;

		if (has_first && first[i].is_void) {
			i++;
			k += has_second && first_count == second_count;
			continue;
		}
		if (!has_first || !has_second || fraction_compare(first[i].mark, second[k].mark) != 0) {
			if (has_first)
				d->only_first = with_mark(c, d->only_first, &first[i], i + 1, d->firsts++);
			if (has_second)
				d->only_second = with_mark(c, d->only_second, &second[k], k + 1, d->seconds++);
		}
		i += has_first;
		k += has_second;
	}
}

/* Both sorted. */
static struct differences compare(struct ctx *c, const struct typed *first, size_t first_count, const struct typed *second, size_t second_count)
{
	struct differences d = { .only_first = "", .only_second = "" };

	while (first_count > 0 || second_count > 0) {
		const char *circle = first_count == 0 || (second_count > 0 && strcmp(second[0].circle, first[0].circle) < 0) ? second[0].circle : first[0].circle;
		size_t n = length_of_circle(first, first_count, circle), m = length_of_circle(second, second_count, circle);

		compare_circle(c, first, n, second, m, &d);
		first += n;
		first_count -= n;
		second += m;
		second_count -= m;
	}
	return d;
}

static const char *name_of(struct ctx *c, int64_t account)
{
	struct review_typist_row row = { .name = "" };

	return review_typist(c->store, account, &row) ? row.name : ctx_number(c, account);
}

void review_typing_of(struct ctx *c, const struct review_row *row, struct review_typing *t)
{
	struct review_paper_row *papers;
	struct review_check_row *checks;
	size_t papers_count = review_papers(c->store, row->id, &papers), checks_count = review_checks(c->store, row->id, &checks);
	struct typed *first = arena_array(c->arena, papers_count + 1, sizeof(*first)), *second = arena_array(c->arena, checks_count + 1, sizeof(*second));
	struct differences d;

	*t = (struct review_typing){ .first = "", .second = "", .second_count = checks_count, .only_first = "", .only_second = "" };
	for (size_t i = 0; i < papers_count; i++) {
		first[i] = (struct typed){ papers[i].circle, fraction_of(papers[i].mark_above, papers[i].mark_below), papers[i].number, papers[i].is_void };
		t->first_count += !papers[i].is_void;
	}
	for (size_t i = 0; i < checks_count; i++)
		second[i] = (struct typed){ checks[i].circle, fraction_of(checks[i].mark_above, checks[i].mark_below), checks[i].number, false };
	if (papers_count > 0)
		qsort(first, papers_count, sizeof(*first), by_circle_and_number);
	if (checks_count > 0)
		qsort(second, checks_count, sizeof(*second), by_circle_and_number);
	d = compare(c, first, papers_count, second, checks_count);
	if (papers_count > 0)
		t->first = name_of(c, papers[0].account);
	if (checks_count > 0)
		t->second = name_of(c, checks[0].account);
	t->is_second = checks_count > 0 && permit_is_self(c, checks[0].account);
	t->is_first = !t->is_second && papers_count > 0 && permit_is_self(c, papers[0].account);
	t->is_agreed = d.firsts == 0 && d.seconds == 0 && checks_count > 0;
	if (papers_count > 0 && checks_count > 0 && (t->is_first || t->is_second)) {
		t->only_first = d.only_first;
		t->only_second = d.only_second;
	}
}

bool review_typing_is_whole(struct ctx *c, const struct review_row *row)
{
	struct review_typing t;

	if (!row->is_secret)
		return review_named_is_whole(c, row);
	review_typing_of(c, row, &t);
	if (t.second_count == 0)
		return ctx_refuse(c, AGAINST_RULE, T_review_one_typed, "first", t.first, NULL);
	return t.is_agreed || ctx_refuse(c, AGAINST_RULE, T_review_typed_differ, "first", t.first, "second", t.second, "a", ctx_number(c, (int64_t)t.first_count),
		"b", ctx_number(c, (int64_t)t.second_count), NULL);
}
