#include "web/api.h"

#include <assert.h>
#include <string.h>
#include "programme/english.h"
#include "view/component.h"
#include "web/web.h"

#define PAGE_NUMBER_MAX 1000000

/* Integers stand in rows as int64_t, as day_t, as int, or as the id of a table. */
static int64_t int_at(const void *at, size_t bytes)
{
	int64_t wide;
	int32_t narrow;

	if (bytes == sizeof(wide)) {
		memcpy(&wide, at, sizeof(wide));
		return wide;
	}
	assert(bytes == sizeof(narrow));
	memcpy(&narrow, at, sizeof(narrow));
	return narrow;
}

static const char *text_at(const void *at, size_t bytes)
{
	const char *text;

	assert(bytes == sizeof(text));
	memcpy(&text, at, sizeof(text));
	return text;
}

void api_put_named(struct json *j, const char *name, const char *text)
{
	json_put_text(j, name, programme_named(j->lang, text));
}

static void put_member(struct json *j, const struct api_field *f, const void *at)
{
	switch (f->type) {
	case API_TEXT:
	case API_LINES:
	case API_CODE:
	case API_CHOICE:
		json_put_text(j, f->name, programme_named(f->is_named ? j->lang : LANG_ZH, text_at(at, f->bytes)));
		return;
	case API_ID:
		json_put_id(j, f->name, int_at(at, f->bytes));
		return;
	case API_INT:
		json_put_int(j, f->name, int_at(at, f->bytes));
		return;
	case API_BOOL:
		assert(f->bytes == sizeof(bool));
		json_put_bool(j, f->name, *(const bool *)at);
		return;
	case API_DAY:
		json_put_day(j, f->name, (day_t)int_at(at, f->bytes));
		return;
	case API_TIME:
		json_put_text(j, f->name, time_text(j->out->arena, int_at(at, f->bytes)));
		return;
	default:
		assert(!"a row has no such member");
	}
}

void api_put_members(struct json *j, const struct api_field *fields, const void *row)
{
	for (const struct api_field *f = fields; f->type != API_END; f++)
		if (f->bytes > 0)
			put_member(j, f, (const char *)row + f->offset);
}

void api_put_list(struct json *j, const char *name, const struct api_field *fields, const void *rows, size_t count, size_t row_bytes)
{
	json_name(j, name);
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		api_put_members(j, fields, (const char *)rows + i * row_bytes);
		json_end(j);
	}
	json_end(j);
}

void web_give_id(struct web *w, int64_t id)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_id(j, "id", id);
	json_end(j);
}

void web_give_count(struct web *w, int64_t count)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_int(j, "count", count);
	json_end(j);
}

void web_give_list(struct web *w, const struct api_field *fields, const void *rows, size_t count, size_t row_bytes, int64_t total)
{
	struct json *j = web_json(w);

	json_object(j);
	if (total >= 0)
		json_put_int(j, "total", total);
	api_put_list(j, "items", fields, rows, count, row_bytes);
	json_end(j);
}

void web_give_paper(struct web *w, const char *number, const char *state, const struct api_field *fields, const void *row)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_text(j, "number", number);
	json_put_text(j, "state", state);
	api_put_list(j, "items", fields, row, 1, 0);
	json_end(j);
}

struct json *web_list_begin(struct web *w, int64_t total)
{
	struct json *j = web_json(w);

	json_object(j);
	if (total >= 0)
		json_put_int(j, "total", total);
	json_name(j, "items");
	json_array(j);
	return j;
}

void web_list_end(struct json *j)
{
	json_end(j);
	json_end(j);
}

int64_t web_page_within(int64_t page, int64_t rows, int64_t rows_per_page)
{
	int64_t last = rows <= 0 ? 1 : (rows + rows_per_page - 1) / rows_per_page;

	return page > last ? last : page;
}

int64_t web_list_rows(const struct web *w, int64_t on_screen)
{
	return web_param_int(w, "print", 0) == 1 ? LIST_PAPER_ROWS : on_screen;
}

int64_t web_page_number(const struct web *w)
{
	int64_t page = web_param_int(w, "page", 1);

	return page < 1 || page > PAGE_NUMBER_MAX ? 1 : page;
}
