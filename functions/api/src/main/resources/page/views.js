/* What is seen: each view takes its choices from the address and gives an element. */
const GROUP = 'european-allies';
const PAGES = {
  nato: 'https://www.nato.int/en/what-we-do/introduction-to-nato/defence-expenditures-and-natos-5-commitment',
  csv: 'https://www.nato.int/en/what-we-do/introduction-to-nato/defence-expenditures-and-natos-5-commitment',
  sipri: 'https://www.sipri.org/databases/milex',
  worldbank: 'https://data.worldbank.org/indicator/MS.MIL.XPND.CD',
  kiel: 'https://www.kielinstitut.de/topics/war-against-ukraine/ukraine-support-tracker/',
  eurostat: 'https://ec.europa.eu/eurostat/databrowser/view/gov_10a_exp/default/table',
  eda: 'https://eda.europa.eu/publications-and-data/defence-data',
  ecb: 'https://www.ecb.europa.eu/stats/eurofxref/',
};
const PUBLISHERS = { nato: 'NATO', csv: 'NATO', sipri: 'SIPRI', worldbank: 'World Bank', kiel: 'Kiel Institute', eurostat: 'Eurostat', eda: 'European Defence Agency', ecb: 'European Central Bank' };
const MOST_ROWS = 100; // more are in the file
const ALLY_MEASURES = ['share_of_gdp', 'defence_expenditure_usd_current', 'defence_expenditure_usd_constant', 'real_change', 'equipment_share', 'personnel_share', 'military_personnel', 'defence_expenditure_per_capita_usd_constant'];

const nameOf = (one) => one.names[language()] ?? one.names.en;
const publisherOf = (one) => one.publisher ?? PUBLISHERS[one.source] ?? one.source;
const latestYear = (values) => Object.keys(values).sort().at(-1);

const kept = new Map();

/** What the API answers, asked for once as long as nothing new was made. */
function read(path) {
  if (!kept.has(path)) {
    const answer = api(path);
    kept.set(path, answer);
    answer.catch(() => kept.delete(path));
  }
  return kept.get(path);
}

/** The same of the report that the address asks for, the latest where it asks for none. */
function ofReport(path) {
  const period = chosen('period');
  return read(period ? `${path}${path.includes('?') ? '&' : '?'}period=${period}` : path);
}

/** 'NATO, 2014-2026, published 9 July 2026' of the source that the figures rest on. */
function credit(sources) {
  const basis = sources.find((one) => one.basis) ?? sources[0];
  return words('credit', publisherOf(basis), basis.edition, basis.publishedOn ? words('published', dayName(basis.publishedOn)) : words('published.unknown'));
}

/** What kind of money a unit is, said with every chart: current and constant prices look alike. */
function pricesOf(unit) {
  const base = /at (\d{4}) prices/.exec(unit);
  if (base) return words('prices.constant', base[1]);
  return /USD|EUR|currency/.test(unit) ? words('prices.current') : '';
}

/** The values of some years. */
function between(values, from, to) {
  return Object.fromEntries(Object.entries(values).filter(([year]) => (!from || year >= from) && (!to || year <= to)));
}

// ---- What it is ----

function age(day) {
  const days = Math.floor((Date.now() - new Date(day)) / 86_400_000);
  return days < 60 ? words('age.days', days) : days < 730 ? words('age.months', Math.round(days / 30.44)) : words('age.years', number(days / 365.25, 1));
}

function stateOf(source) {
  if (source.failure) return element('span', words('source.failed', dayName(source.failedAt), source.failure), { class: 'error' });
  if (source.overdue) return element('span', words('source.overdue', dayName(source.due)), { class: 'error' });
  if (source.notice) return element('span', source.notice, { class: 'error' });
  return source.edition ? words('source.good') : element('span', words('source.none'), { class: 'error' });
}

function sourcesTable(sources) {
  return table(words('sources.caption'), ['source', 'edition', 'published.on', 'age', 'state'].map((key) => ({ title: words(`sources.${key}`) })),
    sources.map((one) => [
      element('a', publisherOf(one), { href: PAGES[one.source] ?? one.address, rel: 'noopener' }),
      (one.edition ?? '–') + (one.basis ? ` (${words('sources.basis')})` : ''),
      one.publishedOn ? dayName(one.publishedOn) : '–',
      one.publishedOn ? age(one.publishedOn) : '–',
      stateOf(one),
    ]));
}

