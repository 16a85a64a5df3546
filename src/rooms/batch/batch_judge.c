/* One row of a roster against the archive: new, the same, changed, or wrong and why. Writes nothing. */
#include "rooms/batch/batch_judge.h"
#include "rooms/batch/batch_run.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "core/code.h"
#include "core/crypto.h"
#include "core/id_number.h"
#include "core/path.h"
#include "core/permit.h"
#include "core/phone.h"
#include "core/services.h"
#include "core/setting.h"
#include "rooms/org/org_kind.h"
#include "text/batch.h"
#include "text/person.h"

#define DEMO_REGIONS "99"	/* no province has it: numbers of the demo city are nobody's */
#define REGION_CHARS 6

const char *batch_verdict_name(enum batch_verdict_kind kind)
{
	static const char *const NAMES[BATCH_VERDICTS_COUNT] = { "same", "new", "changed", "wrong", "skipped" };

	return NAMES[kind];
}

struct batch_judge *batch_judge_new(struct ctx *c, struct arena *a, const char *path, const int *fields, const char *const *titles, int columns_count)
{
	struct batch_judge *j = arena_alloc(a, sizeof(*j));

	assert(batch_fields_count() <= BATCH_FIELDS_MAX);
	*j = (struct batch_judge){ .arena = a, .path = arena_text(a, path), .path_end = path_end(a, path), .columns_count = columns_count,
		.fields = fields, .titles = titles, .digest_key_id = keyring_active_id(c->services->keys) };
	for (int i = 0; i < BATCH_FIELDS_MAX; i++)
		j->column_of[i] = -1;
	for (int i = 0; i < columns_count; i++)
		if (fields[i] != BATCH_FIELD_NONE)
			j->column_of[fields[i]] = i;
	batch_orgs_load(j, c);
	j->is_demo = setting_text(c->store, "demo", NULL) != NULL;
	batch_seen_init(&j->numbers, a);
	batch_seen_init(&j->regions_unknown, a);
	batch_seen_init(&j->names, a);
	batch_seen_init(&j->regions_read, a);
	return j;
}

/* ---- where a finding stands ---- */

const char *batch_place_of(struct batch_trial *t, const char *field)
{
	int number = field == NULL ? BATCH_FIELD_NONE : batch_field_find(field);
	int column;

	if (number == BATCH_FIELD_NONE)
		return "";
	column = t->j->column_of[number];
	if (column < 0 && number == batch_field_org())
		column = t->j->column_of[batch_field_org_code()];
	return column >= 0 ? t->j->titles[column] : arena_printf(t->c.arena, "@%s", field);
}

const char *batch_typed_of(const struct batch_trial *t, const char *field)
{
	int number = field == NULL ? BATCH_FIELD_NONE : batch_field_find(field);
	const char *typed = number == BATCH_FIELD_NONE ? NULL : t->typed[number];

	if (typed == NULL && number == batch_field_org())	/* told by its code */
		typed = t->typed[batch_field_org_code()];
	return typed == NULL ? "" : typed;
}

/* Of a row that is nobody's yet, what is missing may well stand in the archive: its number comes first. */
static bool waits_for_number(const struct batch_trial *t, const char *field)
{
	return !t->is_settled && t->v->row.id.v == 0 && batch_typed_of(t, field)[0] == '\0' && strcmp(field, "id_number") != 0 && strcmp(field, "name") != 0;
}

static void take_refusal(struct batch_trial *t, const struct refusal *r)
{
	int number = r->field == NULL ? BATCH_FIELD_NONE : batch_field_find(r->field);

	if (r->text == T_person_choice_missing && number != BATCH_FIELD_NONE)
		WRONG(t, r->field, t->j->column_of[number] < 0 ? T_batch_column_missing : T_batch_cell_missing,
			"field", ctx_words(&t->c, batch_field_at(number).label), NULL);
	else
		batch_finding_refusal(&t->findings, batch_place_of(t, r->field), batch_typed_of(t, r->field), r);
}

