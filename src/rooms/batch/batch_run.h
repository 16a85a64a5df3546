/* What the jobs of a batch share: private to the room. */
#ifndef ROOMS_BATCH_BATCH_RUN_H
#define ROOMS_BATCH_BATCH_RUN_H

#include "rooms/batch/batch.h"

#define BATCH_DELETE_ROWS 5000

/* The titles and fields of a batch, in `a`. */
struct batch_columns { int count, *fields; const char **titles; };
void batch_columns_of(struct arena *a, const struct batch_item *batch, struct batch_columns *columns);

/* What a check counts. */
struct batch_counts { int64_t verdicts[BATCH_VERDICTS_COUNT], warned, dated, twins; };

/* One job's memory between its steps. */
struct batch_memory {
	struct batch_judge *judge;
	struct batch_columns columns;
	struct arena *row_arena;
	const char **cells;
	int block;
	int64_t rows;
	struct batch_counts counts;
	int slice_rows;
	bool is_cleared;
};

/* Refuses when the batch was changed by others meanwhile, so that the statement changed no row. */
bool batch_moved(struct ctx *c, int64_t rows_changed);
/* May what the batch says be written there: by who imports, or by who approved it (batch_run_begins), both within their reach. */
bool batch_may_write(struct ctx *c, const char *path);
/* The batch, when it still is in this state and the actor may still import there, or approved what is being written. */
bool batch_run_begins(struct ctx *c, const struct job_run *run, const char *state, struct batch_item *batch);
struct batch_memory *batch_memory_of(struct ctx *c, struct job_run *run, const struct batch_item *batch);
/* The cells of a kept row; the rest of the columns is empty. */
bool batch_memory_open(struct ctx *c, struct batch_memory *m, const struct batch_row_item *row);

/* Inside the transaction that asks for the undoing: keeps who asked a second person; and that it is no longer asked for. */
void batch_ask_undo_approval(struct ctx *c, const struct batch_item *batch);
void batch_take_undo_back(struct ctx *c, const struct batch_item *batch);
/* Where the batch stands while nobody undoes it: "applied", or "stopped" with rows left to write. */
const char *batch_state_written(const struct batch_item *batch);

/* Keeps how the namesakes of a checked batch were told apart; true where it has none. Refuses as batch_confirm says. */
bool batch_twin_explain(struct ctx *c, const struct batch_item *batch, const char *reason);

/* Rows of the next slice, so that it takes BATCH_SLICE_MS, when one of `rows` held the write turn for so long. The fewer rows in a
 * slice, the more pages are written for each, so it is to be as large as the others' wait allows. */
int batch_slice_next(int rows, int64_t took_ms);

/* What was uploaded before this moment is erased. */
int64_t batch_erased_before_s(const struct ctx *c);
/* Refuses AGAINST_RULE where it is erased. */
bool batch_is_kept(struct ctx *c, const struct batch_item *batch);
bool batch_tend(struct ctx *c);		/* see struct job_kind */
enum job_step batch_check_step(struct ctx *c, struct job_run *run);
enum job_step batch_apply_step(struct ctx *c, struct job_run *run);
enum job_step batch_undo_step(struct ctx *c, struct job_run *run);

#endif
