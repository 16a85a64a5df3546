#include "rooms/run/run_loose.h"

#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "core/file.h"
#include "rooms/run/run_walk.h"
#include "schema/model.h"
#include "text/run.h"

#define NAME_CHARS_MIN 2	/* a shorter name says nothing */

/* ---- names ---- */

static bool opens_bracket(uint32_t code) { return code == '(' || code == '[' || code == 0xFF08 || code == 0x3010 || code == 0x3014; }
static bool closes_bracket(uint32_t code) { return code == ')' || code == ']' || code == 0xFF09 || code == 0x3011 || code == 0x3015; }

/* Letters alone: no numbers, signs, blanks, nothing in brackets, no ending. */
static const char *letters_of(struct arena *a, const char *text, bool is_file)
{
	const char *end = is_file ? strrchr(text, '.') : NULL;
	struct buffer b;
	int depth = 0;
	char bytes[4];

	buffer_init(&b, a, strlen(text) + 1);
	for (const char *at = text; *at != '\0' && (end == NULL || at < end);) {
		uint32_t code = text_next(&at);

		if (opens_bracket(code))
			depth++;
		else if (closes_bracket(code) && depth > 0)
			depth--;
		else if (depth == 0 && ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= 0x3400 && code <= 0x9FFF)))
			buffer_put(&b, bytes, text_put_char(bytes, code));
	}
	return text_lower(a, buffer_text(&b));
}

enum fit { NO_FIT, PART, SAME };

static enum fit fit_of(const char *file, const char *title)
{
	if (text_chars(file) < NAME_CHARS_MIN || text_chars(title) < NAME_CHARS_MIN)
		return NO_FIT;
	if (strcmp(file, title) == 0)
		return SAME;
	return strstr(file, title) != NULL || strstr(title, file) != NULL ? PART : NO_FIT;
}

/* ---- offering ---- */

/* The one field whose title fits best; two that fit alike are no answer. */
static void offer(struct ctx *c, const struct run_case *k, struct run_loose *loose)
{
	const struct words *needs = &k->p->steps[k->at].needs;
	const char *name = letters_of(c->arena, loose->file.name, true);
	enum fit best = NO_FIT;

	for (size_t i = 0; i < needs->count; i++) {
		struct name need = programme_name(k->p, needs->list[i]->text);
		const struct programme_form *form = need.kind == NAME_FORM ? &k->p->forms[need.index] : NULL;

		for (size_t n = 0; form != NULL && n < form->fields_count; n++) {
			const struct programme_field *f = &form->fields[n];
			enum fit fit = f->type != WORD_FILE ? NO_FIT : fit_of(name, letters_of(c->arena, f->title, false));

			if (fit == NO_FIT || fit < best)
				continue;
			loose->form = fit == best ? NULL : form->id;
			loose->field = fit == best ? NULL : f->id;
			loose->title = fit == best ? NULL : f->title;
			best = fit;
		}
	}
}

/* Two files for one field: neither is clear. */
static void drop_doubles(struct run_loose *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool is_double = false;

		for (size_t n = i + 1; n < count; n++)
			if (list[i].field != NULL && list[n].field == list[i].field) {
				is_double = true;
				list[n].title = NULL;
			}
		if (is_double)
			list[i].title = NULL;
	}
	for (size_t i = 0; i < count; i++)
		if (list[i].title == NULL)
			list[i].form = list[i].field = NULL;
}

static bool is_named(const struct run_case *k, int64_t file)
{
	for (size_t i = 0; i < k->values_count; i++)
		if (k->values[i].file == file)
			return true;
	return false;
}

size_t run_loose_list(struct ctx *c, const struct run_case *k, struct run_loose **list)
{
	struct file_row *files;
	size_t all = file_list(c->store, "run", k->row.id.v, &files), count = 0;

	*list = arena_array(c->arena, all + 1, sizeof(**list));
	for (size_t i = 0; i < all; i++) {
		if (strcmp(files[i].kind, RUN_LOOSE_KIND) != 0 || files[i].is_withdrawn || is_named(k, files[i].id.v))
			continue;
		(*list)[count] = (struct run_loose){ .file = files[i] };
		if (k->at >= 0)
			offer(c, k, &(*list)[count]);
		count++;
	}
	drop_doubles(*list, count);
	return count;
}

int64_t run_loose_for(const struct run_loose *list, size_t count, const char *form, const char *field)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].field != NULL && strcmp(list[i].form, form) == 0 && strcmp(list[i].field, field) == 0)
			return list[i].file.id.v;
	return 0;
}

/* ---- taking in ---- */

bool run_add_batch(struct ctx *c, run_id id, const struct run_batch_file *files, size_t count)
{
	struct run_case k;
	size_t taken = 0;

	ctx_begin(c, "run.add_file", "run", id.v, 0);
	if (!run_see(c, id, &k) || !run_is_open(c, &k, k.row.row_version) || !run_fill_allowed(c, &k))
		return false;
	for (size_t i = 0; i < count; i++)
		taken += files[i].kept != NULL;
	if (taken == 0)
		return ctx_refuse_field(c, "files", T_run_batch_none, NULL);
	store_subject(c->store, id.v, k.row.org.v);
	for (size_t i = 0; i < count; i++) {
		if (files[i].kept == NULL)
			continue;
		file_record(c, files[i].kept, files[i].name, &(struct file_place){ .subject = "run", .subject_id = id.v, .org_id = k.row.org.v, .kind = RUN_LOOSE_KIND,
			.paper_day = c->today });
		store_note(c->store, "digest", NULL, files[i].kept->digest);
	}
	return ctx_commit(c);
}

bool run_withdraw_loose(struct ctx *c, run_id id, file_id file, const char *reason)
{
	struct run_case k;
	struct file_row row;

	ctx_begin(c, "run.withdraw_file", "run", id.v, 0);
	if (!run_see(c, id, &k) || !run_is_open(c, &k, k.row.row_version) || !run_fill_allowed(c, &k))
		return false;
	if (!file_get(c->store, file, &row) || strcmp(row.subject, "run") != 0 || row.subject_ref != id.v || strcmp(row.kind, RUN_LOOSE_KIND) != 0)
		return ctx_refuse(c, NOT_FOUND, T_run_no_file, NULL);
	if (row.is_withdrawn)
		return ctx_refuse(c, AGAINST_RULE, T_run_loose_withdrawn, "name", row.name, NULL);
	if (is_named(&k, file.v))
		return ctx_refuse(c, AGAINST_RULE, T_run_loose_named, "name", row.name, NULL);
	if (!text_says(reason) || text_chars(reason) > LIMIT_RUN_REASON)
		return ctx_refuse_field(c, "reason", T_run_reason_missing, "n", arena_printf(c->arena, "%d", LIMIT_RUN_REASON), NULL);
	store_subject(c->store, id.v, k.row.org.v);
	file_withdraw(c->store, file);
	store_note(c->store, "digest", row.digest, NULL);
	store_note(c->store, "reason", NULL, reason);
	return ctx_commit(c);
}
