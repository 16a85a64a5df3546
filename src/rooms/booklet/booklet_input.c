/* What page and API have in common. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "rooms/booklet/booklet_screen.h"
#include "text/booklet.h"
#include "web/web.h"

#define NO_TENTHS 1000000	/* what is no number: refused as outside */

void booklet_receipt_read(struct web *w, struct booklet_receipt *r)
{
	*r = (struct booklet_receipt){ .org = { web_path_id(w, "org") }, .first = web_param(w, "first"), .last = web_param(w, "last"), .source = web_param(w, "source"),
		.day = web_param_day(w, "day", DAY_NONE) };
}

/* "-1.5" is -15 */
static int64_t tenths_of(const char *text)
{
	bool is_negative = text[0] == '-';
	int64_t hundredths;

	if (!hundredths_parse(text + is_negative, &hundredths) || hundredths % 10 != 0)
		return NO_TENTHS;
	return is_negative ? -hundredths / 10 : hundredths / 10;
}

const char *tenths_text(struct arena *a, int64_t tenths)
{
	return arena_printf(a, "%s%lld.%lld", tenths < 0 ? "-" : "", llabs((long long)tenths) / 10, llabs((long long)tenths) % 10);
}

void overprint_form_read(struct web *w, org_id org, struct overprint *o)
{
	struct ctx *c = w->c;

	overprint_read(c, org, o);
	o->row_version = web_row_version(w);
	if (web_param(w, "right")[0] != '\0')
		o->right_tenths = tenths_of(web_param(w, "right"));
	if (web_param(w, "down")[0] != '\0')
		o->down_tenths = tenths_of(web_param(w, "down"));
	for (size_t i = 0; i < OVERPRINT_FIELDS_COUNT; i++) {
		const char *x = web_param(w, arena_printf(c->arena, "%s_x", o->places[i].field)), *y = web_param(w, arena_printf(c->arena, "%s_y", o->places[i].field));

		if (x[0] != '\0')
			o->places[i].x_tenths = tenths_of(x);
		if (y[0] != '\0')
			o->places[i].y_tenths = tenths_of(y);
	}
}

static void send(struct web *w, const struct buffer *out, message title)
{
	web_attachment(w, web_made_name(w, message_text(w->c->arena, LANG_ZH, title, NULL, 0), "pdf"), "application/pdf", out->data, out->bytes);
}

static bool is_marked(struct web *w, const char *name)
{
	return strcmp(web_param(w, name), "1") == 0 || strcmp(web_param(w, name), "true") == 0;
}

void booklet_send_print(struct web *w)
{
	const struct booklet_print ask = { .is_full = is_marked(w, "full"), .leaves_out = is_marked(w, "leave_out"), .reason = web_param(w, "reason") };
	struct buffer out;

	if (booklet_print(w->c, web_path(w, booklet), &ask, &out))
		send(w, &out, T_booklet_overprint);
}

void booklet_send_test(struct web *w)
{
	struct buffer out;

	if (overprint_test(w->c, web_path(w, org), &out))
		send(w, &out, T_booklet_test_sheet);
}
