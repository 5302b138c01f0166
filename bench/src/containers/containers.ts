// The runtime `docker` on a Podman of its own: how long a task takes to start beside Podman's own time for a container, and
// how long a commit takes. It needs root on Linux, podman and runc.
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { createDockerRuntime } from '../../../engine/src/drivers/runtime/docker/index.ts';
import {
  importNode,
  noPodman,
  type Podman,
  startPodman,
} from '../../../engine/src/drivers/runtime/docker/testing/podman.ts';
import { TestHost } from '../../../engine/src/drivers/testing/driver.ts';
import { measureSystem, row } from '../system/system.ts';
import type { BenchTable } from '../table.ts';

export async function benchContainers(rounds = 3): Promise<BenchTable> {
  const title = `Tasks as containers of Podman, ${rounds} rounds`;
  const columns = ['what', 'median', 'worst', 'wanted'];
  if (noPodman) return { title, columns, rows: [[`not measured: ${noPodman}`, '', '', '']] };
  const podman = await startPodman();
  try {
    importNode(podman, 'public.ecr.aws/docker/library/node:24.21.0-trixie-slim');
    importNode(podman, 'gcr.io/distroless/nodejs24-debian13:nonroot', '/nodejs/bin/node', false);
    podman.build(
      'localhost/web:1',
      'FROM public.ecr.aws/docker/library/node:24.21.0-trixie-slim\nCMD ["node", "-e", "setInterval(() => {}, 1000)"]\n',
    );
    const own = Array.from({ length: rounds }, () => podmanRun(podman));
    const { task, idlePercent } = await taskStarts(podman, rounds);
    const { cold, shift } = await measureSystem(rounds, 'docker', podman.environment);
    return {
      title,
      columns,
      rows: [
        row('`podman run --detach`, by itself', own, ''),
        row('a task, until it is RUNNING', task, '≤ 1 s more'),
        [
          `processor time of Podman while ${rounds} tasks idle`,
          `${idlePercent.toFixed(0)} % of a core`,
          '',
          '≤ 10 %',
        ],
        row('cold `drydock up` to the first answer', cold, ''),
        row('commit to all traffic on the new version, bake time 0', shift, '≤ 10 s'),
      ],
    };
  } finally {
    await podman.close();
  }
}

function podmanRun(podman: Podman): number {
  const began = performance.now();
  podman.run(['run', '--detach', '--publish', '127.0.0.1::8080', 'localhost/web:1']);
  return performance.now() - began;
}

async function taskStarts(
  podman: Podman,
  rounds: number,
): Promise<{ readonly task: number[]; readonly idlePercent: number }> {
  const host = new TestHost();
  const driver = createDockerRuntime(host, { address: podman.address, environment: {} });
  await driver.recover();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const taskArn = `task/${round}`;
    const began = performance.now();
    driver.effects['runtime/start-task']?.({
      taskArn,
      metadata: { Family: 'web' },
      taskRoleArn: 'arn:aws:iam::000000000000:role/task',
      containers: [
        {
          name: 'web',
          image: 'localhost/web:1',
          environment: {},
          cpu: 256,
          essential: true,
          portMappings: [{ containerPort: 8080, protocol: 'tcp' }],
          stopTimeoutMs: 0,
          logs: { group: 'g', stream: 's' },
        },
      ],
    });
    await host.until('runtime/task-started', (report) => report.taskArn === taskArn);
    times.push(performance.now() - began);
  }
  const before = processorMs(podman.pid);
  await delay(5000);
  const idlePercent = (processorMs(podman.pid) - before) / 50;
  await driver.stop();
  host.remove();
  return { task: times, idlePercent };
}

/** User and system time of a process of Linux, whose clock ticks a hundred times a second: proc(5). */
function processorMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
}
