#include "rooms/batch/batch_field.h"

#include <string.h>
#include "base/buffer.h"
#include "text/batch.h"

#define LOOK_ROWS_MAX 30
#define TITLE_BYTES_MAX 120
#define NOTE_CELLS_MAX 3

/* Spellings of heads, blanks and signs left out, separated by |. A head fits when it is one of them. */
static const struct { const char *field, *titles; } TITLES[] = {
	{ "name", "姓名|党员姓名|人员姓名|名字|党员名字|本人姓名" },
	{ "former_name", "曾用名|原名" },
	{ "id_number", "公民身份号码|公民身份证号码|公民身份证号|身份证号码|身份证号|身份证|身份证件号码|证件号码|证件号|居民身份证号码|居民身份证号" },
	{ "no_number_reason", "无身份号码的原因|无身份号码原因|无身份证原因|无证原因|身份号码缺失原因" },
	{ "sex", "性别" },
	{ "birth", "出生日期|出生年月|出生年月日|出生时间|生日|出生" },
	{ "nationality", "民族" },
	{ "native_place", "籍贯" },
	{ "marriage", "婚姻状况|婚姻|婚姻情况" },
	{ "phone", "电话|手机|手机号|手机号码|联系电话|联系方式|移动电话|电话号码|联系手机" },
	{ "address", "住址|家庭住址|家庭地址|现居住地|居住地|现住址|地址|户籍地址|常住地址" },
	{ "education", "学历|文化程度|最高学历|全日制学历" },
	{ "degree", "学位|最高学位" },
	{ "school", "毕业院校及专业|毕业院校|毕业学校|毕业院校系及专业|毕业院校专业" },
	{ "occupation", "职业|职业类别|工作岗位类别|人员身份|身份|从业类别|党员职业" },
	{ "work_unit", "工作单位|单位|工作单位及职务|所在单位|单位名称" },
	{ "job", "工作岗位|岗位|职务|现任职务|工作职务" },
	{ "is_front_line", "是否一线|生产工作一线|一线|是否生产工作一线|是否在生产工作一线|一线情况" },
	{ "status", "党籍状态|党籍|人员类别|党员类别|党员类型|党员状态|类别|政治面貌|是否正式党员" },
	{ "applied", "申请入党日期|申请入党时间|递交入党申请书时间|递交入党申请书日期|申请日期|申请时间" },
	{ "joined", "入党日期|入党时间|入党年月|加入党组织日期|加入中共日期|加入党组织时间|加入中国共产党时间|接收为预备党员日期" },
	{ "full", "转正日期|转正时间|转为正式党员日期|转正年月|转为正式党员时间" },
	{ "document", "文号|依据|批准文号|文号或依据" },
	{ "org", "所在支部|所在党支部|党支部|支部|支部名称|党支部名称|所在党组织|党组织名称|党组织|所属党组织|所属支部|所属党支部|所在基层党组织|组织名称" },
	{ "org_code", "组织代码|党组织代码|支部代码|党支部代码|党组织编码|组织编码" },
};
static const char SPARE[] = "序号|序|编号|备注|说明|年龄|党龄|照片|签名|签字|上级党组织|上级党委|所在党委|乡镇|镇街|所在总支|情况说明|备注栏|周岁";
/* And the column that the sheet of rows with errors has behind them; batch.how in both languages, as `squeeze` leaves it. */
static const char OWN[] = "怎么改|Howtoputitright";
static const char *const NOTES[] = { "合计", "总计", "小计", "备注", "说明", "注:", "注：", "填表", "制表", "审核", "负责人", "单位负责人", "内部资料", "填报", "联系人" };

/* ---- fields ---- */

size_t batch_fields_count(void)
{
	return PERSON_INPUTS_COUNT + 2;
}

int batch_field_org(void)
{
	return (int)PERSON_INPUTS_COUNT;
}

int batch_field_org_code(void)
{
	return (int)PERSON_INPUTS_COUNT + 1;
}

