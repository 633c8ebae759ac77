// The policy in force, limits and readiness. Read only: the policy is reviewed text, not a form.

async function policyView(main, signal) {
  const place = h('div', {}, h('p', {}, t('Loading…'))), ready = h('div', {});
  fill(main, h('h1', {}, t('Policy')), ready, place);
  try {
    about = await get('about', signal);
  } catch (problem) { report(place, problem); return; }
  const policy = about.policy, limits = policy.limits, currency = about.currency;
  const match = rule => [rule.buckets.length && t('buckets') + ' ' + rule.buckets.join(', '), rule.keys.length && t('keys') + ' ' + rule.keys.join(', '),
    rule.notKeys.length && t('not') + ' ' + rule.notKeys.join(', '), rule.storageClasses.join(', '), rule.minSize !== null && '≥ ' + bytes(rule.minSize), rule.maxSize !== null && '≤ ' + bytes(rule.maxSize),
    !rule.manual && t('not by hand')].filter(Boolean);
  const limit = (name, value, shown) => value === null || value === undefined ? null : [h('dt', {}, name), h('dd', {}, shown(value))];
  fill(place, policy.error ? failure({title: t('The configured policy is not in force'), detail: policy.error}) : null,
    h('dl', {}, h('dt', {}, t('Source')), h('dd', {}, visible(policy.source)), h('dt', {}, t('Read')), h('dd', {}, time(policy.readAt)), h('dt', {}, t('Digest')), h('dd', {class: 'key'}, policy.digest),
      h('dt', {}, t('Buckets')), h('dd', {}, about.buckets.map(visible).join(', ')), h('dt', {}, t('Tiers')), h('dd', {}, about.tiers.map(tierName).join(', ')),
      limit(t('Most days'), limits.maxDays, count), limit(t('Most objects per request'), limits.maxObjects, count), limit(t('Most bytes per request'), limits.maxSize, bytes),
      limit(t('Most cost per request'), limits.maxCost, value => money(value, currency)), limit(t('Largest object for Expedited'), limits.expeditedMaxSize, bytes),
      h('dt', {}, t('Restores per second and bucket')), h('dd', {}, about.rate ? count(about.rate) : t('no limit')), h('dt', {}, t('Version')), h('dd', {}, visible(about.version)),
      h('dt', {}, t('Switched on')), h('dd', {}, Object.entries(about.on).filter(([, on]) => on).map(([name]) => name).join(', '))),
    table(t('Rules, in their order'), [[t('Rule'), rule => visible(rule.name)], [t('Does'), rule => rule.action === 'restore' ? tierName(rule.tier) + ', ' + t('{0} days', count(rule.days)) : rule.action === 'list' ? t('reads a list') : t('skips')],
      [t('For'), rule => visible(match(rule).join(' · ') || t('everything'))]], policy.rules),
    policy.rulesLeftOut ? h('p', {class: 'soft'}, t('{0} more rules are not shown.', count(policy.rulesLeftOut))) : null);
  try {
    const health = await (await fetch(new URL('q/health/ready', BASE), {signal, cache: 'no-store'})).json();
    fill(ready, h('p', {class: health.status === 'UP' ? 'good' : 'bad'}, health.status === 'UP' ? t('Ready') : t('Not ready'), health.checks.filter(one => one.status !== 'UP').map(one => ': ' + one.name + ' ' + visible(one.data?.remedy || ''))));
  } catch { /* a Function URL has no health */ }
}
