/* Writes the district for measuring. Rows go in by the order of their tables' keys where that order is known,
 * and the search keys, which are scattered, are gathered for many people and sorted first: a bulk load is as
 * fast as the pages it touches are few. */
#include "demo/bulk.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "base/log.h"
#include "core/crypto.h"
#include "core/file.h"
#include "core/id_number.h"
#include "core/password.h"
#include "core/path.h"
#include "core/phone.h"
#include "core/search.h"
#include "core/services.h"
#include "demo/bulk_person.h"
#include "demo/demo.h"
#include "demo/demo_appraisal.h"
#include "demo/demo_history.h"
#include "demo/demo_name.h"
#include "demo/demo_sql.h"
#include "rooms/account/account.h"
#include "rooms/org/org_sql.h"
#include "rooms/person/person_digest_sql.h"
#include "rooms/person/person_sql.h"

#define SEED 0x62656e6368u
#define ROOT 1
#define SLICE_ROWS 200000
#define SEARCH_PEOPLE 100000	/* so many are gathered before their search keys are sorted and written */
#define BIGRAMS_MAX 16
#define TAILS 4
#define PAPERS_EVERY 4		/* every fourth member has a paper */
#define BRANCH_POSTS 3
#define OFFICERS (BRANCH_POSTS + 2)	/* the next two of some branches hold posts of a town, a county or the city */
#define BRANCH_ACCOUNTS 200
#define TERM_YEARS 3
#define YEARS_OLD 30		/* of the organisations */

struct search_row { char text[CRYPTO_DIGEST_CHARS + 1]; int person; };
struct search_rows { struct search_row *rows; size_t count, room; };

struct bulk {
	struct ctx *c;
	struct arena *slice, *scratch;	/* of the transaction; of one branch */
	struct store *store;
	int rows;
	bool is_failed;
	int64_t created_s;
	struct demo_random random, history_random;
	struct demo_plan plan;		/* only its day is used, by demo_history_of */
	struct file_kept paper;
	struct bulk_numbers numbers;
	struct search_rows digests, tails, bigrams;
	int orgs, people, posts, spells, histories, papers, accounts, grades, gathered;
	int region, county_index;
	const struct bulk_size *size;
	const char *root_path;
	struct bulk_branch *branches; int branches_count;	/* only with cases */
	int organiser;
	const char *password;
	char *error;
	size_t error_bytes;
};

/* An organisation as its children need it. */
struct node { int id, level; const char *path, *name; };

static void end_slice(struct bulk *b)
{
	if (b->store == NULL)
		return;
	if (!store_commit(b->store) && !b->is_failed) {
		b->is_failed = true;
		snprintf(b->error, b->error_bytes, "%s", store_error(b->store));
	}
	store_close(b->store);
	b->store = NULL;
	b->rows = 0;
	arena_clear(b->slice);
}

/* The store for one more row; slices may end anywhere, since texts are bound where they lie and are done with
 * when the statement has run. */
static struct store *next_row(struct bulk *b)
{
	const struct audit_entry entry = { .time_s = b->c->machine_s, .org_id = ROOT, .verb = "bench.load", .subject = "org",
		.address = "bench-data" };

	if (b->rows >= SLICE_ROWS)
		end_slice(b);
	if (b->store == NULL) {
		b->store = store_open(b->c->services->database, b->slice);
		store_begin(b->store, &entry);
	}
	b->rows++;
	return b->store;
}

/* ---- organisations ---- */

static struct node add_org(struct bulk *b, const struct node *parent, int ordinal, const char *kind, const char *unit_kind, int level,
	const char *name)
{
	struct arena *a = b->scratch;
	struct node node = { .id = ++b->orgs, .level = level, .path = path_child(a, parent->path, ordinal), .name = name };
	day_t today = b->c->today, founded = day_add_months(today, -12 * YEARS_OLD), elected = today - 200 - node.id % 600;

	demo_org_insert(next_row(b), (org_id){ node.id }, arena_printf(a, "%d", node.id), kind, name, name, search_title_key(a, name),
		search_title_initials(a, name), parent->id, node.path, level, b->region, unit_kind, founded, TERM_YEARS, elected,
		day_add_months(elected, 12 * TERM_YEARS), 0);
	demo_org_path_insert(next_row(b), (org_path_id){ node.id }, (org_id){ node.id }, parent->id, node.path, name, kind, founded, DAY_OPEN,
		"founded", "");
	return node;
}

