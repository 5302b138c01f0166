// A service that has nothing of Drydock and nothing of Node.js, in real containers: a Python program with paths, a user and
// a port of its own, from its Dockerfile through the pipeline to traffic, on Podman.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  noPodman,
  type Podman,
  program,
  startPodman,
} from '../../engine/src/drivers/runtime/docker/testing/podman.ts';
import { type Clients, openClients } from './targets/clients.ts';
import { readRecord } from './targets/engine/record.ts';
import { runCommandLine } from './testing/command-line.ts';
import { eventually } from './testing/system.ts';
import { startTraffic } from './testing/traffic.ts';

const longestMs = 300_000;
const python = '/usr/bin/python3';
const library = spawnSync(python, ['-c', 'import os; print(os.path.dirname(os.__file__))'], {
  encoding: 'utf8',
});
const missing = noPodman ?? (library.status === 0 ? undefined : 'there is no python3');

const files = {
  Dockerfile: `FROM docker.io/library/python:3.13-slim
WORKDIR /srv/greeter
RUN echo -n hello > greeting
COPY server.py ./
USER 1234:1234
EXPOSE 5000
CMD ["python3", "server.py"]
`,
  'server.py': `import http.server, json, os, signal, threading
VERSION = "first"
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_GET(self):
        if self.path == "/hungry":
            kept = [bytearray(8 << 20) for _ in range(1000)]
        seen = {"version": VERSION, "user": os.getuid(), "folder": os.getcwd(), "greeting": open("greeting").read()}
        body = json.dumps(seen).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *args): pass
server = http.server.ThreadingHTTPServer(("0.0.0.0", 5000), Handler)
signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
server.serve_forever()
`,
};

