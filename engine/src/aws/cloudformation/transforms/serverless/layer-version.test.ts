// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of templates are plain texts.
import { describe, expect, it } from 'vitest';
import { processedBySam } from '../../testing/processed.ts';

const layer = (Properties: object, attributes: object = {}) => ({
  Type: 'AWS::Serverless::LayerVersion',
  ...attributes,
  Properties,
});

describe('sam-resource-layerversion', () => {
  it('a layer gets a logical id that ends with the hash of what it says', () => {
    const Libs = layer({
      LayerName: 'libraries',
      Description: 'What our functions share',
      ContentUri: 's3://layers/libraries.zip',
      CompatibleRuntimes: ['nodejs22.x', 'nodejs24.x'],
      LicenseInfo: 'MIT-0',
      RetentionPolicy: 'Retain',
    });
    expect(Object.values(processedBySam({ Libs }))).toEqual([
      {
        Type: 'AWS::Lambda::LayerVersion',
        DeletionPolicy: 'Retain',
        Properties: {
          Content: { S3Bucket: 'layers', S3Key: 'libraries.zip' },
          LayerName: 'libraries',
          Description: 'What our functions share',
          CompatibleRuntimes: ['nodejs22.x', 'nodejs24.x'],
          LicenseInfo: 'MIT-0',
        },
      },
    ]);
    // The id that aws-sam-translator 1.110.0 makes of the same layer.
    expect(Object.keys(processedBySam({ L: layer({ ContentUri: 's3://b/k' }) }))).toEqual(['L0fe3d22673']);
  });

  it('a version of the object is taken, and RetentionPolicy: Delete', () => {
    const made = processedBySam({
      Object: layer({ ContentUri: { Bucket: 'b', Key: 'k', Version: '3' }, RetentionPolicy: 'Delete' }),
      Uri: layer({ ContentUri: 's3://b/k?versionId=7' }, { UpdateReplacePolicy: 'Delete' }),
    });
    expect(Object.values(made)).toEqual([
      {
        Type: 'AWS::Lambda::LayerVersion',
        DeletionPolicy: 'Delete',
        Properties: { Content: { S3Bucket: 'b', S3Key: 'k', S3ObjectVersion: '3' }, LayerName: 'Object' },
      },
      {
        Type: 'AWS::Lambda::LayerVersion',
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Delete',
        Properties: { Content: { S3Bucket: 'b', S3Key: 'k', S3ObjectVersion: '7' }, LayerName: 'Uri' },
      },
    ]);
  });

  it('references to the layer name its version', () => {
    const made = processedBySam({
      L: layer({ ContentUri: 's3://b/k' }),
      Parameter: {
        Type: 'AWS::SSM::Parameter',
        DependsOn: ['L'],
        Properties: {
          Type: 'String',
          Value: { 'Fn::Sub': ['${L}:${L.Arn}:${AWS::Region}:${x}', { x: { Ref: 'L' } }] },
          Description: { 'Fn::GetAtt': ['L', 'LayerVersionArn'] },
        },
      },
    });
    expect(made.Parameter).toEqual({
      Type: 'AWS::SSM::Parameter',
      DependsOn: ['L0fe3d22673'],
      Properties: {
        Type: 'String',
        Value: {
          'Fn::Sub': ['${L0fe3d22673}:${L0fe3d22673.Arn}:${AWS::Region}:${x}', { x: { Ref: 'L0fe3d22673' } }],
        },
        Description: { 'Fn::GetAtt': ['L0fe3d22673', 'LayerVersionArn'] },
      },
    });
  });

  it('refuses a local path, and other policies', () => {
    expect(() => processedBySam({ L: layer({ ContentUri: {} }) })).toThrow(
      "'ContentUri' is not a valid S3 Uri of the form 's3://bucket/key'",
    );
    expect(() => processedBySam({ L: layer({ ContentUri: 's3://b/k', RetentionPolicy: 'Keep' }) })).toThrow(
      "Resource with id [L] is invalid. 'RetentionPolicy' must be one of the following options: ['Retain', 'Delete'].",
    );
  });
});
