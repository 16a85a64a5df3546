/* What goes to the child: the sizes, those of the pictures, the template, the values. What comes back: which pictures stand in the filled file and that file without their
 * bytes, the lines of its layout, or the name of what is wrong. */
#include "core/docx_part.h"

#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/write.h"
#include "core/helper.h"
#include "core/docx_pdf.h"

#define CHECK "check"
#define FILL "fill"
#define LAY "lay"
#define BODY "word/document.xml"

/* ---- in the child ---- */

static void put_escaped(struct buffer *out, const char *text)
{
	for (; *text != '\0'; text++) {
		switch (*text) {
		case '&': buffer_lit(out, "&amp;"); break;
		case '<': buffer_lit(out, "&lt;"); break;
		case '>': buffer_lit(out, "&gt;"); break;
		case '"': buffer_lit(out, "&quot;"); break;
		case '\t': buffer_lit(out, "&#9;"); break;
		default: buffer_putc(out, *text);
		}
	}
}

void docx_put_xml(const struct docx_tokens *tokens, struct buffer *out)
{
	buffer_lit(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
	for (size_t i = 0; i < tokens->count; i++) {
		const struct docx_token *t = &tokens->list[i];

		if (t->kind == DOCX_RAW) {
			buffer_puts(out, t->text);
		} else if (t->kind == DOCX_TEXT) {
			put_escaped(out, t->text);
		} else if (t->kind == DOCX_CLOSE) {
			buffer_printf(out, "</%s>", t->text);
		} else {
			buffer_printf(out, "<%s", t->text);
			if (strcmp(t->text, "w:t") == 0)	/* a value may begin with a blank */
				buffer_lit(out, " xml:space=\"preserve\"");
			for (const char **a = t->attributes; a != NULL && a[0] != NULL; a += 2)
				if (strcmp(t->text, "w:t") != 0 || strcmp(a[0], "xml:space") != 0) {
					buffer_printf(out, " %s=\"", a[0]);
					put_escaped(out, a[1]);
					buffer_putc(out, '"');
				}
			buffer_putc(out, '>');
		}
	}
}

bool docx_pack_begin(struct docx_pack *p)
{
	p->source = zip_source_buffer_create(NULL, 0, 0, NULL);
	p->zip = p->source == NULL ? NULL : zip_open_from_source(p->source, ZIP_TRUNCATE, NULL);
	if (p->zip == NULL) {
		zip_source_free(p->source);
		return false;
	}
	zip_source_keep(p->source);
	return true;
}

bool docx_pack_add(struct docx_pack *p, const char *name, const void *data, size_t bytes)
{
	zip_source_t *source = zip_source_buffer(p->zip, data, bytes, 0);
	zip_int64_t index = source == NULL ? -1 : zip_file_add(p->zip, name, source, ZIP_FL_ENC_UTF_8);

	if (index < 0) {
		zip_source_free(source);
		return false;
	}
	/* The same content gives the same bytes. */
	return zip_file_set_dostime(p->zip, (zip_uint64_t)index, 0, 0x5a21, 0) == 0;
}

bool docx_pack_end(struct docx_pack *p, struct buffer *out)
{
	zip_stat_t st;
	char *bytes;
	bool is_good = zip_close(p->zip) == 0;

	if (!is_good)
		zip_discard(p->zip);
	is_good = is_good && zip_source_stat(p->source, &st) == 0 && zip_source_open(p->source) == 0;
	if (is_good) {
		bytes = arena_room(out->arena, st.size);
		is_good = zip_source_read(p->source, bytes, st.size) == (zip_int64_t)st.size;
		buffer_put(out, bytes, st.size);
		zip_source_close(p->source);
	}
	zip_source_free(p->source);
	return is_good;
}

static const void *entry_bytes(struct docx *d, zip_uint64_t index, size_t *bytes)
{
	zip_stat_t st;
	zip_file_t *file;
	char *data;

	if (zip_stat_index(d->zip, index, 0, &st) != 0 || (file = zip_fopen_index(d->zip, index, 0)) == NULL)
		return NULL;
	data = arena_room(d->arena, st.size + 1);
	*bytes = st.size;
	if (zip_fread(file, data, st.size) != (zip_int64_t)st.size)
		data = NULL;
	zip_fclose(file);
	return data;
}

/* What the container needs where pictures stand in the text. */
static void pack_links(struct docx *d, struct docx_pack *pack)
{
	size_t bytes;
	const char *links = zip_name_locate(d->zip, DOCX_LINKS_PART, 0) >= 0 ? NULL : docx_picture_named(d, DOCX_LINKS_PART, &bytes);

	if (links != NULL && !docx_pack_add(pack, DOCX_LINKS_PART, links, bytes))
		docx_fail(d, DOCX_DAMAGED, NULL);
}

/* Every part as it was, but for the text itself. */
static void pack_filled(struct docx *d, const struct docx_tokens *tokens, struct buffer *out)
{
	struct docx_pack pack;
	struct buffer body;
	zip_int64_t count = zip_get_num_entries(d->zip, 0);
	bool has_pictures = d->pictures_count > 0 && memchr(d->are_used, 1, d->pictures_count) != NULL;

	buffer_init(&body, d->arena, 65536);
	docx_put_xml(tokens, &body);
	if (!docx_pack_begin(&pack)) {
		docx_fail(d, DOCX_LARGE, NULL);
		return;
	}
	for (zip_int64_t i = 0; i < count && d->fault == DOCX_GOOD; i++) {
		const char *name = zip_get_name(d->zip, (zip_uint64_t)i, 0);
		const void *data = body.data;
		size_t bytes = body.bytes;

		if (name == NULL || name[0] == '\0' || name[strlen(name) - 1] == '/')
			continue;
		if (strcmp(name, BODY) != 0 && (!has_pictures || (data = docx_picture_named(d, name, &bytes)) == NULL))
			data = entry_bytes(d, (zip_uint64_t)i, &bytes);
		if (data == NULL || !docx_pack_add(&pack, name, data, bytes))
			docx_fail(d, DOCX_DAMAGED, NULL);
	}
	if (has_pictures)
		pack_links(d, &pack);
	if (!docx_pack_end(&pack, out))
		docx_fail(d, DOCX_DAMAGED, NULL);
}

static void work(struct docx *d, const void *data, size_t bytes, const struct docx_values *values, const char *what, struct buffer *out)
{
	struct docx_tokens tokens = { 0 }, filled = { 0 };

	if (strcmp(what, FILL) != 0)
		d->pictures_count = 0;	/* whoever draws the page has the one that can stand there */
	docx_open(d, data, bytes);
	docx_parse(d, BODY, &tokens);
	docx_fill_tokens(d, &tokens, values, &filled);
	if (d->fault == DOCX_GOOD && strcmp(what, CHECK) == 0)
		docx_find_loose(d, &tokens);
	if (d->fault == DOCX_GOOD && strcmp(what, FILL) == 0)
		pack_filled(d, &filled, out);
	if (d->fault == DOCX_GOOD && strcmp(what, LAY) == 0)
		docx_lay(d, &filled, out);
}

/* What was sent, behind its head. */
static void work_on(struct docx *d, const struct docx_sent *sent, const char *at, size_t bytes, const char *what, struct buffer *out)
{
	struct docx_values values;
	size_t pictures_bytes = (size_t)sent->pictures_count * sizeof(*d->pictures), before = pictures_bytes + (size_t)sent->template_bytes;
	struct buffer packed;

	d->pictures = arena_copy(d->arena, at, pictures_bytes);
	d->pictures_count = (size_t)sent->pictures_count;
	d->are_used = arena_array(d->arena, d->pictures_count + 1, 1);
	if (!docx_take_values(d->arena, arena_text_n(d->arena, at + before, bytes - before), &values)) {
		docx_fail(d, DOCX_LARGE, NULL);
		return;
	}
	if (strcmp(what, FILL) != 0)
		values.mark = NULL;	/* whoever draws the pages puts it above each */
	buffer_init(&packed, d->arena, 65536);
	work(d, at + pictures_bytes, (size_t)sent->template_bytes, &values, what, &packed);
	if (strcmp(what, FILL) == 0)
		buffer_put(out, d->are_used, d->pictures_count);
	buffer_put(out, packed.data, packed.bytes);
}

int docx_job(int in_fd, int out_fd, const char *args)
{
	struct docx d = { .arena = arena_new(), .detail = "" };
	struct buffer out;
	struct stat st;
	struct docx_sent sent;
	const char *all = MAP_FAILED;
	size_t all_bytes;
	int code;

	if (fstat(in_fd, &st) == 0 && (all_bytes = (size_t)st.st_size) >= sizeof(sent))
		all = mmap(NULL, all_bytes, PROT_READ, MAP_PRIVATE, in_fd, 0);
	if (all == MAP_FAILED) {
		arena_free(d.arena);
		return DOCX_DAMAGED;
	}
	memcpy(&sent, all, sizeof(sent));
	buffer_init(&out, d.arena, 65536);
	if (sent.template_bytes > DOCX_BYTES_MAX || sent.pictures_count > DOCX_PICTURES_MAX ||
	    sent.pictures_count * sizeof(*d.pictures) + sent.template_bytes > all_bytes - sizeof(sent))
		docx_fail(&d, DOCX_LARGE, NULL);
	else
		work_on(&d, &sent, all + sizeof(sent), all_bytes - sizeof(sent), args, &out);
	code = (int)d.fault;
	if (code == DOCX_GOOD ? !write_whole(out_fd, out.data, out.bytes) : !write_whole(out_fd, d.detail, strlen(d.detail)))
		code = DOCX_LARGE;
	if (d.zip != NULL)
		zip_discard(d.zip);
	munmap((void *)all, all_bytes);
	arena_free(d.arena);
	return code;
}

/* ---- outside ---- */

/* The sizes of the pictures alone: their bytes go past the child. */
static bool send_pictures(int in, const struct docx_values *values)
{
	for (size_t i = 0; i < values->pictures_count; i++) {
		struct docx_sent_picture sent;

		docx_picture_measure(&values->pictures[i], &sent);
		if (!write_whole(in, &sent, sizeof(sent)))
			return false;
	}
	return true;
}

static enum docx_fault ask(struct arena *a, const void *data, size_t bytes, const char *what, const struct docx_values *values, struct buffer *out)
{
	int in = memfd_create("template", MFD_CLOEXEC), back = memfd_create("paper", MFD_CLOEXEC), code = 0;
	enum helper_answer answer = HELPER_MISSING;
	struct docx_sent head = { .template_bytes = bytes, .pictures_count = values->pictures_count };
	struct buffer sent;

	buffer_init(&sent, a, 4096);
	docx_put_values(&sent, values);
	if (in >= 0 && back >= 0 && write_whole(in, &head, sizeof(head)) && send_pictures(in, values) && write_whole(in, data, bytes) &&
	    write_whole(in, sent.data, sent.bytes) && lseek(in, 0, SEEK_SET) == 0)
		answer = helper_run("docx", in, back, what, &code);
	if ((answer == HELPER_GOOD || answer == HELPER_REFUSED) && !buffer_read(out, back))
		answer = HELPER_MISSING;
	if (in >= 0)
		close(in);
	if (back >= 0)
		close(back);
	if (answer == HELPER_REFUSED)
		return code < DOCX_FAULTS_COUNT ? (enum docx_fault)code : DOCX_DAMAGED;
	return answer == HELPER_GOOD ? DOCX_GOOD : answer == HELPER_DIED ? DOCX_DAMAGED : DOCX_BUSY;
}

enum docx_fault docx_check(struct arena *a, const void *data, size_t bytes, const struct docx_values *known, const char **detail)
{
	struct buffer out;
	enum docx_fault fault = DOCX_LARGE;

	buffer_init(&out, a, 0);
	if (bytes <= DOCX_BYTES_MAX)
		fault = ask(a, data, bytes, CHECK, known, &out);
	*detail = fault == DOCX_GOOD ? "" : buffer_text(&out);
	return fault;
}

enum docx_fault docx_write(struct arena *a, const void *data, size_t bytes, const struct docx_values *values, int fd)
{
	struct buffer back;
	enum docx_fault fault;
	size_t count = values->pictures_count;

	buffer_init(&back, a, 65536);
	fault = ask(a, data, bytes, FILL, values, &back);
	if (fault != DOCX_GOOD)
		return fault;
	return back.bytes > count && docx_append(a, back.data + count, back.bytes - count, back.data, values->pictures, count, fd) ? DOCX_GOOD : DOCX_DAMAGED;
}

enum docx_fault docx_fill(struct arena *a, const void *data, size_t bytes, const struct docx_values *values, struct buffer *out)
{
	int fd = memfd_create("paper", MFD_CLOEXEC);
	enum docx_fault fault = fd < 0 ? DOCX_BUSY : docx_write(a, data, bytes, values, fd);

	if (fault == DOCX_GOOD && !buffer_read(out, fd))
		fault = DOCX_BUSY;
	if (fd >= 0)
		close(fd);
	return fault;
}

enum docx_fault docx_pdf(struct arena *a, const void *data, size_t bytes, const char *title, const struct docx_values *values, struct buffer *out, int *pages)
{
	struct buffer lines;
	enum docx_fault fault;

	buffer_init(&lines, a, 65536);
	fault = ask(a, data, bytes, LAY, values, &lines);
	*pages = 0;
	if (fault != DOCX_GOOD)
		return fault;
	*pages = docx_pdf_draw(a, title, buffer_text(&lines), values, out);
	return *pages > 0 ? DOCX_GOOD : DOCX_DAMAGED;
}
