/* What the files of a field must be: pictures (影像), and files of this field alone (专件专用), so that events and their papers stand one to one. */
#include <string.h>
#include "base/text.h"
#include "core/file.h"
#include "rooms/run/run.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

static bool is_of(const struct run_value_row *v, const struct programme_form *form, const struct programme_field *f)
{
	return strcmp(v->form, form->id) == 0 && strcmp(v->field, f->id) == 0;
}

static const char *title_of(struct ctx *c, const struct run_case *k, const struct run_value_row *v)
{
	struct name name = programme_name(k->p, arena_printf(c->arena, "%s.%s", v->form, v->field));

	return name.kind != NAME_FIELD ? "" : arena_printf(c->arena, "%s · %s", programme_named(c->lang, k->p->forms[name.index].title), programme_named(c->lang, k->p->forms[name.index].fields[name.field].title));
}

/* Where else in the case the same bytes stand; NULL: nowhere. */
static const struct run_value_row *shared_with(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct programme_field *f, const char *digest)
{
	for (size_t i = 0; i < k->values_count; i++) {
		struct file_row file;

		if (k->values[i].file != 0 && run_counts(k, k->values[i].step) && !is_of(&k->values[i], form, f) && file_get(c->store, (file_id){ k->values[i].file }, &file) &&
		    strcmp(file.digest, digest) == 0)
			return &k->values[i];
	}
	return NULL;
}

static struct run_missing refused(struct ctx *c, message text, const struct programme_form *form, const struct programme_field *f, const char *file, const char *other)
{
	const struct message_arg args[] = { { "title", programme_named(c->lang, f->title) }, { "form", programme_named(c->lang, form->title) }, { "file", file }, { "other", other } };

	return (struct run_missing){ .kind = RUN_REFUSED, .id = form->id, .title = message_text(c->arena, c->lang, text, args, sizeof(args) / sizeof(args[0])) };
}

/* One line of each kind is enough for a field: whoever mends it looks at all its files. */
static size_t field_wrong(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct programme_field *f, struct run_missing *list)
{
	const char *no_picture = NULL, *shared = NULL, *other = "";
	size_t count = 0;

	for (size_t i = 0; i < k->values_count; i++) {
		const struct run_value_row *v = &k->values[i], *also;
		struct file_row file;

		if (v->file == 0 || !run_counts(k, v->step) || !is_of(v, form, f) || !file_get(c->store, (file_id){ v->file }, &file))
			continue;
		if (f->is_image && no_picture == NULL && !text_starts(file.media_type, "image/"))
			no_picture = file.name;
		if (f->is_unshared && shared == NULL && (also = shared_with(c, k, form, f, file.digest)) != NULL) {
			shared = file.name;
			other = title_of(c, k, also);
		}
	}
	if (no_picture != NULL)
		list[count++] = refused(c, T_run_file_no_picture, form, f, no_picture, "");
	if (shared != NULL)
		list[count++] = refused(c, T_run_file_shared, form, f, shared, other);
	return count;
}

size_t run_files_wrong(struct ctx *c, const struct run_case *k, struct name name, struct run_missing *list)
{
	const struct programme_form *form = name.kind == NAME_FORM ? &k->p->forms[name.index] : NULL;
	size_t count = 0;

	for (size_t i = 0; form != NULL && i < form->fields_count; i++)
		if (form->fields[i].is_image || form->fields[i].is_unshared)
			count += field_wrong(c, k, form, &form->fields[i], &list[count]);
	return count;
}
