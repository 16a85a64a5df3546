/* The voiding of a vote as it is sent, with the paper that proves it: beside the parsers of ballot_input.c, which stand below the rooms and are fuzzed. */
#include "rooms/ballot/ballot_input.h"
#include "rooms/run/run_input.h"
#include "web/web.h"

bool ballot_voiding_read(struct web *w, struct ballot_voiding_form *form)
{
	struct ballot_row row;

	*form = (struct ballot_voiding_form){ .reason = web_param(w, "reason"), .ground = web_param(w, "ground") };
	return ballot_see(w->c, web_path(w, ballot), &row) && run_file_read(w, "file", &form->kept, &form->file_name);
}
