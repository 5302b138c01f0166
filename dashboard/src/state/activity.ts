// An event as a line that a person reads.
import type { CloudEvent } from '../cloud/events.ts';
import { linkTo } from './place.ts';
import { nameOf } from './shapes.ts';
import { shortName, shortTag } from './short-name.ts';

export type Tone = 'good' | 'bad' | 'plain';

export interface Line {
  readonly time: string;
  /** What it is about: `Task 80e169f1 of web:3`. */
  readonly what: string;
  /** What has become of it: `STOPPED`. */
  readonly state: string;
  /** Why; empty where the event does not say. */
  readonly reason: string;
  readonly tone: Tone;
  /** To the view that says more; absent where none does. */
  readonly link?: { readonly title: string; readonly to: string };
}

type Said = readonly [what: string, state: string, reason?: string];

const bad = /FAIL|ROLLBACK_COMPLETE|STOPPED|^ALARM$|terminated|IMPAIRED/i;
const good = /COMPLETED?$|SUCCEEDED|RUNNING|STEADY_STATE|^OK$/i;

/** Nothing for what repeats what another event says. */
export function lineOf(event: CloudEvent): Line | undefined {
  const { 'detail-type': type, detail, time } = event;
  const said = saidBy(event);
  if (said === undefined) return undefined;
  const [what, state, reason = ''] = said;
  const link = linkOf(event);
  const isMeant = type === 'ECS Task State Change' && state === 'STOPPED' && wasStoppedOnPurpose(detail);
  const tone = isMeant ? 'plain' : bad.test(state) ? 'bad' : good.test(state) ? 'good' : 'plain';
  return { time, what, state, reason, tone, ...(link && { link }) };
}

function saidBy({ 'detail-type': type, detail, resources }: CloudEvent): Said | undefined {
  const text = (name: string) => String(detail[name] ?? '');
  const resource = nameOf(resources[0] ?? '');
  switch (type) {
    case 'ECS Task State Change': {
      const state = text('lastStatus');
      if (state !== text('desiredStatus') && state !== 'STOPPED') return undefined;
      return [
        `Task ${resource.slice(0, 8)} of ${nameOf(text('taskDefinitionArn'))}`,
        state,
        text('stoppedReason'),
      ];
    }
    case 'ECS Deployment State Change': {
      const state = text('eventName').replace('SERVICE_DEPLOYMENT_', '');
      return [`${shortName(resource)}: deployment`, state, text('reason')];
    }
    case 'ECS Service Action':
      return [`${shortName(resource)}:`, text('eventName')];
    case 'EC2 Instance Launch Successful':
    case 'EC2 Instance Launch Unsuccessful':
    case 'EC2 Instance Terminate Successful':
      return [
        `Auto Scaling group ${shortName(text('AutoScalingGroupName'))}`,
        type.replace('EC2 Instance ', '').toLowerCase(),
        causeOf(text('Cause')),
      ];
    case 'EC2 Instance State-change Notification':
      return [`Instance ${text('instance-id')}`, text('state')];
    case 'CloudFormation Stack Status Change':
      return [`Stack ${shortName(nameOf(text('stack-id').replace(/\/[^/]*$/, '')))}`, statusOf(detail)];
    case 'CodePipeline Pipeline Execution State Change':
      return [`Pipeline ${shortName(text('pipeline'))}`, text('state')];
    case 'CodePipeline Action Execution State Change':
      return [`Pipeline ${shortName(text('pipeline'))}: ${text('stage')}/${text('action')}`, text('state')];
    case 'CodeDeploy Deployment State-change Notification':
      return [`Deployment ${text('deploymentId')}`, text('state')];
    case 'CloudWatch Alarm State Change':
      return [
        `Alarm ${shortName(text('alarmName'))}`,
        (detail.state as { value?: string } | undefined)?.value ?? '',
      ];
    case 'FIS Experiment State Change':
      return [`Experiment ${text('experiment-id')}`, statusOf({ 'status-details': detail['new-state'] })];
    case 'ECR Image Action':
      return text('action-type') === 'PUSH'
        ? [`Image ${text('repository-name')}:${shortTag(text('image-tag'))}`, 'pushed']
        : undefined;
    default:
      return undefined;
  }
}

/** The last sentence of a cause has what set it off: `At 2026-01-01T00:00:00Z an instance was started in response to …` */
const causeOf = (cause: string): string =>
  cause
    .split(/(?<=\.)\s+(?=At )/)[0]!
    .replace(/^At \S+ /, '')
    .replace(/\.$/, '');

/**
 * A person or a service that replaces or scales its tasks stops them on purpose, and a task that runs once ends by itself.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
function wasStoppedOnPurpose(detail: CloudEvent['detail']): boolean {
  const { stopCode, stoppedReason, group, containers } = detail as {
    readonly stopCode?: string;
    readonly stoppedReason?: string;
    readonly group?: string;
    readonly containers?: readonly { readonly exitCode?: number }[];
  };
  if (stopCode === 'UserInitiated') return true;
  if (stopCode === 'ServiceSchedulerInitiated') return !/failed/i.test(stoppedReason ?? '');
  const isOnce = !group?.startsWith('service:');
  return (
    isOnce && stopCode === 'EssentialContainerExited' && !!containers?.every((each) => each.exitCode === 0)
  );
}

/** From what happened to the view that says more. */
function linkOf(event: CloudEvent): Line['link'] {
  const { 'detail-type': type, detail } = event;
  const text = (name: string) => String(detail[name] ?? '');
  switch (type) {
    case 'ECS Task State Change':
      if (text('lastStatus') !== 'STOPPED') return undefined;
      return {
        title: 'Logs',
        to: linkTo('logs', { definition: text('taskDefinitionArn'), task: nameOf(text('taskArn')) }),
      };
    case 'ECS Deployment State Change':
      return { title: 'Deployment', to: linkTo('deployments', { service: event.resources[0] }) };
    case 'CodePipeline Action Execution State Change':
      if (text('state') !== 'FAILED') return undefined;
      return { title: 'Pipeline', to: linkTo('pipelines', { pipeline: text('pipeline') }) };
    case 'CloudWatch Alarm State Change':
      return { title: 'Alarm', to: linkTo('alarms', { alarm: text('alarmName') }) };
    default:
      return undefined;
  }
}

const statusOf = (detail: CloudEvent['detail']): string =>
  (detail['status-details'] as { status?: string } | undefined)?.status ?? '';
