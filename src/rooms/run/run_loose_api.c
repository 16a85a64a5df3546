/* Many papers at once, for programs. */
#include "core/file.h"
#include "rooms/run/run_input.h"
#include "rooms/run/run_loose.h"
#include "schema/model.h"
#include "web/web.h"

FIELDS(RUN_LOOSE, { AN_ID("file") }, { A_TEXT("name", 0) }, { A_TEXT("form", 0), OR_NULL }, { A_TEXT("field", 0), OR_NULL })
FIELDS(RUN_BATCH_REFUSED, ROW_TEXT(struct run_batch_file, name), ROW_TEXT(struct run_batch_file, reason))

ROUTE(GET, "/api/v1/run/:run/loose", run_api_loose, MAY_HANDLE, "Papers of a case that no form names yet, with the field that their name fits")
TAKES_NOTHING(run_api_loose)
GIVES(run_api_loose, 200, { A_LIST("loose", RUN_LOOSE) })

ROUTE(POST, "/api/v1/run/:run/batch", run_api_batch, MAY_HANDLE, "Take many papers into a case at once, to be sorted into its forms")
TAKES(run_api_batch, { A_FILE("files"), LIST, NEEDED })
GIVES(run_api_batch, 200, { A_LIST("loose", RUN_LOOSE) }, { A_LIST("not_taken", RUN_BATCH_REFUSED) })

ROUTE(POST, "/api/v1/run/:run/loose/:file/withdraw", run_api_withdraw_loose, MAY_HANDLE, "Take a paper of a batch out again, before a form names it")
TAKES(run_api_withdraw_loose, { A_TEXT("reason", LIMIT_RUN_REASON), NEEDED })
GIVES(run_api_withdraw_loose, 200, { A_LIST("loose", RUN_LOOSE) })

static void put_loose(struct web *w, struct json *j)
{
	struct run_case k;
	struct run_loose *list;
	size_t count = run_see(w->c, run_path(w), &k) ? run_loose_list(w->c, &k, &list) : 0;

	json_name(j, "loose");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "file", list[i].file.id.v);
		json_put_text(j, "name", list[i].file.name);
		json_put_text(j, "form", list[i].form);
		json_put_text(j, "field", list[i].field);
		json_end(j);
	}
	json_end(j);
}

static void give_loose(struct web *w)
{
	struct run_case k;
	struct json *j;

	if (!run_see(w->c, run_path(w), &k))
		return;
	j = web_json(w);
	json_object(j);
	put_loose(w, j);
	json_end(j);
}

void run_api_loose(struct web *w)
{
	give_loose(w);
}

void run_api_withdraw_loose(struct web *w)
{
	if (run_withdraw_loose(w->c, run_path(w), (file_id){ web_path_id(w, "file") }, web_param(w, "reason")))
		give_loose(w);
}

void run_api_batch(struct web *w)
{
	struct run_batch_file *files;
	struct json *j;
	size_t count, refused = 0;

	if (!run_batch_read(w, &files, &count) || !run_add_batch(w->c, run_path(w), files, count))
		return;
	for (size_t i = 0; i < count; i++)
		if (files[i].kept == NULL)
			files[refused++] = files[i];
	j = web_json(w);
	json_object(j);
	put_loose(w, j);
	api_put_rows(j, "not_taken", RUN_BATCH_REFUSED, files, refused);
	json_end(j);
}
