// What a folder is taken for, from its files alone.
import { describe, expect, it } from 'vitest';
import { type DetectorName, detect } from './detect.ts';
import type { ContainerFinding } from './finding.ts';
import { isWorkspace } from './node/workspace.ts';
import { folderOf } from './testing/folder.ts';

type Files = Parameters<typeof folderOf>[0];

function container(files: Files): ContainerFinding {
  const found = detect(folderOf(files));
  if (found.kind !== 'container') throw new Error(`It is ${found.kind}: ${JSON.stringify(found)}`);
  return found;
}

const lockOfYarn = (version: number) => `# a comment\n\n__metadata:\n  version: ${version}\n`;

const decisions = (files: Files) =>
  Object.fromEntries(container(files).decisions.map(({ about, value, why }) => [about, `${value} (${why})`]));

describe('what decides', () => {
  const dockerfile = { Dockerfile: 'FROM node\n' };
  const compose = { 'docker-compose.yml': 'services:\n  web:\n    build: .\n    ports: [3000]\n' };
  const template = { 'template.yaml': 'Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n' };
  const manifest = { 'package.json': { scripts: { start: 'node a.js' } } };
  const cdk = { 'cdk.json': '{"app":"node app.js"}' };

  it.each<[string, Files, string]>([
    ['a CDK app before all else', { ...cdk, ...template, ...dockerfile, ...compose, ...manifest }, 'cdk'],
    ['a template before a Dockerfile', { ...template, ...dockerfile, ...manifest }, 'template'],
    ['a Dockerfile before a Compose file', { ...dockerfile, ...compose, ...manifest }, 'container'],
    ['a Compose file before a package.json', { ...compose, ...manifest }, 'compose'],
    ['a package.json alone', manifest, 'container'],
    [
      'a SAM template',
      {
        'template.yml':
          'Transform: AWS::Serverless-2016-10-31\nResources:\n  A:\n    Type: AWS::Serverless::Function\n',
      },
      'template',
    ],
    [
      'a template by its extension',
      { 'web.template.json': '{\n"Resources": {"A": {"Type": "AWS::SNS::Topic"}}}' },
      'template',
    ],
    ['nothing', { 'README.md': '# Hello' }, 'nothing'],
    ['a template.yaml that is none', { 'template.yaml': 'kind: Template\n' }, 'nothing'],
    ['a folder of Compose settings without services', { 'compose.yaml': 'volumes: {}\n' }, 'nothing'],
  ])('%s', (_, files, kind) => {
    expect(detect(folderOf(files)).kind).toBe(kind);
  });

  it('says what was not used, and how to choose it', () => {
    expect(decisions({ ...dockerfile, ...compose })['Not used']).toBe('compose (--as compose)');
    expect(decisions({ ...dockerfile, ...manifest })).not.toHaveProperty('Not used');
  });

  it.each<[DetectorName, string]>([
    ['compose', 'compose'],
    ['dockerfile', 'container'],
    ['node', 'container'],
    ['cdk', 'nothing'],
  ])('is what a person says it is: %s', (as, kind) => {
    expect(detect(folderOf({ ...dockerfile, ...compose, ...manifest }), as).kind).toBe(kind);
  });

  it('says what it looked for where there is nothing to start', () => {
    const found = detect(
      folderOf({ 'package.json': { name: 'library', scripts: { test: 'x' } }, 'cdk.json': '{}' }),
    );
    expect(found).toEqual({
      kind: 'nothing',
      reasons: [
        'cdk.json, for a CDK app: cdk.json has no `app`.',
        'template.yaml, cloudformation.yaml or *.template.json, for CloudFormation or SAM: there is none.',
        'Dockerfile, for a container: there is none.',
        'compose.yaml or docker-compose.yml, for several containers: there is none.',
        expect.stringMatching(
          /^package\.json with a way to start.*: package\.json says nothing about how it starts/,
        ),
      ],
    });
  });

  it('a package.json that is not JSON is no crash', () => {
    expect(detect(folderOf({ 'package.json': '{' }))).toMatchObject({
      reasons: expect.arrayContaining([expect.stringContaining('is not JSON')]),
    });
  });
});

