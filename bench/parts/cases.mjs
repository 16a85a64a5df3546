// Cases: a city with 73,851 members, 21,000 people on the way to membership and 30,000 open cases. What a post sees of them, what closing
// a step costs, how many steps two hundred clerks close at once, and whether each of them took effect exactly once.
import { readFileSync, readdirSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { JISHI, Server, ask, run } from '../server.mjs';
import { crc32 } from '../xlsx.mjs';

const ROUNDS = 20, CLERKS = 200, PROGRAMMES = 60, PAPERS = 40, DEATHS_A_BRANCH = 4, DAY = '2015-11-17';

const json = (answer) => JSON.parse(answer.body);

// ---- pages ----

async function page(server, report, work, path, cookie, most) {
	let cpu = 0, bytes = 0, longest = 0;
	await ask(server.port, 'GET', path, { headers: { Cookie: cookie } });
	for (let i = 0; i < ROUNDS; i++) {
		const before = server.cpuMs(), began = performance.now();
		const answer = await ask(server.port, 'GET', path, { headers: { Cookie: cookie } });
		if (answer.status !== 200)
			throw new Error(`${path}: ${answer.status}`);
		cpu += server.cpuMs() - before;
		longest = Math.max(longest, performance.now() - began);
		bytes = answer.body.length;
	}
	report.row(work, { value: cpu / ROUNDS, unit: 'ms', most, cpu: true, note: `longest ${longest.toFixed(1)} ms by the clock, ${(bytes / 1024).toFixed(1)} KB` });
}

async function pages(server, report) {
	for (const [post, login] of [['the county', 'shi.zuzhi'], ['a town', 'zhen1.zuzhi'], ['a branch', 'zhibu1.shuji']])
		await page(server, report, `workbench of ${post}`, '/', await server.signIn(login), 20);
	await page(server, report, 'overview of all cases, county', '/run', await server.signIn('shi.zuzhi'), 50);
	await page(server, report, 'overview of all cases, town', '/run', await server.signIn('zhen1.zuzhi'), 50);
}

// ---- closing steps ----

const agent = new Agent({ keepAlive: true, maxSockets: CLERKS });

function call(server, clerk, method, path, body) {
	const text = body === undefined ? undefined : JSON.stringify(body);
	return new Promise((done, fail) => {
		const r = request({ host: '127.0.0.1', port: server.port, agent, method, path, headers: { Authorization: `Bearer ${clerk.token}`,
			...(text === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }) } }, (answer) => {
			const parts = [];
			answer.on('data', (part) => parts.push(part));
			answer.on('end', () => done({ status: answer.statusCode, body: Buffer.concat(parts) }));
		});
		r.on('error', fail);
		r.end(text);
	});
}

// The secretary of a branch with the cases whose open step only waits to be closed.
async function clerkOf(server, number) {
	const clerk = { token: await server.token(`zhibu${number}.shuji`), cases: [] };
	const me = json(await call(server, clerk, 'GET', '/api/v1/me')), org = me.posts[0].org;
	clerk.org = org;
	clerk.name = me.name;
	for (const { id } of json(await call(server, clerk, 'GET', `/api/v1/org/${org}/run?state=open`)).items) {
		const one = json(await call(server, clerk, 'GET', `/api/v1/run/${id}`));
		if (one.missing.length === 0 && one.step !== 'file')	// that one the town closes
			clerk.cases.push(one);
	}
	return clerk;
}

async function close(server, clerk, one) {
	const answer = await call(server, clerk, 'POST', `/api/v1/run/${one.id}/close`, { row_version: one.row_version });
	if (answer.status !== 200)
		throw new Error(`case ${one.id}, ${one.step}: ${answer.status} ${answer.body}`);
}

async function closeOneByOne(server, report, clerks) {
	let cpu = 0;
	for (const clerk of clerks) {
		const one = clerk.cases.pop(), before = server.cpuMs();
		await close(server, clerk, one);
		cpu += server.cpuMs() - before;
	}
	report.row('closing a step: CPU, everything included', { value: cpu / clerks.length, unit: 'ms', most: 10, cpu: true, note: `${clerks.length} steps, one at a time` });
}

