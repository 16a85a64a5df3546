#include "core/pdf_text.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>
#include "core/pdf_content.h"

#define FONTS_MAX 2000		/* in a file; text in further ones is not read */
#define WITHIN_MAX 8		/* a form in a form */
#define FORMS_MAX 20000		/* shown in a file, each as often as it is */
#define WIDTHS_MAX 65536
#define REMARKS_MAX 2000	/* on a page */
#define PAGES_MAX 20000

struct known_font { int object; struct pdf_font font; };

struct paper {
	struct arena *arena;
	bool is_cut;		/* something on a page was not read */
	qpdf_data q;
	struct known_font *fonts;
	size_t fonts_count;
	int forms_shown;
};

/* A content that is being read: a page or a form, with what its names stand for. */
struct content { struct paper *paper; qpdf_oh resources; int depth; };

/* ---- fonts ---- */

/* The bytes of a stream as they are meant; NULL if it is none or damaged. The caller frees them. */
static char *stream_of(struct paper *p, qpdf_oh stream, size_t *bytes)
{
	unsigned char *data = NULL;
	QPDF_BOOL filtered = QPDF_FALSE;

	*bytes = 0;
	if (!qpdf_oh_is_stream(p->q, stream))
		return NULL;
	if ((qpdf_oh_get_stream_data(p->q, stream, qpdf_dl_generalized, &filtered, &data, bytes) & QPDF_ERRORS) == 0)
		return (char *)data;
	p->is_cut = true;	/* damaged, in a coding that is not known, or larger than the child may be */
	free(data);
	return NULL;
}

static double number_of(struct paper *p, qpdf_oh o)
{
	double number = 0;

	return qpdf_oh_get_value_as_number(p->q, o, &number) ? number : 0;
}

struct widths { float *all; size_t count; };		/* all NULL: only counted */

static void set_width(struct widths *w, int64_t code, double width)
{
	if (code < 0 || code >= WIDTHS_MAX || width <= 0 || width >= 10)
		return;
	if (w->all != NULL)
		w->all[code] = (float)width;
	else if ((size_t)code >= w->count)
		w->count = (size_t)code + 1;
}

/* /W: "code [ widths ]" and "from to width" */
static void walk_widths(struct paper *p, qpdf_oh list, struct widths *widths)
{
	int count = qpdf_oh_is_array(p->q, list) ? qpdf_oh_get_array_n_items(p->q, list) : 0;

	for (int i = 0; i + 1 < count;) {
		int64_t code = (int64_t)number_of(p, qpdf_oh_get_array_item(p->q, list, i));
		qpdf_oh next = qpdf_oh_get_array_item(p->q, list, i + 1);

		if (qpdf_oh_is_array(p->q, next)) {
			int many = qpdf_oh_get_array_n_items(p->q, next);

			for (int k = 0; k < many && k < WIDTHS_MAX; k++)
				set_width(widths, code + k, number_of(p, qpdf_oh_get_array_item(p->q, next, k)) / 1000);
			i += 2;
		} else {
			int64_t to = (int64_t)number_of(p, next);
			double width = i + 2 < count ? number_of(p, qpdf_oh_get_array_item(p->q, list, i + 2)) / 1000 : 0;

			for (; code <= to && code < WIDTHS_MAX; code++)
				set_width(widths, code, width);
			i += 3;
		}
	}
}

static void take_composite(struct paper *p, qpdf_oh dict, struct pdf_font *font)
{
	qpdf_oh encoding = qpdf_oh_get_key(p->q, dict, "/Encoding");
	qpdf_oh below = qpdf_oh_get_array_item(p->q, qpdf_oh_get_key(p->q, dict, "/DescendantFonts"), 0), list;
	struct widths widths = { 0 };

	font->coding = qpdf_oh_is_name(p->q, encoding) ? pdf_coding_of(qpdf_oh_get_name(p->q, encoding)) : PDF_PAIRS;
	if (font->coding != PDF_PAIRS || !qpdf_oh_is_dictionary(p->q, below))
		return;
	list = qpdf_oh_get_key(p->q, below, "/W");
	walk_widths(p, list, &widths);
	widths.all = arena_array(p->arena, widths.count, sizeof(*widths.all));
	walk_widths(p, list, &widths);
	font->widths = widths.all;
	font->widths_count = widths.count;
	font->width_else = number_of(p, qpdf_oh_get_key(p->q, below, "/DW")) / 1000;
}

