#include "rooms/batch/batch_show.h"

#include <string.h>
#include "core/crypto.h"
#include "core/id_number.h"
#include "core/services.h"
#include "rooms/batch/batch_run.h"
#include "text/batch.h"

/* In the order of batch_rows_tally. */
const struct batch_show BATCH_SHOWS[BATCH_SHOWS_COUNT] = {
	{ "wrong", "wrong", -1, 0, 0, BATCH_FINDING_WRONG, T_batch_wrong }, { "changed", "changed", -1, 0, 0, BATCH_FINDING_CHANGE, T_batch_changed },
	{ "new", "new", -1, 0, 0, BATCH_FINDING_WARNING, T_batch_new }, { "twin", "", -1, 0, 1, BATCH_FINDING_WARNING, T_batch_twins },
	{ "warned", "", -1, 1, 0, BATCH_FINDING_WARNING, T_batch_warned },
	{ "kept", "", BATCH_LEFT_OUT, 0, 0, BATCH_FINDING_WRONG, T_batch_kept }, { "undo", "", BATCH_KEPT, 0, 0, BATCH_FINDING_WRONG, T_batch_not_undone },
};

bool batch_show_is_of_changes(size_t show)
{
	return BATCH_SHOWS[show].finding == BATCH_FINDING_CHANGE;
}

bool batch_show_is_of_new(size_t show)
{
	return strcmp(BATCH_SHOWS[show].verdict, "new") == 0;
}

size_t batch_show_find(struct ctx *c, batch_id id, const char *asked, bool is_decided_on, int64_t counts[BATCH_SHOWS_COUNT])
{
	size_t named = BATCH_SHOWS_COUNT, first = BATCH_SHOWS_COUNT;
	struct batch_tally tally = { 0 };

	batch_rows_tally(c->store, id.v, BATCH_LEFT_OUT, BATCH_KEPT, &tally);
	memcpy(counts, (const int64_t[BATCH_SHOWS_COUNT]){ tally.wrong, tally.changed, tally.fresh, tally.twins, tally.warned, tally.passed, tally.stayed },
	       BATCH_SHOWS_COUNT * sizeof(*counts));
	for (size_t i = 0; i < BATCH_SHOWS_COUNT; i++) {
		if (strcmp(asked, BATCH_SHOWS[i].show) == 0)
			named = i;
		if (first == BATCH_SHOWS_COUNT && counts[i] > 0)
			first = i;
		if (is_decided_on && named == BATCH_SHOWS_COUNT && asked[0] == '\0' && batch_show_is_of_new(i) && counts[i] > 0)
			named = i;
	}
	if (named < BATCH_SHOWS_COUNT)
		return named;
	return first < BATCH_SHOWS_COUNT ? first : 0;
}

/* A row without a name, or with another one, is still somebody's. */
static const char *name_in_archive(struct ctx *c, int64_t person)
{
	struct person_row row;

	return person != 0 && person_get(c->store, (person_id){ person }, &row) ? row.name : "";
}

static const char *cell_of(const struct batch_columns *columns, const char *const *cells, int count, const char *field)
{
	for (int i = 0; i < count && i < columns->count; i++)
		if (columns->fields[i] == batch_field_find(field))
			return cells[i];
	return "";
}

/* 41000 and 201303 say little to whoever decides about them. */
static const char *as_read(struct ctx *c, const char *typed)
{
	enum date_precision precision;
	day_t day;

	return date_read(typed, &day, &precision) == DATE_READ ? day_known_text(c->arena, day, precision) : "";
}

/* What a roster says of somebody who is not in the archive yet. */
static void read_facts(struct ctx *c, const struct batch_columns *columns, const char *const *cells, int count, struct batch_line *line)
{
	const char *number = cell_of(columns, cells, count, "id_number"), *org = cell_of(columns, cells, count, "org");

	line->org = org[0] != '\0' ? org : cell_of(columns, cells, count, "org_code");
	line->status = person_input_say(c, person_input_named("status"), cell_of(columns, cells, count, "status"));
	line->joined = cell_of(columns, cells, count, "joined");
	line->full = cell_of(columns, cells, count, "full");
	line->joined_read = as_read(c, line->joined);
	line->full_read = as_read(c, line->full);
	line->id_number = number[0] == '\0' ? "" : id_number_mask(c->arena, number);
}

static void read_line(struct ctx *c, const struct batch_columns *columns, const struct batch_row_item *row, struct batch_line *line, enum batch_finding_kind kind)
{
	const char *found = crypto_open(c->services->keys, c->arena, "batch_row", "findings", row->id.v, row->findings);
	const char *content = crypto_open(c->services->keys, c->arena, "batch_row", "content", row->id.v, row->content);
	const char **cells = arena_array(c->arena, SHEET_COLUMNS_MAX, sizeof(*cells));
	int number, count = content == NULL ? 0 : batch_row_split(c->arena, content, &number, cells, SHEET_COLUMNS_MAX);
	struct batch_finding finding;

	*line = (struct batch_line){ .number = (int)row->number, .person = row->person, .name = cell_of(columns, cells, count, "name"), .org = "", .status = "",
		.joined = "", .full = "", .id_number = "", .joined_read = "", .full_read = "" };
	if (strcmp(row->verdict, "new") == 0)
		read_facts(c, columns, cells, count, line);
	if (line->name[0] == '\0')
		line->name = name_in_archive(c, row->person);
	line->findings = arena_array(c->arena, BATCH_FIELDS_MAX, sizeof(*line->findings));
	while (found != NULL && line->findings_count < BATCH_FIELDS_MAX && batch_finding_next(c, &found, &finding))
		if (finding.kind == kind)
			line->findings[line->findings_count++] = finding;
}

size_t batch_show_lines(struct ctx *c, const struct batch_item *batch, size_t show, int64_t page, int64_t rows_per_page,
	struct batch_line **lines)
{
	const struct batch_show *s = &BATCH_SHOWS[show];
	struct batch_columns columns;
	struct batch_row_item *rows;
	size_t count = batch_rows(c->store, batch->id.v, s->verdict, s->progress, s->warned, s->twins, rows_per_page, (page - 1) * rows_per_page, &rows);

	batch_columns_of(c->arena, batch, &columns);
	*lines = arena_array(c->arena, count, sizeof(**lines));
	for (size_t i = 0; i < count; i++)
		read_line(c, &columns, &rows[i], &(*lines)[i], s->finding);
	return count;
}
