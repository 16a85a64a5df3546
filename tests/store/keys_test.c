/* jishi keys: what was sealed comes back with the passphrase alone, and nothing is overwritten or given away. */
#include "fixture.h"

#include <fcntl.h>
#include <sys/stat.h>
#include "command/command.h"
#include "core/crypto.h"
#include "world/cli.h"

static void put_file(const char *path, const char *text, int mode)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	fchmod(fd, (mode_t)mode);
	close(fd);
}

static size_t get_file(const char *path, char *data, size_t room)
{
	int fd = open(path, O_RDONLY);
	ssize_t bytes;

	assert_true(fd >= 0);
	bytes = read(fd, data, room - 1);
	assert_true(bytes >= 0);
	data[bytes] = '\0';
	close(fd);
	return (size_t)bytes;
}

static void prepare(struct cli *c)
{
	char error[300];

	cli_init(c);
	assert_true(keyring_create(cli_path(c, "a.keys"), SUITE_STD, error, sizeof(error)));
	put_file(cli_path(c, "words"), "correct horse battery\n", 0600);
}

static void keys_come_back_with_the_passphrase(void **state)
{
	struct cli c;
	char before[4000], after[4000], sealed[8000];
	struct stat about;

	(void)state;
	prepare(&c);
	assert_int_equal(CLI(&c, "keys", "show", "--keys", cli_path(&c, "a.keys")), EXIT_DONE);
	assert_non_null(strstr(c.output, "not backed up"));
	assert_int_equal(CLI(&c, "keys", "backup", "--keys", cli_path(&c, "a.keys"), "--out", cli_path(&c, "sealed"), "--passphrase-file",
		cli_path(&c, "words")), EXIT_DONE);
	assert_int_equal(CLI(&c, "keys", "show", "--keys", cli_path(&c, "a.keys")), EXIT_DONE);
	assert_null(strstr(c.output, "not backed up"));
	assert_int_equal(CLI(&c, "keys", "restore", cli_path(&c, "sealed"), "--keys", cli_path(&c, "b.keys"), "--passphrase-file",
		cli_path(&c, "words")), EXIT_DONE);
	assert_int_equal(get_file(cli_path(&c, "a.keys"), before, sizeof(before)), get_file(cli_path(&c, "b.keys"), after, sizeof(after)));
	assert_string_equal(before, after);
	assert_int_equal(stat(cli_path(&c, "b.keys"), &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
	/* No line of the keyring stands in what was sealed. */
	get_file(cli_path(&c, "sealed"), sealed, sizeof(sealed));
	for (char *rest, *line = strtok_r(before, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest))
		if (strchr(line, ' ') != NULL && strlen(line) > 60)
			assert_null(strstr(sealed, strchr(line, ' ') + 1));
	cli_release(&c);
}

static void nothing_is_overwritten(void **state)
{
	struct cli c;

	(void)state;
	prepare(&c);
	put_file(cli_path(&c, "sealed"), "mine", 0600);
	assert_int_equal(CLI(&c, "keys", "backup", "--keys", cli_path(&c, "a.keys"), "--out", cli_path(&c, "sealed"), "--passphrase-file",
		cli_path(&c, "words")), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "is there already"));
	assert_int_equal(CLI(&c, "keys", "backup", "--keys", cli_path(&c, "a.keys"), "--out", cli_path(&c, "good"), "--passphrase-file",
		cli_path(&c, "words")), EXIT_DONE);
	assert_int_equal(CLI(&c, "keys", "restore", cli_path(&c, "good"), "--keys", cli_path(&c, "a.keys"), "--passphrase-file",
		cli_path(&c, "words")), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "never overwritten"));
	cli_release(&c);
}

static int restored(struct cli *c, const char *sealed)
{
	int code = CLI(c, "keys", "restore", sealed, "--keys", cli_path(c, "b.keys"), "--passphrase-file", cli_path(c, "words"));

	if (code != EXIT_DONE)
		assert_int_equal(access(cli_path(c, "b.keys"), F_OK), -1);
	return code;
}

