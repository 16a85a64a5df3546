/* Votes for programs: the same rules as the pages. */
#include <string.h>
#include "rooms/ballot/ballot_exclusion.h"
#include "rooms/ballot/ballot_input.h"
#include "rooms/ballot/ballot_screen.h"
#include "schema/model.h"
#include "web/web.h"

#define BALLOT_FIELDS \
	ROW_ID(struct ballot_row, id), ROW_TEXT(struct ballot_row, title), ROW_ID(struct ballot_row, org), ROW_TEXT(struct ballot_row, voters_title), \
	ROW_INT(struct ballot_row, seats), ROW_BOOL(struct ballot_row, is_secret), ROW_BOOL(struct ballot_row, is_final), \
	ROW_BOOL(struct ballot_row, allows_written), ROW_BOOL(struct ballot_row, is_from_afar), ROW_INT(struct ballot_row, entitled), ROW_TEXT(struct ballot_row, state), \
	ROW_DAY(struct ballot_row, day), ROW_INT(struct ballot_row, row_version)

FIELDS(BALLOT, BALLOT_FIELDS)
FIELDS(BALLOT_VOTER, { AN_INT("number") }, { A_TEXT("name", LIMIT_BALLOT_VOTER_NAME) }, { A_TEXT("ground", 10) }, { A_BOOL("has_voted") }, { A_TEXT("given", 0) })
FIELDS(BALLOT_EXCLUSION, ROW_INT(struct ballot_exclusion_row, number), ROW_TEXT(struct ballot_exclusion_row, name), ROW_TEXT(struct ballot_exclusion_row, ground),
	ROW_TEXT(struct ballot_exclusion_row, consent), ROW_TEXT(struct ballot_exclusion_row, state), ROW_TEXT(struct ballot_exclusion_row, asked_name),
	ROW_TEXT(struct ballot_exclusion_row, decided_name))
FIELDS(BALLOT_VOIDING, ROW_ID(struct ballot_voiding_row, id), ROW_TEXT(struct ballot_voiding_row, ground), ROW_TEXT(struct ballot_voiding_row, reason), ROW_TEXT(struct ballot_voiding_row, state),
	ROW_TEXT(struct ballot_voiding_row, asked_name), ROW_TEXT(struct ballot_voiding_row, decided_name), ROW_TEXT(struct ballot_voiding_row, note))
FIELDS(BALLOT_LINE, ROW_INT(struct ballot_line_row, number), ROW_TEXT(struct ballot_line_row, name), ROW_INT(struct ballot_line_row, agreed),
	ROW_INT(struct ballot_line_row, opposed), ROW_INT(struct ballot_line_row, abstained), ROW_BOOL(struct ballot_line_row, is_elected),
	{ AN_ID("other"), AT(struct ballot_line_row, other) })
FIELDS(BALLOT_SUM, { A_TEXT("text", 0) }, { A_BOOL("is_met") })

ROUTE(GET, "/api/v1/org/:org/ballot", ballot_api_list, MAY_HANDLE, "Votes of the meetings of an organisation, the newest first")
TAKES_NOTHING(ballot_api_list)
GIVES_ROWS(ballot_api_list, BALLOT)

ROUTE(GET, "/api/v1/ballot/:ballot", ballot_api_get, MAY_HANDLE, "One vote: rule, list of the entitled, how many have typed the count, and once it is closed the result")
TAKES_NOTHING(ballot_api_get)
GIVES(ballot_api_get, 200, BALLOT_FIELDS, ROW_BOOL(struct ballot_row, allows_others), ROW_INT(struct ballot_row, present), ROW_INT(struct ballot_row, issued), ROW_INT(struct ballot_row, collected),
	ROW_INT(struct ballot_row, spoilt), ROW_INT(struct ballot_row, written), ROW_INT(struct ballot_row, written_agreed),
	{ A_TEXT("quorum_rule", 0) }, { A_TEXT("pass_rule", 0) }, { A_TEXT("disclosure", 0) }, { A_TEXT("handlers", 0) }, { A_TEXT("own_matter", 0) }, { A_TEXT("entitled_line", 0) }, { A_TEXT("void_asked", 0) }, { A_TEXT("void_deciders", 0) }, { A_BOOL("may_confirm_void") }, { A_LIST("voidings", BALLOT_VOIDING) }, { A_TEXT("result", 0) }, { A_TEXT("voided", 0) }, { A_TEXT("void_ground", 0) }, { A_TEXT("void_reason", 0) }, { A_TEXT("void_asked_name", 0) }, { A_TEXT("void_decided_name", 0) }, { A_DAY("void_day") }, { AN_INT("typed_count") }, { A_BOOL("is_agreed") }, { AN_INT("voted_count") }, { A_BOOL("is_valid") },
	{ A_BOOL("is_passed") }, { A_LIST("sums", BALLOT_SUM) }, { A_LIST("lines", BALLOT_LINE) }, { A_LIST("voters", BALLOT_VOTER) }, { A_LIST("exclusions", BALLOT_EXCLUSION) })

