// Builds the page. Everything that comes from outside becomes text nodes; there is no markup in strings.

/** Characters that hide or reorder text are shown as their code. */
const visible = text => String(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
  c => '\\u{' + c.codePointAt(0).toString(16) + '}');

function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (typeof value === 'boolean') element.toggleAttribute(name, value);
    else if (name === 'value') element.value = value;
    else if (value !== undefined && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.flat(3).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

const $ = id => document.getElementById(id);
const fill = (element, ...children) => element.replaceChildren(...children.flat(3).filter(Boolean));
const keyOf = text => h('bdi', {class: 'key'}, visible(text));
const say = text => { $('live').textContent = text; };

let ids = 0;
/** A label with its control; the control keeps its own name. */
function field(text, control, hint) {
  const id = control.id || (control.id = 'f' + ++ids);
  if (hint) control.setAttribute('aria-describedby', id + 'h');
  return h('div', {}, h('label', {for: id}, text), control, hint && h('div', {class: 'soft', id: id + 'h'}, hint));
}
const check = (text, name, checked) =>
  h('label', {class: 'check'}, h('input', {type: 'checkbox', name, checked: !!checked}), h('span', {}, text));
const button = (text, onclick, kind) => h('button', {type: 'button', class: kind || '', onclick}, text);
const option = (value, text) => h('option', {value}, text);
const progress = (done, total, text) => h('progress', {value: String(total ? done / total : 0), max: '1', 'aria-label': text});

/** Columns: [heading, content of a row, is a number]. */
function table(caption, columns, rows, foot) {
  const cell = (row, column, first) =>
    h(first ? 'th' : 'td', {class: column[2] ? 'num' : '', scope: first ? 'row' : null}, column[1](row));
  return h('div', {class: 'wide', tabindex: '0', role: 'region', 'aria-label': caption}, h('table', {},
    h('caption', {}, caption),
    h('thead', {}, h('tr', {}, columns.map(c => h('th', {scope: 'col', class: c[2] ? 'num' : ''}, c[0])))),
    h('tbody', {}, rows.map(row => h('tr', {class: row.marked ? 'on' : ''},
      columns.map((c, i) => cell(row, c, i === 0))))),
    foot && h('tfoot', {}, h('tr', {}, columns.map((c, i) => h(i ? 'td' : 'th', {class: c[2] ? 'num' : '', scope: i ? null : 'row'}, foot[i] ?? ''))))));
}

function failure(problem) {
  say(problem.title + ': ' + problem.detail);
  return h('div', {class: 'note bad', role: 'alert'}, h('strong', {}, visible(problem.title || t('Error'))), ' ',
    problem.status ? '(' + problem.status + ')' : '', h('div', {}, visible(problem.detail || '')),
    problem.requestId && h('div', {class: 'soft'}, 'request id ', visible(problem.requestId)));
}

/** Asks in a dialog; resolves to whether it was confirmed. With a number, that number must be typed. */
function confirmation(title, lines, yes, typed) {
  return new Promise(resolve => {
    const input = typed && h('input', {inputmode: 'numeric', autocomplete: 'off'});
    const go = h('button', {type: 'submit', class: 'main', disabled: !!typed}, yes);
    if (input) input.addEventListener('input', () => { go.disabled = input.value.replace(/[\s,.]/g, '') !== String(typed); });
    const box = h('dialog', {'aria-labelledby': 'dialogTitle'}, h('form', {method: 'dialog', onsubmit: event => {
      event.preventDefault();
      box.close('yes');
    }}, h('h2', {id: 'dialogTitle'}, title), lines.map(line => h('p', {}, line)),
    input && field(t('Type {0} to confirm', typed), input),
    h('div', {class: 'buttons'}, button(t('Back'), () => box.close('')), go)));
    box.addEventListener('close', () => { box.remove(); resolve(box.returnValue === 'yes'); });
    document.body.append(box);
    box.showModal();
  });
}
