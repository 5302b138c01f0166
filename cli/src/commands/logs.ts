// `drydock logs`: what the tasks wrote, or the newest build.
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { newestBuildLog, readLogs, serviceLogs } from '../steps/read-logs.ts';
import { runningEngine } from '../targets/engine/engine-target.ts';
import { systemOf } from '../up/system-record.ts';
import { stateFlag } from './shared-flags.ts';

const lookBackMs = 10 * 60_000;

export const logs = defineCommand({
  name: 'logs',
  summary: 'Show what the tasks write, or the newest build',
  description: [
    "What the service's tasks wrote in the last ten minutes, each line with the first letters of its task's id.",
  ],
  flags: {
    follow: { kind: 'switch', short: 'f', summary: 'Keep streaming until Ctrl-C.' },
    build: { kind: 'switch', short: 'b', summary: 'The newest build instead, from its beginning.' },
    ...stateFlag,
  },
  examples: [
    { line: 'logs -f', explains: 'Follow the tasks.' },
    { line: 'logs --build', explains: 'The newest build.' },
  ],
  exits: ['1 when no engine runs, or there is nothing to show yet.'],
  async *run({ state, follow, build }, { clock, system: own }) {
    const system = systemOf(state, own);
    const { clients } = await runningEngine(state, clock);
    const source = await (build ? newestBuildLog(clients, system) : serviceLogs(clients, system));
    yield* readLogs(clients, clock, source, {
      from: build ? 0 : clock.now() - lookBackMs,
      isFollowed: follow,
    });
    return exitCodes.ok;
  },
});