ROUTE(POST, "/api/v1/ballot/:ballot/count", ballot_api_count, MAY_HANDLE, "Type the count as this account counted it; agreed, opposed and abstained have an entry for each line; where no list is kept with how many are entitled")
TAKES(ballot_api_count, { AN_INT("present"), NEEDED }, { AN_INT("issued") }, { AN_INT("collected") }, { AN_INT("spoilt") }, { AN_INT("written") },
	{ AN_INT("written_agreed") }, { AN_INT("entitled") }, { AN_INT("agreed"), LIST, NEEDED }, { AN_INT("opposed"), LIST, NEEDED }, { AN_INT("abstained"), LIST })
GIVES(ballot_api_count, 200, { A_BOOL("is_agreed") })

ROUTE(POST, "/api/v1/ballot/:ballot/confirm", ballot_api_confirm, MAY_HANDLE, "Confirm the count of an open vote that another person typed; where no list is kept with how many are entitled")
TAKES(ballot_api_confirm, { AN_INT("entitled") })
GIVES_ID(ballot_api_confirm, 200)

ROUTE(POST, "/api/v1/ballot/:ballot/recount", ballot_api_recount, MAY_HANDLE, "Begin the count anew")
TAKES(ballot_api_recount, { A_TEXT("reason", LIMIT_BALLOT_VOID_REASON), NEEDED })
GIVES_ID(ballot_api_recount, 200)

ROUTE(POST, "/api/v1/ballot/:ballot/close", ballot_api_close, MAY_HANDLE, "Close a vote with the figures that two agreed on; supervisor and teller are needed for a secret one")
TAKES(ballot_api_close, { A_DAY("day"), NEEDED }, { A_TEXT("supervisor", LIMIT_BALLOT_SUPERVISOR) }, { A_TEXT("teller", LIMIT_BALLOT_TELLER) })
GIVES_ID(ballot_api_close, 200)

ROUTE(POST, "/api/v1/ballot/:ballot/void", ballot_api_void, MAY_HANDLE, "Declare a vote void; a final one that had its quorum needs a ground and the paper that proves it, and stands till another person has confirmed it")
TAKES(ballot_api_void, { A_TEXT("reason", LIMIT_BALLOT_VOID_REASON), NEEDED }, { A_CHOICE("ground", BALLOT_VOID_GROUND_CODES) }, { A_FILE("file") })
GIVES_ID(ballot_api_void, 200)

ROUTE(POST, "/api/v1/ballot/:ballot/decide", ballot_api_decide, MAY_HANDLE, "Confirm or refuse, as another person than asked, counted or closed it, that a final vote is void; a refusal with a note")
TAKES(ballot_api_decide, { A_CHOICE("state", "confirmed refused"), NEEDED }, { A_TEXT("note", LIMIT_BALLOT_VOIDING_NOTE) })
GIVES_ID(ballot_api_decide, 200)

ROUTE(POST, "/api/v1/ballot/:ballot/withdraw", ballot_api_withdraw, MAY_HANDLE, "Take back one's own request that a final vote be void, before anybody decided")
TAKES_NOTHING(ballot_api_withdraw)
GIVES_ID(ballot_api_withdraw, 200)

ROUTE(POST, "/api/v1/ballot/:ballot/leave-out", ballot_api_leave_out, MAY_HANDLE, "Ask that somebody be left out of the entitled, before the count: recused, or the clause of the rule")
TAKES(ballot_api_leave_out, { AN_INT("voter"), NEEDED }, { A_CHOICE("ground", "recused 1 2 3 4 5 6"), NEEDED },
	{ A_TEXT("reason", LIMIT_BALLOT_VOTER_REASON), NEEDED }, { A_TEXT("consent", LIMIT_BALLOT_VOTER_CONSENT), NEEDED }, A_VERSION)
