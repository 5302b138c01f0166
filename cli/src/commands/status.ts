// `drydock status`: the system at a glance.
import type { Clock } from '../clock/clock.ts';
import { defineCommand, type Run } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { UserError } from '../errors/user-error.ts';
import type { Message } from '../messages/message.ts';
import { awsStatus } from '../status/aws-status.ts';
import { mailSection } from '../status/mail.ts';
import { readStatus } from '../status/read-status.ts';
import { findStack, outputsOf } from '../steps/find-stack.ts';
import type { SystemDescription } from '../system/description.ts';
import { changedClock } from '../targets/engine/changed-clock.ts';
import { engineTarget } from '../targets/engine/engine-target.ts';
import { ownFaults } from '../targets/engine/own-faults.ts';
import { findEngine, readRecord } from '../targets/engine/record.ts';
import { sharedCores } from '../targets/engine/shared-cores.ts';
import { sweep } from '../targets/engine/stop.ts';
import { systemOf } from '../up/system-record.ts';
import { targetFlags } from './shared-flags.ts';

const everyMs = 1000;

type Choice = Parameters<typeof awsStatus>[0] & { readonly target: 'engine' | 'aws' };

export const status = defineCommand({
  name: 'status',
  summary: 'Show the stacks, pipeline, tasks, targets and alarms',
  description: [
    'Engine, URL, stacks, pipeline, what waits for a person, deployments, tasks by Availability Zone and instance, target health, certificates, alarms, the resources that are only recorded, and the mail that topics would have sent. What is missing is listed as missing. Names are shortened; `--json` has them in full.',
    'With `--target aws`, only what belongs to the stacks of this folder.',
  ],
  flags: {
    ...targetFlags,
    watch: { kind: 'switch', short: 'w', summary: 'Show it again each second, until Ctrl-C.' },
  },
  examples: [
    { line: 'status', explains: 'Everything, for a person.' },
    { line: 'status --watch', explains: 'The same, as it changes.' },
    {
      line: 'status --json | jq \'select(.code == "status-mail") .mails[-1].body\'',
      explains: 'The newest mail of a topic.',
    },
    { line: 'status --json | jq \'select(.code == "status-tasks")\'', explains: 'The tasks, for a program.' },
  ],
  exits: [
    '1 when no engine runs on the state (if one was killed, what it left is ended), or when a part cannot be read.',
  ],
  async *run(options, { clock, system: own }) {
    const { watch, ...choice } = options;
    if (!watch) return yield* once(choice, clock, own);
    for (;;) {
      // All of it at once: a screen that fills line by line is hard to read.
      const messages: Message[] = [];
      const run = once(choice, clock, own);
      let step = await run.next();
      for (; !step.done; step = await run.next()) messages.push(step.value);
      yield { code: 'status-frame', at: new Date(clock.now()).toISOString() };
      yield* messages;
      await clock.delay(everyMs);
    }
  },
});

async function* once(options: Choice, clock: Clock, own: SystemDescription): Run {
  if (options.target === 'aws') return yield* awsStatus(options, own);
  const { state } = options;
  const system = systemOf(state, own);
  const record = await findEngine(state, clock);
  if (!record) {
    const wasKilled = readRecord(state) !== undefined;
    await sweep(state);
    throw new UserError(
      `No engine runs on ${state}${wasKilled ? ' (it was killed; its leftover processes have been stopped)' : ''}. Start it with \`drydock up\`.`,
    );
  }
  const target = await engineTarget(record, state, clock);
  const { endpoint, pid, account, region } = target;
  const root = system && (await findStack(target.clients, system.stackName).catch(() => undefined));
  const serviceUrl = system && outputsOf(root)[system.outputs.serviceUrl];
  const changed = await changedClock(endpoint, clock);
  const shared = await sharedCores(endpoint, clock);
  yield {
    code: 'status-target',
    endpoint,
    pid,
    account,
    region,
    ...(changed && { clock: changed }),
    ...(shared && { sharedCores: shared }),
    ...(serviceUrl && { serviceUrl }),
  };
  const faults = await ownFaults(endpoint, state, clock);
  if (faults) yield faults;
  const isComplete = yield* readStatus(target, system);
  const mail = await mailSection(endpoint, clock);
  if (mail) yield mail;
  return isComplete ? exitCodes.ok : exitCodes.failed;
}
