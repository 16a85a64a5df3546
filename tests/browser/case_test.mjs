// Cases of practices, as those who work with them meet them: a village secretary carries a matter through its first step, a villager
// without an account objects to a notice, the county sees what is due.
import assert from 'node:assert/strict';
import { PDF_OF_ONE_PAGE, check, open, signIn, story } from './harness.mjs';

const PDF = { name: '签字.pdf', mimeType: 'application/pdf', buffer: PDF_OF_ONE_PAGE };
// Three photos that are not alike, of one, two and three pixels.
const PHOTOS = ['iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==',
	'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAC0lEQVR4nGP4/x8AAwAB//wl3FEAAAAASUVORK5CYII=',
	'iVBORw0KGgoAAAANSUhEUgAAAAMAAAABCAAAAAA+i0toAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC'];
const photo = (name, i) => ({ name: `${name}.png`, mimeType: 'image/png', buffer: Buffer.from(PHOTOS[i], 'base64') });
const send = async (page, selector) => { await page.click(selector); await page.waitForLoadState(); };

story('a village secretary proposes a matter, signs, and registers the signature of the other committee from paper', async (page) => {
	await signIn(page, 'cun01.shuji');
	await open(page, '/me');
	await send(page, 'li:has(b:text-is("书记")) form[action="/me/post"] button');	// holds a post in a mass organisation too
	await open(page, '/run');
	await send(page, 'main a.btn--primary');
	await check(page, 'run_choose');
	await send(page, '.rows__i a:has-text("规范四项程序")');
	await check(page, 'run_new');
	await page.fill('input[name=title]', '整修水渠');
	await send(page, 'main form button[type=submit]');
	assert.match(await page.innerText('h1'), /整修水渠/);
	await check(page, 'run_begun');
	await page.fill('textarea[name=v_matter]', '整修水渠');
	await page.fill('input[name=v_budget]', '很多');
	await page.fill('textarea[name=v_plan]', '分两段施工');
	await send(page, '.now__sec button[type=submit]');
	assert.match(await page.innerText('.f__e'), /要填数字/);
	assert.equal(await page.inputValue('textarea[name=v_plan]'), '分两段施工');	// nothing typed is lost
	await page.fill('input[name=v_budget]', '86,000');
	await send(page, '.now__sec button[type=submit]');
	assert.match(await page.innerText('.now'), /86,000/);
	await send(page, '.now form[action$="/sign"] button[type=submit]');
	await check(page, 'run_sign');
	await page.click('summary:has-text("登记书面签字")');
	await page.setViewportSize({ width: 390, height: 844 });
	await page.setInputFiles('input[name=file]', PDF);
	await send(page, '.now details[open] form button[type=submit]');	// nobody is chosen who signed
	assert.match(await page.innerText('.now .f__e'), /请选择/);
	assert.match(await page.innerText('.now details[open]'), /已选好：签字\.pdf/);	// the scan is not chosen again
	await check(page, 'run_sign_again');	// changes the size of type: the draft of the form is there, and the scan with it
	assert.match(await page.innerText('.now details[open]'), /已选好：签字\.pdf/);
	await page.selectOption('select[name=person]', { index: 1 });
	await send(page, '.now form[action$="/sign"][enctype] button[type=submit]');
	assert.match(await page.innerText('.now'), /签字材料/);
	await page.setViewportSize({ width: 1440, height: 900 });
	await send(page, '.now__sec:last-child form button[type=submit]');
	assert.match(await page.innerText('.step--now'), /支部大会审议/);
	await check(page, 'run_meeting');
	await send(page, '.now form[action$="/vote"] button[type=submit]');
	assert.match(page.url(), /\/ballot\//);
	assert.match(await page.innerText('main'), /应到/);
}, { allow: [/422/] });

// What an office program puts on the clipboard.
const pasteRange = (cell, text) => cell.evaluate((box, range) => {
	const data = new DataTransfer();
	data.setData('text/plain', range);
	box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}, text);
const range = (from, count) => Array.from({ length: count }, (_, i) => `2015-10-${String(from + i).padStart(2, '0')}\t电话第${from + i}次\r\n`).join('');

story('a branch secretary fills a table from a spreadsheet: cells spread, a row that was taken out comes back, and a refusal loses none', async (page) => {
	await signIn(page, 'b0001');
	await open(page, '/run');
	await send(page, 'main a.btn--primary');
	await send(page, '.rows__i a:has-text("停止党籍")');
	await page.selectOption('select[name=person]', { index: 1 });
	await send(page, 'main button.btn--primary:has-text("开办")');
	const cells = page.locator('.cells'), cell = (row, column) => cells.nth(row).locator('input').nth(column);
	assert.equal(await cells.count(), 5);
	await pasteRange(cell(0, 0), range(1, 12));
	assert.equal(await cells.count(), 12);
	assert.equal(await cell(11, 1).inputValue(), '电话第12次');
	assert.match(await page.innerText('[data-rows-note]'), /已粘贴 12 行/);
	await pasteRange(cell(0, 1), '甲\t乙\n');	// one column too many: nothing is changed
	assert.match(await page.innerText('[data-rows-note]'), /只有 2 列/);
	assert.equal(await cell(0, 1).inputValue(), '电话第1次');
	await page.locator('[data-row-out]').nth(2).click();
	assert.equal(await cells.count(), 11);
	assert.equal(await cell(2, 1).inputValue(), '电话第4次');
	await page.click('[data-rows-undo]');
	assert.equal(await cells.count(), 12);
	assert.equal(await cell(2, 1).inputValue(), '电话第3次');
	await cell(10, 1).press('Enter');
	assert.equal(await cell(11, 1).evaluate((box) => box === document.activeElement), true);
	await cell(11, 1).press('Enter');	// behind the last row there is one more
	assert.equal(await cells.count(), 13);
	await page.click('[name=rows_more]');
	assert.equal(await cells.count(), 23);
	await send(page, '.now__sec button.btn--primary');	// nothing else is filled in
	assert.match(await page.innerText('.errsum'), /情形/);
	assert.equal(await cell(11, 1).inputValue(), '电话第12次');
	await check(page, 'run_table');
	await page.setViewportSize({ width: 390, height: 844 });
	await page.click('summary:has-text("从表格粘贴")');
	await page.fill('textarea[name=v_searches_paste]', `方式\t日期\n${'登门\t2015-11-01\n'.repeat(60)}`);
	await send(page, 'button[name=rows_read]');
	assert.match(await page.innerText('.f__e'), /最多 60 行：已填 12 行，这次读入 60 行，多出 12 行/);
	await page.fill('textarea[name=v_searches_paste]', '方式\t日期\n登门\t2015-11-01\n');
	await send(page, 'button[name=rows_read]');
	assert.match(await page.innerText('.cell-rows .note'), /读入了 1 行/);
	assert.equal(await cell(12, 0).inputValue(), '2015-11-01');
	assert.equal(await cell(12, 1).inputValue(), '登门');
	await page.click('summary:has-text("从文件读入")');	// the sheet that was sent round, filled in with an office program
	await page.setInputFiles('input[name=v_searches_sheet]', { name: '查找.csv', mimeType: 'text/csv', buffer: Buffer.from('日期,方式\n2015-11-02,发函\n') });
	await send(page, 'details:has(input[name=v_searches_sheet]) button[name=rows_read]');
	assert.match(await page.innerText('.cell-rows .note'), /读入了 1 行/);
	assert.equal(await cell(13, 1).inputValue(), '发函');
	await page.setViewportSize({ width: 1440, height: 900 });
	await check(page, 'run_table_read');
	// On the telephone: the minutes are three sheets, photographed one by one. They wait while another field is refused, and each is a page.
	await page.setViewportSize({ width: 390, height: 844 });
	await page.setInputFiles('input[name=v_record]', [photo('记录1', 0), photo('记录2', 1)]);
	await send(page, '.now__sec button.btn--primary');
	assert.match(await page.innerText('.errsum'), /情形/);
	assert.match(await page.innerText('.now'), /已选好 2 份：记录1\.png、记录2\.png/);
	assert.equal(await page.locator('input[name=v_record]').evaluate((input) => input.multiple && !input.required), true);
	await page.check('input[name=v_ground][value=失去联系六个月以上]');
	await page.fill('input[name=v_since]', '2015-01-01');
	await send(page, '.now__sec button.btn--primary');
	assert.match(await page.innerText('.now'), /共 2 页[^]*记录1\.png[^]*记录2\.png/);
	await page.click('.now summary:has-text("修改")');
	assert.match(await page.innerText('.now'), /已存 2 页照片/);
	await page.setInputFiles('input[name=v_record]', photo('记录3', 2));
	await page.check('label:has-text("撤下第 1 页：记录1.png") input');
	await send(page, '.now__sec button.btn--primary');
	await page.click('.now summary:has-text("修改")');
	assert.match(await page.innerText('.now'), /撤下第 1 页：记录2\.png[^]*撤下第 2 页：记录3\.png/);
	assert.match(await page.innerText('.now'), /第 1 页已撤下：记录1\.png/);
	assert.doesNotMatch(await page.innerText('.now'), /(?<!已撤下：)记录1\.png/);
	await check(page, 'run_pages');
}, { allow: [/422/] });

story('a villager without an account reads a notice and objects', async (page) => {
	await open(page, '/notice');
	await check(page, 'notices');
	await send(page, '.rows__i a');
	await check(page, 'notice');
	await page.fill('textarea[name=text]', '请公布租金怎样定的');
	await page.fill('input[name=name]', '赵六');
	await send(page, 'main form.form button[type=submit]');
	const text = await page.innerText('main');
	assert.match(text, /编号是第 1 号，请记下/);
	assert.match(text, /第 1 号意见（\d{4}-\d\d-\d\d 提出）/);
	assert.doesNotMatch(text, /赵六|租金怎样定/);
});

story('the county sees cases by step, late ones first, and what came of those that are done', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/run');
	await check(page, 'runs');
	await send(page, 'table.dt a:has-text("基层党委回访考察")');
	assert.equal(await page.locator('.rows__i').count(), 1);
	assert.match(await page.innerText('.rows__i'), /逾期/);
	await open(page, '/run?state=done&code=xy-four');	// of the practice: there are others by the dozen
	await send(page, '.rows__i a:has-text("引进矾石厂")');
	assert.match(await page.innerText('main'), /赞成 14 票、不赞成 19 票/);
	await check(page, 'run_done');
});
