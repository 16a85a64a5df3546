// The story of the first month: a roster with wrong rows explained, mended, imported and taken back by impatient fingers; a
// correction asked for and answered; an export that a second person approves; several records changed at once; the log verified;
// the password asked again.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CLOCK, WIDTHS, axeFindings, open, sidewaysScroll, signIn, story, theWorld } from './harness.mjs';
import { xlsx } from './xlsx.mjs';

const HEADS = ['姓名', '公民身份号码', '民族', '学历', '职业', '党籍状态', '入党日期', '转正日期', '所在支部'];
const WRONG_ROWS = 12, ROWS = 20;

// GB 11643: the last place of an ID number.
function numberOf(i) {
	const digits = `1101011961${String(1 + i % 12).padStart(2, '0')}${String(1 + i % 28).padStart(2, '0')}${String(700 + i)}`;
	const sum = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2].reduce((s, weight, k) => s + weight * digits[k], 0);
	return digits + '10X98765432'[sum % 11];
}

const person = (i, branch) => [`导入${'甲乙丙丁戊己庚辛壬癸'[i % 10]}${'一二'[Math.floor(i / 10)]}`, numberOf(i), '汉', '本科', '农牧渔民', '正式党员', '1990-03', '1991-03', branch];

// One slip of the pen a row, each of another kind.
const SLIPS = [(r) => { r[0] = ''; }, (r) => { r[1] = r[1].slice(0, 17) + (r[1][17] === '1' ? '2' : '1'); }, (r) => { r[1] = '3.70481E+17'; },
	(r) => { r[1] = r[1].slice(0, 15) + '000'; }, (r) => { r[1] = r[1].slice(0, 16); }, (r) => { r[6] = '03/04/15'; }, (r) => { r[6] = '2099-01'; },
	(r) => { r[6] = '1970-01'; }, (r) => { r[7] = '1980-01'; }, (r) => { r[8] = '火星村党支部'; }, (r) => { r[2] = '火星族'; }, (r) => { r[5] = '也许'; }];

async function upload(page, name, rows) {
	await open(page, '/batch');
	await page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer: xlsx([HEADS, ...rows]) });
	await Promise.all([page.waitForNavigation(), page.click('form.form button[type=submit]')]);
}

// The numbers of the four boxes: new, changed, to be looked at, wrong.
const boxes = async (page) => (await page.locator('.sum4 dd').allInnerTexts()).map((text) => Number(text.replace(/,/g, '')));

async function fits(page) {
	for (const [width, height] of [WIDTHS.phone, WIDTHS.desk]) {
		await page.setViewportSize({ width, height });
		assert.deepEqual(await sidewaysScroll(page), [], page.url());
		assert.deepEqual(await axeFindings(page), [], page.url());
	}
}

const members = async (page) => {
	await open(page, '/person');
	return Number(/([\d,]+)\s*人/.exec(await page.innerText('.page-head__t p'))[1].replace(/,/g, ''));
};

async function goodRows(page) {
	await open(page, '/org/1/list?kind=branch');
	const branch = (await page.locator('table.dt tbody a').first().innerText()).trim();
	return Array.from({ length: ROWS }, (_, i) => person(i, branch));
}

story('a roster with twelve wrong rows is explained before anything is written', async (page) => {
	await signIn(page, 'shi.zuzhi');
	const before = await members(page);
	const wrong = (await goodRows(page)).map((row, i) => { const copy = [...row]; SLIPS[i]?.(copy); return copy; });

	await upload(page, 'roster.xlsx', wrong);
	await page.getByText('检查完成，待确认').first().waitFor();
	assert.deepEqual(await boxes(page), [ROWS - WRONG_ROWS, 0, 0, WRONG_ROWS]);
	const reasons = await page.locator('table.dt tbody tr td:last-child').allInnerTexts();
	assert.ok(reasons.length >= WRONG_ROWS && reasons.every((text) => /\p{Script=Han}{4}/u.test(text)), reasons.join('\n'));
	const lines = new Set(await page.locator('table.dt tbody tr td:nth-child(2)').allInnerTexts());
	assert.equal(lines.size, WRONG_ROWS, 'each wrong row is named by its line');
	await fits(page);
	const [sheet] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载出错的行' }).click()]);
	assert.equal(readFileSync(await sheet.path()).subarray(0, 2).toString(), 'PK');
	await page.getByRole('button', { name: '下载出错的行' }).click();
	await page.getByText('几秒后可以再点一次').waitFor();	// held back, and said
	assert.equal(await members(page), before, 'nothing is written by the check');
});

