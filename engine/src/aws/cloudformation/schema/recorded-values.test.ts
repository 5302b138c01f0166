// Ref and Fn::GetAtt of types that are only recorded.
import { expect, test } from 'vitest';
import { rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';

/** What Ref and the attributes give, as outputs of a stack. */
function valuesOf(Type: string, Properties: object, attributes: readonly string[]) {
  using cloud = rehearse({ services });
  const Outputs = {
    Ref: { Value: { Ref: 'It' } },
    ...Object.fromEntries(
      attributes.map((name, at) => [
        `A${at}`,
        { Value: { 'Fn::Join': [',', [{ 'Fn::GetAtt': ['It', name] }]] } },
      ]),
    ),
  };
  cloud.call('cloudformation', 'CreateStack', {
    StackName: 'web',
    TemplateBody: JSON.stringify({ Resources: { It: { Type, Properties } }, Outputs }),
  });
  cloud.settle();
  const [stack] = cloud.call('cloudformation', 'DescribeStacks', { StackName: 'web' }).Stacks!;
  return Object.fromEntries(stack!.Outputs!.map(({ OutputKey, OutputValue }) => [OutputKey!, OutputValue!]));
}

test.each([
  [
    'AWS::Kinesis::Stream',
    {},
    ['Arn'],
    [/^web-It-\w+$/, /^arn:aws:kinesis:us-east-1:0+:stream\/web-It-\w+$/],
  ],
  [
    'AWS::Cognito::UserPool',
    {},
    ['ProviderURL'],
    [/^us-east-1_\w{9}$/, /^https:\/\/cognito-idp\.us-east-1\.amazonaws\.com\/us-east-1_\w{9}$/],
  ],
  [
    'AWS::CloudFront::Distribution',
    { DistributionConfig: {} },
    ['DomainName'],
    [/^E\w{13}$/, /^d\w{13}\.cloudfront\.net$/],
  ],
  [
    'AWS::SecretsManager::Secret',
    { Name: 'password' },
    ['Id'],
    [/^arn:aws:secretsmanager:us-east-1:0+:secret:password-\w{6}$/, /^arn:aws:secretsmanager/],
  ],
] as const)('%s has values in AWS’s form', (type, properties, attributes, expected) => {
  const values = Object.values(valuesOf(type, properties, attributes));
  expect(values).toHaveLength(expected.length);
  const [ref, ...others] = expected;
  const all = valuesOf(type, properties, attributes);
  expect(all.Ref).toMatch(ref);
  others.forEach((pattern, at) => {
    expect(all[`A${at}`]).toMatch(pattern);
  });
});
