#include "rooms/ballot/ballot_voided.h"

#include <string.h>
#include "rooms/ballot/ballot_voiding.h"
#include "rooms/ballot/ballot_words.h"
#include "text/ballot.h"

bool ballot_was_counted(const struct ballot_row *row)
{
	return strcmp(row->state, "closed") == 0 || (strcmp(row->state, "void") == 0 && row->day != DAY_NONE);
}

struct ballot_row ballot_as_counted(const struct ballot_row *row)
{
	struct ballot_row was = *row;

	if (ballot_was_counted(row))
		was.state = "closed";
	return was;
}

bool ballot_voided_read(struct ctx *c, const struct ballot_row *row, struct ballot_voided *voided)
{
	struct ballot_voiding_row asked;
	struct ballot_void_row made;
	message ground;

	*voided = (struct ballot_voided){ .ground = "", .reason = row->void_reason, .asked_name = "", .decided_name = "", .day = DAY_NONE };
	if (strcmp(row->state, "void") != 0 || !ballot_made_void(c->store, row->id, &made))
		return false;
	voided->decided_name = made.name;
	voided->day = day_from_time(made.time_s);
	if (!ballot_voiding_done(c->store, row->id, &asked))
		return true;
	ground = ballot_void_ground_label(asked.ground);
	voided->ground = ground == NULL ? "" : ctx_words(c, ground);
	voided->asked_name = asked.asked_name;
	voided->decided_name = asked.decided_name;
	return true;
}

/* How a sentence says why: the ground, and for whoever may read it what happened. */
static const char *why(struct ctx *c, const struct ballot_voided *v, bool is_public)
{
	const struct message_arg args[] = { { "ground", v->ground }, { "reason", v->reason } };

	if (v->ground[0] == '\0')
		return is_public ? ctx_words(c, T_ballot_voided_untold) : v->reason;
	return is_public ? v->ground : message_text(c->arena, c->lang, T_ballot_voided_why, args, 2);
}

const char *ballot_voided_text(struct ctx *c, const struct ballot_row *row, bool is_public)
{
	struct ballot_voided v;
	message m;

	if (!ballot_voided_read(c, row, &v))
		return NULL;
	m = v.asked_name[0] != '\0' ? T_ballot_voided_final : ballot_was_counted(row) ? T_ballot_voided_counted : T_ballot_voided_uncounted;
	return message_text(c->arena, c->lang, m, (const struct message_arg[]){ { "day", day_text(c->arena, v.day) }, { "why", why(c, &v, is_public) },
		{ "asked", v.asked_name }, { "decided", v.decided_name } }, 4);
}

const char *ballot_voided_line(struct ctx *c, const struct ballot_row *row, bool is_public)
{
	struct ballot_row was = ballot_as_counted(row);
	struct ballot_voided v;

	if (!ballot_voided_read(c, row, &v) || v.asked_name[0] == '\0')
		return "";
	return message_text(c->arena, c->lang, row->seats > 0 ? T_ballot_voided_election : T_ballot_voided_line, (const struct message_arg[]){ { "title", row->title }, { "day", day_text(c->arena, row->day) },
		{ "result", ballot_result_text(c, &was) }, { "figures", ballot_figures_text(c, &was) }, { "why", why(c, &v, is_public) }, { "asked", v.asked_name },
		{ "decided", v.decided_name }, { "voided", day_text(c->arena, v.day) } }, 8);
}

/* Is the text what was made public of that vote when it was closed? */
static bool is_told_by(struct ctx *c, const struct ballot_row *row, const char *text)
{
	struct ballot_row was = ballot_as_counted(row);
	enum lang asked = c->lang;
	bool is_told;

	c->lang = LANG_ZH;
	is_told = strcmp(text, ballot_figures_text(c, &was)) == 0 || strcmp(text, ballot_chosen_text(c, &was)) == 0;
	c->lang = asked;
	return is_told;
}

const char *ballot_voided_published(struct ctx *c, int64_t run, const char *kind, const char *text)
{
	bool is_vote = strcmp(kind, "vote") == 0;
	struct ballot_voiding_row *rows;
	struct ballot_row row;
	size_t count = run == 0 || !(is_vote || strcmp(kind, "result") == 0) ? 0 : ballot_voidings_standing(c->store, "run", run, &rows);

	while (count-- > 0)
		if (ballot_get(c->store, rows[count].ballot, &row) && (!is_vote || is_told_by(c, &row, text)))
			return ballot_voided_line(c, &row, true);
	return "";
}

const char *ballot_voided_before(struct ctx *c, int64_t run, int64_t notice)
{
	struct ballot_voiding_row *rows;
	struct ballot_row row;
	size_t count = run == 0 ? 0 : ballot_voidings_standing(c->store, "run", run, &rows);

	while (count-- > 0)
		if (rows[count].ballot.v < notice && ballot_get(c->store, rows[count].ballot, &row))
			return ballot_voided_line(c, &row, true);
	return "";
}
