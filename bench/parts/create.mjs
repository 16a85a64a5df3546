// Durable creates of a member through the API, everything included.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Server, ask, run } from '../server.mjs';

let serial = 1;		// ID numbers are never used twice on one copy

async function creates(bench, server, login, org, clients) {
	const tokens = [];
	for (let i = 0; i < clients; i++)
		tokens.push(await server.token(login));
	const list = join(bench.dir, 'tokens');
	writeFileSync(list, tokens.join('\n') + '\n');
	const before = server.cpuMs();
	const result = JSON.parse(run('build/release/bench/create', [String(server.port), String(org), String(serial), String(bench.seconds), list]));
	serial = result.serial;
	if (result.others > result.created / 100)
		throw new Error(`${result.others} creates were refused, ${result.created} made`);
	return { perSecond: result.created / result.seconds, cpu: (server.cpuMs() - before) / result.created, ...result };
}

// The branch of some member below the account's organisation.
async function branchOf(server, login, person) {
	const answer = await ask(server.port, 'GET', `/api/v1/person/${person}`, { headers: { Authorization: `Bearer ${await server.token(login)}` } });
	if (answer.status !== 200)
		throw new Error(`no branch: ${answer.status}`);
	return JSON.parse(answer.body).org_id ?? JSON.parse(answer.body).org;
}

async function series(bench, report, what, db, login, goals, options = {}) {
	const server = await Server.start(bench.copy(db), options);
	try {
		const org = await branchOf(server, login, 5);
		for (const [clients, least, most] of goals) {
			const { perSecond, cpu, p50_ms: p50, p99_ms: p99, max_ms: longest } = await creates(bench, server, login, org, clients);
			report.row(`creates, ${what}, ${clients} clients`, { value: perSecond, unit: '/s', least, digits: 0, note: `p50 ${p50} p99 ${p99} longest ${longest} ms` });
			if (most !== undefined)
				report.row(`creates, ${what}, ${clients} clients: CPU each`, { value: cpu, unit: 'ms', most, cpu: true });
		}
	} finally {
		await server.stop();
	}
}

export async function measure(bench, report) {
	await series(bench, report, 'demo city', bench.demo(), 'shi.zuzhi', [[32, 2500, 0.35], [128, 4000, 0.35]]);
	await series(bench, report, `${bench.members} members`, bench.district(), 'shi.zuzhi', [[32, 2000, 0.45], [128, 2500, 0.45]]);
	await series(bench, report, 'demo city, sync + 2 ms', bench.demo(), 'shi.zuzhi', [[128, 2000, undefined]], { preload: 'build/release/bench/slow_sync.so' });
}