// ---- Overview ----

async function overview() {
  const { reports } = await read('/reports?limit=100');
  const report = reports.find((one) => one.period === chosen('period')) ?? reports[0];
  const [{ sources }, group] = await Promise.all([ofReport('/sources'), ofReport(`/aggregates?group=${GROUP}&composition=as-of-year&measure=share_of_gdp,defence_expenditure_usd_current`)]);
  const troubled = sources.filter((one) => one.failure || one.overdue || !one.edition);
  return [
    element('section', [
      element('h2', words('report.title', monthName(report.period)), { id: 'latest-title' }),
      element('p', words('asof', dayName(report.asOf), credit(sources)), { id: 'edition' }),
      element('p', report.headline, { id: 'headline' }),
      troubled.length ? element('p', words('sources.troubled', troubled.map(publisherOf).join(', ')), { class: 'error', id: 'troubled' }) : null,
      element('h3', words('news')),
      element('ul', report.news.map((sentence) => element('li', sentence)), { id: 'news' }),
      element('p', downloadButtons(`/reports/${report.period}`, monthName(report.period), FORMATS), { id: 'downloads' }),
    ], { id: 'latest', 'aria-labelledby': 'latest-title' }),
    element('section', [
      element('h2', words('group.title')),
      ...overviewCharts(group.aggregates, credit(sources)),
      element('p', [link(words('group.more'), { view: 'group' }), ' ', link(words('allies.more'), { view: 'allies' })]),
    ], { id: 'group' }),
    element('section', [element('h2', words('sources.title')), sourcesTable(sources)], { id: 'sources' }),
  ];
}

function overviewCharts(aggregates, source) {
  return [['total', 'defence_expenditure_usd_current', words('total.title')], ['share', 'share_of_gdp', words('share.title')]].flatMap(([id, measure, title]) => {
    const one = aggregates.find((aggregate) => aggregate.measure === measure);
    if (!one) return [];
    const share = measure === 'share_of_gdp';
    const values = share ? one.values : inBillions(one.values);
    return [figure({
      id, title, file: `allyspend-${measure}`, source,
      subtitle: share ? words('share.subtitle') : words('total.subtitle', pricesOf(one.unit)),
      measure, unit: one.unit, decimals: share ? 2 : 1, lines: share,
      targets: share ? [2, 3.5, 5].map((value) => ({ value, name: `${number(value, value % 1 ? 1 : 0)} %` })) : [],
      series: [{ name: words('european'), values }],
    })];
  });
}

const inBillions = (values) => Object.fromEntries(Object.entries(values).map(([year, one]) => [year, { ...one, value: Number(one.value) / 1000 }]));

// ---- The group over the years ----

async function groupView() {
  const [{ sources }, { groups }, { measures }] = await Promise.all(['/sources', '/groups', '/measures'].map(ofReport));
  const id = groups.some((one) => one.id === chosen('group')) ? chosen('group') : GROUP;
  const known = measures.filter((one) => one.groups && nameOf(one) !== one.id);
  const measure = known.find((one) => one.id === chosen('measure')) ?? known.find((one) => one.id === 'share_of_gdp');
  const composition = chosen('composition', 'as-of-year');
  const { aggregates: [one] } = await ofReport(`/aggregates?group=${id}&measure=${measure.id}&composition=${composition}`);
  const years = Object.keys(one.values).sort();
  const [from, to] = [chosen('from', years[0]), chosen('to', years.at(-1))];
  const group = groups.find((other) => other.id === id);
  const values = between(one.values, from, to);
  const short = Object.entries(values).filter(([, value]) => value.missing.length);
  return [element('section', [
    element('h2', words('group.title')),
    element('div', [
      choice('group', words('choose.group'), groups.map((other) => [other.id, nameOf(other)]), id),
      choice('measure', words('choose.measure'), known.map((other) => [other.id, nameOf(other)]), measure.id),
      choice('composition', words('choose.composition'), [['as-of-year', words('as-of-year')], ['constant', words('constant')]], composition),
      choice('from', words('choose.from'), years.map((year) => [year, year]), from),
      choice('to', words('choose.to'), years.map((year) => [year, year]), to),
    ], { class: 'choices' }),
    Object.keys(values).length ? figure({
      title: nameOf(group), subtitle: [nameOf(measure), pricesOf(measure.unit), words(composition)].filter(Boolean).join(' · '),
      measure: measure.id, unit: measure.unit, lines: /percent|year/.test(measure.unit), source: credit(sources), file: `${id}-${measure.id}`,
      series: [{ name: nameOf(measure), values }],
      targets: measure.id === 'share_of_gdp' ? [2, 3.5].map((value) => ({ value, name: `${number(value, value % 1 ? 1 : 0)} %` })) : [],
    }) : element('p', words('no.years')),
    short.length ? element('p', words('missing', short.map(([year, value]) => `${year}: ${value.missing.join(', ')}`).join('; '))) : null,
  ])];
}

