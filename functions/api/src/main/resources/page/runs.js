/* Reports and the runs that make them: to ask for one, to watch it, and to download what came of it. */
const FORMATS = ['xlsx', 'html', 'csv', 'observations', 'revisions', 'road', 'package'];

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

async function runsView() {
  const [may, { reports }, { runs }] = await Promise.all([read('/permissions'), read('/reports?limit=100'), api('/runs?limit=20')]);
  return [
    may.run ? element('section', [element('h2', words('run.title')), runForm(may),
      element('p', '', { id: 'run-state', role: 'status' }), element('p', [], { id: 'run-downloads', class: 'downloads' }), element('ol', [], { id: 'steps' })], { id: 'run' }) : null,
    element('section', [element('h2', words('reports.all')), element('ul', reports.map((report) => element('li', [
      link(monthName(report.period), { view: '', period: report.period }), `: ${report.headline} `, ...downloadButtons(`/reports/${report.period}`, monthName(report.period), FORMATS.slice(0, 1))])), { id: 'all' })]),
    element('section', [element('h2', words('runs.title')), runs.length ? table(words('runs.caption'), ['runs.asked', 'runs.month', 'runs.kind', 'state', 'runs.files'].map((key) => ({ title: words(key === 'state' ? 'sources.state' : key) })),
      runs.map((run) => [dayName(run.requestedAt), monthName(run.period), words(`kind.${run.kind}`), runState(run, may), run.state === 'succeeded' ? element('span', downloadButtons(`/runs/${run.id}`, monthName(run.period), ['xlsx'])) : '–'])) : element('p', words('changes.none'))]),
  ];
}

function runState(run, may) {
  if (run.state !== 'failed') return words(`run.${run.state}`);
  const again = element('button', words('run.again'), { class: 'quiet' });
  again.addEventListener('click', async () => {
    try {
      await api(`/runs/${run.id}/retry`, { method: 'POST' });
      render();
    } catch (problem) {
      explain(problem, 'error.run');
    }
  });
  return element('span', [element('span', `${words('run.failed')}: ${run.failure}`, { class: 'error' }), may.publish || run.kind === 'ad-hoc' ? again : null]);
}

function runForm(may) {
  const form = element('form', [
    element('label', words('run.period'), { for: 'period' }),
    element('input', undefined, { id: 'period', type: 'month', pattern: '[0-9]{4}-[0-9]{2}', placeholder: new Date().toISOString().slice(0, 7), size: 8 }),
    element('label', words('run.figures'), { for: 'basis' }),
    element('select', [element('option', words('run.held'), { value: '' }), element('option', words('run.bundled'), { value: 'csv' })], { id: 'basis' }),
    may.publish ? element('label', [element('input', undefined, { id: 'official', type: 'checkbox' }), words('run.official')], { id: 'official-choice' }) : null,
    element('button', words('run.button'), { id: 'run-button' }),
  ], { id: 'run-form' });
  form.addEventListener('submit', begin);
  return form;
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function watch(id) {
  for (;;) {
    const run = await api(`/runs/${id}`);
    $('steps')?.replaceChildren(...run.steps.map((step) => element('li', `${step.name}: ${step.failure ? words('step.failed', step.failure) : words(step.endedAt ? 'step.done' : 'step.running')}`)));
    if (run.state !== 'running' || !$('run-state')) return run;
    $('run-state').textContent = words('run.running.now');
    await pause(1000);
  }
}

async function begin(event) {
  event.preventDefault();
  const order = {};
  if ($('period').value) order.period = $('period').value;
  if ($('basis').value) order.sources = [$('basis').value];
  const state = $('run-state');
  state.classList.remove('error');
  $('run-button').disabled = true;
  $('steps').replaceChildren();
  $('run-downloads').replaceChildren();
  state.textContent = words('run.asking');
  try {
    const begun = await api($('official')?.checked ? '/reports' : '/runs', {
      method: 'POST',
      body: JSON.stringify(order),
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    });
    const run = await watch(begun.id);
    kept.clear();
    state.classList.toggle('error', run.state === 'failed');
    state.textContent = run.state === 'failed' ? words('run.failed.why', run.failure) : words('run.ready', monthName(run.period));
    if (run.state === 'succeeded') $('run-downloads').replaceChildren(...downloadButtons(`/runs/${run.id}`, words('run.this'), FORMATS), link(words('run.look'), { view: '', period: run.kind === 'official' ? run.period : '' }));
  } catch (problem) {
    state.classList.add('error');
    state.textContent = words(problem instanceof NotAllowed ? 'run.not-allowed' : 'run.not-started', problem.message);
  } finally {
    $('run-button').disabled = false;
  }
}
