#include "rooms/person/person_input.h"

#include <string.h>
#include "core/code.h"
#include "core/crypto.h"
#include "core/services.h"
#include "text/archive.h"

#define FIELD(name) #name, offsetof(struct person_form, name)

const struct person_input PERSON_INPUTS[] = {
	{ FIELD(name), GROUP_SELF, INPUT_TEXT, T_archive_name, T_archive_name_hint, NULL, LIMIT_PERSON_NAME, true, false },
	{ FIELD(former_name), GROUP_SELF, INPUT_TEXT, T_archive_former_name, NULL, NULL, LIMIT_PERSON_FORMER_NAME, false, false },
	{ FIELD(id_number), GROUP_SELF, INPUT_DIGITS, T_archive_id_number, T_archive_id_number_hint, NULL, 40, false, false },
	{ FIELD(no_number_reason), GROUP_SELF, INPUT_TEXT, T_archive_no_number_reason, NULL, NULL, LIMIT_PERSON_NO_NUMBER_REASON, false, false },
	{ FIELD(sex), GROUP_SELF, INPUT_CODE, T_archive_sex, NULL, "sex", 0, false, false },
	{ FIELD(birth), GROUP_SELF, INPUT_DAY, T_archive_birth, T_archive_birth_hint, NULL, 40, false, false },
	{ FIELD(nationality), GROUP_SELF, INPUT_CODE, T_archive_nationality, T_archive_nationality_hint, "nationality", 0, true, false },
	{ FIELD(native_place), GROUP_SELF, INPUT_TEXT, T_archive_native_place, NULL, NULL, LIMIT_PERSON_NATIVE_PLACE, false, false },
	{ FIELD(marriage), GROUP_SELF, INPUT_CODE, T_archive_marriage, NULL, "marriage", 0, false, false },
	{ FIELD(phone), GROUP_SELF, INPUT_DIGITS, T_archive_phone, NULL, NULL, 40, false, false },
	{ FIELD(address), GROUP_SELF, INPUT_TEXT, T_archive_address, NULL, NULL, LIMIT_PERSON_ADDRESS, false, false },
	{ FIELD(education), GROUP_WORK, INPUT_CODE, T_archive_education, NULL, "education", 0, true, false },
	{ FIELD(degree), GROUP_WORK, INPUT_TEXT, T_archive_degree, NULL, NULL, LIMIT_PERSON_DEGREE, false, false },
	{ FIELD(school), GROUP_WORK, INPUT_TEXT, T_archive_school, NULL, NULL, LIMIT_PERSON_SCHOOL, false, false },
	{ FIELD(occupation), GROUP_WORK, INPUT_CODE, T_archive_occupation, NULL, "occupation", 0, true, false },
	{ FIELD(work_unit), GROUP_WORK, INPUT_TEXT, T_archive_work_unit, NULL, NULL, LIMIT_PERSON_WORK_UNIT, false, false },
	{ FIELD(job), GROUP_WORK, INPUT_TEXT, T_archive_job, NULL, NULL, LIMIT_PERSON_JOB, false, false },
	{ FIELD(is_front_line), GROUP_WORK, INPUT_YES, T_archive_front_line, NULL, NULL, 0, false, false },
	{ FIELD(status), GROUP_PARTY, INPUT_CODE, T_archive_status, NULL, "member_status", 0, true, true },
	{ FIELD(applied), GROUP_PARTY, INPUT_DAY, T_archive_applied, NULL, NULL, 40, false, false },
	{ FIELD(joined), GROUP_PARTY, INPUT_DAY, T_archive_joined, T_archive_joined_hint, NULL, 40, false, false },
	{ FIELD(full), GROUP_PARTY, INPUT_DAY, T_archive_full, NULL, NULL, 40, false, false },
	{ FIELD(document), GROUP_PARTY, INPUT_TEXT, T_archive_document, NULL, NULL, LIMIT_MEMBERSHIP_DOCUMENT, false, true },
};
const size_t PERSON_INPUTS_COUNT = sizeof(PERSON_INPUTS) / sizeof(PERSON_INPUTS[0]);

const char **person_input_place(struct person_form *form, const struct person_input *input)
{
	return (const char **)(void *)((char *)form + input->offset);
}

