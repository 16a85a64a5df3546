/* Programme files: whatever is read is formatted in both languages, and read again it is the same programme. */
#include "fuzz.h"

#include "programme/problem.h"
#include "programme/programme.h"

static struct programme *load(struct arena *a, const char *text, size_t bytes)
{
	struct problems *problems = arena_alloc(a, sizeof(*problems));
	struct programme *p;

	problems->arena = a;
	p = programme_load(problems, text, bytes);
	MUST((p == NULL) == (problems->count > 0));
	for (size_t i = 0; i < problems->count; i++)
		MUST(problem_text(a, LANG_ZH, &problems->list[i])[0] != '\0');
	return p;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	struct arena *a = fuzz_arena();
	struct programme *p = load(a, (const char *)data, bytes);

	for (enum lang lang = LANG_ZH; p != NULL && lang <= LANG_EN; lang++) {
		const char *text = programme_format(a, p, lang);
		struct programme *again = load(a, text, strlen(text));

		MUST(again != NULL && strcmp(again->digest, p->digest) == 0);
		MUST(strcmp(programme_format(a, again, lang), text) == 0);
	}
	return 0;
}
