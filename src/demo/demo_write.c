/* Writes a planned city. A table at a time, in slices: a slice is one transaction, one audit line, one arena. */
#include "demo/demo.h"

#include <stdio.h>
#include <string.h>
#include "core/crypto.h"
#include "core/id_number.h"
#include "core/password.h"
#include "core/path.h"
#include "core/phone.h"
#include "core/search.h"
#include "core/services.h"
#include "demo/demo_appraisal.h"
#include "demo/demo_case.h"
#include "demo/demo_history.h"
#include "demo/demo_plan.h"
#include "demo/demo_sql.h"
#include "rooms/account/account.h"
#include "rooms/person/quota.h"
#include "rooms/person/team_batch_sql.h"
#include "rooms/org/org_sql.h"
#include "rooms/org/post_sql.h"

#define SLICE_ROWS 20000
#define BIGRAMS_MAX 16

struct writer {
	struct ctx *c;
	struct demo_plan *p;
	struct arena *arena;		/* of the slice */
	struct store *store;		/* NULL between slices */
	int rows, place_people;
	int64_t created_s;		/* business clock: the same for the same day */
	bool is_failed;
	char *error;
	size_t error_bytes;
};

static void end_slice(struct writer *w)
{
	if (w->store == NULL)
		return;
	if (!store_commit(w->store) && !w->is_failed) {
		w->is_failed = true;
		snprintf(w->error, w->error_bytes, "%s", store_error(w->store) != NULL ? store_error(w->store) : "");
	}
	store_close(w->store);
	w->store = NULL;
	w->rows = 0;
	arena_clear(w->arena);
}

/* The store to write the next row with. After a failure everything runs on in a store that does nothing. */
static struct store *next_row(struct writer *w, const char *table)
{
	const struct audit_entry entry = { .time_s = w->c->machine_s, .org_id = DEMO_REGION, .verb = "demo.load", .subject = table,
		.address = "init" };

	if (w->store == NULL) {
		w->store = store_open(w->c->services->database, w->arena);
		store_begin(w->store, &entry);
	}
	w->rows++;
	return w->store;
}

/* Asked between two records: a slice ends only here, since a record's texts live in its arena. */
static bool goes_on(struct writer *w)
{
	if (w->rows >= SLICE_ROWS)
		end_slice(w);
	return !w->is_failed;
}

static void write_org_path(struct writer *w, int id, int *path_id)
{
	const struct demo_org *o = demo_org_at(w->p, id);
	const char *kind = o->kind;

	if (o->former_name != NULL) {
		demo_org_path_insert(next_row(w, "org_path"), (org_path_id){ ++*path_id }, (org_id){ id }, o->parent, o->path, o->former_name, kind,
			o->from_day, o->renamed_day, "founded", "");
		demo_org_path_insert(next_row(w, "org_path"), (org_path_id){ ++*path_id }, (org_id){ id }, o->parent, o->path, o->name, kind,
			o->renamed_day, DAY_OPEN, "renamed", o->document);
		return;
	}
	/* It had a place of its own there, which nobody else gets. */
	if (o->former_parent != 0) {
		const struct demo_org *former = demo_org_at(w->p, o->former_parent);

		demo_org_path_insert(next_row(w, "org_path"), (org_path_id){ ++*path_id }, (org_id){ id }, o->former_parent,
			path_child(w->arena, former->path, former->children_count + 1), o->name, kind, o->from_day, o->moved_day, "founded", "");
		demo_org_path_insert(next_row(w, "org_path"), (org_path_id){ ++*path_id }, (org_id){ id }, o->parent, o->path, o->name, kind,
			o->moved_day, DAY_OPEN, "moved", "云组批〔隶属〕7号");
		return;
	}
	if (o->former_kind != NULL) {
		demo_org_path_insert(next_row(w, "org_path"), (org_path_id){ ++*path_id }, (org_id){ id }, o->parent, o->path, o->name,
			o->former_kind, o->from_day, o->former_until, "founded", "");
		demo_org_path_insert(next_row(w, "org_path"), (org_path_id){ ++*path_id }, (org_id){ id }, o->parent, o->path, o->name,
			kind, o->former_until, DAY_OPEN, "converted", o->document);
		return;
	}
	demo_org_path_insert(next_row(w, "org_path"), (org_path_id){ ++*path_id }, (org_id){ id }, o->parent, o->path, o->name, kind,
		o->from_day, DAY_OPEN, "founded", o->document);
}

/* Every term since it was founded, each as long as the present one is to be; the first began with the founding, and what is left of the years before the second
 * belongs to it: no committee was elected for half a year. */