bool batch_lacks_status(const int *fields, int count)
{
	bool has_status = false, has_days = false;

	for (int i = 0; i < count; i++) {
		has_status |= fields[i] == batch_field_find("status");
		has_days |= fields[i] == batch_field_find("joined") || fields[i] == batch_field_find("full");
	}
	return has_days && !has_status;
}

/* Nobody said 非党员: the column is not there. The page says so once, the row where to look. */
static bool is_of_missing_column(const struct batch_trial *t, const struct refusal *r)
{
	return r->field != NULL && batch_lacks_status(t->j->fields, t->j->columns_count) && (strcmp(r->field, "status") == 0 || r->text == T_person_joined_but_none);
}

void batch_take_refusals(struct batch_trial *t)
{
	bool is_said = false;

	for (int i = 0; i < t->c.refusals_count; i++)
		if (is_of_missing_column(t, &t->c.refusals[i])) {
			if (!is_said)
				WRONG(t, "status", T_batch_status_column, NULL);
			is_said = true;
		} else if (t->c.refusals[i].field == NULL || !waits_for_number(t, t->c.refusals[i].field))
			take_refusal(t, &t->c.refusals[i]);
}

/* ---- the branch ---- */

static const char *org_typed(const struct batch_trial *t)
{
	const char *code = batch_typed_of(t, "org_code");

	return code[0] != '\0' ? code : batch_typed_of(t, "org");
}

/* False when what was typed is no branch in scope: said already. *org NULL: nothing was typed. */
bool batch_trial_org(struct batch_trial *t, const struct batch_org **org)
{
	const char *typed = org_typed(t), *guess, *near;

	*org = NULL;
	if (typed[0] == '\0')
		return true;
	switch (batch_org_find(t->j, typed, org, &guess)) {
	case BATCH_ORG_FOUND:
		return true;
	case BATCH_ORG_AMBIGUOUS:
		WRONG(t, "org", T_batch_org_ambiguous, "name", typed, NULL);
		return false;
	case BATCH_ORG_UNKNOWN:
		near = batch_org_near(t->j, t->c.lang, typed);
		if (guess != NULL)
			WRONG(t, "org", T_batch_org_guess, "guess", guess, NULL);
		else if (near[0] != '\0')
			WRONG(t, "org", T_batch_org_near, "near", near, NULL);
		else
			WRONG(t, "org", T_batch_org_unknown, NULL);
		if (guess == NULL && t->look == BATCH_LOOK_CHECK)
			batch_org_missing(t->j, batch_typed_of(t, "org")[0] != '\0' ? batch_typed_of(t, "org") : typed, t->number);
		return false;
	}
	return false;
}

static void org_check(struct batch_trial *t, const struct batch_org *org, int64_t status)
{
	if (org->to_day != DAY_OPEN && !text_is_empty(org->into_name))
		WRONG(t, "org", T_batch_org_merged, "name", org->name, "into", org->into_name, "day", day_text(t->c.arena, org->to_day), NULL);
	else if (org->to_day != DAY_OPEN)
		WRONG(t, "org", T_person_org_closed, "name", org->name, "day", day_text(t->c.arena, org->to_day), NULL);
	else if (person_status_is_member(status) && !org_kind_keeps_members(org->kind))
		WRONG(t, "org", T_person_org_keeps_none, "name", org->name, "kind", code_name(t->c.lang, "org_kind", org->kind), NULL);
	else if (!batch_may_write(&t->c, org->path))
		WRONG(t, "org", T_batch_org_unknown, NULL);
}

/* ---- who it is ---- */

static bool take_person(struct batch_trial *t, person_id id)
{
	return person_get(t->c.store, id, &t->v->row) && path_is_within(t->v->row.path, t->j->path) &&
		batch_may_write(&t->c, t->v->row.path);
}

/* By the last digits of the digest. */
static uint64_t digest_key(const char *digest)
{
	return strtoull(digest + strlen(digest) - 16, NULL, 16);
}

