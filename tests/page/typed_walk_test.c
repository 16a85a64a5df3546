/* Nothing typed is lost, on every form of every page: each is filled with text that no rule likes, sent, and must come
 * back with it: in the answer that refuses it, and from its draft. Each form with a file says that nothing secret may be uploaded. */
#include "page/typed_form.h"

#include "web/router.h"

#define SHOWN_MAX 30
#define LONG_CHARS 300

/* ---- typing ---- */

static const char *text_to_type(size_t i, bool is_long)
{
	struct buffer b;

	buffer_init(&b, walk.a, 0);
	for (int k = 0; k < (is_long ? LONG_CHARS / 3 : 1); k++)
		buffer_printf(&b, "字%c乙", (int)('a' + i % 26));
	return buffer_text(&b);
}

static void type_into(struct typed_form *f, bool is_long)
{
	for (size_t i = 0; i < f->count; i++) {
		struct control *c = &f->controls[i];

		f->typed_count += c->is_typed;
		if (c->is_typed && !c->is_tick)
			c->value = text_to_type(i, is_long);
		/* Every box is ticked, and of several choices the last. */
		if (c->is_typed && c->is_tick)
			c->is_on = true;
		for (size_t k = 0; c->is_typed && k < i; k++)
			if (f->controls[k].is_tick && strcmp(f->controls[k].name, c->name) == 0 && strstr(c->name, "tick") == NULL)
				f->controls[k].is_on = false;
	}
}

/* ---- what must come back ---- */

static const char *hidden_value(const struct typed_form *f, const char *name)
{
	for (size_t i = 0; i < f->count; i++)
		if (strcmp(f->controls[i].name, name) == 0)
			return f->controls[i].value;
	return NULL;
}

static const char *lost_control(const struct typed_form *sent, const struct typed_form *back)
{
	for (size_t i = 0; i < sent->count; i++) {
		const struct control *c = &sent->controls[i];
		bool is_there = !c->is_typed || !c->is_on;

		for (size_t k = 0; !is_there && k < back->count; k++)
			is_there = back->controls[k].is_on && strcmp(back->controls[k].name, c->name) == 0 && strcmp(back->controls[k].value, c->value) == 0;
		if (!is_there)
			return arena_printf(walk.a, "%s", c->name);
	}
	return NULL;
}

/* The form in this page, of several the one that has lost least: NULL if it is there with all; else what it lost, or that it is not there. */
static const char *lost_in(const struct reply *r, const struct typed_form *sent)
{
	const char *lost = "the form", *one;
	struct typed_form *back = arena_alloc(walk.a, sizeof(*back));

	for (const char *at = r->body; (at = strstr(at, "<form ")) != NULL; at++) {
		read_form(at, false, back);
		if (strcmp(back->action, sent->action) != 0)
			continue;
		one = lost_control(sent, back);
		if (one == NULL)
			return NULL;
		lost = one;
	}
	return lost;
}

/* What was refused because its form is there no more is copied out. */
static bool are_words_shown(const struct reply *r, const struct typed_form *sent)
{
	for (size_t i = 0; i < sent->count; i++)
		if (sent->controls[i].is_typed && sent->controls[i].is_on && !sent->controls[i].is_tick && strstr(r->body, sent->controls[i].value) == NULL)
			return false;
	return strstr(r->body, "您填写的内容没有保存") != NULL;
}

static void fault_of(const char *page, const struct typed_form *f, int status, const char *where, const char *lost)
{
	if (walk.faults++ < SHOWN_MAX)
		print_error("# %s: %s answers %d, %s loses %s\n", page, f->action, status, where, lost);
}

/* What the draft of a form is called by in an address: several of one address on a page are told apart by their marks. */
static const char *draft_name(const struct typed_form *f)
{
	const char *mark = hidden_value(f, "draft_mark"), *value = mark == NULL ? NULL : strchr(mark, '=');

	return value == NULL ? f->action : arena_printf(walk.a, "%s%%23%.*s%%3D%s", f->action, (int)(value - mark), mark, value + 1);
}

