// Holds what the page tests asked the API and were answered (build/api, see tests/world/client.c) against the OpenAPI
// document that the program gave them: the document itself, then one test for each operation. An operation that no
// test brought to success fails, and so does a field in an accepted request or in an answer that it does not describe.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import SwaggerParser from '@apidevtools/swagger-parser';
import Ajv2020 from 'ajv/dist/2020.js';

const folder = new URL('../../build/api/', import.meta.url);
const exchanges = readdirSync(folder).filter((file) => file.endsWith('.jsonl')).sort()
	.flatMap((file) => readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line)));
const isDocument = (x) => x.path === '/api/v1/openapi.json' && x.status === 200;
const doc = JSON.parse(exchanges.filter(isDocument).map((x) => x.answer).sort((a, b) => b.length - a.length)[0]);

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/);
ajv.addFormat('binary', true);
ajv.addSchema(doc, 'doc');
const escaped = (part) => part.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');
const validators = new Map();

// Complaints about a value held against the schema at this place of the document.
function complaints(value, ...parts) {
	const ref = `doc#/${parts.map(escaped).join('/')}`;
	if (!validators.has(ref))
		validators.set(ref, ajv.compile({ $ref: ref }));
	const validate = validators.get(ref);
	return validate(value) ? [] : validate.errors.map((e) => `${e.instancePath || '/'} ${e.message} ${JSON.stringify(e.params)}`);
}

// ---- operations and the exchanges of each ----

const operations = Object.entries(doc.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({
	path, method, operation, exchanges: [],
	fits: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
	openParts: path.split('{').length,
})));
operations.sort((a, b) => a.openParts - b.openParts);
for (const exchange of exchanges) {
	const [path, query] = exchange.path.split('?');
	const found = operations.find((o) => o.method === exchange.method.toLowerCase() && o.fits.test(path));
	exchange.query = [...new URLSearchParams(query ?? '')];
	if (found !== undefined)
		found.exchanges.push(exchange);
}

// Fields of a form, where a repeated name is a list.
function fieldsOf(text) {
	const fields = {};
	for (const [name, value] of new URLSearchParams(text))
		fields[name] = name in fields ? [fields[name], value].flat() : value;
	delete fields.csrf_token;
	delete fields.form_key;
	return fields;
}

function complaintsOfRequest(o, x) {
	const place = ['paths', o.path, o.method];
	const found = [];
	for (const [name, value] of x.query) {
		const at = o.operation.parameters.findIndex((p) => p.in === 'query' && p.name === name);
		if (at < 0)
			found.push(`accepted the query field ${name}`);
		else
			found.push(...complaints(value, ...place, 'parameters', String(at), 'schema'));
	}
	if (x.body === null || x.body === '')
		return found;
	if (o.operation.requestBody === undefined)
		return x.body === '{}' ? found : [...found, `accepted a body: ${x.body}`];
	const body = x.type.startsWith('application/json') ? JSON.parse(x.body) : fieldsOf(x.body);
	return [...found, ...complaints(body, ...place, 'requestBody', 'content', 'application/json', 'schema')];
}

function complaintsOfAnswer(o, x) {
	const status = String(x.status) in o.operation.responses ? String(x.status) : 'default';
	if (x.status >= 400)
		return complaints(JSON.parse(x.answer), 'components', 'schemas', 'Problem');
	if (status === 'default')
		return [`succeeded with ${x.status}`];
	const media = Object.keys(o.operation.responses[status].content)[0];
	if (media !== 'application/json')
		return x.answer_type === null ? ['gave no media type'] : [];
	return complaints(JSON.parse(x.answer), 'paths', o.path, o.method, 'responses', status, 'content', media, 'schema');
}

// Needed fields of a JSON body that no test left out of one that had all the others.
function neverLeftOut(o) {
	const schema = o.operation.requestBody?.content['application/json']?.schema;
	const needed = schema?.required ?? [];
	const refused = o.exchanges.filter((x) => x.status >= 400 && x.body !== null && x.body !== '' && x.type.startsWith('application/json'))
		.map((x) => { try { return Object.keys(JSON.parse(x.body)); } catch { return []; } });
	return needed.filter((name) => !refused.some((names) => !names.includes(name) && needed.every((other) => other === name || names.includes(other))));
}

test('the document is OpenAPI 3.1', async () => {
	assert.equal(doc.openapi, '3.1.0');
	await SwaggerParser.validate(structuredClone(doc));
});

for (const o of operations)
	test(`${o.method.toUpperCase()} ${o.path}`, () => {
		const done = o.exchanges.filter((x) => x.status < 400);
		const said = o.exchanges.flatMap((x) => [...(x.status < 400 ? complaintsOfRequest(o, x) : []), ...complaintsOfAnswer(o, x)]
			.map((complaint) => `${x.path} ${x.status}: ${complaint}`));
		assert.ok(done.length > 0, 'no test brought it to success');
		assert.deepEqual([...new Set(said)], []);
		assert.deepEqual(neverLeftOut(o), [], 'needed fields that no test left out');
	});
