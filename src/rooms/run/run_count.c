#include "rooms/run/run_count.h"

#include <stdlib.h>
#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "core/path.h"
#include "rooms/org/org.h"
#include "rooms/run/run_band.h"
#include "rooms/run/run_overview.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

#define BY_FINISH "finish"	/* also the names by which the list is narrowed */
#define BY_YEAR "year"

static const char *say(struct ctx *c, message m) { return message_text(c->arena, c->lang, m, NULL, 0); }

/* ---- what may be counted by ---- */

static void add_way(struct run_count *s, const char *name, const char *title, const struct programme *p, const char *form, const struct programme_field *choice)
{
	s->ways[s->ways_count++] = (struct run_count_by){ name, title, form, choice == NULL ? "" : choice->id, p, choice };
}

static void read_sums(struct ctx *c, struct run_count *s, const struct programme *p)
{
	s->sums = arena_array(c->arena, p == NULL ? 1 : p->values_count + 1, sizeof(*s->sums));
	for (size_t i = 0; p != NULL && i < p->values_count; i++)
		if (p->values[i].title != NULL && p->values[i].kind == VALUE_NUMBER && p->values[i].is_whole)
			s->sums[s->sums_count++] = &p->values[i];
}

static void read_ways(struct ctx *c, struct run_count *s)
{
	struct run_newest_row newest;
	const struct programme *p = run_newest_of(c->store, s->org.region, s->org.path, path_end(c->arena, s->org.path), s->code, &newest) ? programme_of_file(c, newest.programme) : NULL;
	size_t most = 2;

	for (size_t i = 0; p != NULL && i < p->forms_count; i++)
		most += p->forms[i].fields_count;
	read_sums(c, s, p);
	s->ways = arena_array(c->arena, most, sizeof(*s->ways));
	add_way(s, BY_FINISH, say(c, T_run_count_finish), p, "", NULL);
	add_way(s, BY_YEAR, say(c, T_run_count_year), p, "", NULL);
	for (size_t i = 0; p != NULL && i < p->forms_count; i++)
		for (size_t n = 0; n < p->forms[i].fields_count; n++)
			if (p->forms[i].fields[n].type == WORD_CHOICE && p->forms[i].read_by.count == 0)
				add_way(s, arena_printf(c->arena, "%s.%s", p->forms[i].id, p->forms[i].fields[n].id), p->forms[i].fields[n].title, p, p->forms[i].id,
					&p->forms[i].fields[n]);
}

static const struct run_count_by *way_named(const struct run_count *s, const char *name)
{
	for (size_t i = 0; i < s->ways_count; i++)
		if (strcmp(s->ways[i].name, name) == 0)
			return &s->ways[i];
	return NULL;
}

static bool is_state(const char *state)
{
	return state[0] == '\0' || strcmp(state, "open") == 0 || strcmp(state, "done") == 0 || strcmp(state, "stopped") == 0;
}

static bool is_read(struct ctx *c, const char *field, bool is_known, const char *typed)
{
	return is_known || ctx_refuse_field(c, field, T_run_filter_unread, "typed", typed, NULL);
}

bool run_filter_check(struct ctx *c, const struct org_row *org, struct run_filter *f)
{
	static const char *const NAMES[RUN_CHOSEN_MAX] = { "field", "field2" };
	struct run_count s = { .org = *org, .code = f->code };

	if (!is_read(c, "state", is_state(f->state), f->state) || !is_read(c, "due", f->due[0] == '\0' || run_due_band_title(f->due) != NULL, f->due)
		|| !is_read(c, "age", f->age[0] == '\0' || run_age_band_title(f->age) != NULL, f->age))
		return false;
	if (f->chosen[0].by[0] != '\0' || f->chosen[1].by[0] != '\0')
		read_ways(c, &s);
	for (size_t i = 0; i < RUN_CHOSEN_MAX; i++) {
		struct run_chosen *one = &f->chosen[i];
		const struct run_count_by *way = way_named(&s, one->by);

		if (one->by[0] == '\0')
			continue;
		if (way == NULL || way->form[0] == '\0')
			return ctx_refuse_field(c, NAMES[i], T_run_count_no_way, "name", one->by, NULL);
		one->form = way->form;
		one->field = way->field;
		one->title = way->title;
	}
	return true;
}

/* ---- counting ---- */

