/* jishi keys: backups of the keyring, kept apart from those of the database, since either alone opens nothing. */
#include <assert.h>
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "base/date.h"
#include "command/command.h"
#include "command/install.h"
#include "command/keys.h"
#include "command/passphrase.h"
#include "command/saved.h"
#include "command/usage.h"
#include "core/crypto.h"
#include "core/reseal.h"
#include "rooms/person/person_digest.h"

#define RETRIES_MAX 1000	/* lost races of a whole rotation */

static const char HELP[] =
	"usage: jishi keys show    (--db FILE | --keys PATH)\n"
	"       jishi keys backup  (--db FILE | --keys PATH) --out SEALED [--passphrase-file FILE]\n"
	"       jishi keys restore SEALED (--db FILE | --keys PATH) [--passphrase-file FILE]\n"
	"       jishi keys rotate  --db FILE-or-postgres-URL [--keys PATH]\n"
	"       jishi keys reseal  --db FILE-or-postgres-URL [--keys PATH]\n\n"
	"  show      how many keys there are, and when they were backed up last; no key is shown\n"
	"  backup    writes all keys into SEALED under a passphrase. Without these keys no backup of the database can be\n"
	"            read: keep SEALED and the passphrase in two safes, away from the machine and from the archives\n"
	"  restore   makes the keyring from SEALED; never over an existing one\n"
	"  rotate    adds a field key, which seals from now on and by which numbers are found, and seals every value and makes\n"
	"            every digest of a number anew under it, while the office works. Older keys stay in the ring, since older\n"
	"            archives need them: back the keys up again afterwards. The keys of passwords and of the log do not change\n"
	"  reseal    goes on with a rotation that was broken off\n\n"
	"  --db FILE                the keyring is FILE.keys\n"
	"  --keys PATH              the keyring\n"
	"  --passphrase-file FILE   its first line is the passphrase; otherwise it is asked for on the terminal\n";

struct keys_options { const char *db, *keys, *out, *passphrase, *what, *from; };

static bool is_rotation(const struct keys_options *o)
{
	return strcmp(o->what, "rotate") == 0 || strcmp(o->what, "reseal") == 0;
}

static const char *const ACTS[] = { "show", "backup", "restore", "rotate", "reseal" };

static bool is_act(const char *what)
{
	for (size_t i = 0; i < sizeof(ACTS) / sizeof(ACTS[0]); i++)
		if (strcmp(ACTS[i], what) == 0)
			return true;
	return false;
}

/* NULL, or what is wrong. */
static const char *read_options(int argc, char **argv, struct keys_options *o)
{
	const struct usage_option options[] = { { "db", &o->db, NULL }, { "keys", &o->keys, NULL }, { "out", &o->out, NULL },
		{ "passphrase-file", &o->passphrase, NULL }, { 0 } };

	if (!usage_read(argc, argv, options))
		return USAGE_TOLD;
	if (o->keys == NULL && (o->db == NULL || install_is_postgres(o->db)))
		return "--keys is needed, or --db with a file that has its keyring beside it";
	if (optind >= argc || !is_act(argv[optind]))
		return "keys needs an act: show, backup, restore, rotate or reseal";
	o->what = argv[optind++];
	if (strcmp(o->what, "restore") == 0 && optind < argc)
		o->from = argv[optind++];
	if (is_rotation(o) && o->db == NULL)
		return "--db is needed: whose values are sealed anew";
	if ((strcmp(o->what, "backup") == 0) != (o->out != NULL))
		return o->out == NULL ? "--out is needed: the file to write" : "--out belongs to keys backup";
	if (strcmp(o->what, "restore") == 0 && o->from == NULL)
		return "keys restore needs the file that keys backup wrote";
	return optind == argc ? NULL : "there are too many words after the act";
}

/* ---- what is done ---- */

