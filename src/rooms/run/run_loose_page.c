/* Many papers at once, from a page or a program: each file is checked by itself, and what is refused holds up none of the others. */
#include <string.h>
#include "rooms/run/run_loose.h"
#include "rooms/run/run_screen.h"
#include "rooms/run/run_tmpl.h"
#include "text/run.h"
#include "web/web.h"

ROUTE(POST, "/run/:run/batch", run_batch_save, MAY_HANDLE, "Take many papers into a case at once, to be sorted into its forms")

ROUTE(POST, "/run/:run/loose/:file/withdraw", run_loose_withdraw, MAY_HANDLE, "Take a paper of a batch out again, before a form names it")

void run_batch_save(struct web *w)
{
	struct run_batch_file *files;
	struct run_case k;
	struct run_screen s;
	size_t count;

	if (!run_batch_read(w, &files, &count))
		return;
	if (!run_add_batch(w->c, run_path(w), files, count) && !web_form_again(w))
		return;
	/* Shown at once instead of on the next page: what was not taken in is said once, by name. */
	if (!run_see(w->c, run_path(w), &k))
		return;
	run_screen_read(w->c, &k, &s);
	s.batch = files;
	s.batch_count = count;
	run_screen(&w->view, &s);
	web_page(w);
}

void run_loose_withdraw(struct web *w)
{
	run_answer(w, run_withdraw_loose(w->c, run_path(w), (file_id){ web_path_id(w, "file") }, web_param(w, "reason")), T_run_loose_is_withdrawn);
}
