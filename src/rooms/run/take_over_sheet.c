/* Sheets of steps that were done on paper: a day says neither how many papers there were nor what they came to. */
#include <string.h>
#include "base/text.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "rooms/run/take_over_proof.h"
#include "text/run.h"

static const char MARK[] = "mark", PAPERS[] = "papers";

static const struct taken_sheet *typed_of(const struct taking_over *what, const char *sheet)
{
	for (size_t i = 0; i < what->sheets_count; i++)
		if (strcmp(what->sheets[i].sheet, sheet) == 0)
			return &what->sheets[i];
	return NULL;
}

static bool refuse(struct ctx *c, const struct sheet *s, message text, const char *name, const char *value, const char *other, const char *most)
{
	return ctx_refuse_field(c, arena_printf(c->arena, "sheet_%s", s->id), text, "sheet", programme_named(c->lang, s->title), name, value, other, most, NULL);
}

/* Nobody asked from outside is counted among the raters, so those have no number. */
static bool papers_are_right(struct ctx *c, const struct run_case *k, const struct sheet *s, int64_t papers)
{
	struct run_person *people;
	bool is_open;
	size_t raters = run_role_people(c, k, run_role_find(k->p, s->raters->text), k->today, &people, &is_open);

	if (papers < run_sheet_least(k, s))
		return refuse(c, s, T_run_take_over_sheet_few, "n", ctx_number(c, papers), "least", ctx_number(c, run_sheet_least(k, s)));
	return is_open || papers <= (int64_t)raters || refuse(c, s, T_run_take_over_sheet_many, "n", ctx_number(c, papers), "most", ctx_number(c, (int64_t)raters));
}

static bool keep_sheet(struct ctx *c, const struct run_case *k, const struct sheet *s, const struct taken_sheet *typed)
{
	const int64_t step = k->steps[k->steps_count - 1].id.v;

	if (!papers_are_right(c, k, s, typed->papers))
		return false;
	if (fraction_compare(typed->mark, s->low) < 0 || fraction_compare(typed->mark, s->high) > 0)
		return refuse(c, s, T_run_take_over_sheet_mark, "low", fraction_text(c->arena, s->low), "high", fraction_text(c->arena, s->high));
	run_value_insert(c->store, (run_value_id){ store_new_id(c->store) }, k->row.region, k->row.id.v, step, s->id, PAPERS, 0, arena_printf(c->arena, "%lld", (long long)typed->papers), 0, 0, true);
	run_value_insert(c->store, (run_value_id){ store_new_id(c->store) }, k->row.region, k->row.id.v, step, s->id, MARK, 0, fraction_text(c->arena, typed->mark), 0, 0, true);
	return true;
}

bool taken_sheets_kept(struct ctx *c, const struct run_case *k, const struct taking_over *what)
{
	const struct step *s = &k->p->steps[k->at];

	for (size_t i = 0; i < s->needs.count; i++) {
		struct name need = programme_name(k->p, s->needs.list[i]->text);
		const struct sheet *sheet = need.kind == NAME_SHEET ? &k->p->sheets[need.index] : NULL;
		const struct taken_sheet *typed = sheet == NULL ? NULL : typed_of(what, sheet->id);

		if (sheet == NULL || play_has(&k->play, need))
			continue;
		if (sheet->per != NULL)
			return ctx_refuse_field(c, arena_printf(c->arena, "day_%s", s->id), T_run_take_over_sheet_rows, "step", programme_named(c->lang, s->title), "sheet", programme_named(c->lang, sheet->title), NULL);
		if (typed == NULL ? !refuse(c, sheet, T_run_take_over_sheet_missing, "least", ctx_number(c, run_sheet_least(k, sheet)), NULL, NULL) : !keep_sheet(c, k, sheet, typed))
			return false;
	}
	return true;
}

static bool reads_sheet(const struct programme *p, const struct expression *e, int sheet)
{
	if (e == NULL)
		return false;
	if (e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_VALUE)
		return reads_sheet(p, p->values[e->name.index].expression, sheet);
	return (e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_SHEET && e->name.index == sheet) || reads_sheet(p, e->left, sheet) || reads_sheet(p, e->right, sheet) ||
		reads_sheet(p, e->third, sheet);
}

bool taken_sheets_hold(struct ctx *c, const struct run_case *k, const struct go *gone)
{
	const struct step *s = &k->p->steps[k->at];
	struct programme_value went = gone->when == NULL ? value_truth(true) : play_value(&k->play, gone->when);

	for (size_t i = 0; i < s->needs.count; i++) {
		struct name need = programme_name(k->p, s->needs.list[i]->text);

		if (need.kind == NAME_SHEET && went.kind == VALUE_TRUTH && !went.is_true && reads_sheet(k->p, gone->when, need.index))
			return refuse(c, &k->p->sheets[need.index], T_run_take_over_sheet_failed, NULL, NULL, NULL, NULL);
	}
	return true;
}

bool taken_mark(const struct run_case *k, const char *sheet, struct fraction *mark, int64_t *papers)
{
	const struct run_value_row *number = run_value_of(k, sheet, MARK, 0, false), *count = run_value_of(k, sheet, PAPERS, 0, false);

	return number != NULL && count != NULL && fraction_parse(number->value, mark) && int_parse(count->value, papers);
}

const char *taken_mark_text(struct ctx *c, const struct run_case *k, const char *sheet)
{
	struct fraction mark;
	int64_t papers;

	if (!taken_mark(k, sheet, &mark, &papers))
		return "";
	const struct message_arg args[] = { { "mark", fraction_text(c->arena, mark) }, { "n", ctx_number(c, papers) } };

	return message_text(c->arena, c->lang, T_run_taken_mark, args, sizeof(args) / sizeof(args[0]));
}
