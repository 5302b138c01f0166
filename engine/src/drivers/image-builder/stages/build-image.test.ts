import { chmodSync, existsSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hostPython } from '../../processes/host-python.ts';
import { BuilderFixture } from '../testing/image-builder.ts';
import { filesOf } from '../testing/layers.ts';

let builder: BuilderFixture;
beforeEach(async () => {
  builder = await BuilderFixture.open();
});
afterEach(() => builder.close());

/** A build backend (PEP 517) that needs nothing but the standard library. */
const wheelBackend = `
import zipfile
def build_wheel(folder, *_):
    info = "greeting-1.0.dist-info/"
    with zipfile.ZipFile(folder + "/greeting-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("greeting.py", "def greet(): print('hello')")
        wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: greeting\\nVersion: 1.0\\n")
        wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(info + "entry_points.txt", "[console_scripts]\\ngreet = greeting:greet\\n")
        wheel.writestr(info + "RECORD", "")
    return "greeting-1.0-py3-none-any.whl"
`;

const files = async (dockerfile: string, ...args: string[]) =>
  filesOf(builder.store, await builder.build(dockerfile, ...args));

test('the image contains what the last of several stages copies', async () => {
  builder.write({ 'src/main.js': 'console.log(1)', 'package.json': '{}' });
  const image = await builder.build(`
ARG NODE=node:24
FROM \${NODE} AS build
WORKDIR /work
COPY package.json src ./
RUN mkdir out && node -e 'fs.writeFileSync("out/app.js", fs.readFileSync("main.js"))' && ln -s app.js out/link
FROM gcr.io/distroless/nodejs24-debian13:nonroot
COPY --from=build /work/out /app
CMD ["/app/app.js"]
`);
  expect(await filesOf(builder.store, image)).toEqual({
    'app/': '',
    'app/app.js': 'console.log(1)',
    'app/link': '-> app.js',
  });
  expect(image.config.config).toMatchObject({
    Entrypoint: ['/nodejs/bin/node'],
    Cmd: ['/app/app.js'],
    User: '65532',
    WorkingDir: '/home/nonroot',
  });
});

test('the instructions set the configuration', async () => {
  const image = await builder.build(
    `
# escape=\\
FROM scratch
ARG VERSION=dev
ARG UNSET
ENV A=1 B="two words" C=\${VERSION}-\${UNSET:-none}
ENV OLD form with blanks
LABEL "com.example.a"="x y" b=\${A}
WORKDIR /app
WORKDIR sub
USER 1000:1000
EXPOSE 8080 9090/udp
VOLUME ["/data"]
STOPSIGNAL SIGINT
HEALTHCHECK --interval=5s --retries=2 CMD wget -q localhost \\
  # a comment between

  || exit 1
ENTRYPOINT ["/main", \\
  "--flag"]
CMD serve now
`,
    '--build-arg',
    'VERSION=v1',
    '--label',
    'given=1',
  );
  expect(image.config.config).toEqual({
    Env: [
      'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      'A=1',
      'B=two words',
      'C=v1-none',
      'OLD=form with blanks',
    ],
    Labels: { b: '1', 'com.example.a': 'x y', given: '1' },
    WorkingDir: '/app/sub',
    User: '1000:1000',
    ExposedPorts: { '8080/tcp': {}, '9090/udp': {} },
    Volumes: { '/data': {} },
    StopSignal: 'SIGINT',
    Healthcheck: { Test: ['CMD-SHELL', 'wget -q localhost   || exit 1'], Interval: 5e9, Retries: 2 },
    Entrypoint: ['/main', '--flag'],
    Cmd: ['/bin/sh', '-c', 'serve now'],
  });
});

