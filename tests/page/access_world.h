/* The small world of the access matrix: two counties with towns and branches, one object of every kind in each
 * organisation, a word in each that stands nowhere else, and somebody for every way of having or lacking rights. */
#ifndef TESTS_PAGE_ACCESS_WORLD_H
#define TESTS_PAGE_ACCESS_WORLD_H

#include <stdio.h>
#include <string.h>
#include "web/clock.h"
#include "world/world.h"

#define C_TEXT(column_, text_) { .column = column_, .text = text_, .is_text = true }
#define C_NUMBER(column_, number_) { .column = column_, .number = number_ }
#define C_PUT(table, ...) world_put(aw.w, table, (struct cell[]){ __VA_ARGS__ }, sizeof((struct cell[]){ __VA_ARGS__ }) / sizeof(struct cell))

enum { CITY, TOWN_A, TOWN_B, BRANCH_A1, BRANCH_A2, BRANCH_B1, CITY_2, TOWN_C, BRANCH_C1, NODES_COUNT, MISSING = NODES_COUNT, NOWHERE = -1, OWN = -2 };

struct access_node {
	const char *kind;
	int parent;		/* NOWHERE for a root */
	int64_t org, post, holding, person, account, file, role, history, correction, host, member, group, place, sign, stated, ballot, run, review, draw, notice,
		objection, publication, transfer, floating, late_entry, person_void, org_request, receipt, dues_entry, resident, station_entry, certificate, pass, reminder, booklet, batch, founding, edit_batch, export, view, edit, many, draft;
	const char *path;
	char org_word[16], person_word[16], note_word[16];	/* stand in the names of the organisation and of its person, and in notes */
};

#define ALL_RIGHTS "see_org edit_org appoint see_person edit_person see_full import export approve_export see_figures set_norms handle see_self"

struct access_role {
	const char *name, *rights;	/* keys with blanks between; NULL: not signed in */
	int node;			/* where the post is held */
	int home;			/* whose own person it is */
	enum admin_kind admin;
	bool has_duty;			/* must change the password before anything else */
	int64_t account;
	const char *cookie, *csrf, *token;
};

#define ACCESS_RIGHTS_COUNT 13
#define ACCESS_ROLES_MAX 48

static struct {
	struct world *w;
	struct access_node nodes[NODES_COUNT + 1];
	struct access_role roles[ACCESS_ROLES_MAX];
	int64_t practice;
	int roles_count, main_roles_count;	/* the main ones come first, after them the posts with single rights */
} aw;

static const char *const ACCESS_RIGHTS[ACCESS_RIGHTS_COUNT] = { "see_org", "edit_org", "appoint", "see_person", "edit_person",
	"see_full", "import", "export", "approve_export", "see_figures", "set_norms", "handle", "see_self" };

static bool has_word(const char *words, const char *word)
{
	size_t bytes = strlen(word);

	for (const char *at = words; at != NULL && (at = strstr(at, word)) != NULL; at += bytes)
		if ((at == words || at[-1] == ' ') && (at[bytes] == '\0' || at[bytes] == ' '))
			return true;
	return false;
}

/* ---- what stands where ---- */

#define MISSING_FROM 8000	/* numbers of what is not there: this one and the hundred behind it */
#define TODAY_S INT64_C(1447722000)	/* 2015-11-17 09:00 in China, the clock of this world */

/* What an account keeps for itself, wherever it is: a view, a bulk edit, roles begun at once, a draft. */
static void make_own(int64_t account, int64_t org, const char *word, int64_t *view, int64_t *edit, int64_t *many, int64_t *draft)
{
	static int times;
	const char *name = arena_printf(aw.w->arena, "%s%d", word, ++times);

	*view = C_PUT("roster_view", C_NUMBER("account_id", account), C_TEXT("list", "person"), C_TEXT("name", name), C_NUMBER("row_version", 1));
	*edit = C_PUT("roster_edit", C_NUMBER("account_id", account), C_NUMBER("org_id", org), C_TEXT("work_unit", word), C_NUMBER("occupation", -1), C_NUMBER("front_line", -1));
	*many = C_PUT("role_many", C_NUMBER("account_id", account), C_TEXT("kind", "volunteer"), C_NUMBER("day", 16000), C_NUMBER("created_s", TODAY_S));
	*draft = C_PUT("draft", C_NUMBER("account_id", account), C_TEXT("form", arena_printf(aw.w->arena, "/test/%s", name)), C_TEXT("page", "/"), C_NUMBER("changed_s", machine_now_s()));
}

