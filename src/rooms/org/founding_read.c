/* Reading a list: its columns by their titles, the rows of a sheet or of the clipboard, and how they are kept. */
#include "rooms/org/founding_part.h"

#include <string.h>
#include "base/buffer.h"
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "core/secrecy.h"
#include "core/sheet_left.h"
#include "rooms/run/run_table_file.h"
#include "text/file.h"
#include "text/founding.h"
#include "web/web.h"

#define COLUMN_CHARS 18
#define TITLES_MAX 16		/* of one column, in both languages */

/* also: other usual titles of the column, with | between. */
static const struct { message title; const char *also; } COLUMNS[FOUNDING_FIELDS] = {
	[FOUNDING_NAME] = { T_founding_name, "名称|全称|党组织名称|党组织全称|组织全称|支部名称|支部全称|党支部名称|党支部全称|基层党组织名称|所在支部" },
	[FOUNDING_SHORT_NAME] = { T_founding_short_name, "组织简称|党组织简称" },
	[FOUNDING_KIND] = { T_founding_kind, "组织类别|组织类型|党组织类别" },
	[FOUNDING_PARENT] = { T_founding_parent, "上级|上级党组织|上级组织名称|上级党组织名称|上级党组织全称|所属党组织" },
	[FOUNDING_DAY] = { T_founding_day, "成立时间|设立日期|建立日期|批准日期" },
	[FOUNDING_DOCUMENT] = { T_founding_document, "批准文号|文号|批复文号" },
	[FOUNDING_UNIT_KIND] = { T_founding_unit_kind, "单位类别|单位类型" },
	[FOUNDING_CODE] = { T_founding_code, "代码|组织编码|党组织代码" },
	[FOUNDING_HOST] = { T_founding_host, "依托单位|单位名称" },
	[FOUNDING_TYPE] = { T_founding_type, "党组织类型" },
	[FOUNDING_AUTHORITY] = { T_founding_authority, "批准单位" },
	[FOUNDING_PREDATES] = { T_founding_predates, "早于上级" },
	[FOUNDING_NOTE] = { T_founding_note, "说明" },
};

message founding_title(enum founding_field field)
{
	return COLUMNS[field].title;
}

const char *founding_kind_of_name(const char *name)
{
	static const struct { const char *end, *kind; } ENDS[] = {
		{ "联合党支部", "joint_branch" }, { "联合支部", "joint_branch" }, { "临时党支部", "temporary_branch" }, { "临时支部", "temporary_branch" },
		{ "总支部委员会", "general_branch" }, { "党总支部", "general_branch" }, { "总支", "general_branch" }, { "支部委员会", "branch" }, { "支部", "branch" },
		{ "党小组", "group" }, { "党组", "party_group" }, { "工作委员会", "work_committee" }, { "党工委", "work_committee" }, { "委员会", "committee" },
		{ "党委", "committee" },
	};
	size_t bytes = strlen(name);

	for (size_t i = 0; i < sizeof(ENDS) / sizeof(ENDS[0]); i++) {
		size_t end = strlen(ENDS[i].end);

		if (bytes > end && strcmp(name + bytes - end, ENDS[i].end) == 0)
			return ENDS[i].kind;
	}
	return "";
}

/* The columns as a table, the usual titles first, so that rows without a head fall into them; what else a column may be called stands behind. `of` says which
 * field each is. */
static void describe(struct ctx *c, struct programme_field *f, enum founding_field *of)
{
	const char **titles = arena_array(c->arena, FOUNDING_FIELDS * TITLES_MAX, sizeof(*titles));
	size_t count = 0;

	for (int i = 0; i < FOUNDING_FIELDS; i++) {
		of[count] = (enum founding_field)i;
		titles[count++] = message_text(c->arena, LANG_ZH, COLUMNS[i].title, NULL, 0);
	}
	for (int i = 0; i < FOUNDING_FIELDS; i++) {
		of[count] = (enum founding_field)i;
		titles[count++] = message_text(c->arena, LANG_EN, COLUMNS[i].title, NULL, 0);
		for (const char *at = COLUMNS[i].also; *at != '\0';) {
			size_t bytes = strcspn(at, "|");

			of[count] = (enum founding_field)i;
			titles[count++] = arena_text_n(c->arena, at, bytes);
			at += bytes + (at[bytes] == '|');
		}
	}
	*f = (struct programme_field){ .title = ctx_words(c, T_founding_title), .columns = titles, .columns_count = count };
}

static const char *by_default(const struct founding_defaults *d, enum founding_field field)
{
	switch (field) {
	case FOUNDING_KIND: return d->kind;
	case FOUNDING_UNIT_KIND: return d->unit_kind;
	case FOUNDING_DAY: return d->day;
	case FOUNDING_DOCUMENT: return d->document;
	default: return "";
	}
}

static void put_row(struct buffer *b, const struct run_pasted *p, size_t row, const enum founding_field *of, size_t columns, const struct founding_defaults *d)
{
	buffer_printf(b, "%zu", p->numbers[row]);
	for (int field = 0; field < FOUNDING_FIELDS; field++) {
		const char *cell = "";

		for (size_t i = 0; i < columns && cell[0] == '\0'; i++)
			if (of[i] == (enum founding_field)field)
				cell = p->rows[row][i];
		buffer_printf(b, "\t%s", cell[0] != '\0' ? cell : text_or_empty(by_default(d, (enum founding_field)field)));
	}
	buffer_putc(b, '\n');
}

