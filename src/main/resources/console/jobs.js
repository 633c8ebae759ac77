// Jobs of the function, and the requests that this browser sends in slices where jobs are off.

const STEPS = ['PLANNING', 'AWAITING_CONFIRMATION', 'REQUESTING', 'RESTORING', 'READY'];
const OPEN = STEPS.slice(0, 4);

/** Repeats work every ten seconds while the page is visible. */
function live(signal, work) {
  const timer = setInterval(() => { if (document.visibilityState === 'visible') work(); }, 10000);
  signal.addEventListener('abort', () => clearInterval(timer));
  return work();
}

async function jobsView(main, signal, id) {
  if (id?.startsWith('run-')) return runView(main, signal, id.slice(4));
  return id ? jobView(main, signal, id) : jobList(main, signal);
}

function jobList(main, signal) {
  const list = h('div', {}), local = h('div', {});
  fill(main, h('h1', {}, t('Jobs')), list, local);
  const own = runs.all();
  fill(local, own.length ? table(t('Requests of this browser'), [[t('Objects'), run => h('a', {href: '#jobs/run-' + run.id}, what(run.request))], [t('Created'), run => time(run.at)],
    [t('State'), run => t(run.state)], [t('Done'), run => progress(run.report?.summary.objects || 0, run.total, what(run.request))],
    [t('Requested'), run => count((run.report?.summary.accepted || 0) + (run.report?.summary.extended || 0)), true], [t('Failed'), run => count(run.report?.summary.failed), true]], own) : null);
  if (!about?.on?.jobs) {
    fill(list, h('p', {class: 'note'}, t('Jobs are off (THAW_JOBS is not set). Requests run in this browser, in slices of eight seconds, as long as the page is open.')),
      own.length ? null : h('p', {class: 'soft'}, t('Nothing was requested from this browser yet.')));
    return;
  }
  return live(signal, async () => {
    try {
      const page = await get('jobs?limit=50', signal);
      fill(list, page.jobs.length ? table(t('Newest first'), [[t('Job'), job => h('a', {href: '#jobs/' + job.id}, visible(job.name || job.id))], [t('Created'), job => time(job.createdAt)],
        [t('Phase'), job => phase(job)], [t('Done'), job => progress(job.progress?.fraction || (OPEN.includes(job.phase) ? 0 : 1), 1, means(job.phase))],
        [t('Readable'), job => count(job.progress?.readable) + ' / ' + count(job.plan?.objects), true], [t('Failed'), job => count(job.summary?.failed), true], [t('Readable by'), job => time(job.readyBy)]],
      page.jobs) : h('p', {class: 'soft'}, t('There are no jobs yet.')));
    } catch (problem) { report(list, problem); }
  });
}

function report(place, problem) {
  if (problem.name === 'AbortError') return;
  fill(place, failure(problem));
  if (problem.status === 401) signIn();
}

const phase = job => h('span', {class: job.phase === 'READY' ? 'good' : job.phase === 'FAILED' ? 'bad' : job.phase === 'PARTLY_READY' ? 'warn' : ''},
  means(job.phase), job.cancelling ? ' · ' + t('is being cancelled') : '');

function jobView(main, signal, id) {
  const place = h('div', {}, h('p', {}, t('Loading…')));
  fill(main, h('h1', {}, t('Job'), ' ', visible(id)), place);
  const act = async (verb, title, lines) => {
    if (!await confirmation(title, lines, title)) return;
    try { await post('jobs/' + id + '/' + verb, {}, signal); await refresh(); } catch (problem) { place.prepend(failure(problem)); }
  };
  const refresh = async () => {
    try { fill(place, shown(await get('jobs/' + id, signal), act)); } catch (problem) { report(place, problem); }
  };
  return live(signal, refresh);
}

