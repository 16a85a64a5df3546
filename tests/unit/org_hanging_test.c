/* Whatever names an organisation in the model has a line that says what becomes of it when that organisation is merged or closed: a later table is not
 * forgotten, and a column that went is not kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "rooms/org/org_hanging.h"
#include "schema/model.h"

/* What numbers that end in _id name where it is no organisation. Of those that may be one (subject_id, meant_id) the thing they belong to decides. */
static const char *const OTHERS[] = { "account_id", "holding_id", "subject_id", "person_id", "region_id", "host_id", "place_id", "base_post_id", "run_id", "file_id",
	"step_id", "meant_id", "lifter_id", "lift_account_id", "reminder_id", "report_id", "notice_id", "reverses_id", "reversed_id", "receipt_id", "void_id", "statement_id",
	"appraisal_id", "photo_file_id", "kept_id", "mentor_id", "role_id", "ended_id", "floating_id", "resident_id", "transfer_id", "edit_id", "batch_id", "export_id", "part_id",
	"thing_id", "publication_id", NULL };
/* Of some tables alone. */
static const char *const APART[] = { "run_declared.other_id", NULL };

static bool is_among(const char *const list[], const char *word)
{
	for (; *list != NULL; list++)
		if (strcmp(*list, word) == 0)
			return true;
	return false;
}

static bool names_an_organisation(const struct model_table *t, const struct model_column *column)
{
	size_t bytes = strlen(column->name);
	char both[200];

	if (column->reference != NULL)
		return strcmp(column->reference, "org") == 0;
	snprintf(both, sizeof(both), "%s.%s", t->name, column->name);
	if (column->type != MODEL_INT || is_among(APART, both))
		return false;
	return strcmp(column->name, "covered_by") == 0 || (bytes > 3 && strcmp(column->name + bytes - 3, "_id") == 0 && !is_among(OTHERS, column->name));
}

static int lines_of(const char *table, const char *column)
{
	int n = 0;

	for (size_t i = 0; i < ORG_HANGING_COUNT; i++)
		n += strcmp(ORG_HANGING[i].table, table) == 0 && strcmp(ORG_HANGING[i].column, column) == 0;
	return n;
}

static void each_column_that_names_an_organisation_has_its_line(void **state)
{
	int named = 0;

	for (const struct model_table *t = MODEL_TABLES; t->name != NULL; t++)
		for (size_t i = 0; i < t->columns_count; i++) {
			bool is_org = names_an_organisation(t, &t->columns[i]);

			if (is_org && lines_of(t->name, t->columns[i].name) == 0)
				fail_msg("%s.%s names an organisation: say in ORG_HANGING what becomes of it when that is merged or closed", t->name, t->columns[i].name);
			if (!is_org && lines_of(t->name, t->columns[i].name) != 0)
				fail_msg("%s.%s names no organisation and has a line in ORG_HANGING", t->name, t->columns[i].name);
			named += is_org;
		}
	assert_true(named > 80);
}

static const struct model_column *column_of(const char *table, const char *column)
{
	for (const struct model_table *t = MODEL_TABLES; t->name != NULL; t++)
		for (size_t i = 0; strcmp(t->name, table) == 0 && i < t->columns_count; i++)
			if (strcmp(t->columns[i].name, column) == 0)
				return &t->columns[i];
	return NULL;
}

static void what_a_line_says_is_done(void **state)
{
	for (size_t i = 0; i < ORG_HANGING_COUNT; i++) {
		const struct org_hanging *h = &ORG_HANGING[i];
		bool asks = h->merged == FATE_ASKED || h->closed == FATE_ASKED;

		if (column_of(h->table, h->column) == NULL)
			fail_msg("%s.%s is not in the model", h->table, h->column);
		if ((h->merged == FATE_FOLLOWS || h->merged == FATE_ENDS) != (h->follow != NULL))
			fail_msg("%s.%s: who carries it when the organisation is merged?", h->table, h->column);
		if ((h->closed == FATE_ENDS) != (h->end != NULL) || h->closed == FATE_FOLLOWS)
			fail_msg("%s.%s: who ends it when the organisation is closed?", h->table, h->column);
		if ((asks && (h->count == NULL || h->way == NULL)) || (h->count != NULL && (h->what == NULL || h->page == NULL)))
			fail_msg("%s.%s: how much is it, what is it called, how is it settled, and where?", h->table, h->column);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_column_that_names_an_organisation_has_its_line),
		cmocka_unit_test(what_a_line_says_is_done),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
