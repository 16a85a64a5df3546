#include "rooms/figure/stated.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "schema/model.h"
#include "text/stated.h"

/* "1,250.50" is "1250.5": as the program writes what it counts. NULL: no number. */
static const char *plain_number(struct ctx *c, const char *text)
{
	char *digits = arena_room(c->arena, strlen(text) + 1), *to = digits;
	int64_t hundredths;

	for (; *text != '\0'; text++)
		if (*text != ',')
			*to++ = *text;
	*to = '\0';
	return hundredths_parse(digits, &hundredths) ? hundredths_text(c->arena, hundredths) : NULL;
}

static const char *counter_of(const char *text)
{
	const struct code *code = text_is_empty(text) ? NULL : code_read("stated_counter", text);

	return code == NULL ? "" : code->value;
}

static bool refuse_words(struct ctx *c, const char *field, message m, const char *text, int chars_max, bool is_needed)
{
	if ((is_needed && text_is_empty(text)) || text_chars(text) > (size_t)chars_max)
		return ctx_refuse_field(c, field, m, "n", ctx_number(c, chars_max), NULL);
	return true;
}

/* Reads the form into `row`; all that is wrong is said at once. */
static bool read_form(struct ctx *c, org_id org, const struct stated_form *form, struct stated_row *row)
{
	bool is_right = refuse_words(c, "name", T_stated_name_missing, form->name, LIMIT_STATED_FIGURE_NAME, true);
	struct stated_same_row same;

	*row = (struct stated_row){ .org = org, .name = form->name, .unit = form->unit, .day = form->day, .source = form->source,
		.stated = plain_number(c, form->stated), .compared = text_is_empty(form->compared) ? "" : plain_number(c, form->compared),
		.counter = counter_of(form->counter) };
	is_right &= refuse_words(c, "unit", T_stated_unit_long, form->unit, LIMIT_STATED_FIGURE_UNIT, false);
	is_right &= refuse_words(c, "source", T_stated_source_missing, form->source, LIMIT_STATED_FIGURE_SOURCE, true);
	if (row->stated == NULL || strlen(row->stated) > LIMIT_STATED_FIGURE_STATED)
		is_right = ctx_refuse_field(c, "stated", T_stated_no_number, "text", form->stated, NULL);
	if (row->compared == NULL || strlen(row->compared) > LIMIT_STATED_FIGURE_COMPARED)
		is_right = ctx_refuse_field(c, "compared", T_stated_no_number, "text", form->compared, NULL);
	if (!text_is_empty(form->counter) && row->counter[0] == '\0')
		is_right = ctx_refuse_field(c, "counter", T_stated_counter_unknown, "text", form->counter, NULL);
	if (form->day == DAY_NONE)
		is_right = ctx_refuse_field(c, "day", T_stated_day_wrong, NULL);
	else if (form->day > c->today)
		is_right = ctx_refuse_field(c, "day", T_stated_day_to_come, "day", day_text(c->arena, form->day), "today", day_text(c->arena, c->today), NULL);
	if (is_right && stated_same(c->store, org, row->name, row->day, row->source, &same))
		is_right = ctx_refuse_field(c, "name", T_stated_there, "name", row->name, "day", day_text(c->arena, row->day), "stated", same.stated, NULL);
	return is_right;
}

static void insert(struct ctx *c, stated_figure_id id, const struct stated_row *row)
{
	stated_insert(c->store, id, row->org, row->name, row->unit, row->stated, row->compared, row->counter, row->day, row->source);
	audit_note_text(c, "stated_figure", "name", id.v, NULL, row->name);
	audit_note_text(c, "stated_figure", "stated", id.v, NULL, row->stated);
	audit_note_text(c, "stated_figure", "source", id.v, NULL, row->source);
}

bool stated_add(struct ctx *c, org_id org, const struct stated_form *form, stated_figure_id *made)
{
	struct stated_row row;

	ctx_begin(c, "stated.add", "stated_figure", 0, org.v);
	if (!permit_require(c, MAY_EDIT_ORG, org.v) || !read_form(c, org, form, &row))
		return false;
	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, org.v);
	insert(c, *made, &row);
	return ctx_commit(c);
}

/* ---- many at once ---- */

