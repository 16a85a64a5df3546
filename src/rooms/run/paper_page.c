#include "rooms/run/paper_page.h"

#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/erasure.h"
#include "core/file.h"
#include "rooms/run/run_retention.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

size_t paper_pages_in(const struct run_case *k, int64_t step, const char *form, const char *field, const struct run_value_row ***pages)
{
	size_t count = 0;

	*pages = arena_array(k->play.arena, k->values_count + 1, sizeof(**pages));
	for (size_t i = 0; i < k->values_count; i++) {
		const struct run_value_row *v = &k->values[i];

		if (v->step == step && v->file != 0 && strcmp(v->form, form) == 0 && strcmp(v->field, field) == 0)
			(*pages)[count++] = v;
	}
	return count;
}

size_t paper_pages_now(const struct run_case *k, const char *form, const char *field, const struct run_value_row ***pages)
{
	const struct run_value_row *first = run_value_of(k, form, field, 0, false);

	return paper_pages_in(k, first == NULL ? 0 : first->step, form, field, pages);
}

/* ---- rules ---- */

bool paper_pages_are_right(struct ctx *c, const struct run_case *k, const struct programme_field *f, const struct run_entry *e)
{
	const char *input = run_input_name(c, f), *title = programme_named(c->lang, f->title);

	if (e->pages_count > PAPER_PAGES_MAX)
		return ctx_refuse_field(c, input, T_run_pages_many, "title", title, "found", ctx_number(c, (int64_t)e->pages_count), "n", ctx_number(c, PAPER_PAGES_MAX), NULL);
	for (size_t i = 0; i < e->pages_count; i++) {
		const struct paper_page *page = &e->pages[i];
		struct file_row row;

		if (page->kept == NULL && !run_file_named(c, k, page->file, &row))
			return ctx_refuse_field(c, input, T_run_no_file, NULL);
		if (!file_is_paper(c, input, page->kept != NULL ? page->name : row.name))
			return false;
		if (e->pages_count > 1 && !text_starts(page->kept != NULL ? page->kept->media_type : row.media_type, "image/"))
			return ctx_refuse_field(c, input, T_run_page_no_photo, "title", title, "name", page->kept != NULL ? page->name : row.name, "found", ctx_number(c, (int64_t)e->pages_count), NULL);
	}
	return true;
}

/* ---- writing ---- */

static bool stays(int64_t file, const int64_t *files, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (files[i] == file)
			return true;
	return false;
}

void paper_pages_write(struct ctx *c, const struct run_case *k, const char *form, const struct programme_field *f, const struct run_entry *e)
{
	const struct run_value_row **before;
	size_t before_count = paper_pages_now(k, form, f->id, &before), count = e->are_pages_said ? e->pages_count : before_count;
	int64_t *files = arena_array(c->arena, count + 1, sizeof(*files));

	for (size_t i = 0; i < count; i++) {
		const struct paper_page *page = e->are_pages_said ? &e->pages[i] : &(struct paper_page){ .file = before[i]->file, .name = before[i]->value };
		struct file_row row = { .name = page->name };

		files[i] = page->kept != NULL ? run_keep_file(c, k, page->kept, page->name, c->today) : page->file;
		if (page->kept != NULL)
			store_note(c->store, "digest", NULL, page->kept->digest);
		else
			run_file_named(c, k, page->file, &row);
		run_put_value(c, k, form, f->id, (int)i, row.name, files[i], 0);
	}
	if (count == 0)
		run_put_value(c, k, form, f->id, 0, "", 0, 0);
	for (size_t i = 0; i < before_count; i++) {
		struct file_row row;

		if (stays(before[i]->file, files, count))
			continue;
		if (file_get(c->store, (file_id){ before[i]->file }, &row))
			store_note(c->store, "digest", row.digest, NULL);
		run_take_out(c, k, form, f->id, before[i]);
		if (before_count > 1)
			run_page_out_insert(c->store, (run_page_out_id){ store_new_id(c->store) }, k->row.region, k->row.id.v, k->steps[k->steps_count - 1].id.v, form, f->id,
				(int64_t)i + 1, before[i]->file, c->actor.account_id, c->now_s);
	}
}

/* ---- showing ---- */

void paper_pages_show(struct ctx *c, const struct run_case *k, int64_t step, const struct programme_form *form, struct run_field_screen *s)
{
	const struct run_value_row **pages;
	size_t count = run_is_sealed(k, form->id) ? 0 : step == 0 ? paper_pages_now(k, form->id, s->f->id, &pages) : paper_pages_in(k, step, form->id, s->f->id, &pages);

	s->out_name = arena_printf(c->arena, "%s_out", s->name);
	s->how_name = arena_printf(c->arena, "%s_how", s->name);
	s->pages = arena_array(c->arena, count + 1, sizeof(*s->pages));
	/* A paper of one page is known from its value: a case of forty papers is not asked forty times for what it does not show. */
	for (size_t i = 0; i < count && (step == 0 || count > 1); i++) {
		struct file_row row;

		if (!file_get(c->store, (file_id){ pages[i]->file }, &row))
			continue;
		s->pages[s->pages_count++] = (struct paper_page_screen){ .file = pages[i]->file, .name = pages[i]->value, .digest = row.digest, .is_erased = file_is_erased(&row),
			.out_label = message_text(c->arena, c->lang, T_run_page_out, (const struct message_arg[]){ { "n", ctx_number(c, (int64_t)i + 1) }, { "name", pages[i]->value } }, 2) };
		s->are_photos = text_starts(row.media_type, "image/");
		s->shown = i == 0 ? s->shown : arena_printf(c->arena, "%s\n%s", s->shown, pages[i]->value);
	}
}

/* Those of one step, to the fields of its forms. */
static void give_gone(struct ctx *c, const struct run_page_out_row *rows, size_t count, int64_t step, struct run_form_screen *forms, size_t forms_count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t n = 0; rows[i].step == step && n < forms_count; n++)
			for (size_t k = 0; strcmp(forms[n].form->id, rows[i].form) == 0 && k < forms[n].form->fields_count; k++) {
				struct run_field_screen *f = &forms[n].fields[k];

				if (strcmp(f->f->id, rows[i].field) != 0)
					continue;
				if (f->gone == NULL)
					f->gone = arena_array(c->arena, count, sizeof(struct run_page_out_row *));
				f->gone[f->gone_count++] = &rows[i];
			}
}

void paper_pages_gone_show(struct ctx *c, const struct run_case *k, struct run_screen *s)
{
	struct run_page_out_row *rows;
	size_t count = run_pages_out(c->store, k->row.region, k->row.id.v, &rows);

	for (size_t i = 0; count > 0 && i < s->past_count; i++)
		give_gone(c, rows, count, s->past[i].row->id.v, s->past[i].forms, s->past[i].forms_count);
	if (count > 0 && k->at >= 0)
		give_gone(c, rows, count, k->steps[k->steps_count - 1].id.v, s->forms, s->forms_count);
}
