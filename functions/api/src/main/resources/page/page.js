
const GROUP = 'european-allies';
const TARGETS = [2, 3.5, 5];
const FORMATS = [['xlsx', 'Excel workbook'], ['html', 'One page (HTML)'], ['csv', 'Aggregates (CSV)'], ['allies', 'Derived figures by ally (CSV)'], ['observations', 'Observations (CSV)'], ['revisions', 'Revisions (CSV)'], ['road', 'Road to the target (CSV)'], ['codebook', 'Codebook (CSV)'], ['package', 'Data package (JSON)']];

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function drawn(name, attributes, text) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

/** A year as the publishers write it: with an e where the figure is an estimate. */
const yearName = (year, status) => (status === 'A' ? year : `${year}e`);

function say(text, isError = false) {
  $('state').textContent = text;
  $('state').classList.toggle('error', isError);
}

function explain(problem, what = 'The reports', done = 'loaded') {
  $('again').hidden = problem instanceof NotAllowed;
  $('run').hidden ||= problem instanceof NotAllowed;
  if (problem instanceof NotAllowed) {
    offerSignIn(problem);
    say(words('signin.not-yet'), true);
  } else {
    say(`${what} could not be ${done}: ${problem.message}`, true);
  }
}

async function download(from, format, what = 'The file') {
  try {
    const answer = await api(`${from}/download?format=${format}`);
    location.assign(answer.location);
  } catch (problem) {
    explain(problem, what, 'downloaded');
  }
}

function downloadButtons(from, name, formats) {
  return formats.map(([format, label]) => {
    const button = element('button', label, { class: format === 'xlsx' ? '' : 'quiet', 'data-format': format });
    button.setAttribute('aria-label', `${label} of ${name}`);
    button.addEventListener('click', () => download(from, format));
    return button;
  });
}

function showLatest(report) {
  $('latest').hidden = false;
  $('latest-title').textContent = `Report of ${report.period}`;
  $('headline').textContent = report.headline;
  $('news').replaceChildren(...report.news.map((sentence) => element('li', sentence)));
  $('downloads').replaceChildren(...downloadButtons(`/reports/${report.period}`, report.period, FORMATS));
}

function showAll(reports) {
  $('reports').hidden = false;
  $('all').replaceChildren(...reports.map((report) => {
    const item = element('li', `${report.period}: ${report.headline} `);
    item.append(...downloadButtons(`/reports/${report.period}`, report.period, FORMATS.slice(0, 1)));
    return item;
  }));
}

/** Draws a chart in the pixels there are, so that its text is as large on a phone as on a desk. */
function chart(place, values, draw, label) {
  const years = Object.keys(values).sort();
  const width = Math.max(280, Math.round(place.clientWidth));
  const svg = drawn('svg', { viewBox: `0 0 ${width} 260`, role: 'img', 'aria-label': label });
  const most = Math.max(...years.map((year) => Number(values[year].value)), draw.least || 0) * 1.08;
  const left = draw.least ? 45 : 0;
  const step = (width - left - 8) / years.length;
  const y = (value) => 225 - (value / most) * 200;
  draw.shapes(svg, years, (i) => left + i * step, y, step, width);
  const every = Math.ceil(42 / step);
  years.forEach((year, i) => {
    if ((years.length - 1 - i) % every === 0) {
      svg.append(drawn('text', { x: left + i * step + step / 2, y: 245, 'text-anchor': 'middle' }, yearName(year, values[year].status)));
    }
  });
  place.replaceChildren(svg);
}

function showGroup(aggregates) {
  const find = (measure) => aggregates.find((one) => one.measure === measure && one.composition === 'as-of-year');
  const total = find('defence_expenditure_usd_constant') || find('defence_expenditure_usd_current');
  const share = find('share_of_gdp');
  $('group').hidden = !total;
  if (!total) return;
  const values = total.values;
  const years = Object.keys(values).sort();
  const billions = (year) => Math.round(Number(values[year].value) / 1000);
  $('total-caption').textContent = `Total expenditure, billion US dollars (${total.unit.replace('million USD', '').trim() || 'current prices'}); estimates are dashed`;
  chart($('total'), values, {
    shapes: (svg, all, x, y, step) => all.forEach((year, i) => {
      const top = y(Number(values[year].value));
      svg.append(drawn('rect', { x: x(i) + step * 0.12, y: top, width: step * 0.76, height: 225 - top, class: values[year].status === 'A' ? 'bar' : 'bar estimate' }));
      svg.append(drawn('text', { x: x(i) + step / 2, y: top - 5, 'text-anchor': 'middle' }, billions(year)));
    }),
  }, `Columns: ${billions(years[0])} billion in ${years[0]}, ${billions(years[years.length - 1])} billion in ${years[years.length - 1]}`);
  if (!share) return;
  const shares = share.values;
  const last = Object.keys(shares).sort().pop();
  $('share-caption').textContent = 'Share of GDP, percent, against 2, 3.5 and 5 %';
  chart($('share'), shares, {
    least: 5,
    shapes: (svg, all, x, y, step, width) => {
      TARGETS.forEach((target) => {
        svg.append(drawn('line', { x1: 45, x2: width - 8, y1: y(target), y2: y(target), class: 'target' }));
        svg.append(drawn('text', { x: 4, y: y(target) + 4 }, `${target} %`));
      });
      const points = all.map((year, i) => `${x(i) + step / 2},${y(Number(shares[year].value))}`);
      svg.append(drawn('polyline', { points: points.join(' '), class: 'line' }));
      all.forEach((year, i) => svg.append(drawn('circle', { cx: x(i) + step / 2, cy: y(Number(shares[year].value)), r: 4, class: 'dot' })));
    },
  }, `Line: ${Number(shares[last].value).toFixed(2)} percent in ${last}`);
}

