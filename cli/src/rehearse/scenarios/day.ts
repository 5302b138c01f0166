// A day of traffic: tasks and instances follow it.
import { dailyCurve } from '../load/shapes.ts';
import type { Scenario } from '../scenario.ts';

/** So low that a service scaled to 60 % of its tasks' CPU keeps its two tasks at night, as one does on AWS. */
const lowest = 6;
const highest = 120;
/** Of the instances that there are at first: the group's alarm is at 70 %. */
const highestCpuPercent = 95;
const lastHour = 30;

export const day: Scenario = {
  name: 'day',
  summary: 'A day of traffic, low at night and highest in the evening (best with --speed 14400)',
  policy: { availability: 100 },
  async play(stage) {
    const load = dailyCurve(lowest, highest);
    stage.load(load, { cpuPercent: (elapsedMs) => (highestCpuPercent * load(elapsedMs)) / highest });
    const sayHour = async (hour: number) => {
      const { running, desired, instances } = await stage.look();
      stage.say(`${hour} h: ${running} of ${desired} tasks on ${instances.length} instances`);
      return { tasks: desired, instances: instances.length };
    };
    let last = { tasks: 0, instances: 0 };
    for (let hour = 4; hour <= 24; hour += 4) {
      await stage.pass('4h');
      last = await sayHour(hour);
    }
    // The night that follows, until tasks or instances that the day has added go.
    for (let hour = 25; hour <= lastHour; hour++) {
      await stage.pass('1h');
      const now = await sayHour(hour);
      if (now.tasks < last.tasks || now.instances < last.instances) break;
      last = now;
    }
  },
};
