/* The allies: as lines, bars and a table that sorts and filters. */
async function alliesView() {
  const measure = chosenOf('measure', ALLY_MEASURES, 'share_of_gdp');
  const [{ sources }, { allies }] = await Promise.all([ofReport('/sources'), ofReport(`/allies?measure=${measure}`)]);
  const published = byName(allies.filter((one) => one.european && one.series?.[0]));
  const money = await moneyOf(published[0]?.series[0].unit ?? '', sources);
  const all = published.map((one) => ({ ...one, values: money.values(one.series[0].values) }));
  const years = [...new Set(all.flatMap((one) => Object.keys(one.values)))].sort();
  const year = chosenOf('year', years, years.at(-1));
  const decimals = decimalsOf(measure, money.unit, d3.max(all, (one) => Number(one.values[year]?.value ?? 0)));
  const rows = sorted(all.map((one) => rowOf(one, year)).filter((row) => matches(row.name)));
  const shown = chosen('show').split(',').map((iso3) => all.find((one) => one.iso3 === iso3)).filter(Boolean);
  const subtitle = [measureName(measure, money.unit), pricesOf(money.unit)].filter(Boolean).join(' · ');
  const said = { unit: money.unit, decimals, source: credit(sources), note: money.note };
  const known = rows.filter((row) => row.value !== undefined);
  return [element('section', [
    element('h2', words('allies.title')),
    element('div', [
      ...measureChoices(ALLY_MEASURES, measure, published[0]?.series[0].unit ?? '', sources),
      choice('year', words('choose.year'), years.toReversed().map((one) => [one, one]), year),
      filter(),
    ], { class: 'choices' }),
    meaning(measure),
    measure === 'share_of_gdp' ? element('p', [2, 3.5, 5].map((target) => countAt(target, all.map((one) => rowOf(one, year)), year)).join(' '), { id: 'at-targets' }) : null,
    shown.length ? figure({ ...said, title: shown.map(nameOf).join(', '), subtitle, measure, lines: true, file: `allies-${measure}`,
      series: shown.map((one) => ({ name: nameOf(one), short: one.iso3, values: knownOf(one.values) })),
      targets: measure === 'share_of_gdp' ? targetLines([2, 3.5]) : [] }) : element('p', words('compare.how')),
    known.length ? barFigure({ ...said, title: words('allies.bars', year), subtitle: [subtitle, words('bars.before', year - 1), known.some((row) => row.status !== 'A') ? words('bars.estimates') : ''].filter(Boolean).join(' · '), file: `allies-${measure}-${year}`, rows: known, withoutTable: true,
      nameTitle: words('ally'), valueTitle: year, beforeName: String(year - 1) }) : element('p', words('allies.none')),
    table(`${subtitle}, ${year}`, [
      { title: words('ally'), sort: 'name' }, { title: year, sort: 'value', number: true }, { title: String(year - 1), sort: 'before', number: true },
      { title: words('change'), sort: 'change', number: true }, { title: words('compare') },
    ], rows.map((row) => [
      link(row.name, { view: 'ally', ally: row.iso3 }),
      withStatus(row.value, row.status, decimals),
      withStatus(row.before, row.statusBefore, decimals),
      row.change === undefined ? '–' : signed(row.change, decimals),
      comparing(row, shown.map((one) => one.iso3)),
    ]), { id: 'allies-rows' }),
    saveTable(`allies-${measure}-${year}.csv`, () => [['ally', 'name', 'measure', 'unit', 'year', 'value', 'status'],
      ...rows.map((row) => [row.iso3, row.name, measure, money.unit, year, row.text ?? '', row.status ?? 'M']), [], [credit(sources)]]),
  ])];
}

/** 'At 2 % or over in 2026: 28 of 29; below: Slovenia.', at the precision in which shares are published. */
function countAt(target, rows, year) {
  const known = rows.filter((row) => row.value !== undefined);
  const isAt = (row) => Math.round(Number(`${row.value}e2`)) >= target * 100;
  const [at, below] = [known.filter(isAt), known.filter((row) => !isAt(row))];
  const few = at.length <= 6 ? words('allies.at.they', listed(at.map((row) => row.name))) : below.length <= 6 ? words('allies.at.below', listed(below.map((row) => row.name))) : '';
  return words('allies.at', number(target, target % 1 ? 1 : 0), year, at.length, known.length, (at.length && few) || '');
}

/** '5.33e', an estimate; or a dash. */
const withStatus = (value, status, decimals) => value === undefined ? '–' : number(value, decimals) + (status === 'A' ? '' : status.toLowerCase());

function rowOf(ally, year) {
  const now = ally.values[year];
  const before = ally.values[year - 1];
  const row = { iso3: ally.iso3, name: nameOf(ally), status: now?.status, statusBefore: before?.status, text: now?.value };
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

function comparing(row, shown) {
  const box = element('input', undefined, { id: `compare-${row.iso3}`, type: 'checkbox', 'aria-label': words('compare.one', row.name), checked: shown.includes(row.iso3) });
  box.addEventListener('change', () => {
    const others = chosen('show').split(',').filter((one) => one && one !== row.iso3); // as it is now, however quickly one ticks
    go({ show: (box.checked ? [...others, row.iso3] : others).slice(-6).join(',') });
  });
  return box;
}