function showAllies(allies) {
  const known = allies.filter((ally) => ally.european && ally.shareOfGdp);
  known.sort((a, b) => Number(b.shareOfGdp.value) - Number(a.shareOfGdp.value));
  $('allies').hidden = known.length === 0;
  $('allies-rows').replaceChildren(...known.map((ally) => {
    const share = Number(Number(ally.shareOfGdp.value).toFixed(2));
    const met = TARGETS.filter((target) => share >= target);
    const row = element('tr');
    row.append(
      element('th', ally.name, { scope: 'row' }),
      element('td', share.toFixed(2), { class: 'number' }),
      element('td', yearName(ally.shareOfGdp.period, ally.shareOfGdp.status)),
      element('td', met.length ? `at ${met[met.length - 1]} %` : 'below 2 %'));
    return row;
  }));
}

/** A mail's link to a workbook, /#download=2026-11, is followed once whoever opened it is let in. */
function followLink() {
  const wanted = /^#download=(\d{4}-\d{2})$/.exec(location.hash);
  if (!wanted) return;
  history.replaceState(null, '', location.pathname);
  download(`/reports/${wanted[1]}`, 'xlsx', `The workbook of ${wanted[1]}`);
}

async function load() {
  try {
    const { reports } = await api('/reports?limit=100');
    const may = await api('/permissions');
    showSignedIn();
    $('run').hidden = !may.run;
    $('official-choice').hidden = !may.publish;
    if (reports.length === 0) {
      say('There is no report yet. Run one below, or wait for the schedule.');
      return;
    }
    say('');
    showLatest(reports[0]);
    showAll(reports);
    followLink();
    const [figures, allies] = await Promise.all([
      api(`/aggregates?group=${GROUP}&period=${reports[0].period}`),
      api(`/allies?period=${reports[0].period}`),
    ]);
    showGroup(figures.aggregates);
    window.onresize = () => showGroup(figures.aggregates);
    showAllies(allies.allies);
  } catch (problem) {
    explain(problem);
  }
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function watch(id) {
  for (;;) {
    const run = await api(`/runs/${id}`);
    $('steps').replaceChildren(...run.steps.map((step) =>
      element('li', `${step.name}: ${step.failure ? `failed, ${step.failure}` : step.endedAt ? 'done' : 'under way …'}`)));
    if (run.state !== 'running') return run;
    $('run-state').textContent = 'The run is under way …';
    await pause(1000);
  }
}

$('run-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const order = {};
  if ($('period').value) order.period = $('period').value;
  if ($('basis').value) order.sources = [$('basis').value];
  const state = $('run-state');
  state.classList.remove('error');
  $('run-button').disabled = true;
  $('steps').replaceChildren();
  $('run-downloads').replaceChildren();
  state.textContent = 'Asking for a run …';
  try {
    const begun = await api($('official').checked ? '/reports' : '/runs', {
      method: 'POST',
      body: JSON.stringify(order),
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    });
    const run = await watch(begun.id);
    state.classList.toggle('error', run.state === 'failed');
    state.textContent = run.state === 'failed' ? `The run failed: ${run.failure}` : `The report of ${run.period} is ready.`;
    if (run.state === 'succeeded' && run.kind === 'official') await load();
    else if (run.state === 'succeeded') $('run-downloads').replaceChildren(...downloadButtons(`/runs/${run.id}`, 'this run', FORMATS));
  } catch (problem) {
    state.classList.add('error');
    state.textContent = problem instanceof NotAllowed ? `You may not run reports: ${problem.message}` : `The run could not be started: ${problem.message}`;
  } finally {
    $('run-button').disabled = false;
  }
});

function reload() {
  $('again').hidden = true;
  say('Loading the reports …');
  load();
}

$('again-button').addEventListener('click', reload);

whenSignedIn(reload);
speak();
enter().then(load, explain).finally(speak);
