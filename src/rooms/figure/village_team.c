/* 村（社区）两委成员和后备力量. What the Party organisation of a village is: the one whose upper organisation is no village, as in quota.sql; the
 * committees of the branches below it are no village committee. */
#include "rooms/figure/village_team.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "core/code.h"
#include "core/path.h"
#include "text/figure.h"

const char *const TEAM_AREAS[TEAM_AREAS_COUNT + 1] = { "village", "community", NULL };
const char *const TEAM_BODIES[TEAM_BODIES_COUNT + 1] = { "party", "committee", "both", "either", "reserve", NULL };

message team_body_text(enum team_body body)
{
	static const struct message *const TEXTS[TEAM_BODIES_COUNT] = { T_figure_team_party, T_figure_team_committee, T_figure_team_both, T_figure_team_either,
		T_figure_team_reserve };

	return TEXTS[body];
}

/* ---- organisations of the day ---- */

/* bodies: FIGURE_VALUE of those whose posts or reserves count there. */
struct team_org { int64_t id; uint32_t place; enum team_area area; uint64_t bodies; };

static int by_id(const void *a, const void *b)
{
	const struct team_org *x = a, *y = b;

	return x->id < y->id ? -1 : x->id > y->id;
}

/* Places in the code sets, looked up once. */
struct team_codes { int units[TEAM_AREAS_COUNT]; uint64_t party, committees; };

static struct team_codes codes_of_team(void)
{
	struct team_codes codes = { .party = figure_kind_bits(FIGURE_BASE_KINDS), .committees = figure_kind_bits("village_committee.residents_committee") };

	for (int i = 0; i < TEAM_AREAS_COUNT; i++)
		codes.units[i] = figure_code_place("unit_kind", TEAM_AREAS[i]);
	return codes;
}

static int area_of(const struct team_codes *codes, uint8_t unit)
{
	for (int i = 0; i < TEAM_AREAS_COUNT; i++)
		if (unit == codes->units[i])
			return i;
	return -1;
}

/* The organisation above one of the tree, by its path of the day; -1: none. */
static int64_t above(const struct image *im, const struct tree *t, struct arena *a, uint32_t org)
{
	size_t bytes = strlen(t->path[org]), from, to;

	if (bytes <= PATH_SEGMENT_CHARS)
		return -1;
	tree_range(im, t, arena_text_n(a, t->path[org], bytes - PATH_SEGMENT_CHARS), &from, &to);
	return from < to ? (int64_t)t->order[from] : -1;
}

static uint64_t bodies_of(const struct image *im, const struct tree *t, struct arena *a, const struct team_codes *codes, uint32_t org)
{
	uint64_t bodies = FIGURE_VALUE(TEAM_RESERVE);

	if ((codes->committees >> t->kind[org] & 1) != 0)
		bodies |= FIGURE_VALUE(TEAM_COMMITTEE);
	if ((codes->party >> t->kind[org] & 1) != 0) {
		int64_t up = above(im, t, a, org);

		bodies |= up < 0 || t->unit[up] != t->unit[org] ? FIGURE_VALUE(TEAM_PARTY) : 0;
	}
	return bodies;
}

/* Those of villages and communities under the path, there on the day, by id. */
static bool find_orgs(struct ctx *c, const char *path, day_t day, struct team_org **orgs, size_t *count)
{
	const struct team_codes codes = codes_of_team();
	const struct image *im = snapshot_open(c);
	const struct tree *t;
	size_t from, to;
	int64_t top;

	if (im == NULL)
		return false;
	t = image_tree(im, c->arena, day, c->today);
	top = path[0] == '\0' ? -1 : image_org_at(im, path);
	tree_range(im, t, top < 0 ? path : t->path[top], &from, &to);
	*orgs = arena_array(c->arena, to - from + 1, sizeof(**orgs));
	*count = 0;
	for (size_t i = from; i < to; i++) {
		uint32_t org = t->order[i];
		int area = t->kind[org] == 0 ? -1 : area_of(&codes, t->unit[org]);

		if (area >= 0)
			(*orgs)[(*count)++] = (struct team_org){ im->org_id[org], (uint32_t)i, (enum team_area)area, bodies_of(im, t, c->arena, &codes, org) };
	}
	snapshot_close(c);
	qsort(*orgs, *count, sizeof(**orgs), by_id);
	return true;
}

/* ---- the people ---- */

struct found { struct team_person person; uint32_t place; };

