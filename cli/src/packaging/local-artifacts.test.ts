import { expect, it } from 'vitest';
import { type Artifact, withUploads } from './local-artifacts.ts';

async function uploaded(text: string) {
  const artifacts: Artifact[] = [];
  const result = await withUploads(text, async (artifact) => {
    artifacts.push(artifact);
    return { bucket: 'b', key: `k${artifacts.length}`, region: 'eu-west-1' };
  });
  return { artifacts, result };
}

it('replaces each local file by where it was uploaded to, and keeps all else', async () => {
  const { artifacts, result } = await uploaded(`# A comment
Resources:
  Serverless:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: ./src
      Role: !GetAtt Role.Arn
      Environment: { Variables: { NAME: !Sub 'x-\${AWS::StackName}' } }
  Plain:
    Type: AWS::Lambda::Function
    Properties:
      Code: build/function.zip
  Nested:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: nested.yaml
`);
  expect(artifacts).toEqual([
    { path: './src', kind: 'archive' },
    { path: 'build/function.zip', kind: 'archive' },
    { path: 'nested.yaml', kind: 'template' },
  ]);
  expect(result).toContain('# A comment');
  expect(result).toContain('CodeUri: s3://b/k1');
  expect(result).toContain('Role: !GetAtt Role.Arn');
  expect(result).toMatch(/!Sub 'x-.{2}AWS::StackName.'/);
  expect(result).toMatch(/Code:\s+S3Bucket: b\s+S3Key: k2/);
  expect(result).toContain('TemplateURL: https://b.s3.eu-west-1.amazonaws.com/k3');
});

it.each([
  [
    'has no local file',
    'Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Properties:\n      Code: { ZipFile: x }\n',
  ],
  [
    'names uploads already',
    'Resources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties: { CodeUri: s3://b/k }\n',
  ],
  [
    'takes the place from a parameter',
    'Resources:\n  A:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: !Ref Url }\n',
  ],
  ['cannot be read', 'Resources: [\n'],
  ['has no resources', 'Description: x\n'],
])('is the text itself where it %s', async (_, text) => {
  expect(await uploaded(text)).toEqual({ artifacts: [], result: text });
});

it('reads JSON too', async () => {
  const { result } = await uploaded(
    '{"Resources":{"A":{"Type":"AWS::Lambda::Function","Properties":{"Code":"src","Role":{"Fn::GetAtt":["R","Arn"]}}}}}',
  );
  expect(result).toContain('S3Key');
  expect(result).toContain('"Fn::GetAtt"');
});
