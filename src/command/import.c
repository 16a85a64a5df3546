/* jishi import: a roster from the machine itself, by the same reading, check and slices as on the pages. While a server
 * runs it takes the file and does the work, as for an upload. */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "base/json.h"
#include "command/account_post.h"
#include "command/command.h"
#include "command/import.h"
#include "command/install.h"
#include "command/org_of_code.h"
#include "command/usage.h"
#include "core/crypto.h"
#include "core/file.h"
#include "core/parsers.h"
#include "core/path.h"
#include "core/permit.h"
#include "core/sheet_left.h"
#include "rooms/account/account_sql.h"
#include "rooms/batch/batch.h"
#include "rooms/org/org.h"

static const char HELP[] =
	"usage: jishi import FILE.xlsx|FILE.csv --db FILE-or-postgres-URL (--dry-run [--org CODE] | --org CODE --account LOGIN [--post POST] [--approver LOGIN\n"
	"              [--approver-post POST]] [--namesakes REASON]) [--json]\n"
	"              [--keys PATH] [--date YYYY-MM-DD]\n\n"
	"  --org CODE   the organisation whose subtree the roster is of; a dry run without it takes the one at the top\n"
	"  --account    who imports: the rights and the post of this account count, and it stands in the log\n"
	"  --post       in which of its posts, where it holds several: the code of the organisation, or the number of the holding\n"
	"  --approver   who approves an import that brings new people or other joining days: another account, of the committee that\n"
	"               admits members or above; without it such an import waits for approval on its page\n"
	"  --approver-post  in which of its posts that one approves, likewise\n"
	"  --namesakes  where rows have the name and birthday of a record or of another row: how it was found that they are two people\n"
	"  --dry-run    checks and says what would be new, changed and wrong; writes nothing\n"
	"  --json       one JSON object instead of lines\n\n"
	"Exit code 1 when a row is wrong or the file cannot be read. Rows with errors are left out. A running server does the\n"
	"work itself, on its own date; the command waits for it.\n";

struct import_options {
	const char *db, *keys, *org, *file, *date, *login, *post, *approver, *approver_post, *namesakes;
	int64_t account, holding;
	bool is_dry_run, is_json;
	FILE *out, *err;
	const struct asked *asked;	/* by which a running server was asked; NULL: nobody serves */
};

static int read_options(int argc, char **argv, struct import_options *o)
{
	const struct usage_option options[] = { { "db", &o->db, NULL }, { "keys", &o->keys, NULL }, { "org", &o->org, NULL },
		{ "account", &o->login, NULL }, { "post", &o->post, NULL }, { "approver", &o->approver, NULL },
		{ "approver-post", &o->approver_post, NULL }, { "namesakes", &o->namesakes, NULL },
		{ "date", &o->date, NULL }, { "dry-run", NULL, &o->is_dry_run }, { "json", NULL, &o->is_json }, { 0 } };

	if (!usage_read(argc, argv, options))
		return usage_wrong(o->err, HELP, USAGE_TOLD);
	if (o->db == NULL)
		return usage_wrong(o->err, HELP, USAGE_NEEDS_DB);
	if (o->org == NULL && !o->is_dry_run)
		return usage_wrong(o->err, HELP, "--org is needed: the code of the organisation; a dry run alone takes the one at the top");
	if (!o->is_dry_run && o->login == NULL)
		return usage_wrong(o->err, HELP, "--account is needed: who imports; or --dry-run");
	if (o->date != NULL && day_parse_iso(o->date) == DAY_NONE)
		return usage_wrong(o->err, HELP, "--date is no day; write one that is in the calendar as YYYY-MM-DD");
	if (argc - optind != 1)
		return usage_wrong(o->err, HELP, "import takes one file");
	o->file = argv[optind];
	return EXIT_DONE;
}

#define NOBODY_ID 1	/* a dry run writes nothing: whoever has the machine and its keys may see what it says */

/* The account's rights, narrowed to the organisation the roster is of. */
static void open_ctx(struct ctx *c, struct arena *a, struct services *services, const struct import_options *o, const struct org_row *org)
{
	install_ctx(c, a, services);
	if (o->date != NULL)
		c->today = day_parse_iso(o->date);
	c->actor = (struct actor){ .path_from = "", .path_to = "", .name = "", .post_name = "", .org_name = "" };
	if (org == NULL)
		return;
	if (o->account != 0 && (!permit_load(c, o->account, o->holding, NULL, NULL) || !may_at_path(c, MAY_IMPORT, org->path)))
		return;
	if (o->account == 0) {
		c->actor.account_id = NOBODY_ID;
		c->actor.may = PERMISSION_BIT(MAY_IMPORT);
	}
	c->actor.org_id = org->id.v;
	c->actor.region_id = org->region;
	c->actor.path_from = arena_text(a, org->path);
	c->actor.path_to = path_end(a, org->path);
}

