/* To be told by mail when a report has something of an ally or a target; what is ticked stands in the address, as a link to send. */
async function subscribeView() {
  const [{ allies }, { targets }, may] = await Promise.all([read('/allies'), ofReport('/targets'), read('/permissions')]);
  const ticked = (name) => chosen(name).split(',').filter(Boolean);
  const boxes = (name, all) => all.map(([id, text]) => {
    const box = element('input', undefined, { type: 'checkbox', id: `${name}-${id}`, value: id, checked: ticked(name).includes(id) });
    box.addEventListener('change', () => {
      const others = ticked(name).filter((one) => one !== id);
      history.replaceState(null, '', address({ [name]: (box.checked ? [...others, id] : others).join(',') }));
    });
    return element('label', [box, ` ${text}`], { for: `${name}-${id}`, class: 'tick' });
  });
  const group = (title, ticks) => element('fieldset', [element('legend', title), ...ticks]);
  const mail = element('input', undefined, { id: 'subscribe-address', type: 'email', autocomplete: 'email', maxlength: 254 });
  const said = element('p', '', { id: 'subscribed', role: 'status' });
  const form = element('form', [
    group(words('subscribe.allies'), boxes('allies', byName(allies.filter((one) => one.european)).map((one) => [one.iso3, nameOf(one)]))),
    group(words('subscribe.targets'), boxes('targets', targets.map((one) => [one.id, nameOf(one)]))),
    group(words('subscribe.every'), boxes('every', [['report', words('subscribe.every.report')]])),
    may.publish ? element('span', [element('label', words('subscribe.address'), { for: 'subscribe-address' }), mail], { class: 'choice' }) : element('p', words('subscribe.own')),
    element('button', words('subscribe.button')),
  ], { id: 'subscribe-form' });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const wish = { allies: ticked('allies'), targets: ticked('targets'), reports: ticked('every').length > 0, ...(mail.value.trim() && { address: mail.value.trim() }) };
    if (!wish.allies.length && !wish.targets.length && !wish.reports) return tell(said, words('subscribe.nothing'), {});
    try {
      const kept = await api('/subscriptions', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(wish) });
      const names = [...kept.allies.map((iso3) => nameOf(allies.find((one) => one.iso3 === iso3))), ...kept.targets.map((id) => nameOf(targets.find((one) => one.id === id) ?? { names: { en: id } })), ...(kept.reports ? [words('subscribe.every.report')] : [])];
      said.classList.remove('error');
      said.textContent = words(`subscribe.${kept.state}`, kept.address, listed(names));
    } catch (problem) {
      tell(said, words('subscribe.not', problem.message), problem);
    }
  });
  return [element('section', [element('h2', words('subscribe.title')), element('p', words('subscribe.about')), form, said], { id: 'subscribe' })];
}

/** The way there, with what is looked at ticked already. */
const subscribeLink = (text, ticks = {}) => element('p', [link(text, { ...OTHERS, view: 'subscribe', ally: '', ...ticks })]);
