/* One ally: where it stands, its road, its figures by every source, what is found and noted of them. */
async function allyView() {
  const [iso3] = alliesAsked();
  const [{ sources }, { targets }, { allies }, one, vintages, report, given] = await Promise.all([
    ofReport('/sources'), ofReport('/targets'), ofReport('/allies?measure=share_of_gdp'), ofReport(`/allies/${iso3}?lang=${language()}`),
    read(`/vintages?ally=${iso3}&measure=share_of_gdp`), reportRead(), seriesOf('kiel', 'M', [...Object.values(SUPPORT), SUPPORT_OF_GDP], iso3)]);
  const money = await moneyOf('million USD', sources);
  const support = supportOf(one, given, sources);
  const budget = `budget-${iso3.toLowerCase()}`;
  const items = budgetItems(one.beside.filter((other) => other.source === budget).map((other) => ({ ...other, names: one.names })));
  const published = (measure) => knownOf(one.published.find((series) => series.measure === measure)?.values ?? {});
  const own = (measure) => one.indicators.find((series) => series.measure === measure)?.values ?? {};
  const share = published('share_of_gdp');
  const year = latestYear(share);
  const brief = `briefs/${iso3.toLowerCase()}.html`;
  const differences = differencesOf(definitionsOf(one, sources));
  const road = own('road_to_3_5_percent');
  return [element('section', [
    element('h2', nameOf(one)),
    element('div', [choice('ally', words('ally'), byName(allies.filter((other) => other.european || other.iso3 === iso3)).map((other) => [other.iso3, nameOf(other)]), iso3), currencyChoice('million USD', sources)], { class: 'choices' }),
    element('p', words('asof', lastDayOf(one.asOf), credit(sources))),
    year ? allyFacts(one, allies, published, own, year, money) : element('p', words('ally.nothing')),
    report.files.some((file) => file.name === brief) ? element('p', [fileButton(`/reports/${report.period}`, brief, words('brief'))]) : null,
    year ? figure({ title: words('ally.share', nameOf(one)), subtitle: words('share.subtitle'), measure: 'share_of_gdp', unit: 'percent', lines: true, source: credit(sources), file: `${iso3}-share_of_gdp`,
      series: [{ name: words('share'), values: share }, ...(Object.keys(road).length ? [{ name: words('road'), short: words('short.road'), dashed: true, values: road }] : [])],
      targets: targetLines([2, 3.5]) }) : null,
    ...(year ? [
      element('h3', words('targets.title')),
      element('ul', targets.map((target) => element('li', standing(target, own))).filter((item) => item.textContent), { id: 'ally-targets' }),
      element('h3', words('road')),
      element('ul', roadOf(one.indicators, money).map((text) => element('li', text)), { id: 'ally-road' }),
      element('h3', words('figures.title')),
      allyTable(one, money),
    ] : []),
    element('h3', words('definitions.title')),
    ...(differences.length ? [element('ul', differences.map((text) => element('li', text)))] : [element('p', words('definitions.alone'))]),
    element('p', [link(words('definitions.more'), { view: 'sources', ally: iso3 })]),
    besideTable(one),
    ...(support ? [element('h3', words('support.title')), support] : []),
    ...(items.length ? [element('h3', words('budgets.title')), element('div', [...budgetParts(items, sources, budget, one), element('p', [link(words('budgets.more'), { view: 'budgets', budget })])], { id: 'ally-budget' })] : []),
    vintagesTable(vintages),
    subscribeLink(words('subscribe.ally', nameOf(one)), { allies: iso3 }),
    element('h3', words('findings.title')),
    one.findings.length || one.notes.length ? element('ul', [...one.findings.map((finding) => element('li', findingText(finding, nameOf(one), targets))), ...one.notes.map((note) => element('li', note, { lang: 'en' }))], { id: 'ally-findings' }) : element('p', words('findings.none')),
  ], { id: 'ally' })];
}

