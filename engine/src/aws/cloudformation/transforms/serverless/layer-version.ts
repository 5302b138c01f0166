// AWS::Serverless::LayerVersion: a version of a layer, under a logical id that changes with it, so that the version before it
// stays. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-layerversion.html
import { isObject } from '../../template/json.ts';
import { s3Location } from './s3-location.ts';
import { contentHash, inheritedFrom, invalidResource, pick, type Translator } from './translator.ts';

export const layerVersion: Translator = ({ logicalId, type, properties, attributes }) => {
  const { ContentUri, LayerName = logicalId, RetentionPolicy } = properties;
  const Content = isObject(ContentUri) || typeof ContentUri === 'string' ? s3Location(ContentUri) : undefined;
  if (!Content)
    throw invalidResource(
      logicalId,
      "'ContentUri' is not a valid S3 Uri of the form 's3://bucket/key' with optional versionId query parameter.",
    );
  const retention = policies[String(RetentionPolicy ?? '').toLowerCase()];
  if (RetentionPolicy !== undefined && !retention)
    throw invalidResource(
      logicalId,
      "'RetentionPolicy' must be one of the following options: ['Retain', 'Delete'].",
    );
  const id = `${logicalId}${contentHash({
    [logicalId]: {
      Type: type,
      Properties: properties,
      ...pick(attributes, ['Condition', 'DependsOn']),
    },
  })}`;
  return {
    resources: {
      [id]: {
        Type: 'AWS::Lambda::LayerVersion',
        DeletionPolicy: 'Retain',
        ...inheritedFrom(attributes),
        ...pick(attributes, ['DependsOn']),
        ...(retention === undefined ? {} : { DeletionPolicy: retention }),
        Properties: {
          Content,
          LayerName,
          ...pick(properties, [
            'CompatibleArchitectures',
            'CompatibleRuntimes',
            'Description',
            'LicenseInfo',
          ]),
        },
      },
    },
    references: { [logicalId]: id },
  };
};

const policies: Readonly<Record<string, string>> = { retain: 'Retain', delete: 'Delete' };
