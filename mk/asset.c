/* Compiles files into the program: each as C bytes, plain, gzip and brotli, with its media type and an
 * address that carries a digest of its content. src/view/asset.h looks them up.
 *
 *	asset DIR FILE…		assets/app.css -> DIR/asset/app_css.c, and DIR/asset/assets.c with the table */
#include <brotli/encode.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include "mk.h"

static const struct { const char *ending, *media_type; } MEDIA_TYPES[] = {
	{ ".css", "text/css; charset=utf-8" },
	{ ".js", "text/javascript; charset=utf-8" },
	{ ".svg", "image/svg+xml" },
	{ ".png", "image/png" },
	{ ".ico", "image/x-icon" },
	{ ".txt", "text/plain; charset=utf-8" },
};

struct file { const char *path, *name; char *symbol, *data; size_t bytes; };

static const char *media_type(const char *path)
{
	for (size_t i = 0; i < sizeof MEDIA_TYPES / sizeof *MEDIA_TYPES; i++)
		if (ends_with(path, MEDIA_TYPES[i].ending))
			return MEDIA_TYPES[i].media_type;
	give_up(path, 0, "no media type is known for it: see mk/asset.c");
}

/* FNV-1a of 64 bits: it tells versions of one file apart, nothing more. */
static unsigned long long digest(const char *data, size_t bytes)
{
	unsigned long long h = 14695981039346656037ull;

	for (size_t i = 0; i < bytes; i++)
		h = (h ^ (unsigned char)data[i]) * 1099511628211ull;
	return h;
}

static size_t gzip(const struct file *f, unsigned char *out, size_t room)
{
	z_stream z = { 0 };

	if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
		give_up(f->path, 0, "zlib does not start");
	z.next_in = (unsigned char *)f->data;
	z.avail_in = (unsigned)f->bytes;
	z.next_out = out;
	z.avail_out = (unsigned)room;
	if (deflate(&z, Z_FINISH) != Z_STREAM_END)
		give_up(f->path, 0, "cannot be compressed");
	deflateEnd(&z);
	return z.total_out;
}

static size_t brotli(const struct file *f, unsigned char *out, size_t room)
{
	size_t bytes = room;

	if (!BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT,
	                           f->bytes, (const unsigned char *)f->data, &bytes, out))
		give_up(f->path, 0, "cannot be compressed");
	return bytes;
}

static void put_bytes(struct text *t, const char *symbol, const char *coding, const unsigned char *data, size_t bytes)
{
	text_add(t, "const unsigned char asset_%s_%s[%zu] = {", symbol, coding, bytes);
	for (size_t i = 0; i < bytes; i++)
		text_add(t, "%s%u,", i % 32 == 0 ? "\n\t" : "", data[i]);
	text_add(t, "\n};\n");
}

static void put_declaration(struct text *t, const char *symbol, const char *coding, size_t bytes)
{
	text_add(t, "extern const unsigned char asset_%s_%s[%zu];\n", symbol, coding, bytes);
}

/* A body that is not smaller than the plain one is left out. */
static void put_coding(const struct file *f, const char *coding, size_t (*compress_file)(const struct file *, unsigned char *, size_t),
                       struct text *bodies, struct text *declarations, struct text *row)
{
	size_t room = f->bytes * 2 + 1024, bytes;
	unsigned char *out = allot(room);

	bytes = compress_file(f, out, room);
	if (bytes >= f->bytes) {
		text_add(row, ", { NULL, 0 }");
		return;
	}
	put_declaration(declarations, f->symbol, coding, bytes);
	put_bytes(bodies, f->symbol, coding, out, bytes);
	text_add(row, ", { asset_%s_%s, %zu }", f->symbol, coding, bytes);
}

static void put_file(const struct file *f, const char *dir, struct text *declarations, struct text *rows)
{
	struct text bodies = { 0 }, own = { 0 }, c = { 0 };
	char *version = print("%016llx", digest(f->data, f->bytes));

	put_declaration(&own, f->symbol, "plain", f->bytes);
	put_bytes(&bodies, f->symbol, "plain", (const unsigned char *)f->data, f->bytes);
	text_add(rows, "\t{ \"%s\", \"%s\", \"/assets/%s?v=%s\", \"%s\", { asset_%s_plain, %zu }",
	         f->name, media_type(f->path), f->name, version, version, f->symbol, f->bytes);
	put_coding(f, "gzip", gzip, &bodies, &own, rows);
	put_coding(f, "brotli", brotli, &bodies, &own, rows);
	text_add(rows, " },\n");
	text_add(declarations, "%s", own.data);
	text_add(&c, "/* Made from %s. */\n%s\n%s", f->path, own.data, bodies.data);
	file_write(dir, print("asset/%s.c", f->symbol), &c);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct file *)a)->name, ((const struct file *)b)->name);
}

int main(int argc, char **argv)
{
	struct text declarations = { 0 }, rows = { 0 }, c = { 0 };
	struct file *files;
	size_t count = argc < 2 ? 0 : (size_t)argc - 2;

	if (argc < 2) {
		fprintf(stderr, "usage: asset DIR FILE…\n");
		return 2;
	}
	files = allot((count + 1) * sizeof *files);
	for (size_t i = 0; i < count; i++) {
		files[i] = (struct file){ .path = argv[i + 2], .name = base_name(argv[i + 2]) };
		files[i].symbol = copy(files[i].name);
		for (char *p = files[i].symbol; *p != '\0'; p++)
			if (*p == '.' || *p == '-')
				*p = '_';
		files[i].data = file_read(files[i].path, &files[i].bytes);
	}
	qsort(files, count, sizeof *files, by_name);
	for (size_t i = 0; i < count; i++)
		put_file(&files[i], argv[1], &declarations, &rows);
	text_add(&c, "/* Every asset, sorted by name. */\n#include \"view/asset.h\"\n\n%s\nconst struct asset ASSETS[] = {\n%s\t{ 0 }\n};\n"
	         "const size_t ASSETS_COUNT = %zu;\n", declarations.data, rows.data, count);
	file_write(argv[1], "asset/assets.c", &c);
	return finish();
}