const char *person_input_get(const struct person_form *form, const struct person_input *input)
{
	const char *text = *(const char *const *)(const void *)((const char *)form + input->offset);

	return text != NULL ? text : "";
}

const struct person_input *person_input_named(const char *name)
{
	for (size_t i = 0; i < PERSON_INPUTS_COUNT; i++)
		if (strcmp(PERSON_INPUTS[i].name, name) == 0)
			return &PERSON_INPUTS[i];
	return NULL;
}

message person_input_needed(const struct person_input *input, const struct person_row *row)
{
	static const struct { const char *name; message when; } CONDITIONS[] = {
		{ "id_number", T_archive_needed_number }, { "no_number_reason", T_archive_needed_without_number }, { "sex", T_archive_needed_without_number },
		{ "birth", T_archive_needed_without_number }, { "document", T_archive_needed_of_member },
		{ "joined", T_archive_needed_of_member }, { "full", T_archive_needed_of_full },
	};

	for (size_t i = 0; i < sizeof(CONDITIONS) / sizeof(CONDITIONS[0]); i++)
		if (strcmp(CONDITIONS[i].name, input->name) == 0)
			return CONDITIONS[i].when;
	return strcmp(input->name, "applied") == 0 && row != NULL && row->applied_day != DAY_NONE ? T_archive_needed_once_said : NULL;
}

const char *person_input_words(struct ctx *c, const struct person_form *form, const struct person_input *input)
{
	return person_input_say(c, input, person_input_get(form, input));
}

const char *person_input_say(const struct ctx *c, const struct person_input *input, const char *value)
{
	switch (input->kind) {
	case INPUT_CODE:
		return code_name(c->lang, input->codes, value);
	case INPUT_YES:
		return ctx_words(c, strcmp(value, "1") == 0 ? T_archive_yes : T_archive_no);
	default:
		return value;
	}
}

static const char *digit(struct ctx *c, int64_t number)
{
	return number == 0 ? "" : ctx_number(c, number);
}

void person_form_of(struct ctx *c, const struct person_row *row, struct person_form *form)
{
	*form = (struct person_form){
		.name = row->name, .former_name = row->former_name, .sex = digit(c, row->sex), .nationality = row->nationality,
		.birth = day_known_text(c->arena, row->birth_day, (enum date_precision)row->birth_precision), .id_number = row->id_number_mask,
		.no_number_reason = row->no_number_reason, .phone = row->phone_mask, .native_place = row->native_place,
		.address = row->address, .education = row->education, .degree = row->degree, .school = row->school,
		.occupation = digit(c, row->occupation), .work_unit = row->work_unit, .job = row->job,
		.is_front_line = row->is_front_line ? "1" : "0", .marriage = row->marriage,
		.status = ctx_number(c, row->status),
		.applied = day_known_text(c->arena, row->applied_day, (enum date_precision)row->applied_precision), .joined = day_known_text(c->arena, row->joined_day, (enum date_precision)row->joined_precision),
		.full = day_known_text(c->arena, row->full_day, (enum date_precision)row->full_precision), .document = "", .org = row->org, .row_version = row->row_version };
}

void person_input_read(const struct web *w, struct person_form *form)
{
	const char **values;

	for (size_t i = 0; i < PERSON_INPUTS_COUNT; i++)
		if (web_params_all(w, PERSON_INPUTS[i].name, &values) > 0)
			*person_input_place(form, &PERSON_INPUTS[i]) = values[0];
	form->reason = web_param(w, "reason");
	form->twin_reason = web_param(w, "twin_reason");
	form->row_version = web_row_version(w);
}

void person_form_unmask(struct ctx *c, const struct person_row *row, struct person_form *form)
{
	if (!text_is_empty(row->id_number_mask) && text_same(form->id_number, row->id_number_mask))
		form->id_number = crypto_open(c->services->keys, c->arena, "person", "id_number", row->id.v, row->id_number);
	if (!text_is_empty(row->phone_mask) && text_same(form->phone, row->phone_mask))
		form->phone = crypto_open(c->services->keys, c->arena, "person", "phone", row->id.v, row->phone);
}
