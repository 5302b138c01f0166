// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/application.ts'))['applicationResource']>('AWS::CodeDeploy::Application', 'application', 'applicationResource'),
  resource<(typeof import('../resources/blue-green.ts'))['blueGreenResource']>('AWS::CodeDeploy::BlueGreen', 'blue-green', 'blueGreenResource'),
  resource<(typeof import('../resources/deployment-config.ts'))['deploymentConfigResource']>('AWS::CodeDeploy::DeploymentConfig', 'deployment-config', 'deploymentConfigResource'),
  resource<(typeof import('../resources/deployment-group.ts'))['deploymentGroupResource']>('AWS::CodeDeploy::DeploymentGroup', 'deployment-group', 'deploymentGroupResource'),
];
