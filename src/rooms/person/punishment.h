/* 处分 in the archive: observation (留党察看) and expulsion, as a line of the record with day, term and document. The decision is the discipline organs'; a
 * line follows from the registered change of the membership and is neither typed in nor taken out by hand. What a person declares of former punishment
 * beside an application stands elsewhere and is kept in no register. */
#ifndef ROOMS_PERSON_PUNISHMENT_H
#define ROOMS_PERSON_PUNISHMENT_H

#include "core/ctx.h"
#include "rooms/person/person_sql.h"

#define PUNISHMENT "punishment"		/* kind of history (code set history_kind) */
#define PUNISHMENT_MONTHS_MAX 24	/* 《中国共产党纪律处分条例》（2023年）: observation, with an extension */
#define REJOIN_MONTHS 60		/* 《不合格党员组织处置办法》（2024年）, 《中国共产党纪律处分条例》（2023年）: nobody is on the way again before */

/* Inside a transaction that registers the event `cause` (code set membership_cause) from `day` on: its line, where the cause is a punishment and the
 * record has none of that day. */
void punishment_write(struct ctx *c, const struct person_row *row, const char *cause, day_t day, const char *document);
/* Inside a transaction: the observation under which somebody is ends on that day, the first on which the rights may be restored. */
void punishment_write_end(struct ctx *c, const struct person_row *row, day_t ends, const char *document);
/* That day, of the last observation; DAY_NONE: none is registered, or no term. */
day_t punishment_ends(struct ctx *c, int64_t region, person_id id);

/* From when somebody has been removed or expelled by the archive, whatever roles say. Else, and where the archive has no day, DAY_NONE. */
day_t rejoin_left(struct ctx *c, int64_t region, person_id id, int64_t status);

#endif
