#include "rooms/ballot/review_group.h"

#include <string.h>
#include "base/map.h"
#include "base/text.h"
#include "rooms/ballot/review_named.h"
#include "rooms/run/run_review.h"
#include "text/review.h"
#include "web/web.h"

/* ---- how rows are called ---- */

const char *review_row_item(struct arena *a, const char *sheet, size_t number)
{
	return arena_printf(a, "%s/%zu", sheet, number);
}

int64_t review_row_number(const char *item)
{
	const char *slash = strchr(item, '/');
	int64_t number = 0;

	return slash != NULL && int_parse(slash + 1, &number) ? number : 0;
}

bool review_is_of(const char *item, const char *sheet)
{
	size_t bytes = strcspn(item, "/");

	return strncmp(item, sheet, bytes) == 0 && sheet[bytes] == '\0';
}

static const char COLON[] = "：";

const char *review_row_title(struct ctx *c, const char *title, const char *name)
{
	return arena_printf(c->arena, "%s%s%s", title, COLON, name);
}

const char *review_row_name(const char *title)
{
	const char *name = title;

	for (const char *at = strstr(title, COLON); at != NULL; at = strstr(name, COLON))
		name = at + strlen(COLON);
	return name;
}

/* ---- reading ---- */

static void read_places(struct review_group *g)
{
	for (size_t i = 0; !g->is_open && i < g->rows_count; i++) {
		g->rows[i].place = 1;
		for (size_t k = 0; k < g->rows_count; k++)
			g->rows[i].place += fraction_compare(g->rows[k].mark, g->rows[i].mark) > 0;
	}
}

/* What counts, and what waits for a second person: of a secret one the whole pile does until both agree. Once it is closed everything that is not void counted. */
static void read_counts(struct ctx *c, struct review_group_row *row, const struct review_paper_row *papers, size_t count, struct review_unsettled *u)
{
	bool is_open = strcmp(row->review.state, "open") == 0;

	review_named_unsettled(c, &row->review, u);
	for (size_t i = 0; i < count; i++)
		row->given_count += !papers[i].is_void;
	if (is_open && row->review.is_secret) {
		struct review_typing t;

		review_typing_of(c, &row->review, &t);
		row->alone_count = t.second_count == 0 ? row->given_count : 0;
		row->differing_count = t.second_count > 0 && !t.is_agreed ? row->given_count : 0;
	} else if (is_open) {
		row->alone_count = u->alone_count;
		row->differing_count = u->differing_count;
	}
	row->given_count -= row->alone_count + row->differing_count;
}

static void read_row(struct ctx *c, struct review_group *g, size_t i, struct map *seen)
{
	struct review_group_row *row = &g->rows[i];
	struct review_rater_row *raters;
	struct review_paper_row *papers;
	size_t raters_count = review_raters(c->store, row->review.id, &raters), papers_count = review_papers(c->store, row->review.id, &papers);
	struct review_unsettled u;

	read_counts(c, row, papers, papers_count, &u);
	g->has_typed = g->has_typed || u.has_typed;
	row->name = review_row_number(row->review.item) > 0 ? review_row_name(row->review.title) : row->review.title;
	if (strcmp(row->review.state, "open") == 0)
		g->is_open = true;
	else
		row->mark = review_result(&row->review);
	for (size_t k = 0; k < raters_count; k++) {
		struct review_group_rater *rater = map_get(seen, ctx_number(c, raters[k].person.v));
		bool has_given = false;

		if (rater == NULL) {
			rater = &g->raters[g->raters_count++];
			*rater = (struct review_group_rater){ .person = raters[k].person, .name = raters[k].name, .has_given = true, .is_settled = true };
			map_set(seen, ctx_number(c, raters[k].person.v), rater);
		}
		for (size_t n = 0; n < papers_count; n++)
			has_given = has_given || papers[n].rater == raters[k].number;
		rater->has_given = rater->has_given && has_given;
		rater->is_settled = rater->is_settled && has_given && !u.is_unsettled[k];
		rater->is_alone = rater->is_alone || u.is_alone[k];
		rater->is_differing = rater->is_differing || (u.is_unsettled[k] && !u.is_alone[k]);
		rater->is_own = rater->is_own || u.is_own[k];
	}
}

