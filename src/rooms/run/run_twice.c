#include "rooms/run/run_twice.h"

#include <string.h>
#include "base/text.h"
#include "core/file.h"
#include "rooms/run/run_loose.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

#define TOLD_MAX 3
#define NAME_CHARS_TOLD 20

static bool stands(const struct run_case *k, const struct file_row *file)
{
	bool is_named = false;

	for (size_t i = 0; i < k->values_count; i++) {
		if (k->values[i].file != file->id.v)
			continue;
		is_named = true;
		if (run_counts(k, k->values[i].step))
			return true;
	}
	return !is_named && !file->is_withdrawn && strcmp(file->kind, RUN_LOOSE_KIND) == 0;
}

size_t run_twice_of(struct ctx *c, const struct run_case *k, struct run_twice **list)
{
	struct file_row *files;
	size_t all = file_list(c->store, "run", k->row.id.v, &files), count = 0;

	*list = arena_array(c->arena, all + 1, sizeof(**list));
	for (size_t i = 0; i < all; i++)
		for (size_t n = 0; n < i; n++)
			if (strcmp(files[n].digest, files[i].digest) == 0 && stands(k, &files[i]) && stands(k, &files[n])) {
				(*list)[count++] = (struct run_twice){ files[i].id, files[n].id, files[i].name, files[n].name, files[i].digest };
				break;
			}
	return count;
}

file_id run_twice_file(struct ctx *c, run_id id, file_id file, const char *digest)
{
	struct file_row *files;
	size_t all = file_list(c->store, "run", id.v, &files);

	for (size_t i = 0; i < all; i++)
		if (files[i].id.v != file.v && !files[i].is_withdrawn && strcmp(files[i].digest, digest) == 0)
			return files[i].id;
	return (file_id){ 0 };
}

static bool is_among(const char *digest, const char *const *digests, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(digest, digests[i]) == 0)
			return true;
	return false;
}

size_t run_twice_among(struct ctx *c, const struct run_case *k, const char *const *digests, size_t count, struct run_twice **list)
{
	size_t all = count == 0 ? 0 : run_twice_of(c, k, list), found = 0;

	for (size_t i = 0; i < all; i++)
		if (is_among((*list)[i].digest, digests, count))
			(*list)[found++] = (*list)[i];
	return found;
}

bool run_twice_told(struct ctx *c, const struct run_case *k, const char *const *digests, size_t count, struct run_twice_told *told)
{
	struct run_twice *list;
	size_t found = run_twice_among(c, k, digests, count, &list);

	told->pairs = "";
	for (size_t i = 0; i < found && i < TOLD_MAX; i++)
		told->pairs = arena_printf(c->arena, "%s%s", told->pairs, message_text(c->arena, c->lang, T_run_twice_pair, (const struct message_arg[]){
			{ "name", text_beginning(c->arena, list[i].name, NAME_CHARS_TOLD) }, { "other", text_beginning(c->arena, list[i].same_name, NAME_CHARS_TOLD) } }, 2));
	told->n = ctx_number(c, (int64_t)found);
	return found > 0;
}