static void write_former_terms(struct writer *w, int id)
{
	const struct demo_org *o = demo_org_at(w->p, id);
	day_t next = o->elected_day, day;

	if (o->term_years == 0 || o->elected_day == DAY_OPEN)
		return;
	for (; next > o->from_day; next = day) {
		day = next - o->term_years * 365;
		if (day < o->from_day + o->term_years * 365)
			day = o->from_day;
		org_term_keep(next_row(w, "org_term"), (org_id){ id }, day, o->term_years, day_add_months(day, 12 * o->term_years), next);
	}
}

static void write_orgs(struct writer *w)
{
	int path_id = 0;

	for (int id = 1; id <= w->p->orgs_count && goes_on(w); id++) {
		const struct demo_org *o = demo_org_at(w->p, id);
		struct store *s = next_row(w, "org");

		demo_org_insert(s, (org_id){ id }, o->code, o->kind, o->name, o->short_name, search_title_key(w->arena, o->name),
			search_title_initials(w->arena, o->short_name), o->parent, o->path, o->level, DEMO_REGION, o->unit_kind, o->from_day,
			o->term_years, o->elected_day, o->term_ends_day, o->host);
	}
	org_bigrams_add(next_row(w, "org_bigram"), (org_id){ 1 }, (org_id){ w->p->orgs_count });
	for (int id = 1; id <= w->p->orgs_count && goes_on(w); id++)
		write_org_path(w, id, &path_id);
	for (int id = 1; id <= w->p->orgs_count && goes_on(w); id++)
		write_former_terms(w, id);
}

static void write_hosts(struct writer *w)
{
	for (int id = 1; id <= w->p->hosts_count && goes_on(w); id++) {
		const struct demo_host *h = demo_host_at(w->p, id);

		demo_host_insert(next_row(w, "host_unit"), (host_unit_id){ id }, h->kind, h->name, h->org, h->credit_code, h->coverage, h->covered_by,
			h->households, h->people, h->staff, h->mode, h->product, h->gain_fen, h->from_day, h->facts);
	}
}

static void write_groups(struct writer *w)
{
	for (int id = 1; id <= w->p->groups_count && goes_on(w); id++) {
		const struct demo_household_group *g = &w->p->groups[id - 1];

		demo_household_group_insert(next_row(w, "household_group"), (household_group_id){ id }, (org_id){ g->org }, g->number, g->households,
			g->person, g->day);
	}
}

/* Halls are open as offices are. */
static void write_office_hours(struct writer *w, place_id place)
{
	for (int weekday = 1; weekday <= 5; weekday++) {
		demo_place_hours_insert(next_row(w, "place_hours"), place, weekday, 8 * 60 + 30, 12 * 60);
		demo_place_hours_insert(next_row(w, "place_hours"), place, weekday, 14 * 60, 17 * 60 + 30);
	}
}

/* The first of an area leads it. */
static void write_place_members(struct writer *w, place_id id, const struct demo_place *place)
{
	const struct demo_org *o = demo_org_at(w->p, place->org);
	int member = 0;

	for (int i = 0; i < o->people_count && member < place->first_member + place->members; i++) {
		int person = o->first_person + i;

		if (demo_person_at(w->p, person)->status != 2 || member++ < place->first_member)
			continue;
		demo_place_person_insert(next_row(w, "place_person"), (place_person_id){ ++w->place_people }, id, (person_id){ person },
			member == place->first_member + 1 && strcmp(place->kind, "area") == 0, place->from_day);
	}
}

static void write_places(struct writer *w)
{
	for (int id = 1; id <= w->p->places_count && goes_on(w); id++) {
		const struct demo_place *place = &w->p->places[id - 1];

		demo_place_insert(next_row(w, "place"), (place_id){ id }, (org_id){ place->org }, place->kind, place->name, place->floor,
			place->area_dm2, place->seats, place->from_day);
		if (strcmp(place->kind, "service_hall") == 0)
			write_office_hours(w, (place_id){ id });
		write_place_members(w, (place_id){ id }, place);
		if (place->outer != 0)
			demo_place_part_insert(next_row(w, "place_part"), (place_id){ id }, (place_id){ place->outer });
	}
}

static void write_posts(struct writer *w)
{
	for (int id = 1; id <= w->p->posts_count && goes_on(w); id++) {
		const struct demo_post *post = demo_post_at(w->p, id);

		demo_post_insert(next_row(w, "post"), (post_id){ id }, (org_id){ post->org }, post->kind, post->name, post->seats,
			post->is_exclusive, post->base, post->rank, post->from_day);
		if (post->place != 0)
			demo_post_place_insert(next_row(w, "post_place"), (post_id){ id }, (place_id){ post->place });
	}
	for (int id = 1; id <= w->p->holdings_count && goes_on(w); id++) {
		const struct demo_holding *h = &w->p->holdings[id - 1];

		demo_holding_insert(next_row(w, "holding"), (holding_id){ id }, (post_id){ h->post }, (org_id){ h->org },
			(person_id){ h->person }, h->manner, h->from_day, h->to_day, h->document, h->reason);
		if (h->ended_as[0] != '\0')
			holding_ending_put(next_row(w, "holding_ending"), (holding_id){ id }, h->ended_as);
	}
}

