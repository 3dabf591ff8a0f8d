/* A group over the years. */
async function groupView() {
  const [{ sources }, { groups }, { measures }] = await Promise.all(['/sources', '/groups', '/measures'].map(ofReport));
  const id = chosenOf('group', groups.map((one) => one.id), GROUP);
  const known = measures.filter((one) => one.groups && nameOf(one) !== one.id);
  const measure = known.find((one) => one.id === chosen('measure')) ?? known.find((one) => one.id === 'share_of_gdp');
  const composition = chosenOf('composition', ['constant'], 'as-of-year');
  const [{ aggregates }, money] = await Promise.all([ofReport(`/aggregates?group=${id}&measure=${measure.id}&composition=${composition}`), moneyOf(measure.unit, sources)]);
  const all = money.values(aggregates[0]?.values ?? {});
  const years = Object.keys(all).sort();
  const [from, to] = [chosenOf('from', years, years[0]), chosenOf('to', years, years.at(-1))];
  const values = between(all, from, to);
  const lacking = lackingIn(values);
  const name = measureName(measure.id, money.unit);
  return [element('section', [
    element('h2', words('group.title')),
    element('div', [
      choice('group', words('choose.group'), groups.map((other) => [other.id, nameOf(other)]), id),
      ...measureChoices(inOrder(known.map((other) => other.id)), measure.id, measure.unit, sources),
      choice('composition', words('choose.composition'), [['as-of-year', words('as-of-year')], ['constant', words('constant')]], composition),
      choice('from', words('choose.from'), years.map((year) => [year, year]), from),
      choice('to', words('choose.to'), years.map((year) => [year, year]), to),
    ], { class: 'choices' }),
    Object.keys(values).length ? figure({
      title: nameOf(groups.find((other) => other.id === id)), subtitle: [name, pricesOf(money.unit), words(composition)].filter(Boolean).join(' · '),
      measure: measure.id, unit: money.unit, lines: /percent|year/.test(measure.unit), source: isSupport(measure.id) ? credit(sources, 'kiel') : credit(sources), note: money.note, file: `${id}-${measure.id}${money.note ? '-eur' : ''}`,
      series: [{ name, values }],
      targets: measure.id === 'share_of_gdp' ? targetLines([2, 3.5]) : [],
    }) : element('p', words('no.years')),
    risen(values, money.unit, composition),
    lacking ? element('p', words('missing', lacking)) : null,
    meaning(measure.id),
  ])];
}

/** What allies have first, as there, and the rest by name. */
const inOrder = (ids) => [...ALLY_MEASURES.filter((id) => ids.includes(id)), ...byName(ids.filter((id) => !ALLY_MEASURES.includes(id)), (id) => measureName(id))];

/** 'Albania and Montenegro (2022-2025)': which members have no figures, and of which years; empty where all have. */
function lackingIn(values) {
  const short = Object.entries(values).filter(([, value]) => value.missing.length);
  const alike = d3.groups(short, ([, value]) => listed(byName(value.missing.map((iso3) => words(`ally.${iso3}`)), (name) => name)));
  return alike.map(([names, years]) => `${names} (${spans(years.map(([year]) => Number(year)))})`).join(words('then'));
}

/** How far money went from the first to the last of the years shown, and in what sense; null of anything else. */
function risen(values, unit, composition) {
  const years = Object.keys(values).sort();
  const [first, last] = [values[years[0]], values[years.at(-1)]].map((one) => Number(one?.value));
  if (!/^million (USD|EUR)/.test(unit) || years.length < 2 || !(first > 0)) return null;
  const kind = /prices/.test(unit) ? 'group.risen.real' : 'group.risen.nominal';
  return element('p', words(kind, years[0], years.at(-1), percent(signed(((last - first) / first) * 100, 1))) + (composition === 'constant' ? '' : ` ${words('group.risen.joined')}`), { id: 'risen' });
}

/** Shares of GDP to be drawn under the data. */
const targetLines = (shares) => shares.map((value) => ({ value, name: percent(number(value, value % 1 ? 1 : 0)) }));
