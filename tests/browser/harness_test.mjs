// The checks themselves, each against a page with a planted fault that it must find.
import assert from 'node:assert/strict';
import { axeFindings, sidewaysScroll, story } from './harness.mjs';
import { reduced } from './reduced.mjs';
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

story('pale text is found though text like it was read before in another colour, or on another ground', async (page) => {
	const text = (color, ground) => `<style>.t { color: ${color} } .g { background: ${ground} }</style><div class="g"><p class="t">看得清</p></div>`;
	for (const [color, ground, is_pale] of [['#222', '#fff', false], ['#bbb', '#fff', true], ['#bbb', '#fff', true], ['#222', '#333', true], ['#222', '#fff', false]]) {
		await page.setContent(WHOLE(text(color, ground)));
		assert.equal(/color-contrast/.test((await axeFindings(page)).join('\n')), is_pale, `${color} on ${ground}`);
	}
	for (const [line, is_lost] of [['underline', false], ['none', true]]) {
		await page.setContent(WHOLE(`<style>p { color: #222 } a { color: #333; text-decoration: ${line} }</style><p>在这一句话里有<a href="/">一个链接</a>，后面还有字。</p>`));
		assert.equal(/link-in-text-block/.test((await axeFindings(page)).join('\n')), is_lost, line);
	}
	await page.setContent(WHOLE('<style>td { color: #222 } tr:nth-child(30) td { color: #ccc }</style><table><tr><th>第一</th></tr>' + '<tr><td>第二</td></tr>'.repeat(30) + '</table>'));
	assert.match((await axeFindings(page)).join('\n'), /color-contrast/, 'a row that is unlike the others far down');
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

story('a fault is found in a page whose other parts were read before, and those are not read again', async () => {
	const row = (name) => `<li class="rows__i"><a href="/person/1">${name}</a><p class="small">一段说明文字，长短不一，各页都有</p></li>`;
	const page = (inside, end = '') => WHOLE(`<section class="card"><h2>名册</h2><ul class="rows">${row('张三')}${row('李四')}${inside}</ul>`
		+ `<form method="post" action="/a"><label for="n">姓名</label><input id="n" name="n"><button type="submit">保存</button></form>${end}</section>`);
	const first = page(row('王五'));
	assert.ok(reduced(first).length < first.length, 'rows that are alike');
	assert.deepEqual(await complaintsOf(reduced(first), 'first.html'), []);
	const second = page(row('赵六'), '<p>另一页才有</p>');
	assert.ok(reduced(second).length < first.length - 100 && reduced(second).includes('另一页才有'));
	assert.deepEqual(await complaintsOf(reduced(second), 'second.html'), []);
	for (const [fault, rule] of [['<b>行外的字</b>', /element-permitted-content/], ['<li class="rows__i"><a href="/a"><a href="/b">两层</a></a></li>', /permitted-content/],
		['<li class="rows__i"><img src="/a.png"></li>', /wcag\/h37/], ['<li><form method="post" action="/b"><input type="text" name="x" aria-label="数"></form></li>', /wcag\/h32/]])
		assert.match((await complaintsOf(reduced(page(fault)), 'fault.html')).join('\n'), rule, fault);
});
