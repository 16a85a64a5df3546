#include "rooms/person/paper.h"

#include <string.h>
#include "core/code.h"
#include "core/permit.h"
#include "rooms/person/person.h"
#include "text/paper.h"
#include "text/person.h"

static bool see_person(struct ctx *c, person_id id, enum permission right, struct person_row *row)
{
	return (person_get(c->store, id, row) && may_at_path(c, right, row->path)) || ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
}

static bool form_is_right(struct ctx *c, const struct paper_form *form)
{
	int before = c->refusals_count;

	if (code_find("paper_kind", form->kind) == NULL)
		ctx_refuse_field(c, "kind", T_person_choice_missing, NULL);
	if (form->fd < 0)
		ctx_refuse_field(c, "file", T_paper_missing, NULL);
	else if (text_chars(form->name) > LIMIT_FILE_NAME)
		ctx_refuse_field(c, "file", T_paper_name_long, "n", ctx_number(c, LIMIT_FILE_NAME), NULL);
	if (form->paper_day == DAY_OPEN)
		ctx_refuse_field(c, "paper_day", T_paper_day_wrong, NULL);
	else if (form->paper_day != DAY_NONE && form->paper_day > c->today)
		ctx_refuse_field(c, "paper_day", T_person_day_in_future, "day", day_text(c->arena, form->paper_day), "today",
			day_text(c->arena, c->today), NULL);
	return c->refusals_count == before;
}

bool paper_add(struct ctx *c, person_id person, const struct paper_form *form, int64_t *made)
{
	struct person_row row;
	struct file_kept kept;
	bool is_photo = strcmp(form->kind, "photo") == 0;

	/* Before the slow work, so that nobody keeps bytes for a person out of reach. */
	if (!see_person(c, person, MAY_EDIT_PERSON, &row) || !form_is_right(c, form))
		return false;
	if (!file_keep(c, "file", form->name, form->fd, form->bytes, &kept))
		return false;
	if (is_photo && !text_starts(kept.media_type, "image/"))
		return ctx_refuse_field(c, "file", T_paper_no_picture, NULL);

	ctx_begin(c, "paper.add", "person", person.v, 0);
	if (!see_person(c, person, MAY_EDIT_PERSON, &row))
		return false;
	store_subject(c->store, person.v, row.org.v);
	*made = file_record(c, &kept, form->name, &(struct file_place){ .subject = "person", .subject_id = person.v, .org_id = row.org.v,
		.kind = form->kind, .paper_day = form->paper_day });
	store_note(c->store, "kind", NULL, form->kind);
	if (is_photo)
		person_set_photo(c->store, person, row.region, *made);
	return ctx_commit(c);
}

static bool see_paper(struct ctx *c, person_id person, int64_t paper, struct file_row *file)
{
	if (!file_get(c->store, (file_id){ paper }, file) || strcmp(file->subject, "person") != 0 || file->subject_ref != person.v)
		return ctx_refuse(c, NOT_FOUND, T_paper_not_found, NULL);
	return !file->is_withdrawn || ctx_refuse(c, AGAINST_RULE, T_paper_withdrawn, NULL);
}

bool paper_withdraw(struct ctx *c, person_id person, int64_t paper, const char *reason)
{
	struct person_row row;
	struct file_row file;

	ctx_begin(c, "paper.withdraw", "person", person.v, 0);
	if (!see_person(c, person, MAY_EDIT_PERSON, &row) || !see_paper(c, person, paper, &file))
		return false;
	if (!text_says(reason))
		return ctx_refuse_field(c, "reason", T_paper_reason_missing, NULL);
	if (text_chars(reason) > PERSON_REASON_MAX)
		return ctx_refuse_field(c, "reason", T_person_too_long, "n", ctx_number(c, PERSON_REASON_MAX), NULL);
	store_subject(c->store, person.v, row.org.v);
	file_withdraw(c->store, (file_id){ paper });
	if (row.photo_file == paper)
		person_set_photo(c->store, person, row.region, 0);
	store_note(c->store, "digest", file.digest, NULL);
	store_note(c->store, "reason", NULL, reason);
	return ctx_commit(c);
}

/* Papers that stay with an archive that is void are read by whoever could read them before. */
static bool see_void(struct ctx *c, person_id id, struct person_row *row)
{
	struct person_org_row org;

	return person_get(c->store, id, row) && row->status == PERSON_VOID && person_org(c->store, row->org, &org) && may_at_path(c, MAY_SEE_PERSON, org.path);
}

bool paper_take(struct ctx *c, person_id person, int64_t paper, struct file_row *file)
{
	struct person_row row;

	ctx_begin(c, "paper.download", "person", person.v, 0);
	if ((!see_void(c, person, &row) && !see_person(c, person, MAY_SEE_PERSON, &row)) || !see_paper(c, person, paper, file))
		return false;
	store_subject(c->store, person.v, row.org.v);
	store_note(c->store, "digest", file->digest, file->digest);
	return ctx_commit(c);
}
