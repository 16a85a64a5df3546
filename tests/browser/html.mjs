// Validates every page that page tests and browser tests kept in build/pages: one test a page.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { complaintsOf } from './validate.mjs';

const folder = new URL('../../build/pages/', import.meta.url);
for (const name of readdirSync(folder).filter((file) => file.endsWith('.html')).sort())
	test(name, async () => assert.deepEqual(await complaintsOf(readFileSync(new URL(name, folder), 'utf8'), name), []));
