// Figures as an officer of the organisation department reads them: from the city's total to the people behind it.
import assert from 'node:assert/strict';
import { check, open, signIn, story } from './harness.mjs';

const number = (text) => Number(text.replace(/,/g, ''));
const total = async (page) => number(/共\s*([\d,]+)/.exec(await page.innerText('.card__foot'))?.[1] ?? '0');

story('the communiqué of the city opens the people behind each number', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/figure');
	assert.match(await page.innerText('main'), /1,547/);
	await check(page, 'figure');
	const link = page.locator('tr', { hasText: '女党员' }).first().locator('a').first();
	const women = number(await link.innerText());
	await Promise.all([page.waitForNavigation(), link.click()]);
	assert.equal(await total(page), women);
	await check(page, 'figure_people');
});

story('annual tables, coverage and stated figures', async (page) => {
	await signIn(page, 'shi.zuzhi');
	for (const [path, name, words] of [['/figure/annual', 'figure_annual', '期初党员'], ['/figure/coverage', 'figure_coverage', '未覆盖的村'],
		['/figure/check', 'figure_check', '39.79']]) {
		await open(page, path);
		assert.ok((await page.innerText('main')).includes(words), `${path} says ${words}`);
		await check(page, name);
	}
	await open(page, '/figure/orgs?kinds=committee');
	assert.equal(await total(page), 13);
	await check(page, 'figure_orgs');
});

story('a cross table of four attributes on another day', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/figure/cross?day=2014-12-31');
	for (const [i, value] of ['age', 'education', 'occupation', 'sex'].entries())
		await page.selectOption(`select[name="by${i + 1}"]`, value);
	await Promise.all([page.waitForNavigation(), page.click('button.btn--primary')]);
	assert.ok(await page.locator('tbody tr').count() > 20);
	await check(page, 'figure_cross');
});

story('figures work without scripts, and a wrong day is refused in words', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/figure?day=2014-12-31');
	assert.match(await page.innerText('main'), /2014-12-31/);
	await open(page, '/figure?day=2099-01-01', 422);
	assert.match(await page.innerText('main'), /不能晚于今天/);
}, { javaScriptEnabled: false, allow: [/422/] });
