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
