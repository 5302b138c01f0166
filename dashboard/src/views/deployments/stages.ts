// The stages of a deployment as steps, with the one that it is in.
import { html } from '../../html.ts';
import type { ServiceDeployment } from '../../state/shapes.ts';
import { spanOf, wordsOf } from '../status.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html */
const stages: readonly (readonly [name: string, what: string])[] = [
  ['RECONCILE_SERVICE', 'waits until no more than one other revision runs'],
  ['PRE_SCALE_UP', 'has started no new task yet'],
  ['SCALE_UP', 'starts the tasks of the new revision'],
  ['POST_SCALE_UP', 'has started the tasks of the new revision'],
  ['TEST_TRAFFIC_SHIFT', 'sends test traffic to the new revision'],
  ['POST_TEST_TRAFFIC_SHIFT', 'has sent all test traffic to the new revision'],
  ['PRODUCTION_TRAFFIC_SHIFT', 'shifts production traffic'],
  ['POST_PRODUCTION_TRAFFIC_SHIFT', 'has shifted all production traffic'],
  ['BAKE_TIME', 'keeps both revisions, to be able to go back at once'],
  ['CLEAN_UP', 'ends the tasks that are no longer needed'],
];

/** What a deployment does in its stage; of a rolling one, which has no stages, as a whole. */
export const doingOf = ({ lifecycleStage }: ServiceDeployment): string =>
  stages.find(([name]) => name === lifecycleStage)?.[1] ?? 'replaces tasks, a few at a time';

/** The percentages of the new revision, in the order in which it gets them. */
export function weightSteps({ deploymentConfiguration: configuration = {} }: ServiceDeployment): number[] {
  const { strategy, linearConfiguration, canaryConfiguration } = configuration;
  if (strategy === 'CANARY') return [canaryConfiguration?.canaryPercent ?? 5, 100];
  if (strategy !== 'LINEAR') return [100];
  const step = linearConfiguration?.stepPercent ?? 10;
  const count = Math.ceil(100 / step);
  return Array.from({ length: count }, (_, index) => Math.min(100, step * (index + 1)));
}

/** @param now milliseconds, by the cloud's clock */
export function Stages({
  deployment,
  now,
}: {
  readonly deployment: ServiceDeployment;
  readonly now: number;
}) {
  const { deploymentConfiguration: configuration = {}, lifecycleStage, targetServiceRevision } = deployment;
  const at = stages.findIndex(([name]) => name === lifecycleStage);
  if (at < 0) {
    const { minimumHealthyPercent = 100, maximumPercent = 200 } = configuration;
    return html`
      <p>
        Rolling: at least ${minimumHealthyPercent} % of the tasks stay healthy, and at most ${maximumPercent} % run.
        ${targetServiceRevision && ` ${targetServiceRevision.runningTaskCount ?? 0} of ${targetServiceRevision.requestedTaskCount ?? 0} new tasks running.`}
      </p>`;
  }
  const steps = weightSteps(deployment);
  const weight = targetServiceRevision?.requestedProductionTrafficWeight ?? 0;
  const note = (stage: string): string => {
    if (stage === 'PRODUCTION_TRAFFIC_SHIFT' && steps.length > 1)
      return `${weight} % of ${steps.map((step) => `${step} %`).join(', ')}`;
    if (stage === 'BAKE_TIME') return bakeNote(deployment, now);
    return '';
  };
  return html`
    <ol class="stages" aria-label="Stages">
      ${stages.map(
        ([stage, what], index) => html`
          <li class=${index < at ? 'done' : ''} aria-current=${index === at ? 'step' : undefined} title=${what}>
            ${wordsOf(stage)}${note(stage) && html` <small>${note(stage)}</small>`}
          </li>`,
      )}
    </ol>`;
}

/** While it bakes, what is left: the deployment last changed when that began. */
export function bakeNote(deployment: ServiceDeployment, now: number): string {
  const bakeMs = (deployment.deploymentConfiguration?.bakeTimeInMinutes ?? 0) * 60_000;
  if (bakeMs === 0) return 'none';
  if (deployment.lifecycleStage !== 'BAKE_TIME' || deployment.updatedAt === undefined) return spanOf(bakeMs);
  const left = Math.max(0, bakeMs - (now - deployment.updatedAt * 1000));
  return `${spanOf(left)} of ${spanOf(bakeMs)} left`;
}
