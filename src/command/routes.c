/* jishi routes: every address of the program as the build collected it, for administrators who want to see which
 * doors there are, and for scripts. Needs no installation. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include "base/json.h"
#include "command/command.h"
#include "command/usage.h"
#include "core/permit.h"
#include "web/route_table.h"

static const char HELP[] =
	"usage: jishi routes [--json]\n\n"
	"Prints every page and API route: method, path, right it asks for, whether it only reads or changes something,\n"
	"and what it is for. Rights are the keys of docs/permissions.md; anyone needs no sign-in, signed_in any account,\n"
	"system_admin, security_admin and audit_admin are the three administrators.\n\n"
	"  --json    one JSON object, with handler, file and line besides\n";

/* GET never writes: mk/route holds every handler to it. */
static const char *effect_of(const struct route *r)
{
	return strcmp(r->method, "GET") == 0 ? "reads" : "changes";
}

static void print_json(void)
{
	struct arena *a = arena_new();
	struct buffer out;
	struct json j;

	buffer_init(&out, a, 0);
	json_init(&j, &out);
	json_object(&j);
	json_name(&j, "routes");
	json_array(&j);
	for (const struct route *r = ROUTES; r->method != NULL; r++) {
		json_object(&j);
		json_put_text(&j, "method", r->method);
		json_put_text(&j, "path", r->path);
		json_put_text(&j, "permission", permission_key(r->permission));
		json_put_text(&j, "state", effect_of(r));
		json_put_text(&j, "help", r->help);
		json_put_text(&j, "handler", r->handler_name);
		json_put_text(&j, "file", r->file);
		json_put_int(&j, "line", r->line);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	printf("%s\n", buffer_text(&out));
	arena_free(a);
}

int command_routes(int argc, char **argv)
{
	bool is_json = false;
	const struct usage_option options[] = { { "json", NULL, &is_json }, { 0 } };

	if (usage_is_asked(argc, argv, HELP))
		return EXIT_DONE;
	if (!usage_read(argc, argv, options))
		return usage_wrong(stderr, HELP, USAGE_TOLD);
	if (optind != argc)
		return usage_wrong(stderr, HELP, "routes takes options only");
	if (is_json) {
		print_json();
		return EXIT_DONE;
	}
	for (const struct route *r = ROUTES; r->method != NULL; r++)
		printf("%-6s %-52s %-15s %-8s %s\n", r->method, r->path, permission_key(r->permission), effect_of(r), r->help);
	return EXIT_DONE;
}
