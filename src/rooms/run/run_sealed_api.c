/* Sealed forms for programs. */
#include "rooms/run/run_input.h"
#include "rooms/run/run_sealed.h"
#include "web/web.h"

FIELDS(RUN_SEALED_ENTRY, ROW_TEXT(struct run_sealed_entry, field), ROW_NAMED(struct run_sealed_entry, title), { A_LINES("text", 0), AT(struct run_sealed_entry, text) })

ROUTE(POST, "/api/v1/run/:run/sealed/:form", run_api_sealed, MAY_HANDLE, "Read a sealed form; logged")
TAKES_NOTHING(run_api_sealed)
GIVES(run_api_sealed, 200, { A_LIST("entries", RUN_SEALED_ENTRY) })

void run_api_sealed(struct web *w)
{
	struct run_sealed s;
	struct json *j;

	if (!run_sealed_see(w->c, run_path(w), web_path_text(w, "form"), &s))
		return;
	j = web_json(w);
	json_object(j);
	api_put_rows(j, "entries", RUN_SEALED_ENTRY, s.entries, s.entries_count);
	json_end(j);
}
