/* Charts: drawn in the pixels there are, with values on hover and focus, the same as a table, and to be saved. */
const HEIGHT = 280;
const EDGE = { right: 12, top: 26, bottom: 28 };
const ROW = 26; // pixels a bar with its name takes
const NAME = 48; // and those along its line that a target's name takes
const LIGHT = 'text{font:12px system-ui,sans-serif;fill:#14213d}.title{font-weight:bold}.bar{fill:#1f4e96}.bar.estimate{fill:#b9cdea;stroke:#1f4e96;stroke-dasharray:3 2}.before{fill:#14213d;stroke:#fff;stroke-width:2;paint-order:stroke}.line{fill:none;stroke-width:2.5}.grid{stroke:#c9d1e0}.target{stroke:#44506b;stroke-dasharray:4 4}.dot{fill:#fff;stroke-width:2}.c0{stroke:#1f4e96}.c1{stroke:#b45309}.c2{stroke:#047857}.c3{stroke:#9d174d}.c4{stroke:#5b21b6}.c5{stroke:#374151}';

/** Beside its colour each line has a mark of its own, for print and for those who see no colour. */
const MARKS = ['symbolCircle', 'symbolSquare', 'symbolTriangle', 'symbolDiamond', 'symbolCross', 'symbolStar'];

/**
 * A figure over time.
 * @param spec.title what the reader should see
 * @param spec.subtitle what is measured, in which unit and at which prices
 * @param spec.measure the measure's id, and spec.unit its unit, by which decimals go
 * @param spec.series [{ name, values: { period: { value, status } } }], drawn as columns where there is one, as lines where there are several or spec.lines
 * @param spec.targets [{ value, name }], drawn under the data
 * @param spec.source the source line, and spec.note what is to be known beside
 * @param spec.file the name of what is saved, without its ending
 */
function figure(spec) {
  const years = [...new Set(spec.series.flatMap((one) => Object.keys(one.values)))].sort();
  const all = spec.series.flatMap((one) => Object.values(one.values).map((value) => Number(value.value)));
  const decimals = spec.decimals ?? decimalsOf(spec.measure, spec.unit, d3.max(all, Math.abs));
  const rows = years.map((year) => [periodName(year, weakest(spec, year)), ...spec.series.map((one) => (one.values[year] ? number(one.values[year].value, decimals) : '–'))]);
  return framed(spec, (said) => (spec.lines || spec.series.length > 1 ? lines(spec, years, decimals, said) : columns(spec, years, decimals, said)), {
    summary: summary(spec, years, decimals),
    table: table(spec.subtitle, [{ title: words(years[0]?.length > 4 ? 'run.period' : 'year') }, ...spec.series.map((one) => ({ title: one.name, number: true }))], rows),
    plain: () => [['period', ...spec.series.flatMap((one) => [one.name, 'status'])],
      ...years.map((year) => [year, ...spec.series.flatMap((one) => [one.values[year]?.value ?? '', one.values[year]?.status ?? ''])])],
  });
}

/**
 * Names with a bar each, as they come, and an earlier value as a mark.
 * @param spec.rows [{ name, value, before, status, text }], text what is published
 */
function barFigure(spec) {
  const shown = (row) => words('pair', row.name, number(row.value, spec.decimals)) + (row.before === undefined ? '' : ` (${words('pair', spec.beforeName, number(row.before, spec.decimals))})`);
  const columns = [{ title: spec.nameTitle }, { title: spec.valueTitle, number: true }, ...(spec.beforeName ? [{ title: spec.beforeName, number: true }] : [])];
  return framed(spec, (said) => bars(spec, shown, said), {
    summary: spec.rows.slice(0, 3).map(shown).join(words('then')),
    table: table(spec.subtitle, columns, spec.rows.map((row) => [row.name, number(row.value, spec.decimals), ...(spec.beforeName ? [row.before === undefined ? '–' : number(row.before, spec.decimals)] : [])])),
    plain: () => [['name', 'value', 'status', ...(spec.beforeName ? [spec.beforeName] : [])], ...spec.rows.map((row) => [row.name, row.text ?? row.value, row.status ?? '', ...(spec.beforeName ? [row.before ?? ''] : [])])],
  });
}

/** What every figure has: its title, its values by pointer and key, its source line, the same as a table and as files. */
function framed(spec, draw, { summary, table, plain }) {
  const said = element('output', words('chart.hint'), { class: 'said' });
  const svg = draw(said);
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-label', `${spec.title}. ${summary}`);
  walkable(svg);
  const foot = [spec.note, spec.source].filter(Boolean);
  return element('figure', [
    element('figcaption', [element('strong', spec.title), element('span', spec.subtitle)]),
    svg,
    said,
    ...foot.map((text) => element('p', text, { class: 'source' })),
    spec.withoutTable ? null : element('details', [element('summary', words('chart.table')), table]),
    element('p', [
      words('save'), ' ',
      saveButton('CSV', `${spec.file}.csv`, () => new Blob([csv([...plain(), [], [spec.subtitle], ...foot.map((text) => [text])])], { type: 'text/csv' })),
      saveButton('SVG', `${spec.file}.svg`, () => new Blob([standalone(svg, spec)], { type: 'image/svg+xml' })),
      saveButton('PNG', `${spec.file}.png`, () => picture(standalone(svg, spec))),
    ], { class: 'saves' }),
  ], spec.id ? { id: spec.id } : {});
}