story('the mended roster is imported once by two people, though clicked twice, and taken back', async (page, context) => {
	await signIn(page, 'shi.zuzhi');
	const before = await members(page);

	await upload(page, 'roster-fixed.xlsx', await goodRows(page));
	await page.getByText('检查完成，待确认').first().waitFor();
	assert.deepEqual(await boxes(page), [ROWS, 0, 0, 0]);
	const batch = page.url();
	await page.locator('form[action$="/apply"] button').dblclick();
	await page.getByText('已提请审批').first().waitFor();
	assert.equal(await page.locator('form[action$="/decide"]').count(), 0, 'nobody approves what he asked for');
	await context.clearCookies();
	await signIn(page, 'shi.zuzhi2');
	await page.goto(batch);
	await page.check('form[action$="/decide"] input[value=approved]');
	await page.locator('form[action$="/decide"] button[type=submit]').dblclick();
	await page.getByText(`已写入 ${ROWS} 行`).first().waitFor();
	await page.getByRole('button', { name: '提请撤销' }).waitFor();
	assert.equal(await members(page), before + ROWS);
	await open(page, `/search?q=${encodeURIComponent('导入甲一')}`);
	assert.equal(await page.locator('main .rows__t a', { hasText: '导入甲一' }).count(), 1, 'written once, though clicked twice');

	await page.goto(batch);
	await page.fill('form[action$="/undo"] [name=reason]', '名册送错了');
	await page.getByRole('button', { name: '提请撤销' }).click();
	await page.getByText('撤销待审批').first().waitFor();
	await context.clearCookies();
	await signIn(page, 'shi.zuzhi');
	await page.goto(batch);
	await page.check('form[action$="/decide"] input[value=approved]');
	await page.locator('form[action$="/decide"] button[type=submit]').click();
	await page.getByText(`已撤销 ${ROWS} 行`).first().waitFor();
	assert.equal(await members(page), before);
});

story('a request for a correction is answered, and the member reads the answer', async (page, context) => {
	await signIn(page, 'dangyuan1');
	await open(page, '/me/correction');
	await page.fill('textarea[name=text]', '工作单位应为云川第一中学');
	await Promise.all([page.waitForNavigation(), page.click('form.form button[type=submit]')]);
	await context.clearCookies();
	await signIn(page, 'shi.zuzhi');
	await open(page, '/correction');
	const request = page.locator('.rows__i', { hasText: '云川第一中学' });
	await Promise.all([page.waitForNavigation(), request.locator('a').first().click()]);
	await page.check('input[name=state][value=done]');
	await page.click('form.form button[type=submit]');
	await page.waitForSelector('.errsum');
	assert.ok(await page.isChecked('input[name=state][value=done]'), 'the choice is still made');
	assert.match(await page.innerText('.f__e'), /没有任何改动/, 'nobody is told so while the record stands as it stood');
	const request_url = new URL(page.url()).pathname;
	const record = await page.locator('main a[href^="/person/"]').first().getAttribute('href');
	await open(page, `${record}/edit`);
	await page.fill('input[name=work_unit]', '云川第一中学');
	await page.fill('input[name=reason]', '本人申请，毕业证书核对');
	await Promise.all([page.waitForNavigation(), page.click('form.form button[type=submit]')]);
	await open(page, request_url);
	await page.check('input[name=state][value=done]');
	await page.fill('textarea[name=answer]', '已按毕业证书更正');
	await fits(page);
	await Promise.all([page.waitForNavigation(), page.click('form.form button[type=submit]')]);
	await context.clearCookies();
	await signIn(page, 'dangyuan1');
	await open(page, '/me/correction');
	assert.match(await page.innerText('main'), /已按毕业证书更正/);
	await fits(page);
}, { allow: [/422/] });

async function setClock(now) {
	const { base } = await theWorld();
	const answer = await fetch(`${base}/api/v1/test/clock`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ now }) });
	assert.equal(answer.status, 200);
}

