/* What a form lets out may be left out: each form of every page is sent with nothing in it, and with all but the fields that are marked （选填）; none of those
 * may be refused for being empty (the client looks at every answer: world/optional.h). A field that is needed only beside another says so in its label. */
#include "page/typed_form.h"

static int forms;

/* Does the page say of the control that it may be left out? */
static bool is_optional(const char *form, const char *name)
{
	const char *label = strstr(form, arena_printf(walk.a, "<label for=\"f-%s\">", name));
	size_t bytes = label == NULL ? 0 : (size_t)(strstr(label, "</label>") - label);

	return label != NULL && memmem(label, bytes, "（选填）", strlen("（选填）")) != NULL;
}

static void send_without(const char *form, bool leaves_all, bool takes_last)
{
	struct typed_form *f = arena_alloc(walk.a, sizeof(*f));

	read_form(form, takes_last, f);
	for (size_t i = 0; i < f->count; i++) {
		struct control *c = &f->controls[i];

		if (c->is_typed && c->is_tick && leaves_all)
			c->is_on = false;
		else if (c->is_typed && !c->is_tick)
			c->value = leaves_all || is_optional(form, c->name) ? "" : likely_value(c);
	}
	world_run(aw.w, "DELETE FROM draft");
	walk.refused += send(f).status >= 400;
}

static void try_optional(const char *path)
{
	struct reply page = client_get(walk.client, path);
	struct typed_form *f = arena_alloc(walk.a, sizeof(*f));

	for (const char *at = page.status == 200 ? page.body : ""; (at = strstr(at, "<form ")) != NULL; at++) {
		const char *form = arena_text_n(walk.a, at, (size_t)(strstr(at, "</form>") - at) + strlen("</form>"));

		read_form(form, true, f);
		if (strstr(form, "（选填）") == NULL || f->has_secret || is_of_the_frame(f->action))
			continue;
		forms++;
		send_without(form, true, false);
		send_without(form, false, false);
		send_without(form, false, true);
	}
}

static void nothing_that_may_be_left_out_is_asked_for(void **state)
{
	access_world_start(NULL, 0);
	walk.a = aw.w->arena;
	walk_pages("county officer", CITY, try_optional);
	walk_pages("county officer", BRANCH_A1, try_optional);
	walk_pages("security administrator", BRANCH_A1, try_optional);
	walk_pages("system administrator", BRANCH_A1, try_optional);
	print_message("# optional: %d forms sent %d times, %d refused\n", forms, walk.sent, walk.refused);
	access_world_stop();
	assert_true(forms > 40 && walk.refused > 60);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(nothing_that_may_be_left_out_is_asked_for) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
