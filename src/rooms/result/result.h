/* What became of something that somebody asked for stands on the own first page until it was read: an import or an archive
 * to become void that was decided on, an export or rights that were refused. Reading is said by a button, since no page writes by being shown. */
#ifndef ROOMS_RESULT_RESULT_H
#define ROOMS_RESULT_RESULT_H

#include "core/ctx.h"
#include "rooms/result/result_sql.h"

#define RESULT_IMPORT "import"		/* subject: the approval, of an import or its undoing */
#define RESULT_EXPORT "export"
#define RESULT_VOID "void"		/* person_void: an archive that was to become void, or to be taken back */
#define RESULT_ORG "org"			/* org_request: a merger or a move */
#define RESULT_RIGHT "right"		/* a change of rights */
#define RESULT_CORRECTION "correction"	/* of the own record: answered */
#define RESULT_VOIDING "voiding"	/* ballot_voiding: a final vote that was to become void */

/* The account has read it, and is told no more. Refuses NOT_FOUND what it did not ask for or what is not decided on; a second time is none. */
bool result_see(struct ctx *c, const char *kind, int64_t subject);
/* Is it the actor's, decided on and not read yet? Pages offer the button only then. */
bool result_is_new(struct ctx *c, const char *kind, int64_t subject);

#endif
