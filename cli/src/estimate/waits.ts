// How long a deployment of a new version waits on AWS: what is documented as a wait, by name, with the setting that
// decides it. What AWS publishes no time for (pulling an image, starting a task, booting an instance) is not in the sum.
import { entry, type Resource, type Template } from '../templates/template.ts';

export interface Wait {
  readonly name: string;
  /** In seconds; the same where it is always as long. */
  readonly least: number;
  readonly most: number;
  /** What shortens it. */
  readonly setting: string;
  /** The page of AWS's documentation that says so. */
  readonly source: string;
}

export interface Estimate {
  /** The logical id of the service. */
  readonly service: string;
  readonly strategy: string;
  readonly waits: readonly Wait[];
  /** What is not known from the templates. */
  readonly notes: readonly string[];
}

const docs = 'https://docs.aws.amazon.com';
const pages = {
  healthChecks: `${docs}/elasticloadbalancing/latest/application/target-group-health-checks.html`,
  deregistration: `${docs}/elasticloadbalancing/latest/application/edit-target-group-attributes.html`,
  taskDefinition: `${docs}/AmazonECS/latest/developerguide/task_definition_parameters.html`,
  rolling: `${docs}/AmazonECS/latest/developerguide/deployment-type-ecs.html`,
  blueGreen: `${docs}/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html`,
  settings: `${docs}/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-service-deploymentconfiguration.html`,
  codeDeploy: `${docs}/AWSCloudFormation/latest/TemplateReference/aws-resource-codedeploy-deploymentgroup.html`,
};

interface Found {
  readonly template: Template;
  readonly resource: Resource;
}

/** @param templates of one system: a service's target group may be in another one of them */
export function estimates(templates: readonly Template[]): Estimate[] {
  const all = templates.flatMap((template) => template.resources.map((resource) => ({ template, resource })));
  return all
    .filter(({ resource }) => resource.type === 'AWS::ECS::Service')
    .map((service) => estimateOf(service, all));
}

function estimateOf({ template, resource }: Found, all: readonly Found[]): Estimate {
  const { properties } = resource;
  const number = (of: unknown, otherwise: number) => numberOf(template.value(of), otherwise);
  const configuration = entry(properties.DeploymentConfiguration);
  const controller = String(entry(properties.DeploymentController).Type ?? 'ECS');
  const strategy =
    controller === 'CODE_DEPLOY' ? controller : String(template.value(configuration.Strategy) ?? 'ROLLING');
  const notes: string[] = [];
  const balanced = Array.isArray(properties.LoadBalancers) && properties.LoadBalancers.length > 0;
  const group = balanced
    ? targetGroupOf(entry((properties.LoadBalancers as unknown[])[0]), template, all, notes)
    : undefined;
  const starting = [
    ...(balanced ? [firstCheck(group)] : []),
    ...containerCheck(properties.TaskDefinition, template, all),
  ];
  const ending = [...(balanced ? [draining(group)] : []), stopping(properties.TaskDefinition, template, all)];
  const desired = number(properties.DesiredCount, 1);
  const batches =
    strategy === 'ROLLING'
      ? batchesOf(
          desired,
          number(configuration.MinimumHealthyPercent, 100),
          number(configuration.MaximumPercent, 200),
        )
      : 1;
  const times = (wait: Wait): Wait =>
    batches === 1
      ? wait
      : {
          ...wait,
          name: `${wait.name}, ${batches} times`,
          least: wait.least * batches,
          most: wait.most * batches,
          setting: `${wait.setting}; fewer batches: MinimumHealthyPercent and MaximumPercent of the service`,
        };
  const shift =
    strategy === 'CODE_DEPLOY' ? codeDeployWaits(all, notes) : shiftWaits(strategy, configuration, template);
  if (strategy === 'ROLLING' && properties.DesiredCount === undefined)
    notes.push('DesiredCount is not in the template: one task is assumed.');
  return {
    service: resource.id,
    strategy,
    waits: [...starting.map(times), ...shift, ...ending.map(times)],
    notes,
  };
}

/** How often tasks are started and stopped until all are new. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html */
export function batchesOf(desired: number, minimumPercent: number, maximumPercent: number): number {
  const extra = Math.floor((desired * maximumPercent) / 100) - desired;
  const spare = desired - Math.ceil((desired * minimumPercent) / 100);
  const atATime = Math.max(extra, spare);
  return atATime > 0 ? Math.max(1, Math.ceil(desired / atATime)) : 1;
}

function firstCheck(group: Found | undefined): Wait {
  const interval = group
    ? numberOf(group.template.value(group.resource.properties.HealthCheckIntervalSeconds), 30)
    : 30;
  return {
    name: 'a new target passes its first health check',
    least: 0,
    most: interval,
    setting: `HealthCheckIntervalSeconds of the target group (${interval} s)`,
    source: pages.healthChecks,
  };
}

function draining(group: Found | undefined): Wait {
  const attributes = group?.resource.properties.TargetGroupAttributes;
  const delay = (Array.isArray(attributes) ? attributes : [])
    .map(entry)
    .find(({ Key }) => Key === 'deregistration_delay.timeout_seconds')?.Value;
  const seconds = numberOf(group?.template.value(delay), 300);
  return {
    name: 'old targets drain',
    least: seconds,
    most: seconds,
    setting: `deregistration_delay.timeout_seconds of the target group (${seconds} s)`,
    source: pages.deregistration,
  };
}