static const char *content_of(struct ctx *c, const struct run_pasted *p, const enum founding_field *of, size_t columns, const struct founding_defaults *d)
{
	struct buffer b;

	buffer_init(&b, c->arena, 0);
	for (size_t i = 0; i < p->count; i++)
		put_row(&b, p, i, of, columns, d);
	return buffer_text(&b);
}

/* Of rows without a head the cells behind the usual columns say nothing. */
static bool is_table(struct ctx *c, const char *input, const struct run_pasted *p)
{
	bool is_wide = false;

	for (size_t i = 0; i < p->count && p->head == NULL; i++)
		for (size_t k = FOUNDING_FIELDS; k < FOUNDING_FIELDS * 2; k++)
			is_wide |= p->rows[i][k][0] != '\0';
	if (p->wide_row > 0 || is_wide)
		return ctx_refuse_field(c, input, T_founding_wide, "n", ctx_number(c, FOUNDING_FIELDS), NULL);
	if (p->left_out != NULL)
		return ctx_refuse_field(c, input, T_founding_column_unknown, "columns", p->left_out, NULL);
	if (p->count == 0)
		return ctx_refuse_field(c, input, T_founding_empty, NULL);
	return p->count <= FOUNDING_ROWS_MAX || ctx_refuse_field(c, input, T_founding_long, "most", ctx_number(c, FOUNDING_ROWS_MAX), "found",
		ctx_number(c, (int64_t)p->count), NULL);
}

static bool read(struct ctx *c, const struct programme_field *f, const struct upload *upload, const char *text, struct run_pasted *p)
{
	const struct run_sheet_size size = { .most = FOUNDING_ROWS_MAX, .said = FOUNDING_ROWS_MAX };

	if (upload != NULL)
		return run_sheet_read(c, f, "file", &size, upload, p) && is_table(c, "file", p);
	if (!text_says(text))
		return ctx_refuse_field(c, "file", T_founding_nothing, NULL);
	run_paste_read(c->arena, f, text, p);
	return is_table(c, "text", p);
}

bool founding_take(struct ctx *c, org_id org, const struct upload *upload, const char *text, const struct founding_defaults *defaults, founding_id *made)
{
	enum founding_field of[FOUNDING_FIELDS * TITLES_MAX];
	struct programme_field f;
	struct run_pasted p;
	struct org_row row;
	const char *content;

	if (!org_see_for(c, org, MAY_EDIT_ORG, &row))
		return false;
	if (row.to_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_founding_closed, "name", row.name, "day", day_text(c->arena, row.to_day), NULL);
	describe(c, &f, of);
	if (!read(c, &f, upload, text, &p))
		return false;
	content = content_of(c, &p, of, f.columns_count, defaults);
	if (strlen(content) > LIMIT_FOUNDING_CONTENT)
		return ctx_refuse_field(c, upload != NULL ? "file" : "text", T_founding_large, NULL);
	made->v = store_new_id(c->store);
	ctx_begin(c, "org.list_founding", "founding", made->v, org.v);
	founding_insert(c->store, *made, org, c->actor.account_id, upload == NULL ? "" : text_beginning(c->arena, upload->filename, LIMIT_FOUNDING_TITLE), content, (int64_t)p.count, c->now_s);
	store_note(c->store, "rows", NULL, ctx_number(c, (int64_t)p.count));
	sheet_left_keep(c, "founding", made->v, &p.unread);
	return ctx_commit(c);
}

static char *next_cell(char **at, char end)
{
	char *cell = *at, *behind = strchr(cell, end);

	*at = behind == NULL ? cell + strlen(cell) : behind + 1;
	if (behind != NULL)
		*behind = '\0';
	return cell;
}

size_t founding_rows_of(struct arena *a, const struct founding_item *list, struct founding_row **rows)
{
	char *at = arena_text(a, list->content);
	size_t count = 0;

	*rows = arena_array(a, (size_t)list->rows + 1, sizeof(**rows));
	while (*at != '\0' && count < (size_t)list->rows) {
		char *line = next_cell(&at, '\n');
		struct founding_row *row = &(*rows)[count++];

		*row = (struct founding_row){ 0 };
		int_parse(next_cell(&line, '\t'), &row->number);
		for (int i = 0; i < FOUNDING_FIELDS; i++)
			row->cells[i] = next_cell(&line, '\t');
	}
	return count;
}

int founding_template(struct ctx *c, enum sheet_format format, int64_t *bytes)
{
	static const struct { int column; const char *set; } CODED[] = { { FOUNDING_KIND, "org_kind" }, { FOUNDING_UNIT_KIND, "unit_kind" }, { FOUNDING_TYPE, "org_type" } };
	struct sheet_choices choices[sizeof(CODED) / sizeof(CODED[0])];
	struct sheet_page page = { .choices = choices, .choices_count = sizeof(CODED) / sizeof(CODED[0]) };
	struct sheet_column heads[FOUNDING_FIELDS];
	struct sheet_writer *w;

	for (size_t i = 0; i < page.choices_count; i++) {
		choices[i].column = CODED[i].column;
		choices[i].names = code_names(c->arena, CODED[i].set, &choices[i].count);
	}
	for (int i = 0; i < FOUNDING_FIELDS; i++)
		heads[i] = (struct sheet_column){ message_text(c->arena, LANG_ZH, COLUMNS[i].title, NULL, 0), COLUMN_CHARS, true };
	w = sheet_write_begin(format, &page, heads, FOUNDING_FIELDS);
	return w == NULL ? -1 : sheet_write_end(w, bytes);
}
