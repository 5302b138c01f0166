// The system as a picture: what is drawn of templates and of a cloud, and that no name breaks the drawing.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Clients } from '../targets/clients.ts';
import { findTemplates } from '../templates/find-templates.ts';
import { readTemplate } from '../templates/template.ts';
import type { Diagram } from './diagram.ts';
import { diagramOfCloud } from './from-cloud.ts';
import { diagramOfTemplates } from './from-templates.ts';
import { mermaidOf } from './mermaid.ts';
import { svgOf } from './svg.ts';

const template = `
Parameters:
  Count: { Type: Number, Default: 3 }
Resources:
  Front: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }
  Http:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Front
      Port: 80
      Protocol: HTTP
      DefaultActions: [{ Type: fixed-response }]
  ToBlue:
    Type: AWS::ElasticLoadBalancingV2::ListenerRule
    Properties:
      ListenerArn: !Ref Http
      Conditions: [{ Field: path-pattern, Values: [/shop/*] }]
      Actions:
        - Type: forward
          ForwardConfig:
            TargetGroups:
              - { TargetGroupArn: !Ref Blue, Weight: 3 }
              - { TargetGroupArn: !GetAtt Green.TargetGroupArn, Weight: 1 }
  Blue: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { HealthCheckPath: /health } }
  Green: { Type: AWS::ElasticLoadBalancingV2::TargetGroup }
  Web:
    Type: AWS::ECS::Service
    Properties:
      DesiredCount: !Ref Count
      LaunchType: FARGATE
      LoadBalancers:
        - TargetGroupArn: !Ref Blue
          AdvancedConfiguration: { AlternateTargetGroupArn: !Ref Green }
  Group: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { MinSize: 2, MaxSize: 4 } }
`;

describe('of a template', () => {
  it('draws load balancers, rules, weights, target groups, services and groups of instances', () => {
    expect(mermaidOf(diagramOfTemplates([readTemplate(template)!]))).toBe(`flowchart LR
  n1(["Front<br>application"])
  n2{{"HTTP 80: path /shop/*"}}
  n1 --> n2
  n2 -- "75 %" --> n3
  n2 -- "25 %" --> n4
  n5{{"HTTP 80: default<br>fixed-response"}}
  n1 --> n5
  n3["Blue<br>health check /health"]
  n4["Green"]
  n6[["Web<br>3 tasks, FARGATE"]]
  n3 --> n6
  n4 --> n6
  subgraph place1["Group"]
    p1h1["2 to 4 instances"]
  end
`);
  });

  it('connects a service with the target groups of another stack', () => {
    const folder = fileURLToPath(new URL('../../../infrastructure/templates', import.meta.url));
    const { services, groups } = diagramOfTemplates(findTemplates(folder));
    expect(groups.length).toBe(2);
    expect(services.map((service) => service.groups)).toEqual([groups.map(({ id }) => id)]);
  });
});

describe('of a cloud', () => {
  it('draws what its APIs describe: weights, health, and tasks by zone and instance', async () => {
    const clients = {
      elbv2: {
        describeLoadBalancers: async () => ({
          LoadBalancers: [{ LoadBalancerArn: 'lb', LoadBalancerName: 'front', Type: 'application' }],
        }),
        describeListeners: async () => ({ Listeners: [{ ListenerArn: 'l', Protocol: 'HTTP', Port: 80 }] }),
        describeRules: async () => ({
          Rules: [
            {
              RuleArn: 'r',
              Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/*'] } }],
              Actions: [{ Type: 'forward', TargetGroupArn: 'tg' }],
            },
          ],
        }),
        describeTargetGroups: async () => ({
          TargetGroups: [{ TargetGroupArn: 'tg', TargetGroupName: 'blue' }],
        }),
        describeTargetHealth: async () => ({
          TargetHealthDescriptions: [
            { TargetHealth: { State: 'healthy' } },
            { TargetHealth: { State: 'draining' } },
          ],
        }),
      },
      ecs: {
        listClusters: async () => ({ clusterArns: ['c'] }),
        listServices: async () => ({ serviceArns: ['s'] }),
        listTasks: async () => ({ taskArns: ['t1', 't2'] }),
        listContainerInstances: async () => ({ containerInstanceArns: ['i'] }),
        describeServices: async () => ({
          services: [
            {
              serviceArn: 's',
              serviceName: 'web',
              runningCount: 2,
              desiredCount: 2,
              loadBalancers: [{ targetGroupArn: 'tg' }],
            },
          ],
        }),
        describeTasks: async () => ({
          tasks: [
            {
              lastStatus: 'RUNNING',
              availabilityZone: 'a',
              containerInstanceArn: 'i',
              taskDefinitionArn: 'x/web:1',
            },
            { lastStatus: 'RUNNING', availabilityZone: 'b', taskDefinitionArn: 'x/web:2' },
          ],
        }),
        describeContainerInstances: async () => ({
          containerInstances: [
            {
              containerInstanceArn: 'i',
              ec2InstanceId: 'i-1',
              attributes: [{ name: 'ecs.availability-zone', value: 'a' }],
            },
          ],
        }),
      },
    };
    expect(mermaidOf(await diagramOfCloud(clients as unknown as Clients))).toBe(`flowchart LR
  n1(["front<br>application"])
  n2{{"HTTP 80: path /*"}}
  n1 --> n2
  n2 -- "100 %" --> n3
  n3["blue<br>1 healthy, 1 draining"]
  n4[["web<br>2 of 2 tasks run"]]
  n3 --> n4
  subgraph place1["a"]
    p1h1["i-1<br>web:1"]
  end
  subgraph place2["b"]
    p2h1["Fargate<br>web:2"]
  end
`);
  });
});

describe('as SVG', () => {
  it('has a box for each thing, a line for each way, and only well-formed text', () => {
    const drawn = diagramOfTemplates([readTemplate(template)!]);
    const svg = svgOf(drawn);
    expect(svg.match(/<path /g)).toHaveLength(6);
    expect(svg.match(/<g>/g)).toHaveLength(6);
    expect(svg).toContain('75 %');
    expect(svg).toContain('2 to 4 instances');
    expect(isWellFormed(svg)).toBe(true);
  });

  it('shows any name as text', () => {
    const name = '<b>"&"</b>';
    const drawn: Diagram = {
      balancers: [],
      groups: [],
      services: [{ id: name, name, note: name, groups: [name] }],
      places: [{ name, hosts: [{ name, tasks: [name] }] }],
    };
    const svg = svgOf(drawn);
    expect(isWellFormed(svg)).toBe(true);
    expect(svg).not.toContain('<b>');
    expect(mermaidOf(drawn)).toContain('["#lt;b>#quot;#amp;#quot;#lt;/b>"]');
  });
});

it('stands in the documentation as it is drawn', () => {
  const folder = fileURLToPath(new URL('../../../infrastructure/templates', import.meta.url));
  const page = readFileSync(new URL('../../../infrastructure/README.md', import.meta.url), 'utf8');
  expect(page).toContain(mermaidOf(diagramOfTemplates(findTemplates(folder))));
});

/** Each element that opens closes, and text has no markup. */
function isWellFormed(svg: string): boolean {
  const open: string[] = [];
  for (const [, closing, name, rest] of svg.matchAll(/<(\/?)([a-z]+)((?:[^"<>]|"[^"<]*")*)>/g)) {
    if (closing) {
      if (open.pop() !== name) return false;
    } else if (!rest?.endsWith('/')) open.push(name!);
  }
  return open.length === 0 && !/&(?!(?:amp|lt|gt|quot);)/.test(svg);
}
