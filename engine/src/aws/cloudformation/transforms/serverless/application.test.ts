import { describe, expect, it } from 'vitest';
import { rehearse } from '../../../../testing/rehearsal.ts';
import { cloudFormation } from '../../index.ts';
import type { JsonObject } from '../../template/json.ts';
import { processedBySam } from '../../testing/processed.ts';
import { create, statusOf } from '../../testing/stacks.ts';
import { templateStore } from '../../testing/template-store.ts';
import { translateServerless } from './translate.ts';

const application = (Properties: JsonObject) => ({ Type: 'AWS::Serverless::Application', Properties });
const Location = 'https://templates.s3.us-east-1.amazonaws.com/inner.json';

describe('sam-resource-application', () => {
  it('an application by URL is a nested stack', () => {
    const App = {
      Location,
      Parameters: { StringParameter: 'parameter-value', IntegerParameter: 2 },
      NotificationARNs: ['arn:aws:sns:us-east-1:123456789012:topic'],
      Tags: { Team: 'one' },
      TimeoutInMinutes: 5,
    };
    const made = translateServerless({ Resources: { App: application(App) } }) as { Resources: unknown };
    expect(made.Resources).toEqual({
      App: {
        Type: 'AWS::CloudFormation::Stack',
        Properties: {
          TemplateURL: Location,
          Parameters: { StringParameter: 'parameter-value', IntegerParameter: 2 },
          NotificationARNs: ['arn:aws:sns:us-east-1:123456789012:topic'],
          TimeoutInMinutes: 5,
          Tags: [
            { Key: 'lambda:createdBy', Value: 'SAM' },
            { Key: 'Team', Value: 'one' },
          ],
        },
      },
    });
  });

  it('is deployed', () => {
    const store = templateStore();
    const inner = { Resources: { W: { Type: 'AWS::CloudFormation::WaitConditionHandle' } } };
    store.put('inner.json', JSON.stringify(inner));
    using cloud = rehearse({ services: [cloudFormation([]), store.service] });
    const body = {
      Transform: 'AWS::Serverless-2016-10-31',
      Resources: { App: application({ Location }) },
    };
    create(cloud, JSON.stringify(body), { Capabilities: ['CAPABILITY_AUTO_EXPAND'] });
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
    const { StackResources } = cloud.call('cloudformation', 'DescribeStackResources', { StackName: 'demo' });
    expect(StackResources).toMatchObject([
      {
        LogicalResourceId: 'App',
        ResourceType: 'AWS::CloudFormation::Stack',
        ResourceStatus: 'CREATE_COMPLETE',
      },
    ]);
    const child = cloud.call('cloudformation', 'DescribeStacks', {
      StackName: StackResources![0]!.PhysicalResourceId,
    });
    expect(child.Stacks?.[0]?.Tags).toContainEqual({ Key: 'lambda:createdBy', Value: 'SAM' });
  });

  it('of the repository is refused, and one without a location', () => {
    const sar = {
      ApplicationId: 'arn:aws:serverlessrepo:us-east-1:123456789012:applications/a',
      SemanticVersion: '1.0.0',
    };
    expect(() => processedBySam({ App: application({ Location: sar }) })).toThrow(
      'Serverless Application Repository',
    );
    expect(() => processedBySam({ App: application({}) })).toThrow(
      'Transform AWS::Serverless-2016-10-31 failed with: Invalid Serverless Application Specification document. Number of errors found: 1. Resource with id [App] is invalid. Resource is missing the required [Location] property.',
    );
  });
});
