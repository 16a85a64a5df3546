#include "rooms/ballot/ballot_input.h"

#include "base/text.h"
#include "rooms/ballot/ballot_choice.h"
#include "web/web.h"

#define NOT_TYPED (-1)

static int64_t figure(const struct web *w, const char *name, int64_t empty)
{
	return text_is_empty(web_param(w, name)) ? empty : web_param_int(w, name, NOT_TYPED);
}

static int64_t line_figure(struct web *w, const char *name, size_t line, int64_t empty)
{
	const char **values;
	int64_t n;

	if (!w->is_api)
		return figure(w, arena_printf(w->c->arena, "%s_%zu", name, line + 1), empty);
	if (line >= web_params_all(w, name, &values))
		return empty;
	return int_parse(values[line], &n) ? n : NOT_TYPED;
}

/* Of a program that lists more figures than there are lines, so many. */
static size_t lines_sent(struct web *w, size_t lines_count)
{
	static const char *const NAMES[] = { "agreed", "opposed", "abstained" };
	const char **values;

	for (size_t i = 0; w->is_api && i < sizeof(NAMES) / sizeof(NAMES[0]); i++)
		if (web_params_all(w, NAMES[i], &values) > lines_count)
			lines_count = web_params_all(w, NAMES[i], &values);
	return lines_count;
}

void ballot_figures_read(struct web *w, const struct ballot_line_row *lines, size_t lines_count, struct ballot_figures *f)
{
	*f = (struct ballot_figures){ .present = figure(w, "present", NOT_TYPED), .issued = figure(w, "issued", 0), .collected = figure(w, "collected", 0),
		.spoilt = figure(w, "spoilt", 0), .written = figure(w, "written", 0), .written_agreed = figure(w, "written_agreed", 0),
		.entitled = figure(w, "entitled", 0), .lines_count = lines_sent(w, lines_count) };
	f->lines = arena_array(w->c->arena, f->lines_count + 1, sizeof(*f->lines));
	/* Whom papers name beside the candidates has votes for him alone. */
	for (size_t i = 0; i < lines_count; i++)
		f->lines[i] = (struct ballot_votes){ line_figure(w, "agreed", i, NOT_TYPED), line_figure(w, "opposed", i, lines[i].other == 0 ? NOT_TYPED : 0), line_figure(w, "abstained", i, 0) };
}

size_t ballot_choices_sent(struct web *w, int64_t seats, size_t lines, const char ***choices)
{
	if (w->is_api)
		return web_params_all(w, "choice", choices);
	*choices = arena_array(w->c->arena, lines, sizeof(**choices));
	for (size_t i = 0; i < lines; i++)
		(*choices)[i] = web_param(w, ballot_choice_field(w->c->arena, seats, i));
	return lines;
}
