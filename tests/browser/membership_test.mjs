// A member's way through the system on a phone: recruiting is opened and carried on by the branch, a member is moved to another
// branch, dues are taken, a member who works elsewhere is registered.
import assert from 'node:assert/strict';
import { PDF_OF_ONE_PAGE, WIDTHS, check, open, signIn, story } from './harness.mjs';

const PHONE = { viewport: { width: WIDTHS.phone[0], height: WIDTHS.phone[1] } };
const PAPER = { name: '材料.pdf', mimeType: 'application/pdf', buffer: PDF_OF_ONE_PAGE };
const SAVE = '.now__sec form[action*="/fill/"] button[type=submit]:not([hidden]):not([name])', CLOSE = '.now__sec form[action$="/close"] button[type=submit]';
const save = (form) => SAVE.replace('action*="/fill/"', `action$="/fill/${form}"`);	// where mentors named before may be changed as well
const send = async (page, selector) => { await page.click(selector); await page.waitForLoadState(); };

story('a branch secretary opens the recruiting of an applicant on a phone, the town puts it on file', async (page, context) => {
	await signIn(page, 'b0001');
	await open(page, '/run');
	await send(page, 'main a.btn--primary');
	await send(page, '.rows__i a:has-text("发展党员")');
	await check(page, 'recruit_new');
	const names = await page.locator('select[name=person] option').allInnerTexts();
	assert.ok(names.includes('段林') && !names.includes('许海涛'), `who has an open case is not offered again: ${names}`);
	await page.selectOption('select[name=person]', { label: '段林' });
	await send(page, 'main form button[type=submit]');
	await check(page, 'recruit_begun');
	const registered = await page.inputValue('input[name=v_applied_on]');
	assert.match(registered, /^2015-/, 'the field begins with the day that the archive has');
	await page.fill('input[name=v_applied_on]', '2015年11月16日');
	await page.check('input[name=v_received_by][value="工作学习单位"]');
	await send(page, SAVE);
	assert.match(await page.innerText('.f__e'), /请上传「入党申请书/);
	assert.equal(await page.inputValue('input[name=v_applied_on]'), '2015年11月16日');	// nothing typed is lost
	await page.fill('input[name=v_applied_on]', registered);
	await page.setInputFiles('input[name=v_paper]', PAPER);
	await send(page, SAVE);
	assert.ok((await page.innerText('.now')).includes(registered));
	await send(page, CLOSE);
	assert.match(await page.innerText('.step--now'), /2 党组织派人谈话/);
	await page.fill('textarea[name=v_talker]', '韩宁浩');
	await page.check('input[name=v_topics][value="是"]');
	await page.fill('textarea[name=v_content]', '入党动机端正');
	await send(page, SAVE);
	await send(page, CLOSE);
	await page.check('input[name=v_way][value="党员推荐"]');
	await page.setInputFiles('input[name=v_minutes]', PAPER);
	await page.check('input[name=v_result][value="同意"]');
	await send(page, SAVE);
	await send(page, CLOSE);
	assert.match(await page.innerText('.step--now'), /4 上级党委备案/);
	assert.equal(await page.locator(SAVE).count(), 0, 'what the committee above does is not for the branch to fill in');
	await check(page, 'recruit_waits');
	const run = new URL(page.url()).pathname, above = await context.browser().newContext({ ...PHONE, baseURL: new URL(page.url()).origin });
	const town = await above.newPage();
	await signIn(town, 'zhen1.zuzhi');
	await open(town, run);
	await town.setInputFiles('input[name=v_reply]', PAPER);
	await send(town, SAVE);
	await send(town, CLOSE);
	assert.match(await town.innerText('.step--now'), /5 指定培养联系人/);
	await above.close();
	await open(page, run);
	const sponsors = await page.locator('select[name=v_first] option').allInnerTexts();
	await page.selectOption('select[name=v_first]', { index: 1 });
	await page.selectOption('select[name=v_second]', { index: 1 });
	await page.check('input[name=v_kin][value="否"]');
	await send(page, SAVE);
	assert.match(await page.innerText('main'), /不能是同一人/, `${sponsors}`);
	await page.click('.now summary:has-text("修改")').catch(() => {});
	await page.selectOption('select[name=v_second]', { index: 2 });
	await send(page, SAVE);
	await send(page, CLOSE);
	assert.match(await page.innerText('.step--now'), /6 培养教育考察/);
	await page.fill('input[name=v_reviews_1_1]', '2015.11.17');
	await page.fill('input[name=v_reviews_1_2]', '积极要求进步');
	await page.fill('input[name=v_earlier]', '0');
	await page.setInputFiles('input[name=v_register]', PAPER);
	await send(page, save('cultivation'));
	await send(page, CLOSE);
	await page.fill('textarea[name=v_groups]', '同意');
	await page.fill('textarea[name=v_people]', '同意');
	await page.setInputFiles('input[name=v_minutes]', PAPER);
	await page.check('input[name=v_result][value="同意"]');
	await send(page, save('opinions'));
	assert.match(await page.innerText('.now'), /未满十二个月，最早2016-11-17可以确定/, 'what is missing stands there before anybody presses the button');
	assert.equal(await page.locator(CLOSE).count(), 0);
	await check(page, 'recruit_too_early');
}, { ...PHONE, allow: [/422/] });