function allyFacts(one, allies, published, own, year, told) {
  const ranked = allies.filter((other) => other.european && other.series?.[0]?.values[year]?.value !== undefined).map((other) => Number(other.series[0].values[year].value));
  const share = Number(published('share_of_gdp')[year].value);
  const [money, change, equipment] = ['defence_expenditure_usd_current', 'real_change', 'equipment_share'].map((measure) => published(measure)[year]);
  const inMoney = (values) => { const one = told.values(values)[year]; return one && moneyName(one.value, told.unit); };
  const gap = inMoney(own('gap_to_3_5_percent_usd_current'));
  const facts = [
    [words('fact.share', yearName(year, published('share_of_gdp')[year].status)), percent(number(share, 2))],
    [words('fact.rank'), words('of', ranked.filter((other) => other > share).length + 1, ranked.length)],
    money && [words('fact.money', yearName(year, money.status)), inMoney(published('defence_expenditure_usd_current'))],
    change && [words('fact.change'), percent(signed(Number(change.value), 1))],
    equipment && [words('fact.equipment'), percent(number(equipment.value, 1))],
    gap && [words('fact.gap', year), gap],
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
  else parts.push(words(met[0] === years[0] ? 'target.before' : 'target.first', met[0], years[0]));
  const crossed = Object.entries({ again: `again_at_${target.id}`, lost: `no_longer_at_${target.id}` }).flatMap(([how, measure]) => holds(own(measure)).map((year) => [year, how]));
  parts.push(...crossed.sort().map(([year, how]) => words(`target.${how}`, year)));
  return `${parts.join(words('then'))}.`;
}

/** The road to 3.5 %: what it still takes, how far ahead or behind, and where the present path leads. */
function roadOf(indicators, money) {
  const latest = (measure) => {
    const { values: known = {}, unit } = indicators.find((one) => one.measure === measure) ?? {};
    const values = unit === 'million USD' ? money.values(known) : known;
    const year = latestYear(values);
    return year && { year, unit: unit === 'million USD' ? money.unit : unit, value: Number(values[year].value) };
  };
  const named = (one) => moneyName(one.value, one.unit);
  const [ahead, points, gap, find, growth, path] = ['ahead_of_road_to_3_5_percent_points', 'gap_to_3_5_percent_points', 'gap_to_3_5_percent_usd_current', 'path_to_3_5_percent_to_find_usd_constant', 'required_growth_to_3_5_percent', 'catch_up_year_3_5_percent'].map(latest);
  if (!points) return [words('road.none')];
  if (points.value === 0) return [words('road.there', points.year)];
  return [
    gap && words('road.gap', points.year, number(points.value, 2), named(gap)),
    ahead && words(ahead.value < 0 ? 'road.behind' : 'road.ahead', ahead.year, number(Math.abs(ahead.value), 2)),
    find && words('road.find', find.year, named(find), pricesOf(find.unit)),
    growth && growth.year === points.year && words('road.growth', number(growth.value, 1)),
    path && path.year === points.year ? words('road.path', path.value) : words('road.path.none'),
  ].filter(Boolean);
}

function allyTable(one, money) {
  const told = (other) => (other.unit === 'million USD' ? { ...other, unit: money.unit, values: money.values(other.values) } : other);
  const series = one.published.map(told).filter((other) => ALLY_MEASURES.includes(other.measure)).toSorted((a, b) => ALLY_MEASURES.indexOf(a.measure) - ALLY_MEASURES.indexOf(b.measure));
  const years = [...new Set(series.flatMap((other) => Object.keys(other.values)))].sort();
  return element('div', [money.note ? element('p', money.note, { class: 'source' }) : null, table(words('figures.caption'), [{ title: words('measure') }, ...years.map((year) => ({ title: year, number: true }))],
    series.map((other) => [measureName(other.measure, other.unit), ...years.map((year) => element('span', figureText(other.values[year], decimalsIn(other)), { title: other.values[year]?.place ?? '' }))])),
  saveTable(`${one.iso3}.csv`, () => [['ally', 'source', 'measure', 'unit', 'year', 'value', 'status', 'place'],
    ...[...one.published, ...one.beside].flatMap((other) => Object.entries(other.values).map(([year, value]) => [one.iso3, other.source ?? one.source, other.measure, other.unit, year, value.value ?? '', value.status, value.place]))])]);
}

/** Other publishers' figures, each in its own definition and never added; budgets stand by themselves. */
function besideTable(one) {
  const rows = one.beside.filter((other) => !/national_currency/.test(other.measure));
  if (!rows.length) return null;
  const years = [...new Set(rows.flatMap((other) => Object.keys(other.values)))].sort().slice(-8);
  return element('details', [element('summary', words('beside.title')),
    table(words('beside.caption'), [{ title: words('measure') }, { title: words('sources.source') }, ...years.map((year) => ({ title: year, number: true }))],
      rows.filter((other) => years.some((year) => other.values[year])).map((other) => [measureName(other.measure, other.unit), publisherOf(other), ...years.map((year) => figureText(other.values[year], decimalsIn(other)))]))]);
}

function vintagesTable(vintages) {
  if (!vintages.vintages.length) return null;
  const editions = vintages.editions.map((one) => one.edition);
  return element('details', [element('summary', words('vintages.title')),
    table(words('vintages.caption'), [{ title: words('year') }, ...editions.map((edition) => ({ title: edition, number: true }))],
      vintages.vintages.map((one) => [one.period, ...editions.map((edition) => figureText(one.figures.find((other) => other.edition === edition), 2))]))]);
}

// ---- What was found, in the reports' own sentences ----

/** 'Albania, Bulgaria and Czechia'. */
const listed = (names) => (names.length < 2 ? names.join('') : words('list', names.slice(0, -1).join(', '), names.at(-1)));

/** '2014-2018 and 2022': three years or more in a row are a span. */
function spans(years) {
  const runs = years.reduce((all, year) => {
    if (all.at(-1)?.at(-1) === year - 1) all.at(-1).push(year);
    else all.push([year]);
    return all;
  }, []);
  return listed(runs.flatMap((run) => (run.length > 2 ? [`${run[0]}-${run.at(-1)}`] : run.map(String))));
}

/** A finding's sentence: its kind's words, with the particulars in the order in which that kind has them. */
function findingText(finding, subject, targets) {
  const kind = finding.kind.toUpperCase().replaceAll('-', '_');
  const values = [subject, spans(finding.years), ...words(`finding.${kind}.details`).split(',').map((name) => listed((finding.details[name] ?? []).map((value) => detailText(name, value))))];
  const decided = (finding.details.target ?? []).map((id, i) => words('finding.decides.one', nameOf(targets.find((target) => target.id === id) ?? { names: { en: id } }), finding.details.target_year[i]));
  return [words(`finding.${kind}.text`, ...values), decided.length ? words('finding.decides', listed(decided)) : '', finding.place ? `(${finding.place})` : ''].filter(Boolean).join(' ');
}

function detailText(name, value) {
  if (name.endsWith('measure')) return measureName(value);
  if (name === 'publisher') return namedPublisher(value);
  if (/^-?[\d.]+$/.test(value)) return number(value, value.split('.')[1]?.length ?? 0);
  return value;
}
