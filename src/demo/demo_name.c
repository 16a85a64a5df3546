#include "demo/demo_name.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#define COUNT(list) ((int)(sizeof(list) / sizeof((list)[0])))

/* Roughly by frequency; the weight falls with the place in the list. */
static const char *const SURNAMES[] = {
	"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗",
	"梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕",
	"苏", "卢", "蒋", "蔡", "贾", "丁", "魏", "薛", "叶", "阎", "余", "潘", "杜", "戴", "夏", "钟", "汪", "田", "任", "姜",
	"范", "方", "石", "姚", "谭", "廖", "邹", "熊", "金", "陆", "郝", "孔", "白", "崔", "康", "毛", "邱", "秦", "江", "史",
	"顾", "侯", "邵", "孟", "龙", "万", "段", "雷", "钱", "汤", "尹", "黎", "易", "常", "武", "乔", "贺", "赖", "龚", "文",
	"单", "解", "仇", "盖", "区", "查", "朴", "乐", "缪", "逄",
};
static const char *const COMPOUND_SURNAMES[] = { "欧阳", "上官", "司马", "诸葛", "尉迟", "慕容", "夏侯", "皇甫", "司徒", "令狐" };
static const char *const MALE[] = {
	"伟", "强", "磊", "军", "勇", "杰", "涛", "明", "超", "刚", "平", "辉", "鹏", "华", "飞", "鑫", "波", "斌", "宇", "浩",
	"凯", "健", "俊", "帆", "帅", "旭", "宁", "龙", "林", "建国", "建军", "志强", "国庆", "文斌", "德胜", "立新", "永福",
	"长河", "春生", "海涛", "玉山", "金柱", "宝林", "大勇", "学文", "向东", "继业", "守信", "传宝", "振华", "兴旺", "树林",
	"明远", "子轩", "浩然", "思源", "家豪", "嘉诚", "新民", "保国", "万里", "广田", "瑞祥", "成才", "东升", "庆丰",
};
static const char *const FEMALE[] = {
	"芳", "娜", "敏", "静", "丽", "艳", "娟", "霞", "燕", "红", "玲", "梅", "莉", "兰", "英", "洁", "雪", "琴", "云", "婷",
	"倩", "颖", "慧", "秀英", "桂兰", "玉珍", "秀兰", "凤英", "丽华", "晓燕", "春梅", "海霞", "淑芬", "爱华", "红梅", "玉兰",
	"金凤", "月娥", "翠萍", "文静", "雨涵", "梓萱", "思琪", "欣怡", "佳慧", "晓红", "素珍", "巧云", "彩霞", "秋菊", "冬梅",
};
/* One character of each extension B, C, D, E, F, G, H: names that old programs print as empty boxes. */
static const char *const RARE[] = {
	"\U00020BB7", "\U0002B5AF", "\U0002B7F7", "\U0002CC56", "\U0002D544", "\U00030EDD", "\U000313A5",
};
static const struct { const char *code; int weight; } NATIONALITIES[] = {
	{ "01", 9230 }, { "03", 300 }, { "06", 90 }, { "15", 90 }, { "11", 80 }, { "07", 60 }, { "08", 60 },
	{ "02", 40 }, { "04", 20 }, { "05", 15 }, { "12", 15 },
};
static const char *const UYGHUR_MALE[] = { "买买提", "阿卜杜拉", "艾力", "吐尔逊", "玉素甫", "克里木" };
static const char *const UYGHUR_FEMALE[] = { "阿依古丽", "古丽娜尔", "热依罕", "帕提曼", "阿曼古丽" };
static const char *const TIBETAN[] = { "扎西", "次仁", "卓玛", "央金", "多吉", "旺堆", "达瓦", "格桑" };
static const char *const MONGOL[] = { "巴特尔", "其其格", "苏日娜", "宝音", "乌兰", "哈斯" };

