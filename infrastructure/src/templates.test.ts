// The checked-in templates match the constructs, and plain CloudFormation can use them.
import { expect, test } from 'vitest';
import { template, templateTexts } from './checked-in-templates.ts';
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
