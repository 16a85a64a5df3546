/* Votes from afar for programs: the same rules as the pages. */
#include "rooms/ballot/ballot.h"
#include "rooms/ballot/ballot_input.h"
#include "schema/model.h"
#include "web/web.h"

FIELDS(BALLOT_WAITING, ROW_ID(struct ballot_row, id), ROW_TEXT(struct ballot_row, title), ROW_ID(struct ballot_row, org), ROW_TEXT(struct ballot_row, org_name),
	ROW_INT(struct ballot_row, seats), ROW_BOOL(struct ballot_row, is_secret))
FIELDS(BALLOT_OWN_LINE, { AN_INT("number") }, { A_TEXT("name", LIMIT_BALLOT_LINE_NAME) }, { A_TEXT("choice", 10) })

ROUTE(GET, "/api/v1/me/ballot", ballot_api_waiting, SIGNED_IN, "Votes from afar that wait for one's own vote")
TAKES_NOTHING(ballot_api_waiting)
GIVES_ROWS(ballot_api_waiting, BALLOT_WAITING)

ROUTE(GET, "/api/v1/ballot/:ballot/vote", ballot_api_own, MAY_SEE_SELF, "One's own vote in a vote from afar: the lines, and once it is given what was chosen on each")
TAKES_NOTHING(ballot_api_own)
GIVES(ballot_api_own, 200, ROW_ID(struct ballot_row, id), ROW_TEXT(struct ballot_row, title), ROW_INT(struct ballot_row, seats), ROW_BOOL(struct ballot_row, is_secret), ROW_TEXT(struct ballot_row, state),
	{ AN_INT("number") }, { A_BOOL("may_vote") }, { A_BOOL("has_voted") }, { A_LIST("lines", BALLOT_OWN_LINE) })

ROUTE(POST, "/api/v1/ballot/:ballot/vote", ballot_api_vote, MAY_SEE_SELF, "Give one's own vote in a vote from afar, once; choice has an entry for each line. Of a secret vote the receipt is given this once")
TAKES(ballot_api_vote, { A_CHOICE("choice", "agreed opposed abstained"), LIST, NEEDED })
GIVES(ballot_api_vote, 200, { A_TEXT("receipt", 30), OR_NULL })

void ballot_api_waiting(struct web *w)
{
	struct ballot_row *rows;
	size_t count = ballots_for(w->c->store, (person_id){ w->c->actor.person_id }, &rows);

	web_give_rows(w, BALLOT_WAITING, rows, count);
}

void ballot_api_own(struct web *w)
{
	struct ballot_own own;
	struct json *j;

	if (!ballot_own_of(w->c, web_path(w, ballot), &own))
		return;
	j = web_json(w);
	json_object(j);
	api_put_members(j, ballot_api_own_given, &own.row);
	json_put_int(j, "number", own.number);
	json_put_bool(j, "may_vote", own.may_vote && !own.has_voted);
	json_put_bool(j, "has_voted", own.has_voted);
	json_name(j, "lines");
	json_array(j);
	for (size_t i = 0; i < own.lines_count; i++) {
		json_object(j);
		json_put_int(j, "number", (int64_t)i + 1);
		json_put_text(j, "name", own.lines[i].name);
		json_put_text(j, "choice", own.choices[i]);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

void ballot_api_vote(struct web *w)
{
	const char **choices;
	const char *receipt;
	size_t count = ballot_choices_sent(w, 0, 0, &choices);
	struct json *j;

	if (!ballot_vote(w->c, web_path(w, ballot), choices, count, &receipt))
		return;
	j = web_json(w);
	json_object(j);
	json_put_text(j, "receipt", receipt);
	json_end(j);
}