/* ---- the dry run ---- */

struct tally { int64_t verdicts[BATCH_VERDICTS_COUNT], warned; };

static void put_findings(struct ctx *c, struct json *j, int number, const struct batch_verdict *v)
{
	const char *at = v->findings;
	struct batch_finding finding;

	while (batch_finding_next(c, &at, &finding)) {
		if (finding.kind == BATCH_FINDING_CHANGE)
			continue;
		if (j == NULL) {
			printf("%d\t%s\t%s\t%s\n", number, finding.column, finding.content, finding.text);
			continue;
		}
		json_object(j);
		json_put_int(j, "row", number);
		json_put_text(j, "kind", finding.kind == BATCH_FINDING_WRONG ? "wrong" : "warning");
		json_put_text(j, "column", finding.column);
		json_put_text(j, "content", finding.content);
		json_put_text(j, "text", finding.text);
		json_end(j);
	}
}

static void judge_all(struct ctx *c, struct sheet *s, struct json *j, struct tally *t)
{
	struct batch_head *head = arena_alloc(c->arena, sizeof(*head));
	struct batch_judge *judge;
	struct arena *row_arena = arena_new();
	struct ctx row_ctx = *c;
	const char *cells[SHEET_COLUMNS_MAX];
	struct sheet_row row;

	batch_head_find(c->arena, s, head);
	judge = batch_judge_new(c, c->arena, c->actor.path_from, head->fields, head->titles, head->columns_count);
	row_ctx.arena = row_arena;
	row_ctx.store = store_open(c->services->database, row_arena);
	for (int n = 0; sheet_next(s, &row); n++) {
		struct batch_verdict v;

		if (row.number <= head->last_row || batch_row_is_note(&row))
			continue;
		if (n % 500 == 0) {	/* what was read of the archive lies in the arena of the store */
			store_close(row_ctx.store);
			arena_clear(row_arena);
			row_ctx.store = store_open(c->services->database, row_arena);
		}
		for (int i = 0; i < SHEET_COLUMNS_MAX; i++)
			cells[i] = i < row.cells_count ? row.cells[i].text : "";
		batch_judge_row(judge, &row_ctx, row.number, cells, BATCH_LOOK_CHECK, &v);
		t->verdicts[v.kind]++;
		t->warned += v.is_warned && v.kind != BATCH_WRONG;
		put_findings(&row_ctx, j, row.number, &v);
	}
	store_close(row_ctx.store);
	arena_free(row_arena);
}

/* What went wrong, in the form that was asked for. */
static void say_error(struct arena *a, const struct import_options *o, const char *text)
{
	struct buffer out;
	struct json j;

	if (!o->is_json) {
		fprintf(o->err, "jishi: %s\n", text);
		return;
	}
	buffer_init(&out, a, 0);
	json_init(&j, &out);
	json_object(&j);
	json_put_text(&j, "error", text);
	json_end(&j);
	fprintf(o->out, "%s\n", buffer_text(&out));
}

static int say_refusals(const struct ctx *c, const struct import_options *o)
{
	struct buffer words;

	buffer_init(&words, c->arena, 0);
	for (int i = 0; i < c->refusals_count; i++)
		buffer_printf(&words, "%s%s", i > 0 ? "; " : "", message_text(c->arena, c->lang, c->refusals[i].text, c->refusals[i].args, (size_t)c->refusals[i].args_count));
	say_error(c->arena, o, c->refusals_count == 0 ? store_error(c->store) : buffer_text(&words));
	return EXIT_REFUSED;
}

static int dry_run(struct ctx *c, const struct import_options *o, int fd)
{
	enum sheet_fault fault;
	struct sheet *s = sheet_open(fd, &fault);
	struct tally t = { 0 };
	struct buffer out;
	struct json j;

	if (s == NULL) {
		say_error(c->arena, o, message_text(c->arena, c->lang, sheet_fault_text(fault), NULL, 0));
		return EXIT_REFUSED;
	}
	if (!file_sheet_is_unmarked(c, "file", fd)) {
		sheet_close(s);
		return say_refusals(c, o);
	}
	buffer_init(&out, c->arena, 0);
	json_init(&j, &out);
	json_object(&j);
	json_name(&j, "findings");
	json_array(&j);
	judge_all(c, s, o->is_json ? &j : NULL, &t);
	json_end(&j);
	for (int i = 0; i < BATCH_VERDICTS_COUNT; i++)
		json_put_int(&j, batch_verdict_name((enum batch_verdict_kind)i), t.verdicts[i]);
	json_put_int(&j, "warned", t.warned);
	json_put_text(&j, "unread_sheets", sheet_unread_text(c->arena, c->lang, sheet_unread(s)));
	json_end(&j);
	if (!o->is_json && sheet_unread(s)->count > 0)
		fprintf(o->err, "jishi: %s\n", sheet_unread_text(c->arena, c->lang, sheet_unread(s)));
	sheet_close(s);
	if (o->is_json)
		printf("%s\n", buffer_text(&out));
	else
		printf("new %lld, changed %lld, same %lld, wrong %lld, warned %lld\n", (long long)t.verdicts[BATCH_NEW],
			(long long)t.verdicts[BATCH_CHANGED], (long long)t.verdicts[BATCH_SAME], (long long)t.verdicts[BATCH_WRONG], (long long)t.warned);
	return t.verdicts[BATCH_WRONG] == 0 ? EXIT_DONE : EXIT_REFUSED;
}

