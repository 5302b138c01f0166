// The services and their deployments: which stage one is in, which revision gets which traffic, and why one failed.
import type { Cloud } from '../cloud/call.ts';
import { html } from '../html.ts';
import { colourOf } from '../state/revisions.ts';
import { nameOf, type Revision, type Service, type ServiceDeployment } from '../state/shapes.ts';
import type { Store } from '../state/store.ts';
import { act } from './acts.ts';
import { Changes } from './deployments/changes.ts';
import { Failures } from './deployments/failures.ts';
import type { ViewProps } from './view.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html */
const blueGreenStages = [
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
  'BAKE_TIME',
  'CLEAN_UP',
];

export function Deployments({ store, cloud }: ViewProps) {
  const services = [...store.services.values()];
  if (services.length === 0) return html`<p class="empty">There is no service in this region yet.</p>`;
  return html`${services.map((service) => html`<${ServiceCard} key=${service.serviceArn} service=${service} store=${store} cloud=${cloud} />`)}`;
}

function ServiceCard({ service, store, cloud }: ViewProps & { readonly service: Service }) {
  const [latest, ...earlier] = store.deployments.get(service.serviceArn) ?? [];
  return html`
    <article>
      <h2>${service.serviceName} <span class="quiet">${nameOf(service.clusterArn)}</span></h2>
      <p>
        ${service.runningCount} of ${service.desiredCount} tasks run${service.pendingCount > 0 && `, ${service.pendingCount} pending`}
        <span class="quiet"> ${nameOf(service.taskDefinition ?? '')}</span>
      </p>
      ${latest && html`<${Latest} deployment=${latest} service=${service} store=${store} cloud=${cloud} />`}
      <${Failures} service=${service} store=${store} cloud=${cloud} />
      ${latest && html`<${Changes} deployment=${latest} store=${store} cloud=${cloud} />`}
      ${
        earlier.length > 0 &&
        html`
          <h3>Before</h3>
          <ul class="plain">
            ${earlier.map((each) => html`<li><${Status} status=${each.status} /> ${timeOf(each.createdAt)} <span class="quiet">${each.statusReason ?? ''}</span></li>`)}
          </ul>`
      }
      <h3>Service events</h3>
      <ol class="plain">
        ${(service.events ?? []).slice(0, 5).map(({ id, createdAt, message }) => html`<li key=${id}><time>${timeOf(createdAt)}</time> ${message}</li>`)}
      </ol>
    </article>`;
}

function Latest(props: {
  readonly deployment: ServiceDeployment;
  readonly service: Service;
  readonly store: Store;
  readonly cloud: Cloud;
}) {
  const { deployment, service, store, cloud } = props;
  const { status, statusReason, lifecycleStage, deploymentCircuitBreaker: breaker, alarms } = deployment;
  const isRunning = ['PENDING', 'IN_PROGRESS'].includes(status);
  const stop = (stopType: string, question: string) =>
    act(
      store,
      () =>
        cloud.json('ecs', 'StopServiceDeployment', {
          serviceDeploymentArn: deployment.serviceDeploymentArn,
          stopType,
        }),
      question,
    );
  return html`
    <h3>Deployment <${Status} status=${status} /></h3>
    ${statusReason && html`<p>${statusReason}</p>`}
    ${isRunning && lifecycleStage && html`<${Stages} now=${lifecycleStage} />`}
    <table>
      <thead><tr><th scope="col">Revision</th><th scope="col">Tasks</th><th scope="col">Traffic</th></tr></thead>
      <tbody>
        ${(deployment.sourceServiceRevisions ?? []).map((revision) => html`<${RevisionRow} name="Old" revision=${revision} />`)}
        ${deployment.targetServiceRevision && html`<${RevisionRow} name="New" revision=${deployment.targetServiceRevision} />`}
      </tbody>
    </table>
    ${
      breaker &&
      breaker.status !== 'DISABLED' &&
      html`<p>Circuit breaker: ${breaker.status.toLowerCase().replaceAll('_', ' ')}, ${breaker.failureCount} of ${breaker.threshold} failures</p>`
    }
    ${
      alarms &&
      alarms.status !== 'DISABLED' &&
      html`<p>Alarms: ${alarms.status.toLowerCase().replaceAll('_', ' ')} ${(alarms.triggeredAlarmNames ?? []).join(', ')}</p>`
    }
    ${
      isRunning &&
      html`
        <p class="actions">
          <button onClick=${stop('ROLLBACK', `Roll ${service.serviceName} back?`)}>Roll back</button>
          <button onClick=${stop('ABORT', `Stop the deployment of ${service.serviceName} where it is?`)}>Stop</button>
        </p>`
    }
    <ul class="plain">
      ${service.deployments.map(
        ({ id, taskDefinition, runningCount, desiredCount, rolloutStateReason, failedTasks = 0 }) => html`
          <li key=${id}>
            <i class=${`swatch ${colourOf(taskDefinition)}`}></i> ${nameOf(taskDefinition)}: ${runningCount} of ${desiredCount}
            ${failedTasks > 0 && html`<strong class="bad">, ${failedTasks} failed</strong>`}
            <span class="quiet"> ${rolloutStateReason ?? ''}</span>
          </li>`,
      )}
    </ul>`;
}

function RevisionRow({ name, revision }: { readonly name: string; readonly revision: Revision }) {
  const weight = revision.requestedProductionTrafficWeight;
  return html`
    <tr>
      <th scope="row">${name} <span class="quiet">${nameOf(revision.arn)}</span></th>
      <td>${revision.runningTaskCount ?? 0} of ${revision.requestedTaskCount ?? 0}</td>
      <td>${weight === undefined ? '' : `${weight} %`}</td>
    </tr>`;
}

function Stages({ now }: { readonly now: string }) {
  const at = blueGreenStages.indexOf(now);
  return html`
    <ol class="stages" aria-label="Stages">
      ${blueGreenStages.map(
        (stage, index) => html`
          <li class=${index < at ? 'done' : ''} aria-current=${index === at ? 'step' : undefined}>
            ${stage.toLowerCase().replaceAll('_', ' ')}
          </li>`,
      )}
    </ol>`;
}

export function Status({ status }: { readonly status: string }) {
  const tone =
    /SUCC|COMPLETE$|^OK$|ACTIVE/i.test(status) && !/ROLLBACK/.test(status)
      ? 'good'
      : /FAIL|ROLL|STOP|ALARM|DELETE/i.test(status)
        ? 'bad'
        : 'plain';
  return html`<strong class=${`status ${tone}`}>${wordsOf(status)}</strong>`;
}

/** `UPDATE_COMPLETE` and `InProgress` as words. */
const wordsOf = (status: string): string =>
  status
    .replaceAll('_', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();

/** @param seconds as AWS JSON gives times */
export const timeOf = (seconds: number | undefined): string =>
  seconds === undefined ? '' : new Date(seconds * 1000).toISOString().slice(11, 19);
