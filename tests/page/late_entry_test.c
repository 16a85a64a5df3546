/* 补录: nothing about a membership changes by a form alone; it is asked for below and holds once the committee above has approved. */
#include "page/late_world.h"

static void a_new_member_waits_for_the_committee_above(void **state)
{
	struct reply r = client_get(secretary, arena_printf(w->arena, "/person/new?org=%lld", (long long)branch));
	long long id = 0;
	const char *entry;

	r = client_post(secretary, "/person/create", "org", arena_printf(w->arena, "%lld", (long long)branch), "name", "漏登甲", "id_number", number_of(1), "nationality",
		"01", "education", "21", "occupation", "2", "status", "2", "joined", "2005-07-01", "full", "2006-07-01", NULL);
	walk_has(&r, 422, "漏登甲");		/* no document */
	r = client_post(secretary, "/person/create", "org", arena_printf(w->arena, "%lld", (long long)branch), "name", "漏登甲", "id_number", number_of(1), "nationality",
		"01", "education", "21", "occupation", "2", "status", "2", "joined", "2005-07-01", "full", "2006-07-01", "document", "甲委〔2005〕7号", NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/person/%lld", &id), 1);
	member = id;
	r = client_get(secretary, of_person(""));
	walk_has(&r, 200, "等上级党委批准");
	walk_has(&r, 200, "批准，提请人本人除外");	/* and by whom */
	knows("\"status\":\"0\"");
	entry = waiting();
	r = client_get(secretary, entry);
	walk_has(&r, 200, "补录党籍：正式党员");
	assert_false(reply_has(&r, "提交审批"));	/* it was asked for here */
	r = client_post_json(asker, arena_printf(w->arena, "/api/v1%s/decide", entry), "{\"state\":\"approved\",\"row_version\":1}");
	walk_has(&r, 422, "由“甲镇党委”或者它的上级审批");
	assert_int_equal(client_post_json(elsewhere, arena_printf(w->arena, "/api/v1%s/decide", entry), "{\"state\":\"approved\",\"row_version\":1}").status, 404);
	r = client_get(town_page, "/");
	walk_has(&r, 200, "审批漏登甲的党籍补录");
	r = client_get(town_page, entry);
	walk_has(&r, 200, "提交审批");
	r = client_post(town_page, arena_printf(w->arena, "%s/decide", entry), "state", "refused", "note", "", "row_version", "1", NULL);
	walk_has(&r, 422, "不批准要写明理由");
	r = client_post(town_page, arena_printf(w->arena, "%s/decide", entry), "state", "perhaps", "note", "再看", "row_version", "1", NULL);
	walk_has(&r, 422, "请选择批准（同意）还是不批准（退回）");
	r = client_get(town, arena_printf(w->arena, "/api/v1/org/%lld/balance?from=2015-01-01&to=2015-11-17", (long long)branch));
	walk_has(&r, 200, "\"closing\":0");
	r = client_get(town_page, entry);
	r = client_post(town_page, arena_printf(w->arena, "%s/decide", entry), "state", "approved", "note", "", "row_version", "1", NULL);
	assert_int_equal(r.status, 303);
	knows("\"status\":\"2\"");
	knows("\"from_day\":\"2005-07-01\",\"to_day\":\"2006-07-01\",\"began_by\":\"late_entry\"");
	r = client_post_json(town, arena_printf(w->arena, "/api/v1%s/decide", entry), "{\"state\":\"refused\",\"note\":\"再看\",\"row_version\":2}");
	assert_int_equal(r.status, 409);	/* decided already */
	r = client_get(town, arena_printf(w->arena, "/api/v1/org/%lld/balance?from=2005-01-01&to=2005-12-31", (long long)branch));
	walk_has(&r, 200, "\"in\":{\"late_entry\":1}");	/* a line of its own */
	r = client_get(town, arena_printf(w->arena, "/api/v1/org/%lld/balance?from=2015-01-01&to=2015-11-17", (long long)branch));
	walk_has(&r, 200, "\"closing\":1");
	/* It was approved in this period and tells of an earlier one: said in both, and in none in between. */
	walk_has(&r, 200, "\"late\":[{\"person\":");
	walk_has(&r, 200, "\"cause\":\"\",\"day\":\"2005-07-01\",\"approved\":\"2015-11-17\"");
	r = client_get(town, arena_printf(w->arena, "/api/v1/org/%lld/balance?from=2010-01-01&to=2010-12-31", (long long)branch));
	walk_has(&r, 200, "\"late\":[]");
	r = client_get(town_page, arena_printf(w->arena, "/org/%lld/balance?from=2005-01-01&to=2005-12-31", (long long)branch));
	walk_has(&r, 200, "补录党籍或党员日期");
	r = client_get(town_page, arena_printf(w->arena, "/org/%lld/balance?from=2010-01-01&to=2010-12-31", (long long)branch));
	assert_false(reply_has(&r, "补录党籍或党员日期"));
}

/* Who decides sees the days that are registered beside those that are asked for; no reason stands for a document. */
static void sees_the_days(const char *entry)
{
	struct reply r = client_get(town_page, entry);

	walk_has(&r, 200, "<del>2005-07-01</del> &rarr; 2005-08-01");
	walk_has(&r, 200, "<del>2006-07-01</del> &rarr; 2006-08-01");
	walk_has(&r, 200, "<dd>入党志愿书为8月</dd>");
	walk_has(&r, 200, "<dt>文号</dt><dd>甲委〔2005〕8号</dd>");
}

static void the_form_of_a_record_moves_no_day_of_joining(void **state)
{
	struct reply r = client_get(secretary, of_person("/edit"));
	const char *entry;

	r = client_post(secretary, of_person("/change"), "joined", "2005-08-01", "full", "2006-07-31", "reason", "入党志愿书为8月", "row_version",
		reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "预备期为一年：2005-08-01 入党，最早 2006-08-01 转正");
	r = client_post_json(asker, arena_printf(w->arena, "/api/v1%s", of_person("")),
		arena_printf(w->arena, "{\"joined\":\"2005-08-01\",\"full\":\"2006-07-31\",\"reason\":\"志愿书\",\"row_version\":%d}", version()));
	walk_has(&r, 422, "person.conversion_early");
	r = client_get(secretary, of_person("/edit"));
	r = client_post(secretary, of_person("/change"), "joined", "2005-08-01", "full", "2006-08-01", "job", "会计", "reason", "入党志愿书为8月", "row_version",
		reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "文号");
	r = client_get(secretary, of_person("/edit"));
	r = client_post(secretary, of_person("/change"), "joined", "2005-08-01", "full", "2006-08-01", "job", "会计", "reason", "入党志愿书为8月", "document", "甲委〔2005〕8号", "row_version",
		reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(secretary, reply_header(w, &r, "Location"));
	walk_has(&r, 200, "等上级党委批准后生效");
	knows("\"joined\":\"2005-07-01\"");
	knows("\"job\":\"会计\"");
	r = client_get(secretary, of_person("/edit"));
	r = client_post(secretary, of_person("/change"), "address", "村东头", "reason", "搬家", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(secretary, reply_header(w, &r, "Location"));
	assert_true(reply_has(&r, "已保存") && !reply_has(&r, "的更改作为补录"));	/* these are no dates, though some wait */
	r = client_get(secretary, of_person("/edit"));
	r = client_post(secretary, of_person("/change"), "joined", "2005-06-01", "reason", "又改", "document", "甲委〔2005〕9号", "row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "已有一条补录在等");
	entry = waiting();
	sees_the_days(entry);
	posted(town, arena_printf(w->arena, "/api/v1%s/decide", entry), 0, "{'state': 'approved', 'row_version': 1}");
	sees_the_days(entry);	/* afterwards too */
	knows("\"joined\":\"2005-08-01\"");
	knows("{\"field\":\"joined\",\"was\":\"2005-07-01\",\"became\":\"2005-08-01\",\"reason\":\"入党志愿书为8月\"");
	knows("{\"field\":\"full\",\"was\":\"2006-07-01\",\"became\":\"2006-08-01\"");
	r = client_get(secretary, of_person(""));
	walk_has(&r, 200, "2005-07-01 &rarr; 2005-08-01");
	knows("\"from_day\":\"2005-08-01\",\"to_day\":\"2006-08-01\"");
	knows("\"from_day\":\"2006-08-01\",\"to_day\":null");
	/* What no approval could write is not asked for: a full member has a day of conversion. */
	r = client_get(secretary, of_person("/edit"));
	r = client_post(secretary, of_person("/change"), "full", "", "reason", "清空", "document", "甲委〔2005〕9号", "row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "上级也不能批准");
	r = client_post_json(asker, arena_printf(w->arena, "/api/v1%s", of_person("")),
		arena_printf(w->arena, "{\"full\":\"\",\"reason\":\"清空\",\"document\":\"甲委〔2005〕9号\",\"row_version\":%d}", version()));
	walk_has(&r, 422, "late.stretches");
	r = client_get(town, "/api/v1/late-entry?state=waiting");
	assert_false(reply_has(&r, "\"state\":\"waiting\""));
}

static const char *event(const char *cause, const char *day);

/* Each fact has its own: one about the day of applying waits beside one about the days of joining, and a third about an event; a second one about any of them is
 * refused, by page and program. What one decision approves leaves the others waiting. */
static void one_of_each_fact_waits_beside_the_others(void **state)
{
	const char *url = arena_printf(w->arena, "/api/v1/person/%lld/standing", (long long)member), *applied, *dates;
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE person SET applied_day = %d WHERE id = %lld", (int)day_from_date(2003, 5, 4), (long long)member));
	r = client_get(secretary, of_person("/edit"));
	r = client_post(secretary, of_person("/change"), "joined", "2005-09-01", "full", "2006-09-01", "applied", "2003-05-05", "reason", "志愿书", "document", "甲委〔2005〕8号", "row_version",
		reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	posted(asker, "/api/v1/person/%/standing", member, event("suspended", "2015-10-01"));
	r = client_get(secretary, of_person(""));
	walk_has(&r, 200, ">更正申请入党日期</a>");
	walk_has(&r, 200, ">更正入党、转正日期</a>");
	walk_has(&r, 200, ">停止党籍</a>");
	is_refused(asker, "POST", url, event("suspended", "2015-10-03"), 422, "late.waits_fact");
	is_refused(asker, "POST", url, event("applied", "2003-05-06"), 422, "late.waits_fact");
	r = client_get(secretary, of_person("/standing"));
	r = client_post(secretary, of_person("/standing"), "cause", "suspended", "day", "2015-10-03", "document", "甲委1号", "reason", "漏登", "row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "的“停止党籍”已有一条补录在等上级党委审批（2015-11-17 提交）");
	r = client_get(town, "/api/v1/late-entry?state=waiting");
	assert_int_equal(reply_times(&r, "\"state\":\"waiting\""), 3);
	applied = waiting();	/* the first that was asked for */
	posted(town, arena_printf(w->arena, "/api/v1%s/decide", applied), 0, "{'state': 'approved', 'row_version': 1}");
	knows("\"applied\":\"2003-05-05\"");
	knows("\"joined\":\"2005-08-01\"");
	dates = waiting();
	posted(town, arena_printf(w->arena, "/api/v1%s/decide", dates), 0, "{'state': 'refused', 'note': '没有依据', 'row_version': 1}");
	posted(town, arena_printf(w->arena, "/api/v1%s/decide", waiting()), 0, "{'state': 'refused', 'note': '没有依据', 'row_version': 1}");
	knows("\"joined\":\"2005-08-01\"");
	knows("\"status\":\"2\"");
}

static const char *event(const char *cause, const char *day)
{
	return arena_printf(w->arena, "{'cause': '%s', 'day': '%s', 'document': '甲委1号', 'reason': '当时漏登', 'row_version': %d}", cause, day, version());
}

static void an_event_is_asked_for_withdrawn_and_refused(void **state)
{
	const char *entry;
	struct reply r;

	posted(asker, "/api/v1/person/%/standing", member, event("suspended", "2015-10-01"));
	knows("\"status\":\"2\"");		/* the form alone changes nothing */
	entry = waiting();
	is_refused(town, "POST", arena_printf(w->arena, "/api/v1%s/withdraw", entry), "{'row_version': 1}", 422, "late.not_asker");
	posted(asker, arena_printf(w->arena, "/api/v1%s/withdraw", entry), 0, "{'row_version': 1}");
	posted(asker, "/api/v1/person/%/standing", member, event("suspended", "2015-10-02"));
	posted(town, arena_printf(w->arena, "/api/v1%s/decide", waiting()), 0, "{'state': 'refused', 'note': '没有停止党籍的决定', 'row_version': 1}");
	knows("\"status\":\"2\"");
	is_refused(asker, "POST", arena_printf(w->arena, "/api/v1/person/%lld/standing", (long long)member), event("moved", "2015-10-02"), 422, "person.event_by_transfer");
	is_refused(asker, "POST", arena_printf(w->arena, "/api/v1/person/%lld/standing", (long long)member), event("late_entry", "2015-10-02"), 422, "late.not_new");
	is_refused(asker, "POST", arena_printf(w->arena, "/api/v1/person/%lld/standing", (long long)member), event("joined", "2015-10-02"), 422, "person.event_by_procedure");
	r = client_get(secretary, of_person("/standing"));
	walk_has(&r, 200, arena_printf(w->arena, "/person/%lld/run", (long long)member));
	assert_false(reply_has(&r, "value=\"moved\""));	/* which goes by a transfer, and the form says so */
	walk_has(&r, 200, "支部间调整和转入请按上面的组织关系接转办理");
	walk_has(&r, 200, "<label for=\"f-day\">生效日期</label>");	/* needed, and not called optional */
	r = client_post(secretary, of_person("/standing"), "cause", "died", "day", "2015-11-01", "document", "死亡证明", "reason", "", "row_version",
		reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "请写明当时为什么没有登记");
	r = client_get(secretary, "/late-entry?state=refused");
	walk_has(&r, 200, "漏登甲");
	walk_has(&r, 200, "生效 2015-10-02");	/* from when it would have held, and apart from it when it was asked for */
	walk_has(&r, 200, "申请 2015-");
	r = client_get(secretary, of_person("/standing"));
	r = client_post(secretary, of_person("/standing"), "cause", "died", "day", "2015-11-01", "document", "死亡证明", "reason", "家属才报", "row_version",
		reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	client_get(secretary, reply_header(w, &r, "Location"));
	r = client_post(secretary, arena_printf(w->arena, "%s/withdraw", waiting()), "row_version", "1", NULL);
	assert_int_equal(r.status, 303);
}

static void a_membership_never_registered_is_added_to_a_record(void **state)
{
	const char *body = arena_printf(w->arena, "{'org': '%lld', 'name': '群众乙', 'id_number': '%s', 'nationality': '01', 'education': '21', 'occupation': '2', 'status': '0'}",
		(long long)branch, number_of(2)), *entry;

	member = id_in(posted(asker, "/api/v1/person", 0, body));
	is_refused(asker, "POST", arena_printf(w->arena, "/api/v1/person/%lld/standing", (long long)member), "{'cause': 'late_entry', 'status': 1, 'joined': '1990-01-01', 'document': '甲', 'reason': '漏登', 'row_version': 1}", 422, "person.joined_young");
	is_refused(asker, "POST", arena_printf(w->arena, "/api/v1/person/%lld/standing", (long long)member), "{'cause': 'late_entry', 'status': 5, 'joined': '2010-01-01', 'document': '甲', 'reason': '漏登', 'row_version': 1}", 422, "late.status_missing");
	posted(asker, "/api/v1/person/%/standing", member, "{'cause': 'late_entry', 'status': 1, 'joined': '2015-01-05', 'document': '甲', 'reason': '漏登', 'row_version': 1}");
	entry = waiting();
	posted(town, arena_printf(w->arena, "/api/v1%s/decide", entry), 0, "{'state': 'approved', 'row_version': 1}");
	knows("\"status\":\"1\"");
	knows("\"joined\":\"2015-01-05\"");
}

static int64_t opened, closed;

/* Opening + in - out = closing, by page and API. */
static void balances(int64_t org, const char *from, const char *to)
{
	const char *path = arena_printf(w->arena, "/org/%lld/balance?from=%s&to=%s", (long long)org, from, to), *body;
	struct reply r = client_get(town_page, path);

	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "不等于"));
	r = client_get(town, arena_printf(w->arena, "/api/v1%s", path));
	assert_int_equal(r.status, 200);
	body = r.body;
	opened = number_in(body, NULL, "opening");
	closed = number_in(body, NULL, "closing");
	assert_int_equal(opened + number_in(body, NULL, "in_total") - number_in(body, NULL, "out_total"), closed);
}

/* A month is shown as the month that was typed, in the list and to whoever decides, and both facts of a record are told. */
static void a_month_stays_a_month(void **state)
{
	struct reply r = client_get(secretary, arena_printf(w->arena, "/person/new?org=%lld", (long long)branch));
	const char *entry;

	r = client_post(secretary, "/person/create", "org", arena_printf(w->arena, "%lld", (long long)branch), "name", "按月登记", "id_number", number_of(77), "nationality",
		"01", "education", "21", "occupation", "2", "status", "2", "joined", "2009-07", "full", "2010-08-02", "document", "甲委〔2009〕7号", NULL);
	assert_int_equal(r.status, 303);
	entry = waiting();
	r = client_get(town_page, "/late-entry");
	walk_has(&r, 200, "入党 2009年7月");
	walk_has(&r, 200, "转正 2010-08-02");
	assert_false(reply_has(&r, "2009-07-01"));
	r = client_get(town_page, entry);
	walk_has(&r, 200, "2009年7月");
	assert_false(reply_has(&r, "2009-07-01"));
	r = client_post(town_page, arena_printf(w->arena, "%s/decide", entry), "state", "refused", "note", "试录", "row_version", "1", NULL);
	assert_int_equal(r.status, 303);
}

/* So do those of an application and of a conversion: on the form, in the entry, by program and in the archive. */
static void months_of_application_and_conversion_stay_months(void **state)
{
	struct reply r = client_get(secretary, arena_printf(w->arena, "/person/new?org=%lld", (long long)branch));
	const char *entry;
	long long id = 0;

	r = client_post(secretary, "/person/create", "org", arena_printf(w->arena, "%lld", (long long)branch), "name", "全按月", "id_number", number_of(78), "nationality",
		"01", "education", "21", "occupation", "2", "status", "2", "applied", "200805", "joined", "2009.07", "full", "2010年8月", "document", "甲委〔2009〕8号", NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/person/%lld", &id), 1);
	member = id;
	entry = waiting();
	r = client_get(town, "/api/v1/late-entry?state=waiting");
	walk_has(&r, 200, "\"joined_day\":\"2009-07-01\",\"joined_precision\":1,\"full_day\":\"2010-08-01\",\"full_precision\":1");
	r = client_get(town_page, "/late-entry");
	walk_has(&r, 200, "转正 2010年8月");
	r = client_get(town_page, entry);
	r = client_post(town_page, arena_printf(w->arena, "%s/decide", entry), "state", "approved", "note", "", "row_version", "1", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(town_page, of_person(""));
	walk_has(&r, 200, "2008年5月");
	walk_has(&r, 200, "2010年8月");
	assert_false(reply_has(&r, "2008-05-01"));
	r = client_get(town_page, of_person("/edit"));
	walk_has(&r, 200, "value=\"2008-05\"");
	walk_has(&r, 200, "value=\"2010-08\"");
	r = client_get(town, arena_printf(w->arena, "/api/v1/person/%lld/form", (long long)member));
	walk_has(&r, 200, "\"applied_day\":\"2008-05-01\",\"applied_precision\":1");
	walk_has(&r, 200, "\"full_day\":\"2010-08-01\",\"full_precision\":1");
	/* Another field saved leaves them months; a day that is known now is one, and asks as a month does. */
	r = client_get(town_page, of_person("/edit"));
	r = client_post(town_page, of_person("/change"), "job", "会计", "reason", "换了岗位", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(town_page, of_person("/edit"));
	walk_has(&r, 200, "value=\"2008-05\"");
	r = client_post(town_page, of_person("/change"), "applied", "2008-06", "reason", "查到申请书", "document", "甲委〔2008〕3号", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(town_page, waiting());
	walk_has(&r, 200, "<del>2008年5月</del> &rarr; 2008年6月");
	r = client_get(town_page, "/late-entry");
	walk_has(&r, 200, "2008年6月");
	assert_false(reply_has(&r, "2008-06-01"));
	r = client_get(town, "/api/v1/late-entry?state=waiting");
	walk_has(&r, 200, "\"registered_applied\":\"2008-05-01\",\"registered_applied_precision\":1");
	posted(city, arena_printf(w->arena, "/api/v1%s/decide", waiting()), 0, "{'state': 'approved', 'row_version': 1}");
	r = client_get(town_page, of_person("/edit"));
	r = client_post(town_page, of_person("/change"), "full", "2010-08-15", "reason", "查到志愿书", "document", "甲委〔2010〕9号", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(town_page, waiting());
	walk_has(&r, 200, "<del>2010年8月</del>");
	posted(city, arena_printf(w->arena, "/api/v1%s/decide", waiting()), 0, "{'state': 'approved', 'row_version': 1}");
	r = client_get(town, arena_printf(w->arena, "/api/v1/person/%lld/form", (long long)member));
	walk_has(&r, 200, "\"applied_day\":\"2008-06-01\",\"applied_precision\":1");
	walk_has(&r, 200, "\"full_day\":\"2010-08-15\",\"full_precision\":0");
}

/* The form of a late registration takes a month where only the month is known; what holds from a day needs the day. */
static void what_is_registered_late_may_be_known_by_month(void **state)
{
	const char *body = arena_printf(w->arena, "{'org': '%lld', 'name': '按月补录', 'id_number': '%s', 'nationality': '01', 'education': '21', 'occupation': '2', 'status': '0'}",
		(long long)branch, number_of(79)), *path;
	struct reply r;

	member = id_in(posted(asker, "/api/v1/person", 0, body));
	path = arena_printf(w->arena, "/api/v1/person/%lld/standing", (long long)member);
	is_refused(asker, "POST", path, "{'cause': 'late_entry', 'status': 2, 'joined': '2009-13', 'document': '甲', 'reason': '漏登', 'row_version': 1}", 422, "person.day_wrong");
	is_refused(asker, "POST", path, "{'cause': 'late_entry', 'status': 2, 'joined': '03/04/15', 'document': '甲', 'reason': '漏登', 'row_version': 1}", 422, "person.day_ambiguous");
	is_refused(asker, "POST", path, "{'cause': 'late_entry', 'status': 2, 'joined': '2009-07', 'full': '2010-06', 'document': '甲', 'reason': '漏登', 'row_version': 1}", 422,
		"person.conversion_early");	/* a month counts with its last day */
	r = client_get(secretary, of_person("/standing"));
	walk_has(&r, 200, "只知道月份的写到月");
	r = client_post(secretary, of_person("/standing"), "cause", "late_entry", "status", "2", "joined", "2009.07", "full", "两千一十年", "document", "甲委〔2009〕7号", "reason", "漏登",
		"row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "value=\"2009.07\"");	/* nothing typed is lost */
	walk_has(&r, 422, "value=\"两千一十年\"");
	r = client_post(secretary, of_person("/standing"), "cause", "late_entry", "status", "2", "joined", "2009.07", "full", "2010年8月", "document", "甲委〔2009〕7号", "reason", "漏登",
		"row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(town_page, "/late-entry");
	walk_has(&r, 200, "入党 2009年7月");
	walk_has(&r, 200, "转正 2010年8月");
	client_post(secretary, arena_printf(w->arena, "%s/withdraw", waiting()), "row_version", "1", NULL);
	posted(asker, "/api/v1/person/%/standing", member, "{'cause': 'late_entry', 'status': 2, 'joined': '2009-07', 'full': '2010-08', 'day': null, 'document': '甲', 'reason': '漏登', 'row_version': 1}");
	posted(town, arena_printf(w->arena, "/api/v1%s/decide", waiting()), 0, "{'state': 'approved', 'row_version': 1}");
	r = client_get(town, arena_printf(w->arena, "/api/v1/person/%lld/form", (long long)member));
	walk_has(&r, 200, "\"joined_day\":\"2009-07-01\",\"joined_precision\":1,\"full_day\":\"2010-08-01\",\"full_precision\":1");
	is_refused(asker, "POST", path, event("suspended", "2015-10"), 422, "late.day_whole");
	r = client_get(secretary, of_person("/standing"));
	r = client_post(secretary, of_person("/standing"), "cause", "suspended", "day", "2015年10月", "document", "甲委1号", "reason", "漏登", "row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "要写到日，现在只有 2015-10");
	/* That the day of a month becomes known is a change like any other, though the day reckoned with stays. */
	r = client_get(secretary, of_person("/edit"));
	r = client_post(secretary, of_person("/change"), "joined", "2009-07-01", "reason", "查到志愿书", "row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "文号");
	r = client_get(secretary, of_person("/edit"));
	r = client_post(secretary, of_person("/change"), "joined", "2009-07-01", "reason", "查到志愿书", "document", "甲委〔2009〕7号", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(town_page, waiting());
	walk_has(&r, 200, "<del>2009年7月</del> &rarr; 2009-07-01");
	posted(town, arena_printf(w->arena, "/api/v1%s/decide", waiting()), 0, "{'state': 'approved', 'row_version': 1}");
	r = client_get(town, arena_printf(w->arena, "/api/v1/person/%lld/form", (long long)member));
	walk_has(&r, 200, "\"joined_day\":\"2009-07-01\",\"joined_precision\":0,\"full_day\":\"2010-08-01\",\"full_precision\":1");
}

/* Nobody was a member of a branch before there was one: who joined the Party ten years ago belongs to a branch of today since today. */
static void a_membership_begins_with_its_branch_at_the_earliest(void **state)
{
	int64_t young, town_a = number_in(client_get(town, "/api/v1/org").body, NULL, "id");
	struct reply r;

	young = id_in(posted(town, "/api/v1/org/%/child", town_a, "{'name': '今日支部', 'kind': 'branch', 'unit_kind': 'village', 'day': '2015-11-17', 'document': '甲1号'}"));
	member = id_in(posted(town, "/api/v1/person", 0, arena_printf(w->arena, "{'org': '%lld', 'name': '老党员丙', 'id_number': '%s', 'nationality': '01', 'education': '21',"
		" 'occupation': '2', 'status': '2', 'joined': '2005-06-01', 'full': '2006-06-01', 'document': '甲委2号'}", (long long)young, number_of(7))));
	r = client_get(town_page, waiting());
	walk_has(&r, 200, "“今日支部”成立于 2015-11-17");
	posted(city, arena_printf(w->arena, "/api/v1%s/decide", waiting()), 0, "{'state': 'approved', 'row_version': 1}");
	knows("\"joined\":\"2005-06-01\"");
	knows("\"from_day\":\"2015-11-17\",\"to_day\":null,\"began_by\":\"late_entry\"");
	balances(young, "2015-01-01", "2015-11-17");
	assert_int_equal(opened, 0);
	assert_int_equal(closed, 1);
	balances(town_a, "2015-01-01", "2015-11-17");
	balances(town_a, "2014-01-01", "2014-12-31");
	balances(young, "2014-01-01", "2014-12-31");
	assert_int_equal(closed, 0);
	/* the days set right later move no stretch before the founding */
	r = client_get(town_page, of_person("/edit"));
	r = client_post(town_page, of_person("/change"), "joined", "2004-06-01", "full", "2005-06-01", "reason", "志愿书为2004年", "document", "甲委〔2004〕6号", "row_version",
		reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	posted(city, arena_printf(w->arena, "/api/v1%s/decide", waiting()), 0, "{'state': 'approved', 'row_version': 1}");
	knows("\"joined\":\"2004-06-01\"");
	balances(young, "2015-01-01", "2015-11-17");
	assert_int_equal(opened, 0);
}

/* 党章 art. 7: an empty cell is no way around the year of probation, by hand nor by program; after the year the day may be unknown. */
static void nobody_is_a_full_member_within_the_year(void **state)
{
	static const char HAND[] = "{\"org\":\"%lld\",\"name\":\"试甲\",\"id_number\":\"%s\",\"nationality\":\"01\",\"education\":\"21\",\"occupation\":\"2\",\"status\":\"2\",\"joined\":\"%s\",\"full\":\"\",\"document\":\"甲委〔2015〕7号\"}";
	struct reply r = client_post(secretary, "/person/create", "org", arena_printf(w->arena, "%lld", (long long)branch), "name", "试甲", "id_number", number_of(41), "nationality",
		"01", "education", "21", "occupation", "2", "status", "2", "joined", "2015-06-01", "full", "", "document", "甲委〔2015〕7号", NULL);

	walk_has(&r, 422, "2015-06-01 入党，预备期一年，最早 2016-06-01 转正，今天（2015-11-17）还不是正式党员（《中国共产党章程》（2022年）第七条）");
	assert_true(reply_has(&r, "value=\"2015-06-01\"") && reply_has(&r, "试甲"));
	r = client_post_json(asker, "/api/v1/person", world_text(w, HAND, (long long)branch, number_of(41), "2015-06-01"));
	walk_has(&r, 422, "person.full_not_yet");
	assert_int_equal(world_count(w, "person WHERE name = '试甲'"), 0);
	r = client_post_json(asker, "/api/v1/person", world_text(w, HAND, (long long)branch, number_of(41), "2014-11-17"));
	walk_has(&r, 201, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_member_waits_for_the_committee_above),
		cmocka_unit_test(the_form_of_a_record_moves_no_day_of_joining),
		cmocka_unit_test(one_of_each_fact_waits_beside_the_others),
		cmocka_unit_test(an_event_is_asked_for_withdrawn_and_refused),
		cmocka_unit_test(a_membership_never_registered_is_added_to_a_record),
		cmocka_unit_test(a_membership_begins_with_its_branch_at_the_earliest),
		cmocka_unit_test(a_month_stays_a_month),
		cmocka_unit_test(months_of_application_and_conversion_stay_months),
		cmocka_unit_test(what_is_registered_late_may_be_known_by_month),
		cmocka_unit_test(nobody_is_a_full_member_within_the_year),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
