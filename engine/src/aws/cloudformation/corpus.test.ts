// Deploys and deletes public ECS stacks, where this machine has them (DRYDOCK_CORPUS names the folder). No type is
// simulated here: the test is about templates, parameters, schemas and the order of operations.
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Operation } from '../../kernel/context.ts';
import { rehearse } from '../../testing/rehearsal.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import { cloudFormation } from './index.ts';
import { create, eventsOf, remove, statusOf } from './testing/stacks.ts';

const corpus = process.env.DRYDOCK_CORPUS;

const roots: readonly (readonly [file: string, parameters: Record<string, string>])[] = [
  [
    'awslabs--ecs-refarch-continuous-deployment/ecs-refarch-continuous-deployment.yaml',
    { GitHubUser: 'a', GitHubToken: 'b' },
  ],
  ['aws-samples--ecs-refarch-cloudformation/master.yaml', {}],
  ['nathanpeck--aws-cloudformation-fargate/fargate-networking-stacks/public-vpc.yml', {}],
  [
    '1Strategy--fargate-cloudformation-example/fargate.yaml',
    { VPC: 'vpc-1', SubnetA: 'subnet-1', SubnetB: 'subnet-2' },
  ],
  [
    'imdhruv99--AWS-CloudFormation-ECS-EC2-Launch-Type/EC2CF.yml',
    { KeyName: 'key', VpcId: 'vpc-1', SubnetIdOne: 'subnet-1', SubnetIdTwo: 'subnet-2' },
  ],
  ['idanlupinsky--ecs-service-autoscaling/cloudformation/main.yaml', {}],
  ['sudopla--ecs-codepipeline/ecs_app.yaml', {}],
];

describe.skipIf(!corpus)('public stacks', () => {
  it.each(roots)('%s deploys and is deleted', (file, parameters) => {
    const folder = join(corpus!, file.split('/')[0]!);
    using cloud = rehearse({ services: [cloudFormation([]), ...surroundings(folder)] });
    // What `aws cloudformation package` would have done with a local path.
    const body = readFileSync(join(corpus!, file), 'utf8').replace(
      /TemplateURL: *(?:\.\/)?([\w-]+\.yaml)/g,
      'TemplateURL: https://bucket.s3.amazonaws.com/$1',
    );
    const stackId = create(cloud, body, { parameters, Capabilities: ['CAPABILITY_NAMED_IAM'] });
    const status = statusOf(cloud);
    expect(status, status === 'CREATE_COMPLETE' ? '' : eventsOf(cloud).join('\n')).toBe('CREATE_COMPLETE');
    remove(cloud);
    expect(statusOf(cloud, stackId)).toBe('DELETE_COMPLETE');
    expect(cloud.log).toEqual([]);
  });
});

/** Stand-ins: templates from the folder by the ends of their paths, three zones, and a value for any SSM parameter. */
function surroundings(folder: string) {
  const getObject: Operation<'s3', 'GetObject'> = ({ Key = '' }) => {
    const files = globSync(join(folder, '**/*.{yml,yaml}'));
    const ending = Key.split('/').slice(-2).join('/');
    const file =
      files.find((each) => each.endsWith(`/${ending}`)) ??
      files.find((each) => basename(each) === basename(Key));
    return { Body: readFileSync(file!) as never };
  };
  const describeAvailabilityZones: Operation<'ec2', 'DescribeAvailabilityZones'> = () => ({
    AvailabilityZones: ['a', 'b', 'c'].map((zone) => ({
      ZoneName: `us-east-1${zone}`,
      RegionName: 'us-east-1',
    })),
  });
  const getParameter: Operation<'ssm', 'GetParameter'> = () => ({ Parameter: { Value: 'ami-1' } });
  return [
    standInService({ id: 's3', operations: { GetObject: getObject } }),
    standInService({ id: 'ec2', operations: { DescribeAvailabilityZones: describeAvailabilityZones } }),
    standInService({ id: 'ssm', operations: { GetParameter: getParameter } }),
  ];
}
