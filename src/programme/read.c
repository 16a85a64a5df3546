/* Reading a programme file: its head, parameters, roles and values. Blocks are in read_block.c and read_step.c. */
#include "programme/read.h"

#include <string.h>

static bool read_title(struct reader *r)
{
	struct token *name;

	if (!take_name(r, &name) || !take_text(r, &r->p->title))
		return false;
	r->p->id = name->text;
	return true;
}

static bool read_version(struct reader *r)
{
	return take_int(r, &r->p->version) && (r->p->version > 0 || reader_fail(r, T_programme_expects_whole_number));
}

static bool read_origin(struct reader *r)
{
	return take_text(r, &r->p->origin);
}

static bool read_about(struct reader *r)
{
	static const enum programme_word KINDS[] = { WORD_PERSON, WORD_PROJECT, WORD_MATTER, WORD_ORG, WORDS_COUNT };

	if (!take_one_of(r, KINDS, &r->p->about))
		return false;
	return !take_word(r, WORD_WHERE) || take_expression(r, &r->p->about_where);
}

/* The last one is a place of roles alone: nothing runs above where it runs. */
static const enum programme_word PLACES[] = { WORD_BRANCH, WORD_GENERAL_BRANCH, WORD_COMMITTEE, WORD_VILLAGE, WORD_COMMUNITY, WORD_TOWN,
	WORD_COUNTY, WORD_UNIT, WORD_DEPARTMENT, WORD_APPROVER, WORD_ABOVE, WORDS_COUNT };

static bool read_runs_at(struct reader *r)
{
	struct token *place = r->at;

	if (!take_one_of(r, PLACES, &r->p->runs_at))
		return false;
	if (r->p->runs_at != WORD_ABOVE)
		return true;
	r->at = place;
	return reader_fail_words(r, PLACES, WORD_ABOVE);
}

static bool take_month_day(struct reader *r, struct month_day *md)
{
	const char *text = r->at->text;

	if (r->at->kind != TOKEN_MONTH_DAY)
		return reader_fail(r, T_programme_expects_month_day);
	*md = (struct month_day){ (text[0] - '0') * 10 + text[1] - '0', (text[3] - '0') * 10 + text[4] - '0' };
	if (!date_is_valid(2000, md->month, md->day))
		return reader_fail(r, T_programme_expects_month_day);
	r->at++;
	return true;
}

static bool read_opens(struct reader *r)
{
	static const enum programme_word WHEN[] = { WORD_ANY, WORD_YEARLY, WORD_HALF_YEARLY, WORD_QUARTERLY, WORDS_COUNT };

	if (!take_one_of(r, WHEN, &r->p->opens))
		return false;
	return r->p->opens != WORD_YEARLY ||
		(take_month_day(r, &r->p->opens_from) && expect_sign(r, "..") && take_month_day(r, &r->p->opens_to));
}

/* one_open_per subject, nomination.name: with a field several may be open, each with something else in it. */
static bool read_one_open(struct reader *r)
{
	r->p->one_open_line = r->line->number;
	if (!expect_word(r, WORD_SUBJECT))
		return false;
	r->p->is_one_open_per_subject = !take_sign(r, ",");
	return r->p->is_one_open_per_subject || take_dotted(r, &r->p->one_open_by);
}

/* Everything about the subject, or one step of one other practice: "holds recruit.meeting until delegate each_round". */
static bool read_holds(struct reader *r)
{
	struct hold *hold;

	if (take_word(r, WORD_SUBJECT))
		return r->p->holds_subject = true;
	hold = READER_ADD(r, r->p->holds, r->p->holds_count);
	if (hold == NULL)
		return false;
	hold->line = r->line->number;
	if (!take_dotted(r, &hold->step) || !expect_word(r, WORD_UNTIL) || !take_name(r, &hold->until))
		return false;
	hold->is_each_round = take_word(r, WORD_EACH_ROUND);
	return true;
}

