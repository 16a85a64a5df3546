/* jishi doctor: is everything as it should be around one installation? Reads only, beside serve. A new check: a function here
 * or in doctor_around.c that says what it found with doctor_say, and the words of what to do. */
#include "command/doctor.h"

#include <getopt.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "base/date.h"
#include "base/json.h"
#include "command/command.h"
#include "command/install.h"
#include "command/saved.h"
#include "command/usage.h"
#include "core/file.h"
#include "core/reseal.h"
#include "core/setting.h"
#include "rooms/org/org_carry_sql.h"
#include "rooms/org/org_sql.h"
#include "rooms/person/person_digest.h"
#include "schema/model.h"
#include "store/check.h"
#include "store/verify.h"

#define BACKUP_DAYS_MAX 2

static const char HELP[] =
	"usage: jishi doctor --db FILE-or-postgres-URL [--keys PATH] [--cert PATH] [--json]\n\n"
	"Looks whether an installation is as it should be, and says what to do where it is not: who may open its files, room on the\n"
	"disk, the machine's clock, the certificate, the database from page to page, the log, the papers, the history of\n"
	"organisations, the backups of database and keys. Lists the tables whose writes lay no line in the log,\n"
	"with the reason. Reads only; serve may run.\n\n"
	"  --cert PATH   the certificate that serve is given\n"
	"  --json        one JSON object instead of lines\n\n"
	"Exit code 0 when nothing is wrong (there may be advice), 1 when there is a problem.\n";

static const char *const STATES[] = { "good", "advice", "problem" };

void doctor_say(struct doctor *d, enum doctor_state state, const char *check, const char *format, ...)
{
	va_list args;

	if (d->count == DOCTOR_FINDINGS_MAX)
		return;
	va_start(args, format);
	d->findings[d->count++] = (struct doctor_finding){ .state = state, .check = check, .text = arena_vprintf(d->arena, format, args) };
	va_end(args);
}

/* ---- inside the database ---- */

static void look_at_database(struct doctor *d, struct database *database)
{
	struct store_check check;

	if (!store_look_over(database, &check)) {
		doctor_say(d, DOCTOR_PROBLEM, "database", "cannot be read to its end: %s; restore the newest archive", check.words);
		return;
	}
	if (!check.is_whole || !check.are_links_whole)
		doctor_say(d, DOCTOR_PROBLEM, "database", "is damaged: %s; stop serve and restore the newest archive", check.words);
	else
		doctor_say(d, DOCTOR_GOOD, "database", "whole, schema %lld", (long long)check.schema_version);
	if (check.last_line_s > d->now_s + 60)
		doctor_say(d, DOCTOR_PROBLEM, "clock", "the last line of the log was written %lld minutes after what the machine's clock says now; set the clock",
			(long long)(check.last_line_s - d->now_s) / 60);
}

static void look_at_log(struct doctor *d, struct database *database)
{
	struct audit_report report;

	if (!audit_verify(database, &report))
		doctor_say(d, DOCTOR_PROBLEM, "log", "does not hold at line %lld; run jishi verify and tell the audit administrator", (long long)report.bad_seq);
	else if (!report.is_head_known && report.lines_count > 0)
		doctor_say(d, DOCTOR_ADVICE, "log", "%lld lines hold, but FILE.head is missing: lines cut from the end cannot be seen", (long long)report.lines_count);
	else
		doctor_say(d, DOCTOR_GOOD, "log", "%lld lines hold", (long long)report.lines_count);
}

/* There at all; verify reads them. */
static void look_at_papers(struct doctor *d, struct store *s, struct file_store *files)
{
	char after[FILE_DIGEST_CHARS + 1] = "";
	struct file_digest_row *rows;
	int64_t count = 0, missing = 0;
	size_t got;

	while ((got = file_digests(s, after, &rows)) > 0) {
		for (size_t i = 0; i < got; i++) {
			int fd = file_read(files, rows[i].digest);

			missing += fd < 0;
			if (fd >= 0)
				close(fd);
		}
		count += (int64_t)got;
		snprintf(after, sizeof(after), "%s", rows[got - 1].digest);
	}
	if (missing > 0)
		doctor_say(d, DOCTOR_PROBLEM, "papers", "%lld of %lld are missing; bring FILE.files back from an archive", (long long)missing, (long long)count);
	else
		doctor_say(d, DOCTOR_GOOD, "papers", "%lld are there", (long long)count);
}

