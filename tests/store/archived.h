/* A new installation with one paper and an archive of it, on SQLite, and an empty place with its keys to restore it to. */
#ifndef TESTS_STORE_ARCHIVED_H
#define TESTS_STORE_ARCHIVED_H

#include "world/archive_fixture.h"

#include <sys/stat.h>

struct archived { struct cli c; struct place a, b; char *archive, *bad; int64_t bytes; };

static void archived_init(struct archived *x)
{
	struct stat about;
	char digest[FILE_DIGEST_CHARS + 1];

	cli_init(&x->c);
	place_init(&x->a, &x->c, ENGINE_SQLITE, "a.db");
	place_init(&x->b, &x->c, ENGINE_SQLITE, "b.db");
	assert_int_equal(init_at(&x->c, &x->a, false), EXIT_DONE);
	place_add_paper(&x->a, "a paper", digest);
	x->archive = strdup(cli_path(&x->c, "archive"));
	x->bad = strdup(cli_path(&x->c, "bad"));
	assert_int_equal(backup_of(&x->c, &x->a, x->archive), EXIT_DONE);
	copy_file(x->a.keys, x->b.keys);
	assert_int_equal(stat(x->archive, &about), 0);
	x->bytes = about.st_size;
	assert_int_equal(about.st_mode & 0777, 0600);
}

static void archived_release(struct archived *x)
{
	free(x->archive);
	free(x->bad);
	cli_release(&x->c);
}

#endif