static const char *const TOWNS[DEMO_TOWNS_MAX] = { "石桥镇", "柳河镇", "清泉镇", "凤山镇", "双塔镇", "白云镇", "大坪乡" };
static const char *const DEPARTMENTS[DEMO_DEPARTMENTS_MAX] = {
	"财政局", "市委组织部", "市委办公室", "市政府办公室", "人大常委会机关", "政协机关", "市委宣传部", "市委统战部", "市纪委监察局",
	"市委政法委", "发展和改革局", "经济和信息化局", "科学技术局", "民政局", "司法局", "人力资源和社会保障局", "国土资源局",
	"环境保护局", "住房和城乡建设局", "交通运输局", "农业局", "林业局", "水利局", "商务局", "文化广电新闻出版局", "卫生和计划生育局",
	"审计局", "统计局", "安全生产监督管理局", "市场监督管理局", "城市管理局", "粮食局", "畜牧兽医局", "旅游局", "信访局",
	"总工会", "共青团市委", "妇女联合会", "残疾人联合会", "供销合作社联合社",
};
static const char *const ENTERPRISES[DEMO_ENTERPRISES_MAX] = {
	"人民医院", "中医院", "农村信用社", "自来水公司", "公共交通公司", "邮政局", "烟草公司", "广播电视台", "粮油总公司", "建筑工程总公司",
	"化肥厂", "纺织厂", "水泥厂", "机械制造厂", "城市建设投资公司", "盐业公司",
};
static const char *const VILLAGE_HEADS[] = {
	"王家", "李家", "张家", "刘家", "陈家", "杨家", "赵家", "黄家", "周家", "吴家", "徐家", "孙家", "胡家", "朱家", "高家", "林家",
	"何家", "郭家", "马家", "罗家", "梁家", "宋家", "郑家", "谢家", "韩家", "唐家", "冯家", "于家", "董家", "程家", "曹家", "袁家",
	"东", "西", "南", "北", "上", "下", "前", "后",
};
static const char *const VILLAGE_TAILS[] = { "山", "庄", "洼", "沟", "岭", "台", "营", "河", "湾", "坡", "寨", "坪" };
static const char *const COMMUNITY_NAMES[] = {
	"三河", "新华", "建设", "和平", "光明", "朝阳", "东风", "向阳", "文化路", "人民路", "解放路", "胜利", "幸福", "团结", "康乐", "锦绣",
	"花园", "滨河", "翠湖", "桃园", "柳荫", "梧桐", "金桂", "银杏", "紫薇", "百合", "站前", "城南", "城北", "城东", "城西", "新城",
	"学府", "育才", "兴业", "安居",
};
static const char *const FIRM_HEADS[] = {
	"华信", "金源", "恒达", "宏图", "天成", "瑞丰", "鼎盛", "永泰", "东方", "新月", "长城", "蓝天", "绿野", "盛世", "腾飞", "卓越", "嘉禾",
	"汇通", "博远", "正大", "联创", "中益", "福临", "康健", "百川", "云峰", "星海", "诚信", "万象", "同和", "德润", "启明", "安泰", "泽惠",
	"广源", "昌盛", "茂林", "华美", "顺达", "龙腾",
};
static const char *const FIRM_TRADES[] = {
	"电子", "机械", "服装", "食品", "建材", "化工", "物流", "商贸", "软件", "医药", "家具", "包装", "印刷", "纺织", "农产品", "汽配",
	"照明", "塑料", "陶瓷", "餐饮", "节能", "环保", "园林", "装饰", "水产", "茶业", "饲料", "玻璃", "五金", "光伏", "玩具", "鞋业",
	"酒业", "乳业", "仪表", "电缆", "钢构", "门窗", "传媒", "文化", "教育", "养老", "旅游", "酒店", "种业",
};
static const char *const CROPS[] = { "大樱桃", "土豆", "苹果", "蔬菜", "生猪", "蛋鸡", "肉牛", "核桃", "小米", "食用菌", "葡萄", "花椒", "中药材" };
static const char *const PASTIMES[] = { "红白理事会", "秧歌队", "老年协会", "农机互助组", "护林队", "读书会", "篮球队", "戏迷社", "邻里互助组", "养蜂协会" };

static const char *pick(struct demo_random *r, const char *const *list, int count)
{
	return list[demo_random_below(r, count)];
}

/* The smaller of two draws: the first surnames come most often. */
static const char *surname(struct demo_random *r)
{
	int a = demo_random_below(r, COUNT(SURNAMES)), b = demo_random_below(r, COUNT(SURNAMES));

	if (demo_random_chance(r, 6))
		return pick(r, COMPOUND_SURNAMES, COUNT(COMPOUND_SURNAMES));
	return SURNAMES[a < b ? a : b];
}

