/* Small helpers: elements, figures and days in the reader's language, and what is kept in the address. */

/** An element with its text or its children. */
function element(name, content, attributes = {}) {
  const made = document.createElement(name);
  if (Array.isArray(content)) made.append(...content.filter((one) => one !== null && one !== undefined));
  else if (content !== undefined) made.textContent = content;
  for (const [key, value] of Object.entries(attributes)) if (value !== false) made.setAttribute(key, value === true ? '' : value);
  return made;
}

/** Tells in a place what went wrong, and under it what the API says of it where that is another language. */
function tell(place, text, problem) {
  place.classList.add('error');
  place.replaceChildren(text, ...(problem.detail ? [' ', element('span', [words('error.detail'), inEnglish(problem.detail)], { class: 'detail' })] : []));
  return place;
}

/** What is kept or answered in English whatever the reader's language. */
const inEnglish = (text) => element('span', text, { lang: 'en' });

/** In the place of what was there; what had the focus has it again. */
function refill(place, children) {
  const { id } = document.activeElement ?? {};
  const within = place.contains(document.activeElement);
  place.replaceChildren(...children);
  if (within && id) $(id)?.focus();
}

function drawn(name, attributes, text) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

/** English as its institutions write it: 9 July 2026. */
const locale = () => (language() === 'en' ? 'en-GB' : language());

/** 1,234.5 or 1 234,5. */
const number = (value, decimals) => new Intl.NumberFormat(locale(), { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(Number(value)).replace('-', '−');

/** November 2026, of 2026-11. */
const monthName = (period) => new Intl.DateTimeFormat(locale(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${period}-01T00:00:00Z`));

/** 17 June 2024, of a day or a moment. */
const dayName = (day) => new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

/** 25 November 2026, 21:42 UTC. */
const momentName = (moment) => `${new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(moment))} UTC`;

/** The day at whose end a moment is: what is stated as of midnight is of the day before. */
const lastDayOf = (moment) => dayName(new Date(new Date(moment) - 1));

/** A year as the publishers write it: with an e where the figure is an estimate. */
const yearName = (year, status = 'A') => (status === 'A' ? year : `${year}${status.toLowerCase()}`);

/** The same in words, where it is a month: April 2026. */
const periodName = (period, status) => (period.length > 4 ? monthName(period) : yearName(period, status));

/** The same where there is little room: Apr 2026. */
const shortPeriod = (period, status) => (period.length > 4 ? new Intl.DateTimeFormat(locale(), { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${period}-01T00:00:00Z`)) : yearName(period, status));

/** Decimals that suit a measure: shares of GDP as NATO publishes them, whole millions, one decimal of what is small. */
function decimalsOf(measure, unit, most = 0) {
  if (/share_of_gdp|percent_of_gdp|_points$|road_to|path_to.*percent$/.test(measure)) return 2;
  if (/^(year|allies)/.test(unit)) return 0;
  return most >= 1000 ? 0 : 1;
}

const asked = () => new URLSearchParams(location.search);

/** A value of the address, or this where it has none. */
const chosen = (name, otherwise = '') => asked().get(name) || otherwise;

/** The same, if it is one of these. */
const chosenOf = (name, all, otherwise = '') => (all.includes(chosen(name)) ? chosen(name) : otherwise);

/** The address of here with these values changed; an empty one is left out. */
function address(changes) {
  const query = asked();
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString().replaceAll('%2C', ',');
  return text ? `?${text}` : location.pathname;
}

/** Goes to another view or choice, which can be gone back from, shared and loaded again. */
function go(changes) {
  history.pushState(null, '', address(changes));
  return render();
}

/** A link within the page. */
function link(text, changes, attributes = {}) {
  return element('a', text, { href: address(changes), 'data-go': true, ...attributes });
}

/** A labelled choice, whose value stands in the address, under its name unless it is said where. */
function choice(name, label, options, value, chose = (chosen) => go({ [name]: chosen })) {
  const select = element('select', options.map(([id, text]) => element('option', text, { value: id, selected: id === value })), { id: `choose-${name}` });
  select.addEventListener('change', () => chose(select.value));
  return element('span', [element('label', label, { for: `choose-${name}` }), select], { class: 'choice' });
}

/** A table with a caption and, where asked for, headers that sort. What is wrong, as the last of a row, stands below it: it may be long. */
function table(caption, columns, rows, attributes = {}) {
  const sort = columns.some((one) => one.sort) ? chosen('sort') : '';
  const head = columns.map((column) => {
    const numeric = column.number ? { class: 'number' } : {};
    if (!column.sort) return element('th', column.title, { scope: 'col', ...numeric });
    const down = sort === `-${column.sort}`;
    const sorted = sort === column.sort ? 'ascending' : down ? 'descending' : 'none';
    const button = element('button', column.title, { id: `sort-${column.sort}`, class: 'sort', type: 'button' });
    button.addEventListener('click', () => go({ sort: down || (!sort && !column.number) ? column.sort : `-${column.sort}` }));
    return element('th', [button], { scope: 'col', 'aria-sort': sorted, ...numeric });
  });
  const body = rows.flatMap((row) => {
    const wrong = row.at(-1)?.className === 'error' ? row.at(-1) : null;
    const cells = (wrong ? row.slice(0, -1) : row).map((cell, i) => {
      const content = cell instanceof Node ? [cell] : cell;
      return i === 0 ? element('th', content, { scope: 'row', rowspan: wrong ? 2 : false }) : element('td', content, columns[i].number ? { class: 'number' } : {});
    });
    return [element('tr', cells), ...(wrong ? [element('tr', [element('td', [wrong], { colspan: columns.length - 1 })])] : [])];
  });
  return element('div', [element('table', [element('caption', caption), element('thead', [element('tr', head)]), element('tbody', body, attributes)])],
    { class: columns.length > 8 ? 'wide years' : 'wide', role: 'region', tabindex: 0, 'aria-label': caption });
}

/** Offers what was made as a file. */
function save(name, made) {
  const file = URL.createObjectURL(made);
  element('a', '', { href: file, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(file), 10_000);
}

/** Rows as CSV (RFC 4180); a text that a spreadsheet would compute is marked as text. */
function csv(rows) {
  const field = (value) => {
    const text = String(value ?? '').replace(/^(?=[=+@\t\r]|-(?![\d.]))/, "'");
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(field).join(',')).join('\n') + '\n';
}

/** A button that makes a file and offers it. */
function saveButton(label, name, make) {
  const button = element('button', label, { class: 'quiet', type: 'button', 'aria-label': words('save.as', label) });
  button.addEventListener('click', async () => save(name, await make()));
  return button;
}

/** The same, of a table. */
const saveTable = (name, rows) => element('p', [words('save'), ' ', saveButton('CSV', name, () => new Blob([csv(rows())], { type: 'text/csv' }))], { class: 'saves' });
