/* A corpus of damaged PDFs, made here by rule and read in the confined child as uploads are: trees of pages that name what is not there, that lie or run in
 * circles, files cut or knocked about. What is taken has every page it names, and a joined set gets exactly these pages. */
#include "parser_world.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#include "base/buffer.h"
#include "core/helper.h"
#include "core/pdf_join.h"
#include "core/secrecy.h"
#include "world/paper.h"

#define KNOCKS 150
#define DEEP 20000

static enum secrecy_answer read_as_upload(const char *data, size_t bytes, struct secrecy_found *found)
{
	int fd = memfd_create("upload", MFD_CLOEXEC);
	enum secrecy_answer answer;

	assert_int_equal(write(fd, data, bytes), (ssize_t)bytes);
	answer = secrecy_read(a, fd, "application/pdf", "a.pdf", found);
	close(fd);
	return answer;
}

static int pages_to_join(const char *data, size_t bytes)
{
	struct pdf_part part = { data, bytes, 0 };

	assert_true(pdf_join_count(a, &part, 1));
	return part.pages;
}

/* ---- trees of pages ---- */

#define ROOT "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
#define NODE(n, kids, count) #n " 0 obj<</Type/Pages/Kids" kids "/Count " #count ">>endobj\n"
#define PAGE(n) #n " 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"

/* `named` and `found` of SECRECY_LACKS; of others `found` alone: how many pages a joined set gets. */
static const struct { const char *what, *objects; enum secrecy_answer answer; int named, found; } TREES[] = {
	{ "a page", ROOT NODE(2, "[3 0 R]", 1) PAGE(3), SECRECY_NONE, 0, 1 },
	{ "two in a node below", ROOT NODE(2, "[3 0 R 5 0 R]", 3) PAGE(3) NODE(5, "[6 0 R 7 0 R]", 2) PAGE(6) PAGE(7), SECRECY_NONE, 0, 3 },
	{ "the size of a page is inherited", ROOT "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 9 9]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n",
		SECRECY_NONE, 0, 1 },
	{ "a page stands in the list itself", ROOT NODE(2, "[<</Type/Page/MediaBox[0 0 9 9]>>]", 1), SECRECY_NONE, 0, 1 },
	{ "a page is shown twice", ROOT NODE(2, "[3 0 R 3 0 R]", 2) PAGE(3), SECRECY_NONE, 0, 2 },
	{ "no count", ROOT "2 0 obj<</Type/Pages/Kids[3 0 R]>>endobj\n" PAGE(3), SECRECY_NONE, 0, 1 },
	{ "a node without pages", ROOT NODE(2, "[3 0 R 5 0 R]", 1) PAGE(3) NODE(5, "[]", 0), SECRECY_NONE, 0, 1 },
	{ "the only page is not there", ROOT NODE(2, "[3 0 R]", 1), SECRECY_DAMAGED, 0, 0 },
	{ "no page is there", ROOT NODE(2, "[3 0 R 4 0 R 5 0 R]", 3), SECRECY_DAMAGED, 0, 0 },
	{ "the second is not there", ROOT NODE(2, "[3 0 R 4 0 R]", 2) PAGE(3), SECRECY_LACKS, 2, 1 },
	{ "the second is not there, nor counted", ROOT NODE(2, "[3 0 R 4 0 R]", 1) PAGE(3), SECRECY_LACKS, 2, 1 },
	{ "a node is not there", ROOT NODE(2, "[3 0 R 5 0 R]", 9) PAGE(3), SECRECY_LACKS, 9, 1 },
	{ "a page in a node below is not there", ROOT NODE(2, "[3 0 R 5 0 R]", 3) PAGE(3) NODE(5, "[6 0 R 7 0 R]", 2) PAGE(6), SECRECY_LACKS, 3, 2 },
	{ "the count says more", ROOT NODE(2, "[3 0 R]", 7) PAGE(3), SECRECY_LACKS, 7, 1 },
	{ "the count says none", ROOT NODE(2, "[3 0 R]", 0) PAGE(3), SECRECY_LACKS, 0, 1 },
	{ "the count is less than none", ROOT NODE(2, "[3 0 R]", -4) PAGE(3), SECRECY_LACKS, 0, 1 },
	{ "the count is past all numbers", ROOT NODE(2, "[3 0 R]", 99999999999) PAGE(3), SECRECY_LACKS, 2147483647, 1 },
	{ "no list", ROOT "2 0 obj<</Type/Pages/Count 1>>endobj\n" PAGE(3), SECRECY_DAMAGED, 0, 0 },
	{ "the list is a number", ROOT NODE(2, " 7", 1) PAGE(3), SECRECY_DAMAGED, 0, 0 },
	{ "the list is of numbers", ROOT NODE(2, "[1 2 3]", 3) PAGE(3), SECRECY_DAMAGED, 0, 0 },
	{ "the list is of words", ROOT NODE(2, "[(3 0 R)]", 1) PAGE(3), SECRECY_DAMAGED, 0, 0 },
	{ "one of the list is a name", ROOT NODE(2, "[3 0 R /Page]", 2) PAGE(3), SECRECY_LACKS, 2, 1 },
	{ "the list names itself", ROOT NODE(2, "[2 0 R]", 1) PAGE(3), SECRECY_DAMAGED, 0, 0 },
	{ "two nodes name each other", ROOT NODE(2, "[4 0 R]", 1) NODE(4, "[2 0 R]", 1) PAGE(3), SECRECY_DAMAGED, 0, 0 },
	{ "a page and a circle", ROOT NODE(2, "[3 0 R 2 0 R]", 2) PAGE(3), SECRECY_DAMAGED, 0, 0 },
	{ "the catalogue as a page", ROOT NODE(2, "[1 0 R]", 1) PAGE(3), SECRECY_DAMAGED, 0, 0 },
	{ "a page that has nothing", ROOT NODE(2, "[3 0 R]", 1) "3 0 obj<</Type/Page>>endobj\n", SECRECY_DAMAGED, 0, 0 },
	{ "a stream as a page", ROOT NODE(2, "[3 0 R]", 1) "3 0 obj<</MediaBox[0 0 9 9]/Length 3>>stream\nabc\nendstream endobj\n", SECRECY_DAMAGED, 0, 0 },
	{ "no tree", ROOT PAGE(3), SECRECY_DAMAGED, 0, 0 },
	{ "the tree is a page", "1 0 obj<</Type/Catalog/Pages 3 0 R>>endobj\n" PAGE(3), SECRECY_DAMAGED, 0, 0 },
	{ "no catalogue", NODE(2, "[3 0 R]", 1) PAGE(3), SECRECY_DAMAGED, 0, 0 },
};