static int by_person(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	if (x->person.area != y->person.area)
		return x->person.area < y->person.area ? -1 : 1;
	if (x->person.person != y->person.person)
		return x->person.person < y->person.person ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

static int by_place(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return by_person(a, b);
}

static size_t take(const struct team_org *orgs, size_t orgs_count, const struct figure_team_row *rows, size_t rows_count, struct found *found)
{
	static const enum team_body BODIES[] = { TEAM_PARTY, TEAM_COMMITTEE, TEAM_RESERVE };
	size_t n = 0;

	for (size_t i = 0; i < rows_count; i++) {
		const struct figure_team_row *row = &rows[i];
		const struct team_org wanted = { .id = row->org.v }, *org = bsearch(&wanted, orgs, orgs_count, sizeof(*orgs), by_id);
		enum team_body body = BODIES[row->body];

		if (org == NULL || (org->bodies & FIGURE_VALUE(body)) == 0)
			continue;
		found[n] = (struct found){ { .person = row->person.v, .area = org->area, .sex = (int)row->sex, .status = (int)row->status,
			.education = education_group(row->education), .nationality = row->nationality, .birth_day = row->birth_day }, org->place };
		found[n++].person.is_in[body] = true;
	}
	return n;
}

/* What one person is in several places, together; the first place in the tree is where he stands. */
static size_t merge(struct found *found, size_t count)
{
	size_t n = 0;

	qsort(found, count, sizeof(*found), by_person);
	for (size_t i = 0; i < count; i++) {
		if (n == 0 || found[n - 1].person.person != found[i].person.person || found[n - 1].person.area != found[i].person.area) {
			found[n++] = found[i];
			continue;
		}
		for (int body = 0; body < TEAM_BODIES_COUNT; body++)
			found[n - 1].person.is_in[body] |= found[i].person.is_in[body];
	}
	qsort(found, n, sizeof(*found), by_place);
	return n;
}

bool village_team(struct ctx *c, const char *path, day_t day, struct team_person **people, size_t *count)
{
	struct team_org *orgs;
	struct figure_team_row *holders, *reserves;
	struct found *found;
	size_t orgs_count, ids_count = 0, holders_count, reserves_count, n;
	int64_t *ids;

	if (!find_orgs(c, path, day, &orgs, &orgs_count))
		return false;
	ids = arena_array(c->arena, orgs_count, sizeof(*ids));
	for (size_t i = 0; i < orgs_count; i++)
		if ((orgs[i].bodies & (FIGURE_VALUE(TEAM_PARTY) | FIGURE_VALUE(TEAM_COMMITTEE))) != 0)
			ids[ids_count++] = orgs[i].id;
	holders_count = ids_count > 0 ? figure_team_holders(c->store, ids, ids_count, day, &holders) : 0;
	reserves_count = orgs_count > 0 ? figure_team_reserves(c->store, day, &reserves) : 0;
	found = arena_array(c->arena, holders_count + reserves_count, sizeof(*found));
	n = holders_count > 0 ? take(orgs, orgs_count, holders, holders_count, found) : 0;
	n += reserves_count > 0 ? take(orgs, orgs_count, reserves, reserves_count, found + n) : 0;
	n = merge(found, n);
	*people = arena_array(c->arena, n, sizeof(**people));
	for (size_t i = 0; i < n; i++) {
		bool *is_in = found[i].person.is_in;

		is_in[TEAM_BOTH] = is_in[TEAM_PARTY] && is_in[TEAM_COMMITTEE];
		is_in[TEAM_EITHER] = is_in[TEAM_PARTY] || is_in[TEAM_COMMITTEE];
		(*people)[i] = found[i].person;
	}
	*count = n;
	return store_state(c->store) == STORE_GOOD;
}

bool team_knows(enum figure_attribute attribute)
{
	return attribute == FIGURE_SEX || attribute == FIGURE_MINORITY || attribute == FIGURE_AGE_BAND || attribute == FIGURE_EDUCATION || attribute == FIGURE_STATUS;
}

bool team_fits(const struct team_person *p, enum figure_attribute attribute, uint64_t values, day_t day)
{
	int value = attribute == FIGURE_SEX ? p->sex : attribute == FIGURE_MINORITY ? p->nationality > 1 : attribute == FIGURE_AGE_BAND ? age_band(p->birth_day, day)
		: attribute == FIGURE_EDUCATION ? p->education : p->status;

	return (values >> value & 1) != 0;
}

const char **team_posts(struct ctx *c, const int64_t *people, size_t count, day_t day)
{
	const char **texts = arena_array(c->arena, count, sizeof(*texts));
	struct figure_team_post *rows;
	size_t rows_count = count > 0 ? figure_team_posts(c->store, people, count, day, &rows) : 0;

	for (size_t i = 0; i < count; i++) {
		struct buffer b;

		buffer_init(&b, c->arena, 0);
		for (size_t k = 0; k < rows_count; k++) {
			if (rows[k].person.v != people[i])
				continue;
			buffer_puts(&b, buffer_text(&b)[0] == '\0' ? "" : " · ");
			buffer_printf(&b, "%s %s", rows[k].org_name, rows[k].kind[0] == '\0' ? code_name(c->lang, "role_kind", "reserve")
				: c->lang == LANG_ZH ? rows[k].name : code_name(c->lang, "post_kind", rows[k].kind));
		}
		texts[i] = buffer_text(&b);
	}
	return texts;
}

/* ---- the table ---- */

static const struct { const struct message *label; enum figure_attribute attribute; uint64_t values; } COLUMNS[] = {
	{ T_figure_column_people, FIGURE_NONE, 0 }, { T_figure_team_women, FIGURE_SEX, FIGURE_VALUE(2) }, { T_figure_team_minorities, FIGURE_MINORITY, FIGURE_VALUE(1) },
	{ T_figure_column_members, FIGURE_STATUS, FIGURE_VALUE(1) | FIGURE_VALUE(2) | FIGURE_VALUE(3) }, { T_figure_young, FIGURE_AGE_BAND, FIGURE_YOUNG },
	{ T_figure_old, FIGURE_AGE_BAND, FIGURE_VALUE(8) }, { T_figure_college, FIGURE_EDUCATION, FIGURE_COLLEGE } };
#define COLUMNS_COUNT ((int)(sizeof(COLUMNS) / sizeof(COLUMNS[0])))
#define NUMBERS_COUNT (TEAM_AREAS_COUNT * TEAM_BODIES_COUNT * COLUMNS_COUNT)

static int64_t *number(int64_t numbers[], int area, int body, int column)
{
	return &numbers[(area * TEAM_BODIES_COUNT + body) * COLUMNS_COUNT + column];
}

static void count_team(struct ctx *c, const void *data, int64_t numbers[])
{
	const struct figure_report *r = data;
	struct team_person *people;
	size_t count;

	if (!village_team(c, r->org.path, r->day, &people, &count))
		return;
	for (size_t i = 0; i < count; i++)
		for (int body = 0; body < TEAM_BODIES_COUNT; body++)
			for (int k = 0; people[i].is_in[body] && k < COLUMNS_COUNT; k++)
				*number(numbers, (int)people[i].area, body, k) += COLUMNS[k].attribute == FIGURE_NONE ||
					team_fits(&people[i], COLUMNS[k].attribute, COLUMNS[k].values, r->day);
}

const char *village_team_href(const struct figure_report *r, enum team_area area, enum team_body body, enum figure_attribute attribute, uint64_t values)
{
	struct buffer b;

	buffer_init(&b, r->c->arena, 160);
	buffer_printf(&b, "/figure/holders?org=%lld&day=%s&area=%s&body=%s&where=", (long long)r->org.id.v, day_text(r->c->arena, r->day), TEAM_AREAS[area],
		TEAM_BODIES[body]);
	report_put_where(&b, attribute, values);
	return buffer_text(&b);
}

/* Both committees together less who sits in both: each once. */
static void each_once(struct figure_report *r, struct figure_row *rows[TEAM_BODIES_COUNT])
{
	for (int k = 0; k < COLUMNS_COUNT; k++) {
		struct figure_equation *sum = report_equation(r);

		report_term(r, sum, &rows[TEAM_PARTY]->cells[k], 1);
		report_term(r, sum, &rows[TEAM_COMMITTEE]->cells[k], 1);
		report_term(r, sum, &rows[TEAM_BOTH]->cells[k], -1);
		report_term(r, sum, &rows[TEAM_EITHER]->cells[k], -1);
	}
}

void village_team_table(struct figure_report *r)
{
	static const enum team_body ORDER[TEAM_BODIES_COUNT] = { TEAM_EITHER, TEAM_PARTY, TEAM_COMMITTEE, TEAM_BOTH, TEAM_RESERVE };
	struct figure_table *t = report_table(r, "village_team", NULL, T_figure_table_village_team);
	int64_t numbers[NUMBERS_COUNT] = { 0 };

	static_assert(NUMBERS_COUNT <= FIGURE_KEPT_MAX, "they are kept together");
	figure_kept(r->c, "village_team", r->org.path, r->day, FIGURE_ON_POSTS | FIGURE_ON_ROLES, count_team, r, numbers, NUMBERS_COUNT);
	t->note = T_figure_note_village_team;
	for (int k = 0; k < COLUMNS_COUNT; k++)
		report_column(t, COLUMNS[k].label, NULL);
	for (int area = 0; area < TEAM_AREAS_COUNT; area++) {
		struct figure_row *rows[TEAM_BODIES_COUNT];

		if (*number(numbers, area, TEAM_EITHER, 0) + *number(numbers, area, TEAM_RESERVE, 0) == 0)
			continue;
		for (int i = 0; i < TEAM_BODIES_COUNT; i++) {
			enum team_body body = ORDER[i];
			const char *label = arena_printf(r->c->arena, "%s · %s", code_name(r->c->lang, "unit_kind", TEAM_AREAS[area]),
				ctx_words(r->c, team_body_text(body)));

			rows[body] = report_row(r, t, NULL, label);
			rows[body]->is_sum = body == TEAM_EITHER;
			for (int k = 0; k < COLUMNS_COUNT; k++)
				rows[body]->cells[k] = cell_number(*number(numbers, area, (int)body, k),
					village_team_href(r, (enum team_area)area, body, COLUMNS[k].attribute, COLUMNS[k].values));
		}
		each_once(r, rows);
	}
}
