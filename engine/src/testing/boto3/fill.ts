// Fills a cloud with two of everything that its lists can have, for the paginators, and says what to ask them for.
import { certificate, privateKey } from '../../aws/iam/testing/certificate.ts';
import { allow, trust } from '../../aws/iam/testing/documents.ts';
import { publicImages } from '../../machine-images/public-images.ts';
import type { Rehearsal } from '../rehearsal.ts';

type Arguments = Readonly<Record<string, object>>;

const Tags = [
  { Key: 'a', Value: '1' },
  { Key: 'b', Value: '2' },
];
const twice = <T>(make: (name: 'one' | 'two') => T): [T, T] => [make('one'), make('two')];

export function fillIam(cloud: Rehearsal): Arguments {
  const [PolicyArn = ''] = twice(
    (PolicyName) =>
      cloud.call('iam', 'CreatePolicy', { PolicyName, PolicyDocument: allow(), Tags }).Policy!.Arn!,
  );
  cloud.call('iam', 'CreatePolicyVersion', { PolicyArn, PolicyDocument: allow('arn:aws:s3:::b') });
  const [roleArn] = twice((RoleName) => {
    const { Role } = cloud.call('iam', 'CreateRole', { RoleName, AssumeRolePolicyDocument: trust, Tags });
    cloud.call('iam', 'CreateInstanceProfile', { InstanceProfileName: RoleName, Tags });
    return Role!.Arn!;
  });
  twice((UserName) => cloud.call('iam', 'CreateUser', { UserName, Tags }));
  twice((GroupName) => cloud.call('iam', 'CreateGroup', { GroupName }));
  twice((name) => {
    cloud.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: name, RoleName: 'one' });
    cloud.call('iam', 'PutRolePolicy', { RoleName: 'one', PolicyName: name, PolicyDocument: allow() });
    cloud.call('iam', 'PutUserPolicy', { UserName: 'one', PolicyName: name, PolicyDocument: allow() });
    cloud.call('iam', 'PutGroupPolicy', { GroupName: 'one', PolicyName: name, PolicyDocument: allow() });
    const arn = PolicyArn.replace(/one$/, name);
    cloud.call('iam', 'AttachRolePolicy', { RoleName: 'one', PolicyArn: arn });
    cloud.call('iam', 'AttachUserPolicy', { UserName: 'one', PolicyArn: arn });
    cloud.call('iam', 'AttachGroupPolicy', { GroupName: 'one', PolicyArn: arn });
    cloud.call('iam', 'AddUserToGroup', { GroupName: 'one', UserName: name });
    cloud.call('iam', 'CreateAccessKey', { UserName: 'one' });
    cloud.call('iam', 'UploadServerCertificate', {
      ServerCertificateName: name,
      CertificateBody: certificate,
      PrivateKey: privateKey,
      Tags,
    });
  });
  cloud.call('iam', 'AddUserToGroup', { GroupName: 'two', UserName: 'one' });
  const { OpenIDConnectProviderArn } = cloud.call('iam', 'CreateOpenIDConnectProvider', {
    Url: 'https://token.example.com',
    ThumbprintList: ['0'.repeat(40)],
    Tags,
  });
  const { SAMLProviderArn } = cloud.call('iam', 'CreateSAMLProvider', {
    Name: 'people',
    SAMLMetadataDocument: `<EntityDescriptor>${' '.repeat(1000)}</EntityDescriptor>`,
    Tags,
  });
  const role = { RoleName: 'one' };
  const user = { UserName: 'one' };
  const group = { GroupName: 'one' };
  const profile = { InstanceProfileName: 'one' };
  const ActionNames = ['s3:GetObject', 's3:PutObject'];
  return {
    'iam.GetGroup': group,
    'iam.ListAccessKeys': user,
    'iam.ListAttachedGroupPolicies': group,
    'iam.ListAttachedRolePolicies': role,
    'iam.ListAttachedUserPolicies': user,
    'iam.ListEntitiesForPolicy': { PolicyArn },
    'iam.ListGroupPolicies': group,
    'iam.ListGroupsForUser': user,
    'iam.ListInstanceProfileTags': profile,
    'iam.ListInstanceProfilesForRole': role,
    'iam.ListMFADeviceTags': { SerialNumber: 'arn:aws:iam::000000000000:mfa/none' },
    'iam.ListMFADevices': user,
    'iam.ListOpenIDConnectProviderTags': { OpenIDConnectProviderArn },
    'iam.ListPolicies': { Scope: 'Local' },
    'iam.ListPolicyTags': { PolicyArn },
    'iam.ListPolicyVersions': { PolicyArn },
    'iam.ListRolePolicies': role,
    'iam.ListRoleTags': role,
    'iam.ListSAMLProviderTags': { SAMLProviderArn },
    'iam.ListServerCertificateTags': { ServerCertificateName: 'one' },
    'iam.ListUserPolicies': user,
    'iam.ListUserTags': user,
    'iam.SimulateCustomPolicy': { PolicyInputList: [allow()], ActionNames },
    'iam.SimulatePrincipalPolicy': { PolicySourceArn: roleArn, ActionNames },
    'iam.instance_profile_exists': profile,
    'iam.policy_exists': { PolicyArn },
    'iam.role_exists': role,
    'iam.user_exists': user,
  };
}