// One system, in the order of its life.
describe.skipIf(missing)(
  `a Python service in containers${missing ? ` (skipped: ${missing})` : ''}`,
  { shuffle: false, timeout: longestMs },
  () => {
    let podman: Podman;
    let folder: string;
    let url: string;
    let clients: Clients;
    const state = () => join(dirname(folder), 'state');
    const drydockWith = (env: Readonly<Record<string, string>>, ...args: string[]) =>
      runCommandLine([...args, '--state', state()], { cwd: folder, env: { ...podman.environment, ...env } });
    const drydock = (...args: string[]) => drydockWith({}, ...args);
    const git = (...args: string[]) => {
      const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost'];
      const ran = spawnSync('git', ['-C', folder, ...identity, ...args], { encoding: 'utf8' });
      if (ran.status !== 0) throw new Error(ran.stderr);
    };
    const engine = () => readRecord(state());

    beforeAll(async () => {
      podman = await startPodman();
      const modules = library.stdout.trim();
      podman.importImage(
        'docker.io/library/python:3.13-slim',
        { ...program(python), ...program('/bin/sh'), [modules]: modules },
        ['ENV PATH=/usr/bin:/bin'],
      );
      folder = join(mkdtempSync(join(tmpdir(), 'drydock-python-')), 'greeter');
      mkdirSync(folder);
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      git('init', '--quiet', '--initial-branch', 'main');
      git('add', '.');
      git('commit', '--quiet', '--message', 'A greeter');
      const cameUp = await drydock('up', '--detach', '--port', '0', '--runtime', 'docker');
      expect(cameUp.status, cameUp.output).toBe(0);
      url = /(http:\/\/127\.0\.0\.1:\d+\S*)\s+live after/.exec(cameUp.output)?.[1] ?? '';
      const { endpoint = '', region = '' } = engine() ?? {};
      const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
      clients = await openClients({ endpoint, region, credentials });
    }, longestMs);
    afterAll(async () => {
      if (folder) {
        await drydock('down', '--purge');
        rmSync(dirname(folder), { recursive: true, force: true });
      }
      await podman?.close();
    }, longestMs);

    const containers = () =>
      podman
        .run(['ps', '--quiet', '--filter', 'label=com.amazonaws.ecs.container-name'])
        .split('\n')
        .filter((id) => id !== '');
    const seen = async () => (await (await fetch(url)).json()) as Record<string, unknown>;

    it('answers from its own folder, as its own user, on its own port', async () => {
      expect(await seen()).toEqual({
        version: 'first',
        user: 1234,
        folder: '/srv/greeter',
        greeting: 'hello',
      });
    });

    it('takes a commit live under load without a failed request', async () => {
      const before = containers();
      expect(before).not.toEqual([]);
      const traffic = startTraffic(url, 20);
      const file = join(folder, 'server.py');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"first"', '"second"'));
      git('commit', '--quiet', '--all', '--message', 'Second');
      await eventually(async () => traffic.answers.some(({ version }) => version === 'second'));
      // The old tasks are gone.
      await eventually(async () => !containers().some((id) => before.includes(id)));
      const answers = await traffic.stop();
      expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
      expect(new Set(answers.map(({ version }) => version))).toEqual(new Set(['first', 'second']));
    });

    // Four deployments.
    it('deploys an image that was built on this machine, by docker and by podman', {
      timeout: 4 * longestMs,
    }, async ({ skip }) => {
      const version = (word: string) => files['server.py'].replace('"first"', `"${word}"`);
      podman.build('greeter:podman', files.Dockerfile, { 'server.py': version('by podman') });
      const byPodman = await drydockWith({ PATH: podmanAlone() }, 'push', 'greeter:podman');
      expect(byPodman.status, byPodman.output).toBe(0);
      expect(byPodman.output).toContain('greeter:podman by podman, as pushed-');
      expect(await seen()).toMatchObject({ version: 'by podman' });
      const again = await drydockWith({ PATH: podmanAlone() }, 'push', 'greeter:podman');
      expect(again.output).toContain('greeter:podman was there');
      expect(again.status, again.output).toBe(0);

      podman.build('greeter:broken', files.Dockerfile, { 'server.py': 'raise SystemExit("broken here")\n' });
      const broken = await drydockWith({ PATH: podmanAlone() }, 'push', 'greeter:broken');
      expect(broken.output).toContain('| broken here');
      expect(broken.output).toContain('UPDATE_ROLLBACK_COMPLETE');
      expect(broken.status).toBe(1);
      expect(await seen()).toMatchObject({ version: 'by podman' });

      skip(spawnSync('docker', ['--version']).status !== 0, 'docker, the command, is not installed');
      podman.build('greeter:docker', files.Dockerfile, { 'server.py': version('by docker') });
      const byDocker = await drydock('push', 'localhost/greeter:docker');
      expect(byDocker.status, byDocker.output).toBe(0);
      expect(byDocker.output).toMatch(/greeter:docker by (docker|podman), as pushed-/);
      expect(await seen()).toMatchObject({ version: 'by docker' });
    });

    it('says which programs have no such image', async () => {
      const { status, output } = await drydockWith({ PATH: podmanAlone() }, 'push', 'greeter:unbuilt');
      expect(output).toMatch(/There is no image greeter:unbuilt on this machine:\n +podman: /);
      expect(status).toBe(1);
      const nobody = await drydockWith({ PATH: join(dirname(folder), 'nothing') }, 'push', 'greeter:unbuilt');
      expect(nobody.output).toContain('neither of them is installed');
    });

    /** A path on which there is this Podman, and no docker. */
    function podmanAlone(): string {
      const bin = join(dirname(folder), 'bin');
      mkdirSync(bin, { recursive: true });
      const real = (process.env.PATH ?? '')
        .split(':')
        .map((place) => join(place, 'podman'))
        .find((file) => existsSync(file));
      const command = [real, ...podman.flags].map((word) => `'${word}'`).join(' ');
      writeFileSync(join(bin, 'podman'), `#!/bin/sh\nPATH='${process.env.PATH}' exec ${command} "$@"\n`);
      chmodSync(join(bin, 'podman'), 0o755);
      return bin;
    }

    it('ends a task over its memory limit with 137, and ECS gives the reason', async () => {
      await fetch(new URL('/hungry', url)).catch(() => {});
      const { clusterArns: [cluster = ''] = [] } = await clients.ecs.listClusters({});
      const killed = await eventually(async () => {
        const { taskArns = [] } = await clients.ecs.listTasks({ cluster, desiredStatus: 'STOPPED' });
        if (taskArns.length === 0) return undefined;
        const { tasks = [] } = await clients.ecs.describeTasks({ cluster, tasks: taskArns });
        return tasks.flatMap(({ containers = [] }) => containers).find(({ exitCode }) => exitCode === 137);
      });
      expect(killed.reason).toBe('OutOfMemoryError: Container killed due to memory usage');
    });

    it('leaves no container when its engine is killed', async () => {
      process.kill(engine()?.pid ?? 0, 'SIGKILL');
      await eventually(async () => podman.run(['ps', '--all', '--quiet']).trim() === '');
    });
  },
);
