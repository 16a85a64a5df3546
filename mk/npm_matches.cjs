// Exits 0 when node_modules holds what package-lock.json names: same versions, same digests, and every
// folder there. A package for another processor may be absent. With --say, names what is wrong.
'use strict';
const fs = require('fs');

function packagesOf(file) {
	try {
		return JSON.parse(fs.readFileSync(file, 'utf8')).packages;
	} catch {
		return {};
	}
}

const wanted = packagesOf('package-lock.json');
const present = packagesOf('node_modules/.package-lock.json');
const wrong = Object.keys(wanted).filter((name) => {
	if (name === '')
		return false;
	const want = wanted[name], have = present[name];
	if (!have)
		return !(want.optional && want.cpu && ![want.cpu].flat().includes(process.arch));
	return have.version !== want.version || have.integrity !== want.integrity || !fs.existsSync(name);
});

if (wrong.length > 0 && process.argv.includes('--say'))
	console.error(`not as in package-lock.json: ${wrong.join(' ')}`);
process.exit(wrong.length > 0 || Object.keys(wanted).length === 0 ? 1 : 0);
