// Makes the pictures of the README from a demo city that is being served:
//
//	./run &  node docs/pictures/make.mjs http://127.0.0.1:8080 PASSWORD
import { chromium } from 'playwright-core';

const [base, password] = process.argv.slice(2);
const folder = new URL('.', import.meta.url).pathname;
const PICTURES = [
	{ name: 'home', login: 'shi.zuzhi', path: '/', width: 1280, height: 800 },
	{ name: 'member', login: 'b0001', path: '/person', first: 'main table a[href^="/person/"], main .rows__i a[href^="/person/"]', width: 390, height: 800 },
	{ name: 'case', login: 'shi.zuzhi', path: '/run?code=recruit', first: 'main .rows__i a[href^="/run/"]', width: 1280, height: 800 },
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell', args: ['--no-sandbox'] });
for (const { name, login, path, first, width, height } of PICTURES) {
	const page = await browser.newPage({ locale: 'zh-CN', viewport: { width, height } });
	await page.goto(`${base}/sign-in`);
	await page.fill('input[name="login"]', login);
	await page.fill('input[name="password"]', password);
	await Promise.all([page.waitForNavigation(), page.press('input[name="password"]', 'Enter')]);
	const response = await page.goto(base + path);
	if (response.status() !== 200)
		throw new Error(`${login} is not shown ${path}: ${response.status()}`);
	if (first) {
		await page.goto(base + await page.getAttribute(first, 'href'));
		await page.waitForLoadState();
	}
	if (await page.locator('.refusal').count() > 0 || !/\d$/.test(page.url()) && first)
		throw new Error(`${login} does not get to the first of ${path}: ${page.url()}`);
	await page.screenshot({ path: `${folder}${name}.jpg`, type: 'jpeg', quality: 72 });
	await page.close();
}
await browser.close();
