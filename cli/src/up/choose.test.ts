// What `up` makes of a folder, and what it says where there is nothing.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { referenceSystem } from '../system/reference-system.ts';
import { choose, type Wishes } from './choose.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'drydock-choose-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const usual: Wishes = {
  as: undefined,
  healthPath: undefined,
  containerPort: undefined,
  sizes: { cpu: '256', memory: '512', count: 2 },
  environment: [],
};

function chosen(files: Readonly<Record<string, string>>, wishes: Partial<Wishes> = {}) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return choose(folder, referenceSystem, { ...usual, ...wishes });
}

it('names the folders below that could be brought up, where the folder itself cannot', () => {
  const files = { 'package.json': '{"workspaces":["apps/*"]}', 'apps/web/Dockerfile': 'FROM node\n' };
  expect(() => chosen(files)).toThrow(
    'Run `drydock up` in one of these folders:\n  apps/web: a container, by its Dockerfile\n',
  );
});

it('says nothing of folders below where nothing in them could be', () => {
  expect(() => chosen({ 'README.md': '# Notes', 'docs/package.json': '{}' })).toThrow(/^((?!below).)*$/s);
});

it("gives the container its variables in the service's template, and says so without their values", () => {
  const environment = [
    ['DATABASE_URL', 'postgres://db'],
    ['SERVICE_NAME', 'orders'],
  ] as const;
  const { system, decisions } = chosen({ Dockerfile: 'FROM node\n' }, { environment });
  const template = JSON.parse(system?.infrastructure?.files['service.template.json'] ?? '{}');
  const [container] = template.Resources.TaskDefinition.Properties.ContainerDefinitions;
  expect(container.Environment).toEqual([
    { Name: 'PORT', Value: { Ref: 'ContainerPort' } },
    { Name: 'DATABASE_URL', Value: 'postgres://db' },
    { Name: 'SERVICE_NAME', Value: 'orders' },
  ]);
  expect(decisions.filter(({ why }) => why === '--env').map(({ value }) => value)).toEqual([
    'DATABASE_URL',
    'SERVICE_NAME',
  ]);
});

it('refuses variables for what has its own', () => {
  const environment = [['A', 'b']] as const;
  const files = { 'compose.yaml': 'services:\n  web:\n    image: nginx\n    ports: ["80"]\n' };
  expect(() => chosen(files, { environment })).toThrow(/^--env is for a container of its own/);
});
