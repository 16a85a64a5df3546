#include "core/pdf_picture.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <jpeglib.h>
#include "base/log.h"
#include "core/image.h"
#include "core/pdf.h"

#define PHOTOGRAPH_BYTES_PER_PIXEL 1.0	/* a PNG above it is a photograph: drawings and text take a tenth of that */
#define QUALITY 90

/* ---- sizes ---- */

static bool is_small(int64_t width, int64_t height)
{
	return width > 0 && height > 0 && width * height <= PDF_PHOTO_PIXELS_MAX;
}

static int two_bytes(const unsigned char *at)
{
	return at[0] << 8 | at[1];
}

/* The size stands in the frame header, a segment FFC0 … FFCF but for C4, C8 and CC. */
static bool jpeg_size(struct pdf_picture *p)
{
	for (size_t at = 2; at + 9 < p->bytes && p->data[at] == 0xff; at += 2 + (size_t)two_bytes(p->data + at + 2)) {
		int kind = p->data[at + 1];

		if (kind < 0xc0 || kind > 0xcf || kind == 0xc4 || kind == 0xc8 || kind == 0xcc)
			continue;
		p->height = two_bytes(p->data + at + 5);
		p->width = two_bytes(p->data + at + 7);
		return is_small(p->width, p->height);
	}
	return false;
}

static bool png_size(struct pdf_picture *p)
{
	const unsigned char *size = p->data + 16;	/* IHDR comes first */

	if (p->bytes < 33 || size[0] != 0 || size[1] != 0 || size[4] != 0 || size[5] != 0)
		return false;
	p->width = two_bytes(size + 2);
	p->height = two_bytes(size + 6);
	return is_small(p->width, p->height);
}

static bool is_jpeg(const struct pdf_picture *p) { return p->media_type != NULL && strcmp(p->media_type, "image/jpeg") == 0; }

static bool is_on_its_side(const struct pdf_picture *p) { return p->orientation >= 5; }

bool pdf_picture_measure(struct pdf_picture *p)
{
	p->orientation = 1;
	if (!is_jpeg(p))
		return p->media_type != NULL && strcmp(p->media_type, "image/png") == 0 && png_size(p);
	if (!jpeg_size(p))
		return false;
	p->orientation = image_jpeg_orientation(p->data, p->bytes);
	if (is_on_its_side(p)) {
		int width = p->width;

		p->width = p->height;
		p->height = width;
	}
	return true;
}

/* ---- opening ---- */

static cairo_surface_t *open_jpeg(const struct pdf_picture *p)
{
	int width = is_on_its_side(p) ? p->height : p->width, height = is_on_its_side(p) ? p->width : p->height;
	cairo_surface_t *opened = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);

	cairo_surface_set_mime_data(opened, CAIRO_MIME_TYPE_JPEG, p->data, p->bytes, NULL, NULL);
	return opened;
}

/* There is no error but want of memory where both ends are memory; it ends the process as everywhere. */
static void end_process(j_common_ptr codec)
{
	log_end("picture", "out of memory");
}

static void become_jpeg(cairo_surface_t *opened)
{
	struct jpeg_error_mgr errors;
	struct jpeg_compress_struct codec = { .err = jpeg_std_error(&errors) };
	unsigned char *rows = cairo_image_surface_get_data(opened), *bytes = NULL;
	unsigned long size = 0;

	errors.error_exit = end_process;
	jpeg_create_compress(&codec);
	jpeg_mem_dest(&codec, &bytes, &size);
	codec.image_width = (JDIMENSION)cairo_image_surface_get_width(opened);
	codec.image_height = (JDIMENSION)cairo_image_surface_get_height(opened);
	codec.input_components = 4;
	codec.in_color_space = JCS_EXT_BGRX;	/* cairo's RGB24 where the low byte comes first */
	jpeg_set_defaults(&codec);
	jpeg_set_quality(&codec, QUALITY, TRUE);
	jpeg_start_compress(&codec, TRUE);
	while (codec.next_scanline < codec.image_height)
		jpeg_write_scanlines(&codec, (JSAMPROW[]){ rows + (size_t)codec.next_scanline * (size_t)cairo_image_surface_get_stride(opened) }, 1);
	jpeg_finish_compress(&codec);
	jpeg_destroy_compress(&codec);
	if (cairo_surface_set_mime_data(opened, CAIRO_MIME_TYPE_JPEG, bytes, size, free, bytes) != CAIRO_STATUS_SUCCESS)
		free(bytes);
}

struct reading { const struct pdf_picture *p; size_t at; };

static cairo_status_t give_bytes(void *closure, unsigned char *data, unsigned int bytes)
{
	struct reading *r = closure;

	if (r->p->bytes - r->at < bytes)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(data, r->p->data + r->at, bytes);
	r->at += bytes;
	return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *open_png(const struct pdf_picture *p)
{
	cairo_surface_t *opened = cairo_image_surface_create_from_png_stream(give_bytes, &(struct reading){ .p = p });

	if (cairo_surface_status(opened) == CAIRO_STATUS_SUCCESS && cairo_image_surface_get_format(opened) == CAIRO_FORMAT_RGB24 &&
			(double)p->bytes > PHOTOGRAPH_BYTES_PER_PIXEL * p->width * p->height)
		become_jpeg(opened);
	return opened;
}

cairo_surface_t *pdf_picture_open(struct pdf_picture *p)
{
	cairo_surface_t *opened;

	if (!pdf_picture_measure(p))
		return NULL;
	opened = is_jpeg(p) ? open_jpeg(p) : open_png(p);
	if (cairo_surface_status(opened) == CAIRO_STATUS_SUCCESS)
		return opened;
	cairo_surface_destroy(opened);
	return NULL;
}

/* ---- drawing ---- */

/* From the picture as it is stored to the one that is looked at, in pixels. */
static cairo_matrix_t upright(const struct pdf_picture *p)
{
	double w = p->width, h = p->height;
	const cairo_matrix_t turns[] = {
		{ 1, 0, 0, 1, 0, 0 }, { -1, 0, 0, 1, w, 0 }, { -1, 0, 0, -1, w, h }, { 1, 0, 0, -1, 0, h },
		{ 0, 1, 1, 0, 0, 0 }, { 0, 1, -1, 0, w, 0 }, { 0, -1, -1, 0, w, h }, { 0, -1, 1, 0, 0, h },
	};

	return turns[p->orientation - 1];
}

void pdf_picture_put(const struct pdf_picture *p, cairo_surface_t *opened, cairo_t *cr, double left, double top, double width, double height)
{
	double scale = width / p->width < height / p->height ? width / p->width : height / p->height;
	cairo_matrix_t turn = upright(p);

	cairo_save(cr);
	cairo_translate(cr, left + (width - p->width * scale) / 2, top + (height - p->height * scale) / 2);
	cairo_scale(cr, scale, scale);
	cairo_transform(cr, &turn);
	cairo_set_source_surface(cr, opened, 0, 0);
	cairo_paint(cr);
	cairo_restore(cr);
}