static void look_at_backups(struct doctor *d, struct keyring *k)
{
	int64_t keys_s = saved_keys_s(d->keys, k), archive_s = saved_archive_s(d->keys);

	if (keys_s == 0)
		doctor_say(d, DOCTOR_PROBLEM, "keys", "the keys, or the newest of them, are not backed up; if %s is lost, every ID and telephone number is lost:"
			" run jishi keys backup", d->keys);
	else
		doctor_say(d, DOCTOR_GOOD, "keys", "%d, backed up on %s", keyring_active_id(k), day_text(d->arena, day_from_time(keys_s)));
	if (archive_s == 0)
		doctor_say(d, DOCTOR_ADVICE, "backup", "no archive was ever made: run jishi backup every night");
	else if (d->now_s - archive_s > BACKUP_DAYS_MAX * 86400)
		doctor_say(d, DOCTOR_ADVICE, "backup", "the last archive is of %s; it should be made every night", day_text(d->arena, day_from_time(archive_s)));
	else
		doctor_say(d, DOCTOR_GOOD, "backup", "the last archive is of %s", day_text(d->arena, day_from_time(archive_s)));
}

/* A rotation that was broken off is no danger, but the old key still opens what it sealed. */
static void look_at_sealing(struct doctor *d, struct services *services)
{
	struct ctx c = { .arena = d->arena, .services = services, .machine_s = d->now_s };
	struct reseal r = { 0 };
	bool has_more = true;
	int64_t left;

	while (has_more) {
		struct arena *a = arena_new();

		c.store = store_open(services->database, a);
		has_more = reseal_count(&c, &r);
		store_close(c.store);
		arena_free(a);
	}
	c.store = store_open(services->database, d->arena);
	left = person_digests_left(&c);
	store_close(c.store);
	if (r.resealed > 0 || left > 0)
		doctor_say(d, DOCTOR_ADVICE, "keys", "%lld values are still sealed and %lld digests made with older keys; run jishi keys reseal",
			(long long)r.resealed, (long long)left);
}

static void look_at_settings(struct doctor *d, struct store *s)
{
	const char *demo = setting_text(s, "demo", NULL), *totp = setting_value(s, SETTING_TOTP_REQUIRED);

	for (enum setting i = 0; i < SETTINGS_COUNT; i++)
		if (setting_is_spoilt(s, i))
			doctor_say(d, DOCTOR_PROBLEM, "settings", "%s is damaged in the database, so %s holds; save it again on the page of settings",
				SETTING_RULES[i].name, SETTING_RULES[i].absent);
	if (demo != NULL)
		doctor_say(d, DOCTOR_ADVICE, "settings", "this is the demo city: its passwords are public, keep no real people in it");
	else if (strcmp(totp, "off") == 0)
		doctor_say(d, DOCTOR_ADVICE, "settings", "one-time codes are switched off for everybody");
	else
		doctor_say(d, DOCTOR_GOOD, "settings", "one-time codes are asked for where the post demands them");
}

/* What forms wrote once and write no more: "N of what, NAME and others: why", or that there is none. */
struct past_fault { int64_t n; const char *what, *name, *why, *none; };

static void say_past_fault(struct doctor *d, const struct past_fault *f)
{
	if (f->n > 0)
		doctor_say(d, DOCTOR_ADVICE, "history", "%lld %s %s and others: %s", (long long)f->n, f->what, f->name, f->why);
	else
		doctor_say(d, DOCTOR_GOOD, "history", "%s", f->none);
}

/* A move of a large branch left lines of units below that were founded after its day; and organisations were ended before what was done in them, so that who held a post for
 * years then held it for no day. */
static void look_at_history(struct doctor *d, struct store *s)
{
	struct org_inverted_row lines = { .n = 0 };
	struct org_end_emptied_row emptied = { .n = 0 };

	org_lines_inverted(s, &lines);
	say_past_fault(d, &(struct past_fault){ lines.n, "lines of the history of organisations end before they begin, of", lines.name,
		"something above was moved on a day before these were founded or renamed; do not rely on figures of days in between",
		"every line of the history of organisations ends after it began" });
	org_end_emptied(s, &emptied);
	say_past_fault(d, &(struct past_fault){ emptied.n, "posts and roles were held for no day, in", emptied.name,
		"the organisation was closed or merged as of a day before they were taken up; who held them and until when stands in the log of these organisations and in backups from before",
		"no organisation ended before its posts were taken up" });
}

