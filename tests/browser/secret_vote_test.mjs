// A secret vote on the phone, as everybody in it meets it: the office names three trustees, each takes a key, members vote and
// keep a receipt, two trustees open the sums, and whoever voted finds the receipt on the board.
import assert from 'node:assert/strict';
import { check, open, signIn, story, theWorld, WIDTHS } from './harness.mjs';

const PASSWORD = process.env.JISHI_DEMO_PASSWORD ?? 'Yunchuan@2015';
const PRACTICE = `programme praise "评选先进工作者"
version 1
after "示例"
about matter
runs_at county
opens any

role office = staff_of county
role people = committee_of county + staff_of county

vote choose "评选先进工作者"
  voters people
  quorum 1/9 of voters
  pass more_than 1/2 of cast
  secret yes
  from_afar yes
end

step decide "无记名投票"
  by office
  needs choose
  go done when passed(choose)
  go failed
end

finish done "已评出"
end
finish failed "没有评出"
end

example "过半数"
  given choose for 3 against 1 present 4 of 5
  expect done
end
`;
const TRUSTEES = ['zhen1.zuzhi', 'shi.zuzhiyuan', 'bumen01.shuji'];
// Five: with fewer the sums would tell who voted how, and are not opened.
const VOTERS = { 'shi.shuji': 'agreed', 'shi.fushuji': 'agreed', 'shi.buzhang': 'agreed', 'shi.zuzhi2': 'agreed', 'shi.zuzhiyuan': 'opposed' };

const send = async (page, selector) => { await page.click(selector); await page.waitForLoadState(); };

// The practice in force, and a case of it; what an office does long before, without a browser.
async function caseOpened(base) {
	const call = async (path, token, body) => {
		const answer = await fetch(base + path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) }, body: JSON.stringify(body) });
		const text = await answer.text();
		assert.ok(answer.ok, `${path}: ${answer.status} ${text}`);
		return JSON.parse(text);
	};
	const { token } = await call('/api/v1/session', null, { login: 'shi.zuzhi', password: PASSWORD });
	const { id: programme } = await call('/api/v1/programme', token, { text: PRACTICE });
	const { items } = await call('/api/v1/org/1/programme', token, { programme, day: '2015-11-17', document: '云组发〔2015〕3号' });
	const { id } = await call('/api/v1/org/1/run', token, { use: items.find((use) => use.programme === programme).id, title: '年度先进工作者', day: '2015-11-17' });
	return id;
}

// A person of their own with a phone, as everybody has.
async function asPerson(context, login, act) {
	const own = await context.browser().newContext({ baseURL: (await theWorld()).base, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
		viewport: { width: WIDTHS.phone[0], height: WIDTHS.phone[1] } });
	try {
		const page = await own.newPage();
		await signIn(page, login);
		return await act(page);
	} finally {
		await own.close();
	}
}

story('a secret vote is opened by two of three, and a voter finds the receipt', async (page, context) => {
	const run = await caseOpened((await theWorld()).base), codes = {}, receipts = [];
	await signIn(page, 'shi.zuzhi');
	await open(page, `/run/${run}`);
	await page.check('.now form[action$="/vote"] input[name=from_afar]');
	await send(page, '.now form[action$="/vote"] button[type=submit]');
	const ballot = new URL(page.url()).pathname;
	await check(page, 'secret_ballot');
	await open(page, `${ballot}/trustees`);
	await check(page, 'secret_trustees');
	for (const [i, login] of TRUSTEES.entries())
		await page.fill(`input[name=trustee_${i + 1}]`, login);
	await send(page, 'form[action$="/trustees"] button[type=submit]');

	for (const login of TRUSTEES)
		codes[login] = await asPerson(context, login, async (phone) => {
			await send(phone, 'a:has-text("领取开票钥匙")');
			if (login === TRUSTEES[0])
				await check(phone, 'secret_key');
			await send(phone, 'form[action$="/key"] button[type=submit]');
			return phone.innerText('main code');
		});

	for (const [login, choice] of Object.entries(VOTERS))
		await asPerson(context, login, async (phone) => {
			await open(phone, '/me/ballot');
			if (login === 'shi.shuji')
				await check(phone, 'secret_waiting');
			await send(phone, '.rows__i a:has-text("评选先进工作者")');
			if (login === 'shi.shuji')
				await check(phone, 'secret_vote');
			await phone.check(`input[value=${choice}]`);
			await send(phone, 'form[action$="/vote"] button[type=submit]');
			if (login === 'shi.shuji') {
				await send(phone, 'button[name=sure][value=change]');
				assert.ok(await phone.isChecked(`input[value=${choice}]`), 'what was chosen is there to be changed');
				await send(phone, 'form[action$="/vote"] button[type=submit]');
			}
			await send(phone, 'button[name=sure][value=yes]');
			receipts.push(await phone.innerText('main code'));
			await open(phone, `${ballot}/vote`);
			assert.doesNotMatch(await phone.innerText('main'), /您投了|赞成$/);
		});

	await open(page, `${ballot}/trustees`);
	await send(page, 'form[action$="/end"] button[type=submit]');
	for (const login of TRUSTEES.slice(0, 2))
		await asPerson(context, login, async (phone) => {
			await open(phone, `${ballot}/key`);
			if (login === TRUSTEES[0])
				await check(phone, 'secret_part');
			await phone.fill('input[name=code]', codes[login]);
			await send(phone, 'form[action$="/part"] button[type=submit]');
		});
	await open(page, ballot);
	await send(page, 'form[action$="/close"] button[type=submit]');
	assert.match(await page.innerText('main'), /赞成\s*4/);
	assert.doesNotMatch(await page.innerText('main'), /发出表决票/);	// there were none
	await check(page, 'secret_closed');

	await asPerson(context, 'shi.shuji', async (phone) => {
		await open(phone, `${ballot}/board`);
		for (const receipt of receipts)
			assert.ok((await phone.innerText('main')).includes(receipt), 'each receipt stands on the board');
		await check(phone, 'secret_board');
	});
});
