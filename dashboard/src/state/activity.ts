// An event as a line that a person reads.
import type { CloudEvent } from '../cloud/events.ts';
import { linkTo } from './place.ts';
import { nameOf } from './shapes.ts';

export interface Line {
  readonly time: string;
  readonly what: string;
  readonly tone: 'good' | 'bad' | 'plain';
  /** To the lines that say more; absent where there are none. */
  readonly link?: string;
}

/** By the last word of a line, or what stands before its reason. */
const bad = /(FAILED|ROLLBACK_COMPLETE|STOPPED|ALARM|terminated|IMPAIRED|FAILURE)(?=:|$)/;
const good = /(COMPLETE|COMPLETED|SUCCEEDED|RUNNING|STEADY_STATE|OK)(?=:|$)/;

/** Nothing for what repeats what another event says. */
export function lineOf({ 'detail-type': type, detail, resources, time }: CloudEvent): Line | undefined {
  const text = (name: string) => String(detail[name] ?? '');
  const what = whatOf(type, text, detail, nameOf(resources[0] ?? ''));
  if (what === undefined) return undefined;
  const link = linkOf(type, text);
  return {
    time,
    what,
    tone: bad.test(what) ? 'bad' : good.test(what) ? 'good' : 'plain',
    ...(link && { link }),
  };
}

function whatOf(
  type: string,
  text: (name: string) => string,
  detail: CloudEvent['detail'],
  resource: string,
): string | undefined {
  switch (type) {
    case 'ECS Task State Change': {
      if (text('lastStatus') !== text('desiredStatus') && text('lastStatus') !== 'STOPPED') return undefined;
      const reason = text('stoppedReason');
      return `Task ${resource.slice(0, 8)} of ${nameOf(text('taskDefinitionArn'))} ${text('lastStatus')}${reason && `: ${reason}`}`;
    }
    case 'ECS Deployment State Change':
      return `${resource}: ${text('eventName').replace('SERVICE_DEPLOYMENT_', 'deployment ')}: ${text('reason')}`;
    case 'ECS Service Action':
      return `${resource}: ${text('eventName')}`;
    case 'EC2 Instance State-change Notification':
      return `Instance ${text('instance-id')} ${text('state')}`;
    case 'CloudFormation Stack Status Change':
      return `Stack ${nameOf(text('stack-id').replace(/\/[^/]*$/, ''))} ${statusOf(detail)}`;
    case 'CodePipeline Pipeline Execution State Change':
      return `Pipeline ${text('pipeline')} ${text('state')}`;
    case 'CodePipeline Action Execution State Change':
      return `Pipeline ${text('pipeline')}: ${text('stage')}/${text('action')} ${text('state')}`;
    case 'CodeDeploy Deployment State-change Notification':
      return `Deployment ${text('deploymentId')} ${text('state')}`;
    case 'CloudWatch Alarm State Change':
      return `Alarm ${text('alarmName')} ${(detail.state as { value?: string } | undefined)?.value ?? ''}`;
    case 'FIS Experiment State Change':
      return `Experiment ${text('experiment-id')} ${statusOf({ 'status-details': detail['new-state'] })}`;
    case 'ECR Image Action':
      return text('action-type') === 'PUSH'
        ? `Image ${text('repository-name')}:${text('image-tag')} pushed`
        : undefined;
    default:
      return undefined;
  }
}

/** From what failed or ended to what it wrote. */
function linkOf(type: string, text: (name: string) => string): string | undefined {
  if (type === 'ECS Task State Change' && text('lastStatus') === 'STOPPED')
    return linkTo('logs', { definition: text('taskDefinitionArn'), task: nameOf(text('taskArn')) });
  if (type === 'CodePipeline Action Execution State Change' && text('state') === 'FAILED')
    return linkTo('pipelines', { pipeline: text('pipeline') });
  return undefined;
}

const statusOf = (detail: CloudEvent['detail']): string =>
  (detail['status-details'] as { status?: string } | undefined)?.status ?? '';
