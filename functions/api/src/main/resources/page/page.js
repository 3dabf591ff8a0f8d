/* Which view is seen, and what is said while it is not. */
const VIEWS = { '': overview, group: groupView, allies: alliesView, ally: allyView, sources: definitionsView, support: supportView, budgets: budgetsView, changes: changesView, runs: runsView, subscribe: subscribeView };
const UNLISTED = ['subscribe']; // There are links to it where it matters.

function say(text) {
  $('state').textContent = text;
  $('state').classList.remove('error');
}

/** Says what went wrong, and is seen to, wherever one has scrolled to. What is there of another choice goes: it is not what was asked for. */
function explain(problem, key = 'error.load', what = '') {
  const isOut = problem instanceof NotAllowed;
  const isAddress = key === 'error.load' && [400, 404].includes(problem.status);
  if (isOut) offerSignIn(problem);
  tell($('state'), isOut ? words('signin.not-yet') : words(isAddress ? 'error.address' : key, problem.message, what), isOut ? {} : problem);
  if (isOut || key === 'error.load') $('view').replaceChildren();
  $('again').hidden = isOut || isAddress || key === 'error.download';
  $('afresh').hidden = !isAddress;
  $('afresh').firstChild.href = address(Object.fromEntries([...asked().keys()].filter((name) => name !== 'lang').map((name) => [name, ''])));
  $('state').scrollIntoView({ block: 'nearest' });
}

/** The view that the address asks for, or the first where there is none of that name. */
const viewAsked = () => chosenOf('view', Object.keys(VIEWS));

function menu() {
  const view = viewAsked();
  const items = Object.keys(VIEWS).filter((name) => !UNLISTED.includes(name)).map((name) => element('li', [element('a', words(`view.${name || 'overview'}`), { href: address({ view: name, ...OTHERS }), 'data-go': true, ...(name === view && { 'aria-current': 'page' }) })]));
  const other = language() === 'en' ? 'fr' : 'en';
  $('menu').replaceChildren(...items);
  $('language').replaceChildren(element('a', other === 'fr' ? 'Français' : 'English', { href: address({ lang: other }), 'data-go': true, lang: other }));
}

/** What is chosen in one view means nothing in another. */
const OTHERS = Object.fromEntries(['measure', 'sort', 'filter', 'show', 'from', 'to', 'group', 'composition', 'year', 'kind', 'unit', 'donors', 'budget', 'run', 'runs', 'reports', 'month', 'basis', 'told', 'official', 'allies', 'targets', 'every'].map((name) => [name, '']));

/** A mail's link to a workbook, /#download=2026-11, is followed once whoever opened it is let in. */
function followLink() {
  const wanted = /^#download=(\d{4}-(?:0[1-9]|1[0-2]))$/.exec(location.hash);
  if (!wanted) return Promise.resolve();
  history.replaceState(null, '', location.pathname + location.search);
  return follow(`/reports/${wanted[1]}/download?format=xlsx`, words('workbook.of', monthName(wanted[1])));
}

let drawing = 0;

async function render() {
  const mine = ++drawing;
  speak();
  menu();
  document.title = `${words(`view.${viewAsked() || 'overview'}`)} · Allyspend`;
  $('again').hidden = true;
  $('afresh').hidden = true;
  $('view').setAttribute('aria-busy', true);
  try {
    const sections = settled(VIEWS[viewAsked()]()); // Asked for at once: where there is no report it comes to nothing.
    const { reports } = await reportsRead();
    showSignedIn();
    const shown = (reports.length || viewAsked() === 'runs' ? await sections : await settled(runsView()))();
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
