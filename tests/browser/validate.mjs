// HTML validation by html-validate with .htmlvalidate.json.
import { readFileSync } from 'node:fs';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const config = JSON.parse(readFileSync(new URL('../../.htmlvalidate.json', import.meta.url), 'utf8'));

// The rules are worked out once, and not anew for each page.
class OneConfig extends StaticConfigLoader {
	getConfigFor(...asked) {
		return (this.found ??= super.getConfigFor(...asked));
	}
}
const validator = new HtmlValidate(new OneConfig(config));

// Complaints about a page's source, a line each.
export async function complaintsOf(source, name) {
	const report = await validator.validateString(source, name);
	return report.results.flatMap((result) => result.messages
		.map((m) => `${name}:${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
}
