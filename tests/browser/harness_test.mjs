// The checks themselves, each against a page with a planted fault that it must find.
import assert from 'node:assert/strict';
import { axeFindings, sidewaysScroll, story } from './harness.mjs';
import { complaintsOf } from './validate.mjs';

const WHOLE = (body) => `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`
	+ `<title>试页</title></head><body><main><h1>试页</h1>${body}</main></body></html>\n`;

story('axe finds a field without a name, and nothing on a whole page', async (page) => {
	await page.setContent(WHOLE('<p>好</p>'));
	assert.deepEqual(await axeFindings(page), []);
	await page.setContent(WHOLE('<input type="text" name="x">'));
	assert.match((await axeFindings(page)).join('\n'), /label/);
});

story('axe finds text that is too pale', async (page) => {
	await page.setContent(WHOLE('<p style="color:#ccc;background:#fff">看不清</p>'));
	assert.match((await axeFindings(page)).join('\n'), /color-contrast/);
});

story('a page that is too wide is found', async (page) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.setContent(WHOLE('<p>好</p>'));
	assert.deepEqual(await sidewaysScroll(page), []);
	await page.setContent(WHOLE('<table class="wide"><tr><td style="min-width:600px">宽</td></tr></table>'));
	assert.match((await sidewaysScroll(page)).join(' '), /px on 390.*wide/);
});

story('broken HTML is found, and a whole page has no complaint', async () => {
	assert.deepEqual(await complaintsOf(WHOLE('<p>好</p>'), 'whole.html'), []);
	for (const [fault, rule] of [
		['<p id="a">一</p><p id="a">二</p>', /no-dup-id/],
		['<div><b>不闭合</div>', /close-order/],
		['<p style="color:red">红</p>', /no-inline-style/],
		['<img src="/a.png">', /wcag\/h37/],
	])
		assert.match((await complaintsOf(WHOLE(fault), 'fault.html')).join('\n'), rule, fault);
});
