// What every story needs: one server with the small demo city on a set clock, one browser, accounts, and
// the checks that hold for each page. Uses only playwright-core, axe-core and html-validate.
//
//	import { test, story, signIn, open, check } from './harness.mjs';
//	story('a clerk finds a member', async (page) => {
//		await signIn(page, 'clerk');
//		await open(page, '/person?q=lh');
//		await check(page, 'person_search');
//	});
//
// check() tries 390, 820 and 1440 px and large type, and keeps the page's source in build/pages. With JISHI_SCREENS=1 it
// writes build/screens/NAME-WIDTH.png too, which costs as much as all the rest. Anything the browser complains about (errors of scripts, refused styles, failed requests)
// fails the story at its end.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { test, after } from 'node:test';
import { chromium } from 'playwright-core';
import { complaintsOf } from './validate.mjs';

export { test };

export const ROOT = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
export const CLOCK = '2015-11-17T09:00:00+08:00';
export const PDF_OF_ONE_PAGE = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
	'3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');	// as small as one can be
export const WIDTHS = { phone: [390, 844], tablet: [820, 1180], desk: [1440, 900] };
const SCREENS = join(ROOT, 'build/screens');
const PAGES = join(ROOT, 'build/pages');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell';	// a third cheaper than the whole browser
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const START_MS = 60_000;

const worlds = new Map();	// demo profile → promise of { base, browser, close }

function freePort() {
	return new Promise((done, fail) => {
		const probe = createServer();
		probe.on('error', fail);
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address();
			probe.close(() => done(port));
		});
	});
}

async function waitUntilServed(base, server, log) {
	const end = Date.now() + START_MS;
	while (Date.now() < end) {
		if (server.exitCode !== null)
			break;
		try {
			await fetch(base, { redirect: 'manual' });
			return;
		} catch {
			await new Promise((done) => setTimeout(done, 50));
		}
	}
	throw new Error(`the server did not start:\n${readFileSync(log, 'utf8')}`);
}

// Makes the demo city in `folder`, as jishi.db and what lies beside it.
function makeCity(jishi, folder, profile) {
	const init = spawnSync(jishi, ['init', '--db', join(folder, 'jishi.db'), '--demo', profile, '--date', CLOCK.slice(0, 10)], { encoding: 'utf8' });
	assert.equal(init.status, 0, `jishi init failed: ${init.error ?? init.stderr}`);
}

// Puts the demo city into `folder`. The programs that ./test runs are given a place in common, JISHI_TEST_CITIES: the first that
// wants a city makes it there, and all take copies.
async function putCity(jishi, folder, profile) {
	if (!process.env.JISHI_TEST_CITIES)
		return makeCity(jishi, folder, profile);
	const city = join(process.env.JISHI_TEST_CITIES, profile), making = `${city}.making`;
	while (!existsSync(city)) {
		try {
			mkdirSync(making);
		} catch {	// another program is about it
			await new Promise((done) => setTimeout(done, 50));
			continue;
		}
		try {
			if (!existsSync(city)) {
				makeCity(jishi, making, profile);
				renameSync(making, city);
			}
		} finally {
			rmSync(making, { recursive: true, force: true });
		}
	}
	cpSync(city, folder, { recursive: true });
}

async function startWorld(profile) {
	const folder = mkdtempSync(join(process.env.JISHI_TEST_FOLDER || '/tmp', 'jishi-browser-'));
	const db = join(folder, 'jishi.db'), log = join(folder, 'log');
	const jishi = join(ROOT, 'build/jishi');
	const port = await freePort();
	const base = `http://127.0.0.1:${port}`;
	mkdirSync(SCREENS, { recursive: true });
	mkdirSync(PAGES, { recursive: true });
	await putCity(jishi, folder, profile);
	const fd = openSync(log, 'w');
	const server = spawn(jishi, ['serve', '--db', db, '--listen', `127.0.0.1:${port}`, '--test-clock', CLOCK], { stdio: ['ignore', fd, fd] });
	try {
		await waitUntilServed(base, server, log);
	} catch (error) {
		server.kill('SIGKILL');
		rmSync(folder, { recursive: true, force: true });
		throw error;
	}
	// Playwright gives each launch a new, empty profile.
	const browser = await chromium.launch({
		executablePath: CHROMIUM,
		args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
			'--disable-component-update', '--disable-sync'],
	});
	return {
		base, browser, db, log,
		async close() {
			await browser.close();
			const gone = new Promise((done) => server.once('exit', (code, signal) => done(signal ?? code)));
			server.kill('SIGTERM');
			const how = server.exitCode ?? await gone;
			rmSync(folder, { recursive: true, force: true });
			assert.equal(how, 0, 'the server ends by itself on SIGTERM');
		},
	};
}

