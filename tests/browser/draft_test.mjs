// What was typed and not sent comes back: left half way, with large type pressed in between, after a refusal; and a
// grave act goes on after the password.
import assert from 'node:assert/strict';
import { closeSync, mkdtempSync, openSync, ftruncateSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, open, signIn, story } from './harness.mjs';

const ADDRESS = 'input[name=address]';

story('what is typed is kept by itself, and large type does not lose it', async (page) => {
	await signIn(page, 'b0001');
	await open(page, '/person/new');
	const kept = page.waitForResponse((r) => new URL(r.url()).pathname === '/draft');
	await page.fill(ADDRESS, '甲村三组二十号');
	assert.equal((await kept).status(), 204);
	await page.getByText('已自动保存，尚未提交').first().waitFor();
	// Typed a moment ago, not kept yet: the switch takes it along.
	await page.fill(ADDRESS, '甲村三组二十一号');
	await page.click('.tool--size');
	await page.waitForURL(/draft=%2Fperson%2Fcreate/);
	assert.equal(await page.getAttribute('html', 'data-size'), 'large');
	assert.equal(await page.inputValue(ADDRESS), '甲村三组二十一号');
	await page.click('.tool--size');
	await page.waitForFunction(() => document.documentElement.getAttribute('data-size') === null);
	assert.equal(await page.inputValue(ADDRESS), '甲村三组二十一号');
	await check(page, 'draft_taken');
	// Elsewhere and back: offered, taken, dropped.
	await open(page, '/');
	await open(page, '/person/new');
	assert.equal(await page.inputValue(ADDRESS), '');
	await check(page, 'draft_waits');
	await page.click('.draft a.btn--primary');
	await page.waitForLoadState();
	assert.equal(await page.inputValue(ADDRESS), '甲村三组二十一号');
	await page.click('.draft form button');
	await page.waitForLoadState();
	assert.match(await page.innerText('.notice'), /已丢弃/);
	assert.equal(await page.locator('.draft').count(), 0);
});

story('what was typed a moment before the page is left waits there', async (page) => {
	await signIn(page, 'b0001');
	await open(page, '/person/new');
	page.on('dialog', (d) => d.accept());	/* the browser asks whether to leave */
	const kept = page.waitForRequest((r) => new URL(r.url()).pathname === '/draft');
	await page.fill(ADDRESS, '丁村一组三号');
	await page.goto(new URL('/', page.url()).href);
	await kept;
	await page.goBack();
	await page.waitForURL(/\/person\/new/);
	for (let i = 0; i < 20 && await page.locator('.draft').count() === 0; i++) {
		await page.waitForTimeout(100);
		await page.reload();
	}
	await page.click('.draft a.btn--primary');
	await page.waitForLoadState();
	assert.equal(await page.inputValue(ADDRESS), '丁村一组三号');
	await page.click('.draft form button');
	await page.waitForLoadState();
});

story('back leads to a form that was refused, and to no error of the browser', async (page) => {
	await signIn(page, 'b0001');
	await open(page, '/person/new');
	await page.fill(ADDRESS, '丙村六组');
	await page.click('form.form button[type=submit]');
	await page.waitForSelector('.errsum');
	await open(page, '/');
	await page.goBack();
	await page.waitForURL(/\/person\/new/);
	assert.equal(await page.inputValue(ADDRESS), '丙村六组');
	await page.click('.draft form button');
	await page.waitForLoadState();
}, { allow: [/422/] });

story('a refused form is still there with large type, and when its address is opened again', async (page) => {
	await signIn(page, 'b0001');
	await open(page, '/person/new');
	await page.fill(ADDRESS, '乙村五组');
	await page.click('form.form button[type=submit]');
	await page.waitForSelector('.errsum');
	assert.equal(new URL(page.url()).pathname, '/person/create');
	await page.click('.tool--size');
	await page.waitForURL(/\/person\/new/);
	assert.equal(await page.inputValue(ADDRESS), '乙村五组');
	await page.click('.tool--size');
	await page.waitForLoadState();
	await open(page, '/person/create');
	assert.equal(new URL(page.url()).pathname, '/person/new');
	assert.equal(await page.inputValue(ADDRESS), '乙村五组');
	await page.click('.draft form button');
	await page.waitForLoadState();
}, { allow: [/422/] });

