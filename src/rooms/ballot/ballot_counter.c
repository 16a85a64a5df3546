#include "rooms/ballot/ballot_counter.h"

#include <string.h>
#include "base/text.h"
#include "core/permit.h"
#include "rooms/org/org.h"
#include "rooms/run/run_candidate.h"
#include "rooms/run/run_sql.h"
#include "text/ballot.h"

/* On whom it is voted: by the archive where the case names them, by name alone where nothing else is kept. */
struct subjects { struct run_person_row *people; size_t people_count; struct ballot_line_row *lines; size_t lines_count; const char **names; size_t names_count; };

static void read_subjects(struct ctx *c, const struct ballot_row *row, struct subjects *s)
{
	s->people_count = run_vote_people(c, row, &s->people);
	s->lines_count = ballot_lines(c->store, row->id, &s->lines);
	s->names_count = run_vote_names(c, row, &s->names);
}

/* A table has names alone: whoever bears one is taken for the one who is meant, as others may count. */
static bool is_in_table(const struct subjects *s, const char *name)
{
	for (size_t i = 0; i < s->names_count; i++)
		if (!text_is_empty(name) && text_same(s->names[i], name))
			return true;
	return false;
}

/* Somebody else may bear the name of a candidate whom the case knows. */
static bool is_candidate_named(const struct subjects *s, const char *name)
{
	for (size_t i = 0; i < s->people_count; i++)
		if (text_same(s->people[i].name, name))
			return false;
	for (size_t i = 0; i < s->lines_count; i++)
		if (s->lines[i].other == 0 && ballot_line_bears(s->lines[i].name, name))
			return true;
	return false;
}

static bool is_about(const struct subjects *s, int64_t person, const char *name)
{
	if (person == 0)
		return false;
	for (size_t i = 0; i < s->people_count; i++)
		if (s->people[i].id.v == person)
			return true;
	for (size_t i = 0; i < s->lines_count; i++)
		if (s->lines[i].other == person)
			return true;
	return is_candidate_named(s, name) || is_in_table(s, name);
}

static bool is_named_before(const struct ballot_handler_row *rows, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (rows[k].person.v == rows[i].person.v)
			return true;
	return false;
}

/* Whom a sentence names, and how many they are. */
struct named { const char *text; int count; };

/* Adds those of the rows who are of that organisation (0: of any), and on whom it is not voted. */
static void name_those(struct ctx *c, const struct ballot_row *row, const struct subjects *s, const struct ballot_handler_row *rows, size_t count, int64_t org, struct named *all)
{
	for (size_t i = 0; i < count; i++)
		if ((org == 0 || rows[i].org.v == org) && !is_named_before(rows, i) && !is_about(s, rows[i].person.v, rows[i].name))
			all->text = arena_printf(c->arena, "%s%s%s%s %s", all->text, all->count++ == 0 ? "" : c->lang == LANG_ZH ? "、" : ", ",
				rows[i].org.v == row->org.v ? "" : rows[i].org_name, rows[i].post_name, rows[i].name);
}

/* A village votes on its own matters, and whoever watches over it or speaks for its people may be the second who counts. */
static bool is_of_village(struct ctx *c, const struct ballot_row *row)
{
	struct org_row org;

	return org_get(c->store, row->org, &org) && (strcmp(org.unit_kind, "village") == 0 || strcmp(org.unit_kind, "community") == 0) && run_vote_is_of_villagers(c, row);
}

const char *ballot_counters(struct ctx *c, const struct ballot_row *row)
{
	struct ballot_handler_row *rows, *beside;
	struct subjects s;
	struct org_row org;
	size_t count = org_get(c->store, row->org, &org) ? ballot_handlers(c->store, org.path, c->today, c->actor.account_id, &rows) : 0;
	size_t beside_count = is_of_village(c, row) ? ballot_village_handlers(c->store, row->org, c->today, c->actor.account_id, &beside) : 0;
	struct named own = { .text = "" }, above = { .text = "" };
	int wanted;

	read_subjects(c, row, &s);
	wanted = is_about(&s, c->actor.person_id, c->actor.name) ? 2 : 1;	/* two count, and the actor is one of them or none */
	name_those(c, row, &s, rows, count, row->org.v, &own);
	name_those(c, row, &s, beside, beside_count, 0, &own);
	/* As many levels above as it takes, and none beyond. */
	for (size_t i = 0; i < count && own.count + above.count < wanted; i++)
		if (rows[i].org.v != row->org.v && (i == 0 || rows[i].org.v != rows[i - 1].org.v))
			name_those(c, row, &s, rows, count, rows[i].org.v, &above);
	if (above.count == 0)
		return own.text;
	above.text = message_text(c->arena, c->lang, T_ballot_counters_above, (const struct message_arg[]){ { "names", above.text } }, 1);
	return own.count == 0 ? above.text : arena_printf(c->arena, "%s%s%s", own.text, c->lang == LANG_ZH ? "、" : ", ", above.text);
}