static void make_node(int i, const char *kind, int parent)
{
	struct access_node *n = &aw.nodes[i];
	int64_t parent_id = parent == NOWHERE ? 0 : aw.nodes[parent].org;
	struct arena *a = aw.w->arena;

	*n = (struct access_node){ .kind = kind, .parent = parent };
	snprintf(n->org_word, sizeof(n->org_word), "Korg%02dz", i);
	snprintf(n->person_word, sizeof(n->person_word), "Kman%02dz", i);
	snprintf(n->note_word, sizeof(n->note_word), "Knote%02dz", i);
	n->org = world_org_of(aw.w, parent_id, kind, arena_printf(a, "试验%s", n->org_word));
	n->path = world_org_path(aw.w, n->org);
	C_PUT("org_path", C_NUMBER("org_id", n->org), C_NUMBER("parent_id", parent_id), C_TEXT("path", n->path), C_TEXT("kind", kind),
	      C_TEXT("name", arena_printf(a, "试验%s", n->org_word)), C_TEXT("reason", "founded"), C_TEXT("document", n->note_word));
	n->person = C_PUT("person", C_NUMBER("region_id", 1), C_NUMBER("org_id", n->org), C_TEXT("path", n->path), C_NUMBER("sex", 1),
			  C_TEXT("name", arena_printf(a, "金%s", n->person_word)), C_TEXT("address", n->note_word), C_NUMBER("birth_day", 3000),
			  C_NUMBER("birth_precision", 3), C_TEXT("nationality", "01"), C_TEXT("pinyin_key", n->person_word), C_TEXT("initials", "jkman"),
			  C_TEXT("id_number_mask", "3704**********"), C_NUMBER("status", 2), C_NUMBER("joined_day", 12000), C_NUMBER("full_day", 12365));
	C_PUT("membership", C_NUMBER("region_id", 1), C_NUMBER("person_id", n->person), C_NUMBER("org_id", n->org), C_NUMBER("status", 2),
	      C_NUMBER("from_day", 12000), C_TEXT("began_by", "joined"), C_TEXT("document", n->note_word));
	n->role = C_PUT("person_role", C_NUMBER("region_id", 1), C_NUMBER("person_id", n->person), C_NUMBER("org_id", n->org),
			C_TEXT("kind", "volunteer"), C_TEXT("detail", n->note_word), C_NUMBER("from_day", 15000));
	n->history = C_PUT("person_history", C_NUMBER("region_id", 1), C_NUMBER("person_id", n->person), C_TEXT("kind", "work"),
			   C_TEXT("title", n->note_word), C_TEXT("detail", n->note_word), C_NUMBER("from_day", 9000));
	n->correction = C_PUT("correction", C_NUMBER("region_id", 1), C_NUMBER("person_id", n->person), C_TEXT("text", n->note_word),
			      C_TEXT("state", "open"), C_NUMBER("due_day", 20000));
	n->floating = C_PUT("floating", C_NUMBER("region_id", 1), C_NUMBER("person_id", n->person), C_NUMBER("home_id", n->org), C_TEXT("path", n->path),
			    C_NUMBER("away_since", 16000), C_TEXT("place", n->note_word), C_TEXT("phone_mask", "138"), C_NUMBER("contact_day", 16000),
			    C_NUMBER("ended_day", 2932897));
	n->resident = C_PUT("resident", C_NUMBER("person_id", n->person), C_NUMBER("home_id", n->org), C_TEXT("path", n->path), C_NUMBER("community_id", n->org),
			    C_TEXT("community_path", n->path), C_TEXT("offer", n->note_word), C_NUMBER("from_day", 16000), C_NUMBER("accepted_day", 2932897),
			    C_NUMBER("to_day", 2932897));
	n->certificate = C_PUT("certificate", C_NUMBER("org_id", n->org), C_NUMBER("person_id", n->person), C_TEXT("name", n->person_word), C_NUMBER("branch_id", n->org),
			       C_TEXT("path", n->path), C_NUMBER("year", 2015), C_NUMBER("serial", 1), C_TEXT("place", n->note_word), C_TEXT("reason", "study"), C_NUMBER("from_day", 16700),
			       C_NUMBER("to_day", 16800), C_NUMBER("issued_day", 16700), C_NUMBER("voided_day", 2932897), C_NUMBER("row_version", 1));
	n->pass = C_PUT("pass", C_NUMBER("org_id", n->org), C_NUMBER("floating_id", n->floating), C_NUMBER("person_id", n->person), C_TEXT("name", n->person_word),
			C_NUMBER("branch_id", n->org), C_TEXT("path", n->path), C_NUMBER("year", 2015), C_NUMBER("serial", 1), C_TEXT("place", n->note_word),
			C_NUMBER("from_day", 16700), C_NUMBER("to_day", 17000), C_NUMBER("ended_day", 2932897), C_NUMBER("row_version", 1));
	n->station_entry = C_PUT("station_entry", C_NUMBER("station_id", n->org), C_TEXT("path", n->path), C_TEXT("name", n->person_word), C_TEXT("home_name", n->note_word),
				 C_NUMBER("came_day", 16000), C_TEXT("state", "checking"), C_NUMBER("answered_day", 2932897), C_NUMBER("settled_day", 2932897),
				 C_NUMBER("ended_day", 2932897), C_NUMBER("row_version", 1));
	n->org_request = C_PUT("org_request", C_NUMBER("org_id", n->org), C_NUMBER("into_id", n->org), C_TEXT("kind", "move"), C_TEXT("state", "waiting"), C_TEXT("document", n->note_word), C_NUMBER("row_version", 1));
	n->person_void = C_PUT("person_void", C_NUMBER("person_id", n->person), C_TEXT("state", "waiting"), C_TEXT("reason", n->note_word), C_NUMBER("row_version", 1));
	n->late_entry = C_PUT("late_entry", C_NUMBER("region_id", 1), C_NUMBER("person_id", n->person), C_NUMBER("org_id", n->org), C_TEXT("kind", "event"),
			      C_TEXT("cause", "moved"), C_TEXT("state", "waiting"), C_TEXT("reason", n->note_word), C_NUMBER("row_version", 1));
	C_PUT("dues_member", C_NUMBER("region_id", 1), C_NUMBER("person_id", n->person), C_NUMBER("org_id", n->org), C_TEXT("path", n->path),
	      C_TEXT("payer_class", "farmer"), C_NUMBER("due_fen", 50), C_NUMBER("paid_to", 24180));
	C_PUT("dues_base", C_NUMBER("region_id", 1), C_NUMBER("person_id", n->person), C_NUMBER("org_id", n->org), C_TEXT("payer_class", "farmer"), C_NUMBER("due_fen", 50),
	      C_NUMBER("from_month", 24180), C_NUMBER("to_month", 119988), C_TEXT("document", n->note_word));
	n->receipt = C_PUT("dues_receipt", C_NUMBER("region_id", 1), C_NUMBER("person_id", n->person), C_NUMBER("org_id", n->org), C_NUMBER("collected_id", n->org),
			   C_NUMBER("year", 2015), C_NUMBER("number", i + 1), C_NUMBER("amount_fen", 50), C_TEXT("channel", "cash"), C_TEXT("payer", "own"), C_TEXT("document", n->note_word));
	n->dues_entry = C_PUT("dues_entry", C_NUMBER("org_id", n->org), C_TEXT("kind", "use"), C_TEXT("purpose", "training"), C_TEXT("detail", n->note_word),
			      C_NUMBER("amount_fen", 50), C_NUMBER("day", 16000), C_NUMBER("year", 2013), C_TEXT("state", "waiting"));
	n->host = C_PUT("host_unit", C_NUMBER("org_id", n->org), C_TEXT("kind", "school"), C_TEXT("name", n->org_word), C_TEXT("coverage", "none"));
	n->group = C_PUT("household_group", C_NUMBER("org_id", n->org), C_NUMBER("number", 1), C_NUMBER("households", 6));
	n->place = C_PUT("place", C_NUMBER("org_id", n->org), C_TEXT("kind", "square"), C_TEXT("name", n->org_word), C_TEXT("note", n->note_word));
	n->sign = C_PUT("sign", C_NUMBER("org_id", n->org), C_TEXT("name", n->note_word), C_NUMBER("removed_day", 2932897));
	n->stated = C_PUT("stated_figure", C_NUMBER("org_id", n->org), C_TEXT("name", n->note_word), C_TEXT("stated", "3"), C_NUMBER("day", 2932897));
	n->run = C_PUT("run", C_NUMBER("region_id", 1), C_NUMBER("programme_id", aw.practice), C_TEXT("code", "plan"), C_NUMBER("org_id", n->org),
		       C_TEXT("subject_kind", "matter"), C_TEXT("title", n->note_word), C_TEXT("state", "open"), C_TEXT("step", "begin"),
		       C_TEXT("step_title", "开始"), C_NUMBER("opened_day", 16000));
	n->reminder = C_PUT("reminder", C_NUMBER("region_id", 1), C_NUMBER("org_id", n->org), C_NUMBER("to_id", n->org), C_NUMBER("year", 2015), C_NUMBER("number", 1),
			    C_NUMBER("day", 16000), C_NUMBER("by_day", 16010), C_TEXT("note", n->note_word));
	n->notice = C_PUT("notice", C_NUMBER("region_id", 1), C_NUMBER("org_id", n->org), C_TEXT("board", "公开栏"), C_TEXT("title", n->note_word), C_NUMBER("objections_last", 2932897), C_NUMBER("from_day", 15000),
			  C_NUMBER("last_day", 15010), C_NUMBER("withdrawn_day", 2932897));
	n->publication = C_PUT("publication", C_NUMBER("region_id", 1), C_NUMBER("org_id", n->org), C_TEXT("kind", "result"), C_TEXT("title", "结果"),
			       C_NUMBER("day", 2932897), C_NUMBER("withdrawn_day", 2932897));
	n->objection = C_PUT("objection", C_NUMBER("region_id", 1), C_NUMBER("notice_id", n->notice), C_TEXT("text", n->note_word), C_NUMBER("answered_s", 1));
	C_PUT("run_step", C_NUMBER("region_id", 1), C_NUMBER("run_id", n->run), C_NUMBER("number", 1), C_TEXT("step", "begin"), C_NUMBER("round", 1),
	      C_NUMBER("opened_day", 16000), C_NUMBER("due_day", 2932897), C_NUMBER("day", 2932897));
	n->post = C_PUT("post", C_NUMBER("org_id", n->org), C_TEXT("kind", "organiser"), C_TEXT("name", "组织员"), C_NUMBER("seats", 3));
	n->holding = C_PUT("holding", C_NUMBER("post_id", n->post), C_NUMBER("org_id", n->org), C_NUMBER("person_id", n->person),
			   C_TEXT("manner", "appointed"), C_TEXT("document", n->note_word));
	n->member = C_PUT("host_member", C_NUMBER("host_id", n->host), C_NUMBER("person_id", n->person), C_TEXT("act", "own"));
	n->ballot = C_PUT("ballot", C_TEXT("subject", "run"), C_NUMBER("subject_id", i + 1), C_TEXT("title", n->note_word), C_NUMBER("org_id", n->org),
			  C_NUMBER("quorum_above", 1), C_NUMBER("quorum_below", 2), C_NUMBER("pass_above", 1), C_NUMBER("pass_below", 2),
			  C_TEXT("pass_of", "present"), C_NUMBER("is_listed", 1), C_NUMBER("entitled", 1), C_NUMBER("count_round", 1), C_TEXT("state", "open"),
			  C_NUMBER("row_version", 1));
	C_PUT("ballot_line", C_NUMBER("ballot_id", n->ballot), C_NUMBER("number", 1));
	C_PUT("ballot_voter", C_NUMBER("ballot_id", n->ballot), C_NUMBER("number", 1), C_TEXT("name", n->person_word));
	n->review = C_PUT("review", C_TEXT("subject", "run"), C_NUMBER("subject_id", i + 1), C_TEXT("title", n->note_word), C_NUMBER("org_id", n->org),
			  C_NUMBER("low_below", 1), C_NUMBER("high_above", 100), C_NUMBER("high_below", 1), C_NUMBER("least", 1), C_TEXT("combine", "mean"),
			  C_NUMBER("raters", 1), C_TEXT("state", "open"), C_NUMBER("row_version", 1));
	C_PUT("review_rater", C_NUMBER("review_id", n->review), C_NUMBER("number", 1), C_NUMBER("person_id", n->person), C_TEXT("name", n->person_word));
	n->draw = C_PUT("draw", C_TEXT("title", n->note_word), C_NUMBER("org_id", n->org), C_NUMBER("wanted", 1), C_NUMBER("pool_count", 2));
	C_PUT("draw_lot", C_NUMBER("draw_id", n->draw), C_NUMBER("number", 1), C_TEXT("name", n->person_word));
	C_PUT("draw_lot", C_NUMBER("draw_id", n->draw), C_NUMBER("number", 2), C_TEXT("name", n->note_word));
	n->booklet = C_PUT("booklet", C_NUMBER("org_id", n->org), C_TEXT("number", arena_printf(a, "B%02d1", i)), C_TEXT("state", "stock"), C_NUMBER("received_day", 16000),
			   C_TEXT("source", n->note_word), C_NUMBER("issued_day", 2932897), C_NUMBER("voided_day", 2932897), C_NUMBER("row_version", 1));
	n->transfer = C_PUT("transfer", C_TEXT("kind", "out"), C_NUMBER("person_id", n->person), C_TEXT("name", n->person_word), C_NUMBER("from_id", n->org),
			    C_NUMBER("from_organ_id", n->org), C_TEXT("place", n->note_word), C_TEXT("reason", "job"), C_NUMBER("dues_month", 16000), C_TEXT("state", "draft"),
			    C_NUMBER("first_day", 2932897), C_NUMBER("row_version", 1));
	n->account = world_account(aw.w, arena_printf(a, "target%02d", i), ADMIN_NONE, n->person);
	n->batch = C_PUT("batch", C_NUMBER("account_id", n->account), C_NUMBER("org_id", n->org), C_TEXT("path", n->path), C_TEXT("name", n->note_word), C_TEXT("state", "checked"), C_TEXT("kind", "import"),
			 C_TEXT("head", "姓名"), C_TEXT("fields", "name"), C_NUMBER("created_s", TODAY_S), C_NUMBER("rows_count", 1), C_NUMBER("wrong_count", 1));
	C_PUT("batch_row", C_NUMBER("batch_id", n->batch), C_NUMBER("number", 2), C_TEXT("verdict", "wrong"));
	n->founding = C_PUT("founding", C_NUMBER("account_id", n->account), C_NUMBER("org_id", n->org), C_TEXT("title", n->note_word), C_TEXT("state", "checked"), C_TEXT("content", ""),
			    C_NUMBER("created_s", TODAY_S), C_NUMBER("row_version", 1));
	n->edit_batch = C_PUT("batch", C_NUMBER("account_id", n->account), C_NUMBER("org_id", n->org), C_TEXT("path", n->path), C_TEXT("name", n->note_word), C_TEXT("state", "applied"),
			      C_TEXT("head", "name"), C_TEXT("fields", "name"), C_NUMBER("created_s", TODAY_S), C_NUMBER("rows_count", 1), C_NUMBER("done_count", 1), C_TEXT("kind", "edit"));
	n->export = C_PUT("export", C_NUMBER("account_id", n->account), C_NUMBER("org_id", n->org), C_TEXT("path", n->path), C_TEXT("title", n->note_word), C_TEXT("columns", "name"),
			  C_TEXT("format", "csv"), C_TEXT("reason", n->note_word), C_NUMBER("rows_count", 1), C_NUMBER("needs_second", 1), C_NUMBER("created_s", TODAY_S),
			  C_NUMBER("ends_s", TODAY_S + 86400), C_TEXT("state", "waiting"));
	make_own(n->account, n->org, n->note_word, &n->view, &n->edit, &n->many, &n->draft);
	n->file = C_PUT("file", C_TEXT("digest", "00"), C_TEXT("name", n->note_word), C_TEXT("media_type", "application/pdf"), C_NUMBER("bytes", 10),
			C_TEXT("subject", "person"), C_NUMBER("subject_id", n->person), C_NUMBER("org_id", n->org), C_TEXT("kind", "other"));
}

