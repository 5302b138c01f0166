// The system in one picture: what load balancers send where, and which tasks run on which instances in which zones.
import { html } from '../html.ts';
import { colourOf } from '../state/revisions.ts';
import { nameOf, type Task, zoneOf } from '../state/shapes.ts';
import { Instance } from './system/instance.ts';
import { LoadBalancer } from './system/load-balancer.ts';
import { Tasks, Waiting } from './system/tasks.ts';
import type { ViewProps } from './view.ts';

export function System({ store, cloud }: ViewProps) {
  const tasks = [...store.tasks.values()];
  const instances = [...store.instances.values()];
  const zones = [
    ...new Set([...instances.map(zoneOf), ...tasks.map(({ availabilityZone = '' }) => availabilityZone)]),
  ]
    .filter((zone) => zone !== '')
    .sort();
  if (zones.length === 0 && store.balancers.length === 0)
    return html`<p class="empty">Nothing runs in this region yet. <code>drydock up</code> brings a system up.</p>`;
  return html`
    <section aria-labelledby="traffic">
      <h2 id="traffic">Traffic</h2>
      <div class="balancers">
        ${store.balancers.map((balancer) => html`<${LoadBalancer} key=${balancer.arn} balancer=${balancer} store=${store} />`)}
        ${store.balancers.length === 0 && html`<p class="quiet">There is no load balancer.</p>`}
      </div>
    </section>
    <section aria-labelledby="zones">
      <h2 id="zones">Zones</h2>
      <${Legend} tasks=${tasks} />
      <div class="zones">
        ${zones.map((zone) => {
          const here = tasks.filter(({ availabilityZone }) => availabilityZone === zone);
          const own = instances.filter((instance) => zoneOf(instance) === zone);
          const others = here.filter(
            ({ containerInstanceArn = '' }) => !store.instances.has(containerInstanceArn),
          );
          return html`
            <div class="zone" key=${zone} role="group" aria-label=${`Zone ${zone}`}>
              <h3>${zone}</h3>
              ${own.map((instance) => html`<${Instance} key=${instance.containerInstanceArn} instance=${instance} tasks=${here} store=${store} cloud=${cloud} />`)}
              ${
                others.length > 0 &&
                html`
                  <div class="instance fargate">
                    <h4>Fargate</h4>
                    <${Tasks} tasks=${others} store=${store} cloud=${cloud} />
                  </div>`
              }
            </div>`;
        })}
      </div>
      <${Waiting} tasks=${tasks.filter(({ availabilityZone }) => !availabilityZone)} store=${store} cloud=${cloud} />
    </section>`;
}

/** The colours of the revisions that run. */
function Legend({ tasks }: { readonly tasks: readonly Task[] }) {
  const revisions = [...new Set(tasks.map(({ taskDefinitionArn }) => taskDefinitionArn))].sort();
  return html`
    <ul class="legend" aria-label="Task definitions">
      ${revisions.map((arn) => {
        const count = tasks.filter(
          (task) => task.taskDefinitionArn === arn && task.lastStatus === 'RUNNING',
        ).length;
        return html`<li><i class=${`swatch ${colourOf(arn)}`}></i> ${nameOf(arn)} <span class="quiet">${count} running</span></li>`;
      })}
    </ul>`;
}
