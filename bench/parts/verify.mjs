// Proof of the log.
import { JISHI, run } from '../server.mjs';

export async function measure(bench, report) {
	const began = performance.now(), { lines } = JSON.parse(run(JISHI, ['verify', '--db', bench.district(), '--json']));
	report.row(`jishi verify, a million lines`, { value: (performance.now() - began) / 1000 * 1e6 / lines, unit: 's', most: 6, digits: 2, note: `${lines} lines` });
}
