/* Holds of a case, for programs. */
#include "rooms/run/run_hold.h"
#include "rooms/run/run_input.h"
#include "rooms/run/run_walk.h"
#include "schema/model.h"
#include "web/web.h"

FIELDS(RUN_HOLD, ROW_DAY(struct run_hold_row, from_day), ROW_TEXT(struct run_hold_row, org_name), { AN_ID("person"), AT(struct run_hold_row, person) },
	ROW_TEXT(struct run_hold_row, person_name), ROW_TEXT(struct run_hold_row, post_name), ROW_TEXT(struct run_hold_row, reason), ROW_DAY(struct run_hold_row, talk_day),
	ROW_TEXT(struct run_hold_row, talk), ROW_BOOL(struct run_hold_row, is_stopped), ROW_DAY(struct run_hold_row, to_day), { AN_ID("lifter"), AT(struct run_hold_row, lifter) },
	ROW_TEXT(struct run_hold_row, lifter_name), ROW_TEXT(struct run_hold_row, lifter_post), ROW_TEXT(struct run_hold_row, lift_reason))
FIELDS(RUN_HOLDS, { A_BOOL("is_held") }, { A_DAY("due_day") }, { AN_INT("row_version") }, { A_LIST("holds", RUN_HOLD) })

ROUTE(GET, "/api/v1/run/:run/hold", run_api_holds, MAY_HANDLE, "Whether a case is on hold, and all its holds")
TAKES_NOTHING(run_api_holds)
GIVES_SAME(run_api_holds, 200, RUN_HOLDS)

ROUTE(POST, "/api/v1/run/:run/hold", run_api_hold, MAY_HANDLE, "Put a case on hold: nothing of it is decided until that is lifted")
TAKES(run_api_hold, { A_TEXT("reason", LIMIT_RUN_HOLD_REASON), NEEDED }, { A_DAY("talk_day") }, { A_LINES("talk", LIMIT_RUN_HOLD_TALK) }, A_VERSION)
GIVES_SAME(run_api_hold, 200, RUN_HOLDS)

ROUTE(POST, "/api/v1/run/:run/lift", run_api_lift, MAY_HANDLE, "Lift the hold of a case")
TAKES(run_api_lift, { A_TEXT("reason", LIMIT_RUN_HOLD_LIFT_REASON), NEEDED }, A_VERSION)
GIVES_SAME(run_api_lift, 200, RUN_HOLDS)

static void put_holds(struct web *w)
{
	struct run_case k;
	struct json *j;

	if (!run_see(w->c, run_path(w), &k))
		return;
	j = web_json(w);
	json_object(j);
	json_put_bool(j, "is_held", run_hold_of(&k) != NULL || run_is_held(w->c, &k, w->c->today));
	json_put_day(j, "due_day", k.row.due_day);
	json_put_int(j, "row_version", k.row.row_version);
	api_put_rows(j, "holds", RUN_HOLD, k.holds, k.holds_count);
	json_end(j);
}

void run_api_holds(struct web *w)
{
	put_holds(w);
}

void run_api_hold(struct web *w)
{
	struct run_holding what;

	if (run_holding_read(w, &what) && run_put_on_hold(w->c, run_path(w), &what))
		put_holds(w);
}

void run_api_lift(struct web *w)
{
	if (run_end_hold(w->c, run_path(w), web_param(w, "reason"), web_row_version(w)))
		put_holds(w);
}
