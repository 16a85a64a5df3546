/* Rights that wait for a second person, for programs. */
#include "core/permit.h"
#include "rooms/account/account.h"
#include "web/web.h"

ROUTE(GET, "/api/v1/post-right/pending", right_api_pending, SYSTEM_ADMIN, "Rights of kinds of posts that wait for the second administrator")
ROUTE(POST, "/api/v1/post-right/pending/:right/confirm", right_api_confirm, SYSTEM_ADMIN, "Confirm proposed rights: row_version")
ROUTE(POST, "/api/v1/post-right/pending/:right/refuse", right_api_refuse, SYSTEM_ADMIN, "Refuse proposed rights: row_version")

void right_api_pending(struct web *w)
{
	struct right_change_row *changes;
	size_t count = right_change_waiting(w->c->store, &changes);
	struct json *j = web_json(w);

	json_object(j);
	json_name(j, "changes");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		permission_set rights = right_change_rights(&changes[i]);

		json_object(j);
		json_put_id(j, "id", changes[i].id.v);
		json_put_text(j, "post_kind", changes[i].post_kind);
		json_name(j, "rights");
		json_array(j);
		for (int p = 0; p < PERMISSIONS_COUNT; p++)
			if ((rights & PERMISSION_BIT(p)) != 0)
				json_text(j, permission_key((enum permission)p));
		json_end(j);
		json_put_text(j, "proposed_by", changes[i].login);
		json_put_text(j, "proposed", time_text(w->c->arena, changes[i].proposed_s));
		json_put_int(j, "row_version", changes[i].row_version);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

static void answer(struct web *w, bool is_done)
{
	struct json *j;

	if (!is_done)
		return;
	j = web_json(w);
	json_object(j);
	json_put_id(j, "id", web_path_id(w, "right"));
	json_end(j);
}

void right_api_confirm(struct web *w)
{
	answer(w, right_change_confirm(w->c, web_path_id(w, "right"), web_row_version(w)));
}

void right_api_refuse(struct web *w)
{
	answer(w, right_change_refuse(w->c, web_path_id(w, "right"), web_row_version(w)));
}
