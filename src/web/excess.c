#include "web/excess.h"

#include <string.h>
#include "text/web.h"
#include "view/component.h"
#include "web/request.h"

_Static_assert(VIEW_FILES_BYTES_MAX + FORM_BYTES_MAX == UPLOAD_BYTES_MAX && VIEW_FILES_COUNT_MAX == UPLOADS_COUNT_MAX, "forms say before sending what is refused after it");

/* "1.3 MB", rounded up so that what is above a limit never reads as the limit. */
static const char *size_text(struct arena *a, int64_t bytes)
{
	int64_t tenths = bytes / (1024 * 1024) > 1000000 ? 10000000 : (bytes * 10 + 1024 * 1024 - 1) / (1024 * 1024);

	return tenths % 10 == 0 ? arena_printf(a, "%lld MB", (long long)(tenths / 10)) : arena_printf(a, "%lld.%lld MB", (long long)(tenths / 10), (long long)(tenths % 10));
}

void excess_say(struct web *w)
{
	const struct web_request *r = w->request;
	const struct excess *e = &r->excess;
	struct ctx *c = w->c;

	if (r->named_twice != NULL)
		ctx_refuse_field(c, r->named_twice, T_web_field_twice, "field", r->named_twice, NULL);
	switch (e->kind) {
	case EXCESS_VALUES:
		ctx_refuse(c, BAD_INPUT, T_web_excess_values, "n", ctx_number(c, e->count), "max", ctx_number(c, PARAMS_COUNT_MAX), NULL);
		break;
	case EXCESS_FORM_BYTES:
		ctx_refuse(c, BAD_INPUT, T_web_excess_form, "size", size_text(c->arena, e->count), "max", size_text(c->arena, FORM_BYTES_MAX), NULL);
		break;
	case EXCESS_UPLOAD_BYTES:
		ctx_refuse(c, BAD_INPUT, T_web_excess_upload, "size", size_text(c->arena, e->count), "max", size_text(c->arena, UPLOAD_BYTES_MAX), NULL);
		break;
	case EXCESS_FILES:
		ctx_refuse(c, BAD_INPUT, T_web_excess_files, "n", ctx_number(c, e->count), "max", ctx_number(c, UPLOADS_COUNT_MAX), NULL);
		break;
	case EXCESS_VALUE_BYTES:
		ctx_refuse_field(c, e->field, T_web_excess_value, "field", e->field, "size", size_text(c->arena, e->count), "max", size_text(c->arena, FORM_BYTES_MAX), NULL);
		break;
	case EXCESS_PARTS:
		ctx_refuse(c, BAD_INPUT, T_web_excess_parts, "max", ctx_number(c, MULTIPART_PARTS_COUNT_MAX), "files", ctx_number(c, MULTIPART_FILES_COUNT_MAX), "size", size_text(c->arena, MULTIPART_HEADS_BYTES_MAX), NULL);
		break;
	case EXCESS_NONE:
		break;
	}
}

bool excess_has_no_second(struct web *w)
{
	const struct web_request *r = w->request;

	for (size_t i = 0; i < r->params_count && !w->is_api; i++)
		for (size_t k = i + 1; r->params[i].is_single && k < r->params_count; k++)
			if (strcmp(r->params[i].name, r->params[k].name) == 0 && strcmp(r->params[i].value, r->params[k].value) != 0)
				return ctx_refuse_field(w->c, r->params[i].name, T_web_field_twice, "field", r->params[i].name, NULL);
	return true;
}
