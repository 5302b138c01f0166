// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codedeploy-application.html
import type { ComputePlatform, Tag } from '@aws-sdk/client-codedeploy';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { applicationArn } from '../find.ts';
import { applications } from '../state.ts';
import { resourceTags, syncTags } from './resource-tags.ts';

export const applicationResource: ResourceType = {
  type: 'AWS::CodeDeploy::Application',
  create(request, ctx) {
    const applicationName = nameOf(request) ?? request.generatedName(100);
    ctx.call('codedeploy', 'CreateApplication', {
      applicationName,
      computePlatform: request.properties.ComputePlatform as ComputePlatform | undefined,
      tags: resourceTags(request) as Tag[],
    });
    return { status: 'success', physicalId: applicationName };
  },
  update(name, request, ctx) {
    syncTags(applicationArn(ctx, name), request, ctx);
    return { status: 'success', physicalId: name };
  },
  delete(name, _request, ctx) {
    if (ctx.get(applications, name)) ctx.call('codedeploy', 'DeleteApplication', { applicationName: name });
    return { status: 'success', physicalId: name };
  },
  read(applicationName, _properties, ctx) {
    const { application } = ctx.call('codedeploy', 'GetApplication', { applicationName });
    const ResourceArn = applicationArn(ctx, applicationName);
    return { ...application, ...ctx.call('codedeploy', 'ListTagsForResource', { ResourceArn }) };
  },
  attributes: () => ({}),
};

const nameOf = ({ properties }: ResourceRequest) => properties.ApplicationName as string | undefined;
