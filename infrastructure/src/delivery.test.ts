// What a delivery depends on, and the traps that similar public stacks have fallen into.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { all, only, template, templateTexts } from './checked-in-templates.ts';
import { containerName, containerPort } from './service/container-port.ts';

const repository = join(import.meta.dirname, '..', '..');
const service = only('service', 'AWS::ECS::Service');
const task = only('service', 'AWS::ECS::TaskDefinition');
const pipeline = only('pipeline', 'AWS::CodePipeline::Pipeline');

interface Action {
  readonly Configuration: Readonly<Record<string, unknown>>;
  readonly Namespace: string;
  readonly OutputArtifacts?: ReadonlyArray<{ readonly Name: string }>;
}
const stages = pipeline.Stages as ReadonlyArray<{
  readonly Name: string;
  readonly Actions: readonly Action[];
}>;
const [source, build, deploy] = stages.map((stage) => stage.Actions[0]!);

describe('the port', () => {
  test("the Dockerfile's is the task definition's, the target groups' and the security groups'", () => {
    const dockerfile = readFileSync(join(repository, 'Dockerfile'), 'utf8');
    expect(dockerfile).toMatch(new RegExp(`^EXPOSE ${containerPort}$`, 'm'));
    const [container] = task.ContainerDefinitions as [Record<string, unknown>];
    const port = { Ref: 'ContainerPort' };
    for (const name of ['root', 'service'])
      expect(template(name).Parameters?.ContainerPort?.Default).toBe(containerPort);
    expect(container.PortMappings).toEqual([{ ContainerPort: port, Protocol: 'tcp' }]);
    expect(container.Environment).toContainEqual({ Name: 'PORT', Value: port });
    for (const group of all('load-balancer', 'AWS::ElasticLoadBalancingV2::TargetGroup'))
      expect(group.Port).toBe(containerPort);
    const admitted = all('cluster', 'AWS::EC2::SecurityGroup').flatMap(
      (group) => group.SecurityGroupIngress ?? [],
    );
    expect(admitted).toEqual([
      expect.objectContaining({
        FromPort: port,
        ToPort: port,
        SourceSecurityGroupId: { Ref: 'LoadBalancerSecurityGroup' },
      }),
    ]);
  });

  test('the health check requests the path that the service answers', () => {
    const answers =
      readFileSync(join(repository, 'src', 'service.ts'), 'utf8') +
      readFileSync(join(repository, 'src', 'answer.ts'), 'utf8');
    expect(answers).toContain("'/health'");
    const groups = all('load-balancer', 'AWS::ElasticLoadBalancingV2::TargetGroup');
    expect(groups).toHaveLength(2);
    expect(template('root').Parameters).toMatchObject({
      HealthCheckPath: { Default: '/health' },
      HealthCheckMatcher: { Default: '200' },
    });
    for (const group of groups)
      expect(group).toMatchObject({
        HealthCheckPath: { Ref: 'HealthCheckPath' },
        Matcher: { HttpCode: { Ref: 'HealthCheckMatcher' } },
        TargetType: 'ip',
      });
  });
});