test('COPY accepts files, folders and patterns as Docker does, and leaves out what .dockerignore names', async () => {
  builder.write({
    'a.txt': 'a',
    'b.txt': 'b',
    'dir/c.txt': 'c',
    'dir/deep/d.txt': 'd',
    'dir/skip.log': '',
    'node_modules/x/index.js': '',
    '.dockerignore': '# comment\n**/*.log\nnode_modules\nDockerfile\n.dockerignore\n',
  });
  const found = await files(`
FROM scratch
COPY a.txt /renamed
COPY *.txt /texts/
COPY dir /tree
COPY ["a.txt", "dir/deep", "mixed/"]
COPY . all
`);
  expect(Object.keys(found).filter((path) => !path.endsWith('/'))).toEqual([
    'all/a.txt',
    'all/b.txt',
    'all/dir/c.txt',
    'all/dir/deep/d.txt',
    'mixed/a.txt',
    'mixed/d.txt',
    'renamed',
    'texts/a.txt',
    'texts/b.txt',
    'tree/c.txt',
    'tree/deep/d.txt',
  ]);
});

test('what .dockerignore excepts is in the context', async () => {
  builder.write({
    'src/main.js': '',
    'src/main.test.js': '',
    'other/x': '',
    '.dockerignore': '*\n!src\nsrc/**/*.test.js\n',
  });
  expect(await files('FROM scratch\nCOPY . /\n')).toEqual({ 'src/': '', 'src/main.js': '' });
});

test('RUN adds, changes and removes', async () => {
  builder.write({ 'keep.txt': 'keep', 'gone/x.txt': 'x', 'change.txt': 'old' });
  const found = await files(`
FROM node
WORKDIR /app
COPY . .
RUN rm -r gone Dockerfile && echo new > change.txt && mkdir -p made/here
`);
  expect(found).toEqual({
    'app/': '',
    'app/change.txt': 'new\n',
    'app/keep.txt': 'keep',
    'app/made/': '',
    'app/made/here/': '',
  });
});

test('here-documents are scripts, files, and standard input', async () => {
  const found = await files(`
FROM node
ARG NAME=web
WORKDIR /app
RUN <<EOF
echo one > script
echo "two $NAME" >> script
EOF
RUN cat <<-'EOF' > read && echo done >> read
\tkept $NAME
\tEOF
COPY <<EOF <<"RAW" ./
name is "\${NAME}" \\$NAME
EOF
name is $NAME
RAW
`);
  expect(found['app/script']).toBe('one\ntwo web\n');
  expect(found['app/read']).toBe('kept $NAME\ndone\n');
  expect(found['app/EOF']).toBe('name is "web" $NAME\n');
  expect(found['app/RAW']).toBe('name is $NAME\n');
});

test('packages that npm installs globally are in the image, and the next command finds them', async () => {
  builder.write({
    'tool/package.json': '{"name":"tool","version":"1.0.0","bin":{"drydock-test-tool":"tool.js"}}',
    'tool/tool.js': '#!/usr/bin/env node\nconsole.log("found")\n',
  });
  const found = await files(`
FROM node
WORKDIR /app
COPY tool tool
RUN npm install --global --offline --install-links --no-update-notifier ./tool
RUN drydock-test-tool > said
`);
  expect(found['app/said']).toBe('found\n');
  expect(found['usr/local/bin/drydock-test-tool']).toBe('-> ../lib/node_modules/tool/tool.js');
});

test('the same sources give the same image, whatever their modification times', async () => {
  builder.write({ 'a.txt': 'a' });
  const dockerfile = 'FROM scratch\nCOPY a.txt /\n';
  const first = await builder.build(dockerfile, '--no-cache');
  utimesSync(join(builder.context, 'a.txt'), 1, 1);
  const second = await builder.build(dockerfile, '--no-cache');
  expect(second.descriptor).toEqual(first.descriptor);
  chmodSync(join(builder.context, 'a.txt'), 0o755);
  expect((await builder.build(dockerfile)).descriptor).not.toEqual(first.descriptor);
});

test('steps come from the cache until something that they depend on changes', async () => {
  builder.write({ 'package.json': '{}', 'main.js': '1' });
  const dockerfile = 'FROM node\nWORKDIR /app\nCOPY package.json .\nRUN date +%N > stamp\nCOPY main.js .\n';
  const stamp = async () => (await files(dockerfile))['app/stamp'];
  const first = await stamp();
  builder.write({ 'main.js': '2' });
  expect(await stamp()).toBe(first);
  expect((await files(dockerfile))['app/main.js']).toBe('2');
  builder.write({ 'package.json': '{"changed":true}' });
  expect(await stamp()).not.toBe(first);
});

