// Figures for the public: whatever adds up in the tables of the whole demo city, no hidden number follows from those that show. What adds up
// is not told to this test: it looks at the full tables of every organisation, and what comes true in all of them it holds against the
// tables for the public.
import assert from 'node:assert/strict';
import { test, theWorld } from './harness.mjs';

const PASSWORD = process.env.JISHI_DEMO_PASSWORD ?? 'Yunchuan@2015';
const REPORTS = ['communique', 'annual', 'coverage', 'profile', 'team'];
const SMALL = 5;
const ORGS = 60, COINCIDENCES = 12;	// organisations looked at; in fewer cases than this a sum may be chance

const isNumber = (cell) => typeof cell === 'number';

// table\x1fcolumn → label → number (null: hidden)
function columns(tables) {
	const all = new Map();
	for (const table of tables)
		table.columns.forEach((_, i) => {
			const column = new Map();
			for (const row of table.rows)
				if (!column.has(row.item) && (isNumber(row.cells[i]) || row.cells[i] === null))
					column.set(row.item, row.cells[i]);
			all.set(`${table.key}\x1f${i}`, column);
		});
	return all;
}

// Sums that come true wherever their labels stand: of two rows anywhere in a column.
function sums(worlds) {
	const seen = new Map();
	const note = (key, isTrue, isTelling) => {
		const entry = seen.get(key) ?? { right: 0, wrong: 0 };
		if (!isTrue)
			entry.wrong++;
		else if (isTelling)
			entry.right++;
		seen.set(key, entry);
	};
	for (const world of worlds)
		for (const [name, column] of world) {
			const rows = [...column].filter(([, n]) => isNumber(n));
			for (const [label, n] of rows)
				for (let i = 0; i < rows.length; i++)
					for (let k = i + 1; k < rows.length; k++)
						if (rows[i][0] !== label && rows[k][0] !== label)
							note(JSON.stringify([name, label, [rows[i][0], rows[k][0]]]), n === rows[i][1] + rows[k][1], rows[i][1] > 0 && rows[k][1] > 0);
		}
	return [...seen].filter(([, { right, wrong }]) => wrong === 0 && right >= COINCIDENCES).map(([key]) => JSON.parse(key));
}

function isTold(label, parts, shown) {
	const hidden = [label, ...parts].filter((name) => shown.get(name) === null);
	return hidden.length === 1;
}

test('no number that is hidden from the public follows from those that show', async () => {
	const { base } = await theWorld();
	const call = async (path, token, body) => {
		const answer = await fetch(base + path, { method: body ? 'POST' : 'GET', headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
			...(body && { body: JSON.stringify(body) }) });
		return { status: answer.status, json: await answer.json() };
	};
	const { token } = (await call('/api/v1/session', null, { login: 'shi.zuzhi', password: PASSWORD })).json;
	const full = [], shown = [];

	for (let org = 1; full.length < ORGS * REPORTS.length && org < 3 * ORGS; org++)
		for (const report of REPORTS) {
			const address = `/api/v1/figure/tables?org=${org}&report=${report}`;
			const { status, json } = await call(address, token);
			if (status !== 200)
				break;
			full.push(columns(json.tables));
			shown.push(columns((await call(`${address}&public=1`, token)).json.tables));
		}
	assert.ok(full.length >= 20 * REPORTS.length, `${full.length} reports`);

	const found = sums(full);
	assert.ok(found.some(([name, label]) => name === 'members_occupation\x1f0' && label === '工人和农民'), 'workers and farmers add up');
	let hidden = 0;
	full.forEach((world, at) => {
		for (const [name, column] of world) {
			const open = shown[at].get(name);
			for (const [label, n] of column) {
				if (isNumber(n) && n !== 0 && Math.abs(n) < SMALL && open.has(label))
					assert.equal(open.get(label), null, `${name} ${label}: ${n} shows`);
				hidden += isNumber(n) && open.get(label) === null;
			}
			for (const [table, label, parts] of found)
				if (table === name && [label, ...parts].every((item) => isNumber(column.get(item))))
					assert.ok(!isTold(label, parts, open), `${name}: ${label} = ${parts.join(' + ')} tells one: ${[label, ...parts].map((item) => `${column.get(item)}→${open.get(item)}`)}`);
			// The whole of what is told apart by age, occupation … is printed elsewhere.
			if (/^(members_(age|joined|occupation)|join_years|sizes|terms|joining)\x1f0$/.test(name)) {
				const parts = [...column].filter(([label]) => label !== '工人和农民');
				const gone = parts.filter(([label]) => open.get(label) === null), mass = gone.reduce((sum, [, n]) => sum + n, 0);
				const whole = parts.reduce((sum, [, n]) => sum + n, 0);
				assert.ok(gone.length === 0 || whole < SMALL || (gone.length > 1 && mass >= SMALL), `${name}: ${gone.join(' ')} of ${whole}`);
			}
		}
	});
	assert.ok(hidden > 100, `${hidden} hidden`);
});