GIVES_ID(ballot_api_leave_out, 200)

ROUTE(POST, "/api/v1/ballot/:ballot/left-out", ballot_api_left_out, MAY_HANDLE, "Confirm or refuse, above, that somebody (number) is left out: only then the base is smaller")
TAKES(ballot_api_left_out, { AN_INT("voter"), NEEDED }, { A_CHOICE("state", "confirmed refused"), NEEDED }, A_VERSION)
GIVES_ID(ballot_api_left_out, 200)

ROUTE(POST, "/api/v1/ballot/:ballot/entitled", ballot_api_entitled, MAY_HANDLE, "Enter how many are entitled where no list is kept")
TAKES(ballot_api_entitled, { AN_INT("entitled"), NEEDED }, { A_TEXT("reason", LIMIT_BALLOT_ENTITLED_REASON), NEEDED }, A_VERSION)
GIVES_ID(ballot_api_entitled, 200)

ROUTE(POST, "/api/v1/ballot/:ballot/write-in", ballot_api_write_in, MAY_HANDLE, "Add a line for somebody of the list (number) whom papers name beside the candidates; who typed the count types it again")
TAKES(ballot_api_write_in, { AN_INT("other"), NEEDED })
GIVES_ID(ballot_api_write_in, 200)
ROUTE(POST, "/api/v1/ballot/:ballot/write-out", ballot_api_write_out, MAY_HANDLE, "Take back a line for somebody of the list (number) that was written in by mistake; who typed the count types it again")
TAKES(ballot_api_write_out, { AN_INT("other"), NEEDED })
GIVES_ID(ballot_api_write_out, 200)

static void give(struct web *w, bool is_done)
{
	if (is_done)
		web_give_id(w, web_path(w, ballot).v);
}

void ballot_api_list(struct web *w)
{
	struct ballot_row *rows;
	struct org_row org;
	size_t count;

	if (!org_see_for(w->c, web_path(w, org), MAY_HANDLE, &org))
		return;
	count = ballots_of(w->c->store, org.id, &rows);
	web_give_rows(w, BALLOT, rows, count);
}

static void put_voters(struct json *j, const struct ballot_screen *s)
{
	json_name(j, "voters");
	json_array(j);
	for (size_t i = 0; i < s->voters_count; i++) {
		json_object(j);
		json_put_int(j, "number", s->voters[i].number);
		json_put_text(j, "name", s->voters[i].name);
		json_put_text(j, "ground", s->voters[i].ground);
		json_put_bool(j, "has_voted", s->voters[i].has_voted);
		json_put_text(j, "given", s->given[i]);
		json_end(j);
	}
	json_end(j);
}

/* What it was stands in the other fields: the figures, sums and lines of a vote that is void stay. */
static void put_voided(struct ctx *c, struct json *j, const struct ballot_screen *s)
{
	struct ballot_voided v;
	bool is_void = ballot_voided_read(c, &s->row, &v);

	json_put_text(j, "voided", is_void ? s->voided : "");
	json_put_text(j, "void_ground", v.ground);
	json_put_text(j, "void_reason", is_void ? v.reason : "");
	json_put_text(j, "void_asked_name", v.asked_name);
	json_put_text(j, "void_decided_name", v.decided_name);
	json_put_day(j, "void_day", v.day);
}

