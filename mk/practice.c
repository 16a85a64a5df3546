/* programmes/PLACE/NAME.prog → programme/shipped.c: the practices that come with the program, as texts.
 *	practice OUT [FILE.prog…]
 * Whether they are sound is for the tests to say: they are read like any other file. */
#include "mk.h"

#include <string.h>

int main(int count, char **args)
{
	struct text out = { 0 };

	if (count < 2)
		give_up("usage", 0, "practice OUT [FILE.prog...]");
	text_add(&out, "/* Made from programmes. */\n#include \"programme/shipped.h\"\n\nconst struct shipped SHIPPED[] = {\n");
	for (int i = 2; i < count; i++) {
		size_t bytes;
		char *text = file_read(args[i], &bytes);

		if (!starts_with(args[i], "programmes/") || !ends_with(args[i], ".prog"))
			complain(args[i], 0, "a practice is called programmes/PLACE/NAME.prog");
		text_add(&out, "\t{ \"%s\", ", copy_n(args[i] + strlen("programmes/"), strlen(args[i]) - strlen("programmes/") - strlen(".prog")));
		text_quote(&out, text, bytes);
		text_add(&out, " },\n");
	}
	text_add(&out, "\t{ 0 }\n};\nconst size_t SHIPPED_COUNT = %d;\n", count - 2);
	file_write(args[1], "programme/shipped.c", &out);
	return finish();
}