test('stages that the target does not need are not built', async () => {
  const dockerfile = 'FROM node AS broken\nRUN exit 1\nFROM scratch AS fine\nENV A=1\nFROM broken\n';
  expect((await builder.build(dockerfile, '--target', 'fine')).config.config.Env).toContain('A=1');
});

test("a base image comes from the engine's registry", async () => {
  await builder.build('FROM scratch\nENV BASE=1\nCOPY Dockerfile /base\n');
  const base = `${builder.registry.host}/base:1`;
  await builder.docker('tag', 'built', base);
  expect((await builder.docker('push', base)).code).toBe(0);
  const other = await BuilderFixture.open();
  await other.close();
  const image = await builder.build(`FROM ${base}\nENV OWN=1\n`);
  expect(image.config.config.Env).toEqual(expect.arrayContaining(['BASE=1', 'OWN=1']));
  expect(Object.keys(await filesOf(builder.store, image))).toEqual(['base']);
});

test.each([
  [
    'FROM node\nRUN echo out; exit 3\n',
    /process "\/bin\/sh -c echo out; exit 3" did not complete successfully: exit code: 3/,
    2,
  ],
  ['FROM scratch\nCOPY missing /\n', /"\/missing": not found/, 2],
  ['FROM scratch\nCOPY *.nothing /\n', /"\/\*\.nothing": not found/, 2],
  ['FROM scratch\nCOPY ../outside /\n', /"\/outside": not found/, 2],
  ['FROM scratch\nWRONG x\n', /unknown instruction: WRONG/, 2],
  ['FROM alpine:3\n', /alpine:3: not found/, 1],
  ['FROM node\nRUN dpkg --version\n', /"dpkg" would change this machine/, 2],
  ['FROM node\nWORKDIR /app\nRUN cat /app/x\n', /names \/app\/x, which would be this machine's/, 3],
  ['FROM node\nRUN <<EOF\necho x\n', /unterminated heredoc EOF/, 2],
  ['FROM node\nRUN --mount=type=secret,id=x cat x\n', /--mount=type=secret,id=x is not supported/, 2],
  ['FROM scratch\nADD https://example.com/x /\n', /cannot add remote files/, 2],
  ['FROM scratch\nENV A="open\n', /looking for matching double-quote/, 2],
  ['FROM --platform=windows/amd64 scratch2\n', /not for windows\/amd64/, 1],
  ['FROM node\nRUN ["no-such-program"]\n', /exec: "no-such-program": executable file not found/, 2],
])('a broken Dockerfile %j fails with its line', async (dockerfile, message, line) => {
  const said = await builder.failure(dockerfile);
  expect(said).toMatch(message);
  expect(said).toContain(`Dockerfile:${line}\n--------------------`);
  expect(said).toMatch(new RegExp(`^ +${line} \\| >>> `, 'm'));
  expect(said).toMatch(/^ERROR: failed to build: failed to solve: /m);
});

test('what a Dockerfile usually does to its system is done to the image, or skipped with a sentence', async () => {
  builder.write({ 'package.json': '{}', 'main.js': '' });
  const image = await builder.build(`
FROM node:24-alpine
RUN apk add --no-cache tini && rm -rf /var/cache/apk/*
RUN addgroup -g 1001 -S nodejs && adduser -S -u 1001 -G nodejs next
RUN groupadd --system --gid 2000 web && useradd -r -u 2000 -g web --create-home web
WORKDIR /app
COPY --chown=next:nodejs main.js ./
RUN mkdir -p /app/.next /srv/data && touch /srv/data/x && cp main.js /srv/data/ && chown -R next:nodejs /srv
RUN corepack enable && corepack prepare pnpm@9.1.0 --activate
USER next
`);
  const made = await filesOf(builder.store, image);
  expect(made['etc/passwd']).toBe(
    'next:x:1001:1001::/home/next:/bin/sh\nweb:x:2000:2000::/home/web:/bin/sh\n',
  );
  expect(made['etc/group']).toBe('nodejs:x:1001:\nweb:x:2000:\n');
  expect(Object.keys(made)).toEqual(
    expect.arrayContaining(['srv/data/x', 'srv/data/main.js', 'app/main.js']),
  );
  expect(made['usr/local/bin/pnpm']).toMatch(/exec corepack pnpm@9\.1\.0 "\$@"/);
  expect(made['usr/local/bin/yarn']).toMatch(/exec corepack yarn "\$@"/);
  expect(image.config.config.User).toBe('next');
});

test("absolute paths of commands on files are the image's, in subshells, variables and the exec form, too", async () => {
  const made = await files(`
FROM scratch
ENV FOLDER=/srv/named
RUN (mkdir -p /srv/sub && rm -rf /srv/none/*) && mkdir "$FOLDER"
RUN ["mkdir", "/srv/exec"]
`);
  expect(Object.keys(made)).toEqual(['srv/', 'srv/exec/', 'srv/named/', 'srv/sub/']);
});

test('the log says what was not installed', async () => {
  builder.write({ Dockerfile: 'FROM node\nRUN apt-get install -y curl\n' });
  const { code, err } = await builder.docker('build', '--progress', 'plain', '.');
  expect(code, err).toBe(0);
  expect(err).toContain(
    'Drydock: apt-get install -y curl is skipped: without a container nothing is installed',
  );
});

test('a failing command’s output is shown', async () => {
  const said = await builder.failure('FROM node AS build\nRUN echo one && echo two >&2 && exit 1\n');
  expect(said).toContain('------\n > [build 2/2] RUN echo one && echo two >&2 && exit 1:\n');
  expect(said).toMatch(/0\.000 one\n0\.000 two\n------/);
});

test.each([
  ['', /file with no instructions/],
  ['ENV A=1\n', /no build stage in current context/],
])('a Dockerfile %j without a stage is refused', async (dockerfile, message) => {
  expect(await builder.failure(dockerfile)).toMatch(message);
});

test('COPY through a link of the image writes into the image, never to this machine', async () => {
  const outside = join(builder.context, '..', 'outside');
  mkdirSync(outside);
  builder.write({ 'first/keep': '', 'second/link/file': 'x', 'second/link/deep/file': 'y' });
  symlinkSync(outside, join(builder.context, 'first/link'));
  const image = await files('FROM scratch\nCOPY first /app\nCOPY second /app\n').catch(
    (error: Error) => error,
  );
  expect(existsSync(join(outside, 'file'))).toBe(false);
  expect(existsSync(join(outside, 'deep'))).toBe(false);
  expect(Object.values(image)).toContain('x');
});

test.each(['', '{', 'null', '[]'])('a store whose index is %j starts anew', async (text) => {
  builder.write({ a: 'x' });
  writeFileSync(join(builder.store.folder, 'index.json'), text);
  expect(await files('FROM scratch\nCOPY a /\n')).toEqual({ a: 'x' });
  writeFileSync(join(builder.store.folder, 'login.json'), text);
  expect((await builder.docker('images')).code).toBe(0);
});

test.skipIf(!hostPython())(
  "this machine's Python stands for Python images, and pip installs into the image",
  async () => {
    builder.write({
      'package/pyproject.toml':
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n[project]\nname = "greeting"\nversion = "1.0"\n',
      'package/backend.py': wheelBackend,
      'main.py': 'import greeting',
    });
    const image = await builder.build(`
FROM python:3.12-slim
WORKDIR /srv
COPY package package
RUN pip install --no-index --no-build-isolation /srv/package && rm -r /srv/package
COPY main.py ./
RUN python3 main.py
CMD ["python", "main.py"]
`);
    expect(image.config.config.Env).toContain('PYTHONPATH=/usr/local/lib/python3.12/site-packages');
    expect(image.config.config.Cmd).toEqual(['python', 'main.py']);
    const made = Object.keys(await filesOf(builder.store, image));
    expect(made).toContain('usr/local/lib/python3.12/site-packages/greeting.py');
    expect(made).toContain('usr/local/bin/greet');
  },
);
