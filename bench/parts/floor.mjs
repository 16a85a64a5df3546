// The lower bounds, in the same run.
import { spawn } from 'node:child_process';
import { cpuMs, freePort, run } from '../server.mjs';
import { load } from '../load.mjs';

export async function measure(bench, report) {
	const port = await freePort();
	const hello = spawn('build/release/bench/hello', [String(port)], { stdio: ['pipe', 'pipe', 'inherit'] });
	await new Promise((done) => hello.stdout.once('data', done));
	const answer = load(bench, { port, cpuMs: () => cpuMs(hello.pid) }, ['/'], { cookie: '' });
	hello.stdin.end('\n');
	report.row('bound: libmicrohttpd alone says hello', { value: answer.cpu, unit: 'ms', cpu: true, digits: 4 });
	report.row('bound: SQLite alone reads a member and what hangs on it', {
		value: Number(run('build/release/bench/point_read', [bench.district(), String(bench.members)])), unit: 'ms', cpu: true, digits: 4,
	});
}
