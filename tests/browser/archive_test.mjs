// The archive: an officer of a town opens, makes and changes a record; a member sees the own one.
import assert from 'node:assert/strict';
import { check, open, signIn, story } from './harness.mjs';

// A member of the town's first branch, by the card of the branch.
async function openSomebody(page) {
	await open(page, '/org');
	const holder = page.locator('main a[href^="/person/"]').filter({ hasNotText: /\d/ }).first();
	await holder.click();
	await page.waitForLoadState();
}

story('a record shows its dated history', async (page) => {
	await signIn(page, 'zhen1.zuzhi');
	await openSomebody(page);
	assert.match(await page.innerText('main'), /党籍与支部沿革/);
	await check(page, 'person_page');
});

story('a new record is refused in words, keeps what was typed, and is then made', async (page) => {
	await signIn(page, 'b0001');
	await open(page, '/person/new');
	await check(page, 'person_new');
	await page.fill('input[name=name]', '阿依古丽•买买提');
	await page.fill('input[name=address]', '甲村一组');
	await page.click('form.form button[type=submit]');
	await page.waitForLoadState();
	assert.match(await page.innerText('.errsum'), /身份号码/);
	assert.equal(await page.inputValue('input[name=address]'), '甲村一组');
	await page.fill('input[name=no_number_reason]', '证件补办中');
	await page.selectOption('select[name=sex]', '2');
	await page.fill('input[name=birth]', '1980年5月');
	await page.selectOption('select[name=education]', '21');
	await page.selectOption('select[name=occupation]', '2');
	await page.selectOption('select[name=status]', '0');
	await page.click('form.form button[type=submit]');
	await page.waitForLoadState();
	assert.match(await page.innerText('h1'), /阿依古丽·买买提/);
	await check(page, 'person_made');
}, { allow: [/422/] });

story('forms around a record are whole', async (page) => {
	await signIn(page, 'zhen1.zuzhi');
	await openSomebody(page);
	const home = new URL(page.url()).pathname;
	for (const [part, name] of [['edit', 'person_edit'], ['standing', 'person_standing'], ['role', 'role_begin'],
		['history?kind=family', 'history_family'], ['history?kind=work', 'history_work'], ['paper', 'paper_upload'], ['form', 'person_form']]) {
		await open(page, `${home}/${part}`);
		await check(page, name);
	}
});

story('quotas and the balance open their lists', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/org/1/quota');
	await check(page, 'quota_org');
	await open(page, '/quota/village_reserve/org/1');
	await check(page, 'quota_list');
	await open(page, '/org/1/balance?from=2014-01-01&to=2014-12-31');
	assert.match(await page.innerText('main'), /平衡/);
	await check(page, 'balance');
	await page.locator('table.dt a').first().click();
	await page.waitForLoadState();
	await check(page, 'balance_list');
	await open(page, '/quota');
	await check(page, 'quota_table');
	await open(page, '/quota/village_reserve');
	await check(page, 'quota_form');
	await open(page, '/person/duplicates');
	await check(page, 'person_duplicates');
	await open(page, '/person/readings');
	await check(page, 'person_readings');
});

story('a member reads the own record and asks for a correction', async (page) => {
	await signIn(page, 'dangyuan1');
	await open(page, '/me/archive');
	await check(page, 'own_archive');
	await open(page, '/me/correction');
	await page.fill('textarea[name=text]', '毕业院校应为云川师范');
	await page.click('form.form button[type=submit]');
	await page.waitForLoadState();
	assert.match(await page.innerText('main'), /待答复/);
	await check(page, 'own_correction');
});

story('a name of unknown reading has its line on a phone, with its field and what belongs in it below', async (page) => {
	await signIn(page, 'shi.zuzhi');
	await open(page, '/person/readings');
	const lines = await page.locator('.rows__i').evaluateAll((all) => all.map((e) => {
		const name = e.querySelector('.rows__t').getBoundingClientRect(), field = e.querySelector('input[name=reading]').getBoundingClientRect();
		return { room: name.width / e.getBoundingClientRect().width, below: field.top - name.bottom };
	}));
	assert.ok(lines.length > 0 && lines.every((l) => l.room > 0.8 && l.below >= 0), JSON.stringify(lines));
	assert.match(await page.innerText('.rows__i form'), /拼音/);
	await check(page, 'person_readings');
}, { viewport: { width: 390, height: 844 } });