static const char *han_name(struct arena *a, struct demo_random *r, int sex)
{
	const char *family = surname(r);
	const char *given = sex == 2 ? pick(r, FEMALE, COUNT(FEMALE)) : pick(r, MALE, COUNT(MALE));

	if (demo_random_chance(r, 1))
		given = pick(r, RARE, COUNT(RARE));
	else if (strlen(given) == 3 && demo_random_chance(r, 350)) {
		const char *second = sex == 2 ? pick(r, FEMALE, 23) : pick(r, MALE, 29);

		return arena_printf(a, "%s%s%s", family, second, given);
	}
	return arena_printf(a, "%s%s", family, given);
}

const char *demo_person_name(struct arena *a, struct demo_random *r, const char *nationality, int sex)
{
	if (strcmp(nationality, "05") == 0)
		return arena_printf(a, "%s·%s",
			sex == 2 ? pick(r, UYGHUR_FEMALE, COUNT(UYGHUR_FEMALE)) : pick(r, UYGHUR_MALE, COUNT(UYGHUR_MALE)),
			pick(r, UYGHUR_MALE, COUNT(UYGHUR_MALE)));
	if (strcmp(nationality, "04") == 0)
		return arena_printf(a, "%s%s", pick(r, TIBETAN, COUNT(TIBETAN)), pick(r, TIBETAN, COUNT(TIBETAN)));
	if (strcmp(nationality, "02") == 0)
		return demo_random_chance(r, 500) ? pick(r, MONGOL, COUNT(MONGOL))
			: arena_printf(a, "%s·%s", pick(r, MONGOL, COUNT(MONGOL)), pick(r, MONGOL, COUNT(MONGOL)));
	return han_name(a, r, sex);
}

const char *demo_nationality(struct demo_random *r)
{
	int weights[COUNT(NATIONALITIES)];

	for (int i = 0; i < COUNT(NATIONALITIES); i++)
		weights[i] = NATIONALITIES[i].weight;
	return NATIONALITIES[demo_random_weighted(r, weights, COUNT(NATIONALITIES))].code;
}

const char *demo_town(int index)
{
	assert(index >= 0 && index < COUNT(TOWNS));
	return TOWNS[index];
}

const char *demo_department(int index)
{
	assert(index >= 0 && index < COUNT(DEPARTMENTS));
	return DEPARTMENTS[index];
}

const char *demo_enterprise(int index)
{
	assert(index >= 0 && index < COUNT(ENTERPRISES));
	return ENTERPRISES[index];
}

const char *demo_enterprise_kind(int index)
{
	const char *name = demo_enterprise(index);

	return strstr(name, "医院") != NULL ? "hospital" : strstr(name, "广播电视台") != NULL ? "institution" : "enterprise";
}

/* Heads and tails are walked diagonally, so that neighbours do not share a head. 40 heads and 12 tails:
 * the diagonal begins one tail further after each full round of the heads. */
char *demo_village(struct arena *a, int index)
{
	int heads = COUNT(VILLAGE_HEADS), tails = COUNT(VILLAGE_TAILS);

	assert(index >= 0 && index < heads * tails);
	return arena_printf(a, "%s%s村", VILLAGE_HEADS[index % heads], VILLAGE_TAILS[(index % heads + index / heads) % tails]);
}

char *demo_community(struct arena *a, int index)
{
	assert(index >= 0 && index < COUNT(COMMUNITY_NAMES));
	return arena_printf(a, "%s社区", COMMUNITY_NAMES[index]);
}

char *demo_firm(struct arena *a, int index)
{
	int heads = COUNT(FIRM_HEADS), trades = COUNT(FIRM_TRADES);

	assert(index >= 0 && index < heads * trades);
	return arena_printf(a, "云川%s%s有限公司", FIRM_HEADS[index % heads], FIRM_TRADES[(index % heads + index / heads) % trades]);
}

char *demo_law_firm(struct arena *a, int index)
{
	assert(index >= 0 && index < 2 * COUNT(FIRM_HEADS));
	return arena_printf(a, "%s%s律师事务所", index < COUNT(FIRM_HEADS) ? "" : "云川", FIRM_HEADS[index % COUNT(FIRM_HEADS)]);
}

const char *demo_crop(int index)
{
	return CROPS[index % COUNT(CROPS)];
}

const char *demo_pastime(int index)
{
	return PASTIMES[index % COUNT(PASTIMES)];
}
