// A hundred million members in the snapshot alone, on one core.
import { run } from '../server.mjs';

const GOALS = { whole: 120, 'whole on another day': 250, tenth: 12, 'tenth on another day': 25, 'four attributes': undefined };

export async function measure(bench, report) {
	const rows = bench.members * 100;
	for (const line of run('build/release/bench/snapshot', [String(rows)]).trim().split('\n')) {
		const [ms, what, total] = line.split('\t');
		report.row(`snapshot of ${rows}: ${what}`, { value: Number(ms), unit: 'ms', most: GOALS[what], cpu: true, digits: 1, note: `${total} counted` });
	}
}
