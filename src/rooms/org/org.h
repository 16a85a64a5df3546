/* Organisations: every node of the tree, founded, renamed, moved, merged and closed on a date.
 * Nothing is overwritten: org holds today, org_path holds where a node hung and how it was called on any day. */
#ifndef ROOMS_ORG_ORG_H
#define ROOMS_ORG_ORG_H

#include "core/ctx.h"
#include "core/term.h"
#include "rooms/org/org_sql.h"
#include "schema/model.h"

#define ORG_JOINT_UNITS_MAX 5	/* 《中国共产党支部工作条例（试行）》（2018年）第五条: a joint branch usually covers not more than five units */
#define ORG_CHILDREN_PER_PAGE 40	/* first draw of the tree: design, section 6 */

/* What a form brings; texts are cleaned already. Unused members stay zero. */
struct org_form {
	const char *name, *short_name, *kind, *unit_kind, *code, *document, *note, *type;
	const char *authority;		/* which body approved it; needed for committees and associations (NC-02) */
	org_id linked;			/* the body that stands beside it, 0 none, -1: one was typed that is not found */
	org_id parent;			/* found, move: the new upper organisation; merge: the one that stays */
	int64_t host;			/* host_unit covered, 0 none */
	day_t day;			/* effective day */
	const char *day_typed;		/* as it stands in the field, for the refusal to quote; NULL: nobody typed it */
	int term_years;			/* 0 none */
	const char *term_typed;		/* likewise */
	bool predates;			/* found, founding: it was there before the organisation above it was, which the clerk says */
	bool corrects;			/* elect: the present term was entered wrongly, so that this takes its place */
	int64_t row_version;
};

/* The organisation if the actor may see it, else NOT_FOUND. */
bool org_see(struct ctx *c, org_id id, struct org_row *row);
/* "/org/5/sign": the page of an organisation, or one below it. */
const char *org_url(struct ctx *c, org_id id, const char *rest);
/* The same for pages that show people of it and ask another right than MAY_SEE_ORG. */
bool org_see_for(struct ctx *c, org_id id, enum permission p, struct org_row *row);

/* Needs MAY_EDIT_ORG at the parent. Refuses: empty or taken name or code, a kind that cannot stand under the
 * parent's kind, no unit kind of the code set, a day in the future or before the parent existed, a typed organisation without a unit that suits
 * its type (DHZ-02, SN-08), a committee or association without the authority that approved it (NC-02). */
bool org_found(struct ctx *c, const struct org_form *form, org_id *made);
/* The rows of a new organisation, inside a transaction whose rule has checked the form; with the posts of its kind. */
void org_write_new(struct ctx *c, const struct org_form *form, const struct org_row *parent, bool has_posts, org_id *made);
/* A new name from a day on. A short name that is left as it was and came from the old name follows the new one, or is asked for where it
 * cannot be told. Refuses a day before the last change; from the day of the last change on, which may be that of the
 * founding, it takes the place of the name that was written then; from the day on which a former name began, of that one. The slip stays in the history
 * with the document that corrects it. */
bool org_rename(struct ctx *c, org_id id, const struct org_form *form);
/* The day of founding set right, by a document: not before that of the upper organisation unless the form says that it predates it, and not after the first day on which a unit
 * below, a membership, a post or a later name of it stands. Memberships stay as they are. */
bool org_set_founding(struct ctx *c, org_id id, const struct org_form *form);
/* Hangs the whole subtree under another node. Needs the right at both ends. Refuses a move under itself. A large one is asked for: org_request.h. */
bool org_move(struct ctx *c, org_id id, const struct org_form *form);
/* The same inside a transaction that a procedure began and commits, whatever the size. */
bool org_write_move(struct ctx *c, org_id id, const struct org_form *form);
/* Inside a transaction: asks for it, as a request that waits for somebody else, if it is right and no other waits. kind: "move", or "branch" for a whole branch
 * with its members (transfer_branch.h). */
bool org_ask_move(struct ctx *c, org_id id, const char *kind, const struct org_form *form);
/* Closes `id` on form->day; it has no open children and no members, and what org_hanging.c names as to be settled first is settled (AGAINST_RULE with
 * the counts). Posts, coverage and roles end, and what else the table says. */
bool org_close(struct ctx *c, org_id id, const struct org_form *form);
/* Children and people go to form->parent (person_merge.h), then what else hangs on it goes along from that day (org_hanging.h) and `id` is closed
 * with the reason `merged`. Refuses another kind or county, two units each of which has one of both as its own (LX-01), and what has to be settled first.
 * A large one is asked for: org_request.h. */
bool org_merge(struct ctx *c, org_id id, const struct org_form *form);
/* The same inside a transaction that somebody began and commits, whatever the size. */
bool org_write_merge(struct ctx *c, org_id id, const struct org_form *form);
/* An election: the term begins on form->day and lasts form->term_years. 支部工作条例 art. 21: village and
 * community branches 5 years, others usually 3. The term before it is kept; a day before the present election is that of a
 * former term entered late. With `corrects` the present term takes the day and years typed: refused on or before the election before it. */
bool org_elect(struct ctx *c, org_id id, const struct org_form *form);
/* The same inside a transaction of a procedure that has asked the right itself. */
bool org_write_term(struct ctx *c, org_id id, day_t day, int64_t years);
/* Unit kind and note. Another kind holds from form->day on (DAY_NONE: today) and the one before it until then; from the day on which
 * the present one began, that one was a slip. Refuses a day before it, and one in the future. */
bool org_describe(struct ctx *c, org_id id, const struct org_form *form);

/* Which authority approved it and when, and the body linked with it, which is told of the link too (NC-02). */
bool org_approve(struct ctx *c, org_id id, const struct org_form *form);

/* One organisation that was merged into another: with how many members, of all levels, and how many organisations below it. */
struct org_merger { org_id org; const char *name, *document; day_t day; int64_t members, units; bool is_seen; /* by the actor, on its own page */ };
/* Into this one, the earliest first. In the arena. */
size_t org_merged_into(struct ctx *c, const struct org_row *org, struct org_merger **mergers);

/* Advice on size and set-up, as sentences with the article; none is a refusal. */
struct org_size {
	int64_t full_count, members_count;	/* full members; full and probationary */
	int64_t committee_count;		/* people in committee posts today, each once; who waits for the second person is in none yet */
	int64_t hosts_count;			/* units of a joint branch */
	bool has_committee;
};
struct org_advice { message text; struct message_arg args[3]; int args_count; };
#define ORG_ADVICE_MAX 8
size_t org_advise(struct arena *a, const char *kind, const struct org_size *size, struct org_advice advice[ORG_ADVICE_MAX]);

/* How its term stands today (core/term.h): TERM_NONE where it has no terms, TERM_UNKNOWN where its end is not known. */
enum term_state org_term_state(const struct org_row *org, day_t today);

#endif
