// The table: what was measured beside what is to be reached. Times on a CPU are scaled by the yardstick (calibrate.c): as
// if it had taken 100 ms on this machine in this minute.
import { run } from './server.mjs';

const YARDSTICK_MS = 100;

const width = (text) => [...text].reduce((sum, c) => sum + (c.codePointAt(0) > 0x2e80 ? 2 : 1), 0);
const pad = (text, to) => text + ' '.repeat(Math.max(0, to - width(text)));

export class Report {
	rows = [];
	yardsticks = [];

	// Measured anew before each part: neighbours on the machine come and go.
	begin(part) {
		console.error(`bench: ${part}`);
		this.yardsticks.push(this.yardstick = Number(run('build/release/bench/calibrate', [])));
	}

	scaled(ms) {
		return ms * YARDSTICK_MS / this.yardstick;
	}

	// `most` or `least`: the goal. CPU times (cpu: true) are scaled before they are compared.
	row(work, { value, unit, most, least, cpu = false, digits = 3, note = '' }) {
		const compared = cpu ? this.scaled(value) : value;
		const reached = most !== undefined ? compared <= most : least !== undefined ? compared >= least : undefined;
		const goal = most !== undefined ? `≤ ${most} ${unit}` : least !== undefined ? `≥ ${least} ${unit}` : '';
		this.rows.push({ work, goal, measured: `${compared.toFixed(digits)} ${unit}`, raw: cpu ? value.toFixed(digits) : '',
			reached: reached === undefined ? '' : reached ? 'ok' : 'NOT', note });
		console.error(`  ${work}: ${compared.toFixed(digits)} ${unit} ${goal} ${reached === false ? 'NOT REACHED' : ''} ${note}`);
	}

	absent(work, why) {
		this.rows.push({ work, goal: '', measured: '–', raw: '', reached: '', note: why });
	}

	failed(part, error) {
		this.rows.push({ work: part, goal: '', measured: 'failed', raw: '', reached: 'NOT', note: String(error.message).split('\n')[0].slice(0, 160) });
		console.error(error);
	}

	isReached() {
		return this.rows.every((row) => row.reached !== 'NOT');
	}

	print() {
		const columns = ['work', 'goal', 'measured', 'raw', 'reached', 'note'];
		const widths = Object.fromEntries(columns.map((c) => [c, Math.max(width(c), ...this.rows.map((row) => width(row[c])))]));
		const line = (row) => columns.map((c) => pad(row[c], widths[c])).join('  ').trimEnd();
		console.log(`yardstick ${this.yardsticks.map((ms) => ms.toFixed(1)).join(' ')} ms (100 is the scale; "raw" is unscaled)\n`);
		console.log(line(Object.fromEntries(columns.map((c) => [c, c]))));
		for (const row of this.rows)
			console.log(line(row));
		console.log(`\n${this.rows.filter((row) => row.reached === 'ok').length} reached, ${this.rows.filter((row) => row.reached === 'NOT').length} not`);
	}
}
