// `drydock doctor`: what is wrong with this machine, before anything is started.
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { examine, thisMachine } from '../doctor/checks.ts';
import { stateFlag } from './shared-flags.ts';

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'Check this machine and this folder',
  description: [
    'Looks at what a first `drydock up` trips over: Node.js, git, a container engine, Python, ports, the state folder, and what is in this folder. It starts and changes nothing.',
  ],
  flags: stateFlag,
  examples: [{ line: 'doctor', explains: 'Each check with what to do about it.' }],
  exits: ['1 when something has to be done before Drydock can run.'],
  async *run({ state }, { clock }) {
    let isFit = true;
    for await (const finding of examine(thisMachine(state), clock)) {
      yield { code: 'doctor-check', ...finding };
      if (finding.status === 'failure') isFit = false;
    }
    return isFit ? exitCodes.ok : exitCodes.failed;
  },
});
