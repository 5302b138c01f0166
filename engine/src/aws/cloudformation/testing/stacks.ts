// A cloud with CloudFormation and scripted resources, and shorthand for what tests do often.

import type { CreateStackInput, Parameter, StackStatus } from '@aws-sdk/client-cloudformation';
import { listed } from '../../../contracts/listed-type.ts';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { cloudFormation } from '../index.ts';
import { scriptedParameter } from './scripted-parameter.ts';

export const cloudOfStacks = (
  types: readonly ResourceType[] = [scriptedParameter],
  more: Partial<Parameters<typeof rehearse>[0]> = {},
): Rehearsal =>
  rehearse({ ...more, services: [cloudFormation(types.map(listed)), ...(more.services ?? [])] });

type Resource = Readonly<Record<string, unknown>>;

/** A template whose resources are scripted parameters: each is its Value, or the properties, or the whole resource. */
export function templateOf(
  resources: Readonly<Record<string, string | Resource>>,
  rest: object = {},
): string {
  return JSON.stringify({
    Resources: Object.fromEntries(
      Object.entries(resources).map(([logicalId, said]) => {
        if (typeof said === 'object' && 'Type' in said) return [logicalId, said];
        const { DependsOn, ...properties } = (typeof said === 'string' ? { Value: said } : said) as Resource;
        return [
          logicalId,
          {
            Type: 'AWS::SSM::Parameter',
            Properties: { Type: 'String', ...properties },
            ...(DependsOn ? { DependsOn } : {}),
          },
        ];
      }),
    ),
    ...rest,
  });
}

type Options = { name?: string; parameters?: Record<string, string> } & Partial<CreateStackInput>;

export function create(
  cloud: Rehearsal,
  body: string,
  { name = 'demo', parameters = {}, ...rest }: Options = {},
): string {
  const { StackId } = cloud.call('cloudformation', 'CreateStack', {
    StackName: name,
    TemplateBody: body,
    Parameters: given(parameters),
    ...rest,
  });
  cloud.settle();
  return StackId!;
}

export function update(
  cloud: Rehearsal,
  body: string,
  {
    name = 'demo',
    parameters = {},
    Capabilities,
  }: Pick<Options, 'name' | 'parameters' | 'Capabilities'> = {},
): void {
  cloud.call('cloudformation', 'UpdateStack', {
    StackName: name,
    TemplateBody: body,
    Parameters: given(parameters),
    Capabilities,
  });
  cloud.settle();
}

function given(parameters: Record<string, string>): Parameter[] {
  return Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
    ParameterKey,
    ParameterValue,
  }));
}

export function statusOf(cloud: Rehearsal, name = 'demo'): StackStatus | undefined {
  return cloud.call('cloudformation', 'DescribeStacks', { StackName: name }).Stacks?.[0]?.StackStatus;
}

export function remove(cloud: Rehearsal, name = 'demo'): void {
  cloud.call('cloudformation', 'DeleteStack', { StackName: name });
  cloud.settle();
}

/** One line for each event, oldest first: `Queue CREATE_COMPLETE (reason)`. */
export function eventsOf(cloud: Rehearsal, name = 'demo'): string[] {
  const lines: string[] = [];
  let token: string | undefined;
  do {
    const answer = cloud.call('cloudformation', 'DescribeStackEvents', {
      StackName: name,
      ...(token ? { NextToken: token } : {}),
    });
    for (const event of answer.StackEvents ?? []) {
      const reason = event.ResourceStatusReason ? ` (${event.ResourceStatusReason})` : '';
      lines.unshift(`${event.LogicalResourceId} ${event.ResourceStatus}${reason}`);
    }
    token = answer.NextToken;
  } while (token);
  return lines;
}

export function outputsOf(cloud: Rehearsal, name = 'demo'): Record<string, string> {
  const outputs =
    cloud.call('cloudformation', 'DescribeStacks', { StackName: name }).Stacks?.[0]?.Outputs ?? [];
  return Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}