/* ---- people ---- */

/* In the archive a day that is not there is DAY_NONE. */
static day_t none_if_open(day_t day)
{
	return day == DAY_OPEN ? DAY_NONE : day;
}

static const char *tails_of(struct writer *w, const char *number)
{
	struct keyring *keys = w->c->services->keys;

	return crypto_tails(keys, w->arena, keyring_active_id(keys), CRYPTO_PURPOSE_TAIL, number);
}

static void write_search(struct writer *w, int id, const struct demo_person *who)
{
	const char *bigrams[BIGRAMS_MAX];
	size_t count = search_bigrams(w->arena, who->name, bigrams, BIGRAMS_MAX);

	for (size_t i = 0; i < count; i++)
		demo_person_bigram_insert(next_row(w, "person_bigram"), DEMO_REGION, bigrams[i], (person_id){ id });
	demo_person_key_insert(next_row(w, "person_key"),
		crypto_index(w->c->services->keys, w->arena, keyring_active_id(w->c->services->keys), CRYPTO_PURPOSE_ID_NUMBER, who->id_number), (person_id){ id });
	demo_person_tails_insert(next_row(w, "person_tail"), DEMO_REGION, (person_id){ id }, tails_of(w, who->id_number),
		tails_of(w, who->phone));
}

static void write_people(struct writer *w)
{
	struct keyring *k = w->c->services->keys;

	for (int id = 1; id <= w->p->people_count && goes_on(w); id++) {
		const struct demo_person *who = demo_person_at(w->p, id);
		struct store *s = next_row(w, "person");
		struct arena *a = w->arena;

		demo_person_insert(s, (person_id){ id }, DEMO_REGION, who->org, demo_org_at(w->p, who->org)->path, who->name,
			search_key(a, who->name), search_initials(a, who->name), who->sex, who->nationality, who->birth_day,
			crypto_seal(k, a, "person", "id_number", id, who->id_number), id_number_mask(a, who->id_number),
			crypto_seal(k, a, "person", "phone", id, who->phone), phone_mask(a, who->phone), who->native_place, who->address,
			who->education, who->school, who->occupation, who->work_unit, who->job, who->is_front_line,
			who->is_married ? "20" : "10", who->status, none_if_open(who->applied_day), none_if_open(who->joined_day),
			none_if_open(who->full_day), w->created_s);
		write_search(w, id, who);
	}
}

static void write_histories(struct writer *w)
{
	struct demo_random random;
	int64_t row_id = 0;

	demo_random_init(&random, w->p->profile->seed, "history");
	for (int id = 1; id <= w->p->people_count && goes_on(w); id++) {
		struct demo_history rows[DEMO_HISTORY_MAX];
		int count = demo_history_of(w->p, &random, demo_person_at(w->p, id), w->arena, rows);

		for (int i = 0; i < count; i++)
			demo_history_insert(next_row(w, "person_history"), (person_history_id){ ++row_id }, DEMO_REGION, (person_id){ id },
				rows[i].kind, rows[i].from_day, rows[i].precision, rows[i].to_day, rows[i].title, rows[i].detail, rows[i].code);
	}
}

/* Of the year in which the first of them went. */
static void write_batch(struct writer *w)
{
	day_t first = w->p->today;

	for (int i = 0; i < w->p->roles_count; i++)
		if (w->p->roles[i].is_in_batch && w->p->roles[i].from_day < first)
			first = w->p->roles[i].from_day;
	team_batch_insert(next_row(w, "team_batch"), (team_batch_id){ 1 }, (org_id){ w->p->root }, DEMO_TEAM_BATCH, date_from_day(first).year, DEMO_TEAM_DOCUMENT, 0);
}

