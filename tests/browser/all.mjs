// Every *_test.mjs beside this file in one process, so that they share one server and one browser.
import { readdirSync } from 'node:fs';

for (const name of readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('_test.mjs')).sort())
	await import(`./${name}`);
