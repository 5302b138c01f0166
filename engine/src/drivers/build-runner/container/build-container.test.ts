// Builds in containers of their images, on Podman.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BuildSpecification } from '../../../contracts/build.ts';
import type { Driver } from '../../../contracts/driver.ts';
import { type RegistryFixture, startRegistry } from '../../images/testing/registry.ts';
import { noPodman, type Podman, program, startPodman } from '../../runtime/docker/testing/podman.ts';
import { TestHost } from '../../testing/driver.ts';
import { createBuildRunner } from '../index.ts';

const commands = ['sh', 'cat', 'mkdir', 'mkfifo', 'rm', 'sleep'].map((name) => `/bin/${name}`);
const image = 'aws/codebuild/standard:7.0';
const runtimes = `version: 0.1
runtimes:
  nodejs:
    versions:
      18: { commands: [ 'export CHOSEN=18' ] }
      20: { commands: [ 'echo Installing Node.js version 20 ...', 'export CHOSEN=20' ] }
`;

describe.skipIf(noPodman)(
  `builds in their image, with Podman${noPodman ? ` (skipped: ${noPodman})` : ''}`,
  { timeout: 600_000 },
  () => {
    let podman: Podman;
    let registry: RegistryFixture;
    let host: TestHost;
    let driver: Driver;
    const options = () => ({
      containerEngine: {
        address: podman.environment.DOCKER_HOST!,
        isPodman: true,
        target: { address: podman.address, environment: {} },
      },
    });
    beforeAll(async () => {
      podman = await startPodman();
      registry = await startRegistry('web');
      podman.importImage('localhost/base:1', Object.assign({}, ...commands.map((path) => program(path))));
      podman.build(
        `localhost/${image}`,
        `FROM localhost/base:1
ENV FLAVOUR=standard PATH=/usr/local/bin:/usr/bin:/bin
COPY runtimes.yml /codebuild/image/config/
USER 1000
ENTRYPOINT ["dockerd-entrypoint.sh"]
`,
        { 'runtimes.yml': runtimes },
      );
    }, 600_000);
    afterAll(async () => {
      await podman?.close();
      await registry?.close();
    }, 600_000);
    beforeEach(() => {
      host = new TestHost(registry.endpoint);
      driver = createBuildRunner(host, options());
    });
    afterEach(async () => {
      await driver.stop();
      host.remove();
    }, 600_000);

    function start(buildspec: string, more: Partial<BuildSpecification> = {}) {
      const zip = zipSync({
        'buildspec.yml': strToU8(buildspec),
        Dockerfile: strToU8('FROM localhost/base:1\n'),
      });
      driver.effects['build/start']?.({
        buildId: 'web:1',
        sources: [{ id: '', zipBlob: host.blobs.put(zip) }],
        environment: { CODEBUILD_BUILD_ID: 'web:1' },
        container: { image, privileged: false },
        logs: { group: 'g', stream: 's' },
        timeoutMs: 600_000,
        artifacts: true,
        secondaryArtifacts: [],
        ...more,
      });
    }
    async function build(...args: Parameters<typeof start>) {
      start(...args);
      return host.until('build/finished');
    }
    const printed = () => host.logged().filter((line) => !line.startsWith('[Container]'));
    const said = () => host.logged().map((line) => line.replace(/^\[Container\] \S+ \S+ /, ''));
    const contextsOf = (name: string) =>
      host.all('build/phase').find((each) => each.phase === name && each.status)?.contexts;
    const containers = () => podman.run(['ps', '--all', '--quiet']).trim();

    test("run the buildspec's commands with the image's files, environment and root", async () => {
      const finished = await build(`
version: 0.2
env: { exported-variables: [RESULT] }
phases:
  install: { commands: [ 'mkdir deep && cd deep', 'PLAIN=one' ] }
  pre_build: { commands: [ 'echo "$FLAVOUR $PLAIN $HOME \${PWD##*/}"', 'printf half; printf wrong >&2' ] }
  build: { commands: [ 'while read -r name id; do [ "$name" != Uid: ] || RESULT=$id; done < /proc/self/status; RESULT="\${RESULT%%[!0-9]*} of $AWS_REGION"', 'echo $RESULT > made' ] }
  post_build: { commands: [ '[ ! -e /usr/bin/env ] && echo without env', 'exit 3' ] }
artifacts: { files: [ made ], base-directory: deep }
`);
      expect(said()).toContain(`Drydock runs the commands in a container of ${image}`);
      expect(printed().sort()).toEqual(['half', 'standard one /root deep', 'without env', 'wrong']);
      expect(finished.exportedVariables).toEqual([{ name: 'RESULT', value: '0 of us-east-1' }]);
      expect(finished.status).toBe('FAILED');
      expect(contextsOf('POST_BUILD')).toMatchObject([{ message: expect.stringMatching(/exit status 3$/) }]);
      const { made } = unzipSync(host.blobs.get(finished.artifacts[0]!.zipBlob));
      expect(Buffer.from(made!).toString()).toBe('0 of us-east-1\n');
      expect(containers()).toBe('');
    });

    test('choose runtime versions by the list of the image', async () => {
      const withVersion = (version: string) =>
        `version: 0.2\nphases: { install: { runtime-versions: { nodejs: ${version} }, commands: [ 'echo chose $CHOSEN' ] } }\n`;
      expect((await build(withVersion('20'))).status).toBe('SUCCEEDED');
      expect(printed()).toEqual(['Installing Node.js version 20 ...', 'chose 20']);
      start(withVersion('99'), { buildId: 'web:2' });
      await host.until('build/finished', ({ buildId }) => buildId === 'web:2');
      const failed = host
        .all('build/phase')
        .find((each) => each.buildId === 'web:2' && each.status === 'FAILED');
      expect(failed).toMatchObject({
        phase: 'INSTALL',
        contexts: [
          {
            statusCode: 'YAML_FILE_ERROR',
            message:
              "Unknown runtime version named '99' of nodejs. This build image has the following versions: 18, 20",
          },
        ],
      });
    });

    test("build images with this machine's docker where the project is privileged", async () => {
      const finished = await build(
        `
version: 0.2
env: { variables: { NAME: 'localhost/made:1' } }
phases:
  pre_build: { commands: [ 'aws ecr get-login-password | docker login --username AWS --password-stdin $DRYDOCK_REGISTRY' ] }
  build:
    commands:
      - docker build --quiet --label "words=two words" -t $NAME .
      - for word in one two; do echo $word; done | while read -r word; do docker tag $NAME localhost/$word:1; done
      - docker no-such-command || echo "refused with $?"
`,
        { container: { image, privileged: true } },
      );
      expect(finished.status, host.logged().join('\n')).toBe('SUCCEEDED');
      expect(printed()).toEqual(
        expect.arrayContaining(['Login Succeeded!', expect.stringMatching(/^refused with 1/)]),
      );
      for (const name of ['made', 'one', 'two']) {
        const [inspected] = JSON.parse(podman.run(['image', 'inspect', `localhost/${name}:1`]));
        expect(inspected.Labels).toMatchObject({ words: 'two words' });
      }
    });

    test('have no docker where the project is not privileged', async () => {
      const finished = await build('version: 0.2\nphases: { build: { commands: [ docker info ] } }\n');
      expect(finished.status).toBe('FAILED');
      expect(printed().join(' ')).toMatch(
        /^Cannot connect to the Docker daemon at unix:\/\/\/var\/run\/docker\.sock\. Is the docker daemon running\? .*privilegedMode is false/,
      );
    });

    test("run on this machine, and say so, where CodeBuild's image is not there", async () => {
      const missing = 'aws/codebuild/amazonlinux2-x86_64-standard:5.0';
      const spec = 'version: 0.2\nphases: { build: { commands: [ echo here ] } }\n';
      const finished = await build(spec, { container: { image: missing, privileged: false } });
      expect(finished.status).toBe('SUCCEEDED');
      expect(printed()).toEqual(['here']);
      expect(said()).toContain(
        `${missing} is not in your container engine: Drydock runs the commands on this machine`,
      );
    });

    test("fail without an image that the engine's own registry does not have", async () => {
      const spec = 'version: 0.2\nphases: { build: { commands: [ echo here ] } }\n';
      const container = { image: `${registry.host}/web:none`, privileged: false };
      expect((await build(spec, { container })).status).toBe('FAILED');
      expect(contextsOf('DOWNLOAD_SOURCE')).toMatchObject([
        {
          statusCode: 'BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE',
          message: expect.stringMatching(
            /^Unable to pull customer's container image\. CannotPullContainerError: .*web:none: not found/,
          ),
        },
      ]);
    });

    test('leave no container when they are stopped', async () => {
      start('version: 0.2\nphases: { build: { commands: [ "sleep 600 & echo begun; sleep 600" ] } }\n');
      await host.when(() => printed().includes('begun'));
      driver.effects['build/stop']?.({ buildId: 'web:1' });
      expect(await host.until('build/finished')).toMatchObject({ status: 'STOPPED' });
      expect(containers()).toBe('');
    });

    test('end with a killed engine, and the next one removes their folders', async () => {
      const folder = join(host.folder, 'killed');
      mkdirSync(folder);
      const zip = join(folder, 'source.zip');
      const spec =
        'version: 0.2\nphases: { build: { commands: [ "echo folder $CODEBUILD_SRC_DIR; sleep 600" ] } }\n';
      writeFileSync(zip, zipSync({ 'buildspec.yml': strToU8(spec) }));
      const script = join(import.meta.dirname, '../testing/engine.ts');
      const engine = spawn(
        process.execPath,
        [
          '--disable-warning=ExperimentalWarning',
          script,
          folder,
          zip,
          host.mark,
          image,
          podman.environment.DOCKER_HOST!,
        ],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      let sources = '';
      for await (const line of createInterface(engine.stdout)) {
        sources = /"folder (\/[^"]+)"/.exec(line)?.[1] ?? '';
        if (sources !== '') break;
      }
      expect([existsSync(sources), containers()]).toEqual([true, expect.stringMatching(/^[0-9a-f]{12}$/)]);
      engine.kill('SIGKILL');
      while (containers() !== '') await new Promise((resolve) => setTimeout(resolve, 100));
      const next = createBuildRunner({ ...host, folder, log: host.log, report: host.report }, options());
      await next.recover();
      expect(existsSync(sources)).toBe(false);
      await next.stop();
    });
  },
);
