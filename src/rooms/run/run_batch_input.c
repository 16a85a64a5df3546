/* A batch of files as it was sent. */
#include <string.h>
#include "rooms/run/run_input.h"
#include "rooms/run/run_loose.h"
#include "text/run.h"
#include "web/web.h"

/* A folder that is chosen sends its path along. */
static const char *last_part(const char *name)
{
	const char *slash = strrchr(name, '/'), *back = strrchr(name, '\\');

	if (back != NULL && (slash == NULL || back > slash))
		slash = back;
	return slash == NULL || slash[1] == '\0' ? name : slash + 1;
}

static void read_one(struct web *w, const struct upload *upload, struct run_batch_file *file)
{
	struct ctx *c = w->c;
	struct file_kept *kept = arena_alloc(c->arena, sizeof(*kept));
	int before = c->refusals_count;

	*file = (struct run_batch_file){ .name = last_part(upload->filename), .reason = "" };
	if (file_is_paper(c, "files", file->name) && file_keep(c, "files", file->name, upload->fd, upload->bytes, kept)) {
		file->kept = kept;
		return;
	}
	/* Said beside the file, not about the whole form. */
	if (c->refusals_count > before)
		file->reason = message_text(c->arena, c->lang, c->refusals[before].text, c->refusals[before].args, (size_t)c->refusals[before].args_count);
	c->refusals_count = before;
}

bool run_batch_read(struct web *w, struct run_batch_file **files, size_t *count)
{
	const struct upload **uploads;
	struct run_case k;

	/* Before the slow work, so that nobody keeps bytes for a case out of reach. */
	if (!run_see(w->c, run_path(w), &k))
		return false;
	*count = web_uploads_all(w, "files", &uploads);
	*files = arena_array(w->c->arena, *count + 1, sizeof(**files));
	for (size_t i = 0; i < *count; i++)
		read_one(w, uploads[i], &(*files)[i]);
	return true;
}
