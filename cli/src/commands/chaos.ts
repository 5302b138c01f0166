// `drydock chaos FAULT …`: a fault, as an experiment of AWS FIS that is created and started through its API.
import { experimentRoleArn, makeExperimentRole } from '../chaos/experiment-role.ts';
import {
  cpuStress,
  type FaultTemplate,
  latency,
  packetLoss,
  type ServicePlace,
  stopTasks,
  terminateInstance,
  zonePowerInterruption,
} from '../chaos/fault-templates.ts';
import { Fis, factsOf, isOver } from '../chaos/fis.ts';
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { UsageError, UserError } from '../errors/user-error.ts';
import { findService } from '../services/find-service.ts';
import { type EngineTarget, runningEngine } from '../targets/engine/engine-target.ts';
import { parseDuration } from '../text/duration.ts';
import { stateFlag } from './shared-flags.ts';

const faults = ['list', 'stop', 'zone', 'task', 'instance', 'latency', 'loss', 'cpu'];
const lookEveryMs = 200;

export const chaos = defineCommand({
  name: 'chaos',
  summary: 'Inject a fault, for a time, as an experiment of AWS FIS',
  description: [
    'Creates an experiment template, starts an experiment of it and says how it goes: the same that `aws fis` does. What it broke is put back when its time is over, with `drydock chaos stop`, and when the engine restarts.',
    '`zone ZONE [DURATION]`, `task SERVICE [COUNT]`, `instance [ID]`, `latency SERVICE [DELAY] [DURATION]`, `loss SERVICE [PERCENT] [DURATION]`, `cpu SERVICE [PERCENT] [DURATION]`; `list`, `stop [ID]`.',
    '`--template` prints the template and starts nothing: give it a role of yours, and AWS takes it. What is real and what is not: [faults](../faults.md).',
  ],
  operands: [
    { name: 'FAULT', summary: `${faults.join(', ')}.`, choices: faults },
    {
      name: 'TARGET',
      summary: 'A service, a zone, an instance or an experiment.',
      isOptional: true,
    },
    {
      name: 'AMOUNT',
      summary: 'A delay, a percentage or a number; of a zone, the duration.',
      isOptional: true,
    },
    { name: 'DURATION', summary: 'How long it takes: 60s without it; 5m of a zone.', isOptional: true },
  ],
  flags: {
    template: { kind: 'switch', summary: 'Print the experiment template, and start nothing.' },
    ...stateFlag,
  },
  examples: [
    { line: 'chaos zone us-east-1a', explains: 'The zone loses power for five minutes.' },
    { line: 'chaos task web', explains: 'A task of the service web is stopped.' },
    { line: 'chaos latency web 200ms 60s', explains: 'What web answers is late for a minute.' },
    { line: 'chaos stop', explains: 'Whatever runs is stopped, and undone.' },
  ],
  exits: ['0 when the experiment runs or has ended well; 1 when it failed.'],
  async *run({ state, template: isPrinted }, { clock }, [fault = '', called, amount, time]) {
    const engine = await runningEngine(state, clock);
    const fis = new Fis(engine);
    if (fault === 'list') {
      const experiments = await Promise.all((await fis.list()).map(({ id }) => fis.get(id)));
      yield { code: 'experiments', experiments: experiments.map(factsOf) };
      return exitCodes.ok;
    }
    if (fault === 'stop') {
      const running = (await fis.list()).filter((each) => (called ? each.id === called : !isOver(each)));
      if (called && running.length === 0) throw new UserError(`There is no experiment ${called}.`);
      for (const { id } of running) {
        let stopped = await fis.stop(id);
        while (!isOver(stopped)) {
          await clock.delay(lookEveryMs);
          stopped = await fis.get(id);
        }
        yield { code: 'experiment', ...factsOf(stopped) };
      }
      return exitCodes.ok;
    }
    const made = await templateOf(fault, { called, amount, time }, engine);
    const template = {
      ...made,
      stopConditions: [{ source: 'none' }],
      roleArn: experimentRoleArn(engine.account),
    };
    if (isPrinted) {
      yield { code: 'experiment-template', template };
      return exitCodes.ok;
    }
    await makeExperimentRole(engine.clients);
    let experiment = await fis.start(template, `chaos-${clock.now()}`);
    while (experiment.state.status === 'initiating') {
      await clock.delay(lookEveryMs);
      experiment = await fis.get(experiment.id);
    }
    yield { code: 'experiment', ...factsOf(experiment) };
    return experiment.state.status === 'failed' ? exitCodes.failed : exitCodes.ok;
  },
});

interface Words {
  readonly called: string | undefined;
  readonly amount: string | undefined;
  readonly time: string | undefined;
}

const durationMs = (text = '60s') => parseDuration(text, 'chaos');

function numberOf(text: string | undefined, usual: number, most: number): number {
  const value = text === undefined ? usual : Number(text.replace(/%$/, ''));
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new UsageError(`${text} is not a number from 1 to ${most}.`, 'chaos');
  return value;
}

async function templateOf(
  fault: string,
  { called, amount, time }: Words,
  engine: EngineTarget,
): Promise<FaultTemplate> {
  const place = async (): Promise<ServicePlace> => {
    const { cluster, service } = await findService(engine.clients, called);
    return { cluster, service: service.serviceName ?? '' };
  };
  switch (fault) {
    case 'zone':
      if (called === undefined)
        throw new UsageError('drydock chaos zone needs a zone, such as us-east-1a.', 'chaos');
      return zonePowerInterruption(called, durationMs(amount ?? '5m'));
    case 'task':
      return stopTasks(await place(), numberOf(amount, 1, 1000));
    case 'instance':
      return terminateInstance(called && `arn:aws:ec2:${engine.region}:${engine.account}:instance/${called}`);
    case 'latency':
      return latency(await place(), durationMs(amount ?? '200ms'), durationMs(time));
    case 'loss':
      return packetLoss(await place(), numberOf(amount, 7, 100), durationMs(time));
    default:
      return cpuStress(await place(), numberOf(amount, 100, 100), durationMs(time));
  }
}
