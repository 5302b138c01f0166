// Pipelines: what each stage and action last did, and the newest executions.
import type { Cloud } from '../cloud/call.ts';
import { html } from '../html.ts';
import { actionsOf, type Execution, executionsOf, type Pipeline } from '../state/load-pipelines.ts';
import type { Place } from '../state/place.ts';
import { act } from './acts.ts';
import { BuildLog, isBuild } from './pipelines/build-log.ts';
import { StageColumn } from './pipelines/stage.ts';
import { summaryOf } from './pipelines/summary.ts';
import { Scrolls } from './scrolls.ts';
import { Status, spanOf, timeOf } from './status.ts';
import { usePolled } from './use-polled.ts';
import type { ViewProps } from './view.ts';

const everyMs = 2000;

export function Pipelines({ store, cloud, place }: ViewProps & { readonly place: Place }) {
  if (store.pipelines.length === 0)
    return html`<p class="empty">There is no pipeline in this region yet.</p>`;
  const asked = place.params.pipeline;
  const pipelines = store.pipelines.filter(({ name }) => !asked || name === asked);
  return html`
    ${asked && store.pipelines.length > 1 && html`<p><a href="#pipelines">All pipelines</a></p>`}
    ${pipelines.map((pipeline) => html`<${PipelineCard} key=${pipeline.name} pipeline=${pipeline} store=${store} cloud=${cloud} />`)}`;
}

function PipelineCard({ pipeline, store, cloud }: ViewProps & { readonly pipeline: Pipeline }) {
  const { name, stages } = pipeline;
  const loaded = usePolled(store, () => lately(cloud, name), everyMs, [name]);
  const running = loaded?.executions.find(({ status }) => status === 'InProgress');
  const builds = stages
    .flatMap(({ actionStates }) => actionStates)
    .filter(({ latestExecution }) => isBuild(latestExecution?.externalExecutionId));
  const stop = () =>
    cloud.json('codepipeline', 'StopPipelineExecution', {
      pipelineName: name,
      pipelineExecutionId: running?.pipelineExecutionId,
      abandon: true,
      reason: 'In the dashboard',
    });
  return html`
    <article aria-label=${name}>
      <h2>${name}</h2>
      <p class="actions">
        <button onClick=${act(store, () => cloud.json('codepipeline', 'StartPipelineExecution', { name }))}>Release change</button>
        ${running && html`<button onClick=${act(store, stop, `Stop the execution ${running.pipelineExecutionId.slice(0, 8)} of ${name}? Actions that run are abandoned.`)}>Stop execution</button>`}
      </p>
      <ol class="pipeline">
        ${stages.map((stage, index) => html`<${StageColumn} key=${stage.stageName} stage=${stage} isFirst=${index === 0} pipeline=${name} actions=${loaded?.actions ?? []} store=${store} cloud=${cloud} />`)}
      </ol>
      ${builds.map(({ actionName, latestExecution: { externalExecutionId: id = '', status = '' } = {} }) => html`<${BuildLog} key=${id} name=${actionName} id=${id} status=${status} store=${store} cloud=${cloud} />`)}
      ${loaded && html`<${Executions} executions=${loaded.executions} now=${Date.parse(store.clock?.now ?? '')} />`}
    </article>`;
}

/** The newest executions, and what the actions of the newest did. */
async function lately(cloud: Cloud, name: string) {
  const executions = await executionsOf(cloud, name);
  const [newest] = executions;
  return { executions, actions: newest ? await actionsOf(cloud, name, newest.pipelineExecutionId) : [] };
}

function Executions({
  executions,
  now,
}: {
  readonly executions: readonly Execution[];
  readonly now: number;
}) {
  return html`
    <h3>Executions</h3>
    <${Scrolls} label="Executions">
      <table>
        <thead><tr><th scope="col">Commit</th><th scope="col">Status</th><th scope="col">Started</th><th scope="col">Took</th></tr></thead>
        <tbody>
          ${executions.map(
            ({ pipelineExecutionId: id, status, startTime, lastUpdateTime, sourceRevisions = [] }) => {
              const end = status === 'InProgress' ? now : lastUpdateTime * 1000;
              return html`
              <tr key=${id}>
                <th scope="row">${commitOf(sourceRevisions)}</th>
                <td><${Status} status=${status} /></td>
                <td class="fits">${timeOf(startTime)}</td>
                <td class="fits">${spanOf(end - startTime * 1000)}</td>
              </tr>`;
            },
          )}
        </tbody>
      </table>
    <//>`;
}

const commitOf = (revisions: NonNullable<Execution['sourceRevisions']>) =>
  revisions.length === 0
    ? html`<span class="quiet">no source yet</span>`
    : revisions.map(
        ({ revisionId, revisionSummary }) =>
          html`<code>${revisionId.slice(0, 8)}</code> ${summaryOf(revisionSummary)} `,
      );
