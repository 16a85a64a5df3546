/* jishi verify: the log, the papers, the seals of cases and the sealed values are as they were written. Runs beside serve. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "command/checkpoint.h"
#include "command/command.h"
#include "command/install.h"
#include "command/usage.h"
#include "command/verify_sealed.h"
#include "core/erasure.h"
#include "rooms/run/run_verify.h"
#include "store/verify.h"

static const char HELP[] =
	"usage: jishi verify --db FILE-or-postgres-URL [--keys PATH] [--checkpoint FILE] [--json]\n\n"
	"Reads the whole audit log, every paper, every case and every sealed value again. Exit code 0 only when all hold;\n"
	"otherwise the first bad line of the log, the first damaged paper, the first broken seal of a case and the first value\n"
	"that does not open are named.\n\n"
	"  --checkpoint FILE   signed ends of the log that serve --checkpoint laid there: all must fit the log\n";

static const char *const FAULTS[] = { "sound", "changed", "missing", "reordered", "end cut", "unreadable" };

/* erased: those whose term is over and whose content is gone; left: of these, whose bytes are there all the same. */
struct papers { int64_t count, bad_count, erased_count, left_count; char first_bad[FILE_DIGEST_CHARS + 1], first_left[FILE_DIGEST_CHARS + 1]; };

/* Looks at the digests of one piece behind `after`, which moves on; returns how many there were. */
typedef size_t look_function(struct services *s, struct store *store, char after[FILE_DIGEST_CHARS + 1], struct papers *p);

/* Each piece is a read of its own, so that no reader stays long. */
static bool check(struct services *s, look_function *look, struct papers *p)
{
	char after[FILE_DIGEST_CHARS + 1] = "";

	for (bool has_more = true; has_more;) {
		struct arena *a = arena_new();
		struct store *store = store_open(s->database, a);
		bool is_good;

		has_more = look(s, store, after, p) > 0;
		is_good = store_state(store) == STORE_GOOD;
		store_close(store);
		arena_free(a);
		if (!is_good)
			return false;
	}
	return true;
}

static size_t look_at_papers(struct services *s, struct store *store, char *after, struct papers *p)
{
	struct file_digest_row *rows;
	size_t count = file_digests(store, after, &rows);

	for (size_t i = 0; i < count; i++) {
		snprintf(after, FILE_DIGEST_CHARS + 1, "%s", rows[i].digest);
		p->count++;
		if (!file_is_intact(s->files, store_arena(store), rows[i].digest) && p->bad_count++ == 0)
			snprintf(p->first_bad, sizeof(p->first_bad), "%s", rows[i].digest);
	}
	return count;
}

static size_t look_at_erased(struct services *s, struct store *store, char *after, struct papers *p)
{
	struct file_digest_gone *rows;
	size_t count = file_destroyed_digests(store, after, &rows);

	for (size_t i = 0; i < count; i++) {
		int fd = file_read(s->files, rows[i].digest);

		snprintf(after, FILE_DIGEST_CHARS + 1, "%s", rows[i].digest);
		p->erased_count++;
		if (fd >= 0 && p->left_count++ == 0)
			snprintf(p->first_left, sizeof(p->first_left), "%s", rows[i].digest);
		if (fd >= 0)
			close(fd);
	}
	return count;
}

static void print_sealed(const struct sealed_report *r, bool is_read)
{
	printf("sealed values: %lld", (long long)r->count);
	if (r->bad_count > 0)
		printf(", %lld do not open, first %s.%s of row %lld", (long long)r->bad_count, r->table, r->column, (long long)r->row);
	printf("%s\n", is_read ? "" : ", could not be read");
}

/* What the outside knows of the log; without a file there is nothing to compare. */
static void print_checkpoints(const char *path, const struct checkpoint_report *r)
{
	printf("checkpoints: %lld fit", (long long)r->count);
	if (r->words != NULL)
		printf(", line %lld of %s (line %lld of the log): %s", (long long)r->bad_line, path, (long long)r->bad_seq, r->words);
	printf("\n");
}