static void look_inside(struct doctor *d, struct services *services)
{
	struct store *s = store_open(services->database, d->arena);

	look_at_settings(d, s);
	look_at_papers(d, s, services->files);
	look_at_history(d, s);
	store_close(s);
	look_at_database(d, services->database);
	look_at_log(d, services->database);
	look_at_backups(d, services->keys);
	look_at_sealing(d, services);
}

/* ---- what is said ---- */

static void put_json(const struct doctor *d, bool is_sound)
{
	struct buffer b;
	struct json j;

	buffer_init(&b, d->arena, 0);
	json_init(&j, &b);
	json_object(&j);
	json_put_bool(&j, "sound", is_sound);
	json_name(&j, "findings");
	json_array(&j);
	for (int i = 0; i < d->count; i++) {
		json_object(&j);
		json_put_text(&j, "check", d->findings[i].check);
		json_put_text(&j, "state", STATES[d->findings[i].state]);
		json_put_text(&j, "text", d->findings[i].text);
		json_end(&j);
	}
	json_end(&j);
	json_name(&j, "unlogged");
	json_array(&j);
	for (size_t i = 0; i < MODEL_TABLES_COUNT; i++) {
		if (MODEL_TABLES[i].lognone == NULL)
			continue;
		json_object(&j);
		json_put_text(&j, "table", MODEL_TABLES[i].name);
		json_put_text(&j, "title", MODEL_TABLES[i].zh);
		json_put_text(&j, "reason", MODEL_TABLES[i].lognone);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	printf("%s\n", buffer_text(&b));
}

static void put_lines(const struct doctor *d)
{
	for (int i = 0; i < d->count; i++)
		printf("%-8s %-12s %s\n", STATES[d->findings[i].state], d->findings[i].check, d->findings[i].text);
	printf("\nWrites to these tables lay no line in the log:\n");
	for (size_t i = 0; i < MODEL_TABLES_COUNT; i++)
		if (MODEL_TABLES[i].lognone != NULL)
			printf("  %-14s %s\n", MODEL_TABLES[i].name, MODEL_TABLES[i].lognone);
}

static int examine(struct doctor *d, bool is_json)
{
	struct install install;
	bool is_sound = true;

	doctor_look_around(d);
	/* What keeps the installation from opening stands on standard error, as for every command. */
	if (install_open(&install, d->db, d->keys, false) != EXIT_DONE) {
		doctor_say(d, DOCTOR_PROBLEM, "database", "cannot be opened with these keys; the reason stands on standard error");
	} else {
		look_inside(d, &install.services);
		install_close(&install);
	}
	for (int i = 0; i < d->count; i++)
		is_sound = is_sound && d->findings[i].state != DOCTOR_PROBLEM;
	if (is_json)
		put_json(d, is_sound);
	else
		put_lines(d);
	return is_sound ? EXIT_DONE : EXIT_REFUSED;
}

int command_doctor(int argc, char **argv)
{
	struct doctor d = { .now_s = (int64_t)time(NULL) };
	char keys_path[PATH_MAX];
	bool is_json = false;
	const struct usage_option options[] = { { "db", &d.db, NULL }, { "keys", &d.keys, NULL }, { "cert", &d.cert, NULL },
		{ "json", NULL, &is_json }, { 0 } };
	int code;

	if (usage_is_asked(argc, argv, HELP))
		return EXIT_DONE;
	if (!usage_read(argc, argv, options))
		return usage_wrong(stderr, HELP, USAGE_TOLD);
	if (d.db == NULL || optind != argc)
		return usage_wrong(stderr, HELP, d.db == NULL ? USAGE_NEEDS_DB : "doctor takes options only");
	if (d.keys == NULL && install_is_postgres(d.db))
		return usage_wrong(stderr, HELP, USAGE_NEEDS_KEYS);
	install_keys_path(keys_path, sizeof(keys_path), d.db, d.keys);
	d.keys = keys_path;
	d.arena = arena_new();
	code = examine(&d, is_json);
	arena_free(d.arena);
	return code;
}
