#include "rooms/run/under_way.h"

#include <stdlib.h>
#include <string.h>
#include "core/permit.h"
#include "programme/english.h"
#include "rooms/programme/programme_cache.h"
#include "rooms/run/run_person.h"
#include "rooms/run/under_way_sql.h"
#include "rooms/transfer/transfer.h"
#include "text/run.h"

/* A title that begins with its number has that one: where a way parts several steps share it. Else the place of the step. */
static int64_t number_of(const struct programme *p, size_t step)
{
	long number = strtol(p->steps[step].title, NULL, 10);

	return number > 0 ? number : (int64_t)step + 1;
}

static bool may_end_membership(const struct programme *p)
{
	static const enum programme_word ENDS[] = { WORD_REMOVED, WORD_RESIGNED, WORD_EXPELLED, WORD_UNRECOGNISED, WORD_SUSPENDED };

	for (size_t i = 0; i < sizeof(ENDS) / sizeof(ENDS[0]); i++)
		if (run_is_towards(p, ENDS[i]))
			return true;
	return false;
}

static bool read_case(struct ctx *c, const struct under_way_row *row, struct under_way *u)
{
	const struct programme *p = may_at_path(c, MAY_HANDLE, row->path) ? programme_of_file(c, (programme_file_id){ row->programme }) : NULL;

	if (p == NULL)
		return false;
	u->title = programme_named(c->lang, p->title);
	u->state = programme_named(c->lang, row->state);
	u->may_end_membership = may_end_membership(p);
	for (size_t i = 0; i < p->steps_count; i++) {
		if (strcmp(p->steps[i].id, row->step) == 0)
			u->step = number_of(p, i);
		if (!p->steps[i].is_auto && number_of(p, i) > u->steps)
			u->steps = number_of(p, i);
	}
	u->href = arena_printf(c->arena, "/run/%lld", (long long)row->id);
	return true;
}

static bool read_one(struct ctx *c, const struct person_row *person, const struct under_way_row *row, struct under_way *u)
{
	*u = (struct under_way){ .kind = row->kind, .id = row->id, .title = "", .state = "" };
	if (strcmp(row->kind, "run") == 0)
		return read_case(c, row, u);
	u->href = arena_printf(c->arena, "/%s/%lld", row->kind, (long long)row->id);
	if (strcmp(row->kind, "correction") == 0)
		return may_at_path(c, MAY_EDIT_PERSON, person->path);
	u->state = transfer_state_words(c, &(struct transfer_row){ .kind = row->title, .state = row->state, .valid_until = row->until });
	return may_at_path(c, MAY_SEE_PERSON, row->path);
}

size_t under_way_read(struct ctx *c, const struct person_row *person, struct under_way **list)
{
	struct under_way_row *rows;
	size_t all = under_way_rows(c->store, person->region, person->id.v, &rows), count = 0;

	*list = arena_array(c->arena, all + 1, sizeof(**list));
	for (size_t i = 0; i < all; i++)
		count += read_one(c, person, &rows[i], &(*list)[count]);
	return count;
}

const struct under_way *under_way_ending(const struct under_way *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].may_end_membership)
			return &list[i];
	return NULL;
}

const char *under_way_warning(struct ctx *c, const struct under_way *ending, const char *name, message what)
{
	return message_text(c->arena, c->lang, T_run_under_way_warns, (const struct message_arg[]){ { "name", name }, { "title", ending->title },
		{ "state", ending->state }, { "what", ctx_words(c, what) } }, 4);
}

const struct under_way *under_way_of_kind(const struct under_way *list, size_t count, const char *kind)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].kind, kind) == 0)
			return &list[i];
	return NULL;
}
