// Try a key: which rule decides, and why the others do not. Answers while one types.

function explainView(main, signal) {
  const key = h('input', {autocomplete: 'off', spellcheck: 'false', placeholder: 'legal/2019/a.pdf', required: true});
  const bucket = h('input', {autocomplete: 'off', spellcheck: 'false', value: about?.bucket || ''});
  const kind = h('select', {}, option('', t('not known')), ['ARCHIVE', 'DEEP_ARCHIVE', 'INTELLIGENT_TIERING', 'STANDARD', 'STANDARD_IA', 'MAZ_ARCHIVE', 'MAZ_DEEP_ARCHIVE', 'MAZ_STANDARD']
    .map(name => option(name, name)));
  kind.value = 'ARCHIVE';
  const size = h('input', {inputmode: 'decimal', autocomplete: 'off', value: '10 MB'});
  const event = h('input', {autocomplete: 'off', spellcheck: 'false', value: 'manual', list: 'events'});
  const result = h('div', {'aria-live': 'polite'});
  let timer, latest = 0;
  const form = h('form', {onsubmit: e => { e.preventDefault(); ask(); }, oninput: () => { clearTimeout(timer); timer = setTimeout(ask, 250); }},
    field(t('Key'), key), h('div', {class: 'row'}, field(t('Storage class'), kind), field(t('Size'), size), field(t('Event'), event)), field(t('Bucket'), bucket),
    h('datalist', {id: 'events'}, ['manual', 'cos:ObjectCreated:Put', 'cos:ObjectCreated:Copy', 'cos:ObjectCreated:CompleteMultipartUpload'].map(name => option(name, name))),
    h('div', {class: 'buttons'}, h('button', {type: 'submit', class: 'main'}, t('Explain')), h('span', {class: 'soft'}, t('No object is looked at.'))));
  fill(main, h('h1', {}, t('Try a key')), form, result);

  async function ask() {
    if (!key.value) { fill(result); return; }
    const mine = ++latest, bytesGiven = sizeOf(size.value);
    const request = {keys: [key.value], ...(bucket.value.trim() ? {bucket: bucket.value.trim()} : {}), ...(kind.value ? {storageClass: kind.value} : {}),
      ...(bytesGiven !== null ? {size: bytesGiven} : {}), ...(event.value.trim() ? {event: event.value.trim()} : {})};
    try {
      const answer = await post('explain', request, signal);
      if (mine === latest) fill(result, explained(answer.keys[0], answer.currency));
    } catch (problem) {
      if (mine === latest && problem.name !== 'AbortError') {
        fill(result, failure(problem));
        if (problem.status === 401) signIn();
      }
    }
  }
}

function explained(key, currency) {
  const restores = key.outcome === 'WOULD_RESTORE';
  const words = {matches: t('YES'), no: t('no'), unknown: t('perhaps'), 'not reached': t('not reached')};
  return [h('h2', {}, restores ? t('Would be restored by rule {0}', visible(key.rule || '?')) : means(key.outcome) + (key.rule ? ': ' + visible(key.rule) : '')),
    h('dl', {}, key.tier ? [h('dt', {}, t('Tier')), h('dd', {}, tierName(key.tier))] : null, key.days ? [h('dt', {}, t('Days')), h('dd', {}, count(key.days))] : null,
      key.readyBy ? [h('dt', {}, t('Readable by')), h('dd', {}, time(key.readyBy), ' ', h('span', {class: 'soft'}, t('if requested now')))] : null,
      key.tier ? [h('dt', {}, t('Cost')), h('dd', {}, money(key.cost, currency), key.cost !== null ? h('span', {class: 'soft'}, ' = ' + [[t('Retrieval'), key.retrieval],
        [t('Requests'), key.requests], [t('Copies'), key.copies]].map(([name, part]) => name + ' ' + money(part)).join(' + ')) : null)] : null,
      key.detail ? [h('dt', {}, t('Detail')), h('dd', {}, visible(key.detail))] : null),
    table(t('Rules, in their order'), [[t('Rule'), row => visible(row.rule)], [t('Decides'), row => h('span', {class: row.result === 'matches' ? 'good' : row.result === 'no' ? '' : 'soft'}, words[row.result])],
      [t('Why'), row => visible(row.condition || '')]], key.rules.map(row => ({...row, marked: row.result === 'matches'}))),
    key.rulesLeftOut ? h('p', {class: 'soft'}, t('{0} more rules are not shown.', count(key.rulesLeftOut))) : null];
}

function sizeOf(text) {
  const parts = /^\s*([\d.]+)\s*([KMGTP]?)(i?)B?\s*$/i.exec(text);
  if (!parts) return null;
  return Math.round(Number(parts[1]) * (parts[3] ? 1024 : 1000) ** ['', 'K', 'M', 'G', 'T', 'P'].indexOf(parts[2].toUpperCase()));
}
