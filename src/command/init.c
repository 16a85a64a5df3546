/* jishi init: a new installation, empty or with the demo city. */
#include <errno.h>
#include <ftw.h>
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "base/text.h"
#include "command/command.h"
#include "command/init_sql.h"
#include "command/install.h"
#include "command/lock.h"
#include "command/usage.h"
#include "core/crypto.h"
#include "core/file.h"
#include "core/path.h"
#include "core/search.h"
#include "core/services.h"
#include "core/setting.h"
#include "demo/demo.h"
#include "rooms/account/account.h"
#include "rooms/org/org_sql.h"
#include "rooms/programme/programme_cache.h"
#include "text/init.h"

struct init_options { const char *db, *keys, *demo, *date, *name, *founded, *totp; };

/* Early enough for what any county founds under it; the page of the organisation sets it right. The People's Republic's first day. */

static const char HELP[] =
	"usage: jishi init --db FILE-or-postgres-URL [OPTION …]\n\n"
	"Makes the database, its keyring and three administrators, whose one-time passwords are printed once.\n\n"
	"  --db FILE|URL        the database; it must hold no installation yet\n"
	"  --keys PATH          the keyring, default FILE.keys; needed with a URL. An existing keyring is used\n"
	"  --name NAME          full name of the organisation at the top\n"
	"  --founded YYYY-MM-DD day on which the organisation at the top was founded; without it none is known,\n"
	"                       until the office enters it on the page of the organisation\n"
	"  --totp default|off   off: administrators and posts of the county sign in without one-time codes, for offices where nobody may\n"
	"                       have an authenticator; the system administrator can switch them on later\n"
	"  --demo full|small    the demo city instead of an empty installation; its accounts share one password\n"
	"  --date YYYY-MM-DD    business date of the demo, default today\n";

static int read_options(int argc, char **argv, struct init_options *o)
{
	const struct usage_option options[] = { { "db", &o->db, NULL }, { "keys", &o->keys, NULL }, { "demo", &o->demo, NULL },
		{ "date", &o->date, NULL }, { "name", &o->name, NULL }, { "founded", &o->founded, NULL }, { "totp", &o->totp, NULL }, { 0 } };

	if (!usage_read(argc, argv, options))
		return usage_wrong(stderr, HELP, USAGE_TOLD);
	if (o->db == NULL || optind != argc)
		return usage_wrong(stderr, HELP, o->db == NULL ? USAGE_NEEDS_DB : "init takes options only");
	if (o->demo != NULL && demo_profile_find(o->demo) == NULL)
		return usage_wrong(stderr, HELP, "--demo is full or small");
	if (o->date != NULL && day_parse_iso(o->date) == DAY_NONE)
		return usage_wrong(stderr, HELP, "--date is no day; write one that is in the calendar as YYYY-MM-DD");
	if (o->demo != NULL && o->date != NULL && day_parse_iso(o->date) < DEMO_DAY_MIN)
		return usage_wrong(stderr, HELP, "--date of the demo is 2009-01-01 or later: before, its people have no day of birth and dues no table");
	if (o->founded != NULL && day_parse_iso(o->founded) == DAY_NONE)
		return usage_wrong(stderr, HELP, "--founded is no day; write one that is in the calendar as YYYY-MM-DD");
	if (o->totp != NULL && strcmp(o->totp, "default") != 0 && strcmp(o->totp, "off") != 0)
		return usage_wrong(stderr, HELP, "--totp is default or off");
	return EXIT_DONE;
}

/* ---- the parts of an installation ---- */

/* 中共云川市委员会 is called 云川市委. What is named otherwise is called by its whole name until somebody gives it a short one. */
static const char *short_name_of(struct arena *a, const char *name)
{
	const char *party = T_init_party->text[LANG_ZH], *committee = T_init_committee->text[LANG_ZH], *rest = name;
	size_t bytes;

	if (text_starts(rest, party))
		rest += strlen(party);
	bytes = strlen(rest);
	if (bytes <= strlen(committee) || strcmp(rest + bytes - strlen(committee), committee) != 0)
		return name;
	return arena_printf(a, "%.*s%s", (int)(bytes - strlen(committee)), rest, T_init_committee_short->text[LANG_ZH]);
}

