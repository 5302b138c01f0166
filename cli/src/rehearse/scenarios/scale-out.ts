// CPU-heavy load, and its end: the group's step policy adds an instance, tasks use it, the simple policy removes one, and
// its tasks drain.
import type { Scenario, Snapshot } from '../scenario.ts';
import { expectDrained } from './drained.ts';

const heavy = 120;
const light = 20;
/** Between the bounds of a usual step: above the alarm of 70 %, below 85 %. */
const heavyCpuPercent = 78;
/** Below the alarm of 25 % on however many instances there are. */
const lightCpuPercent = 8;

export const scaleOut: Scenario = {
  name: 'scale-out',
  summary: 'CPU-heavy load comes and goes: instances and tasks are added, used and removed',
  policy: { availability: 100 },
  looksFor: ['no-draining'],
  async play(stage) {
    const before = await stage.look();
    const known = new Set(before.instances.map(({ id }) => id));
    const isNew = (id: string | undefined) => id !== undefined && !known.has(id);
    stage.load(heavy, { cpuPercent: heavyCpuPercent });
    const grown = await stage.until(
      'the group adds an instance',
      ({ instances }) => inService(instances).some(({ id }) => isNew(id)),
      '45m',
    );
    if (!grown) return;
    await stage.until(
      'a task on a new instance answers clients',
      ({ tasks }) => tasks.some(({ id, instance }) => isNew(instance) && stage.answeredBy().has(id)),
      '30m',
    );
    const most = (await stage.look()).instances;
    stage.load(light, { cpuPercent: lightCpuPercent });
    const shrunk = await stage.until(
      'once the load is over, an instance is removed',
      ({ instances }) => instances.length < most.length,
      '2h',
    );
    if (shrunk) await expectDrained(stage, most);
  },
};

const inService = (instances: Snapshot['instances']) =>
  instances.filter(({ lifecycle }) => lifecycle === 'InService');
