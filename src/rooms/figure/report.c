/* Tables of figures: making rows and cells, and the address behind each number. */
#include "rooms/figure/report.h"

#include <string.h>
#include "core/path.h"
#include "core/code.h"
#include "core/permit.h"
#include "text/figure.h"

bool figure_report_begin(struct ctx *c, int64_t org, day_t day, struct figure_report *r)
{
	if (org == 0)
		org = c->actor.org_id;
	return permit_require(c, MAY_SEE_FIGURES, org) && figure_report_of(c, org, day, r);
}

bool figure_report_of(struct ctx *c, int64_t org, day_t day, struct figure_report *r)
{
	struct figure_path_row then;

	*r = (struct figure_report){ .c = c, .day = day };
	if (figure_org_lines(c, &org, 1, day, &r->org) != 1)
		return ctx_refuse(c, NOT_FOUND, T_figure_org_not_found, NULL);
	if (day == DAY_NONE)
		return ctx_refuse_field(c, "day", T_figure_day_wrong, NULL);
	if (day > c->today)
		return ctx_refuse_field(c, "day", T_figure_day_to_come, "today", day_text(c->arena, c->today), NULL);
	r->since = day_from_date(date_from_day(day).year, 1, 1);
	r->path_then = figure_path_on(c->store, r->org.id, day, &then) ? then.path : r->org.path;
	r->path_then_end = path_end(c->arena, r->path_then);
	return true;
}

struct figure_table *report_table(struct figure_report *r, const char *key, message chapter, message title)
{
	struct figure_table *t = arena_alloc(r->c->arena, sizeof(*t));

	t->key = key;
	t->chapter = chapter;
	t->title = title;
	t->begins_chapter = chapter != NULL && (r->last == NULL || r->last->chapter != chapter);
	if (r->last == NULL)
		r->tables = t;
	else
		r->last->next = t;
	r->last = t;
	return t;
}

void report_column(struct figure_table *t, message label, const char *label_text)
{
	if (t->columns_count < FIGURE_COLUMNS_MAX)
		t->columns[t->columns_count++] = (struct figure_column){ label, label_text };
}

struct figure_row *report_row(struct figure_report *r, struct figure_table *t, message label, const char *label_text)
{
	struct figure_row *row = arena_alloc(r->c->arena, sizeof(*row));

	row->label = label;
	row->label_text = label_text;
	if (t->last == NULL)
		t->rows = row;
	else
		t->last->next = row;
	t->last = row;
	return row;
}

int64_t report_rows_count(const struct figure_table *t)
{
	int64_t n = 0;

	for (const struct figure_row *row = t->rows; row != NULL; row = row->next)
		n++;
	return n;
}

struct figure_equation *report_equation(struct figure_report *r)
{
	struct figure_equation *e = arena_alloc(r->c->arena, sizeof(*e));

	e->next = r->equations;
	r->equations = e;
	return e;
}

void report_term(struct figure_report *r, struct figure_equation *e, struct figure_cell *cell, int sign)
{
	if (e->count == e->room) {
		size_t room = e->room == 0 ? 16 : e->room * 2;
		struct figure_cell **cells = arena_array(r->c->arena, room, sizeof(struct figure_cell *));
		int8_t *signs = arena_array(r->c->arena, room, sizeof(*signs));

		for (size_t i = 0; i < e->count; i++) {
			cells[i] = e->cells[i];
			signs[i] = e->signs[i];
		}
		e->cells = cells;
		e->signs = signs;
		e->room = room;
	}
	e->cells[e->count] = cell;
	e->signs[e->count++] = (int8_t)sign;
}

void report_adds_up(struct figure_report *r, struct figure_cell *sum, struct figure_row *first, const struct figure_row *end, int column)
{
	int64_t all = 0;
	struct figure_equation *e;

	for (struct figure_row *row = first; row != NULL && row != end; row = row->next)
		all += row->cells[column].number;
	if (first == NULL || first == end || (sum == NULL ? all < FIGURE_SMALL : sum->number != all))
		return;	/* a small whole is hidden elsewhere too */
	e = report_equation(r);
	for (struct figure_row *row = first; row != NULL && row != end; row = row->next)
		report_term(r, e, &row->cells[column], 1);
	if (sum != NULL)
		report_term(r, e, sum, -1);
}

void report_tells(struct figure_report *r, struct figure_cell *told, struct figure_cell *one, struct figure_cell *other)
{
	struct figure_equation *e = report_equation(r);

	e->told = told;
	report_term(r, e, one, 1);
	if (other != NULL)
		report_term(r, e, other, 1);
}

struct figure_cell cell_number(int64_t number, const char *href)
{
	return (struct figure_cell){ .kind = CELL_NUMBER, .number = number, .href = number > 0 ? href : NULL };
}

