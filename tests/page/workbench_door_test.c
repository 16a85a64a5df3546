/* The doors of the first page (常用): each opens for whoever is shown it. */
#include "workbench_world.h"

#include <string.h>

/* Each door of the first page opens for whoever is shown it. */
static int doors(struct client *who, const char *pages[], int max)
{
	struct reply r = client_get(who, "/");
	const char *at = strstr(r.body, "class=\"card quick"), *end = at == NULL ? NULL : strstr(at, "</nav>");
	int count = 0;

	while (at != NULL && (at = strstr(at, "<a href=\"")) != NULL && at < end && count < max) {
		at += strlen("<a href=\"");
		pages[count++] = arena_text_n(w->arena, at, strcspn(at, "\"#"));
	}
	return count;
}

static void the_doors_of_a_post_open_and_nobody_is_shown_another(void **state)
{
	const char *pages[16];
	struct client *head = walk_holder(w, branch, "deputy_secretary", "branch_head", 105), *counter = walk_holder(w, town_a, "member", "counter_only", 106);
	int count;

	world_right(w, "deputy_secretary", "handle");
	world_right(w, "deputy_secretary", "see_org");
	world_right(w, "deputy_secretary", "see_person");
	world_right(w, "deputy_secretary", "edit_person");
	world_right(w, "member", "see_org");
	count = doors(head, pages, 16);
	assert_int_equal(count, 8);
	assert_string_equal(pages[0], "/run");
	assert_string_equal(pages[1], "/dues");
	for (int i = 0; i < count; i++) {
		struct reply r = client_get(head, pages[i]);

		if (r.status != 200 && r.status != 303)
			fail_msg("%s: %d", pages[i], r.status);
	}
	count = doors(counter, pages, 16);	/* it sees organisations alone */
	assert_int_equal(count, 1);
	assert_string_equal(pages[0], "/notice");
	count = doors(town, pages, 16);	/* the town's secretaries here handle no cases: neither cases nor papers */
	for (int i = 0; i < count; i++) {
		struct reply r = client_get(town, pages[i]);

		assert_string_not_equal(pages[i], "/run");
		assert_string_not_equal(pages[i], "/document");
		assert_int_equal(r.status, 200);
	}
	assert_true(count >= 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_doors_of_a_post_open_and_nobody_is_shown_another),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
