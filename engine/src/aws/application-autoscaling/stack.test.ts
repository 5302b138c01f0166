import { expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';
import { services } from '../services.ts';

test('the scheduled actions of a scalable target follow the template', () => {
  using cloud = rehearse({ services });
  const template = (ScheduledActions: object[]) =>
    JSON.stringify({
      Resources: {
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
            ScheduledActions,
          },
        },
      },
    });
  const action = (ScheduledActionName: string, MaxCapacity: number) => ({
    ScheduledActionName,
    Schedule: 'cron(0 22 * * ? *)',
    StartTime: '2026-03-01T00:00:00Z',
    ScalableTargetAction: { MaxCapacity },
  });
  const listed = () =>
    cloud
      .call('application-autoscaling', 'DescribeScheduledActions', { ServiceNamespace: 'ecs' })
      .ScheduledActions!.map((one) => [one.ScheduledActionName, one.ScalableTargetAction?.MaxCapacity]);
  const StackName = 'scaled';
  cloud.call('cloudformation', 'CreateStack', {
    StackName,
    TemplateBody: template([action('night', 0), action('noon', 3)]),
  });
  cloud.advance(5_000);
  expect(listed()).toEqual([
    ['night', 0],
    ['noon', 3],
  ]);
  cloud.call('cloudformation', 'UpdateStack', { StackName, TemplateBody: template([action('night', 1)]) });
  cloud.advance(5_000);
  expect(listed()).toEqual([['night', 1]]);
  cloud.call('cloudformation', 'DeleteStack', { StackName });
  cloud.advance(60_000);
  expect(listed()).toEqual([]);
});