static void make_nodes(void)
{
	aw.practice = C_PUT("programme_file", C_TEXT("code", "plan"), C_NUMBER("version", 1), C_TEXT("title", "计划"), C_TEXT("origin", "试验"), C_TEXT("digest", "00"),
		C_TEXT("text", "programme plan \"计划\"\nversion 1\nafter \"试验\"\nabout matter\nruns_at branch\nopens any\nform plan \"计划\"\nfield what text \"内容\" must\n"
			"end\nstep begin \"开始\"\nneeds plan\ngo done\nend\nfinish done \"完成\"\nend\nexample \"一\"\ngiven plan.what 甲\nexpect done\nend\n"));
	make_node(CITY, "city_committee", NOWHERE);
	make_node(TOWN_A, "committee", CITY);
	make_node(TOWN_B, "committee", CITY);
	make_node(BRANCH_A1, "branch", TOWN_A);
	make_node(BRANCH_A2, "branch", TOWN_A);
	make_node(BRANCH_B1, "branch", TOWN_B);
	make_node(CITY_2, "city_committee", NOWHERE);
	make_node(TOWN_C, "committee", CITY_2);
	make_node(BRANCH_C1, "branch", TOWN_C);
	/* As many digits as the others, so that an answer about it has no reason to be longer. */
	aw.nodes[MISSING] = (struct access_node){ .parent = NOWHERE, .org = MISSING_FROM + 1, .post = 8002, .holding = 8003, .person = 8004, .account = 8005,
		.file = 8006, .role = 8007, .history = 8008, .correction = 8009, .host = 8010, .group = 8011, .place = 8012, .sign = 8013, .member = 8014, .stated = 8015,
		.ballot = 8016, .run = 8017, .review = 8018, .notice = 8019, .objection = 8020, .publication = 8021, .draw = 8022, .transfer = 8023,
		.floating = 8024, .late_entry = 8025, .person_void = 8040, .org_request = 8048, .receipt = 8026, .dues_entry = 8030, .resident = 8027, .station_entry = 8031, .certificate = 8032, .pass = 8041, .reminder = 8028, .booklet = 8029,
		.batch = 8033, .export = 8034, .view = 8035, .edit = 8036, .many = 8037, .draft = 8038, .edit_batch = 8039, .founding = 8042 };
}

