#include "rooms/body/body_input.h"

#include <string.h>
#include "rooms/org/org_input.h"
#include "text/body.h"
#include "web/web.h"

/* One person a line, a comma or a Chinese enumeration mark. */
static size_t people_read(struct web *w, const char *field, person_id people[BODY_MEMBERS_MAX])
{
	char *text = arena_text(w->c->arena, web_param_lines(w, field)), *at = text;
	size_t count = 0;

	while (*at != '\0' && count < BODY_MEMBERS_MAX) {
		size_t bytes = strcspn(at, "\n,;");
		char *next = at + bytes + (at[bytes] != '\0');
		const char *name;
		person_id person;

		at[bytes] = '\0';
		name = text_clean(w->c->arena, at);
		at = next;
		if (text_is_empty(name))
			continue;
		person = post_person_named(w->c, name);
		if (person.v == 0)
			ctx_refuse_field(w->c, field, T_body_person_missing, NULL);
		people[count++] = person;
	}
	return count;
}

void body_form_read(struct web *w, struct body_form *form)
{
	*form = (struct body_form){ .duties = web_param_lines(w, "duties"), .goals = web_param_lines(w, "goals"),
		.document = web_param(w, "document"), .day = web_param_day(w, "day", DAY_NONE) };
	if (!text_is_empty(web_param(w, "head")))
		form->head = post_person_named_at(w->c, "head", web_param(w, "head"));
	form->deputies_count = people_read(w, "deputies", form->deputies);
	form->members_count = people_read(w, "members", form->members);
}

bool body_period_read(struct web *w, day_t *from, day_t *to)
{
	struct ctx *c = w->c;

	if (!web_day_is_one(w, "from") || !web_day_is_one(w, "to"))
		return false;
	*to = web_param_day(w, "to", c->today);
	*from = web_param_day(w, "from", day_from_date(date_from_day(*to).year, 1, 1));
	if (*from > *to)
		return ctx_refuse_field(c, "to", T_body_period_turned, "from", day_text(c->arena, *from), "to", day_text(c->arena, *to), NULL);
	*to += 1;
	return true;
}
