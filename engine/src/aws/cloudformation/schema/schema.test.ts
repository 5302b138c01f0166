import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { files, generate } from '../../../../scripts/generate-schemas.ts';
import { propertyChanges } from './changes.ts';
import { conform } from './conform.ts';
import { schemaOf } from './schema.ts';

describe('the generated schemas', () => {
  it('are what the generator makes of the installed public schemas', async () => {
    const { simulated, recorded } = await generate();
    expect(readFileSync(files.simulated, 'utf8') === simulated).toBe(true);
    expect(readFileSync(files.recorded, 'utf8') === recorded).toBe(true);
  });
});

describe('properties checked against their schema', () => {
  const service = schemaOf('AWS::ECS::Service')!;
  const rule = schemaOf('AWS::ElasticLoadBalancingV2::ListenerRule')!;

  it('are coerced to the types of the schema', () => {
    expect(
      conform(
        {
          DesiredCount: '2',
          EnableExecuteCommand: 'true',
          ServiceName: 7,
          LoadBalancers: [{ ContainerPort: '8080', ContainerName: 'app' }],
          Tags: [{ Key: 'a', Value: 1 }],
        },
        service,
      ),
    ).toEqual({
      DesiredCount: 2,
      EnableExecuteCommand: true,
      ServiceName: '7',
      LoadBalancers: [{ ContainerPort: 8080, ContainerName: 'app' }],
      Tags: [{ Key: 'a', Value: '1' }],
    });
  });

  it.each([
    [
      { Actions: [{ Type: 'forward' }], Conditions: [] },
      'Property validation failure: [The property {/Priority} is required]',
    ],
    [
      { Actions: [{ Type: 'forward', Foo: 1 }], Conditions: [], Priority: 1 },
      'Property validation failure: [Encountered unsupported properties in {/Actions/0/}: [Foo]]',
    ],
    [
      { Actions: { Type: 'forward' }, Conditions: [], Priority: 'first' },
      'Property validation failure: [Value of property {/Actions} does not match type {Array}, Value of property {/Priority} does not match type {Integer}]',
    ],
  ])('%j is refused with its path', (properties, message) => {
    expect(() => conform(properties, rule)).toThrow(message);
  });

  it('say which change requires a new resource', () => {
    const changes = propertyChanges(
      { DesiredCount: 1, Cluster: 'a' },
      { DesiredCount: 2, Cluster: 'b' },
      service,
    );
    expect(changes.map(({ name, recreation }) => [name, recreation])).toEqual([
      ['DesiredCount', 'Never'],
      ['Cluster', 'Always'],
    ]);
  });
});
