/* Fields that an API route declares beside a table of its room: both lists agree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <string.h>
#include "rooms/person/person_input.h"
#include "rooms/roster/roster.h"
#include "text/api.h"
#include "web/openapi.h"
#include "web/route_table.h"

static bool takes(const struct api_field *fields, const char *name)
{
	for (const struct api_field *f = fields; f->type != API_END; f++)
		if (strcmp(f->name, name) == 0)
			return true;
	return false;
}

extern const struct api_field roster_api_list_takes[], person_api_create_takes[], person_api_change_takes[];
extern const struct api_answer person_api_get_gives;

static void the_fields_of_lists_and_records_are_all_taken(void **state)
{
	for (int i = 0; i < ROSTER_FIELDS_COUNT; i++)
		assert_true(takes(roster_api_list_takes, ROSTER_FIELD_NAMES[i]));
	for (size_t i = 0; i < PERSON_INPUTS_COUNT; i++) {
		const struct person_input *input = &PERSON_INPUTS[i];

		assert_true(takes(person_api_create_takes, input->name));
		if (!input->is_only_new)
			assert_true(takes(person_api_change_takes, input->name) && takes(person_api_get_gives.fields, input->name));
		for (const struct api_field *f = person_api_create_takes; f->type != API_END; f++)
			if (strcmp(f->name, input->name) == 0 && input->kind == INPUT_TEXT)
				assert_int_equal(f->max, input->chars_max);
	}
}

/* The help page needs a title of each address in both languages. */
static void every_address_has_a_title(void **state)
{
	for (int i = 0; i < ROUTES_COUNT; i++) {
		char key[100] = "api.";

		strncat(key, ROUTES[i].handler_name, sizeof(key) - strlen(key) - 1);
		if (route_is_api(&ROUTES[i]) && message_find(key) == NULL)
			fail_msg("text/api.txt has no title for %s", ROUTES[i].handler_name);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_fields_of_lists_and_records_are_all_taken),
		cmocka_unit_test(every_address_has_a_title),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
