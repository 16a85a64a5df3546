#include "rooms/person/posting.h"

#include "base/text.h"
#include "core/code.h"
#include "core/path.h"
#include "rooms/org/org.h"

const char *const POSTING_KINDS[POSTING_KINDS_COUNT + 1] = { "first_secretary", "liaison", "legal_adviser", "legal_deputy_director", NULL };

const char *posting_kind_name(enum lang lang, const char *kind)
{
	return code_name(lang, code_find("post_kind", kind) != NULL ? "post_kind" : "role_kind", kind);
}

bool posting_list(struct ctx *c, org_id org, const char *kind, bool is_members, int64_t limit, int64_t offset, struct posting_list *list)
{
	const char *end, *kinds;

	*list = (struct posting_list){ .kind = text_is_one_of(kind, POSTING_KINDS) ? kind : POSTING_KINDS[0], .is_members = is_members };
	if (!org_see_for(c, org, MAY_SEE_PERSON, &list->org))
		return false;
	end = path_end(c->arena, list->org.path);
	kinds = arena_printf(c->arena, ",%s,", list->kind);
	posting_sum(c->store, list->org.path, end, c->today, kinds, &list->sum);
	list->count = posting_rows(c->store, list->org.path, end, c->today, kinds, is_members, limit, offset, &list->rows);
	return store_state(c->store) == STORE_GOOD;
}

int64_t posting_rows_count(const struct posting_list *list)
{
	return list->is_members ? list->sum.member_postings : list->sum.postings;
}