void review_group_read(struct ctx *c, const struct review_row *one, struct review_group *g)
{
	size_t raters = 0, bytes = strcspn(one->item, "/");
	const char *sheet = arena_text_n(c->arena, one->item, bytes);
	struct review_row *rows = arena_array(c->arena, 1, sizeof(*rows));
	struct map seen;

	*g = (struct review_group){ .title = one->title, .rows_count = 1 };
	rows[0] = *one;
	if (review_row_number(one->item) > 0) {
		g->rows_count = reviews_of_rows(c->store, one->subject, one->subject_id, one->part, arena_printf(c->arena, "%s/", sheet), arena_printf(c->arena, "%s0", sheet), &rows);
		g->title = arena_text_n(c->arena, one->title, (size_t)(review_row_name(one->title) - one->title) - strlen(COLON));
	}
	g->rows = arena_array(c->arena, g->rows_count, sizeof(*g->rows));
	for (size_t i = 0; i < g->rows_count; i++)
		raters += (size_t)rows[i].raters;
	g->raters = arena_array(c->arena, raters + 1, sizeof(*g->raters));
	map_init(&seen, c->arena);
	for (size_t i = 0; i < g->rows_count; i++) {
		g->rows[i].review = rows[i];
		read_row(c, g, i, &seen);
	}
	read_places(g);
}

bool review_group_see(struct ctx *c, review_id id, struct review_group *g)
{
	struct review_row row;

	if (!review_see(c, id, &row))
		return false;
	review_group_read(c, &row, g);
	return true;
}

bool review_group_own(struct ctx *c, review_id id, struct review_group *g)
{
	const person_id person = { c->actor.person_id };
	struct review_row row;
	bool is_rater = false;

	if (person.v == 0 || !review_get(c->store, id, &row) || row.is_secret)
		return ctx_refuse(c, NOT_FOUND, T_review_not_found, NULL);
	review_group_read(c, &row, g);
	for (size_t i = 0; i < g->rows_count; i++) {
		struct review_group_row *at = &g->rows[i];
		struct review_rated_row rated;
		struct review_rater_row rater;
		struct review_paper_row *papers;
		size_t count;

		at->is_own = review_rated_is(c->store, at->review.id, person, &rated);
		if (at->is_own || !review_rater_of(c->store, at->review.id, person, &rater))
			continue;
		is_rater = true;
		at->mark = (struct fraction){ 0, 0 };
		count = review_papers(c->store, at->review.id, &papers);
		for (size_t k = 0; k < count; k++)
			if (papers[k].rater == rater.number) {
				at->mark = (struct fraction){ papers[k].mark_above, papers[k].mark_below };
				at->is_void = papers[k].is_void;
			}
	}
	return is_rater || ctx_refuse(c, NOT_FOUND, T_review_not_found, NULL);
}

/* ---- a paper ---- */

/* What one rater gives in one row, and where it goes; is_none: he is that row himself. */
struct given { bool is_none; struct fraction mark; struct review_rater_row rater; struct review_place place; };

/* The paper that the actor gives himself, the first time or changed. */
static bool own_place_find(struct ctx *c, const struct review_row *row, int64_t rater, struct review_place *place)
{
	struct review_paper_row *papers;
	size_t count = review_papers(c->store, row->id, &papers);

	*place = (struct review_place){ .number = (int64_t)count + 1 };
	for (size_t k = 0; k < count; k++)
		if (papers[k].rater == rater) {
			if (papers[k].is_void)
				return ctx_refuse(c, AGAINST_RULE, T_review_own_void, NULL);
			*place = (struct review_place){ .is_change = true, .number = papers[k].number };
		}
	return true;
}

/* Of a paper: whose it is, whether its rater gives it himself, and whether it stands for what was typed before. */
struct paper { person_id person; bool is_own, is_again; };

