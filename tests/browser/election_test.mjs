// A branch elects its committee on the page, from the request to the posts: candidates, a paper count that two people type, the session of the
// committee, the approval above.
import assert from 'node:assert/strict';
import { PDF_OF_ONE_PAGE, CLOCK, check, open, signIn, story, theWorld } from './harness.mjs';

const PDF = { name: '材料.pdf', mimeType: 'application/pdf', buffer: PDF_OF_ONE_PAGE };
const SECRETARY = 'b0002', SECOND = 'cun01.shuji', UPPER = 'zhen1.shuji';
const PHONE = { width: 390, height: 844 };

async function setClock(now) {
	const { base } = await theWorld();
	const answer = await fetch(`${base}/api/v1/test/clock`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ now }) });
	assert.equal(answer.status, 200);
}

const send = async (page, selector) => { await page.locator(selector).first().click(); await page.waitForLoadState(); };

// Somebody else at the same screen.
async function as(page, context, login, path) {
	await context.clearCookies();
	await signIn(page, login);
	if (login === SECOND) {	// holds a post in a centre too
		await open(page, '/me');
		await send(page, 'li:has(b:text-is("书记")) form[action="/me/post"] button');
	}
	await open(page, path);
}

// Each field by its name: a choice by its words, true for a paper.
async function fill(page, form, fields) {
	const at = `form[action$="/fill/${form}"]`;
	const folded = page.locator(`.now details:not([open]):has(${at}) > summary`);

	if (await folded.count() > 0)	// filled in before
		await folded.click();
	for (const [name, value] of Object.entries(fields)) {
		const input = page.locator(`${at} [name="v_${name}"]`);

		if (value === true)
			await input.setInputFiles(PDF);
		else if (await input.first().evaluate((e) => e.tagName) === 'SELECT')
			await input.selectOption(value);
		else if (await input.first().getAttribute('type') === 'radio')
			await page.check(`${at} [name="v_${name}"][value="${value}"]`);
		else
			await input.fill(value);
	}
	await send(page, `${at} button[type=submit]`);
	assert.equal(await page.locator('.errsum').count(), 0, `${form} is taken: ${await page.locator('.errsum').allInnerTexts()}`);
}

async function close(page, next) {
	await send(page, '.now form[action$="/close"] button[type=submit]');
	assert.match(await page.innerText('main'), next, await page.locator('.errsum').allInnerTexts().then((all) => all.join(' ')));
}

const peopleOf = (page, field) => page.locator(`select[name="v_${field}"] option`).evaluateAll((all) => all.filter((o) => o.value !== '').map((o) => ({ id: o.value, name: o.textContent.trim() })));

// The figures of one person's count of the papers.
async function count(page, present, agreed) {
	const at = 'form[action$="/count"]';

	for (const name of ['present', 'issued', 'collected'])
		await page.fill(`${at} [name=${name}]`, String(present));
	for (const [i, n] of agreed.entries()) {
		await page.fill(`${at} [name=agreed_${i + 1}]`, String(n));
		await page.fill(`${at} [name=opposed_${i + 1}]`, String(present - n));
	}
	await send(page, `${at} button[type=submit]`);
}

const nameOf = (person) => person.name.split(' ')[0];

