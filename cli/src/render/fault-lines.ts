// Experiments, in lines.
import type { ExperimentFacts, FaultMessage } from '../messages/faults.ts';
import type { LinesByCode } from './lines-by-code.ts';

const lines = ({ id, description, status, reason, actions }: ExperimentFacts): string[] => [
  `${id}  ${status}  ${description}${status === 'failed' ? `: ${reason}` : ''}`,
  ...actions.map((action) => `  ${action.name.padEnd(10)}  ${action.actionId}  ${action.reason}`),
];

export const faultLines: LinesByCode<FaultMessage['code']> = {
  experiment: (facts) => lines(facts),
  experiments: ({ experiments }) =>
    experiments.length === 0 ? ['No experiment has been started.'] : experiments.flatMap(lines),
  'experiment-template': ({ template }) => [JSON.stringify(template, null, 2)],
};
