#include "rooms/run/recruit_stage.h"

#include <string.h>
#include "core/path.h"
#include "core/permit.h"
#include "rooms/org/org.h"
#include "rooms/run/run_talk.h"
#include "text/run.h"

const char *const RECRUIT_STAGES[] = { "applicant", "activist", "prospect", "probationary", "converted", "member" };

static void read_parts(struct ctx *c, struct recruit_stages *s)
{
	const struct org_row *org = &s->own.org;
	const char *end = path_end(c->arena, org->path);
	int64_t chars = (int64_t)strlen(org->path) + PATH_SEGMENT_CHARS;

	s->roles_count = recruit_stage_roles(c->store, org->region, org->path, end, c->today, chars, &s->roles);
	s->members_count = recruit_stage_members(c->store, org->region, org->path, end, chars, &s->members);
}

/* Adds up what stands at this organisation and below it, of the parts that were read. */
static void count(const struct recruit_stages *s, struct recruit_unit *u)
{
	for (size_t i = 0; i < s->roles_count; i++) {
		if (!path_is_within(s->roles[i].path, u->org.path))
			continue;
		u->numbers[RECRUIT_APPLICANT] += s->roles[i].applicants;
		u->numbers[RECRUIT_ACTIVIST] += s->roles[i].activists;
		u->numbers[RECRUIT_PROSPECT] += s->roles[i].prospects;
	}
	for (size_t i = 0; i < s->members_count; i++) {
		if (!path_is_within(s->members[i].path, u->org.path))
			continue;
		u->numbers[RECRUIT_PROBATIONARY] += s->members[i].probationary;
		u->numbers[RECRUIT_CONVERTED] += s->members[i].converted;
		u->numbers[RECRUIT_MEMBER] += s->members[i].probationary + s->members[i].converted;
	}
}

static bool stage_of(struct ctx *c, const char *text, enum recruit_stage *stage)
{
	*stage = RECRUIT_ACTIVIST;
	for (int i = 0; i < RECRUIT_STAGES_COUNT; i++)
		if (strcmp(RECRUIT_STAGES[i], text) == 0) {
			*stage = (enum recruit_stage)i;
			return true;
		}
	return text[0] == '\0' || ctx_refuse_field(c, "stage", T_run_recruit_no_stage, NULL);
}

bool recruit_stages_read(struct ctx *c, org_id org, const char *stage, int64_t page, int64_t rows_per_page, struct recruit_stages *s)
{
	int64_t offset = (page - 1) * rows_per_page;
	const char *end;

	*s = (struct recruit_stages){ .page = page, .rows_per_page = rows_per_page };
	if (!org_see_for(c, org, MAY_HANDLE, &s->own.org) || !stage_of(c, stage, &s->stage))
		return false;
	end = path_end(c->arena, s->own.org.path);
	read_parts(c, s);
	count(s, &s->own);
	if (s->stage <= RECRUIT_PROSPECT)
		s->rows_count = recruit_stage_role_rows(c->store, s->own.org.region, s->own.org.path, end, RECRUIT_STAGES[s->stage], c->today, rows_per_page, offset, &s->rows);
	else
		s->rows_count = recruit_stage_member_rows(c->store, s->own.org.region, s->own.org.path, end, RECRUIT_STAGES[s->stage], rows_per_page, offset, &s->rows);
	return true;
}

/* Rows come by organisation: the way is looked for once for each. */
void recruit_stages_read_ways(struct ctx *c, struct recruit_stages *s)
{
	struct run_talk_way way = { 0 };
	const char *before = "";
	bool is_open = false;

	s->open_hrefs = arena_array(c->arena, s->rows_count + 1, sizeof(*s->open_hrefs));
	for (size_t i = 0; i < s->rows_count; i++) {
		const struct recruit_stage_row *r = &s->rows[i];

		if (r->run.v != 0)
			continue;
		if (strcmp(before, r->org_path) != 0)
			is_open = may_at_path(c, MAY_HANDLE, r->org_path) && run_talk_way_find(c, r->org_path, &way) && may_at(c, MAY_HANDLE, way.org);
		before = r->org_path;
		if (is_open)
			s->open_hrefs[i] = arena_printf(c->arena, "/org/%lld/run/new?use=%lld&person=%lld", (long long)way.org, (long long)way.use, (long long)r->person.v);
	}
}

void recruit_stages_read_units(struct ctx *c, struct recruit_stages *s)
{
	struct org_item *below;
	size_t n = org_children_apart(c->store, s->own.org.id, c->today, 1, RECRUIT_STAGE_UNITS_MAX, 0, &below);

	s->units = arena_array(c->arena, n + 1, sizeof(*s->units));
	for (size_t i = 0; i < n; i++) {
		struct recruit_stages apart = { 0 };	/* a county of its own, whose rows lie in another region */
		struct recruit_unit *u = &s->units[s->units_count];

		if (!org_get(c->store, below[i].id, &u->org))
			continue;
		s->units_count++;
		if (u->org.region != s->own.org.region) {
			apart.own.org = u->org;
			read_parts(c, &apart);
		}
		count(u->org.region != s->own.org.region ? &apart : s, u);
	}
}