/* Is `node` the one where the post is held, or below it? By parents, not by paths. */
static bool is_below(int node, int top)
{
	for (int n = node == MISSING || top == NOWHERE ? NOWHERE : node; n != NOWHERE; n = aw.nodes[n].parent)
		if (n == top)
			return true;
	return false;
}

/* ---- who is there ---- */

/* Nobody's archive holds a word: one's own name on one's own page is no leak. */
static int64_t make_person(int node)
{
	return C_PUT("person", C_NUMBER("region_id", 1), C_NUMBER("org_id", aw.nodes[node].org), C_TEXT("path", aw.nodes[node].path),
		     C_TEXT("name", "某人"), C_NUMBER("sex", 1), C_NUMBER("birth_day", 3000), C_NUMBER("birth_precision", 3), C_NUMBER("status", 2));
}

static struct access_role *add_role(const char *name, const char *rights, int node)
{
	struct access_role *role = &aw.roles[aw.roles_count];
	char kind[20];
	int64_t person;

	assert_true(aw.roles_count < ACCESS_ROLES_MAX);
	snprintf(kind, sizeof(kind), "kind_%d", aw.roles_count++);
	*role = (struct access_role){ .name = name, .rights = rights, .node = node, .home = node == NOWHERE ? BRANCH_A1 : node };
	person = make_person(role->home);
	role->account = world_account(aw.w, kind, ADMIN_NONE, person);
	if (node != NOWHERE)
		world_holding(aw.w, aw.nodes[node].org, kind, person);
	for (int i = 0; i < ACCESS_RIGHTS_COUNT; i++)
		if (has_word(rights, ACCESS_RIGHTS[i]) && strcmp(ACCESS_RIGHTS[i], "see_self") != 0)
			world_right(aw.w, kind, ACCESS_RIGHTS[i]);
	return role;
}

