// Papers of an office: minutes and a resolution come out of a case as .docx and as PDF; the office changes the template, puts its own in
// force, and the next paper follows it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WIDTHS, axeFindings, open, sidewaysScroll, signIn, story } from './harness.mjs';

async function fits(page) {
	for (const [width, height] of [WIDTHS.phone, WIDTHS.desk]) {
		await page.setViewportSize({ width, height });
		assert.deepEqual(await sidewaysScroll(page), [], `${page.url()} at ${width} px`);
		assert.deepEqual(await axeFindings(page), [], `${page.url()} at ${width} px`);
	}
}

async function printed(page, as) {
	const [file] = await Promise.all([page.waitForEvent('download'), page.click(`button[name=as][value=${as}]`)]);
	return file.path();
}

const wordsOf = (docx) => execFileSync('unzip', ['-p', docx, 'word/document.xml']).toString();
const plain = (text) => text.replace(/<[^>]*>|\s+/g, '');

story('minutes and a resolution print as .docx and as PDF, and follow the template that the office changed', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/run?state=done&code=xy-four');
	await Promise.all([page.waitForNavigation(), page.click('.rows__i a:has-text("引进矾石厂")')]);
	const run = new URL(page.url()).pathname.split('/').pop();
	for (const kind of ['minutes', 'resolution']) {
		await open(page, `/document/${kind}/print?subject=${run}`);
		await fits(page);
		for (const field of await page.locator('main form input[required]').all())
			if (await field.inputValue() === '')
				await field.fill('王守业');
		assert.match(plain(wordsOf(await printed(page, 'docx'))), /矾石厂/, `${kind}.docx`);
		const pdf = await printed(page, 'pdf');
		assert.equal(readFileSync(pdf).subarray(0, 5).toString(), '%PDF-');
		assert.match(plain(execFileSync('pdftotext', ['-q', pdf, '-']).toString()), /矾石厂/, `${kind}.pdf`);
	}

	const folder = mkdtempSync(join(tmpdir(), 'jishi-document-'));
	try {
		await open(page, '/document/minutes');
		await fits(page);
		const [file] = await Promise.all([page.waitForEvent('download'), page.click('a[href="/document/minutes/file"]')]);
		const changed = join(folder, 'minutes.docx'), inside = join(folder, 'word');
		execFileSync('cp', [await file.path(), changed]);
		execFileSync('mkdir', ['-p', inside]);
		const words = wordsOf(changed).replace('<w:body>', '<w:body><w:p><w:r><w:t>本办公室专用稿纸</w:t></w:r></w:p>');
		writeFileSync(join(inside, 'document.xml'), words);
		execFileSync('zip', ['-q', changed, 'word/document.xml'], { cwd: folder });
		await page.setInputFiles('input[name=file]', changed);
		await page.fill('input[name=note]', '换稿纸');
		await Promise.all([page.waitForNavigation(), page.locator('form[action="/document/minutes"] button[type=submit]').click()]);
		assert.match(await page.innerText('main'), /换稿纸/);
		await page.selectOption('select[name=template]', { index: 1 });
		await page.fill('form[action$="/use"] input[name=day]', '2015-11-17');
		await page.fill('input[name=basis]', '办公会决定');
		await Promise.all([page.waitForNavigation(), page.locator('form[action="/document/minutes/use"] button[type=submit]').click()]);
		assert.match(await page.innerText('main'), /办公会决定/);
		await fits(page);
		await open(page, `/document/minutes/print?subject=${run}`);
		for (const field of await page.locator('main form input[required]').all())
			if (await field.inputValue() === '')
				await field.fill('王守业');
		assert.match(plain(wordsOf(await printed(page, 'docx'))), /本办公室专用稿纸/, 'the next paper is on it');
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
