import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { coverageOf } from './command.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coverage-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const of = (text: string) => coverageOf(write('it.yaml', text), 'us-east-1').templates[0]!;

describe('the coverage of a template', () => {
  test('says of each resource whether it is simulated, recorded or refused, and why', () => {
    const { findings, resources } = of(`
Resources:
  Cluster: { Type: AWS::ECS::Cluster }
  Database: { Type: AWS::RDS::DBInstance, Properties: { Engine: oracle-se2 } }
  Made: { Type: Custom::Thing, Properties: { ServiceToken: x } }
  Wrong: { Type: AWS::ECS::Clutser }
  Alarm: { Type: AWS::CloudWatch::Alarm, Properties: { Metrics: [{ Id: a, Expression: 'SEARCH(b)' }] } }
`);
    expect(findings).toEqual([]);
    expect(
      resources.map(({ logicalId, outcome, findings: [first] }) => [logicalId, outcome, first?.text]),
    ).toEqual([
      ['Cluster', 'simulated', undefined],
      ['Database', 'recorded', 'no server of this engine: tasks that connect to its endpoint fail'],
      ['Made', 'simulated', undefined],
      ['Wrong', 'refused', 'AWS has no such type'],
      ['Alarm', 'refused', 'no such function of metric math'],
    ]);
  });

  test('judges by the defaults of parameters, and by both branches of a condition', () => {
    const { resources } = of(`
Parameters:
  Launch: { Type: String, Default: EXTERNAL }
  Other: { Type: String, Default: FARGATE }
Conditions:
  Yes: !Equals [a, a]
Resources:
  ByDefault: { Type: AWS::ECS::Service, Properties: { LaunchType: !Ref Launch } }
  ByBranch: { Type: AWS::ECS::Service, Properties: { LaunchType: !If [Yes, FARGATE, EXTERNAL] } }
  Absent: { Type: AWS::ECS::Service, Properties: { LaunchType: !Ref AWS::NoValue } }
  Fine: { Type: AWS::ECS::Service, Properties: { LaunchType: !Ref Other } }
`);
    expect(resources.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'simulated', 'simulated']);
  });

  test('warns of tasks that have no way out on AWS, and of retired runtimes', () => {
    const network = (route: string) => `
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: v, CidrBlock: 10.0.0.0/24 } }
  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: v } }
  In: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Subnet, RouteTableId: !Ref Table } }
  Gateway: { Type: AWS::EC2::InternetGateway }
  Out: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, ${route} } }
`;
    const service = (address: string) => `
  Service:
    Type: AWS::ECS::Service
    Properties:
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [!Ref Subnet], AssignPublicIp: ${address} } }
`;
    const warnings = (text: string) =>
      of(`Resources:${text}`).resources.flatMap(({ logicalId, outcome, findings }) =>
        findings
          .filter((finding) => finding.outcome === 'warning')
          .map((finding) => [logicalId, outcome, finding.text]),
      );
    const internet = network('GatewayId: !Ref Gateway');
    expect(warnings(internet + service('ENABLED'))).toEqual([]);
    expect(warnings(network('NatGatewayId: nat-1') + service('DISABLED'))).toEqual([]);
    expect(warnings(service('DISABLED'))).toEqual([]);
    expect(warnings(internet + service('DISABLED'))).toEqual([
      ['Service', 'simulated', expect.stringContaining('AssignPublicIp is not ENABLED')],
    ]);
    const inside = network('GatewayId: !Ref Gateway').replace('0.0.0.0/0', '10.1.0.0/16');
    expect(warnings(inside + service('ENABLED'))).toEqual([
      ['Service', 'simulated', expect.stringContaining('no route to the internet')],
    ]);
    const endpoint = `
  Ecr: { Type: AWS::EC2::VPCEndpoint, Properties: { ServiceName: com.amazonaws.us-east-1.ecr.dkr } }
`;
    expect(warnings(inside + service('DISABLED') + endpoint)).toEqual([]);
    expect(warnings('\n  Old: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.6 } }')).toEqual([
      ['Old', 'simulated', expect.stringMatching(/^Not on AWS: .*python3\.6/)],
    ]);
  });

  test('names parameters that AWS publishes and the engine does not have', () => {
    const { findings } = of(`
Parameters:
  Known:
    Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
    Default: /aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id
  Unknown:
    Type: AWS::SSM::Parameter::Value<String>
    Default: /aws/service/marketplace/prod-x/1.0
Resources:
  Cluster: { Type: AWS::ECS::Cluster }
`);
    expect(findings).toMatchObject([{ outcome: 'refused', path: 'Parameters.Unknown' }]);
  });

  test('of a template with a macro is of the template as it is, and says so', () => {
    expect(of('Transform: MyMacro\nResources: { A: { Type: AWS::ECS::Cluster } }')).toMatchObject({
      findings: [{ outcome: 'warning', path: 'Transform MyMacro' }],
      resources: [{ logicalId: 'A', outcome: 'simulated' }],
    });
  });

  test('of something that is no template is that it is refused', () => {
    expect(of('- a\n- b')).toMatchObject({ findings: [{ outcome: 'refused' }] });
  });

  test('includes the templates that it nests by a path', () => {
    write('inner.yaml', 'Resources: { Queue: { Type: AWS::SQS::Queue } }');
    const outer = write(
      'outer.yaml',
      'Resources:\n  Inner:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ./inner.yaml\n',
    );
    const { templates } = coverageOf(outer, 'us-east-1');
    expect(templates.map(({ template, resources }) => [template, resources[0]?.logicalId])).toEqual([
      ['outer.yaml', 'Inner'],
      ['inner.yaml', 'Queue'],
    ]);
  });
});

describe('the coverage of a cloud assembly', () => {
  test('has the template of each of its stacks', () => {
    const template = { Resources: { Cluster: { Type: 'AWS::ECS::Cluster' } } };
    write('One.template.json', JSON.stringify(template));
    write(
      'manifest.json',
      JSON.stringify({
        artifacts: {
          One: { type: 'aws:cloudformation:stack', properties: { templateFile: 'One.template.json' } },
          'One.assets': { type: 'cdk:asset-manifest', properties: { file: 'One.assets.json' } },
        },
      }),
    );
    expect(coverageOf(folder, 'us-east-1').templates.map((each) => each.template)).toEqual([
      'One.template.json',
    ]);
  });

  test('of a folder that is none is an error that says what to name', () => {
    expect(() => coverageOf(folder, 'us-east-1')).toThrow(/is a folder without manifest\.json\./);
    expect(() => coverageOf(join(folder, 'nothing'), 'us-east-1')).toThrow(/^There is no /);
  });
});