struct batch_field batch_field_at(int field)
{
	if (field == batch_field_org())
		return (struct batch_field){ .name = "org", .label = T_batch_field_org };
	if (field == batch_field_org_code())
		return (struct batch_field){ .name = "org_code", .label = T_batch_field_org_code };
	return (struct batch_field){ .name = PERSON_INPUTS[field].name, .label = PERSON_INPUTS[field].label, .input = &PERSON_INPUTS[field] };
}

int batch_field_find(const char *name)
{
	for (int i = 0; i < (int)batch_fields_count(); i++)
		if (strcmp(batch_field_at(i).name, name) == 0)
			return i;
	return BATCH_FIELD_NONE;
}

/* ---- titles ---- */

/* Without blanks, stars and what stands in brackets: "＊身份证号（18位）" is 身份证号. */
static void squeeze(const char *title, char out[TITLE_BYTES_MAX])
{
	size_t bytes = 0;
	int depth = 0;

	while (*title != '\0' && bytes + 5 < TITLE_BYTES_MAX) {
		uint32_t c = text_read_as(text_next(&title));

		if (c == '(' || c == 0xFF08 || c == '[' || c == 0x3010)
			depth++;
		else if (c == ')' || c == 0xFF09 || c == ']' || c == 0x3011)
			depth--;
		else if (depth <= 0 && c > ' ' && c != 0x3000 && c != '*' && c != ':' && c != 0xFF1A && c != '/' && c != 0x3001 && c != '_')
			bytes += text_put_char(out + bytes, c);
	}
	out[bytes] = '\0';
}

/* Is the word one of those with | between? */
static bool is_among(const char *words, const char *word)
{
	size_t bytes = strlen(word);

	for (const char *at = words; bytes > 0 && (at = strstr(at, word)) != NULL; at += bytes)
		if ((at == words || at[-1] == '|') && (at[bytes] == '|' || at[bytes] == '\0'))
			return true;
	return false;
}

int batch_field_read(const char *title)
{
	char word[TITLE_BYTES_MAX];

	squeeze(title, word);
	for (size_t i = 0; i < sizeof(TITLES) / sizeof(TITLES[0]); i++)
		if (is_among(TITLES[i].titles, word))
			return batch_field_find(TITLES[i].field);
	return BATCH_FIELD_NONE;
}

bool batch_title_is_spare(const char *title)
{
	char word[TITLE_BYTES_MAX];

	squeeze(title, word);
	return word[0] == '\0' || is_among(SPARE, word) || is_among(OWN, word);
}

bool batch_title_is_private(struct arena *a, const char *title)
{
	static const char *const WORDS[] = { "处分", "刑事", "前科", "犯罪", "违法" };
	size_t bytes = strlen(title);

	title = text_plain(a, title, &bytes);
	for (size_t i = 0; i < sizeof(WORDS) / sizeof(WORDS[0]); i++)
		if (strstr(title, WORDS[i]) != NULL)
			return true;
	return false;
}

bool batch_is_filler(const char *typed)
{
	static const char *const FILLERS[] = { "无", "没有", "暂无", "空", "/", "／", "\\", "-", "－", "--", "—", "——", NULL };

	return text_is_one_of(typed, FILLERS);
}

bool batch_row_is_note(const struct sheet_row *row)
{
	int cells = 0;
	const char *first = NULL;
	char word[TITLE_BYTES_MAX];

	for (int i = 0; i < row->cells_count; i++)
		if (row->cells[i].text[0] != '\0') {
			first = first == NULL ? row->cells[i].text : first;
			cells++;
		}
	if (first == NULL)
		return true;
	if (cells > NOTE_CELLS_MAX)
		return false;
	squeeze(first, word);
	for (size_t i = 0; i < sizeof(NOTES) / sizeof(NOTES[0]); i++)
		if (text_starts(word, NOTES[i]) || text_starts(first, NOTES[i]))
			return true;
	return false;
}

/* ---- the head ---- */

void batch_head_settle(struct batch_head *head)
{
	bool has[BATCH_FIELDS_MAX] = { false };
	bool is_all_known = true;

	for (int i = 0; i < head->columns_count; i++) {
		int field = head->fields[i];

		if (field != BATCH_FIELD_NONE && has[field])
			field = head->fields[i] = BATCH_FIELD_NONE;
		if (field != BATCH_FIELD_NONE)
			has[field] = true;
		else if (!batch_title_is_spare(head->titles[i]))
			is_all_known = false;
	}
	head->is_sure = is_all_known && has[batch_field_find("name")] && (has[batch_field_find("id_number")] || has[batch_field_find("birth")]);
}

