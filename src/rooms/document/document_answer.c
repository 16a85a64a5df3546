/* Who asks whom by a paper: a request (请示) goes up, and a reply (批复) comes from where the matter is decided. */
#include <string.h>
#include "base/buffer.h"
#include "core/path.h"
#include "rooms/document/document_part.h"
#include "rooms/org/org.h"
#include "rooms/run/run_role.h"
#include "text/document.h"

#define ANSWERERS_MAX 16	/* places of one practice above its case; there are seven kinds of place */

struct answerers { struct run_place list[ANSWERERS_MAX]; size_t count; };

static bool is_above(const struct run_case *k, const char *path)
{
	return path_is_within(k->row.org_path, path) && strcmp(k->row.org_path, path) != 0;
}

static void add(struct answerers *a, const struct run_place *place)
{
	for (size_t i = 0; i < a->count; i++)
		if (a->list[i].id.v == place->id.v)
			return;
	if (a->count < ANSWERERS_MAX)
		a->list[a->count++] = *place;
}

/* The committees above the case that its practice gives a part in it. Staff alone put on file what the committee decided. */
static void find_answerers(struct ctx *c, const struct run_case *k, struct answerers *a)
{
	struct run_place place;

	a->count = 0;
	for (size_t i = 0; i < k->p->roles_count; i++)
		for (size_t n = 0; n < k->p->roles[i].parts_count; n++) {
			const struct role_part *part = &k->p->roles[i].parts[n];

			if (part->selector == WORD_COMMITTEE_OF && part->body == NULL && run_part_place(c, k, part, &place) && is_above(k, place.path))
				add(a, &place);
		}
}

static const char *names_of(struct ctx *c, const struct answerers *a)
{
	struct buffer names;

	if (a->count == 0)
		return message_text(c->arena, LANG_ZH, T_document_any_above, NULL, 0);
	buffer_init(&names, c->arena, 0);
	for (size_t i = 0; i < a->count; i++)
		buffer_printf(&names, "%s%s", i == 0 ? "" : DOCUMENT_SEPARATORS[0], a->list[i].name);
	return buffer_text(&names);
}

bool document_may_answer(struct ctx *c, const struct run_case *k)
{
	struct answerers a;
	struct org_row own;

	find_answerers(c, k, &a);
	for (size_t i = 0; i < a.count; i++)
		if (a.list[i].id.v == c->actor.org_id)
			return true;
	if (a.count == 0 && org_get(c->store, (org_id){ c->actor.org_id }, &own) && is_above(k, own.path))
		return true;
	return ctx_refuse(c, AGAINST_RULE, T_document_reply_above, "org", k->row.org_name, "organs", names_of(c, &a), "own", c->actor.org_name, NULL);
}

const char *document_usual_to(struct ctx *c, const struct document_kind *kind, const struct run_case *k)
{
	struct answerers a;
	struct org_row org, upper;

	if (strcmp(kind->code, "reply") == 0)
		return k->row.org_name;
	find_answerers(c, k, &a);
	if (a.count > 0)
		return a.list[0].name;
	return org_get(c->store, k->row.org, &org) && org.parent.v != 0 && org_get(c->store, org.parent, &upper) ? upper.name : "";
}