describe('the port of a Dockerfile', () => {
  it.each<[string, string, number, RegExp]>([
    ['EXPOSE', 'FROM node\nEXPOSE 3000\n', 3000, /EXPOSE/],
    ['the first of several', 'FROM node\nEXPOSE 3000/tcp 9229\nEXPOSE 1\n', 3000, /EXPOSE/],
    ['no UDP port', 'FROM node\nEXPOSE 53/udp\nEXPOSE 8053\n', 8053, /EXPOSE/],
    ['the last stage', 'FROM node AS build\nEXPOSE 1\nFROM node\nEXPOSE 2\n', 2, /EXPOSE/],
    ['a variable', 'FROM node\nARG PORT=4000\nEXPOSE $PORT\n', 4000, /EXPOSE/],
    ['a variable of ENV', 'FROM node\nENV PORT=4100\nEXPOSE $PORT\n', 4100, /EXPOSE/],
    ['ENV', 'FROM node\nENV NODE_ENV=production PORT=5000\n', 5000, /ENV PORT/],
    ['ENV in its old form', 'FROM node\nENV PORT 5001\n', 5001, /ENV PORT/],
    ['a continued line', 'FROM node\nENV A=1 \\\n  PORT=5002\n', 5002, /ENV PORT/],
    ['a comment is none', 'FROM node\n# EXPOSE 1\n', 8080, /PORT/],
    ['small letters', 'from node\nexpose 3100\n', 3100, /EXPOSE/],
  ])('%s', (_, Dockerfile, port, why) => {
    const found = container({ Dockerfile });
    expect(found.port).toBe(port);
    expect(found.decisions.find(({ about }) => about === 'Port')?.why).toMatch(why);
    expect(found.files).toEqual({});
  });

  it('without one comes from the sources', () => {
    expect(
      container({ Dockerfile: 'FROM python\n', 'app.py': 'app.run(host="0.0.0.0", port=5000)\n' }).port,
    ).toBe(5000);
  });
});

describe('a Dockerfile that is not in the root', () => {
  const source = 'FROM node\nCOPY server.js ./\nEXPOSE 3000\n';

  it.each<[string, Files, string | undefined]>([
    ['in a folder that is for it', { 'docker/Dockerfile': source, 'server.js': '' }, 'docker/Dockerfile'],
    ['for production', { 'Dockerfile.prod': source }, 'Dockerfile.prod'],
    ['the one in the root, of several', { Dockerfile: source, 'docker/Dockerfile': source }, undefined],
  ])('%s', (_, files, dockerfile) => {
    expect(container(files).dockerfile).toBe(dockerfile);
  });

  it('is not chosen among several', () => {
    const files = { 'docker/Dockerfile': source, 'deploy/Dockerfile': source };
    expect(detect(folderOf(files)).kind).toBe('nothing');
  });

  it('of a monorepo is built where the files are that it copies', () => {
    const member = (Dockerfile: string) => ({
      ...folderOf({ Dockerfile, 'server.js': '' }),
      above: {
        folder: folderOf({ 'apps/api/Dockerfile': Dockerfile, 'apps/api/server.js': '', 'go.work': '' }),
        at: '/repository',
        place: 'apps/api',
        hasWorkspaces: false,
      },
    });
    const above = detect(member('FROM golang\nCOPY go.work ./\nCOPY --chown=1 apps/api ./api\n'));
    expect(above).toMatchObject({ isBuiltAbove: true, dockerfile: 'apps/api/Dockerfile' });
    expect(detect(member('FROM node\nCOPY server.js ./\n'))).not.toHaveProperty('isBuiltAbove');
    expect(detect(member('FROM node\nCOPY . .\n'))).not.toHaveProperty('isBuiltAbove');
  });
});

describe('a package of workspaces', () => {
  const manifest = (name: string, more: object = {}) => JSON.stringify({ name, ...more });

  function member(root: Files, own: Files) {
    const found = detect({
      ...folderOf(own),
      above: { folder: folderOf(root, 'shop'), at: '/shop', place: 'apps/api', hasWorkspaces: true },
    });
    if (found.kind !== 'container') throw new Error(found.kind);
    return found;
  }

  const built = { scripts: { build: 'tsc' } };
  const own = {
    'package.json': manifest('api', { ...built, main: 'index.js', dependencies: { lib: '*' } }),
    'index.js': '',
  };

  it('is installed with the others, after those that it is built from', () => {
    const root = {
      'package.json': manifest('shop', { workspaces: ['apps/*', 'packages/*'] }),
      'package-lock.json': '{}',
      'apps/api/package.json': own['package.json'],
      'packages/base/package.json': manifest('base', built),
      'packages/lib/package.json': manifest('lib', { ...built, dependencies: { base: '*' } }),
      'packages/other/package.json': manifest('other', built),
    };
    const found = member(root, own);
    expect(found).toMatchObject({ isBuiltAbove: true, isDockerfileGenerated: true });
    expect(found.files.Dockerfile).toBe(`FROM public.ecr.aws/docker/library/node:24-slim
WORKDIR /app
COPY . .
RUN npm ci
RUN cd packages/base && npm run build
RUN cd packages/lib && npm run build
RUN cd apps/api && npm run build
RUN npm prune --omit=dev
WORKDIR /app/apps/api
ENV NODE_ENV=production
EXPOSE 8080
USER node
CMD ["node","index.js"]
`);
  });

  it('of pnpm keeps what it was built with', () => {
    const root = {
      'pnpm-workspace.yaml': 'packages: ["apps/*"]\n',
      'pnpm-lock.yaml': '',
      'apps/api/package.json': own['package.json'],
    };
    const { files } = member(root, own);
    expect(files.Dockerfile).toContain('RUN pnpm install --frozen-lockfile\n');
    expect(files.Dockerfile).not.toContain('prune');
  });

  it.each<[readonly string[], string, boolean]>([
    [['apps/*'], 'apps/api', true],
    [['./apps/*'], 'apps/api', true],
    [['apps/api/'], 'apps/api', true],
    [['apps/*'], 'apps/api/test', false],
    [['apps/**'], 'apps/api/test', true],
    [['**'], 'a/b', true],
    [['packages/**/src'], 'packages/a/b/src', true],
    [['apps/*', '!apps/old'], 'apps/old', false],
    [['apps-*'], 'apps-x', true],
    [['a.ps/*'], 'apps/api', false],
  ])('%j: %s: %s', (patterns, place, is) => {
    expect(isWorkspace(patterns, place)).toBe(is);
  });
});

