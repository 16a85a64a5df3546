/* The vocabulary of rights. A post carries a set of them (table post_right, kept by the security
 * administrator) over the subtree of its organisation. A new right gets a line here, a sentence
 * `permission.<name>` in text/permission.txt, and a line in docs/permissions.md. */
#ifndef CORE_PERMISSION_H
#define CORE_PERMISSION_H

#include <stdint.h>

/* X(constant, key) */
#define PERMISSIONS(X) \
	X(MAY_SEE_ORG,        "see_org") \
	X(MAY_EDIT_ORG,       "edit_org") \
	X(MAY_APPOINT,        "appoint") \
	X(MAY_SEE_PERSON,     "see_person") \
	X(MAY_EDIT_PERSON,    "edit_person") \
	X(MAY_SEE_FULL,       "see_full") \
	X(MAY_IMPORT,         "import") \
	X(MAY_EXPORT,         "export") \
	X(MAY_APPROVE_EXPORT, "approve_export") \
	X(MAY_SEE_FIGURES,    "see_figures") \
	X(MAY_SET_NORMS,      "set_norms") \
	X(MAY_HANDLE,         "handle") \
	X(MAY_SEE_SELF,       "see_self")

enum permission {
#define X(constant, key) constant,
	PERMISSIONS(X)
#undef X
	PERMISSIONS_COUNT,
	/* Not rights of a post, but conditions of a route: */
	ANYONE = 64,		/* no sign-in: public pages, sign-in itself */
	SIGNED_IN,		/* any account */
	SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN	/* the three administrators; they see no business data */
};

typedef uint64_t permission_set;

enum admin_kind { ADMIN_NONE = 0, ADMIN_SYSTEM = 1, ADMIN_SECURITY = 2, ADMIN_AUDIT = 3 };

#endif
