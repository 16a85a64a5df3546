// The first page of the demo city, and lists of its 74,000 members: first, last and any page, each filter, some together, each order. Server time of
// one request at a time, without a queue.
import { Server, ask } from '../server.mjs';

const GOAL_MS = 50, FIRST_PAGE_GOAL_MS = 5, ROUNDS = 5;

// What stands behind /person?
const FILTERS = ['', 'status=2', 'status=any', 'sex=2', 'age=3', 'age_from=30&age_to=40', 'education=college', 'occupation=3', 'joined=4',
	'joined_from=2010-01-01', 'minority=1', 'front_line=1', 'no_number=1', 'unreadable=1', 'role=reserve', 'q=lh', 'q=%E6%9D%8E',
	'sex=2&education=college&age=1&front_line=1', 'sex=2&q=%E6%9D%8E&joined=4'];
const ORDERS = { '': 'by name', 'down=1': 'by name, downwards', 'sort=org': 'by branch', 'sort=joined': 'by day of joining', 'sort=birth&down=1': 'by birth, downwards' };

const joined = (...parts) => `/person?${parts.filter((part) => part !== '').join('&')}`;

async function slowest(server, cookie, paths) {
	let worst = { cpu: -1 };
	for (const path of paths) {
		const get = async () => {
			const answer = await ask(server.port, 'GET', path, { headers: { Cookie: cookie } });
			if (answer.status !== 200)
				throw new Error(`${path}: ${answer.status}`);
		};
		await get();
		const before = server.cpuMs();
		for (let i = 0; i < ROUNDS; i++)
			await get();
		const cpu = (server.cpuMs() - before) / ROUNDS;
		if (cpu > worst.cpu)
			worst = { cpu, path };
	}
	return worst;
}

export async function measure(bench, report) {
	const server = await Server.start(bench.demo());
	try {
		const cookie = await server.signIn('shi.zuzhi');
		const row = async (work, paths, most = GOAL_MS) => {
			const { cpu, path } = await slowest(server, cookie, paths);
			report.row(work, { value: cpu, unit: 'ms', most, cpu: true, digits: 1, note: `slowest of ${paths.length}: ${path}` });
		};
		await row('first page of the demo city', ['/'], FIRST_PAGE_GOAL_MS);
		await row('list of 74,000: first page, each filter', FILTERS.map((filter) => joined(filter)));
		await row('list of 74,000: last page, each filter', FILTERS.map((filter) => joined(filter, 'page=1000000')));
		for (const [order, name] of Object.entries(ORDERS))
			await row(`list of 74,000 ${name}: first, middle, last`, ['page=1', 'page=700', 'page=1000000'].map((page) => joined(order, page)));
		await row('list of 74,000: women by day of joining, any page', ['page=1', 'page=200', 'page=1000000'].map((page) => joined('sex=2', 'sort=joined', page)));
		const { items: [{ id: org }] } = JSON.parse((await ask(server.port, 'GET', '/api/v1/org', { headers: { Cookie: cookie } })).body);
		await row('14,200 activists by stage: first, middle, last', [1, 140, 284].map((page) => `/org/${org}/recruit?stage=activist&page=${page}`));
		await row('vacant posts of the county, today and long ago', ['', '?day=2002-11-17', '?day=2002-11-17&kind=secretary'].map((filter) => `/org/${org}/vacancies${filter}`));
	} finally {
		await server.stop();
	}
}
