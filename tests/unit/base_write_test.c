/* Bytes to a descriptor: all of them through a narrow pipe, and the reason when there is no room. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>
#include "base/write.h"

#define BYTES (1 << 20)	/* a pipe holds 64 KiB */

static void *read_slowly(void *fd)
{
	static char block[3000];
	size_t all = 0;
	ssize_t got;

	while ((got = read(*(int *)fd, block, sizeof(block))) > 0)
		for (ssize_t i = 0; i < got; i++)
			all += block[i] == 'x';
	return (void *)all;
}

static void everything_goes_through_a_narrow_pipe(void **state)
{
	static char data[BYTES];
	pthread_t reader;
	void *all;
	int fds[2];

	memset(data, 'x', sizeof(data));
	assert_int_equal(pipe(fds), 0);
	assert_int_equal(pthread_create(&reader, NULL, read_slowly, &fds[0]), 0);
	assert_true(write_whole(fds[1], data, sizeof(data)));
	close(fds[1]);
	pthread_join(reader, &all);
	assert_int_equal((size_t)all, sizeof(data));
	close(fds[0]);
}

static void no_room_is_told(void **state)
{
	int fd = open("/dev/full", O_WRONLY | O_CLOEXEC);

	assert_true(fd >= 0);
	assert_false(write_whole(fd, "x", 1));
	assert_int_equal(errno, ENOSPC);
	assert_true(write_whole(fd, "x", 0));
	close(fd);
	assert_false(write_whole(-1, "x", 1));
	assert_int_equal(errno, EBADF);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_goes_through_a_narrow_pipe), cmocka_unit_test(no_room_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
