#include "rooms/host/host_input.h"

#include "core/yuan.h"
#include "rooms/org/org_input.h"
#include "web/web.h"

/* Nothing typed is 0, something that is no number -1, which the rule refuses. */
static int64_t number_of(const struct web *w, const char *name)
{
	return text_is_empty(web_param(w, name)) ? 0 : web_param_int(w, name, -1);
}

void host_form_read(struct web *w, struct host_form *form)
{
	const char *gain = web_param(w, "gain");

	*form = (struct host_form){ .kind = web_param(w, "kind"), .name = web_param(w, "name"), .credit_code = web_param(w, "credit_code"),
		.coverage = web_param(w, "coverage"), .covered_code = web_param(w, "covered_code"), .leader = web_param(w, "leader"),
		.cover_reason = web_param(w, "cover_reason"), .mode = web_param(w, "mode"), .product = web_param(w, "product"), .covered_by = org_named(w->c, web_param(w, "covered_code")),
		.names_households = !text_is_empty(web_param(w, "households")), .households = number_of(w, "households"), .people = number_of(w, "people"), .staff = number_of(w, "staff"),
		.day = web_param_day(w, "day", DAY_NONE), .cover_day = web_param_day(w, "cover_day", DAY_NONE), .kind_day = web_param_day(w, "kind_day", DAY_NONE), .row_version = web_row_version(w) };
	if (!text_is_empty(gain) && !yuan_read(gain, &form->gain_fen))
		form->gain_fen = -1;
}

void host_area_form_read(struct web *w, struct host_form *form)
{
	*form = (struct host_form){ .area = org_named(w->c, web_param(w, "area_code")), .day = web_param_day(w, "area_day", DAY_NONE), .row_version = web_row_version(w) };
}

void host_relation_form_read(struct web *w, struct host_relation_form *form)
{
	*form = (struct host_relation_form){ .superior = org_named(w->c, web_param(w, "superior_code")), .place = { number_of(w, "place") },
		.document = web_param(w, "document"), .day = web_param_day(w, "relation_day", DAY_NONE), .row_version = web_row_version(w) };
}