// A death that the town confirms: the step ends the membership, the posts and the roles of somebody, the sums of the branch and of all above it, and the
// figures that are kept. Each is of another member; what is measured is the closing alone.
async function closeMemberships(server, report, clerks) {
	const office = { token: await server.token('shi.zuzhi') }, town = { token: await server.token('zhen1.zuzhi') };
	const must = async (status, ...of) => {
		const answer = await call(server, ...of);
		if (answer.status !== status)
			throw new Error(`${of[2]}: ${answer.status} ${answer.body}`);
		return json(answer);
	};
	const version = async (clerk, id) => (await must(200, clerk, 'GET', `/api/v1/run/${id}`)).row_version;
	const { id: programme } = await must(201, office, 'POST', '/api/v1/programme', { text: readFileSync('programmes/national/death.prog', 'utf8') });
	const { items } = await must(200, office, 'POST', '/api/v1/org/1/programme', { programme, day: DAY, document: 'bench' });
	const use = items.find((one) => one.programme === programme).id;
	let cpu = 0, longest = 0, count = 0;
	for (const clerk of clerks) {
		if ((await call(server, town, 'GET', `/api/v1/org/${clerk.org}`)).status !== 200)
			continue;	// another town's
		for (const { id: person, name } of (await must(200, clerk, 'GET', `/api/v1/person?org=${clerk.org}&status=2&rows=${DEATHS_A_BRANCH}`)).items) {
			if (name === clerk.name)
				continue;	// he goes on closing steps below
			const opened = await call(server, clerk, 'POST', `/api/v1/org/${clerk.org}/run`, { use, person, day: DAY });
			if (opened.status !== 201)
				continue;	// with another case that is open
			const { id } = json(opened);
			await must(200, clerk, 'POST', `/api/v1/run/${id}/fill/record`, { values: [`died_on=${DAY}`, 'source=死亡证明'], row_version: await version(clerk, id) });
			await must(200, clerk, 'POST', `/api/v1/run/${id}/close`, { row_version: await version(clerk, id) });
			await must(200, town, 'POST', `/api/v1/run/${id}/fill/confirmation`, { values: ['result=属实'], row_version: await version(town, id) });
			const row_version = await version(town, id), before = server.cpuMs(), began = performance.now();
			await must(200, town, 'POST', `/api/v1/run/${id}/close`, { row_version });
			cpu += server.cpuMs() - before;
			longest = Math.max(longest, performance.now() - began);
			count++;
			const { status } = await must(200, office, 'GET', `/api/v1/person/${person}`);
			if (String(status) !== '8')
				throw new Error(`person ${person} has status ${status}`);
		}
	}
	if (count === 0)
		throw new Error('nobody was there whose membership could end');
	report.row('closing a step that changes a membership: CPU', { value: cpu / count, unit: 'ms', most: 10, cpu: true,
		note: `${count} deaths, one at a time, longest ${longest.toFixed(1)} ms by the clock with the sync of the disk` });
}

// Each clerk closes one case after the other, two hundred at once; then each case is read again.
async function closeAtOnce(server, report, clerks) {
	const closed = [], latencies = [], before = server.cpuMs(), began = performance.now();
	await Promise.all(clerks.map(async (clerk) => {
		for (const one of clerk.cases) {
			const sent = performance.now();
			await close(server, clerk, one);
			latencies.push(performance.now() - sent);
			closed.push([clerk, one]);
		}
	}));
	const seconds = (performance.now() - began) / 1e3, cpu = server.cpuMs() - before;
	latencies.sort((a, b) => a - b);
	report.row(`${clerks.length} clerks close steps at once`, { value: closed.length / seconds, unit: '/s', least: 500, digits: 0,
		note: `${closed.length} steps, ${(cpu / closed.length).toFixed(2)} ms CPU each, p50 ${latencies[latencies.length >> 1].toFixed(0)} p99 ${latencies[Math.floor(latencies.length * 0.99)].toFixed(0)} ms` });
	let wrong = 0;
	const done = (steps) => steps.filter((step) => step.seal !== '').length;
	for (const [clerk, one] of closed) {
		const now = json(await call(server, clerk, 'GET', `/api/v1/run/${one.id}`));
		wrong += now.step === one.step || done(now.steps) !== done(one.steps) + 1 || now.row_version !== one.row_version + 1;
	}
	report.row('of these lost or doubled', { value: wrong, unit: 'steps', most: 0, digits: 0 });
}

// ---- practices and papers ----

function programmes(bench, report) {
	const files = readdirSync('programmes', { recursive: true }).filter((name) => name.endsWith('.prog')).map((name) => join('programmes', name));
	const list = Array.from({ length: PROGRAMMES }, (_, i) => files[i % files.length]);
	const began = performance.now();
	run(JISHI, ['programme', 'check', ...list]);
	report.row(`${PROGRAMMES} programme files with their examples: load and check`, { value: performance.now() - began, unit: 'ms', most: 1000, digits: 0,
		note: files.length < PROGRAMMES ? `${files.length} files, the first ${PROGRAMMES - files.length} twice` : '' });
}