// ---- The allies ----

async function alliesView() {
  const measure = ALLY_MEASURES.includes(chosen('measure')) ? chosen('measure') : 'share_of_gdp';
  const [{ sources }, { measures }, { allies }] = await Promise.all([ofReport('/sources'), ofReport('/measures'), ofReport(`/allies?measure=${measure}`)]);
  const named = (id) => { const one = measures.find((other) => other.id === id); return one ? nameOf(one) : words(`measure.${id}`); };
  const all = allies.filter((one) => one.european && one.series?.[0]).map((one) => ({ ...one, ...one.series[0] }));
  const unit = all[0]?.unit ?? '';
  const years = [...new Set(all.flatMap((one) => Object.keys(one.values)))].sort();
  const year = years.includes(chosen('year')) ? chosen('year') : years.at(-1);
  const decimals = decimalsOf(measure, unit, d3.max(all, (one) => Number(one.values[year]?.value ?? 0)));
  const rows = sorted(all.map((one) => rowOf(one, year)).filter((row) => matches(row.name)));
  const shown = chosen('show').split(',').filter((iso3) => all.some((one) => one.iso3 === iso3));
  const subtitle = [named(measure), pricesOf(unit)].filter(Boolean).join(' · ');
  return [element('section', [
    element('h2', words('allies.title')),
    element('div', [
      choice('measure', words('choose.measure'), ALLY_MEASURES.map((id) => [id, named(id)]), measure),
      choice('year', words('choose.year'), years.toReversed().map((one) => [one, one]), year),
      filter(),
    ], { class: 'choices' }),
    shown.length ? figure({ title: shown.map((iso3) => nameOf(all.find((one) => one.iso3 === iso3))).join(', '), subtitle, unit, decimals, lines: true, source: credit(sources), file: `allies-${measure}`,
      series: shown.map((iso3) => ({ name: nameOf(all.find((one) => one.iso3 === iso3)), short: iso3, values: knownOf(all.find((one) => one.iso3 === iso3).values) })) }) : null,
    nameBars({ title: words('allies.bars', year), subtitle: `${subtitle} · ${words('bars.before')}`, decimals, source: credit(sources),
      rows: rows.filter((row) => row.value !== undefined).map((row) => ({ ...row, told: `${row.name}: ${number(row.value, decimals)}` })) }),
    table(`${subtitle}, ${year}`, [
      { title: words('ally'), sort: 'name' }, { title: year, sort: 'value', number: true }, { title: String(year - 1), sort: 'before', number: true },
      { title: words('change'), sort: 'change', number: true }, { title: words('compare') },
    ], rows.map((row) => [
      link(row.name, { view: 'ally', ally: row.iso3 }),
      row.value === undefined ? '–' : number(row.value, decimals) + (row.status === 'A' ? '' : row.status.toLowerCase()),
      row.before === undefined ? '–' : number(row.before, decimals),
      row.change === undefined ? '–' : signed(row.change, decimals),
      comparing(row, shown),
    ]), { id: 'allies-rows' }),
    element('p', [saveButton(words('save.csv'), `allies-${measure}-${year}.csv`, 'text/csv', () => csv([['ally', 'name', 'measure', 'unit', 'year', 'value', 'status'],
      ...rows.map((row) => [row.iso3, row.name, measure, unit, year, row.text ?? '', row.status ?? 'M']), [], [credit(sources)]]))]),
  ])];
}

const knownOf = (values) => Object.fromEntries(Object.entries(values).filter(([, one]) => one.value !== undefined));
const signed = (value, decimals) => `${value < 0 ? '−' : '+'}${number(Math.abs(value), decimals)}`;

