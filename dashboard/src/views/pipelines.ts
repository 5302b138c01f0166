// Pipelines: stages and actions with what they last did; approvals, retries and transitions.
import type { Cloud } from '../cloud/call.ts';
import { html } from '../html.ts';
import type { Action, Pipeline } from '../state/load-pipelines.ts';
import type { Store } from '../state/store.ts';
import { act } from './acts.ts';
import { Status, timeOf } from './status.ts';
import type { ViewProps } from './view.ts';

export function Pipelines({ store, cloud }: ViewProps) {
  if (store.pipelines.length === 0)
    return html`<p class="empty">There is no pipeline in this region yet.</p>`;
  return html`${store.pipelines.map((pipeline) => html`<${PipelineCard} key=${pipeline.name} pipeline=${pipeline} store=${store} cloud=${cloud} />`)}`;
}

function PipelineCard({ pipeline, store, cloud }: ViewProps & { readonly pipeline: Pipeline }) {
  const { name, stages } = pipeline;
  return html`
    <article>
      <h2>${name}</h2>
      <p class="actions">
        <button onClick=${act(store, () => cloud.json('codepipeline', 'StartPipelineExecution', { name }))}>Release change</button>
      </p>
      <ol class="pipeline">
        ${stages.map((stage) => {
          const { stageName, latestExecution, inboundTransitionState, actionStates } = stage;
          const retry = () =>
            cloud.json('codepipeline', 'RetryStageExecution', {
              pipelineName: name,
              stageName,
              pipelineExecutionId: latestExecution?.pipelineExecutionId,
              retryMode: 'FAILED_ACTIONS',
            });
          return html`
            <li key=${stageName}>
              <h3>${stageName} ${latestExecution && html`<${Status} status=${latestExecution.status} />`}</h3>
              ${inboundTransitionState?.enabled === false && html`<p class="bad">Its transition is disabled.</p>`}
              ${actionStates.map((action) => html`<${ActionRow} key=${action.actionName} action=${action} pipeline=${name} stage=${stageName} store=${store} cloud=${cloud} />`)}
              ${latestExecution?.status === 'Failed' && html`<button onClick=${act(store, retry)}>Retry ${stageName}</button>`}
            </li>`;
        })}
      </ol>
    </article>`;
}

function ActionRow(props: {
  readonly action: Action;
  readonly pipeline: string;
  readonly stage: string;
  readonly store: Store;
  readonly cloud: Cloud;
}) {
  const { action, pipeline, stage, store, cloud } = props;
  const { actionName, currentRevision, latestExecution } = action;
  const decide = (status: 'Approved' | 'Rejected') =>
    act(store, () =>
      cloud.json('codepipeline', 'PutApprovalResult', {
        pipelineName: pipeline,
        stageName: stage,
        actionName,
        token: latestExecution?.token,
        result: { status, summary: 'In the dashboard' },
      }),
    );
  return html`
    <div class="action">
      <strong>${actionName}</strong> ${latestExecution && html`<${Status} status=${latestExecution.status} />`}
      <time>${timeOf(latestExecution?.lastStatusChange)}</time>
      <p class="quiet">
        ${currentRevision?.revisionId.slice(0, 8) ?? ''} ${summaryOf(latestExecution?.summary)}
      </p>
      ${latestExecution?.errorDetails?.message && html`<p class="bad">${latestExecution.errorDetails.message}</p>`}
      ${
        latestExecution?.token !== undefined &&
        html`<button onClick=${decide('Approved')}>Approve</button> <button onClick=${decide('Rejected')}>Reject</button>`
      }
    </div>`;
}

/** A source's is JSON, with the commit's message. */
function summaryOf(summary = ''): string {
  try {
    return String(JSON.parse(summary).CommitMessage ?? summary);
  } catch {
    return summary;
  }
}
