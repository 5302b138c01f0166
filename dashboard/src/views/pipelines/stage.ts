// A stage of a pipeline: its transition, its actions, and what one can do with them.
import { html } from '../../html.ts';
import type { Action, ActionExecution, Stage } from '../../state/load-pipelines.ts';
import { act } from '../acts.ts';
import { Status, spanOf, timeOf } from '../status.ts';
import type { ViewProps } from '../view.ts';
import { summaryOf } from './summary.ts';

interface StageProps extends ViewProps {
  readonly stage: Stage;
  readonly isFirst: boolean;
  readonly pipeline: string;
  /** What the newest execution did. */
  readonly actions: readonly ActionExecution[];
}

export function StageColumn({ stage, isFirst, pipeline, actions, store, cloud }: StageProps) {
  const { stageName, latestExecution, inboundTransitionState, actionStates } = stage;
  const retry = () =>
    cloud.json('codepipeline', 'RetryStageExecution', {
      pipelineName: pipeline,
      stageName,
      pipelineExecutionId: latestExecution?.pipelineExecutionId,
      retryMode: 'FAILED_ACTIONS',
    });
  const isOpen = inboundTransitionState?.enabled !== false;
  const transition = () =>
    cloud.json('codepipeline', isOpen ? 'DisableStageTransition' : 'EnableStageTransition', {
      pipelineName: pipeline,
      stageName,
      transitionType: 'Inbound',
      ...(isOpen && { reason: 'In the dashboard' }),
    });
  return html`
    <li>
      <h3>${stageName} ${latestExecution && html`<${Status} status=${latestExecution.status} />`}</h3>
      ${!isOpen && html`<p class="bad">Nothing enters it: ${inboundTransitionState?.disabledReason ?? 'its transition is disabled'}.</p>`}
      ${actionStates.map((action) => html`<${ActionRow} key=${action.actionName} action=${action} stage=${stageName} pipeline=${pipeline} actions=${actions} store=${store} cloud=${cloud} />`)}
      <p class="actions">
        ${latestExecution?.status === 'Failed' && html`<button onClick=${act(store, retry)}>Retry ${stageName}</button>`}
        ${!isFirst && html`<button onClick=${act(store, transition)}>${isOpen ? `Hold before ${stageName}` : `Let into ${stageName}`}</button>`}
      </p>
    </li>`;
}

interface ActionProps extends ViewProps {
  readonly action: Action;
  readonly stage: string;
  readonly pipeline: string;
  readonly actions: readonly ActionExecution[];
}

function ActionRow({ action, stage, pipeline, actions, store, cloud }: ActionProps) {
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
  const execution = actions.find((each) => each.stageName === stage && each.actionName === actionName);
  const now = Date.parse(store.clock?.now ?? '');
  const end = execution?.status === 'InProgress' ? now : (execution?.lastUpdateTime ?? 0) * 1000;
  return html`
    <div class="action">
      <strong>${actionName}</strong> ${latestExecution && html`<${Status} status=${latestExecution.status} />`}
      <p class="quiet">
        ${timeOf(latestExecution?.lastStatusChange)}${execution && `, took ${spanOf(end - execution.startTime * 1000)}`}
      </p>
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
