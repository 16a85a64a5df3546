/* What no programme asks, marks or counts about a person (engines.md section 6). Every name and every text that a file brings is read, wherever it stands in the
 * language. Words alone can't tell what somebody means by them: the list holds what has no harmless use in a form, and compounds that contain it harmlessly are taken out first. */
#include <string.h>
#include "base/text.h"
#include "programme/floor.h"
#include "programme/programme.h"
#include "text/programme.h"

#define WORDS_MAX 60

/* Names of offices, schools and places, and what a form says it does not ask. */
static const char *const HARMLESS[] = { "民族宗教事务局", "民族宗教局", "民族事务", "民族中学", "民族小学", "民族学校", "民族团结", "信访局", "信访办公室", "疾病预防控制",
	"残疾人联合会", "不写举报人", "不记举报人",
	"重点人才", "重点人物", "了解矫", "访民情", "访民意", "访民生", "访民忧", "访民企", "访民居", "走访民", "家族别",
	"非访谈", "成长轨迹", "发展轨迹", "任职轨迹", "反映人数", "反映人次", "维稳组织", "维稳中心", "维稳工作", "岗位定位", "功能定位", "职能定位", "目标定位", "角色定位", "产业定位", "发展定位",
	"反映人大", "访民问", "残疾人无障碍", "政治信仰", "坚定信仰", "理想信仰", "共产主义信仰", "单位详细地址", "单位通信地址", "单位联系地址", "会议详细地址", "项目详细地址" };

/* What a village speaks of and is harmless of itself, unless one of these stands behind it or before it: then it is of somebody. */
static const char *const TOPICS[] = { "违法建筑", "违法建设", "违法用地", "违法占地", "犯罪预防", "预防犯罪", "打击犯罪", "精神状态", "定位准确", "身份证明" };
static const char *const OF_SOMEBODY[] = { "人", "对象", "名单", "异常", "号", "编号" };
static const char *const SOMEBODY[] = { "手机", "人员", "实时", "个人", "本人" };

/* A people in the name of a place, 满族乡 or 民族路, says nothing of who lives there; 满族乡亲 and 民族村民 do. */
static const char *const PEOPLES[] = { "民族", "汉族", "回族", "满族", "藏族", "壮族", "苗族", "蒙古族", "维吾尔族", "维吾尔", "朝鲜族" };
static const char *const PLACES[] = { "自治", "乡", "镇", "县", "村", "路", "街", "巷", "桥", "社区", "小区", "广场" };
static const char *const OF_PLACE[] = { "民", "亲", "坊", "人" };

static const struct private_rule { message text; const char *words[WORDS_MAX]; } RULES[] = {
	/* 6.1, 6.2: no lists of people, needs instead of labels */
	{ T_programme_floor_private, { "上访", "信访人", "信访老户", "信访户", "缠访", "闹访", "刑满", "刑释", "释放人员", "社区矫正", "解教", "非访", "越级访", "闲散", "重点人", "重点对象", "访民", "解矫", "吸毒",
		"稳控", "关注对象", "维稳", "盯防", "布控", "管控对象", "管控人员", "帮教", "戒毒", "涉毒", "上网记录", "上网行为", "上网时", "浏览记录", "聊天记录", "通话记录" } },
	/* the archive has it, once */
	{ T_programme_floor_identity, { "身份证", "证件号", "身份号", "公民号" } },
	/* 6.12 */
	{ T_programme_floor_label, { "民族", "族别", "族裔", "汉族", "回族", "满族", "藏族", "壮族", "苗族", "蒙古族", "维吾尔", "朝鲜族", "宗教", "信仰", "信教", "教徒", "教友", "基督", "天主教", "伊斯兰", "穆斯林", "佛教", "健康状况", "身体状况", "病史", "患病", "病情", "病种", "慢性病", "慢病", "疾病", "残疾", "艾滋", "精神病", "传染病", "怀孕", "孕检",
		"精神状", "精神疾", "精神障", "心理疾", "心理障", "体检", "血型", "残障", "回民", "清真" } },
	/* 6.8 */
	{ T_programme_floor_petition, { "信访量", "信访件数", "信访件次", "信访数", "信访率", "信访次数", "信访起数", "信访批次", "信访人次", "信访总量", "访量下降", "零信访", "无信访", "来访件", "来访量", "来访人次", "来访次数", "来访批次" } },
	/* 6.10 */
	{ T_programme_floor_place, { "住址", "家庭地址", "居住地址", "详细地址", "联系地址", "通信地址", "通讯地址", "门牌号", "定位", "实时位置", "经纬度", "GPS", "行踪", "轨迹" } },
	/* 6.6 */
	{ T_programme_floor_face, { "人脸", "面部识别", "刷脸", "人像" } },
	/* 6.5, of reports */
	{ T_programme_floor_reporter, { "举报人", "举报者", "检举人", "检举者", "揭发人", "控告人", "控告者", "反映人", "反映者" } },
};