static const char *narrowed(struct ctx *c, const char *name, const char *value)
{
	struct buffer b;

	buffer_init(&b, c->arena, 100);
	buffer_printf(&b, "%s=", name);
	buffer_put_url(&b, value);
	buffer_putc(&b, '&');
	return buffer_text(&b);
}

/* `number`: which of the two fields a list can be narrowed by. */
static struct run_count_value value_of(struct ctx *c, const struct run_count_by *way, const char *number, const struct run_count_line *line, const char *value)
{
	if (way->form[0] != '\0')
		return (struct run_count_value){ .text = value[0] == '\0' ? say(c, T_run_count_nothing) : value,
			.href = arena_printf(c->arena, "field%s=%s&%s", number, way->name, narrowed(c, arena_printf(c->arena, "value%s", number), value)) };
	if (strcmp(line->state, "open") == 0)
		return (struct run_count_value){ .text = say(c, T_run_state_open), .href = "state=open&" };
	if (strcmp(way->name, BY_YEAR) == 0) {
		const char *year = arena_printf(c->arena, "%d", date_from_day(line->closed_day).year);

		return (struct run_count_value){ .text = year, .href = narrowed(c, BY_YEAR, year) };
	}
	if (line->finish_title[0] == '\0')
		return (struct run_count_value){ .text = say(c, T_run_state_stopped), .href = "state=stopped&" };
	return (struct run_count_value){ .text = line->finish_title, .href = narrowed(c, BY_FINISH, line->finish_title) };
}

static size_t place_of(struct run_count_value *values, size_t *count, const struct run_count_value *value)
{
	for (size_t i = 0; i < *count; i++)
		if (strcmp(values[i].href, value->href) == 0)
			return i;
	values[*count] = *value;
	return (*count)++;
}

#define PLACE_OPEN (-1)	/* before every end */
#define PLACE_LAST 1000	/* what the practice does not name: nothing chosen, stopped */

/* As the practice has them; years have no place and go by number. */
static int place_in_practice(const struct run_count_by *way, const struct run_count_line *line, const char *text)
{
	for (size_t i = 0; way->choice != NULL && i < way->choice->choices.count; i++)
		if (strcmp(way->choice->choices.list[i]->text, text) == 0)
			return (int)i;
	if (way->choice != NULL)
		return PLACE_LAST;
	if (strcmp(line->state, "open") == 0)
		return PLACE_OPEN;
	if (strcmp(way->name, BY_YEAR) == 0)
		return 0;
	for (size_t i = 0; way->p != NULL && i < way->p->finishes_count; i++)
		if (strcmp(way->p->finishes[i].title, text) == 0)
			return (int)i;
	return PLACE_LAST;
}

static int by_place(const void *a, const void *b)
{
	const struct run_count_value *one = a, *other = b;
	int order = one->place != other->place ? one->place - other->place : strcmp(one->text, other->text);

	return order != 0 ? order : strcmp(one->href, other->href);
}

static void count(struct ctx *c, struct run_count *s)
{
	const struct run_count_value all = { .text = "", .href = "" };
	struct run_count_line *lines;
	size_t count = run_count_lines(c->store, s->org.region, s->org.path, path_end(c->arena, s->org.path), s->code, s->row->form, s->row->field,
		s->column == NULL ? "" : s->column->form, s->column == NULL ? "" : s->column->field, &lines);
	struct run_count_value *of_row = arena_array(c->arena, count + 1, sizeof(*of_row)), *of_column = arena_array(c->arena, count + 1, sizeof(*of_column));

	s->rows = arena_array(c->arena, count + 1, sizeof(*s->rows));
	s->columns = arena_array(c->arena, count + 1, sizeof(*s->columns));
	for (size_t i = 0; i < count; i++) {
		of_row[i] = value_of(c, s->row, "", &lines[i], lines[i].row);
		of_row[i].place = place_in_practice(s->row, &lines[i], of_row[i].text);
		of_column[i] = s->column == NULL ? all : value_of(c, s->column, s->row->form[0] == '\0' ? "" : "2", &lines[i], lines[i].column);
		if (s->column != NULL)
			of_column[i].place = place_in_practice(s->column, &lines[i], of_column[i].text);
		place_of(s->rows, &s->rows_count, &of_row[i]);
		place_of(s->columns, &s->columns_count, &of_column[i]);
	}
	qsort(s->rows, s->rows_count, sizeof(*s->rows), by_place);
	qsort(s->columns, s->columns_count, sizeof(*s->columns), by_place);
	s->cells = arena_array(c->arena, s->rows_count * s->columns_count + 1, sizeof(*s->cells));
	s->row_totals = arena_array(c->arena, s->rows_count + 1, sizeof(*s->row_totals));
	s->column_totals = arena_array(c->arena, s->columns_count + 1, sizeof(*s->column_totals));
	for (size_t i = 0; i < count; i++) {
		size_t row = place_of(s->rows, &s->rows_count, &of_row[i]), column = place_of(s->columns, &s->columns_count, &of_column[i]);

		s->cells[row * s->columns_count + column] += lines[i].n;
		s->row_totals[row] += lines[i].n;
		s->column_totals[column] += lines[i].n;
		s->total += lines[i].n;
	}
}

