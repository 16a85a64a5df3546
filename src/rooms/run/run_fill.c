/* Filling in the forms of a step: who may, what the whole form must keep to (run_entry.c has the rules of one field), and what is written. */
#include "rooms/run/run.h"

#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "core/audit.h"
#include "core/file.h"
#include "core/permit.h"
#include "core/secrecy.h"
#include "programme/reading.h"
#include "rooms/booklet/booklet.h"
#include "rooms/run/paper_page.h"
#include "rooms/run/run_apart.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_rows.h"
#include "rooms/run/run_walk.h"
#include "rooms/transfer/transfer_named.h"
#include "text/run.h"

bool run_needs(const struct run_case *k, const char *id)
{
	const struct words *needs = &k->p->steps[k->at].needs;

	for (size_t i = 0; i < needs->count; i++)
		if (strcmp(needs->list[i]->text, id) == 0)
			return true;
	return false;
}

bool run_is_open(struct ctx *c, const struct run_case *k, int64_t row_version)
{
	if (k->at < 0)
		return ctx_refuse(c, AGAINST_RULE, T_run_over, "state", programme_named(c->lang, k->row.finish_title), NULL);
	return row_version == k->row.row_version || ctx_refuse_changed(c, T_run_changed_meanwhile, NULL);
}

static bool is_kept_away(struct ctx *c, const struct run_case *k)
{
	return run_is_in_roles(c, k, &k->p->steps[k->at].not_by, c->actor.person_id, c->today);
}

/* Is the step one whose papers the organisation of the case keeps? What the level above does it fills in itself. */
static bool is_done_here(struct ctx *c, const struct run_case *k)
{
	const struct words *by = &k->p->steps[k->at].by;

	if (by->count == 0 || run_is_on_paper(k, k->steps[k->steps_count - 1].opened_day))
		return true;
	for (size_t i = 0; i < by->count; i++) {
		const struct role *role = run_role_find(k->p, by->list[i]->text);

		for (size_t n = 0; role != NULL && n < role->parts_count; n++)
			if (run_may_register(c, k, &role->parts[n]))
				return true;
	}
	return false;
}

static bool is_about(struct ctx *c, const struct run_case *k)
{
	return (may_at_path(c, MAY_HANDLE, k->row.org_path) && is_done_here(c, k)) || run_is_in_roles(c, k, &k->p->steps[k->at].by, c->actor.person_id, c->today);
}

bool run_may_fill(struct ctx *c, const struct run_case *k)
{
	return is_about(c, k) && !is_kept_away(c, k);
}

bool run_fill_allowed(struct ctx *c, const struct run_case *k)
{
	return run_fill_is_not_barred(c, k) && (is_about(c, k) || ctx_refuse(c, FORBIDDEN, T_run_not_yours, NULL));
}

int64_t run_keep_file(struct ctx *c, const struct run_case *k, const struct file_kept *kept, const char *name, day_t day)
{
	return kept == NULL ? 0 : file_record(c, kept, name, &(struct file_place){ .subject = "run", .subject_id = k->row.id.v, .org_id = k->row.org.v,
		.kind = "run", .paper_day = day });
}

void run_put_value(struct ctx *c, const struct run_case *k, const char *form, const char *field, int row, const char *value, int64_t file, int64_t meant)
{
	run_value_insert(c->store, (run_value_id){ store_new_id(c->store) }, k->row.region, k->row.id.v, k->steps[k->steps_count - 1].id.v, form, field, row,
		value, file, meant, false);
}

static void write_entry(struct ctx *c, const struct run_case *k, const char *form, const struct programme_field *f, const struct run_entry *e)
{
	const char *row = e->text;
	struct run_meant *meant;
	size_t meant_count;

	if (f->type == WORD_FILE) {
		paper_pages_write(c, k, form, f, e);
		return;
	}
	if (f->type != WORD_TABLE || row[0] == '\0') {
		run_put_value(c, k, form, f->id, 0, row, 0, 0);
		return;
	}
	meant_count = run_meant_of(c, k, f, k->steps[k->steps_count - 1].opened_day, c->today, &meant);
	for (int n = 1; *row != '\0'; n++) {
		size_t bytes = strcspn(row, "\n");

		run_put_value(c, k, form, f->id, n, arena_text_n(c->arena, row, bytes), 0, run_row_means(c->arena, meant, meant_count, row));
		row += bytes + (row[bytes] == '\n');
	}
}

