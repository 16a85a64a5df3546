/* What marks a file as secret, what only speaks of secrecy, and that every kind of file that can be read is read whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <iconv.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zip.h>

#include "base/buffer.h"
#include "core/parsers.h"
#include "core/pdf.h"
#include "core/secrecy.h"
#include "world/paper.h"
#include "world/locked_pdf.h"

static struct arena *arena;

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---- names ---- */

static void a_name_is_stopped_unless_it_speaks_of_something_else(void **state)
{
	static const struct { const char *name, *word; } NAMES[] = {
		{ "机密文件.pdf", "机密" }, { "绝密.txt", "绝密" }, { "关于工作的通知（秘密）.docx", "秘密" }, { "机 密 会议记录.doc", "机密" }, { "秘密★5年.pdf", "秘密" },
		{ "秘密投票办法.docx", NULL }, { "无记名秘密写票处照片.jpg", NULL }, { "保守国家秘密承诺书.pdf", NULL }, { "保守党的秘密.docx", NULL }, { "不含机密的名册.xlsx", NULL },
		{ "非机密材料.pdf", NULL }, { "入党申请书.pdf", NULL }, { "加密狗说明.txt", NULL }, { "", NULL },
		{ "秘密投票与机密材料.docx", "机密" }, { "绝\u200B密.txt", "绝密" }, { "机\u2003密.txt", "机密" },
	};

	for (size_t i = 0; i < COUNT(NAMES); i++) {
		const char *word = secrecy_in_name(arena, NAMES[i].name);

		if ((word == NULL) != (NAMES[i].word == NULL) || (word != NULL && strcmp(word, NAMES[i].word) != 0))
			fail_msg("%s: %s", NAMES[i].name, word == NULL ? "nothing" : word);
	}
}

/* ---- texts ---- */

static const struct { const char *text, *mark; } TEXTS[] = {
	{ "机密★10年\n中共云川市委文件", "机密★10年" },
	{ "第一行\n　　绝密★\n", "绝密★" },
	{ "秘 密 ★ 1年", "秘 密 ★ 1年" },
	{ "绝\u200B密\u202C★10年", "绝密★10年" },	/* what is kept without the unseen sign is read without it */
	{ "密级：机\u2009密\n", "密级：机 密" },
	{ "机密★⻓期", "机密★长期" },
	{ "文号〔2015〕3号 机密级★长期", "机密级★长期" },
	{ "中共云川市委\n机密\n关于干部工作的意见", "机密" },
	{ "\xef\xbb\xbf秘密\r\n正文", "秘密" },
	{ "【绝密】\n正文", "绝密】" },
	{ "秘密 5年\n正文", "秘密 5年" },
	{ "密级：机密\n", "密级：机密" },
	{ "份号：000001　密级：秘密　保密期限：3年", "密级：秘密　保密期限：3年" },
	{ "本件属机密，保密期限：长期", "机密，保密期限：长期" },
	{ "本件为秘密级", "秘密级" },
	{ "此文件列为绝密级，不得复印。", "绝密级，不得复印。" },
	/* what is no marking */
	{ "选举采取无记名秘密投票的方式。", NULL },
	{ "本系统严禁上传涉密文件。严禁上传绝密、机密、秘密文件。", NULL },
	{ "我志愿加入中国共产党，严守党的纪律，保守党的秘密，对党忠诚。", NULL },
	{ "国家秘密的密级分为绝密、机密、秘密三级。", NULL },
	{ "绝密级国家秘密保密期限不超过三十年，机密级不超过二十年，秘密级不超过十年。", NULL },
	{ "应当定为绝密级的事项", NULL },
	{ "不得处理机密级以上信息", NULL },
	{ "本件不属秘密级。", NULL },
	{ "密级：□绝密 □机密 □秘密", NULL },
	{ "密级（绝密、机密、秘密）：", NULL },
	{ "内部资料★注意保存", NULL },
	{ "秘密写票处设在会议室东侧", NULL },
	{ "该同志负责机密文件的保管", NULL },
	{ "密", NULL }, { "", NULL }, { "机", NULL }, { "普通文字\n", NULL },
};

static void a_marking_is_told_from_a_mention(void **state)
{
	for (size_t i = 0; i < COUNT(TEXTS); i++) {
		const char *mark = secrecy_in_text(arena, TEXTS[i].text, strlen(TEXTS[i].text), "");

		if ((mark == NULL) != (TEXTS[i].mark == NULL) || (mark != NULL && strcmp(mark, TEXTS[i].mark) != 0))
			fail_msg("%s: %s", TEXTS[i].text, mark == NULL ? "nothing" : mark);
	}
}

