/* Which acts show, print or hand out personal data or a sealed paper to somebody: the one list that the filter 敏感查看 asks by. A new verb of this
 * kind gets a line; tests/unit/audit_sensitive_test.c finds those that read like one and are not here. */
#include "rooms/audit/audit_room.h"

const char *const AUDIT_SENSITIVE[AUDIT_SENSITIVE_COUNT] = { "batch.fetch_wrong", "booklet.print", "document.print", "dues.list", "export.fetch", "floating.reveal",
	"paper.download", "person.reveal", "person.reveal_own", "run.bundle", "run.file", "run.sealed", "run.table", "transfer.print", "transfer.see_receipt" };
