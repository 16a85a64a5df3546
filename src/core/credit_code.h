/* Unified social credit codes 统一社会信用代码 (GB 32100-2015). */
#ifndef CORE_CREDIT_CODE_H
#define CORE_CREDIT_CODE_H

#include "base/arena.h"
#include "base/message.h"

#define CREDIT_CODE_CHARS 18

enum credit_code_fault {
	CREDIT_CODE_GOOD = 0,
	CREDIT_CODE_EMPTY,
	CREDIT_CODE_SIGN,	/* I O S V Z never occur, nor anything but digits and letters */
	CREDIT_CODE_LENGTH,
	CREDIT_CODE_CHECK	/* its own check character, or that of the organisation code inside */
};

/* Blanks, full-width and small letters do not matter. `*code` (18 characters, upper-case, in the arena) is set
 * only when good. The class of the register, its first two characters, is in the code set register_class. */
enum credit_code_fault credit_code_read(struct arena *a, const char *typed, const char **code);
message credit_code_fault_text(enum credit_code_fault fault);	/* not for CREDIT_CODE_GOOD */

#endif
