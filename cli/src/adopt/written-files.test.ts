// What `drydock init` writes: a CDK app whose templates are those beside it, and that `drydock up` finds it.
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { samples } from '../../../scripts/package/samples.fixture.ts';
import { cdkPackages } from './cdk-app.ts';
import { detect } from './detect.ts';
import type { ComposeFinding, ContainerFinding } from './finding.ts';
import { findOwnTemplates } from './own-templates.ts';
import { folderOf } from './testing/folder.ts';
import { type WrittenProps, writtenFiles } from './written-files.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const sizes = { cpu: '512', memory: '1024', count: 3 };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-init-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const written = (files: Parameters<typeof folderOf>[0], more: Partial<WrittenProps> = {}) =>
  writtenFiles(detect(folderOf(files)) as ContainerFinding | ComposeFinding, {
    stackName: 'shop',
    sizes,
    health: { path: '/', matcher: '200-499' },
    github: undefined,
    ...more,
  });

function write(place: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), text);
  }
}

const defaultsOf = (text: string | undefined) =>
  Object.fromEntries(
    Object.entries(JSON.parse(text ?? '{}').Parameters as Record<string, { Default?: unknown }>).map(
      ([name, parameter]) => [name, parameter.Default],
    ),
  );

it('has the templates with what was found as defaults, and needs nothing from outside the repository', () => {
  const files = written(
    { Dockerfile: 'FROM node\nEXPOSE 3000\n' },
    { health: { path: '/healthz', matcher: '200-399' } },
  );
  expect(Object.keys(files)).not.toContain('Dockerfile');
  expect(Object.keys(files)).not.toContain('.github/workflows/deploy.yml');
  expect(defaultsOf(files['infrastructure/templates/root.template.json'])).toMatchObject({
    ContainerPort: 3000,
    HealthCheckPath: '/healthz',
    HealthCheckMatcher: '200-399',
    TaskCpu: '512',
    TaskMemory: '1024',
    DesiredCount: 3,
    MaxCount: 6,
    BuildSpec: 'buildspec.yml',
    InfrastructureBucket: '',
  });
  const service = defaultsOf(files['infrastructure/templates/service.template.json']);
  expect(service).toMatchObject({ ContainerPort: 3000, ContainerAccess: 'usual' });
  expect(service.ImageUri).toBeUndefined();
  expect(files['buildspec.yml']).not.toContain('CODEBUILD_SRC_DIR_Infrastructure');
  const constructs = Object.keys(files).filter((path) => path.startsWith('infrastructure/constructs/'));
  expect(constructs).toContain('infrastructure/constructs/root-stack.ts');
  expect(constructs.filter((path) => /\.test\.|checked-in|synth\.ts|workflow\.ts/.test(path))).toEqual([]);
});

it('names the packages that the constructs are tested with', () => {
  const { devDependencies } = JSON.parse(
    readFileSync(join(repository, 'infrastructure/package.json'), 'utf8'),
  );
  expect(devDependencies).toMatchObject(cdkPackages);
});

it('has the Dockerfile that is made where there is none', () => {
  const files = written({ 'package.json': {}, 'server.js': '' });
  expect(files.Dockerfile).toContain('CMD ["node","server.js"]');
  expect(files['.dockerignore']).toContain('node_modules');
});

it('has a workflow where GitHub Actions delivers, and a pipeline takes its place on this machine', () => {
  const files = written(
    { Dockerfile: 'FROM node\n' },
    { github: { branch: 'trunk', region: 'eu-central-1' } },
  );
  const workflow = files['.github/workflows/deploy.yml'];
  expect(workflow).toContain('branches: ["trunk"]');
  expect(workflow).toContain('STACK_NAME: "shop"');
  expect(defaultsOf(files['infrastructure/templates/root.template.json'])).toMatchObject({
    Delivery: 'GITHUB_ACTIONS',
    BranchName: 'trunk',
  });
  write(folder, files);
  expect(findOwnTemplates(folder, 'shop')?.system.waits).toMatchObject({ Delivery: 'CODEPIPELINE' });
});