static void a_cell_is_a_line_of_its_own(void **state)
{
	static const char ROW[] = "1\t李华\t绝密\n", PROSE[] = "分为绝密,机密,秘密三级\n";

	assert_string_equal(secrecy_in_text(arena, ROW, strlen(ROW), "\t"), "绝密");
	assert_null(secrecy_in_text(arena, ROW, strlen(ROW), ""));
	assert_null(secrecy_in_text(arena, PROSE, strlen(PROSE), ""));
}

/* ---- files ---- */

static enum secrecy_answer read_bytes(const void *data, size_t bytes, const char *media_type, const char *name, const char **mark)
{
	int fd = memfd_create("upload", MFD_CLOEXEC);
	struct secrecy_found found;
	enum secrecy_answer answer;

	assert_int_equal(write(fd, data, bytes), (ssize_t)bytes);
	answer = secrecy_read(arena, fd, media_type, name, &found);
	*mark = found.mark;
	close(fd);
	return answer;
}

static void filled(struct buffer *b, const char *line, size_t bytes, const char *last)
{
	buffer_init(b, arena, bytes + 1000);
	while (b->bytes < bytes)
		buffer_puts(b, line);
	buffer_puts(b, last);
}

/* Far behind the first 8,192 bytes, which were all that was looked at once. */
static void a_text_is_read_to_its_end(void **state)
{
	struct buffer text;
	const char *mark;

	filled(&text, "会议记录：大家发了言，一致同意。\n", 40000, "机密★10年\n");
	assert_int_equal(read_bytes(text.data, text.bytes, "text/plain", "记录.txt", &mark), SECRECY_MARKED);
	assert_string_equal(mark, "机密★10年");
	filled(&text, "会议记录：大家发了言，一致同意。\n", 3000000, "秘密★\n");
	assert_int_equal(read_bytes(text.data, text.bytes, "text/plain", "记录.txt", &mark), SECRECY_MARKED);
	filled(&text, "会议记录：采取无记名秘密投票的方式，一致同意。\n", 3000000, "完\n");
	assert_int_equal(read_bytes(text.data, text.bytes, "text/plain", "记录.txt", &mark), SECRECY_NONE);
	assert_int_equal(read_bytes("姓名,密级\n李华,秘密\n", strlen("姓名,密级\n李华,秘密\n"), "text/plain", "a.CSV", &mark), SECRECY_MARKED);
}

static void gb18030_is_read(void **state)
{
	iconv_t turn = iconv_open("GB18030", "UTF-8");
	char in[] = "中共云川市委\n机密★10年\n", out[200], *from = in, *to = out;
	size_t in_bytes = strlen(in), left = sizeof(out);
	const char *mark;

	assert_int_equal(iconv(turn, &from, &in_bytes, &to, &left), 0);
	iconv_close(turn);
	assert_int_equal(read_bytes(out, sizeof(out) - left, "text/plain", "通知.txt", &mark), SECRECY_MARKED);
	assert_string_equal(mark, "机密★10年");
}

struct part { const char *name, *text; };

static struct buffer packed(const struct part *parts, size_t count)
{
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
	struct buffer out;
	zip_stat_t st;

	zip_source_keep(source);
	for (size_t i = 0; i < count; i++)
		assert_true(zip_file_add(zip, parts[i].name, zip_source_buffer(zip, parts[i].text, strlen(parts[i].text), 0), 0) >= 0);
	assert_int_equal(zip_close(zip), 0);
	assert_int_equal(zip_source_stat(source, &st), 0);
	assert_int_equal(zip_source_open(source), 0);
	buffer_init(&out, arena, st.size);
	out.bytes = (size_t)zip_source_read(source, out.data, st.size);
	zip_source_close(source);
	zip_source_free(source);
	return out;
}

#define W "<w:document xmlns:w=\"w\"><w:body>"
#define P(text) "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>" text "</w:t></w:r></w:p>"

