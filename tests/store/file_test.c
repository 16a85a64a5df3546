/* Uploaded papers: what is kept, what is refused, and pictures without their metadata. */
#include "fixture.h"

#include <fcntl.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include "core/crypto.h"
#include "core/file.h"
#include "core/helper.h"
#include "core/parsers.h"
#include "core/services.h"
#include "text/file.h"
#include "world/paper.h"

static char folder[64], keys_path[80];
static struct services services;

static int fd_of(const void *data, size_t bytes)
{
	int fd = memfd_create("upload", MFD_CLOEXEC);

	assert_int_equal(write(fd, data, bytes), bytes);
	return fd;
}

/* ---- what is kept ---- */

#define WHOLE_PDF PDF_OF_ONE_PAGE("")
#define OLE "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old office"
static const struct { const char *name, *content; message refused; } UPLOADS[] = {
	{ "入党申请书.pdf", PDF_OF_ONE_PAGE("…"), NULL },
	{ "A.PDF", PDF_OF_ONE_PAGE(""), NULL },
	{ "a.pdf", "\r\n\n" PDF_OF_ONE_PAGE(""), NULL },	/* as some printers' programs write it */
	{ "a.pdf", "%PDF-1.4\n%%EOF\n", T_file_damaged },
	{ "a.pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n", T_file_damaged },
	{ "a.pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>endobj\n"
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n", T_file_lacks_pages },
	{ "a.pdf", "%PDF-1.4 同意", T_file_cut_off },
	{ "a.pdf", "%PDF-1.4\n1 0 obj\n<<>>\n%%EO", T_file_cut_off },
	{ "名册.xlsx", "PK\x03\x04 zip", T_file_no_office },
	{ "old.doc", OLE, NULL },
	{ "说明.txt", "普通文字\n", NULL },
	{ "list.csv", "姓名,性别\r\n李华,男\r\n", NULL },
	{ "x.pdf", "", T_file_empty },
	{ "机密文件.pdf", "%PDF-1.4", T_file_secrecy },
	{ "绝密.txt", "x", T_file_secrecy },
	{ "a.txt", "本件为秘密级", T_file_marked },
	{ "a.csv", "姓名,密级\n李华,机密\n", T_file_marked },
	{ "old.doc", OLE "\x3a\x67\xc6\x5b\x05\x26", T_file_marked },
	{ "选举办法.txt", "采取无记名秘密投票的方式。严禁上传机密文件。\n", NULL },
	{ "秘密投票办法.pdf", PDF_OF_ONE_PAGE(""), NULL },
	{ "a.exe", "MZ\x90\x01", T_file_kind },
	{ "a.jpg", "MZ\x90\x01\x03", T_file_kind },
	{ "a.pdf", "\x7f" "ELF\x02", T_file_kind },
	{ "a.txt", "#!/bin/sh\n", T_file_kind },
	{ "a.txt", "\xef\xbb\xbf <HTML>", T_file_kind },
	{ "a.png", "<svg onload=alert(1)>", T_file_kind },
	{ "a.svg", "text", T_file_mismatch },
	{ "a.html", "text", T_file_mismatch },
	{ "a.txt", "<script>alert(1)</script>", T_file_kind },
	{ "a.txt", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD", T_file_kind },
	{ "a.exe", "%PDF-1.4", T_file_mismatch },
	{ "a.docx", "%PDF-1.4", T_file_mismatch },
	{ "noname", "%PDF-1.4", T_file_kind },
	{ "a.jpg", "\xff\xd8\xff not really a picture", T_file_image },
	{ "a.png", "\x89PNG\r\n\x1a\n nor this one", T_file_image },
};

static void keeps_and_refuses(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);

	for (size_t i = 0; i < sizeof(UPLOADS) / sizeof(UPLOADS[0]); i++) {
		struct ctx c = { .arena = w->arena, .store = s, .services = &services, .machine_s = 1700000000 };
		size_t bytes = strlen(UPLOADS[i].content);
		int fd = fd_of(UPLOADS[i].content, bytes), back;
		struct file_kept kept;
		bool good = file_keep(&c, "paper", UPLOADS[i].name, fd, (int64_t)bytes, &kept);

		if (good != (UPLOADS[i].refused == NULL))
			fail_msg("%s", UPLOADS[i].name);
		if (!good) {
			if (c.refusals[0].text != UPLOADS[i].refused)
				fail_msg("%s: %s", UPLOADS[i].name, c.refusals[0].text->key);
			assert_string_equal(c.refusals[0].field, "paper");
		} else {
			char text[200] = "";

			assert_string_equal(kept.digest, crypto_sha256(w->arena, UPLOADS[i].content, bytes));
			back = file_read(services.files, kept.digest);
			assert_int_equal(read(back, text, sizeof(text)), bytes);
			assert_string_equal(text, UPLOADS[i].content);
			close(back);
			assert_true(file_is_intact(services.files, w->arena, kept.digest));
		}
		close(fd);
	}
	store_close(s);
}

static void test_keeps_and_refuses(void **state)
{
	world_on_both(keeps_and_refuses);
}

/* What stands in a zip is told by its list: one that only begins like a Word file is none, nor is a file of zeros, nor a workbook under its name. */
static void told_by_what_is_inside(struct world *w)
{
	static const char WORD[] = "PK\x03\x04 body PK\x01\x02 [Content_Types].xml PK\x01\x02 word/document.xml";
	enum { FROM = 10, LIST = sizeof(WORD) - 1 - FROM };
	static const struct { const char *name; int zeros; bool has_list; int shift; message refused; } CASES[] = {
		{ "决议.docx", 0, true, 0, NULL }, { "决议.DOCX", 0, true, 0, NULL }, { "决议.docx", 300, true, 0, T_file_no_office }, { "决议.docx", 0, false, 0, T_file_no_office },
		{ "决议.docx", 0, true, 1000, T_file_no_office }, { "名册.xlsx", 0, true, 0, T_file_no_office }, { "版式.ofd", 0, true, 0, T_file_no_office } };
	struct store *s = store_open(w->database, w->arena);
	static const char ZEROS[4096];

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct ctx c = { .arena = w->arena, .store = s, .services = &services, .machine_s = 1700000000 };
		unsigned char end[22] = "PK\x05\x06", bytes[1024] = "PK\x03\x04";
		size_t size = CASES[i].zeros > 0 ? 4 + (size_t)CASES[i].zeros : sizeof(WORD) - 1;
		struct file_kept kept;
		int fd;

		if (CASES[i].zeros == 0)
			memcpy(bytes, WORD, size);
		end[12] = LIST;
		end[16] = FROM + (CASES[i].shift & 0xff);
		end[17] = (unsigned char)(CASES[i].shift >> 8);
		if (CASES[i].has_list && CASES[i].zeros == 0) {
			memcpy(bytes + size, end, sizeof(end));
			size += sizeof(end);
		}
		fd = fd_of((const char *)bytes, size);
		if (file_keep(&c, "paper", CASES[i].name, fd, (int64_t)size, &kept) != (CASES[i].refused == NULL))
			fail_msg("%zu %s", i, CASES[i].name);
		if (CASES[i].refused != NULL)
			assert_ptr_equal(c.refusals[0].text, CASES[i].refused);
		close(fd);
	}
	{
		struct ctx c = { .arena = w->arena, .store = s, .services = &services, .machine_s = 1700000000 };
		int fd = fd_of(ZEROS, sizeof(ZEROS));
		struct file_kept kept;

		assert_false(file_keep(&c, "paper", "决议.docx", fd, sizeof(ZEROS), &kept));
		assert_ptr_equal(c.refusals[0].text, T_file_kind);
		close(fd);
	}
	store_close(s);
}

