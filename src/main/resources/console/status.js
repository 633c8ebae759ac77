// When it becomes readable.

function statusView(main, signal) {
  const source = sourceFields(draft);
  const result = h('div', {});
  let timer = null;
  const again = check(t('look again when the next is ready (one HEAD per archived object)'), 'again');
  const go = h('button', {type: 'submit', class: 'main'}, t('Show'));
  const form = h('form', {onsubmit: event => { event.preventDefault(); look(); }}, source.element, again, h('div', {class: 'buttons'}, go, h('span', {class: 'soft'}, t('Each look inspects every archived object.'))));
  signal.addEventListener('abort', () => clearTimeout(timer));
  fill(main, h('h1', {}, t('State of objects')), form, result);

  async function look() {
    clearTimeout(timer);
    const request = source.read(form);
    draft = {...draft, prefix: undefined, keys: undefined, list: undefined, ...request};
    const note = h('p', {}, t('Looking…'));
    if (!result.firstChild) fill(result, note);
    go.disabled = true;
    try {
      const report = await slices('status', request, null, signal, part => { note.textContent = t('Looking… {0} objects', count(part.summary.objects)); });
      fill(result, states(report, request));
      say(t('Done.'));
      if (form.elements.again.checked) plan(report);
    } catch (problem) {
      if (problem.name !== 'AbortError') fill(result, failure(problem));
      if (problem.status === 401) signIn();
    } finally { go.disabled = false; }
  }

  /** At the next ready time, at most once a minute, and only while the page is visible. */
  function plan(report) {
    const next = report.objects.map(row => row.readyBy).filter(Boolean).sort()[0];
    if (!next) return;
    timer = setTimeout(function due() {
      if (document.visibilityState === 'visible') look();
      else timer = setTimeout(due, 10000);
    }, Math.min(Math.max(60000, new Date(next) - Date.now()), 2 ** 31 - 1));
  }

  function states(report, request) {
    const by = report.byOutcome, sum = names => names.reduce((total, name) => total + (by[name]?.objects || 0), 0), all = report.summary.objects;
    const groups = [[t('readable now'), sum(['RESTORED', 'NOT_ARCHIVED'])], [t('coming'), sum(['RESTORING'])], [t('archived'), sum(['ARCHIVED'])], [t('missing'), sum(['MISSING'])]];
    const other = all - groups.reduce((total, group) => total + group[1], 0);
    if (other) groups.push([t('not known'), other]);
    const order = {MISSING: 0, RESTORING: 1, RESTORED: 2};
    report.objects.sort((one, other) => (order[one.outcome] ?? 3) - (order[other.outcome] ?? 3) || (one.readyBy || '').localeCompare(other.readyBy || ''));
    const filter = h('select', {}, option('', t('all')), Object.keys(by).map(name => option(name, means(name))));
    const list = h('div', {}), draw = () => fill(list, objects(report, row => !filter.value || row.outcome === filter.value));
    filter.addEventListener('change', draw);
    draw();
    const readable = report.objects.filter(row => ['RESTORED', 'NOT_ARCHIVED'].includes(row.outcome)).map(row => row.key);
    const timed = report.readyByHour.reduce((total, hour) => total + hour.objects, 0);
    return [h('h2', {}, t('{0} objects', count(all))), incomplete(report),
      table(t('By state'), [[t('State'), row => row[0]], [t('Objects'), row => count(row[1]), true], [t('Share'), row => progress(row[1], all, row[0])]], groups.filter(group => group[1])),
      report.readyByHour.length ? [h('h2', {}, t('Coming, by hour')), hours(report.readyByHour)] : null,
      timed < sum(['RESTORING']) ? h('p', {class: 'soft'}, t('{0} running restores do not say when they began.', count(sum(['RESTORING']) - timed))) : null,
      h('div', {class: 'buttons'}, readable.length && navigator.clipboard ? button(t('Copy the readable keys'), async () => { await navigator.clipboard.writeText(readable.join('\n')); say(t('Copied.')); }) : null,
        by.ARCHIVED ? button(t('Restore what is archived…'), () => { draft = request; location.hash = 'ask'; }) : null),
      h('h2', {}, t('Objects')), field(t('State'), filter), list];
  }
}

/** Bars for the eye, the same as a table for everybody. */
function hours(list) {
  const first = new Date(list[0].hour).getTime(), slots = Math.min(72, Math.round((new Date(list[list.length - 1].hour) - first) / 3600000) + 1);
  const counts = Array(slots).fill(0);
  list.forEach(hour => { counts[Math.min(slots - 1, Math.round((new Date(hour.hour) - first) / 3600000))] += hour.objects; });
  const most = Math.max(...counts);
  const bars = counts.map((objectsThen, i) => {
    const bar = h('span', {title: new Date(first + i * 3600000).toLocaleString(language()) + ': ' + count(objectsThen)});
    bar.style.height = 100 * objectsThen / most + '%';
    return bar;
  });
  return [h('div', {class: 'hours', 'aria-hidden': 'true'}, bars), h('div', {class: 'ends', 'aria-hidden': 'true'}, h('span', {}, time(list[0].hour)), h('span', {}, time(list[list.length - 1].hour))),
    h('details', {}, h('summary', {}, t('As a table')), h('div', {}, table(t('Coming, by hour'), [[t('In the hour from'), row => time(row.hour)], [t('Objects'), row => count(row.objects), true]], list)))];
}
