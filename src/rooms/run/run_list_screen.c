/* The list of cases: the address that holds its filter, and what it is narrowed by. */
#include "rooms/run/run_screen.h"

#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "text/practice.h"
#include "text/run.h"

/* A step, a version and a choice are those of a practice: they go together. */
static bool is_of_practice(const char *name)
{
	static const char *const NAMES[] = { "code", "step", "version", "field", "value", "field2", "value2" };

	for (size_t i = 0; i < sizeof(NAMES) / sizeof(NAMES[0]); i++)
		if (strcmp(name, NAMES[i]) == 0)
			return true;
	return false;
}

static bool is_left(const char *name, const char *without)
{
	if (without == NULL)
		return false;
	if (text_starts(without, "field"))
		return strcmp(name, without) == 0 || (text_starts(name, "value") && strcmp(name + strlen("value"), without + strlen("field")) == 0);
	return strcmp(name, without) == 0 || (is_of_practice(without) && is_of_practice(name));
}

const char *run_filter_href(struct arena *a, const char *base, const struct run_filter *f, const char *without)
{
	const struct run_chosen *row = &f->chosen[0], *column = &f->chosen[1];
	/* A value is said even where it is empty: nothing was chosen. */
	const struct { const char *name, *value; bool is_said; } parts[] = { { "state", f->state[0] == '\0' ? "all" : f->state, true }, { "code", f->code, false },
		{ "step", f->step, false }, { "due", f->due, false }, { "age", f->age, false }, { "held", f->is_held ? "1" : "", false },
		{ "version", f->version > 0 ? arena_printf(a, "%lld", (long long)f->version) : "", false }, { "finish", f->finish, false },
		{ "year", f->year > 0 ? arena_printf(a, "%lld", (long long)f->year) : "", false }, { "field", row->by, false }, { "value", row->value, row->by[0] != '\0' },
		{ "field2", column->by, false }, { "value2", column->value, column->by[0] != '\0' } };
	struct buffer b;

	buffer_init(&b, a, 200);
	buffer_printf(&b, "%s?", base);
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if ((parts[i].is_said || parts[i].value[0] != '\0') && !is_left(parts[i].name, without)) {
			buffer_printf(&b, "%s=", parts[i].name);
			buffer_put_url(&b, parts[i].value);
			buffer_putc(&b, '&');
		}
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

static void add_chosen_chip(struct ctx *c, struct run_list_screen *s, const char *name, const struct run_chosen *one)
{
	if (one->by[0] != '\0')
		add_chip(c, s, name, message_text(c->arena, c->lang, T_run_chosen, (const struct message_arg[]){ { "title", programme_named(c->lang, one->title) },
			{ "value", one->value[0] == '\0' ? title_of(c, T_run_count_nothing) : programme_named(c->lang, one->value) } }, 2));
}

void run_chips_read(struct ctx *c, struct run_list_screen *s)
{
	const struct run_filter *f = &s->filter;
	const struct run_overview *o = &s->overview;

	for (size_t i = 0; i < o->steps_count; i++)
		if (strcmp(o->steps[i].code, f->code) == 0 && strcmp(o->steps[i].step, f->step) == 0)
			add_chip(c, s, "step", programme_named(c->lang, o->steps[i].step_title));
	if (f->version > 0)
		add_chip(c, s, "version", arena_printf(c->arena, "%s %s", f->code, message_text(c->arena, c->lang, T_practice_version_n,
			(const struct message_arg[]){ { "n", arena_printf(c->arena, "%lld", (long long)f->version) } }, 1)));
	if (f->code[0] != '\0' && f->step[0] == '\0' && f->version == 0)
		add_chip(c, s, "code", s->lines_count > 0 ? programme_named(c->lang, s->lines[0].programme_title) : f->code);
	add_chip(c, s, "held", title_of(c, f->is_held ? T_run_on_hold_tag : NULL));
	add_chip(c, s, "due", title_of(c, run_due_band_title(f->due)));
	add_chip(c, s, "age", title_of(c, run_age_band_title(f->age)));
	add_chip(c, s, "finish", f->finish[0] == '\0' ? NULL : programme_named(c->lang, f->finish));
	if (f->year > 0)
		add_chip(c, s, "year", message_text(c->arena, c->lang, T_run_ended_in, (const struct message_arg[]){ { "year", arena_printf(c->arena, "%lld", (long long)f->year) } }, 1));
	add_chosen_chip(c, s, "field", &f->chosen[0]);
	add_chosen_chip(c, s, "field2", &f->chosen[1]);
}
