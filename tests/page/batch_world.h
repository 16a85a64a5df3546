/* What tests of the pages of rosters share: who brings one in, who does not, and its way from the upload on. */
#ifndef TESTS_PAGE_BATCH_WORLD_H
#define TESTS_PAGE_BATCH_WORLD_H

#include "batch_office.h"

#include <string.h>

static struct client *colleague, *office, *clerk, *stranger, *reader;

static int start(void **state)
{
	open_office();
	colleague = walk_browser(w, "colleague", 104);
	office = walk_browser(w, "office", 106);
	clerk = walk_browser(w, "clerk", 101);
	stranger = walk_browser(w, "stranger", 102);
	reader = walk_browser(w, "reader", 103);
	return 0;
}

static struct reply upload(struct client *c, const char *filename, const char *text)
{
	client_get(c, "/batch");
	return client_upload(c, "/batch", "file", filename, text, strlen(text));
}

static const char *where(const struct reply *r)
{
	const char *location = reply_header(w, r, "Location");

	if (location == NULL)
		fail_msg("no way on: %d %s", r->status, r->body);
	return location;
}

#define HEAD "序号,姓名,公民身份号码,民族,学历,职业,党籍状态,入党日期,转正日期,所在支部,工作单位\n"
#define LI "1,李华,110101199003079972,汉,本科,农牧渔民,正式党员,2012-03,2013-03,青石沟村支部,甲村\n"
#define WANG "2,王芳,310115198511209981,汉,大专,农牧渔民,正式党员,2010.5.1,2011-05-01,青石沟村党支部,甲村\n"

static const char *import(const char *text)
{
	struct reply r = upload(clerk, "名册.csv", text);
	const char *path;

	assert_int_equal(r.status, 303);
	path = where(&r);
	client_wait(clerk, path, "检查完成");
	return path;
}

#endif
