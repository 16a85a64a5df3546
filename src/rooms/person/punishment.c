#include "rooms/person/punishment.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "rooms/person/person.h"

#define OBSERVED "no_vote"	/* code of the line */
#define EXPELLED "expelled"

static const struct { const char *cause, *code; } PUNISHMENTS[] = {
	{ "sanctioned", OBSERVED },
	{ "expelled", EXPELLED },
};

static void insert(struct ctx *c, const struct person_row *row, size_t which, day_t day, day_t ends, const char *document)
{
	const char *title = code_name(LANG_ZH, "membership_cause", PUNISHMENTS[which].cause);
	person_history_id made = { store_new_id(c->store) };

	person_history_insert(c->store, made, row->region, row->id, PUNISHMENT, day, DATE_DAY, ends, title, document, PUNISHMENTS[which].code);
	audit_note_text(c, "person_history", "title", made.v, NULL, title);
}

void punishment_write(struct ctx *c, const struct person_row *row, const char *cause, day_t day, const char *document)
{
	struct person_history_row last;

	for (size_t i = 0; i < sizeof(PUNISHMENTS) / sizeof(PUNISHMENTS[0]); i++)
		if (strcmp(PUNISHMENTS[i].cause, cause) == 0 && !(person_punishment_last(c->store, row->region, row->id, PUNISHMENTS[i].code, &last) && last.from_day == day))
			insert(c, row, i, day, DAY_NONE, document);
}

void punishment_write_end(struct ctx *c, const struct person_row *row, day_t ends, const char *document)
{
	struct person_history_row last;
	struct person_since since;

	if (person_punishment_last(c->store, row->region, row->id, OBSERVED, &last)) {
		person_history_set_to(c->store, last.id, row->region, ends);
		audit_note_day(c, "person_history", "to_day", last.id.v, last.to_day, ends);
	} else if (person_status_since(c->store, row->region, row->id, row->status, &since)) {
		insert(c, row, 0, since.day, ends, document);
	}
}

day_t punishment_ends(struct ctx *c, int64_t region, person_id id)
{
	struct person_history_row last;

	return person_punishment_last(c->store, region, id, OBSERVED, &last) ? last.to_day : DAY_NONE;
}

day_t rejoin_left(struct ctx *c, int64_t region, person_id id, int64_t status)
{
	struct person_since since;

	if (status != PERSON_REMOVED && status != PERSON_EXPELLED)
		return DAY_NONE;
	return person_status_since(c->store, region, id, status, &since) ? since.day : DAY_NONE;
}
