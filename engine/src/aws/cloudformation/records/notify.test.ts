import { expect, it } from 'vitest';
import { listed } from '../../../contracts/listed-type.ts';
import { rehearse } from '../../../testing/rehearsal.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import { cloudFormation } from '../index.ts';
import { scriptedParameter } from '../testing/scripted-parameter.ts';
import { create, templateOf } from '../testing/stacks.ts';

it('every event of a stack is published to its notification topics', () => {
  const messages: string[] = [];
  const topics = standInService<'sns'>({
    id: 'sns',
    operations: {},
    actionTargets: [
      {
        owns: ({ service }) => service === 'sns',
        perform: ({ message }) => {
          messages.push(String(message));
          return { status: 'performed' };
        },
      },
    ],
  });
  using cloud = rehearse({ services: [cloudFormation([listed(scriptedParameter)]), topics] });
  create(cloud, templateOf({ A: 'one' }), { NotificationARNs: ['arn:aws:sns:us-east-1:000000000000:t'] });
  expect(messages.map((each) => /ResourceStatus='(\w+)'/.exec(each)?.[1])).toEqual([
    'CREATE_IN_PROGRESS',
    'CREATE_IN_PROGRESS',
    'CREATE_IN_PROGRESS',
    'CREATE_COMPLETE',
    'CREATE_COMPLETE',
  ]);
  expect(messages[3]).toContain("LogicalResourceId='A'\n");
});
