// What `drydock init` writes, and that `drydock up` finds it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { detect } from './detect.ts';
import type { ContainerFinding } from './finding.ts';
import { findOwnTemplates } from './own-templates.ts';
import { folderOf } from './testing/folder.ts';
import { writtenFiles } from './written-files.ts';

const sizes = { cpu: '512', memory: '1024', count: 3 };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-init-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const written = (files: Parameters<typeof folderOf>[0], healthPath?: string) =>
  writtenFiles(detect(folderOf(files)) as ContainerFinding, sizes, healthPath);

const defaultsOf = (text: string | undefined) =>
  Object.fromEntries(
    Object.entries(JSON.parse(text ?? '{}').Parameters as Record<string, { Default?: unknown }>).map(
      ([name, parameter]) => [name, parameter.Default],
    ),
  );

it('has the templates with what was found as defaults, and needs nothing from outside the repository', () => {
  const files = written({ Dockerfile: 'FROM node\nEXPOSE 3000\n' }, '/healthz');
  expect(Object.keys(files)).not.toContain('Dockerfile');
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
});

it('has the Dockerfile that is made where there is none', () => {
  const files = written({ 'package.json': {}, 'server.js': '' });
  expect(files.Dockerfile).toContain('CMD ["node","server.js"]');
  expect(files['.dockerignore']).toContain('node_modules');
});

it('is what `up` takes in the repository from then on', () => {
  expect(findOwnTemplates(folder, 'shop')).toBeUndefined();
  for (const [path, text] of Object.entries(written({ Dockerfile: 'FROM node\n' }))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const found = findOwnTemplates(folder, 'shop');
  expect(found?.system).toMatchObject({
    stackName: 'shop',
    parameters: {},
    templates: { folder: join(folder, 'infrastructure/templates') },
  });
  expect(found?.system).not.toHaveProperty('infrastructure');
  // Templates of another kind are not ours to deploy this way.
  writeFileSync(join(folder, 'infrastructure/templates/root.template.json'), '{"Outputs":{}}');
  expect(findOwnTemplates(folder, 'shop')).toBeUndefined();
});