static void add_account(struct bulk *b, const char *login, int person)
{
	demo_account_insert(next_row(b), (account_id){ ++b->accounts }, login, person, 0, b->password, (struct bytes){ .data = "", .bytes = 0 },
		b->c->machine_s, b->created_s);
}

/* All posts: since the election before the last one. */
static day_t held_since(const struct bulk *b)
{
	return day_add_months(b->c->today, -12 * TERM_YEARS);
}

static void add_holder(struct bulk *b, const struct node *org, const char *kind, const char *name, int rank, int person)
{
	int id = ++b->posts;
	day_t since = held_since(b);

	demo_post_insert(next_row(b), (post_id){ id }, (org_id){ org->id }, kind, name, 1, false, 0, rank, since);
	demo_holding_insert(next_row(b), (holding_id){ id }, (post_id){ id }, (org_id){ org->id }, (person_id){ person }, "elected", since,
		DAY_OPEN, "", "");
}

/* ---- search keys ---- */

static void gather(struct search_rows *s, const char *text, int person)
{
	if (s->count == s->room) {
		s->room = s->room == 0 ? SEARCH_PEOPLE : s->room * 2;
		s->rows = realloc(s->rows, s->room * sizeof(*s->rows));
		if (s->rows == NULL)
			log_end("bulk", "out of memory");
	}
	assert(strlen(text) < sizeof(s->rows->text));
	memcpy(s->rows[s->count].text, text, strlen(text) + 1);
	s->rows[s->count++].person = person;
}

static int by_text(const void *left, const void *right)
{
	const struct search_row *l = left, *r = right;
	int order = strcmp(l->text, r->text);

	return order != 0 ? order : (l->person > r->person) - (l->person < r->person);
}

static void write_gathered(struct bulk *b)
{
	struct search_rows *all[] = { &b->digests, &b->bigrams, &b->tails };

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i]->count > 0)
			qsort(all[i]->rows, all[i]->count, sizeof(*all[i]->rows), by_text);
	for (size_t i = 0; i < b->digests.count; i++)
		demo_person_key_insert(next_row(b), b->digests.rows[i].text, (person_id){ b->digests.rows[i].person });
	for (size_t i = 0; i < b->bigrams.count; i++)
		person_bigram_insert(next_row(b), b->region, b->bigrams.rows[i].text, (person_id){ b->bigrams.rows[i].person });
	for (size_t i = 0; i < b->tails.count; i++)
		person_tail_insert(next_row(b), b->region, b->tails.rows[i].text, (person_id){ b->tails.rows[i].person });
	b->digests.count = b->bigrams.count = b->tails.count = 0;
	b->gathered = 0;
}

static void gather_tails(struct bulk *b, int id, const char *number)
{
	struct keyring *keys = b->c->services->keys;

	gather(&b->tails, crypto_tails(keys, b->scratch, keyring_active_id(keys), CRYPTO_PURPOSE_TAIL, number), id);
}

static void gather_search(struct bulk *b, int id, const struct demo_person *who)
{
	const char *bigrams[BIGRAMS_MAX];
	size_t count = search_bigrams(b->scratch, who->name, bigrams, BIGRAMS_MAX);

	for (size_t i = 0; i < count; i++)
		gather(&b->bigrams, bigrams[i], id);
	gather(&b->digests, crypto_index(b->c->services->keys, b->scratch, keyring_active_id(b->c->services->keys), CRYPTO_PURPOSE_ID_NUMBER, who->id_number), id);
	gather_tails(b, id, who->id_number);
	gather_tails(b, id, who->phone);
	b->gathered++;
}

/* ---- people ---- */

static void write_spells(struct bulk *b, const struct node *branch, int id, const struct demo_person *who)
{
	day_t full = who->full_day;

	demo_membership_insert(next_row(b), (membership_id){ ++b->spells }, b->region, (person_id){ id }, (org_id){ branch->id }, 1,
		who->joined_day, full, "joined", full != DAY_OPEN ? "converted" : "");
	if (full != DAY_OPEN)
		demo_membership_insert(next_row(b), (membership_id){ ++b->spells }, b->region, (person_id){ id }, (org_id){ branch->id }, 2, full,
			DAY_OPEN, "converted", "");
}

