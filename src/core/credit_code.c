#include "core/credit_code.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#include "base/text.h"
#include "text/credit_code.h"

static const char ALPHABET[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

#define ALPHABET_COUNT 31
#define TYPED_CHARS_MAX 40
#define ORG_CODE_AT 8
#define ORG_CODE_CHARS 8	/* and its check character */

static char check_of(const char *code)
{
	int sum = 0, weight = 1;	/* powers of 3 modulo 31 */

	for (int i = 0; i < CREDIT_CODE_CHARS - 1; i++) {
		sum += (int)(strchr(ALPHABET, code[i]) - ALPHABET) * weight;
		weight = weight * 3 % ALPHABET_COUNT;
	}
	return ALPHABET[(ALPHABET_COUNT - sum % ALPHABET_COUNT) % ALPHABET_COUNT];
}

/* GB 11714: letters count from 10 in the whole alphabet. */
static char org_check_of(const char *org_code)
{
	static const int WEIGHTS[ORG_CODE_CHARS] = { 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0;

	for (int i = 0; i < ORG_CODE_CHARS; i++) {
		char c = org_code[i];

		sum += (c <= '9' ? c - '0' : c - 'A' + 10) * WEIGHTS[i];
	}
	return "0X987654321"[sum % 11];
}

enum credit_code_fault credit_code_read(struct arena *a, const char *typed, const char **code)
{
	char text[TYPED_CHARS_MAX + 1] = "";

	if (typed == NULL)
		return CREDIT_CODE_EMPTY;
	if (!text_code(typed, text, TYPED_CHARS_MAX))
		return CREDIT_CODE_LENGTH;
	if (text[0] == '\0')
		return CREDIT_CODE_EMPTY;
	if (text[strspn(text, ALPHABET)] != '\0')
		return CREDIT_CODE_SIGN;
	if (strlen(text) != CREDIT_CODE_CHARS)
		return CREDIT_CODE_LENGTH;
	if (check_of(text) != text[CREDIT_CODE_CHARS - 1] ||
	    org_check_of(text + ORG_CODE_AT) != text[ORG_CODE_AT + ORG_CODE_CHARS])
		return CREDIT_CODE_CHECK;
	*code = arena_text(a, text);
	return CREDIT_CODE_GOOD;
}

message credit_code_fault_text(enum credit_code_fault fault)
{
	switch (fault) {
	case CREDIT_CODE_EMPTY: return T_credit_code_empty;
	case CREDIT_CODE_SIGN: return T_credit_code_sign;
	case CREDIT_CODE_LENGTH: return T_credit_code_length;
	case CREDIT_CODE_CHECK: return T_credit_code_check;
	case CREDIT_CODE_GOOD: break;
	}
	assert(!"a good code has no fault");
	return T_credit_code_empty;
}