static void test_told_by_what_is_inside(void **state)
{
	world_on_both(told_by_what_is_inside);
}

static void records_a_row(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);
	struct ctx c = { .arena = w->arena, .store = s, .services = &services, .machine_s = 1700000000, .actor.account_id = 7 };
	int fd = fd_of(WHOLE_PDF, strlen(WHOLE_PDF));
	struct file_kept kept;
	struct file_place place = { "person", 5, 3, "application", 16000 };
	struct file_row row;
	struct file_row *rows;
	int64_t id;

	assert_true(file_keep(&c, "paper", "申请.pdf", fd, (int64_t)strlen(WHOLE_PDF), &kept));
	ctx_begin(&c, "person.paper", "person", 5, 3);
	id = file_record(&c, &kept, "申请.pdf", &place);
	assert_true(ctx_commit(&c));
	assert_true(file_get(s, (file_id){ id }, &row));
	assert_string_equal(row.name, "申请.pdf");
	assert_string_equal(row.digest, kept.digest);
	assert_int_equal(row.subject_ref, 5);
	assert_int_equal(file_list(s, "person", 5, &rows), 1);
	assert_int_equal(file_list(s, "person", 6, &rows), 0);
	ctx_begin(&c, "person.paper_withdraw", "person", 5, 3);
	assert_int_equal(file_withdraw(s, (file_id){ id }), 1);
	assert_int_equal(file_withdraw(s, (file_id){ id }), 0);
	assert_true(ctx_commit(&c));
	store_close(s);
	close(fd);
}

static void test_records_a_row(void **state)
{
	world_on_both(records_a_row);
}

static void damage_and_strange_digests_are_seen(void **state)
{
	struct arena *a = arena_new();
	static const char *const STRANGE[] = { "", "..", "../../etc/passwd", "zz", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde/",
		"0000000000000000000000000000000000000000000000000000000000000000" };
	char path[300];
	const char *digest = crypto_sha256(a, WHOLE_PDF, strlen(WHOLE_PDF));
	int fd;

	for (size_t i = 0; i < sizeof(STRANGE) / sizeof(STRANGE[0]); i++)
		assert_int_equal(file_read(services.files, STRANGE[i]), -1);
	assert_true(file_is_intact(services.files, a, digest));
	snprintf(path, sizeof(path), "%s/files/%.2s/%s", folder, digest, digest);
	fd = open(path, O_WRONLY);
	assert_int_equal(pwrite(fd, "!", 1, 3), 1);
	close(fd);
	assert_false(file_is_intact(services.files, a, digest));
	arena_free(a);
}

