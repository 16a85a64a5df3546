/* Comfort only: every page works without this file. Listens at the document, so that it also serves parts
 * of pages that arrive later. */
(function () {
	'use strict';
	var doc = document;
	function $(selector, root) { return (root || doc).querySelector(selector); }
	function $$(selector, root) { return Array.prototype.slice.call((root || doc).querySelectorAll(selector)); }

	/* '/' goes to the search box, Escape closes its hits */
	doc.addEventListener('keydown', function (e) {
		var hits = $('#search-hits'), box = $('[data-hotkey="/"]');
		if (e.key === 'Escape' && hits) hits.textContent = '';
		if (e.key !== '/' || !box || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return;
		box.focus();
		e.preventDefault();
	});
	/* the arrow keys walk from a search box over the links of its hits and back */
	doc.addEventListener('keydown', function (e) {
		if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return;
		$$('[data-walk]').forEach(function (box) {
			var links = [box].concat($$(box.getAttribute('data-walk'))), at = links.indexOf(e.target), next = links[at + (e.key === 'ArrowDown' ? 1 : -1)];
			if (at < 0 || !next) return;
			next.focus();
			e.preventDefault();
		});
	});
	doc.addEventListener('click', function (e) {
		var hits = $('#search-hits');
		if (hits && !e.target.closest('.top__search')) hits.textContent = '';
		if (e.target.closest('[data-print]')) window.print();
	});

	/* what is wrong with a practice leads to its line in the box where it is typed; without this file to the listing above it */
	function lineTop(box, before) {
		var twin = box.cloneNode(), top;
		twin.value = before + 'x';
		twin.removeAttribute('id');
		twin.removeAttribute('name');
		twin.style.cssText = 'position:absolute;visibility:hidden;height:0;min-height:0;width:' + box.clientWidth + 'px';
		box.parentNode.appendChild(twin);
		top = twin.scrollHeight;
		twin.remove();
		return top;
	}
	doc.addEventListener('click', function (e) {
		var link = e.target.closest('[data-line]'), box = $('textarea[name=text]'), lines, before, n;
		if (!link || !box) return;
		e.preventDefault();
		lines = box.value.split('\n');
		n = Math.min(Number(link.getAttribute('data-line')), lines.length);
		before = lines.slice(0, n - 1).join('\n') + (n > 1 ? '\n' : '');
		box.focus({ preventScroll: true });
		box.setSelectionRange(before.length, before.length + lines[n - 1].length);
		box.scrollIntoView({ block: 'center' });
		box.scrollTop = lineTop(box, before) - box.clientHeight / 2;
	});

	/* long work asks for itself; when the answer shows none any more, the page is another one */
	doc.addEventListener('htmx:beforeSwap', function (e) {
		if (e.target.id !== 'job' || e.detail.xhr.status !== 200 || e.detail.xhr.responseText.indexOf('id="job"') >= 0) return;
		e.detail.shouldSwap = false;
		location.reload();
	});

	/* an amount as offices type it, in fen; NaN where it is none */
	function fenOf(text) {
		var plain = text.normalize('NFKC').replace(/[\s,元]/g, '');
		return /^\d+(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : NaN;
	}
	/* as the page writes amounts: in threes, with so many decimals */
	function grouped(number, decimals) {
		return number.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
	}
	/* dues: who is ticked pays what is owed, unless another amount stands beside the name */
	function tally() {
		var out = $('[data-tally]'), n = 0, fen = 0;
		if (!out) return;
		$$('[data-fen]', out.closest('form')).forEach(function (box) {
			var other = $('input[name^=pay_]', box.closest('tr')).value.trim(), own = box.checked ? Number(box.getAttribute('data-fen')) : 0;
			var pays = other === '' ? own : fenOf(other);
			if (pays > 0) { n++; fen += pays; }
		});
		out.textContent = out.getAttribute('data-tally').replace('{n}', grouped(n, 0)).replace('{amount}', grouped(fen / 100, 2));
	}
	doc.addEventListener('click', function (e) {
		var all = e.target.closest('[data-tick-all]'), form = all && all.closest('form');
		if (!all) return;
		e.preventDefault();
		$$('[data-fen]', form).forEach(function (box) { box.checked = box.getAttribute('data-fen') !== '0'; });
		count();
		mark(form, true);
		keepSoon(form);
	});
	doc.addEventListener('input', function (e) {
		if (e.target.name && e.target.name.indexOf('pay_') === 0) tally();
	});

	/* ticks and the bar over the table */
	function count() {
		var n = 0, bar = $('[data-batch]');
		tally();
		$$('td.pick input').forEach(function (box) {
			box.closest('tr').classList.toggle('is-on', box.checked);
			if (box.checked) n++;
		});
		if (!bar) return;
		bar.hidden = n === 0;
		var words = $('[data-words]', bar);
		if (words) words.textContent = words.getAttribute('data-words').replace('{n}', String(n));
	}

	/* changed and not saved: said beside the button, and asked when leaving */
	var changed = false;
	function mark(form, is) {
		var words = $('[data-unsaved]', form);
		if (!words) return;
		words.hidden = !is;
		$('span', words).textContent = words.getAttribute('data-unsaved');
		changed = is;
	}

	/* what is typed is kept at the server as a draft, two seconds after the last key */
	var typed, timer;
	function draftOf(form) {
		var mark = $('[name=draft_mark]', form);
		return new URL(form.getAttribute('action'), location.href).pathname + (mark ? '#' + mark.value : '');
	}
	function keep(form) {
		var data = new FormData(form), body = new URLSearchParams();
		data.forEach(function (value, name) { if (typeof value === 'string') body.append(name, value); });
		body.append('draft_form', draftOf(form));
		clearTimeout(timer);
		typed = null;
		return fetch('/draft', { method: 'POST', body: body, credentials: 'same-origin', keepalive: true }).then(function (answer) {
			var words = $('[data-kept]', form);
			if (answer.status !== 204) return false;
			if (words) $('span', words).textContent = words.getAttribute('data-kept');
			if (!typed) changed = false;
			return true;
		}, function () { return false; });
	}
	function keepSoon(form) {
		if (!$('[name=draft_page]', form)) return;
		typed = form;
		clearTimeout(timer);
		timer = setTimeout(function () { keep(form); }, 2000);
	}
	/* large type comes back to this page: with the draft, if something was typed */
	doc.addEventListener('submit', function (e) {
		var form = e.target, from = typed || (changed && $('form [name=draft_page]') || {}).form;
		if (!form.matches('.top__size') || !from) return;
		e.preventDefault();
		keep(from).then(function (kept) {
			var page = $('[name=draft_page]', from).value;
			if (kept) form.elements.back.value = page + (page.indexOf('?') < 0 ? '?' : '&') + 'draft=' + encodeURIComponent(draftOf(from));
			changed = false;
			form.submit();
		});
	});
	doc.addEventListener('change', function (e) {
		if (e.target.matches('[data-pick-all]'))
			$$('td.pick input', e.target.closest('table')).forEach(function (box) { box.checked = e.target.checked; });
		if (e.target.closest('.pick')) count();
	});
	/* said before it is sent; nothing that was pasted is cut */
	doc.addEventListener('input', function (e) {
		var max = e.target.getAttribute('data-max');
		if (max) e.target.setCustomValidity(Array.from(e.target.value).length > max ? e.target.getAttribute('data-max-says') : '');
	});
	/* the files of a form together: what is too large would be sent for nothing */
	doc.addEventListener('change', function (e) {
		var box = e.target, form = box.form, bytes = 0, n = 0, boxes;
		if (!box.matches('[data-files-bytes]') || !form) return;
		boxes = $$('[data-files-bytes]', form);
		boxes.forEach(function (one) {
			Array.prototype.forEach.call(one.files, function (file) { bytes += file.size; n++; });
			one.setCustomValidity('');
		});
		if (bytes <= box.getAttribute('data-files-bytes') && n <= box.getAttribute('data-files-count')) return;
		box.setCustomValidity(box.getAttribute('data-files-say').replace('{size}', grouped(Math.ceil(bytes / 1048576), 0)).replace('{count}', grouped(n, 0)));
		box.reportValidity();
	});
	doc.addEventListener('submit', function (e) {
		var large = $$('[data-files-bytes]', e.target).filter(function (one) { return one.validity.customError; })[0];
		if (!large) return;
		e.preventDefault();
		large.reportValidity();
	});
	doc.addEventListener('input', function (e) {
		var form = e.target.closest('form[method=post]');
		if (form) { mark(form, true); keepSoon(form); }
	});
	/* whoever leaves within these two seconds finds it as well: the request outlives the page */
	window.addEventListener('pagehide', function () {
		if (typed) keep(typed);
	});
	window.addEventListener('beforeunload', function (e) {
		if (changed) { e.preventDefault(); e.returnValue = ''; }
	});

	/* one click, one submit; the page may come back from the browser's memory */
	doc.addEventListener('submit', function (e) {
		var form = e.target;
		if (e.defaultPrevented) return;
		/* what stands in another form of the page is kept, and shown again by the answer */
		if (typed && typed !== form) keep(typed);
		changed = false;
		clearTimeout(timer);
		typed = null;
		if (!form.hasAttribute('data-once')) return;
		/* another button of the form is another act, as the paper in another format */
		var by = e.submitter ? e.submitter.name + '=' + e.submitter.value : '';
		if (form.getAttribute('data-sent') === by) { e.preventDefault(); sayWait(form); return; }
		form.setAttribute('data-sent', by);
		setTimeout(function () { again(form); }, 8000);
	});
	window.addEventListener('pageshow', function () {
		$$('[data-sent]').forEach(again);
	});
	/* what is held back is said: after a file the page is still there, and the same click is meant */
	function sayWait(form) {
		if (form.querySelector('[data-waits]')) return;
		var note = doc.createElement('p');
		note.className = 'small muted';
		note.setAttribute('role', 'status');
		note.setAttribute('data-waits', '');
		note.textContent = doc.body.getAttribute('data-wait');
		form.appendChild(note);
	}
	function again(form) {
		var note = form.querySelector('[data-waits]');
		form.removeAttribute('data-sent');
		if (note) note.remove();
	}

	/* rows of a table that is typed: added here and not at the server, pasted over several cells, taken out; what was just done can be undone */
	function rowsOf(table) { return $$('.cells', table); }
	function mostOf(table) { return +table.getAttribute('data-most') - +table.getAttribute('data-held'); }
	function addRow(table) {
		var all = rowsOf(table), last = all[all.length - 1], row, number;
		if (!last || all.length >= mostOf(table)) return null;
		number = 1 + Math.max.apply(null, all.map(function (one) { return +$('input', one).name.match(/_(\d+)_\d+$/)[1]; }));
		row = last.cloneNode(true);
		$$('input', row).forEach(function (cell) {
			cell.name = cell.name.replace(/_\d+(_\d+)$/, '_' + number + '$1');
			cell.value = '';
		});
		last.after(row);
		return row;
	}
	function kept(table) {
		return rowsOf(table).map(function (row) { return { row: row, values: $$('input', row).map(function (cell) { return cell.value; }) }; });
	}
	function sayRows(table, words, before) {
		var note = $('[data-rows-note]', table), undo = $('[data-rows-undo]', table);
		$('span', note).textContent = words;
		note.hidden = false;
		undo.hidden = !before;
		table.jishiBefore = before;
	}
	function changedRows(table) { table.dispatchEvent(new Event('input', { bubbles: true })); }
	function words(table, name, n) { return table.getAttribute('data-' + name).replace('{n}', String(n)); }
	/* as an office program puts it on the clipboard: tabs, line ends, and marks around a cell that holds them */
	function cellsOf(text) {
		var rows = [[]], cell = '', at = 0, quoted;
		if (/\n$/.test(text = text.replace(/\r\n?/g, '\n'))) text = text.slice(0, -1);
		for (; at <= text.length; at++) {
			if (text[at] === '"' && cell === '' && (quoted = /^"((?:[^"]|"")*)"(?=\t|\n|$)/.exec(text.slice(at)))) {
				cell = quoted[1].replace(/""/g, '"');
				at += quoted[0].length;
			}
			if (at < text.length && text[at] !== '\t' && text[at] !== '\n') { cell += text[at]; continue; }
			rows[rows.length - 1].push(cell.replace(/\s+/g, ' ').trim());
			cell = '';
			if (text[at] === '\n') rows.push([]);
		}
		return rows;
	}
	doc.addEventListener('paste', function (e) {
		var table = e.target.closest && e.target.closest('[data-most]'), row = e.target.closest && e.target.closest('.cells');
		var text = table && row && e.clipboardData ? e.clipboardData.getData('text/plain') : '', from, column, rows, before, wide;
		if (!/[\t\n]/.test(text.replace(/[\r\n]+$/, ''))) return;
		e.preventDefault();
		rows = cellsOf(text);
		from = rowsOf(table).indexOf(row);
		column = $$('input', row).indexOf(e.target);
		wide = Math.max.apply(null, rows.map(function (one) { return one.length; }));
		if (from + rows.length > mostOf(table)) { sayRows(table, words(table, 'full', rows.length)); return; }
		if (column + wide > $$('input', row).length) { sayRows(table, words(table, 'wide', wide)); return; }
		before = kept(table);
		while (rowsOf(table).length < from + rows.length) addRow(table);
		rows.forEach(function (one, i) {
			var cells = $$('input', rowsOf(table)[from + i]);
			one.forEach(function (value, n) { cells[column + n].value = value; });
		});
		sayRows(table, words(table, 'pasted', rows.length), before);
		changedRows(table);
	});
	doc.addEventListener('click', function (e) {
		var table = e.target.closest('[data-most]'), row, before, all, i;
		if (!table) return;
		if (e.target.closest('[name=rows_more]')) {
			e.preventDefault();
			all = rowsOf(table).length;
			for (i = 0; i < 10 && addRow(table); i++);
			if (rowsOf(table)[all]) $('input', rowsOf(table)[all]).focus();
			else sayRows(table, words(table, 'full', all));
		} else if (e.target.closest('[data-row-out]')) {
			row = e.target.closest('.cells');
			all = rowsOf(table);
			before = kept(table);
			i = all.indexOf(row);
			if (all.length > 1) row.remove();
			else $$('input', row).forEach(function (cell) { cell.value = ''; });
			sayRows(table, words(table, 'removed', i + 1), before);
			$('[data-rows-undo]', table).focus();
			changedRows(table);
		} else if (e.target.closest('[data-rows-undo]') && table.jishiBefore) {
			before = table.jishiBefore;
			rowsOf(table).forEach(function (one) { one.remove(); });
			before.forEach(function (one) {
				$('[data-rows-note]', table).before(one.row);
				$$('input', one.row).forEach(function (cell, n) { cell.value = one.values[n]; });
			});
			sayRows(table, words(table, 'undone', 0));
			changedRows(table);
		}
	});
	/* Enter goes down, and behind the last row makes one more */
	doc.addEventListener('keydown', function (e) {
		var row = e.target.closest && e.target.closest('[data-most] .cells'), table, all, next;
		if (e.key !== 'Enter' || !row || e.target.tagName !== 'INPUT' || e.isComposing) return;
		e.preventDefault();
		table = row.closest('[data-most]');
		all = rowsOf(table);
		next = all[all.indexOf(row) + 1] || addRow(table);
		if (next) $$('input', next)[$$('input', row).indexOf(e.target)].focus();
	});

	/* paper shows everything that can be opened */
	window.addEventListener('beforeprint', function () {
		$$('details').forEach(function (d) { d.open = true; });
	});

	/* words of a point in a chart */
	var tip;
	function show(e) {
		var at = e.target.closest && e.target.closest('[data-tip]');
		if (!at) { if (tip) tip.hidden = true; return; }
		if (!tip) {
			tip = doc.createElement('div');
			tip.className = 'tip';
			tip.setAttribute('role', 'tooltip');
			doc.body.appendChild(tip);
		}
		var r = at.getBoundingClientRect();
		tip.textContent = at.getAttribute('data-tip');
		tip.hidden = false;
		tip.style.left = Math.min(Math.max(r.left + r.width / 2, 80), window.innerWidth - 80) + 'px';
		tip.style.top = (r.top + window.scrollY - 8) + 'px';
	}
	doc.addEventListener('mouseover', show);
	doc.addEventListener('focusin', show);

	function ready() {
		$$('[data-print], [data-row-out]').forEach(function (b) { b.hidden = false; });
		count();
		/* what was refused, or typed and not sent, is not left folded away */
		$$('details').forEach(function (d) { if (d.querySelector('.f--bad, .draft')) d.open = true; });
		var errors = $('.errsum');
		if (errors) errors.focus();
		/* a refused form is the answer to a post: whoever comes back to it later gets the form itself, and no error of the browser */
		if (errors && history.replaceState) history.replaceState(history.state, '', location.href);
	}
	ready();
	doc.addEventListener('htmx:afterSettle', ready);
})();
