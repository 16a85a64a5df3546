#include "rooms/notice/publication.h"

#include "base/text.h"
#include "core/audit.h"
#include "core/permit.h"
#include "rooms/notice/notice.h"
#include "schema/model.h"
#include "text/notice.h"

bool publication_take_down(struct ctx *c, publication_id id, const char *reason, int64_t row_version)
{
	struct publication_row row;

	ctx_begin(c, "publication.withdraw", "publication", id.v, 0);
	if (!publication_get(c->store, id, &row) || !may_at_path(c, MAY_HANDLE, row.org_path))
		return ctx_refuse(c, NOT_FOUND, T_notice_publication_not_found, NULL);
	if (row_version != row.row_version)
		return ctx_refuse_changed(c, T_notice_changed_meanwhile, NULL);
	if (!notice_require_hanging(c, row.withdrawn_day, reason, LIMIT_PUBLICATION_REASON))
		return false;
	store_subject(c->store, id.v, row.org.v);
	publication_withdraw(c->store, id, row.region, c->today, reason, row.row_version);
	audit_note_text(c, "publication", "reason", id.v, NULL, reason);
	return ctx_commit(c);
}

bool message_mark_read(struct ctx *c)
{
	ctx_begin(c, "message.read", "person", c->actor.person_id, c->actor.org_id);
	messages_read(c->store, c->actor.person_id, c->now_s);
	return ctx_commit(c);
}
