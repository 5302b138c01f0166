// Experiments, in lines.
import type { ExperimentFacts, FaultMessage } from '../messages/faults.ts';
import type { LinesByCode } from './lines-by-code.ts';

const lines = ({ id, description, status, reason, actions }: ExperimentFacts): string[] => [
  `${id}  ${status}  ${description}${status === 'failed' ? `: ${reason}` : ''}`,
  ...actions.map((action) => `  ${action.name.padEnd(10)}  ${action.actionId}  ${action.reason}`),
];

/** An experiment goes on when the command has ended. */
function endOf({ id, status, actions }: ExperimentFacts): string[] {
  if (!/^(pending|initiating|running)$/.test(status)) return [];
  const durations = actions.flatMap(({ duration }) => duration ?? []);
  // PT1M30S is 1m30s.
  const after = [...new Set(durations.map((each) => each.replace(/^P?T?/, '').toLowerCase()))].join(', ');
  const end = after === '' ? 'It ends by itself.' : `It ends by itself after ${after}, and is undone then.`;
  return [`  ${end} drydock chaos list: how it is · drydock chaos stop ${id}: ends it now`];
}

export const faultLines: LinesByCode<FaultMessage['code']> = {
  experiment: (facts) => [...lines(facts), ...endOf(facts)],
  experiments: ({ experiments }) =>
    experiments.length === 0 ? ['No experiment has been started.'] : experiments.flatMap(lines),
  'experiment-template': ({ template }) => [JSON.stringify(template, null, 2)],
};
