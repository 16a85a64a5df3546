/* jishi restore: of an archive with a flipped bit, cut, foreign or under other keys nothing is restored, and nothing is left behind. */
#include "store/archived.h"

#include <fcntl.h>
#include "core/crypto.h"

#ifdef __SANITIZE_THREAD__
#define FLIPS_QUICK 10
#else
#define FLIPS_QUICK 60
#endif

static void refused_with_nothing_left(struct archived *x)
{
	static const char *const ENDS[] = { "", ".restoring", ".restoring-journal", ".head", ".files" };
	char path[320];

	assert_int_equal(restore_to(&x->c, &x->b, x->bad), EXIT_REFUSED);
	assert_non_null(strstr(x->c.output, "nothing was restored: "));
	assert_true(strlen(strstr(x->c.output, "nothing was restored: ")) > 40);
	for (size_t i = 0; i < sizeof(ENDS) / sizeof(ENDS[0]); i++) {
		snprintf(path, sizeof(path), "%s%s", x->b.db, ENDS[i]);
		assert_int_equal(access(path, F_OK), -1);
	}
}

static void a_flipped_bit_anywhere_is_found(void **state)
{
	struct archived x;
	unsigned seed = 20151117;
	int flips = count_of("COPY_FLIPS", FLIPS_QUICK);

	(void)state;
	archived_init(&x);
	for (int i = 0; i < flips; i++) {
		/* Also the head, the manifest and the end, which is not much of the whole. */
		int64_t at = i % 5 == 0 ? rand_r(&seed) % 512 : i % 5 == 1 ? x.bytes - 1 - rand_r(&seed) % 12000 : rand_r(&seed) % x.bytes;
		unsigned char byte;
		int fd;

		copy_file(x.archive, x.bad);
		fd = open(x.bad, O_RDWR);
		assert_int_equal(pread(fd, &byte, 1, at), 1);
		byte ^= (unsigned char)(1 << rand_r(&seed) % 8);
		assert_int_equal(pwrite(fd, &byte, 1, at), 1);
		close(fd);
		refused_with_nothing_left(&x);
	}
	copy_file(x.archive, x.bad);
	assert_int_equal(restore_to(&x.c, &x.b, x.bad), EXIT_DONE);
	archived_release(&x);
}

static void a_cut_or_foreign_file_is_no_archive(void **state)
{
	struct archived x;
	int fd;

	(void)state;
	archived_init(&x);
	for (int i = 0; i <= 20; i++) {
		copy_file(x.archive, x.bad);
		assert_int_equal(truncate(x.bad, x.bytes * i / 20 - (i == 20)), 0);
		refused_with_nothing_left(&x);
	}
	copy_file(x.archive, x.bad);
	fd = open(x.bad, O_WRONLY | O_APPEND);
	assert_int_equal(write(fd, "more", 4), 4);
	close(fd);
	refused_with_nothing_left(&x);
	copy_file(x.a.keys, x.bad);
	refused_with_nothing_left(&x);
	unlink(x.bad);
	refused_with_nothing_left(&x);
	archived_release(&x);
}

static void other_or_older_keys_restore_nothing(void **state)
{
	struct archived x;
	char error[300], later[300];

	(void)state;
	archived_init(&x);
	copy_file(x.archive, x.bad);
	unlink(x.b.keys);
	refused_with_nothing_left(&x);
	assert_non_null(strstr(x.c.output, "key file is missing"));
	assert_true(keyring_create(x.b.keys, SUITE_STD, error, sizeof(error)));
	refused_with_nothing_left(&x);
	assert_non_null(strstr(x.c.output, "belongs to keyring"));
	/* An archive made after a key was added, and a backup of the keys from before. */
	copy_file(x.a.keys, x.b.keys);
	assert_true(keyring_add_key(x.a.keys, error, sizeof(error)));
	snprintf(later, sizeof(later), "%s/later", x.c.folder);
	assert_int_equal(backup_of(&x.c, &x.a, later), EXIT_DONE);
	copy_file(later, x.bad);
	refused_with_nothing_left(&x);
	assert_non_null(strstr(x.c.output, "older one with 1"));
	archived_release(&x);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_flipped_bit_anywhere_is_found),
		cmocka_unit_test(a_cut_or_foreign_file_is_no_archive),
		cmocka_unit_test(other_or_older_keys_restore_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
