// Load by wrk: 16 clients ask a list of paths; CPU milliseconds of the server for each.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, run } from './server.mjs';

export const CLIENTS = 16;

function wrk(bench, server, list, cookie, encoding, seconds) {
	const out = run('wrk', ['-t1', `-c${CLIENTS}`, `-d${seconds}`, '--latency', '-s', 'bench/wrk.lua', `http://127.0.0.1:${server.port}`, '--', list, cookie, encoding]);
	return JSON.parse(/JSON (.*)/.exec(out)[1]);
}

// { cpu, p50, p99, bytes (of an answer, with its head), requests }
export function load(bench, server, paths, { cookie, encoding = '', seconds = bench.seconds }) {
	const list = join(bench.dir, 'paths');
	writeFileSync(list, paths.map((path) => `${path}\n`).join(''));
	wrk(bench, server, list, cookie, encoding, 1);	/* warm */
	const before = server.cpuMs(), result = wrk(bench, server, list, cookie, encoding, seconds);
	if (result.bad > result.requests / 1000)
		throw new Error(`${result.bad} of ${result.requests} requests of ${paths[0]} … were refused`);
	return { cpu: (server.cpuMs() - before) / result.requests, p50: result.p50_ms, p99: result.p99_ms, bytes: result.bytes / result.requests,
		requests: result.requests };
}

// Is there such a page at all? A part of the program may not be built yet.
export async function isThere(server, path, cookie) {
	const answer = await ask(server.port, 'GET', path, { headers: { Cookie: cookie } });
	if (answer.status !== 200 && answer.status !== 404)
		throw new Error(`${path}: ${answer.status}`);
	return answer.status === 200;
}