static int verify(struct services *s, const char *checkpoints, bool is_json)
{
	struct audit_report report;
	struct papers papers = { 0 };
	struct checkpoint_report outside = { 0 };
	struct run_seal_report seals;
	struct sealed_report sealed;
	bool is_sound = audit_verify(s->database, &report), are_read = check(s, look_at_papers, &papers) && check(s, look_at_erased, &papers), are_cases_read = run_verify_seals(s, &seals),
		are_values_read = verify_sealed(s, &sealed);
	bool is_good = (checkpoints == NULL || checkpoint_verify(s, checkpoints, &outside)) && is_sound && are_read && papers.bad_count == 0 && papers.left_count == 0 &&
		are_cases_read && seals.bad_count == 0 && are_values_read && sealed.bad_count == 0;

	if (is_json) {
		printf("{\"sound\":%s,\"log\":\"%s\",\"lines\":%lld,\"first_bad_line\":%lld,\"papers\":%lld,\"bad_papers\":%lld,\"first_bad_paper\":\"%s\",\"erased\":%lld,\"erased_left\":%lld,\"seals\":%lld,\"bad_seals\":%lld,\"first_bad_case\":\"%lld\",\"sealed\":%lld,\"bad_sealed\":%lld,\"checkpoints\":%lld,\"bad_checkpoint\":%lld}\n",
		       is_good ? "true" : "false", FAULTS[report.fault], (long long)report.lines_count, (long long)report.bad_seq,
		       (long long)papers.count, (long long)papers.bad_count, papers.first_bad, (long long)papers.erased_count, (long long)papers.left_count,
		       (long long)seals.seals_count, (long long)seals.bad_count, (long long)seals.first_bad_run,
		       (long long)sealed.count, (long long)sealed.bad_count,
		       (long long)outside.count, (long long)outside.bad_line);
	} else {
		printf("log: %s, %lld lines", FAULTS[report.fault], (long long)report.lines_count);
		if (report.bad_seq > 0)
			printf(", first bad line %lld", (long long)report.bad_seq);
		printf("%s\npapers: %lld", report.is_head_known ? "" : " (no head kept beside it: a cut end cannot be seen)", (long long)papers.count);
		if (papers.bad_count > 0)
			printf(", %lld damaged or missing, first %s", (long long)papers.bad_count, papers.first_bad);
		if (papers.erased_count > 0)
			printf(", %lld erased when their term was over", (long long)papers.erased_count);
		if (papers.left_count > 0)
			printf(", %lld of these still there, first %s", (long long)papers.left_count, papers.first_left);
		printf("%s\nseals: %lld", are_read ? "" : ", could not be read", (long long)seals.seals_count);
		if (seals.bad_count > 0)
			printf(", %lld broken, first step %lld of case %lld", (long long)seals.bad_count, (long long)seals.first_bad_step, (long long)seals.first_bad_run);
		printf("%s\n", are_cases_read ? "" : ", could not be read");
		print_sealed(&sealed, are_values_read);
		if (checkpoints != NULL)
			print_checkpoints(checkpoints, &outside);
	}
	return is_good ? EXIT_DONE : EXIT_REFUSED;
}

int command_verify(int argc, char **argv)
{
	const char *db = NULL, *keys = NULL, *checkpoints = NULL;
	bool is_json = false;
	const struct usage_option options[] = { { "db", &db, NULL }, { "keys", &keys, NULL }, { "checkpoint", &checkpoints, NULL },
		{ "json", NULL, &is_json }, { 0 } };
	struct install install;
	int code;

	if (usage_is_asked(argc, argv, HELP))
		return EXIT_DONE;
	if (!usage_read(argc, argv, options))
		return usage_wrong(stderr, HELP, USAGE_TOLD);
	if (db == NULL || optind != argc)
		return usage_wrong(stderr, HELP, db == NULL ? USAGE_NEEDS_DB : "verify takes options only");
	code = install_open(&install, db, keys, false);
	if (code != EXIT_DONE)
		return code;
	code = verify(&install.services, checkpoints, is_json);
	install_close(&install);
	return code;
}