/* ---- the import ---- */

#define LOOK_MS 50

/* The server's own thread runs it, as it was asked inside the transaction before. */
static bool wait_for_job(struct services *services, const struct import_options *o, const struct org_row *org, int64_t subject)
{
	struct arena *a = arena_new();
	struct job_row job = { .state = "waiting" };
	bool is_known = true;

	while (is_known && !job_is_over(&job) && !o->asked->is_ending(o->asked->data)) {
		struct ctx c;

		usleep(LOOK_MS * 1000);
		arena_clear(a);
		open_ctx(&c, a, services, o, org);
		is_known = job_newest(&c, subject, &job);
		store_close(c.store);
	}
	if (is_known && !job_is_over(&job))
		fprintf(o->err, "jishi: the server is being stopped; the import goes on when it starts again\n");
	is_known = is_known && strcmp(job.state, "done") == 0;
	arena_free(a);
	return is_known;
}

/* Nobody serves: the steps that the server's thread would run. */

static bool run_job(struct services *services, const struct import_options *o, const struct org_row *org, const char *kind, int64_t subject)
{
	const struct job_kind *k = BATCH_JOBS;
	struct job_run run = { .subject_id = subject };
	enum job_step step = JOB_MORE;
	struct arena *a;
	bool is_good = true;

	if (o->asked != NULL)
		return wait_for_job(services, o, org, subject);
	run.arena = arena_new();
	a = arena_new();
	while (strcmp(k->kind, kind) != 0)
		k++;
	while (step == JOB_MORE && is_good) {
		struct ctx c;

		arena_clear(a);
		open_ctx(&c, a, services, o, org);
		step = k->step(&c, &run);
		is_good = store_state(c.store) == STORE_GOOD || store_state(c.store) == STORE_RETRY;
		store_close(c.store);
	}
	arena_free(a);
	arena_free(run.arena);
	return is_good && step == JOB_DONE;
}

/* From here on the account acts, in one of its posts. False: said why. */
static bool takes_post(struct ctx *c, struct import_options *o, int64_t account, const char *login, const char *option, const char *post)
{
	const char *why;

	o->account = account;
	if (account_post_find(c, account, login, option, post, &o->holding, &why))
		return true;
	say_error(c->arena, o, why);
	return false;
}

/* The second person, by the rights of another account. */
static bool approve(struct ctx *c, struct import_options *o, const struct org_row *org, batch_id id)
{
	struct batch_item batch;
	struct account_row account;

	store_close(c->store);
	c->store = store_open(c->services->database, c->arena);
	if (!account_find(c->store, o->approver, &account)) {
		say_error(c->arena, o, arena_printf(c->arena, "there is no account %s", o->approver));
		return false;
	}
	if (!takes_post(c, o, account.id.v, o->approver, "--approver-post", o->approver_post))
		return false;
	store_close(c->store);
	open_ctx(c, c->arena, (struct services *)c->services, o, NULL);
	if (!permit_load(c, o->account, o->holding, NULL, NULL) || !batch_get(c->store, id, &batch) || !batch_decide(c, id, true, "", batch.row_version)) {
		say_refusals(c, o);
		return false;
	}
	store_close(c->store);
	open_ctx(c, c->arena, (struct services *)c->services, o, org);
	return true;
}

