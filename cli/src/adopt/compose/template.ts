// The service's template of a Compose project: the reference template for the service that is published, and for each other
// one a task definition and a service of its own. They reach each other by name, as in Compose, through Service Connect.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect.html
import type { ComposeService } from './project.ts';

type Json = Readonly<Record<string, unknown>>;
interface Resource {
  readonly Type: string;
  readonly Properties: Json;
  readonly DependsOn?: readonly string[];
}
export interface Template {
  readonly Parameters: Json;
  readonly Conditions?: Json;
  readonly Resources: Readonly<Record<string, Resource>>;
}

export interface Placed extends ComposeService {
  /** Undefined for a service that nobody connects to. */
  readonly port: number | undefined;
}

export interface Arrangement {
  readonly main: Placed;
  readonly others: readonly Placed[];
  /** Names of the services that are built, in the order of their digests in `ImageUri`. */
  readonly built: readonly string[];
}

/**
 * The tasks of all services. As many instances are needed: every task has a network interface of its own, a t3.small carries
 * two, and a deployment runs both versions.
 * @param count of the published service
 */
export function taskCount({ others }: Arrangement, count: number): number {
  return count + others.reduce((sum, { replicas }) => sum + replicas, 0);
}

export function composeTemplate(reference: Template, { main, others, built }: Arrangement): Template {
  const { TaskDefinition, Service, ...rest } = reference.Resources;
  if (!TaskDefinition || !Service) throw new Error('The reference template has no service.');
  const all = [main, ...others];
  const context = { reference: { TaskDefinition, Service }, built, main: main.name };
  const names = new Map(
    all.map((each) => [each.name, each === main ? 'Service' : `${pascal(each.name)}Service`]),
  );
  const resources: Record<string, Resource> = {
    ...rest,
    Namespace: {
      Type: 'AWS::ServiceDiscovery::HttpNamespace',
      Properties: { Name: { Ref: 'AWS::StackName' } },
    },
  };
  for (const each of all) {
    const definition = each === main ? 'TaskDefinition' : `${pascal(each.name)}TaskDefinition`;
    resources[definition] = definitionOf(each, context);
    const dependsOn = each.dependsOn.flatMap((name) => names.get(name) ?? []);
    // A client knows the services that exist when it is deployed: the published one comes last.
    const before = each === main ? others.map(({ name }) => names.get(name) ?? '') : dependsOn;
    resources[names.get(each.name) ?? ''] = serviceOf(each, definition, before, context);
  }
  for (const each of all) Object.assign(resources, admitted(each));
  // The command of each container is its own.
  const { Command: _, ...given } = reference.Parameters;
  const { TaskDefinitionHasCommand: __, ...conditions } = reference.Conditions ?? {};
  const parameters = {
    ...given,
    ImageUri: { Type: 'String', Description: 'The repository, then the digest of each image that is built.' },
  };
  return { ...reference, Parameters: parameters, Conditions: conditions, Resources: resources };
}

interface Context {
  readonly reference: { readonly TaskDefinition: Resource; readonly Service: Resource };
  readonly built: readonly string[];
  readonly main: string;
}

function definitionOf(service: Placed, { reference, built, main }: Context): Resource {
  const { Properties, Type } = reference.TaskDefinition;
  const [container = {}] = Properties.ContainerDefinitions as readonly Json[];
  const { Command: _, Environment: __, PortMappings: ___, ...common } = container;
  const isMain = service.name === main;
  const port = isMain ? { Ref: 'ContainerPort' } : service.port;
  const environment = {
    ...(port !== undefined && { PORT: isMain ? port : String(port) }),
    ...service.environment,
  };
  return {
    Type,
    Properties: {
      ...Properties,
      Family: isMain
        ? { Ref: 'AWS::StackName' }
        : { 'Fn::Join': ['-', [{ Ref: 'AWS::StackName' }, service.name]] },
      ContainerDefinitions: [
        {
          ...common,
          Name: service.name,
          Image: service.image ?? imageOf(built.indexOf(service.name)),
          ...(service.command && { Command: service.command }),
          ...(service.entrypoint && { EntryPoint: service.entrypoint }),
          ...(service.healthCheck && { HealthCheck: service.healthCheck }),
          Environment: Object.entries(environment).map(([Name, Value]) => ({ Name, Value })),
          ...(port !== undefined && {
            PortMappings: [{ ContainerPort: port, Protocol: 'tcp', Name: service.name, AppProtocol: 'http' }],
          }),
        },
      ],
    },
  };
}

/** `ImageUri` is `repository@sha256:…,sha256:…`: one parameter, however many images. */
function imageOf(index: number): unknown {
  const part = (which: number) => ({ 'Fn::Select': [which, { 'Fn::Split': ['@', { Ref: 'ImageUri' }] }] });
  return { 'Fn::Join': ['@', [part(0), { 'Fn::Select': [index, { 'Fn::Split': [',', part(1)] }] }]] };
}

function serviceOf(
  service: Placed,
  definition: string,
  dependsOn: readonly string[],
  context: Context,
): Resource {
  const { Type, Properties } = context.reference.Service;
  const connect = {
    ServiceConnectConfiguration: {
      Enabled: true,
      Namespace: { 'Fn::GetAtt': ['Namespace', 'Arn'] },
      ...(service.port !== undefined && {
        Services: [
          {
            PortName: service.name,
            ClientAliases: [
              {
                Port: service.name === context.main ? { Ref: 'ContainerPort' } : service.port,
                DnsName: service.name,
              },
            ],
          },
        ],
      }),
    },
  };
  const common = { Type, ...(dependsOn.length > 0 && { DependsOn: dependsOn }) };
  if (service.name === context.main) {
    const [loadBalancer = {}] = Properties.LoadBalancers as readonly Json[];
    // Service Connect does not go with blue/green by target groups of its own: the load balancer's does.
    return {
      ...common,
      Properties: {
        ...Properties,
        ...connect,
        LoadBalancers: [{ ...loadBalancer, ContainerName: service.name }],
      },
    };
  }
  const {
    LoadBalancers: _,
    DeploymentConfiguration: __,
    HealthCheckGracePeriodSeconds: ___,
    ...rest
  } = Properties;
  return {
    ...common,
    Properties: {
      ...rest,
      ...connect,
      TaskDefinition: { Ref: definition },
      DesiredCount: service.replicas,
      DeploymentConfiguration: {
        MinimumHealthyPercent: 100,
        MaximumPercent: 200,
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      },
    },
  };
}

/** Tasks of the project may connect to each other. */
function admitted({ name, port }: Placed): Record<string, Resource> {
  if (port === undefined) return {};
  const group = { 'Fn::ImportValue': { 'Fn::Join': ['-', [{ Ref: 'SystemName' }, 'TaskSecurityGroup']] } };
  const ports = { GroupId: group, IpProtocol: 'tcp', FromPort: port, ToPort: port };
  return {
    [`${pascal(name)}Ingress`]: {
      Type: 'AWS::EC2::SecurityGroupIngress',
      Properties: {
        ...ports,
        SourceSecurityGroupId: group,
        Description: `${name}, from tasks of the project.`,
      },
    },
    [`${pascal(name)}Egress`]: {
      Type: 'AWS::EC2::SecurityGroupEgress',
      Properties: {
        ...ports,
        DestinationSecurityGroupId: group,
        Description: `${name}, for tasks of the project.`,
      },
    },
  };
}

const pascal = (name: string) =>
  name.replaceAll(/(^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, __, letter) => letter.toUpperCase());
