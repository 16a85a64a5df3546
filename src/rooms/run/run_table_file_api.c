/* A table of a case as a sheet, for programs. What they fill in they send as rows (fill). */
#include "rooms/run/run_table_file.h"
#include "schema/model.h"
#include "web/web.h"

ROUTE(POST, "/api/v1/run/:run/table/:form", run_api_table, MAY_HANDLE, "A table of a form as a sheet with its head, to be filled in with an office program; logged")
TAKES(run_api_table, { A_TEXT("field", LIMIT_RUN_VALUE_FIELD), NEEDED }, { A_CHOICE("as", "xlsx csv") })
GIVES_FILE(run_api_table, "*/*")

void run_api_table(struct web *w)
{
	run_send_table(w);
}
