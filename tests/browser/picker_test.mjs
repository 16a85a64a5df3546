// The tree picker on the full demo city: each of its branches in at most four keystrokes, and in at most three taps, from a
// first screen of at most 40 lines; with the keyboard alone, and without script.
import assert from 'node:assert/strict';
import { check, open, signIn, story, theWorld } from './harness.mjs';

const FIRST_LINES_MAX = 40, KEYSTROKES_MAX = 4, TAPS_MAX = 3, BRANCHES = 3365;
const DEMO = { profile: 'full' };

// What a person would type, made without a look at the program: the letters of the first characters, by the collation of
// Chinese, which sorts by pinyin; and in place of the last letters the number of the branch.
const LETTERS = 'abcdefghjklmnopqrstwxyz', FIRST_OF_LETTER = '阿八擦搭鹅发噶哈讥咖拉妈那哦趴七然撒他挖夕丫匝';
const OTHER_READING = { 长: 'c' };	// 长城, while the collation sorts 长 as in 长大
const collation = new Intl.Collator('zh-Hans-CN-u-co-pinyin');
function initialOf(character) {
	if (/[a-z0-9]/i.test(character))
		return character.toLowerCase();
	if (OTHER_READING[character])
		return OTHER_READING[character];
	let letter = '';
	for (let i = 0; i < LETTERS.length && collation.compare(FIRST_OF_LETTER[i], character) <= 0; i++)
		letter = LETTERS[i];
	return letter;
}
function numberOf(name) {
	const [, han] = /第([一二三四五六七八九十]+)/.exec(name) ?? [];
	if (!han)
		return '';
	const [tens, ones] = han.includes('十') ? han.split('十') : ['', han];
	const digit = (c) => ' 一二三四五六七八九'.indexOf(c);
	return String((han.includes('十') ? (tens ? digit(tens) : 1) * 10 : 0) + (ones ? digit(ones) : 0));
}
function keystrokesFor(name) {
	const number = numberOf(name);
	return [...name].slice(0, KEYSTROKES_MAX - number.length).map(initialOf).join('') + number;
}

// Thousands of pages are asked for with the cookies of the browser, and not by it, which would cost ten times as much.
async function source(page, path) {
	const cookies = await page.context().cookies(), { base } = await theWorld(DEMO.profile);
	const response = await fetch(base + path, { headers: { Cookie: cookies.map((c) => `${c.name}=${c.value}`).join('; '), 'Accept-Language': 'zh-CN', 'Accept-Encoding': 'identity' } });
	assert.equal(response.status, 200, path);
	return response.text();
}

// A few at a time: one after the other the server waits for the test and the test for the server.
async function inParallel(list, act) {
	const rest = list.values();
	await Promise.all(Array.from({ length: 4 }, async () => {
		for (const one of rest)
			await act(one);
	}));
}

// The lines of one screen of the picker: which cards it opens, and which screens are one tap further.
async function screenOf(page, path) {
	const html = (await source(page, path)).split('id="pick-hits"')[1].split('<footer')[0];
	return {
		lines: html.split('<li class="rows__i">').length - 1,
		cards: [...html.matchAll(/href="\/org\/(\d+)"/g)].map((m) => m[1]),
		further: [...html.matchAll(/href="(\/org\/\d+\/pick\?unit=\w+)"/g)].map((m) => m[1]),
	};
}

async function allBranches(page) {
	const branches = new Map();
	for (const kind of ['branch', 'joint_branch'])
		for (let n = 1, size = -1; branches.size > size; n++) {
			size = branches.size;
			const html = await source(page, `/org/1/list?kind=${kind}&page=${n}`);
			for (const [, id, name] of html.matchAll(/<tr><td><a href="\/org\/(\d+)">([^<]+)<\/a>/g))
				branches.set(id, name);
		}
	return branches;
}

story('each branch of the city is on the first screen after four keystrokes', async (page) => {
	await signIn(page, 'shi.zuzhi');
	const branches = await allBranches(page), screens = new Map(), missed = [];
	assert.equal(branches.size, BRANCHES);
	await inParallel([...new Set([...branches.values()].map(keystrokesFor))], async (typed) => {
		screens.set(typed, await screenOf(page, `/org/1/pick?q=${encodeURIComponent(typed)}`));
	});
	for (const [id, name] of branches) {
		const typed = keystrokesFor(name);
		assert.ok(typed.length <= KEYSTROKES_MAX);
		const { lines, cards } = screens.get(typed);
		assert.ok(lines <= FIRST_LINES_MAX, `${typed}: ${lines} lines`);
		if (!cards.includes(id))
			missed.push(`${name} by ${typed}`);
	}
	assert.deepEqual(missed, []);
}, DEMO);

story('each branch of the city is at most three taps away', async (page) => {
	await signIn(page, 'shi.zuzhi');
	const branches = await allBranches(page), reached = new Set();
	let screens = ['/org/1/pick'];
	assert.ok((await screenOf(page, screens[0])).lines <= FIRST_LINES_MAX);
	for (let taps = 1; taps <= TAPS_MAX; taps++) {
		const next = new Set();
		await inParallel(screens, async (path) => {
			const { cards, further } = await screenOf(page, path);
			for (const id of cards)
				reached.add(id);
			for (const path_below of further)
				next.add(path_below);
		});
		screens = [...next];
	}
	assert.deepEqual([...branches].filter(([id]) => !reached.has(id)).map(([, name]) => name), []);
}, DEMO);

story('the keyboard alone opens a branch', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/org/1/pick');
	await check(page, 'org_pick');
	await open(page, '/org/1/pick');
	await page.waitForFunction(() => document.activeElement.matches('[data-walk^="#pick-hits"]'));	// the box has the focus, a frame after the page is there
	await page.keyboard.type('wjs5', { delay: 30 });
	await page.waitForFunction(() => /王家山村第五党支部/.test(document.querySelector('#pick-hits').innerText));
	await page.keyboard.press('ArrowDown');
	assert.equal(await page.evaluate(() => document.activeElement.innerText), '王家山村第五党支部');
	await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
	assert.equal(await page.innerText('h1'), '王家山村第五党支部');
}, DEMO);

story('without script the picker searches by Enter and descends by links', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/org/1/pick');
	await page.fill('input[name=q]:not([data-hotkey])', 'jz25');
	await Promise.all([page.waitForNavigation(), page.press('input[name=q]:not([data-hotkey])', 'Enter')]);
	assert.match(await page.innerText('#pick-hits'), /蒋庄煤矿第二十五党支部/);
	await open(page, '/org/1/pick');
	for (const link of [/柳河镇党委/, /何家岭村/])
		await Promise.all([page.waitForNavigation(), page.click(`#pick-hits li:has-text("${link.source}") a.btn`)]);
	await Promise.all([page.waitForNavigation(), page.click('#pick-hits a:has-text("何家岭村第二党支部")')]);
	assert.equal(await page.innerText('h1'), '何家岭村第二党支部');
}, { ...DEMO, javaScriptEnabled: false });