/* 6.13: of relatives a form has relation, name, political status and unit. */
static const char *const RELATIVES[] = { "亲属", "亲戚", "家属", "家庭成员", "社会关系", "配偶", "爱人", "子女", "父母" };
static const char *const TRACES[] = { "身份证", "证件号", "身份号", "电话", "手机", "照片", "相片", "微信", "头像" };

/* 6.5: what is asked only where it is sealed: no register of those who were punished (滕州, TZ-07). */
static const char *const SEALED[] = { "曾受", "刑事", "前科", "犯罪", "违法", "案底", "服刑" };

struct reader_of { struct problems *problems; const struct programme *p; };

static const char *found_in(const char *text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count && words[i] != NULL; i++)
		if (strstr(text, words[i]) != NULL)
			return words[i];
	return NULL;
}

#define FOUND(text, words) found_in((text), (words), sizeof(words) / sizeof((words)[0]))

/* Bytes of a blank of plain text there, which has no others; a line end keeps two texts apart. 0: none. */
static size_t blank_bytes(const char *at)
{
	return *at == ' ' || *at == '\t' ? 1 : text_starts(at, "\u3000") ? strlen("\u3000") : 0;
}

/* Bytes of a sign of punctuation there that parts a word as a blank does: 民、族, 民-族. 0: none. */
static size_t parting_bytes(const char *at)
{
	static const char *const MARKS[] = { "、", "，", "。", "·", "・", "•", "－", "—", "–", "‐", "‑", "／", "＿", "．", "～", "｜", "-", "_", "/", ".", ",", "*", "+", "~", "|" };

	for (size_t i = 0; i < sizeof(MARKS) / sizeof(MARKS[0]); i++)
		if (text_starts(at, MARKS[i]))
			return strlen(MARKS[i]);
	return 0;
}

static size_t sign_bytes(const char *at)
{
	size_t bytes = 1;

	while (((unsigned char)at[bytes] & 0xC0) == 0x80)
		bytes++;
	return bytes;
}

static bool is_chinese(const char *at)
{
	return (unsigned char)*at >= 0x80 && parting_bytes(at) == 0;
}

/* Is it one sign that stands alone between marks or ends? */
static bool is_alone(const char *text, const char *at)
{
	const char *before = at, *behind = at + sign_bytes(at);

	if (!is_chinese(at))
		return false;
	while (before > text && ((unsigned char)*--before & 0xC0) == 0x80)
		continue;
	return (at == text || !is_chinese(before)) && !is_chinese(behind);
}

/* A word with marks between its signs is the same word. Two words of a list stay two (村民、族谱): a mark goes where one of its sides is a single sign. */
static const char *unparted(struct arena *a, const char *text)
{
	char *out = arena_alloc(a, strlen(text) + 1);
	const char *at = text, *last = text;
	size_t bytes = 0;

	while (*at != '\0') {
		size_t mark = parting_bytes(at), sign = sign_bytes(at);

		if (mark > 0 && at > text && is_chinese(last) && is_chinese(at + mark) && (is_alone(text, last) || is_alone(text, at + mark))) {
			at += mark;
			continue;
		}
		memcpy(out + bytes, at, sign);
		bytes += sign;
		last = at;
		at += sign;
	}
	out[bytes] = '\0';
	return out;
}

/* A word with blanks between its signs is the same word. */
static const char *without_blanks(struct arena *a, const char *text)
{
	size_t bytes = 0;
	char *out = arena_alloc(a, strlen(text) + 1);

	while (*text != '\0') {
		const char *next = text;
		size_t blank;

		while ((blank = blank_bytes(next)) > 0)
			next += blank;
		if (next > text && bytes > 0 && (unsigned char)out[bytes - 1] >= 0x80 && (unsigned char)*next >= 0x80)
			text = next;
		else
			out[bytes++] = *text++;
	}
	out[bytes] = '\0';
	return out;
}

/* And so is one that is spelt with radicals: ⺠族. */
static const char *closed_up(struct arena *a, const char *text)
{
	size_t bytes = strlen(text);

	return unparted(a, without_blanks(a, text_plain(a, text, &bytes)));
}

#define COUNT(words) (sizeof(words) / sizeof((words)[0]))

static size_t begins(const char *at, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_starts(at, words[i]))
			return strlen(words[i]);
	return 0;
}

