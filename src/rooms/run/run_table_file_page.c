/* A table of a case to be filled in with an office program. */
#include "rooms/run/run_table_file.h"
#include "web/web.h"

ROUTE(POST, "/run/:run/table/:form", run_table_send, MAY_HANDLE, "A table of a form as a sheet with its head, to be filled in with an office program; logged")

void run_table_send(struct web *w)
{
	run_send_table(w);
}
