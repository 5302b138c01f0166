// What a report says, in sentences that text, Markdown and JUnit have in common.
import { durationText } from '../text/duration.ts';
import type { CheckedChange, CheckedStack, CheckReport } from './report.ts';

/** Of a task definition, it is a new revision. */
export const isReplaced = ({ type, replacement }: CheckedChange): boolean =>
  type !== 'AWS::ECS::TaskDefinition' && (replacement === 'True' || replacement === 'Conditional');

export const isRemoved = ({ action }: CheckedChange): boolean => action === 'Remove';

export const verdictOf = ({ holds }: CheckReport): string =>
  holds ? 'The change holds.' : 'The change does not hold.';

const done = {
  create: 'Created',
  update: 'Updated',
  delete: 'Deleted',
  unchanged: 'Nothing changes',
} as const;

/** What AWS takes minutes for whose number depends on their data. */
const isDataStore = ({ type }: CheckedChange): boolean =>
  /^AWS::(RDS|ElastiCache|OpenSearchService)::/.test(type);

/** `Updated in about 12m 4s on AWS; 3 of 36,000 requests failed.` */
export function outcomeOf({ kind, tookMs, requests, failed, failure, changes }: CheckedStack): string {
  if (kind === 'unchanged') return `${done[kind]}.`;
  const stores = changes.some(isDataStore) ? ', not counting its data stores' : '';
  const time = `about ${durationText(Math.round(tookMs / 1000) * 1000)} on AWS${stores}`;
  const deployed = failure === undefined ? `${done[kind]} in ${time}` : `Failed after ${time}`;
  const count = (number: number) => number.toLocaleString('en-US');
  const interruption =
    requests === 0 ? '' : `; ${failed === 0 ? 'none' : count(failed)} of ${count(requests)} requests failed`;
  return `${deployed}${interruption}.`;
}

/** `Modify Service (AWS::ECS::Service): TaskDefinition; it may be replaced`. */
export function changeText({ action, logicalId, type, replacement, properties }: CheckedChange): string {
  const what = properties.length > 0 ? `: ${properties.join(', ')}` : '';
  const replaced =
    replacement === 'True' ? '; it is replaced' : replacement === 'Conditional' ? '; it may be replaced' : '';
  return `${action} ${logicalId} (${type})${what}${replaced}`;
}