static void write_history(struct bulk *b, const struct node *branch, int id, const struct demo_person *who)
{
	struct demo_history rows[DEMO_HISTORY_MAX];
	int count = demo_history_of(&b->plan, &b->history_random, who, b->scratch, rows);

	for (int i = 0; i < count; i++)
		demo_history_insert(next_row(b), (person_history_id){ ++b->histories }, b->region, (person_id){ id }, rows[i].kind, rows[i].from_day,
			rows[i].precision, rows[i].to_day, rows[i].title, rows[i].detail, rows[i].code);
	if (id % PAPERS_EVERY == 0)
		file_insert(next_row(b), (file_id){ ++b->papers }, b->paper.digest, "入党志愿书.txt", b->paper.media_type, b->paper.bytes, "person",
			id, branch->id, "application", who->joined_day, b->created_s, 0);
}

static int write_person(struct bulk *b, const struct node *branch, struct demo_person *who)
{
	struct keyring *k = b->c->services->keys;
	struct arena *a = b->scratch;
	int id = ++b->people;

	demo_person_insert(next_row(b), (person_id){ id }, b->region, branch->id, branch->path, who->name, search_key(a, who->name),
		search_initials(a, who->name), who->sex, who->nationality, who->birth_day, crypto_seal(k, a, "person", "id_number", id, who->id_number),
		id_number_mask(a, who->id_number), crypto_seal(k, a, "person", "phone", id, who->phone), phone_mask(a, who->phone),
		who->native_place, who->address, who->education, who->school, who->occupation, who->work_unit, who->job, who->is_front_line,
		who->is_married ? "20" : "10", who->status, who->applied_day, who->joined_day, who->full_day == DAY_OPEN ? DAY_NONE : who->full_day,
		b->created_s);
	if (who->status != 0) {
		write_spells(b, branch, id, who);
		write_history(b, branch, id, who);
	}
	gather_search(b, id, who);
	return id;
}

/* Those who want to join: of whom the archive knows who they are, and no more. */
static void add_recruits(struct bulk *b, const struct node *branch, enum bulk_trade trade, int count)
{
	for (int i = 0; i < count; i++) {
		struct demo_person who;

		bulk_person_make(b->scratch, &b->random, trade, b->c->today, &b->numbers, b->people + 1, &who);
		who.status = 0;
		who.applied_day = who.joined_day = DAY_NONE;
		who.full_day = DAY_OPEN;
		write_person(b, branch, &who);
	}
}

/* Whoever was a member on the day of the meeting. */
static void add_to_appraisal(struct demo_appraisal *a, int id, const struct demo_person *who)
{
	if (who->joined_day <= a->day)
		a->grades[a->grades_count++] = (struct demo_grade){ .org = a->org, .person = id, .status = who->full_day > a->day ? 1 : 2, .birth_day = who->birth_day,
			.has_post = who->posts_count > 0 };
}

static void write_appraisal(struct bulk *b, struct demo_appraisal *a)
{
	demo_appraise(SEED, a);
	demo_appraisal_write(next_row(b), a);
	for (int i = 0; i < a->grades_count; i++)
		demo_grade_write(next_row(b), ++b->grades, b->region, a, &a->grades[i]);
}

