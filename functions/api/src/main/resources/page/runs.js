/* Reports and the runs that make them: what one will use, to ask for one, to watch it, and to download what came of it. */
const FORMATS = ['xlsx', 'html', 'pdf', 'csv', 'allies', 'observations', 'revisions', 'road', 'codebook', 'package'];
const MOST_AT_ONCE = 2; // runs that people asked for

/** Those that a report has: reports of before have no PDF. */
const formatsOf = (files) => FORMATS.filter((format) => format !== 'pdf' || files.some((file) => file.name === 'summary.pdf'));

async function follow(path, what) {
  try {
    const answer = await api(path);
    location.assign(answer.location);
  } catch (problem) {
    explain(problem, 'error.download', what);
  }
}

function downloadButtons(from, name, formats) {
  return formats.map((format) => {
    const button = element('button', words(`format.${format}`), { class: format === 'xlsx' ? '' : 'quiet', 'data-format': format, 'aria-label': words('format.of', words(`format.${format}`), name) });
    button.addEventListener('click', () => follow(`${from}/download?format=${format}`, words(`format.${format}`)));
    return button;
  });
}

function fileButton(from, file, text) {
  const button = element('button', text, { class: 'quiet' });
  button.addEventListener('click', () => follow(`${from}/download?file=${file}`, text));
  return button;
}

/** Every file of a run, by its name and with its size. */
function allFiles(run) {
  return element('details', [element('summary', words('run.files.all', run.files.length)),
    element('ul', run.files.map((file) => element('li', [fileButton(`/runs/${run.id}`, file.name, file.name), element('span', ` ${words('kilobytes', number(Math.ceil(file.bytes / 1000), 0))}`)])), { class: 'files' })]);
}

async function runsView() {
  const id = chosen('run');
  const cursor = (name) => (chosen(name) ? `&cursor=${encodeURIComponent(chosen(name))}` : '');
  const [may, { reports, next }, { runs, next: older }, { releases }, run] = await Promise.all([
    read('/permissions'), read(`/reports?limit=14&lang=${language()}${cursor('reports')}`), api(`/runs?limit=20${cursor('runs')}`), read('/releases'),
    id ? api(`/runs/${encodeURIComponent(id)}?lang=${language()}`).catch((problem) => { if (problem.status === 404) return problem; throw problem; }) : null]);
  return [
    run ? runSection(run, may) : null,
    may.run ? element('section', [element('h2', words('run.title')), runForm(may, releases, runs, reports), element('p', '', { id: 'run-state', role: 'status' })], { id: 'run' }) : element('p', words('run.may-not')),
    element('section', [element('h2', words('reports.all')), reports.length ? element('ul', reports.map((report) => element('li', [
      link(monthName(report.period), { ...OTHERS, view: '', period: report.period }), words('colon'), element('span', together(report.headline), { lang: report.language ?? false }), element('div', downloadButtons(`/reports/${report.period}`, monthName(report.period), ['xlsx', 'html']))])), { id: 'all' }) : element('p', words('changes.none')),
    next ? element('p', [link(words('reports.earlier'), { reports: next })]) : null]),
    element('section', [element('h2', words('runs.title')), runs.length ? table(words('runs.caption'), ['runs.asked', 'runs.month', 'runs.kind', 'sources.state'].map((key) => ({ title: words(key) })),
      runs.map((one) => [link(momentName(one.requestedAt), { run: one.id }, { 'aria-label': words('pair', words('run.open'), `${words('run.of', monthName(one.period), words(`kind.${one.kind}`))}, ${momentName(one.requestedAt)}`) }), monthName(one.period), words(`kind.${one.kind}`), stateOfRun(one)])) : element('p', words('changes.none')),
    older ? element('p', [link(words('runs.earlier'), { runs: older })]) : null]),
  ];
}

/** Why a run, or a step of it, failed: in the reader's language where it is kept as more than a sentence. */
const failureOf = (one) => (one.names ? together(declaredOf(one, 'failure')) : inEnglish(one.failure));

function stateOfRun(run) {
  return run.state === 'failed' ? element('span', [words('pair', words('run.failed'), ''), failureOf(run)], { class: 'error' }) : words(`run.${run.state}`);
}

// ---- One run ----

/** A run as it stands, kept up to date as long as it is under way and seen. */
function runSection(run, may) {
  if (run instanceof Error) return element('section', [tell(element('p'), words('run.gone'), run)]);
  const place = element('section', runParts(run, may), { id: 'run-one' });
  if (run.state === 'running') setTimeout(() => watch(run, may, place), 1000);
  return place;
}