it('is what `up` takes in the repository from then on', () => {
  expect(findOwnTemplates(folder, 'shop')).toBeUndefined();
  write(folder, written({ Dockerfile: 'FROM node\n' }));
  const found = findOwnTemplates(folder, 'shop');
  expect(found?.system).toMatchObject({
    stackName: 'shop',
    parameters: {},
    templates: { folder: join(folder, 'infrastructure/templates') },
  });
  expect(found?.system).not.toHaveProperty('infrastructure');
  expect(found?.system.waits).not.toHaveProperty('Delivery');
  expect(found?.notices).toEqual([]);
  writeFileSync(join(folder, 'infrastructure/settings.ts'), '// changed');
  expect(findOwnTemplates(folder, 'shop')?.notices).toEqual([
    expect.stringContaining('infrastructure/templates is older than the sources beside it'),
  ]);
  // Templates of another kind are not ours to deploy this way.
  writeFileSync(join(folder, 'infrastructure/templates/root.template.json'), '{"Outputs":{}}');
  expect(findOwnTemplates(folder, 'shop')).toBeUndefined();
});

describe('the CDK app', () => {
  const filesOf = (name: string) => samples.find((sample) => sample.name === name)?.files ?? {};

  function run(script: string) {
    return spawnSync('node', ['--disable-warning=ExperimentalWarning', script], {
      cwd: join(folder, 'infrastructure'),
      encoding: 'utf8',
      // What the CDK's own CLI asks of an app.
      env: { ...process.env, CDK_CONTEXT_JSON: '{"aws:cdk:enable-path-metadata":true}' },
    });
  }

  const templates = () => {
    const place = join(folder, 'infrastructure/templates');
    return Object.fromEntries(
      readdirSync(place).map((file) => [file, readFileSync(join(place, file), 'utf8')]),
    );
  };

  it.each(samples.map(({ name }) => name))('of the sample %s synthesises the templates beside it', (name) => {
    write(folder, written(filesOf(name)));
    symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
    const before = templates();
    const { status, stderr } = run('app.ts');
    expect(status, stderr).toBe(0);
    expect(templates()).toEqual(before);
  });

  it('has nothing that the compiler, cfn-lint or the rules of cdk-nag object to, in any sample', ({
    skip,
  }) => {
    const hasLint = spawnSync('cfn-lint', ['--version']).status === 0;
    for (const { name, files } of samples) write(join(folder, name), written(files));
    symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
    const nag = join(folder, 'nag.ts');
    writeFileSync(
      nag,
      `import { AwsSolutionsChecks } from 'cdk-nag';
import { App } from 'aws-cdk-lib/core';
import { RootStack } from './plain/infrastructure/constructs/index.ts';
import { plainApp } from './plain/infrastructure/constructs/templates.ts';
import { settings } from './plain/infrastructure/settings.ts';
const { app } = plainApp({ defaults: settings.parameters, outdir: 'cdk.out' });
const { violations } = new AwsSolutionsChecks(app).validateScope(app);
console.log(JSON.stringify(violations.map(({ ruleName }) => ruleName)));
`,
    );
    const nagged = spawnSync('node', [nag], { cwd: folder, encoding: 'utf8' });
    expect(nagged.stdout.trim(), nagged.stderr).toBe('[]');
    const compiler = join(repository, 'node_modules/.bin/tsc');
    const compiled = spawnSync(compiler, ['-p', join(folder, 'plain/infrastructure')], { encoding: 'utf8' });
    expect(compiled.stdout).toBe('');
    skip(!hasLint, 'cfn-lint is not installed');
    const linted = samples.flatMap(({ name }) =>
      ['root', 'service'].map((file) => `${name}/infrastructure/templates/${file}.template.json`),
    );
    const lint = spawnSync('cfn-lint', ['--regions', 'us-east-1', '--', ...linted], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(lint.stdout + lint.stderr).toBe('');
  });
});
