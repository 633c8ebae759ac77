// Calls of the HTTP API. The token is kept in memory, and in sessionStorage only if the user asks for it.

const BASE = new URL('.', location.href.split('#')[0]);
let token = sessionStorage.getItem('thaw-token') || '';
let about = null;

class Problem {
  constructor(status, body) {
    Object.assign(this, {status, title: t('Error'), detail: ''}, body);
  }
}

async function call(method, path, body, signal) {
  let response;
  try {
    response = await fetch(new URL(path, BASE), {method, signal, credentials: 'omit', cache: 'no-store', redirect: 'error',
      referrerPolicy: 'no-referrer', headers: {'X-Thaw-Token': token, ...(body ? {'Content-Type': 'application/json'} : {})},
      body: body ? JSON.stringify(body) : undefined});
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Problem(0, {title: t('No answer'), detail: t('The program cannot be reached. Is it running? Nothing is lost: try again.')});
  }
  let answer = null;
  try { answer = await response.json(); } catch { /* not JSON */ }
  if (!response.ok) throw new Problem(response.status, answer || {detail: response.statusText});
  return answer;
}
const post = (path, body, signal) => call('POST', path, body, signal);
const get = (path, signal) => call('GET', path, undefined, signal);

// A request in slices of eight seconds, the first one shorter, until it is complete, or two in a row got nowhere.
// Calls back after each, with the sums and objects of all so far.
async function slices(action, request, from, signal, seen) {
  let resumeFrom = from, kept = [], within = '2s', before = -1, idle = 0;
  for (;;) {
    const report = await post(action, {...request, within, ...(resumeFrom ? {resumeFrom} : {})}, signal);
    resumeFrom = report.resumeFrom;
    within = '8s';
    report.truncated ||= kept.length + report.objects.length > 1000;
    kept = [...kept, ...report.objects].slice(0, 1000);
    report.objects = kept;
    await seen(report);
    idle = report.summary.objects > before ? 0 : idle + 1;
    before = report.summary.objects;
    if (report.complete || !resumeFrom || idle === 2) return report;
    signal.throwIfAborted();
  }
}

/** Requests that this browser sent in slices: request, resume token and sums; no secrets. Only the one that was just asked for begins by itself. */
const runs = {
  begun: null,
  all() { try { return JSON.parse(localStorage.getItem('thaw-runs')) || []; } catch { return []; } },
  save(run) {
    const others = runs.all().filter(other => other.id !== run.id);
    try { localStorage.setItem('thaw-runs', JSON.stringify([run, ...others].slice(0, 20))); } catch { /* full: the run goes on unsaved */ }
  },
  remove(id) { localStorage.setItem('thaw-runs', JSON.stringify(runs.all().filter(run => run.id !== id))); },
};

/** One slice at a time per bucket, over all tabs: several would fight over the same rate. */
const alone = (name, signal, work) => navigator.locks
  ? navigator.locks.request('thaw-' + name, {signal}, work) : work();
