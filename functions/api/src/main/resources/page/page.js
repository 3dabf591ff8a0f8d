/* Which view is seen, and what is said while it is not. */
const VIEWS = { '': overview, group: groupView, allies: alliesView, ally: allyView, sources: definitionsView, support: supportView, budgets: budgetsView, changes: changesView, runs: runsView, subscribe: subscribeView };
const UNLISTED = ['subscribe']; // There are links to it where it matters.

function say(text, isError = false) {
  $('state').textContent = text;
  $('state').classList.toggle('error', isError);
}

function explain(problem, key = 'error.load', what = '') {
  $('again').hidden = problem instanceof NotAllowed;
  if (problem instanceof NotAllowed) {
    $('view').replaceChildren();
    offerSignIn(problem);
    say(words('signin.not-yet'), true);
  } else {
    say(words(key, problem.message, what), true);
  }
}

function menu() {
  const view = chosen('view');
  const items = Object.keys(VIEWS).filter((name) => !UNLISTED.includes(name)).map((name) => element('li', [element('a', words(`view.${name || 'overview'}`), { href: address({ view: name, ...OTHERS }), 'data-go': true, ...(name === view && { 'aria-current': 'page' }) })]));
  const other = language() === 'en' ? 'fr' : 'en';
  $('menu').replaceChildren(...items, element('li', [element('a', other === 'fr' ? 'Français' : 'English', { href: address({ lang: other }), 'data-go': true, lang: other })]));
}

/** What is chosen in one view means nothing in another. */
const OTHERS = Object.fromEntries(['measure', 'sort', 'filter', 'show', 'from', 'to', 'group', 'composition', 'year', 'kind', 'unit', 'donors', 'budget', 'run', 'runs', 'reports', 'month', 'basis', 'told', 'official', 'allies', 'targets', 'every'].map((name) => [name, '']));

/** A mail's link to a workbook, /#download=2026-11, is followed once whoever opened it is let in. */
function followLink() {
  const wanted = /^#download=(\d{4}-\d{2})$/.exec(location.hash);
  if (!wanted) return Promise.resolve();
  history.replaceState(null, '', location.pathname + location.search);
  return follow(`/reports/${wanted[1]}/download?format=xlsx`, words('workbook.of', monthName(wanted[1])));
}

let drawing = 0;

async function render() {
  const mine = ++drawing;
  speak();
  menu();
  document.title = `${words(`view.${chosen('view') || 'overview'}`)} · Allyspend`;
  $('again').hidden = true;
  $('view').setAttribute('aria-busy', true);
  try {
    const sections = settled((VIEWS[chosen('view')] ?? overview)()); // Asked for at once: where there is no report it comes to nothing.
    const { reports } = await reportsRead();
    showSignedIn();
    const shown = (reports.length || chosen('view') === 'runs' ? await sections : await settled(runsView()))();
    if (mine !== drawing) return; // Another view was asked for meanwhile.
    say(reports.length ? '' : words('reports.none'));
    show(shown.filter(Boolean));
  } catch (problem) {
    if (mine === drawing) explain(problem);
  }
  $('view').removeAttribute('aria-busy');
}

/** What gives a promise's value, or throws, whenever it is asked. */
const settled = (promise) => promise.then((value) => () => value, (problem) => () => { throw problem; });

function show(sections) {
  refill($('view'), sections);
  for (const table of $('view').querySelectorAll('.years')) table.scrollLeft = table.scrollWidth; // The latest years are at the right.
  if (within && id) $(id)?.focus();
}

function reload() {
  kept.clear();
  say(words('loading'));
  return render();
}

document.addEventListener('click', (event) => {
  const target = event.target.closest('a[data-go]');
  if (!target || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, '', target.href);
  render().then(() => {
    const title = $('view').querySelector('h2');
    title?.setAttribute('tabindex', -1);
    title?.focus();
  });
});
window.addEventListener('popstate', render);
let [resized, width] = [0, innerWidth];
window.addEventListener('resize', () => {
  if (innerWidth === width) return; // A phone's bars come and go.
  width = innerWidth;
  clearTimeout(resized);
  resized = setTimeout(render, 200);
});
$('again-button').addEventListener('click', reload);
whenSignedIn(reload);
speak();
enter().then(reload, explain).then(followLink);
