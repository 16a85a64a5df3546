// Rosters of the whole demo city: out as XLSX, and in again as XLSX, while somebody else goes on writing. Clock times begin
// when it is asked for and end when the server says that it is done; CPU times are of the server and its children.
import { readFileSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import { Server, ask, sleep } from '../server.mjs';
import { workbook } from '../xlsx.mjs';

const POLL_MS = 100;
const SAMPLE_MS = 25;
const WRITER_REST_MS = 20;
const READY_MS = 300_000;
const NAMESAKES = '名册生成的人，逐个核对过';

/* ---- memory: what the server and its children hold alone, and files in memory that they have open ---- */

function family(pid) {
	const pids = [pid];
	for (let i = 0; i < pids.length; i++)
		try {
			for (const task of readdirSync(`/proc/${pids[i]}/task`))
				pids.push(...readFileSync(`/proc/${pids[i]}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number));
		} catch { /* gone meanwhile */ }
	return pids;
}

function heldMb(pid) {
	let kb = 0;
	const files = new Map();
	for (const p of family(pid))
		try {
			kb += Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${p}/status`, 'utf8'))[1]);
			for (const fd of readdirSync(`/proc/${p}/fd`))
				if (/^\/(memfd:|dev\/shm\/)/.test(readlinkSync(`/proc/${p}/fd/${fd}`))) {
					const { ino, blocks } = statSync(`/proc/${p}/fd/${fd}`);
					files.set(ino, blocks / 2);
				}
		} catch { /* gone meanwhile */ }
	for (const size of files.values())
		kb += size;
	return kb / 1024;
}