story('full numbers are exported for a reason, by leave of a second person, and a day later the link is dead', async (page, context) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/export/new?org=1');
	await page.check('input[name=full]');
	await page.getByRole('button', { name: '申请导出' }).click();
	await page.waitForSelector('.errsum');
	assert.ok(await page.isChecked('input[name=full]'), 'the choice is still made');
	await page.fill('input[name=reason]', '年度统计核对');
	await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: '申请导出' }).click()]);
	assert.match(await page.innerText('main'), /待审批/);
	const address = new URL(page.url()).pathname;
	const approve = `form[action="${address}/approve"]`, got = `form[action="${address}/fetch"] button`;
	assert.equal(await page.locator(approve).count(), 0, 'nobody approves an own export');
	assert.equal(await page.locator(got).count(), 0, 'there is nothing to fetch yet');
	await fits(page);

	await context.clearCookies();
	await signIn(page, 'shi.buzhang');
	await open(page, '/export');
	await Promise.all([page.waitForNavigation(), page.locator(`a[href="${address}"]`).first().click()]);
	assert.match(await page.innerText('main'), /年度统计核对/);
	await fits(page);
	await Promise.all([page.waitForNavigation(), page.locator(`${approve} button`).click()]);

	await context.clearCookies();
	await signIn(page, 'shi.zuzhi');
	await open(page, address);
	await page.locator(got).waitFor();
	for (let i = 0; i < 2; i++) {	// the page stands after a download, so it is clicked again
		const [file] = await Promise.all([page.waitForEvent('download'), page.locator(got).click()]);
		assert.equal(readFileSync(await file.path()).subarray(0, 2).toString(), 'PK');
		await page.reload();
	}
	try {
		await setClock('2015-11-18T09:30:00+08:00');
		await page.reload();
		assert.match(await page.innerText('main'), /已失效/);
		assert.equal(await page.locator(got).count(), 0);
	} finally {
		await setClock(CLOCK);
	}
}, { allow: [/422/] });

story('several records are changed after a look at old and new, and the form sent again changes nothing', async (page) => {
	await signIn(page, 'zhen1.zuzhi');
	await open(page, '/person');
	const picks = page.locator('td.pick input');
	await picks.nth(0).check();
	await picks.nth(1).check();
	await Promise.all([page.waitForNavigation(), page.locator('.batch button').first().click()]);
	await page.fill('input[name=work_unit]', '云川合作社');
	await Promise.all([page.waitForNavigation(), page.click('form.form button[type=submit]')]);
	assert.equal(await page.locator('tbody tr', { hasText: '云川合作社' }).count(), 2, 'each is shown with the new value');
	await fits(page);
	await page.fill('input[name=reason]', '合作社改名');
	await Promise.all([page.waitForNavigation(), page.click('form.form button[type=submit]')]);
	assert.match(await page.innerText('main'), /已修改 2 人/);
	await page.reload();	// the browser sends the form again
	assert.match(await page.innerText('main'), /已经办理/);
});

story('the auditor verifies the log, finds a line by its act, and reads before and after', async (page) => {
	// covers X-02 accept 1 by page
	await signIn(page, 'shenji');
	await open(page, '/audit');
	await Promise.all([page.waitForNavigation(), page.locator('form[action="/audit/verify"] button').click()]);
	assert.match(await page.innerText('main'), /完整|完好|未发现/);
	await fits(page);
	await open(page, '/audit');
	const verb = (await page.locator('table.dt tbody code').first().innerText()).trim();
	await page.selectOption('select[name=verb]', verb);
	await Promise.all([page.waitForNavigation(), page.click('form.filters button[type=submit]')]);
	assert.deepEqual([...new Set(await page.locator('table.dt tbody .who code').allInnerTexts())], [verb]);
	await Promise.all([page.waitForNavigation(), page.locator('table.dt tbody a').first().click()]);
	await fits(page);
});

story('the password is asked again before something grave, and a wrong one is refused', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/me/confirm?next=/export');
	await fits(page);
	await page.fill('input[name=step_up_password]', 'not-the-password');
	await page.click('form.form button[type=submit]');
	await page.waitForSelector('.f--bad, .errsum');
	assert.match(new URL(page.url()).pathname, /confirm/);
	await page.fill('input[name=step_up_password]', process.env.JISHI_DEMO_PASSWORD ?? 'Yunchuan@2015');
	await Promise.all([page.waitForURL(/\/export$/), page.click('form.form button[type=submit]')]);
}, { allow: [/403|422/] });