static int show(const char *path, struct keyring *k)
{
	struct arena *a = arena_new();
	int64_t saved_s = saved_keys_s(path, k);

	printf("keyring %s, suite %s, %d field key%s\n", keyring_fingerprint(k), keyring_suite(k) == SUITE_SM ? "sm" : "std", keyring_active_id(k),
	       keyring_active_id(k) == 1 ? "" : "s");
	if (saved_s > 0)
		printf("backed up %s\n", day_text(a, day_from_time(saved_s)));
	else
		printf("not backed up: if this file is lost, the secrets of the database are lost; run jishi keys backup\n");
	arena_free(a);
	return EXIT_DONE;
}

static int backup(const struct keys_options *o, const char *path, struct keyring *k)
{
	char passphrase[PASSPHRASE_BYTES_MAX], error[PATH_MAX + 200];
	bool is_good;

	assert(o->out != NULL);		/* read_options asks for it */
	if (access(o->out, F_OK) == 0) {
		snprintf(error, sizeof(error), "%s is there already; a backup of keys is never overwritten", o->out);
		return usage_refused(error);
	}
	if (!passphrase_take(o->passphrase, true, passphrase))
		return EXIT_REFUSED;
	is_good = keyring_seal(k, o->out, passphrase, error, sizeof(error));
	crypto_wipe(passphrase, sizeof(passphrase));
	if (!is_good)
		return usage_refused(error);
	if (!saved_keys_put(path, k, (int64_t)time(NULL)))
		fprintf(stderr, "jishi: the keys are backed up, but that could not be noted beside them\n");
	printf("%d field key%s of keyring %s in %s\n", keyring_active_id(k), keyring_active_id(k) == 1 ? "" : "s", keyring_fingerprint(k), o->out);
	return EXIT_DONE;
}

static int restore(const struct keys_options *o, const char *path)
{
	char passphrase[PASSPHRASE_BYTES_MAX], error[PATH_MAX + 200];
	bool is_good;

	if (access(path, F_OK) == 0) {
		snprintf(error, sizeof(error), "%s is there already; a keyring is never overwritten", path);
		return usage_refused(error);
	}
	if (!passphrase_take(o->passphrase, false, passphrase))
		return EXIT_REFUSED;
	is_good = keyring_unseal(o->from, path, passphrase, error, sizeof(error));
	crypto_wipe(passphrase, sizeof(passphrase));
	if (!is_good)
		return usage_refused(error);
	printf("%s\n", path);
	return EXIT_DONE;
}

/* ---- rotation ---- */

/* The line of the log comes before the key, so that no key comes without one. */
static bool add_key(struct asked *asked)
{
	char error[PATH_MAX + 200], number[16];
	struct arena *a = arena_new();
	struct ctx c;
	bool is_added;

	install_ctx(&c, a, asked->services);
	snprintf(number, sizeof(number), "%d", keyring_active_id(asked->services->keys) + 1);
	ctx_begin(&c, "keys.rotate", "setting", 0, 0);
	store_note(c.store, "key", NULL, number);
	is_added = ctx_commit(&c);
	if (!is_added)
		fprintf(asked->err, "jishi: %s\n", store_error(c.store));
	store_close(c.store);
	arena_free(a);
	if (!is_added)
		return false;
	if (keyring_add_key(asked->keys_path, error, sizeof(error)) && keyring_refresh(asked->services->keys))
		return true;
	fprintf(asked->err, "jishi: %s\n", error);
	return false;
}

/* One slice of work in a transaction of its own; true while there is more. */
typedef bool slice_function(struct ctx *c, void *progress);