static void a_tree_is_held_against_its_pages(void **state)
{
	for (size_t i = 0; i < sizeof(TREES) / sizeof(TREES[0]); i++) {
		const char *file = arena_printf(a, "%%PDF-1.4\n%strailer<</Root 1 0 R>>\n%%%%EOF\n", TREES[i].objects);
		struct secrecy_found found;
		enum secrecy_answer answer = read_as_upload(file, strlen(file), &found);

		if (answer != TREES[i].answer || found.pages_named != TREES[i].named || found.pages_found != (answer == SECRECY_LACKS ? TREES[i].found : 0))
			fail_msg("%s: answer %d, %d named, %d found", TREES[i].what, answer, found.pages_named, found.pages_found);
		if (pages_to_join(file, strlen(file)) != TREES[i].found)
			fail_msg("%s: %d to join", TREES[i].what, pages_to_join(file, strlen(file)));
	}
}

/* Old papers of the archive may lack pages: a set gets those that are there. */
static void a_set_gets_the_pages_that_are_there(void **state)
{
	static const char LACKING[] = "%PDF-1.4\n" ROOT NODE(2, "[4 0 R 3 0 R]", 2) PAGE(3) "trailer<</Root 1 0 R>>\n%%EOF\n";
	struct pdf_part parts[] = { { PDF_OF_ONE_PAGE(""), strlen(PDF_OF_ONE_PAGE("")), 0 }, { LACKING, sizeof(LACKING) - 1, 0 } };
	struct buffer out;

	assert_true(pdf_join_count(a, parts, 2));
	assert_int_equal(parts[1].pages, 1);
	buffer_init(&out, a, 0);
	assert_true(pdf_join(a, parts, 2, &out));
	assert_int_equal(pages_to_join(out.data, out.bytes), 2);
}

/* Nodes in nodes, deeper than any reader goes: the child may die of it, and the file is refused. */
static void a_bottomless_tree_is_refused(void **state)
{
	struct secrecy_found found;
	struct buffer b;

	buffer_init(&b, a, 0);
	buffer_puts(&b, "%PDF-1.4\n" ROOT);
	for (int i = 2; i < DEEP; i++)
		buffer_printf(&b, "%d 0 obj<</Type/Pages/Kids[%d 0 R]/Count 1>>endobj\n", i, i + 1);
	buffer_puts(&b, "trailer<</Root 1 0 R>>\n%%EOF\n");
	assert_int_not_equal(read_as_upload(b.data, b.bytes, &found), SECRECY_NONE);
}

/* ---- files cut and knocked about ---- */

