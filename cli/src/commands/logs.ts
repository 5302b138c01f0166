// `drydock logs`: what the tasks wrote, or the newest build.
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { UserError } from '../errors/user-error.ts';
import type { Message } from '../messages/message.ts';
import { findService } from '../services/find-service.ts';
import { logsOf } from '../services/service-logs.ts';
import { newestBuildLog, readLogs, serviceLogs } from '../steps/read-logs.ts';
import { openTarget } from '../targets/open-target.ts';
import { systemOn } from '../up/system-on-target.ts';
import { targetFlags } from './shared-flags.ts';

const lookBackMs = 10 * 60_000;

export const logs = defineCommand({
  name: 'logs',
  summary: 'Show what the tasks write, or the newest build',
  description: [
    "What the service's tasks wrote in the last ten minutes, each line with the first letters of its task's id. Without a SERVICE, the one that `up` has brought up, or the only one that there is.",
  ],
  operands: [
    { name: 'SERVICE', summary: "The service's name, its stack's or its container's.", isOptional: true },
  ],
  flags: {
    follow: { kind: 'switch', short: 'f', summary: 'Keep streaming until Ctrl-C.' },
    build: { kind: 'switch', short: 'b', summary: 'The newest build instead, from its beginning.' },
    ...targetFlags,
  },
  examples: [
    { line: 'logs -f', explains: 'Follow the tasks.' },
    { line: 'logs web', explains: 'The tasks of a service of any stack.' },
    { line: 'logs --build', explains: 'The newest build.' },
  ],
  exits: ['1 when no engine runs, or there is nothing to show yet.'],
  async *run({ follow, build, ...choice }, context, [called]) {
    const { target, clock } = await openTarget(choice, context.clock);
    const { clients } = target;
    const system = await systemOn(target, choice, context.system);
    if (build && !system) throw new UserError('There is no build project of `drydock up` here.');
    const sources = build
      ? [await newestBuildLog(clients, system!)]
      : called === undefined && system
        ? [await serviceLogs(clients, system)]
        : await logsOf(clients, await findService(clients, called));
    const from = build ? 0 : clock.now() - lookBackMs;
    yield* merged(sources.map((source) => readLogs(clients, clock, source, { from, isFollowed: follow })));
    return exitCodes.ok;
  },
});

/** Messages of several sources as they come. */
async function* merged(sources: readonly AsyncGenerator<Message, void>[]): AsyncGenerator<Message, void> {
  const next = (source: AsyncGenerator<Message, void>) =>
    source.next().then((result) => ({ source, result }));
  const waiting = new Map(sources.map((source) => [source, next(source)]));
  while (waiting.size > 0) {
    const { source, result } = await Promise.race(waiting.values());
    if (result.done) waiting.delete(source);
    else {
      waiting.set(source, next(source));
      yield result.value;
    }
  }
}
