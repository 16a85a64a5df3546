// The door: the page that anybody may open, and what the server says to those who may not go further.
import assert from 'node:assert/strict';
import { check, open, story, theWorld } from './harness.mjs';

story('the page about Jishi is Chinese, whole and quiet', async (page) => {
	const response = await open(page, '/about');
	assert.equal(await page.getAttribute('html', 'lang'), 'zh-CN');
	assert.match(await page.innerText('h1'), /\p{Script=Han}/u);
	const policy = response.headers()['content-security-policy'] ?? '';
	assert.match(policy, /default-src 'none'/);
	assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|\*/);
	assert.equal(response.headers()['x-content-type-options'], 'nosniff');
	await check(page, 'about');
});

story('the page about Jishi works without scripts', async (page) => {
	await open(page, '/about');
	assert.match(await page.innerText('h1'), /\p{Script=Han}/u);
}, { javaScriptEnabled: false });

story('a stranger finds in the catalogue what works and what is missing', async (page) => {
	await open(page, '/sign-in');
	await Promise.all([page.waitForNavigation(), page.click('a[href="/catalogue"]')]);
	const works = page.locator('.kpi', { hasText: '运行' });
	const count = Number((await works.locator('b').innerText()).replace(/\D/g, ''));
	await Promise.all([page.waitForNavigation(), works.click()]);
	assert.equal(await page.locator('.catalogue').count(), count);
	await page.fill('input[name="q"]', 'XY-09');
	await Promise.all([page.waitForNavigation(), page.click('.filters button[type=submit]')]);
	assert.equal(await page.locator('.catalogue').count(), 1);
	await page.click('.catalogue summary');
	assert.match(await page.innerText('.catalogue'), /33人中14票赞成、19票不赞成，否决/);
	await open(page, '/catalogue?place=XY');
	await check(page, 'catalogue');
});

story('a stranger reads in the help how to object, and each heading of it is one click away', async (page) => {
	await open(page, '/notice');
	await Promise.all([page.waitForNavigation(), page.click('nav.doors a[href="/help"]')]);
	await page.click('a[href="#villager"]');
	assert.ok(await page.locator('#villager').isVisible());
	assert.match(await page.innerText('main'), /可以不写姓名/);
	await check(page, 'help');
	await page.emulateMedia({ media: 'print' });
	assert.ok(await page.locator('.help').first().isVisible());
	assert.equal(await page.locator('.help-doors:visible').count(), 0, 'links to click are not for paper');
});

story('the set clock is shown', async (page) => {
	await open(page, '/about');
	assert.match(await page.innerText('body'), /2015-11-17/);
});

story('a stranger is asked who he is, or refused', async (page) => {
	const response = await page.goto('/');
	const is_asked = await page.locator('input[type="password"]').count() > 0;
	assert.ok(is_asked || [401, 403, 404].includes(response.status()), `status ${response.status()} without a password asked`);
}, { allow: [/40[134]/] });

story('the sign-in page is whole, and a wrong password is refused in words without losing the account', async (page) => {
	await open(page, '/sign-in');
	await check(page, 'sign_in');
	await page.fill('input[name="login"]', 'nobody');
	await page.fill('input[name="password"]', 'not-the-password');
	await Promise.all([page.waitForNavigation(), page.press('input[name="password"]', 'Enter')]);
	assert.equal(await page.inputValue('input[name="login"]'), 'nobody');
	assert.equal(await page.inputValue('input[name="password"]'), '');
}, { allow: [/403 \(Forbidden\).*sign-in/] });

story('an unknown address gets a page in plain words', async (page) => {
	await open(page, '/no-such-page', 404);
	assert.match(await page.innerText('h1'), /\p{Script=Han}/u);
	assert.ok(await page.locator('a[href="/"]').count() > 0, 'there is a way back');
}, { allow: [/404/] });

story('a stranger gets no file from beside the program', async (page) => {
	const { base } = await theWorld();
	for (const path of ['/../jishi.db', '/%2e%2e/jishi.db', '/assets/../../jishi.db', '/assets/%2e%2e%2fjishi.db.keys']) {
		const response = await page.context().request.get(base + path, { maxRedirects: 0 });
		assert.ok(response.status() >= 300 && response.status() < 500, `${path} answered ${response.status()}`);
	}
});
