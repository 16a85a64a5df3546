/* Draws of a case: the names are those of a table of the case, the draw is held in the register, and only who was picked there counts. */
#include "rooms/run/run.h"

#include <string.h>
#include "base/text.h"
#include "core/permit.h"
#include "rooms/ballot/draw_sum.h"
#include "rooms/run/run_walk.h"
#include "schema/model.h"
#include "text/run.h"

const struct draw_of_case *run_draw_of(const struct run_case *k, const char *draw)
{
	const struct draw_of_case *found = NULL;

	for (size_t i = 0; i < k->draws_count; i++)
		if (run_counts(k, k->draws[i].part) && strcmp(k->draws[i].item, draw) == 0)
			found = &k->draws[i];
	return found;
}

/* The first cells of the table that it draws from. */
static size_t names_of(struct ctx *c, const struct run_case *k, const struct draw_rule *d, const char ***names)
{
	struct name name = programme_name(k->p, d->from->text);
	const struct play_table *table = &k->play.tables[name.index][name.field];

	*names = arena_array(c->arena, table->rows_count + 1, sizeof(**names));
	for (size_t i = 0; i < table->rows_count; i++)
		(*names)[i] = table->cells[i][0].kind == VALUE_SYMBOL ? table->cells[i][0].symbol : "";
	return table->rows_count;
}

bool run_draw_is_of_pool(struct ctx *c, const struct run_case *k, int draw)
{
	const struct draw_of_case *held = run_draw_of(k, k->p->draws[draw].id);
	const char **names;
	size_t count = names_of(c, k, &k->p->draws[draw], &names);

	return held != NULL && strcmp(draw_pool_digest(c->arena, names, count), held->pool_digest) == 0;
}

/* Those who were picked, by the order in which they were. */
static size_t picked_of(struct ctx *c, draw_id id, const char ***picked)
{
	struct draw_lot_row *lots;
	size_t count = draw_lots(c->store, id, &lots), n = 0;

	*picked = arena_array(c->arena, count + 1, sizeof(**picked));
	for (size_t i = 0; i < count; i++)
		if (lots[i].place > 0) {
			(*picked)[lots[i].place - 1] = lots[i].name;
			n++;
		}
	return n;
}

const char *run_drawn_text(struct ctx *c, draw_id id)
{
	const char **picked, *all = "";
	size_t count = picked_of(c, id, &picked);

	for (size_t i = 0; i < count; i++)
		all = arena_printf(c->arena, i == 0 ? "%s%s" : c->lang == LANG_ZH ? "%s、%s" : "%s, %s", all, picked[i]);
	return all;
}

static void play_draw(struct ctx *c, struct run_case *k, int draw)
{
	const struct draw_of_case *held = run_draw_of(k, k->p->draws[draw].id);
	struct play_table *table = &k->play.draws[draw];
	const char **picked;
	size_t count;

	if (held == NULL || held->seed[0] == '\0' || !run_draw_is_of_pool(c, k, draw))
		return;
	count = picked_of(c, held->id, &picked);
	table->cells = arena_array(c->arena, count + 1, sizeof(*table->cells));
	for (size_t i = 0; i < count; i++) {
		table->cells[i] = arena_array(c->arena, 1, sizeof(**table->cells));
		table->cells[i][0] = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = picked[i] };
	}
	table->rows_count = count;
	k->play.is_drawn[draw] = true;
}

void run_draw_play(struct ctx *c, struct run_case *k)
{
	for (size_t i = 0; i < k->p->draws_count; i++)
		play_draw(c, k, (int)i);
}

/* Of a practice that is opened once a period: the draw that was held for this one already in the organisation, in whatever case and from whatever names. Whoever
 * stops the case and begins anew says why, as whoever draws again in it does; the next period has a draw of its own (YC-05). */
static draw_id held_for_period(struct ctx *c, const struct run_case *k, const struct draw_rule *d)
{
	struct run_draw_before before;
	day_t from = run_opening_period(k->p, k->row.opened_day);

	return from != DAY_NONE && run_draw_of_period(c->store, k->row.region, k->row.org, k->row.code, d->id, from, &before) ? before.id : (draw_id){ 0 };
}

bool run_open_draw(struct ctx *c, run_id id, const struct run_drawing *what, draw_id *made)
{
	struct programme_value wanted;
	struct draw_ask ask;
	struct run_case k;
	const char **names;
	const struct draw_rule *d;

	ctx_begin(c, "run.open_draw", "run", id.v, 0);
	if (!run_see(c, id, &k) || !run_is_open(c, &k, what->row_version) || !run_not_on_hold(c, &k))
		return false;
	if (!may_at_path(c, MAY_HANDLE, k.row.org_path))
		return ctx_refuse(c, FORBIDDEN, T_run_not_yours, NULL);
	if (programme_name(k.p, what->draw).kind != NAME_DRAW || !run_needs(&k, what->draw))
		return ctx_refuse_field(c, "draw", T_run_draw_not_here, "step", programme_named(c->lang, k.row.step_title), NULL);
	d = &k.p->draws[programme_name(k.p, what->draw).index];
	wanted = play_value(&k.play, d->count);
	if (wanted.kind != VALUE_NUMBER || wanted.number.below != 1)
		return ctx_refuse_field(c, "draw", T_run_draw_count, "title", programme_named(c->lang, d->title), NULL);
	ask = (struct draw_ask){ .subject = "run", .subject_id = id.v, .part_id = k.steps[k.steps_count - 1].id.v, .item = d->id, .org = k.row.org,
		.title = run_said(c, k.row.title, d->title), .wanted = wanted.number.above, .seed_source = what->seed_source, .reason = what->reason, .is_of_period = run_opening_period(k.p, k.row.opened_day) != DAY_NONE, .before = held_for_period(c, &k, d) };
	if (text_chars(ask.title) > LIMIT_DRAW_TITLE)
		ask.title = d->title;
	ask.names_count = names_of(c, &k, d, &names);
	ask.names = names;
	store_subject(c->store, id.v, k.row.org.v);
	if (!draw_write_open(c, &ask, made))
		return false;
	run_touch(c->store, id, k.row.region, k.row.row_version);
	store_note(c->store, "draw", NULL, d->id);
	return ctx_commit(c);
}
