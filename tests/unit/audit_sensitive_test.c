/* The filter 敏感查看 of the log: each of its verbs is one, and none that reads like a view of personal data is forgotten. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "rooms/audit/audit_room.h"

static message text_of(const char *verb)
{
	struct arena *a = arena_new();
	const char *dot = strchr(verb, '.');
	message m = message_find(arena_printf(a, "verb.%.*s__%s", (int)(dot - verb), verb, dot + 1));

	arena_free(a);
	return m;
}

static bool is_listed(const char *key)
{
	for (size_t i = 0; i < AUDIT_SENSITIVE_COUNT; i++)
		if (text_of(AUDIT_SENSITIVE[i]) != NULL && strcmp(text_of(AUDIT_SENSITIVE[i])->key, key) == 0)
			return true;
	return false;
}

static void each_is_a_verb_of_the_log(void **state)
{
	for (size_t i = 0; i < AUDIT_SENSITIVE_COUNT; i++)
		if (text_of(AUDIT_SENSITIVE[i]) == NULL)
			fail_msg("%s has no words in text/verb.txt", AUDIT_SENSITIVE[i]);
}

/* What is only said to begin with such a word, and shows nobody's data: what one looked at of one's own work. */
static void what_reads_like_a_view_is_one(void **state)
{
	static const char *const WORDS[] = { "查看", "查阅", "下载", "打印", "套打", "本人查看" };
	static const char *const HARMLESS[] = { "verb.workbench__calendar", NULL };
	int views = 0;

	for (int i = 0; i < MESSAGES_COUNT; i++)
		for (size_t k = 0; strncmp(MESSAGES[i]->key, "verb.", 5) == 0 && k < sizeof(WORDS) / sizeof(WORDS[0]); k++)
			if (text_starts(MESSAGES[i]->text[LANG_ZH], WORDS[k]) && !text_is_one_of(MESSAGES[i]->key, HARMLESS)) {
				views++;
				if (!is_listed(MESSAGES[i]->key))
					fail_msg("%s shows or hands something out: put it into audit_sensitive.c, or say here that it is harmless", MESSAGES[i]->key);
			}
	assert_true(views > 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_is_a_verb_of_the_log),
		cmocka_unit_test(what_reads_like_a_view_is_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
