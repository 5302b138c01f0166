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
  Database: { Type: AWS::RDS::DBInstance }
  Made: { Type: Custom::Thing, Properties: { ServiceToken: x } }
  Wrong: { Type: AWS::ECS::Clutser }
  Alarm: { Type: AWS::CloudWatch::Alarm, Properties: { Metrics: [{ Id: a }] } }
`);
    expect(findings).toEqual([]);
    expect(
      resources.map(({ logicalId, outcome, findings: [first] }) => [logicalId, outcome, first?.text]),
    ).toEqual([
      ['Cluster', 'simulated', undefined],
      ['Database', 'recorded', 'no database answers at its endpoint: tasks that connect to it fail'],
      ['Made', 'simulated', undefined],
      ['Wrong', 'refused', 'AWS has no such type'],
      ['Alarm', 'refused', 'no alarms on metric math'],
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

  test('of a macro, or of something that is no template, is that it is refused', () => {
    expect(of('Transform: MyMacro\nResources: { A: { Type: AWS::ECS::Cluster } }')).toMatchObject({
      findings: [{ outcome: 'refused', text: expect.stringContaining('macros') }],
      resources: [],
    });
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