describe('a Node.js project', () => {
  it('is described by what it has', () => {
    const files = {
      'package.json': {
        engines: { node: '>=18 <23' },
        scripts: { build: 'tsc', start: 'node dist/server.js' },
        dependencies: { fastify: '5' },
      },
      'package-lock.json': '{}',
      'src/server.ts': 'await app.listen({ host: "0.0.0.0", port: 3000 });',
    };
    expect(decisions(files)).toEqual({
      Image: 'Node.js 22 (engines in package.json)',
      Install: 'npm ci (package-lock.json)',
      Build: 'npm run build (the script build)',
      Start: 'node dist/server.js (the script start)',
      Port: '3000 (src/server.ts)',
    });
    expect(container(files).files.Dockerfile).toBe(`FROM public.ecr.aws/docker/library/node:22-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build
RUN npm prune --omit=dev
ENV NODE_ENV=production
EXPOSE 3000
USER node
CMD ["node","dist/server.js"]
`);
  });

  it('without dependencies installs nothing', () => {
    const { files } = container({ 'package.json': {}, 'server.js': '' });
    expect(files.Dockerfile).not.toContain('npm');
    expect(files.Dockerfile).toContain('CMD ["node","server.js"]');
  });

  it('with a .dockerignore of its own keeps it', () => {
    expect(Object.keys(container({ 'package.json': {}, 'server.js': '' }).files)).toContain(
      'Dockerfile.dockerignore',
    );
    expect(
      Object.keys(container({ 'package.json': {}, 'server.js': '', '.dockerignore': 'x' }).files),
    ).toEqual(['Dockerfile']);
  });

  it.each<[string, object, Files, string]>([
    ['a lock file of pnpm', {}, { 'pnpm-lock.yaml': '' }, 'pnpm install --frozen-lockfile'],
    ['a lock file of yarn', {}, { 'yarn.lock': '' }, 'yarn install --frozen-lockfile'],
    ['a modern yarn', {}, { 'yarn.lock': '', '.yarnrc.yml': '' }, 'yarn install --immutable'],
    ['a lock file of bun', {}, { 'bun.lock': '' }, 'bun install --frozen-lockfile'],
    ['no lock file', {}, {}, 'npm install'],
    [
      'what package.json says',
      { packageManager: 'yarn@4.1.0' },
      { 'yarn.lock': '' },
      'yarn install --immutable',
    ],
    ['a lock file of a modern yarn', {}, { 'yarn.lock': lockOfYarn(8) }, 'yarn install --immutable'],
  ])('is installed by its package manager: %s', (_, manifest, files, command) => {
    const found = container({
      'package.json': { ...manifest, dependencies: { a: '1' } },
      'index.js': '',
      ...files,
    });
    expect(found.decisions.find(({ about }) => about === 'Install')?.value).toBe(command);
    expect(found.files.Dockerfile).toContain(`RUN ${command}\n`);
  });

  // `corepack enable` is of no use where the image has no Corepack, as from Node.js 25 on.
  it.each<[string, object, Files, string]>([
    ['pnpm, by its lock file', {}, { 'pnpm-lock.yaml': "lockfileVersion: '6.0'\n" }, 'pnpm@8'],
    ['a new pnpm', {}, { 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n" }, 'pnpm@10'],
    [
      'pnpm, as package.json says',
      { packageManager: 'pnpm@9.1.0+sha512.abc' },
      { 'pnpm-lock.yaml': '' },
      'pnpm@9.1.0',
    ],
    ['yarn', {}, { 'yarn.lock': '' }, '--force yarn@1'],
    ['yarn 3, by its lock file', {}, { 'yarn.lock': lockOfYarn(6) }, '--force @yarnpkg/cli-dist@3'],
    ['yarn 4, as package.json says', { packageManager: 'yarn@4.9.2' }, {}, '--force @yarnpkg/cli-dist@4.9.2'],
    ['bun', {}, { 'bun.lock': '' }, 'bun'],
  ])('installs its package manager: %s', (_, manifest, files, packages) => {
    const found = container({
      'package.json': { ...manifest, dependencies: { a: '1' } },
      'index.js': '',
      ...files,
    });
    expect(found.files.Dockerfile).toContain(`RUN npm install --global ${packages}\n`);
  });

  it('of a modern yarn is installed into node_modules, whose files every user of the image can read', () => {
    const files = {
      'package.json': { dependencies: { a: '1' } },
      'index.js': '',
      'yarn.lock': lockOfYarn(8),
    };
    expect(container(files).files.Dockerfile).toContain(
      'ENV YARN_NODE_LINKER=node-modules\nCOPY . .\nRUN yarn install --immutable\n',
    );
  });

  it.each<[string, object, Files, readonly string[]]>([
    [
      'a plain start script',
      { scripts: { start: 'node --enable-source-maps a.js' } },
      {},
      ['node', '--enable-source-maps', 'a.js'],
    ],
    ['a start script of a shell', { scripts: { start: 'A=1 node a.js' } }, {}, ['npm', 'run', 'start']],
    ['a tool', { scripts: { start: 'next start' } }, {}, ['npm', 'run', 'start']],
    ['a script before it', { scripts: { prestart: 'x', start: 'node a.js' } }, {}, ['npm', 'run', 'start']],
    ['main', { main: './lib' }, { 'lib/index.js': '' }, ['node', 'lib/index.js']],
    ['a usual name', {}, { 'src/index.mjs': '' }, ['node', 'src/index.mjs']],
  ])('is started by %s', (_, manifest, files, command) => {
    const { files: made } = container({ 'package.json': manifest, ...files });
    expect(made.Dockerfile).toContain(`CMD ${JSON.stringify(command)}\n`);
  });

  it.each<[string, object, Files, number]>([
    ['in the start script', { scripts: { start: 'next start -p 4000' } }, {}, 4000],
    ['as a variable of the start script', { scripts: { start: 'PORT=4001 node a.js' } }, {}, 4001],
    ['beside PORT', {}, { 'server.js': 'app.listen(process.env.PORT || 4002)' }, 4002],
    [
      'beside PORT, in brackets',
      {},
      { 'server.js': "const p = Number(process.env['PORT'] ?? '4003')" },
      4003,
    ],
    ['as a constant', {}, { 'server.js': 'const port = 4004;' }, 4004],
    ['in listen', {}, { 'server.js': 'http.createServer(f).listen(4005)' }, 4005],
    ['in an object of listen', {}, { 'server.js': 'app.listen({ host: "::", port: 4006 })' }, 4006],
    ['of a test is not its own', {}, { 'server.js': '', 'test/a.js': 'listen(4007)' }, 8080],
    ['of a framework', { scripts: { start: 'next start' }, dependencies: { next: '15' } }, {}, 3000],
    ['that nothing names', {}, { 'server.js': 'listen(process.env.PORT)' }, 8080],
  ])('has a port: %s', (_, manifest, files, port) => {
    expect(container({ 'package.json': manifest, 'index.js': '', ...files }).port).toBe(port);
  });

  it.each<[string, object, Files, number]>([
    ['.nvmrc', {}, { '.nvmrc': 'v20.11.1\n' }, 20],
    ['.node-version', {}, { '.node-version': '22' }, 22],
    ['an exact version', { engines: { node: '20.x' } }, {}, 20],
    ['a caret', { engines: { node: '^22.1.0' } }, {}, 22],
    ['one of several', { engines: { node: '18 || 20 || 22' } }, {}, 22],
    ['at least', { engines: { node: '>=18' } }, {}, 24],
    ['nothing', {}, {}, 24],
    ['an alias', {}, { '.nvmrc': 'lts/*' }, 24],
  ])('has a version of Node.js: %s', (_, manifest, files, major) => {
    expect(container({ 'package.json': manifest, 'index.js': '', ...files }).files.Dockerfile).toContain(
      `node:${major}-slim`,
    );
  });
});
