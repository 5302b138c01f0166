import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listed } from '../../../contracts/listed-type.ts';
import {
  answerInvocations,
  answerRequest,
  type FunctionEvent,
  upload,
} from '../../../testing/function-stand-in.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { lambda } from '../../lambda/index.ts';
import { functionInput, lambdaRoles } from '../../lambda/testing/functions.ts';
import { logs } from '../../logs/index.ts';
import { s3 } from '../../s3/index.ts';
import { cloudFormation } from '../index.ts';
import { scriptedParameter } from '../testing/scripted-parameter.ts';
import { create, eventsOf, outputsOf, remove, statusOf, update } from '../testing/stacks.ts';

let cloud: Rehearsal;
let seen: FunctionEvent[];
/** What the provider does with a request. */
let provider: (event: FunctionEvent) => unknown;

beforeEach(() => {
  cloud = rehearse({
    services: [cloudFormation([listed(scriptedParameter)]), lambda, lambdaRoles, logs, s3],
  });
  cloud.call('lambda', 'CreateFunction', functionInput);
  seen = [];
  provider = (event) => answerRequest(cloud, event);
  answerInvocations(cloud, (event) => {
    seen.push(event);
    return provider(event);
  });
});
afterEach(() => cloud[Symbol.dispose]());

const ServiceToken = 'arn:aws:lambda:us-east-1:000000000000:function:f';
const template = (properties: object = {}, more: object = {}, type = 'Custom::Thing') =>
  JSON.stringify({
    Resources: { It: { Type: type, Properties: { ServiceToken, ...properties } } },
    Outputs: { Ref: { Value: { Ref: 'It' } } },
    ...more,
  });
const requests = () => seen.map(({ RequestType, PhysicalResourceId }) => [RequestType, PhysicalResourceId]);
const reasonOf = (status: string) => eventsOf(cloud).find((line) => line.startsWith(`It ${status}`));

