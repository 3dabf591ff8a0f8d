/* Support for Ukraine, as the Kiel Institute follows it: beside defence expenditure, and never added to it. */
const SUPPORT = { total: 'ukraine_support_total_eur', military: 'ukraine_support_military_eur', financial: 'ukraine_support_financial_eur', humanitarian: 'ukraine_support_humanitarian_eur' };
const SUPPORT_OF_GDP = 'ukraine_support_percent_of_gdp_2021';

const isSupport = (measure) => Object.values(SUPPORT).includes(measure);

/** The sum of a series' months of some year, or of all; undefined where there is none. */
function sumOf(series, year = '', last = 12) {
  const months = Object.entries(series?.values ?? {}).filter(([month, one]) => month.startsWith(year) && one.value !== undefined && (!year || Number(month.slice(5)) <= last));
  return months.length ? sum(months.map(([, one]) => one.value)) : undefined;
}

const lastMonth = (series) => series.flatMap((one) => Object.keys(one.values)).sort().at(-1);

/** 'January to April 2026' of a year that is not over, 2025 of one that is; the first month is another where January is not there. */
function monthsName(year, last, first = 1) {
  const [from, to] = [first, last].map((month) => `${year}-${String(month).padStart(2, '0')}`);
  if (first === 1 && last === 12) return year;
  return first === last ? monthName(to) : words('months.to', new Intl.DateTimeFormat(locale(), { month: 'long', timeZone: 'UTC' }).format(new Date(`${from}-01`)), monthName(to));
}

async function supportView() {
  const kind = chosenOf('kind', Object.keys(SUPPORT), 'total');
  const ofGdp = kind === 'total' && chosen('unit') === 'gdp';
  const measure = ofGdp ? SUPPORT_OF_GDP : SUPPORT[kind];
  const [{ sources }, { series }, { allies }] = await Promise.all([ofReport('/sources'), seriesOf('kiel', 'M', [measure]), read('/allies')]);
  const title = element('h2', words('support.title'));
  if (!series.length) return [element('section', [title, element('p', words('support.none'))], { id: 'support' })];
  const last = lastMonth(series);
  const years = [...new Set(series.flatMap((one) => Object.keys(one.values).map((month) => month.slice(0, 4))))].sort();
  const year = years.includes(chosen('year')) ? chosen('year') : chosen('year') === 'all' ? '' : last.slice(0, 4);
  const month = year === last.slice(0, 4) ? Number(last.slice(5)) : 12;
  const before = year && years.includes(String(year - 1)) ? String(year - 1) : '';
  // Kiel prints 0 % of GDP of the Union's institutions, which have none.
  const isShown = (one) => (chosen('donors') === 'all' ? one.subjectType !== 'countries' && !(ofGdp && one.subjectType === 'institution') : allies.some((ally) => ally.european && ally.iso3 === one.subject));
  const rows = series.filter((one) => isShown(one) && sumOf(one, year, month) !== undefined)
    .map((one) => ({ name: nameOf(one), value: sumOf(one, year, month), ...(before && { before: sumOf(one, before, month) }) })).toSorted((a, b) => b.value - a.value);
  const span = year ? monthsName(year, month) : words('support.since', monthName(firstMonth(series)), monthName(last));
  const subtitle = [words(`codebook.measure.${measure}`), words(ofGdp ? 'support.unit.gdp' : 'support.unit.eur'), span].join(' · ');
  return [element('section', [
    title,
    element('div', [
      choice('kind', words('choose.kind'), Object.keys(SUPPORT).map((one) => [one, words(`codebook.measure.${SUPPORT[one]}`)]), kind, (value) => go({ kind: value, unit: '' })),
      kind === 'total' ? choice('unit', words('choose.unit'), [['', words('support.unit.eur')], ['gdp', words('support.unit.gdp')]], ofGdp ? 'gdp' : '') : null,
      choice('year', words('choose.year'), [...years.toReversed().map((one) => [one, one === last.slice(0, 4) ? monthsName(one, Number(last.slice(5))) : one]), ['all', words('support.all')]], year || 'all'),
      choice('donors', words('choose.donors'), [['', words('european')], ['all', words('support.donors.all')]], chosen('donors') === 'all' ? 'all' : ''),
    ], { class: 'choices' }),
    meaning(measure),
    barFigure({ id: 'support-bars', title: words('support.bars', span), subtitle: before ? `${subtitle} · ${words('bars.before', monthsName(before, month))}` : subtitle, decimals: 2, source: credit(sources, 'kiel'), file: `support-${kind}${ofGdp ? '-gdp' : ''}-${year || 'all'}`, rows,
      nameTitle: words('support.donor'), valueTitle: span, ...(before && { beforeName: monthsName(before, month) }) }),
    ofGdp ? null : figure({ id: 'support-months', title: words('support.months.title'), subtitle: `${words(`codebook.measure.${measure}`)} · ${words('support.unit.eur')}`, measure, unit: 'billion EUR', decimals: 2, source: credit(sources, 'kiel'), file: `support-${kind}-months`,
      series: [{ name: words('european'), values: monthly(series.filter((one) => allies.some((ally) => ally.european && ally.iso3 === one.subject))) }] }),
    element('p', words('support.in-nato')),
  ], { id: 'support' })];
}

const firstMonth = (series) => series.flatMap((one) => Object.keys(one.values)).sort()[0];

/** What some donors gave together, by month. */
function monthly(series) {
  const known = series.flatMap((one) => Object.entries(one.values)).filter(([, { value }]) => value !== undefined);
  return Object.fromEntries([...d3.group(known, ([month]) => month)].map(([month, all]) => [month, { value: sum(all.map(([, one]) => one.value)), status: 'A' }]));
}

/** What an ally has given, in a sentence or two and by year; null where it is not followed. */
function supportOf(ally, { series }, sources) {
  const own = (measure) => series.find((one) => one.measure === measure);
  const total = own(SUPPORT.total);
  if (!total) return null;
  const last = lastMonth([total]);
  const [year, month] = [last.slice(0, 4), Number(last.slice(5))];
  const [now, then] = [sumOf(total, year, month), sumOf(total, String(year - 1), month)];
  const years = [...new Set(Object.keys(total.values).map((one) => one.slice(0, 4)))].sort();
  const euros = (billions) => moneyName((billions ?? 0) * 1000, 'EUR');
  return element('div', [
    element('p', words('support.ally.all', monthName(firstMonth([total])), monthName(last), euros(sumOf(total)), number(sumOf(own(SUPPORT_OF_GDP)) ?? 0, 2), euros(sumOf(own(SUPPORT.military))), euros(sumOf(own(SUPPORT.financial))), euros(sumOf(own(SUPPORT.humanitarian))))),
    element('p', words('support.ally.now', monthsName(year, month), euros(now), euros(then), monthsName(String(year - 1), month))),
    figure({ title: words('support.title'), subtitle: `${words(`codebook.measure.${SUPPORT.total}`)} · ${words('support.unit.eur')}`, measure: SUPPORT.total, unit: 'billion EUR', decimals: 2, source: credit(sources, 'kiel'), file: `${ally.iso3}-support`,
      note: month === 12 ? null : words('support.so-far', monthsName(year, month)),
      series: [{ name: nameOf(ally), values: Object.fromEntries(years.map((one) => [one, { value: sumOf(total, one), status: one === year && month < 12 ? 'P' : 'A' }])) }] }),
    element('p', [words('support.in-nato'), ' ', link(words('support.more'), { view: 'support' })]),
  ], { id: 'ally-support' });
}