static void damage_and_a_wrong_passphrase_are_told_apart(void **state)
{
	struct cli c;
	char text[8000];
	size_t bytes;

	(void)state;
	prepare(&c);
	assert_int_equal(CLI(&c, "keys", "backup", "--keys", cli_path(&c, "a.keys"), "--out", cli_path(&c, "sealed"), "--passphrase-file",
		cli_path(&c, "words")), EXIT_DONE);
	put_file(cli_path(&c, "words"), "correct horse batteri\n", 0600);
	assert_int_equal(restored(&c, cli_path(&c, "sealed")), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "the passphrase is not the one"));
	put_file(cli_path(&c, "words"), "correct horse battery\n", 0600);
	bytes = get_file(cli_path(&c, "sealed"), text, sizeof(text));
	for (size_t at = 0; at < bytes; at += 37) {
		char kept = text[at];

		text[at] = kept == 'a' ? 'b' : 'a';
		put_file(cli_path(&c, "bad"), text, 0600);
		assert_int_equal(restored(&c, cli_path(&c, "bad")), EXIT_REFUSED);
		assert_null(strstr(c.output, "the passphrase is not"));
		text[at] = kept;
	}
	text[bytes - 20] = '\0';
	put_file(cli_path(&c, "bad"), text, 0600);
	assert_int_equal(restored(&c, cli_path(&c, "bad")), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "damaged"));
	assert_int_equal(restored(&c, cli_path(&c, "a.keys")), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "not a backup of keys"));
	assert_int_equal(restored(&c, cli_path(&c, "sealed")), EXIT_DONE);
	cli_release(&c);
}

static void weak_and_open_passphrases_are_refused(void **state)
{
	struct cli c;

	(void)state;
	prepare(&c);
	put_file(cli_path(&c, "words"), "elevenchars\n", 0600);
	assert_int_equal(CLI(&c, "keys", "backup", "--keys", cli_path(&c, "a.keys"), "--out", cli_path(&c, "sealed"), "--passphrase-file",
		cli_path(&c, "words")), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "at least 12"));
	put_file(cli_path(&c, "words"), "correct horse battery\n", 0644);
	assert_int_equal(CLI(&c, "keys", "backup", "--keys", cli_path(&c, "a.keys"), "--out", cli_path(&c, "sealed"), "--passphrase-file",
		cli_path(&c, "words")), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "0600"));
	assert_int_equal(CLI(&c, "keys", "backup", "--keys", cli_path(&c, "a.keys"), "--out", cli_path(&c, "sealed")), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "no terminal"));
	assert_int_equal(access(cli_path(&c, "sealed"), F_OK), -1);
	cli_release(&c);
}

static void wrong_use_is_told(void **state)
{
	struct cli c;

	(void)state;
	prepare(&c);
	assert_int_equal(CLI(&c, "keys", "--help"), EXIT_DONE);
	assert_int_equal(CLI(&c, "keys"), EXIT_USAGE);
	assert_int_equal(CLI(&c, "keys", "show"), EXIT_USAGE);
	assert_int_equal(CLI(&c, "keys", "show", "--db", "postgresql:///none"), EXIT_USAGE);
	assert_int_equal(CLI(&c, "keys", "backup", "--keys", cli_path(&c, "a.keys")), EXIT_USAGE);
	assert_int_equal(CLI(&c, "keys", "restore", "--keys", cli_path(&c, "b.keys")), EXIT_USAGE);
	assert_int_equal(CLI(&c, "keys", "burn", "--keys", cli_path(&c, "a.keys")), EXIT_USAGE);
	assert_int_equal(CLI(&c, "keys", "show", "--keys", cli_path(&c, "none")), EXIT_REFUSED);
	cli_release(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_come_back_with_the_passphrase), cmocka_unit_test(nothing_is_overwritten),
		cmocka_unit_test(damage_and_a_wrong_passphrase_are_told_apart), cmocka_unit_test(weak_and_open_passphrases_are_refused),
		cmocka_unit_test(wrong_use_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
