// Validates the pages that page tests and browser tests kept in build/pages: each that has a part, a menu or a form or a table
// or what is around them, in a shape that no page before it had. Words, numbers and how often a row comes again are no shape:
// what the validator looks at is the same in them.
// The validator is slow and knows nothing of other pages, so each processor runs one, and what stood in the same place of a page
// before is taken out first (reduced.mjs). A page that is complained of without it is read whole.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { reduced } from './reduced.mjs';

const folder = new URL('../../build/pages/', import.meta.url);

// Whether each id stands once and each reference to one leads somewhere, which the numbers in them decide.
function idsHold(source) {
	const ids = [...source.matchAll(/\sid="([^"]*)"/g)].map((m) => m[1]), known = new Set(ids);
	const references = [...source.matchAll(/\s(?:for|list|headers|aria-(?:labelledby|describedby|controls|owns))="([^"]*)"/g)]
		.flatMap((m) => m[1].split(/\s+/));
	return known.size === ids.length && references.every((id) => known.has(id));
}

// The markup without words and numbers, and of rows that are alike the first.
function shapeOf(source) {
	const rows = new Set();
	return source.replace(/\d+/g, '0').replace(/>[^<>]*[^<>\s][^<>]*(?=<)/g, '>x').replace(/>\s+</g, '><')
		.replace(/\s(value|content|title|alt|placeholder|href|action|data-[a-z-]+)="[^"]+"/g, ' $1="x"')
		.replace(/<(tr|li|option)\b(?:(?!<\1\b)[^])*?<\/\1>/g, (row) => (rows.has(row) ? '' : (rows.add(row), row)));
}

// Its parts, and last what remains when they are taken out.
function partsOf(shape) {
	const parts = [];
	const rest = shape.replace(/<(nav|form|table)\b[^]*?<\/\1>/g, (part, name) => (parts.push(part), `<${name}/>`));
	return [...parts, rest];
}

// What a worker says of the pages it is handed, one after the other.
const WORK = `const { parentPort, workerData } = require('node:worker_threads');
import(workerData).then(({ complaintsOf }) => parentPort.on('message', async ({ source, less, name }) => {
	const read = (text) => complaintsOf(text, name).catch((error) => [String(error)]);
	parentPort.postMessage((await read(less)).length === 0 ? [] : await read(source));
}));`;

function validateAll(pages, workers) {
	const waiting = [...pages];
	for (let i = 0; i < workers; i++) {
		const worker = new Worker(WORK, { eval: true, workerData: new URL('./validate.mjs', import.meta.url).href });
		let page;
		const next = () => {
			page = waiting.shift();
			if (page === undefined)
				worker.terminate();
			else
				worker.postMessage({ source: page.source, less: page.less, name: page.name });
		};
		worker.on('message', (complaints) => (page.answer(complaints), next()));
		next();
	}
}

const seen = new Set(), pages = [];
for (const name of readdirSync(folder).filter((file) => file.endsWith('.html')).sort()) {
	const source = readFileSync(new URL(name, folder), 'utf8'), parts = partsOf(shapeOf(source));
	if (idsHold(source) && parts.every((part) => seen.has(part)))
		continue;
	parts.forEach((part) => seen.add(part));
	const page = { name, source, less: idsHold(source) ? reduced(source) : source };
	page.complaints = new Promise((answer) => (page.answer = answer));
	pages.push(page);
	test(name, async () => assert.deepEqual(await page.complaints, []));
}
validateAll(pages, Math.min(cpus().length, pages.length));
