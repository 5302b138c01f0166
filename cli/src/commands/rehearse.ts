// `drydock rehearse [SCENARIO]`: plays load, faults and time on the running system, and judges how it held.
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import type { Valued } from '../command-line/flag.ts';
import { UsageError } from '../errors/user-error.ts';
import { findScenario } from '../rehearse/find-scenario.ts';
import { play } from '../rehearse/play.ts';
import { scenarios } from '../rehearse/scenarios/index.ts';
import type { PaceFacts } from '../rehearse/stage/engine-clock.ts';
import { runningEngine } from '../targets/engine/engine-target.ts';
import { readPace, stateFlag } from './shared-flags.ts';

const maxSpeed = 14_400;

export const rehearse = defineCommand({
  name: 'rehearse',
  summary: 'Play load, faults and time on the system, and judge it',
  description: [
    'Without a SCENARIO: the list of them. With one, real requests go through the load balancer while the time of the cloud passes faster; what happens is printed with the cloud’s time, then a verdict: each demand of the policy, whether it holds, and by what evidence. Where it does not, what is known to lead to it is named.',
    'A scenario of your own is a TypeScript or JavaScript file: see [rehearsals](../rehearsals.md).',
    'A scenario undoes what it did; the clock of the cloud stays ahead (`drydock time`).',
  ],
  operands: [
    {
      name: 'SCENARIO',
      summary: `${scenarios.map(({ name }) => name).join(', ')}, or the path of a file.`,
      isOptional: true,
    },
  ],
  flags: {
    speed: {
      kind: 'value',
      valueName: 'N',
      default: '60',
      summary:
        'How many times faster than on AWS the scenario is played. Where this machine cannot keep up, it takes as long as it takes.',
      read: readSpeed,
    } satisfies Valued<number>,
    pace: {
      kind: 'value',
      valueName: 'PACE',
      default: 'engine',
      summary:
        'While it lasts: instances, load balancers, images and agents take as long as on AWS (`aws`, or `aws:7` with another seed), as long as this machine (`machine`), or as the engine has it. See [AWS’s pace](pace.md).',
      read: (text: string) => (text === 'engine' ? undefined : paceFacts(readPace(text))),
    } satisfies Valued<PaceFacts | undefined>,
    service: {
      kind: 'value',
      valueName: 'NAME',
      default: 'auto',
      summary: 'The service, as `logs` takes it. `auto`: the only one that a load balancer leads to.',
      read: (text: string) => (text === 'auto' ? undefined : text),
    } satisfies Valued<string | undefined>,
    ...stateFlag,
  },
  // What a scenario did to the system is undone first.
  handlesInterrupts: true,
  examples: [
    { line: 'rehearse', explains: 'Which scenarios there are.' },
    { line: 'rehearse scale-out', explains: 'Half an hour of load and its end, in about a minute.' },
    {
      line: 'rehearse scale-out --pace aws',
      explains: 'The same, with instances that boot for as long as on AWS.',
    },
    { line: 'rehearse ./black-friday.ts --speed 600', explains: 'A scenario of your own, faster.' },
  ],
  exits: ['0 when the system held the policy; 1 when it did not.'],
  async *run({ speed, pace, service, state }, { clock, interrupts }, [named]) {
    if (named === undefined) {
      for (const { name, summary } of scenarios) yield { code: 'rehearsal-scenario', name, summary };
      return exitCodes.ok;
    }
    const scenario = await findScenario(named);
    const target = await runningEngine(state, clock);
    const holds = yield* play(scenario, {
      target,
      state,
      clock,
      service,
      speed,
      pace,
      signal: interrupts.signal,
    });
    if (holds === undefined) return interrupts.exitCode;
    return holds ? exitCodes.ok : exitCodes.failed;
  },
});

function readSpeed(text: string): number {
  const speed = Number(text);
  if (!(/^\d+(\.\d+)?$/.test(text) && speed >= 1 && speed <= maxSpeed))
    throw new UsageError(`is not a speed from 1 to ${maxSpeed}.`);
  return speed;
}

function paceFacts(text: string): PaceFacts {
  const [mode, seed] = text.split(':') as ['machine' | 'aws', string | undefined];
  return { mode, ...(seed !== undefined && { seed: Number(seed) }) };
}
