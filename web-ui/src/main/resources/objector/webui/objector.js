// All of this is comfort: every page works without it.
'use strict';
document.documentElement.classList.add('scripts');

// The browser knows its time zone; a form without it takes the usual one of the language.
for (const field of document.querySelectorAll('input[data-zone]')) {
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone || '';
}

// What is wrong with a form is read first.
document.querySelector('.problem[role=alert]')?.focus();

// What has become of a link is looked at once more when it can be told.
const later = document.querySelector('form[data-after]');
if (later) setTimeout(() => later.requestSubmit(), later.dataset.after * 1000);

document.addEventListener('click', async (event) => {
  const button = event.target.closest('button[data-copy]');
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText('value' in source ? source.value : source.textContent);
  } catch (refused) {
    // No clipboard over plain HTTP: leave the text selected, ready for the keyboard.
    const range = document.createRange();
    range.selectNodeContents(source);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    if (source.select) source.select();
    return;
  }
  const label = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => { button.textContent = label; }, 1500);
});

document.addEventListener('click', (event) => {
  if (event.target.closest('button[data-print]')) print();
});

// A card that is replaced while somebody reads its folded parts keeps them open.
const open = new Map();
document.addEventListener('htmx:sseBeforeMessage', (event) => {
  const target = event.target;
  open.set(target, [...target.querySelectorAll('details')].map((part) => part.open));
});
document.addEventListener('htmx:sseMessage', (event) => {
  const before = open.get(event.target);
  open.delete(event.target);
  const parts = [...event.target.querySelectorAll('details')];
  if (before && before.length === parts.length) {
    parts.forEach((part, i) => { part.open = before[i]; });
  }
});
