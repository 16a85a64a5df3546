/* jishi bench-data: a new installation of any size, to measure with. See bench/README.md. */
#include <assert.h>
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#include "base/text.h"
#include "command/command.h"
#include "command/lock.h"
#include "command/usage.h"
#include "core/crypto.h"
#include "core/file.h"
#include "core/services.h"
#include "core/setting.h"
#include "demo/bulk.h"
#include "demo/demo.h"
#include "rooms/programme/programme_cache.h"

static const char HELP[] =
	"usage: jishi bench-data --db FILE [OPTION …]\n\n"
	"Makes a new installation filled with invented people, to measure with. All accounts share the demo's password.\n\n"
	"  --db FILE            the database; it must not exist yet\n"
	"  --members N          default 1000000\n"
	"  --branches N         default 20000\n"
	"  --regions N          counties, 1 to 60, default 10\n"
	"  --date YYYY-MM-DD    business date, default today\n"
	"  --cases N            open cases, seven of ten about people who want to join, default 0; with one region only\n"
	"  --audit-lines N      lines of audit laid besides, default 0\n";

struct bench_options { const char *db; int64_t members, branches, regions, cases, audit_lines, date; };

static const char *wrong_of(const struct bench_options *o)
{
	if (o->db == NULL)
		return "--db is needed: the file to make";
	if (o->date == DAY_NONE)
		return "--date is no day; write one that is in the calendar as YYYY-MM-DD";
	if (o->regions < 1 || o->regions > BULK_REGIONS_MAX)
		return "--regions is not between 1 and 60";
	if (o->branches < o->regions || o->branches > 10000000)
		return "--branches is less than one a region, or more than 10,000,000";
	if (o->members < o->branches * 5 || o->members / o->branches > BULK_MEMBERS_PER_BRANCH_MAX)
		return "--members is less than five a branch, or more than a branch can hold";
	if (o->audit_lines < 0)
		return "--audit-lines is less than nought";
	if (o->cases < 0 || o->cases > BULK_CASES_PER_BRANCH_MAX * o->branches || (o->cases > 0 && o->regions != 1))
		return "--cases is more than branches can hold, or for more than one region";
	return NULL;
}

static int read_options(int argc, char **argv, struct bench_options *o)
{
	static const struct option LONG[] = {
		{ "db", required_argument, NULL, 'd' }, { "members", required_argument, NULL, 'm' },
		{ "branches", required_argument, NULL, 'b' }, { "regions", required_argument, NULL, 'r' }, { "date", required_argument, NULL, 't' },
		{ "cases", required_argument, NULL, 'c' }, { "audit-lines", required_argument, NULL, 'a' }, { "help", no_argument, NULL, 'h' }, { NULL, 0, NULL, 0 },
	};
	const char *wrong = NULL;

	optind = 1;
	for (int option; (option = getopt_long(argc, argv, "", LONG, NULL)) != -1;) {
		switch (option) {
		case 'd': o->db = optarg; break;
		case 'm': wrong = int_parse(optarg, &o->members) ? wrong : "--members is no number"; break;
		case 'b': wrong = int_parse(optarg, &o->branches) ? wrong : "--branches is no number"; break;
		case 'r': wrong = int_parse(optarg, &o->regions) ? wrong : "--regions is no number"; break;
		case 'c': wrong = int_parse(optarg, &o->cases) ? wrong : "--cases is no number"; break;
		case 'a': wrong = int_parse(optarg, &o->audit_lines) ? wrong : "--audit-lines is no number"; break;
		case 't': o->date = day_parse_iso(optarg); break;
		case 'h':
			fputs(HELP, stdout);
			exit(EXIT_DONE);
		default: return usage_wrong(stderr, HELP, USAGE_TOLD);
		}
	}
	if (wrong == NULL)
		wrong = optind == argc ? wrong_of(o) : "bench-data takes options only";
	return wrong == NULL ? EXIT_DONE : usage_wrong(stderr, HELP, wrong);
}

static bool put_settings(struct ctx *c)
{
	bool is_good;

	c->store = store_open(c->services->database, c->arena);
	ctx_begin(c, "bench.settings", "setting", 0, 0);
	setting_set(c->store, "keyring", keyring_fingerprint(c->services->keys));
	setting_set(c->store, "totp_required", "off");
	is_good = ctx_commit(c);
	store_close(c->store);
	return is_good;
}

static int fill(struct services *services, const struct bench_options *o)
{
	const struct bulk_size size = { .members = (int)o->members, .branches = (int)o->branches, .regions = (int)o->regions,
		.cases = (int)o->cases };
	struct ctx c = { .services = services, .lang = LANG_ZH, .address = "bench-data", .machine_s = (int64_t)time(NULL),
		.today = (day_t)o->date, .arena = arena_new() };
	struct bulk_counts counts;
	char error[400] = "";
	bool is_good;

	c.now_s = c.machine_s;
	is_good = put_settings(&c) && bulk_load(&c, &size, &counts, error, sizeof(error)) &&
		(size.cases == 0 || bulk_cases(&c, &size, &counts, error, sizeof(error))) && bulk_audit(&c, o->audit_lines);
	if (is_good)
		printf("%d organisations, %d members, %d accounts with the password %s\n", counts.orgs, counts.people, counts.accounts, DEMO_PASSWORD);
	arena_free(c.arena);
	return is_good ? EXIT_DONE : usage_refused(error[0] != '\0' ? error : "the database could not be written");
}

static int open_and_fill(const struct bench_options *o, const char *keys)
{
	const struct database_options options = { .url = o->db, .create = true };
	struct services services = { 0 };
	char error[400], folder[PATH_MAX];
	int code;

	snprintf(folder, sizeof(folder), "%s.files", o->db);
	if ((access(keys, F_OK) != 0 && !keyring_create(keys, SUITE_STD, error, sizeof(error))) ||
	    (services.keys = keyring_open(keys, error, sizeof(error))) == NULL)
		return usage_refused(error);
	services.files = file_store_open(folder, true, error, sizeof(error));
	services.database = services.files != NULL ? database_open(&options, error, sizeof(error)) : NULL;
	services.programmes = programme_cache_new();
	code = services.database != NULL ? fill(&services, o) : usage_refused(error);
	programme_cache_free(services.programmes);
	if (services.database != NULL)
		database_close(services.database);
	file_store_close(services.files);
	keyring_free(services.keys);
	return code;
}

int command_bench_data(int argc, char **argv)
{
	struct bench_options o = { .members = 1000000, .branches = 20000, .regions = 10, .date = day_from_time((int64_t)time(NULL)) };
	char keys[PATH_MAX], error[400];
	int code = read_options(argc, argv, &o), lock_fd;

	if (code != EXIT_DONE)
		return code;
	assert(o.db != NULL);	/* options_are_right */
	if (access(o.db, F_OK) == 0)
		return usage_refused("there is a database of this name already");
	lock_fd = lock_take(o.db, error, sizeof(error));
	if (lock_fd < 0)
		return usage_refused(error);
	snprintf(keys, sizeof(keys), "%s.keys", o.db);
	code = open_and_fill(&o, keys);
	close(lock_fd);
	return code;
}