// One server for each profile of the demo city that a story asks for.
export function theWorld(profile = 'small') {
	if (!worlds.has(profile))
		worlds.set(profile, startWorld(profile));
	return worlds.get(profile);
}

after(async () => {
	for (const world of worlds.values())
		await (await world.catch(() => null))?.close();
});

// A test with a page of its own: fresh cookies, no cache. `options` are those of a browser context; `profile` is the
// demo city it plays in, and `allow`, a list of patterns for complaints that the story provokes on purpose.
export function story(name, body, { allow = [], profile = 'small', ...options } = {}) {
	test(name, { timeout: profile === 'small' ? 120_000 : 900_000 }, async () => {
		const { browser, base } = await theWorld(profile);
		const context = await browser.newContext({ baseURL: base, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
			viewport: { width: 1440, height: 900 }, ...options });
		const complaints = [];
		const complain = (text) => {
			if (!allow.some((pattern) => pattern.test(text)))
				complaints.push(text);
		};
		context.on('page', (page) => listen(page, base, complain));
		try {
			await body(await context.newPage(), context);
			assert.deepEqual(complaints, [], 'the browser has nothing to complain of');
		} finally {
			await context.close();
		}
	});
}

function listen(page, base, complain) {
	page.on('console', (line) => {
		if (line.type() === 'error' || line.type() === 'warning' || /Content.Security.Policy/i.test(line.text()))
			complain(`console: ${line.text()} (${line.location().url})`);
	});
	page.on('pageerror', (error) => complain(`script: ${error.message}`));
	page.on('request', (request) => {
		if (!request.url().startsWith(base) && !/^(data|blob|about):/.test(request.url()))
			complain(`request to elsewhere: ${request.url()}`);
	});
	page.on('requestfailed', (request) => {
		if (request.failure()?.errorText !== 'net::ERR_ABORTED')
			complain(`request failed: ${request.url()} ${request.failure()?.errorText}`);
	});
}

// Opens a path and answers the response; anything but the expected status fails.
export async function open(page, path, status = 200) {
	const response = await page.goto(path);
	assert.equal(response.status(), status, `status of ${path}`);
	return response;
}

// Signs in by the form, as a person does. The demo password is printed by `jishi init`.
export async function signIn(page, account, password = process.env.JISHI_DEMO_PASSWORD ?? 'Yunchuan@2015') {
	await open(page, '/sign-in');
	await page.fill('input[name="login"]', account);
	await page.fill('input[name="password"]', password);
	await Promise.all([page.waitForNavigation(), page.press('input[name="password"]', 'Enter')]);
	assert.ok(!new URL(page.url()).pathname.startsWith('/sign-in'), `${account} could not sign in: ${await page.innerText('main, body')}`);
}

async function screenshot(page, name) {
	if (process.env.JISHI_SCREENS)
		await page.screenshot({ path: join(SCREENS, `${name}.png`), fullPage: true });
}

// Rows of a long list are all made alike: axe-core, which is slow, reads the first ones.
const MORE_OF_THE_SAME = [['tbody tr:nth-child(n+9)'], ['ol > li:nth-child(n+13)'], ['ul > li:nth-child(n+13)'], ['select > option:nth-child(n+4)']];

// Whether text stands out from its ground, and a link from the text around it, are the dearest of axe-core's questions. They follow
// from what is summed up here for each element with text: the kinds, grounds and colours of all it stands in, its own colour and
// its type. One element of each sum is asked about, once a program, whatever the width; those whose sums are `known` are left
// out. Answers the new sums.
function unreadText(known) {
	const sumOf = (text) => {
		let a = 0xdeadbeef, b = 0x41c6ce57;
		for (let i = 0; i < text.length; i++) {
			a = Math.imul(a ^ text.charCodeAt(i), 2654435761);
			b = Math.imul(b ^ text.charCodeAt(i), 1597334677);
		}
		return `${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}`;
	};
	const grounds = new Map(), seen = new Set(known), fresh = [];
	const groundOf = (e) => {
		if (e === null)
			return '';
		if (!grounds.has(e)) {
			const s = getComputedStyle(e), kind = `${e.tagName}.${e.className}[${e.getAttributeNames().join()}]`.replace(/\d+/g, '0');
			grounds.set(e, sumOf([groundOf(e.parentElement), kind, s.color, s.backgroundColor, s.backgroundImage, s.opacity, s.filter, s.mixBlendMode, s.position].join(' ')));
		}
		return grounds.get(e);
	};
	// A single character is for axe-core no text.
	const hasText = (e) => e.matches('input, select, textarea') || [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim().length > 1);
	globalThis.unread = [...document.body.querySelectorAll('*:not(option)')].filter((e) => {
		if (!hasText(e) || !e.checkVisibility())
			return false;
		const s = getComputedStyle(e), sum = sumOf([groundOf(e), s.fontSize, s.fontWeight, s.textShadow, s.textDecorationLine].join(' '));
		if (seen.has(sum))
			return false;
		seen.add(sum);
		fresh.push(sum);
		return true;
	});
	return fresh;
}

