// https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-Commands.html
// Shell commands on the input artifacts. The output artifact has the files that are named; variables that are named are
// the action's.
import type { ActionProvider } from '../../action-provider.ts';
import { runCommands } from './run.ts';

const longestMs = 55 * 60_000;

export const commandsAction: ActionProvider = {
  category: 'Compute',
  owner: 'AWS',
  provider: 'Commands',
  version: '1',
  requiredKeys: [],
  optionalKeys: [],
  inputs: [1, 10],
  outputs: [0, 1],
  timeoutMs: longestMs,
  watches: [],
  check: ({ commands, outputArtifacts = [], environmentVariables = [] }) => {
    if (!commands?.length) return 'commands are required';
    if (environmentVariables.some(({ type = 'PLAINTEXT' }) => type !== 'PLAINTEXT')) {
      return 'Drydock does not simulate environmentVariables of Secrets Manager';
    }
    const [output] = outputArtifacts;
    return output && !output.files?.length
      ? `files are required for the output artifact ${output.name}`
      : undefined;
  },

  advance(run, ctx) {
    const { commands = [], outputArtifacts = [], outputVariables = [] } = run.declaration;
    const environment = run.declaration.environmentVariables ?? [];
    return runCommands(
      run,
      () => ({
        buildspec: {
          env: { 'exported-variables': outputVariables },
          phases: { build: { commands } },
          ...(outputArtifacts[0] ? { artifacts: { files: outputArtifacts[0].files } } : {}),
        },
        environment: Object.fromEntries(environment.map(({ name, value }) => [name!, value!])),
        timeoutMs: longestMs,
      }),
      (exported) => exported,
      ctx,
    );
  },
};