/* gates recruit.meeting by pledged from open within 12m when special = 1 "…" */
static bool read_gates(struct reader *r)
{
	struct gate *gate = READER_ADD(r, r->p->gates, r->p->gates_count);

	if (gate == NULL)
		return false;
	gate->line = r->line->number;
	if (!take_dotted(r, &gate->step) || !expect_word(r, WORD_BY) || !take_words(r, &gate->by) || (take_word(r, WORD_LISTED) && !take_dotted(r, &gate->listed)))
		return false;
	if (take_word(r, WORD_FROM) && !(gate->is_since_open = take_word(r, WORD_OPEN)) && !take_words(r, &gate->from))
		return false;
	return (!take_word(r, WORD_WITHIN) || take_span(r, &gate->within)) &&
		(!take_word(r, WORD_WHEN) || take_expression(r, &gate->when)) && take_text(r, &gate->text);
}

static bool read_hold(struct reader *r)
{
	r->p->hold_line = r->line->number;
	if (!take_words(r, &r->p->hold_roles))
		return false;
	r->p->is_talk_first = take_word(r, WORD_TALK_FIRST);
	return true;
}

static bool read_post_needs(struct reader *r)
{
	r->p->post_line = r->line->number;
	return take_words(r, &r->p->post_needs) && (!take_word(r, WORD_POST) || take_text(r, &r->p->post_meant)) &&
		(!take_word(r, WORD_WITHIN) || take_span(r, &r->p->post_within));
}

/* each visits committee "各党委检查" needs tz-visit.clean, tz-visit.rectified; behind the place perhaps topmost, and as_of STEP */
static const enum programme_word PLACES_BELOW[] = { WORD_BRANCH, WORD_GENERAL_BRANCH, WORD_COMMITTEE, WORD_VILLAGE, WORD_COMMUNITY, WORD_TOWN, WORDS_COUNT };

static bool read_titled(struct reader *r)
{
	struct titled *titled = READER_ADD(r, r->p->titles, r->p->titles_count);

	if (titled == NULL)
		return false;
	titled->line = r->line->number;
	return take_one_of(r, PLACES_BELOW, &titled->place) && take_text(r, &titled->title);
}

static bool read_each(struct reader *r)
{
	struct each *each = READER_ADD(r, r->p->eaches, r->p->eaches_count);

	if (each == NULL)
		return false;
	each->line = r->line->number;
	if (!take_id(r, &each->id) || !take_one_of(r, PLACES_BELOW, &each->place))
		return false;
	each->is_topmost = take_word(r, WORD_TOPMOST);
	if (take_word(r, WORD_AS_OF) && !take_name(r, &each->as_of))
		return false;
	if (!take_text(r, &each->title) || !expect_word(r, WORD_NEEDS))
		return false;
	do {
		struct token **finish = READER_ADD(r, each->finishes.list, each->finishes.count);

		if (finish == NULL || !take_dotted(r, finish))
			return false;
	} while (take_sign(r, ","));
	return true;
}

static bool read_ledger(struct reader *r)
{
	r->p->is_ledger_public = true;
	return expect_word(r, WORD_PUBLIC);
}

static bool read_covers(struct reader *r)
{
	return take_words(r, &r->p->covers);
}

static bool read_rule(struct reader *r)
{
	struct rule *rule = READER_ADD(r, r->p->rules, r->p->rules_count);

	if (rule == NULL)
		return false;
	rule->line = r->line->number;
	if (!take_id(r, &rule->id) || !take_text(r, &rule->title) || !expect_word(r, WORD_FROM))
		return false;
	rule->from = r->at->kind == TOKEN_DATE ? day_parse_iso(r->at->text) : DAY_NONE;
	if (rule->from == DAY_NONE)
		return reader_fail(r, T_programme_no_date);
	r->at++;
	return true;
}

/* 60 and 1..100 are whole; 60.0 lets a place set 62.5, and so do 1/2 and 50%. */
static bool is_without_decimals(const struct token *from, const struct token *to)
{
	for (; from < to; from++)
		if (strpbrk(from->text, "/%") != NULL || (from->kind == TOKEN_NUMBER && strchr(from->text, '.') != NULL))
			return false;
	return true;
}