/** The status of a period: that of the one series, or an estimate where any is. */
function weakest(spec, year) {
  const statuses = spec.series.filter((one) => !one.dashed).map((one) => one.values[year]?.status).filter(Boolean);
  return statuses.find((status) => status !== 'A') ?? 'A';
}

function summary(spec, years, decimals) {
  return spec.series.slice(0, 6).map((one) => {
    const known = years.filter((year) => one.values[year]);
    return known.length ? words('chart.summary', one.name, number(one.values[known[0]].value, decimals), periodName(known[0]), number(one.values[known.at(-1)].value, decimals), periodName(known.at(-1))) : '';
  }).join(' ');
}

const widthThere = () => Math.max(280, Math.min(900, Math.round(document.querySelector('main').clientWidth)));

/** The frame: gridlines at round values, periods along the foot, targets under the data, each named where it begins, or where it ends if data are in the way. */
function frame(spec, years, values, right = EDGE.right) {
  const width = widthThere();
  const svg = drawn('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, class: 'chart' });
  const targets = spec.targets ?? [];
  const [least, most] = d3.nice(Math.min(0, d3.min(values)), Math.max(d3.max(values), ...targets.map((one) => one.value), 0.1), 5);
  const y = (value) => HEIGHT - EDGE.bottom - ((value - least) / (most - least)) * (HEIGHT - EDGE.top - EDGE.bottom);
  const format = new Intl.NumberFormat(locale(), { notation: most >= 1_000_000 ? 'compact' : 'standard', maximumFractionDigits: 2 });
  const ticks = d3.ticks(least, most, 5).map((value) => ({ value, text: format.format(value) }));
  const left = 14 + 7 * d3.max(ticks, (tick) => tick.text.length);
  const step = (width - left - right) / years.length;
  const x = (i) => left + (i + 0.5) * step;
  for (const tick of ticks) {
    svg.append(drawn('line', { x1: left, x2: width - right, y1: y(tick.value), y2: y(tick.value), class: 'grid' }));
    svg.append(drawn('text', { x: left - 6, y: y(tick.value) + 4, 'text-anchor': 'end' }, tick.text));
  }
  for (const target of targets) {
    const level = y(target.value);
    const isFree = !spec.series.some((one) => years.some((year, i) => one.values[year] && x(i) < left + NAME && Math.abs(y(Number(one.values[year].value)) - level + 8) < 14));
    svg.append(drawn('line', { x1: left, x2: width - right, y1: level, y2: level, class: 'target' }));
    svg.append(drawn('text', isFree ? { x: left + 4, y: level - 4 } : { x: width - right - 4, y: level - 4, 'text-anchor': 'end' }, target.name));
  }
  const every = Math.ceil((years[0]?.length > 4 ? 70 : 44) / step);
  years.forEach((year, i) => {
    if ((years.length - 1 - i) % every === 0) svg.append(drawn('text', { x: Math.min(x(i), width - 30), y: HEIGHT - 8, 'text-anchor': 'middle' }, shortPeriod(year, weakest(spec, year))));
  });
  return { svg, x, y, step, width };
}

function columns(spec, years, decimals, said) {
  const [one] = spec.series;
  const { svg, x, y, step } = frame(spec, years, Object.values(one.values).map((value) => Number(value.value)));
  years.forEach((year, i) => {
    const { value, status } = one.values[year];
    const top = Math.min(y(Number(value)), y(0));
    svg.append(told(drawn('rect', { x: x(i) - step * 0.38, y: top, width: step * 0.76, height: Math.abs(y(Number(value)) - y(0)), class: status === 'A' ? 'bar' : 'bar estimate' }), words('pair', periodName(year, status), number(value, decimals)), said));
  });
  return svg;
}

function lines(spec, years, decimals, said) {
  const several = spec.series.length > 1;
  const wide = widthThere() > 600;
  const labels = spec.series.map((one) => (wide ? one.name : one.short ?? one.name));
  const right = several ? Math.min(wide ? 210 : 110, 16 + 7 * d3.max(labels, (label) => label.length)) : EDGE.right;
  const { svg, x, y, width } = frame(spec, years, spec.series.flatMap((one) => Object.values(one.values).map((value) => Number(value.value))), right);
  const at = (one, year) => [x(years.indexOf(year)), y(Number(one.values[year].value))];
  const ends = [];
  spec.series.forEach((one, k) => {
    const path = d3.line().defined((year) => one.values[year]).x((year) => at(one, year)[0]).y((year) => at(one, year)[1]);
    svg.append(drawn('path', { d: path(years), class: `line c${k % 6}`, ...(one.dashed && { 'stroke-dasharray': '6 4' }) }));
    const known = years.filter((year) => one.values[year]);
    const mark = d3.symbol(d3[MARKS[k % 6]], 56);
    known.forEach((year) => svg.append(told(drawn('path', { d: mark(), transform: `translate(${at(one, year)})`, class: `dot c${k % 6}` }), words('pair', `${one.name}, ${periodName(year, one.values[year].status)}`, number(one.values[year].value, decimals)), said)));
    if (several && known.length) ends.push({ label: labels[k], y: at(one, known.at(-1))[1] + 4 });
  });
  ends.sort((a, b) => a.y - b.y).forEach((end, i) => {
    end.y = Math.max(end.y, i ? ends[i - 1].y + 13 : 12);
    svg.append(drawn('text', { x: width - right + 8, y: end.y }, end.label));
  });
  return svg;
}

function bars(spec, shown, said) {
  const width = widthThere();
  const names = Math.min(width * 0.46, 12 + 6.8 * d3.max(spec.rows, (row) => row.name.length));
  const figures = 12 + 7 * d3.max(spec.rows, (row) => number(row.value, spec.decimals).length);
  const most = Math.max(d3.max(spec.rows, (row) => Math.max(row.value, row.before ?? 0)), 1e-9);
  const least = Math.min(0, d3.min(spec.rows, (row) => Math.min(row.value, row.before ?? 0)));
  const x = (value) => names + ((value - least) / (most - least)) * (width - names - figures);
  const svg = drawn('svg', { viewBox: `0 0 ${width} ${spec.rows.length * ROW + 4}`, class: 'chart bars' });
  spec.rows.forEach((row, i) => {
    const y = i * ROW + 4;
    svg.append(drawn('text', { x: names - 8, y: y + 15, 'text-anchor': 'end' }, row.name));
    svg.append(told(drawn('rect', { x: Math.min(x(row.value), x(0)), y, width: Math.max(1, Math.abs(x(row.value) - x(0))), height: ROW - 8, class: row.status && row.status !== 'A' ? 'bar estimate' : 'bar' }), shown(row), said));
    if (row.before !== undefined) svg.append(drawn('rect', { x: x(row.before) - 1.5, y: y - 2, width: 3, height: ROW - 4, class: 'before' }));
    svg.append(drawn('text', { x: width - 2, y: y + 15, 'text-anchor': 'end' }, number(row.value, spec.decimals)));
  });
  return svg;
}

/** A mark that says its value when it is pointed at or reached by key. */
function told(mark, text, said) {
  mark.classList.add('mark');
  mark.setAttribute('role', 'img');
  mark.setAttribute('aria-label', text);
  for (const event of ['mouseenter', 'focus', 'click']) mark.addEventListener(event, () => { said.textContent = text; });
  return mark;
}

/** One stop for the tabulator; arrows go from mark to mark. */
function walkable(svg) {
  const marks = [...svg.querySelectorAll('.mark')];
  const first = svg.classList.contains('bars') ? 0 : marks.length - 1;
  marks.forEach((mark, i) => {
    mark.setAttribute('tabindex', i === first ? 0 : -1);
    mark.addEventListener('keydown', (event) => {
      const to = { ArrowRight: i + 1, ArrowDown: i + 1, ArrowLeft: i - 1, ArrowUp: i - 1, Home: 0, End: marks.length - 1 }[event.key];
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
  const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
  const foot = [spec.note, spec.source].filter(Boolean).flatMap((text) => folded(text, width));
  const head = folded(spec.subtitle, width);
  const title = folded(spec.title, width);
  const [above, below] = [18 + (title.length + head.length) * 16, 12 + foot.length * 16];
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `0 ${-above} ${width} ${height + above + below}`);
  copy.setAttribute('width', width);
  copy.setAttribute('height', height + above + below);
  copy.querySelectorAll('[tabindex]').forEach((mark) => mark.removeAttribute('tabindex'));
  copy.prepend(drawn('style', {}, LIGHT), drawn('rect', { x: 0, y: -above, width, height: height + above + below, fill: '#fff' }));
  copy.append(...title.map((text, i) => drawn('text', { x: 4, y: 18 - above + i * 16, class: 'title' }, text)),
    ...head.map((text, i) => drawn('text', { x: 4, y: 18 - above + (title.length + i) * 16 }, text)),
    ...foot.map((text, i) => drawn('text', { x: 4, y: height + 16 + i * 16 }, text)));
  return new XMLSerializer().serializeToString(copy);
}

/** A text in lines that a picture of this width can hold. */
function folded(text, width) {
  const most = Math.floor(width / 6.6);
  return text.split(' ').reduce((lines, word) => {
    const last = lines.at(-1);
    if (last && `${last} ${word}`.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
    return lines;
  }, []);
}

/** A drawing as a picture of dots, two for each pixel. */
async function picture(drawing) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`;
  await image.decode();
  const canvas = element('canvas', undefined, { width: image.width * 2, height: image.height * 2 });
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}