void ballot_api_get(struct web *w)
{
	struct ballot_screen s;
	struct json *j;

	if (!ballot_screen_read(w->c, web_path(w, ballot), &s))
		return;
	j = web_json(w);
	json_object(j);
	api_put_members(j, ballot_api_get_given, &s.row);
	json_put_text(j, "quorum_rule", s.quorum_rule);
	json_put_text(j, "pass_rule", s.pass_rule);
	json_put_text(j, "disclosure", s.disclosure == NULL ? "" : s.disclosure);
	json_put_text(j, "handlers", s.handlers == NULL || s.row.is_from_afar ? "" : s.handlers);
	json_put_text(j, "own_matter", s.own_matter == NULL ? "" : s.own_matter);
	json_put_text(j, "entitled_line", s.entitled_line == NULL ? "" : s.entitled_line);
	json_put_text(j, "void_asked", s.void_asked == NULL ? "" : s.void_asked);
	json_put_text(j, "void_deciders", s.void_deciders == NULL ? "" : s.void_deciders);
	json_put_bool(j, "may_confirm_void", s.may_confirm_void);
	api_put_rows(j, "voidings", BALLOT_VOIDING, s.voidings, s.voidings_count);
	json_put_text(j, "result", s.result == NULL ? "" : s.result);
	put_voided(w->c, j, &s);
	json_put_int(j, "typed_count", (int64_t)s.counting.count);
	json_put_bool(j, "is_agreed", s.counting.is_agreed);
	json_put_int(j, "voted_count", s.voted_count);
	json_put_bool(j, "is_valid", ballot_is_valid(&s.row));
	json_put_bool(j, "is_passed", ballot_is_passed(&s.row));
	json_name(j, "sums");
	json_array(j);
	for (size_t i = 0; i < s.sums_count; i++) {
		json_object(j);
		json_put_text(j, "text", s.sums[i].text);
		json_put_bool(j, "is_met", s.sums[i].is_met);
		json_end(j);
	}
	json_end(j);
	api_put_rows(j, "lines", BALLOT_LINE, s.lines, s.lines_count);
	put_voters(j, &s);
	api_put_rows(j, "exclusions", BALLOT_EXCLUSION, s.exclusions, s.exclusions_count);
	json_end(j);
}

void ballot_api_count(struct web *w)
{
	struct ballot_figures figures;
	struct ballot_line_row *lines;
	size_t lines_count;
	bool is_agreed;
	struct json *j;

	lines_count = ballot_lines(w->c->store, web_path(w, ballot), &lines);
	ballot_figures_read(w, lines, lines_count, &figures);
	if (!ballot_type(w->c, web_path(w, ballot), &figures, &is_agreed))
		return;
	j = web_json(w);
	json_object(j);
	json_put_bool(j, "is_agreed", is_agreed);
	json_end(j);
}

void ballot_api_confirm(struct web *w)
{
	give(w, ballot_confirm(w->c, web_path(w, ballot), web_param_int(w, "entitled", 0)));
}

void ballot_api_recount(struct web *w)
{
	give(w, ballot_recount(w->c, web_path(w, ballot), web_param(w, "reason")));
}

void ballot_api_close(struct web *w)
{
	give(w, web_day_is_one(w, "day") && ballot_close(w->c, web_path(w, ballot), web_param_day(w, "day", DAY_NONE), web_param(w, "supervisor"), web_param(w, "teller")));
}

void ballot_api_void(struct web *w)
{
	struct ballot_voiding_form form;

	give(w, ballot_voiding_read(w, &form) && ballot_void(w->c, web_path(w, ballot), &form));
}

void ballot_api_decide(struct web *w)
{
	give(w, ballot_voiding_decide(w->c, web_path(w, ballot), web_param(w, "state"), web_param(w, "note")));
}

void ballot_api_withdraw(struct web *w)
{
	give(w, ballot_voiding_withdraw(w->c, web_path(w, ballot)));
}

void ballot_api_leave_out(struct web *w)
{
	give(w, ballot_leave_out(w->c, web_path(w, ballot), web_param_int(w, "voter", 0), web_param(w, "ground"), web_param(w, "reason"),
		web_param(w, "consent"), web_row_version(w)));
}

void ballot_api_left_out(struct web *w)
{
	give(w, ballot_exclusion_answer(w->c, web_path(w, ballot), web_param_int(w, "voter", 0), web_param(w, "state"), web_row_version(w)));
}

void ballot_api_entitled(struct web *w)
{
	give(w, ballot_set_entitled(w->c, web_path(w, ballot), web_param_int(w, "entitled", 0), web_param(w, "reason"), web_row_version(w)));
}

void ballot_api_write_in(struct web *w)
{
	give(w, ballot_write_in(w->c, web_path(w, ballot), web_param_int(w, "other", 0)));
}

void ballot_api_write_out(struct web *w)
{
	give(w, ballot_write_out(w->c, web_path(w, ballot), web_param_int(w, "other", 0)));
}