const containersOf = (
  of: unknown,
  template: Template,
  all: readonly Found[],
): readonly Readonly<Record<string, unknown>>[] => {
  const named = entry(of).Ref;
  const found =
    all.find(({ resource, template: each }) => each === template && resource.id === named) ??
    all.find(
      ({ resource, template: each }) => each === template && resource.type === 'AWS::ECS::TaskDefinition',
    );
  const containers = found?.resource.properties.ContainerDefinitions;
  return Array.isArray(containers) ? containers.map(entry) : [];
};

function stopping(definition: unknown, template: Template, all: readonly Found[]): Wait {
  const seconds = Math.max(
    ...[30].slice(containersOf(definition, template, all).length > 0 ? 1 : 0),
    ...containersOf(definition, template, all).map(({ StopTimeout }) =>
      numberOf(template.value(StopTimeout), 30),
    ),
  );
  return {
    name: 'old containers end after SIGTERM',
    least: 0,
    most: seconds,
    setting: `a container that ends on SIGTERM; StopTimeout (${seconds} s) is the most`,
    source: pages.taskDefinition,
  };
}

function containerCheck(definition: unknown, template: Template, all: readonly Found[]): Wait[] {
  const checks = containersOf(definition, template, all)
    .map(({ HealthCheck }) => HealthCheck)
    .filter((check) => check !== undefined)
    .map(entry);
  if (checks.length === 0) return [];
  const interval = Math.max(...checks.map(({ Interval }) => numberOf(template.value(Interval), 30)));
  return [
    {
      name: 'a new container passes its own health check',
      least: interval,
      most: interval,
      setting: `Interval of the container's HealthCheck (${interval} s)`,
      source: pages.taskDefinition,
    },
  ];
}

function shiftWaits(
  strategy: string,
  configuration: Readonly<Record<string, unknown>>,
  template: Template,
): Wait[] {
  const minutes = (of: unknown) => numberOf(template.value(of), 0);
  const waits: Wait[] = [];
  const add = (name: string, inMinutes: number, setting: string, source: string) =>
    waits.push({ name, least: 60 * inMinutes, most: 60 * inMinutes, setting, source });
  const { StepBakeTimeInMinutes = 6, StepPercent = 10 } = entry(configuration.LinearConfiguration);
  const { CanaryBakeTimeInMinutes = 10 } = entry(configuration.CanaryConfiguration);
  if (strategy === 'LINEAR') {
    const steps = Math.ceil(100 / numberOf(template.value(StepPercent), 10)) - 1;
    add(
      `traffic shifts in steps, ${steps} waits`,
      steps * minutes(StepBakeTimeInMinutes),
      'StepBakeTimeInMinutes and StepPercent of the LinearConfiguration',
      pages.settings,
    );
  }
  if (strategy === 'CANARY')
    add(
      'the canary is watched',
      minutes(CanaryBakeTimeInMinutes),
      'CanaryBakeTimeInMinutes of the CanaryConfiguration',
      pages.settings,
    );
  if (strategy !== 'ROLLING' || configuration.BakeTimeInMinutes !== undefined)
    add(
      'both versions run (bake time)',
      minutes(configuration.BakeTimeInMinutes),
      `BakeTimeInMinutes of the service (${minutes(configuration.BakeTimeInMinutes)} min)`,
      strategy === 'ROLLING' ? pages.settings : pages.blueGreen,
    );
  return waits;
}

function codeDeployWaits(all: readonly Found[], notes: string[]): Wait[] {
  const group = all.find(({ resource }) => resource.type === 'AWS::CodeDeploy::DeploymentGroup');
  if (!group) {
    notes.push(
      'The deployment group of CodeDeploy is in none of the templates: its waits are not in the sum.',
    );
    return [];
  }
  const { properties } = group.resource;
  const blue = entry(
    entry(properties.BlueGreenDeploymentConfiguration).TerminateBlueInstancesOnDeploymentSuccess,
  );
  const minutes = numberOf(group.template.value(blue.TerminationWaitTimeInMinutes), 0);
  return [
    {
      name: 'the old tasks are kept (CodeDeploy)',
      least: 60 * minutes,
      most: 60 * minutes,
      setting: `TerminationWaitTimeInMinutes of the deployment group (${minutes} min)`,
      source: pages.codeDeploy,
    },
  ];
}

function targetGroupOf(
  loadBalancer: Readonly<Record<string, unknown>>,
  template: Template,
  all: readonly Found[],
  notes: string[],
): Found | undefined {
  const groups = all.filter(({ resource }) => resource.type === 'AWS::ElasticLoadBalancingV2::TargetGroup');
  const named = entry(loadBalancer.TargetGroupArn).Ref;
  const found =
    groups.find(({ resource, template: each }) => each === template && resource.id === named) ?? groups[0];
  if (!found) notes.push("The target group is in none of the templates: AWS's defaults are assumed.");
  return found;
}

function numberOf(value: unknown, otherwise: number): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : otherwise;
}
