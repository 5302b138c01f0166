// The template of a Compose project, made from the reference template.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { referenceTemplates } from '../../system/reference-templates.ts';
import { detect } from '../detect.ts';
import type { ComposeFinding } from '../finding.ts';
import { folderOf } from '../testing/folder.ts';
import { composeBuildspec } from './buildspec.ts';
import { composeTemplate, type Template } from './template.ts';

const reference = JSON.parse(
  readFileSync(join(referenceTemplates.templates.folder, 'service.template.json'), 'utf8'),
) as Template;

function found(files: Parameters<typeof folderOf>[0]): ComposeFinding {
  const finding = detect(folderOf(files), 'compose');
  if (finding.kind !== 'compose') throw new Error(JSON.stringify(finding));
  return finding;
}

const shop = {
  'compose.yaml': `services:
  db: { image: postgres:17, expose: [5432], volumes: [data:/data] }
  worker: { build: worker, depends_on: [db], deploy: { replicas: 3 } }
  web: { build: ./web, ports: ["80:3000"], depends_on: { db: { condition: service_started } } }
`,
  'web/Dockerfile': 'FROM node\n',
  'worker/Dockerfile': 'FROM node\n',
};

describe('a Compose project', () => {
  it('has its published service behind the load balancer, and the others by their names', () => {
    const { decisions, port } = found(shop);
    expect(port).toBe(3000);
    expect(decisions).toEqual([
      { about: 'db', value: 'postgres:17, port 5432', why: 'by its name' },
      { about: 'worker', value: 'docker build worker', why: 'nobody connects to it' },
      { about: 'web', value: 'docker build ./web, port 3000', why: 'published: behind the load balancer' },
      { about: 'Left out', value: 'db: volumes', why: 'no counterpart on ECS here' },
    ]);
  });

  it('takes the port of a Dockerfile where the file names none', () => {
    expect(
      found({ 'compose.yaml': 'services: { web: { build: ./a } }', 'a/Dockerfile': 'EXPOSE 5000' }).port,
    ).toBe(5000);
  });

  it('without any port is none', () => {
    expect(
      detect(folderOf({ 'compose.yaml': 'services: { job: { image: job } }' }), 'compose'),
    ).toMatchObject({
      kind: 'nothing',
      reasons: [expect.stringContaining('publishes no port')],
    });
  });

  it('becomes a task definition and a service each, which know each other by name', () => {
    const { Resources } = composeTemplate(reference, found(shop).arrangement);
    const types = Object.fromEntries(Object.entries(Resources).map(([id, { Type }]) => [id, Type]));
    expect(types).toMatchObject({
      TaskDefinition: 'AWS::ECS::TaskDefinition',
      Service: 'AWS::ECS::Service',
      DbTaskDefinition: 'AWS::ECS::TaskDefinition',
      DbService: 'AWS::ECS::Service',
      WorkerService: 'AWS::ECS::Service',
      Namespace: 'AWS::ServiceDiscovery::HttpNamespace',
      DbIngress: 'AWS::EC2::SecurityGroupIngress',
    });
    expect(types).not.toHaveProperty('WorkerIngress');
    expect(Resources.Service?.DependsOn).toEqual(['DbService', 'WorkerService']);
    expect(Resources.WorkerService?.DependsOn).toEqual(['DbService']);
    expect(Resources.WorkerService?.Properties).toMatchObject({
      DesiredCount: 3,
      ServiceConnectConfiguration: { Enabled: true },
    });
    expect(Resources.WorkerService?.Properties).not.toHaveProperty('LoadBalancers');
    expect(Resources.DbService?.Properties).toMatchObject({
      ServiceConnectConfiguration: {
        Services: [{ PortName: 'db', ClientAliases: [{ Port: 5432, DnsName: 'db' }] }],
      },
    });
    expect(Resources.Service?.Properties).toMatchObject({ LoadBalancers: [{ ContainerName: 'web' }] });
    expect(Resources.DbTaskDefinition?.Properties).toMatchObject({
      ContainerDefinitions: [{ Name: 'db', Image: 'postgres:17' }],
    });
  });

  it('builds what it builds in one build, and nothing else', () => {
    const { arrangement } = found(shop);
    expect(arrangement.built).toEqual(['web', 'worker']);
    const text = composeBuildspec(
      [
        {
          name: 'web',
          build: { context: './web', dockerfile: 'Dockerfile', target: 'app', args: { A: 'b c' } },
        },
      ],
      '',
    );
    expect(text).toContain(
      "        image web ./web --file ./web/Dockerfile --target app --build-arg 'A=b c'\n",
    );
    expect(Buffer.byteLength(text)).toBeLessThan(2048);
  });
});
