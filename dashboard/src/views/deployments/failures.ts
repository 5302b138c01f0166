// Why tasks of a service failed, with the last lines that they wrote.
import { html } from '../../html.ts';
import type { Failure } from '../../state/load-failures.ts';
import { linkTo } from '../../state/place.ts';

export function Failures({ failures }: { readonly failures: readonly Failure[] }) {
  if (failures.length === 0) return undefined;
  return html`
    <h3>Failed tasks</h3>
    <ul class="plain">
      ${failures.map(
        ({ task, revision, reason, containers }) => html`
          <li key=${task}>
            <strong class="bad">${revision}</strong> ${task.slice(0, 8)}: ${reason}
            ${containers.map(
              ({ name, outcome, lines, logs }) => html`
                <p>
                  ${name}${outcome && `: ${outcome}`}
                  ${logs && html` <a href=${linkTo('logs', { group: logs.group, stream: logs.stream })}>Its lines</a>`}
                </p>
                ${lines.length > 0 && html`<pre tabindex="0" aria-label=${`Last lines of ${name}`}>${lines.join('\n')}</pre>`}`,
            )}
          </li>`,
      )}
    </ul>`;
}
