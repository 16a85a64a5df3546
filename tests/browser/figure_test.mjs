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

// What is wider than its room shows a shade at the side where there is more; how numbers are counted stands off the edge of its card.
story('a wide table says that it scrolls, and nothing sticks to the edge of a card', async (page) => {
	await signIn(page, 'shi.zuzhi');
	for (const [width, edge] of [[1440, 16], [390, 12]]) {
		await page.setViewportSize({ width, height: 900 });
		await open(page, '/figure/annual');
		const wide = await page.locator('.table-wrap').evaluateAll((all) => all.filter((e) => e.scrollWidth > e.clientWidth + 1)
			.map((e) => (getComputedStyle(e).backgroundAttachment.match(/scroll/g) ?? []).length));
		assert.ok(width < 1000 || wide.length > 0, 'a table is wider than its room');
		assert.ok(wide.every((n) => n === 2), 'both sides have their shade');
		const off = await page.locator('details.how').evaluateAll((all) => all.filter((e) => e.getBoundingClientRect().width > 0)
			.map((e) => Math.round(e.getBoundingClientRect().left - e.closest('.card').getBoundingClientRect().left)));
		assert.ok(off.length > 0 && off.every((n) => n >= edge), `${off} px off the edge at ${width}`);
	}
});

story('why nothing may be paid stays within its card on a phone', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/run?state=done&code=xy-four');
	const cases = await page.locator('.rows__i a[href^="/run/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
	let notes = 0;
	for (const href of cases) {
		await open(page, href);
		const off = await page.locator('.card > .note').evaluateAll((all) => all.map((e) => {
			const box = e.getBoundingClientRect(), card = e.closest('.card').getBoundingClientRect();
			return Math.min(box.left - card.left, card.right - box.right);
		}));
		notes += off.length;
		assert.ok(off.every((n) => n >= 8), `${href}: ${off}`);
	}
	assert.ok(notes > 0, 'a case says that nothing may be paid');
}, { viewport: { width: 390, height: 844 } });
