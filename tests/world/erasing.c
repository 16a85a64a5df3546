#include "world/erasing.h"

#include <unistd.h>
#include "core/erasure.h"
#include "core/services.h"
#include "rooms/run/run_verify.h"

static struct ctx begun(struct world *w, day_t day)
{
	return (struct ctx){ .arena = w->arena, .services = &w->services, .store = store_open(w->services.database, w->arena), .today = day, .now_s = (int64_t)day * 86400,
		.machine_s = 1700000000, .address = "" };
}

bool erasing_slice(struct world *w, day_t day)
{
	struct ctx c = begun(w, day);
	bool is_done = erasure_tend(&c);

	assert_int_equal(store_state(c.store), STORE_GOOD);
	store_close(c.store);
	return is_done;
}

void erasing_all(struct world *w, day_t day)
{
	for (int slices = 0; !erasing_slice(w, day); slices++)
		assert_true(slices < 100);
}

const char *erasing_digest(struct world *w, int64_t file)
{
	struct ctx c = begun(w, 0);
	struct file_row row;

	assert_true(file_get(c.store, (file_id){ file }, &row));
	store_close(c.store);
	return row.digest;
}

bool erasing_is_there(struct world *w, int64_t file)
{
	int fd = file_read(w->services.files, erasing_digest(w, file));

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

void erasing_kill(struct world *w, int64_t file)
{
	assert_true(file_destroy(w->services.files, erasing_digest(w, file)));
}

int erasing_hold(struct world *w)
{
	int lock = file_store_lock(w->services.files, false);

	assert_true(lock >= 0);
	return lock;
}

int64_t erasing_seals(struct world *w)
{
	struct run_seal_report report;

	assert_true(run_verify_seals(&w->services, &report));
	assert_int_equal(report.bad_count, 0);
	return report.seals_count;
}
