// Pages of the district, complete, signed in, with rights checked: each kind by 16 clients.
import { gunzipSync } from 'node:zlib';
import { Server, ask } from '../server.mjs';
import { load, isThere } from '../load.mjs';

const DAY = '2014-12-31', CROSS = '/figure/cross?by1=sex&by2=age&by3=education&by4=occupation';

// Who asks for which page of figures, and in how many milliseconds it is to come; figures.mjs measures them counted anew.
export const FIGURE_PAGES = [['city', 3, 6, 20, 60], ['county', 1, 2]].flatMap(([who, today, other, annual, annualOther]) => [
	{ who, work: `statistics of the ${who}, today`, path: '/figure', goal: today },
	{ who, work: `statistics of the ${who}, another day`, path: `/figure?day=${DAY}`, goal: other },
	{ who, work: `four attributes across, ${who}, today`, path: CROSS, goal: today },
	{ who, work: `four attributes across, ${who}, another day`, path: `${CROSS}&day=${DAY}`, goal: other },
	...(annual === undefined ? [] : [
		{ who, work: `annual tables of the ${who}, today`, path: '/figure/annual', goal: annual },
		{ who, work: `annual tables of the ${who}, another day`, path: `/figure/annual?day=${DAY}`, goal: annualOther },
	]),
]);

const some = (count, make) => Array.from({ length: count }, (_, i) => make(i));

// Spread over the whole district, the same in each run.
const person = (bench) => (i) => 1 + (i * 7919 * 131) % bench.members;

async function branches(server, cookie, bench) {
	const list = [];
	for (let i = 0; list.length < 300; i++) {
		const page = await ask(server.port, 'GET', `/api/v1/person/${person(bench)(i)}`, { headers: { Cookie: cookie } });
		if (page.status !== 200)
			return [];
		list.push(JSON.parse(page.body).org);
	}
	return list;
}

async function page(bench, server, report, work, paths, cookie, goal) {
	if (paths.length === 0 || !await isThere(server, paths[0], cookie))
		return report.absent(work, 'no such page yet');
	const { cpu, p50, p99, bytes } = load(bench, server, paths, { cookie });
	report.row(work, { value: cpu, unit: 'ms', most: goal, cpu: true, note: `p50 ${p50} p99 ${p99} ms, ${(bytes / 1024).toFixed(1)} KB` });
	return cpu;
}

async function compressed(bench, server, report, work, paths, cookie, plain) {
	for (const encoding of ['gzip', 'br']) {
		const { cpu, bytes } = load(bench, server, paths, { cookie, encoding });
		report.row(`${work}, ${encoding}: more than plain`, { value: cpu - plain, unit: 'ms', most: 0.25, cpu: true, note: `${(bytes / 1024).toFixed(1)} KB` });
	}
}

async function weight(server, cookie, report) {
	const headers = { Cookie: cookie, 'Accept-Encoding': 'br' };
	const first = await ask(server.port, 'GET', '/', { headers: { ...headers, 'Accept-Encoding': 'gzip' } });
	const text = gunzipSync(first.body).toString(), parts = [...new Set([...text.matchAll(/(?:src|href)="(\/assets\/[^"#]+)[^"]*"/g)].map(([, path]) => path))];
	let assets = 0;
	for (const path of parts)	// each once: the icons are one file with many parts
		assets += (await ask(server.port, 'GET', path, { headers })).body.length;
	const next = (await ask(server.port, 'GET', '/person/500', { headers })).body.length;
	report.row('page weight, first visit', { value: ((await ask(server.port, 'GET', '/', { headers })).body.length + assets) / 1024, unit: 'KB', most: 60, digits: 1,
		note: `${parts.length} assets` });
	report.row('page weight, next (a member)', { value: next / 1024, unit: 'KB', most: 20, digits: 1 });
}

export async function measure(bench, report) {
	const server = await Server.start(bench.district());
	try {
		const city = await server.signIn('shi.zuzhi'), county = await server.signIn('xian1.zuzhi');
		const members = some(5000, (i) => `/person/${person(bench)(i)}`);
		const lists = (await branches(server, city, bench)).map((org) => `/person?org=${org}`);
		const initials = ['lh', 'wjg', 'zw', 'lxd', 'cj', 'yl', 'zq', 'hm', 'wl', 'zy'].map((q) => `/search?q=${q}`);
		const names = ['李华', '王建', '张伟', '刘', '陈志', '杨', '赵国', '黄海'].map((q) => `/search?q=${encodeURIComponent(q)}`);
		const inner = ['建国', '志强', '海燕', '晓东', '国庆'].map((q) => `/search?q=${encodeURIComponent(q)}`);

		const member = await page(bench, server, report, 'open one member', members, city, 0.25);
		const list = await page(bench, server, report, 'list of 50 members of a branch with total', lists, city, 0.35);
		if (member !== undefined)
			await compressed(bench, server, report, 'open one member', members, city, member);
		if (list !== undefined)
			await compressed(bench, server, report, 'list of 50', lists, city, list);
		await page(bench, server, report, 'initials in a county', initials, county, 0.5);
		await page(bench, server, report, 'name prefix in a county', names, county, 0.5);
		await page(bench, server, report, 'two characters inside a name', inner, county, 2);
		await page(bench, server, report, 'first page of the city', ['/'], city);
		await page(bench, server, report, 'first page of a county', ['/'], county);
		for (const { who, work, path, goal } of FIGURE_PAGES)
			await page(bench, server, report, work, [path], who === 'city' ? city : county, goal);
		await weight(server, city, report);
	} finally {
		await server.stop();
	}
}
