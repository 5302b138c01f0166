// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/alias.ts'))['aliasResource']>('AWS::Lambda::Alias', 'alias', 'aliasResource'),
  resource<(typeof import('../resources/event-invoke-config.ts'))['eventInvokeConfigResource']>('AWS::Lambda::EventInvokeConfig', 'event-invoke-config', 'eventInvokeConfigResource'),
  resource<(typeof import('../resources/event-source-mapping.ts'))['eventSourceMappingResource']>('AWS::Lambda::EventSourceMapping', 'event-source-mapping', 'eventSourceMappingResource'),
  resource<(typeof import('../resources/function.ts'))['functionResource']>('AWS::Lambda::Function', 'function', 'functionResource'),
  resource<(typeof import('../resources/layer-version.ts'))['layerVersionResource']>('AWS::Lambda::LayerVersion', 'layer-version', 'layerVersionResource'),
  resource<(typeof import('../resources/permission.ts'))['permissionResource']>('AWS::Lambda::Permission', 'permission', 'permissionResource'),
  resource<(typeof import('../resources/url.ts'))['urlResource']>('AWS::Lambda::Url', 'url', 'urlResource'),
  resource<(typeof import('../resources/version.ts'))['versionResource']>('AWS::Lambda::Version', 'version', 'versionResource'),
];
