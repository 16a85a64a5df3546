/* Gathers what the pages of a draw show, and reads what they send. */
#include "rooms/ballot/draw_screen.h"

#include <string.h>
#include "base/text.h"
#include "web/web.h"

bool draw_screen_read(struct ctx *c, draw_id id, struct draw_screen *s)
{
	if (!draw_see(c, id, &s->row))
		return false;
	s->lots_count = draw_lots(c->store, id, &s->lots);
	s->drawn = arena_array(c->arena, (size_t)s->row.wanted + 1, sizeof(*s->drawn));
	for (size_t i = 0; i < s->lots_count; i++)
		if (s->lots[i].place > 0)
			s->drawn[s->lots[i].place - 1] = s->lots[i].name;
	return true;
}

void draw_ask_read(struct web *w, struct draw_ask *ask)
{
	const char *at = web_param_lines(w, "pool"), **names;
	size_t count = 0;

	names = arena_array(w->c->arena, strlen(at) + 1, sizeof(*names));
	for (at += strspn(at, "\n"); *at != '\0'; at += strspn(at, "\n")) {
		size_t bytes = strcspn(at, "\n");

		names[count++] = text_clean(w->c->arena, arena_text_n(w->c->arena, at, bytes));
		at += bytes;
	}
	*ask = (struct draw_ask){ .subject = "", .item = "", .title = web_param(w, "title"), .org = { web_path_id(w, "org") }, .names = names,
		.names_count = count, .wanted = web_param_int(w, "wanted", 0), .seed_source = web_param(w, "seed_source"),
		.reason = text_clean(w->c->arena, web_param(w, "reason")) };
}
