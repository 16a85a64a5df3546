#include "rooms/place/place_input.h"

#include <string.h>
#include "web/web.h"

void place_form_read(struct web *w, struct place_form *form)
{
	const char *area = web_param(w, "area");

	*form = (struct place_form){ .kind = web_param(w, "kind"), .name = web_param(w, "name"), .phone = web_param(w, "phone"),
		.note = web_param_lines(w, "note"), .hours = web_param_lines(w, "hours"), .floor = text_is_empty(web_param(w, "floor")) ? 1 : web_param_int(w, "floor", 1000),
		.seats = text_is_empty(web_param(w, "seats")) ? 0 : web_param_int(w, "seats", -1),
		.has_floor = !text_is_empty(web_param(w, "floor")), .is_personal = strcmp(web_param(w, "is_personal"), "1") == 0, .day = web_param_day(w, "day", w->c->today),
		.row_version = web_row_version(w) };
	if (!text_is_empty(area) && !hundredths_parse(area, &form->area_dm2))
		form->area_dm2 = -1;
}

void place_check_read(struct web *w, struct place_check_form *form)
{
	*form = (struct place_check_form){ .norm = web_param(w, "norm"), .note = web_param(w, "note"),
		.declares_standard = strcmp(web_param(w, "declare"), "1") == 0, .day = web_param_day(w, "day", w->c->today) };
	form->ticks_count = web_params_all(w, "tick", &form->ticks);
}

void place_leader_read(struct web *w, struct place_leader_form *form)
{
	*form = (struct place_leader_form){ .day = web_param_day(w, "day", DAY_NONE), .day_typed = web_param(w, "day"), .former_stays = strcmp(web_param(w, "stays"), "1") == 0 };
}