/* A sound file of five pages in two nodes, each with words, and with a right table of its objects. */
static struct buffer sound_file(void)
{
	static const char *const OBJECTS[] = { "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 5/MediaBox[0 0 595 842]>>",
		"<</Type/Pages/Parent 2 0 R/Kids[5 0 R 6 0 R 7 0 R]/Count 3>>", "<</Type/Pages/Parent 2 0 R/Kids[8 0 R 9 0 R]/Count 2>>" };
	size_t places[11], table;
	struct buffer b;

	buffer_init(&b, a, 0);
	buffer_puts(&b, "%PDF-1.4\n");
	for (int i = 1; i <= 10; i++) {
		places[i] = b.bytes;
		if (i <= 4)
			buffer_printf(&b, "%d 0 obj\n%s\nendobj\n", i, OBJECTS[i - 1]);
		else if (i < 10)
			buffer_printf(&b, "%d 0 obj\n<</Type/Page/Parent %d 0 R/Contents 10 0 R>>\nendobj\n", i, i < 8 ? 3 : 4);
		else
			buffer_puts(&b, "10 0 obj\n<</Length 21>>\nstream\nBT 72 700 Td (x) Tj ET\nendstream\nendobj\n");
	}
	table = b.bytes;
	buffer_puts(&b, "xref\n0 11\n0000000000 65535 f \n");
	for (int i = 1; i <= 10; i++)
		buffer_printf(&b, "%010zu 00000 n \n", places[i]);
	buffer_printf(&b, "trailer\n<</Size 11/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n", table);
	return b;
}

/* What is let through has the pages it names. */
static void is_judged_alike(const char *what, int number, const char *data, size_t bytes, int *taken)
{
	struct secrecy_found found;
	enum secrecy_answer answer = read_as_upload(data, bytes, &found);
	int pages = pages_to_join(data, bytes);

	if (answer == SECRECY_BUSY || (answer == SECRECY_NONE && pages == 0) || (answer == SECRECY_DAMAGED && pages > 0) ||
	    (answer == SECRECY_LACKS && (pages != found.pages_found || pages == found.pages_named)))
		fail_msg("%s %d: answer %d, %d pages, %d named", what, number, answer, pages, found.pages_named);
	*taken += answer == SECRECY_NONE;
}

/* Without any one of its first nine objects, the catalogue, nodes and pages, it lacks pages; without the words of a page it is only blank. */
static void each_object_is_missed(void **state)
{
	static const int LEFT[] = { 0, 0, 2, 3, 4, 4, 4, 4, 4 };
	struct buffer file = sound_file();
	struct secrecy_found found;

	assert_int_equal(read_as_upload(file.data, file.bytes, &found), SECRECY_NONE);
	assert_int_equal(pages_to_join(file.data, file.bytes), 5);
	for (int i = 1; i <= 9; i++) {
		char *data = arena_text_n(a, file.data, file.bytes);
		char *at = strstr(data, arena_printf(a, "\n%d 0 obj", i));
		enum secrecy_answer answer;

		assert_non_null(at);
		at[1] = 'x';
		answer = read_as_upload(data, file.bytes, &found);
		if (answer != (LEFT[i - 1] == 0 ? SECRECY_DAMAGED : SECRECY_LACKS) || found.pages_found != LEFT[i - 1])
			fail_msg("object %d: answer %d, %d named, %d found", i, answer, found.pages_named, found.pages_found);
	}
}

static void cuts_and_knocks_are_judged_alike(void **state)
{
	struct buffer file = sound_file();
	unsigned seed = 20151117;
	int taken = 0;

	for (size_t cut = 0; cut < file.bytes; cut += 41)
		is_judged_alike("cut", (int)cut, arena_printf(a, "%.*s\n%%%%EOF\n", (int)cut, (const char *)file.data), cut + 7, &taken);
	for (int i = 0; i < KNOCKS; i++) {
		char *data = arena_text_n(a, file.data, file.bytes);

		for (int k = 0; k < 1 + i % 12; k++)
			data[(size_t)rand_r(&seed) % file.bytes] = "0123456789 []<>/R\n(x"[rand_r(&seed) % 20];
		is_judged_alike("knock", i, data, file.bytes, &taken);
	}
	assert_in_range(taken, 10, KNOCKS - 10);	/* neither all nor none: the knocks are worth something */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_tree_is_held_against_its_pages),
		cmocka_unit_test(a_set_gets_the_pages_that_are_there),
		cmocka_unit_test(a_bottomless_tree_is_refused),
		cmocka_unit_test(each_object_is_missed),
		cmocka_unit_test(cuts_and_knocks_are_judged_alike),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