static int import(struct ctx *c, struct import_options *o, const struct org_row *org, int fd, int64_t bytes)
{
	batch_id id;
	struct batch_item batch;
	bool is_done;

	if (!batch_upload(c, o->file, fd, bytes, &id))
		return say_refusals(c, o);
	if (sheet_left_text(c, "batch", id.v) != NULL)
		fprintf(o->err, "jishi: %s\n", sheet_left_text(c, "batch", id.v));
	if (!batch_get(c->store, id, &batch) || !batch_is(&batch, "checking")) {
		say_error(c->arena, o, "some columns are not known; name them on the page of the batch first");
		return EXIT_REFUSED;
	}
	is_done = run_job((struct services *)c->services, o, org, "batch.check", id.v);
	store_close(c->store);
	c->store = store_open(c->services->database, c->arena);
	is_done = is_done && batch_get(c->store, id, &batch);
	if (is_done && batch.new_count + batch.changed > 0) {
		bool is_for_approval = batch_needs_approval(&batch);

		if (!batch_confirm(c, id, o->namesakes == NULL ? "" : o->namesakes, batch.row_version))
			return say_refusals(c, o);
		if (is_for_approval && o->approver == NULL)
			fprintf(o->err, "jishi: %lld people are new, %lld have other joining days: batch %lld waits for the approval of a second person\n",
				(long long)batch.new_count, (long long)batch.dated, (long long)id.v);
		else if (is_for_approval && !approve(c, o, org, id))
			return EXIT_REFUSED;
		else
			is_done = run_job((struct services *)c->services, o, org, "batch.apply", id.v);
		store_close(c->store);
		c->store = store_open(c->services->database, c->arena);
		is_done = is_done && batch_get(c->store, id, &batch);
	}
	if (!is_done)
		return say_refusals(c, o);
	fprintf(o->out, o->is_json ? "{\"new\":%lld,\"changed\":%lld,\"same\":%lld,\"wrong\":%lld,\"written\":%lld}\n"
		: "new %lld, changed %lld, same %lld, wrong %lld, written %lld\n", (long long)batch.new_count, (long long)batch.changed,
		(long long)batch.same, (long long)batch.wrong, (long long)batch.done);
	return batch.wrong == 0 ? EXIT_DONE : EXIT_REFUSED;
}

static int run(struct services *services, struct import_options *o, int fd)
{
	struct arena *a = arena_new();
	struct account_row account;
	struct org_row org;
	struct ctx c;
	struct stat st;
	int code = EXIT_REFUSED;

	open_ctx(&c, a, services, o, NULL);
	if (!o->is_dry_run && !account_find(c.store, o->login, &account)) {
		say_error(a, o, arena_printf(a, "there is no account %s", o->login));
		store_close(c.store);
		arena_free(a);
		return EXIT_REFUSED;
	}
	o->account = 0;
	if (!o->is_dry_run && !takes_post(&c, o, account.id.v, o->login, "--post", o->post)) {
		store_close(c.store);
		arena_free(a);
		return EXIT_REFUSED;
	}
	if (!org_of_code(&c, o->org, &org)) {
		say_error(a, o, arena_printf(a, "there is no organisation %s", o->org == NULL ? "at the top" : o->org));
	} else if (fstat(fd, &st) == 0) {
		store_close(c.store);
		open_ctx(&c, a, services, o, &org);
		code = o->is_dry_run ? dry_run(&c, o, fd) : import(&c, o, &org, fd, st.st_size);
	}
	store_close(c.store);
	arena_free(a);
	return code;
}

int import_asked(struct asked *asked, int argc, char **argv)
{
	struct import_options o = { .out = asked->out, .err = asked->err, .asked = asked };
	int code = read_options(argc, argv, &o);

	if (code != EXIT_DONE)
		return code;
	if (o.is_dry_run || asked->fd < 0) {
		fprintf(asked->err, "jishi: no file came with the command\n");
		return EXIT_REFUSED;
	}
	return run(asked->services, &o, asked->fd);
}

static int import_here(struct import_options *o, int fd)
{
	struct install install;
	char error[256];
	int code;

	if (!parsers_start(error, sizeof(error))) {
		fprintf(stderr, "jishi: %s\n", error);
		return EXIT_REFUSED;
	}
	code = install_open(&install, o->db, o->keys, !o->is_dry_run);
	if (code == EXIT_DONE) {
		code = run(&install.services, o, fd);
		install_close(&install);
	}
	helper_stop();
	return code;
}

int command_import(int argc, char **argv)
{
	struct import_options o = { .out = stdout, .err = stderr };
	int code, fd;

	if (usage_is_asked(argc, argv, HELP))
		return EXIT_DONE;
	code = read_options(argc, argv, &o);
	if (code != EXIT_DONE)
		return code;
	assert(o.file != NULL);
	fd = open(o.file, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		struct arena *a = arena_new();

		say_error(a, &o, arena_printf(a, "%s: %s", o.file, strerror(errno)));
		arena_free(a);
		return EXIT_REFUSED;
	}
	if (o.is_dry_run || !socket_ask_of(o.db, o.keys, argc, argv, fd, &code))
		code = import_here(&o, fd);
	close(fd);
	return code;
}