// The other rules on the whole page. `region` finds nothing that is more than moderate.
async function runAxe([exclude, of_text]) {
	const rules = Object.fromEntries([...of_text, 'region'].map((rule) => [rule, { enabled: false }]));
	const { violations } = await globalThis.axe.run({ exclude }, { resultTypes: ['violations'], rules });
	const pale = globalThis.unread.length === 0 ? { violations: [] }
		: await globalThis.axe.run({ include: globalThis.unread }, { resultTypes: ['violations'], runOnly: of_text });
	return [...violations, ...pale.violations];
}

// Serious and critical findings of axe-core, a line each. The page's own policy forbids foreign scripts, so
// axe is evaluated by the debugger and not put into the page.
const text_read = new Set();
export async function axeFindings(page) {
	if (!await page.evaluate(() => 'axe' in globalThis))
		await page.evaluate(AXE);
	const fresh = await page.evaluate(unreadText, [...text_read]);
	const violations = await page.evaluate(runAxe, [MORE_OF_THE_SAME, ['color-contrast', 'link-in-text-block']]);
	const findings = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')
		.flatMap((v) => v.nodes.map((node) => `${v.id} (${v.impact}): ${v.help}: ${node.target.join(' ')}`));
	if (findings.length === 0)	// what was found is found again
		fresh.forEach((key) => text_read.add(key));
	return findings;
}

// Whether a page shows anything, a kind of element in a kind of place, that no page has shown before. Those that do not are for
// axe-core what it has read already.
const places_seen = new Set();
export async function showsNew(page) {
	const places = await page.evaluate(() => {
		const kindOf = (e) => `${e.tagName}.${[...e.classList].join('.')}[${e.getAttributeNames().filter((n) => n !== 'class').join()}]`;
		return [...new Set([...document.body.querySelectorAll('*')].map((e) => `${kindOf(e.parentElement)} > ${kindOf(e)}`))];
	});
	const before = places_seen.size;
	places.forEach((place) => places_seen.add(place));
	return places_seen.size > before;
}

// What sticks out to the right of the page, if it can be scrolled sideways.
export function sidewaysScroll(page) {
	return page.evaluate(() => {
		const root = document.documentElement;
		if (root.scrollWidth <= root.clientWidth)
			return [];
		const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1)
			.map((e) => `${e.tagName.toLowerCase()}.${[...e.classList].join('.')}`);
		return [`${root.scrollWidth} px on ${root.clientWidth}`, ...wide.slice(0, 5)];
	});
}

// The source as the server sent it to this browser, not what scripts made of it.
async function sourceOf(page) {
	const response = await page.context().request.get(page.url(), { maxRedirects: 0 });
	return response.text();
}

// All that holds for every page, at every width and in large type.
export async function check(page, name) {
	const url = page.url();
	const source = await sourceOf(page);
	writeFileSync(join(PAGES, `${name}.html`), source);
	assert.deepEqual(await complaintsOf(source, `${name}.html`), [], `HTML of ${url}`);
	const before = page.viewportSize();
	for (const [width_name, [width, height]] of Object.entries(WIDTHS)) {
		await page.setViewportSize({ width, height });
		assert.deepEqual(await sidewaysScroll(page), [], `${url} scrolls sideways at ${width} px`);
		if (width_name !== 'tablet')
			assert.deepEqual(await axeFindings(page), [], `axe-core on ${url} at ${width} px`);
		await screenshot(page, `${name}-${width_name}`);
	}
	await checkLargeType(page, name);
	await page.setViewportSize(before);
}

async function switchSize(page) {
	await Promise.all([page.waitForNavigation(), page.click('form[action="/size"] button')]);
}

function textSize(page) {
	return page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('main p, main td, main li, main') ?? document.body).fontSize));
}

// Large type is switched on with the button of the page, as a person does, and off again.
async function checkLargeType(page, name) {
	await page.setViewportSize({ width: 390, height: 844 });
	const normal = await textSize(page);
	await switchSize(page);
	const large = await textSize(page);
	assert.ok(large > normal, `${page.url()}: large type is ${large} px, normal ${normal} px`);
	assert.deepEqual(await sidewaysScroll(page), [], `${page.url()} scrolls sideways at 390 px in large type`);
	await screenshot(page, `${name}-large`);
	await switchSize(page);
	assert.equal(await textSize(page), normal, 'normal type is back');
}