/* Whoever gave no name learns which one stands there, and everybody who may set it right and where. */
static void tell_name(const struct ctx *c)
{
	struct init_root_row root = { 0 };

	if (!init_root(c->store, &root))
		return;
	for (enum lang lang = LANG_ZH; lang <= LANG_EN; lang++) {
		const struct message_arg args[] = { { "name", root.name }, { "short_name", root.short_name } };

		printf("%s%s\n", lang == LANG_ZH ? "\n" : "", message_text(c->arena, lang, T_init_named, args, sizeof(args) / sizeof(args[0])));
	}
}

/* The organisation at the top, and which keyring belongs to this database. */
static bool found(struct ctx *c, const struct init_options *o)
{
	char keys[16];

	ctx_begin(c, "init.found", "org", 1, 1);
	setting_set(c->store, "keyring", keyring_fingerprint(c->services->keys));
	if (o->demo != NULL) {
		snprintf(keys, sizeof(keys), "%s", o->demo);
		setting_set(c->store, "demo", keys);
		/* The demo's accounts are public: a second factor would only stand in the way. */
		setting_set(c->store, "totp_required", "off");
	} else {
		const char *name = o->name != NULL ? text_clean(c->arena, o->name) : T_init_root_name->text[LANG_ZH];
		const day_t founded = o->founded != NULL ? day_parse_iso(o->founded) : DAY_NONE;
		const char *short_name = o->name != NULL ? short_name_of(c->arena, name) : T_init_root_short_name->text[LANG_ZH];

		init_org_insert(c->store, (org_id){ 1 }, "1", name, short_name, search_title_key(c->arena, name), search_title_initials(c->arena, short_name),
			path_child(c->arena, "", 0), founded);
		org_bigrams_add(c->store, (org_id){ 1 }, (org_id){ 1 });
		init_org_path_insert(c->store, (org_path_id){ 1 }, (org_id){ 1 }, path_child(c->arena, "", 0), name, founded);
		/* Nobody reaches the settings before he has enrolled, so who can't enrol decides it here. */
		if (o->totp != NULL && strcmp(o->totp, "off") == 0)
			setting_set(c->store, "totp_required", "off");
	}
	return ctx_commit(c);
}

static int administrators(struct ctx *c)
{
	static const message TITLES[] = { T_init_admin_system, T_init_admin_security, T_init_admin_audit };
	struct founded founded[3] = { 0 };
	int count = 0;

	if (!account_found_administrators(c, founded, &count))
		return usage_refused("the administrators could not be written");
	printf("Three administrators. These passwords are shown once and must be changed at the first sign-in:\n\n");
	for (int i = 0; i < count && i < 3; i++)
		printf("  %-12s %s   %s / %s\n", founded[i].login, founded[i].password, TITLES[i]->text[LANG_ZH], TITLES[i]->text[LANG_EN]);
	return EXIT_DONE;
}

static int demo(struct ctx *c, const struct init_options *o)
{
	const struct { const char *login; message text; } logins[] = {
		{ "shi.shuji", T_init_demo_shuji }, { "shi.buzhang", T_init_demo_buzhang }, { "shi.zuzhi", T_init_demo_zuzhi },
		{ "shi.zuzhiyuan", T_init_demo_zuzhiyuan }, { "zhen1.shuji", T_init_demo_zhen_shuji }, { "zhen1.zuzhi", T_init_demo_zhen_zuzhi },
		{ "bumen01.shuji", T_init_demo_bumen }, { "cun01.shuji", T_init_demo_cun }, { "shequ01.shuji", T_init_demo_shequ },
		{ "b0001", T_init_demo_branch }, { "dangyuan1", T_init_demo_member },
		{ "xitong", T_init_admin_system }, { "anquan", T_init_admin_security }, { "shenji", T_init_admin_audit },
	};
	struct demo_counts counts;
	char error[1000];

	if (!demo_load(c, demo_profile_find(o->demo), &counts, error, sizeof(error)))
		return usage_refused(error);
	printf("Demo city on %s: %d committees, %d branches, %d members, %d people, %d accounts.\n\n", day_text(c->arena, c->today),
		counts.committees, counts.branches, counts.members, counts.people, counts.accounts);
	printf("All accounts of the demo have the password %s\n\n", DEMO_PASSWORD);
	for (size_t i = 0; i < sizeof(logins) / sizeof(logins[0]); i++)
		printf("  %-14s %s / %s\n", logins[i].login, logins[i].text->text[LANG_ZH], logins[i].text->text[LANG_EN]);
	return EXIT_DONE;
}

