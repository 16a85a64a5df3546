// The tour: every door of the menu, for every kind of person, on the desk and on a phone. A door that is
// shown opens, fits, and can be used by everyone.
import assert from 'node:assert/strict';
import { WIDTHS, axeFindings, open, showsNew, sidewaysScroll, signIn, story } from './harness.mjs';

const PEOPLE = ['shi.shuji', 'shi.buzhang', 'shi.zuzhi', 'zhen1.zuzhi', 'cun01.shuji', 'b0001', 'dangyuan1', 'xitong', 'anquan', 'shenji'];

const [PHONE, DESK] = [WIDTHS.phone, WIDTHS.desk].map(([width, height]) => ({ width, height }));

const addresses = (page, selector) => page.locator(selector)
	.evaluateAll((all) => [...new Set(all.map((a) => a.getAttribute('href')).filter((href) => href.startsWith('/')))]);

// What one page owes its reader does not change with the rows: axe-core, which is slow, reads what it has not read before. What fits a phone
// fits a desk, unless it is a kind of thing that no page has shown there: only then is the page made wide, which is dear.
async function look(page, href) {
	await open(page, href);
	assert.equal(await page.locator('h1').count(), 1, `${href} has one heading`);
	assert.deepEqual(await sidewaysScroll(page), [], `${href} scrolls sideways on a phone`);
	if (!await showsNew(page))
		return;
	assert.deepEqual(await axeFindings(page), [], `axe-core on ${href} on a phone`);
	await page.setViewportSize(DESK);
	assert.deepEqual(await sidewaysScroll(page), [], `${href} scrolls sideways on a desk`);
	assert.deepEqual(await axeFindings(page), [], `axe-core on ${href} on a desk`);
	await page.setViewportSize(PHONE);
}

for (const person of PEOPLE)
	story(`every door of the menu opens for ${person}`, async (page) => {
		await signIn(page, person);
		await open(page, '/');
		const doors = await addresses(page, 'nav:not(main nav) a[href]'), tiles = await addresses(page, 'main nav a[href]');
		assert.ok(doors.includes('/') && doors.includes('/me'), `the menu of ${person}: ${doors}`);
		await page.setViewportSize(PHONE);
		for (const href of new Set([...doors, ...tiles]))
			await look(page, href);
		await open(page, '/me');
		const on_phone = new Set();
		for (const link of await page.locator('nav a[href]').all())
			if (await link.isVisible())
				on_phone.add(await link.getAttribute('href'));
		assert.deepEqual(doors.filter((href) => !on_phone.has(href)), [], `${person} reaches every door on a phone`);
	});

story('large type keeps the filters, and after refusals leads to the form again', async (page) => {
	const switchSize = () => Promise.all([page.waitForNavigation(), page.click('form[action="/size"] button')]);
	await signIn(page, 'shi.zuzhi');
	await open(page, '/person?org=1&sex=2');
	await switchSize();
	assert.equal(new URL(page.url()).search, '?org=1&sex=2');
	await open(page, '/org/2/found/form');
	await page.locator('main form button[type=submit]').last().click();
	await page.waitForSelector('.errsum');
	await switchSize();
	assert.equal(new URL(page.url()).pathname, '/org/2/found/form');
	await page.locator('main form button[type=submit]').last().click();
	await page.waitForSelector('.errsum');
	await page.locator('main form button[type=submit]').last().click();
	await page.waitForLoadState();
	await page.waitForSelector('.errsum');
	await switchSize();
	assert.equal(new URL(page.url()).pathname, '/org/2/found/form');
}, { allow: [/422/] });

story('a list whose filters are long is asked for as a file on a phone', async (page) => {
	await page.setViewportSize(PHONE);
	await signIn(page, 'shi.zuzhi');
	await open(page, '/export/new?org=1&joined=2');
	assert.deepEqual(await sidewaysScroll(page), []);
	await open(page, `/export/new?org=1&work_unit=${encodeURIComponent('云川市城市建设投资集团有限责任公司第一分公司综合管理部')}`);
	assert.deepEqual(await sidewaysScroll(page), []);
});

story('a pair with a long name fits a phone', async (page) => {
	await page.setViewportSize(PHONE);
	await signIn(page, 'shi.zuzhi');
	await open(page, '/org/2/pair');
	assert.deepEqual(await sidewaysScroll(page), []);
});