async function watch(before, may, place) {
  if (!place.isConnected) return;
  try {
    const run = await api(`/runs/${before.id}?lang=${language()}`);
    if (run.state === 'running') {
      if (JSON.stringify(run) !== JSON.stringify(before)) refill(place, runParts(run, may)); // or it would be read out again
      setTimeout(() => watch(run, may, place), 1000);
    } else {
      kept.clear(); // there may be another report
      if (place.isConnected) await render();
    }
  } catch (problem) {
    if (place.isConnected) explain(problem, 'error.watch');
  }
}

function runParts(run, may) {
  const failed = run.steps.filter((step) => step.failure && step.name.startsWith('ingest '));
  return [
    element('h2', words('run.of', monthName(run.period), words(`kind.${run.kind}`)), { id: 'run-title', tabindex: -1 }),
    element('p', { running: words('run.running.now'), succeeded: words('run.ready', monthName(run.period)), failed: [words('run.failed.why', ''), failureOf(run)] }[run.state], { id: 'run-now', role: 'status', class: run.state === 'failed' ? 'error' : '' }),
    element('p', [words('run.facts', lastDayOf(run.asOf), momentName(run.requestedAt), run.sources.map((source) => publisherOf({ source })).join(', ')),
      run.finishedAt ? ` ${words('run.took', number((new Date(run.finishedAt) - new Date(run.requestedAt)) / 1000, 0))}` : '', run.expiresAt && run.state !== 'failed' ? ` ${words('run.expires', dayName(run.expiresAt))}` : ''].join('')),
    element('ol', run.steps.map((step) => element('li', step.failure ? [words('pair', stepName(step.name), words('step.failed', '')), failureOf(step)] : words('pair', stepName(step.name), words(step.endedAt ? 'step.done' : 'step.running')), step.failure ? { class: 'error' } : {})), { id: 'steps' }),
    failed.length ? element('p', words('run.sources.failed', failed.map((step) => publisherOf({ source: step.name.slice(7) })).join(', ')), { id: 'run-failed-sources' }) : null,
    run.headline ? element('p', together(run.headline), { lang: run.language ?? false }) : null,
    run.files ? element('p', downloadButtons(`/runs/${run.id}`, words('run.this'), formatsOf(run.files)), { id: 'run-downloads' }) : null,
    run.files ? allFiles(run) : null,
    run.findings?.length ? element('details', [element('summary', words('run.findings', run.findings.length)), element('ul', run.findings.map((finding) => element('li', together(finding.sentence ?? words('pair', finding.subject, words(`finding.${finding.kind.toUpperCase().replaceAll('-', '_')}`))), { lang: finding.language ?? false })))]) : null,
    element('p', [
      run.report ? link(words('run.look'), { ...OTHERS, view: '', run: '', period: run.period }) : null, ' ',
      run.state === 'failed' && may.run && (may.publish || run.kind === 'ad-hoc') ? againButton(run) : null,
      run.state === 'succeeded' && may.run ? link(words('run.another'), { run: '', month: run.period, official: run.kind === 'official' && may.publish ? 'yes' : '', basis: run.sources[0] === 'csv' ? 'csv' : '' }) : null,
    ]),
  ].filter(Boolean);
}

/** 'Reading SIPRI', of 'ingest sipri'. */
function stepName(name) {
  if (name.startsWith('ingest ')) return words('step.ingest', publisherOf({ source: name.slice(7) }));
  return words(`step.${name}`);
}

function againButton(run) {
  const again = element('button', words('run.again'), { class: 'quiet' });
  again.addEventListener('click', async () => {
    try {
      await api(`/runs/${run.id}/retry`, { method: 'POST' });
      render();
    } catch (problem) {
      explain(problem, 'error.run');
    }
  });
  return again;
}

// ---- To ask for one ----

const thisMonth = () => new Date().toISOString().slice(0, 7);
const endOf = (month) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1));

/** From the month in which the first edition was known to the running one, the latest first. */
function monthsToRun(releases) {
  const known = releases.filter((one) => one.source === 'nato' && one.state === 'published').map((one) => one.knownSince.slice(0, 7)).sort();
  const months = [];
  for (let day = new Date(`${thisMonth()}-01T00:00:00Z`); months.length < 2 || (known[0] && day.toISOString().slice(0, 7) >= known[0]); day.setUTCMonth(day.getUTCMonth() - 1)) months.push(day.toISOString().slice(0, 7));
  return months;
}

