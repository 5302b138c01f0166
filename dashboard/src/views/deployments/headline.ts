// A service in one sentence: what its deployment does and waits for, or why the last one failed.
import { nameOf, type Service, type ServiceDeployment } from '../../state/shapes.ts';
import { timeOf } from '../status.ts';
import { doingOf } from './stages.ts';

export interface Headline {
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'plain';
}

/** @param firstFailure of a task, for example `Task 80e169f: Essential container in task exited (service: exit code 1)` */
export function headlineOf(
  service: Service,
  latest: ServiceDeployment | undefined,
  firstFailure: string,
): Headline {
  if (!latest)
    return { text: `${service.runningCount} of ${service.desiredCount} tasks running.`, tone: 'plain' };
  const { status, statusReason = '', rollback, lifecycleHookDetails = [] } = latest;
  const at = timeOf(latest.finishedAt ?? latest.createdAt);
  if (status === 'SUCCESSFUL')
    return { text: `${nameOf(service.taskDefinition)} has been serving since ${at}.`, tone: 'good' };
  if (status === 'PENDING' || status === 'IN_PROGRESS') {
    const pause = lifecycleHookDetails.find((hook) => hook.status === 'AWAITING_ACTION');
    if (pause)
      return {
        text: `The deployment is paused until someone continues it, at the latest at ${timeOf(pause.expiresAt)}.`,
        tone: 'plain',
      };
    const newest = service.events[0]?.message.replace(/^\(service [^)]*\) /, '') ?? '';
    return { text: `The deployment ${doingOf(latest)}. Last event: ${newest}`, tone: 'plain' };
  }
  const why = [rollback?.reason, statusReason, firstFailure].filter(
    (part, index, all): part is string => Boolean(part) && all.indexOf(part) === index,
  );
  const what = /ROLLBACK/.test(status) ? 'was rolled back' : 'was stopped';
  return {
    text: `The deployment of ${timeOf(latest.createdAt)} ${what}. ${why.map(ended).join(' ')}`,
    tone: 'bad',
  };
}

const ended = (sentence: string): string => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);
