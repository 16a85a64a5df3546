/* Tables that nobody types: who signed a step of another practice about the same person or organisation (签字记录). */
#include <string.h>
#include "programme/reading.h"
#include "rooms/run/run.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

#define SIGNED_COLUMNS 4	/* who, for which role, in which post, on which day; a fifth says in which round */

/* The step whose title was chosen; -1: it has none of that name. */
static int step_titled(const struct programme *p, const char *title)
{
	for (size_t i = 0; i < p->steps_count; i++)
		if (strcmp(p->steps[i].title, title) == 0)
			return (int)i;
	return -1;
}

/* The role of a signature as people read it: in Chinese, for the row is kept. */
static const char *role_text(struct ctx *c, const struct run_case *k, int step, const char *role)
{
	const struct words *sign = &k->p->steps[step].sign;

	for (size_t i = 0; i < sign->count; i++)
		if (strcmp(sign->list[i]->text, role) == 0)
			return programme_words_text(c->arena, k->p, &(struct words){ &sign->list[i], 1 }, LANG_ZH);
	return role;
}

/* The round of the step in which it was signed; NULL: it was another step. */
static const struct run_step_row *round_of(const struct run_case *k, const struct run_signature_row *g, int step)
{
	for (size_t i = 0; i < k->steps_count; i++)
		if (k->steps[i].id.v == g->step)
			return strcmp(k->steps[i].step, k->p->steps[step].id) == 0 ? &k->steps[i] : NULL;
	return NULL;
}

/* In Chinese, for the row is kept. */
static const char *round_text(struct ctx *c, const struct run_case *k, const struct run_step_row *round)
{
	const struct message_arg arg = { "n", ctx_number(c, round->round) };

	return message_text(c->arena, LANG_ZH, run_counts(k, round->id.v) ? T_run_signed_round : T_run_signed_round_void, &arg, 1);
}

/* In the order in which they were given: of the round that counts, or, where the table has a column for it, of every round. */
static const char *rows_of(struct ctx *c, const struct run_case *k, int step, bool has_rounds)
{
	const char *rows = "";

	for (size_t i = 0; i < k->signatures_count; i++) {
		const struct run_signature_row *g = &k->signatures[i];
		const struct run_step_row *round = round_of(k, g, step);

		if (round == NULL || (!has_rounds && !run_counts(k, round->id.v)))
			continue;
		rows = arena_printf(c->arena, "%s%s%s\t%s\t%s\t%s%s%s", rows, rows[0] == '\0' ? "" : "\n", g->person_name, role_text(c, k, step, g->role), g->post_name,
			day_text(c->arena, g->day), has_rounds ? "\t" : "", has_rounds ? round_text(c, k, round) : "");
	}
	return rows;
}

const char *run_signed_rows(struct ctx *c, const struct run_case *k, const struct programme_field *f)
{
	struct name name = programme_name_of(k->p, f->signed_step);
	struct programme_value chosen = k->play.fields[name.index][name.field];
	struct run_gate_case *cases;
	size_t count = chosen.kind != VALUE_SYMBOL ? 0 : run_gate_cases(c->store, k->row.region, k->row.subject_kind, k->row.subject_ref, f->signed_practice, &cases);

	for (size_t i = 0; i < count; i++) {
		struct run_case other;
		int step;
		const char *rows;

		if (!run_read(c, cases[i].id, &other) || !run_may_see(c, &other) || (step = step_titled(other.p, chosen.symbol)) < 0)
			continue;
		rows = rows_of(c, &other, step, f->columns_count > SIGNED_COLUMNS);
		if (rows[0] != '\0')
			return rows;
	}
	return "";
}

bool run_signed_is_right(struct ctx *c, const struct run_case *k, const struct programme_field *f, struct run_entry *entry)
{
	struct name name = programme_name_of(k->p, f->signed_step);
	struct programme_value chosen = k->play.fields[name.index][name.field];
	const char *rows = run_signed_rows(c, k, f), *field = arena_printf(c->arena, "v_%s", f->id), *stage = chosen.kind == VALUE_SYMBOL ? chosen.symbol : "";

	if (entry->text[0] != '\0' && strcmp(entry->text, rows) != 0)
		return ctx_refuse_field(c, field, T_run_signed_typed, "title", programme_named(c->lang, f->title), NULL);
	entry->text = rows;
	return rows[0] != '\0' || !f->is_must || ctx_refuse_field(c, field, T_run_signed_none, "name", k->row.title, "practice", f->signed_practice, "stage", stage, NULL);
}
