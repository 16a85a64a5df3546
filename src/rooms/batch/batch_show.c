#include "rooms/batch/batch_show.h"

#include <string.h>
#include "core/crypto.h"
#include "core/services.h"
#include "rooms/batch/batch_run.h"
#include "text/batch.h"

/* In the order of batch_rows_tally. */
const struct batch_show BATCH_SHOWS[BATCH_SHOWS_COUNT] = {
	{ "wrong", "wrong", -1, 0, BATCH_FINDING_WRONG, T_batch_wrong }, { "changed", "changed", -1, 0, BATCH_FINDING_CHANGE, T_batch_changed },
	{ "new", "new", -1, 0, BATCH_FINDING_WARNING, T_batch_new }, { "warned", "", -1, 1, BATCH_FINDING_WARNING, T_batch_warned },
	{ "kept", "", BATCH_LEFT_OUT, 0, BATCH_FINDING_WRONG, T_batch_kept }, { "undo", "", BATCH_KEPT, 0, BATCH_FINDING_WRONG, T_batch_not_undone },
};

bool batch_show_is_of_changes(size_t show)
{
	return BATCH_SHOWS[show].finding == BATCH_FINDING_CHANGE;
}

size_t batch_show_find(struct ctx *c, batch_id id, const char *asked, int64_t counts[BATCH_SHOWS_COUNT])
{
	size_t named = BATCH_SHOWS_COUNT, first = BATCH_SHOWS_COUNT;
	struct batch_tally tally = { 0 };

	batch_rows_tally(c->store, id.v, BATCH_LEFT_OUT, BATCH_KEPT, &tally);
	memcpy(counts, (const int64_t[BATCH_SHOWS_COUNT]){ tally.wrong, tally.changed, tally.fresh, tally.warned, tally.passed, tally.stayed },
	       BATCH_SHOWS_COUNT * sizeof(*counts));
	for (size_t i = 0; i < BATCH_SHOWS_COUNT; i++) {
		if (strcmp(asked, BATCH_SHOWS[i].show) == 0)
			named = i;
		if (first == BATCH_SHOWS_COUNT && counts[i] > 0)
			first = i;
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

static void read_line(struct ctx *c, const struct batch_columns *columns, const struct batch_row_item *row, struct batch_line *line, enum batch_finding_kind kind)
{
	const char *found = crypto_open(c->services->keys, c->arena, "batch_row", "findings", row->id.v, row->findings);
	const char *content = crypto_open(c->services->keys, c->arena, "batch_row", "content", row->id.v, row->content);
	const char **cells = arena_array(c->arena, SHEET_COLUMNS_MAX, sizeof(*cells));
	int number, count = content == NULL ? 0 : batch_row_split(c->arena, content, &number, cells, SHEET_COLUMNS_MAX);
	struct batch_finding finding;

	*line = (struct batch_line){ .number = (int)row->number, .person = row->person, .name = "" };
	for (int i = 0; i < count && i < columns->count; i++)
		if (columns->fields[i] == batch_field_find("name"))
			line->name = cells[i];
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
	size_t count = batch_rows(c->store, batch->id.v, s->verdict, s->progress, s->warned, rows_per_page, (page - 1) * rows_per_page, &rows);

	batch_columns_of(c->arena, batch, &columns);
	*lines = arena_array(c->arena, count, sizeof(**lines));
	for (size_t i = 0; i < count; i++)
		read_line(c, &columns, &rows[i], &(*lines)[i], s->finding);
	return count;
}
