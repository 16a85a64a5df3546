// The office: what the first page and the tree show to an officer of the city and to a branch secretary.
import assert from 'node:assert/strict';
import { check, open, signIn, story } from './harness.mjs';

const number = async (page, label) => Number((await page.locator('a.fig', { hasText: label }).locator('b').first().innerText()).replace(/\D/g, ''));

story('the first page tells an officer what is due and counts the city', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/');
	assert.match(await page.innerText('h1'), /上午好/);
	assert.ok(await number(page, '基层党委') > 0);
	assert.ok(await number(page, '党员') > 0);
	await check(page, 'workbench_officer');
});

story('the card of an organisation has totals that open their lists', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/org');
	const committees = await number(page, '基层党委');
	await check(page, 'org_card');
	await page.click('a.fig:has-text("基层党委")');
	await page.waitForLoadState();
	assert.match(page.url(), /kind=committee/);
	const listed = await page.locator('table.dt tbody tr').count();
	assert.equal(listed, Math.min(committees, 50));
	await check(page, 'org_list');
});

story('an organisation is found by initials, and without script by descending', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/org');
	await page.click('a.btn[href$="/pick"]');
	await page.waitForLoadState();
	const shown = await page.locator('.rows__i').count();
	assert.ok(shown > 0 && shown <= 40, `${shown} units in the first draw`);
	await page.fill('main input[name=q]', 'sqz');
	await Promise.all([page.waitForNavigation(), page.press('main input[name=q]', 'Enter')]);
	assert.match(await page.innerText('main'), /石桥镇/);
}, { javaScriptEnabled: false });

story('the picker is whole', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/org/1/pick');
	await check(page, 'org_pick');
});

story('a founding form keeps what was typed when a rule refuses', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/org');
	await page.click('a.btn[href$="/found/form"]');
	await page.waitForLoadState();
	await check(page, 'org_found');
	await page.fill('input[name=document]', '云组发〔2015〕9号');
	await page.click('form.form button[type=submit]');
	await page.waitForLoadState();
	assert.equal(await page.inputValue('input[name=document]'), '云组发〔2015〕9号');
	assert.match(await page.innerText('.f:has([name=name]) .f__e'), /名称/);
}, { allow: [/422/] });

story('a branch secretary sees the own branch and nothing else', async (page) => {
	await signIn(page, 'b0001');
	await open(page, '/');
	await check(page, 'workbench_branch');
	await open(page, '/org');
	/* What leads on is within the branch: its own page, and each of them opens. */
	const links = await page.locator('main a[href^="/org/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
	const own = links.find((href) => /^\/org\/\d+$/.test(href));
	assert.ok(own, 'the own branch is led to');
	assert.equal((await page.goto(own)).status(), 200);
	const name = await page.innerText('h1');
	assert.match(name, /支部/);
	/* The committee above, another branch and what does not exist look the same. */
	const seen = [];
	for (const id of ['1', '2', String(Number(own.slice(5)) + 1), '987654321']) {
		assert.equal((await page.goto(`/org/${id}`)).status(), 404, id);
		seen.push(await page.innerText('main'));
	}
	assert.equal(new Set(seen).size, 1);
	assert.doesNotMatch(seen[0], /云川|支部/);
}, { allow: [/404/] });

story('every figure of the first page opens exactly its people', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/');
	const links = await page.locator('a[href^="/person?"]').evaluateAll((all) => all
		.map((a) => ({ href: a.getAttribute('href'), number: Number((a.querySelector('b') ?? a).textContent.replace(/\D/g, '')) })));
	assert.ok(links.length > 20, `${links.length} figures`);
	for (const { href, number } of links) {
		await page.goto(href);
		const total = Number((await page.innerText('.page-head__t p')).match(/([\d,]+)\s*人/)[1].replace(/,/g, ''));
		assert.equal(total, number, href);
	}
});
