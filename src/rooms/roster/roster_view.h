/* What an account keeps of its own about lists: which columns are shown, and filters saved under a name. */
#ifndef ROOMS_ROSTER_ROSTER_VIEW_H
#define ROOMS_ROSTER_ROSTER_VIEW_H

#include "rooms/roster/roster.h"

/* Columns beside the name. X(constant, key, title). Nationality is on paper only. */
#define ROSTER_COLUMNS(X) \
	X(ROSTER_COLUMN_STATUS, "status", T_roster_status) \
	X(ROSTER_COLUMN_ORG, "org", T_roster_org) \
	X(ROSTER_COLUMN_BIRTH, "birth", T_roster_birth) \
	X(ROSTER_COLUMN_JOINED, "joined", T_roster_joined_day) \
	X(ROSTER_COLUMN_FULL, "full", T_roster_full_day) \
	X(ROSTER_COLUMN_EDUCATION, "education", T_roster_education) \
	X(ROSTER_COLUMN_OCCUPATION, "occupation", T_roster_occupation) \
	X(ROSTER_COLUMN_WORK_UNIT, "work_unit", T_roster_work_unit) \
	X(ROSTER_COLUMN_JOB, "job", T_roster_job) \
	X(ROSTER_COLUMN_FRONT_LINE, "front_line", T_roster_front_line) \
	X(ROSTER_COLUMN_PHONE, "phone", T_roster_phone) \
	X(ROSTER_COLUMN_ID_NUMBER, "id_number", T_roster_id_number) \
	X(ROSTER_COLUMN_NATIVE_PLACE, "native_place", T_roster_native_place) \
	X(ROSTER_COLUMN_FORMER_NAME, "former_name", T_roster_former_name)

enum roster_column {
#define X(constant, key, title) constant,
	ROSTER_COLUMNS(X)
#undef X
	ROSTER_COLUMNS_COUNT
};
struct roster_column_kind { const char *key; message title; };
/* By column: the key of address and saved view, and its title. */
extern const struct roster_column_kind ROSTER_COLUMN_KINDS[ROSTER_COLUMNS_COUNT];

struct roster_columns { bool has[ROSTER_COLUMNS_COUNT]; };
/* Those the account chose, or the usual ones. */
void roster_columns_read(struct ctx *c, struct roster_columns *columns);
bool roster_columns_choose(struct ctx *c, const char *const *keys, size_t count);

#define ROSTER_LIST_PEOPLE "person"
#define ROSTER_LIST_ORGS "org"
/* The query as its list understands it, without the rest, behind "org=5&" where it names an organisation; "" where it asks nothing. `list`
 * is one of the two. */
const char *roster_view_query(struct ctx *c, const char *list, const char *query);
/* The organisation of a saved query, 0 none; and what it asks. */
int64_t roster_view_org(const char *query);
const char *roster_view_filter(const char *query);
/* Saves what roster_view_query leaves of a query under a name. Refuses: an unknown list, no name, a name
 * longer than the column or taken by another view of the account, nothing to save, more than ROSTER_VIEWS_MAX views of the list. */
bool roster_view_save(struct ctx *c, const char *list, const char *name, const char *query, roster_view_id *made);
/* Another name, the same query. Refuses as above; NOT_FOUND for a view of somebody else; CONFLICT. */
bool roster_view_rename(struct ctx *c, roster_view_id id, const char *name, int64_t row_version);
/* How many people there are in the scope by a saved query; kept beside the figures until somebody's record changes. False: of a list behind a
 * number, which is asked for when it is opened. */
bool roster_view_people(struct ctx *c, const struct roster_scope *scope, const char *query, int64_t *n);
bool roster_view_drop(struct ctx *c, roster_view_id id);

#endif