export function fillLogs(cloud: Rehearsal): Arguments {
  const logGroupName = '/app/one';
  const group = { logGroupName };
  twice((name) => cloud.call('logs', 'CreateLogGroup', { logGroupName: `/app/${name}` }));
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'es.amazonaws.com' },
    Action: 'logs:*',
    Resource: '*',
  };
  const [queryId] = twice((name) => {
    const stream = { ...group, logStreamName: name };
    cloud.call('logs', 'CreateLogStream', stream);
    const logEvents = [{ timestamp: cloud.clock.now(), message: name }];
    cloud.call('logs', 'PutLogEvents', { ...stream, logEvents });
    cloud.call('logs', 'PutMetricFilter', {
      ...group,
      filterName: name,
      filterPattern: name,
      metricTransformations: [{ metricName: name, metricNamespace: 'App', metricValue: '1' }],
    });
    cloud.call('logs', 'PutSubscriptionFilter', {
      ...group,
      filterName: name,
      filterPattern: name,
      destinationArn: 'arn:aws:firehose:us-east-1:000000000000:deliverystream/logs',
      roleArn: 'arn:aws:iam::000000000000:role/one',
    });
    const policyDocument = JSON.stringify({ Statement: [statement] });
    cloud.call('logs', 'PutResourcePolicy', { policyName: name, policyDocument });
    const query = { ...group, queryString: 'fields @message', startTime: 0, endTime: 1 };
    return cloud.call('logs', 'StartQuery', query).queryId;
  });
  return {
    'logs.DescribeLogStreams': group,
    'logs.DescribeMetricFilters': group,
    'logs.DescribeSubscriptionFilters': group,
    'logs.FilterLogEvents': group,
    'logs.ListLogGroupsForQuery': { queryId },
    // Refused for what they are, and not for an argument that is missing.
    'logs.GetScheduledQueryHistory': { identifier: 'query', startTime: 0, endTime: 1 },
    'logs.ListAggregateLogGroupSummaries': { groupBy: 'DATA_SOURCE_NAME_AND_TYPE' },
    'logs.ListSourcesForS3TableIntegration': {
      integrationArn: 'arn:aws:logs:us-east-1:000000000000:integration:s3',
    },
  };
}

export function fillAutoScaling(cloud: Rehearsal): Arguments {
  cloud.advance(1000);
  const { Subnets } = cloud.call('ec2', 'DescribeSubnets', {});
  const ImageId = publicImages('us-east-1')[0]!.imageId;
  twice((LaunchConfigurationName) =>
    cloud.call('autoscaling', 'CreateLaunchConfiguration', {
      LaunchConfigurationName,
      ImageId,
      InstanceType: 't3.small',
    }),
  );
  const TargetGroupARNs = twice(
    (Name) =>
      cloud.call('elbv2', 'CreateTargetGroup', {
        Name,
        Port: 80,
        Protocol: 'HTTP',
        VpcId: Subnets![0]!.VpcId,
      }).TargetGroups![0]!.TargetGroupArn!,
  );
  twice((AutoScalingGroupName) => {
    cloud.call('autoscaling', 'CreateAutoScalingGroup', {
      AutoScalingGroupName,
      MinSize: 2,
      MaxSize: 4,
      LaunchConfigurationName: 'one',
      VPCZoneIdentifier: Subnets![0]!.SubnetId,
      TargetGroupARNs,
      Tags,
    });
    cloud.call('autoscaling', 'PutScalingPolicy', {
      AutoScalingGroupName,
      PolicyName: 'out',
      AdjustmentType: 'ChangeInCapacity',
      ScalingAdjustment: 1,
    });
    cloud.call('autoscaling', 'PutScheduledUpdateGroupAction', {
      AutoScalingGroupName,
      ScheduledActionName: 'night',
      Recurrence: '0 0 * * *',
      MinSize: 1,
    });
  });
  cloud.advance(60_000);
  const group = { AutoScalingGroupName: 'one' };
  return {
    'autoscaling.DescribeLoadBalancerTargetGroups': group,
    'autoscaling.DescribeLoadBalancers': group,
    'autoscaling.DescribeWarmPool': group,
  };
}

const parameter = (Value: unknown, more: object = {}) => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Type: 'String', Value },
  ...more,
});
const template = (Resources: object, Outputs: object = {}) => JSON.stringify({ Resources, Outputs });