static void write_links(struct writer *w)
{
	write_batch(w);
	for (int id = 1; id <= w->p->spells_count && goes_on(w); id++) {
		const struct demo_spell *m = &w->p->spells[id - 1];

		demo_membership_insert(next_row(w, "membership"), (membership_id){ id }, DEMO_REGION, (person_id){ m->person }, (org_id){ m->org },
			m->status, m->from_day, m->to_day, m->began_by, m->ended_by);
	}
	for (int id = 1; id <= w->p->roles_count && goes_on(w); id++) {
		const struct demo_role *r = &w->p->roles[id - 1];

		demo_role_insert(next_row(w, "person_role"), (person_role_id){ id }, DEMO_REGION, (person_id){ r->person }, (org_id){ r->org },
			r->kind, r->source, r->detail, r->from_day, r->to_day, r->mentor, r->term_day, r->result);
		if (r->is_in_batch)
			team_batch_role_insert(next_row(w, "team_batch_role"), id, (team_batch_id){ 1 }, DEMO_REGION);
	}
	for (int id = 1; id <= w->p->stated_count && goes_on(w); id++) {
		const struct demo_stated *f = &w->p->stated[id - 1];

		demo_stated_insert(next_row(w, "stated_figure"), (stated_figure_id){ id }, (org_id){ f->org }, f->name, f->unit, f->stated,
			f->compared, f->counter, f->source);
	}
}

static void write_appraisals(struct writer *w)
{
	struct arena *a = arena_new();
	struct demo_appraisal *all;
	int count = demo_appraisals(w->p, a, &all), grade_id = 0;

	for (int i = 0; i < count && goes_on(w); i++) {
		demo_appraisal_write(next_row(w, "appraisal"), &all[i]);
		for (int k = 0; k < all[i].grades_count; k++)
			demo_grade_write(next_row(w, "appraisal_grade"), ++grade_id, DEMO_REGION, &all[i], &all[i].grades[k]);
	}
	arena_free(a);
}

/* Values of the present year or half-year, verified by nobody yet. */
static void write_ledger(struct writer *w)
{
	struct date d = date_from_day(w->p->today);
	const char *year = arena_printf(w->c->arena, "%d", d.year), *half = arena_printf(w->c->arena, "%d-%d", d.year, d.month <= 6 ? 1 : 2);

	for (int id = 1; id <= w->p->ledger_count && goes_on(w); id++) {
		const struct demo_ledger *l = &w->p->ledger[id - 1];

		demo_ledger_insert(next_row(w, "ledger_value"), (ledger_value_id){ id }, (org_id){ l->org }, l->sheet,
			strcmp(l->sheet, "group") == 0 ? half : year, l->item, l->plan, l->value);
	}
	for (int id = 1; id <= w->p->counters_count && goes_on(w); id++) {
		const struct demo_counter *n = &w->p->counters[id - 1];

		demo_counter_insert(next_row(w, "ledger_counter"), (ledger_counter_id){ id }, (org_id){ n->org }, n->name, n->unit, n->start);
	}
}

/* The password is hashed once for all: it is public. Its age runs on the machine's clock. */
static void write_accounts(struct writer *w, const char *hash)
{
	struct ctx c = *w->c;

	for (int id = 1; id <= w->p->accounts_count && goes_on(w); id++) {
		const struct demo_account *account = &w->p->accounts[id - 1];

		demo_account_insert(next_row(w, "account"), (account_id){ id }, account->login, account->person, account->admin, hash,
			(struct bytes){ .data = "", .bytes = 0 }, w->c->machine_s, w->created_s);
	}
	c.store = next_row(w, "post_right");
	c.arena = w->arena;
	account_add_first_rights(&c);
	c.store = next_row(w, "quota");
	quota_turn_on_shipped(&c);
}

const struct demo_profile *demo_profile_find(const char *name)
{
	if (strcmp(name, DEMO_FULL.name) == 0)
		return &DEMO_FULL;
	return strcmp(name, DEMO_SMALL.name) == 0 ? &DEMO_SMALL : NULL;
}

bool demo_load(struct ctx *c, const struct demo_profile *profile, struct demo_counts *counts, char *error, size_t error_bytes)
{
	struct demo_plan *p = demo_plan_new(c->arena, profile, c->today);
	struct writer w = { .c = c, .p = p, .arena = arena_new(), .error = error, .error_bytes = error_bytes,
		.created_s = (int64_t)c->today * 86400 - CHINA_OFFSET_S + 9 * 3600 };
	const char *hash = password_hash(c->services->keys, c->arena, DEMO_PASSWORD);

	write_orgs(&w);
	write_hosts(&w);
	write_groups(&w);
	write_places(&w);
	write_posts(&w);
	write_people(&w);
	write_histories(&w);
	write_links(&w);
	write_appraisals(&w);
	write_ledger(&w);
	write_accounts(&w, hash);
	end_slice(&w);
	arena_free(w.arena);
	*counts = (struct demo_counts){ .orgs = p->orgs_count, .committees = demo_committees(profile), .branches = demo_branches(profile),
		.people = p->people_count, .members = demo_members(profile), .accounts = p->accounts_count };
	return !w.is_failed && demo_cases(c, p, error, error_bytes);
}
