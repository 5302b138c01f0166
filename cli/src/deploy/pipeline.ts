// Follows executions of the pipeline: a line for each stage as it ends, and where and why one failed.

import { setTimeout as delay } from 'node:timers/promises';
import type { ActionExecutionDetail, PipelineExecutionSummary } from '@aws-sdk/client-codepipeline';
import type { Clients } from '../engine/clients.ts';
import { done, failed } from '../view/lines.ts';

const pollMs = 60;
const shownLines = 15;

export interface ExecutionResult {
  readonly executionId: string;
  readonly status: string;
  readonly commit: string;
  readonly message: string;
}

export async function latestExecution(
  { codePipeline }: Clients,
  pipelineName: string,
): Promise<PipelineExecutionSummary | undefined> {
  const { pipelineExecutionSummaries = [] } = await codePipeline.listPipelineExecutions({ pipelineName });
  return pipelineExecutionSummaries[0];
}

/** Shows one execution until it ends. */
export async function followExecution(
  clients: Clients,
  pipelineName: string,
  executionId: string,
): Promise<ExecutionResult> {
  const shown = new Set<string>();
  for (;;) {
    const { pipelineExecution } = await clients.codePipeline.getPipelineExecution({
      pipelineName,
      pipelineExecutionId: executionId,
    });
    const { actionExecutionDetails = [] } = await clients.codePipeline.listActionExecutions({
      pipelineName,
      filter: { pipelineExecutionId: executionId },
    });
    for (const action of actionExecutionDetails.reverse()) {
      const id = action.actionExecutionId ?? '';
      if (shown.has(id) || action.status === 'InProgress') continue;
      shown.add(id);
      await show(clients, action);
    }
    const status = pipelineExecution?.status ?? 'Failed';
    if (status !== 'InProgress' && status !== 'Stopping') {
      const revision = pipelineExecution?.artifactRevisions?.[0];
      return {
        executionId,
        status,
        commit: revision?.revisionId ?? '',
        message: messageOf(revision?.revisionSummary),
      };
    }
    await delay(pollMs);
  }
}

async function show(clients: Clients, action: ActionExecutionDetail): Promise<void> {
  const took = (action.lastUpdateTime?.getTime() ?? 0) - (action.startTime?.getTime() ?? 0);
  const name = `Pipeline: ${action.stageName}`;
  const result = action.output?.executionResult;
  if (action.status === 'Succeeded') done(name, took, messageOf(result?.externalExecutionSummary));
  else {
    const reason = result?.errorDetails?.message ?? result?.externalExecutionSummary ?? action.status ?? '';
    failed(
      name,
      took,
      [reason, await buildTail(clients, result?.externalExecutionId)].filter(Boolean).join('\n'),
    );
  }
}

/** What a failed build said before its first failed phase ended: the reason is nearly always there. */
async function buildTail({ codeBuild, logs }: Clients, externalId: string | undefined): Promise<string> {
  if (!externalId || !/^[\w-]+:[0-9a-f-]{36}$/.test(externalId)) return '';
  const { builds = [] } = await codeBuild.batchGetBuilds({ ids: [externalId] });
  const { groupName, streamName } = builds[0]?.logs ?? {};
  if (!groupName || !streamName) return '';
  const { events = [] } = await logs.getLogEvents({
    logGroupName: groupName,
    logStreamName: streamName,
    startFromHead: true,
  });
  const lines = events.map(({ message = '' }) => message.trimEnd());
  const failure = lines.findIndex((line) => /^\[Container\] .* Phase complete: \w+ State: FAILED/.test(line));
  const until = failure < 0 ? lines.length : failure + 1;
  return lines
    .slice(Math.max(0, until - shownLines), until)
    .map((line) => `| ${line}`)
    .join('\n');
}

/** The source's summary is JSON with the commit's message; anything else is text. */
export function messageOf(summary: string | undefined): string {
  try {
    const parsed: unknown = JSON.parse(summary ?? '');
    const message = (parsed as { CommitMessage?: string }).CommitMessage;
    return message?.split('\n')[0] ?? '';
  } catch {
    return summary?.split('\n')[0] ?? '';
  }
}