#define COLUMNS 6

/* The text up to the next separator, without blanks around it. */
static const char *next_column(struct arena *a, char **rest, char separator)
{
	char *text = *rest, *end = text == NULL ? NULL : strchr(text, separator);

	*rest = end == NULL ? NULL : end + 1;
	if (end != NULL)
		*end = '\0';
	return text == NULL ? "" : text_clean(a, text);
}

static void read_line(struct ctx *c, char *line, struct stated_form *form)
{
	const char separator = strchr(line, '\t') != NULL ? '\t' : ',', *columns[COLUMNS];
	enum date_precision precision;
	day_t day;

	for (int i = 0; i < COLUMNS; i++)
		columns[i] = next_column(c->arena, &line, separator);
	*form = (struct stated_form){ .name = columns[0], .stated = columns[1], .unit = columns[2], .compared = "", .counter = columns[3],
		.day = date_read(columns[4], &day, &precision) == DATE_READ && precision == DATE_DAY ? day : DAY_NONE, .source = columns[5] };
}

/* What is wrong with a line is said of the lines. */
static bool refuse_line(struct ctx *c, int at)
{
	const struct refusal *why = &c->refusals[0];
	const char *text = message_text(c->arena, c->lang, why->text, why->args, why->args_count);

	c->refusals_count = 0;
	return ctx_refuse_field(c, "lines", T_stated_line_wrong, "n", ctx_number(c, at), "why", text, NULL);
}

/* Does an earlier line say the same of the same day and source? */
static bool is_twice(const struct stated_row *rows, int count)
{
	const struct stated_row *last = &rows[count];

	for (int i = 0; i < count; i++)
		if (text_same(rows[i].name, last->name) && text_same(rows[i].source, last->source) && rows[i].day == last->day)
			return true;
	return false;
}

/* All of them before the first is written. */
static bool read_lines(struct ctx *c, org_id org, const char *lines, struct stated_row *rows, int *count)
{
	char *rest = arena_text(c->arena, lines), *line;

	for (int at = 1; (line = strsep(&rest, "\n")) != NULL; at++) {
		struct stated_form form;

		if (text_is_empty(text_clean(c->arena, line)))
			continue;
		if (*count == STATED_LINES_MAX)
			return ctx_refuse_field(c, "lines", T_stated_lines_many, "n", ctx_number(c, STATED_LINES_MAX), NULL);
		read_line(c, line, &form);
		if (!read_form(c, org, &form, &rows[*count]))
			return refuse_line(c, at);
		if (is_twice(rows, *count))
			return ctx_refuse_field(c, "lines", T_stated_line_twice, "n", ctx_number(c, at), "name", form.name, NULL);
		++*count;
	}
	return *count > 0 || ctx_refuse_field(c, "lines", T_stated_lines_missing, NULL);
}

bool stated_import(struct ctx *c, org_id org, const char *lines, int *count)
{
	struct stated_row *rows = arena_array(c->arena, STATED_LINES_MAX, sizeof(*rows));

	*count = 0;
	ctx_begin(c, "stated.import", "stated_figure", 0, org.v);
	if (!permit_require(c, MAY_EDIT_ORG, org.v) || !read_lines(c, org, lines, rows, count))
		return false;
	for (int i = 0; i < *count; i++)
		insert(c, (stated_figure_id){ store_new_id(c->store) }, &rows[i]);
	return ctx_commit(c);
}

bool stated_withdraw(struct ctx *c, stated_figure_id id)
{
	struct stated_row row;

	ctx_begin(c, "stated.withdraw", "stated_figure", id.v, 0);
	if (!stated_get(c->store, id, &row))
		return ctx_refuse(c, NOT_FOUND, T_stated_not_found, NULL);
	if (!permit_require(c, MAY_EDIT_ORG, row.org.v))
		return false;
	store_subject(c->store, id.v, row.org.v);
	stated_delete(c->store, id);
	audit_note_text(c, "stated_figure", "name", id.v, row.name, NULL);
	audit_note_text(c, "stated_figure", "stated", id.v, row.stated, NULL);
	audit_note_text(c, "stated_figure", "source", id.v, row.source, NULL);
	return ctx_commit(c);
}
