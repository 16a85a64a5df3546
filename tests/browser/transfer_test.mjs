// A member leaves the county with a letter of paper: proposed by the branch, issued and printed in three parts by the town, the receipt asked for once it is
// late, entered with its scan, and the member is on the branch's roll no more. check() looks at each page at 390, 820 and 1440 px and with axe.
import assert from 'node:assert/strict';
import { PDF_OF_ONE_PAGE, check, open, signIn, story, theWorld } from './harness.mjs';

const PAPER = { name: '回执.pdf', mimeType: 'application/pdf', buffer: PDF_OF_ONE_PAGE };
const MEMBER = 14;
const send = async (page, selector) => { await page.click(selector); await page.waitForLoadState(); };

async function clockTo(day) {
	const { base } = await theWorld();
	const answer = await fetch(`${base}/api/v1/test/clock`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ now: `${day}T09:00:00+08:00` }) });
	assert.equal(answer.status, 200);
}

// Somebody else, with cookies of the own.
async function another(page, context, login) {
	const other = await (await context.browser().newContext({ baseURL: new URL(page.url()).origin, viewport: page.viewportSize() })).newPage();
	await signIn(other, login);
	return other;
}

const act = (name) => `main form:has(input[name=act][value=${name}]) button[type=submit]`;

story('a member leaves the county: the letter in three parts, its print, the receipt that is late, and the roll without him', async (page, context) => {
	await signIn(page, 'b0001');
	await open(page, `/person/${MEMBER}`);
	const name = (await page.innerText('h1')).trim();
	await open(page, `/transfer/new?person=${MEMBER}`);
	await page.fill('input[name=place]', '浙江省宁波市鄞州区委组织部');
	await page.fill('input[name=place_branch]', '下应街道海创社区党支部');
	await page.selectOption('select[name=reason]', { label: '工作调动' }).catch(() => page.selectOption('select[name=reason]', { index: 1 }));
	if (await page.locator('input[name=dues_month]:not([readonly])').count() > 0)
		await page.fill('input[name=dues_month]', '2015年11月');
	await send(page, 'main form button[type=submit]');
	const transfer = new URL(page.url()).pathname;
	assert.match(transfer, /^\/transfer\/\d+$/);
	await check(page, 'transfer_out_begun');
	await send(page, act('agree'));

	let town = await another(page, context, 'zhen1.zuzhi');
	await open(town, transfer);
	await town.fill('main form:has(input[name=act][value=issue]) input[name=valid_days]', '91');
	await send(town, act('issue'));
	assert.match(await town.innerText('.f__e'), /90/, 'no letter is good for more than 90 days');
	await town.fill('main form:has(input[name=act][value=issue]) input[name=valid_days]', '30');
	await send(town, act('issue'));
	await check(town, 'transfer_out_issued');

	// The letter: three parts with one number, which print and leave the menu out.
	await send(town, 'main form[action$="/letter"] button[type=submit]');
	const parts = await town.locator('.paper__cut').allInnerTexts();
	assert.equal(parts.length, 3, 'stub, letter and receipt');
	const numbers = await town.locator('.paper__no').allInnerTexts();
	assert.equal(new Set(numbers).size, 1, `one number on all parts: ${numbers}`);
	for (const part of parts)
		assert.ok(part.includes(name), `${name} stands on each part`);
	assert.match(parts[1], /鄞州区委组织部/);
	await town.emulateMedia({ media: 'print' });
	assert.equal(await town.locator('.paper-bar').isVisible(), false, 'what is pressed is not printed');
	assert.equal(await town.locator('.paper--letter').isVisible(), true);
	await town.emulateMedia({ media: 'screen' });
	await check(town, 'transfer_out_letter');
	await town.context().close();

	// A month later: the old branch has him still, and whoever issued the letter is asked for the receipt.
	await clockTo('2015-12-20');
	town = await another(page, context, 'zhen1.zuzhi');
	await open(town, '/');
	assert.match(await town.innerText('main'), new RegExp(`催要 ${name} 的介绍信回执`));
	const branch = await another(page, context, 'b0001');
	const roll = `/person?status=2&q=${encodeURIComponent(name)}`;	// full members of that name
	await open(branch, roll);
	assert.equal(await branch.locator(`main a[href="/person/${MEMBER}"]`).count() > 0, true, 'until the receipt is back the branch has him');
	await open(town, transfer);
	await check(town, 'transfer_out_late');
	await town.fill('main form[action$="/receipt"] input[name=day]', '2015-12-18');
	await town.setInputFiles('main form[action$="/receipt"] input[name=file]', PAPER);
	await send(town, 'main form[action$="/receipt"] button[type=submit]');
	assert.match(await town.innerText('.f__e'), /已过介绍信的有效期：2015-11-17 开具，30 天，到 2015-12-17 为止/, 'nobody is taken in on a letter that ran out');
	await town.fill('main form[action$="/receipt"] input[name=day]', '2015-12-10');
	await town.setInputFiles('main form[action$="/receipt"] input[name=file]', PAPER);
	await send(town, 'main form[action$="/receipt"] button[type=submit]');
	assert.match(await town.innerText('main'), /2015-12-10/);
	await check(town, 'transfer_out_done');
	await open(town, '/');
	assert.doesNotMatch(await town.innerText('main'), new RegExp(`催要 ${name} 的介绍信回执`));
	await town.context().close();

	await open(branch, roll);
	assert.equal(await branch.locator(`main a[href="/person/${MEMBER}"]`).count(), 0, 'the roll is without him');
	await branch.context().close();
}, { allow: [/422/, /404/] });

story('an organisation is picked from a list while a part of its name is typed', async (page) => {
	await signIn(page, 'b0001');
	await open(page, `/transfer/new?person=${MEMBER + 1}`);
	assert.equal(await page.locator('#f-to-offers option').count(), 0);
	await page.locator('#f-to').pressSequentially('石桥', { delay: 30 });
	await page.waitForSelector('#f-to-offers option', { state: 'attached' });
	const offered = await page.locator('#f-to-offers option').evaluateAll((list) => list.map((o) => o.value));
	assert.ok(offered.length > 1 && offered.every((value) => /石桥.*（.+）$/.test(value)), `offered: ${offered}`);
	const picked = offered.find((value) => value.includes('党支部'));
	await page.fill('#f-to', picked);
	await send(page, 'main form button[type=submit]');
	await page.waitForSelector('.f--bad');
	assert.equal(await page.locator('.f--bad #f-to').count(), 0, 'what was offered is understood');
	assert.equal(await page.inputValue('#f-to'), picked, 'and is still there, since the reason is missing');
	await check(page, 'transfer_to_picked');
}, { allow: [/status of 422/] });
