import { describe, expect, it } from 'vitest';
import { drain } from '../testing/drain.ts';
import { awsError, fakeClients } from '../testing/fake-clients.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { deployImage, imageParameters } from './deploy-image.ts';

const repositoryUri = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop';
const [old, other, fresh] = ['a', 'b', 'c'].map((digit) => `sha256:${digit.repeat(64)}`) as [
  string,
  string,
  string,
];
const image = { tag: 'pushed-0123456789ab', digest: fresh, wasThere: false };

describe('the parameter that holds the image', () => {
  it.each([
    ['its URI by digest', `${repositoryUri}@${old}`, `${repositoryUri}@${old}`, `${repositoryUri}@${fresh}`],
    ['its URI by tag', `${repositoryUri}:v1`, `${repositoryUri}:v1`, `${repositoryUri}@${fresh}`],
    ['its tag alone', `${repositoryUri}:v1`, 'v1', image.tag],
    ['its digest alone', `${repositoryUri}@${old}`, old, fresh],
    [
      'its digest among those of other images',
      `${repositoryUri}@${old}`,
      `${repositoryUri}@${other},${old}`,
      `${repositoryUri}@${other},${fresh}`,
    ],
  ])('has %s', (_, before, value, after) => {
    const parameters = { Image: value, ContainerPort: '3000' };
    expect(imageParameters(parameters, { image: before, repositoryUri }, image)).toEqual({ Image: after });
  });

  it('is not there where a template has the image itself', () => {
    const running = { image: `${repositoryUri}:v1`, repositoryUri };
    expect(imageParameters({ ContainerPort: '3000', Empty: '' }, running, image)).toBeUndefined();
    expect(imageParameters({ Empty: '' }, { image: repositoryUri, repositoryUri }, image)).toBeUndefined();
  });
});

describe('a service of no stack', () => {
  const service = { serviceName: 'web', serviceArn: 'arn:web', taskDefinition: 'arn:web:1' };
  const taskDefinition = {
    taskDefinitionArn: 'arn:web:1',
    family: 'web',
    revision: 1,
    status: 'ACTIVE' as const,
    cpu: '256',
    containerDefinitions: [
      { name: 'web', image: `${repositoryUri}:v1` },
      { name: 'proxy', image: 'envoy' },
    ],
  };
  const running = {
    taskDefinition,
    container: 'web',
    image: `${repositoryUri}:v1`,
    repositoryUri,
    repositoryName: 'shop',
  };

  function deploy(...states: readonly (string | undefined)[]) {
    const calls: unknown[] = [];
    const left = [...states];
    const clients = fakeClients({
      cloudFormation: {
        describeStackResources: () => {
          throw awsError('ValidationError', 'Stack for arn:web does not exist');
        },
      },
      ecs: {
        describeTaskDefinition: () => ({ taskDefinition, tags: [{ key: 'team', value: 'shop' }] }),
        registerTaskDefinition: (input: unknown) => {
          calls.push(input);
          return { taskDefinition: { taskDefinitionArn: 'arn:web:2' } };
        },
        updateService: (input: unknown) => calls.push(input),
        describeServices: () => {
          const rolloutState = left.shift();
          const failure = { rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.' };
          return {
            services: [
              {
                deployments:
                  rolloutState === undefined
                    ? []
                    : [
                        {
                          taskDefinition: 'arn:web:2',
                          rolloutState,
                          ...(rolloutState === 'FAILED' && failure),
                        },
                      ],
              },
            ],
          };
        },
      },
    });
    const found = { cluster: 'main', service };
    const steps = deployImage(clients, new VirtualClock(), { found, running, image, confirm: undefined });
    return { calls, steps };
  }

  it('gets a revision of its task definition with the new image, and waits for its deployment', async () => {
    const { calls, steps } = deploy('IN_PROGRESS', 'COMPLETED');
    await drain(steps);
    expect(calls).toEqual([
      {
        family: 'web',
        cpu: '256',
        containerDefinitions: [
          { name: 'web', image: `${repositoryUri}@${fresh}` },
          { name: 'proxy', image: 'envoy' },
        ],
        tags: [{ key: 'team', value: 'shop' }],
      },
      { cluster: 'main', service: 'web', taskDefinition: 'arn:web:2' },
    ]);
  });

  it('fails with the reason that ECS gives, or with what has become of the deployment', async () => {
    await expect(drain(deploy('IN_PROGRESS', 'FAILED').steps)).rejects.toThrow(
      'circuit breaker: tasks failed to start',
    );
    await expect(drain(deploy('IN_PROGRESS', undefined).steps)).rejects.toThrow('it was rolled back');
  });
});
