/* How long the files of a case are kept (保存 … 至): the days are fixed when the case is over, and core/erasure destroys what is past them. */
#include "rooms/run/run_retention.h"

#include <string.h>
#include "core/audit.h"
#include "core/erasure.h"
#include "rooms/run/run_loose.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

/* DAY_OPEN: it can't be reckoned from what was entered. */
static day_t day_of(const struct run_case *k, const struct keep *keep)
{
	struct programme_value v = play_value(&k->play, k->p->values[programme_name(k->p, keep->until->text).index].expression);

	return v.kind == VALUE_DATE ? v.day : DAY_OPEN;
}

/* Of several fields that name the file the last day; a paper that stands in a field without a term as well stays. found: some field names it. */
static day_t day_of_file(const struct run_case *k, int64_t file, bool *found)
{
	day_t last = DAY_NONE;

	*found = false;
	for (size_t i = 0; i < k->values_count; i++) {
		const struct keep *keep = k->values[i].file == file ? programme_keep(k->p, k->values[i].form, k->values[i].field) : NULL;
		day_t day = keep == NULL ? DAY_OPEN : day_of(k, keep);

		if (k->values[i].file != file)
			continue;
		*found = true;
		last = day > last ? day : last;
	}
	return *found ? last : DAY_OPEN;
}

/* What came in a batch and was never sorted, and what was replaced in such a field, belongs to no record: it stays no longer than the last of what does. */
static day_t last_day(const struct run_case *k)
{
	day_t last = DAY_NONE;

	for (size_t i = 0; i < k->p->keeps_count; i++) {
		day_t day = day_of(k, &k->p->keeps[i]);

		last = day != DAY_OPEN && day > last ? day : last;
	}
	return last == DAY_NONE ? DAY_OPEN : last;
}

size_t run_keeps(struct ctx *c, const struct run_case *k, struct run_keep **list)
{
	struct file_row *files;
	size_t all = k->p->keeps_count == 0 ? 0 : file_list(c->store, "run", k->row.id.v, &files), count = 0;

	*list = arena_array(c->arena, all + 1, sizeof(**list));
	for (size_t i = 0; i < all; i++) {
		bool is_named;
		day_t day = day_of_file(k, files[i].id.v, &is_named);

		if (!is_named && (files[i].is_withdrawn || strcmp(files[i].kind, RUN_LOOSE_KIND) == 0))
			day = last_day(k);
		if (day != DAY_OPEN)
			(*list)[count++] = (struct run_keep){ files[i].id, day };
	}
	return count;
}

void run_write_keeps(struct ctx *c, const struct run_case *k)
{
	struct run_keep *keeps;
	size_t count = run_keeps(c, k, &keeps);

	for (size_t i = 0; i < count; i++) {
		file_keep_until(c->store, keeps[i].file, keeps[i].day);
		audit_note_day(c, "file_keep", "keep_day", keeps[i].file.v, DAY_NONE, keeps[i].day);
	}
}

void run_take_out(struct ctx *c, const struct run_case *k, const char *form, const char *field, const struct run_value_row *before)
{
	if (before->step == k->steps[k->steps_count - 1].id.v && programme_keep(k->p, form, field) != NULL)
		file_withdraw(c->store, (file_id){ before->file });
}

static const char *said(struct ctx *c, day_t day)
{
	return c->lang == LANG_ZH ? day_text_zh(c->arena, day, DATE_DAY) : day_text(c->arena, day);
}

bool run_file_is_kept(struct ctx *c, const struct file_row *file)
{
	return !file_is_erased(file) || ctx_refuse(c, GONE, T_run_file_gone, "name", file->name, "day", said(c, file->erased_day), "digest", file->digest, NULL);
}

struct run_kept run_kept_of(struct ctx *c, const struct run_case *k, const char *form, const char *field, int64_t file)
{
	const struct keep *keep = file == 0 ? NULL : programme_keep(k->p, form, field);
	struct run_kept kept = { .day = DAY_OPEN, .erased_day = DAY_OPEN, .digest = "", .note = NULL };
	struct file_row row;
	bool is_named;

	if (keep == NULL || !file_get(c->store, (file_id){ file }, &row))
		return kept;
	kept.day = row.keep_day != DAY_OPEN ? row.keep_day : k->at >= 0 ? day_of_file(k, file, &is_named) : DAY_OPEN;
	kept.erased_day = row.erased_day;
	kept.digest = row.digest;
	const struct message_arg args[] = { { "day", said(c, file_is_erased(&row) ? row.erased_day : kept.day) }, { "digest", row.digest },
		{ "n", ctx_number(c, kept.day - c->today + 1) }, { "title", programme_named(c->lang, keep->title) } };

	if (file_is_erased(&row))
		kept.note = message_text(c->arena, c->lang, T_run_file_erased, (const struct message_arg[]){ args[0], args[1] }, 2);
	else if (kept.day == DAY_OPEN)
		kept.note = k->at >= 0 ? message_text(c->arena, c->lang, T_run_file_kept_unknown, &args[3], 1) : NULL;
	else if (k->at < 0 && kept.day - c->today < ERASURE_DAYS_TOLD)
		kept.note = message_text(c->arena, c->lang, kept.day < c->today ? T_run_file_kept_over : T_run_file_kept_soon, (const struct message_arg[]){ args[0], args[2] },
			kept.day < c->today ? 1 : 2);
	else
		kept.note = message_text(c->arena, c->lang, T_run_file_kept, args, 1);
	return kept;
}