bool ballot_may_count(struct ctx *c, const struct ballot_row *row)
{
	struct ballot_handler_row *rows;
	size_t count;

	if (may_at(c, MAY_HANDLE, row->org.v))
		return true;
	if (!may(c, MAY_HANDLE) || !is_of_village(c, row))
		return false;
	count = ballot_village_handlers(c->store, row->org, c->today, 0, &rows);
	for (size_t i = 0; i < count; i++)
		if (rows[i].person.v == c->actor.person_id && may_at(c, MAY_HANDLE, rows[i].org.v))
			return true;
	return false;
}

bool ballot_see_count(struct ctx *c, ballot_id id, struct ballot_row *row)
{
	return (ballot_get(c->store, id, row) && ballot_may_count(c, row)) || ctx_refuse(c, NOT_FOUND, T_ballot_not_found, NULL);
}

bool ballot_is_about(struct ctx *c, const struct ballot_row *row, int64_t person, const char *name)
{
	struct subjects s;

	read_subjects(c, row, &s);
	return is_about(&s, person, name);
}

bool ballot_is_about_actor(struct ctx *c, const struct ballot_row *row) { return ballot_is_about(c, row, c->actor.person_id, c->actor.name); }

const char *ballot_own_matter(struct ctx *c, const struct ballot_row *row)
{
	const struct message_arg args[] = { { "name", c->actor.name }, { "names", ballot_counters(c, row) } };

	return message_text(c->arena, c->lang, args[1].value[0] == '\0' ? T_ballot_own_matter_nobody : T_ballot_own_matter, args, 2);
}

bool ballot_counter_is_right(struct ctx *c, const struct ballot_row *row)
{
	const char *names;

	if (!ballot_is_about_actor(c, row))
		return true;
	names = ballot_counters(c, row);
	return ctx_refuse(c, AGAINST_RULE, names[0] == '\0' ? T_ballot_own_matter_nobody : T_ballot_own_matter, "name", c->actor.name, "names", names, NULL);
}

/* A vote that was opened before it was kept who typed it has nobody. */
static const char *stated_by(struct ctx *c, const struct ballot_row *row)
{
	struct ballot_stated_row by = { .name = "" };

	return ballot_stated_by(c->store, row->id, &by) ? by.name : ctx_words(c, T_ballot_entitled_by_nobody);
}

bool ballot_entitled_is_agreed(struct ctx *c, const struct ballot_row *row, int64_t entitled)
{
	if (row->is_listed || entitled == row->entitled)
		return true;
	return ctx_refuse_field(c, "entitled", entitled <= 0 ? T_ballot_entitled_missing : T_ballot_entitled_differs, "a", ctx_number(c, entitled), "b",
		ctx_number(c, row->entitled), "name", stated_by(c, row), "reason", row->entitled_reason, NULL);
}

const char *ballot_entitled_line(struct ctx *c, const struct ballot_row *row)
{
	struct message_arg args[] = { { "name", "" }, { "reason", row->entitled_reason }, { "n", ctx_number(c, row->entitled) }, { "names", "" } };
	struct ballot_count_row *counts;
	size_t count;

	if (row->is_listed || row->entitled == 0)
		return NULL;
	args[0].value = stated_by(c, row);
	count = ballot_counts(c->store, row->id, row->count_round, &counts);
	for (size_t i = 0; i < count; i++)
		args[3].value = arena_printf(c->arena, "%s%s%s", args[3].value, i == 0 ? "" : c->lang == LANG_ZH ? "、" : ", ", counts[i].name);
	return message_text(c->arena, c->lang, count == 0 ? T_ballot_entitled_line : T_ballot_entitled_line_agreed, args, 4);
}