static const char *entries_digest(struct ctx *c, const struct programme_form *form, const struct run_entry *entries)
{
	const char *all = "";

	for (size_t i = 0; i < form->fields_count; i++) {
		all = arena_printf(c->arena, "%s%s=%s", all, form->fields[i].id, entries[i].text);
		for (size_t n = 0; n < entries[i].pages_count; n++) {
			const struct paper_page *page = &entries[i].pages[n];

			all = page->kept != NULL ? arena_printf(c->arena, "%s%s%s", all, n == 0 ? "" : " ", page->kept->digest) :
				arena_printf(c->arena, "%s%s%lld", all, n == 0 ? "" : " ", (long long)page->file);
		}
		all = arena_printf(c->arena, "%s\n", all);
	}
	return all;
}

/* What the open step needs, by titles, which name their articles. */
static const char *wanted_text(struct ctx *c, const struct run_case *k)
{
	const char *all = programme_words_text(c->arena, k->p, &k->p->steps[k->at].needs, c->lang);

	return all == NULL ? k->row.step_title : all;
}

static bool waits(struct ctx *c, const struct run_case *k, const char *form_id)
{
	struct run_wait wait;

	return run_form_waits(c, k, form_id, &wait) && !ctx_refuse(c, AGAINST_RULE, wait.said, "form", wait.form, "item", wait.item, NULL);
}

static bool is_voted_on(struct ctx *c, const struct run_case *k, const char *form_id)
{
	const struct ballot_row *ballot = run_ballot_on(c, k, form_id, true);

	if (ballot == NULL)
		return false;
	return !ctx_refuse(c, AGAINST_RULE, strcmp(ballot->state, "open") == 0 ? T_run_form_voted_on : T_run_form_was_voted_on, "form",
		programme_named(c->lang, k->p->forms[programme_name(k->p, form_id).index].title), "vote", programme_named(c->lang, ballot->title), NULL);
}

/* Is that what the field holds already? */
static bool is_kept(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct programme_field *f, const char *typed)
{
	const char *all = "";

	for (size_t i = 0; i < k->values_count; i++) {
		const struct run_value_row *v = &k->values[i];

		if (strcmp(v->form, form->id) == 0 && strcmp(v->field, f->id) == 0 && run_value_of(k, form->id, f->id, (int)v->number, false) == v)
			all = arena_printf(c->arena, "%s%s%s", all, all[0] == '\0' ? "" : "\n", v->value);
	}
	return strcmp(all, typed) == 0;
}

/* What a vote decides is not changed once its papers are out, and for good once it is sealed. Papers may come: the signed resolution is one. */
static bool is_as_voted_on(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct run_entry *entries)
{
	const struct ballot_row *ballot = run_ballot_on(c, k, form->id, false);
	bool is_right = true;

	for (size_t i = 0; ballot != NULL && i < form->fields_count; i++)
		if (form->fields[i].type != WORD_FILE && !is_kept(c, k, form, &form->fields[i], entries[i].text))
			is_right = ctx_refuse_field(c, run_input_name(c, &form->fields[i]), strcmp(ballot->state, "open") == 0 ? T_run_motion_voted_on : T_run_motion_was_voted_on,
				"title", programme_named(c->lang, form->fields[i].title), "form", programme_named(c->lang, form->title), "vote", programme_named(c->lang, ballot->title), NULL);
	return is_right;
}

/* Is the form one whose people an election is about? */
static bool is_of_candidates(const struct run_case *k, const char *form_id)
{
	for (size_t i = 0; i < k->p->votes_count; i++)
		if (k->p->votes[i].candidates != NULL && strcmp(k->p->votes[i].candidates->text, form_id) == 0)
			return true;
	return false;
}

/* Somebody is one candidate, however often he is named. */
static bool are_different(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct run_entry *entries)
{
	bool is_right = true;

	for (size_t i = 1; i < form->fields_count && is_of_candidates(k, form->id); i++)
		for (size_t n = 0; n < i && form->fields[i].type == WORD_PERSON && entries[i].text[0] != '\0'; n++) {
			struct run_person_row person = { .name = "" };
			int64_t id;

			if (form->fields[n].type != WORD_PERSON || strcmp(entries[n].text, entries[i].text) != 0 || !int_parse(entries[i].text, &id))
				continue;
			run_person_named(c->store, (person_id){ id }, &person);
			is_right = ctx_refuse_field(c, run_input_name(c, &form->fields[i]), T_run_person_twice, "name", person.name, "title", programme_named(c->lang, form->fields[i].title), "before",
				programme_named(c->lang, form->fields[n].title), NULL);
			break;
		}
	return is_right;
}

