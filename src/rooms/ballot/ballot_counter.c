#include "rooms/ballot/ballot_counter.h"

#include "base/text.h"
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
		if (s->lines[i].other == 0 && !text_is_empty(name) && text_same(s->lines[i].name, name))
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

const char *ballot_counters(struct ctx *c, const struct ballot_row *row)
{
	struct ballot_handler_row *rows;
	struct subjects s;
	struct org_row org;
	size_t count = org_get(c->store, row->org, &org) ? ballot_handlers(c->store, org.path, c->today, c->actor.account_id, &rows) : 0;
	const char *names = "";

	read_subjects(c, row, &s);
	for (size_t i = 0; i < count; i++)
		if (!is_named_before(rows, i) && !is_about(&s, rows[i].person.v, rows[i].name))
			names = arena_printf(c->arena, "%s%s%s%s %s", names, names[0] == '\0' ? "" : c->lang == LANG_ZH ? "、" : ", ",
				rows[i].org.v == row->org.v ? "" : rows[i].org_name, rows[i].post_name, rows[i].name);
	return names;
}

bool ballot_is_about_actor(struct ctx *c, const struct ballot_row *row)
{
	struct subjects s;

	read_subjects(c, row, &s);
	return is_about(&s, c->actor.person_id, c->actor.name);
}

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