/** What an order would use and do, or why it can't succeed: { refused, texts, uses }. */
function outlook(order, releases, runs, reports) {
  const end = endOf(order.month);
  const underWay = runs.filter((run) => run.state === 'running' && run.trigger === 'api').length;
  if (underWay >= MOST_AT_ONCE) return { refused: words('run.busy', underWay) };
  const inForce = (source, moment) => releases.filter((one) => one.source === source && one.state === 'published' && new Date(one.knownSince) <= moment).at(-1);
  const wasFetched = releases.some((one) => one.source === 'nato' && one.knownSince === one.storedAt && new Date(one.knownSince) <= end);
  const isNew = order.official && !wasFetched && endOf(order.month).getTime() === new Date(`${thisMonth()}-01T00:00:00Z`).getTime();
  const visits = end > new Date() || isNew;
  const basis = order.basis || 'nato';
  const sources = basis === 'csv' ? ['csv', ...(order.currency ? ['ecb'] : [])] : [...new Set(['nato', ...releases.map((one) => one.source)])].filter((source) => source !== 'csv');
  const moment = visits ? new Date() : end;
  if (!visits && basis === 'nato' && !inForce('nato', end)) return { refused: words('run.unknown', publisherOf({ source: 'nato' }), lastDayOf(end)) };
  if (basis === 'csv' && releases.some((one) => one.source === 'csv') && !inForce('csv', end)) return { refused: words('run.unknown', words('run.bundled'), lastDayOf(end)) };
  if (order.currency && !visits && basis === 'nato' && !inForce('ecb', end)) return { refused: words('run.no-rates', lastDayOf(end)) };
  const before = order.official && reports.find((one) => one.period === order.month);
  return {
    texts: [
      order.official ? words(before ? 'run.replaces' : 'run.official.is', monthName(order.month)) : words('run.ad-hoc.is'),
      words(basis === 'csv' ? 'run.uses.bundled' : visits ? 'run.uses.visits' : 'run.uses.known', lastDayOf(end)),
    ],
    uses: sources.map((source) => ({ source, release: inForce(source, moment) })).filter((one) => one.release),
  };
}

function runForm(may, releases, runs, reports) {
  const months = monthsToRun(releases);
  const select = (id, label, options, value) => element('span', [element('label', words(label), { for: id }), element('select', options.map(([key, text]) => element('option', text, { value: key, selected: key === value })), { id })], { class: 'choice' });
  const form = element('form', [
    select('period', 'run.period', months.map((month) => [month, monthName(month)]), months.includes(chosen('month')) ? chosen('month') : months[0]),
    select('basis', 'run.figures', [['', words('run.held')], ['csv', words('run.bundled')]], chosen('basis')),
    select('told-in', 'choose.currency', [['', words('currency.USD')], ['EUR', words('currency.EUR')]], chosen('told')),
    may.publish ? element('label', [element('input', undefined, { id: 'official', type: 'checkbox', checked: chosen('official') === 'yes' }), words('run.official')], { id: 'official-choice' }) : null,
    element('div', [], { id: 'run-outlook', 'aria-live': 'polite' }),
    element('button', words('run.button'), { id: 'run-button' }),
  ], { id: 'run-form' });
  const field = (id) => form.querySelector(`#${id}`);
  const order = () => ({ month: field('period').value, basis: field('basis').value, currency: field('told-in').value, official: field('official')?.checked ?? false });
  const tell = () => {
    const { refused, texts = [], uses = [] } = outlook(order(), releases, runs, reports);
    field('run-button').disabled = Boolean(refused);
    field('run-outlook').replaceChildren(...(refused ? [element('p', refused, { class: 'error' })] : [element('p', texts.join(' ')), ...(uses.length ? [element('ul', uses.map(({ source, release }) => element('li', words('pair', publisherOf({ source }), editionName(release.edition)))))] : [])]));
  };
  form.addEventListener('change', () => {
    const { month, basis, currency, official } = order();
    history.replaceState(null, '', address({ month, basis, told: currency, official: official ? 'yes' : '' }));
    tell();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    begin(order());
  });
  tell();
  return form;
}

async function begin({ month, basis, currency, official }) {
  const state = $('run-state');
  state.classList.remove('error');
  state.textContent = words('run.asking');
  $('run-button').disabled = true;
  try {
    const begun = await api(official ? '/reports' : '/runs', {
      method: 'POST',
      body: JSON.stringify({ period: month, ...(basis && { sources: currency ? [basis, 'ecb'] : [basis] }), ...(currency && { currency }) }),
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    });
    await go({ view: 'runs', run: begun.id, runs: '', reports: '' });
    $('run-title')?.focus();
  } catch (problem) {
    tell(state, words(problem instanceof NotAllowed ? 'run.not-allowed' : 'run.not-started', problem.message), problem);
    $('run-button').disabled = false;
  }
}
