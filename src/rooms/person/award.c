#include "rooms/person/award.h"

#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "schema/model.h"

static bool stands_already(struct ctx *c, const struct person_row *row, const char *title, day_t day, const char *granted)
{
	struct person_history_row *lines;
	size_t count = person_awards_same(c->store, row->region, row->id, day, title, &lines);

	for (size_t i = 0; i < count; i++)
		if (strncmp(lines[i].detail, granted, strlen(granted)) == 0)
			return true;
	return false;
}

static bool is_of_case(const struct person_history_row *line, const char *granted, const char *of_case)
{
	size_t length = strlen(line->detail), end = strlen(of_case);

	return strncmp(line->detail, granted, strlen(granted)) == 0 && length >= end && strcmp(line->detail + length - end, of_case) == 0;
}

size_t award_end(struct ctx *c, const struct person_row *row, const char *title, day_t day, const char *granted, const char *of_case)
{
	struct person_history_row *lines;
	size_t count = person_awards_lasting(c->store, row->region, row->id, text_beginning(c->arena, title, LIMIT_PERSON_HISTORY_TITLE), &lines), ended = 0;

	for (size_t i = 0; i < count; i++) {
		if (!is_of_case(&lines[i], granted, of_case))
			continue;
		person_history_set_to(c->store, lines[i].id, row->region, day);
		audit_note_day(c, "person_history", "to_day", lines[i].id.v, DAY_NONE, day);
		ended++;
	}
	return ended;
}

bool award_write(struct ctx *c, const struct person_row *row, const char *title, day_t day, const char *granted, const char *ground)
{
	person_history_id made;

	title = text_beginning(c->arena, title, LIMIT_PERSON_HISTORY_TITLE);
	granted = text_beginning(c->arena, granted, LIMIT_PERSON_HISTORY_DETAIL);
	if (stands_already(c, row, title, day, granted))
		return false;
	made.v = store_new_id(c->store);
	ground = text_beginning(c->arena, arena_printf(c->arena, "%s%s", granted, ground), LIMIT_PERSON_HISTORY_DETAIL);
	person_history_insert(c->store, made, row->region, row->id, AWARD, day, DATE_DAY, DAY_NONE, title, ground, "");
	audit_note_text(c, "person_history", "title", made.v, NULL, title);
	audit_note_text(c, "person_history", "detail", made.v, NULL, ground);
	return true;
}
