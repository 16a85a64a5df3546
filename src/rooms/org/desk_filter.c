#include "rooms/org/desk_filter.h"

#include <string.h>
#include "text/desk.h"
#include "web/web.h"

static const struct { const char *word, *query; const struct message *text; } PARTS[] = { [DESK_ALL] = { "", "", NULL }, [DESK_OWN] = { "own", "&desk=own", T_desk_own },
	[DESK_BELOW] = { "below", "&desk=below", T_desk_below } };

bool desk_filter_named(const char *word, struct desk_filter *f)
{
	*f = (struct desk_filter){ .part = DESK_ALL };
	for (int part = DESK_ALL; part <= DESK_BELOW; part++)
		if (strcmp(PARTS[part].word, word) == 0) {
			f->part = (enum desk_part)part;
			return true;
		}
	return false;
}

bool desk_filter_read(struct web *w, bool is_divided, struct desk_filter *f)
{
	const char *const WORDS[] = { PARTS[DESK_OWN].word, PARTS[DESK_BELOW].word };
	int named = 0;

	*f = (struct desk_filter){ .part = DESK_ALL };
	if (!web_param_word(w, "desk", WORDS, 2, &named))
		return false;
	desk_filter_named(web_param(w, "desk"), f);
	return f->part == DESK_ALL || is_divided || ctx_refuse_field(w->c, "desk", T_desk_undivided, NULL);
}

void desk_filter_orgs(struct ctx *c, struct desk_filter *f, const struct desk_work *work, size_t count)
{
	int64_t *orgs;
	bool *is_below;

	orgs = arena_array(c->arena, count + 1, sizeof(*orgs));
	is_below = desk_below_of(c, work, count);
	for (size_t i = 0; i < count; i++)
		if (is_below[i] == (f->part == DESK_BELOW))
			orgs[f->orgs_count++] = work[i].org;
	f->orgs = orgs;
}

void desk_filter_narrow(struct ctx *c, struct desk_filter *f, const char *from, const char *to, desk_work_reader *work_of)
{
	struct desk_work *work;
	size_t count;

	if (f->part == DESK_ALL)
		return;
	count = work_of(c, from, to, &work);
	desk_filter_orgs(c, f, work, count);
}

const char *desk_filter_word(const struct desk_filter *f)
{
	return PARTS[f->part].word;
}

const char *desk_filter_query(const struct desk_filter *f)
{
	return PARTS[f->part].query;
}

const struct message *desk_filter_text(const struct desk_filter *f)
{
	return PARTS[f->part].text;
}