/* Does the open step have a way back to that one, or to one before it? */
static bool goes_back_to(const struct run_case *k, int step)
{
	const struct step *s = &k->p->steps[k->at];

	for (size_t i = 0; i < s->goes_count; i++)
		if (s->goes[i].to.kind == NAME_STEP && s->goes[i].to.index <= step)
			return true;
	return false;
}

static int step_of_row(const struct run_case *k, int64_t row)
{
	for (size_t i = 0; i < k->steps_count; i++)
		if (k->steps[i].id.v == row)
			return run_step_index(k->p, k->steps[i].step);
	return -1;
}

/* What a step that is closed holds is sealed: whoever tries to change it is told so, and the attempt stands in the log like every denial. */
static bool is_taken_here(struct ctx *c, const struct run_case *k, const char *form_id)
{
	struct name name = programme_name(k->p, form_id);

	if (name.kind == NAME_FORM && run_needs(k, form_id))
		return !waits(c, k, form_id) && !is_voted_on(c, k, form_id);
	for (size_t i = 0; name.kind == NAME_FORM && i < k->values_count; i++)
		if (strcmp(k->values[i].form, form_id) == 0 && run_value_of(k, form_id, k->values[i].field, (int)k->values[i].number, false) != NULL)
			return ctx_refuse(c, FORBIDDEN, goes_back_to(k, step_of_row(k, k->values[i].step)) ? T_run_form_sealed : T_run_form_sealed_on, "form", programme_named(c->lang, k->p->forms[name.index].title), "step", programme_named(c->lang, k->row.step_title), NULL);
	return ctx_refuse(c, AGAINST_RULE, T_run_form_not_here, "step", programme_named(c->lang, k->row.step_title), "form", name.kind == NAME_FORM ? programme_named(c->lang, k->p->forms[name.index].title) : form_id,
		"wanted", wanted_text(c, k), NULL);
}

/* A number that a register issues is the one that it issued for the case. */
static bool registered_is_right(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct run_entry *entries)
{
	for (size_t i = 0; i < form->fields_count; i++) {
		const char *field = run_input_name(c, &form->fields[i]);

		if (form->fields[i].registered == WORD_BOOKLET && !booklet_may_be_named(c, k, field, entries[i].text))
			return false;
		if (form->fields[i].registered == WORD_LETTER && !transfer_may_be_named(c, k, field, entries[i].text))
			return false;
	}
	return true;
}

/* Cells that are typed one by one, or sent by a program, as those that are pasted or come in a file: what is marked as secret is not taken. */
static bool cells_are_unmarked(struct ctx *c, const struct programme_form *form, const struct run_entry *entries)
{
	for (size_t i = 0; i < form->fields_count; i++) {
		const struct programme_field *f = &form->fields[i];
		const char *mark = f->type == WORD_TABLE ? secrecy_in_text(c->arena, entries[i].text, strlen(entries[i].text), "\t") : NULL;

		if (mark != NULL)
			return ctx_refuse_field(c, run_input_name(c, f), T_run_cells_marked, "title", programme_named(c->lang, f->title), "mark", mark, NULL);
	}
	return true;
}

/* Cells as the page reads what is typed in a line, whoever sends them: a name with a blank behind it is no other name. */
static const char *cells_cleaned(struct arena *a, const char *rows)
{
	struct buffer b;

	buffer_init(&b, a, strlen(rows) + 1);
	while (*rows != '\0') {
		size_t bytes = strcspn(rows, "\t\n");

		buffer_puts(&b, text_clean(a, arena_text_n(a, rows, bytes)));
		rows += bytes;
		if (*rows != '\0')
			buffer_putc(&b, *rows++);
	}
	return buffer_text(&b);
}

