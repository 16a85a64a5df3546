/* A picture in a paper: measured outside, put into the container in the child. The container names each part twice: its type in
 * [Content_Types].xml, and the tie to the text in the links of the text. */
#include "core/docx_part.h"

#include <string.h>
#include "core/pdf_picture.h"

#define EMU_MM 36000
#define WIDTH_MM 25	/* a photo of one inch */
#define HEIGHT_MM 35
#define LINK "rIdPhoto"
#define DRAWING "http://schemas.openxmlformats.org/drawingml/2006/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"

/* ---- outside ---- */

static bool measure(const struct docx_picture *picture, struct pdf_picture *p)
{
	*p = (struct pdf_picture){ .media_type = picture->media_type, .data = picture->data, .bytes = picture->bytes };
	return picture->bytes > 0 && picture->bytes <= DOCX_PICTURE_BYTES_MAX && pdf_picture_measure(p);
}

bool docx_picture_is_good(const struct docx_picture *picture)
{
	struct pdf_picture p;

	return measure(picture, &p);
}

/* How a camera was held, as Exif has it; a mirrored picture is no photograph. */
static uint64_t turn_of(int orientation)
{
	return orientation == 3 ? 180 : orientation == 6 ? 90 : orientation == 8 ? 270 : 0;
}

void docx_picture_measure(const struct docx_picture *picture, struct docx_sent_picture *sent)
{
	struct pdf_picture p;
	uint64_t width, height;

	*sent = (struct docx_sent_picture){ .bytes = 0 };
	if (!measure(picture, &p))
		return;
	width = WIDTH_MM * EMU_MM;
	height = width * (uint64_t)p.height / (uint64_t)p.width;
	if (height > HEIGHT_MM * EMU_MM) {
		height = HEIGHT_MM * EMU_MM;
		width = height * (uint64_t)p.width / (uint64_t)p.height;
	}
	*sent = (struct docx_sent_picture){ .bytes = picture->bytes, .width = width, .height = height, .turn = turn_of(p.orientation),
		.is_png = strcmp(picture->media_type, "image/png") == 0 };
	if (sent->turn % 180 != 0) {	/* the size is that of the file, before it is turned */
		sent->width = height;
		sent->height = width;
	}
}

/* ---- in the child ---- */

const char *docx_picture_name(const struct docx *d)
{
	return d->picture.is_png ? "word/media/photo.png" : "word/media/photo.jpeg";
}

const char *docx_picture_xml(const struct docx *d)
{
	unsigned long long width = d->picture.width, height = d->picture.height;

	return arena_printf(d->arena, "<w:drawing><wp:inline xmlns:wp=\"" DRAWING "wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
		"<wp:extent cx=\"%llu\" cy=\"%llu\"/><wp:docPr id=\"1\" name=\"photo\"/>"
		"<a:graphic xmlns:a=\"" DRAWING "main\"><a:graphicData uri=\"" DRAWING "picture\"><pic:pic xmlns:pic=\"" DRAWING "picture\">"
		"<pic:nvPicPr><pic:cNvPr id=\"1\" name=\"photo\"/><pic:cNvPicPr/></pic:nvPicPr>"
		"<pic:blipFill><a:blip xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:embed=\"" LINK "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
		"<pic:spPr><a:xfrm rot=\"%llu\"><a:off x=\"0\" y=\"0\"/><a:ext cx=\"%llu\" cy=\"%llu\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>"
		"</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>", width, height, (unsigned long long)d->picture.turn * 60000, width, height);
}

/* The part with one more element before the end of its root; one that is not there begins with `made`. */
const char *docx_picture_named(struct docx *d, const char *part, size_t *bytes)
{
	bool is_types = strcmp(part, DOCX_TYPES_PART) == 0;
	const char *element = is_types ? arena_printf(d->arena, "<Override xmlns=\"" PACKAGE "content-types\" PartName=\"/%s\" ContentType=\"%s\"/>", docx_picture_name(d),
		d->picture.is_png ? "image/png" : "image/jpeg") :
		arena_printf(d->arena, "<Relationship xmlns=\"" PACKAGE "relationships\" Id=\"" LINK "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" "
		"Target=\"%s\"/>", docx_picture_name(d) + strlen("word/"));
	struct docx_tokens from = { 0 }, to = { 0 };
	struct buffer out;

	if (!is_types && strcmp(part, DOCX_LINKS_PART) != 0)
		return NULL;
	buffer_init(&out, d->arena, 1024);
	if (!docx_parse(d, part, &from) || from.count < 2) {
		buffer_printf(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"" PACKAGE "relationships\">%s</Relationships>", element);
	} else {
		for (size_t i = 0; i + 1 < from.count; i++)
			docx_add(d, &to, from.list[i]);
		docx_add(d, &to, (struct docx_token){ DOCX_RAW, element, NULL });
		docx_add(d, &to, from.list[from.count - 1]);
		docx_put_xml(&to, &out);
	}
	*bytes = out.bytes;
	return buffer_text(&out);
}
