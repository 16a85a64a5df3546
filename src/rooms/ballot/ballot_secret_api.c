/* Secret votes from afar for programs: the same rules as the pages. */
#include "rooms/ballot/ballot_secret.h"
#include "schema/model.h"
#include "web/web.h"

FIELDS(BALLOT_TRUSTEE, { AN_INT("number") }, { A_TEXT("login", LIMIT_ACCOUNT_LOGIN) }, { A_BOOL("has_key") }, { A_BOOL("has_opened") })
FIELDS(BALLOT_TRUSTEE_TASK, ROW_ID(struct ballot_trustee_task, id), ROW_TEXT(struct ballot_trustee_task, title), ROW_TEXT(struct ballot_trustee_task, org_name),
	ROW_BOOL(struct ballot_trustee_task, wants_key))

ROUTE(GET, "/api/v1/ballot/:ballot/trustees", ballot_api_secrecy, MAY_HANDLE, "Who keeps the keys of a secret vote from afar, and where the vote stands")
TAKES_NOTHING(ballot_api_secrecy)
GIVES(ballot_api_secrecy, 200, { A_CHOICE("phase", "none wants_trustees wants_keys voting wants_parts counted") }, { AN_INT("row_version") }, { A_LIST("trustees", BALLOT_TRUSTEE) })

ROUTE(POST, "/api/v1/ballot/:ballot/trustees", ballot_api_trustees, MAY_HANDLE, "Name the three who keep the keys, by their accounts, before the first vote")
TAKES(ballot_api_trustees, { A_TEXT("trustee_1", LIMIT_ACCOUNT_LOGIN), NEEDED }, { A_TEXT("trustee_2", LIMIT_ACCOUNT_LOGIN), NEEDED },
	{ A_TEXT("trustee_3", LIMIT_ACCOUNT_LOGIN), NEEDED }, A_VERSION)
GIVES_ID(ballot_api_trustees, 200)

ROUTE(POST, "/api/v1/ballot/:ballot/end", ballot_api_end, MAY_HANDLE, "End the voting of a secret vote from afar")
TAKES_NOTHING(ballot_api_end)
GIVES_ID(ballot_api_end, 200)

ROUTE(GET, "/api/v1/me/ballot-key", ballot_api_trusted, SIGNED_IN, "Secret votes in which this account is a trustee and has something to do: take the key, or open")
TAKES_NOTHING(ballot_api_trusted)
GIVES_ROWS(ballot_api_trusted, BALLOT_TRUSTEE_TASK)

ROUTE(POST, "/api/v1/ballot/:ballot/key", ballot_api_key, MAY_SEE_SELF, "Take the key of a trustee; its code is given this once and kept nowhere")
TAKES_NOTHING(ballot_api_key)
GIVES(ballot_api_key, 200, { A_TEXT("code", SECRET_VOTE_CODE_CHARS) })

ROUTE(POST, "/api/v1/ballot/:ballot/part", ballot_api_part, MAY_SEE_SELF, "Open the sums of a secret vote, as one of two trustees, with the code of the key")
TAKES(ballot_api_part, { A_TEXT("code", 60), NEEDED })
GIVES_ID(ballot_api_part, 200)

ROUTE(GET, "/api/v1/ballot/:ballot/board", ballot_api_board, MAY_SEE_SELF, "The board of a closed secret vote: text for a checking program, and the receipts")
TAKES_NOTHING(ballot_api_board)
GIVES(ballot_api_board, 200, { A_TEXT("text", 0) }, { A_TEXT("receipts", 30), LIST })

static void give(struct web *w, bool is_done)
{
	if (is_done)
		web_give_id(w, web_path(w, ballot).v);
}

void ballot_api_secrecy(struct web *w)
{
	static const char *const PHASES[] = { "wants_trustees", "wants_keys", "voting", "wants_parts", "counted" };
	struct ballot_secrecy s;
	struct ballot_row row;
	struct json *j;

	if (!ballot_see_secret(w->c, web_path(w, ballot), &row, &s))
		return;
	j = web_json(w);
	json_object(j);
	json_put_text(j, "phase", row.is_secret && row.is_from_afar ? PHASES[s.phase] : "none");
	json_put_int(j, "row_version", row.row_version);
	json_name(j, "trustees");
	json_array(j);
	for (size_t i = 0; i < s.trustees_count; i++) {
		json_object(j);
		json_put_int(j, "number", s.trustees[i].number);
		json_put_text(j, "login", s.trustees[i].login);
		json_put_bool(j, "has_key", s.trustees[i].public_key.bytes > 0);
		json_put_bool(j, "has_opened", s.trustees[i].part.bytes > 0);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

void ballot_api_trustees(struct web *w)
{
	const char *const logins[] = { web_param(w, "trustee_1"), web_param(w, "trustee_2"), web_param(w, "trustee_3") };

	give(w, ballot_name_trustees(w->c, web_path(w, ballot), logins, web_row_version(w)));
}

void ballot_api_end(struct web *w)
{
	give(w, ballot_end_voting(w->c, web_path(w, ballot)));
}

void ballot_api_trusted(struct web *w)
{
	struct ballot_trustee_task *rows;
	size_t count = ballots_for_trustee(w->c->store, w->c->actor.account_id, &rows);

	web_give_rows(w, BALLOT_TRUSTEE_TASK, rows, count);
}

void ballot_api_key(struct web *w)
{
	const char *code;
	struct json *j;

	if (!ballot_take_key(w->c, web_path(w, ballot), &code))
		return;
	j = web_json(w);
	json_object(j);
	json_put_text(j, "code", code);
	json_end(j);
}

void ballot_api_part(struct web *w)
{
	give(w, ballot_open_part(w->c, web_path(w, ballot), web_param(w, "code")));
}

void ballot_api_board(struct web *w)
{
	struct ballot_board board;
	struct json *j;

	if (!ballot_board_of(w->c, web_path(w, ballot), &board))
		return;
	j = web_json(w);
	json_object(j);
	json_put_text(j, "text", board.text);
	json_name(j, "receipts");
	json_array(j);
	for (size_t i = 0; i < board.receipts_count; i++)
		json_text(j, board.receipts[i]);
	json_end(j);
	json_end(j);
}
