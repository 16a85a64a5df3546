// Start to the first page, and memory.
import { Server, ask, sleep } from '../server.mjs';
import { load } from '../load.mjs';

async function start(db, what, most, report) {
	const times = [], whole = [];
	let server;
	for (let i = 0; i < 3; i++) {
		await server?.stop();
		server = await Server.start(db);
		times.push(server.startMs / 1000);
		const began = performance.now(), cookie = await server.signIn('shi.zuzhi');
		await ask(server.port, 'GET', '/', { headers: { Cookie: cookie } });
		whole.push(server.startMs / 1000 + (performance.now() - began) / 1000);
	}
	const middle = (list) => list.sort((a, b) => a - b)[1];
	report.row(`start to the first page, ${what}`, { value: middle(times), unit: 's', most, digits: 2 });
	report.row(`… until somebody has signed in and seen figures, ${what}`, { value: middle(whole), unit: 's', most, digits: 2 });
	return server;
}

export async function measure(bench, report) {
	const large = await start(bench.district(), `${bench.members} members`, 1.5, report);
	await large.stop();
	const server = await start(bench.demo(), 'demo city', 0.3, report);
	await sleep(1000);
	report.row('memory with the demo city, idle', { value: server.memoryMb(), unit: 'MB', most: 60, digits: 1 });
	const cookie = await server.signIn('shi.zuzhi');
	load(bench, server, Array.from({ length: 3000 }, (_, i) => i % 10 === 0 ? '/' : `/person/${1 + i * 17}`), { cookie });
	report.row('memory with the demo city, 16 clients', { value: server.memoryMb(), unit: 'MB', most: 120, digits: 1 });
	await server.stop();
}