story('what was typed about one member is offered for no other', async (page) => {
	await signIn(page, 'b0001');
	await open(page, '/person');
	const people = await page.$$eval('a[href^="/person/"]', (links) => [...new Set(links.map((a) => a.getAttribute('href')))].filter((h) => /^\/person\/\d+$/.test(h)).map((h) => h.slice(8)));
	const forms = [];
	for (const person of people) {
		await page.goto(new URL(`/transfer/new?person=${person}`, page.url()).href);
		if (await page.locator('input[name=note]').count() > 0) forms.push(page.url());
		if (forms.length === 2) break;
	}
	assert.equal(forms.length, 2);
	await page.goto(forms[0]);
	const kept = page.waitForResponse((r) => new URL(r.url()).pathname === '/draft');
	await page.fill('input[name=note]', '家在邻县');
	assert.equal((await kept).status(), 204);
	await page.goto(forms[1]);
	assert.equal(await page.locator('.draft').count(), 0);
	await page.goto(forms[0]);
	await page.click('.draft a.btn--primary');
	await page.waitForLoadState();
	assert.equal(await page.inputValue('input[name=note]'), '家在邻县');
	await page.click('.draft form button');
	await page.waitForLoadState();
}, { allow: [/4\d\d/] });

// A form with texts and a file that is larger than all of an upload may be.
const LARGE = 65 * 1024 * 1024;
// Its name is plain: a browser started without a locale cannot open a file of another.
async function withLargeFile(act, bytes = LARGE) {
	const folder = mkdtempSync(join(tmpdir(), 'large-')), path = join(folder, 'minutes.pdf'), file = openSync(path, 'w');
	ftruncateSync(file, bytes);
	closeSync(file);
	try {
		await act(path);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

async function openSuspension(page, number) {
	await signIn(page, 'b0001');
	await open(page, '/run');
	await Promise.all([page.waitForNavigation(), page.click('main a.btn--primary')]);
	await Promise.all([page.waitForNavigation(), page.click('.rows__i a:has-text("停止党籍")')]);
	await page.selectOption('select[name=person]', { index: number });
	await Promise.all([page.waitForNavigation(), page.click('main button.btn--primary:has-text("开办")')]);
	await page.fill('input[name=v_since]', '2015-01-01');
	await page.check('input[name=v_ground][value=失去联系六个月以上]');
}

async function isAsTyped(page) {
	assert.equal(await page.inputValue('input[name=v_since]'), '2015-01-01');
	assert.equal(await page.isChecked('input[name=v_ground][value=失去联系六个月以上]'), true);
}

story('files that are too large are said before they are sent, and what was typed stands', async (page) => {
	await openSuspension(page, 1);
	await withLargeFile(async (path) => {
		let sent = 0;
		page.on('request', (r) => { sent += r.method() === 'POST' && new URL(r.url()).pathname !== '/draft' ? 1 : 0; });
		await page.setInputFiles('input[name=v_record]', path);
		const says = () => page.$eval('input[name=v_record]', (box) => box.validationMessage);
		assert.match(await says(), /合计 65 MB、1 个，一次最多合计 63 MB、40 个/);
		await page.click('.now__sec button.btn--primary');
		assert.equal(sent, 0);
		await isAsTyped(page);
		await page.setInputFiles('input[name=v_record]', []);
		assert.doesNotMatch(await says(), /65 MB/);
	});
});

story('without scripts the answer to files that are too large leads back to what was typed, and so does the button of the browser', async (page) => {
	await openSuspension(page, 3);	// the second is whoever signs in here, and of himself nobody fills in anything
	const form = page.url();
	await withLargeFile(async (path) => {
		const go = async (selector) => Promise.all([page.waitForNavigation(), page.click(selector)]);
		await page.setInputFiles('input[name=v_record]', path);
		await go('.now__sec button.btn--primary');
		assert.match(await page.innerText('main'), /一次最多 64 MB[^]*填写的文字已经保存，没有丢/);
		await page.goBack();
		assert.equal(page.url(), form);
		await go('.draft a.btn--primary');
		await isAsTyped(page);
		await withLargeFile(async (larger) => {	// beyond what any form takes, and no connection is cut
			await page.setInputFiles('input[name=v_record]', larger);
			await go('.now__sec button.btn--primary');
			assert.match(await page.innerText('main'), /合计有 3[0-9]{2}(\.[0-9])? MB，一次最多 64 MB/);
			await go('a:has-text("回到填写的表单")');
			await isAsTyped(page);
		}, 5 * LARGE);
	});
}, { javaScriptEnabled: false, allow: [/413/] });
