/* What changed between any two reports. */
async function changesView() {
  const { reports } = await read('/reports?limit=100');
  if (reports.length < 2) return [element('section', [element('h2', words('changes.title')), element('p', words('changes.one'))])];
  const periods = reports.map((one) => one.period);
  const to = chosenOf('to', periods, periods[0]);
  const from = chosenOf('from', periods, periods[periods.indexOf(to) + 1] ?? periods[0]);
  const measure = chosenOf('measure', ALLY_MEASURES, 'share_of_gdp');
  const [changes, { allies }, { targets }] = await Promise.all([read(`/changes?from=${from}&to=${to}&measure=${measure}&lang=${language()}`), read('/allies'), read(`/targets?period=${to}`)]);
  const name = (iso3) => {
    const ally = allies.find((one) => one.iso3 === iso3);
    return ally.european ? nameOf(ally) : words('memo.mark', nameOf(ally)); // in no figure of the European allies
  };
  const named = (changed) => byName(changed, (one) => name(one.ally));
  // Of a kind and a year by name; which of these come first is the API's to say.
  const rows = [...d3.group(changes.figures.filter((one) => matches(name(one.ally))), (one) => `${one.kind} ${one.period}`).values()].flatMap(named);
  const value = (one, unit) => (one ? number(one.value, decimalsOf(measure, unit, Number(one.value))) + (one.status === 'A' ? '' : one.status.toLowerCase()) : '–');
  return [element('section', [
    element('h2', words('changes.title')),
    element('div', [
      choice('from', words('choose.from'), periods.map((one) => [one, monthName(one)]), from),
      choice('to', words('choose.to'), periods.map((one) => [one, monthName(one)]), to),
      choice('measure', words('choose.measure'), ALLY_MEASURES.map((id) => [id, pairOf(id) ? `${words(`codebook.measure.${id}`)} (USD)` : measureName(id)]), measure),
      filter(),
    ], { class: 'choices' }),
    element('h3', words('changes.headlines')),
    element('dl', [changes.from, changes.to].map((one) => element('div', [element('dt', `${monthName(one.period)} · ${releaseName(one.source)}`), element('dd', together(one.headline), { lang: one.language ?? false })]))),
    element('h3', words('changes.editions')),
    changes.editions.length ? element('ul', changes.editions.map((one) => element('li', words('pair', publisherOf(one), `${one.before ? editionName(one.before) : '–'} → ${one.now ? editionName(one.now) : '–'}`)))) : element('p', words('changes.none')),
    element('h3', words('targets.title')),
    changes.targets.length ? element('ul', named(changes.targets).map((one) => element('li', words(one.met ? 'changes.reached' : 'changes.lost', name(one.ally), nameOf(targets.find((target) => target.id === one.target) ?? { names: { en: one.target } }), one.before, one.now)))) : element('p', words('changes.none')),
    subscribeLink(words('subscribe.link'), { targets: changes.targets.map((one) => one.target).filter((id, i, all) => all.indexOf(id) === i).join(',') }),
    element('h3', words('changes.figures')),
    rows.length ? table(words('pair', words(`codebook.measure.${measure}`), words('changes.caption', rows.length)),
      [{ title: words('ally') }, { title: words('year') }, { title: words('changes.kind') }, { title: releaseName(changes.from.source), number: true }, { title: releaseName(changes.to.source), number: true }],
      rows.slice(0, MOST_ROWS).map((one) => [name(one.ally), one.period, words(`kind.${one.kind}`), value(one.before, one.unit), value(one.now, one.unit)]), { id: 'changes-rows' }) : element('p', words('changes.none')),
    rows.length > MOST_ROWS ? element('p', words('changes.more', MOST_ROWS, rows.length)) : null,
    saveTable(`changes-${from}-${to}-${measure}.csv`, () => [['ally', 'measure', 'unit', 'period', 'kind', 'before', 'before_status', 'now', 'now_status'],
      ...rows.map((one) => [one.ally, one.measure, one.unit, one.period, one.kind, one.before?.value ?? '', one.before?.status ?? '', one.now?.value ?? '', one.now?.status ?? ''])]),
  ], { id: 'changes' })];
}
