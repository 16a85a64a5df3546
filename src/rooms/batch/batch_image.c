#include "rooms/batch/batch_image.h"

#include <stddef.h>
#include <string.h>
#include "core/crypto.h"
#include "core/services.h"

/* Texts first, then numbers: one a line, in this order. */
static const size_t TEXTS[] = {
	offsetof(struct person_facts, name), offsetof(struct person_facts, former_name), offsetof(struct person_facts, nationality),
	offsetof(struct person_facts, id_number), offsetof(struct person_facts, no_number_reason), offsetof(struct person_facts, phone),
	offsetof(struct person_facts, native_place), offsetof(struct person_facts, address), offsetof(struct person_facts, education),
	offsetof(struct person_facts, degree), offsetof(struct person_facts, school), offsetof(struct person_facts, work_unit),
	offsetof(struct person_facts, job), offsetof(struct person_facts, marriage),
};
#define TEXTS_COUNT (sizeof(TEXTS) / sizeof(TEXTS[0]))
#define NUMBERS_COUNT 12
#define NUMBERS_FIRST 10

static void facts_of(struct ctx *c, const struct person_row *row, struct person_facts *f)
{
	struct keyring *keys = c->services->keys;

	*f = (struct person_facts){
		.name = row->name, .former_name = row->former_name, .nationality = row->nationality,
		.id_number = crypto_open(keys, c->arena, "person", "id_number", row->id.v, row->id_number),
		.no_number_reason = row->no_number_reason, .phone = crypto_open(keys, c->arena, "person", "phone", row->id.v, row->phone),
		.native_place = row->native_place, .address = row->address, .education = row->education, .degree = row->degree,
		.school = row->school, .work_unit = row->work_unit, .job = row->job, .marriage = row->marriage, .sex = row->sex,
		.occupation = row->occupation, .status = row->status, .is_front_line = row->is_front_line, .birth_day = row->birth_day,
		.applied_day = row->applied_day, .joined_day = row->joined_day, .full_day = row->full_day,
		.birth_precision = (enum date_precision)row->birth_precision, .joined_precision = (enum date_precision)row->joined_precision,
		.applied_precision = (enum date_precision)row->applied_precision, .full_precision = (enum date_precision)row->full_precision,
	};
}

const char *batch_image_of(struct ctx *c, const struct person_row *row)
{
	struct person_facts f;
	struct buffer b;

	facts_of(c, row, &f);
	buffer_init(&b, c->arena, 0);
	for (size_t i = 0; i < TEXTS_COUNT; i++) {
		const char *text = *(const char *const *)(const void *)((const char *)&f + TEXTS[i]);

		buffer_puts(&b, text == NULL ? "" : text);
		buffer_putc(&b, '\n');
	}
	buffer_printf(&b, "%lld\n%lld\n%lld\n%d\n%d\n%d\n%d\n%d\n%d\n%d\n%d\n%d\n", (long long)f.sex, (long long)f.occupation, (long long)f.status,
		f.is_front_line, (int)f.birth_day, (int)f.applied_day, (int)f.joined_day, (int)f.full_day, (int)f.birth_precision,
		(int)f.joined_precision, (int)f.applied_precision, (int)f.full_precision);
	return buffer_text(&b);
}

bool batch_image_read(struct ctx *c, const char *text, struct person_facts *f)
{
	int64_t numbers[NUMBERS_COUNT] = { 0 };
	char *at = arena_text(c->arena, text);

	*f = (struct person_facts){ 0 };
	for (size_t i = 0; i < TEXTS_COUNT + NUMBERS_COUNT; i++) {
		char *end = strchr(at, '\n');

		if (end == NULL && i >= TEXTS_COUNT + NUMBERS_FIRST)
			break;	/* kept before months of applications and conversions were */
		if (end == NULL)
			return false;
		*end = '\0';
		if (i < TEXTS_COUNT)
			*(const char **)(void *)((char *)f + TEXTS[i]) = at;
		else if (!int_parse(at, &numbers[i - TEXTS_COUNT]))
			return false;
		at = end + 1;
	}
	f->sex = numbers[0];
	f->occupation = numbers[1];
	f->status = numbers[2];
	f->is_front_line = numbers[3] != 0;
	f->birth_day = (day_t)numbers[4];
	f->applied_day = (day_t)numbers[5];
	f->joined_day = (day_t)numbers[6];
	f->full_day = (day_t)numbers[7];
	f->birth_precision = (enum date_precision)numbers[8];
	f->joined_precision = (enum date_precision)numbers[9];
	f->applied_precision = (enum date_precision)numbers[10];
	f->full_precision = (enum date_precision)numbers[11];
	return true;
}