story('a member pays his dues and is moved to another branch, which takes him in', async (page, context) => {
	await signIn(page, 'b0001');
	await open(page, '/transfer/new?person=17');
	assert.match(await page.innerText('main'), /党费只交到 2015年10月：请先交清/);
	await open(page, '/dues');
	await page.check('input[name=take_17]');
	await send(page, 'main form[method=post] button[type=submit]');
	assert.match(page.url(), /dues\/receipts\?/);
	assert.ok(await page.isVisible('[data-print]'), 'a receipt is printed from the phone');
	await open(page, '/person/17/dues');
	await check(page, 'dues_person');
	await open(page, '/transfer/new?person=17');
	await check(page, 'transfer_new');
	await page.fill('input[name=to]', '王家山村第二党支部');
	await page.selectOption('select[name=reason]', { label: '居住地变动' });
	await send(page, 'main form button[type=submit]');
	assert.match(await page.innerText('main'), /待党委调整/);
	await check(page, 'transfer_begun');
	const transfer = new URL(page.url()).pathname, others = await context.browser().newContext({ ...PHONE, baseURL: new URL(page.url()).origin });
	const other = await others.newPage();
	await signIn(other, 'zhen1.zuzhi');
	await open(other, '/transfer');
	await send(other, '.rows__i a:has-text("戴宝林"), a:has-text("戴宝林")');
	await check(other, 'transfer_decide');
	const decide = 'form:has(input[name=document])';
	assert.equal(await other.locator('main ' + decide).count(), 1);
	await other.fill(`main ${decide} input[name=document]`, '石党〔2015〕9号');
	await send(other, `main ${decide} button[type=submit]`);
	assert.match(await other.innerText('main'), /王家山村第二党支部/);
	await open(other, '/person/17');
	assert.match(await other.innerText('main'), /所在支部\s+王家山村第二党支部/);
	await others.close();
	await open(page, '/person/17', 404);		// he is no longer of this branch
}, { ...PHONE, allow: [/422/, /404/] });

story('a member who leaves for work elsewhere is registered with a card for both sides', async (page) => {
	await signIn(page, 'b0001');
	await open(page, '/person/4/floating');
	await check(page, 'floating_new');
	await page.fill('input[name=away_since]', '2015.11.1');
	await page.selectOption('select[name=reason]', { label: '外出务工' });
	await page.fill('[name=place]', '浙江省宁波市鄞州区');
	await page.check('input[name=is_settled]').catch(() => {});
	await page.fill('[name=phone]', '12');
	await send(page, 'main form button[type=submit]');
	assert.match(await page.innerText('.f__e'), /“12”不是电话号码/);
	assert.equal(await page.inputValue('[name=place]'), '浙江省宁波市鄞州区');	// nothing typed is lost
	await page.fill('[name=phone]', '13800000000');
	await send(page, 'main form button[type=submit]');
	assert.match(await page.innerText('main'), /外出未满六个月/);
	assert.match(await page.innerText('main'), /138\*\*\*\*0000/);	// masked on the screen
	await check(page, 'floating_card');
	await page.fill('form[action$="/contact"] input[name=day]', '2015-11-17');
	await page.selectOption('form[action$="/contact"] select[name=method]', { label: '电话' });
	await page.check('form[action$="/contact"] input[name=is_reached]');
	await send(page, 'form[action$="/contact"] button[type=submit]');
	assert.match(await page.innerText('main'), /上次联系上是|2015-11-17/);
}, { ...PHONE, allow: [/422/] });
