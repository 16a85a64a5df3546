/* What tests of figures of the requirements share: rows put down directly, and the pages that count them. */
#ifndef TESTS_PAGE_FIGURE_ROW_WORLD_H
#define TESTS_PAGE_FIGURE_ROW_WORLD_H

#include "world/walk.h"

#include <stdio.h>
#include <string.h>
#include "core/path.h"

#define OPEN 2932897

static struct world *w;
static struct client *county, *town, *other_town;
static int64_t city, town_a, town_b, village, branch_a, branch_b;

static void member(int64_t org, const char *name, int sex, day_t joined, const char *began_by)
{
	int64_t person = PUT(w, "person", NUMBER("region_id", 1), NUMBER("org_id", org), TEXT("path", world_org_path(w, org)), TEXT("name", name),
		NUMBER("sex", sex), NUMBER("status", 2), NUMBER("birth_day", 3000), NUMBER("birth_precision", 3), NUMBER("joined_day", joined),
		NUMBER("full_day", joined + 365));

	PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", org), NUMBER("status", 2), NUMBER("from_day", joined),
	    NUMBER("to_day", OPEN), TEXT("began_by", began_by));
}

static int64_t village_of(int64_t parent, const char *name, day_t joined, const char *began_by)
{
	int64_t org = world_org_of(w, parent, "branch", name);

	PUT(w, "host_unit", TEXT("kind", "village"), TEXT("name", name), NUMBER("org_id", parent), TEXT("coverage", "own"),
	    NUMBER("covered_by", org), TEXT("facts", "{}"), NUMBER("to_day", OPEN));
	if (joined != DAY_NONE)
		member(org, "新党员", 1, joined, began_by);
	return org;
}

static int start(void **state)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town_a = world_org_of(w, city, "committee", "甲镇党委");
	town_b = world_org_of(w, city, "committee", "乙镇党委");
	branch_a = world_org_of(w, town_a, "branch", "甲镇机关支部");
	branch_b = world_org_of(w, town_b, "branch", "乙镇机关支部");
	village = village_of(town_a, "甲村", day_from_date(2012, 11, 16), "joined");
	village_of(town_b, "乙村", day_from_date(2012, 11, 18), "joined");
	member(village, "转入党员", 1, day_from_date(2015, 6, 1), "transferred_in");
	world_right(w, "secretary", "see_org");
	world_right(w, "secretary", "see_person");
	world_right(w, "secretary", "see_figures");
	world_right(w, "secretary", "edit_org");
	county = walk_holder(w, city, "secretary", "county", 101);
	town = walk_holder(w, town_a, "secretary", "town", 102);
	other_town = walk_holder(w, town_b, "secretary", "other", 103);
	for (int i = 0; i < 7; i++)
		member(branch_a, "男党员", 1, day_from_date(2000, 1, 1), "opening");
	for (int i = 0; i < 3; i++)
		member(branch_a, "女党员", 2, day_from_date(2000, 1, 1), "opening");
	for (int i = 0; i < 20; i++)
		member(branch_b, "乙党员", 1, day_from_date(2005, 1, 1), "opening");
	return 0;
}

static const char *url(const char *path, int64_t org)
{
	return arena_printf(w->arena, "%s%sorg=%lld", path, strchr(path, '?') == NULL ? "?" : "&", (long long)org);
}

/* The cells of a row of a table, as JSON; "" if it is not there. */
static inline const char *cells(const struct reply *r, const char *table, const char *item)
{
	const char *at = strstr(r->body, arena_printf(w->arena, "\"key\":\"%s\"", table));

	at = at == NULL ? NULL : strstr(at, arena_printf(w->arena, "\"item\":\"%s\"", item));
	at = at == NULL ? NULL : strstr(at, "\"cells\":");
	return at == NULL ? "" : arena_text_n(w->arena, at + 8, strcspn(at, "]") - 7);
}

/* ---- many rows at once ---- */

/* Numbered from the next id on. */
static inline void branches_below(int64_t parent, int count, const char *name, const char *end)
{
	int64_t first = w->last_id + 1;
	const char *rows = "", *path = world_org_path(w, parent);

	for (int i = 0; i < count; i++)
		rows = arena_printf(w->arena, "%s%s(%lld, 'C%lld', 'branch', '%s%d%s', '', '', '', %lld, '%s', 3, 1, 'village', 0, %d, 0, 0, 0, 0, '', 0, NULL, 1)", rows,
			i > 0 ? ", " : "", (long long)first + i, (long long)first + i, name, i, end, (long long)parent, path_child(w->arena, path, i + 1), OPEN);
	world_run(w, arena_printf(w->arena, "INSERT INTO org (id, code, kind, name, short_name, pinyin_key, initials, parent_id, path, level, region_id, unit_kind, "
		"from_day, to_day, term_years, elected_day, term_ends_day, host_id, external_code, place_id, note, row_version) VALUES %s", rows));
	w->last_id += count;
}

static inline const char *report(const char *which, int64_t org)
{
	return url(arena_printf(w->arena, "/api/v1/figure/tables?report=%s&day=2015-11-17", which), org);
}

/* Many roles of one kind in one organisation; their people are numbers only. */
static inline void roles(int64_t org, const char *kind, const char *source, int count, day_t from)
{
	world_run(w, arena_printf(w->arena, "INSERT INTO person_role (id, region_id, person_id, org_id, kind, source, detail, from_day, to_day, document, mentor_id, "
		"term_day, result) WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
		"SELECT %lld + i, 1, %lld + i, %lld, '%s', '%s', '', %d, %d, '', 0, %d, '' FROM n", count - 1, (long long)w->last_id + 1, (long long)w->last_id + 1,
		(long long)org, kind, source, (int)from, OPEN, OPEN));
	w->last_id += count;
}

#endif