export function fillCloudFormation(cloud: Rehearsal): Arguments {
  const call = cloud.call.bind(cloud, 'cloudformation') as (operation: string, input: object) => never;
  const create = (StackName: string, TemplateBody: string, more: object = {}) => {
    call('CreateStack', { StackName, TemplateBody, ...more });
    cloud.advance(1000);
  };
  const exported = (name: string) => ({ Value: name, Export: { Name: name } });
  create('made', template({ A: parameter('a'), B: parameter('b') }, { X: exported('x'), Y: exported('y') }));
  twice((name) => create(name, template({ A: parameter({ 'Fn::ImportValue': 'x' }) })));
  call('UpdateStack', {
    StackName: 'one',
    TemplateBody: template({ A: parameter({ 'Fn::ImportValue': 'y' }) }),
  });
  cloud.advance(1000);
  call('UpdateStack', {
    StackName: 'one',
    TemplateBody: template({ A: parameter({ 'Fn::ImportValue': 'x' }) }),
  });
  cloud.advance(1000);

  // A stack whose update failed and stayed as it is, for RollbackStack.
  create('broken', template({ A: parameter('a') }));
  const queue = { Type: 'AWS::SQS::Queue', Properties: { RedrivePolicy: { deadLetterTargetArn: 'none' } } };
  call('UpdateStack', {
    StackName: 'broken',
    TemplateBody: template({ A: parameter('b'), Queue: queue }),
    DisableRollback: true,
  });
  cloud.advance(1000);
  call('RollbackStack', { StackName: 'broken' });

  create('gone', template({ A: parameter('a') }));
  const { Stacks } = cloud.call('cloudformation', 'DescribeStacks', { StackName: 'gone' });
  call('DeleteStack', { StackName: 'gone' });

  cloud.call('sqs', 'CreateQueue', { QueueName: 'taken' });
  const { QueueUrl } = cloud.call('sqs', 'GetQueueUrl', { QueueName: 'taken' });
  const taken = { Type: 'AWS::SQS::Queue', DeletionPolicy: 'Retain', Properties: { QueueName: 'taken' } };
  const imports = { StackName: 'imported', ChangeSetName: 'imports' };
  call('CreateChangeSet', {
    ...imports,
    ChangeSetType: 'IMPORT',
    TemplateBody: template({ Taken: taken }),
    ResourcesToImport: [
      { LogicalResourceId: 'Taken', ResourceType: 'AWS::SQS::Queue', ResourceIdentifier: { QueueUrl } },
    ],
  });
  cloud.advance(1000);
  call('ExecuteChangeSet', imports);

  twice((ChangeSetName) =>
    call('CreateChangeSet', {
      StackName: 'made',
      ChangeSetName,
      TemplateBody: template(
        { A: parameter('c'), B: parameter('d') },
        { X: exported('x'), Y: exported('y') },
      ),
    }),
  );
  cloud.advance(1000);
  const refactors = twice((name) => {
    const stack = `to-refactor-${name}`;
    create(stack, template({ A: parameter('a'), B: parameter('b'), C: parameter('c') }));
    const { StackRefactorId } = cloud.call('cloudformation', 'CreateStackRefactor', {
      StackDefinitions: [
        {
          StackName: stack,
          TemplateBody: template({ D: parameter('a'), E: parameter('b'), C: parameter('c') }),
        },
      ],
      ResourceMappings: [
        ['A', 'D'],
        ['B', 'E'],
      ].map(([from, to]) => ({
        Source: { StackName: stack, LogicalResourceId: from },
        Destination: { StackName: stack, LogicalResourceId: to },
      })),
    });
    return { StackRefactorId };
  });
  call('ExecuteStackRefactor', refactors[1]);
  cloud.advance(60_000);
  const changeSet = { StackName: 'made', ChangeSetName: 'one' };
  const made = { StackName: 'made' };
  return {
    'cloudformation.DescribeChangeSet': changeSet,
    'cloudformation.DescribeEvents': made,
    'cloudformation.DescribeStackEvents': made,
    'cloudformation.ListChangeSets': made,
    'cloudformation.ListImports': { ExportName: 'x' },
    'cloudformation.ListStackRefactorActions': refactors[0],
    'cloudformation.ListStackResources': made,
    'cloudformation.ListTypes': { Visibility: 'PUBLIC', Filters: { TypeNamePrefix: 'AWS::ECS::' } },
    // Refused for what they are, and not for an argument that is missing.
    'cloudformation.ListResourceScanRelatedResources': { ResourceScanId: 'scan', Resources: [] },
    'cloudformation.ListResourceScanResources': { ResourceScanId: 'scan' },
    'cloudformation.ListStackInstances': { StackSetName: 'set' },
    'cloudformation.ListStackSetOperationResults': { StackSetName: 'set', OperationId: 'operation' },
    'cloudformation.ListStackSetOperations': { StackSetName: 'set' },
    'cloudformation.type_registration_complete': { RegistrationToken: 'token' },
    'cloudformation.change_set_create_complete': changeSet,
    'cloudformation.stack_create_complete': made,
    'cloudformation.stack_delete_complete': { StackName: Stacks![0]!.StackId },
    'cloudformation.stack_exists': made,
    'cloudformation.stack_import_complete': { StackName: 'imported' },
    'cloudformation.stack_refactor_create_complete': refactors[0],
    'cloudformation.stack_refactor_execute_complete': refactors[1],
    'cloudformation.stack_rollback_complete': { StackName: 'broken' },
    'cloudformation.stack_update_complete': { StackName: 'one' },
  };
}
