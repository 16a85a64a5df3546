/* Tables of posts that the archive holds (任职记录): where whom the case is about was in office, from when to when, and how each post ended. What lies before
 * the first post that the archive knows of the organisation is typed, with the paper that shows it; nobody types what the archive says. */
#include <string.h>
#include "base/text.h"
#include "core/code.h"
#include "core/path.h"
#include "rooms/run/run.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

enum { COLUMN_POST, COLUMN_FROM, COLUMN_TO, COLUMN_ENDED, COLUMN_PAPER, COLUMNS };

/* What stands in a row is Chinese, as practices compare it. */
static const char *word(struct ctx *c, message text) { return message_text(c->arena, LANG_ZH, text, NULL, 0); }

static const char *ended_text(struct ctx *c, const struct run_held_post *h)
{
	if (h->to_day > c->today)
		return word(c, T_run_held_in_office);
	return h->ended_as[0] == '\0' ? word(c, T_run_held_not_said) : code_name(LANG_ZH, "holding_ending", h->ended_as);
}

const char *run_held_rows(struct ctx *c, const struct run_case *k)
{
	struct run_held_post *held;
	size_t count = k->subject.id.v == 0 ? 0 : run_held_posts(c->store, k->subject.id, c->today, &held);
	const char *rows = "";

	for (size_t i = 0; i < count; i++) {
		day_t last = held[i].to_day > c->today ? c->today : held[i].to_day - 1;	/* the first day out of office is no day of service */

		rows = arena_printf(c->arena, "%s%s%s%s\t%s\t%s\t%s\t%s", rows, i == 0 ? "" : "\n", held[i].org_name, held[i].post_name, day_text(c->arena, held[i].from_day),
			day_text(c->arena, last), ended_text(c, &held[i]), word(c, T_run_held_archive));
	}
	return rows;
}

bool run_is_held_row(struct ctx *c, const char *const *cells)
{
	return strcmp(cells[COLUMN_PAPER], word(c, T_run_held_archive)) == 0;
}

/* The first day of any post that the archive knows in the place of the case, or of the person anywhere. */
static day_t records_begin(struct ctx *c, const struct run_case *k)
{
	struct run_held_since since = { .day = DAY_OPEN };

	run_held_since(c->store, k->subject.id, k->row.org_path, path_end(c->arena, k->row.org_path), &since);
	return since.day;
}

static void cut(struct arena *a, const char *row, size_t bytes, const char *cells[COLUMNS])
{
	char *at = arena_text_n(a, row, bytes);

	for (int i = 0; i < COLUMNS; i++) {
		size_t cell = strcspn(at, "\t");

		cells[i] = arena_text_n(a, at, cell);
		at += cell + (at[cell] == '\t');
	}
}

/* How a post ended is one of the words of the archive, so that nobody writes a dismissal in words that no rule knows. */
static bool ending_is_read(struct ctx *c, const char *field, const struct programme_field *f, const char **cells)
{
	const struct code *ending = code_read("holding_ending", cells[COLUMN_ENDED]);
	const struct code_set *all = code_set("holding_ending");
	const char *words = "";

	for (size_t i = 0; i < all->count; i++)
		words = arena_printf(c->arena, i == 0 ? "%s%s" : "%s、%s", words, code_name(LANG_ZH, "holding_ending", all->codes[i].value));
	if (ending == NULL)
		return ctx_refuse_field(c, field, T_run_held_ending, "title", programme_named(c->lang, f->title), "row", cells[COLUMN_POST], "typed", cells[COLUMN_ENDED], "words", words, NULL);
	cells[COLUMN_ENDED] = code_name(LANG_ZH, "holding_ending", ending->value);
	return true;
}

/* A row that was typed: service before the records begin, with its paper. */
static bool row_is_right(struct ctx *c, const struct run_case *k, const struct programme_field *f, const char **cells)
{
	const char *field = arena_printf(c->arena, "v_%s", f->id);
	day_t last = day_parse_iso(cells[COLUMN_TO]), begin = records_begin(c, k);

	if (text_is_empty(cells[COLUMN_POST]) || day_parse_iso(cells[COLUMN_FROM]) == DAY_NONE || last == DAY_NONE || text_is_empty(cells[COLUMN_ENDED]) ||
	    text_is_empty(cells[COLUMN_PAPER]))
		return ctx_refuse_field(c, field, T_run_held_row_lacks, "title", programme_named(c->lang, f->title), "row", cells[COLUMN_POST], NULL);
	if (begin != DAY_OPEN && last >= begin)
		return ctx_refuse_field(c, field, T_run_held_known, "title", programme_named(c->lang, f->title), "row", cells[COLUMN_POST], "last", cells[COLUMN_TO], "begin", day_text(c->arena, begin), NULL);
	return ending_is_read(c, field, f, cells);
}

bool run_held_is_right(struct ctx *c, const struct run_case *k, const struct programme_field *f, struct run_entry *entry)
{
	const char *all = run_held_rows(c, k);
	bool is_right = true;

	for (const char *at = entry->text; *at != '\0'; at += strcspn(at, "\n") + (at[strcspn(at, "\n")] == '\n')) {
		size_t bytes = strcspn(at, "\n");
		const char *cells[COLUMNS];

		cut(c->arena, at, bytes, cells);
		if (bytes == 0 || run_is_held_row(c, cells))
			continue;	/* what the archive says is read anew, whatever came back with the form */
		is_right &= row_is_right(c, k, f, cells);
		all = arena_printf(c->arena, "%s%s%s\t%s\t%s\t%s\t%s", all, all[0] == '\0' ? "" : "\n", cells[COLUMN_POST], cells[COLUMN_FROM], cells[COLUMN_TO], cells[COLUMN_ENDED],
			cells[COLUMN_PAPER]);
	}
	entry->text = all;
	return is_right;
}