/* A code that all rows of a place share is said of its first row alone. */
static void warn_region(struct batch_trial *t, const char *number)
{
	const char *region = arena_text_n(t->c.arena, number, REGION_CHARS);

	if (batch_seen_before(&t->j->regions_unknown, strtoull(region, NULL, 10), t->number) == 0)
		WARN(t, "id_number", T_batch_province_unknown, "region", region, NULL);
}

/* By ID number. False: wrong, and said. */
static bool find_by_number(struct batch_trial *t, const char *number)
{
	person_id owner;
	int before = 0;

	if (t->look == BATCH_LOOK_CHECK)
		before = batch_seen_before(&t->j->numbers, digest_key(crypto_index(t->c.services->keys, t->c.arena, t->j->digest_key_id,
			CRYPTO_PURPOSE_ID_NUMBER, number)), t->number);
	if (before != 0) {
		WRONG(t, "id_number", T_batch_twice, "row", arena_printf(t->c.arena, "%d", before), NULL);
		return false;
	}
	if (t->look == BATCH_LOOK_NEW || !person_by_number(&t->c, number, &owner) || take_person(t, owner))
		return true;
	t->v->row = (struct person_row){ 0 };
	WRONG(t, "id_number", T_person_number_taken_elsewhere, NULL);
	return false;
}

/* By name, and the mask of the number or the birthday. */
static bool find_by_name(struct batch_trial *t, const char *mask)
{
	const char *name = text_clean_name(t->c.arena, batch_typed_of(t, "name"));
	person_id found = { 0 };
	day_t birth = DAY_NONE;
	enum date_precision precision;
	size_t fits = 0;

	date_read(batch_typed_of(t, "birth"), &birth, &precision);
	for (size_t r = 0; r < t->j->regions_count; r++) {
		struct batch_person *people;
		size_t count = batch_people_named(t->c.store, t->j->regions[r], name, t->j->path, t->j->path_end, &people);

		for (size_t i = 0; i < count; i++) {
			bool is_mask = mask[0] != '\0' && strcmp(mask, people[i].id_number_mask) == 0;
			bool is_birth = mask[0] == '\0' && people[i].id_number_mask[0] == '\0' && birth != DAY_NONE && people[i].birth_day == birth;

			if (is_mask || is_birth) {
				found = people[i].id;
				fits++;
			}
		}
	}
	if (fits > 1 || (fits == 0 && mask[0] != '\0')) {
		WRONG(t, "id_number", fits > 1 ? T_batch_several : T_batch_mask_unknown, "name", name, NULL);
		return false;
	}
	return fits == 0 || take_person(t, found);
}

static bool find_person(struct batch_trial *t)
{
	const char *typed = batch_typed_of(t, "id_number");
	struct id_number number;

	t->is_settled = batch_typed_of(t, "no_number_reason")[0] != '\0';
	if (typed[0] == '\0' || strchr(typed, '*') != NULL)
		return find_by_name(t, typed);
	t->is_settled = id_number_read(t->c.arena, typed, t->c.today, &number) == ID_NUMBER_GOOD;
	if (!t->is_settled)
		return true;	/* whoever it is: the check says what is wrong with the number */
	if (!number.is_province_known && !(t->j->is_demo && strncmp(number.text, DEMO_REGIONS, strlen(DEMO_REGIONS)) == 0))
		warn_region(t, number.text);
	return find_by_number(t, number.text);
}

/* ---- somebody new ---- */

