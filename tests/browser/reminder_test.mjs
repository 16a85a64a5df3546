// 催办单: the county issues a list of what is late below; the sheet names each case with its days, and prints on paper as it stands.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { WIDTHS, axeFindings, open, sidewaysScroll, signIn, story } from './harness.mjs';

async function fits(page) {
	for (const [width, height] of [WIDTHS.phone, WIDTHS.desk]) {
		await page.setViewportSize({ width, height });
		assert.deepEqual(await sidewaysScroll(page), [], `${page.url()} at ${width} px`);
		assert.deepEqual(await axeFindings(page), [], `${page.url()} at ${width} px`);
	}
}

story('what is late goes out as a reminder, and prints', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/run');
	const late = page.locator('a[href*="late"]').first();
	assert.ok(await late.count(), 'the overview leads to what is late');
	const towns = await page.evaluate(async () => {
		const found = [];
		for (let org = 2; org <= 20; org++) {
			const answer = await fetch(`/org/${org}/reminder/new`);
			if (answer.ok && (await answer.text()).includes('name="by_day"'))
				found.push(org);
		}
		return found;
	});
	assert.ok(towns.length > 0, 'something is late below');
	await open(page, `/org/${towns[0]}/reminder/new`);
	const titles = await page.locator('table.dt tbody .who a').allInnerTexts();
	await fits(page);
	await page.fill('input[name=by_day]', '2015-11-01');
	await page.fill('textarea[name=note]', '请在月底前补齐材料');
	await page.locator('main form.form button[type=submit]').click();
	await page.waitForSelector('.errsum');
	assert.equal(await page.inputValue('textarea[name=note]'), '请在月底前补齐材料', 'nothing typed is lost');
	await page.fill('input[name=by_day]', '2015-11-25');
	await Promise.all([page.waitForNavigation(), page.locator('main form.form button[type=submit]').click()]);
	assert.match(new URL(page.url()).pathname, /^\/reminder\/\d+$/);
	await fits(page);
	const sheet = page.url(), pdf = await page.pdf({ preferCSSPageSize: true });
	const paper = execFileSync('pdftotext', ['-layout', '-q', '-', '-'], { input: pdf }).toString().replace(/\s+/g, '');
	for (const title of titles)
		assert.ok(paper.includes(title.replace(/\s+/g, '')), `${title} stands on paper`);
	assert.match(paper, /2015年11月25日/);
	assert.match(paper, /请在月底前补齐材料/);
	assert.doesNotMatch(paper, /返回|打印$/, 'no buttons on paper');
	await open(page, `/org/${towns[0]}/reminder`);
	assert.equal(await page.locator(`table.dt .who a[href="${new URL(sheet).pathname}"]`).count(), 1, 'and it stands in the list');
	await fits(page);
}, { allow: [/422/] });
