// Long lists on a phone, on the full demo city: paged, so that nobody has to scroll through hundreds of rows.
import assert from 'node:assert/strict';
import { open, sidewaysScroll, signIn, story } from './harness.mjs';

const HEIGHT_MAX = 9000;
const DEMO = { profile: 'full', viewport: { width: 390, height: 844 } };

async function heightOf(page, path) {
	await open(page, path);
	assert.deepEqual(await sidewaysScroll(page), [], path);
	return page.evaluate(() => document.documentElement.scrollHeight);
}

story('the list of a quota is paged and loses nobody', async (page) => {
	await signIn(page, 'shi.zuzhi');
	const seen = new Set();
	for (let n = 1; n <= 9; n++) {
		const path = `/quota/village_reserve/org/1?state=-1&page=${n}`;
		assert.ok(await heightOf(page, path) < HEIGHT_MAX, path);
		for (const href of await page.$$eval('table.dt tbody a', (links) => links.map((a) => a.getAttribute('href'))))
			seen.add(href);
	}
	assert.equal(seen.size, 335);	// the villages of the city
}, DEMO);

// Every page of a list is a thumb's length, and together they show everything once.
async function hrefsOfPages(page, path, pages, selector) {
	const seen = [];
	for (let n = 1; n <= pages; n++) {
		assert.ok(await heightOf(page, `${path}?page=${n}`) < HEIGHT_MAX, `${path}?page=${n}`);
		seen.push(...await page.$$eval(selector, (links) => links.map((a) => a.getAttribute('href'))));
	}
	return seen;
}

story('reports over the city are paged and lose nobody', async (page) => {
	await signIn(page, 'shi.zuzhi');
	const communities = await hrefsOfPages(page, '/org/1/cross-post', 2, 'table.dt tbody .who a');
	assert.equal(communities.length, 36);
	assert.equal(new Set(communities).size, 36);
	assert.match(await page.textContent('main'), /全部符合的 29 个，共 36 个/);
	assert.match(await page.textContent('main'), /80\.56%/);
	const centres = await hrefsOfPages(page, '/org/1/centre', 4, 'table.dt tbody .who a');
	assert.equal(new Set(centres).size, 80);
	await heightOf(page, '/org/1/staffing');
	const units = Number((await page.textContent('main')).match(/共\s*([\d,]+)\s*条/)[1].replace(',', ''));
	const staffed = await hrefsOfPages(page, '/org/1/staffing', Math.ceil(units / 20), 'table.dt tbody .who a');
	assert.equal(staffed.length, units);
	assert.ok(units > 7, `${units}`);
}, DEMO);

story('coverage begins with a summary, and a sheet for paper with its first rows', async (page) => {
	await signIn(page, 'shi.zuzhi');
	assert.ok(await heightOf(page, '/org/1/host') < HEIGHT_MAX);
	assert.equal(await page.locator('td.only-d:visible').count(), 0);
	await heightOf(page, '/org/1/host?kind=enterprise&coverage=none');
	assert.match(await page.textContent('main'), /共 514 条/);
	await heightOf(page, '/org/1/pair');
	assert.match(await page.textContent('main'), /36 人同时担任两个职务/);
	assert.ok(await heightOf(page, '/roster/print?org=1') < HEIGHT_MAX);
	const rows = page.locator('.sheet tbody tr');
	assert.ok(await rows.count() > 40);
	assert.equal(await page.locator('.sheet tbody tr:visible').count(), 40);
	await page.emulateMedia({ media: 'print' });
	assert.equal(await page.locator('.sheet tbody tr:visible').count(), await rows.count());
}, DEMO);

// How many stand beside each other.
const besides = (page, selector) => page.$$eval(selector, (all) => new Set(all.map((e) => Math.round(e.getBoundingClientRect().left))).size);

story('long lists of names stand in columns on a desk and on paper, in one on a phone', async (page) => {
	const DESK = { width: 1440, height: 900 }, PAPER = { width: 673, height: 986 }, PHONE = DEMO.viewport;	// A4 within its margins
	await signIn(page, 'shi.zuzhi');
	await open(page, '/org/82/ballot');
	const votes = await page.$$eval('.rows__t > a', (links) => links.map((a) => a.getAttribute('href')));
	let names = 0, vote;
	for (const one of votes) {
		await open(page, one);
		if ((names = await page.locator('.rows--names > li').count()) > 100) {
			vote = one;
			break;
		}
	}
	assert.ok(names > 100, 'a meeting of a large village');
	assert.equal(await besides(page, '.rows--names > li'), 1);
	await page.setViewportSize(DESK);
	assert.ok(await besides(page, '.rows--names > li') >= 4);
	await page.emulateMedia({ media: 'print' });
	await page.setViewportSize(PAPER);
	assert.equal(await besides(page, '.rows--names > li'), 3);
	await page.emulateMedia({ media: 'screen' });
	await page.setViewportSize(PHONE);
	await heightOf(page, `${vote}/list`);
	assert.equal(await besides(page, '.paper td:nth-child(4n+2):not(:empty)'), 1, 'who signs in');
	await page.setViewportSize(DESK);
	assert.equal(await besides(page, '.paper td:nth-child(4n+2):not(:empty)'), 2);
}, DEMO);