static void judge_new(struct batch_trial *t)
{
	struct person_form form = { 0 };
	const struct batch_org *org;

	for (size_t i = 0; i < PERSON_INPUTS_COUNT; i++)
		*person_input_place(&form, &PERSON_INPUTS[i]) = t->typed[i] == NULL ? "" : t->typed[i];
	t->v->kind = BATCH_NEW;
	t->v->document = form.document;
	if (!person_check(&t->c, &form, &t->v->facts))
		batch_take_refusals(t);
	if (!batch_trial_org(t, &org))
		return;
	if (org == NULL && t->j->orgs_count == 1)	/* a branch uploads its own roster */
		org = &t->j->orgs[0];
	if (org == NULL) {
		if (!waits_for_number(t, "org"))
			WRONG(t, "org", T_batch_org_missing, NULL);
		return;
	}
	org_check(t, org, t->v->facts.status);
	t->v->org = (struct person_org_row){ .id = org->id, .kind = org->kind, .name = org->name, .path = org->path,
		.region = org->region, .parent_name = "", .from_day = org->from_day, .to_day = org->to_day };
	if (t->v->facts.joined_day != DAY_NONE && t->v->facts.joined_day < org->from_day)
		WARN(t, "joined", T_batch_before_org, "name", org->name, "day", day_text(t->c.arena, org->from_day), NULL);
	if (text_is_empty(t->v->facts.id_number) && t->v->facts.no_number_reason[0] != '\0')
		WARN(t, "id_number", T_batch_no_number, "reason", t->v->facts.no_number_reason, NULL);
	batch_twin_warn(t, org->region);
}

/* ---- the row ---- */

/* The apostrophe that kept an office program from calculating. */
static const char *without_guard(const char *text)
{
	return text[0] == '\'' && sheet_is_formula(text + 1) ? text + 1 : text;
}

/* In a column of days or of numbers what offices write into an empty cell is no value, nor in one of codes unless it is a code's name. */
static const char *without_filler(int field, const char *typed)
{
	const struct person_input *input = (size_t)field < PERSON_INPUTS_COUNT ? &PERSON_INPUTS[field] : NULL;
	bool is_of_signs = input != NULL && (input->kind == INPUT_DAY || input->kind == INPUT_DIGITS || (input->kind == INPUT_CODE && code_read(input->codes, typed) == NULL));

	return is_of_signs && batch_is_filler(typed) ? "" : typed;
}

static bool is_blank_or_head(const struct batch_trial *t)
{
	bool is_blank = true, is_head = true;

	for (int i = 0; i < t->j->columns_count; i++) {
		if (t->j->fields[i] == BATCH_FIELD_NONE)
			continue;
		is_blank = is_blank && t->cells[i][0] == '\0';
		is_head = is_head && strcmp(t->cells[i], t->j->titles[i]) == 0;	/* heads repeated on each printed page */
	}
	return is_blank || is_head;
}

void batch_judge_row(struct batch_judge *j, struct ctx *c, int number, const char *const *cells, enum batch_look look, struct batch_verdict *v)
{
	struct batch_trial t = { .j = j, .c = *c, .cells = cells, .number = number, .look = look, .v = v };

	*v = (struct batch_verdict){ .kind = BATCH_SKIPPED, .document = "", .findings = "" };
	t.c.refusals = NULL;
	t.c.refusals_count = 0;
	if (is_blank_or_head(&t))
		return;
	for (int i = 0; i < j->columns_count; i++)
		if (j->fields[i] != BATCH_FIELD_NONE)
			t.typed[j->fields[i]] = without_filler(j->fields[i], without_guard(cells[i]));
	buffer_init(&t.findings.text, t.c.arena, 0);
	if (!find_person(&t))
		v->kind = BATCH_WRONG;
	else if (v->row.id.v != 0)
		batch_judge_known(&t);
	else
		judge_new(&t);
	if (t.findings.is_wrong)
		v->kind = BATCH_WRONG;
	v->is_warned = t.findings.is_warned;
	v->findings = buffer_text(&t.findings.text);
}

int batch_row_split(struct arena *a, const char *line, int *number, const char **cells, int cells_max)
{
	char *at = arena_text_n(a, line, strcspn(line, "\n"));
	int count = 0;

	*number = (int)strtol(at, &at, 10);
	while (at != NULL && *at == '\t' && count < cells_max) {
		char *next = strchr(at + 1, '\t');

		*at = '\0';
		cells[count++] = at + 1;
		at = next;
	}
	for (int i = 0; i < count; i++)		/* the last one ends by itself, the others where the next begins */
		((char *)cells[i])[strcspn(cells[i], "\t")] = '\0';
	return count;
}
