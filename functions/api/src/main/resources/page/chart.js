/* Charts: drawn in the pixels there are, with values on hover and focus, the same as a table, and to be saved. */
const HEIGHT = 280;
const EDGE = { left: 52, right: 12, top: 26, bottom: 28 };
const LIGHT = 'text{font:12px system-ui,sans-serif;fill:#14213d}.bar{fill:#1f4e96}.bar.estimate{fill:#b9cdea;stroke:#1f4e96;stroke-dasharray:3 2}.line{fill:none;stroke-width:2.5}.grid{stroke:#c9d1e0}.target{stroke:#44506b;stroke-dasharray:4 4}.hit{fill:none}.c0{stroke:#1f4e96}.c1{stroke:#b45309}.c2{stroke:#047857}.c3{stroke:#9d174d}.c4{stroke:#5b21b6}.c5{stroke:#374151}';

/**
 * A figure.
 * @param spec.title what the reader should see
 * @param spec.subtitle what is measured, in which unit and at which prices
 * @param spec.measure the measure's id, and spec.unit its unit, by which decimals go
 * @param spec.series [{ name, values: { year: { value, status } } }], drawn as columns where there is one, as lines where there are several or spec.lines
 * @param spec.targets [{ value, name }], drawn under the data
 * @param spec.source the source line
 * @param spec.file the name of what is saved, without its ending
 */
function figure(spec) {
  const years = [...new Set(spec.series.flatMap((one) => Object.keys(one.values)))].sort();
  const all = spec.series.flatMap((one) => Object.values(one.values).map((value) => Number(value.value)));
  const decimals = spec.decimals ?? decimalsOf(spec.measure, spec.unit, d3.max(all));
  const said = element('output', words('chart.hint'), { class: 'said' });
  const svg = spec.lines || spec.series.length > 1 ? lines(spec, years, decimals, said) : columns(spec, years, decimals, said);
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-label', `${spec.title}. ${summary(spec, years, decimals)}`);
  walkable(svg);
  const rows = years.map((year) => [yearName(year, weakest(spec, year)), ...spec.series.map((one) => (one.values[year] ? number(one.values[year].value, decimals) : '–'))]);
  const plain = () => [['period', ...spec.series.flatMap((one) => [one.name, 'status'])],
    ...years.map((year) => [year, ...spec.series.flatMap((one) => [one.values[year]?.value ?? '', one.values[year]?.status ?? ''])]),
    [], [spec.subtitle], [spec.source]];
  return element('figure', [
    element('figcaption', [element('strong', spec.title), element('span', spec.subtitle)]),
    svg,
    said,
    element('p', spec.source, { class: 'source' }),
    element('details', [
      element('summary', words('chart.table')),
      table(spec.subtitle, [{ title: words('year') }, ...spec.series.map((one) => ({ title: one.name, number: true }))], rows),
    ]),
    element('p', [
      saveButton(words('save.csv'), `${spec.file}.csv`, 'text/csv', () => csv(plain())),
      saveButton(words('save.svg'), `${spec.file}.svg`, 'image/svg+xml', () => standalone(svg, spec)),
    ], { class: 'saves' }),
  ], spec.id ? { id: spec.id } : {});
}

/** The status of a year: that of the one series, or an estimate where any is. */
function weakest(spec, year) {
  const statuses = spec.series.map((one) => one.values[year]?.status).filter(Boolean);
  return statuses.find((status) => status !== 'A') ?? 'A';
}

function summary(spec, years, decimals) {
  return spec.series.slice(0, 6).map((one) => {
    const known = years.filter((year) => one.values[year]);
    return known.length ? words('chart.summary', one.name, number(one.values[known[0]].value, decimals), known[0], number(one.values[known.at(-1)].value, decimals), known.at(-1)) : '';
  }).join(' ');
}

