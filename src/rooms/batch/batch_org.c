/* The branch that a roster names: by code, by name, by the usual shorter spellings of a name. */
#include <string.h>
#include "core/path.h"
#include "rooms/batch/batch_judge.h"

#define NAME_BYTES_MAX 400

static struct batch_org several;	/* marks a name that more than one organisation has */

const char *batch_org_spelling(struct arena *a, const char *name)
{
	static const struct { const char *from, *to; } CUTS[] = {
		{ "中国共产党", "" }, { "中共", "" }, { "党支部委员会", "支部" }, { "支部委员会", "支部" }, { "党支部", "支部" }, { "党总支", "总支" },
		{ "支部", "" },
	};
	char *out = text_narrow_brackets(a, text_clean(a, name));
	size_t bytes = strlen(out), kept = 0;

	for (size_t i = 0; i < bytes; i++)
		if (out[i] != ' ')
			out[kept++] = out[i];
	out[kept] = '\0';
	for (size_t i = 0; i < sizeof(CUTS) / sizeof(CUTS[0]); i++) {
		char *at = strstr(out, CUTS[i].from);
		size_t from = strlen(CUTS[i].from), to = strlen(CUTS[i].to);

		if (at == NULL || strlen(out) == from)
			continue;
		memmove(at + to, at + from, strlen(at + from) + 1);
		memcpy(at, CUTS[i].to, to);
	}
	return out;
}

static void name_one(struct map *names, const char *name, struct batch_org *org)
{
	struct batch_org *other;

	if (name[0] == '\0')
		return;
	other = map_get(names, name);
	if (other == NULL)
		map_set(names, name, org);
	else if (other != org)
		map_set(names, name, &several);
}

/* Its name, its short one, and the usual shorter spelling. */
static void name_all(struct batch_judge *j, struct map *names, struct batch_org *org)
{
	name_one(names, org->name, org);
	name_one(names, text_clean(j->arena, org->name), org);
	name_one(names, org->short_name, org);
	name_one(names, batch_org_spelling(j->arena, org->name), org);
}

static void add_region(struct batch_judge *j, int64_t region)
{
	for (size_t i = 0; i < j->regions_count; i++)
		if (j->regions[i] == region)
			return;
	if (j->regions_count < BATCH_REGIONS_MAX)
		j->regions[j->regions_count++] = region;
}

void batch_orgs_load(struct batch_judge *j, struct ctx *c)
{
	struct batch_org *rows;

	map_init(&j->by_code, j->arena);
	map_init(&j->by_name, j->arena);
	map_init(&j->by_former_name, j->arena);
	map_init(&j->guesses, j->arena);
	map_init(&j->missing, j->arena);
	map_init(&j->nearest, j->arena);
	j->orgs_count = batch_orgs(c->store, j->path, j->path_end, &rows);
	j->orgs = arena_array(j->arena, j->orgs_count, sizeof(*j->orgs));
	for (size_t i = 0; i < j->orgs_count; i++) {
		struct batch_org *org = &j->orgs[i];

		*org = rows[i];		/* the texts lie in the arena of one step: copied */
		org->code = arena_text(j->arena, rows[i].code);
		org->kind = arena_text(j->arena, rows[i].kind);
		org->name = arena_text(j->arena, rows[i].name);
		org->short_name = arena_text(j->arena, rows[i].short_name);
		org->path = arena_text(j->arena, rows[i].path);
		org->into_name = arena_text(j->arena, rows[i].into_name);
		add_region(j, org->region);
		map_set(&j->by_code, org->code, org);
		name_all(j, org->to_day == DAY_OPEN ? &j->by_name : &j->by_former_name, org);
	}
	batch_near_init(&j->near, j->arena, j->orgs, j->orgs_count);
}

/* The one organisation whose name holds all that was typed; NULL when there is none or several. */
static const char *guess_name(struct batch_judge *j, const char *typed)
{
	const char *core = batch_org_spelling(j->arena, typed), *found = NULL;
	char *kept = map_get(&j->guesses, core);

	if (kept != NULL)
		return kept[0] == '\0' ? NULL : kept;
	for (size_t i = 0; i < j->orgs_count && core[0] != '\0'; i++) {
		if (j->orgs[i].to_day != DAY_OPEN || strstr(j->orgs[i].name, core) == NULL)
			continue;
		if (found != NULL) {
			found = NULL;
			break;
		}
		found = j->orgs[i].name;
	}
	map_set(&j->guesses, core, arena_text(j->arena, found == NULL ? "" : found));
	return found;
}

const char *batch_org_near(struct batch_judge *j, enum lang lang, const char *typed)
{
	char *kept = map_get(&j->nearest, typed);

	if (kept == NULL) {
		kept = arena_text(j->arena, batch_near_words(&j->near, lang, typed));
		map_set(&j->nearest, arena_text(j->arena, typed), kept);
	}
	return kept;
}

enum batch_org_answer batch_org_find(struct batch_judge *j, const char *typed, const struct batch_org **org, const char **guess)
{
	struct batch_org *found = map_get(&j->by_code, typed);

	*guess = NULL;
	if (found == NULL)
		found = map_get(&j->by_name, typed);
	if (found == NULL)
		found = map_get(&j->by_name, batch_org_spelling(j->arena, typed));
	if (found == NULL)	/* none that is there: one that was, which says where it went */
		found = map_get(&j->by_former_name, typed);
	if (found == NULL)
		found = map_get(&j->by_former_name, batch_org_spelling(j->arena, typed));
	if (found == &several)
		return BATCH_ORG_AMBIGUOUS;
	*org = found;
	if (found != NULL)
		return BATCH_ORG_FOUND;
	*guess = guess_name(j, typed);
	return BATCH_ORG_UNKNOWN;
}

void batch_org_missing(struct batch_judge *j, const char *name, int row)
{
	struct batch_missing_name *known = map_get(&j->missing, name);

	if (row <= j->missing_row || text_chars(name) > LIMIT_BATCH_MISSING_NAME || (known == NULL && j->missing.count >= BATCH_MISSING_MAX))
		return;
	j->missing_row = row;
	if (known == NULL) {
		known = arena_alloc(j->arena, sizeof(*known));
		*known = (struct batch_missing_name){ .name = arena_text(j->arena, name) };
		map_set(&j->missing, known->name, known);
	}
	known->people++;
}

void batch_org_keep_missing(struct ctx *c, const struct batch_judge *j, batch_id id)
{
	batch_missing_delete(c->store, id.v);
	for (size_t i = 0; i < j->missing.count; i++) {
		const struct batch_missing_name *m = j->missing.items[i].value;

		batch_missing_insert(c->store, id.v, m->name, m->people);
	}
}
