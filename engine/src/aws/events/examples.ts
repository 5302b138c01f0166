// An example of each of the service's resource types, for the contract suite that every type passes.
import type { Examples } from '../../testing/resource-examples/examples.ts';

const target = (pipeline: string) => ({
  Targets: [
    {
      Id: 'pipeline',
      Arn: `arn:aws:codepipeline:us-east-1:000000000000:${pipeline}`,
      RoleArn: 'arn:aws:iam::000000000000:role/starts',
    },
  ],
});

const statement = (principal: string) => ({
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${principal}:root` },
  Action: 'events:PutEvents',
  Resource: 'arn:aws:events:us-east-1:000000000000:event-bus/default',
});

export const examples: Examples = {
  'AWS::Events::Archive': {
    create: {
      SourceArn: 'arn:aws:events:us-east-1:000000000000:event-bus/default',
      Description: 'a',
      EventPattern: { source: ['shop'] },
      RetentionDays: 7,
    },
    update: { Description: 'b', RetentionDays: 30 },
    replace: { ArchiveName: 'other' },
  },
  'AWS::Events::EventBus': {
    absent: ['Policy'],
    create: { Name: 'orders', Description: 'a', Tags: [{ Key: 'team', Value: 'a' }] },
    update: { Description: 'b', Tags: [{ Key: 'team', Value: 'b' }] },
    replace: { Name: 'other' },
  },
  'AWS::Events::EventBusPolicy': {
    create: { StatementId: 'partner', Statement: statement('111122223333') },
    update: { Statement: statement('444455556666') },
    replace: { StatementId: 'other' },
  },
  'AWS::Events::Rule': {
    create: {
      Description: 'a',
      EventPattern: { source: ['aws.codecommit'], detail: { event: [{ prefix: 'reference' }] } },
      ...target('a'),
    },
    update: { Description: 'b', State: 'DISABLED', ...target('b') },
    replace: { Name: 'other' },
  },
};