static bool read_param(struct reader *r)
{
	struct param *param = READER_ADD(r, r->p->params, r->p->params_count);
	const struct token *from;

	if (param == NULL)
		return false;
	param->line = r->line->number;
	if (!take_id(r, &param->id))
		return false;
	from = r->at;
	param->high = (struct fraction){ 1, 1 };
	param->low = (struct fraction){ 0, 1 };
	param->value = take_word(r, WORD_YES) ? param->high : param->low;
	param->is_switch = param->value.above == 1 || take_word(r, WORD_NO);
	if (!param->is_switch && !(take_fraction(r, &param->value) && expect_word(r, WORD_IN) && take_range(r, &param->low, &param->high)))
		return false;
	param->is_whole = is_without_decimals(from, r->at);
	param->binds = take_word(r, WORD_AT_LEAST) ? WORD_AT_LEAST : take_word(r, WORD_AT_MOST) ? WORD_AT_MOST :
		fraction_compare(param->value, param->low) == 0 ? WORD_AT_LEAST : NO_WORD;	/* whose number is the least that the law lets stand */
	return take_text(r, &param->title);
}

/* post 书记 of town below: the place is a kind that there may be several of below an organisation. */
static bool read_post(struct reader *r, struct role_part *part)
{
	static const enum programme_word BELOW[] = { WORD_BRANCH, WORD_GENERAL_BRANCH, WORD_COMMITTEE, WORD_VILLAGE, WORD_COMMUNITY, WORD_TOWN, WORD_DEPARTMENT, WORDS_COUNT };
	const enum programme_word *kind = BELOW;
	struct token *post, *place;

	if (!take_name(r, &post) || !expect_word(r, WORD_OF))
		return false;
	part->post = post->text;
	place = r->at;
	if (!take_one_of(r, PLACES, &part->place))
		return false;
	part->is_below = take_word(r, WORD_BELOW);
	while (*kind != WORDS_COUNT && *kind != part->place)
		kind++;
	if (!part->is_below || *kind != WORDS_COUNT)
		return true;
	r->at = place;
	return reader_fail_words(r, BELOW, WORDS_COUNT);
}

static bool read_role_part(struct reader *r, struct role_part *part)
{
	static const enum programme_word SELECTORS[] = { WORD_POST, WORD_MEMBERS_OF, WORD_FULL_MEMBERS_OF, WORD_APPLICANTS_OF, WORD_PEOPLE_OF, WORD_COMMITTEE_OF, WORD_STAFF_OF, WORD_SUBJECT, WORD_EVERYONE,
		WORD_INVITED, WORD_ELECTED, WORD_NAMED, WORDS_COUNT };

	if (!take_one_of(r, SELECTORS, &part->selector))
		return false;
	switch (part->selector) {
	case WORD_POST:
		return read_post(r, part);
	case WORD_MEMBERS_OF:
		if (take_word(r, WORD_BODY))
			return take_text(r, &part->body);
		return take_one_of(r, PLACES, &part->place);
	case WORD_FULL_MEMBERS_OF:
	case WORD_APPLICANTS_OF:
	case WORD_PEOPLE_OF:
	case WORD_COMMITTEE_OF:
	case WORD_STAFF_OF:
		return take_one_of(r, PLACES, &part->place);
	case WORD_ELECTED:
		return take_name_or_field(r, &part->vote);
	case WORD_NAMED:
		return take_dotted(r, &part->field);
	default:
		return true;
	}
}

static bool read_role(struct reader *r)
{
	struct role *role = READER_ADD(r, r->p->roles, r->p->roles_count);

	if (role == NULL)
		return false;
	role->line = r->line->number;
	if (!take_id(r, &role->id) || !expect_sign(r, "="))
		return false;
	do {
		struct role_part *part = READER_ADD(r, role->parts, role->parts_count);

		if (part == NULL || !read_role_part(r, part))
			return false;
	} while (take_sign(r, "+"));
	return true;
}

