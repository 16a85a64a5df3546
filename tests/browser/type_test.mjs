// Menus and lists to choose from, in both languages and in large type: no line runs into its neighbour or over the edge, and what is
// chosen is read whole.
import assert from 'node:assert/strict';
import { open, signIn, story, theWorld } from './harness.mjs';

async function dress(context, lang, isLarge) {
	const { base } = await theWorld();
	await context.addCookies([{ name: 'lang', value: lang, url: base }, { name: 'large', value: isLarge ? '1' : '0', url: base }]);
}

// Lines of a menu whose text leaves them, or that lie on one another.
function menuFaults() {
	const faults = [], seen = (e) => e.getBoundingClientRect().width > 0;
	for (const menu of document.querySelectorAll('.side, .tabbar, .other-doors')) {
		const lines = [...menu.querySelectorAll('a')].filter(seen);
		lines.forEach((line, at) => {
			const box = line.getBoundingClientRect(), range = document.createRange();
			range.selectNodeContents(line.querySelector('span') ?? line);
			const text = range.getBoundingClientRect();
			if (text.right > box.right + 1 || text.bottom > box.bottom + 1 || text.top < box.top - 1)
				faults.push(`${line.innerText} leaves its line`);
			for (const other of lines.slice(at + 1).map((e) => e.getBoundingClientRect()))
				if (box.left < other.right - 1 && other.left < box.right - 1 && box.top < other.bottom - 1 && other.top < box.bottom - 1)
					faults.push(`${line.innerText} lies on another`);
		});
	}
	return faults;
}

for (const lang of ['zh', 'en'])
	for (const width of [390, 1440])
		story(`menus in ${lang} at ${width} px keep their lines apart`, async (page, context) => {
			await signIn(page, 'zhen1.zuzhi');
			for (const isLarge of [false, true]) {
				await dress(context, lang, isLarge);
				await open(page, '/');
				assert.ok(await page.locator('.side a:visible, .tabbar a:visible').count() >= 5);
				assert.deepEqual(await page.evaluate(menuFaults), [], isLarge ? 'large type' : 'type as usual');
			}
		}, { viewport: { width, height: 900 } });

// Each list to choose from, with each of its choices in turn: no wider than its line, and the choice in it no taller than it is.
function selectFaults() {
	const faults = [];
	document.querySelectorAll('details').forEach((d) => { d.open = true; });
	for (const select of document.querySelectorAll('main select')) {
		const box = select.getBoundingClientRect(), style = getComputedStyle(select);
		if (box.width === 0)
			continue;
		if (box.right > innerWidth)
			faults.push(`${select.name} runs over the edge`);
		const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
		const probe = document.createElement('div');
		probe.style.cssText = `position:absolute; width:${room}px; font:${style.font}; line-height:${style.lineHeight}; white-space:${style.whiteSpace}`;
		document.body.append(probe);
		for (const option of select.options) {
			probe.textContent = option.text;
			if (probe.scrollWidth > Math.ceil(room) || probe.scrollHeight > select.clientHeight)
				faults.push(`${select.name}: ${option.text} is cut`);
		}
		probe.remove();
	}
	if (document.documentElement.scrollWidth > innerWidth)
		faults.push('the page runs over the edge');
	return faults;
}

const PAGES = [['b0001', '/org/4/dues'], ['b0001', '/org/4/dues/standard'], ['zhen1.zuzhi', '/org/2/dues'], ['zhen1.zuzhi', '/person'], ['zhen1.zuzhi', '/person/new?org=2'],
	['zhen1.zuzhi', '/org/2/list?kind=committee'], ['zhen1.zuzhi', '/transfer/arrival'], ['zhen1.zuzhi', '/figure/cross?by1=age&by2=sex'], ['zhen1.zuzhi', '/org/2/vacancies'],
	['shi.zuzhi', '/org/1/programme']];

for (const lang of ['zh', 'en'])
	story(`what is chosen is read whole in large type on a phone, in ${lang}`, async (page, context) => {
		let account = '';
		await dress(context, lang, true);
		for (const [login, path] of PAGES) {
			if (login !== account) {
				await context.clearCookies();
				await dress(context, lang, true);
				await signIn(page, login);
				account = login;
			}
			await open(page, path);
			assert.deepEqual(await page.evaluate(selectFaults), [], path);
		}
	}, { viewport: { width: 390, height: 844 } });

// What a post does most stands on the first screen of a phone, in both languages and in large type, each word whole.
for (const [who, doors] of [['b0001', 8], ['zhen1.zuzhi', 8]])
	story(`the doors of ${who} stand on the first screen of a phone`, async (page, context) => {
		await signIn(page, who);
		for (const lang of ['zh', 'en'])
			for (const isLarge of [false, true]) {
				await dress(context, lang, isLarge);
				await open(page, '/');
				assert.equal(await page.locator('.quick a:visible').count(), doors);
				const faults = await page.evaluate(() => [...document.querySelectorAll('.quick a')].flatMap((a) => {
					const box = a.getBoundingClientRect(), range = document.createRange();
					range.selectNodeContents(a);
					const text = range.getBoundingClientRect();
					const words = document.createRange();
					words.selectNodeContents(a.lastChild);
					const lines = new Set([...words.getClientRects()].map((r) => Math.round(r.top))).size;
					return [lines > a.innerText.trim().split(/\s+/).length && !/[\u4e00-\u9fff]/.test(a.innerText) ? `${a.innerText} breaks within a word` : '', text.left < box.left - 1 || text.right > box.right + 1 ? `${a.innerText} leaves its door` : '', box.top > innerHeight ? `${a.innerText} is below the screen` : '',
						box.height < 44 ? `${a.innerText} is too low for a finger` : ''].filter(Boolean);
				}));
				assert.deepEqual(faults, [], `${lang}${isLarge ? ', large type' : ''}`);
			}
	}, { viewport: { width: 390, height: 844 } });

// What is held at a meeting on a phone: each column of numbers is on the screen, in type as large as the rest, and it can be printed from there.
story('a count sheet and a ballot paper are read on a phone without pushing them sideways', async (page, context) => {
	await signIn(page, 'zhen1.zuzhi');
	await open(page, '/open-case');
	const run = (await page.getByRole('link', { name: '引进矾石厂', exact: true }).getAttribute('href')).replace('/open-case', '/run');
	await open(page, run);
	const ballot = await page.locator('.traces a[href^="/ballot/"]').last().getAttribute('href'), sizes = {};
	for (const isLarge of [false, true]) {
		await dress(context, 'zh', isLarge);
		for (const paper of ['sheet', 'paper', 'list']) {
			await open(page, `${ballot}/${paper}`);
			const seen = await page.evaluate(() => {
				const article = document.querySelector('.paper'), cells = [...article.querySelectorAll('th, td')].filter((e) => e.getBoundingClientRect().width > 1);
				return { beyond: article.scrollWidth - article.clientWidth, right: Math.max(...cells.map((e) => e.getBoundingClientRect().right)),
					size: parseFloat(getComputedStyle(article.querySelector('td')).fontSize) };
			});
			assert.ok(seen.beyond <= 0 && seen.right <= 390, `${paper}: ${JSON.stringify(seen)}`);
			assert.ok(!isLarge || seen.size > sizes[paper], `${paper}: the type of the table grows from ${sizes[paper]} to ${seen.size}`);
			sizes[paper] = seen.size;
			assert.ok(await page.getByRole('button', { name: '打印' }).isVisible());
		}
	}
}, { viewport: { width: 390, height: 844 } });