describe('blue/green', () => {
  test("is ECS's own, always with a bake time, and rolls back", () => {
    expect(service.DeploymentConfiguration).toMatchObject({
      Strategy: 'BLUE_GREEN',
      BakeTimeInMinutes: { Ref: 'BakeTimeInMinutes' },
      DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      Alarms: { Enable: true, Rollback: true },
    });
  });

  test('knows both target groups, the rule and the role', () => {
    const [loadBalancer] = service.LoadBalancers as [Record<string, unknown>];
    expect(loadBalancer).toMatchObject({
      ContainerName: containerName,
      ContainerPort: { Ref: 'ContainerPort' },
    });
    expect(Object.keys(loadBalancer.AdvancedConfiguration as object).sort()).toEqual([
      'AlternateTargetGroupArn',
      'ProductionListenerRule',
      'RoleArn',
    ]);
    const [container] = task.ContainerDefinitions as [Record<string, unknown>];
    expect(container.Name).toBe(containerName);
  });

  test('has a rule that no parameter reaches, so that no update resets its weights', () => {
    const rule = only('load-balancer', 'AWS::ElasticLoadBalancingV2::ListenerRule');
    const references = [...JSON.stringify(rule).matchAll(/"(?:Ref|Fn::\w+)":"?(\w*)/g)].map(
      (match) => match[1],
    );
    expect(references.sort()).toEqual(['BlueTargetGroup', 'GreenTargetGroup', 'ListenersProduction']);
  });

  test('does not conflict with stickiness: cookies bind to a target, and to a group no longer than they must', () => {
    for (const group of all('load-balancer', 'AWS::ElasticLoadBalancingV2::TargetGroup')) {
      expect(group.TargetGroupAttributes).toContainEqual({ Key: 'stickiness.enabled', Value: 'true' });
      expect(group.TargetGroupAttributes).toContainEqual({ Key: 'stickiness.type', Value: 'lb_cookie' });
    }
    const rule = JSON.stringify(only('load-balancer', 'AWS::ElasticLoadBalancingV2::ListenerRule'));
    expect(rule).toContain('"TargetGroupStickinessConfig":{"DurationSeconds":1,"Enabled":true}');
  });

  test('has alarms that stay OK without traffic', () => {
    const alarms = all('load-balancer', 'AWS::CloudWatch::Alarm');
    expect(alarms.map((alarm) => alarm.MetricName).sort()).toEqual([
      'HTTPCode_Target_5XX_Count',
      'HTTPCode_Target_5XX_Count',
      'UnHealthyHostCount',
      'UnHealthyHostCount',
    ]);
    for (const alarm of alarms) expect(alarm.TreatMissingData).toBe('notBreaching');
  });
});

describe('the service', () => {
  test('is spread over zones, then instances, on EC2, which is the default, and by Fargate itself on Fargate', () => {
    for (const name of ['root', 'service'])
      expect(template(name).Parameters?.LaunchType).toMatchObject({
        Default: 'EC2',
        AllowedValues: ['EC2', 'FARGATE'],
      });
    expect(service.LaunchType).toEqual({ Ref: 'LaunchType' });
    expect(service).not.toHaveProperty('CapacityProviderStrategy');
    expect(service.PlacementStrategies).toEqual({
      'Fn::If': [
        'UsesInstances',
        [
          { Field: 'attribute:ecs.availability-zone', Type: 'spread' },
          { Field: 'instanceId', Type: 'spread' },
        ],
        { Ref: 'AWS::NoValue' },
      ],
    });
  });

  test('leaves its task count to scaling, so that no deployment resets it', () => {
    expect(service).not.toHaveProperty('DesiredCount');
    expect(only('service', 'AWS::ApplicationAutoScaling::ScalableTarget')).toMatchObject({
      MinCapacity: { Ref: 'DesiredCount' },
      MaxCapacity: { Ref: 'MaxCount' },
      ScalableDimension: 'ecs:service:DesiredCount',
    });
  });

  test('has a task definition that sets everything it is required to set', () => {
    expect(task).toMatchObject({
      RequiresCompatibilities: [{ Ref: 'LaunchType' }],
      NetworkMode: 'awsvpc',
      Cpu: { Ref: 'TaskCpu' },
      Memory: { Ref: 'TaskMemory' },
      ExecutionRoleArn: expect.anything(),
      TaskRoleArn: expect.anything(),
    });
    const [container] = task.ContainerDefinitions as [Record<string, unknown>];
    expect(container).toMatchObject({
      Essential: true,
      ReadonlyRootFilesystem: { 'Fn::If': ['TaskDefinitionIsRestricted', true, false] },
      Command: expect.anything(),
    });
    expect(container.LogConfiguration).toMatchObject({ LogDriver: 'awslogs' });
    expect(only('service', 'AWS::Logs::LogGroup').RetentionInDays).toBeGreaterThan(0);
  });

  test('is restricted unless a parameter says otherwise', () => {
    for (const name of ['root', 'service'])
      expect(template(name).Parameters?.ContainerAccess?.Default).toBe('restricted');
  });

  test('is unnamed, as are its target groups, so that each can be replaced', () => {
    expect(service).not.toHaveProperty('ServiceName');
    for (const group of all('load-balancer', 'AWS::ElasticLoadBalancingV2::TargetGroup'))
      expect(group).not.toHaveProperty('Name');
  });
});

describe('the image', () => {
  test('is known to the stack that the pipeline deploys and to no other', () => {
    for (const [file, text] of templateTexts())
      if (file !== 'service.template.json')
        expect(text, file).not.toMatch(/AWS::ECS::(Service|TaskDefinition)"/);
    const [container] = task.ContainerDefinitions as [Record<string, unknown>];
    expect(container.Image).toEqual({ Ref: 'ImageUri' });
    expect(template('service').Parameters?.ImageUri).not.toHaveProperty('Default');
  });

  test('has immutable tags, is scanned, and does not keep its stack from being deleted', () => {
    const repository = only('registry', 'AWS::ECR::Repository');
    expect(repository).toMatchObject({
      ImageTagMutability: 'IMMUTABLE',
      ImageScanningConfiguration: { ScanOnPush: true },
      EmptyOnDelete: true,
    });
    const { LifecyclePolicyText } = repository.LifecyclePolicy as { LifecyclePolicyText: string };
    const { rules } = JSON.parse(LifecyclePolicyText);
    expect(rules.at(-1).selection).toMatchObject({ tagStatus: 'any' });
  });
});

describe('the pipeline', () => {
  test('has three stages, and takes the newest commit', () => {
    expect(stages.map((stage) => stage.Name)).toEqual(['Source', 'Build', 'Deploy']);
    expect(pipeline).toMatchObject({ PipelineType: 'V2', ExecutionMode: 'SUPERSEDED' });
    expect(source?.Configuration).toMatchObject({ DetectChanges: 'true', BranchName: { Ref: 'BranchName' } });
  });

  test("builds with the source's buildspec, which gets what it asks for and exports what is deployed", () => {
    const buildspec = readFileSync(join(repository, 'buildspec.yml'), 'utf8');
    const project = only('pipeline', 'AWS::CodeBuild::Project');
    expect(buildspec).toMatch(/exported-variables:(\s+- \w+)*\s+- IMAGE_URI/);
    expect(JSON.stringify(project.Environment)).toContain('"Name":"REPOSITORY_URI"');
    expect(project).toMatchObject({
      Source: { Type: 'CODEPIPELINE' },
      Environment: { PrivilegedMode: true },
    });
    expect(build?.Namespace).toBe('Build');
  });

  test("deploys the source's template with the image by its digest, in parameters that the template has", () => {
    const overrides = deploy?.Configuration.ParameterOverrides as { 'Fn::Sub': string };
    expect(overrides['Fn::Sub'].length).toBeLessThan(500);
    const given = JSON.parse(overrides['Fn::Sub']);
    expect(given.ImageUri).toBe('#{Build.IMAGE_URI}');
    expect(Object.keys(template('service').Parameters ?? {})).toEqual(
      expect.arrayContaining(Object.keys(given)),
    );
    expect(Object.keys(template('pipeline').Parameters ?? {})).toEqual(
      expect.arrayContaining(Object.keys(given).filter((name) => name !== 'ImageUri')),
    );
    expect(deploy?.Configuration).toMatchObject({
      ActionMode: 'CREATE_UPDATE',
      TemplatePath: {
        'Fn::If': [
          'InfrastructureArchive',
          'Infrastructure::service.template.json',
          'Source::infrastructure/templates/service.template.json',
        ],
      },
    });
  });

  test('has namespaces that do not clash with artifact names', () => {
    const actions = stages.flatMap((stage) => stage.Actions);
    const artifacts = actions
      .flatMap((action) => action.OutputArtifacts ?? [])
      .map((artifact) => artifact.Name);
    for (const { Namespace } of actions) expect(artifacts).not.toContain(Namespace);
  });
});
