// AWS::Serverless::Application: a nested stack.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-application.html
import { validationError } from '../../faults.ts';
import { isRotation, repositoryScheme } from '../../rotation-functions/template.ts';
import { isObject } from '../../template/json.ts';
import { invalidResource, pick, type Translator, withSamTag } from './translator.ts';

export const application: Translator = ({ logicalId, properties, attributes }) => {
  const { Location, Tags } = properties;
  if (Location === undefined)
    throw invalidResource(logicalId, 'Resource is missing the required [Location] property.');
  const id = isObject(Location) ? Location.ApplicationId : undefined;
  // One that depends on a mapping is known when the nested stack is made.
  if (typeof id === 'string' && !isRotation(id))
    throw validationError(
      `Drydock does not reach the AWS Serverless Application Repository (${logicalId}): give the template's URL as Location.`,
    );
  return {
    resources: {
      [logicalId]: {
        ...attributes,
        Type: 'AWS::CloudFormation::Stack',
        Properties: {
          TemplateURL: id === undefined ? Location : { 'Fn::Join': ['', [repositoryScheme, id]] },
          ...pick(properties, ['Parameters', 'NotificationARNs', 'TimeoutInMinutes']),
          Tags: withSamTag(Tags),
        },
      },
    },
  };
};
