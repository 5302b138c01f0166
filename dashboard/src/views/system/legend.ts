// The colours of the task definitions that run, and which version each is.
import type { Cloud } from '../../cloud/call.ts';
import { html } from '../../html.ts';
import { colourOf } from '../../state/revisions.ts';
import { nameOf, type Task } from '../../state/shapes.ts';
import type { Store } from '../../state/store.ts';
import { Version } from '../deployments/version.ts';
import { kept } from '../kept.ts';

interface LegendProps {
  readonly tasks: readonly Task[];
  /** Both absent for an earlier moment, which has no versions. */
  readonly store?: Store | undefined;
  readonly cloud?: Cloud | undefined;
}

export const Legend = kept(({ tasks, store, cloud }: LegendProps) => {
  const byRevision = [...Map.groupBy(tasks, ({ taskDefinitionArn }) => taskDefinitionArn)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return html`
    <ul class="legend" aria-label="Task definitions">
      ${byRevision.map(([arn, own]) => {
        const running = own.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
        return html`
          <li key=${arn}>
            <i class=${`swatch ${colourOf(arn)}`}></i> ${nameOf(arn)}
            ${store && cloud && html` <${Version} definition=${arn} store=${store} cloud=${cloud} />`}
            <span class="quiet"> ${running} running</span>
          </li>`;
      })}
    </ul>`;
});
