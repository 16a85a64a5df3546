/* What goes to the child: how many parts, the size of each, their bytes. What comes back: the counts of pages, or the joined file. */
#include "core/pdf_join.h"

#include <qpdf/qpdf-c.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/write.h"
#include "core/helper.h"
#include "core/pdf_tree.h"

#define COUNT "count"
#define JOIN "join"

/* ---- in the child ---- */

static bool is_bad(QPDF_ERROR_CODE code)
{
	return (code & QPDF_ERRORS) != 0;
}

/* NULL: it can't be read. *pages: those that are there. */
static qpdf_data open_part(const char *data, size_t bytes, int32_t *pages)
{
	qpdf_data q = qpdf_init();

	qpdf_silence_errors(q);
	qpdf_set_suppress_warnings(q, QPDF_TRUE);
	if (!is_bad(qpdf_read_memory(q, "part", data, bytes, NULL)) && !qpdf_is_encrypted(q) && (*pages = pdf_tree_read(q).found) > 0)
		return q;
	if (qpdf_has_error(q))
		qpdf_get_error(q);	/* seen; else it is told on stderr */
	qpdf_cleanup(&q);
	return NULL;
}

static int write_joined(qpdf_data whole, int out_fd)
{
	if (is_bad(qpdf_init_write_memory(whole)))
		return 2;
	qpdf_set_deterministic_ID(whole, QPDF_TRUE);
	if (is_bad(qpdf_write(whole)))
		return 3;
	return write_whole(out_fd, qpdf_get_buffer(whole), qpdf_get_buffer_length(whole)) ? 0 : 4;
}

static void add_pages(qpdf_data whole, qpdf_data part)
{
	int pages = qpdf_get_num_pages(part);

	for (int i = 0; i < pages; i++) {
		qpdf_oh page = qpdf_get_page_n(part, (size_t)i);

		if (pdf_tree_is_page(part, page))
			qpdf_add_page(whole, part, page, QPDF_FALSE);
	}
}

int pdf_join_job(int in_fd, int out_fd, const char *args)
{
	struct stat st;
	const char *all;
	uint32_t count;
	uint64_t sizes[PDF_JOIN_PARTS_MAX], at;
	qpdf_data parts[PDF_JOIN_PARTS_MAX] = { NULL };
	int32_t pages[PDF_JOIN_PARTS_MAX] = { 0 };
	int code = 0;

	if (fstat(in_fd, &st) != 0 || (size_t)st.st_size < sizeof(count))
		return 1;
	all = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, in_fd, 0);
	if (all == MAP_FAILED)
		return 1;
	memcpy(&count, all, sizeof(count));
	at = sizeof(count) + count * sizeof(sizes[0]);
	if (count == 0 || count > PDF_JOIN_PARTS_MAX || at > (uint64_t)st.st_size)
		return 1;
	memcpy(sizes, all + sizeof(count), count * sizeof(sizes[0]));
	for (uint32_t i = 0; i < count; i++) {
		if (sizes[i] > (uint64_t)st.st_size - at)
			return 1;
		parts[i] = open_part(all + at, (size_t)sizes[i], &pages[i]);
		at += sizes[i];
	}
	if (strcmp(args, COUNT) == 0)
		return write_whole(out_fd, pages, count * sizeof(pages[0])) ? 0 : 4;
	if (parts[0] == NULL)
		return 1;
	for (uint32_t i = 1; i < count; i++)	/* behind the first */
		if (parts[i] != NULL)
			add_pages(parts[0], parts[i]);
	code = write_joined(parts[0], out_fd);
	return code;
}

/* ---- outside ---- */

static int memory_file(const char *name)
{
	return memfd_create(name, MFD_CLOEXEC);
}

static bool put_parts(int fd, const struct pdf_part *parts, int count)
{
	uint32_t n = (uint32_t)count;
	bool is_good = write_whole(fd, &n, sizeof(n));

	for (int i = 0; i < count && is_good; i++)
		is_good = write_whole(fd, &(uint64_t){ parts[i].bytes }, sizeof(uint64_t));
	for (int i = 0; i < count && is_good; i++)
		is_good = write_whole(fd, parts[i].data, parts[i].bytes);
	return is_good;
}

static bool ask(const char *what, const struct pdf_part *parts, int count, struct buffer *out)
{
	int in = memory_file("parts"), back = memory_file("joined"), code;
	bool is_good = in >= 0 && back >= 0 && put_parts(in, parts, count) && lseek(in, 0, SEEK_SET) == 0 &&
		helper_run("pdf", in, back, what, &code) == HELPER_GOOD && buffer_read(out, back);

	if (in >= 0)
		close(in);
	if (back >= 0)
		close(back);
	return is_good;
}

static bool is_too_much(const struct pdf_part *parts, int count)
{
	int64_t bytes = 0;

	for (int i = 0; i < count; i++)
		bytes += (int64_t)parts[i].bytes;
	return count > PDF_JOIN_PARTS_MAX || bytes > PDF_JOIN_BYTES_MAX;
}

bool pdf_join_count(struct arena *a, struct pdf_part *parts, int count)
{
	struct buffer out;
	int32_t pages;

	buffer_init(&out, a, 0);
	for (int i = 0; i < count; i++)
		parts[i].pages = 0;
	if (count == 0)
		return true;
	if (is_too_much(parts, count) || !ask(COUNT, parts, count, &out) || out.bytes != (size_t)count * sizeof(pages))
		return false;
	for (int i = 0; i < count; i++) {
		memcpy(&pages, out.data + (size_t)i * sizeof(pages), sizeof(pages));
		parts[i].pages = pages;
	}
	return true;
}

bool pdf_join(struct arena *a, const struct pdf_part *parts, int count, struct buffer *out)
{
	struct pdf_part *good = arena_array(a, (size_t)count + 1, sizeof(*good));
	int n = 0;

	for (int i = 0; i < count; i++)
		if (parts[i].pages > 0)
			good[n++] = parts[i];
	return n > 0 && !is_too_much(good, n) && ask(JOIN, good, n, out);
}
