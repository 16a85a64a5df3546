/* Rights that wait for a second person, for programs. */
#include "core/permit.h"
#include "rooms/account/account.h"
#include "schema/model.h"
#include "web/web.h"

FIELDS(CHANGE, ROW_ID(struct right_change_row, id), ROW_TEXT(struct right_change_row, post_kind), { A_TEXT("rights", 0), LIST },
	{ A_TEXT("proposed_by", 0), AT(struct right_change_row, login) }, { A_TIME("proposed") }, ROW_INT(struct right_change_row, row_version))

FIELDS(REFUSED, ROW_ID(struct right_refused_row, id), ROW_TEXT(struct right_refused_row, post_kind), ROW_TEXT(struct right_refused_row, rights),
	ROW_TEXT(struct right_refused_row, reason), ROW_TEXT(struct right_refused_row, decided_by))

ROUTE(GET, "/api/v1/post-right/pending", right_api_pending, SYSTEM_ADMIN, "Rights of kinds of posts that wait for the second administrator")
TAKES_NOTHING(right_api_pending)
GIVES(right_api_pending, 200, { A_LIST("changes", CHANGE) })

ROUTE(POST, "/api/v1/post-right/pending/:right/confirm", right_api_confirm, SYSTEM_ADMIN, "Confirm proposed rights as the second administrator")
TAKES(right_api_confirm, A_VERSION)
GIVES_ID(right_api_confirm, 200)

ROUTE(POST, "/api/v1/post-right/pending/:right/refuse", right_api_refuse, SYSTEM_ADMIN, "Refuse proposed rights as the second administrator, with the reason")
TAKES(right_api_refuse, { A_TEXT("reason", LIMIT_POST_RIGHT_REFUSAL_REASON), NEEDED }, A_VERSION)
GIVES_ID(right_api_refuse, 200)

ROUTE(GET, "/api/v1/post-right/refused", right_api_refused, SECURITY_ADMIN, "What one proposed and the second administrator gave back, with the reason, until it was read (result/seen)")
TAKES_NOTHING(right_api_refused)
GIVES(right_api_refused, 200, { A_LIST("changes", REFUSED) })

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
		api_put_members(j, CHANGE, &changes[i]);
		json_name(j, "rights");
		json_array(j);
		for (int p = 0; p < PERMISSIONS_COUNT; p++)
			if ((rights & PERMISSION_BIT(p)) != 0)
				json_text(j, permission_key((enum permission)p));
		json_end(j);
		json_put_text(j, "proposed", time_text(w->c->arena, changes[i].proposed_s));
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

void right_api_confirm(struct web *w)
{
	if (right_change_confirm(w->c, web_path_id(w, "right"), web_row_version(w)))
		web_give_id(w, web_path_id(w, "right"));
}

void right_api_refuse(struct web *w)
{
	if (right_change_refuse(w->c, web_path_id(w, "right"), web_param(w, "reason"), web_row_version(w)))
		web_give_id(w, web_path_id(w, "right"));
}

void right_api_refused(struct web *w)
{
	struct right_refused_row *rows;
	size_t count = right_change_refused(w->c->store, w->c->actor.account_id, &rows);
	struct json *j = web_json(w);

	json_object(j);
	api_put_rows(j, "changes", REFUSED, rows, count);
	json_end(j);
}
