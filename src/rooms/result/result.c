#include "rooms/result/result.h"

#include "base/text.h"
#include "text/result.h"

static bool is_own(struct ctx *c, const char *kind, int64_t subject)
{
	struct result_number own = { 0 };

	return result_own(c->store, c->actor.account_id, kind, subject, &own) && own.n > 0;
}

bool result_is_new(struct ctx *c, const char *kind, int64_t subject)
{
	struct result_number seen = { 0 };

	return is_own(c, kind, subject) && result_seen_of(c->store, c->actor.account_id, kind, subject, &seen) && seen.n == 0;
}

bool result_see(struct ctx *c, const char *kind, int64_t subject)
{
	if (text_is_empty(kind))
		return ctx_refuse_field(c, "kind", T_result_which, NULL);
	if (subject == 0)
		return ctx_refuse_field(c, "subject", T_result_which, NULL);
	ctx_begin(c, "result.see", "result_seen", subject, c->actor.org_id);
	if (!is_own(c, kind, subject))
		return ctx_refuse(c, NOT_FOUND, T_result_not_found, NULL);
	result_seen_insert(c->store, (account_id){ c->actor.account_id }, kind, subject, c->now_s);
	store_note(c->store, "kind", NULL, kind);
	return ctx_commit(c);
}
