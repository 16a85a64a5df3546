// A workbook as office programs write it: shared strings, a compressed archive. Only what a roster needs.
import { deflateRawSync } from 'node:zlib';

const COLUMNS = [...Array(200).keys()].map((n) => (n >= 26 ? String.fromCharCode(64 + Math.floor(n / 26)) : '') + String.fromCharCode(65 + n % 26));
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const escape = (text) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
	for (let bit = 0; bit < 8; bit++)
		n = n & 1 ? 0xEDB88320 ^ (n >>> 1) : n >>> 1;
	return n;
});

export function crc32(bytes) {
	let crc = ~0;
	for (const byte of bytes)
		crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
	return ~crc >>> 0;
}

function zip(files) {
	const parts = [], directory = [];
	let at = 0;
	for (const [name, text] of files) {
		const content = Buffer.from(text), packed = deflateRawSync(content, { level: 6 }), fields = Buffer.alloc(26);
		fields.writeUInt16LE(20, 0);
		fields.writeUInt16LE(8, 4);
		fields.writeUInt16LE(0x4751, 8);	/* 2015-10-17: the day does not matter, but there must be one */
		fields.writeUInt32LE(crc32(content), 10);
		fields.writeUInt32LE(packed.length, 14);
		fields.writeUInt32LE(content.length, 18);
		fields.writeUInt16LE(name.length, 22);
		const entry = Buffer.alloc(46);
		entry.write('PK\x01\x02', 0, 'latin1');
		entry.writeUInt16LE(20, 4);
		fields.copy(entry, 6);
		entry.writeUInt32LE(at, 42);
		directory.push(entry, Buffer.from(name));
		parts.push(Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed);
		at += 30 + name.length + packed.length;
	}
	const list = Buffer.concat(directory), end = Buffer.alloc(22);
	end.write('PK\x05\x06', 0, 'latin1');
	end.writeUInt16LE(files.length, 8);
	end.writeUInt16LE(files.length, 10);
	end.writeUInt32LE(list.length, 12);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...parts, list, end]);
}

// Rows of texts, the head first.
export function workbook(rows) {
	const strings = new Map();
	let cells = 0;
	const number = (text) => {
		cells++;
		if (!strings.has(text))
			strings.set(text, strings.size);
		return strings.get(text);
	};
	const lines = rows.map((row, r) => `<row r="${r + 1}">` + row.map((text, c) => text === '' ? ''
		: `<c r="${COLUMNS[c]}${r + 1}" t="s"><v>${number(text)}</v></c>`).join('') + '</row>');
	return zip([
		['[Content_Types].xml', `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
			`<Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${CONTENT}.worksheet+xml"/>` +
			`<Override PartName="/xl/sharedStrings.xml" ContentType="${CONTENT}.sharedStrings+xml"/></Types>`],
		['_rels/.rels', `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
		['xl/workbook.xml', `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`],
		['xl/_rels/workbook.xml.rels', `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`],
		['xl/worksheets/sheet1.xml', `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData></worksheet>`],
		['xl/sharedStrings.xml', `${HEAD}<sst xmlns="${MAIN}" count="${cells}" uniqueCount="${strings.size}">` +
			[...strings.keys()].map((text) => `<si><t>${escape(text)}</t></si>`).join('') + '</sst>'],
	]);
}