// A practice that asks for so many papers, and a case of it with a scan in each. A JPEG goes into the PDF as it is; a PNG is read and packed anew.
const practice = () => [`programme papers "${PAPERS} papers"`, 'version 1', 'after "bench"', 'about matter', 'runs_at branch', 'opens any',
	'role branch = committee_of branch', 'form papers "Papers"', ...Array.from({ length: PAPERS }, (_, i) => `  field paper_${i + 1} file "Paper ${i + 1}"`), 'end',
	'step gather "Gather"', '  by branch', '  needs papers', '  go there', 'end', 'finish there "There"', 'end',
	'example "all there"', '  given papers.paper_1 a', '  expect there', 'end', ''].join('\n');

// A megapixel, with the noise of a scanner.
function scan(seed) {
	const width = 1000, height = 1000, rows = Buffer.alloc((width * 3 + 1) * height);
	let state = seed + 1;
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width * 3; x++) {
			state = (state * 1103515245 + 12345) & 0x7fffffff;
			rows[y * (width * 3 + 1) + 1 + x] = ((x + y) >> 3) + (state >> 28);
		}
	const chunk = (type, data) => {
		const body = Buffer.concat([Buffer.from(type), data]), length = Buffer.alloc(4), sum = Buffer.alloc(4);
		length.writeUInt32BE(data.length);
		sum.writeUInt32BE(crc32(body));
		return Buffer.concat([length, body, sum]);
	};
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 2, 0, 0, 0], 8);
	return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0))]);
}

async function bundle(server, report, clerk) {
	const office = { token: await server.token('shi.zuzhi') }, must = async (status, ...of) => {
		const answer = await call(server, ...of);
		if (answer.status !== status)
			throw new Error(`${of[2]}: ${answer.status} ${answer.body}`);
		return json(answer);
	};
	const { id: programme } = await must(201, office, 'POST', '/api/v1/programme', { text: practice() });
	const { items } = await must(200, office, 'POST', '/api/v1/org/1/programme', { programme, day: '2015-11-17', document: 'bench' });
	const use = items.find((one) => one.programme === programme).id;
	const { id, row_version } = await must(201, clerk, 'POST', `/api/v1/org/${clerk.org}/run`, { use, title: `${PAPERS} papers`, day: '2015-11-17' });
	const values = [];
	let bytes = 0;
	for (let i = 0; i < PAPERS; i++) {
		const border = 'jishi-bench-border', picture = scan(i);
		const answer = await ask(server.port, 'POST', `/api/v1/run/${id}/file`, {
			headers: { Authorization: `Bearer ${clerk.token}`, 'Content-Type': `multipart/form-data; boundary=${border}` },
			body: Buffer.concat([Buffer.from(`--${border}\r\nContent-Disposition: form-data; name="file"; filename="${i + 1}.png"\r\n\r\n`), picture, Buffer.from(`\r\n--${border}--\r\n`)]),
		});
		if (answer.status !== 201)
			throw new Error(`paper: ${answer.status} ${answer.body}`);
		values.push(`paper_${i + 1}=${json(answer).id}`);
		bytes += picture.length;
	}
	await must(200, clerk, 'POST', `/api/v1/run/${id}/fill/papers`, { values, row_version });
	const before = server.cpuMs(), began = performance.now();
	const answer = await ask(server.port, 'POST', `/api/v1/run/${id}/bundle`, { headers: { Authorization: `Bearer ${clerk.token}`, 'Content-Type': 'application/json' }, body: '{}' });
	const ms = performance.now() - began;
	if (answer.status !== 200)
		throw new Error(`bundle: ${answer.status} ${answer.body}`);
	if (answer.body.length < bytes / 100)
		throw new Error(`the bundle has ${answer.body.length} bytes: the pictures are not in it`);
	report.row(`bundle of ${PAPERS} scans (PNG, a megapixel) as PDF`, { value: ms, unit: 'ms', most: 2000, digits: 0,
		note: `${(server.cpuMs() - before).toFixed(0)} ms CPU, ${(bytes / 1e6).toFixed(0)} MB of pictures, ${(answer.body.length / 1e6).toFixed(1)} MB of PDF` });
}

export async function measure(bench, report) {
	programmes(bench, report);
	const db = bench.copy(bench.cases()), server = await Server.start(db);
	try {
		await pages(server, report);
		const clerks = [];
		for (let number = 1; number <= CLERKS; number++)
			clerks.push(await clerkOf(server, number));
		await closeOneByOne(server, report, clerks.filter((clerk) => clerk.cases.length > 1).slice(0, 100));
		await closeMemberships(server, report, clerks);
		await closeAtOnce(server, report, clerks);
		await bundle(server, report, clerks[0]);
	} finally {
		agent.destroy();
		await server.stop();
	}
	run(JISHI, ['verify', '--db', db]);
}