/* Bytes of a harmless compound that begins there; 0: none does. */
static size_t harmless_at(const char *text, const char *at)
{
	size_t bytes = begins(at, HARMLESS, COUNT(HARMLESS)), place;

	if (bytes > 0)
		return bytes;
	bytes = begins(at, TOPICS, COUNT(TOPICS));
	if (bytes > 0)
		return begins(at + bytes, OF_SOMEBODY, COUNT(OF_SOMEBODY)) > 0 || floor_is_behind(text, at, SOMEBODY, COUNT(SOMEBODY)) ? 0 : bytes;
	bytes = begins(at, PEOPLES, COUNT(PEOPLES));
	place = bytes > 0 ? begins(at + bytes, PLACES, COUNT(PLACES)) : 0;
	return place > 0 && begins(at + bytes + place, OF_PLACE, COUNT(OF_PLACE)) == 0 ? bytes + place : 0;
}

/* The text closed up, and without its harmless compounds, each of which leaves an end of line behind. */
static const char *without_harmless(struct arena *a, const char *text)
{
	const char *closed = closed_up(a, text);
	char *bare = arena_alloc(a, strlen(closed) + 1);
	size_t bytes = 0;

	for (const char *at = closed; *at != '\0';) {
		size_t harmless = harmless_at(closed, at);

		bare[bytes++] = harmless > 0 ? '\n' : *at;
		at += harmless > 0 ? harmless : 1;
	}
	bare[bytes] = '\0';
	return bare;
}

static bool is_told(const struct reader_of *r, message text, const char *name)
{
	for (size_t i = 0; i < r->problems->count; i++)
		if (r->problems->list[i].text == text && strcmp(r->problems->list[i].args[0].value, name) == 0)
			return true;
	return false;
}

static void refuse(struct reader_of *r, int line, message text, const char *name, const char *found)
{
	if (is_told(r, text, name))
		return;
	problem_add(r->problems, line, text, "name", name, "found", found, NULL);
}

static bool is_plain_ascii(const char *text)
{
	while (*text != '\0' && (unsigned char)*text < 0x80)
		text++;
	return *text == '\0';
}

static void read_text(struct reader_of *r, int line, const char *text)
{
	const char *bare, *found;

	if (is_plain_ascii(text) && strstr(text, "GPS") == NULL)
		return;
	bare = without_harmless(r->problems->arena, text);
	for (size_t i = 0; i < sizeof(RULES) / sizeof(RULES[0]); i++)
		if ((found = FOUND(bare, RULES[i].words)) != NULL)
			refuse(r, line, RULES[i].text, text, found);
}

/* Whatever stands in the file, names and texts alike, by its tokens and not by what is declared with them: no construct of the language is left out, today's or one to come.
 * What is used again is told where it stands first. */
static void read_all(struct reader_of *r)
{
	for (size_t i = 0; i < r->p->lines_count; i++)
		for (size_t k = 0; k < r->p->lines[i].tokens_count; k++) {
			const struct token *token = &r->p->lines[i].tokens[k];

			if (token->kind == TOKEN_TEXT || (token->kind == TOKEN_WORD && token->word == NO_WORD))
				read_text(r, r->p->lines[i].number, token->text);
		}
}

/* Two texts stay two: no word begins in one and ends in the other. */
static const char *joined(struct arena *a, const char *all, const char *text) { return text == NULL ? all : arena_printf(a, "%s\n%s", all, text); }

/* What relatives and the sealed part ask of the whole of a field, read with the title of its form: "家庭成员" may stand there and "电话" here. */
static void read_field(struct reader_of *r, const struct programme_form *form, const struct programme_field *f)
{
	struct arena *a = r->problems->arena;
	const char *all = joined(a, f->id, f->title), *found, *of;

	for (size_t i = 0; i < f->columns_count; i++)
		all = joined(a, all, f->columns[i]);
	for (size_t i = 0; i < f->choices.count && f->type == WORD_CHOICE; i++)
		all = joined(a, all, f->choices.list[i]->text);
	of = without_harmless(a, joined(a, all, form->title));
	if (FOUND(of, RELATIVES) != NULL && (found = FOUND(closed_up(a, all), TRACES)) != NULL)
		refuse(r, f->line, T_programme_floor_relative, f->title, found);
	if (form->read_by.count == 0 && (found = FOUND(without_harmless(a, all), SEALED)) != NULL)
		refuse(r, f->line, T_programme_floor_sealed, f->title, found);
}

void programme_check_private(struct problems *problems, const struct programme *p)
{
	struct reader_of reader = { problems, p }, *r = &reader;

	read_all(r);
	for (size_t i = 0; i < p->forms_count; i++)
		for (size_t k = 0; k < p->forms[i].fields_count; k++)
			read_field(r, &p->forms[i], &p->forms[i].fields[k]);
}
