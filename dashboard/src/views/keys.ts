// The keys of the page, and the list of them.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../html.ts';
import type { Store } from '../state/store.ts';
import type { View } from './view.ts';

/** Beside the numbers of the views. */
const keys: readonly (readonly [key: string, what: string])[] = [
  ['/ or Ctrl K', 'find a view, service, stack, pipeline, alarm or log group, or do something'],
  ['j and k', 'go to the next or the previous thing that can be used'],
  ['Enter', 'open it or do it'],
  ['b', 'go back'],
  ['?', 'this list'],
  ['Esc', 'close'],
];

export function Keys({ views, close }: { readonly views: readonly View[]; readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return html`
    <dialog ref=${dialog} aria-labelledby="keys" onClose=${close}>
      <h2 id="keys">Keys</h2>
      <table>
        <thead><tr><th scope="col">Key</th><th scope="col">Does</th></tr></thead>
        <tbody>
          ${views.map(({ id, title }, index) => html`<tr key=${id}><th scope="row"><kbd>${index + 1}</kbd></th><td>${title}</td></tr>`)}
          ${keys.map(([key, what]) => html`<tr key=${key}><th scope="row"><kbd>${key}</kbd></th><td>${what}</td></tr>`)}
        </tbody>
      </table>
      <button onClick=${close}>Close</button>
    </dialog>`;
}

/** What a key does; nothing for other keys. Keys that are typed somewhere are that somewhere's. */
export function onKey(
  event: KeyboardEvent,
  store: Store,
  viewOfKey: (key: string) => string | undefined,
): void {
  const isPalette = event.key === 'k' && (event.ctrlKey || event.metaKey);
  const isTyping =
    event.target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (!isPalette && (isTyping || event.ctrlKey || event.metaKey || event.altKey)) return;
  if (isPalette || event.key === '/') store.open('palette');
  else if (event.key === '?') store.open('keys');
  else if (store.overlay !== undefined) return;
  else if (event.key === 'b') history.back();
  else if (event.key === 'j' || event.key === 'k') moveFocus(event.key === 'j' ? 1 : -1);
  else {
    const view = viewOfKey(event.key);
    if (view === undefined) return;
    location.hash = view;
  }
  event.preventDefault();
  store.changed();
}

/** Among what can be used in the view. */
function moveFocus(step: 1 | -1): void {
  const usable = [
    ...document.querySelectorAll<HTMLElement>(
      'main :is(a[href], button:not(:disabled), summary, input, select)',
    ),
  ];
  const at = usable.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (step === 1 ? 0 : usable.length - 1) : at + step;
  usable[Math.max(0, Math.min(usable.length - 1, next))]?.focus();
}