function shown(job, act) {
  const plan = job.plan || {}, done = job.progress || {}, sum = job.summary || {}, ended = !OPEN.includes(job.phase);
  const at = STEPS.indexOf(job.phase) < 0 ? STEPS.length : STEPS.indexOf(job.phase);
  const steps = STEPS.filter(step => step !== 'AWAITING_CONFIRMATION' || job.request?.job?.confirm || job.confirmedAt || job.phase === step);
  const dl = pairs => h('dl', {}, pairs.filter(pair => pair[1] !== null && pair[1] !== undefined).map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
  return [job.name && h('p', {class: 'big'}, visible(job.name)),
    h('ol', {class: 'steps'}, steps.map(step => h('li', {class: STEPS.indexOf(step) < at ? 'past' : '', 'aria-current': step === job.phase ? 'step' : null}, means(step))),
      STEPS.includes(job.phase) ? null : h('li', {'aria-current': 'step'}, means(job.phase))),
    job.cancelling ? h('p', {class: 'warn'}, t('is being cancelled')) : null,
    job.problem ? h('div', {class: 'note bad'}, visible(job.problem)) : null,
    h('h2', {}, t('Requested')), progress((done.requested || 0) + (sum.failed || 0), plan.objects, t('Requested')),
    h('p', {}, t('{0} of {1} requested · {2} waiting · {3} failed', count(done.requested), count(plan.objects), count(done.waiting), count(sum.failed))),
    h('h2', {}, t('Readable')), progress(done.readable || 0, done.requested, t('Readable')),
    h('p', {}, t('{0} of {1} readable · {2} overdue · {3} lost', count(done.readable), count(done.requested), count(done.overdue), count(done.lost)), ' · ', t('skipped'), ' ', count(sum.skipped)),
    dl([[t('Readable by'), job.readyBy && [time(job.readyBy), ' ', h('span', {class: 'soft'}, away(job.readyBy))]], [t('Next check'), job.nextCheckAt && time(job.nextCheckAt)],
      [t('Cost'), plan.cost !== undefined ? money(plan.cost, plan.currency) : null], [t('Size'), plan.bytes !== undefined ? bytes(plan.bytes) : null], [t('Objects'), job.request && what(job.request)],
      [t('Created'), [time(job.createdAt), ' · ', visible(job.createdBy || '')]], [t('Engine'), job.engine && visible(job.engine)], [t('Files'), (job.files || []).map(visible).join(' ') || null]]),
    (plan.warnings || []).map(text => h('p', {class: 'warn'}, visible(text))),
    h('div', {class: 'buttons'},
      job.phase === 'AWAITING_CONFIRMATION' && !job.cancelling ? button(t('Confirm'), () => act('confirm', t('Confirm'), [t('Restore {0} objects for about {1}?', count(plan.objects), money(plan.cost, plan.currency)),
        t('A running restore cannot be stopped or changed to another tier.')]), 'main') : null,
      !ended && !job.cancelling ? button(t('Cancel the job'), () => act('cancel', t('Cancel the job'), [t('What COS accepted goes on and is charged.')])) : null),
    plan.byRule?.length ? table(t('By rule'), [[t('Rule'), row => visible(row.rule)], [t('Tier'), row => tierName(row.tier)], [t('Objects'), row => count(row.objects), true],
      [t('Size'), row => bytes(row.bytes), true], [t('Cost'), row => money(row.cost, plan.currency), true]], plan.byRule) : null,
    job.failures?.length ? table(t('Failures'), [[t('Key'), row => keyOf(row.key)], [t('State'), row => means(row.outcome)], [t('Detail'), row => visible([row.code, row.detail].filter(Boolean).join(': '))]], job.failures) : null,
    job.failuresTruncated ? h('p', {class: 'soft'}, t('The list ends here; the sums count all.')) : null];
}

function runView(main, signal, id) {
  const place = h('div', {});
  let stop = null;
  fill(main, h('h1', {}, t('Request')), place);
  signal.addEventListener('abort', () => stop?.abort());
  const current = () => runs.all().find(run => run.id === id);
  const draw = problem => {
    const run = current();
    if (!run) { fill(place, h('p', {}, t('This browser does not know the request.'))); return; }
    const sum = run.report?.summary || {};
    fill(place, h('p', {class: 'big'}, what(run.request), ' · ', stop ? t('running') : t(run.state)), progress(sum.objects || 0, run.total, t('Requested')),
      h('p', {}, t('{0} of {1} objects', count(sum.objects), count(run.total)), ' · ', t('requested'), ' ', count((sum.accepted || 0) + (sum.extended || 0)), ' · ', t('already running'), ' ', count(sum.inProgress),
        ' · ', t('skipped'), ' ', count(sum.skipped), ' · ', t('failed'), ' ', count(sum.failed), sum.retryable ? ' (' + t('worth another try') + ' ' + count(sum.retryable) + ')' : ''),
      run.report?.estimate ? h('p', {}, t('Cost'), ' ', money(run.report.estimate.cost, run.report.estimate.currency)) : null,
      h('div', {class: 'buttons'}, stop ? button(t('Pause'), () => stop.abort()) : run.state === 'open' ? button(t('Go on'), go, 'main') : button(t('Look at the state'), () => {
        draft = run.request;
        location.hash = 'status';
      }), stop ? null : button(t('Forget'), () => { runs.remove(id); location.hash = 'jobs'; })),
      problem && failure(problem), !stop && run.state === 'open' && run.reason ? failure({title: t('Not complete'), detail: run.reason}) : null,
      run.report?.objects?.length ? [h('h2', {}, t('Failures')), objects({...run.report}, row => !['ACCEPTED', 'EXTENDED', 'IN_PROGRESS'].includes(row.outcome)) || h('p', {class: 'soft'}, t('none'))] : null);
  };
  const go = async () => {
    const run = current();
    stop = new AbortController();
    draw();
    try {
      await alone(run.request.bucket || 'default', stop.signal, () => slices('restore', run.request, run.resumeFrom, stop.signal, part => {
        run.resumeFrom = part.resumeFrom;
        run.report = {...part, objects: part.objects.filter(row => row.code || row.retryable || row.outcome === 'REFUSED_BY_LIMIT').slice(0, 50)};
        run.reason = part.complete ? null : part.objects.find(row => !row.key || row.retryable)?.detail;
        if (part.complete) run.state = 'done';
        runs.save(run);
        draw();
      }));
      stop = null;
      draw();
      say(t(current()?.state || ''));
    } catch (problem) {
      stop = null;
      draw(problem.name === 'AbortError' ? null : problem);
      if (problem.status === 401) signIn();
    }
  };
  draw();
  if (runs.begun === id) {
    runs.begun = null;
    go();
  }
}
