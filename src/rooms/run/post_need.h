/* Holders of posts whose post needs something (post_needs … within), such as a declaration of interests of the last twelve months (CS-11), which
 * they have not, or not for long. run_post.h refuses a new post; here stand those who hold theirs already, so that somebody renews in time. */
#ifndef ROOMS_RUN_POST_NEED_H
#define ROOMS_RUN_POST_NEED_H

#include "core/ctx.h"
#include "programme/programme.h"
#include "rooms/org/org_sql.h"
#include "rooms/run/post_need_sql.h"

#define POST_NEED_SOON_DAYS 30	/* said so long before it runs out */

/* none: no case was ever finished; other: the last one ended as something else; over: it ran out; soon: it will. */
enum post_need_state { POST_NEED_NONE, POST_NEED_OTHER, POST_NEED_OVER, POST_NEED_SOON, POST_NEED_STATES_COUNT };
extern const char *const POST_NEED_STATES[];	/* their names */

/* One holding and practice. A case that is open does not count before it is finished, but is shown. */
struct post_need_line {
	holding_id holding;
	const char *path; int64_t rank, post;		/* where it stands in the list */
	const struct post_need_case *done, *open;	/* the last one that is over, the one in hand; NULL: none */
	const struct post_need_use *use;
	const struct programme *p;
	enum post_need_state state;
	day_t last_day;			/* it counts until then; DAY_OPEN where nothing counts */
};

struct post_need_list {
	struct post_need_line *lines; size_t lines_count;	/* by practice, then in the order of the tree and of the posts */
	size_t counts[POST_NEED_STATES_COUNT];
	bool has_practice;		/* some practice in force here needs something that runs out */
};

/* All in the subtree of the path who lack something today or will within POST_NEED_SOON_DAYS. */
void post_need_read(struct ctx *c, const char *path, struct post_need_list *list);

/* Is some practice in force there that needs something which runs out? */
bool post_need_is_asked(struct ctx *c, const char *path);

/* Of the actor's subtree: how many lack it, how many will soon, and the first day on which something runs out (DAY_OPEN: none). Kept. */
struct post_need_due { int64_t late, soon; day_t first_day; };
void post_need_due_of(struct ctx *c, struct post_need_due *due);

#endif
