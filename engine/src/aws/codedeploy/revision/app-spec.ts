// The AppSpec file of an ECS deployment, in YAML or JSON.
// https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html#reference-appspec-file-structure-resources-ecs
import type { AwsVpcConfiguration } from '@aws-sdk/client-ecs';
import { isNestedDeeperThan, maxNesting } from '../../../kernel/json.ts';
import { yaml } from '../../../kernel/lazily.ts';
import { plain } from '../../../kernel/plain.ts';
import type { AppSpec, Hook, HookName } from '../state.ts';

const hookNames: readonly HookName[] = [
  'BeforeInstall',
  'AfterInstall',
  'AfterAllowTestTraffic',
  'BeforeAllowTraffic',
  'AfterAllowTraffic',
];

/** What is wrong with an AppSpec file, in a sentence. */
export class AppSpecError extends Error {}

/** @throws AppSpecError */
export function parseAppSpec(text: string): { readonly spec: AppSpec; readonly hooks: readonly Hook[] } {
  const file = parsed(text);
  const version = member(file, 'version');
  if (Number(version) !== 0)
    throw new AppSpecError(`The AppSpec file must have the version 0.0, not ${JSON.stringify(version)}.`);
  const resources = list(member(file, 'Resources'));
  if (resources.length !== 1)
    throw new AppSpecError('The AppSpec file must have exactly one entry in its Resources section.');
  const service = object(Object.values(object(resources[0]))[0]);
  const type = member(service, 'Type');
  if (type !== 'AWS::ECS::Service')
    throw new AppSpecError(`The AppSpec file has a resource of type ${type}, not AWS::ECS::Service.`);
  const properties = object(member(service, 'Properties'));
  const balancer = object(member(properties, 'LoadBalancerInfo'));
  const taskDefinition = member(properties, 'TaskDefinition');
  const containerName = member(balancer, 'ContainerName');
  const containerPort = Number(member(balancer, 'ContainerPort'));
  if (typeof taskDefinition !== 'string' || taskDefinition === '')
    throw new AppSpecError('The AppSpec file has no TaskDefinition.');
  if (typeof containerName !== 'string' || !Number.isInteger(containerPort))
    throw new AppSpecError('The AppSpec file has no ContainerName and ContainerPort in LoadBalancerInfo.');
  const network = object(member(object(member(properties, 'NetworkConfiguration')), 'AwsvpcConfiguration'));
  const strategy = list(member(properties, 'CapacityProviderStrategy')).map(object);
  const platformVersion = member(properties, 'PlatformVersion');
  const subnets = list(member(network, 'Subnets')).map(String);
  return {
    spec: plain({
      taskDefinition,
      containerName,
      containerPort,
      ...(platformVersion ? { platformVersion: String(platformVersion) } : {}),
      ...(subnets.length > 0 && {
        awsvpcConfiguration: {
          subnets,
          securityGroups: list(member(network, 'SecurityGroups')).map(String),
          assignPublicIp: member(network, 'AssignPublicIp') as AwsVpcConfiguration['assignPublicIp'],
        },
      }),
      ...(strategy.length > 0 && {
        capacityProviderStrategy: strategy.map((item) => ({
          capacityProvider: String(member(item, 'CapacityProvider')),
          base: numberOf(member(item, 'Base')),
          weight: numberOf(member(item, 'Weight')),
        })),
      }),
    }),
    hooks: hooksOf(member(file, 'Hooks')),
  };
}

function hooksOf(section: unknown): Hook[] {
  return list(section).flatMap((entry) =>
    Object.entries(object(entry)).map(([event, functionName]) => {
      const known = hookNames.find((name) => name === event);
      if (!known)
        throw new AppSpecError(
          `The AppSpec file has a hook for ${event}. Hooks of an ECS deployment are ${hookNames.join(', ')}.`,
        );
      if (typeof functionName !== 'string' || functionName === '')
        throw new AppSpecError(`The hook ${event} of the AppSpec file names no Lambda function.`);
      return { event: known, functionName };
    }),
  );
}

function parsed(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = yaml().parse(text, { maxAliasCount: 0 });
  } catch (error) {
    throw new AppSpecError(`The AppSpec file is neither YAML nor JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new AppSpecError('The AppSpec file is empty.');
  if (isNestedDeeperThan(maxNesting, value)) throw new AppSpecError('The AppSpec file is nested too deeply.');
  return value as Record<string, unknown>;
}

/** Keys count whatever their case: AWS's own examples differ in it. */
function member(of: Readonly<Record<string, unknown>>, name: string): unknown {
  const key = Object.keys(of).find((each) => each.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : of[key];
}

const object = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const numberOf = (value: unknown): number | undefined => (value === undefined ? undefined : Number(value));