/** The frame: gridlines at round values, years along the foot, targets under the data. */
function frame(spec, years, values) {
  const width = Math.max(280, Math.min(900, Math.round(document.querySelector('main').clientWidth)));
  const svg = drawn('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, class: 'chart' });
  const targets = spec.targets ?? [];
  const [least, most] = d3.nice(Math.min(0, d3.min(values)), Math.max(d3.max(values), ...targets.map((one) => one.value), 0.1), 5);
  const y = (value) => HEIGHT - EDGE.bottom - ((value - least) / (most - least)) * (HEIGHT - EDGE.top - EDGE.bottom);
  const step = (width - EDGE.left - EDGE.right) / years.length;
  const x = (i) => EDGE.left + (i + 0.5) * step;
  for (const tick of d3.ticks(least, most, 5)) {
    svg.append(drawn('line', { x1: EDGE.left, x2: width - EDGE.right, y1: y(tick), y2: y(tick), class: 'grid' }));
    svg.append(drawn('text', { x: EDGE.left - 6, y: y(tick) + 4, 'text-anchor': 'end' }, new Intl.NumberFormat(locale(), { notation: most >= 10_000 ? 'compact' : 'standard', maximumFractionDigits: 2 }).format(tick)));
  }
  for (const target of targets) {
    svg.append(drawn('line', { x1: EDGE.left, x2: width - EDGE.right, y1: y(target.value), y2: y(target.value), class: 'target' }));
    svg.append(drawn('text', { x: EDGE.left + 4, y: y(target.value) - 4 }, target.name));
  }
  const every = Math.ceil(44 / step);
  years.forEach((year, i) => {
    if ((years.length - 1 - i) % every === 0) svg.append(drawn('text', { x: x(i), y: HEIGHT - 8, 'text-anchor': 'middle' }, yearName(year, weakest(spec, year))));
  });
  return { svg, x, y, step };
}

function columns(spec, years, decimals, said) {
  const [one] = spec.series;
  const { svg, x, y, step } = frame(spec, years, Object.values(one.values).map((value) => Number(value.value)));
  years.forEach((year, i) => {
    const { value, status } = one.values[year];
    const top = Math.min(y(Number(value)), y(0));
    svg.append(told(drawn('rect', { x: x(i) - step * 0.38, y: top, width: step * 0.76, height: Math.abs(y(Number(value)) - y(0)), class: status === 'A' ? 'bar' : 'bar estimate' }), `${yearName(year, status)}: ${number(value, decimals)}`, said));
  });
  return svg;
}

function lines(spec, years, decimals, said) {
  const { svg, x, y } = frame(spec, years, spec.series.flatMap((one) => Object.values(one.values).map((value) => Number(value.value))));
  spec.series.forEach((one, k) => {
    const path = d3.line().defined((year) => one.values[year]).x((year) => x(years.indexOf(year))).y((year) => y(Number(one.values[year].value)));
    svg.append(drawn('path', { d: path(years), class: `line c${k % 6}`, ...(one.dashed && { 'stroke-dasharray': '6 4' }) }));
    const known = years.filter((year) => one.values[year]);
    known.forEach((year) => svg.append(told(drawn('circle', { cx: x(years.indexOf(year)), cy: y(Number(one.values[year].value)), r: 4, class: `dot c${k % 6}` }), `${one.name}, ${yearName(year, one.values[year].status)}: ${number(one.values[year].value, decimals)}`, said)));
    if (spec.series.length > 1 && known.length) svg.append(drawn('text', { x: x(years.indexOf(known.at(-1))) - 6, y: y(Number(one.values[known.at(-1)].value)) - 8, 'text-anchor': 'end' }, one.short ?? one.name));
  });
  return svg;
}

/** A mark that says its value when it is pointed at or reached by key. */
function told(mark, text, said) {
  mark.classList.add('mark');
  mark.setAttribute('role', 'img');
  mark.setAttribute('aria-label', text);
  for (const event of ['mouseenter', 'focus']) mark.addEventListener(event, () => { said.textContent = text; });
  return mark;
}

/** One stop for the tabulator; arrows go from mark to mark. */
function walkable(svg) {
  const marks = [...svg.querySelectorAll('.mark')];
  marks.forEach((mark, i) => {
    mark.setAttribute('tabindex', i === marks.length - 1 ? 0 : -1);
    mark.addEventListener('keydown', (event) => {
      const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: marks.length - 1 }[event.key];
      if (!marks[to]) return;
      event.preventDefault();
      mark.setAttribute('tabindex', -1);
      marks[to].setAttribute('tabindex', 0);
      marks[to].focus();
    });
  });
}

/** The same chart as a file of its own: its title, its colours and its source in it. */
function standalone(svg, spec) {
  const copy = svg.cloneNode(true);
  const [, , width] = svg.getAttribute('viewBox').split(' ');
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `0 -44 ${width} ${HEIGHT + 68}`);
  copy.querySelectorAll('[tabindex]').forEach((mark) => mark.removeAttribute('tabindex'));
  copy.prepend(drawn('style', {}, LIGHT), drawn('rect', { x: 0, y: -44, width, height: HEIGHT + 68, fill: '#fff' }));
  copy.append(drawn('text', { x: 4, y: -28, 'font-weight': 'bold' }, spec.title), drawn('text', { x: 4, y: -12 }, spec.subtitle), drawn('text', { x: 4, y: HEIGHT + 16 }, spec.source));
  return new XMLSerializer().serializeToString(copy);
}

/** Names with a bar each, sorted as they come, and last year's value as a tick. */
function nameBars(spec) {
  const most = Math.max(...spec.rows.map((row) => Math.max(row.value, row.before ?? 0)), 0.1);
  return element('figure', [
    element('figcaption', [element('strong', spec.title), element('span', spec.subtitle)]),
    element('div', spec.rows.map((row) => {
      const width = drawn('svg', { viewBox: '0 0 100 10', preserveAspectRatio: 'none', class: 'namebar', 'aria-hidden': 'true' });
      width.append(drawn('rect', { x: 0, y: 1, width: Math.max(0, (row.value / most) * 100), height: 8, class: row.status === 'A' ? 'bar' : 'bar estimate' }));
      if (row.before !== undefined) width.append(drawn('rect', { x: Math.max(0, (row.before / most) * 100 - 0.3), y: 0, width: 0.6, height: 10, class: 'before' }));
      return element('div', [element('span', row.name), width, element('span', number(row.value, spec.decimals), { class: 'number' })], { class: 'namerow', title: row.told });
    }), { class: 'namebars', 'aria-hidden': 'true' }),
    element('p', spec.source, { class: 'source' }),
  ]);
}
