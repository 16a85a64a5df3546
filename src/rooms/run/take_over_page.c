/* Steps that were done on paper, entered at once in the browser: one field of the form for each day. */
#include "rooms/run/run_input.h"
#include "rooms/run/run_screen.h"
#include "rooms/run/take_over_input.h"
#include "text/run.h"
#include "web/web.h"

ROUTE(POST, "/run/:run/take-over", take_over_save, MAY_HANDLE, "Enter the steps that were done on paper, each by its day")
UPLOADS(take_over_save, UPLOAD_BYTES_MAX)

void take_over_save(struct web *w)
{
	struct taking_over what;

	run_answer(w, take_over_read(w, &what) && take_over(w->c, run_path(w), &what), T_run_take_over_done);
}
