/* What of votes waits for a second person: a final vote that is to become void, with what became of one's own requests, and whoever is to be left out of the entitled. */
#include <string.h>
#include "rooms/ballot/ballot_exclusion.h"
#include "rooms/ballot/ballot_voiding.h"
#include "rooms/workbench/workbench_source.h"
#include "text/ballot.h"
#include "text/workbench.h"

void workbench_collect_voidings(struct ctx *c, struct workbench *b)
{
	struct ballot_voiding_row *rows;
	size_t count = ballot_voidings_in(c->store, c->actor.path_from, c->actor.path_to, &rows), shown[WORKBENCH_WHENS_COUNT] = { 0 };

	for (size_t i = 0; i < count; i++) {
		day_t due = day_from_time(rows[i].asked_s) + BALLOT_VOIDING_DAYS;
		enum workbench_when when = workbench_when_is(c->today, due);
		struct ballot_row row;

		if (!ballot_get(c->store, rows[i].ballot, &row) || !ballot_voiding_may_confirm(c, &row, &rows[i]))
			continue;
		b->counts[when]++;
		if (shown[when]++ < b->listed)
			workbench_add(c, b, due, "vote", workbench_say(c, T_ballot_work_void, "title", row.title), workbench_say(c, T_ballot_work_void_why, "name", rows[i].asked_name),
				arena_printf(c->arena, "/ballot/%lld", (long long)row.id.v));
	}
}

void workbench_collect_own_voidings(struct ctx *c, struct workbench *b)
{
	struct ballot_voiding_row *rows;
	size_t count = ballot_voidings_told(c->store, c->actor.account_id, c->now_s - (int64_t)WORKBENCH_TOLD_DAYS * 86400, &rows);

	b->counts[WORKBENCH_TODAY] += (int64_t)count;
	for (size_t i = 0; i < count && i < b->listed; i++) {
		bool is_refused = strcmp(rows[i].state, "refused") == 0;
		struct ballot_row row = { .title = "" };

		ballot_get(c->store, rows[i].ballot, &row);
		workbench_add(c, b, c->today, "okc", workbench_say(c, is_refused ? T_ballot_work_void_refused : T_ballot_work_void_confirmed, "title", row.title),
			is_refused ? workbench_say(c, T_ballot_work_void_refused_why, "why", rows[i].note) : workbench_say(c, T_ballot_work_void_confirmed_why, "name", rows[i].decided_name),
			arena_printf(c->arena, "/ballot/%lld", (long long)rows[i].ballot.v))->is_watched = !is_refused;
	}
}

/* It has no day of its own: the meeting waits for it. */
void workbench_collect_exclusions(struct ctx *c, struct workbench *b)
{
	struct ballot_exclusion_waiting *rows;
	size_t count = ballot_exclusions_in(c->store, c->actor.path_from, c->actor.path_to, &rows), shown = 0;

	for (size_t i = 0; i < count; i++) {
		const struct message_arg args[] = { { "name", rows[i].name }, { "title", rows[i].title } };
		struct ballot_row row;

		if (!ballot_get(c->store, rows[i].ballot, &row) || !ballot_may_confirm(c, &row, rows[i].asked_by, false))
			continue;
		b->counts[WORKBENCH_TODAY]++;
		if (shown++ < b->listed)
			workbench_due(workbench_add(c, b, c->today, "vote", message_text(c->arena, c->lang, T_ballot_work_exclusion, args, 2),
				workbench_say(c, T_ballot_work_void_why, "name", rows[i].asked_name), arena_printf(c->arena, "/ballot/%lld", (long long)row.id.v)),
				workbench_say(c, T_workbench_waits, "n", ""));
	}
}
