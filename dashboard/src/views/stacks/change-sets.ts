// The change sets of a stack: what each would add, change, replace and remove, and from which value to which.
import type { Cloud } from '../../cloud/call.ts';
import { html } from '../../html.ts';
import { type ChangeSet, changeSetsOf, type ResourceChange } from '../../state/load-change-sets.ts';
import type { Stack } from '../../state/load-stacks.ts';
import type { Store } from '../../state/store.ts';
import { act } from '../acts.ts';
import { Scrolls } from '../scrolls.ts';
import { Status } from '../status.ts';
import { usePolled } from '../use-polled.ts';
import type { ViewProps } from '../view.ts';

export function ChangeSets({ stack, store, cloud }: ViewProps & { readonly stack: Stack }) {
  const sets = usePolled(store, () => changeSetsOf(cloud, stack.id), 3000, [stack.id]);
  if (!sets) return undefined;
  if (sets.length === 0) return html`<p class="quiet">There is no change set for it.</p>`;
  return html`${sets.map((each) => html`<${Changes} key=${each.id} set=${each} stack=${stack} store=${store} cloud=${cloud} />`)}`;
}

function Changes(props: {
  readonly set: ChangeSet;
  readonly stack: Stack;
  readonly store: Store;
  readonly cloud: Cloud;
}) {
  const { set, stack, store, cloud } = props;
  const call = (operation: string, question: string) =>
    act(store, () => cloud.query('cloudformation', operation, { ChangeSetName: set.id }), question);
  return html`
    <h3>${set.name} <${Status} status=${set.status} /></h3>
    ${set.reason && html`<p>${set.reason}</p>`}
    <${Scrolls} label=${`Changes of ${set.name}`}>
      <table class="changes">
        <thead><tr><th scope="col">Resource</th><th scope="col">Setting</th><th scope="col">Old</th><th scope="col">New</th></tr></thead>
        <tbody>${set.changes.map((change) => rowsOf(change))}</tbody>
      </table>
    <//>
    <p class="actions">
      ${set.executionStatus === 'AVAILABLE' && html`<button onClick=${call('ExecuteChangeSet', `Execute ${set.name} on ${stack.name}?`)}>Execute</button>`}
      <button onClick=${call('DeleteChangeSet', `Delete the change set ${set.name}?`)}>Delete</button>
    </p>`;
}

const words: Readonly<Record<string, string>> = { Add: 'added', Modify: 'changed', Remove: 'removed' };

function rowsOf({ logicalId, type, action, replacement, details }: ResourceChange) {
  const what =
    replacement === 'True'
      ? 'replaced'
      : replacement === 'Conditional'
        ? 'perhaps replaced'
        : (words[action] ?? action);
  const tone = what === 'added' ? 'good' : what === 'changed' ? '' : 'bad';
  const name = html`${logicalId} <strong class=${tone}>${what}</strong> <span class="quiet">${type}</span>`;
  if (details.length === 0)
    return html`<tr key=${logicalId}><th scope="row">${name}</th><td></td><td></td><td></td></tr>`;
  return details.map(
    ({ path, before, after }, index) => html`
      <tr key=${`${logicalId} ${path} ${index}`}>
        <th scope="row">${index === 0 ? name : html`<span class="quiet">${logicalId}</span>`}</th>
        <td>${path}</td>
        <td>${before && html`<del><code>${before}</code></del>`}</td>
        <td>${after && html`<ins><code>${after}</code></ins>`}</td>
      </tr>`,
  );
}
