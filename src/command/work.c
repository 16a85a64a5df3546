#include "command/work.h"

#include "core/erasure.h"
#include "rooms/batch/batch.h"
#include "rooms/export/export.h"
#include "rooms/org/founding.h"

const struct job_kind *const WORK[] = { BATCH_JOBS, FOUNDING_JOBS, EXPORT_JOBS, ERASURE_JOBS, NULL };