/* Slice by slice to the end. False: broken off, or the store failed. */
static bool run_slices(struct asked *asked, slice_function *run, void *progress)
{
	struct arena *a = arena_new();
	bool has_more = true, is_good = true;

	for (int failures = 0; has_more && (asked->is_ending == NULL || !asked->is_ending(asked->data));) {
		enum store_state state;
		struct ctx c;

		arena_clear(a);
		install_ctx(&c, a, asked->services);
		has_more = run(&c, progress);
		state = store_state(c.store);
		is_good = state == STORE_GOOD;
		if (state == STORE_RETRY && ++failures < RETRIES_MAX)
			has_more = true;
		else if (!is_good)
			fprintf(asked->err, "jishi: %s\n", store_error(c.store));
		store_close(c.store);
	}
	arena_free(a);
	return is_good && !has_more;
}

static bool seal_slice(struct ctx *c, void *progress)
{
	return reseal_slice(c, progress);
}

static bool digest_slice(struct ctx *c, void *progress)
{
	return person_redigest_slice(c, progress);
}

static int reseal(struct asked *asked)
{
	struct reseal r = { 0 };
	struct person_redigest d = { 0 };
	bool is_whole = run_slices(asked, seal_slice, &r) && run_slices(asked, digest_slice, &d);

	fprintf(asked->out, "%lld of %lld values sealed anew under key %d\n", (long long)r.resealed, (long long)r.read, keyring_active_id(asked->services->keys));
	fprintf(asked->out, "%lld people are found under it anew\n", (long long)d.people);
	if (r.unreadable > 0)
		fprintf(asked->err, "jishi: %lld values do not open with any key and were left as they are\n", (long long)r.unreadable);
	if (d.unreadable > 0)
		fprintf(asked->err, "jishi: digests of numbers that do not open were left under older keys\n");
	if (!is_whole)
		fprintf(asked->err, "jishi: broken off; everything can be read and found, run jishi keys reseal to go on\n");
	return !is_whole || r.unreadable > 0 || d.unreadable > 0 ? EXIT_REFUSED : EXIT_DONE;
}

static int rotate(struct asked *asked, const struct keys_options *o)
{
	int code;

	if (strcmp(o->what, "rotate") == 0 && !add_key(asked))
		return EXIT_REFUSED;
	code = reseal(asked);
	if (code == EXIT_DONE && saved_keys_s(asked->keys_path, asked->services->keys) == 0)
		fprintf(asked->out, "the newest key is not backed up yet: run jishi keys backup now\n");
	return code;
}

int keys_asked(struct asked *asked, int argc, char **argv)
{
	struct keys_options o = { 0 };
	const char *wrong = read_options(argc, argv, &o);

	if (wrong != NULL || !is_rotation(&o))
		return usage_wrong(asked->err, HELP, wrong != NULL ? wrong : "a server does rotate and reseal only");
	return rotate(asked, &o);
}

static int rotate_here(const struct keys_options *o, const char *path, int argc, char **argv)
{
	struct asked asked = { .keys_path = path, .out = stdout, .err = stderr, .fd = -1 };
	struct install install;
	int code;

	if (socket_ask_of(o->db, o->keys, argc, argv, -1, &code))
		return code;
	code = install_open(&install, o->db, o->keys, true);
	if (code != EXIT_DONE)
		return code;
	asked.services = &install.services;
	code = rotate(&asked, o);
	install_close(&install);
	return code;
}

int command_keys(int argc, char **argv)
{
	struct keys_options o = { 0 };
	char path[PATH_MAX], error[PATH_MAX + 200];
	const char *wrong;
	struct keyring *k;
	int code;

	if (usage_is_asked(argc, argv, HELP))
		return EXIT_DONE;
	if ((wrong = read_options(argc, argv, &o)) != NULL)
		return usage_wrong(stderr, HELP, wrong);
	install_keys_path(path, sizeof(path), o.db, o.keys);
	if (o.from != NULL)
		return restore(&o, path);
	if (is_rotation(&o))
		return rotate_here(&o, path, argc, argv);
	if ((k = keyring_open(path, error, sizeof(error))) == NULL)
		return usage_refused(error);
	code = strcmp(o.what, "show") == 0 ? show(path, k) : backup(&o, path, k);
	keyring_free(k);
	return code;
}
