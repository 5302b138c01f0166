// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of Fn::Sub are plain texts.
import { describe, expect, it } from 'vitest';
import { checkTemplate } from './check.ts';
import type { JsonObject } from './json.ts';

const resource = { Type: 'AWS::SNS::Topic' };
const withProperties = (Properties: JsonObject) => ({ Resources: { A: { ...resource, Properties } } });

describe('the structure of a template', () => {
  it.each<[JsonObject, string]>([
    [{ Resources: {} }, 'Template format error: At least one Resources member must be defined.'],
    [{ Resources: { A: 'x' } }, 'Template format error: Any Resources member must be an object.'],
    [
      { Resources: { A: {} } },
      'Template format error: [/Resources/A] Every Resources object must contain a Type member.',
    ],
    [{ Resources: { A: { ...resource, Invalid: 1 } } }, "Invalid template resource property 'Invalid'"],
    [{ Resources: { 'a-b': resource } }, 'Template format error: Resource name a-b is non alphanumeric.'],
    [
      { Resources: { A: resource }, Parameters: { 'AWS::NoValue': { Type: 'String' } } },
      'Template format error: Parameter name AWS::NoValue is non alphanumeric.',
    ],
    [
      { Resources: { A: resource }, Outputs: { O: {} } },
      'Template format error: Every Outputs member must contain a Value object',
    ],
    [
      { Resources: { A: resource }, Mappings: { M: 'x' } },
      'Template format error: Every Mappings member M must be a map',
    ],
    [
      { Resources: { A: resource }, Mappings: { M: { T: { K: { deep: 1 } } } } },
      'Template format error: Every Mappings attribute must be a String or a List.',
    ],
    [
      withProperties({ X: { Ref: 'Missing' } }),
      'Template format error: Unresolved resource dependencies [Missing] in the Resources block of the template',
    ],
    [
      withProperties({ X: { 'Fn::Sub': 'a ${Missing.Arn} ${AWS::Region} ${!Literal}' } }),
      'Template format error: Unresolved resource dependencies [Missing] in the Resources block of the template',
    ],
    [
      { Resources: { A: { ...resource, DependsOn: 'Gone' } } },
      'Template format error: Unresolved resource dependencies [Gone] in the Resources block of the template',
    ],
    [
      { Resources: { A: resource }, Outputs: { O: { Value: { Ref: 'X' } } } },
      'Unresolved resource dependencies [X] in the Outputs block of the template',
    ],
    [
      withProperties({ X: { 'Fn::GetAtt': ['A', ''] } }),
      'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    ],
    [
      withProperties({ X: { 'Fn::If': ['C', 1, 2] } }),
      'Template error: unresolved condition dependency C in Fn::If',
    ],
    [
      {
        Resources: {
          A: { ...resource, DependsOn: 'B' },
          B: { ...resource, DependsOn: ['A'] },
          C: { ...resource, DependsOn: 'A' },
        },
      },
      'Circular dependency between resources: [A, B]',
    ],
  ])('refuses %j with AWS’s text', (template, message) => {
    expect(() => checkTemplate(template)).toThrow(message);
  });
});
