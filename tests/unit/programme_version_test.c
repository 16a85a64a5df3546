/* A practice that is kept is never changed, and what comes with the program is offered by its version: so a file whose meaning or words
 * changed gets the next version, or no installation that keeps the one before is ever offered it. programmes/versions holds the digest
 * of each version that came with the program. */
#include "unit/programme_world.h"

static bool has_line(const char *lines, const char *line)
{
	size_t bytes = strlen(line);

	for (const char *at = lines; (at = strstr(at, line)) != NULL; at += bytes)
		if ((at == lines || at[-1] == '\n') && at[bytes] == '\n')
			return true;
	return false;
}

static void what_changed_has_the_next_version(void **state)
{
	const char *lines = file_text("programmes/versions"), *missing = "";

	for (size_t i = 0; i < SHIPPED_COUNT; i++) {
		struct problems *problems;
		const struct programme *p = load(SHIPPED[i].text, &problems);
		const char *line;

		assert_non_null(p);
		line = arena_printf(a, "%s %d %s", SHIPPED[i].name, p->version, p->digest);
		if (!has_line(lines, line))
			missing = arena_printf(a, "%s%s\n", missing, line);
		if (p->version > 1 && strstr(lines, arena_printf(a, "\n%s %d ", SHIPPED[i].name, p->version - 1)) == NULL)
			fail_msg("programmes/versions does not know version %d of %s", p->version - 1, SHIPPED[i].name);
	}
	if (missing[0] != '\0')
		fail_msg("changed under a version that came with the program, or new: raise the version, and add to programmes/versions\n%s", missing);
}

/* One line for each version: what came with the program once is not told otherwise later. */
static void no_version_has_two_digests(void **state)
{
	const char *lines = file_text("programmes/versions");
	const char *seen = "\n";

	for (const char *at = lines; *at != '\0'; at += strcspn(at, "\n") + 1) {
		size_t name = strcspn(at, " "), number = name + 1 + strcspn(at + name + 1, " ");
		const char *key = arena_printf(a, "\n%.*s ", (int)number, at);

		if (at[0] == '#')
			continue;
		if (strstr(seen, key) != NULL)
			fail_msg("two lines for%s", key);
		seen = arena_printf(a, "%s%.*s \n", seen, (int)number, at);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_changed_has_the_next_version),
		cmocka_unit_test(no_version_has_two_digests),
	};

	return cmocka_run_group_tests_name("programme_version", tests, start, stop);
}
