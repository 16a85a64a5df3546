/* What somebody finds who has the file of a secret vote, its journal and a backup, knows who voted when, or changes what is stored; and many who vote at once. */
#include "page/ballot_secret_world.h"

#define ARTEFACT_MAX ((size_t)64 << 20)

/* ---- the whole way ---- */

/* A box or a part that somebody changed in the database: refused in words, at voting and at closing. */
static void what_was_changed_in_the_database_is_refused(void **state)
{
	struct ballot_ask ask = ask_of(5, 5);
	int64_t id = opened(&ask);
	struct reply r;

	named(id, "trustee1", "trustee2", "trustee3");
	for (int i = 0; i < TRUSTEES; i++)
		taken(id, i);
	for (int i = 0; i < 5; i++) {
		r = voted(id, i, "agreed");
		shown(&r);
	}
	client_get(secretary, ballot_url(id, "/trustees"));
	client_post(secretary, ballot_url(id, "/end"), NULL);
	part(id, 0, codes[0]);
	part(id, 2, codes[2]);
	world_run(w, world_text(w, "UPDATE ballot_trustee SET part = (SELECT u.part FROM ballot_trustee u WHERE u.ballot_id = %lld AND u.number = 1) WHERE ballot_id = %lld AND number = 3",
		(long long)id, (long long)id));
	client_get(secretary, ballot_url(id, ""));
	r = client_post(secretary, ballot_url(id, "/close"), "day", "2015-11-17", NULL);
	walk_has(&r, 409, "可能被改动过");
	world_run(w, world_text(w, "UPDATE ballot_box SET slots = slots + 1 WHERE ballot_id = %lld", (long long)id));
	client_get(secretary, ballot_url(id, ""));
	r = client_post(secretary, ballot_url(id, "/close"), "day", "2015-11-17", NULL);
	walk_has(&r, 409, "可能被改动过");
	r = client_get(program, ballot_api_url(id, ""));
	walk_has(&r, 200, "\"state\":\"open\"");
}

/* ---- what is in the file, its journal and a backup ---- */

struct artefact { unsigned char *data; size_t bytes; };

static bool add_row(void *data, const struct model_table *table, const struct value *values)
{
	struct artefact *all = data;

	for (size_t i = 0; i < (size_t)table->columns_count; i++)
		if (values[i].data != NULL && all->bytes + values[i].bytes < ARTEFACT_MAX) {
			memcpy(all->data + all->bytes, values[i].data, values[i].bytes);
			all->bytes += values[i].bytes;
		}
	return true;
}

/* What a backup keeps of every table: the same rows, in the same order. */
static struct artefact backup_now(void)
{
	struct artefact all = { arena_alloc(w->arena, ARTEFACT_MAX), 0 };
	struct ctx c = acting(7, 0);

	for (size_t i = 0; i < (size_t)MODEL_TABLES_COUNT; i++)
		store_dump(c.store, &MODEL_TABLES[i], add_row, &all);
	done(&c);
	return all;
}

/* Every file of the database and of its journal (of SQLite; those of PostgreSQL are not ours to read). */
static struct artefact files_now(void)
{
	struct artefact all = { arena_alloc(w->arena, ARTEFACT_MAX), 0 };
	DIR *folder = opendir(w->folder);
	struct dirent *entry;

	assert_non_null(folder);
	while ((entry = readdir(folder)) != NULL) {
		FILE *file = fopen(world_text(w, "%s/%s", w->folder, entry->d_name), "rb");

		if (file == NULL)
			continue;
		all.bytes += fread(all.data + all.bytes, 1, (ARTEFACT_MAX) - all.bytes, file);
		fclose(file);
	}
	closedir(folder);
	return all;
}

static bool holds(const struct artefact *a, const void *what, size_t bytes)
{
	return memmem(a->data, a->bytes, what, bytes) != NULL;
}

/* Rank correlation of the order of voting with where each vote is found; 0 where nothing is found. */
static double found_order(const struct artefact *a, unsigned char (*marks)[32], size_t count)
{
	double sum = 0, n = (double)count;
	const unsigned char **at = arena_array(w->arena, count, sizeof(*at));

	for (size_t i = 0; i < count; i++) {
		at[i] = memmem(a->data, a->bytes, marks[i], 32);
		if (at[i] == NULL)
			return 0;
	}
	for (size_t i = 0; i < count; i++) {
		double rank = 0;

		for (size_t k = 0; k < count; k++)
			rank += at[k] < at[i];
		sum += (rank - (double)i) * (rank - (double)i);
	}
	return 1 - 6 * sum / (n * (n * n - 1));
}

/* The box as whoever has the keyring too would open it. */
static struct artefact box_opened(int64_t id)
{
	struct ctx c = acting(7, 0);
	struct ballot_box_row box;
	struct bytes clear;
	struct artefact out;

	assert_true(ballot_box_get(c.store, (ballot_id){ id }, &box));
	clear = crypto_open_bytes(w->services.keys, c.arena, "ballot_box", "content", box.id.v, box.content);
	out = (struct artefact){ arena_alloc(w->arena, clear.bytes), clear.bytes };
	memcpy(out.data, clear.data, clear.bytes);
	done(&c);
	return out;
}

/* A ballot of so many, whose trustees hold keys; they vote one after the other in the order of the list, and `marks` keeps the first
 * point of each vote, which the box shows to whoever opens it between two votes. */
