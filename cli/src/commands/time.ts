// `drydock time [ACTION] [VALUE]`: what time it is in the cloud, how fast it passes, and moving it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { UsageError, UserError } from '../errors/user-error.ts';
import type { ClockFacts } from '../messages/clock.ts';
import { runningEngine } from '../targets/engine/engine-target.ts';
import { parseDuration } from '../text/duration.ts';
import { stateFlag } from './shared-flags.ts';

const actions = ['show', 'scale', 'advance', 'freeze', 'resume'];
/** Those that take a VALUE. */
const valued = ['scale', 'advance'];
const lookEveryMs = 200;
/** A long advance reports its progress once in this many looks. */
const saidEvery = 25;
const maxRate = 3600;
const maxDays = 31;

interface Request {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: object;
}

export const time = defineCommand({
  name: 'time',
  summary: 'Show, scale, stop or advance the clock of the cloud',
  description: [
    'The clock of the cloud is the machine’s until you change it. Bake times, deregistration delays, cooldowns, alarm periods, health check intervals, schedules, retention and everything else that waits follow it, in all regions. Tasks, builds and connections keep running in real time.',
    '`advance` runs everything that falls due on the way, in order and at its time, and returns when time is there; Ctrl-C stops it where it is. It waits for builds to end, and up to 5 seconds for tasks that start or stop. Where the clock is ahead or faster, what metrics did not see carries on from the last sample: CPU and memory of tasks, and the requests that clients go on sending.',
    'The clock is part of the state: a restart does not go back in time. `down --purge` removes it.',
  ],
  operands: [
    {
      name: 'ACTION',
      summary: `${actions.join(', ')} (without one: show).`,
      choices: actions,
      isOptional: true,
    },
    { name: 'VALUE', summary: 'A rate with `scale`, a duration with `advance`.', isOptional: true },
  ],
  flags: { ...stateFlag },
  // An interrupt stops the advance, and the command then says where it is.
  handlesInterrupts: true,
  examples: [
    { line: 'time', explains: 'What time it is in the cloud, and how fast it passes.' },
    {
      line: 'time advance 10m',
      explains: 'Ten minutes pass at once: a bake time ends, alarms see two periods.',
    },
    { line: 'time scale 60', explains: 'From now on an hour passes in a minute; 1 is real time.' },
    { line: 'time freeze', explains: 'Nothing falls due until `drydock time resume`.' },
  ],
  async *run({ state }, { clock, interrupts }, [action = 'show', value]) {
    const request = requestFor(action, value);
    const { endpoint } = await runningEngine(state, clock);
    const token = readFileSync(join(state, 'token'), 'utf8').trim();
    const send = async ({ method, path, body }: Request): Promise<ClockFacts> => {
      const response = await fetch(`${endpoint}/_drydock/clock${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      const answer = (await response.json()) as ClockFacts & { readonly message?: string };
      if (!response.ok) throw new UserError(answer.message ?? `The engine answered ${response.status}.`);
      return answer;
    };
    const stop = () => void send({ method: 'DELETE', path: '/advance' }).catch(() => undefined);
    if (action === 'advance') interrupts.signal.addEventListener('abort', stop);
    try {
      let facts = await send(request);
      for (let said = 0; action === 'advance' && facts.advancingTo; said++) {
        if (said % saidEvery === 0) yield { code: 'clock', ...facts };
        await clock.delay(lookEveryMs);
        facts = await send({ method: 'GET', path: '' });
      }
      yield { code: 'clock', ...facts };
    } finally {
      interrupts.signal.removeEventListener('abort', stop);
    }
    return interrupts.signal.aborted ? interrupts.exitCode : exitCodes.ok;
  },
});

function requestFor(action: string, value: string | undefined): Request {
  if (valued.includes(action) && value === undefined) {
    const needs = action === 'scale' ? 'a rate, such as 60' : 'a duration, such as 10m';
    throw new UsageError(`drydock time ${action} needs ${needs}.`, 'time');
  }
  if (!valued.includes(action) && value !== undefined)
    throw new UsageError(`drydock time ${action} takes no VALUE.`, 'time');
  const change = (body: object): Request => ({ method: 'PUT', path: '', body });
  if (action === 'scale') {
    const isRate = /^\d+(\.\d+)?$/.test(value!) && Number(value) > 0 && Number(value) <= maxRate;
    if (!isRate)
      throw new UsageError(
        `${value} is not a rate: write 60 for an hour a minute, 1 for real time; ${maxRate} is the most.`,
        'time',
      );
    return change({ rate: Number(value) });
  }
  if (action === 'advance') {
    const ms = parseDuration(value!, 'time');
    if (ms < 1 || ms > maxDays * 86_400_000)
      throw new UsageError(`Time advances by 1ms to ${maxDays}d at once, not by ${value}.`, 'time');
    return { method: 'POST', path: '/advance', body: { ms } };
  }
  if (action === 'freeze') return change({ frozen: true });
  if (action === 'resume') return change({ frozen: false });
  return { method: 'GET', path: '' };
}
