/* jishi stats: totals and tables of an organisation, for people and scripts. Runs beside serve. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "command/command.h"
#include "command/install.h"
#include "command/org_of_code.h"
#include "command/socket.h"
#include "command/usage.h"
#include "rooms/figure/report_json.h"
#include "rooms/org/org.h"

static const char HELP[] =
	"usage: jishi stats --db FILE-or-postgres-URL [--keys PATH] [--org CODE] [--date YYYY-MM-DD] [--json]\n\n"
	"Counts the members and organisations of a subtree on a day: totals, and the tables of the communique and of the year.\n\n"
	"  --org CODE           code of the organisation, default the one at the top\n"
	"  --date YYYY-MM-DD    no later than today, which is the default; today is the day of the server that is running, else of the machine\n"
	"  --json               totals and tables as one JSON object\n";

struct stats_options { const char *db, *keys, *org, *date; bool is_json; };

static int read_options(int argc, char **argv, struct stats_options *o)
{
	const struct usage_option options[] = { { "db", &o->db, NULL }, { "keys", &o->keys, NULL }, { "org", &o->org, NULL },
		{ "date", &o->date, NULL }, { "json", NULL, &o->is_json }, { 0 } };

	if (!usage_read(argc, argv, options))
		return usage_wrong(stderr, HELP, USAGE_TOLD);
	if (o->db == NULL || optind != argc)
		return usage_wrong(stderr, HELP, o->db == NULL ? USAGE_NEEDS_DB : "stats takes options only");
	if (o->date != NULL && day_parse_iso(o->date) == DAY_NONE) {
		fprintf(stderr, "jishi: --date %s is no day; write one that is in the calendar as YYYY-MM-DD\n", o->date);
		return EXIT_USAGE;
	}
	return EXIT_DONE;
}

static void print_json(struct ctx *c, const struct figure_report *r, const struct figure_totals *totals)
{
	struct buffer out;
	struct json j;

	buffer_init(&out, c->arena, 0);
	json_init(&j, &out);
	json_object(&j);
	report_head_json(&j, r);
	report_put_totals(&j, totals);
	report_put_tables(&j, r);
	json_end(&j);
	fwrite(out.data, 1, out.bytes, stdout);
	putchar('\n');
}

static const char *words(struct ctx *c, message label, const char *label_text)
{
	return label_text != NULL ? label_text : label != NULL ? message_text(c->arena, c->lang, label, NULL, 0) : "";
}

static void print_tables(struct ctx *c, const struct figure_report *r)
{
	printf("%s  %s\n", r->org.name, day_text(c->arena, r->day));
	for (const struct figure_table *t = r->tables; t != NULL; t = t->next) {
		printf("\n%s\n", words(c, t->title, NULL));
		for (const struct figure_row *row = t->rows; row != NULL; row = row->next) {
			printf("  %s", words(c, row->label, row->label_text));
			for (int i = 0; i < t->columns_count; i++) {
				const char *text = figure_cell_plain(c->arena, &row->cells[i]);

				printf("\t%s%s", text == NULL ? "—" : text, row->cells[i].kind == CELL_TENTHS || row->cells[i].kind == CELL_RATE ? "%" : "");
			}
			putchar('\n');
		}
	}
}

/* Figures of a day that has not come would be figures of today under another date. */
static bool has_come(struct ctx *c, const struct stats_options *o)
{
	if (o->date == NULL || day_parse_iso(o->date) <= c->today)
		return true;
	fprintf(stderr, "jishi: --date %s has not come yet, today is %s; give that day or an earlier one\n", o->date, day_text(c->arena, c->today));
	return false;
}

static int print(struct ctx *c, const struct stats_options *o)
{
	struct figure_report r;
	struct figure_totals totals;
	struct org_row org;

	if (!has_come(c, o))
		return EXIT_REFUSED;
	if (!org_of_code(c, o->org, &org)) {
		fprintf(stderr, "jishi: there is no organisation %s\n", o->org == NULL ? "at the top" : o->org);
		return EXIT_REFUSED;
	}
	if (!figure_report_of(c, org.id.v, o->date == NULL ? c->today : day_parse_iso(o->date), &r) ||
	    !figure_totals(c, r.org.path, r.day, &totals) || !figure_communique(&r) || !figure_annual(&r)) {
		const struct refusal *why = c->refusals_count > 0 ? &c->refusals[0] : NULL;

		fprintf(stderr, "jishi: %s\n", why != NULL ? message_text(c->arena, LANG_EN, why->text, why->args, (size_t)why->args_count)
			: store_error(c->store) != NULL ? store_error(c->store) : "the figures could not be counted");
		return EXIT_REFUSED;
	}
	if (o->is_json)
		print_json(c, &r, &totals);
	else
		print_tables(c, &r);
	return EXIT_DONE;
}

int command_stats(int argc, char **argv)
{
	struct stats_options o = { 0 };
	struct install install;
	struct ctx c;
	day_t day;
	int code;

	if (usage_is_asked(argc, argv, HELP))
		return EXIT_DONE;
	code = read_options(argc, argv, &o);
	if (code != EXIT_DONE)
		return code;
	code = install_open(&install, o.db, o.keys, false);
	if (code != EXIT_DONE)
		return code;
	install_ctx(&c, arena_new(), &install.services);
	if (socket_day_of(o.db, o.keys, &day))
		c.today = day;
	code = print(&c, &o);
	store_close(c.store);
	arena_free(c.arena);
	install_close(&install);
	return code;
}
