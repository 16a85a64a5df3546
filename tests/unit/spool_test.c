/* Room that uploads leave on the disk of the database. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <sys/statvfs.h>
#include "web/spool.h"

static void a_reserve_is_left_free(void **state)
{
	FILE *f = tmpfile();
	struct statvfs disk;
	int64_t room;

	(void)state;
	assert_non_null(f);
	assert_int_equal(fstatvfs(fileno(f), &disk), 0);
	room = (int64_t)(disk.f_bavail * disk.f_frsize);
	assert_true(spool_leaves_reserve(fileno(f), 1));
	assert_false(spool_leaves_reserve(fileno(f), room - 1024 * 1024));	/* it would fit, and nearly nothing else after it */
	fclose(f);
	assert_false(spool_leaves_reserve(-1, 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reserve_is_left_free),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
