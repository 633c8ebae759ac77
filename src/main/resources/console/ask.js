// Plan, compare, confirm, run.

let draft = null;

function askView(main, signal) {
  const source = sourceFields(draft);
  const tier = h('select', {}, option('', t("the rule's")), (about?.tiers || []).map(name => option(name.toLowerCase(), tierName(name))));
  tier.value = draft?.tier || '';
  const days = h('input', {type: 'number', min: '1', max: '365', placeholder: t("the rule's"), value: draft?.days || ''});
  const result = h('div', {});
  const go = h('button', {type: 'submit', class: 'main'}, t('Plan'));
  const form = h('form', {onsubmit: event => { event.preventDefault(); plan(); }}, source.element,
    h('details', {open: !!(draft?.tier || draft?.days || draft?.force || draft?.extend)}, h('summary', {}, t('Otherwise than the rules say')), h('div', {},
      h('div', {class: 'row'}, field(t('Tier'), tier), field(t('Days'), days)),
      check(t('keep live copies longer'), 'extend', draft?.extend), check(t('also what a rule skips'), 'force', draft?.force))),
    check(t('Inspect each object before the plan (one HEAD each; finds copies and running restores)'), 'head', draft?.inspect === 'head'),
    h('div', {class: 'buttons'}, go, h('span', {class: 'soft'}, t('A plan sends no restore.'))));
  form.addEventListener('input', () => result.querySelectorAll('button.main').forEach(old => { old.disabled = true; }));
  fill(main, h('h1', {}, t('Plan and restore')), unfinished(), form, result);

  function read() {
    const request = source.read(form), elements = form.elements;
    if (tier.value) request.tier = tier.value;
    if (days.value) request.days = Number(days.value);
    if (elements.extend.checked) request.extend = true;
    if (elements.force.checked) request.force = true;
    return request;
  }

  async function plan() {
    const request = read();
    draft = {...request, ...(form.elements.head.checked ? {inspect: 'head'} : {})};
    const stop = new AbortController();
    const note = h('p', {}, t('Planning…'));
    go.disabled = true;
    fill(result, h('div', {class: 'buttons'}, note, button(t('Stop'), () => stop.abort())));
    try {
      const report = await slices('plan', draft, null, AbortSignal.any([signal, stop.signal]), part => {
        note.textContent = t('Planning… {0} objects', count(part.summary.objects));
      });
      fill(result, planned(report, request));
      say(t('The plan is complete.'));
      result.querySelector('h2')?.scrollIntoView({block: 'nearest'});
    } catch (problem) {
      fill(result, problem.name === 'AbortError' ? h('p', {}, t('Stopped.')) : failure(problem));
      if (problem.status === 401) signIn();
    } finally {
      go.disabled = false;
    }
  }

  function planned(report, request) {
    const sum = report.summary, wanted = report.complete ? sum.accepted + sum.extended : 0, cost = report.estimate;
    const last = (report.byRule || []).map(row => row.readyBy).filter(Boolean).sort().pop();
    const rows = report.byRule || [], currency = cost.currency;
    const most = Math.max(1, ...rows.map(row => row.objects));
    return [h('h2', {}, t('Plan')), incomplete(report),
      h('p', {class: 'big'}, t('Would restore {0} of {1} objects, {2}', count(wanted), count(sum.objects), bytes(cost.retrievalBytes)),
        last && [' · ', t('readable by'), ' ', time(last)]),
      cost.cost === null && wanted ? h('p', {class: 'warn'}, t('Cost not known: {0}', visible(cost.reason || ''))) : null,
      rows.length ? table(t('By rule'), [[t('Rule'), row => visible(row.rule)], [t('Tier'), row => tierName(row.tier)], [t('Objects'), row => count(row.objects), true],
        [t('Share'), row => progress(row.objects, most, visible(row.rule))], [t('Size'), row => bytes(row.bytes), true], [t('Readable by'), row => time(row.readyBy)],
        [t('Retrieval'), row => money(row.retrieval), true], [t('Requests'), row => money(row.requests), true], [t('Copies'), row => money(row.copies), true],
        [t('Cost'), row => money(row.cost, currency), true]], rows, [t('together'), '', count(wanted), '', bytes(cost.retrievalBytes), time(last), '', '', '', money(cost.cost, currency)]) : null,
      wanted ? compare(report, currency) : null,
      wanted ? h('div', {class: 'buttons'}, button(t('Restore {0} objects · {1}', count(wanted), money(cost.cost, currency)), () => order(request, wanted, cost, sum.objects), 'main')) : null,
      h('h2', {}, t('All objects')), outcomes(report.byOutcome),
      h('details', {}, h('summary', {}, t('Show the objects')), h('div', {}, objects(report))),
      sum.failed ? [h('h2', {}, t('Problems')), objects(report, row => ['REFUSED_BY_LIMIT', 'REJECTED', 'MALFORMED', 'NOT_ALLOWED', 'UNREACHABLE'].includes(row.outcome))] : null];
  }

  function compare(report, currency) {
    const chosen = tier.value, used = (report.byRule || []).map(row => row.tier.toLowerCase());
    const rows = report.alternatives.map(row => ({...row, marked: chosen ? row.tier.toLowerCase() === chosen : used.length === 1 && used[0] === row.tier.toLowerCase()}));
    return table(t('The same objects at each tier'), [[t('Tier'), row => tierName(row.tier)], [t('Objects'), row => count(row.objects), true],
      [t('Readable by'), row => row.readyBy ? [time(row.readyBy), ' ', h('span', {class: 'soft'}, away(row.readyBy))] : '–'], [t('Cost'), row => money(row.cost, currency), true],
      [t('Choice'), row => row.marked ? t('chosen') : row.objects ? button(t('Choose {0}', tierName(row.tier)), () => { tier.value = row.tier.toLowerCase(); tier.closest('details').open = true; plan(); }, 'small') : '–']], rows);
  }

  async function order(request, wanted, cost, total) {
    const most = Number(about?.policy?.limits?.maxCost || 0);
    const typed = wanted > 1000 || most && Number(cost.cost) > most / 10 ? wanted : null;
    const sure = await confirmation(t('Restore {0} objects for about {1}?', count(wanted), money(cost.cost, cost.currency)),
      [t('A running restore cannot be stopped or changed to another tier.'), t("This is an estimate by the policy's prices; the bill decides.")], t('Restore'), typed);
    if (!sure) return;
    if (about?.on?.jobs) {
      try {
        const job = await post('jobs', {action: 'restore', ...request, job: {}});
        location.hash = 'jobs/' + job.id;
      } catch (problem) { result.prepend(failure(problem)); }
      return;
    }
    const run = {id: Date.now().toString(36) + Math.floor(Math.random() * 1296).toString(36), at: new Date().toISOString(), request, total, resumeFrom: null, state: 'open'};
    runs.save(run);
    runs.begun = run.id;
    location.hash = 'jobs/run-' + run.id;
  }
}

const tierName = name => t(String(name).charAt(0).toUpperCase() + String(name).slice(1).toLowerCase());
const what = request => request.prefix !== undefined ? visible(request.prefix) + '**' : request.list ? visible(request.list.key)
  : t('{0} keys', count(Array.isArray(request.keys) ? request.keys.length : request.keys || request.objects || 0));

function unfinished() {
  const open = runs.all().filter(run => run.state === 'open');
  return open.length ? h('div', {class: 'note'}, h('strong', {}, t('Not finished')), open.map(run => h('div', {},
    h('a', {href: '#jobs/run-' + run.id}, what(run.request)), ' ', time(run.at), ' · ',
    t('{0} of {1} objects', count(run.report?.summary.objects), count(run.total))))) : null;
}
