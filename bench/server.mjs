// A server to be measured: started on a free port, its CPU time and memory read from /proc, signed in to, stopped.
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { openSync, readFileSync, readdirSync } from 'node:fs';
import { request } from 'node:http';

export const JISHI = 'build/release/jishi';
export const PASSWORD = 'Yunchuan@2015';	// of all accounts of the demo
export const CLOCK = '2015-11-17T09:00:00+08:00';
const READY_MS = 60_000;

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

export function freePort() {
	return new Promise((done, fail) => {
		const probe = createServer();
		probe.on('error', fail);
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address();
			probe.close(() => done(port));
		});
	});
}

// Milliseconds on a CPU since the start, of all threads: in nanoseconds where the kernel counts them so.
export function cpuMs(pid) {
	try {
		let ns = 0n;
		for (const task of readdirSync(`/proc/${pid}/task`))
			ns += BigInt(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]);
		return Number(ns) / 1e6;
	} catch {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
		return (Number(fields[11]) + Number(fields[12])) * 10;
	}
}

// Resident, without what files of the page cache lend: MB.
export function memoryMb(pid) {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024;
}

// One request as a program sends it: { status, headers, body }.
export function ask(port, method, path, { headers = {}, body } = {}) {
	return new Promise((done, fail) => {
		const r = request({ host: '127.0.0.1', port, method, path, headers: body === undefined ? headers :
			{ 'Content-Length': Buffer.byteLength(body), ...headers } }, (answer) => {
			const parts = [];
			answer.on('data', (part) => parts.push(part));
			answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
			answer.on('error', fail);
		});
		r.on('error', fail);
		r.end(body);
	});
}

export class Server {
	static async start(db, { preload, clock = CLOCK } = {}) {
		const s = new Server();
		s.port = await freePort();
		s.db = db;
		s.log = `${db}.log`;
		const log = openSync(s.log, 'w');
		const began = performance.now();
		s.process = spawn(JISHI, ['serve', '--db', db, '--listen', `127.0.0.1:${s.port}`, '--test-clock', clock],
			{ stdio: ['ignore', log, log], env: preload ? { ...process.env, LD_PRELOAD: preload } : process.env });
		s.pid = s.process.pid;
		for (;;) {
			try {
				const answer = await ask(s.port, 'GET', '/sign-in');
				if (answer.status === 200)
					break;
			} catch { /* not yet */ }
			if (s.process.exitCode !== null || performance.now() - began > READY_MS)
				throw new Error(`the server did not start:\n${readFileSync(s.log, 'utf8').slice(-2000)}`);
			await sleep(2);
		}
		s.startMs = performance.now() - began;
		return s;
	}

	// The cookie of a browser session.
	async signIn(login) {
		const form = await ask(this.port, 'GET', '/sign-in');
		const cookies = (form.headers['set-cookie'] ?? []).map((c) => c.split(';')[0]);
		const fields = [...form.body.toString().matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)]
			.map(([, name, value]) => `${name}=${encodeURIComponent(value)}`);
		const answer = await ask(this.port, 'POST', '/sign-in', {
			headers: { 'Content-Type': 'application/x-www-form-urlencoded', Cookie: cookies.join('; ') },
			body: [...fields, `login=${login}`, `password=${encodeURIComponent(PASSWORD)}`].join('&'),
		});
		const session = (answer.headers['set-cookie'] ?? []).map((c) => c.split(';')[0]).find((c) => c.startsWith('jishi_session='));
		if (answer.status !== 303 || session === undefined)
			throw new Error(`${login} could not sign in: ${answer.status}`);
		return session;
	}

	async token(login) {
		const answer = await ask(this.port, 'POST', '/api/v1/session', { headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ login, password: PASSWORD }) });
		if (answer.status !== 201)
			throw new Error(`${login} got no token: ${answer.status} ${answer.body}`);
		return JSON.parse(answer.body).token;
	}

	cpuMs() { return cpuMs(this.pid); }
	memoryMb() { return memoryMb(this.pid); }

	async stop() {
		const gone = new Promise((done) => this.process.once('exit', done));
		this.process.kill('SIGTERM');
		if (this.process.exitCode === null)
			await gone;
	}
}

export function run(command, args, options = {}) {
	const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26, ...options });
	if (result.status !== 0)
		throw new Error(`${command} ${args.join(' ')}: ${result.error ?? ''}${result.stderr}`);
	return result.stdout;
}
