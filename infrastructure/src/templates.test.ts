// The checked-in templates match the constructs, and plain CloudFormation can use them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Template, template, templateFolder, templateTexts } from './checked-in-templates.ts';
import { synthesise } from './templates.ts';

const nested = ['network', 'load-balancer', 'cluster', 'registry', 'service-roles', 'pipeline', 'github'];

test('synthesis writes exactly the templates that are checked in (else run: npm run synth)', () => {
  expect([...synthesise()].sort()).toEqual([...templateTexts()].sort());
});

test('templates contain nothing of the CDK', () => {
  for (const [file, text] of templateTexts())
    expect(text, file).not.toMatch(
      /"Metadata"|CDKMetadata|BootstrapVersion|AssetParameters|aws:cdk|cdk-hnb659fds/,
    );
});

test('the root fetches each nested template from TemplateBaseUrl and gives it each of its parameters', () => {
  const root = template('root');
  const stacks = Object.values(root.Resources);
  expect(stacks.map((stack) => stack.Properties?.TemplateURL)).toEqual(
    nested.map((name) => ({ 'Fn::Join': ['/', [{ Ref: 'TemplateBaseUrl' }, `${name}.template.json`]] })),
  );
  for (const [index, name] of nested.entries())
    expect(Object.keys(stacks[index]?.Properties?.Parameters ?? {}).sort(), name).toEqual(
      Object.keys(template(name).Parameters ?? {}).sort(),
    );
});

test('every output that a stack reads from another stack exists', () => {
  const root = template('root');
  const read = [...JSON.stringify(root).matchAll(/\["(\w+)","Outputs\.(\w+)"\]/g)];
  expect(read.length).toBeGreaterThan(10);
  const names = Object.fromEntries(Object.keys(root.Resources).map((id, index) => [id, nested[index]!]));
  for (const [, stack, output] of read)
    expect(template(names[stack!]!).Outputs, stack).toHaveProperty(output!);
});

test('every value that the service imports is exported by a nested stack', () => {
  const imports = JSON.stringify(template('service').Resources).matchAll(
    /\{"Fn::ImportValue":\{"Fn::Join":\["-",\[\{"Ref":"SystemName"\},"(\w+)"\]\]\}\}/g,
  );
  const exported = nested.flatMap((name) =>
    Object.values(template(name).Outputs ?? {})
      .map((output) => JSON.stringify(output.Export?.Name ?? ''))
      .flatMap((text) => /\["-",\[\{"Ref":"SystemName"\},"(\w+)"\]\]/.exec(text)?.[1] ?? []),
  );
  expect([...new Set([...imports].map((match) => match[1]))].sort()).toEqual(exported.sort());
});

test('logical ids are readable, and templates are within the size that CloudFormation takes in one request', () => {
  for (const [file, text] of templateTexts()) {
    expect(Buffer.byteLength(text), file).toBeLessThan(51_200);
    const { Resources } = JSON.parse(text) as { Resources: object };
    for (const id of Object.keys(Resources)) expect(id, file).toMatch(/^([A-Z][a-z]+\d?)+$/);
  }
});

test('one number adds subnets, each in its own zone', () => {
  const network = synthesise({ context: { subnets: 3 } }).get('network.template.json')!;
  expect(network).toContain('"PublicSubnet3"');
  const { PublicSubnet3 } = JSON.parse(network).Resources;
  expect(PublicSubnet3.Properties.AvailabilityZone).toEqual({ 'Fn::Select': [2, { 'Fn::GetAZs': '' }] });
  expect(() => synthesise({ context: { subnets: 1 } })).toThrow(/from 2/);
});

const cfnLint = spawnSync('cfn-lint', ['--version']).status === 0;

test.skipIf(!cfnLint)(
  `cfn-lint has nothing to say${cfnLint ? '' : ' (skipped: cfn-lint is not installed)'}`,
  { timeout: 60_000 },
  () => {
    const files = [...templateTexts().keys()];
    const { stdout, stderr, status } = spawnSync('cfn-lint', ['--regions', 'us-east-1', '--', ...files], {
      cwd: templateFolder,
      encoding: 'utf8',
    });
    expect(stdout + stderr).toBe('');
    expect(status).toBe(0);
  },
);

test("the CDK's own CLI synthesises the same stacks, with nested templates as assets", {
  timeout: 60_000,
}, () => {
  const output = mkdtempSync(join(tmpdir(), 'drydock-cdk-'));
  try {
    const { status, stderr } = spawnSync(
      join(templateFolder, '..', '..', 'node_modules', '.bin', 'cdk'),
      ['synth', '--quiet', '--no-notices', '--output', output],
      {
        cwd: join(templateFolder, '..'),
        encoding: 'utf8',
        env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' },
      },
    );
    expect(status, stderr).toBe(0);
    const root = JSON.parse(readFileSync(join(output, 'Drydock.template.json'), 'utf8')) as Template;
    expect(Object.keys(root.Resources)).toEqual(Object.keys(template('root').Resources));
    expect(root.Parameters).not.toHaveProperty('TemplateBaseUrl');
    expect(JSON.stringify(root.Resources.Network)).toContain('cdk-hnb659fds-assets');
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
});
