// AWS::ECS::TaskDefinition: every change creates a new revision; the old one is deregistered in the update's cleanup.
import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { toApi } from './api-shape.ts';
import { apiTags, syncTags } from './tags.ts';

export const taskDefinition: ResourceType = {
  type: 'AWS::ECS::TaskDefinition',
  create: (request, ctx) => {
    const properties = toApi<RegisterTaskDefinitionRequest>(request.properties);
    const { taskDefinition: registered } = ctx.call('ecs', 'RegisterTaskDefinition', {
      ...properties,
      family: properties.family ?? request.generatedName(255),
      tags: apiTags(request),
    });
    return { status: 'success', physicalId: registered?.taskDefinitionArn ?? '' };
  },
  update: (arn, request, ctx) => {
    syncTags(arn, request, ctx);
    return { status: 'success', physicalId: arn };
  },
  delete: (arn, _request, ctx) => {
    try {
      ctx.call('ecs', 'DeregisterTaskDefinition', { taskDefinition: arn });
    } catch (error) {
      if (!(error instanceof AwsFault) || error.code !== 'ClientException') throw error;
    }
    return { status: 'success', physicalId: arn };
  },
  read: (arn, _properties, ctx) => {
    const { taskDefinition: found, tags } = ctx.call('ecs', 'DescribeTaskDefinition', {
      taskDefinition: arn,
      include: ['TAGS'],
    });
    return found?.status === 'ACTIVE' ? { ...found, tags } : undefined;
  },
  attributes: (arn) => ({ TaskDefinitionArn: arn }),
};
