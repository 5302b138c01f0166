// The reference system in real containers: its own Dockerfile, built, pushed, pulled by digest and run by Podman.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  importNode,
  noPodman,
  type Podman,
  startPodman,
} from '../../engine/src/drivers/runtime/docker/testing/podman.ts';
import { outputsOf } from './steps/find-stack.ts';
import { eventually, type Ran, System } from './testing/system.ts';
import { startTraffic } from './testing/traffic.ts';

const longestMs = 300_000;

interface Inspected {
  readonly HostConfig: { readonly Memory: number };
  readonly Config: { readonly User: string };
}

// One system, in the order of its life: a second one would take another minute.
describe.skipIf(noPodman)(
  `the system in containers${noPodman ? ` (skipped: ${noPodman})` : ''}`,
  { shuffle: false },
  () => {
    let podman: Podman;
    let system: System;
    let cameUp: Ran;
    beforeAll(async () => {
      podman = await startPodman();
      // Named as the Dockerfile names them, and made of this machine's Node.js: no registry is reached.
      importNode(podman, 'public.ecr.aws/docker/library/node:24.21.0-trixie-slim');
      importNode(podman, 'gcr.io/distroless/nodejs24-debian13:nonroot', '/nodejs/bin/node', false);
      system = new System({ runtime: 'docker', environment: podman.environment });
      cameUp = await system.up();
    }, longestMs);
    afterAll(async () => {
      await system?.remove();
      await podman?.close();
    }, longestMs);

    const serviceContainers = () =>
      podman
        .run(['ps', '--quiet', '--filter', 'label=com.amazonaws.ecs.container-name=service'])
        .split('\n')
        .filter((id) => id !== '');

    async function taskImages() {
      const { Stacks } = await system.clients.cloudFormation.describeStacks({ StackName: 'drydock' });
      const { ClusterName: cluster = '' } = outputsOf(Stacks?.[0]);
      const { taskArns = [] } = await system.clients.ecs.listTasks({ cluster });
      const { tasks = [] } = await system.clients.ecs.describeTasks({ cluster, tasks: taskArns });
      return tasks.flatMap(({ containers = [] }) => containers);
    }

    /** What the engine's registry has of a repository under a digest. */
    function manifest(repository: string, digest: string): Promise<Response> {
      const authorization = `Basic ${Buffer.from('AWS:any').toString('base64')}`;
      return fetch(`${system.engine.endpoint}/v2/${repository}/manifests/${digest}`, {
        method: 'HEAD',
        headers: { authorization },
      });
    }

    it('comes up, and answers from containers with the limits and the user of their definition', async () => {
      expect(cameUp.status, cameUp.output).toBe(0);
      expect((await system.get()).version).toBe(system.git('rev-parse', 'HEAD'));
      const containers = serviceContainers();
      expect(containers).toHaveLength(2);
      const inspected = JSON.parse(podman.run(['inspect', ...containers])) as Inspected[];
      expect(inspected.map(({ HostConfig, Config }) => [HostConfig.Memory, Config.User])).toEqual([
        [512 * 1024 * 1024, '65532:65532'],
        [512 * 1024 * 1024, '65532:65532'],
      ]);
      // What ECS says that it runs is what the registry has.
      for (const { image = '', imageDigest = '' } of await taskImages()) {
        const [, repository = '', digest] = /^[^/]+\/(.*)@(.*)$/.exec(image) ?? [];
        expect(imageDigest).toBe(digest);
        expect((await manifest(repository, imageDigest)).status).toBe(200);
      }
    });

    it('takes a commit live under load without a failed request', { timeout: longestMs }, async () => {
      const before = (await system.get()).version;
      const traffic = startTraffic(system.url, 50);
      const commit = system.commit('src/message.ts', (text) =>
        text.replace(/'[^']*';/, `'from a container';`),
      );
      await eventually(async () => (await system.get()).version === commit);
      // The old tasks are gone.
      await eventually(async () => serviceContainers().length === 2);
      const answers = await traffic.stop();
      expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
      expect(new Set(answers.map(({ version }) => version))).toEqual(new Set([before, commit]));
    });

    it('leaves no container when its engine is killed', { timeout: longestMs }, async () => {
      process.kill(system.engine.pid, 'SIGKILL');
      await eventually(async () => podman.run(['ps', '--all', '--quiet']).trim() === '');
    });
  },
);
