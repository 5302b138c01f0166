// The services and their deployments: what each does, which version serves where, and why one failed.
import { html } from '../html.ts';
import { type Failure, failuresOf } from '../state/load-failures.ts';
import type { Place } from '../state/place.ts';
import { nameOf, type Service } from '../state/shapes.ts';
import { Changes } from './deployments/changes.ts';
import { Failures } from './deployments/failures.ts';
import { headlineOf } from './deployments/headline.ts';
import { Latest } from './deployments/latest.ts';
import { Serving } from './deployments/serving.ts';
import { Status, timeOf } from './status.ts';
import { useLoaded } from './use-loaded.ts';
import type { ViewProps } from './view.ts';

export function Deployments({ store, cloud, place }: ViewProps & { readonly place: Place }) {
  const all = [...store.services.values()];
  if (all.length === 0) return html`<p class="empty">There is no service in this region yet.</p>`;
  const { service: asked } = place.params;
  const services = asked ? all.filter(({ serviceArn }) => serviceArn === asked) : all;
  return html`
    ${asked && all.length > 1 && html`<p><a href="#deployments">All services</a></p>`}
    ${services.map((service) => html`<${ServiceCard} key=${service.serviceArn} service=${service} store=${store} cloud=${cloud} />`)}`;
}

function ServiceCard({ service, store, cloud }: ViewProps & { readonly service: Service }) {
  const [latest, ...earlier] = store.deployments.get(service.serviceArn) ?? [];
  // A task that fails makes an event of its service.
  const newest = service.events[0]?.id;
  const failures = useLoaded(store, () => failuresOf(cloud, service), [newest]) ?? [];
  const { text, tone } = headlineOf(service, latest, failures[0] ? sentenceOf(failures[0]) : '');
  return html`
    <article aria-label=${service.serviceName}>
      <h2>${service.serviceName} <span class="quiet">${nameOf(service.clusterArn)}</span></h2>
      <p class=${`headline ${tone}`}>${text}</p>
      <p>
        ${service.runningCount} of ${service.desiredCount} tasks running${service.pendingCount > 0 && `, ${service.pendingCount} pending`}
      </p>
      <${Serving} service=${service} store=${store} cloud=${cloud} />
      ${latest && html`<${Latest} deployment=${latest} service=${service} store=${store} cloud=${cloud} />`}
      <${Failures} failures=${failures} />
      ${latest && html`<${Changes} deployment=${latest} store=${store} cloud=${cloud} />`}
      ${
        earlier.length > 0 &&
        html`
          <h3>Earlier deployments</h3>
          <ul class="plain">
            ${earlier.map((each) => html`<li><${Status} status=${each.status} /> ${timeOf(each.createdAt)} <span class="quiet">${each.statusReason ?? ''}</span></li>`)}
          </ul>`
      }
      <h3>Service events</h3>
      <ol class="plain">
        ${(service.events ?? []).slice(0, 8).map(({ id, createdAt, message }) => html`<li key=${id}><time>${timeOf(createdAt)}</time> ${message}</li>`)}
      </ol>
    </article>`;
}

/** `Task 80e169f1 of web:3: Essential container in task exited (service: exit code 1)` */
function sentenceOf({ task, revision, reason, containers }: Failure): string {
  const outcomes = containers
    .filter(({ outcome }) => outcome !== '' && outcome !== 'exit code 0')
    .map(({ name, outcome }) => `${name}: ${outcome}`);
  const detail = outcomes.length > 0 ? ` (${outcomes.join('; ')})` : '';
  return `Task ${task.slice(0, 8)} of ${revision}: ${reason}${detail}`;
}
