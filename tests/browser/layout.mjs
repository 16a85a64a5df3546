// The reference of how pages look, as text: each block of a page with its place, its size and its colours, at 390 and 1440 px and in large
// type. tests/browser/layout.txt holds it; JISHI_LAYOUT=write node --test tests/browser/layout_test.mjs writes it anew.
//
// What is as wide as its words has `own` width and no place from the left. Others are counted in steps of STEP_PX,
// so that another font of the same size does not move them, and heights in words, since they follow from how text breaks. What a block stands beside or below, how wide it is, and with which of our colours, is exact.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, open, signIn } from './harness.mjs';

export const REFERENCE = join(ROOT, 'tests/browser/layout.txt');
const STEP_PX = 20;
export const SIZES = [['390', 390, 844, false], ['1440', 1440, 900, false], ['390 large', 390, 844, true]];

// NAME, who looks, and the address or how one gets there from the first page.
export const PAGES = [
	['workbench', 'shi.zuzhi', '/'],
	['city', 'shi.zuzhi', '/org/1'],
	['roster', 'zhen1.zuzhi', '/person'],
	['person', 'zhen1.zuzhi', '/person', 'table.dt tbody .who a'],
	['case', 'shi.zuzhi', '/run?state=done&code=xy-four', '.rows__i a'],
	['ballot', 'shi.zuzhi', '/', 'a[href^="/ballot/"]'],
	['communique', 'shi.zuzhi', '/figure'],
	['catalogue', null, '/catalogue'],
];

// A line a block: path of kinds, left and width in steps, whether it is below or beside the block before it, colours by their names.
function blocksOf([step_px]) {
	const root = getComputedStyle(document.documentElement), names = new Map();
	const probe = document.body.appendChild(document.createElement('i'));
	for (const sheet of document.styleSheets)
		for (const rule of sheet.cssRules)
			for (const name of rule.selectorText === ':root' ? rule.style : [])
				if (name.startsWith('--') && /^#/.test(root.getPropertyValue(name).trim())) {
					probe.style.color = root.getPropertyValue(name);
					if (!names.has(getComputedStyle(probe).color))
						names.set(getComputedStyle(probe).color, name);
				}
	probe.remove();
	const colour = (value) => value === 'rgba(0, 0, 0, 0)' ? '-' : names.get(value) ?? value;
	const BLOCKS = 'header, nav, main, footer, aside, section, h1, h2, .card, .card__head, .page-head, .actions, form, table, .kv, .rows, .tabs, .filters, .steps, .tabbar, .btn--primary, .tag--solid, .kpis, .pulse';
	const lines = [], seen = new Map();
	let before = null;
	for (const e of document.querySelectorAll(BLOCKS)) {
		const box = e.getBoundingClientRect(), s = getComputedStyle(e);
		if (box.width < 2 || box.height < 2 || s.visibility === 'hidden' || e.closest('.clock-banner, tbody, .sr'))
			continue;
		const kind = `${e.tagName.toLowerCase()}${[...e.classList].sort().map((c) => `.${c}`).join('')}`, n = (seen.get(kind) ?? 0) + 1;
		seen.set(kind, n);
		if (n > 3)	// of many that are alike the first three
			continue;
		const place = before === null || e.parentElement.closest(BLOCKS) === before.e ? 'in' : box.top >= before.box.bottom - 1 ? 'below' : box.left >= before.box.right - 1 ? 'beside' : 'over';
		const width = box.width / step_px, height = box.height < 24 ? 'line' : box.height < 80 ? 'low' : box.height < 400 ? 'mid' : 'tall';
		const sized = s.display.startsWith('inline') || e.matches('.btn--primary, .tag--solid, .actions, .top form, form.inline, h1, .card__head h2') ? 'own' : String(Math.round(width));
		const left = sized === 'own' ? '' : ` left ${Math.round(box.left / step_px)}`;
		lines.push(`${kind} ${place}${left} width ${sized} ${e.matches('h1, h2, .kv, .rows') || sized === 'own' ? '' : `${height} `}${colour(s.color)} on ${colour(s.backgroundColor)} ${parseFloat(s.fontSize)}px/${s.fontWeight}`);
		before = { e, box };
	}
	const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
	return [`overflow ${over > 0 ? 'yes' : 'none'}`, ...lines];
}

export async function layoutOf(page, [, who, path, link]) {
	const text = [];
	if (who !== null)
		await signIn(page, who);
	for (const [size, width, height, is_large] of SIZES) {
		await page.setViewportSize({ width, height });
		await open(page, path);
		if (link !== undefined)
			await open(page, await page.locator(link).first().getAttribute('href'));
		if (is_large)
			await Promise.all([page.waitForNavigation(), page.click('form[action="/size"] button')]);
		text.push(`== ${size}`, ...await page.evaluate(blocksOf, [STEP_PX]));
	}
	return text;
}

export function reference() {
	const pages = new Map();
	for (const part of readFileSync(REFERENCE, 'utf8').split(/^# /m).slice(1)) {
		const [name, ...lines] = part.trimEnd().split('\n');
		pages.set(name, lines);
	}
	return pages;
}

export const write = (pages) => writeFileSync(REFERENCE, [...pages].map(([name, lines]) => `# ${name}\n${lines.join('\n')}\n`).join(''));