describe('a custom resource', () => {
  it.each(['Custom::Thing', 'AWS::CloudFormation::CustomResource'])(
    'of type %s is made by its function',
    (type) => {
      create(cloud, template({ Count: 3, On: true, Nested: { List: [1] } }, {}, type));
      expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
      expect(seen).toMatchObject([
        {
          RequestType: 'Create',
          ServiceToken,
          ResponseURL: expect.stringMatching(
            /^http:\/\/127\.0\.0\.1:4566\/cloudformation-custom-resource-response-useast1\/arn%3Aaws%3Acloudformation%3A/,
          ),
          LogicalResourceId: 'It',
          ResourceType: type,
          ResourceProperties: { ServiceToken, Count: '3', On: 'true', Nested: { List: ['1'] } },
        },
      ]);
      expect(seen[0]).not.toHaveProperty('PhysicalResourceId');
      expect(outputsOf(cloud).Ref).toBe('made');
      expect(eventsOf(cloud).filter((line) => line.startsWith('It'))).toEqual([
        'It CREATE_IN_PROGRESS',
        'It CREATE_IN_PROGRESS (Resource creation Initiated)',
        'It CREATE_COMPLETE',
      ]);
      expect(cloud.log).toEqual([]);
    },
  );

  it('gives what its provider answers as attributes', () => {
    provider = (event) => answerRequest(cloud, event, { Data: { Url: 'u', 'A.B': 'dotted', N: 1 } });
    const get = (name: string) => ({ Value: { 'Fn::GetAtt': ['It', name] } });
    create(cloud, template({}, { Outputs: { Url: get('Url'), Dotted: get('A.B'), N: get('N') } }));
    expect(outputsOf(cloud)).toEqual({ Url: 'u', Dotted: 'dotted', N: '1' });
    update(cloud, template({ X: 1 }, { Outputs: { Gone: get('Gone') } }));
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(eventsOf(cloud).join('\n')).toMatch(
      /CustomResource attribute error: Vendor response doesn't contain Gone attribute in object arn:.*\|It\|[0-9a-f-]{36}/,
    );
  });

  it('has values that events do not show when its provider says so', () => {
    provider = (event) => answerRequest(cloud, event, { NoEcho: true, Data: { Password: 'hunter2' } });
    const Value = { 'Fn::Join': ['', ['p=', { 'Fn::GetAtt': ['It', 'Password'] }]] };
    const other = { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value } };
    const body = JSON.parse(template()) as { Resources: object };
    create(cloud, JSON.stringify({ ...body, Resources: { ...body.Resources, Other: other } }));
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
    const { StackEvents } = cloud.call('cloudformation', 'DescribeStackEvents', { StackName: 'demo' });
    const shown = StackEvents?.map(({ ResourceProperties }) => ResourceProperties).join();
    expect(shown).toContain('"Value":"*****"');
    expect(shown).not.toContain('hunter2');
  });

  it('is updated only if its own properties change, and deleted with its latest', () => {
    create(cloud, template({ A: 1 }));
    update(cloud, template({ A: 1, ServiceTimeout: 60 }));
    expect(requests()).toHaveLength(1);
    update(cloud, template({ A: 2 }));
    expect(seen[1]).toMatchObject({
      RequestType: 'Update',
      PhysicalResourceId: 'made',
      ResourceProperties: { A: '2' },
      OldResourceProperties: { A: '1' },
    });
    remove(cloud);
    expect(seen[2]).toMatchObject({
      RequestType: 'Delete',
      PhysicalResourceId: 'made',
      ResourceProperties: { A: '2' },
    });
    expect(cloud.call('cloudformation', 'ListStacks', {}).StackSummaries?.[0]?.StackStatus).toBe(
      'DELETE_COMPLETE',
    );
  });

  it('keeps its attributes in an update that leaves it as it is', () => {
    provider = (event) => answerRequest(cloud, event, { Data: { Word: 'hello' } });
    const body = (Value: string) => {
      const Other = { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value } };
      const It = { Type: 'Custom::Thing', Properties: { ServiceToken } };
      return template(
        {},
        {
          Resources: { It, Other },
          Outputs: { Word: { Value: { 'Fn::GetAtt': ['It', 'Word'] } } },
        },
      );
    };
    create(cloud, body('a'));
    update(cloud, body('b'));
    expect(outputsOf(cloud).Word).toBe('hello');
    expect(seen).toHaveLength(1);
  });

  it('that answers an update with another id is replaced: the old one is deleted with its old properties', () => {
    create(cloud, template({ A: 1 }));
    provider = (event) =>
      answerRequest(cloud, event, event.RequestType === 'Update' ? { PhysicalResourceId: 'second' } : {});
    update(cloud, template({ A: 2 }));
    expect(statusOf(cloud)).toBe('UPDATE_COMPLETE');
    expect(outputsOf(cloud).Ref).toBe('second');
    expect(requests()).toEqual([
      ['Create', undefined],
      ['Update', 'made'],
      ['Delete', 'made'],
    ]);
    expect(seen[2]).toMatchObject({ ResourceProperties: { A: '1' } });
  });

  it('is asked to return to its old properties when the stack is rolled back, and what it made then goes', () => {
    create(cloud, template({ A: 1 }));
    provider = (event) => {
      const { A } = event.ResourceProperties as { A: string };
      answerRequest(
        cloud,
        event,
        event.RequestType === 'Update' ? { PhysicalResourceId: A === '1' ? 'made' : 'second' } : {},
      );
    };
    const failing = {
      Type: 'AWS::SSM::Parameter',
      DependsOn: 'It',
      Properties: { Type: 'String', Value: 'fail create' },
    };
    const body = JSON.parse(template({ A: 2 })) as { Resources: object };
    update(cloud, JSON.stringify({ ...body, Resources: { ...body.Resources, Bad: failing } }));
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(requests().slice(1)).toEqual([
      ['Update', 'made'],
      ['Update', 'second'],
      ['Delete', 'second'],
    ]);
    expect(seen[2]).toMatchObject({ ResourceProperties: { A: '1' }, OldResourceProperties: { A: '2' } });
    expect(outputsOf(cloud).Ref).toBe('made');
  });
});

