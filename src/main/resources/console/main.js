// Frame, routes, sign-in.

const VIEWS = {ask: [askView, 'Plan and restore'], try: [explainView, 'Try a key'], jobs: [jobsView, 'Jobs'], status: [statusView, 'State'], policy: [policyView, 'Policy']};
let leaving = new AbortController();

function frame() {
  document.documentElement.lang = language();
  $('skip').textContent = t('Skip to content');
  $('language').textContent = language() === 'en' ? '中文' : 'English';
  $('language').lang = language() === 'en' ? 'zh' : 'en';
  $('leave').textContent = t('Sign out');
  $('leave').hidden = !about;
  fill($('where'), about ? visible([about.bucket || about.buckets.join(', '), about.region].filter(Boolean).join(' · ')) : '');
  const [view] = route();
  fill($('nav'), about ? Object.entries(VIEWS).map(([name, [, text]]) => h('a', {href: '#' + name, 'aria-current': name === view ? 'page' : null}, t(text))) : []);
}

const route = () => {
  const [view, id] = location.hash.slice(1).split('/');
  return [VIEWS[view] ? view : 'ask', id];
};

function open(focus) {
  leaving.abort();
  leaving = new AbortController();
  frame();
  if (!about) { signIn(); return; }
  const [view, id] = route(), [show, text] = VIEWS[view];
  document.title = t(text) + ' · Thaw';
  show($('main'), leaving.signal, id && decodeURIComponent(id));
  if (focus) { $('main').focus(); scrollTo(0, 0); }
}

function signIn(problem) {
  leaving.abort();
  about = null;
  frame();
  document.title = t('Sign in') + ' · Thaw';
  const input = h('input', {type: 'password', autocomplete: 'current-password', required: true, spellcheck: 'false'});
  const keep = check(t('keep until this tab is closed'), 'keep');
  fill($('main'), h('h1', {}, t('Sign in')), problem && failure(problem), h('form', {onsubmit: event => {
    event.preventDefault();
    token = input.value.trim();
    if (event.target.elements.keep.checked) sessionStorage.setItem('thaw-token', token);
    enter();
  }}, field(t('Token'), input, t('The value of THAW_MANUAL_TOKEN of this function. In dev mode: only-for-dev-mode-0000000000000000')), keep,
  h('div', {class: 'buttons'}, h('button', {type: 'submit', class: 'main'}, t('Sign in')))));
  input.focus();
}

async function enter() {
  fill($('main'), h('p', {}, t('Loading…')));
  try {
    about = await get('about');
    open(true);
  } catch (problem) {
    token = '';
    sessionStorage.removeItem('thaw-token');
    signIn(problem.status === 401 ? new Problem(401, {title: t('Not signed in'), detail: t('The token is wrong.')}) : problem);
  }
}

$('language').addEventListener('click', () => { setLanguage(language() === 'en' ? 'zh' : 'en'); open(); });
$('leave').addEventListener('click', () => { token = ''; sessionStorage.removeItem('thaw-token'); signIn(); });
$('skip').addEventListener('click', event => { event.preventDefault(); $('main').focus(); });
// A program on this machine may hand over the token behind the #, which no server and no log sees.
function handedOver() {
  const given = /^#token=([!-~]+)$/.exec(location.hash);
  if (!given) return false;
  token = decodeURIComponent(given[1]);
  history.replaceState(null, '', location.pathname);
  enter();
  return true;
}
addEventListener('hashchange', () => handedOver() || open(true));

frame();
if (!handedOver()) {
  if (token) enter(); else signIn();
}