// Opened by the secretary, counted by him and by another on the phone, closed by him. Gives the address of the case.
async function vote(page, context, present, agreed, name, supervisor) {
	const run = new URL(page.url()).pathname;
	await send(page, '.now form[action$="/vote"] button[type=submit]');
	const ballot = new URL(page.url()).pathname;
	assert.match(ballot, /^\/ballot\//);
	await count(page, present, agreed);
	assert.equal(await page.locator('form[action$="/close"]').count(), 0, 'one count is not enough');
	await as(page, context, SECOND, ballot);
	const before = page.viewportSize();
	await page.setViewportSize(PHONE);
	await count(page, present, agreed);
	await check(page, `${name}_counted`);
	await page.setViewportSize(before);
	await as(page, context, SECRETARY, ballot);
	await page.fill('form[action$="/close"] [name=supervisor]', supervisor);
	await page.fill('form[action$="/close"] [name=teller]', '计票人乙');
	await send(page, 'form[action$="/close"] button[type=submit]');
	await check(page, `${name}_result`);
	await open(page, run);
	return run;
}

story('a branch elects its committee, and those elected have the posts once the committee above approves', async (page, context) => {
	await signIn(page, SECRETARY);
	await open(page, '/run');
	await send(page, 'main a.btn--primary');
	await send(page, '.rows__i a:has-text("党支部换届选举")');
	await send(page, 'main form[action$="/new"] button[type=submit]');
	const run = new URL(page.url()).pathname;
	assert.match(await page.innerText('main'), /党支部换届选举/);
	await fill(page, 'plan', { set_up: '设委员会', seats: '3', deputies: '0', years: '5', way: '党员大会', paper: true });
	await close(page, /2 上级党委批复/);

	await as(page, context, UPPER, run);
	await fill(page, 'reply', { result: '同意', moved: '不涉及', paper: true });
	await close(page, /3 酝酿推荐候选人/);

	await as(page, context, SECRETARY, run);
	const people = await peopleOf(page, 'first');
	assert.ok(people.length >= 15);
	const elected = people.slice(0, 3), left = people[3];	// neither of the two who count
	const all = [...elected, left];
	await fill(page, 'nominees', { first: all[0].id, second: all[1].id, third: all[2].id });
	assert.match(await page.innerText('.now'), /差额不少于应选人数的百分之二十/);	// three for three seats
	assert.equal(await page.locator('.now form[action$="/close"]').count(), 0);
	await fill(page, 'nominees', { first: all[0].id, second: all[1].id, third: all[2].id, fourth: all[3].id });
	await check(page, 'election_nominees');
	await close(page, /4 上级党委审查候选人/);

	await as(page, context, UPPER, run);
	await fill(page, 'vetting', { result: '同意', paper: true });
	await close(page, /5 公示候选人/);
	await as(page, context, SECRETARY, run);
	await page.fill('form[action$="/notice"] [name=text]', '支部委员会委员候选人公示');
	await send(page, 'form[action$="/notice"] button[type=submit]');
	try {
		await setClock('2015-11-25T09:00:00+08:00');
		await as(page, context, SECRETARY, run);
		await close(page, /6 党员大会选举委员/);
		assert.match(await page.innerText('.now'), /有了结果才能填写、上传：请先发起表决/, 'the page says what comes before the paper');
		assert.equal(await page.locator('.now form[action$="/fill/minutes"]').count(), 0, 'what is signed at the meeting waits for its vote');
		await vote(page, context, 20, [19, 17, 14, 5], 'election', nameOf(people[4]));
		await fill(page, 'minutes', { adopted: '是', fewer: '不涉及', sheet: true });
		await close(page, /7 委员会选举书记/);

		await fill(page, 'chief_nominee', { person: elected[0].id });
		assert.deepEqual((await peopleOf(page, 'person')).map((p) => p.id).sort(), elected.map((p) => p.id).sort(), 'the committee elects from its own');
		await vote(page, context, 3, [3], 'election_chief', nameOf(elected[1]));
		await fill(page, 'chief_minutes', { sheet: true });
		await close(page, /正在办理\s+委员分工/);
		await fill(page, 'division', { organisation: elected[1].id, publicity: elected[2].id, record: true });
		await close(page, /8 报告选举结果/);
		await fill(page, 'result', { paper: true });
		await close(page, /9 上级党委批复/);

		const org = await page.locator('main a[href^="/org/"]').first().getAttribute('href').then((href) => href.match(/^\/org\/\d+/)[0]);
		await open(page, org);
		const before = await page.innerText('main');
		assert.ok(!before.includes(nameOf(elected[0])) || !before.includes(nameOf(elected[1])), 'nobody enters a post before the approval');

		await as(page, context, UPPER, run);
		await fill(page, 'approval', { result: '批准', paper: true });
		await close(page, /选举结果已批准/);
		await check(page, 'election_done');
		await open(page, org);
		const after = await page.innerText('main');
		for (const person of elected)
			assert.ok(after.includes(nameOf(person)), `${person.name} has a post`);
		assert.match(after, /2020-11-25/);	// the term
		await check(page, 'election_posts');
	} finally {
		await setClock(CLOCK);
	}
}, { allow: [/422/] });
