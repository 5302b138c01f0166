// Examples of resources for the contract that every resource type keeps.
import type { Examples } from './examples.ts';
import { cluster, container, ref, scalable, tags, target, tracking } from './surroundings.ts';

export const containersExamples: Examples = {
  'AWS::ECS::Cluster': {
    create: {},
    update: { ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }] },
    replace: { ClusterName: 'other' },
  },
  'AWS::ECS::TaskDefinition': {
    create: { ContainerDefinitions: container('app:1') },
    update: tags('b'),
    replace: { ContainerDefinitions: container('app:2') },
  },
  'AWS::ECS::Service': {
    prerequisites: { ...cluster, Definition: scalable.Definition },
    create: { Cluster: ref('Cluster'), TaskDefinition: ref('Definition'), DesiredCount: 0 },
    update: { EnableExecuteCommand: true },
    replace: { ServiceName: 'other' },
  },
  'AWS::ECR::Repository': {
    create: {},
    update: { ImageScanningConfiguration: { ScanOnPush: true } },
    replace: { RepositoryName: 'other' },
  },
  'AWS::ApplicationAutoScaling::ScalableTarget': {
    prerequisites: scalable,
    create: target,
    update: { MaxCapacity: 6 },
  },
  'AWS::ApplicationAutoScaling::ScalingPolicy': {
    prerequisites: {
      ...scalable,
      Target: { Type: 'AWS::ApplicationAutoScaling::ScalableTarget', Properties: target },
    },
    create: { PolicyName: 'p', ScalingTargetId: ref('Target'), ...tracking(50) },
    update: tracking(60),
    replace: { PolicyName: 'q' },
  },
};
