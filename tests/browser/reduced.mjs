// A page without what the validator has read already: the content of an element that came before in the same shape with the same
// elements around it, and rows and options that are alike. Words and numbers are no part of a shape.
//
// What an element may hold and what it owes depends on what is around it and in it, and both are in the shape. What goes across
// a page stays: headings, landmarks and their names; ids are held by html.mjs on the whole page.
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;
const VOID = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);
const ROWS = new Set(['li', 'tr', 'option']);
const STAYS = /^(h[1-6]|main|header|footer|aside|nav|form|legend)$/;
const CHARS_MIN = 120;		// of a content that is worth leaving out

// What stands for a content that is left out, in the elements in which that is allowed.
const REST = { nav: '', table: '', section: '', div: '', article: '', dl: '', svg: '', fieldset: '', p: 'x', li: 'x', ul: '<li>x</li>', ol: '<li>x</li>',
	form: '<button type="submit">x</button>' };

const shapeOf = (text) => text.replace(/\d+/g, '0').replace(/>[^<>]*[^<>\s][^<>]*(?=<)/g, '>x').replace(/>\s+</g, '><')
	.replace(/\s(value|content|title|alt|placeholder|href|action|data-[a-z-]+)="[^"]+"/g, ' $1="x"');

// A form owes a button, which may stand deep in it.
const goesAcross = ({ name, attributes, path }) => STAYS.test(name) || (name === 'button' && path.includes('>form>')) || /\srole=/.test(attributes) || (name === 'section' && /\saria-label/.test(attributes));

// The tree of the elements: where each begins, its content, where it ends. Null where tags are not nested well: such a page is read whole.
function treeOf(source) {
	const root = { path: '', children: [] }, open = [root];
	for (const tag of source.matchAll(TAG)) {
		const [text, slash, name, attributes] = tag, end = tag.index + text.length, around = open.at(-1);
		if (slash) {
			if (around.name !== name)
				return null;
			open.pop();
			Object.assign(around, { content_end: tag.index, end });
			open.at(-1).holds_across ||= (around.holds_across && around.name !== 'form') || goesAcross(around);
		} else if (!VOID.has(name) && !attributes.endsWith('/')) {
			const element = { name, attributes, path: `${around.path}>${name}`, start: tag.index, content: end, children: [], is_first: around.children.length === 0 };
			around.children.push(element);
			open.push(element);
		}
	}
	return open.length === 1 ? root : null;
}

const seen = new Set();

export function reduced(source) {
	const root = treeOf(source);
	let text = '', at = 0;
	if (root === null)
		return source;
	const leave = (from, to, instead) => {
		text += source.slice(at, from) + instead;
		at = to;
	};
	const walk = (element) => {
		const is_row = ROWS.has(element.name), is_long = element.content_end - element.content > CHARS_MIN && element.name in REST;
		const key = is_row || is_long ? element.path + shapeOf(source.slice(element.start, element.end)) : null;
		if (key !== null && (!element.holds_across || element.name === 'form') && seen.has(key)) {
			if (is_row && !element.is_first && !/\sselected/.test(element.attributes))
				return leave(element.start, element.end, '');
			if (is_long)
				return leave(element.content, element.content_end, REST[element.name]);
		}
		element.children.forEach(walk);
		if (key !== null)
			seen.add(key);
	};
	root.children.forEach(walk);
	return text + source.slice(at);
}
