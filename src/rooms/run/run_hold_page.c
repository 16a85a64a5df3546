/* Putting a case on hold and lifting it, in the browser. */
#include "rooms/run/run_hold.h"
#include "rooms/run/run_input.h"
#include "rooms/run/run_screen.h"
#include "text/run.h"
#include "web/web.h"

ROUTE(POST, "/run/:run/hold", run_hold_save, MAY_HANDLE, "Put a case on hold")
ROUTE(POST, "/run/:run/lift", run_lift_save, MAY_HANDLE, "Lift the hold of a case")

void run_hold_save(struct web *w)
{
	struct run_holding what;

	run_answer(w, run_holding_read(w, &what) && run_put_on_hold(w->c, run_path(w), &what), T_run_is_on_hold);
}

void run_lift_save(struct web *w)
{
	run_answer(w, run_end_hold(w->c, run_path(w), web_param(w, "reason"), web_row_version(w)), T_run_is_lifted);
}
