/* What a rule gets: who acts, on which database, at what business time, and where refusals go.
 * Pages, API and command line build one and call the same rules. It dies with the request. */
#ifndef CORE_CTX_H
#define CORE_CTX_H

#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/date.h"
#include "base/message.h"
#include "core/permission.h"
#include "store/store.h"

/* What an account has to do before it may do anything else. */
enum actor_duty {
	DUTY_NONE = 0,
	DUTY_PASSWORD,	/* the password was set by somebody else or is too old */
	DUTY_TOTP,	/* the post demands a second factor and none is enrolled */
	DUTY_POST	/* several posts, none chosen */
};

/* The account that acts, with the one post it chose. All zero: nobody is signed in. */
struct actor {
	int64_t account_id, person_id, holding_id;
	int64_t org_id;			/* where the post is held: the top of the scope */
	int64_t region_id;
	int level;			/* org.level of that organisation: 1 county … 5 group; 0 without a post */
	const char *path_from, *path_to;	/* the subtree as a range of org.path, "" if none */
	const char *name, *post_name, *org_name;
	permission_set may;		/* rights of the post, from post_right */
	enum admin_kind admin;		/* one of the three administrators, or ADMIN_NONE */
	enum actor_duty duty;
	bool has_totp;			/* a one-time code is enrolled */
	int clearance;
	bool has_membership;		/* is or was a member of the Party: applicants and others are not */
};

enum refusal_kind {
	REFUSED_NOT = 0,
	BAD_INPUT,	/* 422: a field is missing or wrong */
	NOT_FOUND,	/* 404: also for everything outside the actor's scope */
	GONE,		/* 410: it was there, and the actor might have had it */
	FORBIDDEN,	/* 403: signed in, but the post does not carry this right at all */
	AGAINST_RULE,	/* 422: the rule and its figures are in the message */
	CONFLICT,	/* 409: somebody changed it meanwhile */
	TOO_MUCH,	/* 429 */
	NOT_SIGNED_IN,	/* 401 */
	STEP_UP		/* 403: who acts has to prove again who he is, then the same request goes on */
};

#define REFUSAL_ARGS_MAX 8
#define REFUSALS_MAX 100

/* A value that the field would take, and the words by which somebody tells it from the others. */
struct refusal_choice { const char *value, *words; };

struct refusal {
	enum refusal_kind kind;
	const char *field;		/* name of the form field, NULL if of the whole */
	message text;
	struct message_arg args[REFUSAL_ARGS_MAX];
	int args_count;
	const char *rule;		/* for the audit log, where the text is that of a rule which is data: the rule as it stands, without figures of anybody; NULL: the text tells */
	const struct refusal_choice *choices;	/* what may have been meant, for the form to offer; NULL: nothing */
	size_t choices_count;
};

struct ctx {
	struct arena *arena;
	struct store *store;
	struct actor actor;
	enum lang lang;
	day_t today;			/* business clock, China */
	int64_t now_s;			/* business clock, UTC seconds */
	int64_t machine_s;		/* machine clock, for sessions, lock-outs, TOTP */
	const char *address;
	struct refusal *refusals;	/* in order; REFUSALS_MAX at most */
	int refusals_count;
	const struct services *services;	/* keys, files, snapshot: see core/services.h */
	/* Called inside each write transaction that has just begun (web asks there whether the key of the request was answered
	 * before, which costs least where the rows are at hand). It may give the run up. NULL: nothing to do. */
	void (*after_begin)(struct ctx *c);
	/* Called once inside the write transaction, just before its commit (web remembers the answer to an
	 * idempotency key there). False gives the commit up. NULL: nothing to do. */
	bool (*before_commit)(struct ctx *c);
	void *before_commit_data;
	/* Asked by ctx_commit once every rule is content: may what the request holds be kept at all? Refuses what may not (web asks for
	 * markings of secrecy). NULL: no request. */
	bool (*admits_typed)(struct ctx *c);
	/* A request commits after its handler returned, so that its answer can be remembered in the same
	 * transaction: ctx_commit then only says that the commit is due. The command line commits at once. */
	bool defers_commit, is_commit_due;
	/* Refused as TOO_MUCH: after so many seconds the same may be tried again; 0: the rule does not say. */
	int64_t wait_s;
	/* The rule asks which version the change goes out from, and the request does not say: see ctx_refuse_changed. */
	bool lacks_row_version;
	/* The last proof of who acts is more than STEP_UP_SECONDS_MAX old. Only a session gets old: the command
	 * line and the jobs have none. See permit_require_fresh. */
	bool is_proof_old;
};

/* Records a refusal and returns false. Pairs of placeholder name and value follow, ended by NULL. */
bool ctx_refuse(struct ctx *c, enum refusal_kind kind, message text, ...) __attribute__((sentinel));
bool ctx_refuse_field(struct ctx *c, const char *field, message text, ...) __attribute__((sentinel));	/* BAD_INPUT */
/* The row has another version than the one that the change goes out from: CONFLICT; where the request names none, BAD_INPUT of row_version. */
bool ctx_refuse_changed(struct ctx *c, message text, ...) __attribute__((sentinel));
#ifdef __clang_analyzer__	/* it looks at one file at a time and would go on behind every refusal; hence the ( ) of the definitions */
#define ctx_refuse(...) (ctx_refuse(__VA_ARGS__) && false)
#define ctx_refuse_field(...) (ctx_refuse_field(__VA_ARGS__) && false)
#define ctx_refuse_changed(...) (ctx_refuse_changed(__VA_ARGS__) && false)
#endif
/* Adds to the last refusal what may have been meant; the choices live in the arena. */
void ctx_offer(struct ctx *c, const struct refusal_choice *choices, size_t count);
/* Names the rule of the last refusal for the audit log; it lives as long as the arena. */
void ctx_name_rule(struct ctx *c, const char *rule);
bool ctx_is_refused(const struct ctx *c);

/* Refuse at the field what has more than `most` characters, with that limit as {n} of `too_long`; NULL fits. ctx_text_is_right refuses with
 * `missing` what is empty, too. */
bool ctx_text_fits(struct ctx *c, const char *field, const char *text, size_t most, message too_long);
bool ctx_text_is_right(struct ctx *c, const char *field, const char *text, size_t most, message missing, message too_long);
/* Refuses at the field what was typed and is no day, quoting it with the reason: not in the calendar, to be read in several ways, a month
 * alone. Nothing typed, or NULL, is none. */
bool ctx_day_is_one(struct ctx *c, const char *field, const char *typed);
/* The same of a month, which a day may stand for. */
bool ctx_month_is_one(struct ctx *c, const char *field, const char *typed);

/* For the figures of a refusal, for audit lines and for rows: a number in plain digits, and a sentence that has no placeholders in the
 * language of whoever acts. In the arena. */
const char *ctx_number(const struct ctx *c, int64_t n);
const char *ctx_words(const struct ctx *c, message text);

/* store_begin with the actor's account, post and address filled in. */
void ctx_begin(struct ctx *c, const char *verb, const char *subject, int64_t subject_id, int64_t org_id);

/* Commits what ctx_begin began: true once rows and audit line are on disk. A context with refusals never
 * commits. False: look at ctx_is_refused, then at store_state. */
bool ctx_commit(struct ctx *c);
/* Commits what is due, if anything is. Afterwards is_commit_due is true only if it was given up or failed. */
bool ctx_commit_deferred(struct ctx *c);

#endif