static int known_count(const struct batch_head *head)
{
	int count = 0;

	for (int i = 0; i < head->columns_count; i++)
		count += head->fields[i] != BATCH_FIELD_NONE;
	return count;
}

static bool names_a_name(const struct batch_head *head)
{
	int name = batch_field_find("name");

	for (int i = 0; i < head->columns_count; i++)
		if (head->fields[i] == name)
			return true;
	return false;
}

/* Reads one row as a head, beneath the groups of the row before if there are some: 入党 over 时间 is 入党时间. */
static void read_head(struct arena *a, const struct sheet_row *row, const struct batch_head *above, const int *above_spans,
	struct batch_head *head)
{
	const char *group = "";
	int group_ends = 0;

	*head = (struct batch_head){ .first_row = above != NULL ? above->first_row : row->number, .last_row = row->number };
	head->columns_count = row->cells_count;
	if (above != NULL && above->columns_count > head->columns_count)
		head->columns_count = above->columns_count;
	for (int i = 0; i < head->columns_count; i++) {
		const char *title = i < row->cells_count ? row->cells[i].text : "";
		const char *over = above != NULL && i < above->columns_count ? above->titles[i] : "";

		if (over[0] != '\0') {
			group = over;
			group_ends = i + above_spans[i];
		} else if (i >= group_ends) {
			group = "";
		}
		head->titles[i] = arena_text(a, title[0] != '\0' ? title : over);
		head->fields[i] = batch_field_read(head->titles[i]);
		if (title[0] != '\0' && group[0] != '\0' && strcmp(group, title) != 0) {
			const char *both = arena_printf(a, "%s%s", group, title);
			int field = batch_field_read(both);

			if (field != BATCH_FIELD_NONE) {
				head->titles[i] = both;
				head->fields[i] = field;
			}
		}
	}
	batch_head_settle(head);
}

bool batch_head_find(struct arena *a, struct sheet *s, struct batch_head *head)
{
	struct batch_head *above = arena_alloc(a, sizeof(*above)), *one = arena_alloc(a, sizeof(*one)), *two = arena_alloc(a, sizeof(*two));
	int *spans = arena_array(a, SHEET_COLUMNS_MAX, sizeof(*spans));
	struct sheet_row row;
	int best = 1;
	bool is_found = false;

	*head = (struct batch_head){ 0 };
	sheet_rewind(s);
	for (int i = 0; i < LOOK_ROWS_MAX && sheet_next(s, &row); i++) {
		read_head(a, &row, NULL, NULL, one);
		if (i == 0)
			*head = *one;
		if (i > 0)
			read_head(a, &row, above, spans, two);
		if (known_count(one) > best && names_a_name(one)) {
			best = known_count(one);
			*head = *one;
			is_found = true;
		}
		if (i > 0 && known_count(two) > best && names_a_name(two)) {
			best = known_count(two);
			*head = *two;
			is_found = true;
		}
		*above = *one;
		memcpy(spans, row.spans, SHEET_COLUMNS_MAX * sizeof(*spans));
	}
	sheet_rewind(s);
	return is_found;
}

/* ---- kept form ---- */

const char *batch_fields_text(struct arena *a, const int *fields, int count)
{
	struct buffer b;

	buffer_init(&b, a, 0);
	for (int i = 0; i < count; i++)
		buffer_printf(&b, "%s%s", i > 0 ? "," : "", fields[i] == BATCH_FIELD_NONE ? "" : batch_field_at(fields[i]).name);
	return buffer_text(&b);
}

void batch_fields_parse(const char *text, int *fields, int count)
{
	for (int i = 0; i < count; i++) {
		size_t bytes = strcspn(text, ",");
		char name[40] = "";

		if (bytes < sizeof(name))
			memcpy(name, text, bytes);
		fields[i] = batch_field_find(name);
		text += bytes;
		if (*text == ',')
			text++;
	}
}
