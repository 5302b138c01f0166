// A day of traffic: tasks and instances follow it, into the evening and into the night.
import { dailyCurve } from '../load/shapes.ts';
import type { Scenario } from '../scenario.ts';

/** So low that a service scaled to 60 % of its tasks' CPU keeps its two tasks at night, as one does on AWS. */
const lowest = 6;
const highest = 120;
/** Of the instances that there are at first: the group's alarm is at 70 %. */
const highestCpuPercent = 95;
/** From morning to morning: the evening adds tasks and instances, and the night takes them away. */
const from = 8;
/** Shorter where traffic falls fast: what tasks use is measured at the beginning of each. */
const stretches = [4, 4, 4, 2, 2, 4, 4];

export const day: Scenario = {
  name: 'day',
  summary: 'A day of traffic, highest in the evening and low at night (best with --speed 14400)',
  policy: { availability: 100 },
  async play(stage) {
    const load = dailyCurve(lowest, highest, from);
    stage.load(load, { cpuPercent: (elapsedMs) => (highestCpuPercent * load(elapsedMs)) / highest });
    let hour = from;
    for (const hours of stretches) {
      await stage.pass(`${hours}h`);
      hour += hours;
      const { running, desired, instances } = await stage.look();
      stage.say(`${hour % 24} h: ${running} of ${desired} tasks on ${instances.length} instances`);
    }
  },
};