/* The value as the case has it, by the version that it ran by; nothing where that does not know it, or it can't be reckoned. */
static int64_t value_in(struct ctx *c, run_id id, const char *name)
{
	struct programme_value v;
	struct run_case k;

	if (!run_read(c, id, &k))
		return 0;
	for (size_t i = 0; i < k.p->values_count; i++)
		if (strcmp(k.p->values[i].id, name) == 0) {
			v = play_value(&k.play, k.p->values[i].expression);
			return v.kind == VALUE_NUMBER && v.number.below == 1 ? v.number.above : 0;
		}
	return 0;
}

/* What is handled in one case may be several: six persons in three cases are six. */
static bool add_up(struct ctx *c, struct run_count *s)
{
	struct run_count_case *cases;
	size_t count = run_count_cases(c->store, s->org.region, s->org.path, path_end(c->arena, s->org.path), s->code, s->row->form, s->row->field, RUN_COUNT_SUMMED_MAX + 1, &cases);

	if (count > RUN_COUNT_SUMMED_MAX)
		return ctx_refuse_field(c, "sum", T_run_count_too_many, "n", ctx_number(c, RUN_COUNT_SUMMED_MAX), NULL);
	s->row_sums = arena_array(c->arena, s->rows_count + 1, sizeof(*s->row_sums));
	for (size_t i = 0; i < count; i++) {
		const struct run_count_line line = { .state = "done", .finish_title = cases[i].finish_title, .closed_day = cases[i].closed_day };
		struct run_count_value row = value_of(c, s->row, "", &line, cases[i].row);
		int64_t n = value_in(c, cases[i].id, s->sum->id);

		s->row_sums[place_of(s->rows, &s->rows_count, &row)] += n;
		s->sum_total += n;
	}
	return true;
}

static const struct value_rule *sum_named(const struct run_count *s, const char *name)
{
	for (size_t i = 0; i < s->sums_count; i++)
		if (strcmp(s->sums[i]->id, name) == 0)
			return s->sums[i];
	return NULL;
}

const char *run_count_href(struct arena *a, const struct run_count *s, const struct run_count_value *row, const struct run_count_value *column)
{
	const char *by_row = row == NULL ? "" : row->href, *by_column = column == NULL || (row != NULL && strcmp(row->href, column->href) == 0) ? "" : column->href;
	bool has_state = text_starts(by_row, "state=") || text_starts(by_column, "state=");

	return arena_printf(a, "/org/%lld/run?code=%s&%s%s%s#cases", (long long)s->org.id.v, s->code, has_state ? "" : "state=all&", by_row, by_column);
}

bool run_count_read(struct ctx *c, org_id org, const struct run_count_ask *ask, struct run_count *s)
{
	const char *code = ask->code, *row = ask->row, *column = ask->column;

	*s = (struct run_count){ .code = code };
	if (!org_see_for(c, org, MAY_HANDLE, &s->org))
		return false;
	s->codes_count = run_codes(c->store, s->org.region, s->org.path, path_end(c->arena, s->org.path), &s->codes);
	if (code[0] == '\0')
		return true;
	read_ways(c, s);
	s->row = way_named(s, row[0] == '\0' ? BY_FINISH : row);
	s->column = column[0] == '\0' ? NULL : way_named(s, column);
	if (s->row == NULL)
		return ctx_refuse_field(c, "row", T_run_count_no_way, "name", row, NULL);
	if (s->column == NULL && column[0] != '\0')
		return ctx_refuse_field(c, "column", T_run_count_no_way, "name", column, NULL);
	s->sum = sum_named(s, ask->sum);
	if (s->sum == NULL && ask->sum[0] != '\0')
		return ctx_refuse_field(c, "sum", T_run_count_no_sum, "name", ask->sum, NULL);
	count(c, s);
	return s->sum == NULL || add_up(c, s);
}