static void fill_branch(struct bulk *b, const struct node *branch, enum bulk_trade trade, int members, int number)
{
	static const struct { const char *kind, *name; } POSTS[BRANCH_POSTS] = { { "secretary", "书记" }, { "organisation_member", "组织委员" },
		{ "publicity_member", "宣传委员" } };
	struct demo_appraisal appraisal = { .org = branch->id, .day = demo_appraisal_day(SEED, b->c->today, branch->id),
		.grades = arena_array(b->scratch, (size_t)members, sizeof(*appraisal.grades)) };

	for (int i = 0; i < members; i++) {
		struct demo_person who;
		int id;

		do
			bulk_person_make(b->scratch, &b->random, trade, b->c->today, &b->numbers, b->people + 1, &who);
		while (i < OFFICERS && who.full_day > held_since(b));	/* nobody holds a post before being a member */
		who.posts_count = i < BRANCH_POSTS;
		id = write_person(b, branch, &who);
		add_to_appraisal(&appraisal, id, &who);
		if (i < BRANCH_POSTS)
			add_holder(b, branch, POSTS[i].kind, POSTS[i].name, i, id);
		if (i == 0 && number < BRANCH_ACCOUNTS && b->county_index == 0)
			add_account(b, arena_printf(b->scratch, "zhibu%d.shuji", number + 1), id);
	}
	write_appraisal(b, &appraisal);
	if (b->gathered >= SEARCH_PEOPLE)
		write_gathered(b);
}

/* ---- the tree ---- */

static struct node branch_of(struct bulk *b, const struct node *town, const struct node *village, enum bulk_trade trade, int index)
{
	static const char *const UNITS[BULK_TRADES_COUNT] = { "village", "department", "nonpublic" };
	const struct node *parent = trade == BULK_VILLAGE ? village : town;
	int ordinal = trade == BULK_VILLAGE ? index % BULK_BRANCHES_PER_VILLAGE : index;

	return add_org(b, parent, ordinal, "branch", UNITS[trade], 4, arena_printf(b->scratch, "%s第%d党支部", parent->name, ordinal + 1));
}

/* Two towns in three are villages, the others departments and firms in turn. */
static enum bulk_trade trade_of(int town)
{
	return town % 3 != 2 ? BULK_VILLAGE : town % 2 == 0 ? BULK_ORGAN : BULK_COMPANY;
}

static void add_officer(struct bulk *b, const struct node *org, const char *kind, const char *name, const char *login, int person)
{
	add_holder(b, org, kind, name, 9, person);
	if (login != NULL)
		add_account(b, login, person);
}

/* The branch has been filled: its members begin with the first one. The fourth of the first branch of a town is the town's organiser. */
static void add_case_people(struct bulk *b, const struct node *town, const struct node *branch, enum bulk_trade trade, int first, int index, int recruits)
{
	if (index % BULK_BRANCHES_PER_TOWN == 0) {
		b->organiser = first + BRANCH_POSTS;
		add_officer(b, town, "organisation_member", "组织委员", index == 0 ? "zhen1.zuzhi" : NULL, b->organiser);
	}
	b->branches[b->branches_count++] = (struct bulk_branch){ .org = branch->id, .secretary = first, .organiser = b->organiser,
		.first_recruit = b->people + 1, .recruits = recruits };
	add_recruits(b, branch, trade, recruits);
}

static void fill_county(struct bulk *b, const struct node *county, int branches, int members)
{
	static const char *const UNITS[BULK_TRADES_COUNT] = { "town", "department", "nonpublic" };
	struct node town = { 0 }, village = { 0 };

	bulk_numbers_init(&b->numbers, b->c->arena, b->county_index);
	for (int i = 0; i < branches && !b->is_failed; i++) {
		int at = i % BULK_BRANCHES_PER_TOWN, number = i / BULK_BRANCHES_PER_TOWN;
		enum bulk_trade trade = trade_of(number);
		struct node branch;
		int first;

		if (at == 0) {
			/* What a town is made of lives until the next one. */
			arena_clear(b->scratch);
			town = add_org(b, county, number, "committee", UNITS[trade], 2, arena_printf(b->scratch, "%s第%d%s党委", county->name, number + 1,
				trade == BULK_VILLAGE ? "镇" : trade == BULK_ORGAN ? "局" : "公司"));
		}
		if (trade == BULK_VILLAGE && at % BULK_BRANCHES_PER_VILLAGE == 0)
			village = add_org(b, &town, at / BULK_BRANCHES_PER_VILLAGE, "general_branch", "village", 3,
				arena_printf(b->scratch, "%s党总支", demo_village(b->scratch, i / BULK_BRANCHES_PER_VILLAGE % DEMO_VILLAGES_MAX)));
		branch = branch_of(b, &town, &village, trade, at);
		first = b->people + 1;
		fill_branch(b, &branch, trade, demo_share(members, branches, i), i);
		if (b->size->cases > 0)
			add_case_people(b, &town, &branch, trade, first, i, demo_share(bulk_recruits(b->size), branches, i));
	}
	write_gathered(b);
}

