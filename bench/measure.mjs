// Measures the parts asked for and prints the table. Each part is a file of its own in bench/parts; it gets the district
// and a report to put its rows into.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, cpSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { JISHI, run } from './server.mjs';
import { Report } from './report.mjs';

const PARTS = ['floor', 'pages', 'figures', 'lists', 'crowd', 'create', 'roster', 'cases', 'snapshot', 'start', 'verify'];
const DIR = process.env.BENCH_DIR ?? '/tmp/jishi-bench';
const MEMBERS = Number(process.env.BENCH_MEMBERS ?? 1_000_000);
const DATE = '2015-11-17';

// A data set is made once for a schema and left as it is; what writes gets a copy.
const SCHEMA = createHash('sha256').update(readFileSync('schema/model.def')).digest('hex').slice(0, 8);

function make(kind, command) {
	const name = `${kind}-${SCHEMA}`, db = join(DIR, `${name}.db`);
	if (!existsSync(db)) {
		console.error(`bench: making ${db}`);
		remove(`${kind}-`);
		run(JISHI, [...command, '--db', `${db}.new`], { stdio: ['ignore', 'inherit', 'inherit'] });
		for (const end of ['.keys', '.head', '.files', ''])
			if (existsSync(`${db}.new${end}`))
				renameSync(`${db}.new${end}`, `${db}${end}`);
		remove(`${name}.db.new`);
	}
	return db;
}

function remove(start) {
	for (const name of readdirSync(DIR))
		if (name.startsWith(start))
			rmSync(join(DIR, name), { recursive: true });
}

const bench = {
	dir: DIR,
	members: MEMBERS,
	seconds: Number(process.env.BENCH_SECONDS ?? 4),
	district: () => make(`district-${MEMBERS}`, ['bench-data', '--members', String(MEMBERS), '--branches', String(Math.ceil(MEMBERS / 50)),
		'--regions', '10', '--date', DATE, '--audit-lines', String(MEMBERS)]),
	cases: () => make('cases', ['bench-data', '--members', '73851', '--branches', '3365', '--regions', '1', '--cases', '30000', '--date', DATE]),
	demo: () => make('demo', ['init', '--demo', 'full', '--date', DATE]),
	// A copy to be written to, with keys and papers: the same name each time, so that only one stands around.
	copy(db) {
		const to = join(DIR, 'work.db');
		remove('work.db');
		for (const end of ['', '.keys', '.head', '.files'])
			if (existsSync(db + end))
				cpSync(db + end, to + end, { recursive: true, preserveTimestamps: true });
		return to;
	},
	drop: () => remove('work.db'),
};

mkdirSync(DIR, { recursive: true, mode: 0o700 });
const wanted = process.argv.slice(2);
const unknown = wanted.filter((part) => !PARTS.includes(part));
if (unknown.length > 0) {
	console.error(`bench: no part ${unknown.join(', ')}; there are ${PARTS.join(' ')}`);
	process.exit(2);
}
const report = new Report();
console.log(`${cpus().length} × ${cpus()[0].model}, node ${process.version}, ${new Date().toISOString()}`);
for (const part of wanted.length > 0 ? wanted : PARTS) {
	report.begin(part);
	const { measure } = await import(`./parts/${part}.mjs`);
	try {
		await measure(bench, report);
	} catch (error) {
		report.failed(part, error);
	}
}
bench.drop();
report.print();
process.exit(report.isReached() ? 0 : 1);