function rowOf(ally, year) {
  const now = ally.values[year];
  const before = ally.values[year - 1];
  const row = { iso3: ally.iso3, name: nameOf(ally), status: now?.status, text: now?.value };
  if (now?.value !== undefined) row.value = Number(now.value);
  if (before?.value !== undefined) row.before = Number(before.value);
  if (row.value !== undefined && row.before !== undefined) row.change = row.value - row.before;
  return row;
}

function sorted(rows) {
  const asked = chosen('sort', '-value');
  const key = asked.replace('-', '');
  const way = asked.startsWith('-') ? -1 : 1;
  return rows.toSorted((a, b) => {
    if (key === 'name') return way * a.name.localeCompare(b.name, language());
    if (a[key] === undefined || b[key] === undefined) return (a[key] === undefined) - (b[key] === undefined);
    return way * (a[key] - b[key]);
  });
}

const plainText = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const matches = (name) => plainText(name).includes(plainText(chosen('filter')));

function filter() {
  const input = element('input', undefined, { id: 'choose-filter', type: 'search', value: chosen('filter'), size: 12 });
  input.addEventListener('change', () => go({ filter: input.value.trim() }));
  return element('span', [element('label', words('choose.filter'), { for: 'choose-filter' }), input], { class: 'choice' });
}

function comparing(row, shown) {
  const box = element('input', undefined, { type: 'checkbox', 'aria-label': words('compare.one', row.name), checked: shown.includes(row.iso3) });
  box.addEventListener('change', () => go({ show: (box.checked ? [...shown, row.iso3] : shown.filter((one) => one !== row.iso3)).slice(-6).join(',') }));
  return box;
}

// ---- One ally ----

async function allyView() {
  const iso3 = chosen('ally', 'POL');
  const [{ sources }, { targets }, { measures }, { allies }, one, vintages, { reports }] = await Promise.all([
    ofReport('/sources'), ofReport('/targets'), ofReport('/measures'), ofReport('/allies?measure=share_of_gdp'), ofReport(`/allies/${iso3}`),
    read(`/vintages?ally=${iso3}&measure=share_of_gdp`), read('/reports?limit=100')]);
  const published = (measure) => knownOf(one.published.find((series) => series.measure === measure)?.values ?? {});
  const own = (measure) => one.indicators.find((series) => series.measure === measure)?.values ?? {};
  const share = published('share_of_gdp');
  const year = latestYear(share);
  const report = reports.find((other) => other.run === one.run);
  const brief = `briefs/${iso3.toLowerCase()}.html`;
  const named = (id, unit) => { const other = measures.find((m) => m.id === id); return other ? nameOf(other) : `${words(`measure.${id}`)} (${unit})`; };
  return [element('section', [
    element('h2', nameOf(one)),
    element('div', [choice('ally', words('ally'), allies.filter((other) => other.european).map((other) => [other.iso3, nameOf(other)]), iso3)], { class: 'choices' }),
    element('p', words('asof', dayName(one.asOf), credit(sources))),
    year ? allyFacts(one, allies, published, own, year) : element('p', words('ally.nothing')),
    report?.files.some((file) => file.name === brief) ? element('p', [fileButton(`/reports/${report.period}`, brief, words('brief'))]) : null,
    year ? figure({ title: words('ally.share', nameOf(one)), subtitle: words('share.subtitle'), measure: 'share_of_gdp', unit: 'percent', lines: true, source: credit(sources), file: `${iso3}-share_of_gdp`,
      series: [{ name: words('share'), values: share }, ...(Object.keys(own('road_to_3_5_percent')).length ? [{ name: words('road'), dashed: true, values: own('road_to_3_5_percent') }] : [])],
      targets: [2, 3.5].map((value) => ({ value, name: `${number(value, value % 1 ? 1 : 0)} %` })) }) : null,
    element('h3', words('targets.title')),
    element('ul', targets.map((target) => element('li', standing(target, own))).filter((item) => item.textContent), { id: 'ally-targets' }),
    element('h3', words('figures.title')),
    allyTable(one, named),
    besideTable(one, sources, named),
    vintagesTable(vintages),
    element('h3', words('findings.title')),
    one.findings.length || one.notes.length ? element('ul', [...one.findings.map((finding) => element('li', findingText(finding))), ...one.notes.map((note) => element('li', note))]) : element('p', words('findings.none')),
  ], { id: 'ally' })];
}

