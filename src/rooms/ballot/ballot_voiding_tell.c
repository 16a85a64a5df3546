/* Whom the voiding of a final vote waits for, and what they and whoever asked are told. */
#include "rooms/ballot/ballot_voiding.h"

#include <string.h>
#include "rooms/ballot/ballot_counter.h"
#include "rooms/ballot/ballot_part.h"
#include "rooms/org/org.h"
#include "rooms/run/run_sql.h"
#include "schema/model.h"
#include "text/ballot.h"

static bool is_named_before(const struct ballot_handler_row *rows, size_t count, person_id person)
{
	for (size_t i = 0; i < count; i++)
		if (rows[i].person.v == person.v)
			return true;
	return false;
}

/* Each once, those nearest to the organisation first: what ballot_voiding_may_confirm asks of the actor is asked of everybody here. */
static size_t read_deciders(struct ctx *c, const struct ballot_row *row, const struct ballot_voiding_row *asked, struct ballot_handler_row **rows)
{
	bool is_above = ballot_void_effect(c, row) != NULL;
	struct org_row org;
	size_t count = org_get(c->store, row->org, &org) ? ballot_handlers(c->store, org.path, c->today, asked->asked_by, rows) : 0, left = 0;

	for (size_t i = 0; i < count; i++) {
		const struct ballot_handler_row one = (*rows)[i];

		if ((!is_above || one.org.v != row->org.v) && !is_named_before(*rows, left, one.person) && !ballot_was_made_by(c, row, 0, one.person.v) &&
		    !ballot_is_about(c, row, one.person.v, one.name))
			(*rows)[left++] = one;
	}
	return left;
}

const char *ballot_voiding_words(struct ctx *c, const struct ballot_voiding_row *asked)
{
	return message_text(c->arena, c->lang, T_ballot_void_asked_by, (const struct message_arg[]){ { "name", asked->asked_name },
		{ "ground", ctx_words(c, ballot_void_ground_label(asked->ground)) }, { "reason", asked->reason } }, 3);
}

const char *ballot_voiding_deciders(struct ctx *c, const struct ballot_row *row, const struct ballot_voiding_row *asked)
{
	struct message_arg names = { "names", "" };
	struct ballot_handler_row *rows;
	size_t count = read_deciders(c, row, asked, &rows);

	for (size_t i = 0; i < count; i++)
		names.value = arena_printf(c->arena, "%s%s%s%s %s", names.value, i == 0 ? "" : c->lang == LANG_ZH ? "、" : ", ", rows[i].org_name, rows[i].post_name, rows[i].name);
	return message_text(c->arena, c->lang, count == 0 ? T_ballot_void_deciders_none : T_ballot_void_deciders, &names, 1);
}

/* In Chinese, as all that people are told. */
static void tell(struct ctx *c, const struct ballot_row *row, int64_t person, message m, const struct message_arg *args, size_t count)
{
	struct org_row org;

	if (person != 0 && org_get(c->store, row->org, &org))
		message_insert(c->store, (message_id){ store_new_id(c->store) }, org.region, person, row->org, 0, message_text(c->arena, LANG_ZH, m, args, count), c->now_s);
}

void ballot_voiding_tell_deciders(struct ctx *c, const struct ballot_row *row, const struct ballot_voiding_row *asked)
{
	const struct message_arg args[] = { { "name", asked->asked_name }, { "title", row->title },
		{ "ground", message_text(c->arena, LANG_ZH, ballot_void_ground_label(asked->ground), NULL, 0) } };
	struct ballot_handler_row *rows;
	size_t count = read_deciders(c, row, asked, &rows);

	for (size_t i = 0; i < count; i++)
		tell(c, row, rows[i].person.v, T_ballot_void_told_waits, args, 3);
}

void ballot_voiding_tell_asker(struct ctx *c, const struct ballot_row *row, const struct ballot_voiding_row *asked, const char *state, const char *note)
{
	const struct message_arg args[] = { { "title", row->title }, { "name", c->actor.name }, { "note", note } };

	tell(c, row, asked->asked_person, strcmp(state, "confirmed") == 0 ? T_ballot_void_told_confirmed : T_ballot_void_told_refused, args, 3);
}
