// Why tasks of a service failed, with the last lines that they wrote.
import { useEffect, useState } from 'preact/hooks';
import { html } from '../../html.ts';
import { type Failure, failuresOf } from '../../state/load-failures.ts';
import type { Service } from '../../state/shapes.ts';
import { act } from '../acts.ts';
import type { ViewProps } from '../view.ts';

export function Failures({ service, store, cloud }: ViewProps & { readonly service: Service }) {
  const [failures, setFailures] = useState<readonly Failure[]>([]);
  const newest = service.events[0]?.id;
  // A task that fails makes an event of its service.
  useEffect(
    act(store, async () => setFailures(await failuresOf(cloud, service))),
    [newest],
  );
  if (failures.length === 0) return undefined;
  return html`
    <h3>Failed tasks</h3>
    <ul class="plain">
      ${failures.map(
        ({ task, revision, reason, containers }) => html`
          <li key=${task}>
            <strong class="bad">${revision}</strong> ${task.slice(0, 8)}: ${reason}
            ${containers.map(
              ({ name, outcome, lines }) => html`
                <p>${name}${outcome && `: ${outcome}`}</p>
                ${lines.length > 0 && html`<pre tabindex="0" aria-label=${`Last lines of ${name}`}>${lines.join('\n')}</pre>`}`,
            )}
          </li>`,
      )}
    </ul>`;
}
