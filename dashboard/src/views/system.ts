// The system in one picture: what load balancers send where, and which tasks run on which instances in which zones.
import { html } from '../html.ts';
import { colourOf, shortOf } from '../state/revisions.ts';
import {
  amountOf,
  type Balancer,
  type ContainerInstance,
  nameOf,
  type Rule,
  type TargetGroup,
  type Task,
  zoneOf,
} from '../state/shapes.ts';
import type { Store } from '../state/store.ts';
import type { ViewProps } from './view.ts';

export function System({ store }: ViewProps) {
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
              ${own.map((instance) => html`<${Instance} key=${instance.containerInstanceArn} instance=${instance} tasks=${here} />`)}
              ${
                others.length > 0 &&
                html`
                  <div class="instance fargate">
                    <h4>Fargate</h4>
                    <${Tasks} tasks=${others} />
                  </div>`
              }
            </div>`;
        })}
      </div>
      <${Waiting} tasks=${tasks.filter(({ availabilityZone }) => !availabilityZone)} />
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

function Instance({
  instance,
  tasks,
}: {
  readonly instance: ContainerInstance;
  readonly tasks: readonly Task[];
}) {
  const own = tasks.filter(
    ({ containerInstanceArn }) => containerInstanceArn === instance.containerInstanceArn,
  );
  const isDraining = instance.status !== 'ACTIVE';
  return html`
    <div class=${`instance ${isDraining ? 'leaving' : ''}`}>
      <h4>${instance.ec2InstanceId} ${isDraining && html`<em>${instance.status}</em>`} ${!instance.agentConnected && html`<em class="bad">agent disconnected</em>`}</h4>
      <${Fill} name="CPU" unit="units" instance=${instance} resource="CPU" used=${sum(own, ({ cpu }) => cpu)} />
      <${Fill} name="Memory" unit="MiB" instance=${instance} resource="MEMORY" used=${sum(own, ({ memory }) => memory)} />
      <${Tasks} tasks=${own} />
    </div>`;
}

/** What tasks reserve; an instance's own record of it comes later than they do. */
const sum = (tasks: readonly Task[], of: (task: Task) => string | undefined): number =>
  tasks.reduce((all, task) => all + (task.lastStatus === 'STOPPED' ? 0 : Number(of(task) ?? 0)), 0);

function Fill(props: {
  readonly name: string;
  readonly unit: string;
  readonly instance: ContainerInstance;
  readonly resource: string;
  readonly used: number;
}) {
  const total = amountOf(props.instance.registeredResources, props.resource);
  const { used } = props;
  return html`
    <label class="fill">
      <span>${props.name} <span class="quiet">${used} of ${total} ${props.unit} reserved</span></span>
      <meter min="0" max=${total || 1} value=${used}></meter>
    </label>`;
}

function Tasks({ tasks }: { readonly tasks: readonly Task[] }) {
  const sorted = [...tasks].sort((a, b) => (a.taskArn < b.taskArn ? -1 : 1));
  return html`<ul class="tasks">${sorted.map((task) => html`<${TaskBlock} key=${task.taskArn} task=${task} />`)}</ul>`;
}

function TaskBlock({ task }: { readonly task: Task }) {
  const { taskArn, taskDefinitionArn, lastStatus, desiredStatus, healthStatus, stoppedReason } = task;
  const state = lastStatus === 'RUNNING' && desiredStatus === 'STOPPED' ? 'STOPPING' : lastStatus;
  const health = healthStatus === 'UNHEALTHY' ? ', unhealthy' : '';
  const title = `Task ${nameOf(taskArn)} of ${nameOf(taskDefinitionArn)}: ${state}${health}${stoppedReason ? `: ${stoppedReason}` : ''}`;
  return html`
    <li class=${`task ${colourOf(taskDefinitionArn)} ${state.toLowerCase()} ${healthStatus === 'UNHEALTHY' ? 'unhealthy' : ''}`} title=${title}>
      <span>${shortOf(taskDefinitionArn)}</span> <small>${state === 'RUNNING' ? nameOf(taskArn).slice(0, 6) : state.toLowerCase()}${health}</small>
    </li>`;
}

/** Tasks without a place yet. */
function Waiting({ tasks }: { readonly tasks: readonly Task[] }) {
  if (tasks.length === 0) return undefined;
  return html`
    <div class="instance waiting" role="group" aria-label="Without a place">
      <h4>Without a place yet</h4>
      <${Tasks} tasks=${tasks} />
    </div>`;
}

function LoadBalancer({ balancer, store }: { readonly balancer: Balancer; readonly store: Store }) {
  return html`
    <article class="balancer">
      <h3>${balancer.name} <span class="quiet">${balancer.type}</span></h3>
      ${balancer.listeners.map(
        (listener) => html`
          <div class="listener" key=${listener.arn}>
            <h4>${listener.protocol} ${listener.port}</h4>
            ${listener.rules.map((rule) => html`<${RuleRow} rule=${rule} store=${store} />`)}
          </div>`,
      )}
    </article>`;
}

function RuleRow({ rule, store }: { readonly rule: Rule; readonly store: Store }) {
  const total = rule.weights.reduce((sum, { weight }) => sum + weight, 0);
  return html`
    <div class="rule">
      <p>${rule.priority === 'default' ? 'default' : rule.condition}</p>
      ${rule.weights.length === 0 && html`<p class="quiet">${rule.action}</p>`}
      ${rule.weights.map(({ arn, weight }) => {
        const group = store.groups.find((each) => each.arn === arn);
        return html`<${Edge} arn=${arn} group=${group} share=${total > 0 ? weight / total : 0} store=${store} />`;
      })}
    </div>`;
}

/** Thicker with the traffic: 1 pixel for none, and one more each time it doubles. */
const thicknessOf = (perSecond: number) => (perSecond <= 0 ? 1 : Math.min(12, 2 + Math.log2(1 + perSecond)));

function Edge(props: {
  readonly arn: string;
  readonly group: TargetGroup | undefined;
  readonly share: number;
  readonly store: Store;
}) {
  const { perSecond, averageMs, errorsPerSecond } = props.store.traffic.of(props.arn, performance.now());
  const targets = props.group?.targets ?? [];
  const healthy = targets.filter(({ state }) => state === 'healthy').length;
  const others = Object.entries(Object.groupBy(targets, ({ state }) => state)).filter(
    ([state]) => state !== 'healthy',
  );
  return html`
    <div class="edge">
      <svg class="pipe" viewBox="0 0 60 14" aria-hidden="true">
        <line class=${perSecond > 0 ? 'flows' : ''} x1="0" y1="7" x2="60" y2="7" stroke-width=${thicknessOf(perSecond)} />
      </svg>
      <span class="weight">${Math.round(props.share * 100)} %</span>
      <span class="group">${props.group?.name ?? nameOf(props.arn)}</span>
      <span>${healthy} healthy${others.map(([state, list]) => `, ${list?.length} ${state}`)}</span>
      <span class="rate">
        ${perSecond.toFixed(perSecond < 10 ? 1 : 0)}/s${averageMs !== undefined && `, ${averageMs.toFixed(1)} ms`}
        ${errorsPerSecond > 0 && html`<strong class="bad">, ${errorsPerSecond.toFixed(1)} errors/s</strong>`}
      </span>
    </div>`;
}
