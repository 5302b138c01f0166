// For tests: metrics as they came in reports.
import assert from 'node:assert/strict';
import { type MetricDimension, type MetricName, metricDefinition } from '../contract/metrics.ts';
import type { TrafficReport } from '../contract/reports.ts';
import { Rig, type TableParts } from './rig.ts';
import { VirtualClock } from './virtual-clock.ts';

const values: Record<MetricDimension, string> = {
  LoadBalancer: 'app/web/1',
  TargetGroup: 'targetgroup/web/1',
  AvailabilityZone: 'eu-west-1a',
};

/**
 * Waits for a metric, until it sums up to `sum` when that is given, and checks that it came for each of its sets of
 * dimensions and for no other, with its unit. @returns its first datum by the broadest set.
 */
export async function reported(
  rig: Rig,
  name: MetricName,
  sum?: number,
): Promise<TrafficReport['metrics'][number]> {
  await rig.until(() => rig.reported(name).length > 0 && (sum === undefined || rig.sum(name) >= sum));
  const { dimensions, unit } = metricDefinition(name);
  for (const set of dimensions) {
    const all = rig.reported(name, set);
    assert(all.length > 0, `${name} by ${set.join()}`);
    for (const metric of all) {
      const wanted = Object.fromEntries(set.map((dimension) => [dimension, values[dimension]]));
      assert.deepEqual(metric.dimensions, wanted);
      assert.equal(metric.unit, unit);
    }
    const total = all.reduce((before, metric) => before + metric.sum, 0);
    if (sum !== undefined) assert.equal(total, sum, `${name} by ${set.join()}`);
  }
  const known = dimensions.map((set) => [...set].sort().join());
  for (const metric of rig.traffic.flatMap(({ metrics }) => metrics)) {
    if (metric.name !== name) continue;
    const set = Object.keys(metric.dimensions).sort().join();
    assert(known.includes(set), `${name} by ${set}`);
  }
  return rig.reported(name)[0]!;
}

/** A rig with a clock of its own, at the beginning of a minute. */
export async function atMinute(
  parts: TableParts,
): Promise<{ readonly rig: Rig; readonly clock: VirtualClock }> {
  const clock = new VirtualClock();
  const rig = new Rig(clock);
  await rig.serve(parts);
  await settled(rig);
  return { rig, clock };
}

/** Lets sockets deliver what is on its way: more turns than `Rig.settled` gives them. */
export async function settled(rig: Rig): Promise<void> {
  for (let i = 0; i < 20; i++) await rig.settled();
}
