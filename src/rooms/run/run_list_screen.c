/* The list of cases: the address that holds its filter, and what it is narrowed by. */
#include "rooms/run/run_screen.h"

#include <string.h>
#include "base/buffer.h"
#include "text/practice.h"
#include "text/run.h"

/* A step and a version are those of a practice: they go together. */
static bool is_left(const char *name, const char *without)
{
	return without != NULL && (strcmp(name, without) == 0 || ((strcmp(without, "step") == 0 || strcmp(without, "version") == 0) &&
		(strcmp(name, "code") == 0 || strcmp(name, "step") == 0)));
}

const char *run_filter_href(struct arena *a, const char *base, const struct run_filter *f, const char *without)
{
	const struct { const char *name, *value; } parts[] = { { "state", f->state[0] == '\0' ? "all" : f->state }, { "code", f->code }, { "step", f->step },
		{ "due", f->due }, { "age", f->age }, { "held", f->is_held ? "1" : "" },
		{ "version", f->version > 0 ? arena_printf(a, "%lld", (long long)f->version) : "" } };
	struct buffer b;

	buffer_init(&b, a, 200);
	buffer_printf(&b, "%s?", base);
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (parts[i].value[0] != '\0' && !is_left(parts[i].name, without))
			buffer_printf(&b, "%s=%s&", parts[i].name, parts[i].value);
	return buffer_text(&b);
}

static void add_chip(struct ctx *c, struct run_list_screen *s, const char *name, const char *text)
{
	const char *base = arena_printf(c->arena, "/org/%lld/run", (long long)s->org.id.v);

	if (text != NULL && s->chips_count < RUN_CHIPS_MAX)
		s->chips[s->chips_count++] = (struct chip){ .text = text, .remove_href = run_filter_href(c->arena, base, &s->filter, name) };
}

static const char *title_of(struct ctx *c, message title)
{
	return title == NULL ? NULL : message_text(c->arena, c->lang, title, NULL, 0);
}

void run_chips_read(struct ctx *c, struct run_list_screen *s)
{
	const struct run_overview *o = &s->overview;

	for (size_t i = 0; i < o->steps_count; i++)
		if (strcmp(o->steps[i].code, s->filter.code) == 0 && strcmp(o->steps[i].step, s->filter.step) == 0)
			add_chip(c, s, "step", o->steps[i].step_title);
	if (s->filter.version > 0)
		add_chip(c, s, "version", arena_printf(c->arena, "%s %s", s->filter.code, message_text(c->arena, c->lang, T_practice_version_n,
			(const struct message_arg[]){ { "n", arena_printf(c->arena, "%lld", (long long)s->filter.version) } }, 1)));
	add_chip(c, s, "held", title_of(c, s->filter.is_held ? T_run_on_hold_tag : NULL));
	add_chip(c, s, "due", title_of(c, run_due_band_title(s->filter.due)));
	add_chip(c, s, "age", title_of(c, run_age_band_title(s->filter.age)));
}
