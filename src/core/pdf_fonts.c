#include "core/pdf_fonts.h"

#include <cairo-pdf.h>
#include <pthread.h>

static PangoFontMap *fonts;
static pthread_mutex_t fonts_lock = PTHREAD_MUTEX_INITIALIZER;

PangoFontMap *pdf_fonts_take(void)
{
	pthread_mutex_lock(&fonts_lock);
	if (fonts == NULL)
		fonts = pango_cairo_font_map_new();
	return fonts;
}

void pdf_fonts_give_back(void)
{
	pthread_mutex_unlock(&fonts_lock);
}

void pdf_text_as_it_is(PangoLayout *layout)
{
	PangoAttrList *own = pango_layout_get_attributes(layout), *looks = own != NULL ? pango_attr_list_copy(own) : pango_attr_list_new();

	pango_attr_list_insert(looks, pango_attr_insert_hyphens_new(FALSE));
	pango_layout_set_attributes(layout, looks);
	pango_attr_list_unref(looks);
}

static cairo_status_t take_bytes(void *closure, const unsigned char *data, unsigned int bytes)
{
	buffer_put(closure, data, bytes);
	return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *pdf_surface(struct buffer *out, double width, double height)
{
	return cairo_pdf_surface_create_for_stream(take_bytes, out, width, height);
}
