/* The page on which an organisation sees and sets the parameters of a practice. */
#include "core/permit.h"
#include "rooms/org/org.h"
#include "rooms/programme/programme_param.h"
#include "rooms/programme/programme_param_tmpl.h"
#include "rooms/programme/programme_screen.h"
#include "text/practice.h"
#include "view/component.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/programme/param", programme_param_page, MAY_SEE_ORG, "Parameters of a practice in force in an organisation, with who set them")
ROUTE(POST, "/org/:org/programme/param", programme_param_save, MAY_SET_NORMS, "Sets a parameter of a practice from a day")

/* Each parameter of the one practice, with its bounds; those that are yes or no apart. */
static void read_options(struct ctx *c, struct programme_param_screen *s)
{
	const struct programme_params *of = &s->list[0];

	s->options = arena_array(c->arena, of->lines_count + 1, sizeof(*s->options));
	s->switches = arena_array(c->arena, of->lines_count + 1, sizeof(*s->switches));
	for (size_t i = 0; i < of->lines_count; i++) {
		const struct param *p = of->lines[i].param;

		if (p->is_switch) {
			s->switches[s->switches_count++] = (struct option){ .value = p->id, .label_text = programme_named(c->lang, p->title) };
			continue;
		}
		s->options[s->options_count++] = (struct option){ .value = p->id, .label_text = arena_printf(c->arena, "%s (%s – %s)", programme_named(c->lang, p->title), programme_param_text(c->arena, p, p->low),
			programme_param_text(c->arena, p, p->high)) };
	}
}

static void show(struct web *w)
{
	struct ctx *c = w->c;
	struct programme_param_screen s = { .code = web_param(w, "code"), .param = web_param(w, "param"), .value = web_param(w, "value"), .document = web_param(w, "document"),
		.day = ctx_is_refused(c) ? web_param(w, "day") : day_text(c->arena, c->today) };

	if (!org_see(c, web_path(w, org), &s.org))
		return;
	s.may_set = may_at(c, MAY_SET_NORMS, s.org.id.v);
	s.list_count = programme_params_read(c, &s.org, s.code, &s.list);
	if (s.list_count == 1)
		read_options(c, &s);
	programme_param_screen(&w->view, &s);
	web_page(w);
}

void programme_param_page(struct web *w)
{
	show(w);
}

void programme_param_save(struct web *w)
{
	const struct programme_setting what = { .code = web_param(w, "code"), .param = web_param(w, "param"), .value = web_param(w, "value"),
		.document = web_param(w, "document"), .day = web_param_day(w, "day", DAY_NONE) };

	if (programme_param_set(w->c, web_path(w, org), &what)) {
		web_notice(w, T_practice_param_is_set, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/org/%lld/programme/param?code=%s", (long long)web_path_id(w, "org"), what.code));
	} else if (web_form_again(w)) {
		show(w);
	}
}