describe('a custom resource fails', () => {
  it('with its provider’s reason, and what it may have made is deleted', () => {
    provider = (event) =>
      answerRequest(
        cloud,
        event,
        event.RequestType === 'Create'
          ? { Status: 'FAILED', Reason: 'no room', PhysicalResourceId: 'half' }
          : {},
      );
    create(cloud, template());
    expect(reasonOf('CREATE_FAILED')).toMatch(
      /^It CREATE_FAILED \(Received response status \[FAILED\] from custom resource\. Message returned: no room \(RequestId: [0-9a-f-]{36}\)\)$/,
    );
    expect(statusOf(cloud)).toBe('ROLLBACK_COMPLETE');
    expect(requests()).toEqual([
      ['Create', undefined],
      ['Delete', 'half'],
    ]);
  });

  it.each([
    ['x'.repeat(4097), 'Response object is too long.'],
    ['no json', 'Invalid Response object: it is not a JSON object'],
  ])('when the answer is %.10s…', (body, reason) => {
    provider = (event) =>
      event.RequestType === 'Create' ? upload(cloud, event, body) : answerRequest(cloud, event);
    create(cloud, template());
    expect(reasonOf('CREATE_FAILED')).toBe(`It CREATE_FAILED (${reason})`);
  });

  it.each([
    [{ Status: 'FAILURE' }, "Invalid Response object: 'FAILURE' is not a valid ResponseStatus"],
    [{ PhysicalResourceId: '' }, 'Invalid PhysicalResourceId'],
    [{ RequestId: 'other' }, 'Invalid Response object: RequestId is "other", and not the request\'s'],
  ])('when the answer has %j', (answer, reason) => {
    provider = (event) => answerRequest(cloud, event, event.RequestType === 'Create' ? answer : {});
    create(cloud, template());
    expect(reasonOf('CREATE_FAILED')).toContain(reason);
  });

  it('when there is no such function, or its token is no ARN of a provider', () => {
    create(cloud, template({ ServiceToken: `${ServiceToken}x` }));
    expect(reasonOf('CREATE_FAILED')).toContain(
      'Function not found: arn:aws:lambda:us-east-1:000000000000:function:fx',
    );
    expect(statusOf(cloud)).toBe('ROLLBACK_COMPLETE');
    create(cloud, template({ ServiceToken: 'no' }), { name: 'other' });
    expect(eventsOf(cloud, 'other').join()).toContain("Invalid service token: 'no'");
  });

  it('when nobody has answered for ServiceTimeout, and says meanwhile what it waits for', () => {
    provider = () => undefined;
    create(cloud, template({ ServiceTimeout: 60 }));
    cloud.advance(10_000);
    expect(eventsOf(cloud).at(-1)).toMatch(
      /f has returned without an answer \(request .*\)\. CloudFormation waits until /,
    );
    expect(statusOf(cloud)).toBe('CREATE_IN_PROGRESS');
    provider = (event) => answerRequest(cloud, event);
    cloud.advance(50_000);
    expect(reasonOf('CREATE_FAILED')).toContain(
      'CloudFormation did not receive a response from your Custom Resource.',
    );
    expect(statusOf(cloud)).toBe('ROLLBACK_COMPLETE');
    expect(requests()[1]).toEqual(['Delete', expect.stringMatching(/^demo-It-/)]);
  });

  it('when nobody has answered for an hour, where the template says nothing of it', () => {
    provider = () => undefined;
    create(cloud, template());
    cloud.advance(3_599_000);
    expect(statusOf(cloud)).toBe('CREATE_IN_PROGRESS');
    provider = (event) => answerRequest(cloud, event);
    cloud.advance(1000);
    expect(reasonOf('CREATE_FAILED')).toContain(
      'CloudFormation did not receive a response from your Custom Resource.',
    );
    expect(statusOf(cloud)).toBe('ROLLBACK_COMPLETE');
  });

  it('as soon as its function has failed for the third time', () => {
    provider = (event) => {
      if (event.RequestType === 'Create') throw new Error('broken');
      answerRequest(cloud, event);
    };
    create(cloud, template());
    expect(eventsOf(cloud).at(-1)).toContain('f has failed: Error: broken. Lambda invokes it again at ');
    cloud.advance(180_000);
    expect(reasonOf('CREATE_FAILED')).toContain('The function has failed for the last time: Error: broken');
    expect(statusOf(cloud)).toBe('ROLLBACK_COMPLETE');
  });

  it('when its service token changes', () => {
    create(cloud, template());
    cloud.call('lambda', 'CreateFunction', { ...functionInput, FunctionName: 'g' });
    update(cloud, template({ ServiceToken: ServiceToken.replace(/f$/, 'g') }));
    expect(eventsOf(cloud)).toContain('It UPDATE_FAILED (Modifying service token is not allowed.)');
  });
});

describe('a custom resource in progress', () => {
  it('is answered after a restart of the engine, too', () => {
    provider = () => undefined;
    create(cloud, template());
    cloud.restart();
    cloud.settle();
    expect(statusOf(cloud)).toBe('CREATE_IN_PROGRESS');
    answerRequest(cloud, seen[0]!);
    cloud.settle();
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
  });

  it('whose provider does not run here is recorded, loudly', () => {
    cloud.call('lambda', 'CreateFunction', { ...functionInput, FunctionName: 'j', Runtime: 'java21' });
    create(cloud, template({ ServiceToken: ServiceToken.replace(/f$/, 'j') }));
    cloud.advance(1);
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
    expect(eventsOf(cloud).join()).toContain(
      'Recorded only: no provider was called. Recorded only: Drydock does not run',
    );
    remove(cloud);
    expect(seen).toEqual([]);
  });
});
