/* Pictures of strangers for a PDF: how large they are, which way is up, and their drawing. A part of core/pdf.h. */
#ifndef CORE_PDF_PICTURE_H
#define CORE_PDF_PICTURE_H

#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>

/* Of an image/jpeg or image/png, whose bytes must live until the PDF is written. */
struct pdf_picture {
	const char *media_type;		/* NULL: no picture */
	const unsigned char *data;
	size_t bytes;
	/* as it is looked at, set by pdf_picture_measure */
	int width, height;
	int orientation;		/* 1 … 8 as in Exif: how the camera was held */
};

/* False: another kind, damaged, or more than PDF_PHOTO_PIXELS_MAX. Nothing is decoded. */
bool pdf_picture_measure(struct pdf_picture *p);
/* The caller destroys it before the bytes go. NULL: can't be measured or read. A JPEG goes into the PDF as it is. A PNG that its own
 * packing could not make small is a photograph and goes in as a JPEG of quality 90, for packing it anew takes 200 ms a megapixel; a
 * drawing or a page of text keeps each pixel. */
cairo_surface_t *pdf_picture_open(struct pdf_picture *p);
/* As large as the box allows, in its middle. */
void pdf_picture_put(const struct pdf_picture *p, cairo_surface_t *opened, cairo_t *cr, double left, double top, double width, double height);

#endif