static void office_files_are_read(void **state)
{
	static const struct { const char *file; struct part part; const char *mark; } FILES[] = {
		{ "a.docx", { "word/document.xml", W "<w:p><w:r><w:t>机</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>密★</w:t></w:r></w:p>" P("正文") "</w:body></w:document>" }, "机密★" },
		{ "a.docx", { "word/header1.xml", "<w:hdr xmlns:w=\"w\">" P("密级：秘密") "</w:hdr>" }, "密级：秘密" },
		{ "a.docx", { "docProps/core.xml", "<cp:c xmlns:cp=\"c\"><cp:keywords>机密</cp:keywords><cp:v>1</cp:v></cp:c>" }, "机密" },
		{ "a.docx", { "word/document.xml", W P("选举采取无记名秘密投票的方式") P("严禁上传涉密文件") "</w:body></w:document>" }, NULL },
		{ "a.xlsx", { "xl/sharedStrings.xml", "<sst><si><t>姓名</t></si><si><r><t>绝</t></r><r><t>密</t></r></si></sst>" }, "绝密" },
		{ "a.xlsx", { "xl/worksheets/sheet1.xml", "<worksheet><row><c><is><t>&#x673A;密★</t></is></c></row></worksheet>" }, "机密★" },
		{ "a.xlsx", { "xl/workbook.xml", "<workbook><sheets><sheet name=\"党员\" sheetId=\"1\"/><sheet name=\"机密★10年\" sheetId=\"2\"/></sheets></workbook>" }, "机密★10年" },
		{ "a.xlsx", { "xl/worksheets/sheet2.xml", "<worksheet><sheetData/><headerFooter><oddHeader>&amp;L&amp;\"宋体,常规\"&amp;14&amp;KFF0000机密&amp;C党员名册&amp;R第&amp;P页</oddHeader></headerFooter></worksheet>" }, "机密" },
		{ "a.xlsx", { "xl/worksheets/sheet1.xml", "<worksheet><headerFooter><oddHeader>&amp;C党员名册</oddHeader><oddFooter>&amp;L秘密★5年</oddFooter></headerFooter></worksheet>" }, "秘密★5年" },
		{ "a.xlsx", { "xl/worksheets/sheet1.xml", "<worksheet><headerFooter><oddHeader>&amp;C严禁上传机密文件&amp;R&amp;K</oddHeader></headerFooter></worksheet>" }, NULL },
		{ "a.xlsx", { "xl/comments1.xml", "<comments><commentList><comment><text><r><t>绝密</t></r></text></comment><comment><text><t>已核对</t></text></comment></commentList></comments>" }, "绝密" },
		{ "a.pptx", { "ppt/slides/slide1.xml", "<p:s xmlns:p=\"p\" xmlns:a=\"a\"><a:p><a:r><a:t>秘密★3年</a:t></a:r></a:p></p:s>" }, "秘密★3年" },
		{ "a.ofd", { "Doc_0/Pages/Page_0/Content.xml", "<ofd:Page xmlns:ofd=\"o\"><ofd:TextCode>机密★</ofd:TextCode></ofd:Page>" }, "机密★" },
		{ "a.docx", { "word/document.xml", W P("机密★") "<broken" }, "机密★" },
		{ "a.docx", { "word/media/image.bin", "机密★" }, NULL },
		{ "a.docx", { "word/document.xml", "<!DOCTYPE a [<!ENTITY x \"机密★\">]><a><p>&x;</p></a>" }, NULL },
	};
	const char *mark;

	for (size_t i = 0; i < COUNT(FILES); i++) {
		struct buffer file = packed(&FILES[i].part, 1);
		enum secrecy_answer answer = read_bytes(file.data, file.bytes, "application/zip", FILES[i].file, &mark);

		if (answer != (FILES[i].mark == NULL ? SECRECY_NONE : SECRECY_MARKED))
			fail_msg("%zu: %s: %d", i, FILES[i].part.name, answer);
		if (mark != NULL)
			assert_string_equal(mark, FILES[i].mark);
	}
	assert_int_equal(read_bytes("PK\x03\x04 zip", 8, "application/zip", "名册.xlsx", &mark), SECRECY_NONE);
}

static void is_answered(struct buffer file, const char *media_type, const char *name, enum secrecy_answer expected, const char *expected_mark)
{
	const char *mark;
	enum secrecy_answer answer = read_bytes(file.data, file.bytes, media_type, name, &mark);

	if (answer != expected)
		fail_msg("%s: %d, not %d", name, answer, expected);
	if (expected_mark != NULL)
		assert_string_equal(mark, expected_mark);
}

/* A letter with one file in it. */
static struct buffer with_file(const char *name, struct buffer inner)
{
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
	static const char LETTER[] = W P("见附表") "</w:body></w:document>";
	struct buffer out;
	zip_stat_t st;