struct figure_cell cell_share(int64_t part, int64_t whole)
{
	return (struct figure_cell){ .kind = whole > 0 ? CELL_TENTHS : CELL_BLANK, .number = figure_tenths(part, whole) };
}

struct figure_cell cell_rate(int64_t part, int64_t whole)
{
	return (struct figure_cell){ .kind = whole > 0 ? CELL_RATE : CELL_BLANK, .number = share_hundredths(part, whole) };
}

struct figure_query report_query(const struct figure_report *r)
{
	return (struct figure_query){ .path = r->org.path, .day = r->day, .since = r->since };
}

struct figure_query report_developed(const struct figure_report *r)
{
	struct figure_query q = report_query(r);

	q.what = FIGURE_DEVELOPED;
	return q;
}

void report_count(struct figure_report *r, const struct figure_query *q, struct figure_cells *cells)
{
	if (!figure_count(r->c, q, cells)) {
		r->is_failed = true;
		*cells = (struct figure_cells){ .count = 0 };
	}
}

int64_t report_sum(const struct figure_query *q, const struct figure_cells *cells, enum figure_attribute a, uint64_t values)
{
	size_t inner = 1, size = 1;
	int64_t sum = 0;

	for (int i = 0; i < q->dims_count; i++) {
		if (q->dims[i] == a)
			size = (size_t)cells->sizes[i], inner = 1;
		else
			inner *= (size_t)cells->sizes[i];
	}
	for (size_t v = 0; v < size; v++)
		for (size_t from = v * inner; (size == 1 || (values >> v & 1) != 0) && from < cells->count; from += size * inner)
			for (size_t i = from; i < from + inner; i++)
				sum += cells->numbers[i];
	return sum;
}

/* ---- addresses ---- */

static void put_values(struct buffer *b, const char *key, uint64_t values)
{
	buffer_puts(b, key);
	for (int v = 0; v < 64; v++)
		if ((values >> v & 1) != 0) {
			buffer_putc(b, '.');
			buffer_put_int(b, v);
		}
}

void report_put_where(struct buffer *b, enum figure_attribute a, uint64_t values)
{
	if (a != FIGURE_NONE)
		put_values(b, figure_attribute_key(a), values);
}

static void put_day(struct buffer *b, const char *name, day_t day)
{
	buffer_puts(b, name);
	if (day != DAY_NONE && day != DAY_OPEN)
		buffer_puts(b, day_text(b->arena, day));
}

static const char *const SINCE[] = { [FIGURE_BEGUN] = "&what=begun&since=", [FIGURE_ENDED] = "&what=ended&since=", [FIGURE_DEVELOPED] = "&what=developed&since=" };

/* A page has hundreds of them: no printf, and nothing that the page behind knows by itself. The conditions stand last, so that more can follow. */
const char *report_people_href(const struct figure_report *r, const struct figure_query *q, enum figure_attribute a, uint64_t values)
{
	struct buffer b;

	buffer_init(&b, r->c->arena, 160);
	buffer_puts(&b, "/figure/people?org=");
	buffer_put_int(&b, r->org.id.v);
	put_day(&b, "&day=", q->day);
	if (q->what != FIGURE_MEMBERS)
		put_day(&b, SINCE[q->what], q->since);
	if (q->causes != 0)
		put_values(&b, "&causes=c", q->causes);
	if (q->has_tree_day)
		put_day(&b, "&tree=", q->tree_day);
	if (q->joined_before != 0) {
		put_day(&b, "&joined=", q->joined_from);
		put_day(&b, "&before=", q->joined_before);
	}
	buffer_puts(&b, "&where=");
	for (int i = 0; i < q->conditions_count; i++) {
		buffer_puts(&b, i > 0 ? "-" : "");
		put_values(&b, figure_attribute_key(q->conditions[i].attribute), q->conditions[i].values);
	}
	if (a != FIGURE_NONE) {
		buffer_puts(&b, q->conditions_count > 0 ? "-" : "");
		put_values(&b, figure_attribute_key(a), values);
	}
	return buffer_text(&b);
}

static const char *asked(struct arena *a, const char *name, const char *value)
{
	return value[0] == '\0' ? "" : arena_printf(a, "&%s=%s", name, value);
}

const char *report_roles_href(const struct figure_report *r, const char *kind, const char *also, int64_t level, const char *source, const char *what)
{
	struct arena *a = r->c->arena;

	return arena_printf(a, "/figure/roles?org=%lld&day=%s&kind=%s%s%s%s%s", (long long)r->org.id.v, day_text(a, r->day), kind, asked(a, "also", also),
		asked(a, "level", level == 0 ? "" : arena_printf(a, "%lld", (long long)level)), asked(a, "source", source), asked(a, "what", what));
}