static bool read_value(struct reader *r)
{
	struct value_rule *value = READER_ADD(r, r->p->values, r->p->values_count);

	if (value == NULL)
		return false;
	value->line = r->line->number;
	return take_id(r, &value->id) && expect_sign(r, "=") && take_expression(r, &value->expression) &&
		(r->at->kind == TOKEN_END || take_text(r, &value->title));
}

/* keep admission.images until keep_until "…" */
static bool read_keep(struct reader *r)
{
	struct keep *keep = READER_ADD(r, r->p->keeps, r->p->keeps_count);

	if (keep == NULL)
		return false;
	keep->line = r->line->number;
	return take_dotted(r, &keep->field) && expect_word(r, WORD_UNTIL) && take_name(r, &keep->until) && take_text(r, &keep->title);
}

/* consent entry.agreed_on until withdrawn when entry.consent = 是 "…" */
static bool read_consent(struct reader *r)
{
	struct consent *consent = &r->p->consent;

	if (consent->line != 0)
		return problem_add(r->problems, r->line->number, T_programme_consent_once, NULL);
	consent->line = r->line->number;
	return take_dotted(r, &consent->field) && expect_word(r, WORD_UNTIL) && take_name(r, &consent->until) &&
		(!take_word(r, WORD_WHEN) || take_expression(r, &consent->when)) && take_text(r, &consent->title);
}

static const struct declaration DECLARATIONS[] = {
	{ WORD_VERSION, read_version }, { WORD_AFTER, read_origin }, { WORD_ABOUT, read_about }, { WORD_RUNS_AT, read_runs_at },
	{ WORD_OPENS, read_opens }, { WORD_ONE_OPEN_PER, read_one_open }, { WORD_HOLDS, read_holds }, { WORD_GATES, read_gates }, { WORD_HOLD, read_hold }, { WORD_POST_NEEDS, read_post_needs }, { WORD_EACH, read_each }, { WORD_TITLED, read_titled }, { WORD_LEDGER, read_ledger }, { WORD_COVERS, read_covers },
	{ WORD_RULE, read_rule }, { WORD_PARAM, read_param }, { WORD_ROLE, read_role }, { WORD_VALUE, read_value }, { WORD_KEEP, read_keep }, { WORD_CONSENT, read_consent }, { WORD_FORM, read_form }, { WORD_SHEET, read_sheet },
	{ WORD_VOTE, read_vote }, { WORD_DRAW, read_draw }, { WORD_NOTICE, read_notice }, { WORD_DUTY, read_duty }, { WORD_STEP, read_step }, { WORD_FINISH, read_finish },
	{ WORD_REFUSE, read_refusal }, { WORD_EXAMPLE, read_example },
};

static bool read_declaration(struct reader *r)
{
	enum programme_word near;

	for (size_t i = 0; i < sizeof(DECLARATIONS) / sizeof(DECLARATIONS[0]); i++)
		if (take_word(r, DECLARATIONS[i].word))
			return DECLARATIONS[i].read(r) && reader_at_end(r);
	near = r->at->kind == TOKEN_WORD ? programme_word_near(r->at->text, r->tried, r->tried_count) : NO_WORD;
	return near == NO_WORD ? reader_fail(r, T_programme_unknown_statement) : reader_fail_tried(r);
}

/* Behind a declaration that is wrong: on to the next, so that all that is wrong is told at once. */
static void pass_over(struct reader *r)
{
	while (reader_next(r))
		for (size_t i = 0; i < sizeof(DECLARATIONS) / sizeof(DECLARATIONS[0]); i++)
			if (take_word(r, DECLARATIONS[i].word)) {
				r->index--;
				return;
			}
}

bool programme_read(struct problems *problems, struct programme *p)
{
	struct reader r = { .problems = problems, .p = p };
	bool is_good;

	if (!reader_next(&r))
		return problem_add(problems, 0, T_programme_empty, NULL);
	is_good = expect_word(&r, WORD_PROGRAMME) && read_title(&r) && reader_at_end(&r);
	while (reader_next(&r))
		if (!read_declaration(&r)) {
			is_good = false;
			pass_over(&r);
		}
	return is_good;
}
