/* 党员证明信: for a member who is away for less than six months, so that the organisation there lets him take part. The relation does not move,
 * nor does the vote. Numbered by the committee above the branch, good to its last day, kept in a register that shows which ran out. */
#ifndef ROOMS_CERTIFICATE_CERTIFICATE_H
#define ROOMS_CERTIFICATE_CERTIFICATE_H

#include "core/ctx.h"
#include "rooms/certificate/certificate_sql.h"

#define CERTIFICATE_MONTHS 6	/* 党员教育管理工作条例 2019 arts 25, 32: from six months on the relation moves, or the member is registered as floating */
#define CERTIFICATE_REASON_CHARS_MAX 200

struct certificate_form { const char *place, *reason; day_t from_day, to_day; };	/* reason: code set certificate_reason */
enum certificate_state { CERTIFICATE_VALID, CERTIFICATE_EXPIRED, CERTIFICATE_VOIDED, CERTIFICATE_STATES_COUNT };

/* On the last day it is still good. */
enum certificate_state certificate_state_of(day_t to_day, day_t voided_day, day_t today);
/* "证〔2015〕3号" */
const char *certificate_number(struct arena *a, int64_t year, int64_t serial);

/* For whoever may see people of the branch; else NOT_FOUND. */
bool certificate_see(struct ctx *c, certificate_id id, struct certificate_row *row);
/* The same for a print: refuses one that ran out or was voided. */
bool certificate_for_print(struct ctx *c, certificate_id id, struct certificate_row *row);
/* Issued today by the committee above the branch. Needs MAY_EDIT_PERSON there. Refuses: a person who is no member, no place or reason, days that
 * are none, a last day that is past, six months or more (with those of earlier ones that join on), days of another that is good. */
bool certificate_issue(struct ctx *c, person_id person, const struct certificate_form *form, certificate_id *made);
/* Needs MAY_EDIT_PERSON at the issuer, and a reason. Refuses twice. */
bool certificate_void(struct ctx *c, certificate_id id, const char *reason, int64_t row_version);

#endif
