/* Many papers at once, for programs. */
#include "core/file.h"
#include "rooms/run/run_input.h"
#include "rooms/run/run_loose.h"
#include "rooms/run/run_twice.h"
#include "schema/model.h"
#include "text/run.h"
#include "web/web.h"

FIELDS(RUN_LOOSE, { AN_ID("file") }, { A_TEXT("name", 0) }, { A_TEXT("form", 0), OR_NULL }, { A_TEXT("field", 0), OR_NULL })
FIELDS(RUN_BATCH_REFUSED, ROW_TEXT(struct run_batch_file, name), ROW_TEXT(struct run_batch_file, reason))
/* Papers of the batch with the very content of another one of the case, which is named. */
FIELDS(RUN_BATCH_TWICE, ROW_ID(struct run_twice, file), ROW_TEXT(struct run_twice, name), ROW_ID(struct run_twice, same_as), ROW_TEXT(struct run_twice, same_name))

ROUTE(GET, "/api/v1/run/:run/loose", run_api_loose, MAY_HANDLE, "Papers of a case that no form names yet, with the field that their name fits")
TAKES_NOTHING(run_api_loose)
GIVES(run_api_loose, 200, { A_LIST("loose", RUN_LOOSE) })

ROUTE(POST, "/api/v1/run/:run/batch", run_api_batch, MAY_HANDLE, "Take many papers into a case at once, to be sorted into its forms")
TAKES(run_api_batch, { A_FILE("files"), LIST, NEEDED })
GIVES(run_api_batch, 200, { A_LIST("loose", RUN_LOOSE) }, { A_LIST("not_taken", RUN_BATCH_REFUSED) }, { A_LIST("twice", RUN_BATCH_TWICE) })

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

/* A program sees no list beside its files: each says why it was not taken. */
static void tell_refused(struct ctx *c, const struct run_batch_file *files, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (files[i].kept == NULL)
			ctx_refuse_field(c, "files", T_run_batch_file, "name", files[i].name, "why", files[i].reason, NULL);
}

static void put_twice(struct web *w, struct json *j, const struct run_batch_file *files, size_t count)
{
	const char **digests = arena_array(w->c->arena, count + 1, sizeof(*digests));
	struct run_twice *twice = NULL;
	struct run_case k;
	size_t kept = 0, found;

	for (size_t i = 0; i < count; i++)
		if (files[i].kept != NULL)
			digests[kept++] = files[i].kept->digest;
	found = run_see(w->c, run_path(w), &k) ? run_twice_among(w->c, &k, digests, kept, &twice) : 0;
	api_put_rows(j, "twice", RUN_BATCH_TWICE, twice, found);
}

void run_api_batch(struct web *w)
{
	struct run_batch_file *files, *refused_files;
	struct json *j;
	size_t count, refused = 0;

	if (!run_batch_read(w, &files, &count))
		return;
	if (!run_add_batch(w->c, run_path(w), files, count)) {
		if (w->c->refusals_count > 0 && w->c->refusals[0].text == T_run_batch_none)
			tell_refused(w->c, files, count);
		return;
	}
	refused_files = arena_array(w->c->arena, count, sizeof(*refused_files));
	for (size_t i = 0; i < count; i++)
		if (files[i].kept == NULL)
			refused_files[refused++] = files[i];
	j = web_json(w);
	json_object(j);
	put_loose(w, j);
	put_twice(w, j, files, count);
	api_put_rows(j, "not_taken", RUN_BATCH_REFUSED, refused_files, refused);
	json_end(j);
}
