// Dues of many members at once on a phone: all who owe are ticked with one touch, and what that comes to is said while they are.
import assert from 'node:assert/strict';
import { WIDTHS, check, open, signIn, story } from './harness.mjs';

const PHONE = { viewport: { width: WIDTHS.phone[0], height: WIDTHS.phone[1] } };
const tally = (page) => page.innerText('[data-tally]');
const owed = (page) => page.$$eval('[data-fen]', (boxes) => boxes.map((box) => Number(box.dataset.fen)).filter((fen) => fen > 0));
const yuan = (fen) => (fen / 100).toFixed(2);
const sum = (list) => list.reduce((all, fen) => all + fen, 0);

story('a branch secretary takes the dues of all who owe, and sees what they come to', async (page) => {
	await signIn(page, 'b0001');
	await open(page, '/dues');
	await check(page, 'dues_all');
	const fens = await owed(page);
	assert.ok(fens.length > 3);
	assert.match(await tally(page), /已选 0 人，合计 0\.00 元/);
	const address = page.url();
	await page.click('[data-tick-all]');
	assert.equal(page.url(), address, 'the page is not asked for again, so nothing that was typed is lost');
	assert.equal(await tally(page), `已选 ${fens.length} 人，合计 ${yuan(sum(fens))} 元`);
	const first = page.locator('[data-fen]:not([data-fen="0"])').first(), fen = Number(await first.getAttribute('data-fen'));
	await first.uncheck();
	assert.equal(await tally(page), `已选 ${fens.length - 1} 人，合计 ${yuan(sum(fens) - fen)} 元`);
	const other = page.locator('input[name^=pay_]').first(), row = other.locator('xpath=ancestor::tr'), own = Number(await row.locator('[data-fen]').getAttribute('data-fen'));
	const before = await row.locator('[data-fen]').isChecked() ? own : 0;
	await other.fill('１２.５元');
	assert.equal(await tally(page), `已选 ${fens.length - (before > 0 || fen === own ? 1 : 0) + (before > 0 ? 0 : 1)} 人，合计 ${yuan(sum(fens) - fen - before + 1250)} 元`);
	await other.fill('');
	await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight / 2));
	const box = await page.locator('[data-tally]').boundingBox();
	assert.ok(box.y >= 0 && box.y < WIDTHS.phone[1], `the sum stays in view: ${box.y}`);
	await page.click('main form[method=post] > button[type=submit], main form[method=post] .f__acts button[type=submit], main form[method=post] button[type=submit]');
	await page.waitForLoadState();
	assert.match(page.url(), /dues\/receipts\?/);
	assert.ok((await page.innerText('main, .toast, body')).includes(`已登记 ${fens.length - 1} 人缴费，合计 ${yuan(sum(fens) - fen)} 元`));
}, PHONE);
