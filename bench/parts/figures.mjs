// Figures after a change: each page right after an attribute of a member has changed, so that no figure kept beside the snapshot is
// true any more. One request at a time, without a queue; the pages as they are asked for otherwise stand in part `pages`.
import { Server, ask, sleep } from '../server.mjs';
import { FIGURE_PAGES } from './pages.mjs';

const ROUNDS = 5;

async function get(server, path, cookie) {
	const answer = await ask(server.port, 'GET', path, { headers: { Cookie: cookie } });
	if (answer.status !== 200)
		throw new Error(`${path}: ${answer.status}`);
}

let changed = 0;

async function change(server, token, members) {
	const path = `/api/v1/person/${1 + (++changed * 7919) % members}`, headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
	const { is_front_line, row_version } = JSON.parse((await ask(server.port, 'GET', path, { headers })).body);
	const answer = await ask(server.port, 'POST', path, { headers, body: JSON.stringify({ is_front_line: !is_front_line, row_version, reason: '更正' }) });
	if (answer.status !== 200)
		throw new Error(`no change of ${path}: ${answer.status} ${answer.body}`);
}

export async function measure(bench, report) {
	const server = await Server.start(bench.copy(bench.district()));
	try {
		const token = await server.token('shi.zuzhi'), cookies = { city: await server.signIn('shi.zuzhi'), county: await server.signIn('xian1.zuzhi') };
		for (const { work, path, who, goal } of FIGURE_PAGES) {
			let cpu = 0;
			await get(server, path, cookies[who]);
			for (let i = 0; i < ROUNDS; i++) {
				await change(server, token, bench.members);
				await sleep(20);	// the log's own work is not the page's
				const before = server.cpuMs();
				await get(server, path, cookies[who]);
				cpu += server.cpuMs() - before;
			}
			report.row(`${work}, after a change`, { value: cpu / ROUNDS, unit: 'ms', most: goal, cpu: true });
		}
	} finally {
		await server.stop();
	}
}
