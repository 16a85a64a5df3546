/* Verification of the audit chain. See verify.h for what is told apart, audit_chain.c for what is hashed. */
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include "store/engine.h"
#include "store/verify.h"

#define SLICE_LINES 2000
#define REORDER_SPAN 1000	/* how far from its place a moved line is looked for */

#define SLICE_TEXT(p) "SELECT seq, time_s, account_id, holding_id, org_id, verb, subject, subject_id, address, changes, prev_hash, hash" \
	" FROM audit WHERE seq > " p "1 ORDER BY seq LIMIT " p "2"
static const struct statement SLICE = {
	.name = "audit_slice", .file = __FILE__, .line = __LINE__, .text = { SLICE_TEXT("?"), SLICE_TEXT("$") },
	.params = "ii", .columns = "iiiiittitttt", .index = -1,
};

static const struct statement HEAD_KEPT = {
	.name = "audit_head_kept", .file = __FILE__, .line = __LINE__,
	.text = { "SELECT 0, ''", "SELECT seq, hash FROM store_head" }, .params = "", .columns = "it", .index = -1,
};

struct walk {
	struct audit_report *report;
	struct audit_head kept;
	char hash[AUDIT_HASH_CHARS + 1];	/* of the line before */
};

static bool fault(struct walk *w, enum audit_fault what, int64_t seq)
{
	w->report->fault = what;
	w->report->bad_seq = seq;
	return false;
}

static bool is_whole_text(const struct value *v)
{
	return v->kind == VALUE_TEXT && strlen(v->data) == v->bytes;
}

static bool line_of(const struct value *row, struct audit_line *line)
{
	static const int TEXTS[] = { 5, 6, 8, 9, 10, 11 };

	for (size_t i = 0; i < sizeof(TEXTS) / sizeof(TEXTS[0]); i++) {
		if (!is_whole_text(&row[TEXTS[i]]))
			return false;
	}
	*line = (struct audit_line){
		.seq = row[0].number, .time_s = row[1].number, .account_id = row[2].number, .holding_id = row[3].number,
		.org_id = row[4].number, .verb = row[5].data, .subject = row[6].data, .subject_id = row[7].number,
		.address = row[8].data, .changes = row[9].data, .prev_hash = row[10].data,
	};
	return true;
}

/* Would the line be true under a number nearby? */
static bool is_moved(const struct audit_line *line, const char *hash)
{
	char other[AUDIT_HASH_CHARS + 1];
	struct audit_line moved = *line;

	for (int64_t span = 1; span <= REORDER_SPAN; span++) {
		for (int side = -1; side <= 1; side += 2) {
			moved.seq = line->seq + side * span;
			audit_hash(&moved, other);
			if (strcmp(other, hash) == 0)
				return true;
		}
	}
	return false;
}

static bool check_line(struct walk *w, const struct value *row)
{
	int64_t expected = w->report->last_seq + 1;
	char hash[AUDIT_HASH_CHARS + 1];
	struct audit_line line;

	if (row[0].number != expected)
		return fault(w, AUDIT_MISSING, expected);
	if (!line_of(row, &line))
		return fault(w, AUDIT_CHANGED, expected);
	audit_hash(&line, hash);
	if (strcmp(hash, row[11].data) != 0)
		return fault(w, is_moved(&line, row[11].data) ? AUDIT_REORDERED : AUDIT_CHANGED, expected);
	/* Both lines are true to themselves, so the one before was laid anew over another. */
	if (strcmp(line.prev_hash, w->hash) != 0)
		return fault(w, AUDIT_CHANGED, expected > 1 ? expected - 1 : expected);
	if (w->kept.seq == expected && strcmp(w->kept.hash, hash) != 0)
		return fault(w, AUDIT_CHANGED, expected);
	memcpy(w->hash, hash, sizeof(hash));
	w->report->last_seq = expected;
	w->report->lines_count++;
	return true;
}

/* How many lines were found good; stops at the first bad one. */
static int walk_slice(struct walk *w, struct store *s)
{
	const struct value args[] = { value_int(w->report->last_seq), value_int(SLICE_LINES) };
	struct value row[12];
	struct cursor c;
	int count = 0;

	statement_open(s, &SLICE, args, &c);
	while (cursor_next(&c, row) && check_line(w, row))
		count++;
	cursor_close(&c);
	if (store_state(s) != STORE_GOOD) {
		snprintf(w->report->error, sizeof(w->report->error), "%.199s", store_error(s));
		fault(w, AUDIT_UNREADABLE, w->report->last_seq + 1);
	}
	return count;
}

static void find_kept(struct walk *w, struct database *d, struct arena *a)
{
	struct store *s;
	struct cursor c;
	struct value row[2];

	if (d->engine == ENGINE_SQLITE) {
		w->report->is_head_known = audit_head_kept(d, &w->kept);
		return;
	}
	s = store_open(d, a);
	statement_open(s, &HEAD_KEPT, NULL, &c);
	if (cursor_next(&c, row) && row[1].bytes == AUDIT_HASH_CHARS) {
		w->report->is_head_known = true;
		w->kept.seq = row[0].number;
		memcpy(w->kept.hash, row[1].data, sizeof(w->kept.hash));
	}
	cursor_close(&c);
	store_close(s);
}

bool audit_verify(struct database *d, struct audit_report *report)
{
	struct arena *a = arena_new();
	struct walk w = { .report = report };
	int count;

	*report = (struct audit_report){ 0 };
	memcpy(w.hash, AUDIT_HASH_NONE, sizeof(w.hash));
	find_kept(&w, d, a);	/* before the lines: the log only grows beyond it */
	do {
		struct store *s;

		arena_clear(a);
		s = store_open(d, a);
		count = walk_slice(&w, s);
		store_close(s);
	} while (count == SLICE_LINES && report->fault == AUDIT_SOUND);
	memcpy(report->last_hash, w.hash, sizeof(w.hash));
	report->head_seq = w.kept.seq;
	if (report->fault == AUDIT_SOUND && w.kept.seq > report->last_seq)
		fault(&w, AUDIT_END_CUT, report->last_seq + 1);
	arena_free(a);
	return report->fault == AUDIT_SOUND;
}

bool audit_head_accept(struct database *d)
{
	struct arena *a = arena_new();
	struct store *s = store_open(d, a);
	bool is_good;

	/* A write turn of its own reads the end of the log and keeps it. */
	d->is_head_doubtful = false;
	store_begin_unlogged(s);
	is_good = store_state(s) == STORE_GOOD && audit_head_rewrite(s);
	is_good = is_good && store_commit(s);
	store_close(s);
	arena_free(a);
	return is_good;
}
