import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { validateTaskDefinition } from './validate-task-definition.ts';

const validate = (container: ContainerDefinition, more: object = {}) =>
  validateTaskDefinition(
    { family: 'f', containerDefinitions: [{ name: 'a', image: 'i', memory: 64, ...container }], ...more },
    'f',
  );

test.each([
  ['interval', 5, 300],
  ['timeout', 2, 60],
  ['retries', 1, 10],
  ['startPeriod', 0, 300],
])('the %s of a health check is between %i and %i', (member, min, max) => {
  const check = (value: number) => validate({ healthCheck: { command: ['CMD', 'true'], [member]: value } });
  for (const value of [min, max]) expect(() => check(value)).not.toThrow();
  expect(() => check(max + 1)).toThrow(
    `Health check ${member} must be less than or equal to the maximum allowed value ${max} for container 'a'`,
  );
  expect(() => check(min - 1)).toThrow(
    `Health check ${member} must be greater than or equal to the minimum allowed value ${min} for container 'a'`,
  );
});

test('a mount point is one of a volume of the task definition', () => {
  const mountPoints = [{ sourceVolume: 'data', containerPath: '/data' }];
  expect(() => validate({ mountPoints }, { volumes: [{ name: 'data' }] })).not.toThrow();
  expect(() => validate({ mountPoints }, { volumes: [{ name: 'other' }] })).toThrow("Unknown volume 'data'.");
  expect(() => validate({ mountPoints })).toThrow("Unknown volume 'data'.");
});

test.each(['web', 'Web:1.2', 'localhost:5000/a_b/c-d:v1', `web@sha256:${'0'.repeat(64)}`])(
  'an image may be called %s',
  (image) => {
    expect(() => validate({ image })).not.toThrow();
  },
);

test.each(['a b', 'web!', '<IMAGE>', '$IMAGE', ' web'])('no image is called %j', (image) => {
  expect(() => validate({ image })).toThrow('Container.image contains invalid characters.');
});

const awsvpc = { networkMode: 'awsvpc' };
const mounted = { mountPoints: [{ sourceVolume: 'v', containerPath: '/v' }] };
const efs = (efsVolumeConfiguration: object) => ({
  volumes: [{ name: 'v', efsVolumeConfiguration: { fileSystemId: 'fs-1', ...efsVolumeConfiguration } }],
});
// As AWS was seen to answer: https://github.com/badmintoncryer/cdk-preflight, rules/ecs.
test.each<[ContainerDefinition, object, string]>([
  [{ hostname: 'h' }, awsvpc, 'hostname is not supported on container when networkMode=awsvpc'],
  [{ dnsServers: ['1.1.1.1'] }, awsvpc, 'DNS servers are not supported on container when networkMode=awsvpc'],
  [
    { extraHosts: [{ hostname: 'h', ipAddress: '1.1.1.1' }] },
    awsvpc,
    'Extra hosts are not supported on container when networkMode=awsvpc',
  ],
  [
    { disableNetworking: true },
    awsvpc,
    'Disable Networking is not supported on container when networkMode=awsvpc',
  ],
  [
    {
      portMappings: [
        { containerPort: 80, name: 'web' },
        { containerPort: 81, name: 'web' },
      ],
    },
    {},
    'port mapping name is already used',
  ],
  [{ portMappings: [{ containerPortRange: '90-80' }] }, {}, "Invalid 'containerPortRange' setting"],
  [{ portMappings: [{ containerPortRange: '80-70000' }] }, {}, "Invalid 'containerPortRange' setting"],
  [
    { portMappings: [{ containerPortRange: '80-90', containerPort: 80 }] },
    {},
    'cannot specify both single port and port range',
  ],
  [
    { portMappings: [{ containerPortRange: '85-95' }, { containerPortRange: '80-90' }] },
    {},
    'container port is used multiple times in task',
  ],
  [
    mounted,
    efs({ authorizationConfig: { iam: 'ENABLED' } }),
    'EFS IAM authorization requires TransitEncryption to be enabled',
  ],
  [mounted, efs({ transitEncryptionPort: 2049 }), 'TransitEncryptionPort requires that TransitEncryption'],
  [
    mounted,
    efs({ rootDirectory: '/data', authorizationConfig: { accessPointId: 'fsap-1' } }),
    'the root directory must either be set to "/" or be omitted',
  ],
  [
    {},
    { volumes: [{ name: 'v', configuredAtLaunch: true }] },
    'Volumes [v] are not referenced by any of the containers',
  ],
  [
    { ulimits: [{ name: 'nofile', softLimit: 2, hardLimit: 1 }] },
    {},
    'Soft limit exceeds hard limit for ulimit nofile',
  ],
  [
    { restartPolicy: { enabled: true, restartAttemptPeriod: 59 } },
    {},
    "'restartAttemptPeriod' setting for container 'a' must be between 60 and 1800",
  ],
  [{ environmentFiles: [{ type: 's3', value: 'https://bucket/a.env' }] }, {}, 'Invalid arn syntax'],
  [
    { secrets: [{ name: 'A', valueFrom: 'a' }] },
    {},
    "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
  ],
  [
    {},
    { ephemeralStorage: { sizeInGiB: 30 } },
    'Tasks using the EC2 launch type do not support EphemeralStorage',
  ],
])('%j in %j is refused', (container, more, text) => {
  expect(() => validate(container, more)).toThrow(text);
});

test.each(['COMPLETE', 'SUCCESS'] as const)(
  'no container waits for the %s of an essential one',
  (condition) => {
    const dependsOn = [{ containerName: 'b', condition }];
    const other = (essential: boolean) => ({
      containerDefinitions: [
        { name: 'a', image: 'i', memory: 64, dependsOn },
        { name: 'b', image: 'i', memory: 64, essential },
      ],
    });
    expect(() => validate({}, other(false))).not.toThrow();
    expect(() => validate({}, other(true))).toThrow(
      'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container.',
    );
  },
);

test.each<[ContainerDefinition, object]>([
  [{ hostname: 'h', dnsServers: ['1.1.1.1'] }, { networkMode: 'bridge' }],
  [{ portMappings: [{ containerPortRange: '80-89' }, { containerPortRange: '90-95' }] }, {}],
  [
    mounted,
    efs({
      transitEncryption: 'ENABLED',
      rootDirectory: '/',
      authorizationConfig: { accessPointId: 'fsap-1', iam: 'ENABLED' },
    }),
  ],
  [{ ulimits: [{ name: 'nofile', softLimit: -1, hardLimit: -1 }] }, {}],
  [{ restartPolicy: { enabled: true, restartAttemptPeriod: 60 } }, {}],
])('%j in %j is taken', (container, more) => {
  expect(() => validate(container, more)).not.toThrow();
});
