/* jishi user: accounts from the machine itself, for whoever has its shell and its keys. The way back in when
 * the security administrator lost his password. Writes only while nobody serves; every write is in the log. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "command/command.h"
#include "command/install.h"
#include "rooms/account/account.h"
#include "web/session_sql.h"

static const char HELP[] =
	"usage: jishi user --db FILE-or-postgres-URL [--keys PATH] list\n"
	"       jishi user --db FILE-or-postgres-URL [--keys PATH] [--drop-code] reset LOGIN\n\n"
	"  list           all accounts\n"
	"  reset LOGIN    a new one-time password, printed once; ends the sessions, lifts a lock-out\n"
	"  --drop-code    also takes the one-time code away (phone lost)\n";

static int list(struct ctx *c)
{
	static const char *const KINDS[] = { "", "system", "security", "audit" };
	struct account_list_row *rows;
	size_t count;

	for (int64_t skip = 0; (count = account_list(c->store, "", 2, 500, skip, &rows)) > 0; skip += (int64_t)count)
		for (size_t i = 0; i < count; i++)
			printf("%-24s %-9s %s%s%s\n", rows[i].login, KINDS[rows[i].admin & 3], rows[i].is_closed ? "closed " : "",
			       rows[i].has_totp ? "code " : "", rows[i].must_change ? "must-change" : "");
	return store_state(c->store) == STORE_GOOD ? EXIT_DONE : EXIT_REFUSED;
}

static int reset(struct ctx *c, const char *login, bool drops_code)
{
	const char *password;
	int64_t account;

	if (!account_recover(c, login, drops_code, &account, &password)) {
		fprintf(stderr, "jishi: there is no open account %s\n", login);
		return EXIT_REFUSED;
	}
	session_delete_of_account(c->store, (account_id){ account }, (session_id){ 0 });
	if (!ctx_commit(c)) {
		fprintf(stderr, "jishi: %s\n", store_error(c->store));
		return EXIT_REFUSED;
	}
	printf("%s\n", password);
	return EXIT_DONE;
}

static int run(struct services *services, int argc, char **argv, bool drops_code)
{
	struct arena *a = arena_new();
	struct ctx c = { .arena = a, .services = services, .address = "command line", .machine_s = (int64_t)time(NULL) };
	int code;

	c.now_s = c.machine_s;
	c.today = day_from_time(c.machine_s);
	c.store = store_open(services->database, a);
	code = argc == 2 ? reset(&c, argv[1], drops_code) : list(&c);
	store_close(c.store);
	arena_free(a);
	return code;
}

int command_user(int argc, char **argv)
{
	static const struct option LONG[] = { { "db", required_argument, NULL, 'd' }, { "keys", required_argument, NULL, 'k' },
		{ "drop-code", no_argument, NULL, 'c' }, { "help", no_argument, NULL, 'h' }, { NULL, 0, NULL, 0 } };
	const char *db = NULL, *keys = NULL;
	bool drops_code = false, is_wrong = false, is_list, is_reset;
	struct install install;
	int code;

	optind = 1;
	for (int option; (option = getopt_long(argc, argv, "", LONG, NULL)) != -1;) {
		switch (option) {
		case 'd': db = optarg; break;
		case 'k': keys = optarg; break;
		case 'c': drops_code = true; break;
		case 'h': fputs(HELP, stdout); return EXIT_DONE;
		default: is_wrong = true;
		}
	}
	is_list = argc - optind == 1 && strcmp(argv[optind], "list") == 0;
	is_reset = argc - optind == 2 && strcmp(argv[optind], "reset") == 0;
	if (is_wrong || db == NULL || (!is_list && !is_reset)) {
		fputs(HELP, stderr);
		return EXIT_USAGE;
	}
	code = install_open(&install, db, keys, is_reset);
	if (code != EXIT_DONE)
		return code;
	code = run(&install.services, argc - optind, argv + optind, drops_code);
	install_close(&install);
	return code;
}
