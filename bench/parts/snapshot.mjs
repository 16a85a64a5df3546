// A hundred million members in the snapshot alone, on one core.
import { run } from '../server.mjs';

const GOALS = { whole: 120, 'whole on another day': 250, tenth: 12, 'tenth on another day': 25, 'four attributes': undefined };

export async function measure(bench, report) {
	const rows = bench.members * 100;
	for (const line of run('build/release/bench/snapshot', [String(rows)]).trim().split('\n')) {
		const [value, what, total] = line.split('\t');
		if (what.startsWith('bytes'))
			report.row(`snapshot of ${rows}: ${what}`, { value: Number(value), unit: 'B', most: what.endsWith('columns') ? 16 : undefined, digits: 1, note: `${total} spells` });
		else
			report.row(`snapshot of ${rows}: ${what}`, { value: Number(value), unit: 'ms', most: GOALS[what], cpu: true, digits: 1, note: `${total} counted` });
	}
}
