/* Many papers at once, from a page or a program: each file is checked by itself, and what is refused holds up none of the others. */
#include <string.h>
#include "rooms/run/run_loose.h"
#include "rooms/run/run_screen.h"
#include "rooms/run/run_tmpl.h"
#include "rooms/run/run_twice.h"
#include "text/run.h"
#include "web/draft.h"
#include "web/web.h"

ROUTE(POST, "/run/:run/batch", run_batch_save, MAY_HANDLE, "Take many papers into a case at once, to be sorted into its forms")

ROUTE(POST, "/run/:run/loose/:file/withdraw", run_loose_withdraw, MAY_HANDLE, "Take a paper of a batch out again, before a form names it")
UPLOADS(run_batch_save, UPLOAD_BYTES_MAX)

/* The address of the form of the open step that was being filled in; NULL: none was. */
static const char *form_begun(struct web *w, const struct run_case *k, const char **page)
{
	const struct words *needs = k->at < 0 ? NULL : &k->p->steps[k->at].needs;

	for (size_t i = 0; needs != NULL && i < needs->count; i++) {
		const char *form = arena_printf(w->c->arena, "/run/%lld/fill/%s", (long long)k->row.id.v, needs->list[i]->text);

		*page = draft_page_of(w, form);
		if (*page != NULL)
			return form;
	}
	return NULL;
}

/* How many were taken, and which of them the case has twice. */
static const char *taken_words(struct ctx *c, const struct run_screen *s, const struct run_batch_file *files, size_t count)
{
	const char **digests = arena_array(c->arena, count + 1, sizeof(*digests)), *said;
	struct run_twice_told twice;
	size_t taken = 0;

	for (size_t i = 0; i < count; i++)
		if (files[i].kept != NULL)
			digests[taken++] = files[i].kept->digest;
	said = message_text(c->arena, c->lang, T_run_batch_taken,
		(const struct message_arg[]){ { "n", ctx_number(c, (int64_t)taken) }, { "clear", ctx_number(c, (int64_t)run_loose_clear(s)) } }, 2);
	return !run_twice_told(c, s->k, digests, taken, &twice) ? said : message_text(c->arena, c->lang, T_run_twice, (const struct message_arg[]){ { "said", said }, { "n", twice.n }, { "pairs", twice.pairs } }, 3);
}

void run_batch_save(struct web *w)
{
	struct run_batch_file *files;
	struct run_case k;
	struct run_screen s;
	const char *form, *page;
	size_t count, taken = 0;

	if (!run_batch_read(w, &files, &count))
		return;
	if (!run_add_batch(w->c, run_path(w), files, count) && !web_form_again(w))
		return;
	/* What was not taken in is said once, by name, and so at once; what was typed into the form above stands there again. */
	if (!run_see(w->c, run_path(w), &k))
		return;
	run_screen_read(w->c, &k, &s);
	/* Of a batch that was refused as a whole nothing was taken in, however good a file was. */
	for (size_t i = 0; i < count; i++)
		taken += files[i].kept != NULL;
	if (!ctx_is_refused(w->c) || taken == 0) {
		s.batch = files;
		s.batch_count = count;
		s.batch_words = taken_words(w->c, &s, files, count);
	}
	form = form_begun(w, &k, &page);
	if (!ctx_is_refused(w->c) && run_batch_taken(&s) == count) {
		web_notice_text(w, s.batch_words, false);
		web_redirect(w, form != NULL ? page : arena_printf(w->c->arena, "/run/%lld", (long long)run_path(w).v));
		return;
	}
	if (form != NULL)
		draft_take(w, form);
	run_screen(&w->view, &s);
	web_page(w);
}

void run_loose_withdraw(struct web *w)
{
	run_answer(w, run_withdraw_loose(w->c, run_path(w), (file_id){ web_path_id(w, "file") }, web_param(w, "reason")), T_run_loose_is_withdrawn);
}
