import { expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';
import { services } from '../services.ts';

test('a scalable target with scheduled actions is created, and its reason says that none is performed', () => {
  using cloud = rehearse({ services });
  const Resources = {
    Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'main' } },
    Task: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', Memory: 64 }] },
    },
    Service: {
      Type: 'AWS::ECS::Service',
      Properties: {
        ServiceName: 'web',
        Cluster: { Ref: 'Cluster' },
        TaskDefinition: { Ref: 'Task' },
        DesiredCount: 0,
      },
    },
    Target: {
      Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
      DependsOn: 'Service',
      Properties: {
        ServiceNamespace: 'ecs',
        ScalableDimension: 'ecs:service:DesiredCount',
        ResourceId: 'service/main/web',
        MinCapacity: 0,
        MaxCapacity: 4,
        ScheduledActions: [
          {
            ScheduledActionName: 'night',
            Schedule: 'cron(0 22 * * ? *)',
            ScalableTargetAction: { MaxCapacity: 0 },
          },
        ],
      },
    },
  };
  const StackName = 'scaled';
  cloud.call('cloudformation', 'CreateStack', { StackName, TemplateBody: JSON.stringify({ Resources }) });
  cloud.advance(5_000);
  const { StackResourceDetail } = cloud.call('cloudformation', 'DescribeStackResource', {
    StackName,
    LogicalResourceId: 'Target',
  });
  expect(StackResourceDetail).toMatchObject({
    ResourceStatus: 'CREATE_COMPLETE',
    ResourceStatusReason: 'Recorded only: Drydock performs no scheduled actions',
  });
});
