// How the server stands a crowd: requests that come at their own pace whether it is ready or not, connections that say nothing, and
// clients that send their request a byte at a time. Latency counts from when a request was to be sent, so a queue is not hidden.
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { Server, ask, sleep } from '../server.mjs';

const PER_SECOND = 300, WRITES = 10;	// one of so many is a write
const IDLE = 10_000, SLOW = 4000, PROBES = 60, ADDRESSES = 10;

const at = (list, share) => list.sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];

function send(agent, port, method, path, headers, body) {
	return new Promise((done) => {
		const r = request({ agent, host: '127.0.0.1', port, method, path, headers: body === undefined ? headers :
			{ ...headers, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) } }, (answer) => {
			answer.on('data', () => {});
			answer.on('end', () => done(answer.statusCode));
		});
		r.on('error', () => done(0));
		r.end(body);
	});
}

// What is to be written: each member once, so that no answer before is waited for.
async function changes(server, headers, count) {
	const list = [];
	for (let i = 0; i < count; i++) {
		const path = `/api/v1/person/${1 + i * 13}`, { status, body } = await ask(server.port, 'GET', path, { headers });
		if (status !== 200)
			throw new Error(`${path}: ${status}`);
		const { is_front_line, row_version } = JSON.parse(body);
		list.push({ path, body: JSON.stringify({ is_front_line: !is_front_line, row_version, reason: '更正' }) });
	}
	return list;
}

async function openLoop(bench, server, report) {
	const cookie = { Cookie: await server.signIn('shi.zuzhi') }, token = { Authorization: `Bearer ${await server.token('shi.zuzhi')}` };
	const seconds = Math.max(bench.seconds, 10), count = PER_SECOND * seconds, writes = await changes(server, token, Math.ceil(count / WRITES));
	const paths = ['/person', '/', '/search?q=lh', '/org/2', '/figure', '/org/1/run'], agent = new Agent({ keepAlive: true, maxSockets: 256 });
	const took = [], answers = [];
	let refused = 0;
	const began = performance.now();

	for (let i = 0; i < count; i++) {
		const due = began + (i * 1000) / PER_SECOND;

		if (performance.now() < due)
			await sleep(due - performance.now());
		const write = i % WRITES === 0 ? writes[i / WRITES] : undefined;
		const path = write?.path ?? (i % 2 ? `/person/${1 + (i * 37) % 70_000}` : paths[(i / 2) % paths.length]);
		answers.push(send(agent, server.port, write ? 'POST' : 'GET', path, write ? token : cookie, write?.body).then((status) => {
			took.push(performance.now() - due);
			refused += status !== 200;
		}));
	}
	await Promise.all(answers);
	agent.destroy();
	if (refused > count / 1000)
		throw new Error(`${refused} of ${count} requests were refused`);
	report.row(`${PER_SECOND} requests a second at their own pace, one of ${WRITES} a write: p99`, { value: at(took, 0.99), unit: 'ms', most: 50, digits: 1,
		note: `p50 ${at(took, 0.5).toFixed(1)} longest ${at(took, 1).toFixed(1)} ms, ${count} sent, ${refused} refused` });
}

// One address may not have all the connections (limits.h), so a crowd comes from several, none of which is that of the probes.
async function opened(port, count, greet) {
	const sockets = [];
	for (let i = 0; i < count; i++) {
		const socket = connect({ port, host: '127.0.0.1', localAddress: `127.0.1.${1 + i % ADDRESSES}` }, () => greet !== undefined && socket.write(greet));
		socket.on('error', () => {});
		sockets.push(socket);
		if (i % 200 === 199)
			await sleep(5);	// what is not accepted yet waits in a queue of the kernel
	}
	await sleep(500);
	return sockets;
}

async function probe(server, cookie) {
	const took = [];
	for (let i = 0; i < PROBES; i++) {
		const began = performance.now(), { status } = await ask(server.port, 'GET', `/person/${1 + i}`, { headers: { Cookie: cookie } });
		if (status !== 200)
			throw new Error(`a probe was answered ${status}`);
		took.push(performance.now() - began);
	}
	return took;
}

async function crowd(server, report) {
	const cookie = await server.signIn('shi.zuzhi');
	let sockets = await opened(server.port, IDLE);
	await probe(server, cookie);
	report.row(`memory with ${IDLE} connections that say nothing`, { value: server.memoryMb(), unit: 'MB', most: 300, digits: 1 });
	sockets.forEach((socket) => socket.destroy());
	await sleep(500);
	sockets = await opened(server.port, SLOW, 'GET /sign-in HTTP/1.1\r\nHost: a\r\nX-Slow: ');
	const drip = setInterval(() => sockets.forEach((socket) => !socket.destroyed && socket.write('a')), 1000);
	const took = await probe(server, cookie);
	clearInterval(drip);
	sockets.forEach((socket) => socket.destroy());
	report.row(`a page beside ${SLOW} clients that send a byte a second: p99`, { value: at(took, 0.99), unit: 'ms', most: 200, digits: 1, note: `p50 ${at(took, 0.5).toFixed(1)} ms` });
}

export async function measure(bench, report) {
	const server = await Server.start(bench.copy(bench.demo()));
	try {
		await openLoop(bench, server, report);
		await crowd(server, report);
	} finally {
		await server.stop();
	}
}
