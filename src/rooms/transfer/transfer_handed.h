/* What a branch hands over with somebody whose training moves, as the branch that is to take him over looks at it: the unit that takes over examines the papers
 * (《中国共产党发展党员工作细则》（2014年、2026年）第十一条), and until it has taken him over he is none of its people. While it is its turn it reads the cases that go along
 * and the papers of recruiting in his archive, and nothing else of him; each reading is logged. */
#ifndef ROOMS_TRANSFER_TRANSFER_HANDED_H
#define ROOMS_TRANSFER_TRANSFER_HANDED_H

#include "base/buffer.h"
#include "core/file_sql.h"
#include "rooms/person/person_sql.h"
#include "rooms/transfer/transfer.h"

struct transfer_handed_case { int64_t id; const char *title, *step; };	/* in the language of the actor */
struct transfer_handed {
	const char *stage; day_t since;		/* code set role_kind; "" none */
	struct transfer_handed_case *cases; size_t cases_count;
	struct person_paper *papers; size_t papers_count;	/* not withdrawn, of the kinds of recruiting */
};

/* Is it the actor who is to take him over now? */
bool transfer_handed_is_open(struct ctx *c, const struct transfer_row *t);
/* What there is to look at, in the arena. Rights are the caller's. */
void transfer_handed_read(struct ctx *c, const struct transfer_row *t, struct transfer_handed *handed);
/* The case as one PDF, under `title`; commits its line of the log. NOT_FOUND for anybody else, once it was taken over, sent back or withdrawn, and of what does not go along. */
bool transfer_handed_case(struct ctx *c, transfer_id id, int64_t run, struct buffer *pdf, const char **title);
/* A paper of the archive, likewise; its bytes are read by the digest. */
bool transfer_handed_paper(struct ctx *c, transfer_id id, int64_t paper, struct file_row *file);

#endif
