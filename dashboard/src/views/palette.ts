// The command palette: type a part of a name, choose with the arrows, Enter.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from '../html.ts';
import { logGroupsOf } from '../state/load-logs.ts';
import { entriesOf, found } from './palette/entries.ts';
import { useLoaded } from './use-loaded.ts';
import type { View, ViewProps } from './view.ts';

type PaletteProps = Pick<ViewProps, 'store' | 'cloud'> & {
  readonly views: readonly View[];
  readonly close: () => void;
};

export function Palette({ store, cloud, views, close }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const logGroups = useLoaded(store, () => logGroupsOf(cloud), []) ?? [];
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const entries = found(entriesOf(store, cloud, views, logGroups), query);
  const chosen = Math.min(at, entries.length - 1);
  useEffect(() => document.getElementById(`entry-${chosen}`)?.scrollIntoView({ block: 'nearest' }), [chosen]);
  const run = (index: number) => {
    close();
    entries[index]?.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((chosen + step + entries.length) % Math.max(1, entries.length));
    else if (event.key === 'Enter') run(chosen);
    else return;
    event.preventDefault();
  };
  return html`
    <dialog class="palette" ref=${dialog} aria-label="Find" onClose=${close} onClick=${(event: Event) => event.target === dialog.current && close()}>
      <input
        type="search"
        role="combobox"
        aria-label="Find a view, service, stack, pipeline, alarm, log group or action"
        aria-expanded="true"
        aria-controls="entries"
        aria-activedescendant=${chosen >= 0 ? `entry-${chosen}` : undefined}
        placeholder="Find or do …"
        value=${query}
        onInput=${(event: Event) => {
          setQuery((event.target as HTMLInputElement).value);
          setAt(0);
        }}
        onKeyDown=${onKeyDown}
        autofocus
      />
      <ul id="entries" role="listbox" aria-label="Found">
        ${entries.map(
          ({ name, kind }, index) => html`
            <li key=${`${kind} ${name}`} id=${`entry-${index}`} role="option" aria-selected=${index === chosen} onClick=${() => run(index)}>
              ${name} <span class="quiet">${kind}</span>
            </li>`,
        )}
      </ul>
      ${entries.length === 0 && html`<p class="quiet">Nothing has this name.</p>`}
    </dialog>`;
}