/* With what nobody types read from the records, and numbers as their register writes them. */
static bool with_signatures(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct run_entry *typed, struct run_entry **entries)
{
	bool is_right = true;

	*entries = arena_array(c->arena, form->fields_count + 1, sizeof(**entries));
	for (size_t i = 0; i < form->fields_count; i++) {
		(*entries)[i] = typed[i];
		if (form->fields[i].type == WORD_TABLE)
			(*entries)[i].text = cells_cleaned(c->arena, typed[i].text);
		if (form->fields[i].registered == WORD_BOOKLET)
			(*entries)[i].text = booklet_as_registered(c, typed[i].text);
		if (form->fields[i].signed_practice != NULL)
			is_right &= run_signed_is_right(c, k, &form->fields[i], &(*entries)[i]);
		if (run_cases_are_read(&form->fields[i]))
			is_right &= run_cases_is_right(c, k, &form->fields[i], &(*entries)[i]);
		if (form->fields[i].is_held)
			is_right &= run_held_is_right(c, k, &form->fields[i], &(*entries)[i]);
	}
	return is_right;
}

/* Rows of a table that begins with reports may stand for one that is asked for. */
static void ask_anew(struct ctx *c, const struct run_case *k, const struct programme_form *form)
{
	struct run_case now;

	for (size_t i = 0; i < form->fields_count; i++)
		if (form->fields[i].fed_by != NULL && run_read(c, k->row.id, &now)) {
			run_write_duties(c, &now);
			return;
		}
}

bool run_fill(struct ctx *c, run_id id, const char *form_id, const struct run_filling *what)
{
	const struct run_entry *typed = what->entries;
	struct run_like others;
	struct run_entry *entries;
	struct run_case k;
	const struct programme_form *form;
	bool is_right = true;

	ctx_begin(c, "run.fill", "run", id.v, 0);
	if (!run_see(c, id, &k) || !run_is_open(c, &k, what->row_version) || !run_fill_allowed(c, &k) || !is_taken_here(c, &k, form_id))
		return false;
	form = &k.p->forms[programme_name(k.p, form_id).index];
	if (!with_signatures(c, &k, form, typed, &entries))
		return false;
	if (!cells_are_unmarked(c, form, entries))
		return false;
	for (size_t i = 0; i < form->fields_count; i++)
		is_right &= run_entry_is_right(c, &k, form, &form->fields[i], &entries[i]);
	if (!run_dates_are_right(c, &k, form, entries) || !is_right || !is_as_voted_on(c, &k, form, entries) || !are_different(c, &k, form, entries))
		return false;
	if (!run_appraisal_fits(c, &k, form, entries) || !registered_is_right(c, &k, form, entries) || !run_is_alone(c, &k, form, entries) || !run_matter_is_new(c, &k, form, entries) ||
	    !run_matter_is_asked_for(c, &k, form, entries, what->repeated == NULL ? "" : what->repeated, &others))
		return false;
	for (size_t i = 0; i < form->fields_count; i++)
		if (form->fields[i].merge_by != NULL)
			entries[i].text = run_merged_text(c, &k, &form->fields[i], entries[i].text);
	store_subject(c->store, id.v, k.row.org.v);
	run_value_delete(c->store, k.row.region, id.v, k.steps[k.steps_count - 1].id.v, form->id);
	for (size_t i = 0; i < form->fields_count; i++)
		write_entry(c, &k, form->id, &form->fields[i], &entries[i]);
	if (!run_motion_is_right(c, &k, (int)(form - k.p->forms)) || !run_rows_may_stand(c, &k, (int)(form - k.p->forms))) {
		store_abandon(c->store);
		return false;
	}
	run_write_declared(c, k.row.region, id, others.list, others.count);
	run_write_typist(c, &k);
	run_void_signatures(c, &k);
	run_touch(c->store, id, k.row.region, k.row.row_version);
	ask_anew(c, &k, form);
	store_note(c->store, "form", NULL, form->id);
	audit_note_text(c, "run_value", "value", k.steps[k.steps_count - 1].id.v, NULL, entries_digest(c, form, entries));
	return ctx_commit(c);
}

bool run_add_file(struct ctx *c, run_id id, const struct file_kept *kept, const char *name, file_id *made)
{
	struct run_case k;

	ctx_begin(c, "run.add_file", "run", id.v, 0);
	if (!run_see(c, id, &k) || !run_is_open(c, &k, k.row.row_version) || !run_fill_allowed(c, &k))
		return false;
	if (kept == NULL)
		return ctx_refuse_field(c, "file", T_run_file_missing, "title", "file", NULL);
	store_subject(c->store, id.v, k.row.org.v);
	made->v = run_keep_file(c, &k, kept, name, c->today);
	store_note(c->store, "digest", NULL, kept->digest);
	return ctx_commit(c);
}