	zip_source_keep(source);
	assert_true(zip_file_add(zip, "word/document.xml", zip_source_buffer(zip, LETTER, sizeof(LETTER) - 1, 0), 0) >= 0);
	assert_true(zip_file_add(zip, name, zip_source_buffer(zip, inner.data, inner.bytes, 0), 0) >= 0);
	assert_int_equal(zip_close(zip), 0);
	assert_int_equal(zip_source_stat(source, &st), 0);
	assert_int_equal(zip_source_open(source), 0);
	buffer_init(&out, arena, st.size);
	out.bytes = (size_t)zip_source_read(source, out.data, st.size);
	zip_source_close(source);
	zip_source_free(source);
	return out;
}

static struct buffer text_of(const char *text)
{
	struct buffer b;

	buffer_init(&b, arena, 0);
	buffer_puts(&b, text);
	return b;
}

#define ZIP "application/zip"
/* What stands in a letter as a file of its own, or as a page of the web that Word takes in. */
static void what_is_put_into_an_office_file_is_read(void **state)
{
	static const struct { const char *name, *text; enum secrecy_answer answer; const char *mark; } CHUNKS[] = {
		{ "word/afchunk.html", "<html><head><title>通知</title></head><body><p class=x>机<b>密</b></p><p>正文</p></body></html>", SECRECY_MARKED, "机密" },
		{ "word/afchunk.htm", "<p>&#26426;&#x5BC6;\n&#9733;</p>", SECRECY_MARKED, "机密 ★" },
		{ "word/afchunk.html", "<p>3 < 5，采取无记名秘密投票的方式</p><!-- <p> --><p>完</p>", SECRECY_NONE, NULL },
		{ "word/afchunk.html", "<p>3 < 5 机密★", SECRECY_MARKED, "机密★" },
		{ "word/afchunk.mht", "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
			"<p>=E6=9C=BA=\r\n=E5=AF=86=E2=98=85</p>\r\n--x\r\nContent-Transfer-Encoding: base64\r\nContent-Type: image/png\r\n\r\nAAAA\r\n", SECRECY_MARKED, "机密★" },
		{ "word/afchunk.mht", "--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=E6=9C=BA</p>\r\n"
			"--x\r\nContent-Transfer-Encoding: base64\r\nContent-Type: image/png\r\n\r\nAAAA\r\n", SECRECY_NONE, NULL },
		{ "word/afchunk.mht", "--x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n5py65a+G4piF\n", SECRECY_UNREAD, NULL },
		{ "word/afchunk.txt", "通知\n机密★5年\n", SECRECY_MARKED, "机密★5年" },
		{ "word/afchunk.rtf", "{\\rtf1 \\u26426?\\u23494?}", SECRECY_UNREAD, NULL },
		{ "word/embeddings/oleObject1.bin", "ole \x3a\x67\xc6\x5b\x05\x26", SECRECY_MARKED, "机密★" },
	};
	struct buffer clean = packed(&(struct part){ "xl/worksheets/sheet1.xml", "<worksheet><row><c><is><t>姓名</t></is></c></row></worksheet>" }, 1);
	struct buffer marked = packed(&(struct part){ "xl/worksheets/sheet1.xml", "<worksheet><row><c><is><t>机密★</t></is></c></row></worksheet>" }, 1);

	for (size_t i = 0; i < COUNT(CHUNKS); i++)
		is_answered(with_file(CHUNKS[i].name, text_of(CHUNKS[i].text)), ZIP, "a.docx", CHUNKS[i].answer, CHUNKS[i].mark);
	is_answered(with_file("word/embeddings/Microsoft_Excel_Sheet1.xlsx", marked), ZIP, "a.docx", SECRECY_MARKED, "机密★");
	is_answered(with_file("word/embeddings/Microsoft_Excel_Sheet1.xlsx", clean), ZIP, "a.docx", SECRECY_NONE, NULL);
	is_answered(with_file("word/embeddings/a.docx", with_file("word/embeddings/b.xlsx", clean)), ZIP, "a.docx", SECRECY_UNREAD, NULL);
}