static const char *percent_decoded(const char *text, size_t bytes)
{
	char *out = arena_alloc(walk.a, bytes + 1);
	size_t n = 0;
	unsigned byte;

	for (size_t i = 0; i < bytes; i++)
		if (text[i] == '%' && sscanf(text + i + 1, "%2x", &byte) == 1) {
			out[n++] = (char)byte;
			i += 2;
		} else {
			out[n++] = text[i];
		}
	out[n] = '\0';
	return out;
}

/* The list of errors leads to fields that are there, and says why. */
static void check_summary(const char *page, const struct typed_form *f, const struct reply *r)
{
	static const char LINK[] = "<a href=\"#f-", ERROR[] = "<span class=\"f__e\"", SENTENCE[] = "</svg><span>";
	const char *from = strstr(r->body, "<div class=\"errsum\""), *list, *at;

	if (from == NULL)
		return;
	list = arena_text_n(walk.a, from, (size_t)(strstr(from, "</div>") - from));
	for (at = list; (at = strstr(at, LINK)) != NULL; at += strlen(LINK)) {
		const char *id = percent_decoded(at + strlen(LINK), strcspn(at + strlen(LINK), "\""));

		walk.linked++;
		if (strstr(r->body, arena_printf(walk.a, " id=\"f-%s\"", id)) == NULL)
			fault_of(page, f, r->status, "the list of errors", arena_printf(walk.a, "the field %s", id));
	}
	for (at = r->body; (at = strstr(at, ERROR)) != NULL; at++) {
		const char *text = strstr(at, SENTENCE) + strlen(SENTENCE), *sentence = arena_text_n(walk.a, text, (size_t)(strstr(text, "</span>") - text));

		walk.told++;
		if (strstr(list, sentence) == NULL)
			fault_of(page, f, r->status, "the list of errors", sentence);
	}
}

static void check_answer(const char *page, const struct typed_form *f, const struct reply *r)
{
	const char *draft_page = hidden_value(f, "draft_page"), *lost;
	struct reply again;

	if (r->status == 0 || r->status >= 500) {
		fault_of(page, f, r->status, "a failure", "everything");
		return;
	}
	if (r->status < 400 || f->typed_count == 0)
		return;
	walk.refused++;
	check_summary(page, f, r);
	lost = lost_in(r, f);
	walk.shown_again += lost == NULL;
	/* A page that only says why keeps the words in the draft. */
	if (lost != NULL && (strcmp(lost, "the form") != 0 || (draft_page == NULL && !are_words_shown(r, f))))
		fault_of(page, f, r->status, "the answer", lost);
	if (draft_page == NULL)
		return;
	again = client_get(walk.client, arena_printf(walk.a, "%s%cdraft=%s", draft_page, strchr(draft_page, '?') != NULL ? '&' : '?', draft_name(f)));
	lost = lost_in(&again, f);
	walk.taken_back += lost == NULL;
	/* Where the form is there no more, since somebody decided meanwhile, its page shows the words to be copied out. */
	if (lost != NULL && (strcmp(lost, "the form") != 0 || !are_words_shown(&again, f)))
		fault_of(page, f, r->status, "the draft", lost);
}

/* ---- every form of a page ---- */

static bool takes_files(const char *action)
{
	struct web_request r = { .arena = walk.a, .method = "POST", .path = action };

	return router_find(aw.w->site->router, &r) == ROUTER_FOUND && route_upload_bytes(r.route) > 0;
}

static void try_page(const char *path)
{
	struct reply page = client_get(walk.client, path), answer;
	struct typed_form *f = arena_alloc(walk.a, sizeof(*f));

	for (const char *at = page.status == 200 ? page.body : ""; (at = strstr(at, "<form ")) != NULL; at++) {
		if (attribute(at, strcspn(at, ">"), "method") == NULL || strcmp(attribute(at, strcspn(at, ">"), "method"), "post") != 0)
			continue;
		read_form(at, true, f);
		if (f->has_file) {
			const char *form = arena_text_n(walk.a, at, (size_t)(strstr(at, "</form>") - at));

			walk.with_file++;
			if (strstr(form, "严禁上传涉密文件") == NULL)
				fault_of(path, f, page.status, "its upload", "the warning 严禁上传涉密文件");
			if (!takes_files(f->action))
				fault_of(path, f, page.status, "its page, which does not say UPLOADS,", "the file");
		}
		if (f->has_secret || f->has_file || is_of_the_frame(f->action))
			continue;
		type_into(f, walk.is_long);
		/* "last" is told by the second: two forms of one page are not sent that fast by hand. */
		world_run(aw.w, "DELETE FROM draft");
		answer = send(f);
		check_answer(path, f, &answer);
	}
}