const char *report_hosts_href(const struct figure_report *r)
{
	return arena_printf(r->c->arena, "/org/%lld/host", (long long)r->org.id.v);
}

const char *report_orgs_href(const struct figure_report *r, const char *kinds, const char *unit)
{
	return arena_printf(r->c->arena, "/figure/orgs?org=%lld&day=%s&kinds=%s&unit=%s", (long long)r->org.id.v,
		day_text(r->c->arena, r->day), kinds, unit);
}

/* ---- attributes and their values in words ---- */

static const struct { const char *key, *set; const struct message *text; } ATTRIBUTES[FIGURE_ATTRIBUTES_COUNT] = {
	[FIGURE_STATUS] = { "status", "member_status", T_figure_status },
	[FIGURE_SEX] = { "sex", "sex", T_figure_sex },
	[FIGURE_MINORITY] = { "minority", NULL, T_figure_minority },
	[FIGURE_NATIONALITY] = { "nationality", "nationality", T_figure_nationality },
	[FIGURE_AGE_BAND] = { "age", "age_band", T_figure_age },
	[FIGURE_EDUCATION] = { "education", NULL, T_figure_education },
	[FIGURE_OCCUPATION] = { "occupation", "occupation", T_figure_occupation },
	[FIGURE_JOIN_PERIOD] = { "joined", "join_period", T_figure_joined },
	[FIGURE_FRONT_LINE] = { "front", NULL, T_figure_front_line },
	[FIGURE_UNIT_KIND] = { "unit", "unit_kind", T_figure_unit_kind },
	[FIGURE_BELOW] = { "below", NULL, T_figure_below },
};

const char *figure_attribute_key(enum figure_attribute a)
{
	return ATTRIBUTES[a].key;
}

message figure_attribute_text(enum figure_attribute a)
{
	return ATTRIBUTES[a].text;
}

enum figure_attribute figure_attribute_find(const char *key)
{
	for (int a = FIGURE_NONE + 1; a < FIGURE_ATTRIBUTES_COUNT; a++)
		if (strcmp(ATTRIBUTES[a].key, key) == 0)
			return (enum figure_attribute)a;
	return FIGURE_NONE;
}

static message plain_value(enum figure_attribute a, int value)
{
	static const struct message *const EDUCATION[] = { T_figure_unknown, T_figure_education_1, T_figure_education_2, T_figure_education_3,
		T_figure_education_4, T_figure_education_5, T_figure_education_6 };

	if (a == FIGURE_EDUCATION && value < 7)
		return EDUCATION[value];
	if (a == FIGURE_MINORITY)
		return value == 1 ? T_figure_is_minority : T_figure_is_han;
	if (a == FIGURE_FRONT_LINE)
		return value == 1 ? T_figure_is_front_line : T_figure_not_front_line;
	return a == FIGURE_BELOW ? T_figure_itself : T_figure_unknown;
}

const char *figure_value_name(struct arena *a, enum lang lang, enum figure_attribute attribute, int value)
{
	const struct code_set *set = ATTRIBUTES[attribute].set == NULL ? NULL : code_set(ATTRIBUTES[attribute].set);
	bool is_by_place = attribute == FIGURE_NATIONALITY || attribute == FIGURE_UNIT_KIND;

	if (value > 0 && set != NULL && is_by_place && (size_t)value <= set->count)
		return lang == LANG_EN ? set->codes[value - 1].en : set->codes[value - 1].zh;
	if (value > 0 && set != NULL && !is_by_place)
		return code_name_int(lang, set->name, value);
	return message_text(a, lang, plain_value(attribute, value), NULL, 0);
}

void report_values(struct figure_report *r, struct figure_table *t, const struct figure_query *base, enum figure_attribute a, const struct figure_cells *cells, const struct figure_query *q)
{
	bool has_zero = a == FIGURE_MINORITY || a == FIGURE_FRONT_LINE;
	struct figure_row *before = t->last;

	for (int d = 0; d < q->dims_count; d++) {
		if (q->dims[d] != a)
			continue;
		for (int v = 1; v <= cells->sizes[d]; v++) {
			int value = v == cells->sizes[d] ? 0 : v;	/* the unknown stand last, and only if there are any */
			int64_t n = report_sum(q, cells, a, FIGURE_VALUE(value));
			struct figure_row *row;

			if (n == 0 && (value == 0 || a == FIGURE_NATIONALITY || a == FIGURE_UNIT_KIND) && !has_zero)
				continue;
			row = report_row(r, t, NULL, figure_value_name(r->c->arena, r->c->lang, a, value));
			row->cells[0] = cell_number(n, report_people_href(r, base, a, FIGURE_VALUE(value)));
			row->cells[1] = cell_share(n, cells->total);
		}
	}
	report_adds_up(r, NULL, before == NULL ? t->rows : before->next, NULL, 0);
}
