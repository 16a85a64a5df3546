/* Texts that come with the program: programmes/PLACE/NAME.prog → programme/shipped.c, the practices; samples/NAME.prog →
 * programme/sample.c, what a clerk may copy; documents/NAME.txt → rooms/document/shipped.c, the templates of papers.
 *	practice OUT [FILE…]
 * Whether they are sound is for the tests to say: they are read like any other file. */
#include "mk.h"

#include <string.h>

struct shelf { const char *folder, *end, *what, *file, *header, *list; };
static const struct shelf SHELVES[] = {
	{ "programmes/", ".prog", "a practice is called programmes/PLACE/NAME.prog", "programme/shipped.c", "programme/shipped.h", "SHIPPED" },
	{ "samples/", ".prog", "a sample is called samples/NAME.prog", "programme/sample.c", "programme/shipped.h", "SAMPLES" },
	{ "documents/", ".txt", "the template of a paper is called documents/NAME.txt", "rooms/document/shipped.c", "rooms/document/document_shipped.h",
		"SHIPPED_DOCUMENTS" },
};

static void write_shelf(const char *out_folder, const struct shelf *s, int count, char **files)
{
	struct text out = { 0 };
	int n = 0;

	text_add(&out, "/* Made from %s. */\n#include \"%s\"\n\nconst struct shipped %s[] = {\n", s->folder, s->header, s->list);
	for (int i = 0; i < count; i++) {
		size_t bytes;
		char *text;

		if (!starts_with(files[i], s->folder))
			continue;
		if (!ends_with(files[i], s->end))
			complain(files[i], 0, "%s", s->what);
		text = file_read(files[i], &bytes);
		text_add(&out, "\t{ \"%s\", ", copy_n(files[i] + strlen(s->folder), strlen(files[i]) - strlen(s->folder) - strlen(s->end)));
		text_quote(&out, text, bytes);
		text_add(&out, " },\n");
		n++;
	}
	text_add(&out, "\t{ 0 }\n};\nconst size_t %s_COUNT = %d;\n", s->list, n);
	file_write(out_folder, s->file, &out);
}

int main(int count, char **args)
{
	if (count < 2)
		give_up("usage", 0, "practice OUT [FILE...]");
	for (size_t i = 0; i < sizeof(SHELVES) / sizeof(SHELVES[0]); i++)
		write_shelf(args[1], &SHELVES[i], count - 2, args + 2);
	return finish();
}