static void add_admin(const char *name, enum admin_kind kind, const char *login)
{
	aw.roles[aw.roles_count++] = (struct access_role){ .name = name, .rights = "", .node = NOWHERE, .home = NOWHERE, .admin = kind,
		.account = world_admin(aw.w, login, kind) };
}

/* For each right: a post that has it alone, and one that has all the others. */
static void add_single_rights(void)
{
	for (int i = 0; i < ACCESS_RIGHTS_COUNT - 1; i++) {
		struct arena *a = aw.w->arena;
		char *others = arena_text(a, "see_self");

		for (int k = 0; k < ACCESS_RIGHTS_COUNT - 1; k++)
			if (k != i)
				others = arena_printf(a, "%s %s", others, ACCESS_RIGHTS[k]);
		add_role(arena_printf(a, "only %s", ACCESS_RIGHTS[i]), arena_printf(a, "%s see_self", ACCESS_RIGHTS[i]), TOWN_A);
		add_role(arena_printf(a, "all but %s", ACCESS_RIGHTS[i]), others, TOWN_A);
	}
}

static void make_roles(void)
{
	struct access_role *role;

	aw.roles_count = 0;
	aw.roles[aw.roles_count++] = (struct access_role){ .name = "signed out", .node = NOWHERE, .home = NOWHERE };
	add_role("member only", "see_self", NOWHERE);
	add_role("branch secretary", "see_org see_person edit_person see_figures see_self", BRANCH_A1);
	add_role("town secretary", "see_org edit_org appoint see_person edit_person see_full import export see_figures see_self", TOWN_A);
	add_role("county officer", ALL_RIGHTS, CITY);
	add_admin("system administrator", ADMIN_SYSTEM, "admin_system");
	add_admin("security administrator", ADMIN_SECURITY, "admin_security");
	add_admin("audit administrator", ADMIN_AUDIT, "admin_audit");
	add_role("post without rights", "see_self", BRANCH_A1);
	role = add_role("password to be changed", ALL_RIGHTS, TOWN_A);
	world_run(aw.w, arena_printf(aw.w->arena, "UPDATE account SET must_change = 1 WHERE id = %lld", (long long)role->account));
	role->has_duty = true;
	role = add_role("post ended", ALL_RIGHTS, TOWN_A);
	world_run(aw.w, arena_printf(aw.w->arena, "UPDATE holding SET to_day = %d WHERE person_id = (SELECT person_id FROM account WHERE id = %lld)",
		(int)day_from_time(site_now_s(aw.w->site)), (long long)role->account));
	role->rights = "see_self";
	role->node = NOWHERE;
	role = add_role("account closed", ALL_RIGHTS, TOWN_A);
	world_run(aw.w, arena_printf(aw.w->arena, "UPDATE account SET is_closed = 1 WHERE id = %lld", (long long)role->account));
	role->rights = NULL;
	role->node = NOWHERE;
	aw.main_roles_count = aw.roles_count;
	add_single_rights();
}

/* A session and the token of its forms. */
static void open_session(struct access_role *role)
{
	struct client *c = client_new(aw.w);
	struct reply page;

	if (role->account != 0)
		client_sign_in(c, role->account);
	page = client_get(c, "/about");
	role->cookie = client_cookie(c, "jishi_session");
	role->csrf = reply_field(aw.w, &page, "csrf_token");
	role->token = role->account != 0 ? client_token(aw.w, role->account) : NULL;
	assert_int_equal(page.status, 200);
	assert_true(role->csrf[0] != '\0');
}

static void access_world_start(const struct route *routes, int routes_count)
{
	aw.w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00", .routes = routes, .routes_count = routes_count });
	make_nodes();
	make_roles();
	for (int i = 0; i < aw.roles_count; i++)
		open_session(&aw.roles[i]);
	/* The walk may take longer than a proof of who acts is good for; what asks for a new one has its own test. */
	world_run(aw.w, arena_printf(aw.w->arena, "UPDATE session SET step_up_s = %lld", (long long)machine_now_s() + 86400));
}

static void access_world_stop(void)
{
	world_stop(aw.w);
}

#endif
