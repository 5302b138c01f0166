// Stacks as a tree, with the resources of the one that is open.
import { useEffect, useState } from 'preact/hooks';
import { html } from '../html.ts';
import { resourcesOf, type Stack, type StackResource } from '../state/load-stacks.ts';
import { act } from './acts.ts';
import { Status } from './status.ts';
import type { ViewProps } from './view.ts';

export function Stacks({ store, cloud }: ViewProps) {
  const [open, setOpen] = useState('');
  const status = store.stacks.find(({ id }) => id === open)?.status;
  useEffect(() => {
    if (status === undefined) return;
    act(store, async () => store.resources.set(open, await resourcesOf(cloud, open)))();
  }, [open, status, store, cloud]);
  if (store.stacks.length === 0) return html`<p class="empty">There is no stack in this region yet.</p>`;
  const level = (parent: string): unknown => {
    const stacks = store.stacks.filter((stack) => stack.parent === parent).sort(byName);
    if (stacks.length === 0) return undefined;
    return html`
      <ul class="tree">
        ${stacks.map((stack) => {
          const isOpen = stack.id === open;
          return html`
            <li key=${stack.id}>
              <button class="link" aria-expanded=${isOpen} onClick=${() => setOpen(isOpen ? '' : stack.id)}>${stack.name}</button>
              <${Status} status=${stack.status} /> <span class="quiet">${stack.reason}</span>
              ${isOpen && html`<${Resources} rows=${store.resources.get(stack.id) ?? []} />`}
              ${level(stack.id)}
            </li>`;
        })}
      </ul>`;
  };
  return html`<section aria-label="Stacks">${level('')}</section>`;
}

const byName = (a: Stack, b: Stack) => (a.name < b.name ? -1 : 1);

function Resources({ rows }: { readonly rows: readonly StackResource[] }) {
  return html`
    <table>
      <thead><tr><th scope="col">Resource</th><th scope="col">Type</th><th scope="col">Status</th></tr></thead>
      <tbody>
        ${rows.map(
          ({ logicalId, type, status, reason }) => html`
            <tr key=${logicalId}>
              <th scope="row">${logicalId}</th><td>${type}</td>
              <td><${Status} status=${status} /> <span class="quiet">${reason}</span></td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}
