// Rosters in and lists out: uploaded, explained, imported and taken back; asked for, approved by somebody else, fetched; printed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { check, open, signIn, story } from './harness.mjs';

const HEAD = '序号,姓名,公民身份号码,民族,学历,职业,党籍状态,入党日期,转正日期,组织代码\n';
const BRANCH = '990181-000-000-000';
const GOOD = `1,李华,110101199003079972,汉,本科,农牧渔民,正式党员,2012-03,2013-03,${BRANCH}\n2,王芳,310115198511209981,汉,大专,农牧渔民,正式党员,2010.5.1,2011-05-01,${BRANCH}\n`;
const WRONG = `3,赵一,3.70481E+17,汉,本科,农牧渔民,正式党员,2012-03,2013-03,${BRANCH}\n4,钱二,440305199912319964,汉,本科,农牧渔民,正式党员,03/04/15,,${BRANCH}\n`;

async function upload(page, name, text) {
	await open(page, '/batch');
	await page.setInputFiles('input[name=file]', { name, mimeType: 'text/csv', buffer: Buffer.from(text) });
	await page.click('form[action="/batch"] button[type=submit]');
	await page.waitForURL(/\/batch\/\d+/);
}

// What the page says by itself, without anybody touching it.
const says = (page, text) => page.locator('main', { hasText: text }).waitFor({ timeout: 60_000 });

async function press(page, action) {
	await page.click(`form[action$="/${action}"] button[type=submit]`);
	await page.waitForLoadState();
}

story('a roster is explained, imported and taken back', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/batch');
	await check(page, 'batch_list');
	await upload(page, '九月名册.csv', HEAD + GOOD + WRONG);
	await says(page, '检查完成');
	assert.match(await page.innerText('main'), /科学记数/);
	assert.match(await page.innerText('main'), /分不清年月日/);
	assert.match(await page.innerText('main'), /导入 2 行，跳过 2 行/);
	await check(page, 'batch_checked');
	await press(page, 'apply');
	await says(page, '撤销这次导入');
	await page.reload();
	await check(page, 'batch_applied');
	await page.goBack();
	await page.goForward();
	assert.match(await page.innerText('main'), /已写入 2 行/);
	await press(page, 'undo');
	await says(page, '已撤销 2 行');
	await open(page, '/batch');
	assert.match(await page.innerText('main'), /已撤销/);
});

story('an unknown column is named by hand', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await upload(page, '列.csv', '姓名,公民身份号码,干啥的\n李华,110101199003079972,务农\n');
	assert.match(await page.innerText('main'), /干啥的/);
	await check(page, 'batch_map');
	await page.selectOption('select[name=column3]', 'job');
	await page.click('form[action$="/map"] button[type=submit]');
	await says(page, '检查完成');
});

story('a list is asked for, approved by somebody else and fetched', async (page, context) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/person');
	await page.locator('a[href^="/export/new"]').first().click();
	await page.waitForLoadState();
	await check(page, 'export_new');
	await page.fill('input[name=reason]', '年度统计核对身份号码');
	await page.check('input[name=full]');
	await page.click('form[action="/export"] button[type=submit]');
	await page.waitForURL(/\/export\/\d+/);
	const path = new URL(page.url()).pathname;
	assert.match(await page.innerText('main'), /等待另一人审批/);
	await check(page, 'export_waiting');

	const other = await (await context.browser().newContext({ baseURL: new URL(page.url()).origin, locale: 'zh-CN' })).newPage();
	await signIn(other, 'shi.fubuzhang');
	await open(other, '/export');
	await check(other, 'export_pending');
	await other.click(`a[href="${path}"]`);
	await other.waitForLoadState();
	assert.match(await other.innerText('main'), /年度统计核对身份号码/);
	await check(other, 'export_decide');
	await press(other, 'approve');
	assert.match(await other.innerText('body'), /已同意/);
	await other.context().close();

	await page.reload();
	await says(page, '可以下载');
	await check(page, 'export_ready');
	const [download] = await Promise.all([page.waitForEvent('download'), page.click('form[action$="/fetch"] button[type=submit]')]);
	assert.equal(readFileSync(await download.path()).subarray(0, 2).toString(), 'PK');
});

story('a printed list has heads, page numbers, date and name on each page', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/roster/print');
	const pdf = await page.pdf({ preferCSSPageSize: true });
	const pages = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString().split('\f').slice(0, -1);
	assert.ok(pages.length >= 10, `${pages.length} pages`);
	pages.forEach((text, i) => {
		const foot = new RegExp(`\\b${i + 1} / ${pages.length}\\b`);
		assert.match(text, foot);
		if (/正式党员|预备党员/.test(text))
			assert.match(text, /序号\s+姓名\s+性别/, `heads on page ${i + 1}`);
	});
	assert.match(pages[0], /内部资料/);
	assert.match(pages.at(-1), /打印人：\S+\s+打印日期：2015-11-17/);
});
