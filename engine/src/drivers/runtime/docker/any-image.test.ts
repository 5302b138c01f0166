// Containers of images that know nothing of Drydock, on Podman.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Driver } from '../../../contracts/driver.ts';
import type { ContainerSpecification, TaskSpecification } from '../../../contracts/runtime.ts';
import { TestHost } from '../../testing/driver.ts';
import { containerOf, taskOf } from '../testing/runtime-suite.ts';
import { createDockerRuntime } from './index.ts';
import { noPodman, type Podman, program, startPodman } from './testing/podman.ts';

const python = '/usr/bin/python3';
const library = spawnSync(python, ['-c', 'import os; print(os.path.dirname(os.__file__))'], {
  encoding: 'utf8',
});
const missing = noPodman ?? (library.status === 0 ? undefined : 'there is no python3');

/** Podman's init. */
const catatonit = ['/usr/libexec/podman/catatonit', '/usr/bin/catatonit'].some((path) => existsSync(path));

const server = `
import http.server, os
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = f"{os.getuid()} {os.getcwd()} {open('greeting').read()}".encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *args): pass
http.server.HTTPServer(("0.0.0.0", int(os.environ.get("LISTEN", "5000"))), Handler).serve_forever()
`;

describe.skipIf(missing)(
  `any image, with Podman${missing ? ` (skipped: ${missing})` : ''}`,
  { timeout: 600_000 },
  () => {
    let podman: Podman;
    let host: TestHost;
    let driver: Driver;
    beforeAll(async () => {
      podman = await startPodman();
      const folder = library.stdout.trim();
      podman.importImage(
        'localhost/python:3',
        {
          ...program(python),
          ...program('/bin/sh'),
          ...program('/bin/sleep'),
          ...program('/bin/cat'),
          [folder]: folder,
        },
        ['ENV PATH=/usr/bin:/bin'],
      );
      podman.build(
        'localhost/greeter:1',
        `FROM localhost/python:3
WORKDIR /srv/greeter
RUN echo -n hello > greeting
COPY server.py ./
USER 1234:1234
STOPSIGNAL SIGKILL
CMD ["python3", "server.py"]
`,
        { 'server.py': server },
      );
    }, 600_000);
    afterAll(() => podman?.close(), 600_000);
    beforeEach(() => {
      host = new TestHost();
      driver = createDockerRuntime(host, { address: podman.address, environment: {} });
    });
    afterEach(async () => {
      await driver.stop();
      host.remove();
    }, 60_000);

    const run = (containers: readonly ContainerSpecification[], more: Partial<TaskSpecification> = {}) =>
      driver.effects['runtime/start-task']?.({ ...taskOf(...containers), ...more });
    const shell = (name: string, script: string, more: Partial<ContainerSpecification> = {}) =>
      containerOf('localhost/python:3', {
        name,
        command: ['sh', '-c', script],
        logs: { group: 'g', stream: name },
        ...more,
      });
    const linesOf = (stream: string) =>
      host
        .all('logs/lines')
        .filter((batch) => batch.stream === stream)
        .flatMap(({ events }) => events.map(({ message }) => message));

    test('runs a service in another language with its own paths, user and port', async () => {
      run([containerOf('localhost/greeter:1', { portMappings: [{ containerPort: 5000, protocol: 'tcp' }] })]);
      const { containers } = await host.until('runtime/task-started');
      const url = `http://127.0.0.1:${containers[0]?.endpoints[0]?.port}/`;
      expect(await answerOf(url)).toBe('1234 /srv/greeter hello');
    });

    test('kills a container over its memory limit with 137 and the reason that ECS gives', async () => {
      const hungry = 'import time; kept = [bytearray(8 << 20) for _ in range(100)]; time.sleep(60)';
      run([containerOf('localhost/python:3', { command: ['python3', '-c', hungry], memoryMiB: 64 })]);
      expect(await host.until('runtime/container-exited')).toMatchObject({
        exitCode: 137,
        reason: 'OutOfMemoryError: Container killed due to memory usage',
      });
    });

    test('says that an application listens on another port than its mapping names', async () => {
      const environment = { LISTEN: '3000' };
      const portMappings = [{ containerPort: 5000, protocol: 'tcp' as const }];
      run([containerOf('localhost/greeter:1', { environment, portMappings })]);
      const { remark } = await host.until('runtime/container-remark');
      expect(remark).toBe('It listens on port 3000, and its port mapping says 5000.');
      expect(host.lines.join()).toContain(remark);
    });

    test('what another container of the task listens on is not said of this one', async () => {
      const portMappings = [{ containerPort: 8080, protocol: 'tcp' as const }];
      const side = containerOf('localhost/greeter:1', { name: 'side' });
      run([side, shell('web', 'exec sleep 600', { portMappings })], { networkMode: 'awsvpc' });
      const { container, remark } = await host.until('runtime/container-remark');
      expect(container).toBe('web');
      expect(remark).toMatch(/^Nothing listens on port 8080, which its port mapping names, \d+ s after/);
    });

    test('refuses an image for another processor, and says how to build it', async () => {
      podman.run([
        'build',
        '--quiet',
        '--platform',
        'linux/s390x',
        '--tag',
        'localhost/foreign:1',
        emptyContext(host),
      ]);
      run([containerOf('localhost/foreign:1')]);
      const { reason } = await host.until('runtime/task-failed');
      expect(reason).toMatch(
        /^CannotPullContainerError: .*localhost\/foreign:1 is for linux\/s390x\. Build it with --platform linux\//,
      );
    });

    test('starts containers when what they depend on has come to pass, and shares a network and volumes', async () => {
      const mounts = [{ volume: 'shared', containerPath: '/shared', readOnly: false }];
      run(
        [
          shell('first', 'echo written > /shared/file', { essential: false, mounts }),
          containerOf('localhost/greeter:1', {
            name: 'greeter',
            healthCheck: {
              command: ['CMD-SHELL', 'exit 0'],
              intervalMs: 50,
              timeoutMs: 5000,
              retries: 3,
              startPeriodMs: 0,
            },
          }),
          shell(
            'last',
            'read text < /shared/file; echo $text; exec python3 -c "import urllib.request; print(urllib.request.urlopen(\'http://127.0.0.1:5000\').read().decode(), flush=True)"',
            {
              essential: false,
              mounts: [{ ...mounts[0]!, readOnly: true }],
              dependsOn: [
                { container: 'first', condition: 'SUCCESS' },
                { container: 'greeter', condition: 'HEALTHY' },
              ],
            },
          ),
        ],
        { networkMode: 'awsvpc', volumes: [{ name: 'shared', kind: 'task' }] },
      );
      await host.when(() => linesOf('last').length === 2);
      expect(linesOf('last')).toEqual(['written', '1234 /srv/greeter hello']);
      driver.effects['runtime/stop-task']?.({ taskArn: taskOf().taskArn });
      await host.until('runtime/task-stopped');
      expect(podman.run(['volume', 'ls', '--quiet']).trim()).toBe('');
    });

    test('fails a task that waits for a container which failed', async () => {
      run([
        shell('first', 'exit 1', { essential: false }),
        shell('second', 'sleep 60', { dependsOn: [{ container: 'first', condition: 'SUCCESS' }] }),
      ]);
      expect((await host.until('runtime/task-failed')).reason).toBe(
        'CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [first] for target [second] as dependency did not exit successfully.',
      );
    });

    test('starts a container again by its restart policy, and gives up on an ignored exit code', async () => {
      const mounts = [{ volume: 'kept', containerPath: '/kept', readOnly: false }];
      const script =
        'echo run >> /kept/runs; runs=0; while read -r line; do runs=$((runs + 1)); done < /kept/runs; echo $runs; exit $runs';
      run([shell('web', script, { mounts, restartPolicy: { ignoredExitCodes: [3], attemptPeriodMs: 0 } })], {
        volumes: [{ name: 'kept', kind: 'efs', fileSystemId: 'fs-1', rootDirectory: '/' }],
      });
      expect(await host.until('runtime/container-exited')).toMatchObject({ exitCode: 3 });
      expect(linesOf('web')).toEqual(['1', '2', '3']);
      expect(readFileSync(join(host.folder, 'volumes/efs/fs-1/runs'), 'utf8')).toBe('run\nrun\nrun\n');
    });

    test('keeps what isolates a container', async () => {
      const isolation = {
        readonlyRootFilesystem: true,
        tmpfs: [{ containerPath: '/scratch', sizeMiB: 1 }],
        capabilities: { add: [], drop: ['ALL'] },
        hostname: 'greeter',
      };
      const script =
        'echo > /file || echo read-only; echo > /scratch/file && echo scratch; while read -r name value; do [ $name != CapEff: ] || echo $value; done < /proc/self/status; python3 -c "import socket; print(socket.gethostname())"';
      run([shell('web', script, { isolation })]);
      await host.until('runtime/container-exited');
      expect(linesOf('web').filter((line) => !line.startsWith('sh:'))).toEqual([
        'read-only',
        'scratch',
        '0000000000000000',
        'greeter',
      ]);
    });

    test('a kernel parameter of the network holds for the task, whichever container names it', async () => {
      const isolation = { systemControls: { 'net.core.somaxconn': '777' } };
      run(
        [
          shell('first', 'cat /proc/sys/net/core/somaxconn; exec sleep 600', {
            isolation: { hostname: 'one' },
          }),
          shell('second', 'exec sleep 600', { isolation }),
        ],
        { networkMode: 'awsvpc' },
      );
      await host.when(() => linesOf('first').length === 1);
      expect(linesOf('first')).toEqual(['777']);
    });

    const fetched = (expression: string) =>
      `exec python3 -c "import os, urllib.request; print(urllib.request.urlopen(${expression}).read().decode(), flush=True)"`;

    test('keeps limits and the size of shared memory', async () => {
      const isolation = {
        // Limits of a definition come in place of Podman's own defaults, of which a machine may need the second.
        ulimits: [
          { name: 'nofile', softLimit: 1234, hardLimit: 1234 },
          { name: 'nproc', softLimit: 4096, hardLimit: 4096 },
        ],
        sharedMemoryMiB: 7,
      };
      const size = `import os; stat = os.statvfs('/dev/shm'); print(stat.f_frsize * stat.f_blocks)`;
      run([shell('web', `ulimit -n; exec python3 -c "${size}"`, { isolation })]);
      await host.until('runtime/container-exited');
      expect(linesOf('web')).toEqual(['1234', String(7 * 1024 * 1024)]);
    });

    test.skipIf(!catatonit)('runs a process that collects what ends before the program', async () => {
      run([
        shell('web', 'read name < /proc/1/comm; echo $name', { isolation: { initProcessEnabled: true } }),
      ]);
      await host.until('runtime/container-exited');
      expect(linesOf('web')).toEqual([expect.stringMatching(/catatonit|init/)]);
    });

    test("a container's output goes to the log router of its task, whose configuration is generated", async () => {
      const listen = `import socket; server = socket.create_server(('0.0.0.0', 24224)); connection, _ = server.accept()\nwhile True: print(connection.recv(65536).hex(), flush=True)`;
      const router = shell('router', `cat /fluent-bit/etc/fluent-bit.conf; exec python3 -c "${listen}"`, {
        logRouter: { kind: 'fluentbit', addsMetadata: true },
      });
      const { logs: _logs, ...web } = shell('web', 'echo routed; echo wrong >&2; exec sleep 600', {
        routedLogs: { options: { Name: 'http', Host: 'logs.example' } },
      });
      run([router, web], { networkMode: 'awsvpc' });
      const hex = () =>
        Buffer.concat(
          linesOf('router').flatMap((line) =>
            /^([0-9a-f]{2})+$/.test(line) ? [Buffer.from(line, 'hex')] : [],
          ),
        ).toString('latin1');
      await host.when(() => hex().includes('routed') && hex().includes('wrong'));
      expect(hex()).toContain(`web-firelens-${taskOf().taskArn.split('/').at(-1)}`);
      expect(hex()).toMatch(/\xa6source\xa6stdout\xa3log\xa6routed/);
      expect(hex()).toMatch(/\xa6source\xa6stderr\xa3log\xa5wrong/);
      expect(linesOf('router')).toEqual(
        expect.arrayContaining(['    Match web-firelens*', '    Host logs.example']),
      );
    });

    test('a linked container is reached by its alias, with its own port', async () => {
      const store = containerOf('localhost/greeter:1', { name: 'db' });
      const ask = `import urllib.request; print(urllib.request.urlopen('http://store:5000').read().decode(), flush=True)`;
      const web = shell('web', `until python3 -c "${ask}"; do :; done 2>&1`, {
        isolation: { links: ['db:store'] },
        dependsOn: [{ container: 'db', condition: 'START' }],
      });
      run([store, web], { networkMode: 'bridge' });
      await host.when(() => linesOf('web').includes('1234 /srv/greeter hello'));
    });

    test('answers the task metadata endpoint in the container', async () => {
      run([
        shell('web', fetched("os.environ['ECS_CONTAINER_METADATA_URI_V4'] + '/task'")),
        shell('side', fetched("os.environ['ECS_CONTAINER_METADATA_URI_V4'] + '/stats'"), {
          essential: false,
        }),
      ]);
      await host.when(() => linesOf('web').length === 1 && linesOf('side').length === 1);
      expect(JSON.parse(linesOf('web')[0]!)).toMatchObject({ TaskARN: taskOf().taskArn, Family: 'web' });
      expect(JSON.parse(linesOf('side')[0]!)).toHaveProperty('memory_stats');
    });

    test.runIf(process.getuid?.() === 0)(
      "hands out the credentials of the task's role at AWS's own address",
      async () => {
        const uri = "'http://169.254.170.2' + os.environ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI']";
        const taskRoleArn = 'arn:aws:iam::000000000000:role/task';
        run([shell('web', fetched(uri))], { taskRoleArn });
        await host.when(() => linesOf('web').length === 1);
        expect(JSON.parse(linesOf('web')[0]!)).toMatchObject({ RoleArn: taskRoleArn });
      },
    );
  },
);

async function answerOf(url: string): Promise<string> {
  for (;;) {
    try {
      return await (await fetch(url)).text();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function emptyContext(host: TestHost): string {
  const folder = join(host.folder, 'context');
  mkdirSync(folder);
  writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n');
  return folder;
}
