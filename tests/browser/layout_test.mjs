// Eight pages look as their reference says (layout.mjs): each block where it was, as wide, in its colours. With JISHI_LAYOUT=write the
// reference is written anew instead, to be read in the difference before it is kept.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { story } from './harness.mjs';
import { PAGES, layoutOf, reference, write } from './layout.mjs';

const is_written = process.env.JISHI_LAYOUT === 'write';
const kept = is_written ? new Map() : reference();

for (const one of PAGES)
	story(`${one[0]} looks as its reference says`, async (page) => {
		const now = await layoutOf(page, one);
		assert.ok(now.length > 20, `${one[0]} has blocks`);
		if (is_written)
			kept.set(one[0], now);
		else
			assert.deepEqual(now, kept.get(one[0]), `${one[0]}: if this is wanted, JISHI_LAYOUT=write node --test tests/browser/layout_test.mjs`);
	});

story('a broken stylesheet, a lost block and another order are found', async (page) => {
	const one = PAGES.find(([name]) => name === 'communique'), faults = [
		'.shell { display: block !important; }', '.card { background: #eee !important; }', '.page-head { display: none !important; }', 'main { font-size: 13px !important; }',
		'.wrap { display: flex !important; flex-direction: column-reverse; }' ];
	const clean = await layoutOf(page, one);
	for (const fault of faults) {
		await page.route('**/assets/app.css*', async (route) => {
			const answer = await route.fetch();
			await route.fulfill({ response: answer, body: `${await answer.text()}\n${fault}` });
		});
		await page.context().clearCookies();
		assert.notDeepEqual(await layoutOf(page, one), clean, fault);
		await page.unroute('**/assets/app.css*');
	}
});

after(() => { if (is_written) write(kept); });
