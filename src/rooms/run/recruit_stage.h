/* Recruiting stage by stage (TZ-09): who is an activist, a prospect, on probation, or converted in an organisation and below it. Activists and prospects are those of the
 * archive today; members are those whom a case of recruiting made so, whenever it was opened. Every number has the rows behind it. */
#ifndef ROOMS_RUN_RECRUIT_STAGE_H
#define ROOMS_RUN_RECRUIT_STAGE_H

#include "core/ctx.h"
#include "rooms/org/org_sql.h"
#include "rooms/run/recruit_stage_sql.h"

#define RECRUIT_STAGE_ROWS_PER_PAGE 50
#define RECRUIT_STAGE_UNITS_MAX 500

/* member: on probation and converted together. */
enum recruit_stage { RECRUIT_APPLICANT, RECRUIT_ACTIVIST, RECRUIT_PROSPECT, RECRUIT_PROBATIONARY, RECRUIT_CONVERTED, RECRUIT_MEMBER, RECRUIT_STAGES_COUNT };
extern const char *const RECRUIT_STAGES[];	/* "applicant" … "member": of addresses and of the API */

struct recruit_unit { struct org_row org; int64_t numbers[RECRUIT_STAGES_COUNT]; };

struct recruit_stages {
	struct recruit_unit own;
	struct recruit_stage_roles *roles; size_t roles_count;		/* of the organisation itself and of each part directly below, by path */
	struct recruit_stage_members *members; size_t members_count;
	struct recruit_unit *units; size_t units_count;		/* of the Party directly below, at most RECRUIT_STAGE_UNITS_MAX; read for a page alone */
	enum recruit_stage stage;				/* whose rows they are */
	struct recruit_stage_row *rows; size_t rows_count;	/* run 0: no case is open */
	const char **open_hrefs;				/* of each row without a case, where the actor may open one: the form; else NULL. Read for a page alone */
	int64_t page, rows_per_page;
};

/* False after a refusal: the organisation is out of reach, or no stage is called so; "" is the first one. */
bool recruit_stages_read(struct ctx *c, org_id org, const char *stage, int64_t page, int64_t rows_per_page, struct recruit_stages *s);
void recruit_stages_read_ways(struct ctx *c, struct recruit_stages *s);
void recruit_stages_read_units(struct ctx *c, struct recruit_stages *s);

#endif
