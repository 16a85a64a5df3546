/* jishi user: accounts from the machine itself, for whoever has its shell and its keys. The way back in when
 * the security administrator lost his password. While a server runs it writes for this command; every write is in the log. */
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "command/command.h"
#include "command/install.h"
#include "command/socket.h"
#include "command/usage.h"
#include "command/user.h"
#include "rooms/account/account.h"
#include "web/session_sql.h"

static const char HELP[] =
	"usage: jishi user --db FILE-or-postgres-URL [--keys PATH] list\n"
	"       jishi user --db FILE-or-postgres-URL [--keys PATH] [--drop-code] reset LOGIN\n\n"
	"  list           all accounts\n"
	"  reset LOGIN    a new one-time password, printed once; ends the sessions, lifts a lock-out\n"
	"  --drop-code    also takes the one-time code away (phone lost)\n";

static int list(struct ctx *c, FILE *out)
{
	static const char *const KINDS[] = { "", "system", "security", "audit" };
	struct account_list_row *rows;
	size_t count;

	for (int64_t skip = 0; (count = account_list(c->store, "", 2, 500, skip, &rows)) > 0; skip += (int64_t)count)
		for (size_t i = 0; i < count; i++)
			fprintf(out, "%-24s %-9s %s%s%s\n", rows[i].login, KINDS[rows[i].admin & 3], rows[i].is_closed ? "closed " : "",
			       rows[i].has_totp ? "code " : "", rows[i].must_change ? "must-change" : "");
	return store_state(c->store) == STORE_GOOD ? EXIT_DONE : EXIT_REFUSED;
}

static int reset(struct ctx *c, const char *login, bool drops_code, FILE *out, FILE *err)
{
	const char *password;
	int64_t account;

	if (!account_recover(c, login, drops_code, &account, &password)) {
		fprintf(err, "jishi: there is no open account %s\n", login);
		return EXIT_REFUSED;
	}
	session_delete_of_account(c->store, (account_id){ account }, (session_id){ 0 });
	if (!ctx_commit(c)) {
		fprintf(err, "jishi: %s\n", store_error(c->store));
		return EXIT_REFUSED;
	}
	fprintf(out, "%s\n", password);
	return EXIT_DONE;
}

struct user_options { const char *db, *keys, *login; bool drops_code; };

/* NULL, or what is wrong. `login` stays NULL for list. */
static const char *read_options(int argc, char **argv, struct user_options *o)
{
	const struct usage_option options[] = { { "db", &o->db, NULL }, { "keys", &o->keys, NULL },
		{ "drop-code", NULL, &o->drops_code }, { 0 } };

	if (!usage_read(argc, argv, options))
		return USAGE_TOLD;
	if (o->db == NULL)
		return USAGE_NEEDS_DB;
	if (argc - optind == 2 && strcmp(argv[optind], "reset") == 0)
		o->login = argv[optind + 1];
	if (o->login != NULL || (argc - optind == 1 && strcmp(argv[optind], "list") == 0))
		return NULL;
	return "user needs an act: list, or reset with a login";
}

static int run(struct services *services, const struct user_options *o, FILE *out, FILE *err)
{
	struct arena *a = arena_new();
	struct ctx c;
	int code;

	install_ctx(&c, a, services);
	code = o->login != NULL ? reset(&c, o->login, o->drops_code, out, err) : list(&c, out);
	store_close(c.store);
	arena_free(a);
	return code;
}

int user_asked(struct asked *asked, int argc, char **argv)
{
	struct user_options o = { 0 };
	const char *wrong;

	if ((wrong = read_options(argc, argv, &o)) != NULL)
		return usage_wrong(asked->err, HELP, wrong);
	return run(asked->services, &o, asked->out, asked->err);
}

int command_user(int argc, char **argv)
{
	struct user_options o = { 0 };
	struct install install;
	const char *wrong;
	int code;

	if (usage_is_asked(argc, argv, HELP))
		return EXIT_DONE;
	if ((wrong = read_options(argc, argv, &o)) != NULL)
		return usage_wrong(stderr, HELP, wrong);
	if (o.login != NULL && socket_ask_of(o.db, o.keys, argc, argv, -1, &code))
		return code;
	code = install_open(&install, o.db, o.keys, o.login != NULL);
	if (code != EXIT_DONE)
		return code;
	code = run(&install.services, &o, stdout, stderr);
	install_close(&install);
	return code;
}
