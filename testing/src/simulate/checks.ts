// What must be so once nothing is disturbed any more, judged by AWS's APIs alone: none of this looks at the engine's state.
import type { Cloud } from '../api.ts';

type Check = (cloud: Cloud) => Promise<readonly string[]>;

const checks: readonly Check[] = [
  /** The engine's log has only what it does not simulate. */
  async ({ log }) => log.lines.map((line) => `the engine logged: ${line}`),

  async (cloud) => {
    const { status } = cloud.stack('System');
    return /_COMPLETE$/.test(status) ? [] : [`the stack is in ${status}`];
  },

  /** Whatever is in a target group is a task that is there. */
  async (cloud) => {
    const tasks = await cloud.service('System/Service').tasks();
    const targets = await cloud.loadBalancer('System/LoadBalancer').targets();
    const serving = targets.filter(({ state }) => state !== 'draining');
    return serving.length > tasks.length
      ? [`${serving.length} targets are registered, and ${tasks.length} tasks are there`]
      : [];
  },

  /** Every request has ended, one way or another. */
  async ({ traffic }) =>
    traffic.answered + traffic.failed === traffic.requests ? [] : ['requests were lost'],
];

export async function checkAll(cloud: Cloud): Promise<readonly string[]> {
  return (await Promise.all(checks.map((check) => check(cloud)))).flat();
}