static int64_t cast(int64_t subject, size_t count, unsigned char (*marks)[32], struct artefact *appended)
{
	struct ballot_ask ask = ask_of(subject, count < BALLOT_SECRET_FEW ? BALLOT_SECRET_FEW : count);
	int64_t id = opened(&ask);
	size_t bytes = secret_vote_bytes(1, 0);
	struct artefact before = { NULL, 0 };

	named(id, "trustee1", "trustee2", "trustee3");
	for (int i = 0; i < TRUSTEES; i++)
		taken(id, i);
	for (size_t i = 0; i < count; i++) {
		struct ctx c = acting(9, ask.entitled[i].person.v);
		const char *choice = i % 3 == 0 ? "opposed" : "agreed", *receipt;
		struct artefact now;

		if (!ballot_vote(&c, (ballot_id){ id }, &choice, 1, &receipt))
			fail_msg("vote %zu is refused", i);
		done(&c);
		now = box_opened(id);
		/* The new one is the one that was not there. */
		for (size_t k = 0; k <= i; k++) {
			const unsigned char *vote = now.data + 4 + k * bytes;

			if (before.data == NULL || memmem(before.data, before.bytes, vote, 32) == NULL)
				memcpy(marks[i], vote, 32);
		}
		before = now;
		memcpy(appended->data + appended->bytes, marks[i], 32);
		appended->bytes += 32;
	}
	return id;
}

/* ---- many at once ---- */

#define AT_ONCE 12
struct racer { const char *request; int status; };

static void *race(void *data)
{
	struct racer *r = data;
	char answer[64] = "";
	int fd = world_connect(w);
	size_t bytes = strlen(r->request), got = 0;
	ssize_t n = 1;

	if (write(fd, r->request, bytes) == (ssize_t)bytes)
		while (got < 16 && n > 0) {
			n = read(fd, answer + got, sizeof(answer) - 1 - got);
			got += n > 0 ? (size_t)n : 0;
		}
	close(fd);
	r->status = got >= 12 ? (int)strtol(answer + 9, NULL, 10) : 0;
	return NULL;
}

/* Each of three voters votes from several devices at once: one vote each is in the box, and the others are told so. */
static void at_once_each_votes_once_too(void **state)
{
	struct ballot_ask ask = ask_of(4, 5);
	int64_t id = opened(&ask);
	struct racer racers[AT_ONCE];
	pthread_t threads[AT_ONCE];
	struct artefact box;
	int given = 0;

	named(id, "trustee1", "trustee2", "trustee3");
	for (int i = 0; i < TRUSTEES; i++)
		taken(id, i);
	for (int i = 0; i < AT_ONCE; i++) {
		static const char BODY[] = "{\"choice\":[\"agreed\"]}";

		racers[i].request = world_text(w, "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"
			"Idempotency-Key: %s\r\nContent-Length: %zu\r\nConnection: close\r\n\r\n%s", ballot_api_url(id, "/vote"), w->port, tokens[i % 3], crypto_token(w->arena), strlen(BODY), BODY);
	}
	for (int i = 0; i < AT_ONCE; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, race, &racers[i]), 0);
	for (int i = 0; i < AT_ONCE; i++) {
		pthread_join(threads[i], NULL);
		given += racers[i].status == 200;
		if (racers[i].status != 200 && racers[i].status != 409)
			fail_msg("racer %d is answered %d", i, racers[i].status);
	}
	assert_int_equal(given, 3);
	box = box_opened(id);
	assert_int_equal(box.data[0], 3);
}

/* Three times, since one order in three hundred looks like the true one by chance; a place that keeps the order does so each time. */
static bool tells_order(double rho, size_t count) { return rho * rho * (double)count > 9; }	/* |rho| > 3 / sqrt n */

static void neither_file_nor_journal_nor_box_keeps_an_order(void **state)
{
	static unsigned char marks[60][32];
	static const size_t SIZES[] = { 3, 12, 60 };

	for (size_t i = 0; i < sizeof(SIZES) / sizeof(SIZES[0]); i++) {
		int orders = 0;

		for (int again = 0; again < 3 && orders == again; again++) {
			struct artefact appended = { arena_alloc(w->arena, sizeof(marks)), 0 }, files, backup, box;
			int64_t id = cast(100 + 10 * (int64_t)i + again, SIZES[i], marks, &appended);

			files = files_now();
			backup = backup_now();
			box = box_opened(id);
			assert_true(holds(&backup, "评选先进", strlen("评选先进")));	/* the search finds what is there */
			if (w->engine == ENGINE_SQLITE)
				assert_true(holds(&files, "评选先进", strlen("评选先进")));
			/* What is sealed is nowhere in clear: not a point of a vote, not the trustees' codes, not a receipt. */
			for (size_t k = 0; k < SIZES[i]; k++)
				assert_false(holds(&files, marks[k], 32) || holds(&backup, marks[k], 32));
			for (int k = 0; k < TRUSTEES; k++)
				assert_false(holds(&files, codes[k], strlen(codes[k])) || holds(&backup, codes[k], strlen(codes[k])));
			/* Whoever has the keyring too finds the votes, in no order. */
			orders += tells_order(found_order(&box, marks, SIZES[i]), SIZES[i]);
			/* The same search finds the order where votes are put down one after the other. */
			if (SIZES[i] > 9)
				assert_true(tells_order(found_order(&appended, marks, SIZES[i]), SIZES[i]));
		}
		assert_true(orders < 3);
	}
}

int main(void)
{
	const struct CMUnitTest TESTS[] = {
		cmocka_unit_test(at_once_each_votes_once_too),
		cmocka_unit_test(what_was_changed_in_the_database_is_refused),
		cmocka_unit_test(neither_file_nor_journal_nor_box_keeps_an_order),
	};

	return cmocka_run_group_tests(TESTS, start, world_over);
}
