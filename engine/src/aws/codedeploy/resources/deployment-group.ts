// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codedeploy-deploymentgroup.html
// The property Deployment, which deploys a first revision to instances, has no effect.
import type { CreateDeploymentGroupInput } from '@aws-sdk/client-codedeploy';
import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import { groupArn } from '../find.ts';
import { deploymentGroups, groupKey } from '../state.ts';
import { toApi } from './api-shape.ts';
import { resourceTags, syncTags } from './resource-tags.ts';

export const deploymentGroupResource: ResourceType = {
  type: 'AWS::CodeDeploy::DeploymentGroup',
  create(request, ctx) {
    const given = request.properties.DeploymentGroupName as string | undefined;
    const deploymentGroupName = given ?? request.generatedName(100);
    ctx.call('codedeploy', 'CreateDeploymentGroup', {
      ...settingsOf(request.properties),
      deploymentGroupName,
      tags: resourceTags(request),
    });
    return { status: 'success', physicalId: deploymentGroupName };
  },
  update(name, request, ctx) {
    const { applicationName, ...settings } = settingsOf(request.properties);
    const dropped = Object.keys(settingsOf(request.previous)).filter((key) => !(key in settings));
    ctx.call('codedeploy', 'UpdateDeploymentGroup', {
      ...Object.fromEntries(dropped.map((key) => [key, emptied[key]])),
      ...settings,
      applicationName,
      currentDeploymentGroupName: name,
    });
    syncTags(groupArn(ctx, applicationName ?? '', name), request, ctx);
    return { status: 'success', physicalId: name };
  },
  delete(name, { properties }, ctx) {
    const applicationName = properties.ApplicationName as string;
    if (ctx.get(deploymentGroups, groupKey(applicationName, name)))
      ctx.call('codedeploy', 'DeleteDeploymentGroup', { applicationName, deploymentGroupName: name });
    return { status: 'success', physicalId: name };
  },
  unread: ['Deployment'],
  read(deploymentGroupName, properties, ctx) {
    const applicationName = properties.ApplicationName as string;
    const { deploymentGroupInfo: found } = ctx.call('codedeploy', 'GetDeploymentGroup', {
      applicationName,
      deploymentGroupName,
    });
    const ResourceArn = groupArn(ctx, applicationName, deploymentGroupName);
    const { ec2TagSetList = [] } = found?.ec2TagSet ?? {};
    const { onPremisesTagSetList = [] } = found?.onPremisesTagSet ?? {};
    return (
      found && {
        ...found,
        AutoScalingGroups: found.autoScalingGroups?.map(({ name }) => name),
        Ec2TagSet: { Ec2TagSetList: ec2TagSetList.map((Ec2TagGroup) => ({ Ec2TagGroup })) },
        OnPremisesTagSet: {
          OnPremisesTagSetList: onPremisesTagSetList.map((OnPremisesTagGroup) => ({ OnPremisesTagGroup })),
        },
        ...ctx.call('codedeploy', 'ListTagsForResource', { ResourceArn }),
      }
    );
  },
  attributes: () => ({}),
};

/** What a setting becomes that is removed from the template. */
const emptied: Readonly<Record<string, unknown>> = {
  alarmConfiguration: { enabled: false, alarms: [] },
  autoRollbackConfiguration: { enabled: false, events: [] },
  triggerConfigurations: [],
  autoScalingGroups: [],
  ec2TagFilters: [],
  onPremisesInstanceTagFilters: [],
};

function settingsOf({
  DeploymentGroupName: _name,
  Deployment: _deployment,
  Tags: _tags,
  ...properties
}: Properties): Omit<CreateDeploymentGroupInput, 'deploymentGroupName' | 'tags'> {
  return toApi(properties);
}
