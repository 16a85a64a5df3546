#include "rooms/ballot/review_typing.h"

#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "core/permit.h"
#include "rooms/ballot/review_named.h"
#include "text/review.h"

#define SHOWN_MAX 20	/* marks that differ; more say no more than that it is typed anew */

struct typed { const char *circle; struct fraction mark; };

static int by_circle_and_mark(const void *a, const void *b)
{
	const struct typed *x = a, *y = b;
	int order = strcmp(x->circle, y->circle);

	return order != 0 ? order : fraction_compare(x->mark, y->mark);
}

static const char *with_mark(struct ctx *c, const char *all, const struct typed *t, size_t number)
{
	if (number >= SHOWN_MAX)
		return number == SHOWN_MAX ? arena_printf(c->arena, "%s …", all) : all;
	return arena_printf(c->arena, "%s%s%s%s%s", all, number == 0 ? "" : c->lang == LANG_ZH ? "、" : ", ", t->circle, t->circle[0] == '\0' ? "" : " ", fraction_text(c->arena, t->mark));
}

/* Both sorted; what only one of them has. True: they are the same. */
static bool are_same(struct ctx *c, const struct typed *first, size_t first_count, const struct typed *second, size_t second_count, const char **only_first, const char **only_second)
{
	size_t i = 0, k = 0, firsts = 0, seconds = 0;

	while (i < first_count || k < second_count) {
		int order = i == first_count ? 1 : k == second_count ? -1 : by_circle_and_mark(&first[i], &second[k]);

		if (order < 0)
			*only_first = with_mark(c, *only_first, &first[i], firsts++);
		if (order > 0)
			*only_second = with_mark(c, *only_second, &second[k], seconds++);
		i += order <= 0;
		k += order >= 0;
	}
	return firsts == 0 && seconds == 0;
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
	const char *only_first = "", *only_second = "";

	*t = (struct review_typing){ .first = "", .second = "", .second_count = checks_count, .only_first = "", .only_second = "" };
	for (size_t i = 0; i < papers_count; i++)
		if (!papers[i].is_void)
			first[t->first_count++] = (struct typed){ papers[i].circle, fraction_of(papers[i].mark_above, papers[i].mark_below) };
	for (size_t i = 0; i < checks_count; i++)
		second[i] = (struct typed){ checks[i].circle, fraction_of(checks[i].mark_above, checks[i].mark_below) };
	if (t->first_count > 0)
		qsort(first, t->first_count, sizeof(*first), by_circle_and_mark);
	if (checks_count > 0)
		qsort(second, checks_count, sizeof(*second), by_circle_and_mark);
	if (papers_count > 0)
		t->first = name_of(c, papers[0].account);
	if (checks_count > 0)
		t->second = name_of(c, checks[0].account);
	t->is_second = checks_count > 0 && permit_is_self(c, checks[0].account);
	t->is_first = !t->is_second && papers_count > 0 && permit_is_self(c, papers[0].account);
	t->is_agreed = are_same(c, first, t->first_count, second, checks_count, &only_first, &only_second) && checks_count > 0;
	if (papers_count > 0 && checks_count > 0 && (t->is_first || t->is_second)) {
		t->only_first = only_first;
		t->only_second = only_second;
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
