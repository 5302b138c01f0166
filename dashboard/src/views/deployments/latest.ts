// The newest deployment of a service: its stages and revisions, what watches it, and what one can do with it.
import { html } from '../../html.ts';
import { linkTo } from '../../state/place.ts';
import type { LifecycleHook, Service, ServiceDeployment } from '../../state/shapes.ts';
import type { Store } from '../../state/store.ts';
import { act } from '../acts.ts';
import { Status, timeOf, wordsOf } from '../status.ts';
import type { ViewProps } from '../view.ts';
import { Revisions } from './revisions.ts';
import { Stages } from './stages.ts';

interface LatestProps extends ViewProps {
  readonly deployment: ServiceDeployment;
  readonly service: Service;
}

export function Latest({ deployment, service, store, cloud }: LatestProps) {
  const { status, createdAt, deploymentConfiguration, lifecycleHookDetails = [] } = deployment;
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
    <h3>
      Deployment <${Status} status=${status} />
      <span class="quiet"> ${wordsOf(deploymentConfiguration?.strategy ?? 'ROLLING').replace('blue green', 'blue/green')}, started ${timeOf(createdAt)}</span>
    </h3>
    ${
      (isRunning || status.endsWith('_IN_PROGRESS')) &&
      html`<${Stages} deployment=${deployment} now=${Date.parse(store.clock?.now ?? '')} />`
    }
    ${lifecycleHookDetails.map((hook) => html`<${Hook} key=${hook.hookId} hook=${hook} deployment=${deployment} store=${store} cloud=${cloud} />`)}
    <${Revisions} deployment=${deployment} store=${store} cloud=${cloud} />
    <${Watched} deployment=${deployment} store=${store} />
    ${
      isRunning &&
      html`
        <p class="actions">
          <button class="danger" onClick=${stop('ROLLBACK', `Roll ${service.serviceName} back?`)}>Roll back</button>
          <button class="danger" onClick=${stop('ABORT', `Stop the deployment of ${service.serviceName} where it is?`)}>Stop</button>
        </p>`
    }`;
}

/** A lifecycle hook that has run, with what ends a pause. */
function Hook({
  hook,
  deployment,
  store,
  cloud,
}: ViewProps & { readonly hook: LifecycleHook; readonly deployment: ServiceDeployment }) {
  const { hookId, targetType = '', targetArn, status, expiresAt, timeoutAction = '' } = hook;
  const proceed = (action: 'CONTINUE' | 'ROLLBACK', question?: string) =>
    act(
      store,
      () =>
        cloud.json('ecs', 'ContinueServiceDeployment', {
          serviceDeploymentArn: deployment.serviceDeploymentArn,
          hookId,
          action,
        }),
      question,
    );
  return html`
    <p class="actions">
      Hook ${targetArn?.split(':').at(-1) ?? wordsOf(targetType)} <${Status} status=${status} />
      ${
        status === 'AWAITING_ACTION' &&
        html`
          <span class="quiet"> until ${timeOf(expiresAt)}, then: ${wordsOf(timeoutAction)}</span>
          <button onClick=${proceed('CONTINUE')}>Continue</button>
          <button class="danger" onClick=${proceed('ROLLBACK', 'Roll the deployment back?')}>Roll back from the pause</button>`
      }
    </p>`;
}

/** The circuit breaker's count, and the alarms with their states. */
function Watched({ deployment, store }: { readonly deployment: ServiceDeployment; readonly store: Store }) {
  const { deploymentCircuitBreaker: breaker, alarms } = deployment;
  const isBroken = breaker?.status === 'TRIGGERED';
  return html`
    ${
      breaker &&
      breaker.status !== 'DISABLED' &&
      html`
        <p class=${isBroken ? 'bad' : ''}>
          Circuit breaker: ${wordsOf(breaker.status)}, ${breaker.failureCount} ${breaker.failureCount === 1 ? 'failure' : 'failures'}, the threshold is ${breaker.threshold}
        </p>`
    }
    ${
      alarms &&
      alarms.status !== 'DISABLED' &&
      html`
        <details open=${alarms.status === 'TRIGGERED'}>
          <summary>Alarms: ${wordsOf(alarms.status)}, ${alarms.alarmNames?.length ?? 0} watched${(alarms.triggeredAlarmNames ?? []).length > 0 && html`, <strong class="bad">${alarms.triggeredAlarmNames?.length} triggered</strong>`}</summary>
          <ul class="plain">
            ${(alarms.alarmNames ?? []).map((name) => {
              const state = store.alarms.find((alarm) => alarm.name === name)?.state ?? 'missing';
              const isTriggered = alarms.triggeredAlarmNames?.includes(name);
              return html`
                <li key=${name}>
                  <a href=${linkTo('alarms', { alarm: name })}>${name}</a> <${Status} status=${state} />
                  ${isTriggered && html`<strong class="bad"> triggered the rollback</strong>`}
                </li>`;
            })}
          </ul>
        </details>`
    }`;
}
