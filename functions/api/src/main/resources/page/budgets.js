/* National budgets: voted, planned and spent, as each treasury delimits them; never added across allies, and none is NATO's definition. */
const STAGES = ['outturn', 'revised', 'voted', 'planned'];
const budgetsOf = (sources) => sources.filter((one) => one.source.startsWith('budget-') && one.edition);

/** { stage, part } of budget_outturn_ukraine_support_national_currency; part is empty of the whole. */
function itemOf(measure) {
  const [, stage, part = ''] = /^budget_([a-z]+?)(?:_(.+))?_national_currency$/.exec(measure);
  return { stage, part };
}

const itemName = ({ stage, part }) => (part ? words('budget.part', words(`budget.stage.${stage}`), words(`codebook.budget.part.${part}`)) : words(`budget.stage.${stage}`));

/** Its items by year and by month. */
async function budgetOf(source) {
  const both = await Promise.all([seriesOf(source, 'A'), seriesOf(source, 'M')]);
  return budgetItems(both.flatMap(({ series }) => series));
}

/** All that series of a budget have, the whole before its parts: { item, name, note, years, months, currency }. */
function budgetItems(series) {
  const items = new Map();
  for (const one of series) {
    const item = itemOf(one.measure);
    const known = items.get(one.measure) ?? { measure: one.measure, item, name: itemName(item), allyName: nameOf(one), currency: one.currency, years: {}, months: {}, note: '' };
    for (const [period, value] of Object.entries(knownOf(one.values))) {
      known[period.length > 4 ? 'months' : 'years'][period] = value;
      known.note ||= value.note ?? '';
    }
    items.set(one.measure, known);
  }
  return [...items.values()].toSorted((a, b) => STAGES.indexOf(a.item.stage) - STAGES.indexOf(b.item.stage) || a.item.part.localeCompare(b.item.part));
}

/** A row a figure: years, and the months so far against the same of the year before. */
function budgetRows(item) {
  const rows = Object.keys(item.years).sort().reverse().slice(0, 3).map((year) => ({ item, period: yearName(year, item.years[year].status), now: Number(item.years[year].value), before: item.years[year - 1] && Number(item.years[year - 1].value) }));
  const last = Object.keys(item.months).sort().at(-1);
  if (!last) return rows;
  const year = last.slice(0, 4);
  const own = Object.keys(item.months).filter((one) => one.startsWith(year)).sort();
  const same = own.map((one) => `${year - 1}${one.slice(4)}`);
  const whole = (months) => sum(months.map((one) => item.months[one].value));
  const [first, month] = [own[0], last].map((one) => Number(one.slice(5)));
  return [{ item, period: monthsName(year, month, first), now: whole(own), before: same.every((one) => item.months[one]) ? whole(same) : undefined }, ...rows];
}

/** What has grown to more than three times what it was began with little: '×75.5' is told in the place of a percentage. */
const isMultiple = (row) => row.now > 3 * row.before;

const percentChange = (row) => (!(row.before > 0) ? '–' : isMultiple(row) ? `×${number(row.now / row.before, 1)}` : percent(signed(((row.now - row.before) / row.before) * 100, 1)));

function budgetTable(items) {
  return table(words('budgets.caption', items[0].allyName, items[0].currency), [{ title: words('budgets.what') }, { title: words('budgets.period') }, { title: words('budgets.value', items[0].currency), number: true }, { title: words('budgets.before', items[0].currency), number: true }, { title: words('change'), number: true }],
    items.flatMap(budgetRows).map((row) => [row.item.name, row.period, number(row.now / 1000, 1), row.before === undefined ? '–' : number(row.before / 1000, 1), percentChange(row)]));
}

/** 'Spent, January to July 2026: 80.1 billion SEK, +4.5 % on the same months of the year before.' */
function budgetSentence(row) {
  const money = `${number(row.now / 1000, 1)} ${words('unit.billion')} ${row.item.currency}`;
  return row.before > 0 && !isMultiple(row) ? words('budgets.sentence', row.item.name, row.period, money, percentChange(row)) : words('budgets.sentence.alone', row.item.name, row.period, money);
}

async function budgetsView() {
  const [{ sources }, { allies }] = await Promise.all([ofReport('/sources'), read('/allies')]);
  const there = budgetsOf(sources);
  const title = element('h2', words('budgets.title'));
  if (!there.length) return [element('section', [title, element('p', words('budgets.none'))], { id: 'budgets' })];
  const source = chosenOf('budget', there.map((one) => one.source), there[0].source);
  const [items, declared] = await Promise.all([budgetOf(source), ofReport(`/allies/${source.slice(7).toUpperCase()}?lang=${language()}`)]);
  const named = ({ source: id }) => nameOf(allies.find((ally) => id === `budget-${ally.iso3.toLowerCase()}`));
  return [element('section', [
    title,
    element('p', words('budgets.note')),
    element('div', [choice('budget', words('ally'), there.map((one) => [one.source, named(one)]), source)], { class: 'choices' }),
    ...budgetParts(items, sources, source, declared),
  ], { id: 'budgets' })];
}

const UNVERIFIED = ' (unverified)';

/** Its title says so where no document of the treasury has been read by its declaration. */
const isUnverified = (sources, source) => sources.find((one) => one.source === source)?.title.endsWith(UNVERIFIED);

/** Which documents of whom, under which terms. */
function documentsOf(one) {
  const known = words('budgets.documents', publisherOf(one), declaredOf(one, 'title').replace(UNVERIFIED, ''), declaredOf(one, 'licence').replace(/\.$/, ''));
  return element('p', known, { class: 'source budget-documents' });
}

/** @param declared what is declared of it, as the API tells it of an ally */
function budgetParts(items, sources, source, declared) {
  if (!items.length) return [element('p', words('budgets.none'))];
  const monthlyItem = items.find((one) => !one.item.part && Object.keys(one.months).length);
  return [
    isUnverified(sources, source) ? element('p', words('budgets.unverified'), { class: 'source' }) : null,
    element('p', items.filter((one) => !one.item.part).flatMap((one) => budgetRows(one).slice(0, 1)).map(budgetSentence).join(' ')),
    budgetTable(items),
    ...items.filter((one) => one.note).map((one) => element('p', words('pair', one.name, declared.budgetParts[one.item.part] ?? one.note), { class: 'source', lang: declared.budgetLanguage })),
    ...declared.budget.map((text) => element('p', together(text), { class: 'source', lang: declared.budgetLanguage })),
    ...sources.filter((one) => one.source === source).map(documentsOf),
    monthlyItem ? figure({ title: monthlyItem.allyName, subtitle: words('budgets.months.subtitle', monthlyItem.name, monthlyItem.currency), measure: monthlyItem.measure, unit: 'million', decimals: 2, source: credit(sources, source), file: `${source}-months`,
      series: [{ name: monthlyItem.name, values: inBillions(monthlyItem.months) }] }) : null,
  ];
}