static void take_simple(struct paper *p, qpdf_oh dict, struct pdf_font *font)
{
	qpdf_oh list = qpdf_oh_get_key(p->q, dict, "/Widths"), matrix = qpdf_oh_get_key(p->q, dict, "/FontMatrix");
	double unit = qpdf_oh_is_array(p->q, matrix) ? number_of(p, qpdf_oh_get_array_item(p->q, matrix, 0)) : 0.001;
	int count = qpdf_oh_is_array(p->q, list) ? qpdf_oh_get_array_n_items(p->q, list) : 0;
	struct widths widths = { arena_array(p->arena, 256, sizeof(*widths.all)), 256 };

	for (int i = 0; i < count && i < 256; i++)
		set_width(&widths, i, number_of(p, qpdf_oh_get_array_item(p->q, list, i)) * unit);
	font->coding = PDF_BYTES;
	font->widths = widths.all;
	font->widths_count = widths.count;
	font->first_code = (uint32_t)number_of(p, qpdf_oh_get_key(p->q, dict, "/FirstChar"));
	/* A drawn font has a measure of its own; one that is as good as none counts as a usual one. */
	font->size_of_unit = unit > 0 && unit < 0.1 ? unit * 1000 : 1;
}

static void read_font(struct paper *p, qpdf_oh dict, struct pdf_font *font)
{
	size_t bytes;
	char *map = stream_of(p, qpdf_oh_get_key(p->q, dict, "/ToUnicode"), &bytes);

	*font = (struct pdf_font){ .size_of_unit = 1 };
	if (qpdf_oh_is_name_and_equals(p->q, qpdf_oh_get_key(p->q, dict, "/Subtype"), "/Type0"))
		take_composite(p, dict, font);
	else
		take_simple(p, dict, font);
	if (map != NULL)
		pdf_font_take_map(font, p->arena, map, bytes);
	free(map);
}

static const struct pdf_font *font_of(void *data, const char *name)
{
	struct content *c = data;
	struct paper *p = c->paper;
	qpdf_oh dict = qpdf_oh_get_key(p->q, qpdf_oh_get_key(p->q, c->resources, "/Font"), name);
	int object = qpdf_oh_get_object_id(p->q, dict);

	if (!qpdf_oh_is_dictionary(p->q, dict))
		return NULL;
	for (size_t i = 0; object != 0 && i < p->fonts_count; i++)
		if (p->fonts[i].object == object)
			return &p->fonts[i].font;
	if (p->fonts_count == FONTS_MAX) {
		p->is_cut = true;
		return NULL;
	}
	p->fonts[p->fonts_count].object = object;
	read_font(p, dict, &p->fonts[p->fonts_count].font);
	return &p->fonts[p->fonts_count++].font;
}

/* ---- forms and remarks ---- */

static void read_content(struct content *c, struct pdf_lines *lines, const double place[6], const char *data, size_t bytes);

static void read_form(struct content *outer, qpdf_oh form, struct pdf_lines *lines, const double place[6])
{
	struct paper *p = outer->paper;
	struct content c = { p, outer->resources, outer->depth + 1 };
	qpdf_oh dict = qpdf_oh_get_dict(p->q, form), own = qpdf_oh_get_key(p->q, dict, "/Resources"), matrix = qpdf_oh_get_key(p->q, dict, "/Matrix");
	double inner[6] = { 1, 0, 0, 1, 0, 0 };
	size_t bytes;
	char *data;

	if ((data = stream_of(p, form, &bytes)) == NULL)
		return;
	if (qpdf_oh_is_dictionary(p->q, own))
		c.resources = own;
	for (int i = 0; i < 6 && qpdf_oh_is_array(p->q, matrix); i++)
		inner[i] = number_of(p, qpdf_oh_get_array_item(p->q, matrix, i));
	pdf_place_within(inner, inner, place);
	read_content(&c, lines, inner, data, bytes);
	free(data);
}

static void form_of(void *data, const char *name, struct pdf_lines *lines, const double place[6])
{
	struct content *c = data;
	struct paper *p = c->paper;
	qpdf_oh form;

	if (c->depth == WITHIN_MAX || p->forms_shown++ >= FORMS_MAX) {
		p->is_cut = true;
		return;
	}
	form = qpdf_oh_get_key(p->q, qpdf_oh_get_key(p->q, c->resources, "/XObject"), name);
	/* Pictures are left where they are. */
	if (qpdf_oh_is_stream(p->q, form) && qpdf_oh_is_name_and_equals(p->q, qpdf_oh_get_key(p->q, qpdf_oh_get_dict(p->q, form), "/Subtype"), "/Form"))
		read_form(c, form, lines, place);
}

static void read_content(struct content *c, struct pdf_lines *lines, const double place[6], const char *data, size_t bytes)
{
	const struct pdf_resources r = { c, font_of, form_of };

	pdf_content_read(lines, &r, place, data, bytes);
}

static void put_words(struct paper *p, struct pdf_lines *lines, qpdf_oh words)
{
	if (!qpdf_oh_is_string(p->q, words))
		return;
	pdf_lines_end(lines);
	buffer_puts(&lines->text, qpdf_oh_get_utf8_value(p->q, words));
	pdf_lines_end(lines);
}