function allyFacts(one, allies, published, own, year) {
  const ranked = allies.filter((other) => other.european && other.series?.[0]?.values[year]?.value !== undefined).map((other) => Number(other.series[0].values[year].value));
  const share = Number(published('share_of_gdp')[year].value);
  const [money, change, equipment] = ['defence_expenditure_usd_current', 'real_change', 'equipment_share'].map((measure) => published(measure)[year]);
  const gap = own('gap_to_3_5_percent_usd_current')[year];
  const facts = [
    [words('fact.share', yearName(year, published('share_of_gdp')[year].status)), `${number(share, 2)} %`],
    [words('fact.rank'), words('of', ranked.filter((other) => other > share).length + 1, ranked.length)],
    money && [words('fact.money', yearName(year, money.status)), words('billion', number(Number(money.value) / 1000, 1))],
    change && [words('fact.change'), `${signed(Number(change.value), 1)} %`],
    equipment && [words('fact.equipment'), `${number(equipment.value, 1)} %`],
    gap && [words('fact.gap', year), words('billion', number(Number(gap.value) / 1000, 1))],
  ].filter(Boolean);
  return element('dl', facts.map(([term, value]) => element('div', [element('dt', term), element('dd', value)])), { class: 'facts' });
}

/** Where it stands, when it was there first, again, and no longer. */
function standing(target, own) {
  const at = own(`allies_at_${target.id}`);
  const years = Object.keys(at).sort();
  if (!years.length) return '';
  const holds = (values) => Object.keys(values).sort().filter((year) => Number(values[year].value) > 0);
  const met = holds(at);
  const parts = [words(met.includes(years.at(-1)) ? 'target.at' : 'target.below', nameOf(target), years.at(-1))];
  if (!met.length) parts.push(words('target.never', years[0]));
  else parts.push(words(met[0] === years[0] ? 'target.before' : 'target.first', met[0]));
  const again = holds(own(`again_at_${target.id}`));
  const lost = holds(own(`no_longer_at_${target.id}`));
  if (again.length) parts.push(words('target.again', again.join(', ')));
  if (lost.length) parts.push(words('target.lost', lost.join(', ')));
  return `${parts.join('; ')}.`;
}

/** The same in a whole row. */
const decimalsIn = (series) => decimalsOf(series.measure, series.unit, d3.max(Object.values(series.values), (one) => Number(one.value ?? 0)));

function allyTable(one, named) {
  const series = one.published.filter((other) => ALLY_MEASURES.includes(other.measure)).toSorted((a, b) => ALLY_MEASURES.indexOf(a.measure) - ALLY_MEASURES.indexOf(b.measure));
  const years = [...new Set(series.flatMap((other) => Object.keys(other.values)))].sort().slice(-12);
  return table(words('figures.caption'), [{ title: words('measure') }, ...years.map((year) => ({ title: year, number: true }))],
    series.map((other) => [named(other.measure, other.unit), ...years.map((year) => {
      const value = other.values[year];
      return value?.value === undefined ? '–' : element('span', number(value.value, decimalsIn(other)) + (value.status === 'A' ? '' : value.status.toLowerCase()), { title: value.place });
    })]));
}

/** Other publishers' figures, each in its own definition and never added. */
function besideTable(one, sources, named) {
  const rows = one.beside.filter((other) => !/national_currency/.test(other.measure));
  if (!rows.length) return null;
  const years = [...new Set(rows.flatMap((other) => Object.keys(other.values)))].sort().slice(-8);
  return element('details', [element('summary', words('beside.title')),
    table(words('beside.caption'), [{ title: words('measure') }, { title: words('sources.source') }, ...years.map((year) => ({ title: year, number: true }))],
      rows.map((other) => [named(other.measure, other.unit), publisherOf(other),
        ...years.map((year) => (other.values[year]?.value === undefined ? '–' : number(other.values[year].value, decimalsIn(other))))]))]);
}

