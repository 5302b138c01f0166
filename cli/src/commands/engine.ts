// `drydock engine`: an empty cloud in the foreground, for `aws`, `cdk` or Terraform. This process becomes the engine.
import { defineCommand } from '../command-line/command.ts';
import { becomeEngine } from '../targets/engine/entry.ts';
import { engineFlags } from './shared-flags.ts';

export const engine = defineCommand({
  name: 'engine',
  summary: 'Run an empty cloud in the foreground',
  description: [
    'An empty cloud for `aws`, `cdk`, Terraform or any other AWS client; it prints the environment variables that they need. Ctrl-C or SIGTERM ends it, with its tasks and builds; where npm or npx has started it, so does their end.',
  ],
  flags: engineFlags,
  examples: [
    { line: 'engine', explains: 'On port 4566, with its state in .drydock.' },
    { line: 'engine --port 0 --state /tmp/cloud', explains: 'Beside another one.' },
    { line: 'engine --quota L-F678F1CE=20', explains: 'With room for 20 VPCs.' },
  ],
  exits: [
    '0 after an orderly end; 1 when the port or the state folder is in use (the message says by whom).',
  ],
  handlesInterrupts: true,
  hasOwnOutput: true,
  // biome-ignore lint/correctness/useYield: the engine writes for itself.
  async *run(options, { interrupts }) {
    interrupts.release();
    await becomeEngine(options);
    return undefined;
  },
});