// Of children that have ended, too: their parent has waited for them. In ticks of 10 ms.
function childrenCpuMs(pid) {
	let ms = 0;
	for (const p of family(pid).slice(1))
		try {
			const fields = readFileSync(`/proc/${p}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
			ms += fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
		} catch { /* gone meanwhile */ }
	return ms;
}

const cpuOf = (server) => server.cpuMs() + childrenCpuMs(server.pid);

/* Does the work; gives its seconds on the clock and on the CPU, and the most memory seen meanwhile. */
async function watched(server, work) {
	let most = 0;
	const timer = setInterval(() => { most = Math.max(most, heldMb(server.pid)); }, SAMPLE_MS);
	const before = cpuOf(server), began = performance.now();
	try {
		const result = await work();
		return { seconds: (performance.now() - began) / 1000, cpu: (cpuOf(server) - before) / 1000, most, result };
	} finally {
		clearInterval(timer);
	}
}

/* ---- pages ---- */

class Browser {
	constructor(server, cookie) { this.server = server; this.headers = { Cookie: cookie }; }

	static async open(server, login) { return new Browser(server, await server.signIn(login)); }

	async get(path) {
		return (await ask(this.server.port, 'GET', path, { headers: this.headers })).body.toString();
	}

	// Fields that the form with this action hides in the page.
	fields(page, action) {
		const form = new RegExp(`<form[^>]*action="${action}"[^>]*>(.*?)</form>`, 's').exec(page);
		if (form === null)
			throw new Error(`no form ${action}`);
		return [...form[1].matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name, value]) => [name, value]);
	}

	async post(page, action, values = []) {
		const body = new URLSearchParams([...this.fields(page, action), ...values]).toString();
		return this.send(action, 'application/x-www-form-urlencoded', Buffer.from(body));
	}

	async send(action, type, body) {
		const answer = await ask(this.server.port, 'POST', action, { headers: { ...this.headers, 'Content-Type': type }, body });
		if (answer.status !== 200 && answer.status !== 303)
			throw new Error(`POST ${action}: ${answer.status}`);
		return answer;
	}

	// Asks for the page until it has what it will have.
	async until(path, has) {
		for (const began = performance.now(); performance.now() - began < READY_MS; await sleep(POLL_MS)) {
			const page = await this.get(path);
			if (page.includes(has))
				return page;
		}
		throw new Error(`${path} never had ${has}`);
	}
}

/* ---- out ---- */

async function exported(officer, head, org, values) {
	await officer.post(await officer.get(`/export/new?org=${org}`), '/export',
		[['org', org], ['reason', '月度名册核对'], ...COLUMNS.map((name) => [`column_${name}`, '1']), ...values]);
	const [, path] = /href="(\/export\/\d+)"/.exec(await head.get('/export'));
	await head.post(await head.get(path), `${path}/approve`);
	return officer.post(await officer.until(path, `${path}/fetch`), `${path}/fetch`);
}

const COLUMNS = ['name', 'id_number', 'sex', 'birth', 'nationality', 'native_place', 'marriage', 'phone', 'address', 'education', 'degree', 'school', 'occupation',
	'work_unit', 'job', 'is_front_line', 'status', 'applied', 'joined', 'full'];

/* Rows of a CSV of ours: title and mark above the head, a mark below. */
function csvRows(text) {
	const rows = [];
	let row = [], at = text.charCodeAt(0) === 0xFEFF ? 1 : 0;
	while (at < text.length) {
		let cell = '';
		if (text[at] === '"') {
			let end = at + 1;
			while (text[end] !== '"' || text[end + 1] === '"')
				end += text[end] === '"' ? 2 : 1;
			cell = text.slice(at + 1, end).replaceAll('""', '"').trim();
			at = end + 1;
		} else {
			const end = text.slice(at, at + 4000).search(/[,\r]/);
			cell = text.slice(at, at + end);
			at += end;
		}
		row.push(cell);
		if (text[at] === ',') {
			at++;
		} else {
			at += 2;
			rows.push(row);
			row = [];
		}
	}
	const head = rows.findIndex((cells) => cells.length > 5);
	return rows.slice(head).filter((cells) => cells.length > 5);
}

/* ---- in ---- */

// As a program does it: the pages that show how far the work is would cost as much as the work when asked so often.
async function call(office, method, path, type, body) {
	const answer = await ask(office.port, method, path, { headers: { Authorization: `Bearer ${office.token}`, ...(type && { 'Content-Type': type }) }, body });
	if (answer.status >= 300)
		throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
	return JSON.parse(answer.body);
}

// Asks until the batch is in this state.
async function reached(office, id, state) {
	for (const began = performance.now(); performance.now() - began < READY_MS; await sleep(POLL_MS)) {
		const batch = await call(office, 'GET', `/api/v1/batch/${id}`);
		if (batch.state === state)
			return batch;
		if (batch.state === 'failed' || batch.state === 'stopped' || batch.state === 'mapping')
			throw new Error(`the batch is ${batch.state}`);
	}
	throw new Error(`the batch was not ${state} in time`);
}

async function check(office, name, file) {
	const border = 'jishi-bench-border';
	const body = Buffer.concat([Buffer.from(`--${border}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`), file,
		Buffer.from(`\r\n--${border}--\r\n`)]);
	return reached(office, (await call(office, 'POST', '/api/v1/batch', `multipart/form-data; boundary=${border}`, body)).id, 'checked');
}

async function apply(office, { id, row_version }) {
	await call(office, 'POST', `/api/v1/batch/${id}/apply`, 'application/json', Buffer.from(JSON.stringify({ row_version, twin_reason: NAMESAKES })));
	return reached(office, id, 'applied');
}

// New people: asked for by one, approved by another, once for the whole roster.
async function applyNew(office, colleague, { id, row_version }) {
	const asked = await call(office, 'POST', `/api/v1/batch/${id}/apply`, 'application/json', Buffer.from(JSON.stringify({ row_version, twin_reason: NAMESAKES })));
	await call(colleague, 'POST', `/api/v1/batch/${id}/decide`, 'application/json', Buffer.from(JSON.stringify({ state: 'approved', row_version: asked.row_version })));
	return reached(office, id, 'applied');
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/* Nobody's: the divisions 9920xx are not used, men born 1950 to 1988. */
function idNumber(n) {
	const birth = new Date(Date.UTC(1950, 0, 1 + n % 14000, 12)).toISOString().slice(0, 10);
	const front = `${992000 + Math.floor(n / 14000 / 500)}${birth.replaceAll('-', '')}${String(Math.floor(n / 14000) % 500 * 2 + 1).padStart(3, '0')}`;
	return { birth, number: front + '10X98765432'[[...front].reduce((sum, digit, i) => sum + digit * WEIGHTS[i], 0) % 11] };
}

/* As many people, in the same branches, whom the archive does not know. */
function allNew(head, rows) {
	const place = (title) => head.indexOf(title);
	return rows.map((row, n) => {
		const { birth, number } = idNumber(n), now = [...row];
		now[place('公民身份号码')] = number;
		now[place('出生日期')] = birth;
		now[place('性别')] = '男';
		now[place('电话')] = `139${String(n).padStart(8, '0')}`;
		now[place('党籍状态')] = '正式党员';
		now[place('申请入党日期')] = '2009-03-01';
		now[place('入党日期')] = '2010-06-01';
		now[place('转正日期')] = '2011-06-01';
		return now;
	});
}

/* One in fifty has moved. */
function monthly(head, rows) {
	const address = head.findIndex((title) => title.includes('住址'));
	return rows.map((row, n) => n % 50 === 7 ? row.map((cell, i) => i === address ? `${cell}${n % 30 + 1}号` : cell) : row);
}

/* Somebody else who keeps members meanwhile, one after the other: how long the longest of them waited. */
class Writer {
	waits = [];	// ms, from request to answer

	constructor(server, token, org) {
		this.done = (async () => {
			for (let n = 5_000_000; !this.isOver; n++, await sleep(WRITER_REST_MS)) {
				const { birth, number } = idNumber(n), began = performance.now();
				const answer = await ask(server.port, 'POST', '/api/v1/person', {
					headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': `bench-roster-${n}` },
					body: JSON.stringify({ org, name: '张建国', id_number: number, sex: '1', birth, nationality: '01', education: '21', occupation: '3', status: '2',
						applied: '2009-03-01', joined: '2010-06-01', full: '2011-06-01', document: '云组〔2011〕1号' }),
				});
				if (answer.status !== 201)
					throw new Error(`a create beside the import: ${answer.status} ${answer.body}`);
				this.waits.push(performance.now() - began);
			}
		})();
		this.done.catch(() => { /* told by stop */ });
	}

	async stop() {
		this.isOver = true;
		await this.done;
		this.waits.sort((a, b) => a - b);
	}

	wait(share) { return this.waits[Math.ceil(share * this.waits.length) - 1]; }
}

export async function measure(bench, report) {
	const server = await Server.start(bench.copy(bench.demo()));
	try {
		const officer = await Browser.open(server, 'shi.zuzhi'), head = await Browser.open(server, 'shi.buzhang'), token = await server.token('shi.zuzhi');
		const office = { port: server.port, token }, colleague = { port: server.port, token: await server.token('shi.zuzhi2') };
		const person = await call(office, 'GET', '/api/v1/person/5');
		const rowOf = (work, { seconds, cpu, most }, goal, idle) => report.row(work, { value: seconds, unit: 's', most: goal, digits: 2,
			note: `CPU ${cpu.toFixed(2)} s, scaled ${report.scaled(cpu).toFixed(2)} s; memory ${idle.toFixed(0)} + ${(most - idle).toFixed(0)} MB` });
		await sleep(1000);
		const idle = heldMb(server.pid);
		let most = 0;

		const out = await watched(server, () => exported(officer, head, '1', []));
		rowOf(`export of the city as XLSX, ${(out.result.body.length / 1e6).toFixed(1)} MB`, out, 4, idle);
		const [titles, ...rows] = csvRows((await exported(officer, head, '1', [['csv', '1'], ['full', '1']])).body.toString());

		const month = workbook([titles, ...monthly(titles, rows)]), all = workbook([titles, ...allNew(titles, rows)]);

		const old = await watched(server, () => check(office, 'month.xlsx', month));
		rowOf(`monthly roster of ${rows.length} rows, 2 % changed: check`, old, 4, idle);
		const applied = await watched(server, () => apply(office, old.result));
		rowOf('monthly roster: check and import', { seconds: old.seconds + applied.seconds, cpu: old.cpu + applied.cpu, most: applied.most }, 5, idle);

		const fresh = await watched(server, () => check(office, 'new.xlsx', all));
		rowOf(`roster of ${rows.length} rows, all new: check`, fresh, 4, idle);
		const writer = new Writer(server, token, person.org_id ?? person.org);
		const imported = await watched(server, () => applyNew(office, colleague, fresh.result));
		await writer.stop();
		rowOf('roster, all new: import', imported, 10, idle);
		report.row('another writer during the import: longest wait', { value: writer.wait(1), unit: 'ms', most: 250, digits: 0,
			note: `${writer.waits.length} creates, p50 ${writer.wait(0.5).toFixed(0)} p95 ${writer.wait(0.95).toFixed(0)} ms` });
		for (const one of [out, old, applied, fresh, imported])
			most = Math.max(most, one.most);
		report.row('rosters: memory over idle', { value: most - idle, unit: 'MB', most: 100, digits: 0, note: 'server and children, files in memory' });
	} finally {
		await server.stop();
	}
}