static bool given_is_right(struct ctx *c, const struct review_group_row *row, const struct paper *p, const char *mark, size_t i, struct given *given)
{
	const char *field = arena_printf(c->arena, "mark_%zu", i + 1);
	struct review_rated_row rated;

	*given = (struct given){ .mark = { 0, 0 } };
	if (review_rated_is(c->store, row->review.id, p->person, &rated)) {
		given->is_none = true;
		return text_is_empty(mark) || ctx_refuse_field(c, field, T_review_group_own, "name", row->name, NULL);
	}
	if (!review_rater_of(c->store, row->review.id, p->person, &given->rater))
		return ctx_refuse_field(c, "rater", T_review_rater_missing, NULL);
	fraction_parse_mark(mark, &given->mark);
	if (!review_mark_of_is_right(c, &row->review, field, given->mark, row->name))
		return false;
	return p->is_own ? own_place_find(c, &row->review, given->rater.number, &given->place) : review_place_find(c, &row->review, &given->rater, p->is_again, &given->place);
}

static bool write_paper(struct ctx *c, const struct review_group *g, const struct paper *p, const char *const *marks, size_t count)
{
	struct given *given = arena_array(c->arena, g->rows_count, sizeof(*given));

	if (!g->is_open)
		return ctx_refuse(c, CONFLICT, T_review_is_closed, NULL);
	if (count != g->rows_count)
		return ctx_refuse_field(c, "marks", T_review_group_marks, "n", ctx_number(c, (int64_t)g->rows_count), "found", ctx_number(c, (int64_t)count), NULL);
	for (size_t i = 0; i < count; i++)
		if (!given_is_right(c, &g->rows[i], p, marks[i], i, &given[i]))
			return false;
	for (size_t i = 0; i < count; i++) {
		if (given[i].is_none)
			continue;
		if (strcmp(g->rows[i].review.state, "open") != 0)
			return ctx_refuse(c, CONFLICT, T_review_is_closed, NULL);
		review_place_write(c, &g->rows[i].review, &given[i].rater, given[i].place, given[i].mark);
		review_touch(c->store, g->rows[i].review.id);
	}
	return true;
}

bool review_group_type(struct ctx *c, review_id id, person_id rater, const char *const *marks, size_t count, bool is_again)
{
	struct review_group g;

	ctx_begin(c, "review.type", "review", id.v, 0);
	if (!review_group_see(c, id, &g))
		return false;
	store_subject(c->store, id.v, g.rows[0].review.org.v);
	if (!run_review_keeper_is_right(c, &g.rows[0].review))
		return false;
	if (g.rows[0].review.is_secret)
		return ctx_refuse_field(c, "rater", T_review_no_names, NULL);
	return write_paper(c, &g, &(struct paper){ .person = rater, .is_again = is_again }, marks, count) && ctx_commit(c);
}

bool review_group_give(struct ctx *c, review_id id, const char *const *marks, size_t count)
{
	struct review_group g;

	ctx_begin(c, "review.give", "review", id.v, 0);
	if (!review_group_own(c, id, &g))
		return false;
	store_subject(c->store, id.v, g.rows[0].review.org.v);
	return write_paper(c, &g, &(struct paper){ .person = { c->actor.person_id }, .is_own = true }, marks, count) && ctx_commit(c);
}

bool review_group_close(struct ctx *c, review_id id, const struct review_out *out)
{
	struct review_group g;

	ctx_begin(c, "review.close", "review", id.v, 0);
	if (!review_group_see(c, id, &g))
		return false;
	store_subject(c->store, id.v, g.rows[0].review.org.v);
	if (!run_review_keeper_is_right(c, &g.rows[0].review))
		return false;
	if (!g.is_open)
		return ctx_refuse(c, CONFLICT, T_review_is_closed, NULL);
	for (size_t i = 0; i < g.rows_count; i++)
		if (strcmp(g.rows[i].review.state, "open") == 0 && !review_write_close(c, &g.rows[i].review, out))
			return false;
	return ctx_commit(c);
}

size_t review_marks_read(struct web *w, size_t rows, const char ***marks)
{
	if (w->is_api)
		return web_params_all(w, "marks", marks);
	*marks = arena_array(w->c->arena, rows + 1, sizeof(**marks));
	for (size_t i = 0; i < rows; i++)
		(*marks)[i] = web_param(w, arena_printf(w->c->arena, "mark_%zu", i + 1));
	return rows;
}
