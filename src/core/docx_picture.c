/* Pictures in a paper: measured outside, named in the container in the child. The container names each part twice: its type in
 * [Content_Types].xml, and the tie to the text in the links of the text. */
#include "core/docx_part.h"

#include <stdlib.h>
#include <string.h>
#include "core/pdf_picture.h"

#define EMU_MM 36000
#define LINK "rIdPicture"
#define DRAWING "http://schemas.openxmlformats.org/drawingml/2006/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"

/* ---- outside ---- */

static bool measure(const struct docx_picture *picture, struct pdf_picture *p)
{
	*p = (struct pdf_picture){ .media_type = picture->media_type, .data = picture->data, .bytes = picture->bytes };
	return picture->bytes > 0 && pdf_picture_measure(p);
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

	*sent = (struct docx_sent_picture){ .is_png = strcmp(picture->media_type, "image/png") == 0 };
	if (!measure(picture, &p))
		return;
	width = (uint64_t)picture->width_mm * EMU_MM;
	height = width * (uint64_t)p.height / (uint64_t)p.width;
	if (height > (uint64_t)picture->height_mm * EMU_MM) {
		height = (uint64_t)picture->height_mm * EMU_MM;
		width = height * (uint64_t)p.width / (uint64_t)p.height;
	}
	sent->width = width;
	sent->height = height;
	sent->turn = turn_of(p.orientation);
	if (sent->turn % 180 != 0) {	/* the size is that of the file, before it is turned */
		sent->width = height;
		sent->height = width;
	}
}

/* The sign alone, or the sign, the number and the sign again. */
const char *docx_picture_sign(struct arena *a, size_t index)
{
	return arena_printf(a, DOCX_PICTURE "%zu" DOCX_PICTURE, index);
}

/* ---- in the child ---- */

const char *docx_picture_name(struct arena *a, size_t index, bool is_png)
{
	return arena_printf(a, "word/media/picture%zu.%s", index + 1, is_png ? "png" : "jpeg");
}

const char *docx_picture_find(const struct docx *d, const char *text, size_t *index, const char **end)
{
	for (const char *sign = text; (sign = strstr(sign, DOCX_PICTURE)) != NULL; sign = *end) {
		const char *digits = sign + strlen(DOCX_PICTURE);
		size_t count = strspn(digits, "0123456789");
		bool is_numbered = count > 0 && count < 6 && strncmp(digits + count, DOCX_PICTURE, strlen(DOCX_PICTURE)) == 0;

		*index = is_numbered ? (size_t)strtoul(digits, NULL, 10) : 0;
		*end = is_numbered ? digits + count + strlen(DOCX_PICTURE) : digits;
		if (*index < d->pictures_count)
			return sign;
	}
	return NULL;
}

const char *docx_picture_xml(const struct docx *d, size_t index)
{
	const struct docx_sent_picture *p = &d->pictures[index];
	unsigned long long width = p->width, height = p->height;
	size_t n = index + 1;

	return arena_printf(d->arena, "<w:drawing><wp:inline xmlns:wp=\"" DRAWING "wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
		"<wp:extent cx=\"%llu\" cy=\"%llu\"/><wp:docPr id=\"%zu\" name=\"picture%zu\"/>"
		"<a:graphic xmlns:a=\"" DRAWING "main\"><a:graphicData uri=\"" DRAWING "picture\"><pic:pic xmlns:pic=\"" DRAWING "picture\">"
		"<pic:nvPicPr><pic:cNvPr id=\"%zu\" name=\"picture%zu\"/><pic:cNvPicPr/></pic:nvPicPr>"
		"<pic:blipFill><a:blip xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:embed=\"" LINK "%zu\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
		"<pic:spPr><a:xfrm rot=\"%llu\"><a:off x=\"0\" y=\"0\"/><a:ext cx=\"%llu\" cy=\"%llu\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>"
		"</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>", width, height, n, n, n, n, n, (unsigned long long)p->turn * 60000, width, height);
}

/* What the part says of the pictures that stand in the text. */
static const char *elements(struct docx *d, bool is_types)
{
	struct buffer out;

	buffer_init(&out, d->arena, 1024);
	for (size_t i = 0; i < d->pictures_count; i++) {
		bool is_png = d->pictures[i].is_png != 0;
		const char *name = docx_picture_name(d->arena, i, is_png);

		if (d->are_used[i] != 1)
			continue;
		if (is_types)
			buffer_printf(&out, "<Override xmlns=\"" PACKAGE "content-types\" PartName=\"/%s\" ContentType=\"%s\"/>", name, is_png ? "image/png" : "image/jpeg");
		else
			buffer_printf(&out, "<Relationship xmlns=\"" PACKAGE "relationships\" Id=\"" LINK "%zu\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" "
				"Target=\"%s\"/>", i + 1, name + strlen("word/"));
	}
	return buffer_text(&out);
}

/* The part with those elements before the end of its root; one that is not there is made. */
const char *docx_picture_named(struct docx *d, const char *part, size_t *bytes)
{
	bool is_types = strcmp(part, DOCX_TYPES_PART) == 0;
	struct docx_tokens from = { 0 }, to = { 0 };
	struct buffer out;
	const char *element;

	if (!is_types && strcmp(part, DOCX_LINKS_PART) != 0)
		return NULL;
	element = elements(d, is_types);
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