/* Where the looking ends before the file does, nobody says that there is no marking. */
static void what_is_too_much_to_look_through_is_not_taken(void **state)
{
	struct part *parts = arena_alloc(arena, 3001 * sizeof(*parts));
	struct buffer part;

	for (int i = 0; i < 3001; i++)
		parts[i] = (struct part){ arena_printf(arena, "word/p%d.xml", i), i == 3000 ? W P("机密★") "</w:body></w:document>" : "<w/>" };
	is_answered(packed(parts, 3001), ZIP, "a.docx", SECRECY_UNREAD, NULL);
	is_answered(packed(parts + 1, 3000), ZIP, "a.docx", SECRECY_MARKED, "机密★");
	/* 200 MB in a few hundred kilobytes. */
	filled(&part, P("一致同意"), 10000000, "</w:body></w:document>");
	for (int i = 0; i < 20; i++)
		parts[i].text = i == 0 ? arena_printf(arena, "%s%.*s", W, (int)part.bytes, part.data) : parts[0].text;
	is_answered(packed(parts, 20), ZIP, "a.docx", SECRECY_UNREAD, NULL);
	is_answered(packed(parts, 5), ZIP, "a.docx", SECRECY_NONE, NULL);
}

static struct buffer deflated(const void *data, size_t bytes)
{
	struct libdeflate_compressor *with = libdeflate_alloc_compressor(1);
	struct buffer out;

	buffer_init(&out, arena, bytes / 100 + 1000);
	out.bytes = libdeflate_zlib_compress(with, data, bytes, out.data, bytes / 100 + 1000);
	libdeflate_free_compressor(with);
	assert_true(out.bytes > 0);
	return out;
}

static struct buffer paper_with(const char *filters, struct buffer content)
{
	struct buffer file;

	buffer_init(&file, arena, 0);
	buffer_printf(&file, "%%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
		"3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 4 0 R>>\nendobj\n4 0 obj\n<</Filter[%s]/Length %zu>>\nstream\n", filters, content.bytes);
	buffer_put(&file, content.data, content.bytes);
	buffer_puts(&file, "\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n");
	return file;
}

