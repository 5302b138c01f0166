// Which version serves in which zone: the running tasks of a service, by task definition and zone.
import { html } from '../../html.ts';
import { versionsOf } from '../../state/load-revisions.ts';
import { colourOf } from '../../state/revisions.ts';
import { nameOf, type Service, type Task } from '../../state/shapes.ts';
import { Scrolls } from '../scrolls.ts';
import { useLoaded } from '../use-loaded.ts';
import type { ViewProps } from '../view.ts';
import { Versions } from './version.ts';

export function Serving({ service, store, cloud }: ViewProps & { readonly service: Service }) {
  const tasks = [...store.tasks.values()].filter((task) => isOf(task, service));
  const definitions = [...new Set(tasks.map(({ taskDefinitionArn }) => taskDefinitionArn))].sort();
  const zones = [...new Set(tasks.map(({ availabilityZone = '' }) => availabilityZone))].sort();
  const versions = useLoaded(
    store,
    async () =>
      new Map(
        await Promise.all(definitions.map(async (arn) => [arn, await versionsOf(cloud, arn)] as const)),
      ),
    [definitions.join()],
  );
  if (tasks.length === 0) return html`<p class="quiet">No task of it runs.</p>`;
  return html`
    <${Scrolls} label="Versions">
      <table class="serving">
        <caption>Running tasks by version and zone</caption>
        <thead>
          <tr>
            <th scope="col">Version</th><th scope="col">Task definition</th>
            ${zones.map((zone) => html`<th scope="col" class="fits" key=${zone}>${zone}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${definitions.map(
            (arn) => html`
              <tr key=${arn}>
                <th scope="row" class="fits"><i class=${`swatch ${colourOf(arn)}`}></i> <${Versions} versions=${versions?.get(arn) ?? []} /></th>
                <td>${nameOf(arn)}</td>
                ${zones.map((zone) => html`<td key=${zone}>${tasks.filter((task) => task.taskDefinitionArn === arn && task.availabilityZone === zone).length}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    <//>`;
}

const isOf = (task: Task, { clusterArn, serviceName }: Service): boolean =>
  task.clusterArn === clusterArn && task.group === `service:${serviceName}` && task.lastStatus === 'RUNNING';