static void fill(struct bulk *b, const struct bulk_size *size)
{
	struct node above = { .path = "" }, root, county;

	b->region = ROOT;
	root = add_org(b, &above, 0, "city_committee", "city", 1, "中共云川市委员会");
	/* Paths and names of what outlives a town are kept apart. */
	b->root_path = root.path = arena_text(b->c->arena, root.path);
	for (int i = 0; i < size->regions && !b->is_failed; i++) {
		int first = b->people + 1;

		b->county_index = i;
		county = root;
		if (size->regions > 1) {
			b->region = b->orgs + 1;
			county = add_org(b, &root, i, "city_committee", "city", 1, arena_printf(b->c->arena, "第%d县", i + 1));
			county.path = arena_text(b->c->arena, county.path);
		}
		fill_county(b, &county, demo_share(size->branches, size->regions, i), demo_share(size->members, size->regions, i));
		/* The fourth and fifth of the first branch: they hold nothing yet. */
		if (size->regions > 1)
			add_officer(b, &county, "org_officer", "组织部工作人员", arena_printf(b->c->arena, "xian%d.zuzhi", i + 1), first + BRANCH_POSTS);
		if (i == 0)
			add_officer(b, &root, "org_officer", "组织部工作人员", "shi.zuzhi", first + BRANCH_POSTS + 1);
	}
}

static void add_rights(struct bulk *b)
{
	struct ctx c = *b->c;

	c.store = next_row(b);
	c.arena = b->scratch;
	account_add_first_rights(&c);
}

/* One paper that all rows of papers name. */
static bool keep_paper(struct bulk *b)
{
	static const char TEXT[] = "我志愿加入中国共产党，拥护党的纲领，遵守党的章程。\n";
	int fd = memfd_create("paper", MFD_CLOEXEC);
	bool is_kept;

	b->c->store = store_open(b->c->services->database, b->c->arena);
	is_kept = fd >= 0 && write(fd, TEXT, sizeof(TEXT) - 1) == (ssize_t)sizeof(TEXT) - 1 &&
		file_keep(b->c, "paper", "入党志愿书.txt", fd, sizeof(TEXT) - 1, &b->paper);
	store_close(b->c->store);
	if (fd >= 0)
		close(fd);
	if (!is_kept)
		snprintf(b->error, b->error_bytes, "the sample paper could not be kept");
	return is_kept;
}

bool bulk_load(struct ctx *c, const struct bulk_size *size, struct bulk_counts *counts, char *error, size_t error_bytes)
{
	struct bulk b = { .c = c, .size = size, .branches = arena_array(c->arena, size->cases > 0 ? (size_t)size->branches : 0, sizeof(*b.branches)), .slice = arena_new(), .scratch = arena_new(), .plan = { .today = c->today }, .error = error,
		.error_bytes = error_bytes, .created_s = (int64_t)c->today * 86400 - CHINA_OFFSET_S + 9 * 3600 };

	assert(size->regions >= 1 && size->regions <= BULK_REGIONS_MAX && size->members >= size->branches * OFFICERS &&
		(size->cases == 0 || size->regions == 1));
	demo_random_init(&b.random, SEED, "person");
	demo_random_init(&b.history_random, SEED, "history");
	b.password = password_hash(c->services->keys, c->arena, DEMO_PASSWORD);
	b.is_failed = !keep_paper(&b);
	if (!b.is_failed) {
		fill(&b, size);
		org_bigrams_add(next_row(&b), (org_id){ 1 }, (org_id){ b.orgs });
		add_rights(&b);
	}
	end_slice(&b);
	*counts = (struct bulk_counts){ .orgs = b.orgs, .people = b.people, .accounts = b.accounts,
		.root_path = b.root_path, .branches = b.branches, .branches_count = b.branches_count };
	free(b.digests.rows);
	free(b.tails.rows);
	free(b.bigrams.rows);
	arena_free(b.scratch);
	arena_free(b.slice);
	return !b.is_failed;
}