/* 900 MB of nothing, packed once or twice. */
static void a_pdf_that_bursts_is_not_taken(void **state)
{
	const size_t bytes = 900u * 1000 * 1000;
	const char *blank = mmap(NULL, bytes, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	struct buffer few = deflated("BT ET ", 6), once = deflated(blank, bytes);

	is_answered(paper_with("/FlateDecode/FlateDecode", deflated(few.data, few.bytes)), "application/pdf", "a.pdf", SECRECY_NONE, NULL);
	is_answered(paper_with("/FlateDecode", once), "application/pdf", "a.pdf", SECRECY_UNREAD, NULL);
	is_answered(paper_with("/FlateDecode/FlateDecode", deflated(once.data, once.bytes)), "application/pdf", "a.pdf", SECRECY_UNREAD, NULL);
	munmap((void *)(uintptr_t)blank, bytes);
}

static void of_old_files_the_star_is_seen_and_of_others_nothing(void **state)
{
	static const char OLD[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old \x3a\x67\xc6\x5b\x05\x26 office", PLAIN[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old \x3a\x67\xc6\x5b office";
	const char *mark;

	assert_int_equal(read_bytes(OLD, sizeof(OLD) - 1, "application/x-ole-storage", "a.doc", &mark), SECRECY_MARKED);
	assert_string_equal(mark, "机密★");
	assert_int_equal(read_bytes(PLAIN, sizeof(PLAIN) - 1, "application/x-ole-storage", "a.doc", &mark), SECRECY_NONE);
}

/* Ten letters that follow one another in Unicode. */
static const char *letters(int from)
{
	char *text = arena_alloc(arena, 31);

	for (int i = 0; i < 10; i++) {
		int letter = 0x4E00 + from * 40 + i;

		text[3 * i] = (char)(0xE0 | letter >> 12);
		text[3 * i + 1] = (char)(0x80 | (letter >> 6 & 0x3F));
		text[3 * i + 2] = (char)(0x80 | (letter & 0x3F));
	}
	return text;
}

static struct buffer paper(const char *words)
{
	struct pdf *pdf = pdf_new(arena, &(struct pdf_frame){ .title = "会议记录", .widths = { 1, 1 }, .columns_count = 2 });
	struct buffer out;
	int unknown;

	/* Many different letters: fonts with long maps. */
	for (int i = 0; i < 60; i++)
		pdf_row(pdf, 8, (const struct pdf_cell[]){ { letters(i), 1, false, false }, { "", 1, false, false } }, 2);
	for (int i = 0; i < 200; i++)
		pdf_row(pdf, 8, (const struct pdf_cell[]){ { "采取无记名秘密投票的方式", 1, false, false }, { i == 180 ? words : "同意", 1, false, false } }, 2);
	buffer_init(&out, arena, 0);
	assert_true(pdf_write(pdf, &out, &unknown) > 1);
	return out;
}

/* tests/unit/pdf_text_test.c has every way in which text gets into one. */
static void a_pdf_is_read_to_its_last_page(void **state)
{
	struct buffer file = paper("机密★10年");
	const char *mark;

	assert_int_equal(read_bytes(file.data, file.bytes, "application/pdf", "a.pdf", &mark), SECRECY_MARKED);
	assert_string_equal(mark, "机密★10年");
	file = paper("绝密");
	assert_int_equal(read_bytes(file.data, file.bytes, "application/pdf", "a.pdf", &mark), SECRECY_MARKED);
	file = paper("严禁上传机密文件");
	assert_int_equal(read_bytes(file.data, file.bytes, "application/pdf", "a.pdf", &mark), SECRECY_NONE);
	/* Without readable text it passes: the field says whose business it is. Without a page nobody can read it. */
	assert_int_equal(read_bytes(PDF_OF_ONE_PAGE(""), strlen(PDF_OF_ONE_PAGE("")), "application/pdf", "a.pdf", &mark), SECRECY_NONE);
	assert_int_equal(read_bytes("%PDF-1.4 机密★", 18, "application/pdf", "a.pdf", &mark), SECRECY_DAMAGED);
	assert_int_equal(read_bytes(file.data, file.bytes / 3, "application/pdf", "a.pdf", &mark), SECRECY_DAMAGED);
}

static void a_pdf_under_a_password_is_not_taken(void **state)
{
	struct bytes locked = locked_pdf(arena, "123456"), open = locked_pdf(arena, "");
	const char *mark;

	assert_int_equal(read_bytes(locked.data, locked.bytes, "application/pdf", "a.pdf", &mark), SECRECY_LOCKED);
	assert_int_equal(read_bytes(open.data, open.bytes, "application/pdf", "a.pdf", &mark), SECRECY_NONE);
}

/* A form that shows itself a thousand times, and so on: the child is stopped, and the file is not taken. */
static void a_pdf_that_has_no_end_is_refused(void **state)
{
	struct buffer file;
	const char *mark;

	if (getenv("TEST_WHOLE") == NULL)
		return;		/* it takes the whole ten seconds of the child */
	buffer_init(&file, arena, 0);
	buffer_puts(&file, "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
		"3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>>>\nendobj\n4 0 obj\n<</Subtype/Form/Length 4000000>>\nstream\n");
	while (file.bytes < 4000000)
		buffer_puts(&file, "/X Do ");
	buffer_puts(&file, "\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n");
	assert_int_equal(read_bytes(file.data, file.bytes, "application/pdf", "a.pdf", &mark), SECRECY_UNREAD);
}

static void without_the_child_nothing_is_let_through(void **state)
{
	struct buffer file = packed(&(struct part){ "word/document.xml", "<w/>" }, 1);
	const char *mark;

	helper_stop();
	assert_int_equal(read_bytes(file.data, file.bytes, "application/zip", "a.docx", &mark), SECRECY_BUSY);
}

static int start(void **state)
{
	arena = arena_new();
	return 0;
}

static int stop(void **state)
{
	arena_free(arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_is_stopped_unless_it_speaks_of_something_else),
		cmocka_unit_test(a_marking_is_told_from_a_mention),
		cmocka_unit_test(a_cell_is_a_line_of_its_own),
		cmocka_unit_test(a_text_is_read_to_its_end),
		cmocka_unit_test(gb18030_is_read),
		cmocka_unit_test(office_files_are_read),
		cmocka_unit_test(what_is_put_into_an_office_file_is_read),
		cmocka_unit_test(what_is_too_much_to_look_through_is_not_taken),
		cmocka_unit_test(a_pdf_that_bursts_is_not_taken),
		cmocka_unit_test(of_old_files_the_star_is_seen_and_of_others_nothing),
		cmocka_unit_test(a_pdf_is_read_to_its_last_page),
		cmocka_unit_test(a_pdf_under_a_password_is_not_taken),
		cmocka_unit_test(a_pdf_that_has_no_end_is_refused),
		cmocka_unit_test(without_the_child_nothing_is_let_through),	/* last: it ends the child */
	};
	char error[200];

	if (!parsers_start(error, sizeof(error)))
		return 1;
	return cmocka_run_group_tests(tests, start, stop);
}
