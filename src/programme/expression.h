/* Expressions of programme files: exact numbers, dates and truth values, without side effects and without loops.
 *
 * What is not known stays unknown: a comparison with it is neither true nor false, `unknown and no` is no,
 * `unknown or yes` is yes. A branch acts only on what is certainly true, a refusal also on what can't be reckoned. */
#ifndef PROGRAMME_EXPRESSION_H
#define PROGRAMME_EXPRESSION_H

#include "base/date.h"
#include "base/fraction.h"
#include "programme/token.h"

#define EXPRESSION_DEPTH_MAX 32
#define EXPRESSION_HEIGHT_MAX 300	/* operands in operands, through values, from the outermost to a name: half a kilobyte each of a worker's stack */
#define EXPRESSION_ROWS_MAX 400		/* of a table, as an expression is weighed; no case and no example has more */
#define EXPRESSION_WEIGHT_MAX (10 * 1000 * 1000)	/* operands that are reckoned each time, with full tables: about a tenth of a second */

enum programme_value_kind { VALUE_UNKNOWN, VALUE_NONE, VALUE_NUMBER, VALUE_DATE, VALUE_TRUTH, VALUE_SYMBOL };

/* Unknown is of two kinds. What is not filled in yet is only missing. What is there and can't be reckoned with (part of a month, a division by zero, a number
 * too great, more than ten years of working days) is_wrong: a refusal that rests on it acts, since nobody can tell that it doesn't hold. */

struct programme_value {
	enum programme_value_kind kind;
	bool is_wrong;			/* VALUE_UNKNOWN: see above */
	struct fraction number;		/* VALUE_NUMBER */
	day_t day;			/* VALUE_DATE */
	bool is_true;			/* VALUE_TRUTH */
	const char *symbol;		/* VALUE_SYMBOL: a choice, a status, a text */
};

/* What a name in an expression stands for. */
enum name_kind {
	NAME_UNKNOWN, NAME_RULE, NAME_PARAM, NAME_ROLE, NAME_VALUE, NAME_FORM, NAME_FIELD, NAME_SHEET, NAME_VOTE, NAME_DRAW, NAME_NOTICE, NAME_DUTY, NAME_EACH, NAME_STEP,
	NAME_FINISH, NAME_ATTRIBUTE, NAME_COLUMN, NAME_OPEN, NAME_TODAY
};

/* `index` counts the declarations of the kind in the file; `field` those inside a form, the columns of a table, or the figures of an `each`. */
struct name { enum name_kind kind; int index, field; };

enum expression_kind {
	EXPRESSION_NUMBER, EXPRESSION_DATE, EXPRESSION_TRUTH, EXPRESSION_NONE, EXPRESSION_WORD, EXPRESSION_CALL,
	EXPRESSION_NOT, EXPRESSION_NEGATE, EXPRESSION_AND, EXPRESSION_OR,
	EXPRESSION_EQUAL, EXPRESSION_UNEQUAL, EXPRESSION_LESS, EXPRESSION_LESS_EQUAL, EXPRESSION_MORE, EXPRESSION_MORE_EQUAL,
	EXPRESSION_ADD, EXPRESSION_SUBTRACT, EXPRESSION_MULTIPLY, EXPRESSION_DIVIDE
};

struct expression {
	enum expression_kind kind;
	int line;
	struct programme_value value;			/* of a literal */
	struct token *token;			/* EXPRESSION_WORD, EXPRESSION_TRUTH: as written; EXPRESSION_CALL: the function */
	bool is_symbol;				/* EXPRESSION_WORD that stands for itself, as a choice does */
	struct name name;			/* EXPRESSION_WORD that is no symbol, once names are bound; of rank() its table, of total() its figure */
	enum programme_word function;		/* EXPRESSION_CALL */
	struct expression *left, *right, *third;	/* operands; arguments of a call; right of count(): its condition */
	int height, weight;			/* bound: see the limits; a value that is used weighs one here, since it is reckoned once */
};

/* Reads from *token on and moves it behind the expression. NULL: the problems say why. */
struct expression *expression_read(struct problems *problems, int line, struct token **token);

/* Is a bound condition never true unless a vote of those that are meant has passed? NULL, no condition: false. */
bool expression_wants_passed(const struct expression *e, bool (*is_meant)(const void *data, struct name vote), const void *data);

/* Where the value of a name comes from: a run, or an example. `tabled` answers count() and the other calls that ask for more than one name. */
struct facts {
	struct programme_value (*of)(const struct facts *facts, struct name name);
	struct programme_value (*called)(const struct facts *facts, enum programme_word function, struct name name);
	struct programme_value (*tabled)(const struct facts *facts, const struct expression *call);
	struct arena *arena;
	void *data;
	int64_t *steps;				/* counts each operand that is looked at; NULL: nobody asks */
};

/* For a check before any run: only parameters are known, no function and no table. */
struct programme_value facts_call_nothing(const struct facts *facts, enum programme_word function, struct name name);
struct programme_value facts_table_nothing(const struct facts *facts, const struct expression *call);

/* A number in a cell of a table; "-3" is one too. */
bool play_cell_number(const char *text, struct fraction *f);

/* What a bound expression is worth by these facts; unknown where one it needs is. */
struct programme_value expression_value(const struct expression *e, const struct facts *facts);
bool value_is_true(struct programme_value v);
/* Is it true, or unknown because what is there can't be reckoned with? */
bool value_forbids(struct programme_value v);
/* Unknown because of one of these: wrong where one of them is. */
struct programme_value value_unknown(struct programme_value one, struct programme_value other);
struct programme_value value_number(struct fraction f);
struct programme_value value_truth(bool is_true);

#endif