/* Fills the opened database. A database that has an organisation is somebody's, and is left alone. */
static int fill(struct ctx *c, const struct init_options *o)
{
	struct init_orgs_row orgs = { 0 };
	int code = EXIT_DONE;

	c->store = store_open(c->services->database, c->arena);
	if (!init_orgs(c->store, &orgs) || orgs.count > 0) {
		code = usage_refused(store_state(c->store) == STORE_GOOD ? "there is an installation in this database already" : store_error(c->store));
	} else if (!found(c, o)) {
		code = usage_refused("the database could not be written");
	} else if (o->demo == NULL) {
		store_close(c->store);
		c->store = store_open(c->services->database, c->arena);
		code = administrators(c);
		if (code == EXIT_DONE)
			tell_name(c);
	} else {
		code = demo(c, o);
	}
	store_close(c->store);
	return code;
}

static int open_and_fill(const struct init_options *o, struct keyring *keys)
{
	const struct database_options options = { .url = o->db, .create = true };
	struct services services = { .keys = keys };
	struct ctx c = { .services = &services, .lang = LANG_ZH, .address = "init", .machine_s = (int64_t)time(NULL) };
	char error[500], folder[PATH_MAX];
	int code;

	services.database = database_open(&options, error, sizeof(error));
	if (services.database == NULL) {
		fprintf(stderr, "jishi: %s\n", error);
		return text_starts(error, "newer:") ? EXIT_NEWER : EXIT_REFUSED;
	}
	c.now_s = c.machine_s;
	c.today = o->date != NULL ? day_parse_iso(o->date) : day_from_time(c.machine_s);
	c.arena = arena_new();
	install_files_path(folder, sizeof(folder), o->db, o->keys);
	services.files = file_store_open(folder, true, error, sizeof(error));
	services.programmes = programme_cache_new();
	code = services.files != NULL ? fill(&c, o) : usage_refused(error);
	programme_cache_free(services.programmes);
	file_store_close(services.files);
	arena_free(c.arena);
	database_close(services.database);
	return code;
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st, (void)kind, (void)at;
	return remove(path);
}

/* Of a demo that was refused nothing stays: whoever looks for the reason begins anew. Only what this run made; the keyring serves the next try. */
static void remove_made(const struct init_options *o, bool has_made_files)
{
	static const char *const ENDS[] = { "", "-wal", "-shm", ".head" };
	char path[PATH_MAX];

	for (size_t i = 0; i < sizeof(ENDS) / sizeof(ENDS[0]); i++) {
		snprintf(path, sizeof(path), "%s%s", o->db, ENDS[i]);
		if (unlink(path) != 0 && errno != ENOENT)
			fprintf(stderr, "jishi: %s: %s; remove it before the next try\n", path, strerror(errno));
	}
	install_files_path(path, sizeof(path), o->db, o->keys);
	if (has_made_files)
		nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* A new keyring, or the one that is there: a database may be made again beside its keys. */
static struct keyring *take_keys(const char *path, char *error, size_t error_bytes)
{
	if (access(path, F_OK) != 0 && !keyring_create(path, SUITE_STD, error, error_bytes))
		return NULL;
	return keyring_open(path, error, error_bytes);
}

int command_init(int argc, char **argv)
{
	struct init_options o = { 0 };
	bool is_postgres;
	struct keyring *keys;
	char path[PATH_MAX], files[PATH_MAX], error[256];
	int code, lock_fd = -1;
	bool was_there, had_files;

	if (usage_is_asked(argc, argv, HELP))
		return EXIT_DONE;
	code = read_options(argc, argv, &o);
	if (code != EXIT_DONE)
		return code;
	is_postgres = install_is_postgres(o.db);
	if (is_postgres && o.keys == NULL)
		return usage_wrong(stderr, HELP, USAGE_NEEDS_KEYS);
	install_keys_path(path, sizeof(path), o.db, o.keys);
	if (!is_postgres && (lock_fd = lock_take(o.db, error, sizeof(error))) < 0)
		return usage_refused(error);
	was_there = is_postgres || access(o.db, F_OK) == 0;
	install_files_path(files, sizeof(files), o.db, o.keys);
	had_files = access(files, F_OK) == 0;
	keys = take_keys(path, error, sizeof(error));
	code = keys == NULL ? usage_refused(error) : open_and_fill(&o, keys);
	keyring_free(keys);
	if (code != EXIT_DONE && o.demo != NULL && !was_there)
		remove_made(&o, !had_files);
	else if (code != EXIT_DONE && o.demo != NULL && is_postgres && keys != NULL)
		fprintf(stderr, "jishi: where the demo had begun the database holds a part of it: drop it before the next try\n");
	if (lock_fd >= 0)
		close(lock_fd);
	return code;
}
