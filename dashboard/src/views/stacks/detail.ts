// One stack: its resources, where the time of its last operation went, its values, its template, and its change sets.
import { html } from '../../html.ts';
import { type NamedValue, resourcesOf, type Stack, type StackResource } from '../../state/load-stacks.ts';
import { linkTo } from '../../state/place.ts';
import { Scrolls } from '../scrolls.ts';
import { Status, wordsOf } from '../status.ts';
import { usePolled } from '../use-polled.ts';
import type { ViewProps } from '../view.ts';
import { ChangeSets } from './change-sets.ts';
import { Template } from './template.ts';
import { Waterfall } from './waterfall.ts';

interface DetailProps extends ViewProps {
  readonly stack: Stack;
}

const tabs = [
  { id: 'resources', title: 'Resources', show: Resources },
  { id: 'events', title: 'Events', show: Waterfall },
  { id: 'values', title: 'Parameters and outputs', show: Values },
  { id: 'template', title: 'Template', show: Template },
  { id: 'changes', title: 'Change sets', show: ChangeSets },
  { id: 'drift', title: 'Drift', show: Drift },
] as const;

export function StackDetail({
  stack,
  tab,
  store,
  cloud,
}: DetailProps & { readonly tab: string | undefined }) {
  const chosen = tabs.find(({ id }) => id === tab) ?? tabs[0];
  return html`
    <article aria-label=${stack.name}>
      <h2>${stack.name} <${Status} status=${stack.status} /></h2>
      ${stack.reason && html`<p class="headline">${stack.reason}</p>`}
      <nav class="tabs" aria-label=${`Of ${stack.name}`}>
        ${tabs.map(({ id, title }) => html`<a key=${id} href=${linkTo('stacks', { stack: stack.id, tab: id })} aria-current=${id === chosen.id ? 'true' : undefined}>${title}</a>`)}
      </nav>
      <${chosen.show} stack=${stack} store=${store} cloud=${cloud} />
    </article>`;
}

function Resources({ stack, store, cloud }: DetailProps) {
  const isMoving = stack.status.endsWith('_IN_PROGRESS');
  const rows = usePolled(store, () => resourcesOf(cloud, stack.id), isMoving ? 1000 : 30_000, [stack.status]);
  if (!rows) return undefined;
  const recorded = rows.filter(isRecorded);
  return html`
    ${
      recorded.length > 0 &&
      html`<p>${recorded.length} of ${rows.length} are only recorded: the engine does not simulate their types.</p>`
    }
    <${Scrolls} label="Resources">
      <table>
        <thead><tr><th scope="col">Resource</th><th scope="col">Type</th><th scope="col">Status</th></tr></thead>
        <tbody>
          ${rows.map(
            ({ logicalId, physicalId, type, status, reason }) => html`
              <tr key=${logicalId}>
                <th scope="row">
                  ${type === 'AWS::CloudFormation::Stack' ? html`<a href=${linkTo('stacks', { stack: physicalId })}>${logicalId}</a>` : logicalId}
                </th>
                <td>${type}</td>
                <td><${Status} status=${status} /> <span class="quiet">${reason}</span></td>
              </tr>`,
          )}
        </tbody>
      </table>
    <//>`;
}

/** The engine says so in the status reason. */
const isRecorded = ({ reason }: StackResource) => reason.startsWith('Recorded only');

function Values({ stack }: DetailProps) {
  return html`
    <${ValueTable} caption="Parameters" values=${stack.parameters} />
    <${ValueTable} caption="Outputs" values=${stack.outputs} />`;
}

function ValueTable({
  caption,
  values,
}: {
  readonly caption: string;
  readonly values: readonly NamedValue[];
}) {
  if (values.length === 0) return html`<p class="quiet">${caption}: none.</p>`;
  return html`
    <table>
      <caption>${caption}</caption>
      <thead><tr><th scope="col">Name</th><th scope="col">Value</th></tr></thead>
      <tbody>
        ${values.map(
          ({ name, value, note }) => html`
            <tr key=${name}><th scope="row">${name}</th><td><code>${value}</code>${note && html` <span class="quiet">${note}</span>`}</td></tr>`,
        )}
      </tbody>
    </table>`;
}

function Drift({ stack }: DetailProps) {
  return html`
    <p>
      Drift status: ${wordsOf(stack.drift || 'NOT_CHECKED')}. The engine does not detect drift: nothing compares a stack's
      resources with its template after they were changed past it.
    </p>`;
}