/* Stamps and remarks: what they show, and what they say. */
static void read_remarks(struct content *c, qpdf_oh list, struct pdf_lines *lines)
{
	static const double HERE[6] = { 1, 0, 0, 1, 0, 0 };
	struct paper *p = c->paper;
	int count = qpdf_oh_is_array(p->q, list) ? qpdf_oh_get_array_n_items(p->q, list) : 0;

	p->is_cut |= count > REMARKS_MAX;
	for (int i = 0; i < count && i < REMARKS_MAX; i++) {
		qpdf_oh remark = qpdf_oh_get_array_item(p->q, list, i), shown;

		if (!qpdf_oh_is_dictionary(p->q, remark))
			continue;
		put_words(p, lines, qpdf_oh_get_key(p->q, remark, "/Contents"));
		shown = qpdf_oh_get_key(p->q, qpdf_oh_get_key(p->q, remark, "/AP"), "/N");
		if (qpdf_oh_is_stream(p->q, shown))
			read_form(c, shown, lines, HERE);
		pdf_lines_end(lines);
	}
}

/* ---- pages ---- */

static void read_page(struct paper *p, qpdf_oh page, struct pdf_lines *lines)
{
	static const double HERE[6] = { 1, 0, 0, 1, 0, 0 };
	struct content c = { p, qpdf_oh_get_key(p->q, page, "/Resources"), 0 };
	unsigned char *data = NULL;
	size_t bytes = 0;

	if ((qpdf_oh_get_page_content_data(p->q, page, &data, &bytes) & QPDF_ERRORS) == 0)
		read_content(&c, lines, HERE, (const char *)data, bytes);
	else
		p->is_cut = true;
	free(data);
	pdf_lines_end(lines);
	read_remarks(&c, qpdf_oh_get_key(p->q, page, "/Annots"), lines);
}

static void read_title(struct paper *p, struct pdf_lines *lines)
{
	static const char *const KEYS[] = { "/Title", "/Subject", "/Keywords" };
	qpdf_oh about = qpdf_oh_get_key(p->q, qpdf_get_trailer(p->q), "/Info");

	for (size_t i = 0; qpdf_oh_is_dictionary(p->q, about) && i < sizeof(KEYS) / sizeof(KEYS[0]); i++)
		put_words(p, lines, qpdf_oh_get_key(p->q, about, KEYS[i]));
}

/* The last error, which is told on stderr where nobody asks for it. */
static enum qpdf_error_code_e take_error(qpdf_data q)
{
	return qpdf_has_error(q) ? qpdf_get_error_code(q, qpdf_get_error(q)) : qpdf_e_success;
}

static void read_pages(struct paper *p, bool (*take)(void *to, const char *text, size_t bytes), void *to)
{
	int pages = qpdf_get_num_pages(p->q);
	struct arena *room = arena_new();
	bool goes_on = true;

	p->is_cut |= pages > PAGES_MAX;
	for (int i = -1; i < pages && i < PAGES_MAX && goes_on; i++) {
		struct pdf_lines lines;

		pdf_lines_init(&lines, room);
		if (i < 0)
			read_title(p, &lines);
		else
			read_page(p, qpdf_get_page_n(p->q, (size_t)i), &lines);
		goes_on = take(to, lines.text.data, lines.text.bytes);
		take_error(p->q);
		qpdf_oh_release_all(p->q);
		arena_clear(room);
	}
	arena_free(room);
}

enum pdf_text_answer pdf_text(struct arena *a, const char *data, size_t bytes, struct pdf_tree *tree,
	bool (*take)(void *to, const char *text, size_t text_bytes), void *to)
{
	struct paper p = { .arena = a, .q = qpdf_init() };
	enum qpdf_error_code_e error;
	bool is_open;

	qpdf_silence_errors(p.q);
	qpdf_set_suppress_warnings(p.q, QPDF_TRUE);
	p.fonts = arena_array(a, FONTS_MAX, sizeof(*p.fonts));
	*tree = (struct pdf_tree){ 0, 0 };
	if ((qpdf_read_memory(p.q, "upload", data, bytes, NULL) & QPDF_ERRORS) == 0)
		*tree = pdf_tree_read(p.q);
	is_open = tree->found > 0;
	if (is_open)
		read_pages(&p, take, to);
	error = take_error(p.q);
	qpdf_cleanup(&p.q);
	if (!is_open)
		return error == qpdf_e_password ? PDF_TEXT_LOCKED : PDF_TEXT_CLOSED;
	if (tree->named != tree->found)
		return PDF_TEXT_LACKS;
	return p.is_cut ? PDF_TEXT_CUT : PDF_TEXT_WHOLE;
}