function vintagesTable(vintages) {
  if (!vintages.vintages.length) return null;
  const editions = vintages.editions.map((one) => one.edition);
  return element('details', [element('summary', words('vintages.title')),
    table(words('vintages.caption'), [{ title: words('year') }, ...editions.map((edition) => ({ title: edition, number: true }))],
      vintages.vintages.map((one) => [one.period, ...editions.map((edition) => {
        const value = one.figures.find((other) => other.edition === edition);
        return value?.value ? number(value.value, 2) + (value.status === 'A' ? '' : value.status.toLowerCase()) : '–';
      })]))]);
}

function findingText(finding) {
  const details = Object.entries(finding.details).map(([name, values]) => `${name.replaceAll('_', ' ')} ${values.join(', ')}`).join('; ');
  return `${nameOf(finding)}${finding.years.length ? `, ${finding.years.join(', ')}` : ''}: ${details}${finding.place ? ` (${finding.place})` : ''}`;
}

// ---- What changed ----

async function changesView() {
  const { reports } = await read('/reports?limit=100');
  if (reports.length < 2) return [element('section', [element('h2', words('changes.title')), element('p', words('changes.one'))])];
  const periods = reports.map((one) => one.period);
  const to = periods.includes(chosen('to')) ? chosen('to') : periods[0];
  const from = periods.includes(chosen('from')) ? chosen('from') : periods[periods.indexOf(to) + 1] ?? periods[0];
  const measure = ALLY_MEASURES.includes(chosen('measure')) ? chosen('measure') : 'share_of_gdp';
  const [changes, { allies }, { targets }] = await Promise.all([read(`/changes?from=${from}&to=${to}&measure=${measure}`), read('/allies'), read(`/targets?period=${to}`)]);
  const name = (iso3) => nameOf(allies.find((one) => one.iso3 === iso3));
  const rows = changes.figures.filter((one) => matches(name(one.ally)));
  const value = (one, unit) => (one ? number(one.value, decimalsOf(measure, unit, Number(one.value))) + (one.status === 'A' ? '' : one.status.toLowerCase()) : '–');
  return [element('section', [
    element('h2', words('changes.title')),
    element('div', [
      choice('from', words('choose.from'), periods.map((one) => [one, monthName(one)]), from),
      choice('to', words('choose.to'), periods.map((one) => [one, monthName(one)]), to),
      choice('measure', words('choose.measure'), ALLY_MEASURES.map((id) => [id, words(`measure.${id}`)]), measure),
      filter(),
    ], { class: 'choices' }),
    element('h3', words('changes.headlines')),
    element('dl', [changes.from, changes.to].map((one) => element('div', [element('dt', `${monthName(one.period)} · ${one.source}`), element('dd', one.headline)]))),
    element('h3', words('changes.editions')),
    changes.editions.length ? element('ul', changes.editions.map((one) => element('li', `${publisherOf(one)}: ${one.before ?? '–'} → ${one.now ?? '–'}`))) : element('p', words('changes.none')),
    element('h3', words('targets.title')),
    changes.targets.length ? element('ul', changes.targets.map((one) => element('li', words(one.met ? 'changes.reached' : 'changes.lost', name(one.ally), nameOf(targets.find((target) => target.id === one.target) ?? { names: { en: one.target } }), one.before, one.now)))) : element('p', words('changes.none')),
    element('h3', words('changes.figures')),
    rows.length ? table(`${words(`measure.${measure}`)}: ${words('changes.caption', rows.length)}`,
      [{ title: words('ally') }, { title: words('year') }, { title: words('changes.kind') }, { title: changes.from.source, number: true }, { title: changes.to.source, number: true }],
      rows.slice(0, MOST_ROWS).map((one) => [name(one.ally), one.period, words(`kind.${one.kind}`), value(one.before, one.unit), value(one.now, one.unit)]), { id: 'changes-rows' }) : element('p', words('changes.none')),
    rows.length > MOST_ROWS ? element('p', words('changes.more', MOST_ROWS, rows.length)) : null,
    element('p', [saveButton(words('save.csv'), `changes-${from}-${to}-${measure}.csv`, 'text/csv', () => csv([['ally', 'measure', 'unit', 'period', 'kind', 'before', 'before_status', 'now', 'now_status'],
      ...rows.map((one) => [one.ally, one.measure, one.unit, one.period, one.kind, one.before?.value ?? '', one.before?.status ?? '', one.now?.value ?? '', one.now?.status ?? ''])]))]),
  ], { id: 'changes' })];
}