/* ---- one text too long, all else as a rule might like it ---- */

#define UNTOLD_CHARS 6001	/* for a field that says no limit */

static const char *long_text(int chars)
{
	char *text = arena_alloc(walk.a, (size_t)chars * 3 + 1);

	for (int i = 0; i < chars; i++)
		memcpy(text + i * 3, "长", 3);
	text[chars * 3] = '\0';
	return text;
}

static void send_long(const char *path, const struct typed_form *form, size_t which)
{
	struct typed_form *f = arena_alloc(walk.a, sizeof(*f));
	int max = form->controls[which].chars_max;
	struct reply r;

	*f = *form;
	for (size_t i = 0; i < f->count; i++)
		if (f->controls[i].is_typed && !f->controls[i].is_tick)
			f->controls[i].value = i == which ? long_text(max > 0 ? max + 1 : UNTOLD_CHARS) : likely_value(&f->controls[i]);
	world_run(aw.w, "DELETE FROM draft");
	r = send(f);
	walk.refused += r.status >= 400;
	if (r.status == 0 || r.status >= 500 || (max > 0 && r.status < 400))
		fault_of(path, f, r.status, form->controls[which].name, max > 0 ? "a text of one character too many" : "a long text");
}

static void try_long(const char *path)
{
	struct reply page = client_get(walk.client, path);
	struct typed_form *f = arena_alloc(walk.a, sizeof(*f));

	for (const char *at = page.status == 200 ? page.body : ""; (at = strstr(at, "<form ")) != NULL; at++) {
		if (attribute(at, strcspn(at, ">"), "method") == NULL || strcmp(attribute(at, strcspn(at, ">"), "method"), "post") != 0)
			continue;
		read_form(at, true, f);
		if (f->has_secret || f->has_file || is_of_the_frame(f->action))
			continue;
		for (size_t i = 0; i < f->count; i++)
			if (f->controls[i].is_typed && !f->controls[i].is_tick)
				send_long(path, f, i);
	}
}

/* A browser cuts nothing that is pasted and a program sends what it likes: no text is too long for an answer in words. */
static void a_text_too_long_is_refused_and_never_a_fault(void **state)
{
	access_world_start(NULL, 0);
	memset(&walk, 0, sizeof(walk));
	walk.a = aw.w->arena;
	walk_pages("county officer", BRANCH_A1, try_long);
	print_message("# typed: %d forms with one long text sent, %d refused, %d faults\n", walk.sent, walk.refused, walk.faults);
	access_world_stop();
	assert_true(walk.sent > 150 && walk.refused > 120);
	assert_int_equal(walk.faults, 0);
}

/* With texts that are too long, and with short ones. */
static void try_all(const char *role_name, int node)
{
	for (int pass = 0; pass < 2; pass++) {
		walk.is_long = pass == 0;
		walk_pages(role_name, node, try_page);
	}
}

static void every_form_keeps_what_was_typed(void **state)
{
	access_world_start(NULL, 0);
	walk.a = aw.w->arena;
	try_all("county officer", CITY);
	try_all("county officer", BRANCH_A1);
	try_all("member only", BRANCH_A1);
	try_all("security administrator", BRANCH_A1);
	try_all("system administrator", BRANCH_A1);
	print_message("# typed: %d forms sent, %d refused, %d shown again with all that was typed, %d taken back whole from the draft, %d lines leading to %d fields, %d faults\n",
		walk.sent, walk.refused, walk.shown_again, walk.taken_back, walk.linked, walk.told, walk.faults);
	access_world_stop();
	assert_true(walk.with_file > 4);
	assert_true(walk.linked > 100 && walk.told > 100);
	assert_true(walk.refused > 100 && walk.shown_again > 80 && walk.taken_back > 60);
	assert_int_equal(walk.faults, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(every_form_keeps_what_was_typed), cmocka_unit_test(a_text_too_long_is_refused_and_never_a_fault) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
