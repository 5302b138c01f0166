import { afterEach, beforeEach, expect, test } from 'vitest';
import { BuilderFixture } from '../testing/image-builder.ts';

let builder: BuilderFixture;
let name: string;
beforeEach(async () => {
  builder = await BuilderFixture.open();
  name = `${builder.registry.host}/web:1`;
  builder.write({ Dockerfile: 'FROM scratch\nCOPY Dockerfile /\nUSER 1\n' });
});
afterEach(() => builder.close());

test('builds, pushes each layer once, inspects, and pulls what was pushed', async () => {
  expect((await builder.docker('build', '-qt', name, '.')).out).toMatch(/^sha256:[0-9a-f]{64}\n$/);
  const pushed = await builder.docker('push', name);
  expect(pushed.out).toMatch(
    /^The push refers to repository \[.*\/web\]\n[0-9a-f]{12}: Pushed\n1: digest: (sha256:[0-9a-f]{64}) size: \d+\n$/,
  );
  const digest = /digest: (\S+)/.exec(pushed.out)?.[1];
  expect((await builder.docker('push', name)).out).toContain('Layer already exists');
  const format = '{{index .RepoDigests 0}} {{.Config.User}} {{json .RepoTags}}';
  expect((await builder.docker('inspect', '--format', format, name)).out).toBe(
    `${builder.registry.host}/web@${digest} 1 ["${name}"]\n`,
  );
  const byDigest = `${builder.registry.host}/web@${digest}`;
  expect((await builder.docker('pull', byDigest)).code).toBe(0);
  expect(JSON.parse((await builder.docker('inspect', byDigest)).out)).toMatchObject([
    { RepoDigests: [byDigest] },
  ]);
  expect(JSON.parse((await builder.docker('manifest', 'inspect', name)).out)).toMatchObject({
    schemaVersion: 2,
  });
});

test('a second tag names the same image', async () => {
  await builder.docker('build', '-t', name, '-t', 'other', '.');
  await builder.docker('tag', 'other', 'third:x');
  const { out } = await builder.docker('images', '-q');
  expect(out.trim().split('\n')).toHaveLength(1);
  expect((await builder.docker('images', 'third')).out).toMatch(
    /^REPOSITORY +TAG +IMAGE ID +SIZE\nthird +x +[0-9a-f]{12} /,
  );
});

test('logs in with or without a password', async () => {
  const login = ['login', '--username', 'AWS', '--password-stdin', builder.registry.host];
  expect(await builder.dockerWith('secret\n', ...login)).toEqual({
    code: 0,
    out: 'Login Succeeded\n',
    err: '',
  });
  expect((await builder.docker('login', builder.registry.host)).code).toBe(0);
  expect((await builder.docker('login', 'registry.example.com')).err).toMatch(
    /^ERROR: registry\.example\.com is not reachable/,
  );
});

test.each([
  [['push', 'HOST/nope:1'], /ERROR: An image does not exist locally with the tag: /],
  [['pull', 'HOST/web:none'], /ERROR: manifest for .*\/web:none not found: manifest unknown/],
  [
    ['pull', 'HOST/nope:1'],
    /ERROR: name unknown: The repository with name 'nope' does not exist in the registry/,
  ],
  [['pull', 'nginx'], /ERROR: docker\.io is not reachable/],
  [['manifest', 'inspect', 'HOST/web:none'], /ERROR: no such manifest/],
  [['inspect', 'nothing'], /ERROR: No such object: nothing/],
  [['tag', 'nothing', 'x'], /ERROR: No such image: nothing:latest/],
  [['tag', 'Upper'], /ERROR: 'docker tag' requires 2 arguments/],
  [['pull', 'HOST/Upper'], /ERROR: invalid reference format/],
  [['run', 'x'], /ERROR: the embedded builder has no "docker run"/],
  [['compose', 'up'], /ERROR: the embedded builder has no "docker compose"/],
  [['build', '--secret', 'id=x', '.'], /ERROR: unknown flag: --secret/],
  [
    ['build', '--platform', 'linux/s390x', '.'],
    /ERROR: the embedded builder builds for linux\/\w+, not for linux\/s390x/,
  ],
  [['build', 'no-such-folder'], /ERROR: unable to prepare context: path "no-such-folder" not found/],
  [['build', '-f', 'Missing', '.'], /ERROR: .*failed to read dockerfile: open Missing: no such file/],
])('docker %j fails and says why', async (args, message) => {
  const { code, err } = await builder.docker(
    ...args.map((arg) => arg.replace('HOST', builder.registry.host)),
  );
  expect(code).toBe(1);
  expect(err).toMatch(message);
});

test('a push to a missing repository fails with ECR’s message', async () => {
  const other = `${builder.registry.host}/nope:1`;
  await builder.docker('build', '-t', other, '.');
  expect((await builder.docker('push', other)).err).toBe(
    "ERROR: name unknown: The repository with name 'nope' does not exist in the registry with id '000000000000'\n",
  );
});

test('a registry that is not running is reported', async () => {
  await builder.docker('build', '-t', name, '.');
  await builder.registry.close();
  expect((await builder.docker('push', name)).err).toMatch(
    /^ERROR: http:\/\/127\.0\.0\.1:\d+ does not answer: /,
  );
});
