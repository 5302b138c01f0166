// Stacks as a tree, and all about the one that is open.
import { html } from '../html.ts';
import type { Stack } from '../state/load-stacks.ts';
import { linkTo, type Place } from '../state/place.ts';
import { StackDetail } from './stacks/detail.ts';
import { Status } from './status.ts';
import type { ViewProps } from './view.ts';

export function Stacks({ store, cloud, place }: ViewProps & { readonly place: Place }) {
  if (store.stacks.length === 0) return html`<p class="empty">There is no stack in this region yet.</p>`;
  const { stack: asked, tab } = place.params;
  const roots = store.stacks.filter(({ parent }) => parent === '').sort(byName);
  const open = asked ? store.stacks.find(({ id, name }) => id === asked || name === asked) : roots[0];
  const level = (parent: string): unknown => {
    const stacks = store.stacks.filter((stack) => stack.parent === parent).sort(byName);
    if (stacks.length === 0) return undefined;
    return html`
      <ul class="tree">
        ${stacks.map(
          (stack) => html`
            <li key=${stack.id}>
              <a href=${linkTo('stacks', { stack: stack.id, tab })} aria-current=${stack === open ? 'true' : undefined}>${stack.name}</a>
              <${Status} status=${stack.status} /> <span class="quiet">${stack.reason}</span>
              ${level(stack.id)}
            </li>`,
        )}
      </ul>`;
  };
  return html`
    <section aria-label="Stacks">${level('')}</section>
    ${open && html`<${StackDetail} key=${open.id} stack=${open} tab=${tab} store=${store} cloud=${cloud} />`}`;
}

const byName = (a: Stack, b: Stack) => (a.name < b.name ? -1 : 1);
