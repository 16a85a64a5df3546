// Figures counted anew: each page right after a member's record has changed, so that nothing kept beside the snapshot is true any
// more. One request at a time, without a queue; the pages as they are asked for otherwise stand in part `pages`.
import { Server, ask } from '../server.mjs';
import { FIGURE_PAGES } from './pages.mjs';

const ROUNDS = 5;

async function get(server, path, cookie) {
	const answer = await ask(server.port, 'GET', path, { headers: { Cookie: cookie } });
	if (answer.status !== 200)
		throw new Error(`${path}: ${answer.status}`);
}

let changed = 0;

async function change(server, token) {
	const person = ++changed, answer = await ask(server.port, 'POST', `/api/v1/person/${person}/history`, {
		headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
		body: JSON.stringify({ kind: 'training', title: '党员集中轮训', from: '2015-05-01', to: '2015-05-03' }),
	});
	if (answer.status !== 201)
		throw new Error(`no change of person ${person}: ${answer.status} ${answer.body}`);
}

export async function measure(bench, report) {
	const server = await Server.start(bench.copy(bench.district()));
	try {
		const token = await server.token('shi.zuzhi'), cookies = { city: await server.signIn('shi.zuzhi'), county: await server.signIn('xian1.zuzhi') };
		for (const { work, path, who } of FIGURE_PAGES) {
			let cpu = 0;
			await get(server, path, cookies[who]);
			for (let i = 0; i < ROUNDS; i++) {
				await change(server, token);
				const before = server.cpuMs();
				await get(server, path, cookies[who]);
				cpu += server.cpuMs() - before;
			}
			report.row(`${work}, counted anew`, { value: cpu / ROUNDS, unit: 'ms', cpu: true });
		}
	} finally {
		await server.stop();
	}
}
