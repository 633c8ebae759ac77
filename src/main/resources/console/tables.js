// Numbers, times, and the tables that several views share.

const count = number => Number(number || 0).toLocaleString(language());
function bytes(number) {
  const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB'];
  let at = 0, size = Number(number || 0);
  while (size >= 1000 && at < 6) { size /= 1000; at++; }
  return size.toLocaleString(language(), {maximumFractionDigits: at && size < 100 ? 1 : 0}) + ' ' + units[at];
}
const money = (amount, currency) => amount === null || amount === undefined ? t('not known')
  : Number(amount).toLocaleString(language(), {maximumSignificantDigits: 3}) + (currency ? ' ' + visible(currency) : '');
/** Local time with the day; UTC in the tooltip. */
function time(text) {
  if (!text) return '–';
  const at = new Date(text), today = new Date().toDateString() === at.toDateString();
  const shown = at.toLocaleString(language(), today ? {timeStyle: 'short'} : {weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit'});
  return h('time', {datetime: text, title: text}, shown);
}
function away(text) {
  const minutes = Math.round((new Date(text) - Date.now()) / 60000), format = new Intl.RelativeTimeFormat(language(), {numeric: 'auto'});
  return Math.abs(minutes) < 90 ? format.format(minutes, 'minute') : Math.abs(minutes) < 2880 ? format.format(Math.round(minutes / 60), 'hour')
    : format.format(Math.round(minutes / 1440), 'day');
}

const MEANING = {WOULD_RESTORE: 'would be restored', WOULD_EXTEND: 'copy would be kept longer', ACCEPTED: 'requested', EXTENDED: 'kept longer',
  IN_PROGRESS: 'restore is running already', NOT_ARCHIVED: 'readable, not archived', ALREADY_RESTORED: 'readable copy exists', NO_RULE: 'no rule matches',
  SKIPPED_BY_RULE: 'a rule skips it', FOLDER: 'folder', IGNORED_EVENT: 'event is ignored', CHANGED: 'changed since it was planned', REFUSED_BY_LIMIT: 'over a limit of the policy', REJECTED: 'COS refused it', MALFORMED: 'not readable',
  NOT_ALLOWED: 'bucket is not allowed', UNREACHABLE: 'COS did not answer', NOT_PROCESSED: 'not processed in time', CREDENTIALS_EXPIRED: 'credentials expired',
  ARCHIVED: 'archived', RESTORING: 'restore is running', RESTORED: 'readable now', MISSING: 'missing', PLANNING: 'planning', AWAITING_CONFIRMATION: 'awaits confirmation',
  REQUESTING: 'requesting', READY: 'ready', PARTLY_READY: 'partly ready', FAILED: 'failed', CANCELLED: 'cancelled', EXPIRED_UNCONFIRMED: 'not confirmed in time'};
const means = name => t(MEANING[name] || name);

function outcomes(byOutcome) {
  const rows = Object.entries(byOutcome || {}).map(([name, sum]) => ({name, ...sum}));
  const most = Math.max(1, ...rows.map(row => row.objects));
  return table(t('By outcome'), [[t('Outcome'), row => means(row.name)], [t('Objects'), row => count(row.objects), true],
    [t('Size'), row => bytes(row.bytes), true], [t('Share'), row => progress(row.objects, most, means(row.name))]], rows);
}

function objects(report, filter, most = 50) {
  const rows = (report.objects || []).filter(filter || (() => true));
  if (!rows.length) return null;
  const shown = rows.slice(0, most), place = h('div', {});
  fill(place, table(t('{0} of {1} objects', count(shown.length), count(report.summary.objects)), [
    [t('Key'), row => [keyOf(row.key || '–'), row.versionId && h('span', {class: 'soft'}, ' ', visible(row.versionId))]],
    [t('State'), row => h('span', {class: row.outcome === 'MISSING' || row.code || row.retryable ? 'bad' : ''}, means(row.outcome))],
    [t('Size'), row => row.size === null ? '–' : bytes(row.size), true],
    [t('Readable'), row => row.readyBy ? [time(row.readyBy), ' ', h('span', {class: 'soft'}, away(row.readyBy))]
      : row.restoredUntil ? [t('until'), ' ', time(row.restoredUntil)] : '–'],
    [t('Detail'), row => visible([row.rule, row.tier, row.detail].filter(Boolean).join(' · '))]], shown),
  rows.length > shown.length ? button(t('Show all {0}', count(rows.length)), () => fill(place, objects(report, filter, rows.length)), 'small')
    : report.truncated ? h('p', {class: 'soft'}, t('The list ends here; the sums count all.')) : null);
  return place;
}

/** Why a request got no further. */
function incomplete(report) {
  if (report.complete) return null;
  const row = report.objects.find(one => !one.key || one.retryable) || {};
  return failure({title: t('Not complete'), detail: [row.code, row.detail].filter(Boolean).join(': ') || t('try again later')});
}

/** The fields that say which objects; read() makes the part of a request. */
function sourceFields(preset) {
  const kind = preset?.keys ? 'keys' : preset?.list ? 'list' : 'prefix';
  const bucket = h('input', {name: 'bucket', autocomplete: 'off', spellcheck: 'false', list: 'buckets', value: preset?.bucket || about?.bucket || ''});
  const line = h('input', {autocomplete: 'off', spellcheck: 'false', value: preset?.prefix ?? ''});
  const keys = h('textarea', {spellcheck: 'false', value: (preset?.keys || []).join('\n')});
  const list = h('input', {autocomplete: 'off', spellcheck: 'false', value: preset?.list?.key || ''});
  const parts = {prefix: field(t('Prefix'), line, t('all keys that begin so, like legal/')), keys: field(t('Keys'), keys, t('one key a line')),
    list: field(t('List'), list, t('key of an object that holds the keys: text, CSV or an inventory'))};
  const choose = name => Object.entries(parts).forEach(([other, part]) => { part.hidden = other !== name; });
  const radio = (name, text) => h('label', {class: 'check'}, h('input', {type: 'radio', name: 'source', value: name, checked: name === kind,
    onchange: () => choose(name)}), h('span', {}, text));
  const region = h('input', {autocomplete: 'off', spellcheck: 'false', placeholder: 'ap-guangzhou', value: preset?.region || about?.region || ''});
  choose(kind);
  return {
    element: [h('fieldset', {}, h('legend', {}, t('Which objects')), radio('prefix', t('prefix')), radio('keys', t('keys')), radio('list', t('list in COS'))),
      Object.values(parts), h('div', {class: 'row'}, field(t('Bucket'), bucket), field(t('Region'), region)),
      h('datalist', {id: 'buckets'}, (about?.buckets || []).filter(name => !/[*?{]/.test(name)).map(name => option(name, name)))],
    read(form) {
      const request = {}, source = form.elements.source.value;
      if (source === 'keys') request.keys = keys.value.split(/\r?\n/).filter(key => key);
      else if (source === 'list') request.list = {key: list.value};
      else request.prefix = line.value;
      if (bucket.value.trim()) request.bucket = bucket.value.trim();
      if (region.value.trim()) request.region = region.value.trim();
      return request;
    },
  };
}
