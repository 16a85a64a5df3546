/* The numbers of the steps on the page of a case. A practice numbers its steps in their titles, as the regulation does, and what is done instead of a step, or with
 * it, has the number of that step: on the page of one case each number stands once, one after the other. */
#include <string.h>
#include "base/text.h"
#include "rooms/run/run_screen.h"
#include "rooms/run/run_walk.h"

#define NUMBER_MOST 1000

/* The bytes of "22 " before the title; 0: it has no number. */
static size_t number_bytes(const char *title)
{
	size_t digits = strspn(title, "0123456789");

	return digits > 0 && title[digits] == ' ' ? digits + 1 : 0;
}

/* The number that the practice gave the step; 0: it gave none, or one that stands further up. */
static int next_number(struct arena *a, const char *title, int *last)
{
	size_t bytes = number_bytes(title);
	int64_t number = 0;

	if (bytes == 0 || !int_parse(arena_text_n(a, title, bytes - 1), &number) || number <= *last || number > NUMBER_MOST)
		return 0;
	*last = (int)number;
	return *last;
}

void run_numbers_read(struct ctx *c, const struct run_case *k, struct run_screen *s)
{
	int last = 0;

	s->later_numbers = arena_array(c->arena, k->p->steps_count + 1, sizeof(*s->later_numbers));
	for (size_t i = 0; i < s->past_count; i++)
		s->past[i].number = s->past[i].is_void ? 0 : next_number(c->arena, s->past[i].title, &last);
	s->now_number = s->now == NULL ? 0 : next_number(c->arena, s->now->title, &last);
	for (size_t i = 0; i < s->later_count; i++) {
		size_t step = (size_t)(s->later[i] - k->p->steps);

		s->later_numbers[step] = s->is_aside[step] ? 0 : next_number(c->arena, s->later[i]->title, &last);
	}
}

const char *run_numbered(const char *title, int number)
{
	return number == 0 ? title + number_bytes(title) : title;
}
