// What a report says, in sentences that text, Markdown and JUnit have in common.
import { durationText } from '../text/duration.ts';
import type { CheckedChange, CheckedStack, CheckReport, DataChange } from './report.ts';

export const nameOf = ({ path, logicalId }: Pick<CheckedChange, 'path' | 'logicalId'>): string =>
  path ?? logicalId;

/** Of a task definition, it is a new revision. */
const isRevised = ({ type }: CheckedChange): boolean => type === 'AWS::ECS::TaskDefinition';

export const isReplaced = (change: CheckedChange): boolean =>
  change.replacement === 'True' && !isRevised(change);

/** Of a stack that could not be deployed: else it is known. */
export const mayBeReplaced = (change: CheckedChange): boolean =>
  change.replacement === 'Conditional' && !isRevised(change);

export const isRemoved = ({ action }: CheckedChange): boolean => action === 'Remove';

export const isLost = ({ kept, accepted }: DataChange): boolean => kept === undefined && !accepted;

/** `Passed.`, or what failed. */
export function verdictOf({ holds, stacks, data, scenarios }: CheckReport): string {
  if (holds) return 'Passed.';
  const lost = data.filter(isLost).map(nameOf);
  const reasons = [
    ...(lost.length > 0 ? [`the data of ${lost.join(', ')} would be lost`] : []),
    ...stacks
      .filter((stack) => !stack.holds)
      .map(({ name, failure }) =>
        failure === undefined
          ? `too many requests fail while ${name} is deployed`
          : `${name} could not be deployed`,
      ),
    ...scenarios.filter((each) => !each.holds).map(({ name }) => `the system does not survive: ${name}`),
  ];
  return `Failed: ${reasons.join('; ')}.`;
}

const happens = { replaced: 'is replaced', removed: 'is removed', 'maybe-replaced': 'may be replaced' };

const policyOf = ({ event }: DataChange): string =>
  event === 'removed' ? 'DeletionPolicy' : 'UpdateReplacePolicy';

/** `Api/Db (AWS::RDS::DBInstance) is replaced. Lost: its databases.` */
export function dataText(change: DataChange): string {
  const { type, event, data, kept, accepted } = change;
  const what = `${nameOf(change)} (${type}) ${happens[event]}`;
  if (kept === undefined) return `${what}. Lost: ${data}${accepted ? ' (accepted)' : ''}.`;
  const by = `(${policyOf(change)}: ${kept})`;
  if (event === 'removed')
    return kept === 'Retain'
      ? `${what} from the stack, and stays in the account ${by}.`
      : `${what}. A snapshot is kept ${by}.`;
  return kept === 'Retain'
    ? `${what} by a new one without its data. The old one stays in the account ${by}.`
    : `${what} by a new one without its data. A snapshot of the old one is kept ${by}.`;
}

/** What to do about data that would be lost. */
export const dataAdvice = (change: DataChange): string =>
  `To keep the data, first deploy the resource with ${policyOf(change)}: Retain (in the CDK: RemovalPolicy.RETAIN). To accept the loss: --allow-data-loss ${nameOf(change)}`;

/** The first thing that went wrong: a deployment's failure begins with the state that its stack is in. */
export function firstReason(failure: string): string {
  const [state = '', reason] = failure.split('\n');
  return reason?.trim() || state;
}

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
export function outcomeOf({ kind, tookMs, requests, failed, holds, failure, changes }: CheckedStack): string {
  if (kind === 'unchanged') return `${done[kind]}.`;
  const stores = changes.some(isDataStore) ? ', not counting its data stores' : '';
  if (failure !== undefined && tookMs < 1000) return 'Failed at once.';
  const time = `about ${durationText(Math.round(tookMs / 1000) * 1000)} on AWS${stores}`;
  const deployed = failure === undefined ? `${done[kind]} in ${time}` : `Failed after ${time}`;
  const count = (number: number) => number.toLocaleString('en-US');
  const interruption =
    requests === 0
      ? ''
      : `; ${failed === 0 ? 'none' : count(failed)} of ${count(requests)} requests failed${failure === undefined && !holds ? ', too many' : ''}`;
  return `${deployed}${interruption}.`;
}

/** `Modify Api/Service (AWS::ECS::Service): TaskDefinition; may be replaced`. */
export function changeText(change: CheckedChange): string {
  const { action, type, properties } = change;
  const what = properties.length > 0 ? `: ${properties.join(', ')}` : '';
  const replaced = isReplaced(change) ? '; replaced' : mayBeReplaced(change) ? '; may be replaced' : '';
  return `${action} ${nameOf(change)} (${type})${what}${isRevised(change) && action === 'Modify' ? '; a new revision' : replaced}`;
}
