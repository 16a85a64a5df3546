#include "core/image.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/write.h"

#define PIXELS_MAX 40000000ll
#define BYTES_MAX (50ll * 1024 * 1024)

enum { IMAGE_GOOD, IMAGE_DAMAGED, IMAGE_LARGE };

struct in { const uint8_t *data; size_t bytes, at; };
struct out { int fd; bool is_bad; };

static void put(struct out *o, const void *data, size_t bytes)
{
	o->is_bad = o->is_bad || !write_whole(o->fd, data, bytes);
}

static unsigned be16(const uint8_t *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

static uint32_t be32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* ---- JPEG ---- */

/* Orientation 1..8 out of the Exif part of an APP1 segment; 0 if it has none. */
static int exif_orientation(const uint8_t *p, size_t bytes)
{
	bool is_little;
	size_t at, count;

	if (bytes < 20 || memcmp(p, "Exif\0\0", 6) != 0)
		return 0;
	p += 6;
	bytes -= 6;
	is_little = p[0] == 'I';
#define U16(i) (is_little ? (unsigned)(p[(i) + 1] << 8 | p[i]) : be16(p + (i)))
	at = is_little ? (size_t)p[7] << 24 | (size_t)p[6] << 16 | (size_t)p[5] << 8 | p[4] : be32(p + 4);
	if (at > bytes - 2)
		return 0;
	count = U16(at);
	for (size_t i = 0; i < count && at + 2 + (i + 1) * 12 <= bytes; i++)
		if (U16(at + 2 + i * 12) == 0x0112) {
			unsigned value = U16(at + 2 + i * 12 + 8);

			return value >= 1 && value <= 8 ? (int)value : 0;
		}
#undef U16
	return 0;
}

static void put_orientation(struct out *o, int orientation)
{
	uint8_t segment[] = { 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1,
		0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 };

	segment[29] = (uint8_t)orientation;
	put(o, segment, sizeof(segment));
}

static bool is_frame_head(int marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* Everything up to the picture's own data, segment by segment; APP1 … APP13, APP15 and comments stay behind. */
static int jpeg_strip(struct in *in, struct out *o)
{
	bool has_frame = false;
	int orientation = 0;

	put(o, in->data, 2);
	for (in->at = 2; in->at + 4 <= in->bytes;) {
		const uint8_t *p = in->data + in->at;
		size_t bytes = be16(p + 2);

		if (p[0] != 0xff || bytes < 2 || bytes > in->bytes - in->at - 2)
			return IMAGE_DAMAGED;
		if (is_frame_head(p[1])) {
			if (bytes < 8 || (int64_t)be16(p + 5) * be16(p + 7) > PIXELS_MAX)
				return IMAGE_LARGE;
			has_frame = true;
		}
		if (p[1] == 0xe1 && orientation == 0 && (orientation = exif_orientation(p + 4, bytes - 2)) > 1)
			put_orientation(o, orientation);
		if (p[1] == 0xda) {
			if (!has_frame)
				return IMAGE_DAMAGED;
			break;
		}
		if (!(p[1] >= 0xe1 && p[1] <= 0xef && p[1] != 0xee) && p[1] != 0xfe)
			put(o, p, bytes + 2);
		in->at += bytes + 2;
	}
	if (in->at + 4 > in->bytes)
		return IMAGE_DAMAGED;
	/* The scans, up to the end mark: what hangs behind it (a second picture, a film) is left. */
	for (size_t end = in->at; end + 2 <= in->bytes; end++)
		if (in->data[end] == 0xff && in->data[end + 1] == 0xd9) {
			put(o, in->data + in->at, end + 2 - in->at);
			return IMAGE_GOOD;
		}
	return IMAGE_DAMAGED;
}

int image_jpeg_orientation(const uint8_t *data, size_t bytes)
{
	for (size_t at = 2; at + 4 <= bytes && data[at] == 0xff && data[at + 1] != 0xda; at += 2 + be16(data + at + 2)) {
		size_t length = be16(data + at + 2);

		if (length < 2 || length > bytes - at - 2)
			break;
		if (data[at + 1] == 0xe1) {
			int orientation = exif_orientation(data + at + 4, length - 2);

			if (orientation > 0)
				return orientation;
		}
	}
	return 1;
}

/* ---- PNG ---- */

static int png_strip(struct in *in, struct out *o)
{
	static const char *const KEPT[] = { "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "sRGB", "cHRM" };
	bool is_first = true;

	put(o, in->data, 8);
	for (in->at = 8; in->at + 12 <= in->bytes;) {
		const uint8_t *p = in->data + in->at;
		size_t bytes = be32(p);

		if (bytes > in->bytes - in->at - 12)
			return IMAGE_DAMAGED;
		if (is_first) {
			if (memcmp(p + 4, "IHDR", 4) != 0 || bytes != 13)
				return IMAGE_DAMAGED;
			if ((int64_t)be32(p + 8) * be32(p + 12) > PIXELS_MAX || be32(p + 8) > 1000000 || be32(p + 12) > 1000000)
				return IMAGE_LARGE;
			is_first = false;
		}
		for (size_t i = 0; i < sizeof(KEPT) / sizeof(KEPT[0]); i++)
			if (memcmp(p + 4, KEPT[i], 4) == 0)
				put(o, p, bytes + 12);
		if (memcmp(p + 4, "IEND", 4) == 0)
			return IMAGE_GOOD;
		in->at += bytes + 12;
	}
	return IMAGE_DAMAGED;
}

int image_strip_job(int in_fd, int out_fd, const char *args)
{
	struct stat about;
	struct in in = { NULL, 0, 0 };
	struct out out = { out_fd, false };
	uint8_t *data;
	int answer = IMAGE_DAMAGED;

	if (fstat(in_fd, &about) != 0 || about.st_size < 16 || about.st_size > BYTES_MAX)
		return IMAGE_DAMAGED;
	in.bytes = (size_t)about.st_size;
	data = malloc(in.bytes);
	if (data == NULL)
		return IMAGE_DAMAGED;
	for (size_t got = 0; got < in.bytes;) {
		ssize_t n = pread(in_fd, data + got, in.bytes - got, (off_t)got);

		if (n <= 0)
			goto out;
		got += (size_t)n;
	}
	in.data = data;
	if (memcmp(data, "\xff\xd8\xff", 3) == 0)
		answer = jpeg_strip(&in, &out);
	else if (memcmp(data, "\x89PNG\r\n\x1a\n", 8) == 0)
		answer = png_strip(&in, &out);
out:
	free(data);
	return out.is_bad ? IMAGE_DAMAGED : answer;
}
