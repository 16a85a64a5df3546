// Lists on paper: each page says which it is, whose mark it bears, and who printed it when.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { open, sidewaysScroll, signIn, story } from './harness.mjs';

async function pagesOnPaper(page) {
	const pdf = await page.pdf({ preferCSSPageSize: true });
	return execFileSync('pdftotext', ['-layout', '-q', '-', '-'], { input: pdf }).toString().split('\f').slice(0, -1);
}

for (const [path, head] of [['/person?page_size=50', '人员类别'], ['/figure/orgs?kinds=branch.joint_branch.committee.general_branch&print=1', '单位性质'], ['/figure/units?of=villages&print=1', '覆盖方式']])
	story(`each page of the printed list ${path.split('?')[0]} has its head, its number, and names who printed it and when`, async (page) => {
		await signIn(page, 'shi.zuzhi');
		await open(page, path);
		const rows = await page.locator('table.dt tbody tr').count(), pages = await pagesOnPaper(page);
		assert.ok(pages.length > 1 || rows < 20, `${pages.length} pages of ${rows} rows`);
		pages.forEach((text, i) => {
			assert.match(text, /打印人：\S+\s+打印日期：2015-11-17/, `page ${i + 1}`);
			assert.match(text, new RegExp(`${i + 1} ?/ ?${pages.length}\\b`));
			assert.match(text, /内部/);
			if (!/^\s*第 [\d,]+–[\d,]+ 条/.test(text))	// the last sheet may hold the count alone
				assert.match(text, new RegExp(head), `page ${i + 1} has the heads`);
			assert.equal(text.match(/打印人/g).length, 1);
		});
	});

story('what anybody may read bears no name on paper', async (page) => {
	await open(page, '/catalogue?place=XY');
	for (const text of await pagesOnPaper(page))
		assert.doesNotMatch(text, /打印人|内部/);
});

story('a sum stands once on paper, at the end', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/figure/cross?by1=sex');
	await page.emulateMedia({ media: 'print' });
	assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.dt tfoot')).display), 'table-row-group');
});

// A name may have fifty characters (CS-03): it goes on in the next line, and everything behind it stays on the sheet and on the screen.
story('a name of fifty characters widens no list, on the screen or on paper', async (page) => {
	const LONG = '阿卜杜热合曼·买买提依明江·吐尔逊古丽·阿依古丽·努尔麦麦提·艾合买提江·玉素甫·卡德尔·热西提';
	await signIn(page, 'shi.zuzhi');
	for (const path of ['/person', '/roster/print']) {
		await open(page, path);
		await page.setViewportSize({ width: 1440, height: 900 });
		await page.locator('.dt tbody tr').first().locator('.who a, .called').first().evaluate((cell, name) => { cell.textContent = name; }, LONG);
		const beyond = () => page.evaluate(() => {
			const table = document.querySelector('.dt'), room = document.documentElement.clientWidth;
			return Math.max(table.getBoundingClientRect().right, ...[...table.querySelectorAll('tbody tr:first-child td')].map((cell) => cell.getBoundingClientRect().right)) - room;
		});
		assert.ok(await beyond() <= 0, `${path} on the screen`);
		await page.setViewportSize({ width: 1000, height: 700 });	// the room of a sheet of A4 across, in pixels
		await page.emulateMedia({ media: 'print' });
		assert.ok(await beyond() <= 0, `${path} on paper`);
		await page.emulateMedia({ media: 'screen' });
	}
});

// A telephone prints on an upright sheet, whatever the page asks for: the roster ends on it in English too, whose heads and words are the longest.
for (const lang of ['zh', 'en'])
	story(`the printed roster in ${lang} fits an upright sheet`, async (page, context) => {
		await signIn(page, 'shi.zuzhi');
		await context.addCookies([{ name: 'lang', value: lang, url: page.url() }]);
		await page.setViewportSize({ width: 680, height: 1000 });	// A4 between the margins of @page, in pixels
		await open(page, '/roster/print');
		await page.emulateMedia({ media: 'print' });
		assert.ok(await page.locator('.dt tbody tr').count() > 20);
		assert.deepEqual(await sidewaysScroll(page), []);
		await page.emulateMedia({ media: 'screen' });
	});
