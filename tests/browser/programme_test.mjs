// The editor of practices, as a county uses it: a file is pasted, a mistake is shown at its line, the picture and the steps are read, the
// next version shows what differs, and it is put in force for a subtree alone.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, WIDTHS, axeFindings, open, sidewaysScroll, signIn, story } from './harness.mjs';

const SAMPLE = readFileSync(join(ROOT, 'samples/practice.prog'), 'utf8');

async function fits(page) {
	for (const [width, height] of [WIDTHS.phone, WIDTHS.desk]) {
		await page.setViewportSize({ width, height });
		assert.deepEqual(await sidewaysScroll(page), [], `${page.url()} at ${width} px`);
		assert.deepEqual(await axeFindings(page), [], `${page.url()} at ${width} px`);
	}
}

async function send(page, text, button) {
	await page.fill('textarea[name=text]', text);
	await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: button, exact: true }).click()]);
}

story('a practice is checked, kept, compared with its next version and put in force below', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/programme/new');
	await fits(page);

	const at = SAMPLE.split('\n').findIndex((line) => /quorum 1\/2/.test(line)) + 1;
	await send(page, SAMPLE.replace('quorum 1/2 of voters', 'quorum 1/2 of nobody_there'), '检查');
	await page.locator(`a[href="#line-${at}"]`).first().waitFor();
	assert.match(await page.inputValue('textarea[name=text]'), /nobody_there/, 'what was typed is there');
	const wrong = page.locator(`.listing li:nth-child(${at})`);
	assert.match(await wrong.innerText(), /nobody_there/);
	assert.equal(await page.locator(`[id="line-${at}"]`).count(), 1, 'the link of the mistake leads to its line');
	await fits(page);

	/* A click on what is wrong selects its line in the box, and the line is in sight; on a phone the lines before it take more room. */
	for (const [width, height] of [WIDTHS.phone, WIDTHS.desk]) {
		await page.setViewportSize({ width, height });
		await page.locator(`a[data-line="${at}"]`).first().click();
		const chosen = await page.evaluate(() => {
			const box = document.querySelector('textarea[name=text]'), seen = box.getBoundingClientRect();
			return { text: box.value.slice(box.selectionStart, box.selectionEnd), focus: document.activeElement === box, top: box.scrollTop, all: box.scrollHeight - box.clientHeight,
				inSight: seen.top < innerHeight && seen.bottom > 0, name: document.querySelectorAll('textarea').length };
		});
		assert.match(chosen.text.trim(), /^quorum 1\/2 of nobody_there$/, `the line is selected at ${width} px`);
		assert.ok(chosen.focus && chosen.inSight && chosen.name === 1, JSON.stringify(chosen));
		assert.ok(chosen.top > 0 || chosen.all <= 0, `and the box has gone there: ${JSON.stringify(chosen)}`);
	}

	/* Keywords are named as the text has them. */
	const member = readFileSync(join(ROOT, 'tests/unit/refused/member-above.prog'), 'utf8');
	const twin = execFileSync(join(ROOT, 'build/jishi'), ['programme', 'format', '--lang', 'zh', join(ROOT, 'samples/practice.prog')], { encoding: 'utf8' });
	await send(page, member, '检查');
	assert.match(await page.innerText('main'), /“by”的角色只含 approver、committee、town、county/);
	await send(page, twin.replace('结束', ''), '检查');
	assert.match(await page.innerText('main'), /没有用“结束”收尾/);
	await send(page, SAMPLE.replace(/^end$/m, ''), '检查');
	assert.match(await page.innerText('main'), /没有用“end”收尾/);

	await send(page, SAMPLE, '检查');
	await page.locator('.tag--ok').first().waitFor();
	await page.locator('summary', { hasText: '图' }).first().click();
	const steps = SAMPLE.split('\n').filter((line) => /^(step|步骤) /.test(line)).length;
	assert.ok(steps > 0 && await page.locator('svg.diagram rect').count() >= steps, 'each step is a box of the picture');
	assert.equal(await page.locator('ol.flow > li').count(), steps);
	await fits(page);

	await send(page, SAMPLE, '保存这一版本');
	assert.match(new URL(page.url()).pathname, /^\/programme\/\d+$/);
	assert.match(await page.innerText('h1'), /评选学习标兵/);
	await open(page, '/programme/new');
	await send(page, SAMPLE.replace('version 1', 'version 2').replace('全年最少学时', '全年至少多少学时'), '检查');
	const difference = await page.innerText('pre.code >> nth=0');
	assert.match(difference, /-.*全年最少学时[^]*\+.*全年至少多少学时/, 'old and new line stand in the difference');
	assert.doesNotMatch(difference, /会后公示/, 'and nothing that is the same');
	await fits(page);

	await page.goto('/org');
	await open(page, '/programme');
	await Promise.all([page.waitForNavigation(), page.locator('a', { hasText: '评选学习标兵' }).first().click()]);
	const id = new URL(page.url()).pathname.split('/').pop();
	await open(page, '/org/2/programme');
	await page.selectOption('select[name=programme]', id);
	await page.fill('input[name=day]', '2015-11-18');
	await page.locator('form[action="/org/2/programme"] button[type=submit]').last().click();
	await page.waitForSelector('.errsum');
	assert.equal(await page.inputValue('select[name=programme]'), id, 'the choice is still made');
	await page.fill('input[name=document]', '云组〔2015〕18号');
	await Promise.all([page.waitForNavigation(), page.locator('form[action="/org/2/programme"] button[type=submit]').last().click()]);
	assert.match(await page.innerText('main'), /评选学习标兵[^]*云组〔2015〕18号/);
	await fits(page);
	await open(page, '/org/1/programme');
	assert.doesNotMatch(await page.innerText('main .rows >> nth=0'), /云组〔2015〕18号/, 'it holds below, and not above');
}, { allow: [/422/] });