/* ---- pictures ---- */

static size_t strip(const void *in, size_t bytes, unsigned char *out, size_t room, int *code)
{
	int in_fd = fd_of(in, bytes), out_fd = memfd_create("out", MFD_CLOEXEC);
	ssize_t got = 0;

	if (helper_run("image", in_fd, out_fd, "", code) == HELPER_GOOD)
		got = pread(out_fd, out, room, 0);
	close(in_fd);
	close(out_fd);
	return (size_t)got;
}

#define SOF "\xff\xc0\x00\x0b\x08\x00\x10\x00\x10\x01\x01\x11\x00"
#define SCAN "\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" "data" "\xff\xd9"
#define GPS "\xff\xe1\x00\x2c" "Exif\0\0" "II\x2a\0\x08\0\0\0" "\x01\0" "\x12\x01\x03\0\x01\0\0\0\x06\0\0\0" "\0\0\0\0" "GPS31.2N12"

static void a_jpeg_loses_what_it_tells(void **state)
{
	static const char IN[] = "\xff\xd8" "\xff\xe0\x00\x07JFIF\0" GPS "\xff\xfe\x00\x09shot by" SOF SCAN "trailing film";
	unsigned char out[500];
	int code;
	size_t bytes = strip(IN, sizeof(IN) - 1, out, sizeof(out), &code);

	assert_true(bytes > 0);
	assert_null(memmem(out, bytes, "GPS", 3));
	assert_null(memmem(out, bytes, "shot", 4));
	assert_null(memmem(out, bytes, "film", 4));
	assert_non_null(memmem(out, bytes, "JFIF", 4));
	assert_non_null(memmem(out, bytes, "data\xff\xd9", 6));
	/* which way is up stays: tag 0x0112 with 6 */
	assert_non_null(memmem(out, bytes, "\x01\x12\0\x03\0\0\0\x01\0\x06", 10));
	assert_int_equal(strip(out, bytes, out, sizeof(out), &code), bytes);
}

static void a_damaged_picture_is_refused(void **state)
{
	static const char IN[] = "\xff\xd8" GPS SOF SCAN, LARGE[] = "\xff\xd8\xff\xc0\x00\x0b\x08\xff\xff\xff\xff\x01\x01\x11\x00" SCAN;
	unsigned char out[500];
	int code;

	for (size_t bytes = 16; bytes < sizeof(IN) - 1; bytes++) {
		assert_int_equal(strip(IN, bytes, out, sizeof(out), &code), 0);
		assert_int_equal(code, 1);
	}
	assert_int_equal(strip(LARGE, sizeof(LARGE) - 1, out, sizeof(out), &code), 0);
	assert_int_equal(code, 2);
}

static void a_png_loses_its_texts(void **state)
{
	static const char IN[] = "\x89PNG\r\n\x1a\n" "\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0crc." "\0\0\0\x05tEXtplacecrc." "\0\0\0\x02IDATxxcrc."
		"\0\0\0\0IENDcrc." "behind";
	unsigned char out[500];
	int code;
	size_t bytes = strip(IN, sizeof(IN) - 1, out, sizeof(out), &code);

	assert_true(bytes > 0);
	assert_null(memmem(out, bytes, "place", 5));
	assert_null(memmem(out, bytes, "behind", 6));
	assert_non_null(memmem(out, bytes, "IDATxx", 6));
	for (size_t cut = 20; cut < sizeof(IN) - 1 - 6; cut++)
		assert_int_equal(strip(IN, cut, out, sizeof(out), &code), 0);
}

static int set_up(void **state)
{
	char error[256], path[100];

	folder_make(folder, sizeof(folder), "file");
	snprintf(keys_path, sizeof(keys_path), "%s/keys", folder);
	snprintf(path, sizeof(path), "%s/files", folder);
	if (!keyring_create(keys_path, SUITE_STD, error, sizeof(error)))
		return -1;
	services.keys = keyring_open(keys_path, error, sizeof(error));
	services.files = file_store_open(path, true, error, sizeof(error));
	return services.keys == NULL || services.files == NULL;
}

static int tear_down(void **state)
{
	int status;
	pid_t pid;

	keyring_free(services.keys);
	file_store_close(services.files);
	helper_stop();
	pid = fork();
	if (pid == 0) {
		execlp("rm", "rm", "-rf", folder, NULL);
		_exit(1);
	}
	return waitpid(pid, &status, 0) == pid ? status : 1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keeps_and_refuses),
		cmocka_unit_test(test_told_by_what_is_inside),
		cmocka_unit_test(test_records_a_row),
		cmocka_unit_test(damage_and_strange_digests_are_seen),
		cmocka_unit_test(a_jpeg_loses_what_it_tells),
		cmocka_unit_test(a_damaged_picture_is_refused),
		cmocka_unit_test(a_png_loses_its_texts),
	};
	char error[256];

	if (!parsers_start(error, sizeof(error)))
		return 1;
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
