/* What each kind of organisation is: where it may stand, how long its term lasts, which posts it has from
 * the first day and which it may be given besides. A new kind is one row in org_kind.c and one code in the set org_kind. */
#ifndef ROOMS_ORG_ORG_KIND_H
#define ROOMS_ORG_ORG_KIND_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

#define ORG_KIND_POSTS_MAX 6
#define ORG_KIND_POST_KINDS_MAX 40
#define ORG_KIND_PARENTS_MAX 12

struct org_kind_post { const char *kind; int seats; bool is_exclusive; };

struct org_kind {
	const char *code;		/* of the code set org_kind */
	bool is_party;			/* an organisation of the Party itself */
	bool has_members;		/* members' relations are kept here */
	bool may_elect;			/* a temporary branch appoints: 支部工作条例 art. 8 */
	bool is_region;			/* top of a region: people of it lead with its id */
	bool needs_host;		/* a typed organisation stands on a unit (DHZ-02, SN-08) */
	int term_years;			/* 支部工作条例 art. 21; 0 none */
	const char *parents[ORG_KIND_PARENTS_MAX];	/* kinds it may stand under; NULL ends; none: anywhere */
	struct org_kind_post posts[ORG_KIND_POSTS_MAX];
	const char *const *others;	/* kinds of posts that may be added besides; NULL ends; NULL: none */
};

/* Years that a term may have, and what it usually has. Of the Party: in villages and communities five, elsewhere three to five, of branches and
 * general branches usually three and of committees five (选举工作条例2020年; 支部工作条例 art. 21; 党章 art. 30). A body beside the Party:
 * one to five. Where none are held all are 0. */
struct org_term { int least, most, usual; };
struct org_term org_term_of(const char *kind, const char *unit_kind);

const struct org_kind *org_kind_find(const char *code);		/* NULL for an unknown code */
/* May one of this kind stand below one of that? A kind without declared parents may anywhere; NULL, an unknown kind, nowhere. */
bool org_kind_fits(const struct org_kind *kind, const char *parent_code);
/* Kinds of posts that an organisation of this kind may have (code set post_kind), those of its first day first, each once; none for NULL. */
size_t org_kind_post_kinds(const struct org_kind *kind, const char *list[ORG_KIND_POST_KINDS_MAX]);
bool org_kind_has_post(const char *kind, const char *post_kind);
/* Has an organisation one such post with one seat? Its head: a second secretary would be one too many (支部工作条例 art. 20). */
bool org_kind_has_one(const char *post_kind);
/* Are members' relations kept in organisations of this kind? */
bool org_kind_keeps_members(const char *code);
/* Kinds that may be founded under this one, in the order of the table; NULL at the end. */
const struct org_kind *org_kind_next_under(const struct org_kind *previous, const char *parent_code);
/* Is the authority that approved it kept from the first day? NC-02 */
bool org_kind_needs_authority(const char *code);
/* A body beside the Party tree: not of the Party itself. */
bool org_kind_is_beside(const char *code);
/* A mass organisation with a charter of its own. */
bool org_kind_is_mass(const char *code);

/* In place of a kind: the kinds that count as branches in every total. */
#define ORG_KIND_BRANCHES "branches"
/* A kind, or ORG_KIND_BRANCHES, as statements of lists want it: ".branch.joint_branch."; "" for "". */
const char *org_kinds_text(struct arena *a, const char *kind);
/* Does a unit of this kind suit a typed organisation (code set org_type)? DHZ-02, SN-08. */
bool org_type_suits_host(const char *org_type, const char *host_kind);

#endif
